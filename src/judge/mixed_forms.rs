#![doc = include_str!("mixed_forms.md")]

use std::collections::BTreeMap;

use super::case::{Case, InForce, Verdicts};
use super::elsewhere::Elsewhere;
use super::prescribed::is_longer_or_shorter;
use super::usage::{Group, Usage};
use super::wording;
use crate::dictionary::{ContextKind, Origin};
use crate::finding::{MOST_RELATED, Severity};
use crate::fix::{Applicability, Fix};
use crate::tally::Reference;
use crate::text::phonetic::Hearing;
use crate::text::{Lang, Script};

/// The rule's name.
pub(super) const NAME: &str = "mixed-forms";

/// Compares the uses of each name with the form that most of the document writes, or most of the
/// corpus that it belongs to.
pub(super) fn judge(case: &Case<'_>, verdicts: &mut Verdicts) {
    // Gazprom in Russian copy is a foreign name and no other spelling of Газпром: scripts do not mix.
    let mut groups: BTreeMap<(Group, Option<Script>), Vec<&Usage>> = BTreeMap::new();
    // What a profile has ruled on is settled and does not vote.
    for usage in case.usages.iter().filter(|usage| !verdicts.is_taken(usage.place())) {
        groups.entry((usage.group, usage.script())).or_default().push(usage);
    }
    for ((group, _), uses) in &groups {
        let Some(&first) = uses.first().filter(|_| !is_ruled(case, group)) else { continue };
        let corpus = in_corpus(case, first);
        let reference = corpus.map_or_else(|| reference(case, uses), |corpus| corpus.form);
        let (others, minority): (Vec<&Usage>, Vec<&Usage>) =
            uses.iter().partition(|usage| usage.form == reference || is_another_name(case, usage, reference));
        if minority.is_empty() {
            continue;
        }
        let elsewhere = Elsewhere::of(case, others.iter().copied());
        // What the whole text does is said once.
        let told = if others.is_empty() { 1 } else { minority.len() };
        for usage in minority.into_iter().take(told) {
            let reason = corpus.map(|corpus| among_texts(case, usage, &corpus)).unwrap_or_default();
            report(case, verdicts, usage, reference, &reason, &others, &elsewhere);
        }
    }
    judge_tags(case, verdicts);
}

/// Compares the tags of a text with those of its corpus. They are listed and never edited.
fn judge_tags(case: &Case<'_>, verdicts: &mut Verdicts) {
    for tag in case.tags {
        let Some(corpus) = in_corpus(case, tag).filter(|corpus| corpus.form != tag.form) else { continue };
        let reason = format!(
            "{} A tag is the name of a page: rename it everywhere or nowhere.",
            among_texts(case, tag, &corpus)
        );
        let resolution = &case.resolutions[tag.resolution];
        let licensed = resolution.licence.is_some() || is_ruled(case, &tag.group);
        if !licensed {
            report(case, verdicts, tag, corpus.form, &reason, &[], &Elsewhere::default());
        }
    }
}

/// What most of the corpus writes for a name.
fn in_corpus<'a>(case: &'a Case<'_>, usage: &Usage) -> Option<Reference<'a>> {
    let corpus = case.corpus.as_ref()?;
    corpus.tally.reference(&usage.name(case.dictionary, corpus.section.clone()))
}

/// "Kharkov here; 412 of 530 English texts of 2019 have Kharkiv, such as news/a.md, line 3."
fn among_texts(case: &Case<'_>, usage: &Usage, corpus: &Reference<'_>) -> String {
    let section = case.corpus.as_ref().map(|corpus| corpus.section.clone()).unwrap_or_default();
    let language = usage.group.lang.map(|lang| format!("{} ", wording::language_name(case, lang))).unwrap_or_default();
    let folder = section.folder.map(|folder| format!(" in {folder}")).unwrap_or_default();
    let year = section.year.map(|year| format!(" of {year}")).unwrap_or_default();
    let tagged = if usage.tag { " as a tag" } else { "" };
    let (source, line) = &corpus.count.first;
    format!(
        "{} here; {} of {} {language}texts{folder}{year} have {}{tagged}, such as {source}, line {line}.",
        usage.form, corpus.count.texts, corpus.of, corpus.form
    )
}

/// Whether a form of a place of the lists is another name or a longer one, as far as can be told: nobody wrote down
/// that Bombay was its former name.
fn is_another_name(case: &Case<'_>, usage: &Usage, reference: &str) -> bool {
    if case.dictionary.entity(usage.group.entity).is_curated() {
        return false;
    }
    let part = case.resolutions[usage.resolution].entity().and_then(|candidate| candidate.part(usage.group.part));
    let mut forms =
        part.into_iter().flat_map(|part| &part.readings).map(|read| case.dictionary.index().form(read.form));
    // The present names of a place in two languages are one name to a third: Vovchyi Brid and Volchy Brod.
    if forms.any(|form| form.origins.iter().any(|origin| matches!(origin, Origin::Scheme { .. }))) {
        return false;
    }
    let words = |text: &str| text.split([' ', '-']).count();
    let longer = words(&usage.form) != words(reference) && is_longer_or_shorter(&usage.form, reference);
    let heard: Vec<_> = Hearing::of(reference).keys().into_iter().collect();
    let alike = Hearing::of(&usage.form).keys().into_iter().any(|key| heard.contains(&key));
    longer || !alike
}

/// Whether a profile says what to write: then every form is wanted, admitted, or flagged already.
fn is_ruled(case: &Case<'_>, group: &Group) -> bool {
    let wanted = group.lang.and_then(|lang| case.wanted(group.entity, group.part, lang));
    wanted.is_some_and(|wanted| case.in_force(wanted.canonical.entry) != InForce::No)
}

/// The form that most uses have; where several have as many, the one that talk of old days has too, and then the
/// first in the text. A headline that the head of a page repeats is one use.
fn reference<'u>(case: &Case<'_>, uses: &[&'u Usage]) -> &'u str {
    let repeats = |usage: &Usage| case.passages[usage.segment].segment.repeats;
    let are_all = uses.iter().all(|usage| repeats(usage));
    let voters = || uses.iter().filter(|usage| are_all || !repeats(usage));
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for usage in voters() {
        *counts.entry(&usage.form).or_default() += 1;
    }
    let most = counts.values().max();
    let mut tied: Vec<&Usage> = Vec::new();
    for usage in voters().filter(|usage| counts.get(&*usage.form) == most) {
        if tied.len() < counts.len() && !tied.iter().any(|other| other.form == usage.form) {
            tied.push(usage);
        }
    }
    let chosen = tied.iter().find(|usage| tied.len() > 1 && is_also_of_old_days(case, usage)).or(tied.first());
    chosen.map_or("", |usage| &usage.form)
}

/// Whether the text has the form of a use where a date or an event would excuse any other as well.
fn is_also_of_old_days(case: &Case<'_>, usage: &Usage) -> bool {
    let mut excused = case.resolutions.iter().filter(|resolution| {
        resolution.lang.map(Lang::base) == usage.group.lang
            && resolution.licence.is_some_and(|licence| licence.kind == ContextKind::Event)
    });
    excused.any(|resolution| {
        let candidate = resolution.entity().filter(|candidate| candidate.entity == usage.group.entity);
        let part = candidate.and_then(|candidate| candidate.part(usage.group.part));
        part.is_some_and(|part| part.readings.iter().any(|reading| reading.base == usage.form))
    })
}

fn report(
    case: &Case<'_>,
    verdicts: &mut Verdicts,
    usage: &Usage,
    reference: &str,
    reason: &str,
    others: &[&Usage],
    elsewhere: &Elsewhere,
) {
    let part = case.resolutions[usage.resolution].entity().and_then(|candidate| candidate.part(usage.group.part));
    let Some(part) = part else { return };
    let severity = if usage.tag { Severity::Info } else { Severity::Warning };
    let message = wording::message(case, &usage.form, part, reference, reason, elsewhere, usage.group.lang);
    let mut finding = case.about(NAME, severity, usage, part, message);
    finding.related = elsewhere.related(case, reference);
    // Majority is not authority: both ways are shown, and neither is taken unasked.
    finding.fixes = vec![way_out(case, usage, reference)];
    if !others.is_empty() {
        // The choice is between two names, in whatever case they stand here.
        finding.fixes[0].title = format!("write {reference}");
        finding.fixes.push(throughout(case, &usage.form, others));
    }
    verdicts.push(usage.place(), finding);
}

fn way_out(case: &Case<'_>, usage: &Usage, form: &str) -> Fix {
    let part = case.resolutions[usage.resolution].entity().and_then(|candidate| candidate.part(usage.group.part));
    let text = part.and_then(|part| case.rewritten(usage, part, form)).unwrap_or_else(|| form.to_owned());
    case.fix(format!("write {text}"), Applicability::DisplayOnly, usage.place(), &text)
}

/// The other way out: the minority's form everywhere. Its edits are listed where they are few.
fn throughout(case: &Case<'_>, form: &str, others: &[&Usage]) -> Fix {
    let listed = if others.len() <= MOST_RELATED { others } else { &[] };
    let edits = listed.iter().flat_map(|other| way_out(case, other, form).edits);
    Fix { title: format!("write {form} throughout"), applicability: Applicability::DisplayOnly, edits: edits.collect() }
}
