#![doc = include_str!("article_form.md")]

use super::case::{Case, Place, Verdicts};
use crate::dictionary::{Effect, Language};
use crate::document::Role;
use crate::find::words::TokenKind;
use crate::finding::Severity;
use crate::fix::Applicability;
use crate::resolve::{Passage, Resolution, Settled};
use crate::text::Key;

/// The rule's name.
pub(super) const NAME: &str = "article-form";

/// Looks for "the Ukraine" where a profile is in force.
pub(super) fn judge(case: &Case<'_>, verdicts: &mut Verdicts) {
    for resolution in case.resolutions {
        let Some(lang) = resolution.lang.filter(|&lang| case.prescription(lang).is_some()) else { continue };
        let Some(language) = case.dictionary.language(lang) else { continue };
        let quoted = matches!(resolution.role, Role::Spoken | Role::Written | Role::Title | Role::Tag);
        let licensed = resolution.licence.is_some_and(|licence| licence.effect == Effect::Silent);
        if !quoted && !licensed && resolution.settled != Settled::No {
            check(case, verdicts, resolution, language);
        }
    }
}

fn check(case: &Case<'_>, verdicts: &mut Verdicts, resolution: &Resolution<'_>, language: &Language) {
    let (Some(candidate), passage) = (resolution.entity(), case.passage(resolution)) else { return };
    let id = &case.dictionary.entity(candidate.entity).id;
    let Some(before) = resolution.tokens.start.checked_sub(1) else { return };
    let article = passage.word(before);
    let rule = language.articles.iter().find(|rule| rule.entity == *id && *rule.article == *article.to_lowercase());
    if rule.is_none() || is_attributive(passage, resolution, language) {
        return;
    }
    let place = Place { segment: resolution.segment, span: passage.tokens[before].span.cover(resolution.span) };
    let name = passage.segment.slice(resolution.span);
    let message =
        format!("{name} has no article: “{article} {name}” is how it was written before the country's independence.");
    let mut finding = case.finding(NAME, Severity::Warning, place, message);
    finding.entity = Some(id.to_string());
    finding.fixes = vec![case.fix(format!("write {name}"), Applicability::Unsafe, place, name)];
    verdicts.push(place, finding);
}

/// Whether the name stands before a noun, whose article it then is: the Ukraine war.
fn is_attributive(passage: &Passage<'_>, resolution: &Resolution<'_>, language: &Language) -> bool {
    let last = resolution.tokens.end - 1;
    // "Ukraine's": the article belongs to Ukraine all the same; "Ukraine-backed": to what follows.
    let Some(next) = passage.tokens.get(last + 1) else { return false };
    let text = passage.segment.slice(next.span);
    match next.kind {
        TokenKind::Word => !language.function_words.iter().any(|word| **word == *Key::of(text).as_str()),
        TokenKind::Mark => text.chars().all(crate::text::fold::is_hyphen),
        _ => false,
    }
}
