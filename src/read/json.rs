//! The strings of a JSON text, with their places.
//!
//! It reads on where a parser gives up: lone surrogates, doubled keys and a million brackets are no
//! reason to leave a text unread.

use serde::de::IgnoredAny;

use super::codec;
use super::scalar::{Notation, Scalar};
use crate::text::Span;

/// An object or array that is being read.
#[derive(Debug)]
pub(super) struct Level {
    /// The last key; `None` in an array.
    pub(super) key: Option<String>,
    /// The number of the object, in the order in which they open; that of the object around an array.
    pub(super) object: usize,
}

/// The keys that lead to a value; the places in lists are no keys.
pub(super) fn path(levels: &[Level]) -> Vec<String> {
    levels.iter().filter_map(|level| level.key.clone()).collect()
}

/// One past the quote that closes the string at `at`.
pub(super) fn string_end(bytes: &[u8], at: usize) -> Option<usize> {
    let mut end = at + 1;
    while *bytes.get(end)? != b'"' {
        end += if bytes[end] == b'\\' { 2 } else { 1 };
    }
    Some(end + 1)
}

/// Something met on the way through a JSON text.
pub(super) enum Met {
    /// A key of the innermost object, which is the last of its levels.
    Key,
    /// A string value, without its quotes.
    Value(Span),
}

/// Goes through the keys and strings of `inside`.
pub(super) fn walk(text: &str, inside: Span, mut meet: impl FnMut(&[Level], Met)) {
    let json = &text[inside.range()];
    let bytes = json.as_bytes();
    let mut levels: Vec<Level> = Vec::new();
    let mut objects = 0;
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'{' => {
                levels.push(Level { key: Some(String::new()), object: objects });
                objects += 1;
            }
            b'[' => levels.push(Level { key: None, object: levels.last().map_or(usize::MAX, |level| level.object) }),
            b'}' | b']' => drop(levels.pop()),
            b'"' => {
                let Some(end) = string_end(bytes, at) else { return };
                let place = Span::new(at + 1, end - 1).shifted(inside.start());
                let is_key = json[end..].trim_start().starts_with(':');
                match levels.last_mut() {
                    Some(Level { key: Some(key), .. }) if is_key => {
                        *key = string(text, place).decoded(text);
                        meet(&levels, Met::Key);
                    }
                    _ => meet(&levels, Met::Value(place)),
                }
                at = end - 1;
            }
            _ => {}
        }
        at += 1;
    }
}

/// The string at a place. One that escapes all letters beyond ASCII goes on doing so.
pub(super) fn string(text: &str, place: Span) -> Scalar {
    let raw = &text[place.range()];
    let is_ascii = raw.is_ascii() && raw.contains("\\u");
    let codec = if is_ascii { codec::QUOTED_ASCII } else { codec::QUOTED };
    Scalar::read(text, place, Notation::Backslash, codec)
}

/// Where and why a text is no JSON; `None` for the reason where it only ends too soon.
pub(super) fn error(text: &str) -> Option<(usize, Option<String>)> {
    let error = serde_json::from_str::<IgnoredAny>(text).err()?;
    let line = text.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum::<usize>();
    let at = (line + error.column().saturating_sub(1)).min(text.len());
    let at = (0..=at).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
    Some((at, (!error.is_eof()).then(|| error.to_string())))
}
