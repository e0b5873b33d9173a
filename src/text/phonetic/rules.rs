//! The rules of all scripts in one table, and their application to a word.

use std::collections::HashMap;
use std::sync::OnceLock;

use foldhash::fast::RandomState;

use super::scripts;
use super::sound::Sound;
use crate::text::fold::compose;

/// What stands for the beginning and the end of a word in the rules.
pub(super) const EDGE: char = '_';

/// Letters and what they sound like.
#[derive(Debug)]
pub(super) struct Rule {
    letters: Vec<char>,
    pub(super) sounds: Vec<Sound>,
}

/// Rules by their first letter, longest first.
#[derive(Debug)]
pub(super) struct Rules(HashMap<char, Vec<Rule>, RandomState>);

impl Rules {
    /// The rules of all scripts; read when the first word is heard.
    pub(super) fn all() -> &'static Self {
        static RULES: OnceLock<Rules> = OnceLock::new();
        RULES.get_or_init(|| {
            let mut rules = Self(HashMap::default());
            for rule in scripts::TABLES.iter().flat_map(|table| table.split_whitespace()) {
                rules.add(rule);
            }
            for rule in scripts::kana_rules() {
                rules.add(&rule);
            }
            rules
        })
    }

    /// Adds `ch:čxk` or `ξ:k+s`; what has nothing behind the colon is silent.
    fn add(&mut self, rule: &str) {
        let Some((letters, sounds)) = rule.split_once(':') else { return };
        let letters: Vec<char> = compose(letters).chars().collect();
        let sounds = sounds.split('+').filter_map(Sound::parse).collect();
        let Some(&first) = letters.first() else { return };
        let same = self.0.entry(first).or_default();
        let at = same.partition_point(|rule| rule.letters.len() >= letters.len());
        same.insert(at, Rule { letters, sounds });
    }

    /// Whether any rule starts with the letter.
    pub(super) fn know(&self, letter: char) -> bool {
        self.0.contains_key(&letter)
    }

    /// The longest rule that fits the letters, and how many of them it takes. The edge behind a word is left
    /// for the next word, and the one before it does not count: ch is ch at the beginning, too.
    pub(super) fn longest(&self, letters: &[char]) -> Option<(&Rule, usize)> {
        let rule = self.fitting(letters)?;
        let taken = rule.letters.len();
        if letters.first() == Some(&EDGE) && self.fitting(&letters[1..]).is_some_and(|next| next.letters.len() >= taken)
        {
            return None;
        }
        let edge = taken > 1 && rule.letters.last() == Some(&EDGE);
        Some((rule, taken - usize::from(edge)))
    }

    fn fitting(&self, letters: &[char]) -> Option<&Rule> {
        self.0.get(letters.first()?)?.iter().find(|rule| letters.starts_with(&rule.letters))
    }
}
