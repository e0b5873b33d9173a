//! What the build script made of the dictionary, so that nothing of it is worked out at each start.

/// The keys of the entities that come with the program.
pub(crate) const KEYS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/keys.image"));
