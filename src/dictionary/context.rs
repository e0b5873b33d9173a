//! When a "wrong" form is right: contexts as data.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::text::Lang;

/// A licence for forms in a certain surrounding: chicken Kiev, the Battle of Kharkov, Odessa, Texas.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Context {
    /// Kebab-case name.
    pub name: Box<str>,
    /// Why it licenses.
    pub kind: ContextKind,
    /// Languages it applies in; empty means all.
    pub langs: Vec<Lang>,
    /// Entity ids it is about; empty means every entity.
    pub entities: Vec<Box<str>>,
    /// What must stand around the mention; any one suffices.
    pub phrases: Vec<Phrase>,
    /// Whether the name is still the entity's (an old battle of Kharkov) or somebody else's (Odessa, Texas).
    pub effect: Effect,
}

/// Why a context licenses a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ContextKind {
    /// A dish: chicken Kiev.
    Dish,
    /// A polity of the past: Kievan Rus.
    Polity,
    /// A dated event: the Battle of Kharkov.
    Event,
    /// The title of a work.
    Title,
    /// An institution's own name: Kyiv Post.
    OwnName,
    /// Another place or person with the same name: Odessa, Texas.
    Namesake,
    /// Talk about the name itself: formerly Kiev.
    Meta,
}

/// What a context does to a mention.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Effect {
    /// Nothing is said.
    Silent,
    /// What would be said is said as an info.
    Info,
}

/// Words around a mention. Compared word by word, folded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Phrase {
    /// What stands before the mention, nearest last.
    pub before: Vec<Pattern>,
    /// What stands after it, nearest first.
    pub after: Vec<Pattern>,
    /// Surfaces it holds for, folded; empty means any form of the entity.
    pub surfaces: Vec<Box<str>>,
}

/// One element of a phrase.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Pattern {
    /// This folded word.
    Word(Box<str>),
    /// One of these folded words (written `[Battle|Siege]`).
    AnyOf(Arc<[Box<str>]>),
    /// This punctuation mark.
    Mark(char),
    /// Up to so many words of any kind, within the sentence (written `…3`).
    Gap(u8),
    /// A year up to this one (written `year<1992`).
    YearBefore(u16),
    /// Any one capitalized word (written `Aa`).
    Capitalized,
}
