//! Contexts that make a form right, or the mention somebody else's.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use super::{Passage, Resolution, beside, candidate};
use crate::dictionary::scheme::NameClass;
use crate::dictionary::{Context, ContextKind, Dictionary, Effect, EntityId, Language, Pattern, Phrase, fold_word};
use crate::find::words::{Token, TokenKind};
use crate::text::fold::is_hyphen;
use crate::text::{Key, Script, Span};

/// A context that applies to a mention.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Licence<'d> {
    /// Its name.
    pub context: &'d str,
    /// Why it licenses.
    pub kind: ContextKind,
    /// What it does.
    pub effect: Effect,
}

/// Looks for the first context that applies. A namesake's takes the candidates away.
pub(super) fn license<'d>(dictionary: &'d Dictionary, passage: Passage<'_>, resolution: &mut Resolution<'d>) {
    let surroundings = Surroundings {
        passage,
        tokens: resolution.tokens.clone(),
        span: resolution.span,
        surface: Key::of(passage.segment.slice(resolution.span)),
        folded: RefCell::default(),
    };
    let applies = |context: &&Context, entity: EntityId| {
        let about = context.entities.is_empty() || context.entities.contains(&dictionary.entity(entity).id);
        let spoken = context.langs.is_empty() || passage.lang.is_some_and(|lang| context.langs.contains(&lang.base()));
        about && spoken && context.phrases.iter().any(|phrase| surroundings.match_phrase(phrase))
    };
    let mut licence = None;
    resolution.candidates.retain(|candidate| {
        let mut fitting = dictionary.contexts().iter().filter(|context| applies(context, candidate.entity));
        let Some(context) = fitting.next() else { return true };
        licence = Some(Licence { context: &context.name, kind: context.kind, effect: context.effect });
        context.kind != ContextKind::Namesake
    });
    resolution.licence = licence.or_else(|| foreign_name(dictionary, passage, resolution));
}

/// A place in the form of another language, beside words of that language, is part of a longer name or
/// of a quotation: WWF Deutschland, Warsaw Enterprise Institute, Ministry of Foreign Affairs of Poland.
fn foreign_name<'d>(
    dictionary: &'d Dictionary,
    passage: Passage<'_>,
    resolution: &Resolution<'_>,
) -> Option<Licence<'d>> {
    let lang = passage.lang?;
    let index = dictionary.index();
    let parts = || resolution.candidates.iter().flat_map(|candidate| &candidate.parts);
    let forms = || parts().flat_map(|part| &part.readings).map(|reading| index.form(reading.form));
    let is_foreign = forms().all(|form| !candidate::serves(dictionary, form, lang));
    let is_place = forms().all(|form| dictionary.entity(form.entity).kind.class() == NameClass::Place);
    if resolution.candidates.is_empty() || !is_foreign || !is_place {
        return None;
    }
    let (before, after) = (resolution.tokens.start.checked_sub(1), resolution.tokens.end);
    let first = beside::unknown_name(dictionary, passage, before, resolution.tokens.start);
    let next = || beside::unknown_name(dictionary, passage, Some(after), after - 1);
    let describes = dictionary.language(lang).is_some_and(|language| language.describes_in_capitals);
    let in_longer_name =
        first.is_some_and(|word| !describes || beside::is_acronym(word)) || (!describes && next().is_some());
    let joins = |language: &Language, word: &str| language.function_words.iter().any(|known| **known == *word);
    let mut buffer = String::new();
    let word = before.map(|before| fold_word(passage.word(before), &mut buffer)).unwrap_or_default();
    // Without the language's own list nobody knows whose word it is: Polish do, English do.
    let own =
        dictionary.language(lang).is_none_or(|language| language.function_words.is_empty() || joins(language, word));
    let of_its_language = |language: &Language| {
        joins(language, word) && forms().any(|form| candidate::serves(dictionary, form, language.lang))
    };
    let in_quotation = !own && dictionary.languages().any(of_its_language);
    let licence = Licence { context: "foreign-name", kind: ContextKind::OwnName, effect: Effect::Silent };
    (in_longer_name || in_quotation).then_some(licence)
}

/// A form followed by `[sic]` is as its writer wants it.
pub(super) fn license_sic(passage: Passage<'_>, resolutions: &mut [Resolution<'_>]) {
    for resolution in resolutions {
        let after = resolution.tokens.end;
        let sic = passage.tokens.get(after..after + 3).is_some_and(|next| {
            let words: Vec<&str> = next.iter().map(|token| passage.segment.slice(token.span)).collect();
            words == ["[", "sic", "]"]
        });
        if sic {
            resolution.licence = Some(Licence { context: "sic", kind: ContextKind::Meta, effect: Effect::Silent });
        }
    }
}

/// A name in another script than its passage (Kyiv in a Russian text) is cited, not used.
pub(super) fn license_other_script(passage: Passage<'_>, resolutions: &mut [Resolution<'_>]) {
    if resolutions.is_empty() {
        return;
    }
    let script = main_script(passage.segment.text());
    for resolution in resolutions.iter_mut().filter(|resolution| resolution.licence.is_none()) {
        if main_script(passage.segment.slice(resolution.span)) != script {
            resolution.licence =
                Some(Licence { context: "other-script", kind: ContextKind::Meta, effect: Effect::Silent });
        }
    }
}

/// The script of most letters; Chinese characters and kana count as one.
fn main_script(text: &str) -> Option<Script> {
    let mut counts: BTreeMap<Script, usize> = BTreeMap::new();
    for script in text.chars().filter_map(Script::of) {
        *counts.entry(if script == Script::Kana { Script::Han } else { script }).or_default() += 1;
    }
    counts.into_iter().max_by_key(|&(_, count)| count).map(|(script, _)| script)
}

fn is_quotation_mark(token: &str) -> bool {
    matches!(token, "\"" | "“" | "”" | "„" | "«" | "»" | "‘" | "’" | "‚" | "‹" | "›" | "'" | "「" | "」" | "『" | "』")
}

/// A mark behind which another sentence stands, in any script; a full stop may stand within one.
fn is_sentence_end(token: &str) -> bool {
    matches!(token, "!" | "?" | "…" | "。" | "！" | "？" | "؟" | "۔" | "।" | "։" | "\u{FFFC}")
}

struct Surroundings<'a> {
    passage: Passage<'a>,
    tokens: std::ops::Range<usize>,
    span: Span,
    /// The mention, folded.
    surface: Key,
    /// Folded words around it: hundreds of phrases ask for the same few.
    folded: RefCell<Vec<(usize, Rc<str>)>>,
}

impl Surroundings<'_> {
    fn match_phrase(&self, phrase: &Phrase) -> bool {
        self.match_surface(phrase)
            && (self.match_within_run(phrase)
                || self.match_after(&phrase.after, self.tokens.end)
                    && self.match_before(&phrase.before, self.tokens.start))
    }

    /// A name and what is written together with it, in scripts without blanks: ハリコフ攻防戦.
    fn match_within_run(&self, phrase: &Phrase) -> bool {
        let text = self.passage.segment.text();
        let (before, after) = (&text[..self.span.start()], &text[self.span.end()..]);
        let stands = |pattern: &Pattern, is: &dyn Fn(&str) -> bool| match pattern {
            Pattern::Word(word) => is(word),
            Pattern::AnyOf(words) => words.iter().any(|word| is(word)),
            _ => false,
        };
        let joins = |c: Option<char>| c.and_then(Script::of).is_some_and(Script::is_unspaced);
        (joins(before.chars().next_back()) || joins(after.chars().next()))
            && matches!((&*phrase.before, &*phrase.after), ([_], []) | ([], [_]))
            && phrase.before.iter().all(|pattern| stands(pattern, &|word| before.ends_with(word)))
            && phrase.after.iter().all(|pattern| stands(pattern, &|word| after.starts_with(word)))
    }

    fn match_surface(&self, phrase: &Phrase) -> bool {
        phrase.surfaces.is_empty() || phrase.surfaces.iter().any(|wanted| self.surface.as_str() == &**wanted)
    }

    /// The folded word at a token.
    fn folded(&self, at: usize) -> Rc<str> {
        let mut folded = self.folded.borrow_mut();
        if let Some((_, word)) = folded.iter().find(|(known, _)| *known == at) {
            return Rc::clone(word);
        }
        let word: Rc<str> = Key::of(self.passage.word(at)).as_str().into();
        folded.push((at, Rc::clone(&word)));
        word
    }

    /// Whether phrases do not know of a token: quotation marks, and a hyphen, which parts words as a blank
    /// does.
    fn is_passed_over(&self, at: usize) -> bool {
        let (word, tokens) = (self.passage.word(at), self.passage.tokens);
        let is_attached = || {
            let span = tokens[at].span;
            at > 0
                && tokens[at - 1].span.end() == span.start()
                && tokens.get(at + 1).is_some_and(|next| next.span.start() == span.end())
        };
        is_quotation_mark(word) || (word.chars().all(is_hyphen) && is_attached())
    }

    /// Matches patterns from the token at `at` on.
    fn match_after(&self, patterns: &[Pattern], mut at: usize) -> bool {
        let Some((pattern, rest)) = patterns.split_first() else { return true };
        while at < self.passage.tokens.len() && self.is_passed_over(at) {
            at += 1;
        }
        if let Pattern::Gap(most) = pattern {
            return (0..=usize::from(*most))
                .take_while(|skip| self.same_sentence(at..at + skip))
                .any(|skip| self.match_after(rest, at + skip));
        }
        at < self.passage.tokens.len() && self.match_one(pattern, at) && self.match_after(rest, at + 1)
    }

    /// Matches patterns backwards, the last of them at the token before `end`.
    fn match_before(&self, patterns: &[Pattern], mut end: usize) -> bool {
        let Some((pattern, rest)) = patterns.split_last() else { return true };
        while end > 0 && self.is_passed_over(end - 1) {
            end -= 1;
        }
        if let Pattern::Gap(most) = pattern {
            let skips = (0..=usize::from(*most).min(end)).take_while(|skip| self.same_sentence(end - skip..end));
            return skips.into_iter().any(|skip| self.match_before(rest, end - skip));
        }
        end > 0 && self.match_one(pattern, end - 1) && self.match_before(rest, end - 1)
    }

    /// Whether no sentence ends among these tokens.
    fn same_sentence(&self, range: std::ops::Range<usize>) -> bool {
        let ends = |token: &Token| is_sentence_end(self.passage.segment.slice(token.span));
        let full_stop = |i: usize| {
            self.passage.word(i) == "." && self.passage.tokens.get(i + 1).is_none_or(|next| next.starts_sentence)
        };
        range.end <= self.passage.tokens.len() && range.clone().all(|i| !ends(&self.passage.tokens[i]) && !full_stop(i))
    }

    fn match_one(&self, pattern: &Pattern, at: usize) -> bool {
        let token = &self.passage.tokens[at];
        let text = self.passage.segment.slice(token.span);
        match pattern {
            Pattern::Word(word) => token.kind != TokenKind::Mark && *self.folded(at) == **word,
            Pattern::AnyOf(words) => {
                token.kind != TokenKind::Mark && {
                    let folded = self.folded(at);
                    words.iter().any(|word| **word == *folded)
                }
            }
            Pattern::Mark(mark) => token.kind == TokenKind::Mark && text.starts_with(*mark),
            Pattern::YearBefore(year) => {
                text.len() == 4 && text.parse::<u16>().is_ok_and(|number| (800..*year).contains(&number))
            }
            Pattern::Capitalized => token.kind == TokenKind::Word && text.starts_with(char::is_uppercase),
            // Handled by the callers, which know where to go on.
            Pattern::Gap(_) => false,
        }
    }
}
