#![doc = include_str!("unlisted_variant.md")]

use std::collections::{BTreeMap, BTreeSet};

use super::case::{Case, Place, Verdicts};
use crate::find::Unlisted;
use crate::finding::Severity;
use crate::fix::Applicability;
use crate::text::skeleton::skeleton;
use crate::text::{Key, Lang};

/// The rule's name.
pub(super) const NAME: &str = "unlisted-variant";

/// A use of a name that nobody listed.
struct Use<'a> {
    segment: usize,
    lang: Option<Lang>,
    name: &'a Unlisted,
    given: Option<&'a str>,
    family: &'a str,
}

/// Compares the unlisted names of a text with the full names before them. Each spelling is told once,
/// where it stands first: the editor decides once.
pub(super) fn judge(case: &Case<'_>, verdicts: &mut Verdicts) {
    let mut alike: BTreeMap<(Option<Lang>, String), Vec<Use<'_>>> = BTreeMap::new();
    for later in first_uses(case) {
        alike.entry((later.lang, skeleton(later.family))).or_default().push(later);
    }
    for uses in alike.values().filter(|uses| uses.len() > 1) {
        for (at, later) in uses.iter().enumerate() {
            if let Some(earlier) = uses[..at].iter().find(|earlier| is_variant(earlier, later, uses)) {
                report(case, verdicts, earlier, later);
            }
        }
    }
}

/// The first use of each spelling, in the order of the text.
fn first_uses<'a>(case: &Case<'a>) -> Vec<Use<'a>> {
    let mut seen: BTreeSet<(Option<Lang>, Option<&str>, &str)> = BTreeSet::new();
    let mut uses = uses(case);
    uses.retain(|found| seen.insert((found.lang, found.given, found.family)));
    uses
}

fn uses<'a>(case: &Case<'a>) -> Vec<Use<'a>> {
    let mut uses = Vec::new();
    for (passage, names) in case.passages.iter().zip(case.unlisted) {
        for name in names {
            if !passage.segment.role_at(name.family).is_own() {
                continue;
            }
            let given = name.given.map(|span| passage.segment.slice(span));
            let family = passage.segment.slice(name.family);
            uses.push(Use { segment: passage.number, lang: passage.lang.map(Lang::base), name, given, family });
        }
    }
    uses
}

/// Whether two uses of one skeleton are most likely one person spelt in two ways.
///
/// Two full names must agree in both parts but for choices of romanization, and be spelt alike in
/// one of them. A family name alone is compared with a full name, and only if no full name of the
/// text has its spelling.
fn is_variant(earlier: &Use<'_>, later: &Use<'_>, uses: &[Use<'_>]) -> bool {
    let same = |a: &str, b: &str| Key::of(a) == Key::of(b);
    let alike = |a: &str, b: &str| same(a, b) || skeleton(a) == skeleton(b);
    match (earlier.given, later.given) {
        (Some(a), Some(b)) => alike(a, b) && !(same(a, b) && same(earlier.family, later.family)),
        (Some(_), None) => {
            let own = |other: &Use<'_>| other.given.is_some() && same(other.family, later.family);
            !same(earlier.family, later.family) && !uses.iter().any(own)
        }
        _ => false,
    }
}

fn report(case: &Case<'_>, verdicts: &mut Verdicts, earlier: &Use<'_>, later: &Use<'_>) {
    let (there, here) = (place(earlier, later), place(later, earlier));
    let (then, now) = (text(case, there), text(case, here));
    let line = case.line(there.segment, there.span);
    let message =
        format!("{now} here, {then} on line {line}. If this is one person, one of the two spellings is wrong.");
    let mut finding = case.finding(NAME, Severity::Warning, here, message);
    finding.related = vec![case.related(there, then.to_owned())];
    finding.fixes = vec![
        case.fix(format!("write {then}"), Applicability::DisplayOnly, here, then),
        case.fix(format!("write {now} on line {line}"), Applicability::DisplayOnly, there, now),
    ];
    verdicts.push(here, finding);
}

/// The whole name where both uses have a given name, else the family name.
fn place(one: &Use<'_>, other: &Use<'_>) -> Place {
    let given = one.name.given.filter(|_| other.name.given.is_some());
    let span = given.map_or(one.name.family, |given| given.cover(one.name.family));
    Place { segment: one.segment, span }
}

fn text<'a>(case: &Case<'a>, place: Place) -> &'a str {
    case.passages[place.segment].segment.slice(place.span)
}
