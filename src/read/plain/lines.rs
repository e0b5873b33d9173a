//! Lines to paragraphs.

use super::roles;
use crate::text::Span;

/// A line that is not blank.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line<'s> {
    /// Without indent and trailing blanks, in the source.
    pub(super) span: Span,
    /// Its text.
    pub(super) text: &'s str,
    /// Bytes of blanks before it.
    indent: usize,
    /// Scalar values.
    width: usize,
}

/// Runs of lines between blank ones.
pub(super) fn blocks(text: &str) -> Vec<Vec<Line<'_>>> {
    let mut blocks = Vec::new();
    let mut block = Vec::new();
    let mut start = 0;
    while start < text.len() {
        // By bytes: the whole of a big archive passes here.
        let len = text.as_bytes()[start..].iter().position(|byte| matches!(byte, b'\n' | b'\r'));
        let raw = &text[start..len.map_or(text.len(), |len| start + len + 1)];
        let line = raw.trim_matches(is_blank);
        let indent = raw.len() - raw.trim_start_matches(is_blank).len();
        if line.contains(char::is_alphanumeric) {
            let span = Span::new(start + indent, start + indent + line.len());
            block.push(Line { span, text: line, indent, width: line.chars().count() });
        } else if raw != "\n" || !text[..start].ends_with('\r') {
            // The \n of \r\n is no blank line; one of dashes or asterisks is as good as blank.
            blocks.push(std::mem::take(&mut block));
        }
        start += raw.len();
    }
    blocks.push(block);
    blocks.retain(|block| !block.is_empty());
    blocks
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{FEFF}' | '\u{200B}')
}

/// The paragraphs of a block: it may be one hard-wrapped paragraph, or each of its lines may be one.
pub(super) fn paragraphs<'b, 's>(block: &'b [Line<'s>]) -> impl Iterator<Item = &'b [Line<'s>]> {
    let width = block.iter().map(|line| line.width).filter(|&width| width <= WRAPPED).max().unwrap_or(0);
    block.chunk_by(move |line, next| goes_on(line, next, width))
}

/// The longest line that a program or person wraps by hand.
const WRAPPED: usize = 120;

/// Running text is not wrapped at fewer columns than this.
const SHORT: usize = 60;

/// Whether a paragraph goes on from one line to the next, in a block whose lines are `width` wide.
fn goes_on(line: &Line<'_>, next: &Line<'_>, width: usize) -> bool {
    if line.width > WRAPPED || next.width > WRAPPED || is_capitals(line.text) != is_capitals(next.text) {
        return false;
    }
    if roles::is_byline(line.text) || (line.width < SHORT && roles::starts_paragraph(next.text)) {
        return false;
    }
    let first = next.text.chars().next().unwrap_or(' ');
    let word = next.text.split(char::is_whitespace).next().map_or(0, |word| word.chars().count());
    let ends = ends_sentence(line.text);
    if ends && next.indent > line.indent + 1 {
        return false;
    }
    // Would the next word have fitted? Then somebody wanted a new line. Ragged lines are common.
    let is_full = (line.width + 1 + word) * 4 > width * 3;
    is_full || first.is_lowercase()
}

fn ends_sentence(line: &str) -> bool {
    let core = line.trim_end_matches(['”', '"', '“', '»', '’', '\'', ')', ' ']);
    core.ends_with(['.', '!', '?', '…', '。', '！', '？', '؟', '۔', '।'])
}

/// Whether a line is in capitals, as headlines are.
pub(super) fn is_capitals(line: &str) -> bool {
    let (mut upper, mut lower) = (0, 0);
    for c in line.chars().take(200) {
        upper += usize::from(c.is_uppercase());
        lower += usize::from(c.is_lowercase());
    }
    upper > 3 && lower == 0
}

#[cfg(test)]
mod tests {
    use super::{blocks, paragraphs};

    fn shown(text: &str) -> Vec<String> {
        let blocks = blocks(text);
        let joined = |lines: &[super::Line<'_>]| lines.iter().map(|line| line.text).collect::<Vec<_>>().join("|");
        blocks.iter().flat_map(|block| paragraphs(block).map(joined)).collect()
    }

    #[test]
    fn blank_lines_part_paragraphs_with_any_line_end() {
        for end in ["\n", "\r\n", "\r"] {
            let text = ["A first one.", "", "  A second.", " \t", "***", "A third"].join(end);
            assert_eq!(shown(&text), ["A first one.", "A second.", "A third"], "{end:?}");
        }
    }

    #[test]
    fn wrapped_lines_are_one_paragraph_and_short_ones_are_not() {
        let wrapped = "He went by train to Kryvyi\nRih, where nobody waited for\nhim.";
        assert_eq!(shown(wrapped).len(), 1);
        let list =
            "Troops advance near Kharkiv\nKYIV, Ukraine (AP) — Troops advanced near the city on Monday, he said.";
        assert_eq!(shown(list).len(), 2);
        let capitals = "TROOPS ADVANCE NEAR KHARKIV\nTroops advanced near the city.";
        assert_eq!(shown(capitals).len(), 2);
        let indented = "    The first paragraph goes\non here and ends here now.\n    The second one starts here.";
        assert_eq!(shown(indented).len(), 2);
    }

    #[test]
    fn long_lines_are_paragraphs() {
        let line = "word ".repeat(40);
        assert_eq!(shown(&format!("{line}\n{line}\n{line}")).len(), 3);
    }
}
