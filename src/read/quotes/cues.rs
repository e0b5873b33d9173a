//! What the words of a quotation and around it tell of it.

use super::marks::Quotation;
use crate::text::{Key, Script, Span, boundary_before};

/// How many words before and after a quotation may attribute it.
const BEFORE: usize = 6;
const AFTER: usize = 8;
/// No attribution is longer, in bytes.
const WINDOW: usize = 240;

/// Whether a cue in the sentence around the quotation says that it was written.
pub(super) fn is_written(text: &str, quotation: &Quotation, cues: &[Box<str>]) -> bool {
    let before = sentence_before(text, quotation.outer.start());
    let after = sentence_after(text, quotation);
    words(before).rev().take(BEFORE).any(|word| is_cue(word, cues))
        || words(after).take(AFTER).any(|word| is_cue(word, cues))
        || has_unspaced_cue(before, cues)
        || has_unspaced_cue(after, cues)
}

/// Whether the sentence that a paragraph leaves unfinished says that what follows was written.
pub(super) fn announces_writing(text: &str, cues: &[Box<str>]) -> bool {
    let before = sentence_before(text, text.len());
    words(before).rev().take(BEFORE).any(|word| is_cue(word, cues)) || has_unspaced_cue(before, cues)
}

fn is_cue(word: &str, cues: &[Box<str>]) -> bool {
    let key = Key::of(word);
    cues.iter().any(|cue| **cue == *key.as_str())
}

/// Without blanks between words a cue is somewhere in a run of letters: 市长在网上写道
fn has_unspaced_cue(text: &str, cues: &[Box<str>]) -> bool {
    let is_unspaced = |c: char| Script::of(c).is_some_and(Script::is_unspaced);
    cues.iter().filter(|cue| cue.starts_with(is_unspaced)).any(|cue| text.contains(&**cue))
}

/// The part of the sentence before a quotation, up to the quotation before it.
fn sentence_before(text: &str, at: usize) -> &str {
    let window = &text[boundary_before(text, at.saturating_sub(WINDOW))..at];
    window.rsplit(ends_attribution).next().unwrap_or_default()
}

/// The part of the sentence after a quotation, up to the next quotation.
fn sentence_after<'t>(text: &'t str, quotation: &Quotation) -> &'t str {
    let at = quotation.outer.end();
    let end = boundary_before(text, at + WINDOW);
    let window = &text[at..end];
    let part = window.split(ends_attribution).next().unwrap_or_default();
    // After “Stop.” the sentence may go on (“Stop.” he wrote) or a new one start (“Stop.” He wrote: “Go.”).
    let ends = text[quotation.inner.range()].ends_with(['.', '!', '?', '。', '！', '？']);
    let starts_anew = part.trim_start().starts_with(char::is_uppercase) || part.trim_end().ends_with([':', '：']);
    if ends && starts_anew { "" } else { part }
}

fn ends_attribution(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '。' | '“' | '”' | '„' | '«' | '»' | '"' | '「' | '」')
}

fn words(text: &str) -> impl DoubleEndedIterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’')).filter(|word| !word.is_empty())
}

/// Whether a quotation goes on with the attribution of the one before it, since it starts and ends
/// its own sentence.
pub(super) fn goes_on(text: &str, before: Span, quotation: &Quotation) -> bool {
    let is_near = quotation.outer.start().saturating_sub(before.end()) <= WINDOW;
    let around = [sentence_before(text, quotation.outer.start()), sentence_after(text, quotation)];
    is_near && around.iter().all(|part| words(part).next().is_none())
}

/// Whether a quotation is a single word, put in quotation marks to keep it at a distance.
pub(super) fn is_single_word(inner: &str) -> bool {
    let is_sentence = inner.ends_with(['.', ',', '!', '?', '…', '。', '！', '？']);
    let is_unspaced = |c: char| Script::of(c).is_some_and(Script::is_unspaced);
    let is_long = inner.chars().filter(|&c| is_unspaced(c)).nth(4).is_some();
    !is_sentence && !is_long && !inner.contains(char::is_whitespace)
}

/// Whether the words look like the title of a work: few, most of them with a capital, no sentence.
pub(super) fn is_title(inner: &str) -> bool {
    const MAX_LEN: usize = 120;
    // American style puts the sentence's comma and full stop inside the marks.
    let core = inner.strip_suffix(['.', ',']).unwrap_or(inner);
    if core.len() > MAX_LEN || core.ends_with(['.', '!', '?', '…']) || core.contains([',', ';']) {
        return false;
    }
    let has_lower = core.contains(char::is_lowercase);
    let (mut high, mut low) = (0, 0);
    for word in core.split_whitespace() {
        let is_high = word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
        high += usize::from(is_high);
        // Articles and prepositions are low in titles too.
        low += usize::from(!is_high && word.chars().count() > 3);
    }
    let starts_high = core.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    let is_few = (2..=8).contains(&core.split_whitespace().count());
    starts_high && has_lower && high >= 2 && low == 0 && is_few
}

/// Whether a quotation is punctuated as direct speech: “Leave Kiev,” he said; „Jedziemy do
/// Kijowa” – powiedział.
pub(super) fn is_sentence(text: &str, quotation: &Quotation) -> bool {
    let before = text[..quotation.outer.start()].trim_end();
    let starts = before.is_empty() || before.ends_with([',', ':', '.', '!', '?', '…', '”', '"', '—', '–']);
    let after = text[quotation.outer.end()..].trim_start();
    let attributed =
        after.strip_prefix([',', '—', '–', '-']).is_some_and(|rest| rest.trim_start().starts_with(char::is_lowercase));
    starts && (attributed || text[quotation.inner.range()].ends_with(['.', ',']))
}
