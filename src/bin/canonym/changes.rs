//! `--since`: a run about the changed lines only.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;

use anyhow::{Result, bail};
use canonym::{Finding, Source, Span};

use crate::console::Console;
use crate::files::{self, Origin};
use crate::git::{self, Difference};
use crate::run::Job;

/// The lines of a file that a change wrote. Only `\n` ends a line, as for git.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum ChangedLines {
    /// The file is new, or nothing that has lines for git.
    All,
    /// Line numbers from 1, in order.
    Some(Vec<Range<usize>>),
}

impl ChangedLines {
    /// Adds lines after those that are there.
    pub(crate) fn add(&mut self, lines: Range<usize>) {
        if let Self::Some(ranges) = self {
            ranges.push(lines);
        }
    }

    /// Leaves the findings that a change brought about: those on its lines, and those that were none
    /// before it because all that they compare with is on its lines.
    pub(crate) fn retain(&self, source: &Source, findings: &mut Vec<Finding>) {
        let Self::Some(ranges) = self else { return };
        // Git takes UTF-16 for binary, unless it is told to convert it: then it counts other lines.
        if !source.charset().is_ascii_compatible() {
            return;
        }
        let ends: Vec<usize> = source.text().match_indices('\n').map(|(at, _)| at).collect();
        let line = |offset: usize| ends.partition_point(|&end| end < offset) + 1;
        let touches = |span: Span| {
            let (first, last) = (line(span.start()), line(span.end().max(span.start() + 1) - 1));
            let next = ranges.partition_point(|lines| lines.end <= first);
            ranges.get(next).is_some_and(|lines| lines.start <= last)
        };
        findings.retain(|finding| {
            finding.spans.iter().any(|&span| touches(span))
                // What has a basis is wrong by itself, and was before.
                || finding.basis.is_none()
                    && !finding.related.is_empty()
                    && finding.related.iter().all(|related| touches(related.span))
        });
    }
}

/// What changed since a revision.
#[derive(Debug)]
pub(crate) struct Changes(Difference);

impl Changes {
    pub(crate) fn since(rev: &str) -> Result<Self> {
        git::since(rev).map(Self)
    }

    /// Leaves of the findings in a text those on changed lines.
    pub(crate) fn retain(&self, source: &Source, findings: &mut Vec<Finding>) {
        match self.0.files.get(&files::real(Path::new(source.name()))) {
            Some(lines) => lines.retain(source, findings),
            None => findings.clear(),
        }
    }

    /// Leaves the jobs whose text changed, and tells them where.
    pub(crate) fn narrow(&self, jobs: &[Job], console: &mut Console) -> Result<Vec<Job>> {
        let mut changed = Vec::new();
        let mut nested: BTreeMap<&Path, usize> = BTreeMap::new();
        let mut outside = Vec::new();
        for job in jobs {
            let Some(path) = job.input.identity() else {
                bail!("--since compares files, and standard input has no past; name the files instead of `-`");
            };
            match self.foreign(path) {
                None => changed.extend(self.0.files.get(path).map(|lines| job.on_lines(lines.clone()))),
                Some(Foreign::Nested(folder)) if job.input.origin == Origin::Walked => {
                    *nested.entry(folder).or_default() += 1;
                }
                Some(_) => outside.push(&*job.input.name),
            }
        }
        for (folder, count) in nested {
            let (name, texts) = (files::name_from_here(folder), if count == 1 { "text" } else { "texts" });
            console.note(format_args!("{name}: is a repository of its own; its {count} {texts} are left out"));
        }
        if let [first, more @ ..] = outside.as_slice() {
            let more = if more.is_empty() { String::new() } else { format!(" (and {} more)", more.len()) };
            let top = self.0.top.display();
            console.fail(format_args!(
                "{first}{more}: not in the repository {top}, so what changed is not known; run canonym in its own"
            ));
        }
        Ok(changed)
    }

    /// Whether a file belongs to another repository than the one that was asked, or to none.
    fn foreign<'p>(&self, path: &'p Path) -> Option<Foreign<'p>> {
        let Ok(_) = path.strip_prefix(&self.0.top) else { return Some(Foreign::Outside) };
        let inner = path.ancestors().skip(1).take_while(|folder| *folder != self.0.top);
        inner.into_iter().find(|folder| files::is_there(&folder.join(".git"))).map(Foreign::Nested)
    }
}

/// Where a file lies that git here knows nothing of.
enum Foreign<'p> {
    /// Not below the working tree.
    Outside,
    /// In a repository below it, such as a submodule.
    Nested(&'p Path),
}

#[cfg(test)]
mod tests {
    use super::{ChangedLines, Finding, Source, Span};
    use canonym::Severity;
    use canonym::finding::Related;

    /// Kept of a finding at the first `at`, related to the first of each of `others`, where line 2 changed.
    fn is_kept(text: &str, at: &str, others: &[&str]) -> bool {
        let source = Source::new("story", text);
        let span = |part: &str| text.find(part).map(|start| Span::new(start, start + part.len())).expect("in the text");
        let mut finding = Finding::plain("mixed-forms", Severity::Warning, span(at), String::new());
        finding.related = others.iter().map(|part| Related { span: span(part), message: String::new() }).collect();
        let mut findings = vec![finding];
        ChangedLines::Some(std::iter::once(2..3).collect()).retain(&source, &mut findings);
        !findings.is_empty()
    }

    #[test]
    fn a_finding_is_kept_where_the_change_brought_it_about() {
        let text = "Київ\r\nКиев, 北京\r\nKyiv Warszawa\r\n";
        assert!(is_kept(text, "Киев", &["Київ"]), "it stands on the line");
        assert!(is_kept(text, "\r\nКиев", &[]), "it reaches to the line");
        assert!(is_kept(text, "北京\r", &[]));
        assert!(!is_kept(text, "Київ", &[]));
        assert!(!is_kept(text, "Kyiv", &["Warszawa"]), "nothing of it is new");
        assert!(!is_kept(text, "Київ", &["Киев", "Kyiv"]), "it was one before");
        assert!(is_kept(text, "Київ", &["Киев", "北京"]), "all that it compares with is new");
    }

    #[test]
    fn a_carriage_return_alone_ends_no_line_for_git() {
        assert!(is_kept("a\nKyiv\rKiev\rx\nb", "Kiev", &[]));
        assert!(!is_kept("a\rKyiv\rKiev\rx\nb", "Kiev", &[]));
    }
}
