//! A named, immutable text and the way back to the bytes of its file.

use std::borrow::Cow;

use super::{LineIndex, Position, Span};

/// How a file's bytes spell its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Charset {
    /// UTF-8, with or without a byte order mark.
    Utf8,
    /// UTF-16, little endian, by its byte order mark.
    Utf16Le,
    /// UTF-16, big endian, by its byte order mark.
    Utf16Be,
}

/// Why the bytes of a file are no text. Offsets are bytes of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DecodeError {
    /// NUL bytes near the start and no byte order mark: not a text file.
    Binary,
    /// Not UTF-8 at this byte, whose value is given.
    InvalidUtf8 {
        /// First byte that is not UTF-8.
        offset: usize,
        /// Its value.
        byte: u8,
    },
    /// Half of a surrogate pair, or a lone byte at the end, in UTF-16.
    InvalidUtf16 {
        /// First byte of the broken unit.
        offset: usize,
    },
    /// 4 GiB or more: offsets would not fit.
    TooLarge,
}

impl std::fmt::Display for DecodeError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Binary => f.write_str("is a binary file, not text; exclude it or convert it to text"),
            Self::InvalidUtf8 { offset, byte } => {
                write!(f, "is not valid UTF-8: byte 0x{byte:02X} at offset {offset}; convert the file to UTF-8")
            }
            Self::InvalidUtf16 { offset } => {
                write!(f, "is not valid UTF-16 at byte offset {offset}; convert the file to UTF-8")
            }
            Self::TooLarge => f.write_str("is 4 GiB or larger; split it"),
        }
    }
}

impl std::error::Error for DecodeError {}

/// A named text.
///
/// Every span of a document, finding or edit indexes [`Source::text`], which is UTF-8 without a
/// byte order mark. [`Source::raw_span`] leads from there to the bytes of the file and
/// [`Source::encode`] writes new text in the file's charset.
#[derive(Debug, Clone)]
pub struct Source {
    name: Box<str>,
    text: String,
    charset: Charset,
    has_bom: bool,
    /// The file as it was, where that is not the text (and a mark) itself.
    raw: Option<Vec<u8>>,
    /// Where the text has characters that UTF-16 writes as two units; only looked for in UTF-16.
    pairs: Vec<u32>,
    lines: LineIndex,
}

impl Source {
    /// A source from text in memory.
    pub fn new(name: impl Into<Box<str>>, text: impl Into<String>) -> Self {
        let text = text.into();
        let lines = LineIndex::new(&text);
        Self { name: name.into(), text, charset: Charset::Utf8, has_bom: false, raw: None, pairs: Vec::new(), lines }
    }

    /// A source from the bytes of a file: UTF-8, or UTF-16 where a byte order mark says so.
    pub fn decode(name: impl Into<Box<str>>, bytes: Vec<u8>) -> Result<Self, DecodeError> {
        if u32::try_from(bytes.len()).is_err() {
            return Err(DecodeError::TooLarge);
        }
        match bytes.as_slice() {
            [0xFF, 0xFE, rest @ ..] => {
                let text = decode_utf16(rest, u16::from_le_bytes)?;
                Ok(Self::utf16(name, Charset::Utf16Le, bytes, text))
            }
            [0xFE, 0xFF, rest @ ..] => {
                let text = decode_utf16(rest, u16::from_be_bytes)?;
                Ok(Self::utf16(name, Charset::Utf16Be, bytes, text))
            }
            _ => Self::decode_utf8(name, bytes),
        }
    }

    fn utf16(name: impl Into<Box<str>>, charset: Charset, bytes: Vec<u8>, text: String) -> Self {
        let pairs = text.char_indices().filter(|(_, c)| c.len_utf16() == 2).map(|(at, _)| at as u32).collect();
        Self { charset, has_bom: true, raw: Some(bytes), pairs, ..Self::new(name, text) }
    }

    fn decode_utf8(name: impl Into<Box<str>>, mut bytes: Vec<u8>) -> Result<Self, DecodeError> {
        if bytes.iter().take(8192).any(|&byte| byte == 0) {
            return Err(DecodeError::Binary);
        }
        let has_bom = bytes.starts_with(BOM.as_bytes());
        if let Err(error) = std::str::from_utf8(&bytes) {
            let offset = error.valid_up_to();
            return Err(DecodeError::InvalidUtf8 { offset, byte: bytes[offset] });
        }
        if has_bom {
            bytes.drain(..BOM.len());
        }
        let text = String::from_utf8(bytes).unwrap_or_default(); // Checked above.
        Ok(Self { has_bom, ..Self::new(name, text) })
    }

    /// What the source is called, as reports show it: a path, or the name given for standard input.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The decoded text, without a byte order mark.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text at a span.
    pub fn slice(&self, span: Span) -> &str {
        &self.text[span.range()]
    }

    /// How the file spells its text.
    pub fn charset(&self) -> Charset {
        self.charset
    }

    /// The lines of the text.
    pub fn lines(&self) -> &LineIndex {
        &self.lines
    }

    /// Line and column of a byte of the text.
    pub fn position(&self, offset: usize) -> Position {
        self.lines.position(&self.text, offset)
    }

    /// The bytes of the file.
    pub fn raw(&self) -> Cow<'_, [u8]> {
        match &self.raw {
            Some(raw) => Cow::Borrowed(raw),
            None if self.has_bom => Cow::Owned([BOM.as_bytes(), self.text.as_bytes()].concat()),
            None => Cow::Borrowed(self.text.as_bytes()),
        }
    }

    /// The byte range of the file behind a span of the text.
    pub fn raw_span(&self, span: Span) -> Span {
        match self.charset {
            Charset::Utf8 => span.shifted(if self.has_bom { BOM.len() } else { 0 }),
            Charset::Utf16Le | Charset::Utf16Be => {
                let byte = |offset: usize| {
                    let pairs = self.pairs.partition_point(|&at| (at as usize) < offset);
                    2 + 2 * (self.lines.scalars_before(&self.text, offset) as usize + pairs)
                };
                Span::new(byte(span.start()), byte(span.end()))
            }
        }
    }

    /// The bytes that spell `text` in this file; `None` where its charset cannot.
    pub fn encode(&self, text: &str) -> Option<Vec<u8>> {
        Some(match self.charset {
            Charset::Utf8 => text.as_bytes().to_vec(),
            Charset::Utf16Le => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
            Charset::Utf16Be => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        })
    }
}

const BOM: &str = "\u{FEFF}";

fn decode_utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, DecodeError> {
    let units = bytes.chunks(2).map(|pair| match *pair {
        [a, b] => unit([a, b]),
        _ => 0xD800, // A lone byte at the end is as broken as half a pair.
    });
    let mut text = String::with_capacity(bytes.len() / 2);
    let mut offset = 2;
    for decoded in char::decode_utf16(units) {
        let c = decoded.map_err(|_| DecodeError::InvalidUtf16 { offset })?;
        offset += 2 * c.len_utf16();
        text.push(c);
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::{DecodeError, Source, Span};

    #[test]
    fn spans_lead_back_to_the_bytes_of_the_file() {
        let text = "a 𝕏 Харків";
        let utf16 = |unit: fn(u16) -> [u8; 2], bom: [u8; 2]| {
            [bom.to_vec(), text.encode_utf16().flat_map(unit).collect()].concat()
        };
        for bytes in [
            text.as_bytes().to_vec(),
            ["\u{FEFF}", text].concat().into_bytes(),
            utf16(u16::to_le_bytes, [0xFF, 0xFE]),
            utf16(u16::to_be_bytes, [0xFE, 0xFF]),
        ] {
            let source = Source::decode("story", bytes.clone()).expect("text");
            assert_eq!(source.text(), text);
            assert_eq!(source.raw().as_ref(), bytes);
            let start = text.find("Харків").expect("in the text");
            let raw = source.raw_span(Span::new(start, text.len()));
            assert_eq!(&bytes[raw.range()], source.encode("Харків").expect("encodable"));
        }
    }

    #[test]
    fn what_is_no_text_is_said_with_its_place() {
        let error = |bytes: &[u8]| Source::decode("x", bytes.to_vec()).expect_err("no text");
        assert_eq!(error(b"ab\xFFc"), DecodeError::InvalidUtf8 { offset: 2, byte: 0xFF });
        assert_eq!(error(b"PK\x03\x04\x00\x00"), DecodeError::Binary);
        assert_eq!(error(b"\xFF\xFEa\0\0"), DecodeError::InvalidUtf16 { offset: 4 });
    }
}
