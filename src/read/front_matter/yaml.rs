//! YAML front matter.

use saphyr_parser::{Event, Parser, ScalarStyle};

use crate::read::codec;
use crate::read::scalar::{Notation, Scalar};
use crate::text::Span;

use super::fields::Fields;

const HELP: &str = "correct the YAML; the text below it is read all the same";

/// A mapping or sequence that is being read.
enum Level {
    /// The key whose value comes next; `None` while a key is awaited.
    Mapping(Option<String>),
    Sequence,
}

/// Reads the values of `inside`.
pub(super) fn read(text: &str, inside: Span, fields: &mut Fields<'_>) {
    let yaml = &text[inside.range()];
    let places = Places::new(yaml, inside.start());
    let mut levels: Vec<Level> = Vec::new();
    let mut parser = Parser::new_from_str(yaml);
    loop {
        let (event, span) = match parser.next_event() {
            None | Some(Ok((Event::StreamEnd, _))) => return,
            Some(Ok((event, span))) => (event, span),
            Some(Err(error)) => {
                let at = places.of(error.marker().index()).min(inside.end());
                let message = format!("the front matter is no YAML from here on: {}", error.info());
                fields.problem(Span::new(at, at), message, HELP);
                return;
            }
        };
        match event {
            Event::Scalar(value, style, ..) => {
                if let Some(Level::Mapping(key @ None)) = levels.last_mut() {
                    *key = Some(value.into_owned());
                    continue;
                }
                let place = Span::new(
                    places.of(span.start.index()),
                    places.of(span.end.index()).max(places.of(span.start.index())),
                );
                scalar(text, place, &value, style, &path(&levels), fields);
                end_value(&mut levels);
            }
            Event::Alias(_) => end_value(&mut levels),
            Event::MappingStart(..) => levels.push(Level::Mapping(None)),
            Event::SequenceStart(..) => levels.push(Level::Sequence),
            Event::MappingEnd | Event::SequenceEnd => {
                levels.pop();
                end_value(&mut levels);
            }
            _ => {}
        }
    }
}

/// After a value, the mapping around it awaits a key; a mapping as a key counts as an empty one.
fn end_value(levels: &mut [Level]) {
    if let Some(Level::Mapping(key)) = levels.last_mut() {
        *key = if key.is_none() { Some(String::new()) } else { None };
    }
}

fn path(levels: &[Level]) -> Vec<String> {
    let key = |level: &Level| if let Level::Mapping(key) = level { key.clone() } else { None };
    levels.iter().filter_map(key).collect()
}

fn scalar(text: &str, place: Span, value: &str, style: ScalarStyle, path: &[String], fields: &mut Fields<'_>) {
    if !Fields::wants(path) || value.trim().is_empty() {
        return;
    }
    let place = without_properties(text, place);
    let raw = &text[place.range()];
    let scalar = match style {
        ScalarStyle::Plain => Some(Scalar::read(text, trimmed(text, place), Notation::Raw, codec::YAML_PLAIN)),
        ScalarStyle::SingleQuoted => inside_quotes(raw, place, '\'')
            .map(|inside| Scalar::read(text, inside, Notation::DoubledQuote, codec::YAML_SINGLE)),
        ScalarStyle::DoubleQuoted => {
            inside_quotes(raw, place, '"').map(|inside| Scalar::read(text, inside, Notation::Backslash, codec::QUOTED))
        }
        ScalarStyle::Literal | ScalarStyle::Folded => {
            Some(Scalar::read(text, trimmed(text, block_body(text, place)), Notation::Raw, codec::YAML_BLOCK))
        }
    };
    match scalar.filter(|scalar| scalar.says(text, value)) {
        Some(scalar) => fields.value(path, &scalar),
        None => fields.problem(
            place,
            format!("the value of `{}` is not checked: its text cannot be traced", path.join(".")),
            "write it in plain or double-quoted style, without a tag or anchor",
        ),
    }
}

/// The scalar without the anchor and tag before it, which the parser counts in.
fn without_properties(text: &str, place: Span) -> Span {
    let mut start = place.start();
    while text[start..place.end()].starts_with(['&', '!']) {
        let rest = &text[start..place.end()];
        let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
        start = place.end() - rest[end..].trim_start().len();
    }
    Span::new(start, place.end())
}

fn inside_quotes(raw: &str, place: Span, quote: char) -> Option<Span> {
    let inside = raw.trim_end().strip_prefix(quote)?.strip_suffix(quote)?;
    Some(Span::new(place.start() + 1, place.start() + 1 + inside.len()))
}

/// The lines of a block scalar behind its `|` or `>`, wherever the parser lets it start.
fn block_body(text: &str, place: Span) -> Span {
    let raw = &text[place.range()];
    let header = raw.lines().next().unwrap_or_default();
    let is_header = header.trim_start().starts_with(['|', '>'])
        && header.trim()[1..]
            .split('#')
            .next()
            .is_some_and(|indicators| indicators.trim().chars().all(|c| matches!(c, '+' | '-' | '0'..='9')));
    let skipped = if is_header { raw.find('\n').map_or(raw.len(), |end| end + 1) } else { 0 };
    Span::new(place.start() + skipped, place.end())
}

fn trimmed(text: &str, place: Span) -> Span {
    let raw = &text[place.range()];
    let start = place.start() + (raw.len() - raw.trim_start().len());
    Span::new(start, start + raw.trim().len())
}

/// From the characters that the parser counts to bytes of the source.
struct Places {
    /// Byte of each character; empty if all are ASCII.
    bytes: Vec<usize>,
    base: usize,
    len: usize,
}

impl Places {
    fn new(yaml: &str, base: usize) -> Self {
        let bytes = if yaml.is_ascii() { Vec::new() } else { yaml.char_indices().map(|(at, _)| at).collect() };
        Self { bytes, base, len: yaml.len() }
    }

    fn of(&self, index: usize) -> usize {
        let at = if self.bytes.is_empty() { index } else { self.bytes.get(index).copied().unwrap_or(self.len) };
        self.base + at.min(self.len)
    }
}
