//! From a folded key to the forms that may stand behind it.

use std::collections::BTreeMap;

use super::Dictionary;
use super::entity::EntityId;
use super::forms::{KnownForm, forms};
use super::keys::Keys;
use super::sounds::Sounds;
use crate::text::Key;
use crate::text::fold::fold_into;
use crate::text::phonetic::SoundKey;

/// A form of a dictionary: whose, and its place among the forms of that entity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FormId {
    entity: EntityId,
    place: u32,
}

/// Looks folded words and phrases up.
///
/// It holds forms, not inflections: those are stripped from the word that is looked up.
#[derive(Debug, Clone, Copy)]
pub struct Index<'d> {
    dictionary: &'d Dictionary,
    layer: Layer,
}

/// Which entities an index looks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Layer {
    /// Those written by hand.
    Curated,
    /// The places of the lists.
    Gazetteer,
}

/// Where a word occurs in the forms.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct WordUse {
    /// Words of the longest form that starts with it; 0 if none does.
    pub longest: u8,
}

impl<'d> Index<'d> {
    pub(super) fn new(dictionary: &'d Dictionary, layer: Layer) -> Self {
        Self { dictionary, layer }
    }

    fn keys(self) -> &'d [Keys] {
        match self.layer {
            Layer::Curated => &self.dictionary.keys,
            Layer::Gazetteer => &self.dictionary.gazetteer,
        }
    }

    /// The entities it looks for.
    fn entities(self) -> impl Iterator<Item = EntityId> {
        let ids = (0..self.dictionary.entities.len() as u32).map(EntityId);
        ids.filter(move |&id| self.dictionary.entities.is_curated(id) == (self.layer == Layer::Curated))
    }

    /// The forms a folded phrase may be.
    pub fn phrase(self, key: &str) -> Vec<FormId> {
        let mut found = Vec::new();
        let mut entities: Vec<EntityId> = self.keys().iter().flat_map(|keys| keys.entities(key)).collect();
        entities.sort_unstable();
        entities.dedup();
        // A house may have taken a place of the lists into its own hands.
        entities.retain(|&id| self.dictionary.entities.is_curated(id) == (self.layer == Layer::Curated));
        for entity in entities {
            let forms = self.forms_with_ids_of(entity);
            found.extend(forms.filter(|(_, form)| Key::of(&form.text).as_str() == key).map(|(id, _)| id));
        }
        found
    }

    /// Whether a folded phrase is that of some form, by its key alone: no form is made to tell.
    pub fn has(self, key: &str) -> bool {
        self.keys().iter().any(|keys| keys.entities(key).next().is_some())
    }

    /// Where a folded word occurs; `None` if in no form.
    pub fn word(self, key: &str) -> Option<WordUse> {
        self.keys().iter().filter_map(|keys| keys.longest(key)).max().map(|longest| WordUse { longest })
    }

    /// The forms of entities written by hand that may sound like what has this key, in whatever script.
    pub fn sounding(self, key: SoundKey) -> &'d [FormId] {
        self.dictionary.sounds.get_or_init(|| Sounds::of(self.dictionary.index().forms())).under(key)
    }

    /// All forms of an entity with their ids.
    pub fn forms_with_ids_of(self, entity: EntityId) -> impl Iterator<Item = (FormId, &'d KnownForm)> {
        self.forms_of(entity).iter().zip(0..).map(move |(form, place)| (FormId { entity, place }, form))
    }

    /// Every form, entity by entity.
    pub fn forms(self) -> impl Iterator<Item = (FormId, &'d KnownForm)> {
        self.entities().flat_map(move |entity| self.forms_with_ids_of(entity))
    }

    /// A form.
    pub fn form(self, id: FormId) -> &'d KnownForm {
        &self.forms_of(id.entity)[id.place as usize]
    }

    /// All forms of an entity, made when they are first asked for.
    pub fn forms_of(self, entity: EntityId) -> &'d [KnownForm] {
        self.dictionary.forms[entity.index()].get_or_init(|| forms(self.dictionary, entity))
    }

    /// All folded phrases, sorted, with the forms behind them. Makes the forms of every entity.
    pub fn phrases(self) -> BTreeMap<Key, Vec<FormId>> {
        let mut phrases: BTreeMap<Key, Vec<FormId>> = BTreeMap::new();
        for (id, form) in self.forms() {
            phrases.entry(Key::of(&form.text)).or_default().push(id);
        }
        phrases
    }
}

/// Folds a word for [`Index::word`] without allocating a key.
pub fn fold_word<'b>(word: &str, buffer: &'b mut String) -> &'b str {
    buffer.clear();
    fold_into(word, buffer);
    buffer
}
