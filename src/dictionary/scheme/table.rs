//! The rules of a scheme, laid out for speed: reached by the first letter of their token.

use serde::{Deserialize, Serialize};

use super::context::{Context, Side};
use super::units::{Kind, Letters, Unit};
use super::{NameClass, OptionSet, Unmapped};
use crate::text::fold;

/// The mark over two letters that stand for one.
const TIE: char = '\u{361}';

/// One rule as a scheme file has it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Rule {
    /// The source token, in lower case.
    pub(super) from: Box<[char]>,
    pub(super) after: Context,
    pub(super) before: Context,
    /// The option that turns the rule on; empty for a rule that always applies.
    pub(super) option: OptionSet,
    /// Bits of the name classes it serves.
    pub(super) classes: u8,
    /// What it writes, by [`Letters`].
    pub(super) to: [Box<str>; 3],
}

impl Rule {
    /// The three ways to write an output; `dotted` if its readers write İ for a capital i.
    pub(super) fn outputs(to: &str, dotted: bool) -> [Box<str>; 3] {
        let capital = |c: char| if dotted && c == 'i' { "İ".to_owned() } else { c.to_uppercase().collect() };
        let mut initial = String::with_capacity(to.len());
        let mut rest = to.chars();
        while let Some(c) = rest.next() {
            initial.push_str(&capital(c));
            // Interpuncts and primes have no capital; the letter behind them takes it. Tied letters are one: T͡S.
            if is_cased(c) && !rest.as_str().starts_with(TIE) {
                break;
            }
        }
        initial.push_str(rest.as_str());
        [to.into(), initial.into(), to.chars().map(capital).collect::<String>().into()]
    }

    /// Whether `later`, standing below this rule, can never be reached.
    pub(super) fn hides(&self, later: &Rule) -> bool {
        let same_token = self.from == later.from;
        later.from.starts_with(&self.from)
            && (self.option.is_empty() || self.option == later.option)
            && self.classes & later.classes == later.classes
            && self.after.covers(&later.after)
            && (self.before.is_empty() || (same_token && self.before.covers(&later.before)))
    }

    fn fits(&self, units: &[Unit], place: usize, class: u8) -> bool {
        let end = place + self.from.len();
        self.classes & class != 0
            && end <= units.len()
            && (self.from.len() == 1
                || units[place + 1..end].iter().map(|unit| unit.letter).eq(self.from[1..].iter().copied()))
            && (self.before.is_empty() || self.before.holds(units, end, Side::Behind))
            && (self.after.is_empty() || self.after.holds(units, place, Side::Before))
    }
}

fn is_cased(c: char) -> bool {
    c.is_uppercase() || (c.is_lowercase() && c.to_uppercase().ne(std::iter::once(c)))
}

/// What the table knows of one letter.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
struct Cell {
    kind: Kind,
    first: u16,
    end: u16,
}

const UNKNOWN: Cell = Cell { kind: Kind(0), first: 0, end: 0 };

/// The compiled rules.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Table {
    /// The code point of the first cell.
    base: u32,
    cells: Vec<Cell>,
    apostrophe: Cell,
    /// Grouped by first letter, in each group in the order of the file.
    rules: Vec<Rule>,
    /// How names are made ready and written.
    pub(super) manner: Manner,
    /// Whether an output can be a mark that joins the letter before it.
    composes: bool,
}

/// How a scheme reads its names and comes to capitals.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct Manner {
    /// Combining marks that are passed over in names: stress, tones.
    pub(super) drops: Box<str>,
    /// Whether every word is capitalized, because the source has no capitals.
    pub(super) titles: bool,
}

impl Table {
    /// Compiles rules, whose order among those of one first letter is kept. `kind` sorts letters.
    pub(super) fn new(mut rules: Vec<Rule>, manner: Manner, kind: impl Fn(char) -> Kind) -> Table {
        rules.sort_by_key(|rule| rule.from[0]);
        let letters = || rules.iter().flat_map(|rule| &*rule.from).copied().filter(|&letter| letter != '\'');
        let base = letters().min().map_or(0, u32::from);
        let end = letters().max().map_or(0, |last| last as u32 + 1);
        let composes = rules.iter().any(|rule| rule.to[0].chars().next().is_some_and(fold::is_mark));
        let cells = vec![UNKNOWN; end.saturating_sub(base) as usize];
        let mut table = Table { base, cells, apostrophe: UNKNOWN, rules: Vec::new(), manner, composes };
        // Letters that only stand inside tokens have a kind and no rules.
        for letter in letters() {
            table.cells[(letter as u32 - base) as usize].kind = kind(letter);
        }
        let mut first = 0;
        for group in rules.chunk_by(|a, b| a.from[0] == b.from[0]) {
            let letter = group[0].from[0];
            let end = first + group.len();
            let cell =
                if letter == '\'' { &mut table.apostrophe } else { &mut table.cells[(letter as u32 - base) as usize] };
            (cell.first, cell.end) = (first as u16, end as u16);
            first = end;
        }
        table.rules = rules;
        table
    }

    fn cell(&self, letter: char) -> Option<Cell> {
        self.cells.get((letter as u32).wrapping_sub(self.base) as usize).copied()
    }

    /// The kind of a letter of the scheme's alphabet.
    pub(super) fn kind(&self, letter: char) -> Option<Kind> {
        self.cell(letter).map(|cell| cell.kind).filter(|kind| kind.0 != 0)
    }

    /// Whether the rules are about the letters inside Hangul syllables.
    pub(super) fn knows_jamo(&self) -> bool {
        ('\u{1100}'..='\u{1112}').any(|letter| self.kind(letter).is_some())
    }

    /// What is written for a letter where no rule has a condition.
    pub(super) fn usual(&self, letter: char) -> Option<&str> {
        let is_plain = |rule: &&Rule| {
            *rule.from == [letter] && rule.option.is_empty() && rule.after.is_empty() && rule.before.is_empty()
        };
        self.rules.iter().find(is_plain).map(|rule| &*rule.to[0])
    }

    /// The alphabet without the apostrophe.
    pub(super) fn letters(&self) -> impl Iterator<Item = char> + '_ {
        let known = self.cells.iter().enumerate().filter(|(_, cell)| cell.kind.0 != 0);
        known.filter_map(|(place, _)| char::from_u32(self.base + place as u32))
    }

    fn rules_at(&self, unit: &Unit) -> &[Rule] {
        let cell =
            if unit.kind == Kind::APOSTROPHE { self.apostrophe } else { self.cell(unit.letter).unwrap_or(UNKNOWN) };
        &self.rules[usize::from(cell.first)..usize::from(cell.end)]
    }

    /// The one pass over the source.
    pub(super) fn write(&self, units: &[Unit], class: NameClass, options: OptionSet) -> Result<String, Unmapped> {
        let class = class.bit();
        let mut written = String::with_capacity(units.len() * 2);
        let mut place = 0;
        // In a word without capitals the first output with a letter takes one.
        let mut starts_word = self.manner.titles;
        while let Some(unit) = units.get(place) {
            let rule =
                self.rules_at(unit).iter().find(|rule| options.contains(rule.option) && rule.fits(units, place, class));
            if let (Some(rule), true) = (rule, unit.kind != Kind::EDGE) {
                starts_word |= self.manner.titles && rule.to[0].starts_with(' ');
                let case = if starts_word { Letters::Initial } else { unit.case };
                let output = &rule.to[case as usize];
                // An article stays small, and the name behind it begins a word. One that stands
                // apart begins the whole name as any word does: Al Kūt, Bāb al Mandab.
                let article = self.manner.titles && output.ends_with(['-', ' ']);
                if article && (starts_word || output.ends_with(' ')) {
                    let begins = written.is_empty() && output.ends_with(' ');
                    written.push_str(&rule.to[if begins { Letters::Initial } else { Letters::Small } as usize]);
                    starts_word = true;
                } else {
                    written.push_str(output);
                    starts_word &= !output.chars().any(is_cased);
                }
                place += rule.from.len();
            } else if matches!(unit.kind, Kind::EDGE | Kind::APOSTROPHE) {
                written.push(unit.raw);
                starts_word |= self.manner.titles && unit.kind == Kind::EDGE;
                place += 1;
            } else {
                return Err(Unmapped { letter: unit.raw, offset: unit.offset as usize });
            }
        }
        Ok(if self.composes { fold::compose(&written) } else { written })
    }

    /// The options with a rule that fits somewhere in the name: others change nothing in it.
    pub(super) fn relevant_options(&self, units: &[Unit], class: NameClass) -> OptionSet {
        let mut relevant = OptionSet::EMPTY;
        for (place, unit) in units.iter().enumerate().filter(|(_, unit)| unit.kind != Kind::EDGE) {
            for rule in self.rules_at(unit) {
                if !relevant.contains(rule.option) && rule.fits(units, place, class.bit()) {
                    relevant = relevant.union(rule.option);
                }
            }
        }
        relevant
    }
}
