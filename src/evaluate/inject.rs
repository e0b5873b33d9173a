//! Faults put into clean text, with the truth kept.

use std::collections::{BTreeMap, BTreeSet};

use super::faults::{Fault, Faulty};
use super::passage::{Declared, Expected, Mark, Named, Passage, TODAY};
use super::random::Random;
use super::score::{examine, source, story};
use crate::Checker;
use crate::check::words;
use crate::dictionary::{EntityId, PartKind};
use crate::document::{Document, Role};
use crate::find::Inflection;
use crate::finding::Severity;
use crate::judge::usage;
use crate::resolve::{is_all_caps, same_form};
use crate::text::{Lang, Span};

/// Faults are put only into stories of the last years.
const RECENT_YEARS: i16 = 4;

/// A mention that may be written wrong.
struct Site {
    passage: usize,
    /// In the text of the passage.
    span: Span,
    entity: EntityId,
    part: PartKind,
    lang: Lang,
    /// The base form that stands there.
    base: String,
    inflection: Option<Inflection>,
    /// How often the passage uses this base form elsewhere.
    others: usize,
}

/// Makes `count` faulty passages out of those that are clean under a profile, or fewer where no more
/// can be made. The kinds of faults take turns; the same seed makes the same passages.
///
/// Only settled mentions in running text whose form is the wanted one are touched. Where nothing is
/// prescribed, a form counts as wrong only beside two mentions in another one, look-alike letters
/// excepted.
pub fn inject(checker: &Checker, profile: &str, passages: &[Passage], count: usize, seed: u64) -> Vec<Passage> {
    let mut random = Random::new(seed);
    let mut sites: Vec<Site> = passages
        .iter()
        .enumerate()
        .filter(|(_, passage)| is_clean(checker, profile, passage))
        .flat_map(|(number, passage)| sites(checker, profile, number, passage))
        .collect();
    random.shuffle(&mut sites);
    let mut made: Vec<Passage> = Vec::new();
    let mut used: BTreeSet<(usize, Fault)> = BTreeSet::new();
    let mut faults: Vec<Fault> = Fault::ALL.to_vec();
    while made.len() < count && !faults.is_empty() {
        faults.retain(|&fault| {
            let from = random.below(sites.len());
            let turn = (from..sites.len()).chain(0..from);
            for at in turn.filter(|&at| made.len() < count && !used.contains(&(at, fault))).collect::<Vec<_>>() {
                used.insert((at, fault));
                let site = &sites[at];
                let variants = variants(checker, profile, site, fault);
                if let Some(variant) = random.choose(&variants) {
                    let number = made.len() + 1;
                    made.push(written(checker, profile, &passages[site.passage], site, fault, variant, number));
                    return true;
                }
            }
            false
        });
    }
    made.truncate(count);
    made
}

/// Whether nothing is to be found in a passage, and marks can be written into it.
fn is_clean(checker: &Checker, profile: &str, passage: &Passage) -> bool {
    // Where the story is older than the rules, a wrong form may be right.
    let is_recent = passage.date.is_none_or(|date| date.year() + RECENT_YEARS >= TODAY.year());
    if !is_recent || passage.fault.is_some() || passage.text.contains("[[") || passage.text.contains("]]") {
        return false;
    }
    if let Some(expected) = passage.expected.get(profile) {
        return expected.is_empty();
    }
    let silent = || examine(checker, passage).iter().all(|finding| finding.severity == Severity::Info);
    passage.declared != Declared::Nothing && silent()
}

fn sites(checker: &Checker, profile: &str, number: usize, passage: &Passage) -> Vec<Site> {
    let (source, story) = (source(passage), story(passage));
    let documents = checker.read(&source, &story);
    documents.iter().flat_map(|document| sites_in(checker, profile, number, passage, document)).collect()
}

fn sites_in(checker: &Checker, profile: &str, number: usize, passage: &Passage, document: &Document<'_>) -> Vec<Site> {
    let words = words(document);
    let understood = checker.understand(document, &words);
    let mut bases: BTreeMap<(EntityId, PartKind, String), usize> = BTreeMap::new();
    let mut sites = Vec::new();
    for usage in usage(&checker.dictionary, &understood.resolutions) {
        let resolution = &understood.resolutions[usage.resolution];
        let (entity, part, lang) = (usage.group.entity, usage.group.part, resolution.lang);
        *bases.entry((entity, part, usage.form.clone())).or_default() += 1;
        let main = checker.dictionary.entity(entity).main_part() == part;
        let is_plain = resolution.licence.is_none() && resolution.role == Role::Body;
        let (Some(lang), true) = (lang, main && is_plain) else { continue };
        let matched = resolution.entity().and_then(|candidate| candidate.part(part));
        let reading = matched.and_then(|part| part.readings.iter().find(|reading| reading.base == usage.form));
        let segment = understood.passages[usage.segment].segment;
        let (Some(reading), [span]) = (reading, &segment.source_spans(usage.span)[..]) else { continue };
        let surface = &passage.text[span.range()];
        let elided = passage.text[..span.start()].ends_with(crate::text::fold::is_apostrophe);
        let wanted =
            wanted(checker, profile, entity, part, lang).is_none_or(|wanted| same_form(&wanted, &reading.base));
        let inflections: Vec<_> = reading.inflections.iter().flatten().collect();
        let one_word = inflections.is_empty() || reading.inflections.len() == 1;
        if elided || !wanted || !one_word || is_all_caps(surface) || surface != segment.slice(usage.span) {
            continue;
        }
        let inflection = inflections.first().map(|&inflection| inflection.clone());
        let base = usage.form.clone();
        sites.push(Site { passage: number, span: *span, entity, part, lang, base, inflection, others: 0 });
    }
    for site in &mut sites {
        site.others = bases.get(&(site.entity, site.part, site.base.clone())).map_or(0, |count| count - 1);
    }
    sites
}

/// The form a profile wants; `None` where it prescribes nothing.
fn wanted(checker: &Checker, profile: &str, entity: EntityId, part: PartKind, lang: Lang) -> Option<String> {
    let dictionary = &checker.dictionary;
    let prescription = dictionary.prescription(dictionary.profile(profile)?, lang)?;
    dictionary.canonical(entity, part, lang, Some(prescription)).map(|canonical| canonical.text)
}

/// The wrong forms for a site, in its case.
fn variants(checker: &Checker, profile: &str, site: &Site, fault: Fault) -> Vec<String> {
    let dictionary = &checker.dictionary;
    let prescription = dictionary.profile(profile).and_then(|profile| dictionary.prescription(profile, site.lang));
    if prescription.is_none() && site.others < 2 && !fault.shows_alone() {
        return Vec::new();
    }
    let id = &dictionary.entity(site.entity).id;
    let entry = prescription.and_then(|prescription| prescription.entry(id, site.part));
    let is_admitted = |form: &str| {
        let by_entry = entry.is_some_and(|entry| entry.admitted.iter().any(|admitted| same_form(admitted, form)));
        let by_language = dictionary.canonical(site.entity, site.part, site.lang, None);
        by_entry || by_language.is_some_and(|canonical| same_form(&canonical.text, form))
    };
    let faulty = Faulty { dictionary, entity: site.entity, part: site.part, lang: site.lang, right: &site.base };
    let bases = fault.variants(&faulty).into_iter().filter(|form| !is_admitted(form));
    bases.filter_map(|base| in_case(checker, site, &base)).collect()
}

/// A wrong form in the case of the site; `None` if it could be read as the right one there.
fn in_case(checker: &Checker, site: &Site, base: &str) -> Option<String> {
    let Some(inflection) = &site.inflection else { return Some(base.to_owned()) };
    let class = checker.dictionary.entity(site.entity).kind.class();
    let language = checker.dictionary.language(site.lang)?;
    let inflected = language.inflect(base, &inflection.case, class, Some(inflection.paradigm))?;
    let is_right = |base: &crate::dictionary::Base| same_form(&base.text, &site.base);
    (!language.bases(&inflected, Some(class)).iter().any(is_right)).then_some(inflected)
}

/// The passage with the fault in it, and the right form as what is expected.
fn written(
    checker: &Checker,
    profile: &str,
    clean: &Passage,
    site: &Site,
    fault: Fault,
    variant: &str,
    number: usize,
) -> Passage {
    let right = clean.text[site.span.range()].to_owned();
    let mut text = clean.text.clone();
    text.replace_range(site.span.range(), variant);
    let place = Span::new(site.span.start(), site.span.start() + variant.len());
    let moved = |at: usize| if at < site.span.end() { at } else { at - site.span.end() + place.end() };
    let named = Named::Entity(checker.dictionary.entity(site.entity).id.to_string());
    let mut marks: Vec<Mark> = clean
        .marks
        .iter()
        .filter(|mark| !matches!(mark.named, Named::Thing { .. }) && !mark.span.overlaps(site.span))
        .map(|mark| Mark {
            span: Span::new(moved(mark.span.start()), moved(mark.span.end())),
            named: mark.named.clone(),
        })
        .collect();
    marks.push(Mark { span: place, named });
    marks.sort_by_key(|mark| mark.span);
    let expected = Expected { span: place, replacement: Some(right), severity: None };
    Passage {
        id: format!("{}+{}-{number}", clean.id, fault.as_str()),
        text,
        marks,
        expected: BTreeMap::from([(profile.to_owned(), vec![expected])]),
        declared: Declared::Nothing,
        fault: Some(fault),
        ..clean.clone()
    }
}
