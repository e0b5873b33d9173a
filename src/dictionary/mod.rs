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
mod index;

pub use canonical::Canonical;
pub use context::{Context, ContextKind, Effect, Pattern, Phrase};
pub use entity::{Basis, ByLang, Entity, EntityId, Form, FormStatus, HouseForm, Kind, Name, Part, PartKind, Standing};
pub use index::{FormId, Index, KnownForm, Origin, WordUse, fold_word};
pub use language::{ArticleRule, Base, Language, Paradigm};
pub use parse::ParseError;
pub use profile::{Entry, Prescription, Profile};
pub use scheme::Scheme;

use std::sync::OnceLock;

use crate::text::Lang;

/// The file of a language, read when the language is first met: most runs meet one or two.
#[derive(Debug)]
struct LanguageFile {
    lang: Lang,
    file: &'static str,
    text: &'static str,
    read: OnceLock<Option<Language>>,
}

impl LanguageFile {
    /// `languages/uk.toml` is the file of uk.
    fn new(file: &'static str, text: &'static str) -> Option<Self> {
        let lang = Lang::parse(file.rsplit('/').next()?.strip_suffix(".toml")?)?;
        Some(Self { lang, file, text, read: OnceLock::new() })
    }

    fn language(&self) -> Option<&Language> {
        // Only files that ship are read late, and a test reads each of them.
        self.read.get_or_init(|| parse::language(self.file, self.text).ok()).as_ref()
    }
}

/// Everything canonym knows.
#[derive(Debug, Default)]
pub struct Dictionary {
    entities: Vec<Entity>,
    schemes: Vec<Scheme>,
    languages: Vec<LanguageFile>,
    contexts: Vec<Context>,
    profiles: Vec<Profile>,
    house: Vec<HouseForm>,
    index: Index,
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
    pub fn schemes(&self) -> &[Scheme] {
        &self.schemes
    }

    /// What is known of a language.
    pub fn language(&self, lang: Lang) -> Option<&Language> {
        let file = lang.fallbacks().find_map(|lang| self.languages.iter().find(|file| file.lang == lang));
        file.and_then(LanguageFile::language)
    }

    /// All languages that have a file.
    pub fn languages(&self) -> impl Iterator<Item = &Language> {
        self.languages.iter().filter_map(LanguageFile::language)
    }

    /// All contexts.
    pub fn contexts(&self) -> &[Context] {
        &self.contexts
    }

    /// All profiles.
    pub fn profiles(&self) -> &[Profile] {
        &self.profiles
    }

    /// The profile with this name.
    pub fn profile(&self, name: &str) -> Option<&Profile> {
        self.profiles.iter().find(|profile| &*profile.name == name)
    }

    /// The forms and their keys.
    pub fn index(&self) -> &Index {
        &self.index
    }
}
