//! From the hash of a unit, or of two, to forms: a filter that stays in the cache, then the table.

/// So many bits a key: of the words that start no form, one in some sixty gets past the filter.
const BITS: usize = 16;

/// Which hashes are known of what, with some that are not: two bits each in a word that the upper bits choose, so
/// that one load answers.
#[derive(Debug)]
pub(super) struct Filter {
    words: Box<[u64]>,
    shift: u32,
}

impl Filter {
    /// A filter for so many keys.
    pub(super) fn new(keys: usize) -> Filter {
        let bits = (keys * BITS / 64).next_power_of_two().trailing_zeros().max(1);
        Filter { words: vec![0; 1 << bits].into(), shift: u64::BITS - bits }
    }

    /// Makes a hash known of `what`, 0 or 1.
    pub(super) fn add(&mut self, hash: u64, what: u32) {
        self.words[(hash >> self.shift) as usize] |= two_bits(hash, what);
    }

    /// Whether a hash may be known of 0, and of 1.
    #[inline]
    pub(super) fn get(&self, hash: u64) -> [bool; 2] {
        let word = self.words[(hash >> self.shift) as usize];
        [0, 1].map(|what| !word & two_bits(hash, what) == 0)
    }
}

#[inline]
fn two_bits(hash: u64, what: u32) -> u64 {
    let bits = hash >> (12 * what);
    1 << (bits & 63) | 1 << (bits >> 6 & 63)
}

/// Numbers by hash, in buckets by its upper bits.
#[derive(Debug)]
pub(super) struct Table {
    shift: u32,
    /// Where each bucket starts, and where the last one ends.
    buckets: Box<[u32]>,
    entries: Box<[(u64, u32)]>,
}

impl Table {
    /// A table of entries in the order of their hashes.
    pub(super) fn new(entries: Vec<(u64, u32)>) -> Table {
        let bits = entries.len().next_power_of_two().trailing_zeros().max(1);
        let shift = u64::BITS - bits;
        let mut buckets = vec![0; (1 << bits) + 1];
        for (hash, _) in &entries {
            buckets[(hash >> shift) as usize + 1] += 1;
        }
        for at in 1..buckets.len() {
            buckets[at] += buckets[at - 1];
        }
        Table { shift, buckets: buckets.into(), entries: entries.into() }
    }

    /// The numbers of a hash, in their order.
    pub(super) fn get(&self, hash: u64) -> impl Iterator<Item = u32> {
        let bucket = (hash >> self.shift) as usize;
        let entries = &self.entries[self.buckets[bucket] as usize..self.buckets[bucket + 1] as usize];
        entries.iter().filter(move |(other, _)| *other == hash).map(|&(_, number)| number)
    }
}

const MULTIPLIERS: [u64; 2] = [0x9E37_79B9_7F4A_7C15, 0xD6E8_FEB8_6659_FD93];

/// The hash of the bytes of a unit: two loads for up to 16 bytes.
#[inline]
pub(super) fn hash(text: &[u8], start: usize, end: usize) -> u64 {
    let len = end - start;
    if len > 16 {
        return hash_long(&text[start..end]);
    }
    let loaded = match text.get(start..).and_then(<[u8]>::first_chunk::<16>) {
        Some(bytes) => u128::from_le_bytes(*bytes),
        None => padded(&text[start..end]),
    };
    let bytes = loaded & (u128::MAX >> (128 - 8 * len.max(1)));
    mixed(bytes as u64 ^ len as u64, (bytes >> 64) as u64)
}

#[cold]
fn padded(bytes: &[u8]) -> u128 {
    let mut buffer = [0; 16];
    buffer[..bytes.len()].copy_from_slice(bytes);
    u128::from_le_bytes(buffer)
}

#[cold]
fn hash_long(bytes: &[u8]) -> u64 {
    let hash = bytes.chunks(16).map(padded).fold(0, |hash, part| mixed(hash ^ part as u64, (part >> 64) as u64));
    mixed(hash, bytes.len() as u64)
}

/// The hash of two units, the second after the first.
pub(super) fn joint(first: u64, second: u64) -> u64 {
    mixed(first.rotate_left(23), second)
}

/// Both halves of a product, folded: each bit of the result depends on all of both numbers.
fn mixed(a: u64, b: u64) -> u64 {
    let product = u128::from(a ^ MULTIPLIERS[0]) * u128::from(b ^ MULTIPLIERS[1]);
    product as u64 ^ (product >> 64) as u64
}
