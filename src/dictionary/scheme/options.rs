//! The options of a scheme and sets of them.

use serde::{Deserialize, Serialize};

/// Who stands behind an output that is not the default one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum OptionStatus {
    /// The authority, or the guides that use the table, allow it.
    Admitted,
    /// A habit seen in the wild: it explains a form and never makes one right.
    Recognized,
}

/// A switch that turns rules of a scheme on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SchemeOption {
    /// Readable and unique in the scheme.
    pub id: Box<str>,
    /// Who stands behind it.
    pub status: OptionStatus,
    /// What it does, for readers of an explanation.
    pub note: Box<str>,
}

/// A set of options of one scheme, by their positions in [`Scheme::options`](super::Scheme::options).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub struct OptionSet(pub(super) u16);

impl OptionSet {
    /// No option: the default output.
    pub const EMPTY: OptionSet = OptionSet(0);
    /// The most options a scheme can have.
    pub const CAPACITY: usize = u16::BITS as usize;

    /// The set of the option at a position below [`CAPACITY`](Self::CAPACITY).
    pub(super) fn single(position: usize) -> OptionSet {
        OptionSet(1 << position)
    }

    /// The options of both sets.
    #[must_use]
    pub fn union(self, other: OptionSet) -> OptionSet {
        OptionSet(self.0 | other.0)
    }

    /// Whether every option of `other` is in this set.
    pub fn contains(self, other: OptionSet) -> bool {
        self.0 & other.0 == other.0
    }

    /// Whether no option is set.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The number of options set.
    pub fn len(self) -> u32 {
        self.0.count_ones()
    }

    /// The positions of the options set, rising.
    pub fn iter(self) -> impl Iterator<Item = usize> {
        (0..Self::CAPACITY).filter(move |position| self.0 & (1 << position) != 0)
    }

    /// Every subset, the empty one and the set itself among them.
    pub(super) fn subsets(self) -> impl Iterator<Item = OptionSet> {
        // Counting through the set bits alone: 2^len steps, whatever the positions.
        let mut next = Some(0u16);
        std::iter::from_fn(move || {
            let subset = next?;
            next = (subset != self.0).then(|| (subset | !self.0).wrapping_add(1) & self.0);
            Some(OptionSet(subset))
        })
    }
}
