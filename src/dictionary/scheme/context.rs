//! Contexts of rules: what must stand before or after a token in the source.

use serde::{Deserialize, Serialize};

use super::units::{Kind, Unit};

/// The side of a token that a context looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// What stands before the token (`after = …` in a file).
    Before,
    /// What stands behind it (`before = …` in a file).
    Behind,
}

/// One place in a context.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
enum Symbol {
    Kind(Kind),
    Letter(char),
    /// One of the letters of a named set.
    OneOf(Box<str>),
}

impl Symbol {
    fn fits(&self, unit: Option<&Unit>) -> bool {
        match self {
            Symbol::Kind(kind) => unit.map_or(Kind::EDGE, |unit| unit.kind) == *kind,
            Symbol::Letter(letter) => unit.is_some_and(|unit| unit.letter == *letter),
            Symbol::OneOf(letters) => unit.is_some_and(|unit| letters.contains(unit.letter)),
        }
    }
}

/// What signs of a context stand for besides the fixed ones.
pub(super) trait Letters {
    /// Whether it is a letter of the scheme.
    fn knows(&self, letter: char) -> bool;
    /// The letters of the set with this name, a capital.
    fn set(&self, name: char) -> Option<&str>;
}

/// Alternatives, of which one must hold, or none of them if the context is negated.
///
/// Those of one place, which are nearly all, are kept apart so that they cost a comparison or two.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(super) struct Context {
    negated: bool,
    kinds: u8,
    letters: Box<str>,
    longer: Vec<Box<[Symbol]>>,
}

impl Context {
    /// Reads `^ V ь ъ`, `!V`, `ий$`: alternatives apart by blanks, `!` in front negates them all.
    /// The error is the sign that means nothing here.
    pub(super) fn parse(text: &str, side: Side, alphabet: &impl Letters) -> Result<Context, char> {
        let (negated, alternatives) = match text.strip_prefix('!') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let mut context = Context { negated, ..Context::default() };
        let mut letters = String::new();
        for alternative in alternatives.split_whitespace() {
            let last = alternative.chars().count() - 1;
            let mut symbols = Vec::with_capacity(last + 1);
            for (place, sign) in alternative.chars().enumerate() {
                symbols.push(match sign {
                    '^' if side == Side::Before && place == 0 => Symbol::Kind(Kind::EDGE),
                    '$' if side == Side::Behind && place == last => Symbol::Kind(Kind::EDGE),
                    'V' => Symbol::Kind(Kind::VOWEL),
                    'C' => Symbol::Kind(Kind::CONSONANT),
                    'S' => Symbol::Kind(Kind::SIGN),
                    '\'' => Symbol::Kind(Kind::APOSTROPHE),
                    letter if alphabet.knows(letter) => Symbol::Letter(letter),
                    other => Symbol::OneOf(alphabet.set(other).ok_or(other)?.into()),
                });
            }
            match &*symbols {
                [Symbol::Kind(kind)] => context.kinds |= kind.0,
                [Symbol::Letter(letter)] => letters.push(*letter),
                [Symbol::OneOf(set)] => letters.push_str(set),
                _ => context.longer.push(symbols.into()),
            }
        }
        context.letters = letters.into();
        Ok(context)
    }

    /// Whether this context holds wherever the other one does, as far as their signs tell.
    pub(super) fn covers(&self, other: &Context) -> bool {
        if self.is_empty() || self == other {
            return true;
        }
        let has = |wide: &Context, narrow: &Context| {
            narrow.kinds & !wide.kinds == 0
                && narrow.letters.chars().all(|letter| wide.letters.contains(letter))
                && narrow.longer.iter().all(|symbols| wide.longer.contains(symbols))
        };
        match (self.negated, other.negated) {
            (false, false) => !other.is_empty() && has(self, other),
            (true, true) => has(other, self),
            _ => false,
        }
    }

    /// Whether a context asks for nothing at all, as an empty text does.
    pub(super) fn is_empty(&self) -> bool {
        self.kinds == 0 && self.letters.is_empty() && self.longer.is_empty()
    }

    /// Whether the context holds before the unit at `place` (or behind the unit before it).
    pub(super) fn holds(&self, units: &[Unit], place: usize, side: Side) -> bool {
        let nearest = match side {
            Side::Before => place.checked_sub(1).and_then(|index| units.get(index)),
            Side::Behind => units.get(place),
        };
        let kind = nearest.map_or(Kind::EDGE, |unit| unit.kind);
        let fits = self.kinds & kind.0 != 0
            || nearest.is_some_and(|unit| self.letters.contains(unit.letter))
            || self.longer.iter().any(|symbols| sequence_fits(symbols, units, place, side));
        fits != self.negated
    }
}

fn sequence_fits(symbols: &[Symbol], units: &[Unit], place: usize, side: Side) -> bool {
    symbols.iter().enumerate().all(|(index, symbol)| {
        let unit = match side {
            Side::Before => (place + index).checked_sub(symbols.len()).and_then(|index| units.get(index)),
            Side::Behind => units.get(place + index),
        };
        symbol.fits(unit)
    })
}
