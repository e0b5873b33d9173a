//! Mentions to candidates: which entity a name may be, with the evidence, and which it is.
//!
//! [`candidates`] looks at one segment and is pure; [`rank()`] then lets the whole document decide
//! among namesakes, or declines.

mod beside;
mod candidate;
mod context;
mod evidence;
mod fuzzy;
mod gloss;
mod person;
mod rank;
mod sounding;

pub use candidate::{Candidate, PartMatch, Reading, same_form};
pub(crate) use candidate::{is_all_caps, origins_for, serves, serves_by};
pub use context::Licence;
pub use evidence::Evidence;
pub use fuzzy::{Near, nearest};
pub use rank::rank;
pub use sounding::{Alike, alike};

use crate::dictionary::{Dictionary, EntityId, Kind};
use crate::document::{Role, Segment};
use crate::find::Mention;
use crate::find::words::Token;
use crate::text::fold::is_apostrophe;
use crate::text::{Lang, Span};

/// A mention with what it may be.
#[derive(Debug, Clone)]
pub struct Resolution<'d> {
    /// Index of its segment in the document.
    pub segment: usize,
    /// The whole mention in the segment's logical text, all parts of a person's name together.
    pub span: Span,
    /// The tokens it takes up.
    pub tokens: std::ops::Range<usize>,
    /// Language of the passage.
    pub lang: Option<Lang>,
    /// What the place is in its document.
    pub role: Role,
    /// What it may be, best first. Empty: a namesake by its context, or nothing of ours.
    pub candidates: Vec<Candidate>,
    /// Whose family name it would be, but for a given name beside it that is somebody else's.
    pub not: Vec<EntityId>,
    /// Whether the first candidate is what it is.
    pub settled: Settled,
    /// A context that makes its form right.
    pub licence: Option<Licence<'d>>,
    /// Whether an unlisted word with a capital stands right beside it, so that it may be half of an own name: the tanker
    /// was called Odessa Star.
    pub may_be_longer: bool,
}

/// How it is known which candidate a mention is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Settled {
    /// It is not: several fit equally, or none.
    No,
    /// Several fit and the context chose.
    ByContext,
    /// Only one fits.
    Alone,
}

impl Resolution<'_> {
    /// What the mention is, if that is settled.
    pub fn entity(&self) -> Option<&Candidate> {
        self.candidates.first().filter(|_| self.settled != Settled::No)
    }
}

/// The surroundings of a mention: a segment and its words.
#[derive(Debug, Clone, Copy)]
pub struct Passage<'a> {
    /// Its index in the document.
    pub number: usize,
    /// The segment.
    pub segment: &'a Segment<'a>,
    /// Its words and marks.
    pub tokens: &'a [Token],
    /// Its language.
    pub lang: Option<Lang>,
}

impl<'a> Passage<'a> {
    /// The text of a token.
    pub fn word(&self, at: usize) -> &'a str {
        self.segment.slice(self.tokens[at].span)
    }
}

/// What the mentions of one segment may be, and the places of the lists in it. Looks at nothing outside the segment.
pub fn candidates<'d>(
    dictionary: &'d Dictionary,
    passage: Passage<'_>,
    mentions: &[Mention],
    places: &[Mention],
) -> Vec<Resolution<'d>> {
    let mut resolutions = Vec::new();
    for (at, mention) in mentions.iter().enumerate() {
        let mut candidates = candidate::of_mention(dictionary, passage.lang, mention);
        let not = person::complete(dictionary, passage, mentions, at, &mut candidates);
        if candidates.is_empty() && not.is_empty() {
            continue;
        }
        resolutions.push(resolution(dictionary, passage, mention, candidates, not));
    }
    for place in places {
        let candidates = candidate::of_mention(dictionary, passage.lang, place);
        if !candidates.is_empty() {
            resolutions.push(resolution(dictionary, passage, place, candidates, Vec::new()));
        }
    }
    resolutions.sort_by_key(|resolution| resolution.span);
    gloss::license(dictionary, passage, &mut resolutions);
    context::license_sic(passage, &mut resolutions);
    context::license_other_script(passage, &mut resolutions);
    resolutions
}

/// A mention with its candidates, licensed by what stands around it.
fn resolution<'d>(
    dictionary: &'d Dictionary,
    passage: Passage<'_>,
    mention: &Mention,
    candidates: Vec<Candidate>,
    not: Vec<EntityId>,
) -> Resolution<'d> {
    let span = candidates.iter().flat_map(|c| &c.parts).fold(mention.span, |hull, part| hull.cover(part.span));
    let parts = candidates.iter().flat_map(|c| &c.parts);
    let tokens =
        parts.fold(mention.tokens.clone(), |all, part| all.start.min(part.tokens.start)..all.end.max(part.tokens.end));
    let is_person = |candidate: &Candidate| dictionary.entity(candidate.entity).kind == Kind::Person;
    let before = beside::unknown_name(dictionary, passage, tokens.start.checked_sub(1), tokens.start);
    let after = beside::unknown_name(dictionary, passage, Some(tokens.end), tokens.end - 1);
    // A name with its ending ends there: Kiev’de, Kharkiv's.
    let after = after.filter(|_| !passage.word(tokens.end - 1).contains(is_apostrophe));
    let mut resolution = Resolution {
        segment: passage.number,
        span,
        may_be_longer: before.or(after).is_some() && !candidates.iter().any(is_person),
        tokens,
        lang: passage.lang,
        role: passage.segment.role_at(span),
        candidates,
        not,
        settled: Settled::No,
        licence: None,
    };
    context::license(dictionary, passage, &mut resolution);
    resolution
}
