//! What the letters of each script sound like, one list a script.
//!
//! `ch:čxkš` reads: ch is heard as č first of all, and may be x, k or š; `ξ:k+s` is two sounds, `h:hx?` may be
//! silent, `'y:` is; `_` is the edge of a word. The longest letters win. The lists follow the spelling rules of the languages as
//! their grammars state them and the romanization systems of the United Nations, BGN/PCGN and the ISO.

mod caucasus;
mod cyrillic;
mod greek;
mod hangul;
mod indic;
mod kana;
mod latin;
mod semitic;
mod thai;

pub(super) use kana::{is_small as is_small_kana, katakana, rules as kana_rules};
pub(super) use semitic::GERESH;
pub(super) use thai::{THANTHAKHAT, is_lead as is_thai_lead};

/// The lists of all scripts that are lists.
pub(super) const TABLES: &[&str] = &[
    latin::VOWELS,
    latin::CONSONANTS,
    latin::MARKED,
    latin::ENDINGS,
    cyrillic::LETTERS,
    greek::LETTERS,
    caucasus::ARMENIAN,
    caucasus::GEORGIAN,
    semitic::HEBREW,
    semitic::ARABIC,
    indic::DEVANAGARI,
    thai::LETTERS,
    hangul::JAMO,
];
