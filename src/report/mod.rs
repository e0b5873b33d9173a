//! Findings to bytes. One output format a file.

use std::io::{self, Write};

use crate::finding::Finding;
use crate::text::Source;

/// Writes findings in one output format, file by file and then the sum.
pub trait Reporter {
    /// Writes what was found in one file. Called for files without findings too.
    fn file(&mut self, report: &FileReport<'_>, out: &mut dyn Write) -> io::Result<()>;
    /// Writes what comes after all files.
    fn finish(&mut self, summary: &Summary, out: &mut dyn Write) -> io::Result<()>;
}

/// What was found in one file.
#[derive(Debug, Clone, Copy)]
pub struct FileReport<'a> {
    /// The file.
    pub source: &'a Source,
    /// What was found in it.
    pub findings: &'a [Finding],
}

/// What was found in all files.
#[derive(Debug, Clone, Default)]
pub struct Summary {
    /// Files checked.
    pub files: usize,
    /// Errors found.
    pub errors: usize,
    /// Warnings found.
    pub warnings: usize,
    /// Infos found.
    pub infos: usize,
    /// Findings that `fix` would fix unasked.
    pub fixable: usize,
}

/// An output format.
#[derive(Debug)]
pub struct ReportInfo {
    /// As given on the command line.
    pub name: &'static str,
    /// What it is for.
    pub description: &'static str,
}

/// All output formats.
pub const REPORTS: &[ReportInfo] = &[ReportInfo { name: "concise", description: "one line a finding" }];

/// How a report looks.
#[derive(Debug, Clone, Default)]
pub struct ReportOptions {
    /// Whether it may use colour.
    pub color: bool,
    /// Whether it tells more.
    pub verbose: bool,
    /// Columns to fit in, where it matters.
    pub width: Option<usize>,
}

/// The reporter of a name in [`REPORTS`].
pub fn reporter(name: &str, _options: &ReportOptions) -> Option<Box<dyn Reporter + Send>> {
    (name == "concise").then(|| Box::new(Concise) as Box<dyn Reporter + Send>)
}

struct Concise;

impl Reporter for Concise {
    fn file(&mut self, report: &FileReport<'_>, out: &mut dyn Write) -> io::Result<()> {
        for finding in report.findings {
            let at = report.source.position(finding.hull().start());
            let (severity, rule) = (finding.severity.as_str(), finding.rule);
            let (line, column) = (at.line, at.column);
            writeln!(out, "{}:{line}:{column}: {severity}[{rule}]: {}", report.source.name(), finding.message)?;
        }
        Ok(())
    }

    fn finish(&mut self, _summary: &Summary, _out: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }
}
