//! Rendered reports over short texts in the manner of a wire service.

mod concise;
mod grouped;
mod json;
mod machines;
mod schema;
mod terminal;

use super::{FileReport, REPORTS, ReportOptions, Summary, reporter};
use crate::dictionary::{Basis, FormStatus};
use crate::document::Role;
use crate::finding::{Finding, Related, Severity};
use crate::fix::{Applicability, Edit, Fix};
use crate::resolve::Evidence;
use crate::text::{Lang, Source, Span};

/// The `nth` place of `needle` in the text, from 0.
fn span(source: &Source, needle: &str, nth: usize) -> Span {
    let (start, _) = source.text().match_indices(needle).nth(nth).expect("in the text");
    Span::new(start, start + needle.len())
}

fn finding(source: &Source, surface: &str, message: &str) -> Finding {
    Finding {
        rule: "deprecated-form",
        severity: Severity::Error,
        spans: vec![span(source, surface, 0)],
        surface: surface.to_owned(),
        entity: None,
        name: None,
        lang: Some(Lang::ENGLISH),
        role: Role::Body,
        basis: Some(Basis::Curated),
        message: message.to_owned(),
        evidence: Vec::new(),
        related: Vec::new(),
        fixes: Vec::new(),
        member: None,
        surroundings: String::new(),
    }
}

impl Finding {
    fn with_fix(mut self, form: &str, applicability: Applicability) -> Self {
        let edits = vec![Edit { span: self.hull(), replacement: form.to_owned() }];
        self.fixes.push(Fix { title: format!("write {form}"), applicability, edits });
        self
    }

    fn with_related(mut self, source: &Source, form: &str, nth: usize) -> Self {
        self.related.push(Related { span: span(source, form, nth), message: form.to_owned() });
        self
    }
}

fn report_with(name: &str, options: ReportOptions, source: &Source, findings: &[Finding]) -> String {
    let mut out = Vec::new();
    let mut reporter = reporter(name, &options).expect("a report");
    let mut summary = Summary::default();
    summary.add(findings);
    reporter.file(&FileReport { source, findings }, &mut out).expect("written");
    reporter.finish(&summary, &mut out).expect("written");
    String::from_utf8(out).expect("UTF-8")
}

/// A report of several files.
fn report_of(name: &str, files: &[(Source, Vec<Finding>)]) -> String {
    let mut out = Vec::new();
    let mut reporter = reporter(name, &ReportOptions::default()).expect("a report");
    let mut summary = Summary::default();
    for (source, findings) in files {
        summary.add(findings);
        reporter.file(&FileReport { source, findings }, &mut out).expect("written");
    }
    reporter.finish(&summary, &mut out).expect("written");
    String::from_utf8(out).expect("UTF-8")
}

/// The text with brackets for the isolating characters, which source code must not hold.
fn visible(text: &str) -> String {
    text.replace('\u{2068}', "⟨").replace('\u{2069}', "⟩")
}

fn terminal(source: &Source, findings: &[Finding]) -> String {
    visible(&report_with("terminal", ReportOptions { width: Some(80), ..ReportOptions::default() }, source, findings))
}

fn full_finding(source: &Source) -> Finding {
    let transliterated = |options: &[&str]| Evidence::Transliterated {
        scheme: "ru-en-press".to_owned(),
        options: options.iter().map(|&option| option.to_owned()).collect(),
        from: Lang::parse("ru").expect("a tag"),
        native: "Харьков".to_owned(),
    };
    let text = |text: &str| text.to_owned();
    let mut finding = finding(source, "Kharkov", "Kharkov here, Kharkiv on line 1. It comes from Russian Харьков.")
        .with_related(source, "Kharkiv", 0)
        .with_fix("Kharkiv", Applicability::Safe);
    finding.entity = Some(text("kharkiv"));
    finding.surroundings = text("trains from running late");
    finding.evidence = vec![
        transliterated(&[]),
        transliterated(&["drop-soft-sign"]),
        Evidence::Exact,
        Evidence::Folded { form: text("Khar'kov") },
        Evidence::Inflected { base: text("Kharkov"), case: text("possessive") },
        Evidence::Native { from: Lang::ENGLISH },
        Evidence::Listed { lang: Lang::ENGLISH, status: FormStatus::Deprecated },
        Evidence::Fuzzy { form: text("Kharkiv"), distance: 1 },
        Evidence::SoundsLike { form: text("Харьків"), likeness: 980 },
        Evidence::Homoglyph { form: text("Kharkov") },
        Evidence::Licensed { context: text("chicken-kiev") },
    ];
    finding
}
