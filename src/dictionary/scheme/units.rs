//! A native name made ready for the rules: composed, in lower case, its letters sorted into kinds.

use serde::{Deserialize, Serialize};

use super::table::Table;
use crate::text::fold;

/// Stress marks, which dictionaries print and names do not have.
pub(super) const STRESS: &str = "\u{300}\u{301}";
const APOSTROPHE: char = '\'';
/// The sign of a double letter in Arabic script.
const SHADDA: char = '\u{651}';

/// What contexts tell apart; one bit each, so that a context can ask for several at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Kind(pub(super) u8);

impl Kind {
    /// Where words begin and end: a blank, a hyphen, a digit, and beyond the ends of the text.
    pub(super) const EDGE: Kind = Kind(1);
    pub(super) const VOWEL: Kind = Kind(2);
    pub(super) const CONSONANT: Kind = Kind(4);
    /// Letters without a sound of their own, such as ь and ъ.
    pub(super) const SIGN: Kind = Kind(8);
    /// An apostrophe between letters; it does not end a word.
    pub(super) const APOSTROPHE: Kind = Kind(16);
}

/// How the letters of a source token are written, and so its output.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Letters {
    Small = 0,
    /// A capital in a word with small letters: Щ -> Shch.
    Initial = 1,
    /// A capital in a word of capitals: Щ -> SHCH.
    Capital = 2,
}

/// One character of the source.
#[derive(Debug, Clone, Copy)]
pub(super) struct Unit {
    /// As rules name it: in lower case, any apostrophe as '.
    pub(super) letter: char,
    /// As it stands in the name.
    pub(super) raw: char,
    pub(super) kind: Kind,
    pub(super) case: Letters,
    /// Byte offset in the name.
    pub(super) offset: u32,
}

/// Reads a name: NFC, stress marks dropped, apostrophes unified where they stand between letters.
pub(super) fn read(native: &str, table: &Table) -> Vec<Unit> {
    let mut units = Vec::with_capacity(native.len() / 2 + 2);
    if table.knows_jamo() {
        for (offset, c) in native.char_indices() {
            jamo(c, |c| push(c, offset, table, &mut units));
        }
    } else if native.chars().all(stands_alone) {
        for (offset, c) in native.char_indices() {
            push(c, offset, table, &mut units);
        }
    } else {
        read_decomposed(native, table, &mut units);
    }
    settle_apostrophes(&mut units);
    settle_case(&mut units);
    units
}

/// Whether a character is in NFC whatever surrounds it and combines with nothing; a cheap test that
/// holds for Latin, Cyrillic and common punctuation, and sends the rest to the thorough path.
fn stands_alone(c: char) -> bool {
    matches!(c as u32, 0..0x300 | 0x400..=0x482 | 0x48A..=0x52F | 0x2010..=0x203A)
}

/// Takes a Hangul syllable apart into its two or three letters, as Unicode orders syllables by them.
pub(super) fn jamo(c: char, mut push: impl FnMut(char)) {
    const MEDIALS: u32 = 21;
    const FINALS: u32 = 28;
    let Some(syllable) = (c as u32).checked_sub(0xAC00).filter(|&syllable| syllable < 19 * MEDIALS * FINALS) else {
        return push(c);
    };
    let letters = [
        0x1100 + syllable / (MEDIALS * FINALS),
        0x1161 + syllable % (MEDIALS * FINALS) / FINALS,
        0x11A7 + syllable % FINALS,
    ];
    // The first of the finals stands for none.
    letters.into_iter().filter(|&letter| letter != 0x11A7).filter_map(char::from_u32).for_each(push);
}

/// Composes base and marks one after the other, so that offsets still point into the name as given.
fn read_decomposed(native: &str, table: &Table, units: &mut Vec<Unit>) {
    let mut rest = native.char_indices().peekable();
    while let Some((start, first)) = rest.next() {
        let mut end = start + first.len_utf8();
        while let Some((offset, c)) = rest.next_if(|&(_, c)| fold::is_mark(c)) {
            end = offset + c.len_utf8();
        }
        for c in shadda_first(&fold::compose(&native[start..end])) {
            push(c, start, table, units);
        }
    }
}

/// Doubling is heard before the vowel of an Arabic letter; Unicode sorts its mark behind the vowel's.
fn shadda_first(letter: &str) -> impl Iterator<Item = char> {
    let mut order: Vec<char> = letter.chars().collect();
    order.sort_by_key(|&c| if c == SHADDA { 1 } else { 2 * u8::from(fold::is_mark(c)) });
    order.into_iter()
}

fn push(c: char, offset: usize, table: &Table, units: &mut Vec<Unit>) {
    let dropped = |c| table.manner.drops.contains(c) && table.kind(c).is_none();
    if dropped(c) && units.last().is_some_and(|unit| table.kind(unit.letter).is_some()) {
        return;
    }
    let lower = lowered(c);
    let mut letter = lower;
    let kind = if let Some(kind) = table.kind(letter) {
        kind
    } else if is_apostrophe(c) {
        letter = APOSTROPHE;
        Kind::APOSTROPHE
    } else if let Some((base, kind)) = bare(letter, table).and_then(|base| Some((base, table.kind(base)?))) {
        letter = base;
        kind
    } else if c.is_alphabetic() || fold::is_mark(c) {
        Kind::CONSONANT
    } else {
        Kind::EDGE
    };
    let case = if lower == c { Letters::Small } else { Letters::Initial };
    units.push(Unit { letter, raw: c, kind, case, offset: offset as u32 });
}

/// A letter without the marks that are passed over, hiragana for katakana.
fn bare(letter: char, table: &Table) -> Option<char> {
    if let 'ァ'..='ヶ' = letter {
        return char::from_u32(letter as u32 - 0x60);
    }
    let kept: String = fold::decompose(letter).filter(|&c| !table.manner.drops.contains(c)).collect();
    let composed = fold::compose(&kept);
    let mut letters = composed.chars();
    letters.next().filter(|_| letters.next().is_none())
}

fn lowered(c: char) -> char {
    match c {
        'а'..='я' => c,
        'А'..='Я' => char::from_u32(c as u32 + 0x20).unwrap_or(c),
        'Ѐ'..='Џ' => char::from_u32(c as u32 + 0x50).unwrap_or(c),
        _ => slow_lowered(c),
    }
}

fn slow_lowered(c: char) -> char {
    let mut lower = c.to_lowercase();
    match (lower.next(), lower.next()) {
        (Some(single), None) => single,
        _ => c,
    }
}

/// The signs typed for the Ukrainian apostrophe.
pub(super) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ' | '‘' | '`' | '′' | '＇')
}

/// An apostrophe belongs to a word between two letters; elsewhere it is a quotation mark.
fn settle_apostrophes(units: &mut [Unit]) {
    let is_letter = |unit: Option<&Unit>| unit.is_some_and(|unit| !matches!(unit.kind, Kind::EDGE | Kind::APOSTROPHE));
    for place in 0..units.len() {
        if units[place].kind == Kind::APOSTROPHE {
            let inside = place > 0 && is_letter(units.get(place - 1)) && is_letter(units.get(place + 1));
            if !inside {
                units[place].kind = Kind::EDGE;
            }
        }
    }
}

/// Tells words of capitals from words with an initial. A word of one letter shouts only where a
/// longer word does and nothing is in small letters: Я in "ЮРІЙ Я", not in "Я. Юрій" or "Є.В.".
fn settle_case(units: &mut [Unit]) {
    let mut shouting = false;
    let mut quiet = false;
    for word in units.chunk_by_mut(|a, b| (a.kind == Kind::EDGE) == (b.kind == Kind::EDGE)) {
        let capitals = word.iter().filter(|unit| unit.case != Letters::Small).count();
        let small = word.iter().any(|unit| unit.case == Letters::Small && unit.raw.is_lowercase());
        quiet |= small;
        if capitals > 1 && !small {
            shouting = true;
            capitalize(word);
        }
    }
    if shouting && !quiet {
        capitalize(units);
    }
}

fn capitalize(units: &mut [Unit]) {
    for unit in units {
        if unit.case == Letters::Initial {
            unit.case = Letters::Capital;
        }
    }
}
