//! How far two folded words lie apart.

/// Number of single-letter edits (insertion, deletion, replacement, swap of neighbours) between two
/// words, counted in Unicode scalar values.
pub fn edits(a: &str, b: &str) -> usize {
    strsim::osa_distance(a, b)
}
