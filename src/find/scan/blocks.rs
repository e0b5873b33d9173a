//! Where units start, 64 bytes at a time.

use wide::{CmpEq, CmpGt, i8x16};

use super::units::{self, Class};

/// Bytes of a block, a bit each in a mask.
pub(super) const BLOCK: usize = 64;

/// What the bytes of a block are by themselves, a bit a byte, the first byte lowest.
struct Masks {
    /// Letters and digits of ASCII, underscores, and all of what is beyond ASCII.
    word: u64,
    /// Lower-case letters of ASCII.
    lower: u64,
    /// First bytes of characters that may be something else than a part of a word.
    doubtful: u64,
}

impl Masks {
    #[inline]
    fn of(block: &[u8; BLOCK]) -> Masks {
        let mut masks = Masks { word: 0, lower: 0, doubtful: 0 };
        let (sixteens, _) = block.as_chunks::<16>();
        for (at, sixteen) in sixteens.iter().enumerate() {
            // As signed numbers, what is beyond ASCII is below zero.
            let bytes = i8x16::new(sixteen.map(u8::cast_signed));
            let lower = within(bytes, b'a', b'z');
            let letter = within(bytes | every(0x20), b'a', b'z');
            let other = within(bytes, b'0', b'9') | bytes.cmp_eq(every(b'_'));
            // C0 and above start a character. D0 and D1 start Cyrillic letters, C4 to C7 Latin ones, and nothing else.
            let first = within(bytes, 0xC0, 0xFF);
            let letters = (bytes & every(0xFE)).cmp_eq(every(0xD0)) | (bytes & every(0xFC)).cmp_eq(every(0xC4));
            let place = |found: i8x16| u64::from(found.move_mask().cast_unsigned()) << (16 * at);
            masks.word |= place(letter | other | bytes);
            masks.lower |= place(lower);
            masks.doubtful |= place(first & !letters);
        }
        masks
    }
}

fn every(byte: u8) -> i8x16 {
    i8x16::splat(byte.cast_signed())
}

/// The bytes that are one of `first..=last`, both in ASCII or both beyond.
fn within(bytes: i8x16, first: u8, last: u8) -> i8x16 {
    bytes.cmp_gt(every(first - 1)) & !bytes.cmp_gt(every(last))
}

/// A block with the units that start in it.
pub(super) struct Block {
    /// Where it stands in the text.
    pub(super) at: usize,
    /// Starts of units.
    pub(super) starts: u64,
    /// Bytes of words.
    word: u64,
}

impl Block {
    /// Where the first unit at or after `at`, a boundary in this block or behind it, starts and ends.
    #[inline]
    pub(super) fn unit(&self, text: &[u8], at: usize) -> Option<(usize, usize)> {
        let start = if self.is_word(at) {
            at
        } else if text.get(at) == Some(&b' ') && self.is_word(at + 1) {
            at + 1
        } else {
            units::start(text, at)?
        };
        Some((start, self.end(text, start)))
    }

    /// Where the unit that starts at `start` ends.
    #[inline]
    pub(super) fn end(&self, text: &[u8], start: usize) -> usize {
        if self.is_word(start) {
            let bit = start - self.at;
            let len = (!(self.word >> bit)).trailing_zeros() as usize;
            if bit + len < BLOCK {
                return start + len;
            }
        }
        units::end(text, start)
    }

    /// Whether a byte of this block is of a word.
    #[inline]
    fn is_word(&self, at: usize) -> bool {
        let bit = at - self.at;
        bit < BLOCK && self.word >> bit & 1 == 1
    }
}

/// The blocks of a text in order.
pub(super) struct Blocks<'t> {
    text: &'t [u8],
    at: usize,
    /// Whether words that start with a lower-case letter of ASCII are left out.
    gated: bool,
    /// Whether the last byte of the block before is of a word.
    in_word: bool,
    /// Bytes of this block that belong to a character of the one before and to no word.
    spilled: u64,
    /// Where the last character of katakana ended.
    katakana: usize,
}

impl<'t> Blocks<'t> {
    pub(super) fn new(text: &'t str, gated: bool) -> Self {
        Self { text: text.as_bytes(), at: 0, gated, in_word: false, spilled: 0, katakana: usize::MAX }
    }

    #[inline]
    pub(super) fn next(&mut self) -> Option<Block> {
        let rest = self.text.get(self.at..).filter(|rest| !rest.is_empty())?;
        let masks = if let Some(block) = rest.first_chunk() {
            Masks::of(block)
        } else {
            let mut block = [b' '; BLOCK];
            block[..rest.len()].copy_from_slice(rest);
            Masks::of(&block)
        };
        let mut word = masks.word & !self.spilled;
        self.spilled = 0;
        let singles = if masks.doubtful == 0 { 0 } else { self.look_closer(masks.doubtful, &mut word) };
        let mut starts = word & !(word << 1 | u64::from(self.in_word));
        self.in_word = word >> (BLOCK - 1) == 1;
        if self.gated {
            starts &= !masks.lower;
        }
        let block = Block { at: self.at, starts: starts | singles, word };
        self.at += BLOCK;
        Some(block)
    }

    /// Takes what is no part of a word out of `word`; gives the starts of units that are no words.
    fn look_closer(&mut self, mut doubtful: u64, word: &mut u64) -> u64 {
        let mut starts = 0;
        while doubtful != 0 {
            let bit = doubtful.trailing_zeros();
            doubtful &= doubtful - 1;
            let at = self.at + bit as usize;
            let (class, len) = Class::at(self.text, at);
            if class == Class::Word {
                continue;
            }
            let taken = ((1_u128 << len) - 1) << bit;
            *word &= !(taken as u64);
            self.spilled |= (taken >> BLOCK) as u64;
            let goes_on = class == Class::Katakana && self.katakana == at;
            if class != Class::Between && !goes_on {
                starts |= 1 << bit;
            }
            if class == Class::Katakana {
                self.katakana = at + len;
            }
        }
        starts
    }
}

#[cfg(test)]
mod tests {
    use super::super::units::Class;
    use super::{BLOCK, Masks};

    #[test]
    fn masks_tell_every_byte() {
        for byte in 0..=u8::MAX {
            let mut block = [b' '; BLOCK];
            (block[9], block[10]) = (byte, b'a');
            let masks = Masks::of(&block);
            assert_eq!(masks.word >> 9 & 1 == 1, byte >= 0x80 || byte.is_ascii_alphanumeric() || byte == b'_');
            assert_eq!(masks.lower >> 9 & 1 == 1, byte.is_ascii_lowercase());
            assert_eq!((masks.lower >> 10, masks.word >> 11), (1, 0));
        }
    }

    #[test]
    fn what_is_no_part_of_a_word_is_doubtful() {
        for c in ('\u{80}'..=char::MAX).filter(|&c| Class::of(c) != Class::Word) {
            let mut block = [b' '; BLOCK];
            c.encode_utf8(&mut block);
            assert_eq!(Masks::of(&block).doubtful, 1, "{c:?}");
        }
    }
}
