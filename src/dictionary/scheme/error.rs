//! What can go wrong with a scheme: in its file, and in a name it is given.

use std::fmt;
use std::ops::Range;

/// A mistake in a scheme file: where it is and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SchemeError {
    /// The line, counted from 1.
    pub line: usize,
    /// The column in Unicode scalar values, counted from 1.
    pub column: usize,
    /// The bytes of the file that are meant.
    pub place: Range<usize>,
    /// What is wrong and what to do.
    pub message: String,
}

impl SchemeError {
    pub(super) fn at(toml: &str, place: Range<usize>, message: impl Into<String>) -> SchemeError {
        let before = toml.get(..place.start).unwrap_or(toml);
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().map_or(0, |start| start.chars().count()) + 1;
        SchemeError { line, column, place, message: message.into() }
    }

    pub(super) fn syntax(toml: &str, error: &toml::de::Error) -> SchemeError {
        let place = error.span().unwrap_or(0..0);
        let message =
            format!("not valid TOML ({}); correct the line, or put the text in quotes", error.message().trim());
        SchemeError::at(toml, place, message)
    }
}

impl fmt::Display for SchemeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}: {}", self.line, self.column, self.message)
    }
}

impl std::error::Error for SchemeError {}

/// A letter that a scheme has no rule for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unmapped {
    /// The letter as it stands in the name.
    pub letter: char,
    /// Its byte offset in the name.
    pub offset: usize,
}

impl fmt::Display for Unmapped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no rule for `{}` (U+{:04X}) at byte {}", self.letter, self.letter as u32, self.offset)
    }
}

impl std::error::Error for Unmapped {}
