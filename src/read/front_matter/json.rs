//! JSON front matter.

use serde::de::IgnoredAny;

use crate::read::codec;
use crate::read::scalar::{Notation, Scalar};
use crate::text::Span;

use super::fields::Fields;

const HELP: &str = "correct the JSON; the text below it is read all the same";

/// An object or array that is being read.
enum Level {
    /// The last key.
    Object(String),
    Array,
}

/// Where the object that a text starts with ends.
pub(super) fn object_end(text: &str) -> Option<usize> {
    let mut depth = 0usize;
    let mut at = 0;
    let bytes = text.as_bytes();
    while at < bytes.len() {
        match bytes[at] {
            b'"' => at = string_end(bytes, at)? - 1,
            b'{' => depth += 1,
            b'}' if depth == 1 => return Some(at + 1),
            b'}' => depth -= 1,
            _ => {}
        }
        at += 1;
    }
    None
}

/// One past the quote that closes the string at `at`.
fn string_end(bytes: &[u8], at: usize) -> Option<usize> {
    let mut end = at + 1;
    while *bytes.get(end)? != b'"' {
        end += if bytes[end] == b'\\' { 2 } else { 1 };
    }
    Some(end + 1)
}

/// Reads the values of `inside`.
pub(super) fn read(text: &str, inside: Span, fields: &mut Fields<'_>) {
    let json = &text[inside.range()];
    if let Err(error) = serde_json::from_str::<IgnoredAny>(json) {
        fields.problem(inside, format!("the front matter is no JSON: {error}"), HELP);
    }
    let bytes = json.as_bytes();
    let mut levels: Vec<Level> = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'{' => levels.push(Level::Object(String::new())),
            b'[' => levels.push(Level::Array),
            b'}' | b']' => drop(levels.pop()),
            b'"' => {
                let Some(end) = string_end(bytes, at) else { return };
                let place = Span::new(at + 1, end - 1).shifted(inside.start());
                let scalar = Scalar::read(text, place, Notation::Backslash, codec::QUOTED);
                let is_key = json[end..].trim_start().starts_with(':');
                match levels.last_mut() {
                    Some(Level::Object(key)) if is_key => *key = scalar.decoded(text),
                    _ => fields.value(&path(&levels), &scalar),
                }
                at = end - 1;
            }
            _ => {}
        }
        at += 1;
    }
}

fn path(levels: &[Level]) -> Vec<String> {
    let key = |level: &Level| if let Level::Object(key) = level { Some(key.clone()) } else { None };
    levels.iter().filter_map(key).collect()
}
