//! Path patterns, as `.gitignore` has them.

use globset::{GlobBuilder, GlobSet, GlobSetBuilder};

/// A set of path patterns. Paths are relative to the folder the patterns stand in, with `/`.
///
/// A pattern without `/` holds at any depth (`*.bak`, `drafts`), one with `/` from that folder on
/// (`de/**`, `archive/2019`). What matches a folder matches everything in it.
#[derive(Debug, Clone, Default)]
pub struct PathPatterns {
    set: GlobSet,
}

impl PathPatterns {
    /// Reads patterns; fails with the first that is none and the reason.
    pub fn new<'p>(patterns: impl IntoIterator<Item = &'p str>) -> Result<Self, String> {
        let mut set = GlobSetBuilder::new();
        for pattern in patterns {
            for glob in globs(pattern) {
                let glob = GlobBuilder::new(&glob).literal_separator(true).build();
                set.add(glob.map_err(|error| format!("`{pattern}` is not a path pattern: {}", error.kind()))?);
            }
        }
        Ok(Self { set: set.build().map_err(|error| error.to_string())? })
    }

    /// Whether a path, or a folder it is in, matches a pattern.
    pub fn matches(&self, path: &str) -> bool {
        !self.set.is_empty() && self.set.is_match(path)
    }
}

/// The globs that say what a pattern says.
fn globs(pattern: &str) -> [String; 2] {
    let bare = pattern.trim_start_matches("./").trim_end_matches('/');
    let anchored = match bare.strip_prefix('/') {
        Some(rest) => rest.to_owned(),
        None if bare.contains('/') => bare.to_owned(),
        None => format!("**/{bare}"),
    };
    let inside = format!("{anchored}/**");
    [anchored, inside]
}

#[cfg(test)]
mod tests {
    use super::PathPatterns;

    #[test]
    fn patterns_are_read_as_gitignore_reads_them() {
        for (pattern, path, expected) in [
            ("*.bak", "a/b/c.bak", true),
            ("drafts", "x/drafts/a.md", true),
            ("drafts/", "drafts/a.md", true),
            ("de/**", "de/a/b.md", true),
            ("de/**", "x/de/a.md", false),
            ("/a.md", "x/a.md", false),
            ("archive/*/old", "archive/1/2/old", false),
            ("./b.md", "b.md", true),
        ] {
            let patterns = PathPatterns::new([pattern]).expect("a pattern");
            assert_eq!(patterns.matches(path), expected, "{pattern} {path}");
        }
        assert!(PathPatterns::new(["a/[b"]).expect_err("not a pattern").starts_with("`a/[b` is not a path pattern"));
    }
}
