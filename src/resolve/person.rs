//! The parts of a person's name: given name and patronymic around the family name.

use super::candidate::{self, Candidate, PartMatch};
use super::{Passage, beside};
use crate::dictionary::scheme::NameClass;
use crate::dictionary::{Dictionary, EntityId, PartKind};
use crate::find::Mention;
use crate::find::words::TokenKind;
use crate::text::Key;
use crate::text::distance::edits;

/// Adds given names beside the family name, and drops those whose given name says they are
/// somebody else, or that have nothing but a given name. Returns those who are somebody else.
pub(super) fn complete(
    dictionary: &Dictionary,
    passage: Passage<'_>,
    mentions: &[Mention],
    at: usize,
    candidates: &mut Vec<Candidate>,
) -> Vec<EntityId> {
    let mut not = Vec::new();
    if is_before_family_name(dictionary, passage, mentions, at, candidates) {
        candidates.retain(|candidate| dictionary.entity(candidate.entity).kind.class() != NameClass::Place);
    }
    candidates.retain(|candidate| matches!(candidate.parts[0].part, PartKind::Whole | PartKind::Family));
    candidates.retain_mut(|candidate| {
        if candidate.parts[0].part != PartKind::Family {
            return true;
        }
        let before = given_before(dictionary, passage, mentions, at, candidate.entity);
        match before {
            Beside::Part(parts) => candidate.parts.splice(0..0, parts).for_each(drop),
            Beside::Nothing if is_of_a_stranger(dictionary, passage, mentions, at, candidate.entity) => {
                not.push(candidate.entity);
                return false;
            }
            Beside::Nothing => return after_is_not_somebody_else(dictionary, passage, mentions, at, candidate),
            Beside::SomebodyElse => {
                not.push(candidate.entity);
                return false;
            }
        }
        true
    });
    not
}

/// Whether a place has the form of a given name, before a family name: Ismail Kadare is not in Izmail.
fn is_before_family_name(
    dictionary: &Dictionary,
    passage: Passage<'_>,
    mentions: &[Mention],
    at: usize,
    candidates: &[Candidate],
) -> bool {
    let end = mentions[at].tokens.end;
    let of_part = |candidates: &[Candidate], part| candidates.iter().any(|candidate| candidate.parts[0].part == part);
    let family_name = || {
        let next = mentions.get(at + 1).filter(|next| adjacent(passage, &mentions[at], next.tokens.start));
        next.is_some_and(|next| of_part(&candidate::of_mention(dictionary, passage.lang, next), PartKind::Family))
            || beside::unknown_name(dictionary, passage, Some(end), end - 1).is_some()
    };
    of_part(candidates, PartKind::Given) && family_name()
}

/// One letter in so many may be a slip.
const LETTERS_A_SLIP: usize = 3;

/// Whether a name that nobody listed stands before a family name as a given name does: Radosław Sikorski.
///
/// Only in languages that say which other words with capitals may stand there (President, Monday). A
/// slip of the person's own given name is the person's.
fn is_of_a_stranger(
    dictionary: &Dictionary,
    passage: Passage<'_>,
    mentions: &[Mention],
    at: usize,
    entity: EntityId,
) -> bool {
    let start = mentions[at].tokens.start;
    let language = passage.lang.and_then(|lang| dictionary.language(lang));
    let is_mention = at > 0 && mentions[at - 1].tokens.end == start;
    if is_mention || language.is_none_or(|language| language.titles.is_empty()) {
        return false;
    }
    let Some(word) = beside::unknown_name(dictionary, passage, start.checked_sub(1), start) else { return false };
    if beside::is_acronym(word) {
        return false;
    }
    let key = Key::of(word);
    let own = dictionary.index().forms_of(entity).iter().filter(|form| form.part == PartKind::Given);
    let mut own = own.map(|form| edits(key.as_str(), Key::of(&form.text).as_str()));
    !own.any(|distance| distance <= key.as_str().chars().count().div_ceil(LETTERS_A_SLIP))
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
fn after_is_not_somebody_else(
    dictionary: &Dictionary,
    passage: Passage<'_>,
    mentions: &[Mention],
    at: usize,
    candidate: &mut Candidate,
) -> bool {
    let Some(next) = mentions.get(at + 1).filter(|next| adjacent(passage, &mentions[at], next.tokens.start)) else {
        return true;
    };
    if let Beside::Part(parts) = given(dictionary, passage, next, candidate.entity) {
        candidate.parts.extend(parts);
    }
    true
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
