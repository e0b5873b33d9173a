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
mod forms;
mod index;
mod keys;
mod sounds;

pub use canonical::Canonical;
pub use context::{Context, ContextKind, Effect, Pattern, Phrase};
pub use entity::{Basis, ByLang, Entity, EntityId, Form, FormStatus, HouseForm, Kind, Name, Part, PartKind, Standing};
pub use forms::{KnownForm, Origin};
pub use index::{FormId, Index, WordUse, fold_word};
pub use language::{ArticleRule, Base, Language, Paradigm};
pub use parse::ParseError;
pub use profile::{Entry, Prescription, Profile};
pub use scheme::Scheme;

use std::sync::OnceLock;

use keys::Keys;
use sounds::Sounds;

use crate::text::Lang;

/// A file that is read when somebody first asks for what it holds: most runs need one or two languages
/// and no more than a few profiles.
#[derive(Debug)]
struct LateFile<K, T> {
    /// What it is about, as its name says.
    key: K,
    file: &'static str,
    text: &'static str,
    parse: fn(&str, &str) -> Result<T, ParseError>,
    read: OnceLock<Option<T>>,
}

impl<K, T> LateFile<K, T> {
    /// `key` reads `uk` of `languages/uk.toml`.
    fn new(
        (file, text): (&'static str, &'static str),
        key: impl Fn(&'static str) -> Option<K>,
        parse: fn(&str, &str) -> Result<T, ParseError>,
    ) -> Option<Self> {
        let key = key(name_of(file))?;
        Some(Self { key, file, text, parse, read: OnceLock::new() })
    }

    /// The file's name without folder and ending.
    fn name(&self) -> &'static str {
        name_of(self.file)
    }

    fn get(&self) -> Option<&T> {
        // Only files that ship are read late, and a test reads each of them.
        self.read.get_or_init(|| (self.parse)(self.file, self.text).ok()).as_ref()
    }
}

fn name_of(file: &'static str) -> &'static str {
    let name = file.rsplit('/').next().unwrap_or(file);
    name.strip_suffix(".toml").unwrap_or(name)
}

/// Everything canonym knows.
#[derive(Debug, Default)]
pub struct Dictionary {
    entities: Vec<Entity>,
    schemes: Vec<LateFile<Lang, Scheme>>,
    languages: Vec<LateFile<Lang, Language>>,
    contexts: Vec<Context>,
    profiles: Vec<LateFile<&'static str, Profile>>,
    house: Vec<HouseForm>,
    /// The keys of what ships, and those of a house's own entities.
    keys: [Keys; 2],
    /// The forms of each entity, made when they are first asked for.
    forms: Vec<OnceLock<Box<[KnownForm]>>>,
    /// The forms by how they sound, once somebody asks.
    sounds: OnceLock<Sounds>,
    language_names: ByLang<Box<str>>,
}

impl Dictionary {
    /// An entity.
    pub fn entity(&self, id: EntityId) -> &Entity {
        &self.entities[id.index()]
    }

    /// All entities.
    pub fn entities(&self) -> &[Entity] {
        &self.entities
    }

    /// The entity with this id.
    pub fn entity_by_id(&self, id: &str) -> Option<EntityId> {
        self.entities.iter().position(|entity| &*entity.id == id).map(|at| EntityId(at as u32))
    }

    /// All schemes.
    pub fn schemes(&self) -> impl Iterator<Item = &Scheme> {
        self.schemes.iter().filter_map(LateFile::get)
    }

    /// The scheme of an id.
    pub fn scheme_by_id(&self, id: &str) -> Option<&Scheme> {
        self.schemes.iter().find(|file| file.name() == id).and_then(LateFile::get)
    }

    /// The scheme at an index, as an [`Origin`] has it.
    ///
    /// # Panics
    ///
    /// If there are fewer: an origin belongs to the dictionary that made it.
    pub fn scheme(&self, index: usize) -> &Scheme {
        self.schemes[index].get().expect("a test reads every scheme that ships")
    }

    /// The schemes that read names of a language, with their indices.
    fn schemes_from(&self, lang: Lang) -> impl Iterator<Item = (usize, &Scheme)> {
        let fitting = self.schemes.iter().enumerate().filter(move |(_, file)| file.key == lang);
        fitting.filter_map(|(index, file)| Some((index, file.get()?)))
    }

    /// What is known of a language.
    pub fn language(&self, lang: Lang) -> Option<&Language> {
        let file = lang.fallbacks().find_map(|lang| self.languages.iter().find(|file| file.key == lang));
        file.and_then(LateFile::get)
    }

    /// All languages that have a file.
    pub fn languages(&self) -> impl Iterator<Item = &Language> {
        self.languages.iter().filter_map(LateFile::get)
    }

    /// All contexts.
    pub fn contexts(&self) -> &[Context] {
        &self.contexts
    }

    /// All profiles.
    pub fn profiles(&self) -> impl Iterator<Item = &Profile> {
        self.profiles.iter().filter_map(LateFile::get)
    }

    /// The profile with this name.
    pub fn profile(&self, name: &str) -> Option<&Profile> {
        self.profiles.iter().find(|file| file.key == name).and_then(LateFile::get)
    }

    /// The forms and their keys.
    pub fn index(&self) -> Index<'_> {
        Index::new(self)
    }
}
