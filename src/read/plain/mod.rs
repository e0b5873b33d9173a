//! Plain wire copy: paragraphs, headlines, bylines, datelines.
//!
//! A hard-wrapped paragraph is one segment, so that a name at the end of a line stays whole. Lines
//! like `key: value` are text as everything else: plain text has no front matter.

mod lines;
pub(super) mod roles;

use crate::document::{Codec, Document, Role, Segment};
use crate::text::{Script, Source, Span};
use lines::Line;

/// Reads plain text.
pub(super) fn read(source: &Source) -> Document<'_> {
    paragraphs(source.text())
}

/// Gives the text of each paragraph to `then`, as [`read`] would, one at a time.
pub(super) fn each_text(text: &str, mut then: impl FnMut(&str)) {
    for block in lines::blocks(text) {
        for paragraph in lines::paragraphs(&block) {
            then(segment(text, paragraph).text());
        }
    }
}

/// The paragraphs of a text.
pub(super) fn paragraphs(text: &str) -> Document<'_> {
    let mut document = Document::default();
    for block in lines::blocks(text) {
        for paragraph in lines::paragraphs(&block) {
            document.segments.push(segment(text, paragraph));
        }
    }
    roles::set(&mut document.segments);
    document
}

fn segment<'s>(text: &'s str, lines: &[Line<'s>]) -> Segment<'s> {
    let mut builder = Segment::builder(text);
    let mut start = lines.first().map_or(0, |line| line.span.start());
    for pair in lines.windows(2) {
        let (line, next) = (&pair[0], &pair[1]);
        let (dropped, decoded) = line_break(line.text, next.text);
        let end = line.span.end() - dropped;
        builder.verbatim(Span::new(start, end)).atom(Span::new(end, next.span.start()), decoded);
        start = next.span.start();
    }
    if let Some(last) = lines.last() {
        builder.verbatim(Span::new(start, last.span.end()));
    }
    builder.finish(Role::Body, Codec::PLAIN)
}

/// What a line break stands for: how many bytes of the line before belong to it, and its text.
pub(super) fn line_break(line: &str, next: &str) -> (usize, &'static str) {
    let mut backwards = line.chars().rev();
    let (last, before) = (backwards.next().unwrap_or(' '), backwards.next().unwrap_or(' '));
    let first = next.chars().next().unwrap_or(' ');
    let is_unspaced = |c: char| Script::of(c).is_some_and(Script::is_unspaced);
    match last {
        '\u{AD}' => (0, ""),
        '-' | '\u{2010}' if before.is_alphanumeric() && first.is_alphanumeric() => {
            let tail = next.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
            let divides_word = first.is_lowercase() && before.is_alphabetic() && !COMPOUND_TAILS.contains(&tail);
            (if divides_word { last.len_utf8() } else { 0 }, "")
        }
        _ if is_unspaced(last) && is_unspaced(first) => (0, ""),
        _ => (0, " "),
    }
}

/// Words after a hyphen that a name keeps: `Kiev-based` divided at its hyphen is no `Kievbased`.
const COMPOUND_TAILS: &[&str] = &[
    "based",
    "born",
    "backed",
    "led",
    "held",
    "controlled",
    "occupied",
    "era",
    "made",
    "bound",
    "area",
    "run",
    "style",
    "trained",
    "installed",
    "appointed",
    "friendly",
    "bred",
    "educated",
    "sponsored",
    "supported",
    "brokered",
    "wide",
    "to",
    "and",
    "und",
    "on",
    "sur",
    "am",
    "an",
];
