//! What is wrong with a file, where, and how to mend it.

use std::cell::OnceCell;
use std::fmt;
use std::ops::Range;

use serde::de::DeserializeOwned;

use crate::text::distance::nearest;
use crate::text::{LineIndex, boundary_before};

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
    file: &'a str,
    toml: &'a str,
    /// Counted when something is wrong: a file may be long, and have much that is.
    lines: OnceCell<LineIndex>,
}

impl<'a> Place<'a> {
    pub(super) fn new(file: &'a str, toml: &'a str) -> Self {
        Self { file, toml, lines: OnceCell::new() }
    }

    /// Reads the whole text into a raw type.
    pub(super) fn read<T: DeserializeOwned>(&self) -> Result<T, ParseError> {
        toml::from_str(self.toml).map_err(|error| self.refused(&error))
    }

    /// What the TOML reader says, with a remedy.
    pub(super) fn refused(&self, error: &toml::de::Error) -> ParseError {
        self.error(error.span().unwrap_or(0..0), error.message(), remedy(error.message()))
    }

    /// An error at a place.
    pub(super) fn error(&self, span: Range<usize>, message: impl Into<String>, help: impl Into<String>) -> ParseError {
        let lines = self.lines.get_or_init(|| LineIndex::new(self.toml));
        let position = lines.position(self.toml, boundary_before(self.toml, span.start));
        ParseError {
            file: self.file.to_owned(),
            line: position.line,
            column: position.column,
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
