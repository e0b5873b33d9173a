//! Where units start, 64 bytes at a time.

use super::units::Class;

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
    /// Eight bytes at a time in a plain number: safe, fast on every processor, without a crate.
    #[inline]
    fn of(block: &[u8; BLOCK]) -> Masks {
        let mut masks = Masks { word: 0, lower: 0, doubtful: 0 };
        let (eights, _) = block.as_chunks::<8>();
        for (at, eight) in eights.iter().enumerate() {
            let bytes = u64::from_le_bytes(*eight);
            let wide = bytes & HIGH;
            let ascii = bytes & !HIGH;
            let lower = within(ascii, b'a', b'z');
            let upper = within(ascii, b'A', b'Z');
            let other = within(ascii, b'0', b'9') | within(ascii, b'_', b'_');
            let narrow = (lower | upper | other) & !wide;
            // C0 and above start a character. D0 and D1 start Cyrillic letters, C4 to C7 Latin ones, and nothing else.
            let first = wide & (bytes << 1);
            let letters = equal(bytes & every(0xFE), 0xD0) | equal(bytes & every(0xFC), 0xC4);
            masks.word |= gathered(narrow | wide) << (8 * at);
            masks.lower |= gathered(lower & !wide) << (8 * at);
            masks.doubtful |= gathered(first & !letters) << (8 * at);
        }
        masks
    }
}

const HIGH: u64 = every(0x80);

const fn every(byte: u8) -> u64 {
    u64::from_le_bytes([byte; 8])
}

/// The high bit of each byte of `ascii`, all below 128, that is one of `first..=last`.
fn within(ascii: u64, first: u8, last: u8) -> u64 {
    let reaches = ascii.wrapping_add(every(0x80 - first));
    let exceeds = ascii.wrapping_add(every(0x7F - last));
    reaches & !exceeds & HIGH
}

/// The high bit of each byte that is `byte`.
fn equal(bytes: u64, byte: u8) -> u64 {
    let differs = bytes ^ every(byte);
    !(((differs & !HIGH).wrapping_add(!HIGH)) | differs) & HIGH
}

/// The high bits of eight bytes, side by side.
fn gathered(high: u64) -> u64 {
    (high >> 7).wrapping_mul(0x0102_0408_1020_4080) >> 56
}

/// A block with the units that start in it.
pub(super) struct Block {
    /// Where it stands in the text.
    pub(super) at: usize,
    /// Starts of units.
    pub(super) starts: u64,
    /// Bytes of words.
    pub(super) word: u64,
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
        let masks = match rest.first_chunk() {
            Some(block) => Masks::of(block),
            None => {
                let mut block = [b' '; BLOCK];
                block[..rest.len()].copy_from_slice(rest);
                Masks::of(&block)
            }
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
