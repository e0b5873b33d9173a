//! Runs of words that are forms of the dictionary.

use std::collections::HashMap;

use super::reading::{Inflection, Reader, WordReading};
use super::words::{Token, TokenKind, joined};
use crate::dictionary::{Dictionary, FormId, Index, fold_word};
use crate::text::fold::{fold_into, is_apostrophe, is_hyphen, is_mark};
use crate::text::{Lang, Script, Span};

/// A run of words that may be a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// The name itself in the segment's logical text, without possessive or elided article.
    pub span: Span,
    /// The tokens it takes up.
    pub tokens: std::ops::Range<usize>,
    /// The forms it may be.
    pub hits: Vec<Hit>,
}

/// A form that a mention may be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// The form.
    pub form: FormId,
    /// The base form in the letters of the text.
    pub base: String,
    /// The case of the mention, word by word; `None` for words in their base form.
    pub inflections: Vec<Option<Inflection>>,
}

impl Hit {
    /// The case all inflected words stand in; `None` for a base form.
    pub fn inflection(&self) -> Option<&Inflection> {
        self.inflections.iter().flatten().next()
    }
}

/// Finds mentions; remembers every distinct word of each language.
#[derive(Debug)]
pub struct Finder<'d> {
    dictionary: &'d Dictionary,
    index: Index<'d>,
    readers: HashMap<Option<Lang>, Reader<'d>>,
}

impl<'d> Finder<'d> {
    /// A finder for one document, of what was written by hand.
    pub fn new(dictionary: &'d Dictionary) -> Self {
        Self::of(dictionary, dictionary.index())
    }

    /// A finder of the places of the lists, wherever they stand.
    pub fn of_places(dictionary: &'d Dictionary) -> Self {
        Self::of(dictionary, dictionary.places())
    }

    fn of(dictionary: &'d Dictionary, index: Index<'d>) -> Self {
        Self { dictionary, index, readers: HashMap::new() }
    }

    /// The mentions in the logical text of a segment, in order, none inside another.
    pub fn mentions(&mut self, text: &str, tokens: &[Token], lang: Option<Lang>) -> Vec<Mention> {
        let index = self.index;
        let language = || lang.and_then(|lang| self.dictionary.language(lang));
        let reader = self.readers.entry(lang).or_insert_with(|| Reader::new(index, language()));
        let mut run = Run { text, tokens, index, reader };
        let mut mentions = Vec::new();
        let mut at = 0;
        while at < tokens.len() {
            if let Some(mention) = run.at(at) {
                at = mention.tokens.end;
                mentions.push(mention);
            } else {
                run.unspaced(at, &mut mentions);
                at += 1;
            }
        }
        mentions
    }
}

struct Run<'a, 'd> {
    text: &'a str,
    tokens: &'a [Token],
    index: Index<'d>,
    reader: &'a mut Reader<'d>,
}

/// A partial match: the words so far.
struct Partial {
    key: String,
    readings: Vec<WordReading>,
    /// What stands between the words as well, for the base form.
    base: String,
}

impl Run<'_, '_> {
    /// The longest mention that starts at a token.
    fn at(&mut self, at: usize) -> Option<Mention> {
        if self.tokens[at].kind != TokenKind::Word || !self.may_start(at) {
            return None;
        }
        let mut partials: Vec<Partial> = Vec::new();
        for reading in self.readings(at).iter().filter(|reading| reading.starts > 0) {
            partials.push(Partial {
                key: reading.key.to_string(),
                base: reading.base.to_string(),
                readings: vec![reading.clone()],
            });
        }
        let mut best: Option<Mention> = None;
        let mut last = at;
        while !partials.is_empty() {
            if let Some(mention) = self.mention(at, last, &partials) {
                best = Some(mention);
            }
            let Some((next, joint)) = self.next_word(last) else { break };
            partials = self.extend(partials, next, joint);
            last = next;
        }
        best.filter(|mention| self.stands_alone(mention) && !self.is_common_word(mention))
    }

    fn readings(&mut self, at: usize) -> std::rc::Rc<[WordReading]> {
        self.reader.readings(&self.text[self.tokens[at].span.range()])
    }

    /// Names have a capital, or a script without capitals; `al-` may stand before one.
    fn may_start(&self, at: usize) -> bool {
        is_capitalized(self.word(at))
            || (self.is_hyphen(at + 1) && self.tokens.get(at + 2).is_some_and(|_| is_capitalized(self.word(at + 2))))
    }

    fn word(&self, at: usize) -> &str {
        &self.text[self.tokens[at].span.range()]
    }

    fn is_hyphen(&self, at: usize) -> bool {
        let joined = |a: usize, b: usize| self.tokens[a].span.end() == self.tokens[b].span.start();
        let between = at > 0 && at + 1 < self.tokens.len();
        between && self.word(at).chars().all(is_hyphen) && joined(at - 1, at) && joined(at, at + 1)
    }

    /// The next word of a phrase: after blanks, after one hyphen, or after the full stop of an abbreviation.
    fn next_word(&self, at: usize) -> Option<(usize, &'static str)> {
        let (next, joint) = if self.is_hyphen(at + 1) {
            (at + 2, "-")
        } else if self.is_abbreviated(at) {
            (at + 2, ". ")
        } else {
            (at + 1, " ")
        };
        let is_word = self.tokens.get(next)?.kind == TokenKind::Word;
        let apart = joint != " " || self.tokens[at].span.end() < self.tokens[next].span.start();
        (is_word && apart).then_some((next, joint))
    }

    /// Whether a word ends with a full stop that does not end the sentence: St. Petersburg.
    fn is_abbreviated(&self, at: usize) -> bool {
        let [word, stop, next] = self.tokens[at..].first_chunk().copied().unwrap_or([self.tokens[at]; 3]);
        let stopped = stop.kind == TokenKind::Mark && &self.text[stop.span.range()] == "." && joined(&word, &stop);
        stopped && !next.starts_sentence && !joined(&stop, &next)
    }

    fn extend(&mut self, partials: Vec<Partial>, next: usize, joint: &str) -> Vec<Partial> {
        let readings = self.readings(next);
        let mut extended = Vec::new();
        for partial in partials {
            let room = partial.readings[0].starts as usize > partial.readings.len();
            // Only the last word of a name carries a possessive.
            let whole = partial.readings.last().is_some_and(|last| last.core.end() == self.word_len(next, joint));
            if !room || !whole {
                continue;
            }
            for reading in readings.iter().filter(|reading| reading.core.start() == 0) {
                let mut words = partial.readings.clone();
                words.push(reading.clone());
                let key = format!("{} {}", partial.key, reading.key);
                extended.push(Partial {
                    key,
                    base: format!("{}{joint}{}", partial.base, reading.base),
                    readings: words,
                });
            }
        }
        extended
    }

    /// Length of the word before the word at `next`.
    fn word_len(&self, next: usize, joint: &str) -> usize {
        self.tokens[if joint == " " { next - 1 } else { next - 2 }].span.len()
    }

    fn mention(&self, first: usize, last: usize, partials: &[Partial]) -> Option<Mention> {
        let mut hits = Vec::new();
        let mut span = None;
        // A reading of the whole word is better than one that leaves something away.
        let mut ordered: Vec<&Partial> = partials.iter().collect();
        ordered.sort_by_key(|partial| std::cmp::Reverse(partial.readings.iter().map(|r| r.core.len()).sum::<usize>()));
        for partial in ordered {
            let (start, end) = (partial.readings.first()?, partial.readings.last()?);
            let (from, to) = (self.tokens[first].span.start(), self.tokens[last].span.start());
            let core = Span::new(from + start.core.start(), to + end.core.end());
            if span.is_some_and(|span| span != core) {
                continue;
            }
            let inflections: Vec<_> = partial.readings.iter().map(|reading| reading.inflection.clone()).collect();
            let leans =
                partials.iter().any(|other| other.readings.last().is_some_and(|last| last.core.end() < end.core.end()));
            for form in self.index.phrase(&partial.key) {
                // An apostrophe that may part an enclitic is no mark that was put on: Putin's is not Latvian Putins.
                if leans && !self.index.form(form).text.contains(is_apostrophe) {
                    continue;
                }
                span = Some(core);
                let hit = Hit { form, base: partial.base.clone(), inflections: inflections.clone() };
                if !hits.contains(&hit) {
                    hits.push(hit);
                }
            }
        }
        Some(Mention { span: span?, tokens: first..last + 1, hits })
    }

    /// Whether the mention is a name by itself, and not half of a longer one that nobody listed, such
    /// as Kupiansk-Vuzlovyi. In languages that compound freely (Krim-Brücke) it always is.
    fn stands_alone(&mut self, mention: &Mention) -> bool {
        if self.reader.language().is_some_and(|language| language.compounds) {
            return true;
        }
        let (first, last) = (mention.tokens.start, mention.tokens.end - 1);
        let before = (first >= 2 && self.is_hyphen(first - 1)).then(|| first - 2);
        let after = (self.is_hyphen(last + 1)).then_some(last + 2);
        [before, after].into_iter().flatten().all(|at| {
            self.tokens[at].kind != TokenKind::Word || !is_capitalized(self.word(at)) || !self.readings(at).is_empty()
        })
    }

    /// Whether it is a word of the language that only happens to have a capital here.
    fn is_common_word(&self, mention: &Mention) -> bool {
        let Some(language) = self.reader.language().filter(|_| mention.tokens.len() == 1) else { return false };
        if !self.tokens[mention.tokens.start].starts_sentence && !is_shouting(self.text) {
            return false;
        }
        let mut buffer = String::new();
        let key = fold_word(&self.text[mention.span.range()], &mut buffer);
        language.common_words.iter().any(|word| &**word == key)
    }

    /// Mentions inside a run of a script without word spaces, longest first.
    fn unspaced(&mut self, at: usize, mentions: &mut Vec<Mention>) {
        let text = self.text; // Its borrow is not that of the reader.
        let word = &text[self.tokens[at].span.range()];
        if !word.chars().next().and_then(Script::of).is_some_and(Script::is_unspaced) {
            return;
        }
        let (key, ends) = fold_run(word);
        let mut from = 0;
        while from + 1 < ends.len() {
            let longest = (from + 1..ends.len().min(from + 1 + LONGEST_UNSPACED))
                .rev()
                .filter(|&to| stands_apart(word, ends[from].0, ends[to].0))
                .map(|to| (to, self.reader.forms(&key[ends[from].1..ends[to].1])))
                .find(|(_, forms)| !forms.is_empty());
            let Some((to, forms)) = longest else {
                from += 1;
                continue;
            };
            let (start, end) = (ends[from].0, ends[to].0);
            let hit = |&form: &FormId| Hit { form, base: word[start..end].to_owned(), inflections: Vec::new() };
            mentions.push(Mention {
                span: Span::new(start, end).shifted(self.tokens[at].span.start()),
                tokens: at..at + 1,
                hits: forms.iter().map(hit).collect(),
            });
            from = to;
        }
    }
}

/// A run folded, and where each letter with its marks starts and the last one ends: in the run, in the folded run.
fn fold_run(run: &str) -> (String, Vec<(usize, usize)>) {
    let (mut key, mut ends) = (String::with_capacity(run.len()), vec![(0, 0)]);
    let mut letters = run.char_indices().peekable();
    while let Some((start, _)) = letters.next() {
        while letters.next_if(|&(_, next)| is_mark(next)).is_some() {}
        let end = letters.peek().map_or(run.len(), |&(next, _)| next);
        fold_into(&run[start..end], &mut key);
        ends.push((end, key.len()));
    }
    (key, ends)
}

/// Letters of the longest name that is looked for in a run without blanks: Saint Petersburg has ten in katakana.
const LONGEST_UNSPACED: usize = 16;

/// Whether a stretch of a run does not break a word in katakana, which shows its own ends: ロシア
/// is no part of プロシア.
fn stands_apart(word: &str, from: usize, to: usize) -> bool {
    let breaks = |at: usize| {
        let (before, after) = (word[..at].chars().next_back(), word[at..].chars().next());
        before.is_some_and(is_katakana) && after.is_some_and(is_katakana)
    };
    !breaks(from) && !breaks(to)
}

/// Whether the character is of katakana, whose runs are parted by what is not.
pub(super) fn is_katakana(c: char) -> bool {
    matches!(c, '\u{30A1}'..='\u{30FA}' | '\u{30FC}'..='\u{30FE}')
}

/// Whether a word starts like a name: with a capital, or in a script that has none.
pub(crate) fn is_capitalized(word: &str) -> bool {
    if word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return false; // Most words.
    }
    // d'Odessa, l’Ukraine: the capital stands behind the apostrophe.
    let starts = word.split(crate::text::fold::is_apostrophe).filter_map(|part| part.chars().next());
    let mut initials = starts.take(2);
    initials
        .any(|c| c.is_uppercase() || Script::of(c).is_some_and(|script| !script.has_case() && !script.is_unspaced()))
}

/// Whether a text is set in capitals.
fn is_shouting(text: &str) -> bool {
    let (mut upper, mut lower) = (0, 0);
    for c in text.chars().filter(|c| c.is_alphabetic()).take(400) {
        upper += usize::from(c.is_uppercase());
        lower += usize::from(c.is_lowercase());
    }
    upper > 4 * lower.max(1)
}
