//! What one entity says of itself.

use std::collections::{BTreeMap, BTreeSet};

use super::{Check, EntityEntry, Whose, problem, script};
use crate::dictionary::{Form, FormStatus, Kind, PartKind, Standing};
use crate::finding::{Finding, Severity};
use crate::text::{Lang, Span};

/// Judges one entity by itself.
pub(super) fn judge(check: &Check<'_>, entry: &EntityEntry<'_>, found: &mut Vec<Finding>) {
    let start = found.len();
    languages(check, entry, found);
    scripts(check, entry, found);
    ranks(check, entry, found);
    dates(entry, found);
    namesakes(check, entry, found);
    guards(check, entry, found);
    for finding in &mut found[start..] {
        finding.entity = Some(entry.value.id.to_string());
    }
}

/// The keys of a file under which a form of a rank stands.
fn keys(status: FormStatus) -> &'static [&'static str] {
    match status {
        FormStatus::Canonical => &["own", "forms"],
        FormStatus::Admitted => &["admitted"],
        FormStatus::Recognized => &["recognized"],
        FormStatus::Deprecated => &["deprecated"],
    }
}

/// Where a form stands.
pub(super) fn place(entry: &EntityEntry<'_>, form: &Form) -> Span {
    let lang = form.lang.to_string();
    let mut places = keys(form.status).iter().filter_map(|key| entry.place_of(key, &lang, &form.text));
    // Of two that read alike the later is the one too many.
    places.next_back().unwrap_or_else(|| entry.place_anywhere(&form.text))
}

fn languages(check: &Check<'_>, entry: &EntityEntry<'_>, found: &mut Vec<Finding>) {
    let entity = &entry.value;
    let named = entity.names.iter().map(|name| name.lang);
    let langs: BTreeSet<Lang> =
        named.chain(entity.forms.iter().map(|form| form.lang)).chain([entity.primary]).collect();
    for lang in langs.into_iter().filter(|&lang| !check.knows_language(lang)) {
        let tag = lang.to_string();
        let keys = ["names", "own", "forms", "admitted", "recognized", "deprecated", "readings"];
        let at = keys.iter().find_map(|key| entry.place_of_key(key, &tag));
        check.judge_language(lang, at.unwrap_or_else(|| entry.place("primary", &tag)), found);
    }
}

fn scripts(check: &Check<'_>, entry: &EntityEntry<'_>, found: &mut Vec<Finding>) {
    let entity = &entry.value;
    let may_be_foreign = entity.kind == Kind::Organization;
    let mut judge = |text: &str, lang: Lang, at: &dyn Fn() -> Span| {
        let language = check.dictionary.language_name(lang);
        if let Some((message, help)) = script::wrong(text, lang, language, may_be_foreign) {
            let finding = problem("wrong-script", Severity::Error, at(), &message, &help);
            found.push(Finding { lang: Some(lang), ..finding });
        }
    };
    for name in &entity.names {
        for part in &name.parts {
            let tag = name.lang.to_string();
            let at = || entry.place_of("names", &tag, &part.text).unwrap_or_else(|| entry.place_anywhere(&part.text));
            judge(&part.text, name.lang, &at);
        }
    }
    for form in &entity.forms {
        judge(&form.text, form.lang, &|| place(entry, form));
    }
}

/// One canonical form a part and language, and one rank a form.
fn ranks(check: &Check<'_>, entry: &EntityEntry<'_>, found: &mut Vec<Finding>) {
    let mut canonical: BTreeMap<(Lang, PartKind), &str> = BTreeMap::new();
    let mut ranks: BTreeMap<(Lang, PartKind, &str), FormStatus> = BTreeMap::new();
    for form in entry.value.forms.iter().filter(|form| form.standing == Standing::Current) {
        let language = check.dictionary.language_name(form.lang);
        let mut tell = |rule, severity, message: &str, help: &str| {
            let finding = problem(rule, severity, place(entry, form), message, help);
            found.push(Finding { lang: Some(form.lang), ..finding });
        };
        let known = ranks.insert((form.lang, form.part, &form.text), form.status);
        if let Some(other) = known {
            let severity = if other == form.status { Severity::Warning } else { Severity::Error };
            let (other, this) = (rank(other), rank(form.status));
            let message = if other == this {
                format!("{} stands here twice as {this} in {language}", form.text)
            } else {
                format!("{} is both {other} and {this} in {language}", form.text)
            };
            tell("contradicting-form", severity, &message, "keep one of the two");
            continue;
        }
        if form.status == FormStatus::Canonical
            && let Some(other) = canonical.insert((form.lang, form.part), &form.text)
        {
            let message = format!("{other} and {} are both canonical in {language}", form.text);
            tell("double-canonical", Severity::Error, &message, "keep one and put the other under `admitted`");
        }
    }
}

/// A rank as an editor would say it.
pub(super) fn rank(status: FormStatus) -> &'static str {
    match status {
        FormStatus::Canonical => "canonical",
        FormStatus::Admitted => "admitted",
        FormStatus::Recognized => "only recognized",
        FormStatus::Deprecated => "given up (deprecated)",
    }
}

fn dates(entry: &EntityEntry<'_>, found: &mut Vec<Finding>) {
    let mut told = BTreeSet::new();
    for name in &entry.value.names {
        let (Some(since), Some(until)) = (name.since, name.until) else { continue };
        if since >= until && told.insert((since, until)) {
            let text = name.parts.first().map_or("", |part| &*part.text);
            let message = format!("{text} ends on {until}, before it begins on {since}");
            let at = entry.place_anywhere(&until.to_string());
            found.push(problem("wrong-dates", Severity::Error, at, &message, "correct `since` or `until`"));
        }
    }
}

fn namesakes(check: &Check<'_>, entry: &EntityEntry<'_>, found: &mut Vec<Finding>) {
    let entity = &entry.value;
    for other in &entity.namesakes {
        let at = entry.place("namesakes", other);
        if *other == entity.id {
            let message = format!("`{other}` is declared a namesake of itself");
            found.push(problem("namesakes", Severity::Error, at, &message, "name the other one, or take it out"));
            continue;
        }
        check.judge_id(other, at, found);
        if check.is_one_sided(&entity.id, other) {
            let severity = if check.whose == Whose::Canonyms { Severity::Error } else { Severity::Warning };
            let message = format!("`{other}` does not call `{}` a namesake", entity.id);
            let help = format!("add `namesakes = [\"{}\"]` to `{other}`", entity.id);
            found.push(problem("namesakes", severity, at, &message, &help));
        }
    }
}

fn guards(check: &Check<'_>, entry: &EntityEntry<'_>, found: &mut Vec<Finding>) {
    let entity = &entry.value;
    let mut judge = |text: &str, part: PartKind, lang: Lang, at: &dyn Fn() -> Span| {
        // A given name alone resolves to nobody.
        if !matches!(part, PartKind::Whole | PartKind::Family) {
            return;
        }
        let missing = check.guard(lang).and_then(|guard| guard.missing(text, entity.kind));
        if let Some((message, help)) = missing {
            let finding = problem("missing-guard", Severity::Warning, at(), &message, &help);
            found.push(Finding { lang: Some(lang), ..finding });
        }
    };
    for name in &entity.names {
        for part in &name.parts {
            judge(&part.text, part.kind, name.lang, &|| entry.place_anywhere(&part.text));
        }
    }
    for form in &entity.forms {
        judge(&form.text, form.part, form.lang, &|| place(entry, form));
    }
}
