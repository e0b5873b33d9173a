//! Entities and their names.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::scheme::{Input, NameClass};
use crate::text::Lang;

/// Index of an entity in its [`Dictionary`](super::Dictionary).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct EntityId(pub(crate) u32);

impl EntityId {
    /// As an index.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// A thing that has a name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entity {
    /// Stable and readable: `kharkiv`, `dnipro-river`.
    pub id: Box<str>,
    /// What it is.
    pub kind: Kind,
    /// How it came into the dictionary.
    pub origin: EntityOrigin,
    /// ISO 3166 code of the country it lies in or belongs to. Says where a thing is, not whose it is.
    pub country: Option<Box<str>>,
    /// Whose name canonical forms are made from.
    pub primary: Lang,
    /// Native names; those in use first, former and contested ones after them.
    pub names: Vec<Name>,
    /// Forms written by hand: only where no scheme gives them.
    pub forms: Vec<Form>,
    /// Ids of entities that share a form and are told apart by context.
    pub namesakes: Vec<Box<str>>,
    /// Words that show which of several namesakes is meant, folded: `river`, `region`.
    pub cues: Vec<Box<str>>,
}

/// How an entity came into the dictionary, and so how far its forms can be trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum EntityOrigin {
    /// Written by hand and checked.
    Curated,
    /// From lists of places. A canonical form is one that two of them have, an admitted one stands in one of them.
    Gazetteer {
        /// How well known it is among those of its name: about ten times the logarithm of its inhabitants.
        prominence: u8,
    },
}

impl Entity {
    /// Whether somebody wrote it by hand.
    pub fn is_curated(&self) -> bool {
        self.origin == EntityOrigin::Curated
    }
}

/// What an entity is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A sovereign state or a territory with a code of its own.
    Country,
    /// A part of a country, historic region or peninsula.
    Region,
    /// A city, town or village.
    City,
    /// A river.
    River,
    /// A sea, lake or reservoir.
    Water,
    /// A person.
    Person,
    /// An organization, company, club, publication or institution.
    Organization,
}

impl Kind {
    /// The kinds that are places on the map.
    pub const PLACES: [Kind; 5] = [Kind::Country, Kind::Region, Kind::City, Kind::River, Kind::Water];

    /// Which endings a scheme gives its names.
    pub fn class(self) -> NameClass {
        match self {
            Kind::Person => NameClass::Person,
            Kind::Organization => NameClass::Other,
            _ => NameClass::Place,
        }
    }

    /// Whether it is a place on the map.
    pub fn is_place(self) -> bool {
        !matches!(self, Kind::Person | Kind::Organization)
    }

    /// Whether it is a person.
    pub fn is_person(self) -> bool {
        self == Kind::Person
    }

    /// What an editor would call it in a message: "city", "person".
    pub fn noun(self) -> &'static str {
        match self {
            Kind::Country => "country",
            Kind::Region => "region",
            Kind::City => "city",
            Kind::River => "river",
            Kind::Water => "water",
            Kind::Person => "person",
            Kind::Organization => "organization",
        }
    }
}

/// A name in the language and script of those who gave it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Name {
    /// Its language.
    pub lang: Lang,
    /// Its parts; a place has one [`PartKind::Whole`].
    pub parts: Vec<Part>,
    /// Whether it is in use, former or contested. Former names are other names, not other spellings.
    pub standing: Standing,
    /// First day of use, where known.
    pub since: Option<Date>,
    /// First day out of use, where known.
    pub until: Option<Date>,
}

impl Name {
    /// The part of a kind.
    pub fn part(&self, kind: PartKind) -> Option<&str> {
        self.source(kind, Input::Native)
    }

    /// What a scheme reads of the part of a kind.
    pub fn source(&self, kind: PartKind, input: Input) -> Option<&str> {
        self.parts.iter().find(|part| part.kind == kind).and_then(|part| part.source(input))
    }
}

/// Whether a name is in use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// The present name.
    Current,
    /// A name of the past: Dnipropetrovsk, Leningrad.
    Former,
    /// A name that some use and others reject.
    Contested,
}

/// One part of a name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// Which part.
    pub kind: PartKind,
    /// Its text.
    pub text: Box<str>,
    /// How it is read, where the text does not tell: Pinyin, kana, vocalized Arabic.
    pub reading: Option<Box<str>>,
}

impl Part {
    /// What a scheme reads of it.
    pub fn source(&self, input: Input) -> Option<&str> {
        match input {
            Input::Native => Some(&self.text),
            Input::Reading => self.reading.as_deref(),
        }
    }
}

/// Which part of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PartKind {
    /// A name that has no parts.
    Whole,
    /// A given name.
    Given,
    /// A patronymic.
    Patronymic,
    /// A family name.
    Family,
    /// A particle: von, al-, de la.
    Particle,
    /// A generic word: oblast, river.
    Generic,
    /// A word that joins: on, sur, nad.
    Connector,
}

/// A form of a part, written by hand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Form {
    /// The form.
    pub text: Box<str>,
    /// The language it is a form of.
    pub lang: Lang,
    /// Which part of the name it is.
    pub part: PartKind,
    /// Its standing in that language.
    pub status: FormStatus,
    /// Whether it is a form of a name in use or of a former or contested one.
    pub standing: Standing,
}

/// A form that a house writes for an entity, whatever its profile says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HouseForm {
    /// The entity.
    pub entity: EntityId,
    /// Which part of its name.
    pub part: PartKind,
    /// In texts of this language.
    pub lang: Lang,
    /// What the house writes.
    pub form: Box<str>,
    /// First day it holds, where known.
    pub since: Option<Date>,
    /// Why.
    pub reason: Option<Box<str>>,
}

/// What a form is worth in a language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FormStatus {
    /// The form to use.
    Canonical,
    /// Used by houses of good standing.
    Admitted,
    /// Seen, understood, and nobody's choice.
    Recognized,
    /// Given up.
    Deprecated,
}

/// How a canonical form is known, weakest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Basis {
    /// Not at all.
    None,
    /// By a scheme, from a name nobody checked.
    Generated,
    /// Two independent data sources agree.
    Attested,
    /// From an entity written by hand and checked.
    Curated,
    /// By a dated source of that house or language authority.
    Verified,
}

impl Basis {
    /// As written in reports.
    pub fn as_str(self) -> &'static str {
        match self {
            Basis::None => "none",
            Basis::Generated => "generated",
            Basis::Attested => "attested",
            Basis::Curated => "curated",
            Basis::Verified => "verified",
        }
    }
}

/// By language.
pub type ByLang<T> = BTreeMap<Lang, T>;
