//! Text inside a string, section or element of another notation: plain paragraphs, or HTML.

use super::{html, plain};
use crate::document::{Document, Role, Segment};

/// Whether a text has tags of HTML.
pub(super) fn is_html(text: &str) -> bool {
    text.match_indices('<').any(|(at, _)| {
        let rest = text[at + 1..].strip_prefix('/').unwrap_or(&text[at + 1..]);
        let name = rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len());
        rest.starts_with(|c: char| c.is_ascii_alphabetic())
            && rest[name..].starts_with(['>', '/', ' ', '\n', '\t'])
            && (TAGS.contains(&&*rest[..name].to_ascii_lowercase()))
    })
}

/// What marks a text as HTML; a person's `<laughs>` does not.
const TAGS: &[&str] = &[
    "p",
    "br",
    "b",
    "i",
    "em",
    "strong",
    "a",
    "div",
    "span",
    "h1",
    "h2",
    "h3",
    "h4",
    "ul",
    "ol",
    "li",
    "blockquote",
    "q",
    "cite",
    "img",
    "table",
    "tr",
    "td",
    "hr",
    "sub",
    "sup",
    "u",
    "figure",
];

/// Adds the paragraphs of a text that stands in another notation. What is no running text keeps its role.
pub(super) fn read<'s>(outer: &Segment<'s>, document: &mut Document<'s>) {
    let text = outer.text();
    let inner = if is_html(text) { html::fragment(text) } else { plain::paragraphs(text) };
    let mut inner = inner.lift(outer);
    if outer.role != Role::Body {
        for segment in inner.segments.iter_mut().filter(|segment| segment.role == Role::Body) {
            segment.role = outer.role;
        }
    }
    document.segments.append(&mut inner.segments);
    document.suppressions.append(&mut inner.suppressions);
    document.problems.append(&mut inner.problems);
}
