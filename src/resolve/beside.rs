//! Words that nobody listed, right beside a name: they may make it a longer name, or somebody else's.

use super::Passage;
use crate::dictionary::{Dictionary, Index, Language, fold_word};
use crate::find::words::TokenKind;

/// How far to look for words that show whether a line is set like a title.
const TITLE_WINDOW: usize = 8;

/// Letters of a word that a title in English would set in capitals.
const TITLE_WORD: usize = 4;
/// Shorter titles (Zar, Dr) end many names by chance.
const TITLE_PART: usize = 4;

/// A word with a capital of its own that stands next to the token at `beside`, with a blank between.
///
/// None where a capital says nothing: at the start of a sentence and in lines set like titles. None
/// for what the dictionary or the language knows: other names, generic words, titles, function words.
pub(super) fn unknown_name<'a>(
    dictionary: &Dictionary,
    passage: Passage<'a>,
    at: Option<usize>,
    beside: usize,
) -> Option<&'a str> {
    let at = at?;
    let (token, other) = (passage.tokens.get(at)?, passage.tokens.get(beside)?);
    let apart = token.span.end() < other.span.start() || other.span.end() < token.span.start();
    let word = passage.word(at);
    let is_name = token.kind == TokenKind::Word && word.starts_with(char::is_uppercase) && !token.starts_sentence;
    if !apart || !is_name || has_enclitic(word) || is_title_line(passage, at) {
        return None;
    }
    let mut buffer = String::new();
    let key = fold_word(word, &mut buffer);
    let language = passage.lang.and_then(|lang| dictionary.language(lang));
    let is_known = is_in_names(dictionary.index(), key) || language.is_some_and(|language| is_listed(language, key));
    (!is_known).then_some(word)
}

/// Whether a word is an acronym: TVN, WWF.
pub(super) fn is_acronym(word: &str) -> bool {
    word.chars().count() > 1 && word.chars().all(char::is_uppercase)
}

/// Whether a word is a name by itself: what is only part of a longer one (Brice Clotaire) may be anybody's.
fn is_in_names(index: Index<'_>, key: &str) -> bool {
    index.has(key)
}

fn is_listed(language: &Language, key: &str) -> bool {
    let lists = [&language.generics, &language.titles, &language.function_words];
    // Where titles make compounds, the last part is the title: Vizeaußenminister, Kremlboss.
    let is_title = || language.compounds && language.titles.iter().any(|title| is_last_part(key, title));
    lists.into_iter().flatten().any(|word| **word == *key) || is_title()
}

fn is_last_part(key: &str, title: &str) -> bool {
    title.len() >= TITLE_PART && key.len() > title.len() && key.ends_with(title)
}

/// Russia's: not a given name.
fn has_enclitic(word: &str) -> bool {
    word.contains(crate::text::fold::is_apostrophe)
}

/// Whether no word around has a small letter, short ones aside.
fn is_title_line(passage: Passage<'_>, at: usize) -> bool {
    let window = at.saturating_sub(TITLE_WINDOW)..(at + TITLE_WINDOW + 1).min(passage.tokens.len());
    let mut words = window.filter(|&at| passage.tokens[at].kind == TokenKind::Word).map(|at| passage.word(at));
    !words.any(|word| word.starts_with(char::is_lowercase) && word.chars().count() >= TITLE_WORD)
}
