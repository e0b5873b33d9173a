//! The parts of a person's name: given name and patronymic around the family name.

use super::Passage;
use super::candidate::{self, Candidate, PartMatch};
use crate::dictionary::{Dictionary, EntityId, PartKind};
use crate::find::Mention;
use crate::find::words::TokenKind;

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
            return before == Beside::Nothing
                && after_is_not_somebody_else(dictionary, passage, mentions, at, candidate);
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
