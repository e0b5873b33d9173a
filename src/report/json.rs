//! JSON, as one object or one a line.
//!
//! The views are apart from the types of the library, so that these may change while what is
//! written stays still. Offsets are those of the file's bytes.

use std::io::{self, Write};

use serde::Serialize;

use super::fingerprint::by_place;
use super::list::List;
use super::{FileReport, Reporter, Summary, words};
use crate::finding::{Finding, Related};
use crate::fix::{Edit, Fix};
use crate::resolve::Evidence;
use crate::text::{Lang, Source, Span};

/// JSON Schema (draft 2020-12) of what is written.
pub const SCHEMA: &str = include_str!("findings.schema.json");

/// Version of what is written; grows when a reader could break.
const VERSION: u32 = 1;

/// The `json` report: one object, written as the files come.
#[derive(Debug)]
pub(super) struct Json(List);

impl Json {
    pub(super) fn new() -> Self {
        Self(List::new(format!("{{\n  \"schema\": {VERSION},\n  \"findings\": "), "  "))
    }
}

impl Reporter for Json {
    fn file(&mut self, report: &FileReport<'_>, out: &mut dyn Write) -> io::Result<()> {
        views(report).try_for_each(|view| self.0.item(&view, out))
    }

    fn finish(&mut self, summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
        self.0.end(out)?;
        out.write_all(b",\n  \"summary\": ")?;
        serde_json::to_writer(&mut *out, &SummaryView::of(summary))?;
        out.write_all(b"\n}\n")
    }
}

/// The `jsonl` report: a finding a line, then the summary.
#[derive(Debug)]
pub(super) struct JsonLines;

impl Reporter for JsonLines {
    fn file(&mut self, report: &FileReport<'_>, out: &mut dyn Write) -> io::Result<()> {
        for view in views(report) {
            serde_json::to_writer(&mut *out, &view)?;
            out.write_all(b"\n")?;
        }
        Ok(())
    }

    fn finish(&mut self, summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
        #[derive(Serialize)]
        struct LastLine {
            schema: u32,
            summary: SummaryView,
        }
        serde_json::to_writer(&mut *out, &LastLine { schema: VERSION, summary: SummaryView::of(summary) })?;
        out.write_all(b"\n")
    }
}

/// A piece of evidence as every JSON output of canonym writes it.
pub fn evidence(evidence: &Evidence) -> impl Serialize + '_ {
    EvidenceView::of(evidence)
}

#[derive(Serialize)]
struct SummaryView {
    files: usize,
    errors: usize,
    warnings: usize,
    infos: usize,
}

impl SummaryView {
    fn of(summary: &Summary) -> Self {
        let &Summary { files, errors, warnings, infos, .. } = summary;
        Self { files, errors, warnings, infos }
    }
}

#[derive(Serialize)]
struct FindingView<'a> {
    rule: &'a str,
    severity: &'a str,
    path: &'a str,
    /// Part of a container.
    member: Option<&'a str>,
    /// Record of a line format.
    record: Option<usize>,
    line: usize,
    column: usize,
    start: usize,
    end: usize,
    spans: Vec<[usize; 2]>,
    surface: &'a str,
    entity: Option<&'a str>,
    language: Option<Lang>,
    segment_role: &'a str,
    basis: Option<&'a str>,
    message: &'a str,
    evidence: Vec<EvidenceView<'a>>,
    related: Vec<RelatedView<'a>>,
    fixes: Vec<FixView<'a>>,
    fingerprint: String,
}

#[derive(Serialize)]
struct RelatedView<'a> {
    path: &'a str,
    line: usize,
    column: usize,
    start: usize,
    end: usize,
    message: &'a str,
}

#[derive(Serialize)]
struct FixView<'a> {
    title: &'a str,
    applicability: &'a str,
    edits: Vec<EditView<'a>>,
}

#[derive(Serialize)]
struct EditView<'a> {
    start: usize,
    end: usize,
    replacement: &'a str,
}

#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
enum EvidenceView<'a> {
    Exact,
    Folded {
        form: &'a str,
    },
    Inflected {
        base: &'a str,
        case: &'a str,
    },
    Native {
        from: Lang,
    },
    Listed {
        language: Lang,
        status: &'a str,
    },
    Transliterated {
        scheme: &'a str,
        from: Lang,
        native: &'a str,
        #[serde(skip_serializing_if = "<[String]>::is_empty")]
        options: &'a [String],
    },
    Fuzzy {
        form: &'a str,
        distance: u8,
    },
    SoundsLike {
        form: &'a str,
        likeness: u16,
    },
    Homoglyph {
        form: &'a str,
    },
    Licensed {
        context: &'a str,
    },
}

impl<'a> EvidenceView<'a> {
    fn of(evidence: &'a Evidence) -> Self {
        match evidence {
            Evidence::Exact => Self::Exact,
            Evidence::Folded { form } => Self::Folded { form },
            Evidence::Inflected { base, case } => Self::Inflected { base, case },
            Evidence::Native { from } => Self::Native { from: *from },
            Evidence::Listed { lang, status } => Self::Listed { language: *lang, status: words::status_str(*status) },
            Evidence::Transliterated { scheme, options, from, native } => {
                Self::Transliterated { scheme, from: *from, native, options }
            }
            Evidence::Fuzzy { form, distance } => Self::Fuzzy { form, distance: *distance },
            Evidence::SoundsLike { form, likeness } => Self::SoundsLike { form, likeness: *likeness },
            Evidence::Homoglyph { form } => Self::Homoglyph { form },
            Evidence::Licensed { context } => Self::Licensed { context },
        }
    }
}

/// The findings of a file by place, as they are written.
fn views<'a>(report: &FileReport<'a>) -> impl Iterator<Item = FindingView<'a>> {
    let source = report.source;
    by_place(report).into_iter().map(|(finding, fingerprint)| view(source, finding, fingerprint))
}

fn view<'a>(source: &'a Source, finding: &'a Finding, fingerprint: String) -> FindingView<'a> {
    let hull = source.raw_span(finding.hull());
    let position = source.position(finding.hull().start());
    FindingView {
        rule: finding.rule,
        severity: finding.severity.as_str(),
        path: source.name(),
        member: finding.member.as_deref(),
        record: None,
        line: position.line,
        column: position.column,
        start: hull.start(),
        end: hull.end(),
        spans: finding.spans.iter().map(|&span| source.raw_span(span)).map(|raw| [raw.start(), raw.end()]).collect(),
        surface: &finding.surface,
        entity: finding.entity.as_deref(),
        language: finding.lang,
        segment_role: finding.role.as_str(),
        basis: finding.basis.map(crate::dictionary::Basis::as_str),
        message: &finding.message,
        evidence: finding.evidence.iter().map(EvidenceView::of).collect(),
        related: finding.related.iter().map(|related| related_view(source, related)).collect(),
        fixes: finding.fixes.iter().map(|fix| fix_view(source, fix)).collect(),
        fingerprint,
    }
}

fn related_view<'a>(source: &'a Source, related: &'a Related) -> RelatedView<'a> {
    let (raw, position) = raw_and_position(source, related.span);
    RelatedView {
        path: source.name(),
        line: position.line,
        column: position.column,
        start: raw.start(),
        end: raw.end(),
        message: &related.message,
    }
}

fn raw_and_position(source: &Source, span: Span) -> (Span, crate::text::Position) {
    (source.raw_span(span), source.position(span.start()))
}

fn fix_view<'a>(source: &Source, fix: &'a Fix) -> FixView<'a> {
    let edit_view = |edit: &'a Edit| {
        let raw = source.raw_span(edit.span);
        EditView { start: raw.start(), end: raw.end(), replacement: &edit.replacement }
    };
    FixView {
        title: &fix.title,
        applicability: fix.applicability.as_str(),
        edits: fix.edits.iter().map(edit_view).collect(),
    }
}
