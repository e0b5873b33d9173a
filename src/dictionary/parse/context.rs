//! `[[context]]` tables.

use std::collections::HashSet;

use serde::Deserialize;
use toml::Spanned;

use super::entity::is_kebab;
use super::error::{ParseError, Place};
use super::phrase;
use crate::dictionary::{Context, ContextKind, Effect};
use crate::text::Lang;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawContext {
    name: Spanned<Box<str>>,
    kind: ContextKind,
    #[serde(default)]
    languages: Vec<Lang>,
    #[serde(default)]
    entities: Vec<Box<str>>,
    effect: Effect,
    phrases: Vec<Spanned<Box<str>>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawFile {
    #[serde(default)]
    context: Vec<RawContext>,
}

/// Reads a file of contexts.
pub fn contexts(file: &str, toml: &str) -> Result<Vec<Context>, ParseError> {
    let place = Place::new(file, toml);
    let raw: RawFile = place.read()?;
    all(raw.context, &place)
}

pub(super) fn all(raw: Vec<RawContext>, place: &Place<'_>) -> Result<Vec<Context>, ParseError> {
    let mut seen = HashSet::with_capacity(raw.len());
    let mut contexts = Vec::with_capacity(raw.len());
    for raw in raw {
        let name = raw.name.get_ref();
        if !is_kebab(name) {
            let message = format!("`{name}` is not a name for a context");
            return Err(place.error(raw.name.span(), message, "use lower-case letters, digits and single hyphens"));
        }
        if !seen.insert(name.clone()) {
            let message = format!("`{name}` is defined twice in this file");
            return Err(place.error(raw.name.span(), message, "join the two, or give one another name"));
        }
        if raw.phrases.is_empty() {
            let message = format!("`{name}` has no phrase");
            return Err(place.error(raw.name.span(), message, "add `phrases = [\"… {}\"]`"));
        }
        contexts.push(context(raw, place)?);
    }
    Ok(contexts)
}

fn context(raw: RawContext, place: &Place<'_>) -> Result<Context, ParseError> {
    let mut phrases = Vec::with_capacity(raw.phrases.len());
    for text in &raw.phrases {
        phrase::parse(text.get_ref(), &mut phrases)
            .map_err(|(message, help)| place.error(text.span(), message, help))?;
    }
    Ok(Context {
        name: raw.name.into_inner(),
        kind: raw.kind,
        langs: raw.languages,
        entities: raw.entities,
        phrases,
        effect: raw.effect,
    })
}
