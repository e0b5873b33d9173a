//! Two names of one thing, side by side: Kyiv (Kiev), Lvov, now Lviv; Kharkov/Kharkiv.

use super::{Licence, Passage, Resolution};
use crate::dictionary::{ContextKind, Dictionary, Effect};
use crate::text::{Key, Span};

/// Licenses both of two forms of one entity that the text sets beside each other.
///
/// The second is shown and not used. Of the first a house may still want the other form, but nobody
/// writes it there blindly: Kyiv, now Kyiv.
pub(super) fn license(dictionary: &Dictionary, passage: Passage<'_>, resolutions: &mut [Resolution<'_>]) {
    for at in 1..resolutions.len() {
        let (before, after) = resolutions.split_at_mut(at);
        let (Some(first), Some(second)) = (before.last_mut(), after.first_mut()) else { continue };
        let (a, b) = (first.span, second.span);
        if a.end() <= b.start() && is_same(first, second) && is_gloss(dictionary, passage, a, b) {
            let licence = |effect| Licence { context: "side-by-side", kind: ContextKind::Meta, effect };
            first.licence.get_or_insert(licence(Effect::Info));
            second.licence.get_or_insert(licence(Effect::Silent));
        }
    }
}

fn is_same(a: &Resolution<'_>, b: &Resolution<'_>) -> bool {
    a.candidates.iter().any(|a| b.candidates.iter().any(|b| a.entity == b.entity))
}

/// Whether what stands between two forms is a bracket, a slash, or what the language says there ("now", "or").
fn is_gloss(dictionary: &Dictionary, passage: Passage<'_>, a: Span, b: Span) -> bool {
    let segment = passage.segment;
    if Key::of(segment.slice(a)) == Key::of(segment.slice(b)) {
        return false;
    }
    let between = segment.slice(Span::new(a.end(), b.start())).trim_start();
    let is_joint = |c: char| c.is_whitespace() || !(c.is_alphanumeric() || matches!(c, '.' | '!' | '?' | '。' | ';'));
    let words = between.trim_matches(is_joint);
    if words.is_empty() {
        let closes = || segment.text()[b.end()..].starts_with([')', '）']);
        return matches!(between.trim(), "/" | "／") || (between.starts_with(['(', '（']) && closes());
    }
    let key = Key::of(words);
    let language = passage.lang.and_then(|lang| dictionary.language(lang));
    !words.starts_with(['.', '!', '?', '。', ';'])
        && language.is_some_and(|language| language.glosses.iter().any(|gloss| **gloss == *key.as_str()))
}
