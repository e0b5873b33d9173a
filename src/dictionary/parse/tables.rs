//! A house's file as its tables stand in it: each by itself, with the places of what it says.
//!
//! A run refuses a file at its first mistake. Whoever mends the file wants to see all of them.

use std::collections::HashSet;

use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::{DeTable, DeValue, ValueDeserializer};

use super::context::RawContext;
use super::entity::RawEntity;
use super::error::{ParseError, Place};
use super::house::{Decision, RawForm};
use super::{context, entity, house};
use crate::dictionary::{Context, Entity};
use crate::text::Span;
use crate::text::distance::nearest;

/// What a file says, as far as it can be read, and what is wrong with the rest.
#[derive(Debug, Default)]
pub struct Tables<'t> {
    /// Its `[[entity]]` tables.
    pub entities: Vec<Entry<'t, Entity>>,
    /// Its `[[context]]` tables.
    pub contexts: Vec<Entry<'t, Context>>,
    /// Its `[[form]]` tables.
    pub decisions: Vec<Entry<'t, Decision>>,
    /// Ids of entities that cannot be read.
    pub unread: Vec<Box<str>>,
    /// What cannot be read, in the order of the file.
    pub errors: Vec<ParseError>,
}

/// What one table says, and where.
#[derive(Debug)]
pub struct Entry<'t, T> {
    /// What it says.
    pub value: T,
    table: Spanned<DeValue<'t>>,
}

impl<T> Entry<'_, T> {
    /// Where a text stands under a key, or the key's value; the head of the table where there is no such key.
    pub fn place(&self, key: &str, text: &str) -> Span {
        let value = self.table.get_ref().get(key);
        let found = value.and_then(|value| find(value, text)).or_else(|| Some(value?.span()));
        span(found.unwrap_or_else(|| self.table.span()))
    }

    /// Where a text stands under a key of a key: `forms` and `pl`. As near as it can be found.
    pub fn place_of(&self, key: &str, inner: &str, text: &str) -> Option<Span> {
        let value = self.table.get_ref().get(key)?.get_ref().get(inner)?;
        find(value, text).map(span)
    }

    /// Where a key stands among the keys of a key: `pl` in `forms`.
    pub fn place_of_key(&self, key: &str, inner: &str) -> Option<Span> {
        let table = self.table.get_ref().get(key)?.get_ref().as_table()?;
        table.keys().find(|known| known.get_ref() == inner).map(|known| span(known.span()))
    }

    /// Where a text stands anywhere in the table; its head where it does not.
    pub fn place_anywhere(&self, text: &str) -> Span {
        span(find(&self.table, text).unwrap_or_else(|| self.table.span()))
    }
}

fn span(range: std::ops::Range<usize>) -> Span {
    Span::new(range.start, range.end)
}

/// The first value with this text.
fn find(value: &Spanned<DeValue<'_>>, text: &str) -> Option<std::ops::Range<usize>> {
    match value.get_ref() {
        DeValue::String(known) => (known == text).then(|| value.span()),
        DeValue::Array(values) => values.iter().find_map(|value| find(value, text)),
        DeValue::Table(table) => table.values().find_map(|value| find(value, text)),
        _ => None,
    }
}

/// Reads a house's file table by table.
pub fn tables<'t>(file: &str, toml: &'t str) -> Tables<'t> {
    let place = Place::new(file, toml);
    let mut tables = Tables::default();
    let document = match DeTable::parse(toml) {
        Ok(document) => document.into_inner(),
        Err(error) => {
            let what = error.message().lines().next().unwrap_or_default();
            let message = format!("this is not TOML: {what}");
            let at = error.span().unwrap_or(0..0);
            tables.errors.push(place.error(at, message, "repair this line; nothing of the file counts until then"));
            return tables;
        }
    };
    let mut seen = HashSet::new();
    let (errors, unread) = (&mut tables.errors, &mut tables.unread);
    for (key, value) in document {
        match key.get_ref().as_ref() {
            "entity" => each(value, &place, &mut tables.entities, errors, unread, |raw: RawEntity| {
                if seen.insert(raw.id.get_ref().clone()) {
                    entity::entity(raw, &place)
                } else {
                    Err(entity::twice(&raw, &place))
                }
            }),
            "context" => each(value, &place, &mut tables.contexts, errors, &mut Vec::new(), |raw: RawContext| {
                single(context::all(vec![raw], &place))
            }),
            "form" => each(value, &place, &mut tables.decisions, errors, &mut Vec::new(), |raw: RawForm| {
                single(house::all(vec![raw], &place))
            }),
            unknown => {
                let help = match nearest(unknown, KEYS) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => format!("known here: {}", KEYS.join(", ")),
                };
                errors.push(place.error(key.span(), format!("canonym knows no `{unknown}`"), help));
            }
        }
    }
    tables.errors.sort_by_key(|error| (error.line, error.column));
    tables
}

const KEYS: [&str; 3] = ["entity", "context", "form"];

/// The result of reading a list of one.
fn single<T>(read: Result<Vec<T>, ParseError>) -> Result<T, ParseError> {
    // One raw table gives one value, or an error.
    read.map(|mut all| all.remove(0))
}

fn each<'t, R: DeserializeOwned, T>(
    list: Spanned<DeValue<'t>>,
    place: &Place<'_>,
    entries: &mut Vec<Entry<'t, T>>,
    errors: &mut Vec<ParseError>,
    unread: &mut Vec<Box<str>>,
    mut read: impl FnMut(R) -> Result<T, ParseError>,
) {
    let at = list.span();
    let DeValue::Array(tables) = list.into_inner() else {
        return errors.push(place.error(at, "this is no list of tables", "write [[entity]], with two brackets"));
    };
    for table in tables {
        let raw = R::deserialize(ValueDeserializer::from(table.clone())).map_err(|error| place.refused(&error));
        match raw.and_then(&mut read) {
            Ok(value) => entries.push(Entry { value, table }),
            Err(error) => {
                unread.extend(table.get_ref().get("id").and_then(|id| id.get_ref().as_str()).map(Box::from));
                errors.push(error);
            }
        }
    }
}
