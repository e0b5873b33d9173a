//! A segment's text as words, numbers, marks and machine strings.
//!
//! Tokens cover every character that is no blank. Blanks are gaps: [`joined`] tells `Kiev-based`
//! from `Kiev - based`.

mod machine;
mod sentences;

use crate::text::fold::{is_apostrophe, is_mark};
use crate::text::{Script, Span};

/// A stretch of text without blanks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// In the text given to [`tokens`], for a segment its logical text.
    pub span: Span,
    /// What it is.
    pub kind: TokenKind,
    /// Whether a capital here may be the sentence's and not a name's.
    pub starts_sentence: bool,
}

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TokenKind {
    /// Letters with their marks, apostrophes between them and digits glued to them: `Kup'yansk`,
    /// `Kharkiv1`. In a script without blanks between words (Han, kana, Thai), a whole run.
    Word,
    /// Digits, with points and commas between them: `2014`, `1,200.5`.
    Number,
    /// What only machines read whole: a URL, an e-mail address, a handle, a hashtag, a file name, a
    /// path, an identifier.
    Machine,
    /// One character of punctuation, or a symbol.
    Mark,
}

/// Whether `b` follows `a` without a blank.
pub fn joined(a: &Token, b: &Token) -> bool {
    a.span.end() == b.span.start()
}

/// Splits a text into tokens.
pub fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(text.len() / 5 + 1);
    let mut at = 0;
    while at < text.len() {
        let chunk = Chunk::at(text, at);
        let mut done = at;
        if chunk.suspicious {
            for found in machine::strings(&text[at..chunk.end]) {
                let span = Span::new(at + found.start, at + found.end);
                split(text, done, span.start(), &mut tokens);
                tokens.push(token(span.start(), span.end(), TokenKind::Machine));
                done = span.end();
            }
        }
        split(text, done, chunk.end, &mut tokens);
        at = chunk.end + chunk.blank;
    }
    sentences::mark(text, &mut tokens);
    tokens
}

/// Whether a stretch of a text stands in what only machines read whole, such as a URL.
pub fn is_machine(text: &str, stretch: std::ops::Range<usize>) -> bool {
    let start = text[..stretch.start].trim_end_matches(|c: char| !c.is_whitespace()).len();
    let chunk = Chunk::at(text, start);
    let strings = if chunk.suspicious { machine::strings(&text[start..chunk.end]) } else { Vec::new() };
    strings.iter().any(|found| start + found.start < stretch.end && stretch.start < start + found.end)
}

fn token(start: usize, end: usize, kind: TokenKind) -> Token {
    Token { span: Span::new(start, end), kind, starts_sentence: false }
}

/// What stands between two blanks.
struct Chunk {
    end: usize,
    /// Length of the blank that ends it; 0 at the end of the text.
    blank: usize,
    /// Whether something in it is typical of machine strings, so that it is worth a closer look.
    suspicious: bool,
}

impl Chunk {
    fn at(text: &str, start: usize) -> Chunk {
        let bytes = text.as_bytes();
        let (mut suspicious, mut hyphens) = (false, 0);
        let mut at = start;
        while let Some(&byte) = bytes.get(at) {
            let class = CLASS[byte as usize];
            if matches!(class, Class::Letter | Class::Digit | Class::Mark) {
                at += 1; // Nearly all bytes: no jump through a table for them.
                continue;
            }
            match class {
                Class::Blank => return Chunk { end: at, blank: 1, suspicious: suspicious || hyphens > 1 },
                Class::Machine => suspicious = true,
                Class::Dot => {
                    suspicious |= bytes.get(at + 1).is_some_and(|&next| next.is_ascii_alphanumeric() || next >= 0x80);
                }
                Class::Hyphen => hyphens += 1,
                Class::Wide => {
                    // The blanks beyond ASCII start with these bytes; most letters do not.
                    if matches!(byte, 0xC2 | 0xE1 | 0xE2 | 0xE3) {
                        let c = char_at(text, at);
                        if c.is_whitespace() {
                            return Chunk { end: at, blank: c.len_utf8(), suspicious: suspicious || hyphens > 1 };
                        }
                        at += c.len_utf8();
                        continue;
                    }
                }
                Class::Letter | Class::Digit | Class::Mark => {}
            }
            at += 1;
        }
        Chunk { end: at, blank: 0, suspicious: suspicious || hyphens > 1 }
    }
}

/// Splits text without blanks and machine strings.
fn split(text: &str, start: usize, end: usize, tokens: &mut Vec<Token>) {
    let text = &text[..end];
    let mut at = start;
    while at < end {
        let c = char_at(text, at);
        let (stop, kind) = if c.is_ascii_alphabetic() {
            ascii_word(text, at).map_or_else(|| spaced_run(text, at), |stop| (stop, TokenKind::Word))
        } else if is_digit(c) || is_spaced(c) || starts_word(text, at, c) {
            spaced_run(text, at)
        } else if is_unspaced(c) {
            (run_end(text, at, |c| is_unspaced(c) || is_mark(c)), TokenKind::Word)
        } else {
            (at + c.len_utf8(), TokenKind::Mark)
        };
        tokens.push(token(at, stop, kind));
        at = stop;
    }
}

/// The end of the word at `start`, if nothing follows its ASCII letters that could belong to it.
fn ascii_word(text: &str, start: usize) -> Option<usize> {
    let rest = &text.as_bytes()[start..];
    let len = rest.iter().position(|&byte| CLASS[byte as usize] != Class::Letter).unwrap_or(rest.len());
    let ends = matches!(rest.get(len), None | Some(b'.' | b',' | b'-' | b')' | b';' | b':' | b'?' | b'!'));
    ends.then_some(start + len)
}

/// The end and kind of the word or number at `start`, where there is a letter or digit.
fn spaced_run(text: &str, start: usize) -> (usize, TokenKind) {
    let bytes = text.as_bytes();
    let mut has_letter = false;
    let mut last = '0';
    let mut at = start;
    if bytes[at] >= 0x80 && starts_word(text, at, char_at(text, at)) {
        at += char_at(text, at).len_utf8();
    }
    while let Some(&byte) = bytes.get(at) {
        match CLASS[byte as usize] {
            Class::Letter => has_letter = true,
            Class::Digit => {}
            _ => {
                let c = char_at(text, at);
                let next = at + c.len_utf8();
                if c >= '\u{80}' && (is_spaced(c) || (has_letter && is_mark(c))) {
                    has_letter = true;
                } else if !(is_digit(c) || continues(text, last, c, next, has_letter)) {
                    break;
                }
                (at, last) = (next, c);
                continue;
            }
        }
        last = byte as char;
        at += 1;
    }
    (at, if has_letter { TokenKind::Word } else { TokenKind::Number })
}

/// Whether `c`, which is no letter, belongs to the word or number between `before` and `text[next..]`.
fn continues(text: &str, before: char, c: char, next: usize, has_letter: bool) -> bool {
    let after = text[next..].chars().next();
    let digit_follows = || is_digit(before) && after.is_some_and(is_digit);
    let between_letters = || !is_digit(before) && after.is_some_and(is_spaced);
    match c {
        '.' | ',' => !has_letter && digit_follows(),
        // As prime and modifier letter an apostrophe ends a word too (Rusʹ, Luhansʹk); a curly or
        // straight one there is a closing quotation mark.
        'ʼ' | 'ʹ' | 'ʺ' | '′' => has_letter && !is_digit(before),
        '”' => false,
        '"' => is_hebrew(before) && after.is_some_and(is_hebrew),
        '״' | '׳' | '\u{200C}' | '\u{200D}' => between_letters(),
        '·' => matches!(before, 'l' | 'L') && matches!(after, Some('l' | 'L')),
        _ => is_apostrophe(c) && has_letter && between_letters(),
    }
}

/// Whether a modifier letter stands before the first letter of a word, as in ʻAmman.
fn starts_word(text: &str, at: usize, c: char) -> bool {
    matches!(c, 'ʻ' | 'ʼ') && text[at + c.len_utf8()..].chars().next().is_some_and(is_spaced)
}

fn run_end(text: &str, start: usize, belongs: impl Fn(char) -> bool) -> usize {
    text[start..].find(|c| !belongs(c)).map_or(text.len(), |len| start + len)
}

fn char_at(text: &str, at: usize) -> char {
    if let Some(&byte) = text.as_bytes().get(at).filter(|byte| byte.is_ascii()) {
        return byte as char;
    }
    text[at..].chars().next().unwrap_or('\0')
}

/// Whether the character is a letter of a script with blanks between words.
fn is_spaced(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphabetic();
    }
    !is_apostrophe(c) && Script::of(c).is_some_and(|script| !script.is_unspaced())
}

/// Whether the character is a letter of a script without blanks between words.
fn is_unspaced(c: char) -> bool {
    c >= '\u{E00}' && Script::of(c).is_some_and(Script::is_unspaced)
}

fn is_digit(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_digit() } else { c.is_numeric() && Script::of(c).is_none() }
}

fn is_hebrew(c: char) -> bool {
    Script::of(c) == Some(Script::Hebrew)
}

/// What a byte can be, for the way through ASCII.
#[derive(Clone, Copy, PartialEq)]
enum Class {
    Blank,
    Letter,
    Digit,
    Dot,
    Hyphen,
    /// Typical of machine strings.
    Machine,
    Mark,
    /// Part of a character beyond ASCII.
    Wide,
}

const CLASS: [Class; 256] = {
    let mut table = [Class::Mark; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = match byte as u8 {
            b'\t'..=b'\r' | b' ' => Class::Blank,
            b'a'..=b'z' | b'A'..=b'Z' => Class::Letter,
            b'0'..=b'9' => Class::Digit,
            b'.' => Class::Dot,
            b'-' => Class::Hyphen,
            b'/' | b'\\' | b'@' | b'#' | b'_' => Class::Machine,
            0x80.. => Class::Wide,
            _ => Class::Mark,
        };
        byte += 1;
    }
    table
};

#[cfg(test)]
mod tests;
