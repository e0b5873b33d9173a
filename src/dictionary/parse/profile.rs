//! A house style's file.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use super::error::{ParseError, Place};
use super::value::Day;
use crate::dictionary::{Basis, Entry, PartKind, Prescription, Profile};
use crate::text::Lang;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawProfile {
    name: Box<str>,
    label: Option<Box<str>>,
    title: Box<str>,
    #[serde(default)]
    language: BTreeMap<Lang, RawPrescription>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct RawPrescription {
    #[serde(default)]
    schemes: BTreeMap<Lang, Box<str>>,
    #[serde(default)]
    scheme_forms: SchemeForms,
    #[serde(default)]
    options: Vec<Box<str>>,
    #[serde(default)]
    rules: Vec<Box<str>>,
    #[serde(default)]
    entry: Vec<RawEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct RawEntry {
    entity: Spanned<Box<str>>,
    part: Option<PartKind>,
    form: Box<str>,
    #[serde(default)]
    admitted: Vec<Box<str>>,
    since: Option<Day>,
    since_at_latest: Option<Day>,
    until: Option<Day>,
    #[serde(default)]
    basis: RawBasis,
    source: Option<Box<str>>,
}

#[derive(Deserialize, Default, Clone, Copy, PartialEq)]
#[serde(rename_all = "kebab-case")]
enum RawBasis {
    Verified,
    #[default]
    Unverified,
}

#[derive(Deserialize, Default, Clone, Copy)]
#[serde(rename_all = "kebab-case")]
enum SchemeForms {
    #[default]
    Curated,
    Generated,
}

impl From<SchemeForms> for Basis {
    fn from(forms: SchemeForms) -> Self {
        match forms {
            SchemeForms::Curated => Basis::Curated,
            SchemeForms::Generated => Basis::Generated,
        }
    }
}

/// Reads a house style's file.
pub fn profile(file: &str, toml: &str) -> Result<Profile, ParseError> {
    let place = Place::new(file, toml);
    let raw: RawProfile = place.read()?;
    let mut langs = BTreeMap::new();
    for (lang, raw) in raw.language {
        let mut entries = Vec::with_capacity(raw.entry.len());
        for entry in raw.entry {
            entries.push(self::entry(entry, &place)?);
        }
        let scheme_forms = raw.scheme_forms.into();
        langs.insert(
            lang,
            Prescription { schemes: raw.schemes, scheme_forms, options: raw.options, rules: raw.rules, entries },
        );
    }
    let label = raw.label.unwrap_or_else(|| format!("{} style", raw.name).into());
    Ok(Profile { name: raw.name, label, title: raw.title, langs })
}

fn entry(raw: RawEntry, place: &Place<'_>) -> Result<Entry, ParseError> {
    let verified = raw.basis == RawBasis::Verified;
    if verified && raw.source.is_none() {
        let message = format!("the entry `{}` says it is verified, but not by what", raw.entity.get_ref());
        return Err(place.error(raw.entity.span(), message, "add `source = \"…\"`, or make it unverified"));
    }
    if raw.since.is_some() && raw.since_at_latest.is_some() {
        let message = format!("the entry `{}` says twice since when it holds", raw.entity.get_ref());
        return Err(place.error(
            raw.entity.span(),
            message,
            "keep `since` if the day is known, else `since-at-latest`",
        ));
    }
    Ok(Entry {
        entity: raw.entity.into_inner(),
        part: raw.part.unwrap_or(PartKind::Whole),
        form: raw.form,
        admitted: raw.admitted,
        at_latest: raw.since_at_latest.is_some(),
        since: raw.since.or(raw.since_at_latest).map(|day| day.0),
        until: raw.until.map(|day| day.0),
        basis: if verified { Basis::Verified } else { Basis::Curated },
        source: raw.source,
    })
}
