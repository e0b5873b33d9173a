//! Annotations on GitHub: "Workflow commands for GitHub Actions", section "Setting an error message".

use std::io::{self, Write};

use super::{FileReport, Reporter, Summary, ends, in_order, words};
use crate::finding::Severity;

/// The `github` report: a workflow command a finding. Nothing comes of an empty run.
#[derive(Debug)]
pub(super) struct Github;

impl Reporter for Github {
    fn file(&mut self, report: &FileReport<'_>, out: &mut dyn Write) -> io::Result<()> {
        for finding in in_order(report.findings) {
            let command = match finding.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Info => "notice",
            };
            let [start, end] = ends(report.source, finding.hull());
            write!(out, "::{command} file={},line={}", property(report.source.name()), start.line)?;
            write!(out, ",endLine={}", end.line)?;
            if start.line == end.line {
                // A column may only be given where start and end are on one line.
                write!(out, ",col={}", start.column)?;
            }
            writeln!(out, ",title={}::{}", property(finding.rule), data(&words::in_one_line(finding)))?;
        }
        Ok(())
    }

    fn finish(&mut self, _: &Summary, _: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }
}

/// Text as a command's message.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Text as the value of a command's property.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
