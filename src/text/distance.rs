//! How far two folded words lie apart.

/// Number of single-letter edits (insertion, deletion, replacement, swap of neighbours) between two
/// words, counted in Unicode scalar values.
pub fn edits(a: &str, b: &str) -> usize {
    strsim::osa_distance(a, b)
}

/// The known word that a mistyped one was most likely meant to be, if one is near enough to be worth a line.
///
/// Case does not count. A third of the letters may be wrong, and one always.
pub fn nearest<'k>(typed: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    let typed = typed.to_lowercase();
    let limit = (typed.chars().count() / 3).max(1);
    let near = known.into_iter().map(|word| (edits(&typed, &word.to_lowercase()), word));
    near.filter(|(distance, _)| *distance <= limit).min().map(|(_, word)| word)
}

/// " (did you mean `ap`?)" for the known word nearest to a mistyped one; empty if none is near.
pub fn closest<'k>(typed: &str, known: impl IntoIterator<Item = &'k str>) -> String {
    nearest(typed, known).map(|word| format!(" (did you mean `{word}`?)")).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn only_what_is_near_is_suggested() {
        assert_eq!(nearest("profil", ["language", "profile"]), Some("profile"));
        assert_eq!(nearest("fail_on", ["fail-on", "forms"]), Some("fail-on"));
        assert_eq!(nearest("colour", ["language", "profile"]), None);
    }
}
