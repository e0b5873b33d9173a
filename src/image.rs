//! What the build script made of the dictionary, so that nothing of it is worked out at each start.

/// The entities, contexts and schemes that come with the program.
pub(crate) const DICTIONARY: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/dictionary.image"));

/// What tells this dictionary from others.
pub(crate) const DIGEST: u64 = u64::from_le_bytes(*include_bytes!(concat!(env!("OUT_DIR"), "/dictionary.digest")));
