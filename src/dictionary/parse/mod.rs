//! Reads the dictionary's files. The formats are described in `dictionaries/README.md`.
//!
//! Reading is strict: an unknown key, kind or language, or an entity without a name, is an error that
//! says where it stands and what to do about it.

mod context;
mod entity;
mod error;
mod language;
mod phrase;
mod profile;
mod value;

pub use context::contexts;
pub use entity::entities;
pub use error::ParseError;
pub use language::language;
pub use profile::profile;

use serde::Deserialize;

use super::{Context, Entity};
use error::Place;

/// What a user's dictionary file holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct UserDictionary {
    /// Its `[[entity]]` tables.
    pub entities: Vec<Entity>,
    /// Its `[[context]]` tables.
    pub contexts: Vec<Context>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawUser {
    #[serde(default)]
    entity: Vec<entity::RawEntity>,
    #[serde(default)]
    context: Vec<context::RawContext>,
}

/// Reads a user's file, which may hold entities and contexts together.
pub fn user(file: &str, toml: &str) -> Result<UserDictionary, ParseError> {
    let place = Place { file, toml };
    let raw: RawUser = place.read()?;
    Ok(UserDictionary { entities: entity::all(raw.entity, &place)?, contexts: context::all(raw.context, &place)? })
}

#[cfg(test)]
mod tests;
