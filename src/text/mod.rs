//! What everything else stands on: spans, sources, languages, the folding of words and how they sound.
//!
//! This module knows no entity, no rule and no format.

pub mod case;
pub mod charset;
pub mod distance;
pub mod fold;
pub mod hangul;
pub mod homoglyph;
pub mod lang;
pub mod lines;
pub mod phonetic;
pub mod script;
pub mod skeleton;
pub mod source;
pub mod span;

pub use charset::Charset;
pub use fold::Key;
pub use lang::Lang;
pub use lines::{LineIndex, Position};
pub use script::Script;
pub use source::{DecodeError, Source};
pub use span::Span;

/// The last character boundary of `text` at or before `at`, to cut a window out of a long text.
pub fn boundary_before(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
