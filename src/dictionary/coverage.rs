//! On what the canonical forms of a profile stand.

use std::collections::BTreeMap;

use super::Dictionary;
use super::entity::{Basis, EntityId, Kind};
use super::profile::Prescription;
use crate::text::Lang;

/// What a canonical form stands on, the firmest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Ground {
    /// A rule of the house with a source.
    Verified,
    /// A rule of the house without one.
    Unverified,
    /// An entity written by hand, or the scheme on its name.
    Curated,
    /// Two lists that agree.
    Attested,
    /// A scheme on a name that nobody checked.
    Generated,
    /// Nothing: there is no canonical form.
    None,
}

impl Ground {
    /// All of them.
    pub const ALL: [Ground; 6] =
        [Ground::Verified, Ground::Unverified, Ground::Curated, Ground::Attested, Ground::Generated, Ground::None];

    /// As tables name it.
    pub fn as_str(self) -> &'static str {
        match self {
            Ground::Verified => "verified",
            Ground::Unverified => "unverified",
            Ground::Curated => "curated",
            Ground::Attested => "attested",
            Ground::Generated => "generated",
            Ground::None => "none",
        }
    }
}

/// How many names of each kind stand on what.
pub type Coverage = BTreeMap<Kind, BTreeMap<Ground, usize>>;

impl Dictionary {
    /// On what the canonical forms of all entities stand in a language, under a profile or without one.
    pub fn coverage(&self, lang: Lang, prescription: Option<&Prescription>) -> Coverage {
        let mut coverage = Coverage::new();
        for (entity, at) in self.entities().zip(0..) {
            let canonical = self.canonical(EntityId(at), entity.main_part(), lang, prescription);
            let ground = canonical.map_or(Ground::None, |canonical| match (canonical.entry, canonical.basis) {
                (Some(_), Basis::Verified) => Ground::Verified,
                (Some(_), _) => Ground::Unverified,
                (None, Basis::Attested) => Ground::Attested,
                (None, Basis::Generated) => Ground::Generated,
                (None, _) => Ground::Curated,
            });
            *coverage.entry(entity.kind).or_default().entry(ground).or_default() += 1;
        }
        coverage
    }
}
