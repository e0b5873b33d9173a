//! What a text is made of for the scanner: words, and single characters where nothing parts the words.

use std::sync::LazyLock;

use crate::find::known::is_katakana;
use crate::text::Script;
use crate::text::fold::is_mark;

/// What a character is to a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// No part of any.
    Between,
    /// Belongs to a word: a letter, mark or digit. Underscores tie the words of identifiers.
    Word,
    /// Belongs to a run of katakana, which shows its own ends.
    Katakana,
    /// A unit by itself, as in Han and Thai.
    Single,
}

impl Class {
    const ALL: [Class; 4] = [Class::Between, Class::Word, Class::Katakana, Class::Single];

    pub(super) fn of(c: char) -> Class {
        if is_katakana(c) {
            Class::Katakana
        } else if Script::of(c).is_some_and(Script::is_unspaced) {
            Class::Single
        } else if c.is_alphanumeric() || is_mark(c) || c == '_' {
            Class::Word
        } else {
            Class::Between
        }
    }

    /// The class of the character at `at`, which is a boundary, and the length of the character.
    #[inline]
    pub(super) fn at(text: &[u8], at: usize) -> (Class, usize) {
        match text.get(at) {
            Some(&byte) if byte.is_ascii_alphanumeric() || byte == b'_' => (Class::Word, 1),
            Some(0..0x80) | None => (Class::Between, 1),
            Some(_) => Class::beyond_ascii(text, at),
        }
    }

    fn beyond_ascii(text: &[u8], at: usize) -> (Class, usize) {
        let byte = |offset: usize| u32::from(text.get(at + offset).copied().unwrap_or(0));
        let low = |offset: usize| byte(offset) & 0x3F;
        let lead = byte(0);
        match lead {
            0..0xE0 => (Class::in_plane((lead & 0x1F) << 6 | low(1)), 2),
            0xE0..0xF0 => (Class::in_plane((lead & 0x0F) << 12 | low(1) << 6 | low(2)), 3),
            _ => {
                let c = char::from_u32((lead & 0x07) << 18 | low(1) << 12 | low(2) << 6 | low(3));
                (c.map_or(Class::Between, Class::of), 4)
            }
        }
    }

    fn in_plane(code: u32) -> Class {
        let four = PLANE.get(code as usize / 4).copied().unwrap_or(0);
        Class::ALL[usize::from(four >> (code % 4 * 2) & 3)]
    }
}

/// The classes of the first 65,536 characters, four a byte: looked up many times a word.
static PLANE: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let class = |code: u32| char::from_u32(code).map_or(Class::Between, Class::of) as u8;
    (0..0x1_0000 / 4).map(|four| (0..4).fold(0, |byte, at| byte | class(four * 4 + at) << (at * 2))).collect()
});

/// The end of the unit at `start`, where one starts.
pub(super) fn end(text: &[u8], start: usize) -> usize {
    let (class, len) = Class::at(text, start);
    let mut at = start + len;
    while class != Class::Single && at < text.len() {
        let (next, len) = Class::at(text, at);
        if next != class {
            break;
        }
        at += len;
    }
    at
}

/// The start of the first unit at or after `at`, which is a boundary.
pub(super) fn start(text: &[u8], mut at: usize) -> Option<usize> {
    while at < text.len() {
        let (class, len) = Class::at(text, at);
        if class != Class::Between {
            return Some(at);
        }
        at += len;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::Class;

    #[test]
    fn the_table_is_what_the_characters_are() {
        for c in '\0'..=char::MAX {
            let mut buffer = [0; 4];
            let text = c.encode_utf8(&mut buffer).as_bytes();
            assert_eq!(Class::at(text, 0), (Class::of(c), text.len()), "{c:?}");
        }
    }
}
