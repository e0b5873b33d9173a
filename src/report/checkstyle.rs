//! Checkstyle's XML, which many build servers and editors read: the output of `XMLLogger` in the
//! Checkstyle documentation, version 4.3.

use std::io::{self, Write};

use super::xml::escape;
use super::{FileReport, Reporter, Summary, in_order, words};

/// The `checkstyle` report. Files without findings are left out.
#[derive(Debug, Default)]
pub(super) struct Checkstyle {
    is_open: bool,
}

impl Checkstyle {
    fn open(&mut self, out: &mut dyn Write) -> io::Result<()> {
        if !std::mem::replace(&mut self.is_open, true) {
            writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">")?;
        }
        Ok(())
    }
}

impl Reporter for Checkstyle {
    fn file(&mut self, report: &FileReport<'_>, out: &mut dyn Write) -> io::Result<()> {
        self.open(out)?;
        if report.findings.is_empty() {
            return Ok(());
        }
        writeln!(out, "  <file name=\"{}\">", escape(report.source.name()))?;
        for finding in in_order(report.findings) {
            let at = report.source.position(finding.hull().start());
            writeln!(
                out,
                "    <error line=\"{}\" column=\"{}\" severity=\"{}\" message=\"{}\" source=\"canonym.{}\"/>",
                at.line,
                at.column,
                finding.severity.as_str(),
                escape(&words::in_one_line(finding)),
                finding.rule
            )?;
        }
        writeln!(out, "  </file>")
    }

    fn finish(&mut self, _: &Summary, out: &mut dyn Write) -> io::Result<()> {
        self.open(out)?;
        writeln!(out, "</checkstyle>")
    }
}
