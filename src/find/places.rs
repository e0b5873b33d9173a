//! Places of the lists, in what the entities written by hand leave.
//!
//! Among tens of thousands of places there is one for many a word and many a family name. So a place counts only
//! where it stands by itself: beside another word with a capital it is part of somebody's name.

use super::known::{Finder, Mention, is_capitalized};
use super::words::{Token, TokenKind};
use crate::dictionary::{Dictionary, Language, fold_word};
use crate::text::{Lang, Script};

/// The fewest letters of a name, and of one in a script whose signs are words or syllables.
const FEWEST_LETTERS: usize = 4;
const FEWEST_SIGNS: usize = 3;

/// Finds places of the lists.
#[derive(Debug)]
pub struct PlaceFinder<'d> {
    dictionary: &'d Dictionary,
    finder: Finder<'d>,
}

impl<'d> PlaceFinder<'d> {
    /// A finder for one document.
    pub fn new(dictionary: &'d Dictionary) -> Self {
        Self { dictionary, finder: Finder::of_places(dictionary) }
    }

    /// The places in the logical text of a segment beside the mentions that are known already, in order.
    pub fn places(&mut self, text: &str, tokens: &[Token], lang: Option<Lang>, taken: &[Mention]) -> Vec<Mention> {
        let Some((lang, language)) = lang.and_then(|lang| Some((lang, self.dictionary.language(lang)?))) else {
            // Without its words nobody can tell a place from one of them.
            return Vec::new();
        };
        let mut places = self.finder.mentions(text, tokens, Some(lang));
        let surroundings = Surroundings { text, tokens, language };
        places.retain(|place| {
            let next = taken.partition_point(|mention| mention.span.end() <= place.span.start());
            let is_free = taken.get(next).is_none_or(|mention| place.span.end() <= mention.span.start());
            is_free && surroundings.is_by_itself(place) && !self.is_word(text, place, lang)
        });
        places
    }

    /// Whether it is a word of the language, or too short to be anything but a chance.
    fn is_word(&self, text: &str, place: &Mention, lang: Lang) -> bool {
        let surface = &text[place.span.range()];
        let of_signs = |c| Script::of(c).is_some_and(|script| script.is_unspaced() || script == Script::Hangul);
        let fewest = if surface.chars().any(of_signs) { FEWEST_SIGNS } else { FEWEST_LETTERS };
        if surface.chars().filter(|c| c.is_alphabetic()).count() < fewest {
            return true;
        }
        let mut buffer = String::new();
        place.tokens.len() == 1 && self.dictionary.is_guarded(lang, fold_word(surface, &mut buffer))
    }
}

struct Surroundings<'a> {
    text: &'a str,
    tokens: &'a [Token],
    language: &'a Language,
}

impl Surroundings<'_> {
    /// Whether no other word with a capital makes it part of a longer name.
    fn is_by_itself(&self, place: &Mention) -> bool {
        let (first, last) = (place.tokens.start, place.tokens.end - 1);
        // Where a capital begins every sentence, an inflected word there proves nothing.
        let inflected = place.hits.iter().all(|hit| hit.inflection().is_some());
        let cased = self.text[place.span.range()].chars().next().and_then(Script::of).is_some_and(Script::has_case);
        if inflected && cased && self.tokens[first].starts_sentence {
            return false;
        }
        let before = first.checked_sub(1).filter(|&at| self.adjoins(at, first) && self.is_name(at));
        let after = Some(last + 1).filter(|&at| at < self.tokens.len() && self.adjoins(last, at) && self.is_name(at));
        before.is_none() && after.is_none()
    }

    /// Whether only a blank stands between two words.
    fn adjoins(&self, at: usize, next: usize) -> bool {
        self.text[self.tokens[at].span.end()..self.tokens[next].span.start()].chars().all(char::is_whitespace)
    }

    /// Whether a word has a capital that the start of a sentence does not explain.
    fn is_name(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        let word = &self.text[token.span.range()];
        let cased = word.chars().next().and_then(Script::of).is_some_and(Script::has_case);
        if token.kind != TokenKind::Word || !cased || !is_capitalized(word) {
            return false;
        }
        let mut buffer = String::new();
        let key = fold_word(word, &mut buffer);
        let listed = |words: &[Box<str>]| words.iter().any(|word| **word == *key);
        let language = self.language;
        !(token.starts_sentence && listed(&language.function_words) || listed(&language.generics) || language.compounds)
    }
}
