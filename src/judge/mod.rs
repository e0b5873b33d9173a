//! Resolutions to findings: is each form right here?
//!
//! A judgement is a function of entity, form, language, profile, date and context, never of a string
//! alone. One rule a file; the [`RULES`] stand in order of precedence, and a mention gets the finding
//! of the first rule that has something to say of it.

#![allow(rustdoc::invalid_codeblock_attributes, reason = "the pages of the rules say `story profile=ap`")]

mod case;
mod elsewhere;
mod wording;

mod article_form;
mod contested_name;
mod deprecated_form;
mod foreign_form;
mod former_name;
mod mixed_forms;
mod mixed_schemes;
mod mixed_script;
mod prescribed;
mod substitute;
mod suspected_misspelling;
mod unlisted_variant;
mod usage;

pub use case::{Case, Corpus, Pin, Style, Verdicts};
pub use usage::{Usage, tags, usage};

use crate::finding::{Finding, Severity};

/// A rule: data, so that documentation, help, configuration and tests can iterate over them.
#[derive(Debug)]
pub struct RuleInfo {
    /// Kebab-case name; reads well after "ignore".
    pub name: &'static str,
    /// What it finds, in one line.
    pub summary: &'static str,
    /// The severity it usually has.
    pub severity: Severity,
    /// Its page: documentation and tests in one.
    pub page: &'static str,
    /// What judges; `None` for rules about the input itself, which other stages apply.
    pub judge: Option<fn(&Case<'_>, &mut Verdicts)>,
}

/// All rules, those that win first.
pub const RULES: &[RuleInfo] = &[
    RuleInfo {
        name: mixed_script::NAME,
        summary: "a word with letters of two scripts that look alike",
        severity: Severity::Warning,
        page: include_str!("mixed_script.md"),
        judge: Some(mixed_script::judge),
    },
    RuleInfo {
        name: deprecated_form::NAME,
        summary: "a form that the language and the profile have given up",
        severity: Severity::Error,
        page: include_str!("deprecated_form.md"),
        judge: Some(deprecated_form::judge),
    },
    RuleInfo {
        name: foreign_form::NAME,
        summary: "the form of another language",
        severity: Severity::Error,
        page: include_str!("foreign_form.md"),
        judge: Some(foreign_form::judge),
    },
    RuleInfo {
        name: article_form::NAME,
        summary: "an article that the name has lost: the Ukraine",
        severity: Severity::Warning,
        page: include_str!("article_form.md"),
        judge: Some(article_form::judge),
    },
    RuleInfo {
        name: mixed_forms::NAME,
        summary: "two forms of one name in one text or, where asked for, in one corpus",
        severity: Severity::Warning,
        page: include_str!("mixed_forms.md"),
        judge: Some(mixed_forms::judge),
    },
    RuleInfo {
        name: suspected_misspelling::NAME,
        summary: "an unknown word one slip away from a name of the same text",
        severity: Severity::Warning,
        page: include_str!("suspected_misspelling.md"),
        judge: Some(suspected_misspelling::judge),
    },
    RuleInfo {
        name: unlisted_variant::NAME,
        summary: "a person in no dictionary whose name one text spells in two ways",
        severity: Severity::Warning,
        page: include_str!("unlisted_variant.md"),
        judge: Some(unlisted_variant::judge),
    },
    RuleInfo {
        name: former_name::NAME,
        summary: "a name that its bearer no longer has; only where asked for",
        severity: Severity::Info,
        page: include_str!("former_name.md"),
        judge: Some(former_name::judge),
    },
    RuleInfo {
        name: contested_name::NAME,
        summary: "a name that some use and others reject; only where asked for",
        severity: Severity::Info,
        page: include_str!("contested_name.md"),
        judge: Some(contested_name::judge),
    },
    RuleInfo {
        name: mixed_schemes::NAME,
        summary: "names romanized from different languages or by different standards in one text",
        severity: Severity::Info,
        page: include_str!("mixed_schemes.md"),
        judge: Some(mixed_schemes::judge),
    },
    RuleInfo {
        name: UNUSED_SUPPRESSION,
        summary: "a comment that silences nothing",
        severity: Severity::Info,
        page: include_str!("unused_suppression.md"),
        judge: None,
    },
    RuleInfo {
        name: MALFORMED_INPUT,
        summary: "something in the file that cannot be read as it was meant",
        severity: Severity::Warning,
        page: include_str!("malformed_input.md"),
        judge: None,
    },
];

/// Name of the rule about comments that silence nothing.
pub const UNUSED_SUPPRESSION: &str = "unused-suppression";

/// Name of the rule about malformed front matter, comments and the like.
pub const MALFORMED_INPUT: &str = "malformed-input";

/// The rule with this name.
pub fn rule(name: &str) -> Option<&'static RuleInfo> {
    RULES.iter().find(|rule| rule.name == name)
}

/// All findings of a document, by place.
pub fn judge(case: &Case<'_>) -> Vec<Finding> {
    let mut verdicts = Verdicts::default();
    for judge in RULES.iter().filter_map(|rule| rule.judge) {
        judge(case, &mut verdicts);
    }
    verdicts.into_findings()
}
