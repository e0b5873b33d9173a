//! House styles.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::entity::{Basis, ByLang, PartKind};
use crate::text::Lang;

/// What a house prescribes. A profile without languages only demands consistency.
#[derive(Debug, Clone)]
pub struct Profile {
    /// Kebab-case name.
    pub name: Box<str>,
    /// What messages call it: "AP style".
    pub label: Box<str>,
    /// For people: what it is and who it is not by.
    pub title: Box<str>,
    /// What it says per language.
    pub langs: ByLang<Prescription>,
}

/// What a profile says for one language.
#[derive(Debug, Clone)]
pub struct Prescription {
    /// Scheme by source language, where it differs from the language's own choice.
    pub schemes: BTreeMap<Lang, Box<str>>,
    /// How sure it is that the house writes by its scheme where nothing is listed:
    /// [`Basis::Curated`] or [`Basis::Generated`].
    pub scheme_forms: Basis,
    /// Names of scheme options whose outputs it admits.
    pub options: Vec<Box<str>>,
    /// Rules it asks for that are silent unasked.
    pub rules: Vec<Box<str>>,
    /// What it says of single entities.
    pub entries: Vec<Entry>,
}

/// What a house says of one name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Entity id.
    pub entity: Box<str>,
    /// Which part of the name.
    pub part: PartKind,
    /// The form the house writes.
    pub form: Box<str>,
    /// Other forms it lets pass.
    pub admitted: Vec<Box<str>>,
    /// First day it holds, where known; with [`Entry::at_latest`] a day on which it certainly held.
    pub since: Option<Date>,
    /// Whether it may have held before `since` already.
    pub at_latest: bool,
    /// First day it no longer holds.
    pub until: Option<Date>,
    /// [`Basis::Verified`] with a source, else [`Basis::Curated`], "unverified" in the file.
    pub basis: Basis,
    /// Where it is known from.
    pub source: Option<Box<str>>,
}
