#![doc = include_str!("contested_name.md")]

use std::collections::BTreeSet;

use super::case::{Case, Verdicts};
use super::former_name::uses;
use crate::dictionary::Standing;
use crate::finding::Severity;

/// The rule's name.
pub(super) const NAME: &str = "contested-name";

/// Looks for names that some use and others reject; says it once a text.
pub(super) fn judge(case: &Case<'_>, verdicts: &mut Verdicts) {
    let mut told = BTreeSet::new();
    for (usage, part) in uses(case, NAME, Standing::Contested) {
        let entity = usage.group.entity;
        let other = usage.group.lang.and_then(|lang| case.dictionary.canonical(entity, usage.group.part, lang, None));
        let Some(other) = other.filter(|_| told.insert(entity)) else { continue };
        let message = format!("Some say {}, others {}: follow the rule of your house.", usage.form, other.text);
        verdicts.push(usage.place(), case.about(NAME, Severity::Info, usage, part, message));
    }
}
