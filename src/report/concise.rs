//! One line a finding, for a glance and for editors that jump to places.

use std::io::{self, Write};

use super::shown::{harmless, isolate, mark_directions};
use super::{FileReport, ReportOptions, Reporter, Summary, for_people, words};
use crate::finding::{Finding, Severity};

/// The `concise` report.
#[derive(Debug)]
pub(super) struct Concise {
    color: bool,
}

impl Concise {
    pub(super) fn new(options: &ReportOptions) -> Self {
        Self { color: options.color }
    }

    fn severity(&self, finding: &Finding) -> String {
        let tag = format!("{}[{}]", finding.severity.as_str(), finding.rule);
        let color = match finding.severity {
            Severity::Error => "31",
            Severity::Warning => "33",
            Severity::Info => "34",
        };
        if self.color { format!("\x1b[1;{color}m{tag}\x1b[0m") } else { tag }
    }
}

impl Reporter for Concise {
    fn file(&mut self, report: &FileReport<'_>, out: &mut dyn Write) -> io::Result<()> {
        for finding in for_people(report.findings) {
            let place = report.source.position(finding.hull().start());
            let says = match words::remedy(finding) {
                Some(remedy) => format!("{}: {remedy}. {}", finding.surface, finding.message),
                None => format!("{}: {}", finding.surface, finding.message),
            };
            let says = isolate(&mark_directions(&harmless(&says)));
            let path = isolate(&mark_directions(&harmless(report.source.name())));
            writeln!(out, "{path}:{}:{}: {} {says}", place.line, place.column, self.severity(finding))?;
        }
        Ok(())
    }

    fn finish(&mut self, summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "{}", words::conclusion(summary))
    }
}
