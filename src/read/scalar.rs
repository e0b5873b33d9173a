//! Values written in some notation: which source text stands for which decoded text.

use crate::document::{Codec, Role, Segment};
use crate::text::Span;

use super::html::reference as html_reference;
use super::tag::reference;

/// A stretch of source text that stands for itself, or for something else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) span: Span,
    /// What it stands for; `None` for itself.
    pub(super) decoded: Option<String>,
}

/// A value with its place.
#[derive(Debug, Clone)]
pub(super) struct Scalar {
    pub(super) parts: Vec<Part>,
    pub(super) codec: Codec,
}

/// What a notation escapes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Notation {
    /// Nothing.
    Raw,
    /// A doubled quote, as YAML's `''`.
    DoubledQuote,
    /// Backslash and a letter, a quote or a number: JSON, YAML, TOML.
    Backslash,
    /// A backslash before punctuation, and character references: Markdown.
    Markdown,
    /// Character references, some of them without a semicolon: HTML.
    References,
    /// As [`Notation::References`], but `&copy=` and the like are no references: attributes of HTML.
    AttributeReferences,
}

impl Scalar {
    /// Reads `span` of `text`. Line breaks with the blanks around them stand for one blank.
    pub(super) fn read(text: &str, span: Span, notation: Notation, codec: Codec) -> Scalar {
        let mut parts = Vec::new();
        let mut done = span.start();
        let mut at = span.start();
        while at < span.end() {
            let Some((end, decoded)) = notation.escape(&text[..span.end()], at) else {
                at += 1;
                continue;
            };
            let start = if decoded == " " { trim_blanks(text, done, at) } else { at };
            if done < start {
                parts.push(Part { span: Span::new(done, start), decoded: None });
            }
            parts.push(Part { span: Span::new(start, end), decoded: Some(decoded) });
            (done, at) = (end, end);
        }
        if done < span.end() {
            parts.push(Part { span: Span::new(done, span.end()), decoded: None });
        }
        Scalar { parts, codec }
    }

    /// What it stands for.
    pub(super) fn decoded(&self, text: &str) -> String {
        let part = |part: &Part| part.decoded.clone().unwrap_or_else(|| text[part.span.range()].to_owned());
        self.parts.iter().map(part).collect()
    }

    /// From its first byte to its last, without quotes.
    pub(super) fn span(&self) -> Option<Span> {
        Some(self.parts.first()?.span.cover(self.parts.last()?.span))
    }

    /// Whether it says the same as `expected`, but for blanks.
    pub(super) fn says(&self, text: &str, expected: &str) -> bool {
        self.decoded(text).split_whitespace().eq(expected.split_whitespace())
    }

    /// As a segment; `None` if no word stands in it.
    pub(super) fn segment<'s>(&self, text: &'s str, role: Role) -> Option<Segment<'s>> {
        let mut builder = Segment::builder(text);
        for part in &self.parts {
            match &part.decoded {
                Some(decoded) => builder.atom(part.span, decoded),
                None => builder.verbatim(part.span),
            };
        }
        let segment = builder.finish(role, self.codec);
        segment.text().contains(char::is_alphabetic).then_some(segment)
    }
}

impl Notation {
    /// The escape or line break at `at`: where it ends and what it stands for.
    fn escape(self, text: &str, at: usize) -> Option<(usize, String)> {
        let bytes = text.as_bytes();
        let next = bytes.get(at + 1).copied();
        match (bytes[at], self) {
            (b'\n' | b'\r', _) => Some((line_start(text, at, self == Notation::Markdown), " ".to_owned())),
            (b'\'', Notation::DoubledQuote) if next == Some(b'\'') => Some((at + 2, "'".to_owned())),
            (b'\\', Notation::Backslash) => backslash(text, at),
            (b'\\', Notation::Markdown) if next.is_some_and(|byte| byte.is_ascii_punctuation()) => {
                Some((at + 2, text[at + 1..at + 2].to_owned()))
            }
            (b'&', Notation::Markdown) => reference(&text[at..]).map(|(whole, decoded)| (at + whole.len(), decoded)),
            (b'&', Notation::References | Notation::AttributeReferences) => {
                let in_attribute = self == Notation::AttributeReferences;
                html_reference(&text[at..], in_attribute).map(|(len, decoded)| (at + len, decoded))
            }
            _ => None,
        }
    }
}

/// Where the text of the next line starts, behind indentation and the marks of a block quote.
fn line_start(text: &str, at: usize, in_markdown: bool) -> usize {
    let is_gap = |byte: &u8| byte.is_ascii_whitespace() || (in_markdown && *byte == b'>');
    at + text.as_bytes()[at..].iter().take_while(|byte| is_gap(byte)).count()
}

fn trim_blanks(text: &str, from: usize, to: usize) -> usize {
    from + text[from..to].trim_end_matches([' ', '\t']).len()
}

/// The backslash escape at `at`; one that no notation knows stands for itself.
fn backslash(text: &str, at: usize) -> Option<(usize, String)> {
    let c = text[at + 1..].chars().next()?;
    let end = at + 1 + c.len_utf8();
    let simple = match c {
        '"' | '\\' | '/' | '\'' | '`' => Some(c),
        'n' | 'N' | 'L' | 'P' => Some('\n'),
        't' | '\t' => Some('\t'),
        'r' => Some('\r'),
        ' ' => Some(' '),
        '_' => Some('\u{A0}'),
        'b' | 'f' | 'e' | 'a' | 'v' | '0' => Some('\u{FFFD}'),
        '\n' | '\r' => return Some((line_start(text, at + 1, false), String::new())),
        _ => None,
    };
    if let Some(simple) = simple {
        return Some((end, simple.to_string()));
    }
    let digits = match c {
        'x' => 2,
        'u' => 4,
        'U' => 8,
        _ => return None,
    };
    let code = hex(text, end, digits)?;
    let low = |at: usize| text[at..].starts_with("\\u").then(|| hex(text, at + 2, 4)).flatten();
    if let (0xD800..=0xDBFF, Some(low @ 0xDC00..=0xDFFF)) = (code, low(end + digits)) {
        let c = char::from_u32(0x1_0000 + ((code - 0xD800) << 10) + (low - 0xDC00))?;
        return Some((end + digits + 6, c.to_string()));
    }
    Some((end + digits, char::from_u32(code).unwrap_or('\u{FFFD}').to_string()))
}

fn hex(text: &str, at: usize, digits: usize) -> Option<u32> {
    let digits = text.get(at..at + digits).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()))?;
    u32::from_str_radix(digits, 16).ok()
}

#[cfg(test)]
mod tests {
    use super::{Notation, Scalar, Span};
    use crate::document::Codec;

    #[test]
    fn escapes_are_decoded_and_keep_their_places() {
        for (text, notation, expected) in [
            (r"Za\u0070orizhia \x4B\ud83d\ude00", Notation::Backslash, "Zaporizhia K😀"),
            (r#"the \"hero\" \q"#, Notation::Backslash, r#"the "hero" \q"#),
            ("one  \n   two \\\n  three", Notation::Backslash, "one two three"),
            ("Kup''yansk", Notation::DoubledQuote, "Kup'yansk"),
            (r"a \* b\c &eacute;", Notation::Markdown, r"a * b\c é"),
            ("one\n> two", Notation::Markdown, "one two"),
            (r"a\b &amp; c", Notation::References, r"a\b & c"),
            (r"\ud83d", Notation::Backslash, "\u{FFFD}"),
        ] {
            let scalar = Scalar::read(text, Span::new(0, text.len()), notation, Codec::PLAIN);
            assert_eq!(scalar.decoded(text), expected);
            assert_eq!(scalar.span(), Some(Span::new(0, text.len())));
        }
    }
}
