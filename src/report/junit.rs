//! `JUnit`'s XML as build servers read it: `junit-10.xsd` of the Jenkins xUnit plugin.

use std::io::{self, Write};

use super::xml::escape;
use super::{FileReport, Reporter, Summary, in_order, words};
use crate::finding::{Finding, Severity};
use crate::text::Source;

/// The `junit` report: a test suite a file, a test case a finding. Errors and warnings fail; an info
/// is a case that passes and has something to say.
#[derive(Debug, Default)]
pub(super) struct Junit {
    is_open: bool,
}

impl Junit {
    fn open(&mut self, out: &mut dyn Write) -> io::Result<()> {
        if !std::mem::replace(&mut self.is_open, true) {
            writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"canonym\">")?;
        }
        Ok(())
    }
}

impl Reporter for Junit {
    fn file(&mut self, report: &FileReport<'_>, out: &mut dyn Write) -> io::Result<()> {
        self.open(out)?;
        let path = escape(report.source.name());
        let failures = report.findings.iter().filter(|finding| fails(finding)).count();
        let tests = report.findings.len().max(1);
        writeln!(
            out,
            "  <testsuite name=\"{path}\" tests=\"{tests}\" failures=\"{failures}\" errors=\"0\" file=\"{path}\">"
        )?;
        if report.findings.is_empty() {
            writeln!(out, "    <testcase classname=\"{path}\" name=\"names\"/>")?;
        }
        for finding in in_order(report.findings) {
            case(report.source, finding, &path, out)?;
        }
        writeln!(out, "  </testsuite>")
    }

    fn finish(&mut self, _: &Summary, out: &mut dyn Write) -> io::Result<()> {
        self.open(out)?;
        writeln!(out, "</testsuites>")
    }
}

fn fails(finding: &Finding) -> bool {
    finding.severity > Severity::Info
}

fn case(source: &Source, finding: &Finding, path: &str, out: &mut dyn Write) -> io::Result<()> {
    let at = source.position(finding.hull().start());
    let place = format!("{}:{}", at.line, at.column);
    let (rule, says) = (finding.rule, escape(&words::in_one_line(finding)));
    // The place keeps two findings about one name apart: servers merge cases of one name.
    let name = format!("{rule} {} {place}", finding.surface).replace("  ", " ");
    write!(out, "    <testcase classname=\"{path}\" name=\"{}\">", escape(&name))?;
    if fails(finding) {
        let severity = finding.severity.as_str();
        write!(out, "<failure type=\"{severity}\" message=\"{says}\">{path}:{place}: {says}</failure>")?;
    } else {
        write!(out, "<system-out>{path}:{place}: {says}</system-out>")?;
    }
    writeln!(out, "</testcase>")
}
