//! Which entities may stand behind a folded word or phrase: hashes only, in bytes that need no parsing.
//!
//! A hash leads to entities; their forms are made when one is hit, and tell whether it is a hit.

use std::borrow::Cow;

use super::entity::EntityId;
use super::forms::KnownForm;
use crate::text::{Key, Lang};

/// Bytes of the number in front of each table and of its entries: the lower half of a hash, and a value.
const NUMBER: usize = 4;
const ENTRY: usize = 2 * NUMBER;
/// So many entries share a bucket on average.
const BUCKET: usize = 4;

/// Bytes of the image of the program, or of one that was read from a file.
pub(super) type Bytes = Cow<'static, [u8]>;

/// The keys of a set of entities.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Keys {
    /// Folded phrase to entity.
    phrases: Table,
    /// Folded word of a phrase to the words of the longest form that starts with it; 0 if none does.
    words: Table,
}

impl Keys {
    /// The keys of forms.
    pub(super) fn of<'f>(forms: impl IntoIterator<Item = &'f KnownForm>) -> Keys {
        let (mut phrases, mut words) = (Vec::new(), Vec::new());
        for form in forms {
            let key = Key::of(&form.text);
            let longest = key.as_str().split(' ').count().min(usize::from(u8::MAX)) as u32;
            phrases.push((hash(key.as_str()), form.entity.0));
            let starts = key.as_str().split(' ').enumerate();
            words.extend(starts.map(|(i, word)| (hash(word), if i == 0 { longest } else { 0 })));
        }
        // Of a word only the longest counts: it comes first.
        words.sort_unstable_by_key(|&(hash, longest)| (hash, std::cmp::Reverse(longest)));
        words.dedup_by_key(|&mut (hash, _)| hash);
        Keys { phrases: Table::of(phrases), words: Table::of(words) }
    }

    /// The keys of an image that [`bytes`](Self::bytes) made; `None` if it is none.
    pub(super) fn read(image: Bytes) -> Option<Keys> {
        let (phrases, rest) = Table::read(image)?;
        let (words, rest) = Table::read(rest)?;
        rest.is_empty().then_some(Keys { phrases, words })
    }

    /// The keys as an image.
    pub(super) fn bytes(&self) -> Vec<u8> {
        [self.phrases.bytes(), self.words.bytes()].concat()
    }

    /// Entities that may have a form with this key.
    pub(super) fn entities(&self, key: &str) -> impl Iterator<Item = EntityId> {
        self.phrases.values(hash(key)).map(EntityId)
    }

    /// Words of the longest form that starts with a word; `None` for a word of no form.
    pub(super) fn longest(&self, word: &str) -> Option<u8> {
        self.words.values(hash(word)).max().map(|longest| longest as u8)
    }
}

/// Hashes with values, in buckets by the upper bits of the hash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Table {
    /// How many upper bits choose the bucket.
    bits: u32,
    /// Where each bucket starts among the entries, and where the last one ends: little-endian numbers.
    starts: Bytes,
    /// Lower half of the hash and value, sorted.
    entries: Bytes,
}

impl Default for Table {
    fn default() -> Self {
        Table::of(Vec::new())
    }
}

impl Table {
    pub(super) fn of(mut values: Vec<(u64, u32)>) -> Table {
        values.sort_unstable();
        values.dedup();
        let bits = (values.len() / BUCKET).max(1).next_power_of_two().trailing_zeros();
        let (mut starts, mut entries) = (Vec::new(), Vec::with_capacity(values.len() * ENTRY));
        let mut at = 0;
        for bucket in 0..1_u64 << bits {
            starts.extend((at as u32).to_le_bytes());
            at += values[at..].iter().take_while(|(hash, _)| bucket_of(*hash, bits) == bucket).count();
        }
        starts.extend((at as u32).to_le_bytes());
        for (hash, value) in values {
            entries.extend((hash as u32).to_le_bytes());
            entries.extend(value.to_le_bytes());
        }
        Table { bits, starts: starts.into(), entries: entries.into() }
    }

    pub(super) fn values(&self, hash: u64) -> impl Iterator<Item = u32> {
        let bucket = bucket_of(hash, self.bits) as usize;
        let (start, end) = (number(&self.starts, bucket), number(&self.starts, bucket + 1));
        let entries = (start as usize..end as usize).map(|at| (number(&self.entries, 2 * at), 2 * at + 1));
        entries.filter(move |(lower, _)| *lower == hash as u32).map(|(_, value)| number(&self.entries, value))
    }

    /// The table at the start of an image, and what follows it.
    pub(super) fn read(image: Bytes) -> Option<(Table, Bytes)> {
        let bits = number_of(image.get(..NUMBER)?);
        let starts = (1_usize.checked_shl(bits)?.checked_add(1)?).checked_mul(NUMBER)?;
        let (_, rest) = split(image, NUMBER)?;
        let (starts, rest) = split(rest, starts)?;
        let entries = number_of(starts.last_chunk::<NUMBER>()?) as usize;
        let (entries, rest) = split(rest, entries.checked_mul(ENTRY)?)?;
        Some((Table { bits, starts, entries }, rest))
    }

    pub(super) fn bytes(&self) -> Vec<u8> {
        [&self.bits.to_le_bytes(), &*self.starts, &*self.entries].concat()
    }
}

/// The first bytes of an image and the others; `None` if it has not so many.
fn split(image: Bytes, at: usize) -> Option<(Bytes, Bytes)> {
    match image {
        Cow::Borrowed(bytes) => bytes.split_at_checked(at).map(|(first, rest)| (first.into(), rest.into())),
        Cow::Owned(mut bytes) => {
            let rest = (at <= bytes.len()).then(|| bytes.split_off(at))?;
            Some((bytes.into(), rest.into()))
        }
    }
}

fn bucket_of(hash: u64, bits: u32) -> u64 {
    hash.checked_shr(u64::BITS - bits).unwrap_or(0)
}

/// A number of a table; 0 beyond its end, which no table that was read whole asks for.
pub(super) fn number(numbers: &[u8], at: usize) -> u32 {
    numbers.get(at * NUMBER..(at + 1) * NUMBER).map_or(0, number_of)
}

pub(super) fn number_of(bytes: &[u8]) -> u32 {
    bytes.try_into().map_or(0, u32::from_le_bytes)
}

/// A hash that is the same on every machine and in every version, as images need it.
pub(super) fn hash(key: &str) -> u64 {
    let hash = digest(key.as_bytes());
    hash.wrapping_mul(MULTIPLIER) ^ (hash >> 32)
}

/// The golden ratio in 64 bits, as splitmix64 has it.
const MULTIPLIER: u64 = 0x9E37_79B9_7F4A_7C15;

fn mix(hash: u64, chunk: u64) -> u64 {
    let hash = (hash ^ chunk).wrapping_mul(MULTIPLIER);
    hash ^ (hash >> 29)
}

/// What tells one run of bytes from another.
pub(crate) fn digest(image: &[u8]) -> u64 {
    image.chunks(size_of::<u64>()).fold(image.len() as u64, |digest, chunk| {
        let mut bytes = [0; size_of::<u64>()];
        bytes[..chunk.len()].copy_from_slice(chunk);
        mix(digest, u64::from_le_bytes(bytes))
    })
}

/// The hash of a word of a language.
pub(super) fn guard(lang: Lang, word: &str) -> u64 {
    hash(&format!("{} {word}", lang.primary()))
}

#[cfg(test)]
mod tests {
    use super::{Keys, Table, hash};

    #[test]
    fn every_value_of_a_hash_is_found_and_no_other() {
        let words: Vec<String> = (0..5000).map(|n| format!("слово{n} word{n}")).collect();
        let values: Vec<(u64, u32)> = words.iter().enumerate().map(|(n, word)| (hash(word), n as u32 / 2)).collect();
        let table = Table::of(values.iter().copied().chain([(hash("слово7 word7"), 9)]).collect());
        for (hash, value) in &values {
            assert!(table.values(*hash).any(|found| found == *value));
        }
        assert_eq!(table.values(hash("слово7 word7")).collect::<Vec<_>>(), [3, 9]);
        assert_eq!((5000..9000).filter(|n| table.values(hash(&format!("слово{n} word{n}"))).count() > 0).count(), 0);
    }

    #[test]
    fn an_image_is_read_as_it_was_written_and_a_cut_one_is_refused() {
        let table = Table::of((0..100_u32).map(|n| (hash(&n.to_string()), n)).collect());
        let keys = Keys { phrases: table, words: Table::default() };
        let image: &'static [u8] = keys.bytes().leak();
        assert_eq!(Keys::read(image.into()), Some(keys));
        for end in 0..image.len() {
            assert_eq!(Keys::read(image[..end].into()), None, "{end}");
        }
    }
}
