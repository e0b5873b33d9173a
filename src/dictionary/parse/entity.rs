//! `[[entity]]` tables.

use std::collections::BTreeMap;
use std::collections::HashSet;

use serde::Deserialize;
use toml::Spanned;

use super::error::{ParseError, Place};
use super::value::{Day, Spelling, Spellings};
use crate::dictionary::{Entity, EntityOrigin, Form, FormStatus, Kind, Name, Part, PartKind, Standing};
use crate::text::{Key, Lang};

type ByLang = BTreeMap<Lang, Spellings>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawEntity {
    pub(super) id: Spanned<Box<str>>,
    kind: Kind,
    #[serde(rename = "in")]
    country: Option<Spanned<Box<str>>>,
    primary: Lang,
    names: ByLang,
    #[serde(default)]
    readings: ByLang,
    #[serde(default)]
    own: ByLang,
    #[serde(default)]
    forms: ByLang,
    #[serde(default)]
    admitted: ByLang,
    #[serde(default)]
    recognized: ByLang,
    #[serde(default)]
    deprecated: ByLang,
    #[serde(default)]
    namesakes: Vec<Box<str>>,
    #[serde(default)]
    cues: Vec<Box<str>>,
    #[serde(default)]
    former: Vec<RawOther>,
    #[serde(default)]
    contested: Vec<RawOther>,
}

/// Another name of the same thing, with its own forms.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawOther {
    names: ByLang,
    #[serde(default)]
    readings: ByLang,
    #[serde(default)]
    forms: ByLang,
    #[serde(default)]
    admitted: ByLang,
    since: Option<Day>,
    until: Option<Day>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawFile {
    #[serde(default)]
    entity: Vec<RawEntity>,
}

/// Reads a file of entities.
pub fn entities(file: &str, toml: &str) -> Result<Vec<Entity>, ParseError> {
    let place = Place::new(file, toml);
    let raw: RawFile = place.read()?;
    all(raw.entity, &place)
}

pub(super) fn all(raw: Vec<RawEntity>, place: &Place<'_>) -> Result<Vec<Entity>, ParseError> {
    let mut seen = HashSet::with_capacity(raw.len());
    let mut entities = Vec::with_capacity(raw.len());
    for raw in raw {
        if !seen.insert(raw.id.get_ref().clone()) {
            return Err(twice(&raw, place));
        }
        entities.push(entity(raw, place)?);
    }
    Ok(entities)
}

pub(super) fn twice(raw: &RawEntity, place: &Place<'_>) -> ParseError {
    let message = format!("`{}` is defined twice in this file", raw.id.get_ref());
    place.error(raw.id.span(), message, "join the two, or give one another id")
}

pub(super) fn entity(raw: RawEntity, place: &Place<'_>) -> Result<Entity, ParseError> {
    check(&raw, place)?;
    let span = raw.id.span();
    let mut builder = Builder { plain: plain_part(raw.kind), names: Vec::new(), forms: Vec::new() };
    let unplaced =
        |message| place.error(span.clone(), message, "give each name in `names` its reading, in their order");
    builder.names(raw.names, raw.readings, Standing::Current, None, None).map_err(unplaced)?;
    builder.forms(raw.own, FormStatus::Canonical, Standing::Current);
    builder.forms(raw.forms, FormStatus::Canonical, Standing::Current);
    builder.forms(raw.admitted, FormStatus::Admitted, Standing::Current);
    builder.forms(raw.recognized, FormStatus::Recognized, Standing::Current);
    builder.forms(raw.deprecated, FormStatus::Deprecated, Standing::Current);
    for (others, standing) in [(raw.former, Standing::Former), (raw.contested, Standing::Contested)] {
        for other in others {
            builder.names(other.names, other.readings, standing, other.since, other.until).map_err(unplaced)?;
            builder.forms(other.forms, FormStatus::Canonical, standing);
            builder.forms(other.admitted, FormStatus::Admitted, standing);
        }
    }
    builder.check().map_err(|message| place.error(span, message, "each part of a name has one text"))?;
    Ok(Entity {
        id: raw.id.into_inner(),
        kind: raw.kind,
        origin: EntityOrigin::Curated,
        country: raw.country.map(Spanned::into_inner),
        primary: raw.primary,
        names: builder.names,
        forms: builder.forms,
        namesakes: raw.namesakes,
        cues: raw.cues.iter().map(|cue| Key::of(cue).as_str().into()).collect(),
    })
}

fn check(raw: &RawEntity, place: &Place<'_>) -> Result<(), ParseError> {
    let id = raw.id.get_ref();
    if !is_kebab(id) {
        let message = format!("`{id}` is not an id");
        return Err(place.error(raw.id.span(), message, "use lower-case letters, digits and single hyphens"));
    }
    if let Some(country) = &raw.country
        && !(country.get_ref().len() == 2 && country.get_ref().bytes().all(|b| b.is_ascii_uppercase()))
    {
        let message = format!("`{}` is not a country code", country.get_ref());
        return Err(place.error(country.span(), message, "use two capital letters, as in UA"));
    }
    let named = raw.names.values().any(|Spellings(all)| !all.is_empty());
    if !named && raw.own.is_empty() && raw.forms.is_empty() {
        let message = format!("`{id}` has no name");
        return Err(place.error(raw.id.span(), message, "add `names = { uk = \"…\" }`"));
    }
    if !raw.names.contains_key(&raw.primary) {
        let message = format!("`{id}` has no name in its primary language `{}`", raw.primary);
        return Err(place.error(raw.id.span(), message, format!("add `{} = \"…\"` to `names`", raw.primary)));
    }
    Ok(())
}

/// Which part a plain text names: the family name of a person, else the whole name.
fn plain_part(kind: Kind) -> PartKind {
    if kind == Kind::Person { PartKind::Family } else { PartKind::Whole }
}

pub(super) fn is_kebab(id: &str) -> bool {
    !id.is_empty()
        && id
            .split('-')
            .all(|word| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()))
}

struct Builder {
    plain: PartKind,
    names: Vec<Name>,
    forms: Vec<Form>,
}

impl Builder {
    /// Adds names with their readings; the error is a reading of nothing.
    fn names(
        &mut self,
        names: ByLang,
        mut readings: ByLang,
        standing: Standing,
        since: Option<Day>,
        until: Option<Day>,
    ) -> Result<(), String> {
        for (lang, Spellings(spellings)) in names {
            let mut readings = readings.remove(&lang).unwrap_or_default().0.into_iter();
            for spelling in spellings {
                let mut read: Vec<_> = readings.next().map(|reading| self.parts(reading).collect()).unwrap_or_default();
                let mut parts = Vec::with_capacity(spelling.len());
                for (kind, text) in self.parts(spelling) {
                    let reading = read.iter().position(|(part, _)| *part == kind).map(|at| read.remove(at).1);
                    parts.push(Part { kind, text, reading });
                }
                if let Some((_, reading)) = read.first() {
                    return Err(format!("`{reading}` is the reading of no part of the name in `{lang}`"));
                }
                let (since, until) = (since.map(|day| day.0), until.map(|day| day.0));
                self.names.push(Name { lang, parts, standing, since, until });
            }
            if readings.next().is_some() {
                return Err(format!("there are more readings than names in `{lang}`"));
            }
        }
        match readings.keys().next() {
            Some(lang) => Err(format!("there is a reading in `{lang}` and no name")),
            None => Ok(()),
        }
    }

    fn forms(&mut self, forms: ByLang, status: FormStatus, standing: Standing) {
        for (lang, Spellings(spellings)) in forms {
            for spelling in spellings {
                let parts: Vec<_> = self.parts(spelling).collect();
                let forms = parts.into_iter().map(|(part, text)| Form { text, lang, part, status, standing });
                self.forms.extend(forms);
            }
        }
    }

    fn parts(&self, spelling: Spelling) -> impl Iterator<Item = (PartKind, Box<str>)> + use<> {
        let plain = self.plain;
        spelling.into_iter().map(move |(part, text)| (part.unwrap_or(plain), text))
    }

    fn check(&self) -> Result<(), String> {
        for name in &self.names {
            for (i, part) in name.parts.iter().enumerate() {
                if name.parts[..i].iter().any(|other| other.kind == part.kind) {
                    return Err(format!("a name in `{}` says the same part twice, `{}`", name.lang, part.text));
                }
            }
        }
        Ok(())
    }
}
