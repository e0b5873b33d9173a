//! The pipe: read → find → resolve → judge.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::dictionary::{Dictionary, Prescription};
use crate::document::{Document, Suppression};
use crate::find::words::{Token, tokens};
use crate::find::{Finder, Mention, PlaceFinder, unlisted};
use crate::finding::{Finding, Severity};
use crate::judge::{self, Case, Corpus, MALFORMED_INPUT, Pin, RULES, Style, UNUSED_SUPPRESSION};
use crate::read::{self, Format, quotes};
use crate::resolve::{self, Passage, Resolution};
use crate::tally::{Division, Tally};
use crate::text::distance::closest;
use crate::text::{Key, Lang, Source};

/// What holds for a whole run.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Profile names by language; `None` is for every language that is not named. A language
    /// without a profile, or whose profile does not know it, gets consistency.
    pub profiles: BTreeMap<Option<Lang>, String>,
    /// Severity by rule name where it is not the rule's own; `None` is off.
    pub levels: BTreeMap<String, Option<Severity>>,
    /// Forms asked for, as (entity id or one of its forms, form).
    pub pins: Vec<(String, String)>,
    /// The day that counts as today.
    pub as_of: Date,
}

impl Settings {
    /// Without profiles: a text has only to agree with itself. `as_of` is the day that counts as today.
    pub fn consistency(as_of: Date) -> Self {
        Self { profiles: BTreeMap::new(), levels: BTreeMap::new(), pins: Vec::new(), as_of }
    }
}

/// What is known of one text besides the text itself.
#[derive(Debug, Clone)]
pub struct Story {
    /// Its format.
    pub format: Format,
    /// Its language, where a flag or the configuration says so; stronger than what the text declares.
    pub lang: Option<Lang>,
    /// Its language if neither the text nor a flag says so (a path override).
    pub default_lang: Option<Lang>,
    /// Its date.
    pub date: StoryDate,
}

/// When a story is from. A date that the text itself declares comes before `Today` and `Unknown`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StoryDate {
    /// On this day.
    On(Date),
    /// Undated copy at hand: today.
    Today,
    /// Undated copy from somewhere: unknown.
    Unknown,
}

/// What checking one text yields.
#[derive(Debug, Clone, Default)]
pub struct Checked {
    /// By place; headline and dateline are for the reporter to put first.
    pub findings: Vec<Finding>,
}

/// Checks texts against a dictionary. Made once, used from many threads.
#[derive(Debug)]
pub struct Checker {
    pub(crate) dictionary: Dictionary,
    settings: Settings,
    pins: Vec<Pin>,
}

/// A document with its words and mentions: what reading, finding and resolving yield.
pub(crate) struct Understood<'a> {
    pub(crate) passages: Vec<Passage<'a>>,
    pub(crate) mentions: Vec<Vec<Mention>>,
    pub(crate) resolutions: Vec<Resolution<'a>>,
}

impl Checker {
    /// A checker; fails with a message that names an unknown profile, rule or entity and the nearest one.
    pub fn new(dictionary: Dictionary, settings: Settings) -> Result<Self, String> {
        for profile in settings.profiles.values() {
            if dictionary.profile(profile).is_none() {
                let known = dictionary.profiles().map(|profile| &*profile.name);
                return Err(format!(
                    "there is no profile `{profile}`{}; `canonym profiles` lists them",
                    closest(profile, known)
                ));
            }
        }
        for rule in settings.levels.keys() {
            if judge::rule(rule).is_none() {
                let known = RULES.iter().map(|rule| rule.name);
                return Err(format!("there is no rule `{rule}`{}; `canonym rules` lists them", closest(rule, known)));
            }
        }
        let asked = settings.pins.iter().map(|(name, form)| pin(&dictionary, name, form));
        let pins = asked.chain(house_pins(&dictionary).map(Ok)).collect::<Result<_, _>>()?;
        Ok(Self { dictionary, settings, pins })
    }

    /// The dictionary it uses.
    pub fn dictionary(&self) -> &Dictionary {
        &self.dictionary
    }

    /// Checks one text by itself; where it holds several items, each by itself.
    pub fn check(&self, source: &Source, story: &Story) -> Checked {
        self.check_documents(source, story, |_| None)
    }

    /// Checks one text as one of many, which have been counted before with [`Checker::tally`].
    pub fn check_among(&self, source: &Source, story: &Story, tally: &Tally, division: &Division) -> Checked {
        self.check_documents(source, story, |document| {
            Some(Corpus { tally, section: division.section(self.date(document, story)) })
        })
    }

    /// Counts which forms of which names one text writes.
    pub fn tally(&self, source: &Source, story: &Story, division: &Division) -> Tally {
        let mut tally = Tally::default();
        for document in self.read(source, story) {
            let section = division.section(self.date(&document, story));
            let words = words(&document);
            let understood = self.understand(&document, &words);
            let usages = judge::usage(&self.dictionary, &understood.resolutions);
            let tags = judge::tags(&self.dictionary, &understood.resolutions);
            let uses = usages.iter().chain(&tags).map(|usage| {
                let place = understood.passages[usage.segment].segment.source_hull(usage.span);
                let line = source.position(place.start()).line;
                (usage.name(&self.dictionary, section.clone()), usage.form.as_str(), line)
            });
            tally.merge(Tally::of_text(source.name(), uses));
        }
        tally
    }

    fn check_documents<'t>(
        &self,
        source: &Source,
        story: &Story,
        corpus: impl Fn(&Document<'_>) -> Option<Corpus<'t>>,
    ) -> Checked {
        let mut checked = Checked::default();
        for document in self.read(source, story) {
            let mut findings = self.judged(source, story, &document, corpus(&document));
            for finding in &mut findings {
                finding.member.clone_from(&document.member);
            }
            checked.findings.append(&mut findings);
        }
        checked
    }

    fn judged(
        &self,
        source: &Source,
        story: &Story,
        document: &Document<'_>,
        corpus: Option<Corpus<'_>>,
    ) -> Vec<Finding> {
        let words = words(document);
        let understood = self.understand(document, &words);
        let found = understood.passages.iter().zip(&understood.mentions);
        let unlisted: Vec<_> =
            found.map(|(passage, mentions)| unlisted(passage.segment.text(), passage.tokens, mentions)).collect();
        let usages = judge::usage(&self.dictionary, &understood.resolutions);
        // Tags are compared with the tags of other texts only.
        let tags = if corpus.is_some() { judge::tags(&self.dictionary, &understood.resolutions) } else { Vec::new() };
        let case = Case {
            dictionary: &self.dictionary,
            source,
            document,
            passages: &understood.passages,
            resolutions: &understood.resolutions,
            unlisted: &unlisted,
            usages: &usages,
            tags: &tags,
            style: Style {
                prescriptions: self.prescriptions(),
                pins: &self.pins,
                date: self.date(document, story),
                as_of: self.settings.as_of,
                levels: &self.settings.levels,
            },
            corpus,
        };
        let mut findings = judge::judge(&case);
        self.name(&case, &mut findings);
        self.level(&mut findings);
        let mut findings = silence(document, findings);
        findings.extend(problems(document));
        self.level(&mut findings);
        findings.sort_by_key(|finding| (finding.hull(), finding.rule));
        findings
    }

    /// The documents of a text, with languages and quotations marked.
    pub(crate) fn read<'s>(&self, source: &'s Source, story: &Story) -> Vec<Document<'s>> {
        let mut documents = read::read(source, story.format);
        for document in &mut documents {
            self.mark(document, story);
        }
        documents
    }

    fn mark(&self, document: &mut Document<'_>, story: &Story) {
        read::detect::assign(document, story.lang, story.default_lang);
        if document.lang.is_none() {
            // Too short to tell: what the house writes in, where it writes in one language.
            document.lang = self.only_lang();
            for segment in document.segments.iter_mut().filter(|segment| segment.lang.is_none()) {
                segment.lang = document.lang;
            }
        }
        quotes::mark(document, |lang| self.quote_style(lang));
    }

    /// The one language that the profiles prescribe for.
    fn only_lang(&self) -> Option<Lang> {
        match self.prescriptions()[..] {
            [(lang, _, _)] => Some(lang),
            [(first, _, _), ref regions @ ..] if regions.iter().all(|(lang, _, _)| lang.base() == first.base()) => {
                Some(first.base())
            }
            _ => None,
        }
    }

    fn quote_style(&self, lang: Option<Lang>) -> quotes::QuoteStyle {
        let language = lang.and_then(|lang| self.dictionary.language(lang));
        let language = language.or_else(|| self.dictionary.language(Lang::ENGLISH));
        let pairs = language.map(|language| language.quotes.clone()).unwrap_or_default();
        let written_cues = language.map(|language| language.written_cues.clone()).unwrap_or_default();
        quotes::QuoteStyle { pairs, written_cues }
    }

    /// Finds and resolves the names of a document.
    pub(crate) fn understand<'a>(&'a self, document: &'a Document<'a>, words: &'a [Vec<Token>]) -> Understood<'a> {
        let (mut finder, mut place_finder) = (Finder::new(&self.dictionary), PlaceFinder::new(&self.dictionary));
        let (mut passages, mut mentions, mut resolutions) = (Vec::new(), Vec::new(), Vec::new());
        for (number, (segment, tokens)) in document.segments.iter().zip(words).enumerate() {
            let passage = Passage { number, segment, tokens, lang: segment.lang };
            let found = finder.mentions(segment.text(), tokens, segment.lang);
            let places = place_finder.places(segment.text(), tokens, segment.lang, &found);
            resolutions.extend(resolve::candidates(&self.dictionary, passage, &found, &places));
            passages.push(passage);
            mentions.push(found);
        }
        resolve::rank(&self.dictionary, &passages, &mut resolutions);
        Understood { passages, mentions, resolutions }
    }

    /// What the profiles prescribe, by language.
    fn prescriptions(&self) -> Vec<(Lang, &str, &Prescription)> {
        let mut prescriptions = Vec::new();
        for (lang, name) in &self.settings.profiles {
            let Some(profile) = self.dictionary.profile(name) else { continue };
            let named = |of: &Lang| {
                self.settings.profiles.contains_key(&Some(*of)) || self.settings.profiles.contains_key(&Some(of.base()))
            };
            for (of, prescription) in &profile.langs {
                let applies = lang.map_or_else(|| !named(of), |lang| lang == *of || lang.base() == of.base());
                if applies {
                    prescriptions.push((*of, &*profile.label, prescription));
                }
            }
        }
        prescriptions
    }

    fn date(&self, document: &Document<'_>, story: &Story) -> Option<Date> {
        match story.date {
            StoryDate::On(date) => Some(date),
            StoryDate::Today => Some(document.date.unwrap_or(self.settings.as_of)),
            StoryDate::Unknown => document.date,
        }
    }

    /// Gives findings the severity that the settings ask for, and drops those that are off.
    fn level(&self, findings: &mut Vec<Finding>) {
        findings.retain_mut(|finding| match self.settings.levels.get(finding.rule) {
            None => true,
            Some(None) => false,
            Some(Some(severity)) => {
                finding.severity = *severity;
                true
            }
        });
    }

    /// Says of findings what their entities are called.
    fn name(&self, case: &Case<'_>, findings: &mut [Finding]) {
        let mut names: BTreeMap<(String, Lang), Option<String>> = BTreeMap::new();
        for finding in findings {
            let (Some(id), Some(lang)) = (&finding.entity, finding.lang) else { continue };
            let called = names.entry((id.clone(), lang)).or_insert_with(|| {
                let entity = self.dictionary.entity_by_id(id)?;
                let part = self.dictionary.entity(entity).main_part();
                let prescription = case.prescription(lang).map(|(_, prescription)| prescription);
                Some(self.dictionary.canonical(entity, part, lang, prescription)?.text)
            });
            finding.name.clone_from(called);
        }
    }
}

/// The words of every segment.
pub(crate) fn words(document: &Document<'_>) -> Vec<Vec<Token>> {
    document.segments.iter().map(|segment| tokens(segment.text())).collect()
}

/// A form that the user asked for, by entity id or by any form of the entity.
fn pin(dictionary: &Dictionary, name: &str, form: &str) -> Result<Pin, String> {
    let entity = dictionary.entity_named(name)?;
    let part = dictionary.entity(entity).main_part();
    Ok(Pin { entity, part, lang: None, form: form.to_owned(), since: None, reason: None })
}

/// What the house has decided, the strongest first.
fn house_pins(dictionary: &Dictionary) -> impl Iterator<Item = Pin> + '_ {
    dictionary.house_forms().iter().rev().map(|decided| Pin {
        entity: decided.entity,
        part: decided.part,
        lang: Some(decided.lang),
        form: decided.form.to_string(),
        since: decided.since,
        reason: decided.reason.clone(),
    })
}

/// Findings that no comment silences, and a finding for every comment that silences none.
fn silence(document: &Document<'_>, findings: Vec<Finding>) -> Vec<Finding> {
    let mut used = vec![false; document.suppressions.len()];
    let mut kept = Vec::new();
    for finding in findings {
        let mut silent = false;
        for (suppression, used) in document.suppressions.iter().zip(&mut used) {
            if silences(suppression, &finding) {
                (*used, silent) = (true, true);
            }
        }
        if !silent {
            kept.push(finding);
        }
    }
    let unused = document.suppressions.iter().zip(used).filter(|(_, used)| !used);
    kept.extend(unused.map(|(suppression, _)| unused_suppression(suppression)));
    kept
}

fn silences(suppression: &Suppression, finding: &Finding) -> bool {
    suppression.covers.overlaps(finding.hull())
        && (suppression.rules.is_empty() || suppression.rules.iter().any(|rule| rule == finding.rule))
        && suppression.surface.as_ref().is_none_or(|surface| Key::of(surface) == Key::of(&finding.surface))
}

fn unused_suppression(suppression: &Suppression) -> Finding {
    let unknown = suppression.rules.iter().find(|rule| judge::rule(rule).is_none());
    let message = match unknown {
        Some(rule) => {
            let known = RULES.iter().map(|rule| rule.name);
            format!("There is no rule {rule}{}.", closest(rule, known))
        }
        None => "Nothing here needs to be ignored; the comment can go.".to_owned(),
    };
    Finding::plain(UNUSED_SUPPRESSION, Severity::Info, suppression.span, message)
}

/// What could not be read as it was meant.
fn problems<'a>(document: &'a Document<'_>) -> impl Iterator<Item = Finding> + 'a {
    document.problems.iter().map(|problem| {
        let message = format!("{}. {}.", problem.message.trim_end_matches('.'), problem.help.trim_end_matches('.'));
        Finding::plain(MALFORMED_INPUT, Severity::Warning, problem.span, message)
    })
}
