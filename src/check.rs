//! The pipe: read → find → resolve → judge.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::dictionary::Dictionary;
use crate::finding::{Finding, Severity};
use crate::read::Format;
use crate::tally::Tally;
use crate::text::{Lang, Source};

/// What holds for a whole run.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Profile names by language; `None` is for every language that is not named. A language
    /// without a profile, or whose profile does not know it, gets consistency.
    pub profiles: BTreeMap<Option<Lang>, String>,
    /// Severity by rule name where it is not the rule's own; `None` is off.
    pub levels: BTreeMap<String, Option<Severity>>,
    /// Forms asked for, as (entity id or one of its forms, form).
    pub pins: Vec<(String, String)>,
    /// The day that counts as today.
    pub as_of: Date,
}

/// What is known of one text besides the text itself.
#[derive(Debug, Clone)]
pub struct Story {
    /// Its format.
    pub format: Format,
    /// Its language, where a flag or the configuration says so; stronger than what the text declares.
    pub lang: Option<Lang>,
    /// Its language if neither the text nor a flag says so (a path override).
    pub default_lang: Option<Lang>,
    /// Its date.
    pub date: StoryDate,
}

/// When a story is from. A date that the text itself declares comes before `Today` and `Unknown`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StoryDate {
    /// On this day.
    On(Date),
    /// Undated copy at hand: today.
    Today,
    /// Undated copy from somewhere: unknown.
    Unknown,
}

/// What checking one text yields.
#[derive(Debug, Clone, Default)]
pub struct Checked {
    /// By place; headline and dateline are for the reporter to put first.
    pub findings: Vec<Finding>,
    /// Which forms were used how often.
    pub tally: Tally,
}

/// Checks texts against a dictionary. Made once, used from many threads.
#[derive(Debug)]
pub struct Checker {
    dictionary: Dictionary,
    settings: Settings,
}

impl Checker {
    /// A checker; fails with a message that names an unknown profile, rule or entity and the nearest one.
    pub fn new(dictionary: Dictionary, settings: Settings) -> Result<Self, String> {
        Ok(Self { dictionary, settings })
    }

    /// The dictionary it uses.
    pub fn dictionary(&self) -> &Dictionary {
        &self.dictionary
    }

    /// Checks one text.
    pub fn check(&self, _source: &Source, _story: &Story) -> Checked {
        let _ = &self.settings;
        Checked::default()
    }
}
