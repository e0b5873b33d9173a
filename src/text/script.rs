//! Writing systems.

/// The writing systems whose names canonym tells apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[allow(missing_docs, reason = "each variant is the ISO 15924 name of a script")]
pub enum Script {
    Latin,
    Cyrillic,
    Greek,
    Armenian,
    Georgian,
    Hebrew,
    Arabic,
    Devanagari,
    Thai,
    Hangul,
    Kana,
    Han,
    /// Letters of any other script.
    Other,
}

impl Script {
    /// The script of a letter, or of a vowel sign that only one script has; `None` for digits,
    /// punctuation, common marks and other shared characters.
    pub fn of(c: char) -> Option<Script> {
        Some(match c as u32 {
            0x41..=0x5A
            | 0x61..=0x7A
            | 0xAA
            | 0xBA
            | 0xC0..=0xD6
            | 0xD8..=0xF6
            | 0xF8..=0x2B8
            | 0x1E00..=0x1EFF
            | 0x2C60..=0x2C7F
            | 0xA720..=0xA7FF
            | 0xFB00..=0xFB06
            | 0xFF21..=0xFF5A => Script::Latin,
            0x370..=0x373 | 0x376..=0x377 | 0x37B..=0x37D | 0x37F | 0x386 | 0x388..=0x3FF | 0x1F00..=0x1FFF => {
                Script::Greek
            }
            0x400..=0x482 | 0x48A..=0x52F | 0x1C80..=0x1C8F | 0xA640..=0xA69F => Script::Cyrillic,
            0x531..=0x556 | 0x561..=0x587 => Script::Armenian,
            0x10A0..=0x10FF | 0x1C90..=0x1CBF | 0x2D00..=0x2D2D => Script::Georgian,
            0x591..=0x5BD | 0x5BF | 0x5C1..=0x5C2 | 0x5C4..=0x5C5 | 0x5C7 | 0x5D0..=0x5F2 => Script::Hebrew,
            0x610..=0x61A
            | 0x620..=0x65F
            | 0x66E..=0x6D3
            | 0x6D5
            | 0x6FA..=0x6FF
            | 0x750..=0x77F
            | 0xFB50..=0xFDFB
            | 0xFE70..=0xFEFC => Script::Arabic,
            0x900..=0x963 | 0x971..=0x97F => Script::Devanagari,
            0xE01..=0xE3A | 0xE40..=0xE4E => Script::Thai,
            0x1100..=0x11FF | 0x3131..=0x318E | 0xAC00..=0xD7A3 => Script::Hangul,
            0x3041..=0x3096 | 0x30A1..=0x30FA | 0x30FC..=0x30FF | 0x31F0..=0x31FF | 0xFF66..=0xFF9D => Script::Kana,
            0x3005..=0x3007 | 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xF900..=0xFAFF | 0x20000..=0x3FFFF => Script::Han,
            _ if c.is_alphabetic() => Script::Other,
            _ => return None,
        })
    }

    /// Whether the script tells names from other words by a capital letter.
    pub fn has_case(self) -> bool {
        matches!(self, Script::Latin | Script::Cyrillic | Script::Greek | Script::Armenian)
    }

    /// Whether a reader needs no blank to see where a word ends.
    pub fn is_unspaced(self) -> bool {
        matches!(self, Script::Thai | Script::Kana | Script::Han)
    }
}
