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

pub use context::{Context, ContextKind, Effect, Pattern, Phrase};
pub use entity::{Basis, ByLang, Entity, EntityId, Form, FormStatus, Kind, Name, Part, PartKind, Standing};
pub use language::{ArticleRule, Base, Language, Paradigm};
pub use profile::{Entry, Prescription, Profile};

/// Everything canonym knows.
#[derive(Debug, Default)]
pub struct Dictionary {
    /// All entities; an [`EntityId`] is an index.
    pub entities: Vec<Entity>,
}
