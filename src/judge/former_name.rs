#![doc = include_str!("former_name.md")]

use super::case::{Case, InForce, Verdicts};
use super::usage::Usage;
use crate::dictionary::{Name, Origin, Standing};
use crate::finding::Severity;
use crate::fix::{Applicability, Fix};
use crate::resolve::PartMatch;

/// The rule's name.
pub(super) const NAME: &str = "former-name";

/// Looks for names that their bearer has given up.
pub(super) fn judge(case: &Case<'_>, verdicts: &mut Verdicts) {
    for (usage, part) in uses(case, NAME, Standing::Former) {
        let entity = case.dictionary.entity(usage.group.entity);
        let until = former(&entity.names, case, part).and_then(|name| name.until);
        let is_past = match (until, case.style.date) {
            (Some(until), Some(date)) => date >= until,
            (Some(_), None) => true,
            (None, _) => case.in_force(None) == InForce::Yes,
        };
        let present = usage.group.lang.and_then(|lang| {
            let prescription = case.prescription(lang).map(|(_, prescription)| prescription);
            case.dictionary.canonical(usage.group.entity, usage.group.part, lang, prescription)
        });
        let Some(present) = present.filter(|_| is_past) else { continue };
        let since = until.map(|until| format!(" since {}", until.strftime("%-d %B %Y"))).unwrap_or_default();
        let message = format!("A former name: this {} has been {}{since}.", entity.kind.noun(), present.text);
        let mut finding = case.about(NAME, Severity::Info, usage, part, message);
        finding.fixes.extend(write(case, usage, part, &present.text));
        verdicts.push(usage.place(), finding);
    }
}

/// The uses of names of a standing that nobody has spoken of, where a rule is asked for.
pub(super) fn uses<'a>(
    case: &'a Case<'_>,
    rule: &'static str,
    standing: Standing,
) -> impl Iterator<Item = (&'a Usage, &'a PartMatch)> {
    let asked = move |usage: &&Usage| usage.group.standing == standing && case.asks_for(rule, usage.group.lang);
    case.usages.iter().filter(asked).filter_map(|usage| {
        let candidate = case.resolutions[usage.resolution].entity()?;
        Some((usage, candidate.part(usage.group.part)?))
    })
}

/// The present name in the case of the former one. It may be another gender or need another sentence.
fn write(case: &Case<'_>, usage: &Usage, part: &PartMatch, present: &str) -> Option<Fix> {
    let text = case.rewritten(usage, part, present)?;
    Some(case.fix(format!("write {text}"), Applicability::DisplayOnly, usage.place(), &text))
}

/// The former name that a part was read as, where that can be told.
fn former<'a>(names: &'a [Name], case: &Case<'_>, part: &PartMatch) -> Option<&'a Name> {
    let forms = part.readings.iter().map(|reading| case.dictionary.index().form(reading.form));
    let by_origin = forms.into_iter().flat_map(|form| &form.origins).find_map(|origin| match origin {
        Origin::Scheme { name, .. } => names.get(*name),
        _ => None,
    });
    let mut all = names.iter().filter(|name| name.standing == Standing::Former);
    by_origin.filter(|name| name.standing == Standing::Former).or_else(|| {
        let of_part = |name: &&Name| {
            let text = name.part(part.part);
            part.readings
                .iter()
                .any(|reading| text.is_some_and(|text| *text == *case.dictionary.index().form(reading.form).text))
        };
        all.clone().find(of_part).or_else(|| all.next().filter(|_| all.next().is_none()))
    })
}
