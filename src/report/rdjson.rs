//! For reviewdog: "Reviewdog Diagnostic Format", message `DiagnosticResult` as JSON.

use std::io::{self, Write};

use serde::Serialize;

use super::list::List;
use super::{FileReport, Reporter, Summary, in_order, words};
use crate::finding::{Finding, Severity};
use crate::text::{Source, Span};

/// The `rdjson` report: one JSON object.
#[derive(Debug)]
pub(super) struct Rdjson(List);

impl Rdjson {
    pub(super) fn new() -> Self {
        Self(List::new("{\n  \"source\": {\"name\":\"canonym\"},\n  \"diagnostics\": ", "  "))
    }
}

#[derive(Serialize)]
struct Diagnostic<'a> {
    message: String,
    location: Location<'a>,
    severity: &'a str,
    code: Code<'a>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    suggestions: Vec<Suggestion<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<RelatedLocation<'a>>,
}

#[derive(Serialize)]
struct Location<'a> {
    path: &'a str,
    range: Range,
}

#[derive(Serialize)]
struct Range {
    start: Position,
    /// The first place after it.
    end: Position,
}

/// Line and column from 1; columns are bytes of the text in UTF-8.
#[derive(Serialize)]
struct Position {
    line: usize,
    column: usize,
}

#[derive(Serialize)]
struct Code<'a> {
    value: &'a str,
}

#[derive(Serialize)]
struct Suggestion<'a> {
    range: Range,
    text: &'a str,
}

#[derive(Serialize)]
struct RelatedLocation<'a> {
    message: &'a str,
    location: Location<'a>,
}

impl Reporter for Rdjson {
    fn file(&mut self, report: &FileReport<'_>, out: &mut dyn Write) -> io::Result<()> {
        for finding in in_order(report.findings) {
            self.0.item(&diagnostic(report.source, finding), out)?;
        }
        Ok(())
    }

    fn finish(&mut self, _: &Summary, out: &mut dyn Write) -> io::Result<()> {
        self.0.end(out)?;
        out.write_all(b"\n}\n")
    }
}

fn diagnostic<'a>(source: &'a Source, finding: &'a Finding) -> Diagnostic<'a> {
    let related = finding.related.iter();
    Diagnostic {
        message: words::in_one_line(finding),
        location: location(source, finding.hull()),
        severity: match finding.severity {
            Severity::Error => "ERROR",
            Severity::Warning => "WARNING",
            Severity::Info => "INFO",
        },
        code: Code { value: finding.rule },
        suggestions: suggestions(source, finding),
        related_locations: related
            .map(|related| RelatedLocation { message: &related.message, location: location(source, related.span) })
            .collect(),
    }
}

/// The fixes that are one change at the place itself: several suggestions are several ways out, and
/// each is taken alone.
fn suggestions<'a>(source: &Source, finding: &'a Finding) -> Vec<Suggestion<'a>> {
    let at_place = finding.fixes.iter().filter_map(|fix| match fix.edits.as_slice() {
        [edit] if finding.hull().contains(edit.span) => Some(edit),
        _ => None,
    });
    at_place.map(|edit| Suggestion { range: range(source, edit.span), text: &edit.replacement }).collect()
}

fn location(source: &Source, span: Span) -> Location<'_> {
    Location { path: source.name(), range: range(source, span) }
}

fn range(source: &Source, span: Span) -> Range {
    Range { start: position(source, span.start()), end: position(source, span.end()) }
}

fn position(source: &Source, offset: usize) -> Position {
    let line = source.position(offset).line;
    let start = source.lines().line(source.text(), line).start;
    Position { line, column: offset - start + 1 }
}
