#![doc = include_str!("mixed_forms.md")]

use std::collections::BTreeMap;

use super::case::{Case, Place, Verdicts};
use super::elsewhere::{Elsewhere, PLACES_SHOWN};
use super::usage::{Group, Usage};
use super::wording;
use crate::finding::Severity;
use crate::fix::{Applicability, Fix};

/// The rule's name.
pub(super) const NAME: &str = "mixed-forms";

/// Compares the uses of each name with the form that most of the document writes.
pub(super) fn judge(case: &Case<'_>, verdicts: &mut Verdicts) {
    let mut groups: BTreeMap<Group, Vec<&Usage>> = BTreeMap::new();
    // What a profile has ruled on is settled and does not vote.
    for usage in case.usages.iter().filter(|usage| !verdicts.is_taken(place(usage))) {
        groups.entry(usage.group).or_default().push(usage);
    }
    for uses in groups.values() {
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
    finding.fixes = vec![way_out(case, place(usage), reference), throughout(case, &usage.form, others)];
    verdicts.push(place(usage), finding);
}

fn way_out(case: &Case<'_>, place: Place, reference: &str) -> Fix {
    case.fix(format!("write {reference}"), Applicability::DisplayOnly, place, reference)
}

/// The other way out: the minority's form everywhere. Its edits are listed where they are few.
fn throughout(case: &Case<'_>, form: &str, others: &[&Usage]) -> Fix {
    let listed = if others.len() <= PLACES_SHOWN { others } else { &[] };
    let edits =
        listed.iter().flat_map(|other| case.fix(String::new(), Applicability::DisplayOnly, place(other), form).edits);
    Fix { title: format!("write {form} throughout"), applicability: Applicability::DisplayOnly, edits: edits.collect() }
}
