//! Which fix of a finding is made, and why none is.

use std::collections::BTreeMap;

use canonym::document::Role;
use canonym::fix::{Applicability, Edit, Fix};
use canonym::{Finding, Severity, Source, Span};

/// A fix that is made, with its finding.
pub(crate) struct Choice<'f> {
    pub(crate) finding: &'f Finding,
    pub(crate) fix: &'f Fix,
}

/// The fixes to make: whole ones only, none that gets in the way of an earlier one.
pub(crate) fn choices<'f>(source: &Source, findings: &'f [Finding], allow_unsafe: bool) -> Vec<Choice<'f>> {
    let least = if allow_unsafe { Applicability::Unsafe } else { Applicability::Safe };
    let mut sorted: Vec<&Finding> = findings.iter().collect();
    sorted.sort_by_key(|finding| finding.hull());
    let mut taken = Taken::default();
    let mut choices = Vec::new();
    for finding in sorted {
        let Some(fix) = finding.only_fix(least) else { continue };
        let changes = |edit: &Edit| source.slice(edit.span) != edit.replacement;
        let fits = |edit: &Edit| source.encode(&edit.replacement).is_some();
        if fix.edits.iter().all(|edit| taken.leaves_room(edit.span) && fits(edit)) && fix.edits.iter().any(changes) {
            fix.edits.iter().for_each(|edit| taken.take(edit.span));
            choices.push(Choice { finding, fix });
        }
    }
    choices
}

/// Places that edits have taken: ends by starts.
#[derive(Default)]
struct Taken(BTreeMap<usize, usize>);

impl Taken {
    fn take(&mut self, span: Span) {
        self.0.insert(span.start(), span.end());
    }

    /// Two insertions at one place get in each other's way as well: nobody said which comes first.
    fn leaves_room(&self, span: Span) -> bool {
        let before = self.0.range(..=span.start()).next_back();
        let after = self.0.range(span.start()..).next();
        before.is_none_or(|(&start, &end)| start < span.start() && end <= span.start())
            && after.is_none_or(|(&start, _)| span.end() <= start)
    }
}

/// "2 left to you: line 7 in a quotation; line 9 …", or nothing to say. Infos are not listed.
pub(crate) fn describe(source: &Source, findings: &[Finding], allow_unsafe: bool) -> Option<String> {
    const LISTED: usize = 10;
    let left: Vec<&Finding> = findings.iter().filter(|finding| finding.severity > Severity::Info).collect();
    if left.is_empty() {
        return None;
    }
    let describe = |finding: &&Finding| {
        let line = source.position(finding.hull().start()).line;
        format!("line {line} ({}) {}", finding.surface, reason(finding, allow_unsafe))
    };
    let mut reasons: Vec<String> = left.iter().take(LISTED).map(describe).collect();
    if left.len() > LISTED {
        reasons.push(format!("and {} more", left.len() - LISTED));
    }
    Some(format!("{} left to you: {}", left.len(), reasons.join("; ")))
}

/// Why a finding is left to a person, to follow a place.
fn reason(finding: &Finding, allow_unsafe: bool) -> String {
    match finding.role {
        Role::Spoken | Role::Written => return "in a quotation".to_owned(),
        Role::Title => return "in the title of a work".to_owned(),
        Role::Tag => return "in a tag, which other pages may share".to_owned(),
        _ => {}
    }
    let editable: Vec<&Fix> = finding.fixes.iter().filter(|fix| !fix.edits.is_empty()).collect();
    match (editable.as_slice(), &finding.entity) {
        ([], _) if finding.fixes.is_empty() => "has no form to put in its place".to_owned(),
        ([], _) => "is split by markup or cannot be written there".to_owned(),
        ([first, _, ..], Some(entity)) => match first.title.strip_prefix("write ") {
            Some(form) => format!("has several possible forms (decide with --use {entity}={form})"),
            None => "has several possible forms".to_owned(),
        },
        ([_, _, ..], None) => "has several possible forms".to_owned(),
        ([fix], _) => match fix.applicability {
            Applicability::Safe => "is touched by another change; run again".to_owned(),
            Applicability::Unsafe if allow_unsafe => "is touched by another change; run again".to_owned(),
            Applicability::Unsafe => "is not certain (--unsafe makes it)".to_owned(),
            Applicability::DisplayOnly => "needs a person to decide".to_owned(),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::{Span, Taken};

    #[test]
    fn edits_that_touch_are_apart_and_those_that_share_a_byte_or_a_start_are_not() {
        let mut taken = Taken::default();
        taken.take(Span::new(10, 20));
        taken.take(Span::new(30, 30));
        for (start, end, free) in [
            (0, 10, true),
            (20, 30, true),
            (0, 11, false),
            (19, 25, false),
            (12, 15, false),
            (30, 30, false),
            (25, 31, false),
        ] {
            assert_eq!(taken.leaves_room(Span::new(start, end)), free, "{start}..{end}");
        }
    }
}
