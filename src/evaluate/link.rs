//! Marked names beside the entities they are resolved to.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::passage::{Mark, Named, Passage};
use super::score::{source, story};
use crate::Checker;
use crate::check::words;
use crate::document::Document;
use crate::resolve::{Passage as Surroundings, Resolution};
use crate::text::{Key, Span};

/// A marked name that is resolved to something else than its mark.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkCase {
    /// Id of the passage.
    pub passage: String,
    /// Language of the passage.
    pub lang: String,
    /// First byte of the name in the text.
    pub start: usize,
    /// The name.
    pub surface: String,
    /// The marked entity; `None` for a name of nobody.
    pub entity: Option<String>,
    /// What it was resolved to.
    pub resolved: Option<String>,
}

/// How many marked names are resolved as marked.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct LinkCounts {
    /// Names marked with an entity of the dictionary's.
    pub named: usize,
    /// Of them, resolved to that entity.
    pub right: usize,
    /// Of them, resolved to another.
    pub other: usize,
    /// Names marked as nobody's.
    pub nobody: usize,
    /// Of them, taken for somebody's.
    pub taken: usize,
    /// Names with somebody else's id.
    pub things: usize,
    /// Of them, resolved to any entity.
    pub known: usize,
    /// Known names with a lemma.
    pub lemmas: usize,
    /// Of them, those read as a form of that base form.
    pub lemmas_right: usize,
    /// Known names whose entity is the one most names with their id are resolved to.
    pub same_entity: usize,
    /// Known names whose id is the one most names of their entity have.
    pub same_thing: usize,
}

/// What the names of one passage came to.
#[derive(Debug, Clone, Default)]
pub struct Linked {
    /// The counts, purity left open.
    pub counts: LinkCounts,
    /// What was resolved otherwise than marked.
    pub cases: Vec<LinkCase>,
    /// (id of a thing, entity) for every known name.
    pub pairs: Vec<(String, String)>,
}

/// A resolved name in the text.
struct Name {
    span: Span,
    entity: String,
    /// The base form it is read as, in the letters of the text.
    base: String,
}

/// Compares the marks of a passage with what its names are resolved to.
///
/// A name is resolved to an entity where a settled mention overlaps it; for names with somebody
/// else's id the two have to share half of the longer, or University of Kyiv would be known as Kyiv.
pub fn link(checker: &Checker, passage: &Passage) -> Linked {
    let mut linked = Linked::default();
    if passage.marks.is_empty() {
        return linked;
    }
    let names = names(checker, passage);
    for mark in &passage.marks {
        match &mark.named {
            Named::Entity(id) => of_entity(&mut linked, passage, mark, id, &names),
            Named::Nobody => of_nobody(&mut linked, passage, mark, &names),
            Named::Thing { id, lemma } => of_thing(&mut linked, mark, id, lemma.as_deref(), &names),
        }
    }
    linked
}

fn of_entity(linked: &mut Linked, passage: &Passage, mark: &Mark, id: &str, names: &[Name]) {
    let mut met = names.iter().filter(|name| name.span.overlaps(mark.span)).peekable();
    linked.counts.named += 1;
    let first = met.peek().map(|name| name.entity.clone());
    if met.any(|name| name.entity == id) {
        linked.counts.right += 1;
        return;
    }
    linked.counts.other += usize::from(first.is_some());
    linked.cases.push(case(passage, mark, Some(id), first));
}

fn of_nobody(linked: &mut Linked, passage: &Passage, mark: &Mark, names: &[Name]) {
    linked.counts.nobody += 1;
    if let Some(name) = names.iter().find(|name| name.span.overlaps(mark.span)) {
        linked.counts.taken += 1;
        linked.cases.push(case(passage, mark, None, Some(name.entity.clone())));
    }
}

fn of_thing(linked: &mut Linked, mark: &Mark, id: &str, lemma: Option<&str>, names: &[Name]) {
    linked.counts.things += 1;
    let Some(name) = names.iter().find(|name| shares_half(name.span, mark.span)) else { return };
    linked.counts.known += 1;
    linked.pairs.push((id.to_owned(), name.entity.clone()));
    if let Some(lemma) = lemma {
        linked.counts.lemmas += 1;
        linked.counts.lemmas_right += usize::from(Key::of(lemma) == Key::of(&name.base));
    }
}

fn shares_half(a: Span, b: Span) -> bool {
    let shared = a.end().min(b.end()).saturating_sub(a.start().max(b.start()));
    2 * shared >= a.len().max(b.len())
}

fn case(passage: &Passage, mark: &Mark, entity: Option<&str>, resolved: Option<String>) -> LinkCase {
    LinkCase {
        passage: passage.id.clone(),
        lang: passage.lang.map_or("-".to_owned(), |lang| lang.to_string()),
        start: mark.span.start(),
        surface: passage.text[mark.span.range()].to_owned(),
        entity: entity.map(str::to_owned),
        resolved,
    }
}

fn names(checker: &Checker, passage: &Passage) -> Vec<Name> {
    let source = source(passage);
    let documents = checker.read(&source, &story(passage));
    documents.iter().flat_map(|document| names_in(checker, document)).collect()
}

fn names_in(checker: &Checker, document: &Document<'_>) -> Vec<Name> {
    let words = words(document);
    let understood = checker.understand(document, &words);
    let settled = understood.resolutions.iter().filter_map(|resolution| {
        let candidate = resolution.entity()?;
        let surroundings = &understood.passages[resolution.segment];
        Some(Name {
            span: surroundings.segment.source_hull(resolution.span),
            entity: checker.dictionary.entity(candidate.entity).id.to_string(),
            base: base(surroundings, resolution),
        })
    });
    settled.collect()
}

/// The mention with every part in its base form.
fn base(surroundings: &Surroundings<'_>, resolution: &Resolution<'_>) -> String {
    let Some(candidate) = resolution.entity() else { return String::new() };
    let (mut text, mut done) = (String::new(), resolution.span.start());
    let mut parts: Vec<_> = candidate.parts.iter().collect();
    parts.sort_by_key(|part| part.span);
    for part in parts.iter().filter(|part| part.span.start() >= resolution.span.start()) {
        text.push_str(surroundings.segment.text().get(done..part.span.start()).unwrap_or_default());
        text.push_str(part.readings.first().map_or("", |reading| &reading.base));
        done = part.span.end();
    }
    text
}

impl LinkCounts {
    pub(super) fn add(&mut self, other: &LinkCounts) {
        self.named += other.named;
        self.right += other.right;
        self.other += other.other;
        self.nobody += other.nobody;
        self.taken += other.taken;
        self.things += other.things;
        self.known += other.known;
        self.lemmas += other.lemmas;
        self.lemmas_right += other.lemmas_right;
    }

    /// Fills in the purities from all pairs of a thing and an entity.
    pub(super) fn judge_pairs(&mut self, pairs: &[(String, String)]) {
        let forward = pairs.iter().map(|(thing, entity)| (thing.as_str(), entity.as_str()));
        self.same_entity = majority(forward);
        self.same_thing = majority(pairs.iter().map(|(thing, entity)| (entity.as_str(), thing.as_str())));
    }
}

/// How many pairs have the right side that is most common for their left side.
fn majority<'a>(pairs: impl Iterator<Item = (&'a str, &'a str)>) -> usize {
    let mut counts: BTreeMap<&str, BTreeMap<&str, usize>> = BTreeMap::new();
    for (left, right) in pairs {
        *counts.entry(left).or_default().entry(right).or_default() += 1;
    }
    counts.values().filter_map(|rights| rights.values().max()).sum()
}
