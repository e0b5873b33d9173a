//! What a profile, or the user, says of a form. Shared by the rules on deprecated and foreign forms.

use std::collections::{BTreeMap, BTreeSet};

use super::case::{Case, InForce, Place, Verdicts, Wanted};
use super::elsewhere::Known;
use super::substitute::{breaks_elision, substitute};
use super::wording;
use crate::dictionary::{
    Basis, ContextKind, Dictionary, Effect, EntityId, FormStatus, Kind, Origin, PartKind, Standing,
};
use crate::document::Role;
use crate::finding::Severity;
use crate::fix::Applicability;
use crate::resolve::{Candidate, PartMatch, Reading, Resolution, Settled, same_form, serves_by};
use crate::text::{Key, Lang};

/// A part of a mention that is not as it should be.
struct Flagged<'a> {
    part: &'a PartMatch,
    /// The reading that is judged.
    reading: &'a Reading,
    /// What should stand there, in its base form.
    wanted: String,
    severity: Severity,
    basis: Basis,
    /// First sentence of the message: who wants it.
    reason: String,
    in_force: InForce,
    /// Whether the form belongs to other languages only.
    foreign: bool,
}

/// Judges all mentions for one of the two rules.
pub(super) fn judge(case: &Case<'_>, verdicts: &mut Verdicts, rule: &'static str, foreign: bool) {
    let (mut known, mut wanted) = (Known::default(), BTreeMap::new());
    for resolution in case.resolutions {
        let Some(candidate) = resolution.entity() else { continue };
        if is_silent(resolution) {
            continue;
        }
        let flagged: Vec<Flagged<'_>> =
            candidate.parts.iter().filter_map(|part| flag(case, &mut wanted, resolution, candidate, part)).collect();
        // A name is one mention: its worst part names the rule.
        let Some(worst) = flagged.iter().max_by_key(|flagged| (flagged.severity, !flagged.foreign)) else { continue };
        if worst.foreign == foreign {
            report(case, verdicts, &mut known, rule, resolution, candidate, &flagged);
        }
    }
}

fn is_silent(resolution: &Resolution<'_>) -> bool {
    let licensed = resolution.licence.is_some_and(|licence| licence.effect == Effect::Silent);
    licensed || matches!(resolution.role, Role::Written | Role::Title | Role::Byline)
}

/// What is wanted of a part of a name in a language, once it was asked for.
type KnownWanted<'a> = BTreeMap<(EntityId, PartKind, Lang), Option<Wanted<'a>>>;

fn flag<'a, 'c>(
    case: &Case<'c>,
    known: &mut KnownWanted<'c>,
    resolution: &Resolution<'_>,
    candidate: &Candidate,
    part: &'a PartMatch,
) -> Option<Flagged<'a>> {
    let surface = case.passage(resolution).segment.slice(part.span);
    let readings = || part.readings.iter();
    if let Some(pin) = case.pinned(candidate.entity, part.part, resolution.lang, surface) {
        if readings().any(|reading| is_form(case.dictionary, reading, &pin.form)) {
            return None;
        }
        let reason = wording::asked(pin);
        return Some(Flagged {
            part,
            reading: part.readings.first()?,
            wanted: pin.form.clone(),
            severity: Severity::Error,
            basis: Basis::Verified,
            reason,
            in_force: InForce::Yes,
            foreign: false,
        });
    }
    let lang = resolution.lang?;
    let name = (candidate.entity, part.part, lang);
    let wanted = known.entry(name).or_insert_with(|| case.wanted(candidate.entity, part.part, lang)).as_ref()?;
    let in_force = case.in_force(wanted.canonical.entry);
    // The charitable reading counts: a surface that can be read as a right form is right.
    let right = |reading: &Reading| is_right(case.dictionary, reading, wanted);
    if in_force == InForce::No || readings().any(right) {
        return None;
    }
    // A former name, whatever other languages call the place today (Bombay), is another rule's business.
    if readings().any(|reading| case.dictionary.index().form(reading.form).standing == Standing::Former) {
        return None;
    }
    let reading = part.readings.first()?;
    let admitted = case.dictionary.admitted(candidate.entity, part.part, lang);
    let is_admitted =
        admitted.into_iter().any(|form| readings().any(|reading| is_form(case.dictionary, reading, form)));
    let severity = severity(wanted, is_admitted)?.min(doubt(case.dictionary, candidate.entity, part, wanted)?);
    Some(Flagged {
        part,
        reading,
        severity,
        basis: wanted.canonical.basis,
        reason: wording::reason(case, wanted, lang),
        in_force,
        foreign: is_foreign(case.dictionary, part, lang),
        wanted: wanted.canonical.text.clone(),
    })
}

/// Whether a reading is a certain form.
fn is_form(dictionary: &Dictionary, reading: &Reading, form: &str) -> bool {
    same_form(&reading.base, form) || (reading.exact && same_form(&dictionary.index().form(reading.form).text, form))
}

/// Whether a reading is the wanted form, or one the profile admits by entry or by scheme option.
fn is_right(dictionary: &Dictionary, reading: &Reading, wanted: &Wanted<'_>) -> bool {
    let form = dictionary.index().form(reading.form);
    if is_form(dictionary, reading, &wanted.canonical.text) {
        return true;
    }
    let entry = wanted.canonical.entry;
    if entry.is_some_and(|entry| entry.admitted.iter().any(|admitted| is_form(dictionary, reading, admitted))) {
        return true;
    }
    let options = &wanted.prescription.options;
    let by_admitted_option = |origin: &Origin| match origin {
        Origin::Scheme { scheme, options: made_by, .. } => {
            let mut names = dictionary.scheme(*scheme).described(*made_by);
            !made_by.is_empty() && names.all(|made_by| options.contains(&made_by.id))
        }
        _ => false,
    };
    reading.exact && entry.is_none() && form.origins.iter().any(by_admitted_option)
}

/// The table of the design: how bad a form is that is not the wanted one. `None` is silence.
fn severity(wanted: &Wanted<'_>, is_admitted: bool) -> Option<Severity> {
    match (wanted.canonical.entry, wanted.canonical.basis) {
        (Some(_), Basis::Verified) => Some(Severity::Error),
        (Some(_), _) if is_admitted => Some(Severity::Warning),
        (None, _) if is_admitted => None,
        (_, Basis::Verified | Basis::Curated) => Some(Severity::Error),
        (_, Basis::Attested) => Some(Severity::Warning),
        (_, Basis::Generated) => Some(Severity::Info),
        (_, Basis::None) => None,
    }
}

/// The most that may be said of a form by what is known of its kind; `None` is silence.
///
/// Of a place of the lists, which nobody checked: many houses leave marks away (Sao Paulo), shorten (St. Paul) or take
/// the short name for the long one (Vatican). A native name in letters that readers know (Napoli) is that of clubs,
/// streets and people as well.
fn doubt(dictionary: &Dictionary, entity: EntityId, part: &PartMatch, wanted: &Wanted<'_>) -> Option<Severity> {
    let known = dictionary.entity(entity);
    if known.is_curated() {
        let of_the_house = wanted.canonical.basis != Basis::Verified
            && known.kind == Kind::Person
            && !has_usual_scheme(dictionary, known.primary);
        return Some(if of_the_house { Severity::Warning } else { Severity::Error });
    }
    let forms = || part.readings.iter().map(|reading| dictionary.index().form(reading.form));
    let harmless = |base: &str| base.contains('.') || is_longer_or_shorter(base, &wanted.canonical.text);
    if part.readings.iter().any(|reading| harmless(&reading.base)) {
        return None;
    }
    let is_native = |origin: &Origin| matches!(origin, Origin::Native { .. });
    let native = forms().any(|form| form.origins.iter().any(is_native));
    Some(if native { Severity::Info } else { Severity::Warning })
}

/// Whether the press anywhere transliterates names from a language by one scheme. Where it does not (Arabic, Korean),
/// Kaddafi and Khadaffi are choices of houses.
fn has_usual_scheme(dictionary: &Dictionary, from: Lang) -> bool {
    dictionary.languages().any(|language| language.schemes.iter().any(|(source, _)| source.base() == from.base()))
}

/// Whether all words of one form, folded, are in the other.
pub(super) fn is_longer_or_shorter(a: &str, b: &str) -> bool {
    let (a, b) = (Key::of(a), Key::of(b));
    let words = |key: &Key| key.as_str().split(' ').map(str::to_owned).collect::<BTreeSet<_>>();
    let (a, b) = (words(&a), words(&b));
    a.is_subset(&b) || b.is_subset(&a)
}

/// Whether no way to come by the form serves readers of the language.
fn is_foreign(dictionary: &Dictionary, part: &PartMatch, lang: Lang) -> bool {
    let origins = part.readings.iter().flat_map(|reading| &dictionary.index().form(reading.form).origins);
    // What was only seen in a language is not what its readers are given.
    let seen = |origin: &Origin| match origin {
        Origin::Listed { lang: of, status } => of.base() == lang.base() && *status == FormStatus::Recognized,
        Origin::Native { .. } | Origin::Scheme { .. } => false,
    };
    !serves_by(dictionary, origins.filter(|origin| !seen(origin)), lang)
}

fn report(
    case: &Case<'_>,
    verdicts: &mut Verdicts,
    known: &mut Known,
    rule: &'static str,
    resolution: &Resolution<'_>,
    candidate: &Candidate,
    flagged: &[Flagged<'_>],
) {
    let Some(first) = flagged.first() else { return };
    let span = flagged.iter().fold(first.part.span, |hull, flagged| hull.cover(flagged.part.span));
    let place = Place { segment: resolution.segment, span };
    let mut severity = flagged.iter().map(|flagged| flagged.severity).max().unwrap_or(Severity::Info);
    if resolution.role == Role::Spoken {
        severity = severity.lowered();
    }
    if is_excused(resolution, flagged) {
        severity = Severity::Info;
    }
    if resolution.role == Role::Tag {
        severity = Severity::Info;
    }
    let mut finding = case.finding(rule, severity, place, String::new());
    let elsewhere = known.get(case, candidate.entity, first.part.part, resolution.lang, &first.wanted);
    finding.message =
        wording::message(case, &finding.surface, first.part, &first.wanted, &first.reason, elsewhere, resolution.lang);
    if resolution.role == Role::Tag {
        finding.message.push_str(" A tag is the name of a page: rename it everywhere or nowhere.");
    }
    finding.related = elsewhere.related(case, &first.wanted);
    finding.entity = Some(case.dictionary.entity(candidate.entity).id.to_string());
    finding.basis = flagged.iter().map(|flagged| flagged.basis).min();
    finding.evidence = first.reading.evidence(case.dictionary, resolution.lang);
    finding.fixes = fix(case, resolution, place, severity, flagged).into_iter().collect();
    verdicts.push(place, finding);
}

/// Whether a context speaks for the form: an old date excuses an old form, never a foreign one; talk about
/// names excuses any.
fn is_excused(resolution: &Resolution<'_>, flagged: &[Flagged<'_>]) -> bool {
    resolution
        .licence
        .is_some_and(|licence| licence.kind == ContextKind::Meta || !flagged.iter().all(|flagged| flagged.foreign))
}

fn fix(
    case: &Case<'_>,
    resolution: &Resolution<'_>,
    place: Place,
    severity: Severity,
    flagged: &[Flagged<'_>],
) -> Option<crate::fix::Fix> {
    let segment = case.passage(resolution).segment;
    let mut text = segment.slice(place.span).to_owned();
    let mut applicability = if severity == Severity::Error && resolution.settled == Settled::Alone {
        Applicability::Safe
    } else {
        Applicability::Unsafe
    };
    let all = flagged;
    for flagged in all.iter().rev() {
        let span = flagged.part.span;
        let surface = segment.slice(span);
        let replacement = substitute(case.dictionary, resolution.lang, flagged.reading, &flagged.wanted, surface)?;
        if flagged.in_force == InForce::Perhaps {
            applicability = applicability.min(Applicability::Unsafe);
        }
        if resolution.may_be_longer {
            applicability = applicability.min(Applicability::Unsafe);
        }
        if breaks_elision(segment.text(), span.start(), surface, &replacement) || is_excused(resolution, all) {
            applicability = Applicability::DisplayOnly;
        }
        text.replace_range(span.start() - place.span.start()..span.end() - place.span.start(), &replacement);
    }
    Some(case.fix(format!("write {text}"), applicability, place, &text))
}
