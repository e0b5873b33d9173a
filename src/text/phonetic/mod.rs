//! How a name sounds, whatever the script and the language it is written in.
//!
//! A word is heard without knowing its language, as a short sequence of sounds, each with the
//! alternatives that matter: Latin j is y, zh, j or kh. Two things are made of it: [keys](Hearing::keys) that
//! survive the choice of a romanization, to find names, and the [likeness](likeness()) of two words, to rank them.
//! Both suggest; neither proves anything.
//!
//! Han characters are heard only where their reading is given in another script.

mod key;
mod likeness;
mod rules;
mod scripts;
mod sound;
#[cfg(test)]
mod tests;

use super::Script;
use super::fold::{compose, decompose, is_apostrophe, is_hyphen, is_mark};
use rules::{EDGE, Rules};
use sound::{Sound, Weight};

pub use key::SoundKey;
pub use likeness::likeness;

/// What is heard of a word.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Hearing {
    sounds: Vec<Sound>,
    /// Whether the script leaves vowels out.
    sparse: bool,
}

impl Hearing {
    /// Hears a word or a phrase; nothing of letters without a rule (Han).
    pub fn of(text: &str) -> Self {
        let rules = Rules::all();
        let letters = letters(text, rules);
        let mut hearing =
            Self { sounds: Vec::with_capacity(letters.len()), sparse: letters.iter().any(|&c| leaves_vowels_out(c)) };
        let mut at = 0;
        while at < letters.len() {
            let Some((rule, taken)) = rules.longest(&letters[at..]) else {
                at += 1;
                continue;
            };
            let silenced = letters.get(at + taken) == Some(&scripts::THANTHAKHAT);
            if scripts::is_small_kana(letters[at]) && hearing.sounds.last().is_some_and(Sound::is_vowel) {
                hearing.sounds.pop();
            }
            for &sound in &rule.sounds {
                let weight = if silenced { Weight::Optional } else { sound.weight };
                hearing.push(Sound { weight, ..sound });
            }
            at += taken;
        }
        if !hearing.sparse {
            hearing.weaken_liquids();
        }
        hearing
    }

    /// Adds a sound; a doubled one is heard once, where there can be no vowel in between.
    fn push(&mut self, sound: Sound) {
        if self.sparse || self.sounds.last().is_none_or(|last| last.any != sound.any) {
            self.sounds.push(sound);
        }
    }

    /// R is weak behind a vowel, unless another follows: Martin is マーティン and 마틴.
    fn weaken_liquids(&mut self) {
        for at in 1..self.sounds.len() {
            let open = self.sounds.get(at + 1).is_some_and(Sound::is_vowel);
            if !open
                && self.sounds[at - 1].is_vowel()
                && self.sounds[at].weight == Weight::Consonant
                && self.sounds[at].is("r")
            {
                self.sounds[at].weight = Weight::Weak;
            }
        }
    }

    /// How many consonants are heard for sure.
    pub fn consonants(&self) -> usize {
        self.sounds.iter().filter(|sound| sound.weight == Weight::Consonant).count()
    }

    /// Whether its script leaves vowels out (Hebrew, Arabic), or some of them (Devanagari, Thai).
    pub fn is_sparse(&self) -> bool {
        self.sparse
    }

    /// Whether nothing is heard.
    pub fn is_empty(&self) -> bool {
        self.sounds.is_empty()
    }
}

/// Whether the letter belongs to a script that leaves vowels out, or does not tell whether there is one.
fn leaves_vowels_out(letter: char) -> bool {
    matches!(Script::of(letter), Some(Script::Hebrew | Script::Arabic | Script::Devanagari | Script::Thai))
}

/// The letters that have rules, in lower case, with an edge around each word.
///
/// A letter with marks that has no rule of its own is its base letter; Hangul falls apart into jamo.
fn letters(text: &str, rules: &Rules) -> Vec<char> {
    let mut letters = vec![EDGE];
    for c in compose(text).chars().flat_map(char::to_lowercase) {
        if is_hyphen(c) || c.is_whitespace() {
            if letters.last() != Some(&EDGE) {
                letters.push(EDGE);
            }
            continue;
        }
        let c = scripts::katakana(c);
        if rules.know(c) {
            letters.push(c);
        } else if is_apostrophe(c) || c == scripts::GERESH {
            letters.push('\'');
        } else {
            letters.extend(decompose(c).filter(|&part| rules.know(part) || !is_mark(part)));
        }
        // Thai writes some vowels before the consonant after which they are spoken.
        if let [.., vowel, _] = letters[..]
            && scripts::is_thai_lead(vowel)
        {
            let last = letters.len() - 1;
            letters.swap(last - 1, last);
        }
    }
    letters.push(EDGE);
    letters
}
