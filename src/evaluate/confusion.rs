//! A case as one line for people.

use super::case::{Case, Verdict};
use super::link::LinkCase;

impl std::fmt::Display for Case {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {} {}: {}", self.verdict.as_str(), self.passage, self.profile, self.surface)?;
        if let Some(fault) = self.fault {
            write!(f, " [{}]", fault.as_str())?;
        }
        let severity = self.severity.map_or("", |severity| severity.as_str());
        let written = self.replacement.as_deref().unwrap_or("?");
        let wished = self.expected_replacement.as_deref().unwrap_or("?");
        let expected = self.expected_severity.map_or("finding", |severity| severity.as_str());
        match self.verdict {
            Verdict::Missed => write!(f, " -> {wished} ({expected}) was expected"),
            Verdict::Wrong | Verdict::Unjudged => {
                let rule = self.rule.as_deref().unwrap_or_default();
                write!(f, " -> {written} ({severity}, {rule}): {}", self.message.as_deref().unwrap_or_default())
            }
            Verdict::Right => {
                write!(f, " -> {written} ({severity})")?;
                if self.is_good() { Ok(()) } else { write!(f, ", expected {wished} ({expected})") }
            }
        }
    }
}

impl std::fmt::Display for LinkCase {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let resolved = self.resolved.as_deref().unwrap_or("nothing");
        let marked = self.entity.as_deref().unwrap_or("nobody");
        write!(f, "{} {}: {} is read as {resolved}, not {marked}", self.lang, self.passage, self.surface)
    }
}
