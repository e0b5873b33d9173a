//! From a folded key to the forms that may stand behind it.

use std::collections::{BTreeMap, HashMap};
use std::sync::OnceLock;

use foldhash::fast::RandomState;

use super::entity::{Entity, EntityId, FormStatus, Part, PartKind, Standing};
use super::scheme::{OptionSet, Scheme};
use super::sounds::Sounds;
use crate::text::fold::fold_into;
use crate::text::phonetic::SoundKey;
use crate::text::{Key, Lang, Script};

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

/// Index of a form in the dictionary.
pub type FormId = usize;

/// Looks folded words and phrases up.
///
/// It holds forms, not inflections: those are stripped from the word that is looked up.
#[derive(Debug, Default)]
pub struct Index {
    forms: Vec<KnownForm>,
    /// The forms of each entity, as a range of `forms`.
    by_entity: Vec<std::ops::Range<usize>>,
    /// Folded phrase to the forms it may be.
    phrases: HashMap<Key, Vec<FormId>, RandomState>,
    /// Folded word to what it may start, for every word of every form.
    words: HashMap<Key, WordUse, RandomState>,
    /// The forms by how they sound; made when somebody first asks.
    sounds: OnceLock<Sounds>,
}

/// Where a word occurs in the forms.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct WordUse {
    /// Words of the longest form that starts with it; 0 if none does.
    pub longest: u8,
}

impl Index {
    /// Makes the forms of all entities and indexes them.
    pub(super) fn new(entities: &[Entity], schemes: &[Scheme]) -> Self {
        let mut index = Self::default();
        for (number, entity) in entities.iter().enumerate() {
            let start = index.forms.len();
            index.forms.extend(forms(EntityId(number as u32), entity, schemes));
            index.by_entity.push(start..index.forms.len());
        }
        for id in 0..index.forms.len() {
            index.insert(id);
        }
        index
    }

    fn insert(&mut self, id: FormId) {
        let key = Key::of(&self.forms[id].text);
        let words = key.as_str().split(' ').count().min(usize::from(u8::MAX)) as u8;
        for (i, word) in key.as_str().split(' ').enumerate() {
            let longest = if i == 0 { words } else { 0 };
            match self.words.get_mut(word) {
                Some(entry) => entry.longest = entry.longest.max(longest),
                None => {
                    self.words.insert(Key::folded(word), WordUse { longest });
                }
            }
        }
        self.phrases.entry(key).or_default().push(id);
    }

    /// The forms a folded phrase may be.
    pub fn phrase(&self, key: &str) -> &[FormId] {
        self.phrases.get(key).map_or(&[], Vec::as_slice)
    }

    /// Where a folded word occurs; `None` if in no form.
    pub fn word(&self, key: &str) -> Option<WordUse> {
        self.words.get(key).copied()
    }

    /// The forms that may sound like what has this key, in whatever script.
    pub fn sounding(&self, key: SoundKey) -> &[FormId] {
        self.sounds.get_or_init(|| Sounds::of(&self.forms)).under(key)
    }

    /// A form.
    pub fn form(&self, id: FormId) -> &KnownForm {
        &self.forms[id]
    }

    /// All forms of an entity.
    pub fn forms_of(&self, entity: EntityId) -> &[KnownForm] {
        &self.forms[self.by_entity[entity.index()].clone()]
    }

    /// All forms of an entity with their ids.
    pub fn forms_with_ids_of(&self, entity: EntityId) -> impl Iterator<Item = (FormId, &KnownForm)> {
        self.by_entity[entity.index()].clone().map(|id| (id, &self.forms[id]))
    }

    /// All forms.
    pub fn forms(&self) -> &[KnownForm] {
        &self.forms
    }

    /// All folded phrases, sorted, with the forms behind them.
    pub fn phrases(&self) -> BTreeMap<&str, &[FormId]> {
        self.phrases.iter().map(|(key, forms)| (key.as_str(), forms.as_slice())).collect()
    }
}

/// All forms of one entity, equal ones merged.
fn forms(id: EntityId, entity: &Entity, schemes: &[Scheme]) -> Vec<KnownForm> {
    let mut collected = Collected { id, forms: Vec::new() };
    for (number, name) in entity.names.iter().enumerate() {
        for part in &name.parts {
            collected.add(part.kind, &part.text, name.standing, Origin::Native { lang: name.lang });
            for (scheme, variant) in variants(schemes, name.lang, part, entity) {
                // A native name needs no explanation by a habit.
                let is_name = || entity.names.iter().any(|name| name.part(part.kind) == Some(&variant.text));
                if schemes[scheme].script == Script::Cyrillic && is_name() {
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
    collected.forms
}

fn variants<'s>(
    schemes: &'s [Scheme],
    lang: Lang,
    part: &'s Part,
    entity: &'s Entity,
) -> impl Iterator<Item = (usize, super::scheme::Variant)> + 's {
    let fitting = schemes.iter().enumerate().filter(move |(_, scheme)| scheme.source == lang);
    let sources = fitting.filter_map(|(i, scheme)| Some((i, scheme, part.source(scheme.input)?)));
    sources.flat_map(|(i, scheme, source)| {
        scheme.variants(source, entity.kind.class()).into_iter().map(move |variant| (i, variant))
    })
}

struct Collected {
    id: EntityId,
    forms: Vec<KnownForm>,
}

impl Collected {
    fn add(&mut self, part: PartKind, text: &str, standing: Standing, origin: Origin) {
        // An entity has a few dozen forms: looking at each costs less than a table of them.
        let same = |form: &&mut KnownForm| *form.text == *text && (form.part, form.standing) == (part, standing);
        match self.forms.iter_mut().find(same) {
            Some(form) if form.origins.contains(&origin) => {}
            Some(form) => form.origins.push(origin),
            None => {
                let origins = vec![origin];
                self.forms.push(KnownForm { entity: self.id, part, text: text.into(), standing, origins });
            }
        }
    }
}

/// Folds a word for [`Index::word`] without allocating a key.
pub fn fold_word<'b>(word: &str, buffer: &'b mut String) -> &'b str {
    buffer.clear();
    fold_into(word, buffer);
    buffer
}
