#![doc = include_str!("deprecated_form.md")]

use super::case::{Case, Verdicts};
use super::prescribed;

/// The rule's name.
pub(super) const NAME: &str = "deprecated-form";

/// Judges all mentions.
pub(super) fn judge(case: &Case<'_>, verdicts: &mut Verdicts) {
    prescribed::judge(case, verdicts, NAME, false);
}
