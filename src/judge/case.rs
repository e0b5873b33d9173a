//! What the rules look at, and where they put their findings.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::substitute::substitute;
use super::usage::Usage;
use crate::dictionary::{Canonical, Dictionary, EntityId, Entry, PartKind, Prescription};
use crate::document::{Document, Role, Segment};
use crate::find::Unlisted;
use crate::finding::{Finding, Related, Severity};
use crate::fix::{Applicability, Edit, Fix};
use crate::resolve::{PartMatch, Passage, Resolution};
use crate::tally::{Section, Tally};
use crate::text::{Lang, Script, Source, Span};

/// Everything a rule may look at.
#[derive(Debug)]
pub struct Case<'a> {
    /// What is known.
    pub dictionary: &'a Dictionary,
    /// The text.
    pub source: &'a Source,
    /// What reading made of it.
    pub document: &'a Document<'a>,
    /// Its segments with their words.
    pub passages: &'a [Passage<'a>],
    /// Its mentions.
    pub resolutions: &'a [Resolution<'a>],
    /// The names in each passage that nobody listed.
    pub unlisted: &'a [Vec<Unlisted>],
    /// Which forms stand for which entity, as the whole document reads them.
    pub usages: &'a [Usage],
    /// The same of its tags, which are compared with the tags of other texts only.
    pub tags: &'a [Usage],
    /// What is prescribed, and for when.
    pub style: Style<'a>,
    /// The texts it is compared with, where it is not alone.
    pub corpus: Option<Corpus<'a>>,
}

/// The texts that a text is compared with.
#[derive(Debug, Clone)]
pub struct Corpus<'a> {
    /// What they write.
    pub tally: &'a Tally,
    /// Those that count for the text at hand.
    pub section: Section,
}

/// What is prescribed, and for when.
#[derive(Debug, Clone)]
pub struct Style<'a> {
    /// What messages call the profile, and its prescription, by language of the passage; a language
    /// without one gets consistency.
    pub prescriptions: Vec<(Lang, &'a str, &'a Prescription)>,
    /// Forms that the user asked for.
    pub pins: &'a [Pin],
    /// The day of the story; `None` if nobody knows.
    pub date: Option<Date>,
    /// The day that counts as today.
    pub as_of: Date,
    /// Severities the user chose, by rule; `None` is off.
    pub levels: &'a BTreeMap<String, Option<Severity>>,
}

/// A form that the user asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pin {
    /// For this entity.
    pub entity: EntityId,
    /// For this part of its name.
    pub part: PartKind,
    /// In texts of this language; in all where it is `None`.
    pub lang: Option<Lang>,
    /// Write this.
    pub form: String,
    /// In copy from this day on.
    pub since: Option<Date>,
    /// Why, where it is a rule of the house.
    pub reason: Option<Box<str>>,
}

/// How a rule's form stands to the date of the story.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum InForce {
    /// The rule holds for it.
    Yes,
    /// It may hold: rule or story has a date and the other's is unknown.
    Perhaps,
    /// The story is older than the rule, or too old for a rule without a date.
    No,
}

/// Rules without a date hold for copy of so many years.
const YEARS_WITHOUT_DATE: i16 = 5;

impl<'a> Case<'a> {
    /// What messages call the profile, and its prescription for a language.
    pub fn prescription(&self, lang: Lang) -> Option<(&'a str, &'a Prescription)> {
        let known = |lang: Lang| self.style.prescriptions.iter().find(move |(of, _, _)| *of == lang);
        lang.fallbacks().find_map(known).map(|(_, name, prescription)| (*name, *prescription))
    }

    /// Whether the user or the profile of a language wants to hear of a rule that is silent unasked.
    pub(super) fn asks_for(&self, rule: &str, lang: Option<Lang>) -> bool {
        let by_profile = || lang.and_then(|lang| self.prescription(lang)).is_some_and(|(_, said)| said.asks_for(rule));
        self.style.levels.get(rule).is_some_and(Option::is_some) || by_profile()
    }

    /// The form that is asked for in a passage; `None` where nothing is prescribed.
    pub(super) fn wanted(&self, entity: EntityId, part: PartKind, lang: Lang) -> Option<Wanted<'a>> {
        let (profile, prescription) = self.prescription(lang)?;
        let canonical = self.dictionary.canonical(entity, part, lang, Some(prescription))?;
        Some(Wanted { profile, prescription, canonical })
    }

    /// The form the user or the house asked for, where it can stand: in text of its own script.
    pub(super) fn pinned(
        &self,
        entity: EntityId,
        part: PartKind,
        lang: Option<Lang>,
        surface: &str,
    ) -> Option<&'a Pin> {
        let script = |text: &str| text.chars().find_map(Script::of);
        let speaks =
            |pin: &&Pin| pin.lang.is_none_or(|of| lang.is_some_and(|lang| lang.fallbacks().any(|lang| lang == of)));
        let holds = |pin: &&Pin| pin.since.is_none_or(|since| self.style.date.is_some_and(|date| since <= date));
        let mut pins = self.style.pins.iter().filter(|pin| pin.entity == entity && pin.part == part);
        pins.find(|pin| speaks(pin) && holds(pin) && script(&pin.form) == script(surface))
    }

    /// How an entry, or the absence of one, stands to the date of the story.
    pub(super) fn in_force(&self, entry: Option<&Entry>) -> InForce {
        match (entry.filter(|entry| entry.is_dated()), self.style.date) {
            (Some(entry), Some(date)) if entry.holds(date) => InForce::Yes,
            (Some(_), Some(_)) => InForce::No,
            (Some(_), None) => InForce::Perhaps,
            (None, Some(date)) if self.is_old(date) => InForce::No,
            (None, _) => InForce::Yes,
        }
    }

    fn is_old(&self, date: Date) -> bool {
        let years = jiff::Span::new().years(YEARS_WITHOUT_DATE);
        self.style.as_of.checked_sub(years).is_ok_and(|limit| date < limit)
    }

    /// The segment of a mention.
    pub fn passage(&self, resolution: &Resolution<'_>) -> &Passage<'a> {
        &self.passages[resolution.segment]
    }

    /// Line, from 1, of a byte of a segment's logical text.
    pub(super) fn line(&self, segment: usize, span: Span) -> usize {
        let start = self.passages[segment].segment.source_hull(span).start();
        self.source.position(start).line
    }

    /// A finding at a place, with everything filled in that follows from the place.
    pub(super) fn finding(&self, rule: &'static str, severity: Severity, place: Place, message: String) -> Finding {
        let passage = &self.passages[place.segment];
        Finding {
            rule,
            severity,
            spans: passage.segment.source_spans(place.span),
            surface: passage.segment.slice(place.span).to_owned(),
            entity: None,
            name: None,
            lang: passage.lang,
            role: passage.segment.role_at(place.span),
            basis: None,
            message,
            evidence: Vec::new(),
            related: Vec::new(),
            fixes: Vec::new(),
            member: None,
            surroundings: surroundings(passage, place.span),
        }
    }

    /// A finding about a use of a name.
    pub(super) fn about(
        &self,
        rule: &'static str,
        severity: Severity,
        usage: &Usage,
        part: &PartMatch,
        message: String,
    ) -> Finding {
        let evidence = part.readings.first().map(|reading| reading.evidence(self.dictionary, usage.group.lang));
        let mut finding = self.finding(rule, severity, usage.place(), message);
        finding.entity = Some(self.dictionary.entity(usage.group.entity).id.to_string());
        finding.evidence = evidence.unwrap_or_default();
        finding
    }

    /// Another form in the case and the capitals of a use.
    pub(super) fn rewritten(&self, usage: &Usage, part: &PartMatch, form: &str) -> Option<String> {
        let resolution = &self.resolutions[usage.resolution];
        let surface = self.passage(resolution).segment.slice(usage.span);
        substitute(self.dictionary, resolution.lang, part.readings.first()?, form, surface)
    }

    /// A pointer to another mention.
    pub(super) fn related(&self, place: Place, message: String) -> Related {
        Related { span: self.passages[place.segment].segment.source_hull(place.span), message }
    }

    /// A replacement with references for what the charset of the file lacks; `None` where none can stand.
    fn in_charset(&self, segment: &Segment<'_>, replacement: String) -> Option<String> {
        let lacks = |text: &str| self.source.encode(text).is_none();
        if lacks(&replacement) {
            return segment.codec.with_references(&replacement, |c| lacks(c.encode_utf8(&mut [0; 4])));
        }
        Some(replacement)
    }

    /// A fix that replaces text at one place; what cannot be edited there is only shown.
    pub(super) fn fix(&self, title: String, applicability: Applicability, place: Place, replacement: &str) -> Fix {
        let segment = self.passages[place.segment].segment;
        let edit = segment.edit(place.span, replacement);
        match edit.and_then(|(span, replacement)| Some((span, self.in_charset(segment, replacement)?))) {
            Some((span, replacement)) => {
                let applicability = applicability.min(limit(segment.role_at(place.span), segment.makes_anchor));
                Fix { title, applicability, edits: vec![Edit { span, replacement }] }
            }
            None => Fix { title, applicability: Applicability::DisplayOnly, edits: Vec::new() },
        }
    }
}

/// The most that may be done at a place, whatever the evidence (see "When a fix is safe" in
/// ARCHITECTURE.md).
fn limit(role: Role, makes_anchor: bool) -> Applicability {
    match role {
        Role::Spoken | Role::Written | Role::Title | Role::Tag | Role::Byline => Applicability::DisplayOnly,
        _ if makes_anchor => Applicability::Unsafe,
        _ => Applicability::Safe,
    }
}

/// What a profile wants at a place.
pub(super) struct Wanted<'a> {
    /// What messages call the profile.
    pub(super) profile: &'a str,
    /// What it says for the language.
    pub(super) prescription: &'a Prescription,
    /// The form.
    pub(super) canonical: Canonical<'a>,
}

/// A span of the logical text of a segment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    /// Index of the segment.
    pub(super) segment: usize,
    /// The span.
    pub(super) span: Span,
}

/// Two words before and after, folded.
fn surroundings(passage: &Passage<'_>, span: Span) -> String {
    let text = passage.segment.text();
    let before = text[..span.start()].split_whitespace().rev().take(2).collect::<Vec<_>>();
    let after = text[span.end()..].split_whitespace().take(2);
    let words: Vec<&str> = before.into_iter().rev().chain(["_"]).chain(after).collect();
    crate::text::Key::of(&words.join(" ")).to_string()
}

/// Findings as they are made: at most one a place.
#[derive(Debug, Default)]
pub struct Verdicts {
    /// Ends and findings by segment and start. They are disjoint, so that a neighbour tells of a place.
    findings: BTreeMap<(usize, usize), (usize, Finding)>,
}

impl Verdicts {
    /// Whether a rule has already spoken of a place.
    pub(super) fn is_taken(&self, place: Place) -> bool {
        let before = (place.segment, 0)..(place.segment, place.span.end());
        self.findings.range(before).next_back().is_some_and(|(_, (end, _))| place.span.start() < *end)
    }

    /// Adds a finding, unless one that wins stands there.
    pub(super) fn push(&mut self, place: Place, finding: Finding) {
        if !self.is_taken(place) {
            self.findings.insert((place.segment, place.span.start()), (place.span.end(), finding));
        }
    }

    /// By place.
    pub(super) fn into_findings(self) -> Vec<Finding> {
        let mut findings: Vec<Finding> = self.findings.into_values().map(|(_, finding)| finding).collect();
        findings.sort_by_key(|finding| (finding.hull(), finding.rule));
        findings
    }
}
