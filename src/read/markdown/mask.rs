//! What Markdown's grammar does not know: shortcodes, JSX, bare addresses.

use crate::read::mask::{Kind, Mask, overwrite};
use crate::read::suppress::is_alone;
use crate::read::tag::{Tag, run_end};
use crate::text::Span;

/// A text of the same length as its source, with masks.
#[derive(Debug)]
pub(super) struct Masked {
    /// The text to parse, from `base` on.
    pub(super) text: String,
    /// In order, disjoint, in offsets of the whole source.
    pub(super) masks: Vec<Mask>,
}

/// How far something masked may reach. Longer ones are taken for prose.
const REACH: usize = 8192;

/// Ends that are searched for: closers, braces, tags, runs of backticks by their length.
const HOPES: usize = 40;
const CLOSERS: [&str; 6] = [">}}", "%}}", "}}", "%}", "*/}", "}"];
const BRACES: usize = CLOSERS.len();
const TAG: usize = BRACES + 1;
const BACKTICKS: usize = TAG + 1;

/// Masks the source from `base` on.
pub(super) fn mask(text: &str, base: usize, is_mdx: bool) -> Masked {
    let mut scanner = Scanner { text, bytes: text.as_bytes(), is_mdx, masks: Vec::new(), base, hopeless: [0; HOPES] };
    scanner.scan();
    let masks = scanner.masks;
    Masked { text: overwrite(text, base, &masks), masks }
}

struct Scanner<'s> {
    text: &'s str,
    bytes: &'s [u8],
    is_mdx: bool,
    masks: Vec<Mask>,
    base: usize,
    /// By kind of end: up to here a search for it has failed, so that none is repeated.
    hopeless: [usize; HOPES],
}

impl Scanner<'_> {
    fn scan(&mut self) {
        let mut at = self.base;
        let mut starts_line = true;
        while at < self.bytes.len() {
            if starts_line && let Some(end) = self.fence(at).or_else(|| self.module_line(at)) {
                at = end;
                continue;
            }
            let byte = self.bytes[at];
            starts_line = byte == b'\n';
            at = match byte {
                b'\\' => at + 2,
                b'`' => self.code_span(at),
                b'{' => self.braces(at).unwrap_or(at + 1),
                b'<' => self.angle(at).unwrap_or(at + 1),
                b':' | b'@' | b'w' | b'W' => self.address(at).unwrap_or(at + 1),
                _ => at + 1,
            };
        }
    }

    fn push(&mut self, start: usize, end: usize, kind: Kind) -> usize {
        let span = Span::new(start, end);
        let is_block = !matches!(kind, Kind::Address) && is_alone(self.text, span);
        self.masks.push(Mask { span, kind, is_block });
        end
    }

    /// If a fenced code block starts on the line at `at`: where it ends.
    fn fence(&self, at: usize) -> Option<usize> {
        let marker = fence_marker(self.line(at))?;
        let mut line = next_line(self.bytes, at);
        while line < self.bytes.len() {
            let end = next_line(self.bytes, line);
            let closes = fence_marker(self.line(line)).is_some_and(|other| {
                other.0 == marker.0 && other.1 >= marker.1 && self.line(line).trim_end().ends_with(marker.0)
            });
            if closes {
                return Some(end);
            }
            line = end;
        }
        Some(self.bytes.len())
    }

    fn line(&self, at: usize) -> &str {
        &self.text[at..next_line(self.bytes, at)]
    }

    /// If the line imports or exports as MDX does: masks it up to the next blank line.
    fn module_line(&mut self, at: usize) -> Option<usize> {
        let line = self.line(at);
        let imports = line.strip_prefix("import ").is_some_and(|rest| {
            let names_module = rest.contains("from '") || rest.contains("from \"") || rest.starts_with(['\'', '"']);
            self.is_mdx || (names_module && rest.trim_end().ends_with(['\'', '"', ';']))
        });
        let exports = line.strip_prefix("export ").is_some_and(|rest| {
            ["const ", "default ", "let ", "function ", "async ", "{"].iter().any(|word| rest.starts_with(word))
        });
        if !imports && !exports {
            return None;
        }
        let mut end = at;
        while end < self.bytes.len() && !self.line(end).trim().is_empty() {
            end = next_line(self.bytes, end);
        }
        let trimmed = at + self.text[at..end].trim_end().len();
        self.push(at, trimmed, Kind::Code);
        Some(trimmed)
    }

    /// Where the inline code that starts at `at` ends, or else its backticks.
    fn code_span(&mut self, at: usize) -> usize {
        let start = run_end(self.bytes, at, |byte| byte == b'`');
        let len = start - at;
        let bytes = self.bytes;
        let closes = |at: usize| {
            let starts_run = bytes[at] == b'`' && bytes[at - 1] != b'`';
            (starts_run && run_end(bytes, at, |byte| byte == b'`') - at == len).then_some(at + len)
        };
        self.search((BACKTICKS + len).min(HOPES - 1), start, closes).unwrap_or(start)
    }

    /// Searches for an end from `from` on, no further than the paragraph and `REACH`.
    fn search(&mut self, hope: usize, from: usize, mut ends: impl FnMut(usize) -> Option<usize>) -> Option<usize> {
        if from < self.hopeless[hope] {
            return None;
        }
        let limit = (from + REACH).min(self.bytes.len());
        for at in from..limit {
            if let Some(end) = ends(at) {
                return Some(end);
            }
            if self.bytes[at] == b'\n' && self.ends_paragraph(at + 1) {
                self.hopeless[hope] = at;
                return None;
            }
        }
        self.hopeless[hope] = limit;
        None
    }

    /// Whether the line at `at` is blank or starts a code block.
    fn ends_paragraph(&self, at: usize) -> bool {
        let first = run_end(self.bytes, at, |byte| matches!(byte, b' ' | b'\t' | b'\r' | b'>'));
        match self.bytes.get(first) {
            None | Some(b'\n') => true,
            Some(b'`' | b'~') => fence_marker(self.line(at)).is_some(),
            _ => false,
        }
    }

    fn braces(&mut self, at: usize) -> Option<usize> {
        let rest = &self.bytes[at..];
        let (hope, kind) = match rest {
            [b'{', b'{', b'<', ..] => (0, Kind::Shortcode),
            [b'{', b'{', b'%', ..] => (1, Kind::Shortcode),
            [b'{', b'{', ..] => (2, Kind::Shortcode),
            [b'{', b'%', ..] => (3, Kind::Shortcode),
            [b'{', b'/', b'*', ..] => (4, Kind::Comment),
            [b'{', b':', ..] => (5, Kind::Code),
            [b'{', b'#' | b'.', ..] => return None, // The attributes of a heading.
            _ if self.is_mdx || self.bytes[..at].ends_with(b"=") => (BRACES, Kind::Code),
            _ => return None,
        };
        let bytes = self.bytes;
        let mut depth = 0;
        let from = if hope == BRACES { at } else { at + 2 };
        let end = self.search(hope, from, |at| {
            if let Some(closer) = CLOSERS.get(hope) {
                return bytes[at..].starts_with(closer.as_bytes()).then_some(at + closer.len());
            }
            depth += i32::from(bytes[at] == b'{') - i32::from(bytes[at] == b'}');
            (depth == 0).then_some(at + 1)
        })?;
        Some(self.push(at, end, kind))
    }

    /// Masks the tag of a component; steps over comments and autolinks, which Markdown knows.
    fn angle(&mut self, at: usize) -> Option<usize> {
        let rest = &self.bytes[at..];
        let name = run_end(rest, 1, |byte| byte == b'/');
        let is_component = rest.get(name).is_some_and(u8::is_ascii_uppercase)
            && rest[name..].iter().take_while(|byte| byte.is_ascii_alphanumeric()).any(u8::is_ascii_lowercase);
        let is_fragment = self.is_mdx && rest.get(name) == Some(&b'>');
        let closes_link = rest.iter().take(REACH).position(|byte| byte.is_ascii_whitespace() || *byte == b'>');
        if let Some(end) = closes_link.filter(|&end| rest[end] == b'>') {
            let inside = &rest[1..end];
            if inside.contains(&b'@') || inside.windows(3).any(|part| part == b"://") {
                return Some(at + end + 1);
            }
        }
        if !(is_component || is_fragment) || at < self.hopeless[TAG] {
            return None;
        }
        let limit = (at + REACH).min(self.bytes.len());
        let tag = Tag::lex(self.text, at, limit).filter(|tag| {
            let mut breaks = (at..tag.end).filter(|&at| self.bytes[at] == b'\n');
            !breaks.any(|at| self.ends_paragraph(at + 1))
        });
        let Some(tag) = tag else {
            self.hopeless[TAG] = at + REACH / 32;
            return None;
        };
        Some(self.push(at, tag.end, Kind::Component))
    }

    /// Masks a bare URL or mail address that `at` is part of.
    fn address(&mut self, at: usize) -> Option<usize> {
        let floor = self.masks.last().map_or(self.base, |mask| mask.span.end());
        let (start, end) = match self.bytes[at] {
            b':' if self.bytes[at..].starts_with(b"://") => {
                let start = self.back(at, floor, |byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-'));
                (start, if start < at { self.url_end(at + 3) } else { at })
            }
            b'@' => {
                let local = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'+' | b'-' | b'%');
                let domain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-');
                let start = self.back(at, floor, local);
                let end = run_end(self.bytes, at + 1, domain);
                let end = at + 1 + self.text[at + 1..end].trim_end_matches(['.', '-']).len();
                (start, if self.bytes[at + 1..end].contains(&b'.') { end } else { at })
            }
            b'w' | b'W' if rest_is_www(&self.bytes[at..]) && !self.text[..at].ends_with(char::is_alphanumeric) => {
                (at, self.url_end(at + 4))
            }
            _ => return None,
        };
        let (is_www, body) = match self.bytes[at] {
            b':' => (false, at + 3),
            b'@' => (false, at + 1),
            _ => (true, at + 4),
        };
        ((is_www || start < at) && end > body).then(|| self.push(start, end, Kind::Address))
    }

    /// Where the run of such bytes before `at` starts, at most 64 of them.
    fn back(&self, at: usize, floor: usize, is_part: impl Fn(u8) -> bool) -> usize {
        let run = self.bytes[floor.max(at.saturating_sub(64))..at].iter().rev();
        at - run.take_while(|&&byte| is_part(byte)).count()
    }

    fn url_end(&self, from: usize) -> usize {
        let mut parens = 0;
        let mut end = from;
        for c in self.text[from..].chars() {
            match c {
                '(' => parens += 1,
                ')' if parens == 0 => break,
                ')' => parens -= 1,
                '<' | '>' | '"' | '`' | ']' | '[' | '|' | '{' | '}' | '«' | '»' | '“' | '”' | '„' | '，' | '。'
                | '、' | '）' | '」' | '；' | '：' | '！' | '？' => break,
                _ if c.is_whitespace() => break,
                _ => {}
            }
            end += c.len_utf8();
        }
        from + self.text[from..end].trim_end_matches(['.', ',', ';', ':', '!', '?', '*', '_', '~', '\'', '’']).len()
    }
}

fn rest_is_www(rest: &[u8]) -> bool {
    rest.len() > 4 && rest[..3].eq_ignore_ascii_case(b"www") && rest[3] == b'.'
}

fn next_line(bytes: &[u8], at: usize) -> usize {
    bytes[at..].iter().position(|&byte| byte == b'\n').map_or(bytes.len(), |end| at + end + 1)
}

/// The character and length of the fence that a line starts with, behind marks of quotes and items.
fn fence_marker(line: &str) -> Option<(char, usize)> {
    let fence = line.trim_start_matches([' ', '\t', '>']);
    let item = fence.trim_start_matches(|c: char| c.is_ascii_digit()).trim_start_matches(['-', '*', '+', '.', ')']);
    let fence = if item.starts_with([' ', '\t']) { item.trim_start_matches([' ', '\t']) } else { fence };
    let c = fence.chars().next().filter(|c| matches!(c, '`' | '~'))?;
    let rest = fence.trim_start_matches(c);
    let len = fence.len() - rest.len();
    (len >= 3 && !(c == '`' && rest.contains('`'))).then_some((c, len))
}

#[cfg(test)]
mod tests {
    use super::mask;

    fn masked(text: &str, is_mdx: bool) -> String {
        let masked = mask(text, 0, is_mdx);
        assert_eq!(masked.text.len(), text.len());
        masked.text
    }

    #[test]
    fn shortcodes_addresses_and_components_are_masked_and_line_ends_stay() {
        for (text, expected) in [
            ("a {{< fig\n \"b_c\" >}} d", "a xxxxxxx\nxxxxxxxxxx d"),
            ("{% if *x* %}[a]({{ url }}){: .b}", "xxxxxxxxxxxx[a](xxxxxxxxx)xxxxxx"),
            ("see https://a.b/c_d_(e). Or www.x.y!", "see xxxxxxxxxxxxxxxxxxx. Or xxxxxxx!"),
            ("mail a.b@c.org, not @Kharkov", "mail xxxxxxxxx, not @Kharkov"),
            ("<Fig alt=\"a > b\" n={1}/> <b>x</b>", "xxxxxxxxxxxxxxxxxxxxxxxx <b>x</b>"),
            ("a \\{{ b }} {c}", "a \\{{ b }} {c}"),
            ("`{{` and `}}`", "`{{` and `}}`"),
            ("```\n{{ x\n```\ny }}", "```\n{{ x\n```\ny }}"),
            ("{{ open\n\nclosed }}", "{{ open\n\nclosed }}"),
            ("<https://a.b> <a@b.c>", "<https://a.b> <a@b.c>"),
            ("import A from './a'\nimport B from \"b\"\n\nText", "xxxxxxxxxxxxxxxxxxx\nxxxxxxxxxxxxxxxxx\n\nText"),
        ] {
            assert_eq!(masked(text, false), expected);
        }
        assert_eq!(masked("{a.b} {/* c */} <>y</>", true), "xxxxx xxxxxxxxx xxyxxx");
    }
}
