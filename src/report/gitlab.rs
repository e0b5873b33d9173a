//! GitLab's merge requests: "Code Quality report format" of the GitLab documentation.

use std::io::{self, Write};

use serde::Serialize;

use super::fingerprint::by_place;
use super::list::List;
use super::{FileReport, Reporter, Summary, ends, words};
use crate::finding::Severity;

/// The `gitlab` report: one JSON array.
#[derive(Debug)]
pub(super) struct Gitlab(List);

impl Gitlab {
    pub(super) fn new() -> Self {
        Self(List::new("", ""))
    }
}

#[derive(Serialize)]
struct Issue<'a> {
    description: String,
    check_name: &'a str,
    /// GitLab shows only the first issue of each.
    fingerprint: String,
    severity: &'a str,
    location: Location<'a>,
}

#[derive(Serialize)]
struct Location<'a> {
    path: &'a str,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: usize,
    end: usize,
}

impl Reporter for Gitlab {
    fn file(&mut self, report: &FileReport<'_>, out: &mut dyn Write) -> io::Result<()> {
        for (finding, fingerprint) in by_place(report) {
            let [start, end] = ends(report.source, finding.hull());
            let issue = Issue {
                description: words::in_one_line(finding),
                check_name: finding.rule,
                fingerprint,
                severity: match finding.severity {
                    Severity::Error => "major",
                    Severity::Warning => "minor",
                    Severity::Info => "info",
                },
                location: Location { path: report.source.name(), lines: Lines { begin: start.line, end: end.line } },
            };
            self.0.item(&issue, out)?;
        }
        Ok(())
    }

    fn finish(&mut self, _: &Summary, out: &mut dyn Write) -> io::Result<()> {
        self.0.end(out)?;
        writeln!(out)
    }
}
