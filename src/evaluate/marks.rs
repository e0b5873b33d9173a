//! The notation of a TOML set: marks in the text, and findings in one line.

use super::passage::{Expected, Mark, Named};
use crate::finding::Severity;
use crate::text::{Script, Span};

/// What is wrong with a piece of notation, and what to do.
type Wrong = (String, &'static str);

/// The text without its marks, and where they stood.
pub(super) fn take_out(marked: &str) -> Result<(String, Vec<Mark>), Wrong> {
    const HELP: &str = "write [[surface|entity-id]], or [[surface|-]] for a name that is nobody's";
    let (mut text, mut marks) = (String::with_capacity(marked.len()), Vec::new());
    let mut rest = marked;
    while let Some(open) = rest.find("[[") {
        push_plain(&mut text, &rest[..open])?;
        let inside = &rest[open + 2..];
        let shown: String = inside.chars().take(20).collect::<String>().trim_end().to_owned();
        let close = inside.find("]]").filter(|&close| !inside[..close].contains("[["));
        let close = close.ok_or_else(|| (format!("the mark `[[{shown}` is not closed"), HELP))?;
        let parts = inside[..close].split_once('|').filter(|(surface, id)| !surface.is_empty() && !id.is_empty());
        let (surface, id) = parts.ok_or_else(|| (format!("the mark `[[{shown}` lacks its surface or its id"), HELP))?;
        let start = text.len();
        text.push_str(surface);
        let named = if id == "-" { Named::Nobody } else { Named::Entity(id.to_owned()) };
        marks.push(Mark { span: Span::new(start, text.len()), named });
        rest = &inside[close + 2..];
    }
    push_plain(&mut text, rest)?;
    Ok((text, marks))
}

fn push_plain(text: &mut String, plain: &str) -> Result<(), Wrong> {
    if let Some(at) = plain.find("]]") {
        let before: String = plain[..at].chars().rev().take(20).collect();
        let before: String = before.chars().rev().collect();
        return Err((format!("`{before}]]` closes a mark that was not opened"), "write [[surface|entity-id]]"));
    }
    text.push_str(plain);
    Ok(())
}

/// An expected finding as it is written: `Kharkov#2 -> Kharkiv (error)`.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Wish<'a> {
    surface: &'a str,
    /// Which occurrence, from 1.
    nth: usize,
    replacement: Option<&'a str>,
    severity: Option<Severity>,
}

impl<'a> Wish<'a> {
    pub(super) fn parse(written: &'a str) -> Result<Self, Wrong> {
        let wrong = || {
            let help =
                "write it like `Kharkov -> Kharkiv (error)`, `Kharkov#2 -> ? (warning)` or `Kharkov -> Kharkiv (?)`";
            (format!("`{written}` is no finding"), help)
        };
        let (surface, rest) = written.split_once(" -> ").ok_or_else(wrong)?;
        let (replacement, severity) = rest.rsplit_once(" (").ok_or_else(wrong)?;
        let severity = match severity {
            "error)" => Some(Severity::Error),
            "warning)" => Some(Severity::Warning),
            "?)" => None,
            _ => return Err(wrong()),
        };
        let numbered = surface.rsplit_once('#').and_then(|(surface, nth)| Some((surface, nth.parse().ok()?)));
        let (surface, nth) = numbered.unwrap_or((surface, 1));
        if surface.is_empty() || replacement.is_empty() || nth == 0 {
            return Err(wrong());
        }
        Ok(Self { surface, nth, replacement: Some(replacement).filter(|text| *text != "?"), severity })
    }

    /// The finding at its place in the text.
    pub(super) fn locate(&self, text: &str) -> Result<Expected, Wrong> {
        let found = occurrences(text, self.surface).nth(self.nth - 1);
        let found = found.ok_or_else(|| match occurrences(text, self.surface).count() {
            0 => (format!("`{}` is expected and does not stand in the text", self.surface), "correct one of the two"),
            count => {
                let message = format!("`{}` stands {count} times in the text, not {}", self.surface, self.nth);
                (message, "correct the number behind #")
            }
        })?;
        let replacement = self.replacement.map(str::to_owned);
        Ok(Expected { span: found, replacement, severity: self.severity })
    }
}

/// Where a surface stands as words of its own; inside words only in scripts without word spaces.
pub(super) fn occurrences<'a>(text: &'a str, surface: &'a str) -> impl Iterator<Item = Span> + 'a {
    let is_letter = |c: char| c.is_alphabetic() && !Script::of(c).is_some_and(Script::is_unspaced);
    text.match_indices(surface).filter_map(move |(start, found)| {
        let end = start + found.len();
        let inside = text[..start].chars().next_back().is_some_and(is_letter)
            || text[end..].chars().next().is_some_and(is_letter);
        (!inside).then(|| Span::new(start, end))
    })
}
