//! The parts of a person's name: given name and patronymic around the family name.

use super::Passage;
use super::candidate::{self, Candidate, PartMatch, same_form};
use crate::dictionary::{Dictionary, EntityId, Language, PartKind};
use crate::document::Role;
use crate::find::Mention;
use crate::find::words::TokenKind;
use crate::text::Key;

/// Adds given names beside the family name, and drops those whose given name says they are
/// somebody else, or that have nothing but a given name.
pub(super) fn complete(
    dictionary: &Dictionary,
    passage: Passage<'_>,
    mentions: &[Mention],
    at: usize,
    candidates: &mut Vec<Candidate>,
) {
    candidates.retain(|candidate| matches!(candidate.parts[0].part, PartKind::Whole | PartKind::Family));
    candidates.retain_mut(|candidate| {
        if candidate.parts[0].part != PartKind::Family {
            return true;
        }
        let before = given_before(dictionary, passage, mentions, at, candidate.entity);
        let Beside::Part(parts) = before else {
            take_given_behind(dictionary, passage, mentions, at, candidate);
            let may_be_him = candidate.parts.len() > 1
                || is_usual(dictionary, passage, candidate)
                || !follows_unknown_given(dictionary, passage, candidate);
            return before == Beside::Nothing && may_be_him;
        };
        candidate.parts.splice(0..0, parts);
        true
    });
}

#[derive(PartialEq, Eq)]
enum Beside {
    /// No given name of anybody.
    Nothing,
    /// Given name (and patronymic) of this person.
    Part(Vec<PartMatch>),
    /// A given name of somebody else.
    SomebodyElse,
}

/// What stands right before a family name.
fn given_before(
    dictionary: &Dictionary,
    passage: Passage<'_>,
    mentions: &[Mention],
    at: usize,
    entity: EntityId,
) -> Beside {
    let mut parts = Vec::new();
    let mut place = at;
    while place > 0 && adjacent(passage, &mentions[place - 1], mentions[place].tokens.start) {
        place -= 1;
        match given(dictionary, passage, &mentions[place], entity) {
            Beside::Part(part) => parts.splice(0..0, part),
            Beside::SomebodyElse if parts.is_empty() => return Beside::SomebodyElse,
            _ => break,
        };
    }
    if parts.is_empty() { Beside::Nothing } else { Beside::Part(parts) }
}

/// Family name first: Зеленський Володимир. A given name behind the name is taken only if it is his.
fn take_given_behind(
    dictionary: &Dictionary,
    passage: Passage<'_>,
    mentions: &[Mention],
    at: usize,
    candidate: &mut Candidate,
) {
    let next = mentions.get(at + 1).filter(|next| adjacent(passage, &mentions[at], next.tokens.start));
    if let Some(Beside::Part(parts)) = next.map(|next| given(dictionary, passage, next, candidate.entity)) {
        candidate.parts.extend(parts);
    }
}

/// Whether the family name stands in a form that the language uses for this person.
fn is_usual(dictionary: &Dictionary, passage: Passage<'_>, candidate: &Candidate) -> bool {
    let Some(lang) = passage.lang else { return true };
    let part = &candidate.parts[0];
    let canonical = dictionary.canonical(candidate.entity, part.part, lang, None).map(|canonical| canonical.text);
    let usual: Vec<String> =
        dictionary.admitted(candidate.entity, part.part, lang).map(str::to_owned).chain(canonical).collect();
    part.readings.iter().any(|reading| usual.iter().any(|form| same_form(&reading.base, form)))
}

/// Whether a capitalized word that is no title stands right before the name, inside a sentence: most
/// likely the given name of a namesake (Radosław Sikorski is not Igor Sikorsky).
fn follows_unknown_given(dictionary: &Dictionary, passage: Passage<'_>, candidate: &Candidate) -> bool {
    let first = candidate.parts[0].tokens.start;
    let Some(before) = first.checked_sub(1).map(|at| &passage.tokens[at]) else { return false };
    let word = passage.segment.slice(before.span);
    let beside = before.kind == TokenKind::Word && before.span.end() < passage.tokens[first].span.start();
    let key = Key::of(word);
    let is_title = |language: &Language| language.titles.iter().any(|title| **title == *key.as_str());
    // Without a list of titles nothing can be told from a capital, nor in a headline in title case.
    let titles_known =
        passage.lang.and_then(|lang| dictionary.language(lang)).filter(|language| !language.titles.is_empty());
    beside
        && word.starts_with(char::is_uppercase)
        && word.chars().any(char::is_lowercase)
        && !word.contains(crate::text::fold::is_apostrophe)
        && passage.segment.role != Role::Headline
        && titles_known.is_some_and(|language| !is_title(language))
}

/// Whether a mention is a given name or patronymic of the person, or of somebody else.
fn given(dictionary: &Dictionary, passage: Passage<'_>, mention: &Mention, entity: EntityId) -> Beside {
    let candidates = candidate::of_mention(dictionary, passage.lang, mention);
    let is_given = |candidate: &&Candidate| matches!(candidate.parts[0].part, PartKind::Given | PartKind::Patronymic);
    let mut given = candidates.iter().filter(is_given).peekable();
    if given.peek().is_none() {
        return Beside::Nothing;
    }
    match given.find(|candidate| candidate.entity == entity) {
        Some(own) => Beside::Part(own.parts.clone()),
        None => Beside::SomebodyElse,
    }
}

/// Whether nothing but a blank stands between a mention and the token at `next`.
fn adjacent(passage: Passage<'_>, mention: &Mention, next: usize) -> bool {
    let last = mention.tokens.end - 1;
    mention.tokens.end == next
        && passage.tokens[last].kind == TokenKind::Word
        && passage.tokens[last].span.end() < passage.tokens[next].span.start()
        && mention.span.end() == passage.tokens[last].span.end()
}
