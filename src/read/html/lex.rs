//! HTML as a browser takes it apart: text, tags, comments.
//!
//! Nothing is searched for twice in vain, so that a broken page costs no more than a whole one.

use crate::document::Problem;
use crate::read::tag::{Tag, run_end};
use crate::text::Span;

use super::elements::is_raw;

/// A stretch of a page.
#[derive(Debug)]
pub(in crate::read) enum Token<'t> {
    /// Text with its references.
    Text(Span),
    /// A comment with its delimiters.
    Comment(Span),
    /// A declaration, or what a browser makes nothing of.
    Declaration(Span),
    /// A tag and its place.
    Tag(Tag<'t>, Span),
}

/// Takes a text apart.
pub(in crate::read) struct Lexer<'t> {
    text: &'t str,
    at: usize,
    /// The element whose content is text up to its end tag.
    raw: Option<&'t str>,
    /// Whether a value was never closed. From then on a tag ends at the next `>`, come what may.
    is_broken: bool,
    /// What was never closed.
    pub(in crate::read) problems: Vec<Problem>,
}

impl<'t> Iterator for Lexer<'t> {
    type Item = Token<'t>;

    fn next(&mut self) -> Option<Token<'t>> {
        if self.at >= self.text.len() {
            return None;
        }
        let start = self.at;
        let token = match self.raw.take() {
            Some(name) => self.raw_text(name),
            None if starts_markup(&self.text.as_bytes()[start..]) => self.markup(),
            None => self.plain_text(),
        };
        // The end tag of an empty <script></script> follows at once.
        if matches!(&token, Token::Text(span) if span.is_empty()) { self.next() } else { Some(token) }
    }
}

impl<'t> Lexer<'t> {
    pub(in crate::read) fn new(text: &'t str) -> Self {
        Self { text, at: 0, raw: None, is_broken: false, problems: Vec::new() }
    }

    /// Steps to `end` and returns what is stepped over.
    fn step(&mut self, end: usize) -> Span {
        let span = Span::new(self.at, end);
        self.at = end;
        span
    }

    fn plain_text(&mut self) -> Token<'t> {
        let bytes = self.text.as_bytes();
        let mut from = self.at;
        while let Some(next) = self.text[from..].find('<') {
            let end = from + next;
            from = end + 1;
            if starts_markup(&bytes[end..]) {
                return Token::Text(self.step(end));
            }
        }
        Token::Text(self.step(self.text.len()))
    }

    /// The content of an element such as a script.
    fn raw_text(&mut self, name: &str) -> Token<'t> {
        let bytes = self.text.as_bytes();
        let mut from = self.at;
        while let Some(next) = self.text[from..].find("</") {
            let end = from + next + 2 + name.len();
            let is_end = bytes.get(from + next + 2..end).is_some_and(|end| end.eq_ignore_ascii_case(name.as_bytes()));
            if is_end && bytes.get(end).is_none_or(|byte| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>')) {
                return Token::Text(self.step(from + next));
            }
            from += next + 2;
        }
        let name = name.to_ascii_lowercase();
        let message = format!("`<{name}>` is never closed, so nothing behind it is read");
        self.problem(self.at, message, format!("write `</{name}>` where it ends"));
        // Text without an end is text for a browser, but not to be edited: nobody knows what it is.
        Token::Declaration(self.step(self.text.len()))
    }

    fn markup(&mut self) -> Token<'t> {
        let rest = &self.text[self.at..];
        if rest.starts_with("<!--") {
            return self.comment();
        }
        if rest.as_bytes().get(1 + usize::from(rest.starts_with("</"))).is_some_and(u8::is_ascii_alphabetic) {
            return self.tag();
        }
        let is_section = rest.starts_with("<![CDATA[");
        let closer = if is_section { "]]>" } else { ">" };
        let end = rest.find(closer).map(|end| end + closer.len()).or_else(|| rest.find('>').map(|end| end + 1));
        if end.is_none() {
            self.unclosed_tag();
        }
        Token::Declaration(self.step(end.map_or(self.text.len(), |end| self.at + end)))
    }

    fn comment(&mut self) -> Token<'t> {
        let rest = &self.text[self.at..];
        // A browser ends these at once, too: <!--> and <!--->.
        let empty = ["<!-->", "<!--->"].iter().find(|empty| rest.starts_with(**empty)).map(|empty| empty.len());
        let end = empty.or_else(|| {
            let ends = |at: &usize| {
                let inside = rest.get(4..*at).unwrap_or_default();
                inside.ends_with("--") || inside.ends_with("--!")
            };
            Some(rest.match_indices('>').map(|(at, _)| at).find(ends)? + 1)
        });
        if end.is_none() {
            let message = "this comment is never closed, so nothing behind it is read".to_owned();
            self.problem(self.at, message, "write `-->` where it ends".to_owned());
        }
        Token::Comment(self.step(end.map_or(self.text.len(), |end| self.at + end)))
    }

    fn tag(&mut self) -> Token<'t> {
        let start = self.at;
        let tag = if self.is_broken { None } else { Tag::lex_html(self.text, start, self.text.len()) };
        let tag = tag.or_else(|| self.broken_tag());
        let Some(tag) = tag else { return Token::Declaration(self.step(self.text.len())) };
        if !tag.closing && !tag.self_closing && is_raw(&tag.name.to_ascii_lowercase()) {
            self.raw = Some(tag.name);
        }
        let span = self.step(tag.end);
        Token::Tag(tag, span)
    }

    /// A tag up to the next `>`, since its value or one before it is never closed.
    fn broken_tag(&mut self) -> Option<Tag<'t>> {
        let start = self.at;
        let Some(end) = self.text[start..].find('>').map(|end| start + end + 1) else {
            self.unclosed_tag();
            return None;
        };
        if !self.is_broken {
            self.is_broken = true;
            let message = "a value in this tag has no closing quotation mark".to_owned();
            self.problem(start, message, "close it; until then canonym guesses where tags end".to_owned());
        }
        Tag::lex_html(self.text, start, end).or_else(|| {
            let closing = self.text[start..].starts_with("</");
            let name_start = start + 1 + usize::from(closing);
            let name_end = run_end(self.text.as_bytes(), name_start, |byte| byte.is_ascii_alphanumeric());
            let name = &self.text[name_start..name_end];
            Some(Tag { name, closing, self_closing: false, attributes: Vec::new(), end })
        })
    }

    fn unclosed_tag(&mut self) {
        let message = "this tag is never closed, so nothing behind it is read".to_owned();
        self.problem(self.at, message, "write `>` where it ends".to_owned());
    }

    fn problem(&mut self, at: usize, message: String, help: String) {
        let end = run_end(self.text.as_bytes(), at + 1, |byte| byte.is_ascii_alphanumeric() || byte == b'/');
        let end = if self.text.is_char_boundary(end) && at < end { end } else { at };
        self.problems.push(Problem { span: Span::new(at, end), message, help });
    }
}

fn starts_markup(rest: &[u8]) -> bool {
    match rest {
        [b'<', b'/', next, ..] => next.is_ascii_alphabetic() || *next == b'>' || *next == b'!',
        [b'<', next, ..] => next.is_ascii_alphabetic() || matches!(next, b'!' | b'?'),
        _ => false,
    }
}
