//! One expectation or finding, and what came of it.

use serde::{Deserialize, Serialize};

use super::Fault;
use crate::finding::Severity;

/// A finding that was made, expected, or both.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Case {
    /// Id of the passage.
    pub passage: String,
    /// The profile it was checked under.
    pub profile: String,
    /// Language of the passage, `-` where nobody says.
    pub lang: String,
    /// What the passage is an example of.
    pub class: Option<String>,
    /// The fault that was injected.
    pub fault: Option<Fault>,
    /// What came of it.
    pub verdict: Verdict,
    /// First byte of the place in the text.
    pub start: usize,
    /// What stands there.
    pub surface: String,
    /// Entity that the finding names, or the mark.
    pub entity: Option<String>,
    /// What that is.
    pub kind: Option<String>,
    /// The rule that found it.
    pub rule: Option<String>,
    /// How bad the finding says it is.
    pub severity: Option<Severity>,
    /// How bad it was expected to be.
    pub expected_severity: Option<Severity>,
    /// What its first fix writes there.
    pub replacement: Option<String>,
    /// What was expected to be written.
    pub expected_replacement: Option<String>,
    /// Whether the text after the first fix is the expected one.
    pub replacement_right: Option<bool>,
    /// What was said.
    pub message: Option<String>,
}

/// What came of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// Expected and found.
    Right,
    /// Found and not expected.
    Wrong,
    /// Expected and not found.
    Missed,
    /// Found where nobody said what to expect.
    Unjudged,
}

impl Verdict {
    /// As written in reports.
    pub fn as_str(self) -> &'static str {
        match self {
            Verdict::Right => "right",
            Verdict::Wrong => "wrong",
            Verdict::Missed => "missed",
            Verdict::Unjudged => "unjudged",
        }
    }
}

impl Case {
    /// Whether the severity is the expected one; `None` where it does not matter.
    pub fn severity_right(&self) -> Option<bool> {
        let expected = self.expected_severity.filter(|_| self.verdict == Verdict::Right)?;
        Some(self.severity == Some(expected))
    }

    /// Whether it is as an editor would have it, replacement and severity included.
    pub fn is_good(&self) -> bool {
        self.verdict == Verdict::Right && self.replacement_right != Some(false) && self.severity_right() != Some(false)
    }
}
