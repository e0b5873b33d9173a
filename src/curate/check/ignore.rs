//! What somebody has looked at and let stand: `# canonym: ignore[missing-guard] why`.

use crate::finding::Finding;
use crate::text::Source;

/// Whether a comment lets a finding stand and says why: on its line, right above it, or right above the
/// table that it is in.
pub(super) fn is_ignored(source: &Source, finding: &Finding) -> bool {
    let text = |line: usize| &source.text()[source.lines().line(source.text(), line)];
    let comments_above = |line: usize| (1..line).rev().map(text).take_while(|line| line.trim_start().starts_with('#'));
    let line = source.position(finding.hull().start()).line;
    let head = (1..=line).rev().find(|&line| text(line).starts_with("[[")).unwrap_or(line);
    let beside = text(line).split_once('#').map(|(_, comment)| comment);
    let mut comments = beside.into_iter().chain(comments_above(line)).chain(comments_above(head));
    comments.any(|comment| lets(comment, finding.rule))
}

fn lets(comment: &str, rule: &str) -> bool {
    let ignored = comment.split_once("canonym: ignore[").and_then(|(_, rest)| rest.split_once(']'));
    ignored.is_some_and(|(rules, reason)| {
        rules.split(',').any(|ignored| ignored.trim() == rule) && !reason.trim().is_empty()
    })
}
