//! For people: the passage with the name marked, what to do, and why.
//!
//! The only file that knows the snippet renderer.

use std::io::{self, Write};
use std::ops::Range;

use annotate_snippets::{Annotation, AnnotationKind, Element, Group, Level, Renderer, Snippet};

use super::excerpt::excerpt;
use super::shown::{harmless, has_unknown_columns, isolate, mark_directions, mark_line};
use super::{FileReport, ReportOptions, Reporter, Summary, for_people, words};
use crate::finding::{Finding, MOST_RELATED, Severity};
use crate::text::{Position, Source, Span};

/// Columns where nobody says how many there are.
const WIDTH: usize = 100;
/// Columns that are kept free for the line number.
const GUTTER: usize = 8;
/// The renderer cuts nothing: an [`excerpt`] is already as wide as it may be.
const UNCUT: usize = 100_000;
/// Lines further apart than this are shown in snippets of their own.
const NEAR: usize = 500;
/// Stands for path, line and column, which the renderer would count in the excerpt. A noncharacter,
/// which no text brings along.
const HEADER: &str = "\u{FDD2}";

type Marked = Snippet<'static, Annotation<'static>>;

/// The `terminal` report.
#[derive(Debug)]
pub(super) struct Terminal {
    renderer: Renderer,
    verbose: bool,
    width: usize,
}

/// A place to be shown, and what is written under it.
struct Mark {
    kind: AnnotationKind,
    position: Position,
    /// In the line.
    place: Range<usize>,
    label: Option<String>,
}

impl Mark {
    fn is_primary(&self) -> bool {
        self.kind == AnnotationKind::Primary
    }
}

impl Terminal {
    pub(super) fn new(options: &ReportOptions) -> Self {
        let renderer = if options.color { Renderer::styled() } else { Renderer::plain() };
        let width = options.width.unwrap_or(WIDTH).max(40) - GUTTER;
        Self { renderer: renderer.term_width(UNCUT), verbose: options.verbose, width }
    }

    fn render(&self, source: &Source, finding: &Finding) -> String {
        let marks = marks(source, finding);
        let mut elements: Vec<Element<'static>> = Vec::new();
        let mut unmarked = false;
        let mut headers = Vec::new();
        for near in neighbours(&marks) {
            let (snippet, has_carets) = self.snippet(source, &near);
            if let Some(Mark { position, .. }) = near.iter().find(|mark| mark.is_primary()) {
                unmarked = !has_carets;
                headers.insert(0, *position);
                elements.insert(0, snippet.into());
            } else {
                headers.push(near[0].position);
                elements.push(snippet.into());
            }
        }
        elements.extend(self.notes(finding, unmarked));
        let (what, _) = words::what_and_why(&finding.message);
        // Where no caret can point to the name, the message names it.
        let is_named = !unmarked || what.contains(&finding.surface);
        let what = if is_named { what.to_owned() } else { format!("{}: {what}", finding.surface) };
        let level = match finding.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
            Severity::Info => Level::INFO,
        };
        let title = level.primary_title(printable(&what)).id(finding.rule);
        let rendered = self.renderer.render(&[Group::with_title(title).elements(elements)]);
        isolate(&with_headers(&rendered, &printable(source.name()), &headers))
    }

    /// The lines of some marks that stand near each other, and whether the name got a caret.
    fn snippet(&self, source: &Source, marks: &[&Mark]) -> (Marked, bool) {
        let first = marks[0].position.line;
        let mut text = String::new();
        let mut annotations = Vec::new();
        let mut has_carets = false;
        let mut line = first;
        for on_line in marks.chunk_by(|a, b| a.position.line == b.position.line) {
            let next = on_line[0].position.line;
            // The renderer shows a single line between two, and dots for more.
            if next == line + 2 {
                text.push('\n');
                text.push_str(&mark_line(&excerpt(line_at(source, line + 1), &[], self.width).text));
                line += 1;
            }
            text.extend(std::iter::repeat_n('\n', next - line));
            line = next;
            let places: Vec<Range<usize>> = on_line.iter().map(|mark| mark.place.clone()).collect();
            let excerpt = excerpt(line_at(source, line), &places, self.width);
            // Up to here a terminal puts every character where we think it does, and no mark was put in.
            let shown = mark_line(&excerpt.text);
            let same = shown.bytes().zip(excerpt.text.bytes()).take_while(|(shown, bare)| shown == bare).count();
            let known = excerpt.text.find(has_unknown_columns).unwrap_or(excerpt.text.len()).min(same);
            for (mark, place) in on_line.iter().zip(excerpt.places) {
                let at = text.len() + place.start..text.len() + place.end;
                annotations.push(if place.end <= known {
                    has_carets |= mark.is_primary();
                    mark.kind.span(at).label(mark.label.as_deref().map(printable))
                } else {
                    AnnotationKind::Visible.span(text.len()..text.len())
                });
            }
            text.push_str(&shown);
        }
        (Snippet::source(text).line_start(first).path(HEADER).annotations(annotations), has_carets)
    }

    /// The lines under the passage: why, and what to do where the label does not say it all.
    fn notes(&self, finding: &Finding, unmarked: bool) -> Vec<Element<'static>> {
        let mut notes = Vec::new();
        let mut note = |text: &str| notes.push(Element::from(Level::NOTE.message(printable(text))));
        if let (_, Some(why)) = words::what_and_why(&finding.message) {
            note(why);
        }
        if let Some(about) = words::about_place(finding) {
            note(about);
        }
        if self.verbose {
            for evidence in &finding.evidence {
                note(&format!("{}: {}", finding.surface, words::explain(evidence)));
            }
            if let Some(basis) = finding.basis {
                note(&format!("how the form is known: {}", basis.as_str()));
            }
        }
        let help = words::caution(finding).or_else(|| words::remedy(finding).filter(|_| unmarked));
        notes.extend(help.map(|help| Element::from(Level::HELP.message(printable(&help)))));
        notes
    }
}

impl Reporter for Terminal {
    fn file(&mut self, report: &FileReport<'_>, out: &mut dyn Write) -> io::Result<()> {
        for finding in for_people(report.findings) {
            writeln!(out, "{}\n", self.render(report.source, finding).trim_end())?;
        }
        Ok(())
    }

    fn finish(&mut self, summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
        words::conclusion(summary).map_or(Ok(()), |conclusion| writeln!(out, "{conclusion}"))
    }
}

fn printable(text: &str) -> String {
    mark_directions(&harmless(text))
}

/// The name, and the first other place that matters.
fn marks(source: &Source, finding: &Finding) -> Vec<Mark> {
    let label = words::label(finding);
    let mut marks = vec![mark(source, AnnotationKind::Primary, finding.hull(), label)];
    if let [related, more @ ..] = finding.related.as_slice()
        && !related.span.overlaps(finding.hull())
    {
        let label = match more.len() {
            0 => related.message.clone(),
            n if finding.related.len() < MOST_RELATED => format!("{} (+{n} more)", related.message),
            n => format!("{} (+{n} or more)", related.message),
        };
        marks.push(mark(source, AnnotationKind::Context, related.span, Some(label)));
    }
    marks
}

/// The place of a span in its line; of a span over several lines, only what is on the first.
fn mark(source: &Source, kind: AnnotationKind, span: Span, label: Option<String>) -> Mark {
    let position = source.position(span.start());
    let line = source.lines().line(source.text(), position.line);
    let place = span.start() - line.start..span.end().min(line.end).max(span.start()) - line.start;
    Mark { kind, position, place, label }
}

/// The marks in order of place, in groups that one snippet can show.
fn neighbours(marks: &[Mark]) -> Vec<Vec<&Mark>> {
    let mut sorted: Vec<&Mark> = marks.iter().collect();
    sorted.sort_by_key(|mark| mark.position);
    sorted.chunk_by(|a, b| b.position.line - a.position.line <= NEAR).map(<[&Mark]>::to_vec).collect()
}

/// Puts path, line and column where the renderer wrote a column of the excerpt.
fn with_headers(rendered: &str, path: &str, headers: &[Position]) -> String {
    let mut parts = rendered.split(HEADER);
    let mut text = parts.next().unwrap_or_default().to_owned();
    for (part, at) in parts.zip(headers) {
        text.extend([path, ":", &at.line.to_string(), ":", &at.column.to_string()]);
        text.push_str(part.trim_start_matches(|c: char| c == ':' || c.is_ascii_digit()));
    }
    text
}

fn line_at(source: &Source, line: usize) -> &str {
    &source.text()[source.lines().line(source.text(), line)]
}
