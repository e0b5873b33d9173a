//! What entities say against each other.

use std::collections::{BTreeSet, HashMap};

use super::{Check, EntityEntry, File, Whose, entry, problem};
use crate::dictionary::{Dictionary, Entity, Form, FormStatus, PartKind, Standing};
use crate::finding::{Finding, Severity};
use crate::text::{Key, Lang, Span};

/// An entity: the number of its file and its place there.
type At = (usize, usize);

/// Who calls itself how, in a language.
type Claims = HashMap<(Lang, String), Vec<At>>;

/// More entities of one name are not followed: that there are so many has been told by then.
const MOST_CLAIMANTS: usize = 8;

/// More steps of a circle are not told.
const MOST_STEPS: usize = 6;

/// Judges the entities of all files against each other, and a house's against what ships.
pub(super) fn judge(check: &Check<'_>, files: &[File<'_>], found: &mut [Vec<Finding>]) {
    twice(check, files, found);
    let mut claims = Claims::new();
    for (number, file) in files.iter().enumerate() {
        for (at, entry) in file.tables.entities.iter().enumerate() {
            let mut told = BTreeSet::new();
            for lang in check.dictionary.languages().map(|language| language.lang) {
                own_forms(check, entry, lang, &mut found[number]);
                let Some(name) = canonical_name(check.dictionary, &entry.value, lang) else { continue };
                let claimants = claims.entry((lang, name)).or_default();
                // The first one answers for all: a thousand villages of one name are told a thousand times.
                if let Some(&(first, place)) = claimants.first() {
                    let other = &files[first].tables.entities[place].value;
                    found[number].extend(claim(check, entry, other, lang, &mut told));
                }
                if claimants.len() < MOST_CLAIMANTS {
                    claimants.push((number, at));
                }
            }
            if check.whose == Whose::Houses {
                against_shipped(check, entry, &mut told, &mut found[number]);
            }
        }
    }
    circles(files, &claims, found);
}

/// Ids that several files have.
fn twice(check: &Check<'_>, files: &[File<'_>], found: &mut [Vec<Finding>]) {
    let mut seen: HashMap<&str, usize> = HashMap::new();
    for (number, file) in files.iter().enumerate() {
        for entry in &file.tables.entities {
            let id = &*entry.value.id;
            let at = entry.place("id", id);
            if let Some(first) = seen.insert(id, number) {
                let message = format!("`{id}` is also in {}", files[first].source.name());
                let help = "join the two, or give one another id; the later one counts until then";
                found[number].push(problem("duplicate-id", Severity::Error, at, &message, help));
            } else if check.whose == Whose::Houses && check.is_by_hand(id) {
                let message = format!("`{id}` takes the place of canonym's own entry, with all its forms");
                let help = "where one form differs, `canonym house set` is enough";
                found[number].push(problem("duplicate-id", Severity::Info, at, &message, help));
            }
        }
    }
}

/// What an entity is called in a language: of a person given and family name, as family names are shared.
pub(in crate::curate) fn canonical_name(dictionary: &Dictionary, entity: &Entity, lang: Lang) -> Option<String> {
    let form = |part| dictionary.canonical_of(entity, part, lang, None).map(|canonical| canonical.text);
    if !entity.kind.is_person() {
        return form(entity.main_part());
    }
    Some(format!("{} {}", form(PartKind::Given)?, form(PartKind::Family)?))
}

/// Forms of an entity that contradict, or need a guard beside, the form its schemes make.
fn own_forms(check: &Check<'_>, entry: &EntityEntry<'_>, lang: Lang, found: &mut Vec<Finding>) {
    let entity = &entry.value;
    let part = entity.main_part();
    let Some(canonical) = check.dictionary.canonical_of(entity, part, lang, None) else { return };
    if canonical.scheme.is_none() {
        return; // It is listed, and has been judged where it stands.
    }
    let language = check.dictionary.language_name(lang);
    let finding = |rule, severity, at: Span, message: &str, help: &str| Finding {
        lang: Some(lang),
        entity: Some(entity.id.to_string()),
        ..problem(rule, severity, at, message, help)
    };
    if let Some((message, help)) = check.guard(lang).and_then(|guard| guard.missing(&canonical.text, entity.kind)) {
        found.push(finding("missing-guard", Severity::Warning, entry.place("id", &entity.id), &message, &help));
    }
    let given_up = |form: &&Form| {
        form.status == FormStatus::Deprecated && form.lang == lang && form.part == part && *form.text == canonical.text
    };
    if let Some(form) = entity.forms.iter().find(given_up) {
        let message = format!("{} is given up (deprecated) in {language}, and is what its name gives there", form.text);
        let help = format!("take it out, or say what is right: `forms = {{ {lang} = \"…\" }}`");
        found.push(finding("contradicting-form", Severity::Error, entry::place(entry, form), &message, &help));
    }
}

/// The finding about two entities of one name, unless they are namesakes or were told of.
fn claim(
    check: &Check<'_>,
    entry: &EntityEntry<'_>,
    other: &Entity,
    lang: Lang,
    told: &mut BTreeSet<Box<str>>,
) -> Option<Finding> {
    let entity = &entry.value;
    let severity = severity(entity, other)?;
    if entity.namesakes.contains(&other.id) || other.namesakes.contains(&entity.id) || !told.insert(other.id.clone()) {
        return None;
    }
    let name = canonical_name(check.dictionary, entity, lang)?;
    let message = format!(
        "`{}` and `{}` are both called {name} in {}",
        entity.id,
        other.id,
        check.dictionary.language_name(lang)
    );
    let help = format!(
        "give one another form, or declare them namesakes: `namesakes = [\"{}\"]`, with `cues` that tell them apart",
        other.id
    );
    let listed = entity.forms.iter().find(|form| form.lang == lang && *form.text == *name);
    let at = listed.map_or_else(|| entry.place("id", &entity.id), |form| entry::place(entry, form));
    let finding = problem("claimed-twice", severity, at, &message, &help);
    Some(Finding { lang: Some(lang), entity: Some(entity.id.to_string()), ..finding })
}

/// How bad it is that two entities have one name; `None` where a text tells them apart.
fn severity(a: &Entity, b: &Entity) -> Option<Severity> {
    if a.id == b.id || a.kind.is_person() != b.kind.is_person() {
        return None;
    }
    let is_alike = a.kind.is_person() || (a.kind == b.kind && a.country == b.country);
    Some(if is_alike { Severity::Error } else { Severity::Warning })
}

/// An entity of a house against those that ship.
fn against_shipped(
    check: &Check<'_>,
    entry: &EntityEntry<'_>,
    told: &mut BTreeSet<Box<str>>,
    found: &mut Vec<Finding>,
) {
    let dictionary = check.dictionary;
    let entity = &entry.value;
    let main = entity.main_part();
    for lang in dictionary.languages().map(|language| language.lang) {
        for other in shipped_alike(check, entity, lang) {
            found.extend(claim(check, entry, other, lang, told));
        }
        let Some(name) = dictionary.canonical_of(entity, main, lang, None) else { continue };
        for form in entity.forms.iter().filter(|form| is_given_up(form) && form.lang == lang) {
            let others = shipped_called(check, &form.text, lang);
            let gives_up = |other: &&Entity| {
                other.id != entity.id
                    && other.listed(main, lang, FormStatus::Deprecated).any(|given_up| given_up == name.text)
            };
            if let Some(other) = others.into_iter().find(gives_up) {
                found.push(circle(&[&entity.id, &other.id], lang, entry::place(entry, form)));
            }
        }
    }
}

/// What ships and a text could not tell from an entity, by its name in a language.
pub(in crate::curate) fn shipped_alike<'d>(check: &Check<'d>, entity: &Entity, lang: Lang) -> Vec<&'d Entity> {
    let dictionary = check.dictionary;
    let Some(name) = dictionary.canonical_of(entity, entity.main_part(), lang, None) else { return Vec::new() };
    let mut others = shipped_called(check, &name.text, lang);
    others.retain(|other| {
        severity(entity, other).is_some()
            && !other.namesakes.contains(&entity.id)
            && canonical_name(dictionary, entity, lang) == canonical_name(dictionary, other, lang)
    });
    others
}

/// What ships and is called so in a language, but for what files take the place of.
fn shipped_called<'d>(check: &Check<'d>, text: &str, lang: Lang) -> Vec<&'d Entity> {
    let dictionary = check.dictionary;
    let forms = dictionary.index().phrase(Key::of(text).as_str());
    let ids: BTreeSet<_> = forms.into_iter().map(|form| dictionary.index().form(form).entity).collect();
    let is_called = |other: &&Entity| {
        let canonical = dictionary.canonical_of(other, other.main_part(), lang, None);
        let is_replaced = check.ids.get(&other.id) == Some(&true);
        !is_replaced && canonical.is_some_and(|canonical| canonical.text == text)
    };
    ids.into_iter().map(|id| dictionary.entity(id)).filter(is_called).collect()
}

fn is_given_up(form: &Form) -> bool {
    form.status == FormStatus::Deprecated && form.standing == Standing::Current
}

fn circle(ids: &[&str], lang: Lang, at: Span) -> Finding {
    // Of a long way round, the first steps will do.
    let (first, rest) = ids.split_at(ids.len().min(MOST_STEPS));
    let more = if rest.is_empty() { "" } else { " → …" };
    let round = format!("{}{more} → {}", first.join(" → "), ids[0]);
    let message = format!("what one gives up is what the next is called, in a circle: {round}");
    let help = "decide which of them has the form, and take it from the other";
    let finding = problem("circular-forms", Severity::Error, at, &message, help);
    Finding { lang: Some(lang), entity: Some(ids[0].to_owned()), ..finding }
}

/// Entities whose given-up forms lead in a circle: what one gives up is what the next is called.
fn circles(files: &[File<'_>], claims: &Claims, found: &mut [Vec<Finding>]) {
    let mut next = Edges::new();
    for (number, file) in files.iter().enumerate() {
        for (at, entry) in file.tables.entities.iter().enumerate() {
            for form in entry.value.forms.iter().filter(|form| is_given_up(form)) {
                let Some(claimants) = claims.get(&(form.lang, form.text.to_string())) else { continue };
                let others = claimants.iter().filter(|&&other| other != (number, at));
                let edges = others.map(|&other| (other, form.lang, form.text.clone()));
                next.entry((number, at)).or_default().extend(edges);
            }
        }
    }
    let mut done: BTreeSet<At> = BTreeSet::new();
    let starts: BTreeSet<At> = next.keys().copied().collect();
    for start in starts {
        if let Some(path) = circle_from(start, &next, &mut done) {
            let entry = |(file, at): At| &files[file].tables.entities[at];
            let ids: Vec<&str> = path.iter().map(|&(at, _, _)| &*entry(at).value.id).collect();
            let Some((first, lang, text)) = path.first() else { continue };
            let at = entry(*first).place_of("deprecated", &lang.to_string(), text);
            let at = at.unwrap_or_else(|| entry(*first).place_anywhere(text));
            found[first.0].push(circle(&ids, *lang, at));
        }
    }
}

/// From an entity to those that are called what it gives up.
type Edges = HashMap<At, Vec<(At, Lang, Box<str>)>>;

type Step<'a> = (At, Lang, &'a str);

/// The first circle met on the way from an entity, as its steps; every entity is visited once for all.
fn circle_from<'a>(start: At, next: &'a Edges, done: &mut BTreeSet<At>) -> Option<Vec<Step<'a>>> {
    let edges = |at: At| next.get(&at).map_or(&[][..], Vec::as_slice);
    // The way so far: an entity, and which of its edges is walked; and where on it each entity stands.
    let mut way: Vec<(At, usize)> = Vec::new();
    let mut places: HashMap<At, usize> = HashMap::new();
    if done.insert(start) {
        way.push((start, 0));
        places.insert(start, 0);
    }
    while let Some(&(at, edge)) = way.last() {
        let Some(&(to, _, _)) = edges(at).get(edge) else {
            way.pop();
            places.remove(&at);
            if let Some((_, edge)) = way.last_mut() {
                *edge += 1;
            }
            continue;
        };
        if let Some(&from) = places.get(&to) {
            let step = |&(at, edge): &(At, usize)| edges(at).get(edge).map(|(_, lang, text)| (at, *lang, &**text));
            return Some(way[from..].iter().filter_map(step).collect());
        }
        if done.insert(to) {
            places.insert(to, way.len());
            way.push((to, 0));
        } else if let Some((_, edge)) = way.last_mut() {
            *edge += 1;
        }
    }
    None
}
