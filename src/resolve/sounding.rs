//! Names that sound like forms of the dictionary, across scripts and romanizations.
//!
//! For those who ask what a name may be. Nothing of this is a reason to flag a text.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::dictionary::{Dictionary, EntityId, FormId, KnownForm, Origin, PartKind};
use crate::text::phonetic::{Hearing, likeness};
use crate::text::{Key, Script};

/// An entity whose name a name sounds like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alike {
    /// The entity.
    pub entity: EntityId,
    /// The forms it sounds like, a part of the name each, in the order of a full name.
    pub forms: Vec<FormId>,
    /// How alike they sound, 0 to 1000; of several parts, the least alike.
    pub likeness: u16,
}

impl Alike {
    /// The forms as one name.
    pub fn form(&self, dictionary: &Dictionary) -> String {
        let parts: Vec<&str> = self.forms.iter().map(|&form| &*dictionary.index().form(form).text).collect();
        parts.join(" ")
    }
}

/// Suggestions worth reading.
const MOST: usize = 5;

/// How alike a form must be to a name with so many consonants: short names are like many others.
fn floor(consonants: usize) -> u16 {
    match consonants {
        0..=2 => 960,
        3 => 900,
        _ => 860,
    }
}

/// How much more alike a form without vowels must be to a name that has them.
const VOWELLESS: u16 = 50;

/// What is so much less alike than the best is no suggestion beside it.
const BESIDE: u16 = 60;

/// How much less alike a form may be that the reader knows better.
const FAMILIAR: u16 = 30;

/// The entities a name that is no form itself sounds like, the likeliest first, at most five.
///
/// Persons are found by family name, or by given and family name in either order; a given name alone is nobody.
pub fn alike(dictionary: &Dictionary, name: &str) -> Vec<Alike> {
    let key = Key::of(name);
    if !dictionary.index().phrase(key.as_str()).is_empty() {
        return Vec::new();
    }
    let mut found: BTreeMap<EntityId, Alike> = BTreeMap::new();
    let of_parts = splits(name).into_iter().flat_map(|(given, family)| person(dictionary, given, family));
    for alike in main_parts(dictionary, name).into_iter().chain(of_parts) {
        let known = found.entry(alike.entity).or_insert_with(|| alike.clone());
        if known.likeness < alike.likeness {
            *known = alike;
        }
    }
    let mut found: Vec<Alike> = found.into_values().collect();
    found.sort_by_key(|alike| (Reverse(alike.likeness), alike.entity));
    let least = found.first().map_or(0, |best| best.likeness.saturating_sub(BESIDE));
    found.retain(|alike| alike.likeness >= least);
    found.truncate(MOST);
    found
}

/// A full name as given and family name: the family name last or first, the given name the first of the others.
fn splits(name: &str) -> Vec<(&str, &str)> {
    let (Some((first, _)), Some((rest, last))) =
        (name.split_once(char::is_whitespace), name.rsplit_once(char::is_whitespace))
    else {
        return Vec::new();
    };
    let after_family = name[first.len()..].split_whitespace().next().unwrap_or(last);
    vec![(rest.split_whitespace().next().unwrap_or(first), last), (after_family, first)]
}

/// Whoever has such a family name, and such a given name with it.
fn person(dictionary: &Dictionary, given: &str, family: &str) -> Vec<Alike> {
    let given = Hearing::of(given);
    let mut found = main_parts(dictionary, family);
    found.retain_mut(|alike| {
        let forms = dictionary.index().forms_with_ids_of(alike.entity);
        let names = forms.filter(|(_, form)| form.part == PartKind::Given);
        let script = |text: &str| text.chars().find_map(Script::of);
        let family = alike.forms.first().and_then(|&id| script(&dictionary.index().form(id).text));
        let rank = |(id, form): (FormId, &KnownForm)| {
            let like = likeness(&given, &Hearing::of(&form.text));
            // Both names in one script.
            (like + FAMILIAR * u16::from(script(&form.text) == family), Reverse(id), like)
        };
        let best = names.map(rank).max().filter(|(_, _, like)| *like >= floor(given.consonants()));
        let Some((_, Reverse(id), like)) = best else { return false };
        alike.forms.insert(0, id);
        alike.likeness = alike.likeness.min(like);
        true
    });
    found
}

/// The entities whose name, or family name, sounds like the whole of a text.
fn main_parts(dictionary: &Dictionary, text: &str) -> Vec<Alike> {
    let heard = Hearing::of(text);
    let script = text.chars().find_map(Script::of);
    let index = dictionary.index();
    let ids: BTreeSet<FormId> = heard.keys().into_iter().flat_map(|key| index.sounding(key)).copied().collect();
    let mut best: BTreeMap<EntityId, (u16, Reverse<FormId>, u16)> = BTreeMap::new();
    for id in ids {
        let form = index.form(id);
        if !matches!(form.part, PartKind::Whole | PartKind::Family) {
            continue;
        }
        let sound = Hearing::of(&form.text);
        let like = likeness(&heard, &sound);
        let vowelless = sound.is_sparse() && !heard.is_sparse();
        if like < floor(heard.consonants()) + VOWELLESS * u16::from(vowelless) {
            continue;
        }
        // Of forms that sound about the same, one in the reader's script is shown, or a native name.
        let readable = form.text.chars().find_map(Script::of) == script;
        let native = form.origins.iter().any(|origin| matches!(origin, Origin::Native { .. }));
        let rank = (like + FAMILIAR * (u16::from(readable) + u16::from(native)), Reverse(id), like);
        let known = best.entry(form.entity).or_insert(rank);
        *known = rank.max(*known);
    }
    let alike = |(entity, (_, Reverse(id), likeness))| Alike { entity, forms: vec![id], likeness };
    best.into_iter().map(alike).collect()
}
