//! The forms of an entity: its names, what is listed by hand and what the schemes make.

use std::collections::HashMap;

use foldhash::fast::RandomState;

use super::Dictionary;
use super::entity::{Entity, EntityId, FormStatus, Name, Part, PartKind, Standing};
use super::scheme::{OptionSet, Variant};
use crate::text::{Lang, Script};

/// A form of a part of an entity's name, with every way it comes about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownForm {
    /// Whose.
    pub entity: EntityId,
    /// Which part of the name.
    pub part: PartKind,
    /// The form as it is written.
    pub text: Box<str>,
    /// Whether the name it is a form of is in use.
    pub standing: Standing,
    /// How it comes about; several for a form that several names or schemes give.
    pub origins: Vec<Origin>,
}

/// One way a form comes about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Origin {
    /// It is a native name.
    Native {
        /// Language of the name.
        lang: Lang,
    },
    /// It is listed by hand.
    Listed {
        /// The language it is a form of.
        lang: Lang,
        /// Its standing there.
        status: FormStatus,
    },
    /// A scheme makes it.
    Scheme {
        /// Index of the scheme in the dictionary.
        scheme: usize,
        /// The options that make it; empty for the default output.
        options: OptionSet,
        /// Language of the native name.
        from: Lang,
        /// Index of the native name in the entity.
        name: usize,
    },
}

/// All forms of one entity, equal ones merged.
pub(super) fn forms(dictionary: &Dictionary, id: EntityId) -> Box<[KnownForm]> {
    let entity = dictionary.entity(id);
    let mut collected = Collected { id, forms: Vec::new(), by_text: HashMap::default() };
    for (number, name) in entity.names.iter().enumerate() {
        if let Some(whole) = written_together(name) {
            collected.add(PartKind::Whole, &whole, name.standing, Origin::Native { lang: name.lang });
        }
        for part in &name.parts {
            collected.add(part.kind, &part.text, name.standing, Origin::Native { lang: name.lang });
            for (scheme, variant) in variants(dictionary, name.lang, part, entity) {
                // A native name needs no explanation by a habit.
                let is_name = || entity.names.iter().any(|name| name.part(part.kind) == Some(&variant.text));
                if dictionary.scheme(scheme).script == Script::Cyrillic && is_name() {
                    continue;
                }
                let origin = Origin::Scheme { scheme, options: variant.options, from: name.lang, name: number };
                collected.add(part.kind, &variant.text, name.standing, origin);
            }
        }
    }
    for form in &entity.forms {
        collected.add(form.part, &form.text, form.standing, Origin::Listed { lang: form.lang, status: form.status });
    }
    collected.forms.into()
}

/// The whole name of a person, in scripts that put no blank between its parts and the family name first: 习近平, 김정은.
fn written_together(name: &Name) -> Option<String> {
    let together = |c: char| Script::of(c).is_some_and(|script| script.is_unspaced() || script == Script::Hangul);
    let several = name.parts.len() > 1 && name.parts.iter().all(|part| part.text.chars().all(together));
    let part = |family: bool| name.parts.iter().filter(move |part| (part.kind == PartKind::Family) == family);
    several.then(|| part(true).chain(part(false)).map(|part| &*part.text).collect())
}

/// What the schemes make of a part of a name. Of places from lists only what readers are given: the habits and
/// catalogues of thousands of villages would make names of half the words there are.
fn variants<'d>(
    dictionary: &'d Dictionary,
    lang: Lang,
    part: &'d Part,
    entity: &'d Entity,
) -> impl Iterator<Item = (usize, Variant)> + 'd {
    let fitting = dictionary.schemes_from(lang, !entity.is_curated());
    let sources = fitting.filter_map(|(i, scheme)| Some((i, scheme, part.source(scheme.input)?)));
    let class = entity.kind.class();
    sources.flat_map(move |(i, scheme, source)| {
        let variants = if entity.is_curated() {
            scheme.variants(source, class)
        } else {
            let text = scheme.transliterate(source, class, OptionSet::EMPTY);
            text.into_iter().map(|text| Variant { text, options: OptionSet::EMPTY }).collect()
        };
        variants.into_iter().map(move |variant| (i, variant))
    })
}

struct Collected {
    id: EntityId,
    forms: Vec<KnownForm>,
    /// Where the forms of a spelling stand.
    by_text: HashMap<Box<str>, Vec<usize>, RandomState>,
}

impl Collected {
    fn add(&mut self, part: PartKind, text: &str, standing: Standing, origin: Origin) {
        let places = self.by_text.entry(text.into()).or_default();
        let same = |place: &&usize| (self.forms[**place].part, self.forms[**place].standing) == (part, standing);
        match places.iter().find(same) {
            Some(&place) if self.forms[place].origins.contains(&origin) => {}
            Some(&place) => self.forms[place].origins.push(origin),
            None => {
                places.push(self.forms.len());
                let origins = vec![origin];
                self.forms.push(KnownForm { entity: self.id, part, text: text.into(), standing, origins });
            }
        }
    }
}
