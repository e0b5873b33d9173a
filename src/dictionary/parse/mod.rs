//! Reads the dictionary's files. The formats are described in `dictionaries/README.md`.
//!
//! Reading is strict: an unknown key, kind or language, or an entity without a name, is an error that
//! says where it stands and what to do about it.

mod context;
mod entity;
mod error;
mod gazetteer;
mod house;
mod language;
mod phrase;
mod profile;
mod tables;
mod value;

pub use context::contexts;
pub use entity::entities;
pub use error::ParseError;
pub use gazetteer::{gazetteer, guards};
pub use house::Decision;
pub use language::language;
pub use profile::profile;
pub use tables::{Entry, Tables, tables};

use serde::Deserialize;

use super::{ByLang, Context, Entity, Scheme};
use crate::text::Span;
use error::Place;

/// What a user's dictionary file holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct UserDictionary {
    /// Its `[[entity]]` tables.
    pub entities: Vec<Entity>,
    /// Its `[[context]]` tables.
    pub contexts: Vec<Context>,
    /// Its `[[form]]` tables.
    pub decisions: Vec<Decision>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawUser {
    #[serde(default)]
    entity: Vec<entity::RawEntity>,
    #[serde(default)]
    context: Vec<context::RawContext>,
    #[serde(default)]
    form: Vec<house::RawForm>,
}

/// Reads a user's file, which may hold entities, contexts and decisions together.
pub fn user(file: &str, toml: &str) -> Result<UserDictionary, ParseError> {
    let place = Place::new(file, toml);
    let raw: RawUser = place.read()?;
    Ok(UserDictionary {
        entities: entity::all(raw.entity, &place)?,
        contexts: context::all(raw.context, &place)?,
        decisions: house::all(raw.form, &place)?,
    })
}

/// An error about something a file says rightly, but that means nothing in this dictionary.
pub fn error(file: &str, toml: &str, span: Span, message: impl Into<String>, help: impl Into<String>) -> ParseError {
    Place::new(file, toml).error(span.range(), message, help)
}

/// Reads a scheme.
pub fn scheme(file: &str, toml: &str) -> Result<Scheme, ParseError> {
    Scheme::parse(toml).map_err(|error| ParseError {
        file: file.to_owned(),
        line: error.line,
        column: error.column,
        message: error.message,
        help: "correct the scheme file".to_owned(),
    })
}

/// Reads the English names of languages.
pub fn language_names(file: &str, toml: &str) -> Result<ByLang<Box<str>>, ParseError> {
    Place::new(file, toml).read()
}

#[cfg(test)]
mod tests;
