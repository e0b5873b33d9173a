//! Findings that are known: a backlog to be worked off, and decisions to leave things as they are.
//!
//! Both are records beside the copy. A record names path, rule, entity and surface, and holds on to
//! each place by a fingerprint of the words around it, never by a line number: text that comes and
//! goes elsewhere in the file changes nothing. A backlog only shrinks; a decision has a reason.

mod file;

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::finding::Finding;
use crate::report::fingerprint::{fingerprints, places};
use crate::text::Span;

/// Why findings are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// They were there before anybody checked.
    Backlog,
    /// Somebody decided to leave them.
    Decisions,
}

/// Known findings of one kind, by file.
#[derive(Debug, Clone)]
pub struct Baseline {
    kind: Kind,
    entries: Vec<Entry>,
    by_path: BTreeMap<Box<str>, Vec<usize>>,
}

/// Findings of one rule about one spelling in one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The file, from the folder of the record, with `/`.
    pub path: Box<str>,
    /// Name of the rule.
    pub rule: Box<str>,
    /// The entity, by id; `None` for findings that are about no name of the dictionary.
    pub entity: Option<Box<str>>,
    /// The name as it stands there.
    pub surface: Box<str>,
    /// How many there are.
    pub count: usize,
    /// Fingerprints of the places, as far as they are known.
    pub at: Vec<Box<str>>,
    /// Why it is left as it is.
    pub reason: Option<Box<str>>,
    /// The day of the decision.
    pub on: Option<Date>,
    /// Where the entry stands in its file; empty for one that was not read from a file.
    pub span: Span,
}

/// What is left of the findings of a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Covered {
    /// Those that are not known.
    pub findings: Vec<Finding>,
    /// How many are known.
    pub known: usize,
    /// Entries that stand for more than there is, by their number.
    pub stale: Vec<usize>,
}

impl Baseline {
    /// One without entries.
    pub fn new(kind: Kind) -> Self {
        Self { kind, entries: Vec::new(), by_path: BTreeMap::new() }
    }

    /// All entries, in the order of the file.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Adds an entry.
    pub fn push(&mut self, entry: Entry) {
        self.by_path.entry(entry.path.clone()).or_default().push(self.entries.len());
        self.entries.push(entry);
    }

    /// Adds entries for all findings of a file.
    pub fn record(&mut self, path: &str, findings: &[Finding]) {
        let mut groups: BTreeMap<Traits<'_>, Vec<Box<str>>> = BTreeMap::new();
        for (finding, at) in findings.iter().zip(self.prints(path, findings)) {
            groups.entry(traits(finding)).or_default().push(at.into());
        }
        for (traits, at) in groups {
            self.push(Entry::of(path, traits, at));
        }
    }

    /// The entry for one of the findings of a file, which somebody decided to leave on a day.
    pub fn decision(path: &str, findings: &[Finding], number: usize, reason: &str, on: Date) -> Option<Entry> {
        let finding = findings.get(number)?;
        let at = places(path, findings).swap_remove(number);
        let entry = Entry::of(path, traits(finding), vec![at.into()]);
        Some(Entry { reason: Some(reason.into()), on: Some(on), ..entry })
    }

    /// Takes the known ones out of the findings of a file, which stand in the order of their places.
    pub fn cover(&self, path: &str, findings: Vec<Finding>) -> Covered {
        let Some(numbers) = self.by_path.get(path) else { return Covered { findings, ..Covered::default() } };
        let matched = self.matched(path, numbers, &findings);
        let used = |number: usize| matched.iter().filter(|&&entry| entry == Some(number)).count();
        let stale = numbers.iter().copied().filter(|&number| used(number) < self.entries[number].count).collect();
        let total = findings.len();
        let left = findings.into_iter().zip(&matched).filter(|(_, entry)| entry.is_none());
        let findings: Vec<Finding> = left.map(|(finding, _)| finding).collect();
        Covered { known: total - findings.len(), findings, stale }
    }

    /// The entries of a file with what is gone taken out, and how many findings are not among them.
    pub fn shrunk(&self, path: &str, findings: &[Finding]) -> (Vec<Entry>, usize) {
        let numbers = self.by_path.get(path).map(Vec::as_slice).unwrap_or_default();
        let matched = self.matched(path, numbers, findings);
        let prints = self.prints(path, findings);
        let entries = numbers.iter().filter_map(|&number| {
            let places = matched.iter().zip(&prints).filter(|(entry, _)| **entry == Some(number));
            let at: Vec<Box<str>> = places.map(|(_, at)| at.as_str().into()).collect();
            (!at.is_empty()).then(|| Entry { count: at.len(), at, ..self.entries[number].clone() })
        });
        (entries.collect(), matched.iter().filter(|entry| entry.is_none()).count())
    }

    /// The entry that each finding belongs to: where a place is recognized, else where one has the
    /// same words, because the words around it have changed.
    fn matched(&self, path: &str, numbers: &[usize], findings: &[Finding]) -> Vec<Option<usize>> {
        let mut matched = vec![None; findings.len()];
        if numbers.is_empty() {
            return matched;
        }
        let prints = self.prints(path, findings);
        let mut room: BTreeMap<usize, usize> =
            numbers.iter().map(|&number| (number, self.entries[number].count)).collect();
        for by_place in [true, false] {
            for (at, finding) in findings.iter().enumerate() {
                if matched[at].is_some() {
                    continue;
                }
                let fits = |number: &&usize| {
                    let entry = &self.entries[**number];
                    let here = entry.at.iter().any(|known| **known == *prints[at]);
                    room[*number] > 0 && self.is_about(entry, finding) && (here || !by_place)
                };
                let Some(number) = numbers.iter().find(fits) else { continue };
                if by_place || self.kind == Kind::Backlog || self.is_only_one(findings, &matched, finding) {
                    room.entry(*number).and_modify(|free| *free -= 1);
                    matched[at] = Some(*number);
                }
            }
        }
        matched
    }

    /// Whether no other finding could be meant. A decision is about one place and is not handed to another.
    fn is_only_one(&self, findings: &[Finding], matched: &[Option<usize>], finding: &Finding) -> bool {
        let open = findings.iter().zip(matched).filter(|(_, entry)| entry.is_none());
        open.filter(|(other, _)| self.name(traits(other)) == self.name(traits(finding))).count() == 1
    }

    /// Whether an entry may stand for a finding.
    fn is_about(&self, entry: &Entry, finding: &Finding) -> bool {
        self.name(traits(finding)) == self.name((&entry.rule, entry.entity.as_deref(), &entry.surface))
    }

    /// What counts of the traits. A decision is that a place is right as it is, whichever rule speaks of it.
    fn name<'a>(&self, (rule, entity, surface): Traits<'a>) -> Traits<'a> {
        (if self.kind == Kind::Decisions { "" } else { rule }, entity, surface)
    }

    fn prints(&self, path: &str, findings: &[Finding]) -> Vec<String> {
        match self.kind {
            Kind::Backlog => fingerprints(path, findings),
            Kind::Decisions => places(path, findings),
        }
    }
}

/// What findings of one entry have in common: rule, entity and surface.
type Traits<'a> = (&'a str, Option<&'a str>, &'a str);

fn traits(finding: &Finding) -> Traits<'_> {
    (finding.rule, finding.entity.as_deref(), &finding.surface)
}

impl Entry {
    fn of(path: &str, (rule, entity, surface): Traits<'_>, at: Vec<Box<str>>) -> Self {
        Self {
            path: path.into(),
            rule: rule.into(),
            entity: entity.map(Into::into),
            surface: surface.into(),
            count: at.len(),
            at,
            reason: None,
            on: None,
            span: Span::new(0, 0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Baseline, Kind};
    use crate::finding::{Finding, Severity};
    use crate::text::Span;

    fn finding(start: usize, surface: &str, surroundings: &str) -> Finding {
        Finding {
            surface: surface.to_owned(),
            entity: Some("kharkiv".to_owned()),
            surroundings: surroundings.to_owned(),
            ..Finding::plain("mixed-forms", Severity::Warning, Span::new(start, start + surface.len()), String::new())
        }
    }

    fn starts(findings: &[Finding]) -> Vec<usize> {
        findings.iter().map(|finding| finding.hull().start()).collect()
    }

    fn recorded(kind: Kind, findings: &[Finding]) -> Baseline {
        let mut baseline = Baseline::new(kind);
        baseline.record("a.md", findings);
        baseline
    }

    #[test]
    fn a_new_place_is_told_from_the_known_ones_wherever_it_stands() {
        let known = [finding(100, "Kharkov", "left _ at noon"), finding(200, "Харькова", "из _ и назад")];
        let baseline = recorded(Kind::Backlog, &known);
        let later = vec![
            finding(10, "Kharkov", "reached _ by bus"),
            finding(150, "Kharkov", "left _ at noon"),
            finding(250, "Харькова", "из _ и назад"),
        ];
        let covered = baseline.cover("a.md", later.clone());
        assert_eq!((starts(&covered.findings), covered.known, covered.stale.len()), (vec![10], 2, 0));
        assert_eq!(starts(&baseline.cover("b.md", later).findings), [10, 150, 250], "another file");
    }

    #[test]
    fn a_backlog_forgives_new_words_around_a_name_but_no_second_place() {
        let baseline = recorded(Kind::Backlog, &[finding(100, "Kharkov", "left _ at noon")]);
        let moved = baseline.cover("a.md", vec![finding(90, "Kharkov", "quit _ at dawn")]);
        assert_eq!((moved.findings.len(), moved.stale.len()), (0, 0));
        let twice = vec![finding(90, "Kharkov", "quit _ at dawn"), finding(300, "Kharkov", "near _ today")];
        assert_eq!(starts(&baseline.cover("a.md", twice).findings), [300]);
    }

    #[test]
    fn a_decision_is_not_handed_to_another_place() {
        let baseline = recorded(Kind::Decisions, &[finding(100, "Kharkov", "ship _ sailed")]);
        let moved = vec![finding(100, "Kharkov", "vessel _ sailed")];
        assert!(baseline.cover("a.md", moved).findings.is_empty(), "there is only one it can mean");
        let two = vec![finding(50, "Kharkov", "near _ today"), finding(100, "Kharkov", "vessel _ sailed")];
        let covered = baseline.cover("a.md", two);
        assert_eq!((covered.findings.len(), covered.stale), (2, vec![0]));
    }

    #[test]
    fn shrinking_takes_out_what_is_gone_and_adds_nothing() {
        let baseline = recorded(Kind::Backlog, &[finding(1, "Kharkov", "a _ b"), finding(50, "Kharkov", "c _ d")]);
        let (entries, new) = baseline.shrunk("a.md", &[finding(50, "Kharkov", "c _ d"), finding(70, "Kiev", "e _ f")]);
        assert_eq!((entries.len(), entries[0].count, entries[0].at.len(), new), (1, 1, 1, 1));
        assert_eq!(baseline.shrunk("a.md", &[]), (Vec::new(), 0));
    }
}
