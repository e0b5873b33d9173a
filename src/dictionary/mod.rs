//! What canonym knows: entities, schemes, languages, contexts and house styles.
//!
//! The knowledge itself is data, in `dictionaries/`; this module reads it and looks things up in it.
//! It knows no document.

pub mod builtin;
pub mod context;
pub mod entity;
pub mod language;
pub mod parse;
pub mod profile;
pub mod scheme;

mod build;
mod canonical;
mod coverage;
mod entities;
mod forms;
mod house;
mod image;
mod index;
mod keys;
mod sounds;

pub use canonical::Canonical;
pub use context::{Context, ContextKind, Effect, Pattern, Phrase};
pub use coverage::{Coverage, Ground};
pub use entity::{
    Basis, ByLang, Entity, EntityId, EntityOrigin, Form, FormStatus, HouseForm, Kind, Name, Part, PartKind, Standing,
};
pub use forms::{KnownForm, Origin};
pub use index::{FormId, Index, WordUse, fold_word};
pub use language::{ArticleRule, Base, Language, Paradigm};
pub use parse::ParseError;
pub use profile::{Entry, Prescription, Profile};
pub use scheme::Scheme;

use std::collections::BTreeSet;
use std::sync::OnceLock;

use entities::Entities;
use index::Layer;
#[allow(unused_imports, reason = "only the build script asks for it")]
pub(crate) use keys::digest;
use keys::{Keys, Table, guard};
use sounds::Sounds;

use crate::text::Lang;

/// Something that is read when somebody first asks for it: most runs need one or two languages and no
/// more than a few profiles.
struct Late<K, T> {
    /// What it is about, as its name says.
    key: K,
    /// The name of its file without folder and ending.
    name: &'static str,
    read: Box<dyn Fn() -> Option<T> + Send + Sync>,
    value: OnceLock<Option<T>>,
}

impl<K, T: 'static> Late<K, T> {
    /// A file that ships. `key` reads `uk` of `languages/uk.toml`.
    fn file(
        (file, text): (&'static str, &'static str),
        key: impl Fn(&'static str) -> Option<K>,
        parse: fn(&str, &str) -> Result<T, ParseError>,
    ) -> Option<Self> {
        let name = name_of(file);
        // A test reads each file that ships.
        let read = Box::new(move || parse(file, text).ok());
        Some(Self { key: key(name)?, name, read, value: OnceLock::new() })
    }

    fn get(&self) -> Option<&T> {
        self.value.get_or_init(&self.read).as_ref()
    }
}

impl<K: std::fmt::Debug, T: std::fmt::Debug> std::fmt::Debug for Late<K, T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Late").field("key", &self.key).field("value", &self.value).finish_non_exhaustive()
    }
}

fn name_of(file: &'static str) -> &'static str {
    let name = file.rsplit('/').next().unwrap_or(file);
    name.strip_suffix(".toml").unwrap_or(name)
}

/// Everything canonym knows.
#[derive(Debug, Default)]
pub struct Dictionary {
    entities: Entities,
    schemes: Vec<Late<Lang, Scheme>>,
    /// Places among the schemes of those that some language makes its forms with, in order.
    schemes_in_use: Vec<usize>,
    languages: Vec<Late<Lang, Language>>,
    /// Those of them that are local, known without reading their files.
    local: Vec<Lang>,
    contexts: Vec<Context>,
    profiles: Vec<Late<&'static str, Profile>>,
    house: Vec<HouseForm>,
    /// The entities that a house brought or changed.
    touched: BTreeSet<EntityId>,
    /// So many contexts come with the program.
    contexts_that_ship: usize,
    /// The keys of what ships, and those of a house's own entities.
    keys: [Keys; 2],
    /// The keys of the places of the lists that ship, and of those of a house's own lists.
    gazetteer: [Keys; 2],
    /// Hashes of a language and a word of it that is also the name of a place somewhere.
    guards: Table,
    /// The forms of each entity, made when they are first asked for.
    forms: Vec<OnceLock<Box<[KnownForm]>>>,
    /// The forms by how they sound, once somebody asks.
    sounds: OnceLock<Sounds>,
    language_names: ByLang<Box<str>>,
}

impl Dictionary {
    /// An entity.
    pub fn entity(&self, id: EntityId) -> &Entity {
        self.entities.get(id)
    }

    /// All entities, in the order of their ids' numbers. Reads each of them.
    pub fn entities(&self) -> impl ExactSizeIterator<Item = &Entity> {
        self.entities.iter()
    }

    /// The entity with this id.
    pub fn entity_by_id(&self, id: &str) -> Option<EntityId> {
        self.entities.find(id)
    }

    /// The ids of all entities that were written by hand.
    pub fn curated(&self) -> impl Iterator<Item = EntityId> {
        (0..self.entities.len() as u32).map(EntityId).filter(|&id| self.entities.is_curated(id))
    }

    /// All schemes.
    pub fn schemes(&self) -> impl Iterator<Item = &Scheme> {
        self.schemes.iter().filter_map(Late::get)
    }

    /// The scheme of an id.
    pub fn scheme_by_id(&self, id: &str) -> Option<&Scheme> {
        self.schemes.iter().find(|file| file.name == id).and_then(Late::get)
    }

    /// The scheme at an index, as an [`Origin`] has it.
    ///
    /// # Panics
    ///
    /// If there are fewer: an origin belongs to the dictionary that made it.
    pub fn scheme(&self, index: usize) -> &Scheme {
        self.schemes[index].get().expect("a test reads every scheme that ships")
    }

    /// The schemes that read names of a language, with their indices; or only those that some language makes
    /// its forms with.
    fn schemes_from(&self, lang: Lang, in_use: bool) -> impl Iterator<Item = (usize, &Scheme)> {
        let wanted = move |at: &usize| !in_use || self.schemes_in_use.binary_search(at).is_ok();
        let fitting = self.schemes.iter().enumerate().filter(move |(at, file)| file.key == lang && wanted(at));
        fitting.filter_map(|(index, file)| Some((index, file.get()?)))
    }

    /// What is known of a language.
    pub fn language(&self, lang: Lang) -> Option<&Language> {
        let file = lang.fallbacks().find_map(|lang| self.languages.iter().find(|file| file.key == lang));
        file.and_then(Late::get)
    }

    /// Whether a language's names for what is elsewhere are looked for in its own texts alone: it says so, or has no file.
    pub fn is_local(&self, lang: Lang) -> bool {
        !self.has_language(lang) || self.local.contains(&lang.base())
    }

    /// Whether a language has a file.
    pub fn has_language(&self, lang: Lang) -> bool {
        self.languages.iter().any(|file| file.key == lang.base())
    }

    /// All languages that have a file.
    pub fn languages(&self) -> impl Iterator<Item = &Language> {
        self.languages.iter().filter_map(Late::get)
    }

    /// All contexts.
    pub fn contexts(&self) -> &[Context] {
        &self.contexts
    }

    /// All profiles.
    pub fn profiles(&self) -> impl Iterator<Item = &Profile> {
        self.profiles.iter().filter_map(Late::get)
    }

    /// The profile with this name.
    pub fn profile(&self, name: &str) -> Option<&Profile> {
        self.profiles.iter().find(|file| file.key == name).and_then(Late::get)
    }

    /// The forms of what was written by hand, and their keys.
    pub fn index(&self) -> Index<'_> {
        Index::new(self, Layer::Curated)
    }

    /// The forms of the places of the lists, and their keys.
    pub fn places(&self) -> Index<'_> {
        Index::new(self, Layer::Gazetteer)
    }

    /// Whether a folded word of a language only happens to be the name of a place somewhere: nice, reading.
    pub fn is_guarded(&self, lang: Lang, word: &str) -> bool {
        self.guards.values(guard(lang, word)).next().is_some()
    }
}
