//! Findings: the one currency of output.

use crate::dictionary::Basis;
use crate::document::Role;
use crate::fix::{Applicability, Fix};
use crate::resolve::Evidence;
use crate::text::{Lang, Span};

/// How bad a finding is. The order is the meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// Worth knowing.
    Info,
    /// Probably wrong; a person should look.
    Warning,
    /// Against a rule of the profile.
    Error,
}

impl Severity {
    /// As written in reports.
    pub fn as_str(self) -> &'static str {
        match self {
            Severity::Info => "info",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }

    /// One level lower; `Info` stays.
    #[must_use]
    pub fn lowered(self) -> Severity {
        match self {
            Severity::Error => Severity::Warning,
            Severity::Warning | Severity::Info => Severity::Info,
        }
    }
}

/// Something to say about one place of one source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Kebab-case name of the rule.
    pub rule: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// The place, in the source text; several spans where markup splits a name. Never empty.
    pub spans: Vec<Span>,
    /// The name as a reader reads it there.
    pub surface: String,
    /// The entity it names, by id.
    pub entity: Option<String>,
    /// What that entity is called in the language of the passage.
    pub name: Option<String>,
    /// Language of the passage.
    pub lang: Option<Lang>,
    /// What the place is in its document.
    pub role: Role,
    /// How the wanted form is known.
    pub basis: Option<Basis>,
    /// What is wrong and why, in an editor's words, one or two sentences.
    pub message: String,
    /// How the name came to be read as it was.
    pub evidence: Vec<Evidence>,
    /// Other places that matter, such as where the other form stands.
    pub related: Vec<Related>,
    /// What can be done, best first.
    pub fixes: Vec<Fix>,
    /// The part of the source it is in, where that holds several.
    pub member: Option<Box<str>>,
    /// A few words before and after, folded; what a fingerprint holds on to.
    pub surroundings: String,
}

impl Finding {
    /// A finding about the file itself, not about a name.
    pub fn plain(rule: &'static str, severity: Severity, span: Span, message: String) -> Self {
        Self {
            rule,
            severity,
            spans: vec![span],
            surface: String::new(),
            entity: None,
            name: None,
            lang: None,
            role: Role::Body,
            basis: None,
            message,
            evidence: Vec::new(),
            related: Vec::new(),
            fixes: Vec::new(),
            member: None,
            surroundings: String::new(),
        }
    }

    /// The fix that may be made where fixes at least so sure are wanted: the only safe one or,
    /// failing that, the only one that is sure enough. Where several are, a person decides.
    pub fn only_fix(&self, least: Applicability) -> Option<&Fix> {
        let only = |least: Applicability| {
            let mut sure = self.fixes.iter().filter(|fix| fix.applicability >= least && !fix.edits.is_empty());
            sure.next().filter(|_| sure.next().is_none())
        };
        only(Applicability::Safe).or_else(|| only(least))
    }

    /// The smallest span around the place.
    pub fn hull(&self) -> Span {
        let first = self.spans.first().copied().unwrap_or(Span::new(0, 0));
        self.spans.iter().fold(first, |hull, &span| hull.cover(span))
    }
}

/// Most other places that a finding points to; where there are as many, there may be more.
pub const MOST_RELATED: usize = 20;

/// Another place that a finding points to, in the same source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Related {
    /// Where, in the source text.
    pub span: Span,
    /// What stands there.
    pub message: String,
}
