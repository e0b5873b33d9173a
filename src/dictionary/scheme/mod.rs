//! Romanization schemes: how the names of one language are written for the readers of another.
//!
//! A scheme is data (`dictionaries/schemes/`), read by [`Scheme::parse`]; the engine is one form for
//! all of them: ordered rules, one pass over the source, the first that fits wins, and contexts look
//! at the source, never at what has been written. So the output of a rule cannot feed another one,
//! and a reader of the file can tell by hand what comes out.
//!
//! # The files
//!
//! TOML, one scheme a file. The head says `id`, `source` (a language), `targets` (languages, or none
//! for a scholarly system), `title`, `authority`, `year` (where known), `verified` (the table was
//! checked against the authority's text or samples) and `cite`. Then:
//!
//! - `letters`: pairs of a small letter and its usual output, apart by blanks; `-` drops the letter.
//! - `vowels` and `signs`: which of them are vowels, which have no sound of their own (ь, ъ).
//! - `sets`: `{ O = "おこそ" }`, letters that contexts name by one capital.
//! - `input`: `native` (or left out), or `reading` for what is said beside the name: Pinyin with
//!   hyphens between syllables, kana, vocalized Arabic and Hebrew.
//! - `case`: `source` (or left out), or `title` for scripts without capitals.
//! - `drops`: combining marks that are passed over; the stress marks, unless it says others.
//! - `local = true`: its forms are looked for in its readers' language alone, because with their endings
//!   (Latvian Harkiva) or without their marks (Estonian Krõm) they are words or names elsewhere.
//! - `script`: `Cyrl` for outputs in Cyrillic; otherwise they are Latin.
//! - `options`: `{ id, status, note }`, the status `admitted` or `recognized`.
//! - `rules`: `{ from, after, before, to, option, class }`, tried in order above the letters. `from`
//!   is one or more letters; `option` turns the rule on, `class` restricts it to `place`, `person`
//!   or `other` (several apart by blanks).
//! - `[samples]`: lists `official`, `attested` and `computed` of `["Запоріжжя", "Zaporizhia", …]`,
//!   followed by the options it needs and the class of the name.
//!
//! The contexts `after` and `before` are alternatives apart by blanks; a leading `!` means none of
//! them. Each is one sign or several in reading order:
//!
//! | sign | stands for |
//! |---|---|
//! | `^` | the start of a word, after a blank or hyphen, not after an apostrophe (first in `after`) |
//! | `$` | the end of a word (last in `before`) |
//! | `V` `C` `S` | a vowel, a consonant, a sign |
//! | `'` | an apostrophe between letters |
//! | a small letter | itself |
//!
//! | a capital of `sets` | one of its letters |
//!
//! Input is composed (NFC), Hangul is taken apart into conjoining jamo (also in rules), katakana reads as
//! hiragana unless the scheme lists it. Capitals are made by the engine: a capital in a word with small
//! letters gives Zh, in a word of capitals ZH; letters under one tie are one (T͡S), and for Turkish
//! and Azerbaijani readers the capital of i is İ. With `case = "title"` the first output of a word with
//! a letter gets one. An output that ends with a hyphen there, or with a blank anywhere, is an article:
//! it stays small (al-Qāhira), unless it stands apart at the start of the name (Al Kūt, Bāb al
//! Mandab), and a word begins behind it, as one does in an output that starts with a blank. What is
//! written is composed too, so an output may be a mark for the letter before it. A shadda is read
//! before the vowel it stands with, so that a rule for it can write the letter `after` which it stands
//! a second time.

mod context;
mod error;
mod options;
mod parse;
mod table;
mod units;

pub use error::{SchemeError, Unmapped};
pub use options::{OptionSet, OptionStatus, SchemeOption};

use serde::{Deserialize, Serialize};

use crate::text::{Lang, Script};
use table::Table;

/// The most variants that [`Scheme::variants`] gives for one name.
const MOST_VARIANTS: usize = 32;
/// Up to so many options that matter in a name are combined freely, more only in pairs.
const FREELY_COMBINED: u32 = 8;

/// What a name names, as far as schemes care: endings of persons and places differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum NameClass {
    /// A town, river, region.
    Place,
    /// A person, or a part of a person's name.
    Person,
    /// Anything else: organizations, works, words.
    Other,
}

impl NameClass {
    fn bit(self) -> u8 {
        1 << self as u8
    }

    fn from_word(word: &str) -> Option<NameClass> {
        Some(match word {
            "place" => NameClass::Place,
            "person" => NameClass::Person,
            "other" => NameClass::Other,
            _ => return None,
        })
    }
}

/// What a scheme reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum Input {
    /// Names as they are written in their own language.
    Native,
    /// How names are read: Pinyin, kana, vocalized Arabic. What is written does not tell.
    Reading,
}

/// How a scheme comes to capital letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum Case {
    /// As the source has them: Щастя, ЩАСТЯ -> Shchastia, SHCHASTIA.
    Source,
    /// A capital in front of every word, for scripts that have none: თბილისი -> Tbilisi.
    Title,
}

/// Where a sample comes from, and so how much it proves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum SampleOrigin {
    /// Printed with the table by its authority.
    Official,
    /// Seen in copy or in a guide that uses the table.
    Attested,
    /// Worked out by hand from the table.
    Computed,
}

/// A name and what the scheme must make of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sample {
    /// The name in its own language.
    pub native: Box<str>,
    /// What the scheme writes.
    pub expected: Box<str>,
    /// Ids of the options that this output needs.
    pub options: Vec<Box<str>>,
    /// What the name names.
    pub class: NameClass,
    /// Where the pair comes from.
    pub origin: SampleOrigin,
    /// Byte offset of the sample in the scheme file.
    pub offset: usize,
}

/// One output of a scheme for one name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Variant {
    /// The name as written by the scheme.
    pub text: String,
    /// The smallest set of options that makes it; empty for the default output.
    pub options: OptionSet,
}

/// A romanization scheme.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Scheme {
    /// Stable and readable: `uk-kmu-2010`.
    pub id: Box<str>,
    /// The language whose names it reads.
    pub source: Lang,
    /// The languages whose readers it writes for; none for scholarly and machine systems.
    pub targets: Vec<Lang>,
    /// Its name as a reader would look it up.
    pub title: Box<str>,
    /// Who prescribes it.
    pub authority: Box<str>,
    /// The year of the edition.
    pub year: Option<u16>,
    /// Whether the table was checked against the authority's text or its official samples.
    pub verified: bool,
    /// Where the table can be read.
    pub cite: Box<str>,
    /// The script it writes.
    pub script: Script,
    /// Whether its forms are words of other languages, and so are looked for in its readers' language alone.
    pub local: bool,
    /// What it reads.
    pub input: Input,
    /// How it comes to capital letters.
    pub case: Case,
    /// Other outputs than the default one.
    pub options: Vec<SchemeOption>,
    /// The scheme's tests.
    pub samples: Vec<Sample>,
    table: Table,
}

impl Scheme {
    /// Reads a scheme file; the error says where in the file the mistake is and what to do.
    pub fn parse(toml: &str) -> Result<Scheme, SchemeError> {
        parse::scheme(toml)
    }

    /// Writes a native name by the scheme. What is no letter (blank, hyphen, digit) stays as it is.
    ///
    /// The error is the first letter that the scheme has no rule for.
    pub fn transliterate(&self, native: &str, class: NameClass, options: OptionSet) -> Result<String, Unmapped> {
        self.table.write(&units::read(native, &self.table), class, options)
    }

    /// Everything the scheme can make of a name: the default output first, then distinct others by
    /// the number of options they need, each with the smallest set that makes it, 32 at most.
    ///
    /// Empty if the name has a letter the scheme has no rule for.
    pub fn variants(&self, native: &str, class: NameClass) -> Vec<Variant> {
        let units = units::read(native, &self.table);
        let relevant = self.table.relevant_options(&units, class);
        let mut variants: Vec<Variant> = Vec::new();
        for options in combinations(relevant) {
            let Ok(text) = self.table.write(&units, class, options) else { break };
            if variants.iter().all(|variant| variant.text != text) {
                variants.push(Variant { text, options });
                if variants.len() == MOST_VARIANTS {
                    break;
                }
            }
        }
        variants
    }

    /// The set of the one option of this id.
    pub fn option(&self, id: &str) -> Option<OptionSet> {
        self.options.iter().position(|option| &*option.id == id).map(OptionSet::single)
    }

    /// The set of all options of a status.
    pub fn options_of(&self, status: OptionStatus) -> OptionSet {
        let positions = self.options.iter().enumerate().filter(|(_, option)| option.status == status);
        positions.fold(OptionSet::EMPTY, |set, (position, _)| set.union(OptionSet::single(position)))
    }

    /// The options of a set, in the order of the file.
    pub fn described(&self, set: OptionSet) -> impl Iterator<Item = &SchemeOption> {
        set.iter().filter_map(|position| self.options.get(position))
    }

    /// The options that a sample names, as a set.
    pub fn sample_options(&self, sample: &Sample) -> OptionSet {
        let sets = sample.options.iter().filter_map(|id| self.option(id));
        sets.fold(OptionSet::EMPTY, OptionSet::union)
    }

    /// The samples that the scheme does not reproduce, with what it makes of them instead.
    pub fn failing_samples(&self) -> impl Iterator<Item = (&Sample, Result<String, Unmapped>)> {
        self.samples.iter().filter_map(|sample| {
            let made = self.transliterate(&sample.native, sample.class, self.sample_options(sample));
            (made.as_deref() != Ok(&*sample.expected)).then_some((sample, made))
        })
    }

    /// The letters with what the scheme writes for each where no context asks for anything else.
    pub fn letters(&self) -> impl Iterator<Item = (char, &str)> {
        self.alphabet().filter_map(|letter| Some((letter, self.table.usual(letter)?)))
    }

    /// The letters the scheme has rules for, lower case, in the order of their code points.
    pub fn alphabet(&self) -> impl Iterator<Item = char> + '_ {
        self.table.letters()
    }
}

/// The subsets of a set of options, small ones first.
fn combinations(of: OptionSet) -> Vec<OptionSet> {
    let most = if of.len() > FREELY_COMBINED { 2 } else { FREELY_COMBINED };
    let mut subsets: Vec<OptionSet> = of.subsets().filter(|subset| subset.len() <= most).collect();
    subsets.sort_by_key(|subset| (subset.len(), *subset));
    subsets
}

#[cfg(test)]
mod tests;
