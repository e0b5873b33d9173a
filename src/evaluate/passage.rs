//! A passage with what is expected of it, and how a TOML set is read.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Deserialize;
use toml::Spanned;

use super::Fault;
use super::marks::{self, Wish};
use crate::dictionary::ParseError;
use crate::finding::Severity;
use crate::read::Format;
use crate::text::{Lang, LineIndex, Span};

/// The day that passages without a date are from, so that a figure means the same next year.
pub const TODAY: Date = jiff::civil::date(2026, 1, 15);

/// A text with what an editor expects canonym to say of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// Unique in its set.
    pub id: String,
    /// What it is an example of: `wrong-form`, `dish`.
    pub class: Option<String>,
    /// Its language.
    pub lang: Option<Lang>,
    /// The day it is from; [`TODAY`] without one.
    pub date: Option<Date>,
    /// Its format.
    pub format: Format,
    /// The text, without marks.
    pub text: String,
    /// The names in it, in order.
    pub marks: Vec<Mark>,
    /// The findings expected under each profile that somebody thought about.
    pub expected: BTreeMap<String, Vec<Expected>>,
    /// What holds under the other profiles.
    pub declared: Declared,
    /// What was done to it, where a fault was injected.
    pub fault: Option<Fault>,
}

/// What is said of a passage under a profile that its expectations do not name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Declared {
    /// Nothing: it is left out.
    Nothing,
    /// Every finding is wrong.
    Clean,
    /// Names are marked and nothing is judged; findings are only counted.
    Unlabelled,
}

/// A name in a passage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// Where, in bytes of the text.
    pub span: Span,
    /// Whose it is.
    pub named: Named,
}

/// Whose a marked name is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Named {
    /// An entity of the dictionary, by its id.
    Entity(String),
    /// Nobody the dictionary knows.
    Nobody,
    /// A thing by somebody else's id, with the base form of its name.
    Thing {
        /// That id.
        id: String,
        /// The base form.
        lemma: Option<String>,
    },
}

/// A finding that is expected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expected {
    /// The place, in bytes of the text.
    pub span: Span,
    /// What should stand there; `None` leaves that to the editor.
    pub replacement: Option<String>,
    /// How bad it is; `None` where a warning will do as well as an error.
    pub severity: Option<Severity>,
}

impl Passage {
    /// What is expected under a profile; `None` where nothing is judged under it.
    pub fn expected_under(&self, profile: &str) -> Option<&[Expected]> {
        let declared_clean = (self.declared == Declared::Clean).then_some(&[][..]);
        self.expected.get(profile).map(Vec::as_slice).or(declared_clean)
    }

    /// Whether it is looked at under a profile.
    pub fn is_for(&self, profile: &str) -> bool {
        self.declared != Declared::Nothing || self.expected.contains_key(profile)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawSet {
    lang: Option<Lang>,
    #[serde(default)]
    passage: Vec<RawPassage>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawPassage {
    id: Spanned<String>,
    class: Option<String>,
    lang: Option<Lang>,
    date: Option<Spanned<String>>,
    format: Option<Spanned<String>>,
    text: Spanned<String>,
    expect: BTreeMap<String, Vec<Spanned<String>>>,
    fault: Option<Fault>,
}

/// Reads a TOML set.
pub(super) fn read(file: &str, text: &str) -> Result<Vec<Passage>, ParseError> {
    let place = Place { file, lines: LineIndex::new(text), text };
    let set: RawSet = toml::from_str(text).map_err(|error| {
        let start = error.span().map_or(0, |span| span.start);
        place.error(start, error.message().to_owned(), "tests/evaluation/README.md describes the format")
    })?;
    let mut passages: Vec<Passage> = Vec::with_capacity(set.passage.len());
    for raw in &set.passage {
        if passages.iter().any(|known| known.id == **raw.id.get_ref()) {
            let message = format!("there are two passages `{}`", raw.id.get_ref());
            return Err(place.error(raw.id.span().start, message, "give one of them another id"));
        }
        passages.push(passage(&place, set.lang, raw)?);
    }
    Ok(passages)
}

fn passage(place: &Place<'_>, lang: Option<Lang>, raw: &RawPassage) -> Result<Passage, ParseError> {
    let id = raw.id.get_ref();
    let at = |spanned: &Spanned<String>, (message, help): (String, &'static str)| {
        place.error(spanned.span().start, format!("{id}: {message}"), help)
    };
    let Some(lang) = raw.lang.or(lang) else {
        let wrong =
            (String::from("nothing says which language it is in"), "put `lang = \"en\"` at the top of the file");
        return Err(at(&raw.id, wrong));
    };
    let (text, marks) = marks::take_out(raw.text.get_ref()).map_err(|wrong| at(&raw.text, wrong))?;
    let mut expected = BTreeMap::new();
    for (profile, wishes) in &raw.expect {
        let mut found = Vec::with_capacity(wishes.len());
        for wish in wishes {
            let located = Wish::parse(wish.get_ref()).and_then(|wish| wish.locate(&text));
            found.push(located.map_err(|wrong| at(wish, wrong))?);
        }
        expected.insert(profile.clone(), found);
    }
    let date = raw.date.as_ref().map(|date| self::date(date.get_ref()).map_err(|wrong| at(date, wrong))).transpose()?;
    let format = raw
        .format
        .as_ref()
        .map(|format| self::format(format.get_ref()).map_err(|wrong| at(format, wrong)))
        .transpose()?;
    Ok(Passage {
        id: id.clone(),
        class: raw.class.clone(),
        lang: Some(lang),
        date,
        format: format.unwrap_or(Format::Plain),
        text,
        marks,
        expected,
        declared: Declared::Nothing,
        fault: raw.fault,
    })
}

/// A day, or what is wrong with it and what to do.
pub(super) fn date(text: &str) -> Result<Date, (String, &'static str)> {
    text.parse().map_err(|_| (format!("`{text}` is no day"), "write it like 2024-05-01"))
}

/// A format by its name, or what is wrong with it and what to do.
pub(super) fn format(name: &str) -> Result<Format, (String, &'static str)> {
    let known = crate::read::FORMATS.iter().find(|info| info.name == name);
    known.map(|info| info.format).ok_or_else(|| (format!("there is no format `{name}`"), "write plain or markdown"))
}

/// A file, for saying where something is.
pub(super) struct Place<'a> {
    pub(super) file: &'a str,
    pub(super) lines: LineIndex,
    pub(super) text: &'a str,
}

impl Place<'_> {
    /// What is wrong at a byte of the file.
    pub(super) fn error(&self, at: usize, message: String, help: &str) -> ParseError {
        let position = self.lines.position(self.text, at.min(self.text.len()));
        let (file, help) = (self.file.to_owned(), help.to_owned());
        ParseError { file, line: position.line, column: position.column, message, help }
    }
}
