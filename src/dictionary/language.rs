//! What canonym knows of a language: how names are inflected, joined and quoted in it.

use std::collections::HashMap;

use serde::Deserialize;

use super::scheme::NameClass;
use crate::text::{Lang, case, hangul};

/// A language's file.
#[derive(Debug, Clone)]
pub struct Language {
    /// Its tag.
    pub lang: Lang,
    /// Its English name, for messages: "Ukrainian".
    pub name: Box<str>,
    /// Whether its names for what is elsewhere are looked for in its own texts alone: Turkish Priştine without its marks
    /// is an English word.
    pub local: bool,
    /// Which scheme makes this language's forms from names in another: (source language, scheme id).
    pub schemes: Vec<(Lang, Box<str>)>,
    /// How names inflect and derive.
    pub paradigms: Vec<Paradigm>,
    /// The endings of the paradigms, found by their last letter.
    pub(super) endings: Endings,
    /// Lower-case letters among which a stem's last vowel is looked for, where endings go by it.
    pub vowels: Box<str>,
    /// Endings after an apostrophe or alone that leave the name as it is: `'s`.
    pub enclitics: Vec<Box<str>>,
    /// What stands before a name with an apostrophe: `d'`, `l'`.
    pub elisions: Vec<Box<str>>,
    /// Opening and closing quotation marks, outer before inner.
    pub quotes: Vec<(char, char)>,
    /// Folded words near a quotation that show it was written, not spoken: tweeted, wrote, statement.
    pub written_cues: Vec<Box<str>>,
    /// Folded words that follow or precede a name and are no part of it: oblast, region, city, river.
    pub generics: Vec<Box<str>>,
    /// Folded words between two names of one thing, of which the second explains the first: now, also known as.
    pub glosses: Vec<Box<str>>,
    /// An article that should not stand before a name.
    pub articles: Vec<ArticleRule>,
    /// Whether nouns join freely: a name with others by a hyphen (Krim-Brücke), so that the name counts, and
    /// a title with what is before it (Kremlchef).
    pub compounds: bool,
    /// Folded words that are also forms of names and mean the name only with a capital in mid-sentence.
    pub common_words: Vec<Box<str>>,
    /// Words, lower case, that look like a form that other languages have, and are never that name: human.
    pub not_names: Vec<Box<str>>,
    /// Letters with marks that the language writes. Marks get lost; nobody puts one of these where none was.
    pub letters: Box<str>,
    /// Folded words with a capital that stand before a family name and are no given name: President, Monday.
    pub titles: Vec<Box<str>>,
    /// Whether words that only describe have capitals too, so that one beside a name makes no longer name.
    pub describes_in_capitals: bool,
    /// Folded words that join and do not name: and, in, was. A noun is none of them.
    pub function_words: Vec<Box<str>>,
}

/// One declension: the endings of a name by case.
///
/// `Kijów`, `Kijowa`, `Kijowem` are `nominative = "ów"`, `genitive = "owa"`, `instrumental = "owem"`.
/// Read from a surface it strips the ending; read from a canonical form it puts the ending on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paradigm {
    /// For people who edit the file.
    pub name: Box<str>,
    /// Which names it is for; `None` for all.
    pub class: Option<NameClass>,
    /// Ending of the base form; empty where the whole base form is the stem.
    pub nominative: Box<str>,
    /// Lower-case letters one of which the stem ends with; empty for any. Of a Hangul syllable it is the last letter.
    pub after: Box<str>,
    /// Vowels one of which is the stem's last; empty for any. So harmony is told: Harkiv’de, Harkov’da.
    pub harmony: Box<str>,
    /// (case, ending): several endings a case possible. An apostrophe in one is ’ and is read in any shape.
    pub endings: Vec<(Box<str>, Box<str>)>,
}

/// "the Ukraine": an article that a name lost.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ArticleRule {
    /// Entity id.
    pub entity: Box<str>,
    /// The article, lower case.
    pub article: Box<str>,
    /// Where the rule comes from.
    pub source: Box<str>,
}

/// What an inflected word may be a form of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Base {
    /// The base form, with the letters of the word: capitals stay capitals.
    pub text: String,
    /// The case the word is in: `genitive`, `adjective`.
    pub case: Box<str>,
    /// Index of the paradigm that explains it.
    pub paradigm: usize,
}

/// The endings of a language by their last letter: (paradigm, ending).
#[derive(Debug, Clone, Default)]
pub(super) struct Endings {
    by_last: HashMap<char, Vec<(u16, u16)>>,
    empty: Vec<(u16, u16)>,
}

impl Endings {
    pub(super) fn of(paradigms: &[Paradigm]) -> Endings {
        let mut endings = Endings::default();
        for (p, paradigm) in paradigms.iter().enumerate() {
            for (e, (_, ending)) in paradigm.endings.iter().enumerate() {
                let list = match ending.chars().next_back() {
                    Some(last) => endings.by_last.entry(last).or_default(),
                    None => &mut endings.empty,
                };
                list.push((p as u16, e as u16));
            }
        }
        endings
    }

    fn for_word(&self, lower: &str) -> impl Iterator<Item = (usize, usize)> {
        let listed = lower.chars().next_back().and_then(|last| self.by_last.get(&last));
        listed.into_iter().flatten().chain(&self.empty).map(|&(p, e)| (usize::from(p), usize::from(e)))
    }
}

/// A base form of fewer letters is no name: there would be one in every short word. Of syllables, two make a name.
const SHORTEST_BASE: usize = 3;

impl Paradigm {
    fn serves(&self, class: Option<NameClass>) -> bool {
        self.class.is_none() || class.is_none() || self.class == class
    }
}

impl Language {
    /// What the word may be a form of, itself excluded.
    ///
    /// A word that one paradigm explains by several cases is given once, in the first of them that
    /// [`inflect`](Language::inflect) would write so.
    pub fn bases(&self, word: &str, class: Option<NameClass>) -> Vec<Base> {
        let lower = self.lower(word);
        let mut found: Vec<(Base, bool)> = Vec::new();
        if lower.chars().count() != word.chars().count() {
            return Vec::new();
        }
        for (index, e) in self.endings.for_word(&lower) {
            let paradigm = &self.paradigms[index];
            let (case, ending) = &paradigm.endings[e];
            let Some(stem) = self.stem(paradigm, &lower, ending).filter(|_| paradigm.serves(class)) else { continue };
            if lower[stem.len()..] == *paradigm.nominative {
                continue;
            }
            let text = self.with_letters_of(word, stem, &paradigm.nominative);
            let main = paradigm.endings.iter().find(|(c, _)| c == case).is_some_and(|(_, first)| first == ending);
            let base = Base { text, case: case.clone(), paradigm: index };
            match found.iter_mut().find(|(other, _)| other.paradigm == index && other.text == base.text) {
                Some((other, other_main)) if main && !*other_main => (*other, *other_main) = (base, true),
                Some(_) => {}
                None => found.push((base, main)),
            }
        }
        found.into_iter().map(|(base, _)| base).collect()
    }

    /// Puts a base form into a case: by the paradigm with the longest fitting nominative, among
    /// equals by the preferred one, else by the first. `None` if no paradigm fits.
    pub fn inflect(&self, base: &str, case: &str, class: NameClass, prefer: Option<usize>) -> Option<String> {
        if case == "nominative" {
            return Some(base.to_owned());
        }
        let lower = self.lower(base);
        let mut best: Option<((usize, bool), String)> = None;
        for (index, paradigm) in self.paradigms.iter().enumerate() {
            let Some(stem) = self.stem(paradigm, &lower, &paradigm.nominative) else { continue };
            let ending = paradigm.endings.iter().find(|(name, _)| **name == *case);
            let Some((_, ending)) = ending.filter(|_| paradigm.serves(Some(class))) else { continue };
            let rank = (paradigm.nominative.len(), prefer == Some(index));
            if best.as_ref().is_none_or(|(other, _)| rank > *other) {
                best = Some((rank, self.with_letters_of(base, stem, ending)));
            }
        }
        best.map(|(_, inflected)| inflected)
    }

    /// The word as endings are written: in small letters, with one shape of apostrophe.
    fn lower(&self, word: &str) -> String {
        case::lower(word, Some(self.lang)).replace('\'', "’")
    }

    /// The stem, where a word has this ending and the stem is one the paradigm is for.
    fn stem<'a>(&self, paradigm: &Paradigm, lower: &'a str, ending: &str) -> Option<&'a str> {
        let stem = lower.strip_suffix(ending)?;
        let last = stem.chars().next_back().map(hangul::last_letter)?;
        let after = paradigm.after.is_empty() || paradigm.after.contains(last);
        let vowel = || stem.chars().rev().find(|&c| self.vowels.contains(c));
        let harmony = paradigm.harmony.is_empty() || vowel().is_some_and(|vowel| paradigm.harmony.contains(vowel));
        let letters = |text: &str| text.chars().map(|c| if hangul::is_syllable(c) { 2 } else { 1 }).sum::<usize>();
        let long = letters(stem) + letters(&paradigm.nominative) >= SHORTEST_BASE;
        (after && harmony && long).then_some(stem)
    }

    /// The stem as the word writes it, and an ending, in capitals if the word is.
    fn with_letters_of(&self, word: &str, stem: &str, ending: &str) -> String {
        let mut text: String = word.chars().take(stem.chars().count()).collect();
        let capitals = word.chars().filter(|c| c.is_uppercase()).count() > 1 && !word.chars().any(char::is_lowercase);
        if capitals {
            text.push_str(&case::upper(ending, Some(self.lang)));
        } else {
            text.push_str(ending);
        }
        text
    }
}
