//! A JSON array that is written item by item.

use std::io::{self, Write};

use serde::Serialize;

/// An array and what stands before it. Nothing is written before the first item or the end, and no
/// item is kept.
#[derive(Debug)]
pub(super) struct List {
    /// Up to the opening bracket, without it; empty once it is written.
    head: Option<String>,
    /// Blanks before the closing bracket.
    indent: &'static str,
    is_empty: bool,
}

impl List {
    pub(super) fn new(head: impl Into<String>, indent: &'static str) -> Self {
        Self { head: Some(head.into()), indent, is_empty: true }
    }

    /// Writes one more item, on a line of its own.
    pub(super) fn item(&mut self, item: &impl Serialize, out: &mut dyn Write) -> io::Result<()> {
        self.open(out)?;
        let comma = if self.is_empty { "" } else { "," };
        self.is_empty = false;
        write!(out, "{comma}\n{}  ", self.indent)?;
        Ok(serde_json::to_writer(out, item)?)
    }

    /// Closes the array.
    pub(super) fn end(&mut self, out: &mut dyn Write) -> io::Result<()> {
        self.open(out)?;
        if self.is_empty { write!(out, "]") } else { write!(out, "\n{}]", self.indent) }
    }

    fn open(&mut self, out: &mut dyn Write) -> io::Result<()> {
        self.head.take().map_or(Ok(()), |head| write!(out, "{head}["))
    }
}
