//! Changes to a source, and their application.

use crate::text::{Source, Span};

/// A replacement of one stretch of a source's text.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Edit {
    /// What is replaced, in [`Source::text`].
    pub span: Span,
    /// What stands there instead, encoded for its place in the format.
    pub replacement: String,
}

/// How sure it is that a fix may be applied. The order is the meaning: `Safe` satisfies every wish.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Applicability {
    /// To look at; a person decides.
    DisplayOnly,
    /// Probably right; applied when asked for.
    Unsafe,
    /// Right by a rule that somebody sourced or somebody asked for.
    Safe,
}

impl Applicability {
    /// As written in reports.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::DisplayOnly => "display-only",
            Self::Unsafe => "unsafe",
            Self::Safe => "safe",
        }
    }
}

/// One way to mend a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What it does, as an instruction: `write Kharkiv`.
    pub title: String,
    /// How sure it is.
    pub applicability: Applicability,
    /// Sorted and disjoint; empty where the place cannot be edited.
    pub edits: Vec<Edit>,
}

/// Why edits could not be applied to a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unencodable {
    /// The edit whose text the charset of the file cannot spell.
    pub edit: Edit,
}

/// The bytes of the file with `edits` made. Bytes outside the edits are those of the file.
///
/// Edits are taken in order of their place; one that overlaps an earlier one, or repeats it, is left out.
pub fn apply(source: &Source, edits: &[Edit]) -> Result<Vec<u8>, Unencodable> {
    let raw = source.raw();
    let mut fixed = Vec::with_capacity(raw.len() + 64);
    let mut done = 0;
    for edit in disjoint(edits) {
        let place = source.raw_span(edit.span);
        let bytes = source.encode(&edit.replacement).ok_or_else(|| Unencodable { edit: edit.clone() })?;
        fixed.extend_from_slice(&raw[done..place.start()]);
        fixed.extend_from_slice(&bytes);
        done = place.end();
    }
    fixed.extend_from_slice(&raw[done..]);
    Ok(fixed)
}

/// The edits in order of place, without those that overlap an earlier one.
pub fn disjoint(edits: &[Edit]) -> Vec<&Edit> {
    let mut sorted: Vec<&Edit> = edits.iter().collect();
    sorted.sort();
    let mut end = 0;
    sorted.retain(|edit| {
        let free = edit.span.start() >= end;
        end = if free { edit.span.end() } else { end };
        free
    });
    sorted.dedup();
    sorted
}

#[cfg(test)]
mod tests {
    use super::{Edit, Source, Span, apply};

    #[test]
    fn only_the_edits_change() {
        let source = Source::decode("story", "\u{FEFF}Kiev, Kharkov.\r\n".as_bytes().to_vec()).expect("text");
        let edit = |start, end, text: &str| Edit { span: Span::new(start, end), replacement: text.to_owned() };
        let edits = [edit(6, 13, "Kharkiv"), edit(0, 4, "Kyiv"), edit(7, 9, "overlapping")];
        assert_eq!(apply(&source, &edits).expect("encodable"), "\u{FEFF}Kyiv, Kharkiv.\r\n".as_bytes());
    }
}
