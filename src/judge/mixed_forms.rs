#![doc = include_str!("mixed_forms.md")]

use std::collections::BTreeMap;

use super::case::{Case, InForce, Place, Verdicts};
use super::elsewhere::Elsewhere;
use super::substitute::substitute;
use super::usage::{Group, Usage};
use super::wording;
use crate::finding::{MOST_RELATED, Severity};
use crate::fix::{Applicability, Fix};
use crate::text::Script;

/// The rule's name.
pub(super) const NAME: &str = "mixed-forms";

/// Compares the uses of each name with the form that most of the document writes.
pub(super) fn judge(case: &Case<'_>, verdicts: &mut Verdicts) {
    // Gazprom in Russian copy is a foreign name and no other spelling of Газпром: scripts do not mix.
    let mut groups: BTreeMap<(Group, Option<Script>), Vec<&Usage>> = BTreeMap::new();
    // What a profile has ruled on is settled and does not vote.
    for usage in case.usages.iter().filter(|usage| !verdicts.is_taken(place(usage))) {
        let script = usage.form.chars().find_map(Script::of);
        groups.entry((usage.group, script)).or_default().push(usage);
    }
    for (group, uses) in &groups {
        if is_ruled(case, &group.0) {
            continue;
        }
        let reference = reference(uses);
        let (others, minority): (Vec<&Usage>, Vec<&Usage>) = uses.iter().partition(|usage| usage.form == reference);
        if minority.is_empty() {
            continue;
        }
        let elsewhere = Elsewhere::of(case, others.iter().copied());
        for usage in minority {
            report(case, verdicts, usage, reference, &others, &elsewhere);
        }
    }
}

/// Whether a profile says what to write: then every form is wanted, admitted, or flagged already.
fn is_ruled(case: &Case<'_>, group: &Group) -> bool {
    let wanted = group.lang.and_then(|lang| case.wanted(group.entity, group.part, lang));
    wanted.is_some_and(|wanted| case.in_force(wanted.canonical.entry) != InForce::No)
}

/// The form that most uses have; the first one in the text where several have as many.
fn reference<'u>(uses: &[&'u Usage]) -> &'u str {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for usage in uses {
        *counts.entry(&usage.form).or_default() += 1;
    }
    let most = counts.values().max();
    uses.iter().find(|usage| counts.get(&*usage.form) == most).map_or("", |usage| &usage.form)
}

fn place(usage: &Usage) -> Place {
    Place { segment: usage.segment, span: usage.span }
}

fn report(
    case: &Case<'_>,
    verdicts: &mut Verdicts,
    usage: &Usage,
    reference: &str,
    others: &[&Usage],
    elsewhere: &Elsewhere,
) {
    let entity = usage.group.entity;
    let part = case.resolutions[usage.resolution].entity().and_then(|candidate| candidate.part(usage.group.part));
    let Some(part) = part else { return };
    let mut finding = case.finding(NAME, Severity::Warning, place(usage), String::new());
    finding.message = wording::message(case, &usage.form, part, reference, "", elsewhere, usage.group.lang);
    finding.related = elsewhere.related(case, reference);
    finding.entity = Some(case.dictionary.entity(entity).id.to_string());
    finding.evidence =
        part.readings.first().map(|reading| reading.evidence(case.dictionary, usage.group.lang)).unwrap_or_default();
    // Majority is not authority: both ways are shown, and neither is taken unasked.
    finding.fixes = vec![way_out(case, usage, reference), throughout(case, &usage.form, others)];
    verdicts.push(place(usage), finding);
}

fn way_out(case: &Case<'_>, usage: &Usage, form: &str) -> Fix {
    let text = substituted(case, usage, form).unwrap_or_else(|| form.to_owned());
    case.fix(format!("write {text}"), Applicability::DisplayOnly, place(usage), &text)
}

/// A form in the case and the capitals of a use.
fn substituted(case: &Case<'_>, usage: &Usage, form: &str) -> Option<String> {
    let resolution = &case.resolutions[usage.resolution];
    let reading = resolution.entity()?.part(usage.group.part)?.readings.first()?;
    let surface = case.passage(resolution).segment.slice(usage.span);
    substitute(case.dictionary, resolution.lang, reading, form, surface)
}

/// The other way out: the minority's form everywhere. Its edits are listed where they are few.
fn throughout(case: &Case<'_>, form: &str, others: &[&Usage]) -> Fix {
    let listed = if others.len() <= MOST_RELATED { others } else { &[] };
    let edits = listed.iter().flat_map(|other| way_out(case, other, form).edits);
    Fix { title: format!("write {form} throughout"), applicability: Applicability::DisplayOnly, edits: edits.collect() }
}
