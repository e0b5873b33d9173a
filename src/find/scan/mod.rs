//! A list of forms looked for in a text at a speed near that of reading it.
//!
//! A unit is a word, a run of katakana, or one character of another script without blanks between words. Masks of
//! 64 bytes show where units start; few of them start like a form, fewer pass a filter of hashes, and those that do
//! are compared byte by byte. Nothing is folded: forms are found as they are written in the list.

mod blocks;
mod table;
mod units;

use std::cmp::Reverse;

use blocks::{Block, Blocks};
use table::{Filter, Table, hash, joint};

use crate::text::fold::is_mark;

/// A form found in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found {
    /// Where it starts, in bytes.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// Its number in the list; of equal ones the first.
    pub form: usize,
}

/// What a first unit is, in the filter.
const ALONE: u32 = 0;
const GOES_ON: u32 = 1;

/// Looks for a list of forms. Made once, used from many threads.
#[derive(Debug)]
pub struct Scanner {
    forms: Forms,
    /// Whether no form starts with a lower-case letter of ASCII, so that such words need no look.
    gated: bool,
    /// The first two bytes that forms start with, a bit each.
    initials: Box<[u64]>,
    /// Whether a unit is a form, or the first of one.
    firsts: Filter,
    /// Whether two units start a form.
    pairs: Filter,
    /// Forms by their first unit, or their first two; the longest first.
    table: Table,
}

impl Scanner {
    /// A scanner for forms. What is around the letters and digits of a form does not count, and a form without any
    /// is never found. A blank stands for any blanks.
    pub fn new<S: AsRef<str>>(forms: impl IntoIterator<Item = S>) -> Scanner {
        let forms = Forms::new(forms);
        let mut initials = vec![0_u64; 0x1_0000 / 64];
        let mut firsts = Vec::with_capacity(forms.ends.len());
        let mut entries = Vec::with_capacity(forms.ends.len());
        let mut pairs = 0;
        for number in 0..forms.ends.len() as u32 {
            let form = forms.get(number).as_bytes();
            let Some(start) = units::start(form, 0) else { continue };
            let end = units::end(form, start);
            let first = hash(form, start, end);
            if let Some(next) = units::start(form, end) {
                entries.push((joint(first, hash(form, next, units::end(form, next))), number));
                firsts.push((first, GOES_ON));
                pairs += 1;
            } else {
                entries.push((first, number));
                firsts.push((first, ALONE));
            }
            // What follows a form of one byte may be anything.
            let seconds = if end == 1 { 0..=u8::MAX } else { form[1]..=form[1] };
            for initial in seconds.map(|second| initial(form[0], second)) {
                initials[initial / 64] |= 1 << (initial % 64);
            }
        }
        let mut filters = (Filter::new(firsts.len()), Filter::new(pairs));
        for ((first, what), (hash, _)) in firsts.into_iter().zip(&entries) {
            filters.0.add(first, what);
            if what == GOES_ON {
                filters.1.add(*hash, GOES_ON);
            }
        }
        entries.sort_unstable_by_key(|&(hash, number)| (hash, Reverse(forms.get(number).len()), number));
        let gated = !(b'a'..=b'z').any(|first| initials[initial(first, 0) / 64..][..4].iter().any(|&bits| bits != 0));
        let initials = initials.into();
        Scanner { forms, gated, initials, firsts: filters.0, pairs: filters.1, table: Table::new(entries) }
    }

    /// Gives all forms in a text to `found`, from left to right, the longest at each place, none inside another or
    /// inside a word.
    pub fn scan(&self, text: &str, mut found: impl FnMut(Found)) {
        let bytes = text.as_bytes();
        let mut blocks = Blocks::new(text, self.gated);
        let mut from = 0;
        while let Some(block) = blocks.next() {
            let mut starts = block.starts;
            while starts != 0 {
                let bit = starts.trailing_zeros();
                starts &= starts - 1;
                let start = block.at + bit as usize;
                let second = bytes.get(start + 1).copied().unwrap_or(0);
                let initial = initial(bytes[start], second);
                if self.initials[initial / 64] >> (initial % 64) & 1 == 0 || start < from {
                    continue;
                }
                if let Some(hit) = self.at(text, &block, start) {
                    from = hit.end;
                    found(hit);
                }
            }
        }
    }

    /// The longest form that starts with the unit at `start`.
    #[inline]
    fn at(&self, text: &str, block: &Block, start: usize) -> Option<Found> {
        let bytes = text.as_bytes();
        let end = block.end(bytes, start);
        let first = hash(bytes, start, end);
        let [alone, goes_on] = self.firsts.get(first);
        if goes_on && let Some((next, after)) = block.unit(bytes, end) {
            let pair = joint(first, hash(bytes, next, after));
            if self.pairs.get(pair)[GOES_ON as usize]
                && let Some(hit) = self.verified(pair, text, start)
            {
                return Some(hit);
            }
        }
        if alone { self.verified(first, text, start) } else { None }
    }

    fn verified(&self, hash: u64, text: &str, start: usize) -> Option<Found> {
        self.table.get(hash).find_map(|number| {
            let end = start + matching(self.forms.get(number), &text[start..])?;
            ends_unit(text, end).then_some(Found { start, end, form: number as usize })
        })
    }
}

/// The place of two first bytes among all.
#[inline]
fn initial(first: u8, second: u8) -> usize {
    usize::from(first) << 8 | usize::from(second)
}

/// How much of the start of `text` a form takes up, if it stands there.
fn matching(form: &str, text: &str) -> Option<usize> {
    let mut at = 0;
    for (number, word) in form.split(' ').enumerate() {
        if number > 0 {
            let blanks = text[at..].len() - text[at..].trim_start().len();
            at += (blanks > 0).then_some(blanks)?;
        }
        text[at..].starts_with(word).then_some(())?;
        at += word.len();
    }
    Some(at)
}

/// Whether a unit that ends with the character before `end` does not go on, and no mark changes its last letter.
fn ends_unit(text: &str, end: usize) -> bool {
    let last = text[..end].chars().next_back().map(units::Class::of);
    text[end..].chars().next().is_none_or(|next| {
        let goes_on = last == Some(units::Class::of(next)) && last != Some(units::Class::Single);
        !goes_on && !is_mark(next)
    })
}

/// The forms in one text, one after the other.
#[derive(Debug, Default)]
struct Forms {
    text: String,
    ends: Vec<u32>,
}

impl Forms {
    fn new<S: AsRef<str>>(forms: impl IntoIterator<Item = S>) -> Forms {
        let mut all = Forms::default();
        for form in forms {
            let form = form.as_ref().trim_matches(|c| units::Class::of(c) == units::Class::Between);
            for (number, word) in form.split_whitespace().enumerate() {
                if number > 0 {
                    all.text.push(' ');
                }
                all.text.push_str(word);
            }
            all.ends.push(all.text.len() as u32);
        }
        all
    }

    fn get(&self, number: u32) -> &str {
        let number = number as usize;
        let start = if number == 0 { 0 } else { self.ends[number - 1] };
        &self.text[start as usize..self.ends[number] as usize]
    }
}
