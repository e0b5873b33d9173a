//! Tags of HTML and JSX, their attributes, and character references.

use std::borrow::Cow;

use pulldown_cmark::{Event, Parser};

use crate::text::{Span, boundary_before};

/// A tag with the places of its attributes.
#[derive(Debug)]
pub(super) struct Tag<'t> {
    pub(super) name: &'t str,
    pub(super) closing: bool,
    pub(super) self_closing: bool,
    pub(super) attributes: Vec<Attribute<'t>>,
    /// One past its `>`.
    pub(super) end: usize,
}

/// A name with a value, as in `title="Kyiv"`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Attribute<'t> {
    pub(super) name: &'t str,
    /// The value without its quotes.
    pub(super) value: Span,
    /// `"`, `'`, a backtick, `{`, or a blank where there are no quotes.
    pub(super) quote: u8,
}

impl Attribute<'_> {
    /// Whether its value is prose for readers.
    pub(super) fn is_prose(&self) -> bool {
        self.quote != b'{' && ["title", "alt", "caption"].iter().any(|name| self.name.eq_ignore_ascii_case(name))
    }
}

/// Whose tags they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Syntax {
    /// Markdown's, which may be JSX: `wide={x > 1}`, `"a \" b"`, `<>`. What is odd is no tag.
    Component,
    /// A browser's: whatever follows `<` and a letter is a tag.
    Html,
}

impl<'t> Tag<'t> {
    /// Reads the tag that opens at `start`; `None` if that is no tag or does not end before `limit`.
    pub(super) fn lex(text: &'t str, start: usize, limit: usize) -> Option<Tag<'t>> {
        Self::lex_as(Syntax::Component, text, start, limit)
    }

    /// As [`Tag::lex`], but reads as a tag whatever a browser does.
    pub(super) fn lex_html(text: &'t str, start: usize, limit: usize) -> Option<Tag<'t>> {
        Self::lex_as(Syntax::Html, text, start, limit)
    }

    fn lex_as(syntax: Syntax, text: &'t str, start: usize, limit: usize) -> Option<Tag<'t>> {
        let limit = boundary_before(text, limit).max(start);
        let bytes = &text.as_bytes()[..limit];
        let closing = bytes.get(start + 1) == Some(&b'/');
        let from = start + 1 + usize::from(closing);
        let is_html = syntax == Syntax::Html;
        let is_name = |byte: u8| match syntax {
            Syntax::Component => byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b':' | b'_'),
            Syntax::Html => !byte.is_ascii_whitespace() && !matches!(byte, b'/' | b'>'),
        };
        // `<>` and `</>` are fragments of JSX.
        if bytes.get(from).is_some_and(|byte| (is_html || *byte != b'>') && !byte.is_ascii_alphabetic()) {
            return None;
        }
        let end = run_end(bytes, from, is_name);
        let name = &text[from..end];
        let mut tag = Tag { name, closing, self_closing: false, attributes: Vec::new(), end };
        loop {
            let at = run_end(bytes, tag.end, |byte| byte.is_ascii_whitespace());
            match *bytes.get(at)? {
                b'>' => return Some(Tag { end: at + 1, ..tag }),
                b'<' if !is_html => return None,
                b'/' => (tag.self_closing, tag.end) = (true, at + 1),
                _ => {
                    tag.self_closing = false;
                    let (attribute, end) = attribute(syntax, text, at, limit)?;
                    tag.attributes.extend(attribute);
                    tag.end = end;
                }
            }
        }
    }

    /// The attribute of that name.
    pub(super) fn attribute(&self, name: &str) -> Option<&Attribute<'t>> {
        self.attributes.iter().find(|attribute| attribute.name.eq_ignore_ascii_case(name))
    }
}

/// The attributes with values in a stretch that is no tag: the inside of a shortcode.
pub(super) fn attributes(text: &str, span: Span) -> Vec<Attribute<'_>> {
    let bytes = &text.as_bytes()[..span.end()];
    let mut found = Vec::new();
    let mut at = span.start();
    loop {
        at = run_end(bytes, at, |byte| byte.is_ascii_whitespace());
        if at >= bytes.len() {
            return found;
        }
        match attribute(Syntax::Component, text, at, span.end()) {
            Some((attribute, end)) => {
                found.extend(attribute);
                at = end;
            }
            None => return found,
        }
    }
}

/// The attribute at `at`, if it has a value, and where it ends.
fn attribute(syntax: Syntax, text: &str, at: usize, limit: usize) -> Option<(Option<Attribute<'_>>, usize)> {
    let bytes = &text.as_bytes()[..limit];
    let is_html = syntax == Syntax::Html;
    let is_quote = |byte: u8| matches!(byte, b'"' | b'\'') || (!is_html && matches!(byte, b'`' | b'{'));
    if !is_html && is_quote(bytes[at]) {
        let end = value_end(bytes, at)?; // An argument without a name.
        return Some((None, end));
    }
    let ends_name = |byte: u8| matches!(byte, b'=' | b'>' | b'/') || (!is_html && matches!(byte, b'<' | b'"' | b'\''));
    let is_name = |byte: u8| !byte.is_ascii_whitespace() && !ends_name(byte);
    let name_end = run_end(bytes, at, is_name).max(next_char(text, at));
    let equals = run_end(bytes, name_end, |byte| byte.is_ascii_whitespace());
    if bytes.get(equals) != Some(&b'=') {
        return Some((None, name_end));
    }
    let start = run_end(bytes, equals + 1, |byte| byte.is_ascii_whitespace());
    let quote = *bytes.get(start)?;
    let (value, quote, end) = if is_quote(quote) {
        let end = if is_html { quote_end(bytes, start)? } else { value_end(bytes, start)? };
        (Span::new(start + 1, end - 1), quote, end)
    } else {
        let is_value = |byte: u8| !byte.is_ascii_whitespace() && byte != b'>' && (is_html || byte != b'<');
        let end = run_end(bytes, start, is_value);
        (Span::new(start, end), b' ', end)
    };
    Some((Some(Attribute { name: &text[at..name_end], value, quote }), end))
}

/// One past the next quote like the one at `at`.
fn quote_end(bytes: &[u8], at: usize) -> Option<usize> {
    let len = bytes[at + 1..].iter().position(|&byte| byte == bytes[at])?;
    Some(at + len + 2)
}

/// One past the quote or brace that closes the one at `at`; a backslash escapes a quote.
fn value_end(bytes: &[u8], at: usize) -> Option<usize> {
    if bytes[at] == b'{' {
        return braces_end(bytes, at);
    }
    let mut end = at + 1;
    while *bytes.get(end)? != bytes[at] {
        end += if bytes[end] == b'\\' && bytes.get(end + 1) == Some(&bytes[at]) { 2 } else { 1 };
    }
    Some(end + 1)
}

/// One past the brace that closes the one at `at`.
fn braces_end(bytes: &[u8], at: usize) -> Option<usize> {
    let mut depth = 0usize;
    for (end, byte) in bytes.iter().enumerate().skip(at) {
        match byte {
            b'{' => depth += 1,
            b'}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some(end + 1);
        }
    }
    None
}

/// One past the run of bytes at `at` that fulfil `is_part`.
pub(super) fn run_end(bytes: &[u8], at: usize, is_part: impl Fn(u8) -> bool) -> usize {
    let rest = bytes.get(at..).unwrap_or_default();
    at + rest.iter().position(|&byte| !is_part(byte)).unwrap_or(rest.len())
}

fn next_char(text: &str, at: usize) -> usize {
    at + text[at..].chars().next().map_or(1, char::len_utf8)
}

/// The character reference at the start of `text`, and what it stands for.
pub(super) fn reference(text: &str) -> Option<(&str, String)> {
    let is_part = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'#';
    let end = run_end(text.as_bytes(), 1, is_part).min(40);
    let whole = text.get(..=end).filter(|whole| whole.starts_with('&') && whole.ends_with(';'))?;
    // The Markdown parser knows all 2,231 names of HTML.
    let decoded: Cow<'_, str> = match Parser::new(whole).nth(1) {
        Some(Event::Text(decoded)) => decoded.into_string().into(),
        _ => return None,
    };
    (decoded != whole).then(|| (whole, decoded.into_owned()))
}

#[cfg(test)]
mod tests {
    use super::{Tag, reference};

    #[test]
    fn tags_are_read_with_the_places_of_their_values() {
        let text = r#"<Figure alt='Kiev' caption="a > b" wide={x > 1} data-x=1 />!"#;
        let tag = Tag::lex(text, 0, text.len()).expect("a tag");
        let values: Vec<_> = tag.attributes.iter().map(|a| (a.name, &text[a.value.range()])).collect();
        assert_eq!(values, [("alt", "Kiev"), ("caption", "a > b"), ("wide", "x > 1"), ("data-x", "1")]);
        assert_eq!((tag.name, tag.self_closing, tag.closing, &text[tag.end..]), ("Figure", true, false, "!"));
        for none in ["< 5", "<a <b>", "<a", "<a title=\"unclosed>", "<3"] {
            assert!(Tag::lex(none, 0, none.len()).is_none(), "{none}");
        }
    }

    #[test]
    fn references_are_decoded_and_what_is_none_is_left() {
        assert_eq!(reference("&eacute;s"), Some(("&eacute;", "é".to_owned())));
        assert_eq!(reference("&#1080;"), Some(("&#1080;", "и".to_owned())));
        for none in ["& ", "&unknown;", "&amp", "&;"] {
            assert_eq!(reference(none), None, "{none}");
        }
    }
}
