//! How one word can be read: with or without elision, enclitic and ending.

use std::collections::HashMap;
use std::rc::Rc;

use foldhash::fast::RandomState;

use crate::dictionary::{FormId, Index, Language, fold_word};
use crate::text::Span;
use crate::text::fold::is_apostrophe;

/// The grammatical case, or derivation, that a surface is in.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Inflection {
    /// As the language's file names it: genitive, adjective.
    pub case: Box<str>,
    /// Index of the paradigm in the language.
    pub paradigm: usize,
}

/// One reading of a word whose folded form occurs in the dictionary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WordReading {
    /// Folded base form.
    pub key: Box<str>,
    /// Base form in the letters of the text.
    pub base: Box<str>,
    /// Bytes of the word without what is elided before it and what leans on it behind.
    pub core: Span,
    /// The case it stands in; `None` for the base form.
    pub inflection: Option<Inflection>,
    /// Words of the longest form it can start; 0 if it can only go on.
    pub starts: u8,
}

/// Reads words of one language, each distinct word once.
#[derive(Debug)]
pub(super) struct Reader<'d> {
    index: Index<'d>,
    language: Option<&'d Language>,
    memo: HashMap<Box<str>, Rc<[WordReading]>, RandomState>,
    /// The forms of keys that were met in runs without blanks.
    forms: HashMap<Box<str>, Rc<[FormId]>, RandomState>,
    buffer: String,
}

impl<'d> Reader<'d> {
    pub(super) fn new(index: Index<'d>, language: Option<&'d Language>) -> Self {
        Self { index, language, memo: HashMap::default(), forms: HashMap::default(), buffer: String::new() }
    }

    pub(super) fn language(&self) -> Option<&'d Language> {
        self.language
    }

    /// All readings of a word; none for a word that is no part of any form.
    pub(super) fn readings(&mut self, word: &str) -> Rc<[WordReading]> {
        if let Some(known) = self.memo.get(word) {
            return Rc::clone(known);
        }
        let readings: Rc<[WordReading]> = self.read(word).into();
        self.memo.insert(word.into(), Rc::clone(&readings));
        readings
    }

    /// The forms that a folded stretch of a run without blanks is.
    pub(super) fn forms(&mut self, key: &str) -> Rc<[FormId]> {
        if !self.index.has(key) {
            return Rc::default();
        }
        if let Some(known) = self.forms.get(key) {
            return Rc::clone(known);
        }
        let forms: Rc<[FormId]> = self.index.phrase(key).into();
        self.forms.insert(key.into(), Rc::clone(&forms));
        forms
    }

    fn read(&mut self, word: &str) -> Vec<WordReading> {
        let mut readings = Vec::new();
        for core in self.cores(word) {
            let text = &word[core.range()];
            self.push(text, core, None, &mut readings);
            for base in self.language.into_iter().flat_map(|language| language.bases(text, None)) {
                let inflection = Inflection { case: base.case.clone(), paradigm: base.paradigm };
                self.push(&base.text, core, Some(inflection), &mut readings);
            }
        }
        // Kurkov's is Kurkov with an enclitic, not Latvian Kurkovs with an apostrophe put into it; and Kiev'i is
        // an accusative.
        let parted = |reading: &WordReading| {
            reading.core.len() < word.len() || (word.contains(is_apostrophe) && !reading.base.contains(is_apostrophe))
        };
        if readings.iter().any(parted) {
            readings.retain(|reading| parted(reading) || self.has_apostrophe(&reading.key));
        }
        readings
    }

    /// Whether a form of this key is written with an apostrophe.
    fn has_apostrophe(&self, key: &str) -> bool {
        self.index.phrase(key).iter().any(|&form| self.index.form(form).text.contains(is_apostrophe))
    }

    fn push(&mut self, base: &str, core: Span, inflection: Option<Inflection>, readings: &mut Vec<WordReading>) {
        let key = fold_word(base, &mut self.buffer);
        let Some(usage) = self.index.word(key) else { return };
        let reading = WordReading { key: key.into(), base: base.into(), core, inflection, starts: usage.longest };
        if !readings.contains(&reading) {
            readings.push(reading);
        }
    }

    /// The word as it is, without an elided article before it, without an enclitic behind it.
    fn cores(&self, word: &str) -> Vec<Span> {
        let mut cores = vec![Span::new(0, word.len())];
        let Some(language) = self.language else { return cores };
        let apostrophes = word.char_indices().filter(|&(_, c)| is_apostrophe(c)).map(|(at, c)| (at, at + c.len_utf8()));
        for (at, after) in apostrophes {
            if language.elisions.iter().any(|elision| same_before_apostrophe(elision, &word[..at])) {
                cores.push(Span::new(after, word.len()));
            }
            if language.enclitics.iter().any(|enclitic| same_after_apostrophe(enclitic, &word[after..])) {
                let starts: Vec<usize> = cores.iter().map(|core| core.start()).filter(|&start| start < at).collect();
                cores.extend(starts.into_iter().map(|start| Span::new(start, at)));
            }
        }
        cores.sort_unstable();
        cores.dedup();
        cores
    }
}

/// Whether `written`, what stands before an apostrophe, is the elided word `d'`.
fn same_before_apostrophe(elision: &str, written: &str) -> bool {
    elision.trim_end_matches(is_apostrophe).eq_ignore_ascii_case(written)
}

/// Whether `written`, what stands behind an apostrophe, is the enclitic `'s`.
fn same_after_apostrophe(enclitic: &str, written: &str) -> bool {
    enclitic.trim_start_matches(is_apostrophe).eq_ignore_ascii_case(written)
}
