//! Names that nobody listed: runs of capitalized words that look like a person's name.

use super::known::{Mention, is_capitalized};
use super::words::{Token, TokenKind};
use crate::text::fold::is_apostrophe;
use crate::text::{Script, Span};

/// A name of one or two words that is no form of the dictionary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unlisted {
    /// The word before the last one, as a given name stands; `None` for a name of one word.
    pub given: Option<Span>,
    /// The last word, as a family name stands.
    pub family: Span,
}

/// The fewest letters of a word that can be told from another by its spelling.
const FEWEST_LETTERS: usize = 4;

/// The unlisted names in the logical text of a segment, in order.
///
/// A run of two or more capitalized words gives its last two (President Olha Marchuk gives Olha
/// Marchuk); a word alone counts only inside a sentence, where its capital says something.
pub fn unlisted(text: &str, tokens: &[Token], mentions: &[Mention]) -> Vec<Unlisted> {
    let listed = |at: usize| {
        let next = mentions.partition_point(|mention| mention.tokens.end <= at);
        mentions.get(next).is_some_and(|mention| mention.tokens.contains(&at))
    };
    let is_name = |at: usize| {
        let token = &tokens[at];
        let word = &text[token.span.range()];
        token.kind == TokenKind::Word && is_capitalized(word) && is_plain(word)
    };
    let follows = |at: usize| {
        let (last, next) = (&tokens[at - 1], &tokens[at]);
        is_name(at) && !next.starts_sentence && text[last.span.end()..next.span.start()] == *" "
    };
    let mut names = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if !is_name(at) {
            at += 1;
            continue;
        }
        let first = at;
        at += 1;
        while at < tokens.len() && follows(at) {
            at += 1;
        }
        let last = at - 1;
        let alone = first == last;
        let says_nothing = alone && tokens[last].starts_sentence;
        if !says_nothing && !listed(last) && !is_joined(tokens, text, first, last) {
            let given = (!alone).then(|| tokens[last - 1].span);
            names.push(Unlisted { given, family: core(text, tokens[last].span) });
        }
    }
    names
}

/// Letters of one cased script, long enough, not set in capitals.
fn is_plain(word: &str) -> bool {
    let letters = word.chars().filter(|&c| c.is_alphabetic());
    let cased = letters.clone().all(|c| Script::of(c).is_some_and(Script::has_case));
    cased && letters.clone().count() >= FEWEST_LETTERS && letters.clone().any(char::is_lowercase)
}

/// Whether a hyphen ties the run to something else.
fn is_joined(tokens: &[Token], text: &str, first: usize, last: usize) -> bool {
    let hyphen = |at: usize| text[tokens[at].span.range()].chars().all(crate::text::fold::is_hyphen);
    let before = first > 0 && tokens[first - 1].span.end() == tokens[first].span.start() && hyphen(first - 1);
    let after = last + 1 < tokens.len() && tokens[last].span.end() == tokens[last + 1].span.start() && hyphen(last + 1);
    before || after
}

/// A word without what follows its last apostrophe, if that is short: Marchuk's.
fn core(text: &str, span: Span) -> Span {
    let word = &text[span.range()];
    match word.char_indices().rev().find(|&(_, c)| is_apostrophe(c)) {
        Some((at, c)) if word.len() - at - c.len_utf8() <= 1 => Span::new(span.start(), span.start() + at),
        _ => span,
    }
}
