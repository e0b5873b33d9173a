//! One line a finding, for a glance and for editors that jump to places.

use std::io::{self, Write};

use super::shown::on_one_line;
use super::{FileReport, ReportOptions, Reporter, Summary, for_people, tag, words};

/// The `concise` report.
#[derive(Debug)]
pub(super) struct Concise {
    color: bool,
}

impl Concise {
    pub(super) fn new(options: &ReportOptions) -> Self {
        Self { color: options.color }
    }
}

impl Reporter for Concise {
    fn file(&mut self, report: &FileReport<'_>, out: &mut dyn Write) -> io::Result<()> {
        for finding in for_people(report.findings) {
            let place = report.source.position(finding.hull().start());
            let says = on_one_line(&words::in_one_line(finding));
            let path = on_one_line(report.source.name());
            writeln!(
                out,
                "{path}:{}:{}: {} {says}",
                place.line,
                place.column,
                tag(finding.severity, finding.rule, self.color)
            )?;
        }
        Ok(())
    }

    fn finish(&mut self, summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
        words::conclusion(summary).map_or(Ok(()), |conclusion| writeln!(out, "{conclusion}"))
    }
}
