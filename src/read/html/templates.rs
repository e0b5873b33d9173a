//! What stands in a page before it is a page: PHP, ASP and ERB blocks, Jinja and Liquid.

use crate::read::mask::{Kind, Mask};
use crate::read::suppress::is_alone;
use crate::text::Span;

/// How far `{{ … }}` and the like may reach. Longer ones are taken for prose.
const REACH: usize = 1000;

/// Openers with their closers. PHP may end with its file, without a closer.
const BLOCKS: [(&str, &str, Kind); 8] = [
    ("<?php", "?>", Kind::Shortcode),
    ("<?=", "?>", Kind::Shortcode),
    ("<?xml", "?>", Kind::Shortcode),
    ("<? ", "?>", Kind::Shortcode),
    ("<%", "%>", Kind::Shortcode),
    ("{{", "}}", Kind::Shortcode),
    ("{%", "%}", Kind::Shortcode),
    ("{#", "#}", Kind::Comment),
];

/// The template blocks of a page, in order.
pub(super) fn masks(text: &str) -> Vec<Mask> {
    let mut masks = Vec::new();
    // Up to where a search for each closer has failed, so that none is repeated.
    let mut hopeless = [0; BLOCKS.len()];
    let mut at = 0;
    while let Some(next) = text[at..].find(['<', '{']) {
        let start = at + next;
        at = start + 1;
        let rest = &text[start..];
        let Some(index) = BLOCKS.iter().position(|(open, _, _)| starts_with(rest, open)) else { continue };
        let (open, close, kind) = BLOCKS[index];
        if start < hopeless[index] {
            continue;
        }
        let end = if open.starts_with('<') {
            let end = rest.find(close).map(|end| end + close.len()).ok_or(text.len());
            if open == "<?php" { Ok(end.unwrap_or(rest.len())) } else { end }
        } else {
            short_end(rest, close)
        };
        let end = end.map_err(|searched| hopeless[index] = start + searched).ok();
        if let Some(end) = end {
            let span = Span::new(start, start + end);
            masks.push(Mask { span, kind, is_block: is_alone(text, span) });
            at = start + end;
        }
    }
    masks
}

fn starts_with(rest: &str, open: &str) -> bool {
    rest.get(..open.len()).is_some_and(|start| start.eq_ignore_ascii_case(open))
}

/// Where a block in braces ends: near by, in the same element. The error is how far there is no hope.
fn short_end(rest: &str, close: &str) -> Result<usize, usize> {
    let bytes = &rest.as_bytes()[..rest.len().min(REACH)];
    match bytes.windows(2).skip(2).position(|pair| pair == close.as_bytes() || pair == b"</").map(|end| end + 2) {
        Some(end) if bytes[end] != b'<' => Ok(end + 2),
        Some(end) => Err(end),
        None => Err(REACH / 32),
    }
}
