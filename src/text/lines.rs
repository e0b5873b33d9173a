//! Byte offsets to lines and columns.

/// A place as people count: line and column from 1, columns in Unicode scalar values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column, from 1, in Unicode scalar values.
    pub column: usize,
}

/// Finds the line and column of a byte of one text.
///
/// Scalar values are counted at fixed distances, so that a column in a line of 30 MB costs no more
/// than one in a short line.
#[derive(Debug, Clone)]
pub struct LineIndex {
    /// Byte offset at which each line starts.
    starts: Vec<u32>,
    /// Scalar values before byte `i * STEP`, counted by their first bytes.
    counts: Vec<u32>,
}

const STEP: usize = 1024;

impl LineIndex {
    /// Indexes a text. Lines end with `\n`, `\r\n` or a lone `\r`.
    pub fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut starts = vec![0];
        for (i, &byte) in bytes.iter().enumerate() {
            if byte == b'\n' || (byte == b'\r' && bytes.get(i + 1) != Some(&b'\n')) {
                starts.push((i + 1) as u32);
            }
        }
        let mut counts = Vec::with_capacity(bytes.len() / STEP + 1);
        let mut count = 0;
        for block in bytes.chunks(STEP) {
            counts.push(count);
            count += scalars(block);
        }
        Self { starts, counts }
    }

    /// Line and column of a byte offset of `text`, the text this index was made from.
    pub fn position(&self, text: &str, offset: usize) -> Position {
        let line = self.line_of(offset);
        let start = self.starts[line] as usize;
        let column = self.scalars_before(text, offset) - self.scalars_before(text, start) + 1;
        Position { line: line + 1, column: column as usize }
    }

    /// The byte range of a line (from 1) without its line end.
    pub fn line(&self, text: &str, line: usize) -> std::ops::Range<usize> {
        let start = self.starts[line - 1] as usize;
        let end = self.starts.get(line).map_or(text.len(), |&next| next as usize);
        start..start + text[start..end].trim_end_matches(['\n', '\r']).len()
    }

    /// Number of lines.
    pub fn count(&self) -> usize {
        self.starts.len()
    }

    fn line_of(&self, offset: usize) -> usize {
        self.starts.partition_point(|&start| start as usize <= offset) - 1
    }

    /// Scalar values of `text` before a byte offset.
    pub(super) fn scalars_before(&self, text: &str, offset: usize) -> u32 {
        let block = (offset / STEP).min(self.counts.len().saturating_sub(1));
        self.counts.get(block).map_or(0, |count| count + scalars(&text.as_bytes()[block * STEP..offset]))
    }
}

fn scalars(bytes: &[u8]) -> u32 {
    bytes.iter().filter(|&&byte| byte & 0xC0 != 0x80).count() as u32
}

#[cfg(test)]
mod tests {
    use super::{LineIndex, Position};

    #[test]
    fn columns_count_scalar_values_in_any_script() {
        let text = "Київ — Kyiv\r\n北京 Beijing\n\nend";
        let index = LineIndex::new(text);
        let at = |needle: &str| index.position(text, text.find(needle).expect("in the text"));
        assert_eq!(at("Kyiv"), Position { line: 1, column: 8 });
        assert_eq!(at("Beijing"), Position { line: 2, column: 4 });
        assert_eq!(at("end"), Position { line: 4, column: 1 });
        assert_eq!(&text[index.line(text, 1)], "Київ — Kyiv");
        assert_eq!(&text[index.line(text, 3)], "");
    }

    #[test]
    fn long_lines_are_counted_across_blocks() {
        let text = format!("{}x", "é".repeat(5000));
        let index = LineIndex::new(&text);
        assert_eq!(index.position(&text, 10_000), Position { line: 1, column: 5001 });
    }
}
