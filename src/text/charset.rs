//! Character sets: how the bytes of a file spell its text.

use encoding_rs::{
    DecoderResult, EncoderResult, Encoding, ISO_2022_JP, REPLACEMENT, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252,
};

use super::distance::closest;

/// How a file's bytes spell its text. Byte order marks are the [`Source`](super::Source)'s business.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Charset(&'static Encoding);

/// Where bytes are no text of a charset.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Malformed {
    /// The first byte of what is wrong.
    pub(super) offset: usize,
}

/// How to get from a place of the text to the bytes of the file.
#[derive(Debug, Clone)]
pub(super) enum Map {
    /// The text is the file.
    Same,
    /// A byte a character.
    Single,
    /// Two bytes a character, and four for those at these places of the text.
    Utf16(Vec<u32>),
    /// The byte at which each character starts, and one past the last.
    Starts(Vec<u32>),
}

impl Charset {
    /// UTF-8.
    pub const UTF_8: Charset = Charset(UTF_8);
    /// UTF-16, little end first.
    pub const UTF_16LE: Charset = Charset(UTF_16LE);
    /// UTF-16, big end first.
    pub const UTF_16BE: Charset = Charset(UTF_16BE);

    /// The charset that a label of the web means: `windows-1251`, `latin1`, `Shift_JIS`.
    ///
    /// The error says what to write instead.
    pub fn of(label: &str) -> Result<Charset, String> {
        let Some(encoding) = Encoding::for_label(label.trim().as_bytes()) else {
            let label = label.trim().to_lowercase();
            let near = closest(&label, LABELS.iter().copied());
            let near = if near.is_empty() { "; write one such as windows-1251 or utf-8".to_owned() } else { near };
            return Err(format!("there is no charset `{label}`{near}"));
        };
        if encoding == ISO_2022_JP || encoding == REPLACEMENT {
            // What a byte means there depends on those before it, so that no edit leaves the rest as it is.
            return Err(format!("`{}` cannot be edited byte by byte; convert the file to UTF-8", label.trim()));
        }
        Ok(Charset(encoding))
    }

    /// As standards write it: `windows-1251`, `UTF-8`.
    pub fn name(self) -> &'static str {
        self.0.name()
    }

    /// Whether the bytes of ASCII are ASCII in it, as in all but UTF-16.
    pub fn is_ascii_compatible(self) -> bool {
        self.0.is_ascii_compatible()
    }

    /// What a byte means in windows-1252.
    pub fn windows_1252(byte: u8) -> char {
        let bytes = [byte];
        let (text, _) = WINDOWS_1252.decode_without_bom_handling(&bytes);
        text.chars().next().unwrap_or('\u{FFFD}')
    }

    /// The text that bytes spell, and the way back to them.
    ///
    /// UTF-8 is not decoded here: its text is the file.
    pub(super) fn decode(self, bytes: &[u8]) -> Result<(String, Map), Malformed> {
        if self.0.is_single_byte() {
            let text = self.0.decode_without_bom_handling_and_without_replacement(bytes);
            let text = text.ok_or_else(|| self.decode_by_units(bytes).err().unwrap_or(Malformed { offset: 0 }))?;
            return Ok((text.into_owned(), Map::Single));
        }
        if self == Self::UTF_16LE {
            decode_utf16(bytes, u16::from_le_bytes)
        } else if self == Self::UTF_16BE {
            decode_utf16(bytes, u16::from_be_bytes)
        } else {
            self.decode_by_units(bytes).map(|(text, starts)| (text, Map::Starts(starts)))
        }
    }

    /// Feeds the decoder a byte at a time, so that each character is known to come from the bytes since
    /// the one before it.
    fn decode_by_units(self, bytes: &[u8]) -> Result<(String, Vec<u32>), Malformed> {
        let mut decoder = self.0.new_decoder_without_bom_handling();
        let mut text = String::with_capacity(bytes.len() + bytes.len() / 2);
        let mut starts = Vec::with_capacity(bytes.len());
        let mut unit = 0;
        let mut out = [0; 16];
        for at in 0..bytes.len() {
            let is_last = at + 1 == bytes.len();
            let (result, _, written) = decoder.decode_to_utf8_without_replacement(&bytes[at..=at], &mut out, is_last);
            if !matches!(result, DecoderResult::InputEmpty) {
                return Err(Malformed { offset: unit });
            }
            let Ok(characters) = std::str::from_utf8(&out[..written]) else { return Err(Malformed { offset: unit }) };
            if characters.is_empty() {
                continue;
            }
            text.push_str(characters);
            starts.extend(characters.chars().map(|_| unit as u32));
            unit = at + 1;
        }
        starts.push(unit as u32);
        Ok((text, starts))
    }

    /// The bytes that spell `text`; `None` where there are none for a character of it.
    pub fn encode(self, text: &str) -> Option<Vec<u8>> {
        // The crate writes UTF-16 as browsers send it: as UTF-8.
        if self == Self::UTF_16LE {
            return Some(text.encode_utf16().flat_map(u16::to_le_bytes).collect());
        }
        if self == Self::UTF_16BE {
            return Some(text.encode_utf16().flat_map(u16::to_be_bytes).collect());
        }
        let mut encoder = self.0.new_encoder();
        let room = encoder.max_buffer_length_from_utf8_without_replacement(text.len())?;
        let mut bytes = Vec::with_capacity(room);
        let (result, _) = encoder.encode_from_utf8_to_vec_without_replacement(text, &mut bytes, true);
        matches!(result, EncoderResult::InputEmpty).then_some(bytes)
    }
}

fn decode_utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<(String, Map), Malformed> {
    let units = bytes.chunks(2).map(|pair| match *pair {
        [a, b] => unit([a, b]),
        _ => 0xD800, // A lone byte at the end is as broken as half a pair.
    });
    let mut text = String::with_capacity(bytes.len() / 2);
    let mut pairs = Vec::new();
    let mut offset = 0;
    for decoded in char::decode_utf16(units) {
        let c = decoded.map_err(|_| Malformed { offset })?;
        if c.len_utf16() == 2 {
            pairs.push(text.len() as u32);
        }
        offset += 2 * c.len_utf16();
        text.push(c);
    }
    Ok((text, Map::Utf16(pairs)))
}

/// Labels that somebody may have meant.
const LABELS: [&str; 46] = [
    "utf-8",
    "utf-16",
    "utf-16le",
    "utf-16be",
    "big5",
    "euc-jp",
    "euc-kr",
    "gb18030",
    "gbk",
    "gb2312",
    "shift_jis",
    "windows-31j",
    "ibm866",
    "cp866",
    "iso-8859-1",
    "latin1",
    "iso-8859-2",
    "latin2",
    "iso-8859-3",
    "iso-8859-4",
    "iso-8859-5",
    "iso-8859-6",
    "iso-8859-7",
    "iso-8859-8",
    "iso-8859-9",
    "iso-8859-10",
    "iso-8859-13",
    "iso-8859-14",
    "iso-8859-15",
    "iso-8859-16",
    "koi8-r",
    "koi8-u",
    "macintosh",
    "x-mac-cyrillic",
    "windows-874",
    "windows-1250",
    "windows-1251",
    "cp1251",
    "windows-1252",
    "windows-1253",
    "windows-1254",
    "windows-1255",
    "windows-1256",
    "windows-1257",
    "windows-1258",
    "us-ascii",
];

#[cfg(test)]
mod tests {
    use super::Charset;

    #[test]
    fn labels_of_the_web_are_known_and_others_told() {
        for (label, name) in [("CP1251", "windows-1251"), (" latin1 ", "windows-1252"), ("sjis", "Shift_JIS")] {
            assert_eq!(Charset::of(label).map(Charset::name), Ok(name));
        }
        for (label, told) in [
            ("windows1251x", "there is no charset `windows1251x` (did you mean `windows-1251`?)"),
            ("klingon", "there is no charset `klingon`; write one such as windows-1251 or utf-8"),
            ("iso-2022-jp", "`iso-2022-jp` cannot be edited byte by byte; convert the file to UTF-8"),
            ("hz-gb-2312", "`hz-gb-2312` cannot be edited byte by byte; convert the file to UTF-8"),
        ] {
            assert_eq!(Charset::of(label), Err(told.to_owned()));
        }
    }

    #[test]
    fn what_a_charset_lacks_is_not_replaced() {
        for (label, has, lacks) in [
            ("windows-1251", "Харків", "ů"),
            ("windows-1252", "Köln – Łódź".split(' ').next().unwrap_or_default(), "Ў"),
            ("koi8-r", "Харьков", "ї"),
            ("gbk", "哈尔科夫", "😀"),
        ] {
            let charset = Charset::of(label).expect("known");
            assert!(charset.encode(has).is_some_and(|bytes| !bytes.contains(&b'&')), "{label}");
            assert_eq!(charset.encode(lacks), None, "{label}");
        }
    }
}
