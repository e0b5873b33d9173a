//! What is wrong with a file, where, and how to mend it.

use std::fmt;
use std::ops::Range;

use serde::de::DeserializeOwned;

use crate::text::distance::nearest;

/// Why a dictionary file cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParseError {
    /// The file, as it was named.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in Unicode scalar values, from 1.
    pub column: usize,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: String,
}

impl fmt::Display for ParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}: {}; {}", self.file, self.line, self.column, self.message, self.help)
    }
}

impl std::error::Error for ParseError {}

/// A file and its text, for saying where something is.
pub(super) struct Place<'a> {
    pub(super) file: &'a str,
    pub(super) toml: &'a str,
}

impl Place<'_> {
    /// Reads the whole text into a raw type.
    pub(super) fn read<T: DeserializeOwned>(&self) -> Result<T, ParseError> {
        toml::from_str(self.toml).map_err(|error| {
            let message = error.message().to_owned();
            let help = remedy(&message);
            self.error(error.span().unwrap_or(0..0), message, help)
        })
    }

    /// An error at a place.
    pub(super) fn error(&self, span: Range<usize>, message: impl Into<String>, help: impl Into<String>) -> ParseError {
        let before = self.toml.get(..span.start).unwrap_or_default();
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        ParseError {
            file: self.file.to_owned(),
            line: before.matches('\n').count() + 1,
            column: before[line_start..].chars().count() + 1,
            message: message.into(),
            help: help.into(),
        }
    }
}

/// What to do about a message of the TOML reader.
fn remedy(message: &str) -> String {
    let quoted: Vec<&str> = message.split('`').skip(1).step_by(2).collect();
    if message.starts_with("unknown")
        && let Some((wrong, known)) = quoted.split_first()
    {
        return match nearest(wrong, known.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None if known.is_empty() => "take it out".to_owned(),
            None => format!("known here: {}", known.join(", ")),
        };
    }
    match quoted.as_slice() {
        [missing] if message.starts_with("missing field") => format!("add `{missing} = …`"),
        [double] if message.starts_with("duplicate") => format!("keep one `{double}`"),
        _ => "dictionaries/README.md describes the format".to_owned(),
    }
}
