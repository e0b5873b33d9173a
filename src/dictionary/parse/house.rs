//! What a house has decided on single names: the `[[form]]` tables of its own file.

use jiff::civil::Date;
use serde::Deserialize;
use toml::Spanned;

use super::error::{ParseError, Place};
use super::value::Day;
use crate::dictionary::PartKind;
use crate::text::{Lang, Span};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawForm {
    entity: Spanned<Box<str>>,
    part: Option<PartKind>,
    language: Lang,
    form: Spanned<Box<str>>,
    since: Option<Day>,
    reason: Option<Box<str>>,
}

/// A form that a house writes, whatever its profile says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// Entity id.
    pub entity: Box<str>,
    /// Where that stands in the file.
    pub place: Span,
    /// Which part of the name; the one the entity is known by where nobody says.
    pub part: Option<PartKind>,
    /// In texts of this language.
    pub lang: Lang,
    /// What the house writes.
    pub form: Box<str>,
    /// First day it holds, where known.
    pub since: Option<Date>,
    /// Why.
    pub reason: Option<Box<str>>,
}

pub(super) fn all(raw: Vec<RawForm>, place: &Place<'_>) -> Result<Vec<Decision>, ParseError> {
    raw.into_iter().map(|raw| decision(raw, place)).collect()
}

fn decision(raw: RawForm, place: &Place<'_>) -> Result<Decision, ParseError> {
    if raw.form.get_ref().trim().is_empty() {
        return Err(place.error(raw.form.span(), "an empty text is no form", "write the form the house uses"));
    }
    let span = raw.entity.span();
    Ok(Decision {
        entity: raw.entity.into_inner(),
        place: Span::new(span.start, span.end),
        part: raw.part,
        lang: raw.language,
        form: raw.form.into_inner(),
        since: raw.since.map(|day| day.0),
        reason: raw.reason,
    })
}
