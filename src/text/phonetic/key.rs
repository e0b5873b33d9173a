//! Keys under which a word is found again in another romanization or script.

use super::Hearing;
use super::sound::{Set, Sound, Weight, set};

/// The consonants of a word by class, in order, four bits each.
///
/// Vowels and glides leave no trace but at the beginning, because abjads do not write them; doubled
/// letters none, nor the difference of voice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SoundKey(u64);

/// Consonants that share a class are written for one another.
const CLASSES: &[&str] = &["bpvfw", "m", "dtθ", "n", "lr", "szšžčǰc", "gkxh"];

/// What leaves no trace.
const TRACELESS: &str = "aeiouyw";

/// The class of a word that starts with a vowel or a glide.
const OPEN: u64 = 15;

/// A word with many letters of several readings has many keys; the likeliest are enough.
const MOST_KEYS: usize = 12;

/// Classes that fit into a key.
const LONGEST: u32 = 15;

impl Hearing {
    /// The keys of the word, the likeliest first; none for a word without a consonant.
    pub fn keys(&self) -> Vec<SoundKey> {
        let mut keys: Vec<u64> = vec![0];
        for sound in &self.sounds {
            let mut next: Vec<u64> = Vec::with_capacity(keys.len());
            for class in classes(sound) {
                for &key in &keys {
                    let longer = extend(key, class);
                    if !next.contains(&longer) && next.len() < MOST_KEYS {
                        next.push(longer);
                    }
                }
            }
            keys = next;
        }
        keys.retain(|&key| key != 0 && key != OPEN);
        keys.into_iter().map(SoundKey).collect()
    }
}

/// The classes a sound may leave in a key, the likeliest first; `None` if it may be silent.
fn classes(sound: &Sound) -> Vec<Option<u64>> {
    let classes_of = |sounds: Set| (1..).zip(CLASSES).filter(move |(_, class)| set(class) & sounds != 0);
    let likeliest = classes_of(sound.first).map(|(class, _)| class).next();
    let others = classes_of(sound.any).map(|(class, _)| class).filter(|&class| Some(class) != likeliest);
    let mut found: Vec<Option<u64>> = likeliest.into_iter().chain(others).map(Some).collect();
    if sound.any & set(TRACELESS) != 0 {
        found.insert(usize::from(likeliest.is_some()), Some(OPEN));
    }
    if matches!(sound.weight, Weight::Optional | Weight::Weak) {
        found.insert(found.len().min(1), None);
    }
    found
}

/// The key with one class more.
fn extend(key: u64, class: Option<u64>) -> u64 {
    match class {
        None => key,
        Some(OPEN) if key != 0 => key,
        Some(class) if key & 15 == class || key >> (4 * LONGEST) != 0 => key,
        Some(class) => key << 4 | class,
    }
}
