//! How alike two words sound.

use super::Hearing;
use super::sound::{Sound, Weight};

/// Sounds of a word that count; names are shorter.
const LONGEST: usize = 64;

/// Two letters that may be one sound, though neither is so first of all.
const ALTERNATIVE: u16 = 6;
const NEIGHBOURS: u16 = 30;
const RELATIVES: u16 = 65;
const STRANGERS: u16 = 110;
const NEAR_VOWELS: u16 = 16;
const VOWELS: u16 = 32;

/// How alike two words sound, from 0 (nothing in common) to 1000 (the same sounds).
///
/// The cheapest way from one sequence of sounds to the other, as a share of the weight of the heavier word:
/// vowels weigh less than consonants, and next to nothing where one of the scripts does not write them.
pub fn likeness(a: &Hearing, b: &Hearing) -> u16 {
    let (left, right) = (Vowels::of(a, b), Vowels::of(b, a));
    let (a, b) = (&a.sounds[..a.sounds.len().min(LONGEST)], &b.sounds[..b.sounds.len().min(LONGEST)]);
    let weight = |sounds: &[Sound], vowels| sounds.iter().map(|sound| gap(sound, vowels)).sum::<u16>();
    let whole = weight(a, left).max(weight(b, right));
    if whole == 0 {
        return 0;
    }
    let apart = u32::from(distance((a, left), (b, right)).min(whole));
    (1000 - 1000 * apart / u32::from(whole)) as u16
}

/// The cost of the cheapest alignment.
fn distance((a, left): (&[Sound], Vowels), (b, right): (&[Sound], Vowels)) -> u16 {
    let mut row = [0_u16; LONGEST + 1];
    let mut gaps = [0_u16; LONGEST];
    for (j, sound) in b.iter().enumerate() {
        gaps[j] = gap(sound, right);
        row[j + 1] = row[j] + gaps[j];
    }
    for x in a {
        let without = gap(x, left);
        let mut diagonal = row[0];
        row[0] += without;
        for (j, y) in b.iter().enumerate() {
            let replaced = diagonal + replacement(x, y);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(diagonal + without).min(row[j] + gaps[j]);
        }
    }
    row[b.len()]
}

/// Whether the vowels of a word can be expected in the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Vowels {
    /// The other word's script writes them.
    Written,
    /// The other word's script leaves most out.
    Unwritten,
    /// This word's script writes few, which are long and mostly heard elsewhere.
    Few,
}

impl Vowels {
    fn of(word: &Hearing, other: &Hearing) -> Self {
        match (word.sparse, other.sparse) {
            (false, false) => Self::Written,
            (false, true) => Self::Unwritten,
            (true, _) => Self::Few,
        }
    }
}

/// The cost of leaving a sound out.
fn gap(sound: &Sound, vowels: Vowels) -> u16 {
    match sound.weight {
        Weight::Optional => 8,
        Weight::OpenVowel if vowels == Vowels::Unwritten => 6,
        Weight::Vowel if vowels == Vowels::Unwritten => 14,
        Weight::OpenVowel | Weight::Vowel if vowels == Vowels::Few => 24,
        Weight::OpenVowel | Weight::Vowel | Weight::Glide => 32,
        Weight::Weak => 20,
        Weight::Breath => 50,
        Weight::Consonant => 100,
    }
}

/// The cost of hearing one sound for another.
fn replacement(a: &Sound, b: &Sound) -> u16 {
    if a.first == b.first {
        return 0;
    }
    let vowels = a.is_vowel() && b.is_vowel();
    if a.any & b.any != 0 {
        ALTERNATIVE
    } else if a.near & b.any != 0 {
        if vowels { NEAR_VOWELS } else { NEIGHBOURS }
    } else if a.kin & b.any != 0 {
        if vowels { VOWELS } else { RELATIVES }
    } else {
        STRANGERS
    }
}
