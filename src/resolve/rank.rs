//! Which candidate a mention is, as far as the document tells.

use std::collections::BTreeMap;

use super::{Passage, Resolution, Settled};
use crate::dictionary::{Dictionary, EntityId, PartKind, fold_word};

/// How many words before and after a mention may hold a cue.
const CUE_DISTANCE: usize = 2;

/// Orders the candidates of every mention and settles what can be settled.
///
/// Longer matches win, then cues beside the mention ("river"), then what the same document says
/// unambiguously elsewhere. Where nothing decides, nothing is settled.
pub fn rank(dictionary: &Dictionary, passages: &[Passage<'_>], resolutions: &mut [Resolution<'_>]) {
    leave_to_others(resolutions);
    for resolution in resolutions.iter_mut() {
        order(dictionary, &passages[resolution.segment], resolution);
    }
    let mut alone: BTreeMap<EntityId, usize> = BTreeMap::new();
    for resolution in resolutions.iter().filter(|resolution| resolution.settled != Settled::No) {
        *alone.entry(resolution.candidates[0].entity).or_default() += 1;
    }
    for resolution in resolutions.iter_mut().filter(|resolution| resolution.settled == Settled::No) {
        let mentioned = resolution.candidates.iter().filter(|candidate| alone.contains_key(&candidate.entity));
        let [only] = mentioned.map(|candidate| candidate.entity).collect::<Vec<_>>()[..] else { continue };
        resolution.candidates.sort_by_key(|candidate| candidate.entity != only);
        resolution.settled = Settled::ByContext;
    }
}

/// A family name alone is the one of whom the document names: where that is only somebody else with
/// another given name, it is nobody of ours.
fn leave_to_others(resolutions: &mut [Resolution<'_>]) {
    let named = |entity: EntityId| {
        let mut candidates = resolutions.iter().flat_map(|resolution| &resolution.candidates);
        candidates.any(|candidate| candidate.entity == entity && candidate.part(PartKind::Given).is_some())
    };
    let mut others: Vec<EntityId> = resolutions.iter().flat_map(|resolution| resolution.not.iter().copied()).collect();
    others.retain(|&entity| !named(entity));
    for resolution in resolutions {
        resolution.candidates.retain(|candidate| {
            !others.contains(&candidate.entity) || candidate.parts.iter().any(|part| part.part != PartKind::Family)
        });
    }
}

fn order(dictionary: &Dictionary, passage: &Passage<'_>, resolution: &mut Resolution<'_>) {
    let cues = cues(passage, resolution);
    let has_cue = |entity: EntityId| dictionary.entity(entity).cues.iter().any(|cue| cues.contains(cue));
    for candidate in &mut resolution.candidates {
        candidate.score += 20 * (candidate.parts.len() as u16 - 1);
        if has_cue(candidate.entity) {
            candidate.score += 150;
        }
        candidate.score = candidate.score.min(1000);
    }
    resolution.candidates.sort_by_key(|candidate| (std::cmp::Reverse(candidate.score), candidate.entity));
    resolution.settled = match &resolution.candidates[..] {
        [_] => Settled::Alone,
        [best, second, ..] if best.score > second.score => Settled::ByContext,
        _ => Settled::No,
    };
}

/// Folded words around a mention.
fn cues(passage: &Passage<'_>, resolution: &Resolution<'_>) -> Vec<Box<str>> {
    let tokens = &resolution.tokens;
    let before = tokens.start.saturating_sub(CUE_DISTANCE)..tokens.start;
    let after = tokens.end..(tokens.end + CUE_DISTANCE).min(passage.tokens.len());
    let mut buffer = String::new();
    before.chain(after).map(|at| fold_word(passage.word(at), &mut buffer).into()).collect()
}
