//! Counts that merge: how often which form of which entity stands where.

use std::collections::BTreeMap;

/// How often each form of each entity was used, and where first.
///
/// Tallies of parts merge into the tally of the whole in any order with the same result, and hold
/// one record for each (entity, part, form), however long the text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally {
    counts: BTreeMap<TallyKey, Count>,
}

/// What is counted.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TallyKey {
    /// Entity id.
    pub entity: Box<str>,
    /// Which part of its name.
    pub part: crate::dictionary::PartKind,
    /// The base form, as the dictionary writes it.
    pub form: Box<str>,
}

/// A count with its first place.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Count {
    /// Name of the source and byte in its text where the form stands first; sources in name order.
    pub first: (Box<str>, u32),
    /// How often.
    pub count: u64,
}

impl Tally {
    /// Counts one use.
    pub fn add(&mut self, key: TallyKey, source: &str, offset: usize) {
        self.merge_one(key, Count { first: (source.into(), offset as u32), count: 1 });
    }

    /// Adds another tally's counts.
    pub fn merge(&mut self, other: Tally) {
        for (key, count) in other.counts {
            self.merge_one(key, count);
        }
    }

    fn merge_one(&mut self, key: TallyKey, added: Count) {
        match self.counts.entry(key) {
            std::collections::btree_map::Entry::Vacant(entry) => {
                entry.insert(added);
            }
            std::collections::btree_map::Entry::Occupied(mut entry) => {
                let count = entry.get_mut();
                count.count += added.count;
                if added.first < count.first {
                    count.first = added.first;
                }
            }
        }
    }

    /// All counts, by entity, part and form.
    pub fn iter(&self) -> impl Iterator<Item = (&TallyKey, &Count)> {
        self.counts.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::{Tally, TallyKey};
    use crate::dictionary::PartKind;

    #[test]
    fn the_order_of_merging_does_not_matter() {
        let key = |form: &str| TallyKey { entity: "kharkiv".into(), part: PartKind::Whole, form: form.into() };
        let tally = |uses: &[(&str, &str, usize)]| {
            let mut tally = Tally::default();
            for (form, source, offset) in uses {
                tally.add(key(form), source, *offset);
            }
            tally
        };
        let (a, b) = (tally(&[("Kharkiv", "b.md", 7), ("Харків", "b.md", 90)]), tally(&[("Kharkiv", "a.md", 9)]));
        let merged = |first: &Tally, second: &Tally| {
            let mut whole = first.clone();
            whole.merge(second.clone());
            whole
        };
        assert_eq!(merged(&a, &b), merged(&b, &a));
        let merged = merged(&a, &b);
        let (_, count) = merged.iter().find(|(key, _)| &*key.form == "Kharkiv").expect("counted");
        assert_eq!((count.count, &*count.first.0, count.first.1), (2, "a.md", 9));
    }
}
