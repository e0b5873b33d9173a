//! Findings beside expectations.

use super::case::{Case, Verdict};
use super::passage::{Expected, Named, Passage, TODAY};
use crate::dictionary::Dictionary;
use crate::find::words::{TokenKind, tokens};
use crate::finding::{Finding, Severity};
use crate::fix::{Edit, disjoint};
use crate::text::{Key, Script, Source, Span};
use crate::{Checker, Story, StoryDate};

/// What one passage came to under one profile.
#[derive(Debug, Clone, Default)]
pub struct Scored {
    /// Every finding and every expectation.
    pub cases: Vec<Case>,
    /// Findings that only inform.
    pub infos: usize,
    /// Words of the text; in scripts without word spaces two letters count as one.
    pub words: usize,
    /// Its distinct words, folded.
    pub distinct: Vec<Key>,
}

/// Checks a passage; the clock may run meanwhile.
pub fn examine(checker: &Checker, passage: &Passage) -> Vec<Finding> {
    checker.check(&source(passage), &story(passage)).findings
}

pub(super) fn source(passage: &Passage) -> Source {
    Source::new(passage.id.as_str(), passage.text.as_str())
}

pub(super) fn story(passage: &Passage) -> Story {
    let date = StoryDate::On(passage.date.unwrap_or(TODAY));
    Story { format: passage.format, lang: passage.lang, default_lang: None, date }
}

/// Compares the findings on a passage with what is expected under a profile.
///
/// A finding is right if it overlaps the expected place, wrong if it overlaps none. Several findings
/// on one expected place are one case.
pub fn score(dictionary: &Dictionary, passage: &Passage, profile: &str, findings: &[Finding]) -> Scored {
    let counted: Vec<&Finding> = findings.iter().filter(|finding| finding.severity > Severity::Info).collect();
    let expected = passage.expected_under(profile);
    let scorer = Scorer { dictionary, passage, profile };
    let mut cases: Vec<Case> = expected
        .unwrap_or_default()
        .iter()
        .map(|wish| scorer.expected(wish, expected.unwrap_or_default(), &counted))
        .collect();
    for finding in &counted {
        let overlaps = |wish: &Expected| meets(finding, wish);
        if !expected.unwrap_or_default().iter().any(overlaps) {
            cases.push(scorer.unexpected(finding, expected.is_some()));
        }
    }
    cases.sort_by_key(|case| (case.start, case.verdict));
    let (words, distinct) = words(&passage.text);
    Scored { cases, infos: findings.len() - counted.len(), words, distinct }
}

fn meets(finding: &Finding, wish: &Expected) -> bool {
    finding.spans.iter().any(|span| span.overlaps(wish.span))
}

struct Scorer<'a> {
    dictionary: &'a Dictionary,
    passage: &'a Passage,
    profile: &'a str,
}

impl Scorer<'_> {
    fn expected(&self, wish: &Expected, all: &[Expected], findings: &[&Finding]) -> Case {
        let made: Vec<&Finding> = findings.iter().copied().filter(|finding| meets(finding, wish)).collect();
        let entity = self.marked(wish.span);
        let mut case = self.case(wish.span, Verdict::Missed, entity);
        case.expected_severity = wish.severity;
        case.expected_replacement.clone_from(&wish.replacement);
        if let Some(first) = made.iter().max_by_key(|finding| finding.severity) {
            case.verdict = Verdict::Right;
            self.tell(&mut case, first);
            case.replacement_right = wish.replacement.as_ref().map(|_| self.replaces(all, &made));
        }
        case
    }

    fn unexpected(&self, finding: &Finding, is_judged: bool) -> Case {
        let verdict = if is_judged { Verdict::Wrong } else { Verdict::Unjudged };
        let mut case = self.case(finding.hull(), verdict, finding.entity.clone());
        self.tell(&mut case, finding);
        case
    }

    fn case(&self, span: Span, verdict: Verdict, entity: Option<String>) -> Case {
        let passage = self.passage;
        let known = entity.as_deref().and_then(|id| self.dictionary.entity_by_id(id));
        Case {
            passage: passage.id.clone(),
            profile: self.profile.to_owned(),
            lang: passage.lang.map_or("-".to_owned(), |lang| lang.to_string()),
            class: passage.class.clone(),
            fault: passage.fault,
            verdict,
            start: span.start(),
            surface: passage.text[span.range()].to_owned(),
            kind: known.map(|id| self.dictionary.entity(id).kind.noun().to_owned()),
            entity,
            rule: None,
            severity: None,
            expected_severity: None,
            replacement: None,
            expected_replacement: None,
            replacement_right: None,
            message: None,
        }
    }

    fn tell(&self, case: &mut Case, finding: &Finding) {
        case.rule = Some(finding.rule.to_owned());
        case.severity = Some(finding.severity);
        case.message = Some(finding.message.clone());
        let first = finding.fixes.first().filter(|fix| !fix.edits.is_empty());
        case.replacement = first.map(|fix| after(self.passage, finding.hull(), &fix.edits));
    }

    /// The entity that is marked at a place.
    fn marked(&self, span: Span) -> Option<String> {
        let mark = self.passage.marks.iter().find(|mark| mark.span.overlaps(span))?;
        match &mark.named {
            Named::Entity(id) => Some(id.clone()),
            Named::Nobody | Named::Thing { .. } => None,
        }
    }

    /// Whether the first fixes of findings make the text that is expected at the places they meet.
    fn replaces(&self, all: &[Expected], made: &[&Finding]) -> bool {
        let met: Vec<&Expected> = all.iter().filter(|wish| made.iter().any(|finding| meets(finding, wish))).collect();
        let hull = met.iter().map(|wish| wish.span).chain(made.iter().map(|finding| finding.hull()));
        let Some(hull) = hull.reduce(Span::cover) else { return false };
        let edits: Vec<Edit> =
            made.iter().filter_map(|finding| finding.fixes.first()).flat_map(|fix| fix.edits.iter().cloned()).collect();
        let wanted: Vec<Edit> = met
            .iter()
            .filter_map(|wish| Some(Edit { span: wish.span, replacement: wish.replacement.clone()? }))
            .collect();
        after(self.passage, hull, &edits) == after(self.passage, hull, &wanted)
    }
}

/// The text at a place with edits made.
fn after(passage: &Passage, place: Span, edits: &[Edit]) -> String {
    let (mut text, mut done) = (String::new(), place.start());
    for edit in disjoint(edits).into_iter().filter(|edit| place.contains(edit.span)) {
        text.push_str(&passage.text[done..edit.span.start()]);
        text.push_str(&edit.replacement);
        done = edit.span.end();
    }
    text.push_str(&passage.text[done..place.end()]);
    text
}

/// How many words a text has, and which.
fn words(text: &str) -> (usize, Vec<Key>) {
    let is_unspaced = |word: &str| word.chars().next().and_then(Script::of).is_some_and(Script::is_unspaced);
    let (mut count, mut distinct) = (0, Vec::new());
    for token in tokens(text).iter().filter(|token| token.kind == TokenKind::Word) {
        let word = &text[token.span.range()];
        count += if is_unspaced(word) { word.chars().count().div_ceil(2) } else { 1 };
        distinct.push(Key::of(word));
    }
    distinct.sort();
    distinct.dedup();
    (count, distinct)
}
