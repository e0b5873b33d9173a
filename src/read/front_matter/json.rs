//! JSON front matter.

use crate::read::json::{self, Met};
use crate::text::Span;

use super::fields::Fields;

const HELP: &str = "correct the JSON; the text below it is read all the same";

/// Where the object that a text starts with ends.
pub(super) fn object_end(text: &str) -> Option<usize> {
    let mut depth = 0usize;
    let mut at = 0;
    let bytes = text.as_bytes();
    while at < bytes.len() {
        match bytes[at] {
            b'"' => at = json::string_end(bytes, at)? - 1,
            b'{' => depth += 1,
            b'}' if depth == 1 => return Some(at + 1),
            b'}' => depth -= 1,
            _ => {}
        }
        at += 1;
    }
    None
}

/// Reads the values of `inside`.
pub(super) fn read(text: &str, inside: Span, fields: &mut Fields<'_>) {
    if let Some((_, reason)) = json::error(&text[inside.range()]) {
        let reason = reason.unwrap_or_else(|| "it ends too soon".to_owned());
        fields.problem(inside, format!("the front matter is no JSON: {reason}"), HELP);
    }
    json::walk(text, inside, |levels, met| {
        if let Met::Value(place) = met {
            fields.value(&json::path(levels), &json::string(text, place));
        }
    });
}
