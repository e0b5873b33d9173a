//! A named, immutable text and the way back to the bytes of its file.

mod error;

use std::borrow::Cow;
use std::sync::OnceLock;

use super::charset::Map;
use super::{Charset, LineIndex, Position, Span};

pub use error::DecodeError;

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
    map: Map,
    /// Made when somebody asks for a place.
    lines: OnceLock<LineIndex>,
}

impl Source {
    /// A source from text in memory.
    pub fn new(name: impl Into<Box<str>>, text: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            text: text.into(),
            charset: Charset::UTF_8,
            has_bom: false,
            raw: None,
            map: Map::Same,
            lines: OnceLock::new(),
        }
    }

    /// A source from the bytes of a file: UTF-8, or UTF-16 where a byte order mark says so.
    pub fn decode(name: impl Into<Box<str>>, bytes: Vec<u8>) -> Result<Self, DecodeError> {
        Self::decode_as(name, bytes, Charset::UTF_8)
    }

    /// A source from the bytes of a file in `charset`, unless a byte order mark says that they are
    /// something else.
    pub fn decode_as(name: impl Into<Box<str>>, bytes: Vec<u8>, charset: Charset) -> Result<Self, DecodeError> {
        if u32::try_from(bytes.len()).is_err() {
            return Err(DecodeError::TooLarge);
        }
        let (charset, bom) = match bytes.as_slice() {
            [0xFF, 0xFE, ..] => (Charset::UTF_16LE, 2),
            [0xFE, 0xFF, ..] => (Charset::UTF_16BE, 2),
            [0xEF, 0xBB, 0xBF, ..] => (Charset::UTF_8, 3),
            _ => (charset, 0),
        };
        if charset.is_ascii_compatible() && bytes.iter().take(8192).any(|&byte| byte == 0) {
            return Err(DecodeError::Binary);
        }
        if charset == Charset::UTF_8 {
            return Self::decode_utf8(name, bytes, bom);
        }
        match charset.decode(&bytes[bom..]) {
            Ok((text, map)) => Ok(Self { charset, has_bom: bom > 0, raw: Some(bytes), map, ..Self::new(name, text) }),
            Err(malformed) => {
                let offset = bom + malformed.offset;
                Err(DecodeError::Invalid { charset, offset, byte: bytes.get(offset).copied().unwrap_or_default() })
            }
        }
    }

    /// The same text after a change, from its bytes: read in the charset that this one is in.
    pub fn reread(&self, bytes: Vec<u8>) -> Result<Self, DecodeError> {
        Self::decode_as(self.name.clone(), bytes, self.charset)
    }

    fn decode_utf8(name: impl Into<Box<str>>, mut bytes: Vec<u8>, bom: usize) -> Result<Self, DecodeError> {
        bytes.drain(..bom);
        let text = String::from_utf8(bytes).map_err(|error| {
            let offset = error.utf8_error().valid_up_to();
            DecodeError::Invalid { charset: Charset::UTF_8, offset: bom + offset, byte: error.as_bytes()[offset] }
        })?;
        Ok(Self { has_bom: bom > 0, ..Self::new(name, text) })
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
        self.lines.get_or_init(|| LineIndex::new(&self.text))
    }

    /// Line and column of a byte of the text.
    pub fn position(&self, offset: usize) -> Position {
        self.lines().position(&self.text, offset)
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
        let bom = match (self.has_bom, &self.map) {
            (false, _) => 0,
            (true, Map::Same) => BOM.len(),
            (true, _) => 2,
        };
        let scalars = |offset: usize| self.lines().scalars_before(&self.text, offset) as usize;
        let byte = |offset: usize| match &self.map {
            Map::Same => offset,
            Map::Single => scalars(offset),
            Map::Utf16(pairs) => 2 * (scalars(offset) + pairs.partition_point(|&at| (at as usize) < offset)),
            Map::Starts(starts) => starts.get(scalars(offset)).map_or(0, |&start| start as usize),
        };
        Span::new(bom + byte(span.start()), bom + byte(span.end()))
    }

    /// The bytes that spell `text` in this file; `None` where its charset cannot.
    pub fn encode(&self, text: &str) -> Option<Vec<u8>> {
        self.charset.encode(text)
    }
}

const BOM: &str = "\u{FEFF}";

#[cfg(test)]
mod tests {
    use super::{Charset, DecodeError, Source, Span};

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
        assert_eq!(error(b"ab\xFFc"), DecodeError::Invalid { charset: Charset::UTF_8, offset: 2, byte: 0xFF });
        assert_eq!(error(b"PK\x03\x04\x00\x00"), DecodeError::Binary);
        assert_eq!(error(b"\xFF\xFEa\0\0"), DecodeError::Invalid { charset: Charset::UTF_16LE, offset: 4, byte: 0 });
    }
}
