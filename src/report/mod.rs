//! Findings to bytes. One output format a file.
//!
//! A [`Reporter`] writes as files are done and keeps nothing of them, so that an archive of any
//! size can be reported.

use std::io::{self, Write};

use crate::document::Role;
use crate::finding::{Finding, Severity};
use crate::fix::Applicability;
use crate::text::{Position, Source, Span};

mod checkstyle;
mod concise;
mod excerpt;
pub mod fingerprint;
mod github;
mod gitlab;
mod grouped;
pub mod json;
mod junit;
mod list;
mod rdjson;
mod sarif;
mod shown;
mod terminal;
mod words;
mod xml;

#[cfg(test)]
mod tests;

/// Writes findings in one output format.
pub trait Reporter {
    /// Writes the findings of one file.
    fn file(&mut self, report: &FileReport<'_>, out: &mut dyn Write) -> io::Result<()>;

    /// Writes what comes after the last file.
    fn finish(&mut self, summary: &Summary, out: &mut dyn Write) -> io::Result<()>;
}

/// A file and what was found in it.
#[derive(Debug, Clone, Copy)]
pub struct FileReport<'a> {
    /// The file.
    pub source: &'a Source,
    /// Its findings, in any order.
    pub findings: &'a [Finding],
}

/// What a whole run found, in numbers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Summary {
    /// Files checked.
    pub files: usize,
    /// Files with a finding.
    pub files_with_findings: usize,
    /// Findings that are errors.
    pub errors: usize,
    /// Findings that are warnings.
    pub warnings: usize,
    /// Findings that are infos.
    pub infos: usize,
    /// Findings with one safe fix.
    pub fixable: usize,
    /// Findings without a safe fix and with one unsafe fix.
    pub unsafe_fixable: usize,
    /// Errors and warnings that no fix mends: a person decides. Infos ask for no decision.
    pub left: usize,
    /// Findings that were not told, because a baseline or a decision knows them.
    pub known: usize,
    /// Whether something could not be done, such as a file that could not be read.
    pub incomplete: bool,
}

impl Summary {
    /// Counts one file and its findings.
    pub fn add(&mut self, findings: &[Finding]) {
        self.files += 1;
        self.files_with_findings += usize::from(!findings.is_empty());
        for finding in findings {
            match finding.severity {
                Severity::Error => self.errors += 1,
                Severity::Warning => self.warnings += 1,
                Severity::Info => self.infos += 1,
            }
            if finding.only_fix(Applicability::Safe).is_some() {
                self.fixable += 1;
            } else if finding.only_fix(Applicability::Unsafe).is_some() {
                self.unsafe_fixable += 1;
            } else if finding.severity > Severity::Info {
                self.left += 1;
            }
        }
    }

    /// Adds the numbers of another part of the run; any order gives the same sum.
    pub fn merge(&mut self, other: &Summary) {
        self.files += other.files;
        self.files_with_findings += other.files_with_findings;
        self.errors += other.errors;
        self.warnings += other.warnings;
        self.infos += other.infos;
        self.fixable += other.fixable;
        self.unsafe_fixable += other.unsafe_fixable;
        self.left += other.left;
        self.known += other.known;
        self.incomplete |= other.incomplete;
    }
}

/// What canonym knows of an output format.
#[derive(Debug, Clone, Copy)]
pub struct ReportInfo {
    /// As given on the command line: `concise`.
    pub name: &'static str,
    /// What it is for, in one line.
    pub description: &'static str,
}

/// All output formats.
pub const REPORTS: &[ReportInfo] = &[
    ReportInfo { name: "terminal", description: "for people: the passage, the name and what to do" },
    ReportInfo { name: "concise", description: "one line a finding" },
    ReportInfo { name: "grouped", description: "for people with many files: a line a form, with counts" },
    ReportInfo { name: "json", description: "one JSON object" },
    ReportInfo { name: "jsonl", description: "one JSON object a line: the findings, then the summary" },
    ReportInfo { name: "sarif", description: "SARIF 2.1.0, for code hosts and editors" },
    ReportInfo { name: "github", description: "annotations in GitHub Actions" },
    ReportInfo { name: "gitlab", description: "GitLab code quality" },
    ReportInfo { name: "junit", description: "JUnit XML, for build servers" },
    ReportInfo { name: "checkstyle", description: "Checkstyle XML, for build servers" },
    ReportInfo { name: "rdjson", description: "for reviewdog" },
];

/// How a report should look.
#[derive(Debug, Clone, Copy, Default)]
pub struct ReportOptions {
    /// Whether to write colours, as ANSI escapes.
    pub color: bool,
    /// Whether to say how each form came about, down to the scheme.
    pub verbose: bool,
    /// Columns of the terminal, where there is one.
    pub width: Option<usize>,
}

/// The reporter of an output format; `None` if there is no format of this name.
pub fn reporter(name: &str, options: &ReportOptions) -> Option<Box<dyn Reporter + Send>> {
    Some(match name {
        "terminal" => Box::new(terminal::Terminal::new(options)),
        "concise" => Box::new(concise::Concise::new(options)),
        "grouped" => Box::new(grouped::Grouped::new(options)),
        "json" => Box::new(json::Json::new()),
        "jsonl" => Box::new(json::JsonLines),
        "sarif" => Box::new(sarif::Sarif::new()),
        "github" => Box::new(github::Github),
        "gitlab" => Box::new(gitlab::Gitlab::new()),
        "junit" => Box::new(junit::Junit::default()),
        "checkstyle" => Box::new(checkstyle::Checkstyle::default()),
        "rdjson" => Box::new(rdjson::Rdjson::new()),
        _ => return None,
    })
}

/// The findings as people want them: headline and dateline first, then by place.
fn for_people<'a>(findings: &'a [Finding]) -> Vec<&'a Finding> {
    let is_top = |finding: &Finding| matches!(finding.role, Role::Headline | Role::Dateline);
    let mut sorted: Vec<&'a Finding> = findings.iter().collect();
    sorted.sort_by_key(|finding| (!is_top(finding), place(finding)));
    sorted
}

/// The findings as programs want them: by place.
fn in_order<'a>(findings: &'a [Finding]) -> Vec<&'a Finding> {
    let mut sorted: Vec<&'a Finding> = findings.iter().collect();
    sorted.sort_by_key(|finding| place(finding));
    sorted
}

/// Where a span starts and the first place after it.
fn ends(source: &Source, span: Span) -> [Position; 2] {
    [source.position(span.start()), source.position(span.end())]
}

/// Severity and rule as they stand before a line: `error[foreign-form]`.
fn tag(severity: Severity, rule: &str, color: bool) -> String {
    let tag = format!("{}[{rule}]", severity.as_str());
    let code = match severity {
        Severity::Error => "31",
        Severity::Warning => "33",
        Severity::Info => "34",
    };
    if color { format!("\x1b[1;{code}m{tag}\x1b[0m") } else { tag }
}

/// What findings are sorted by: the place, and the rule where two rules speak of one place.
fn place(finding: &Finding) -> (usize, usize, &'static str) {
    (finding.hull().start(), finding.hull().end(), finding.rule)
}
