//! Takes lists of others in: tables, term bases and what Wikidata gives out become entities.
//!
//! A reader a format makes `Item`s; what an item needs to be an entity, and which of its forms can be
//! taken, is decided here for all of them. What is left out is told with its place.

mod person;
mod table;
mod take;
mod tbx;
mod wikidata;
mod write;

use std::collections::HashMap;

use crate::curate::check::claims::canonical_name;
use crate::curate::check::problem;
use crate::dictionary::{Dictionary, Entity, FormStatus, Kind};
use crate::finding::{Finding, Severity};
use crate::text::{Lang, Source, Span};

use take::Import;
pub use write::write;

/// What a list is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListFormat {
    /// A table with a heading.
    Csv,
    /// A term base, ISO 30042.
    Tbx,
    /// JSON of Wikidata.
    Wikidata,
}

impl ListFormat {
    /// The names of the formats, as given on the command line.
    pub const NAMES: [&str; 3] = ["csv", "tbx", "wikidata"];

    /// The format of a name.
    pub fn parse(name: &str) -> Option<Self> {
        [Self::Csv, Self::Tbx, Self::Wikidata]
            .into_iter()
            .zip(Self::NAMES)
            .find(|(_, known)| *known == name)
            .map(|(it, _)| it)
    }
}

/// What holds where a list does not say it.
#[derive(Debug, Clone, Default)]
pub struct Defaults {
    /// What the things are.
    pub kind: Option<Kind>,
    /// The language whose names canonical forms are made from.
    pub primary: Option<Lang>,
    /// ISO 3166 code of the country they lie in.
    pub country: Option<String>,
}

/// What came of a list.
#[derive(Debug, Clone, Default)]
pub struct Imported {
    /// The entities, by id.
    pub entities: Vec<Entity>,
    /// What was left out, by place.
    pub findings: Vec<Finding>,
}

/// Takes a list in.
pub fn import(dictionary: &Dictionary, source: &Source, format: ListFormat, defaults: &Defaults) -> Imported {
    let mut findings = Vec::new();
    let items = match format {
        ListFormat::Csv => table::items(source, &mut findings),
        ListFormat::Tbx => tbx::items(source, &mut findings),
        ListFormat::Wikidata => wikidata::items(source, &mut findings),
    };
    let mut import = Import::new(dictionary, defaults, findings);
    for item in items {
        import.take(item);
    }
    import.finish()
}

/// One row, concept or entity of a list.
#[derive(Debug)]
struct Item {
    at: Span,
    id: Option<String>,
    /// Tells items of one name apart where the list gives no id to keep.
    fallback: Option<String>,
    kind: Option<(String, Span)>,
    /// A subject that is a kind if it is called like one.
    subject: Option<String>,
    country: Option<(String, Span)>,
    primary: Option<Lang>,
    /// The language of the list as a whole.
    base: Option<Lang>,
    terms: Vec<ItemTerm>,
}

impl Item {
    /// One that says nothing yet.
    fn at(at: Span) -> Self {
        let (id, fallback, kind, subject, country) = (None, None, None, None, None);
        Self { at, id, fallback, kind, subject, country, primary: None, base: None, terms: Vec::new() }
    }
}

/// A name or form in a list.
#[derive(Debug)]
struct ItemTerm {
    lang: Lang,
    text: String,
    /// `None` where the list does not say: the first of a language is canonical, others are admitted.
    status: Option<FormStatus>,
    at: Span,
}

/// Something that is left out.
fn left_out(severity: Severity, at: Span, message: &str, help: &str) -> Finding {
    problem("left-out", severity, at, message, help)
}

/// Things of one name in one language are namesakes: each is declared to the first, and the first to each.
fn declare_namesakes(dictionary: &Dictionary, entities: &mut [Entity]) {
    let mut first: HashMap<(bool, Lang, String), usize> = HashMap::new();
    for at in 0..entities.len() {
        for lang in dictionary.languages().map(|language| language.lang) {
            let Some(name) = canonical_name(dictionary, &entities[at], lang) else { continue };
            let other = *first.entry((entities[at].kind.is_person(), lang, name)).or_insert(at);
            let (mine, others) = (entities[at].id.clone(), entities[other].id.clone());
            if other != at && !entities[at].namesakes.contains(&others) {
                entities[at].namesakes.push(others);
                entities[other].namesakes.push(mine);
            }
        }
    }
}
