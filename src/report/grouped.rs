//! For people with many files: what is wrong, how often and where first, instead of every place.

use std::collections::BTreeMap;
use std::io::{self, Write};

use super::shown::on_one_line;
use super::{FileReport, ReportOptions, Reporter, Summary, in_order, tag, words};
use crate::finding::{Finding, Severity};
use crate::resolve::Evidence;
use crate::text::{Key, Position};

/// The `grouped` report. What is in memory grows with the different findings, not with their places.
#[derive(Debug)]
pub(super) struct Grouped {
    color: bool,
    files: usize,
    groups: BTreeMap<Group, Places>,
}

/// What makes findings one line of the report.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Group {
    severity: Severity,
    rule: &'static str,
    /// By id.
    entity: Option<String>,
    /// What the entity is called where the findings stand.
    name: Option<String>,
    /// The form without its inflection, folded.
    form: Key,
}

#[derive(Debug)]
struct Places {
    /// The form as it is shown.
    form: String,
    count: usize,
    files: usize,
    /// Number of the last file with one of them.
    last_file: usize,
    first: (Box<str>, Position),
}

impl Grouped {
    pub(super) fn new(options: &ReportOptions) -> Self {
        Self { color: options.color, files: 0, groups: BTreeMap::new() }
    }

    fn line(&self, group: &Group, places: &Places) -> String {
        let tag = tag(group.severity, group.rule, self.color);
        let name = group.name.as_deref().or(group.entity.as_deref());
        let what = match name {
            Some(name) if places.form.is_empty() => format!("{name}: "),
            Some(name) => format!("{name}: {} ", places.form),
            None if places.form.is_empty() => String::new(),
            None => format!("{} ", places.form),
        };
        let files = words::count(places.files, "file");
        let often = if places.count == places.files {
            String::new()
        } else {
            format!(" ({})", words::count(places.count, "place"))
        };
        let (path, at) = &places.first;
        let first = if places.count == 1 { "at" } else { "first" };
        let rest = format!("{what}in {files}{often}, {first} {path}:{}:{}", at.line, at.column);
        format!("{tag} {}", on_one_line(&rest))
    }
}

impl Reporter for Grouped {
    fn file(&mut self, report: &FileReport<'_>, _: &mut dyn Write) -> io::Result<()> {
        self.files += 1;
        for finding in in_order(report.findings) {
            let form = base(finding);
            let group = Group {
                severity: finding.severity,
                rule: finding.rule,
                entity: finding.entity.clone(),
                name: finding.name.clone(),
                form: Key::of(form),
            };
            let places = self.groups.entry(group).or_insert_with(|| Places {
                form: form.to_owned(),
                count: 0,
                files: 0,
                last_file: 0,
                first: (report.source.name().into(), report.source.position(finding.hull().start())),
            });
            places.count += 1;
            if places.last_file != self.files {
                places.last_file = self.files;
                places.files += 1;
            }
            if is_shouted(&places.form) && !is_shouted(form) {
                form.clone_into(&mut places.form);
            }
        }
        Ok(())
    }

    fn finish(&mut self, summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
        let mut sorted: Vec<(&Group, &Places)> = self.groups.iter().collect();
        // The groups are in an order of their own, which settles what is equal here.
        sorted.sort_by(|(a, some), (b, others)| {
            let worst = b.severity.cmp(&a.severity);
            worst.then(others.files.cmp(&some.files)).then(others.count.cmp(&some.count))
        });
        for (group, places) in sorted {
            writeln!(out, "{}", self.line(group, places))?;
        }
        words::conclusion(summary).map_or(Ok(()), |conclusion| writeln!(out, "{conclusion}"))
    }
}

/// The form that a finding is about, without its inflection: Kharkov's is Kharkov.
fn base(finding: &Finding) -> &str {
    let base = finding.evidence.iter().find_map(|evidence| match evidence {
        Evidence::Inflected { base, .. } => Some(base),
        _ => None,
    });
    base.unwrap_or(&finding.surface)
}

/// Whether a form is in capitals only; scripts without case are not.
fn is_shouted(form: &str) -> bool {
    form.chars().any(char::is_uppercase) && !form.chars().any(char::is_lowercase)
}
