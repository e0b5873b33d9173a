//! How far two folded words lie apart.

/// Number of single-letter edits (insertion, deletion, replacement, swap of neighbours) between two
/// words, counted in Unicode scalar values.
pub fn edits(a: &str, b: &str) -> usize {
    strsim::osa_distance(a, b)
}

/// " (did you mean `ap`?)" for the known word nearest to a mistyped one; empty if none is near.
pub fn closest<'a>(typed: &str, known: impl Iterator<Item = &'a str>) -> String {
    let nearest = known.map(|word| (edits(typed, word), word)).min();
    match nearest {
        Some((distance, word)) if distance <= 1 + typed.chars().count() / 4 => format!(" (did you mean `{word}`?)"),
        _ => String::new(),
    }
}
