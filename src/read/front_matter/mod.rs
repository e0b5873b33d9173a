//! Front matter: YAML between `---`, TOML between `+++`, or a JSON object, before the text.
//!
//! A key says what its value is. Values that readers see become segments; language and date are
//! the document's; everything else is silent. What is malformed is a problem, and the text is read.

mod fields;
mod json;
mod toml;
mod yaml;

use crate::document::{Document, Problem};
use crate::text::Span;

use super::suppress::Comment;
use fields::Fields;

/// The notations of front matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Notation {
    Yaml,
    Toml,
    Json,
}

/// Where front matter stands.
#[derive(Debug, PartialEq, Eq)]
struct Block {
    notation: Notation,
    inside: Span,
    /// Where the text begins.
    end: usize,
    is_closed: bool,
}

/// Reads the front matter of `text`, if there is any; says where the text begins.
pub(super) fn read<'s>(text: &'s str, document: &mut Document<'s>, comments: &mut Vec<Comment>) -> usize {
    let Some(block) = find(text) else { return 0 };
    let fence = if block.notation == Notation::Toml { "+++" } else { "---" };
    if !block.is_closed {
        document.problems.push(Problem {
            span: Span::new(0, 3),
            message: "the front matter is never closed".to_owned(),
            help: format!("write `{fence}` on a line of its own where it ends"),
        });
    }
    let mut fields = Fields::new(text);
    match block.notation {
        Notation::Yaml => yaml::read(text, block.inside, &mut fields),
        Notation::Toml => toml::read(text, block.inside, &mut fields),
        Notation::Json => json::read(text, block.inside, &mut fields),
    }
    fields.finish(document, comments);
    block.end
}

/// Finds front matter at the start of a text.
fn find(text: &str) -> Option<Block> {
    let first = text.lines().next()?.trim_end();
    let notation = match first {
        "---" => Notation::Yaml,
        "+++" => Notation::Toml,
        _ => return find_json(text),
    };
    let start = line_end(text, 0);
    let mut at = start;
    let mut text_begins = None;
    while at < text.len() {
        let end = line_end(text, at);
        let line = text[at..end].trim_end();
        if line == first || (notation == Notation::Yaml && line == "...") {
            return Some(Block { notation, inside: Span::new(start, at), end, is_closed: true });
        }
        if line.is_empty() || line.starts_with("# ") {
            text_begins.get_or_insert(at);
        }
        at = end;
    }
    // Without its end it is front matter only if it begins like it; else it is a rule.
    let looks_like = text[start..].lines().next().is_some_and(|line| {
        let key = line.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-');
        key.len() < line.len() && key.trim_start().starts_with([':', '='])
    });
    let end = text_begins.unwrap_or(text.len());
    looks_like.then_some(Block { notation, inside: Span::new(start, end), end, is_closed: false })
}

/// Finds a JSON object at the start; a brace of anything else is none.
fn find_json(text: &str) -> Option<Block> {
    let inside = text.strip_prefix('{')?.trim_start();
    if !inside.starts_with(['"', '}']) {
        return None;
    }
    let end = json::object_end(text)?;
    let rest = &text[end..];
    let is_alone = rest.lines().next().is_none_or(|line| line.trim().is_empty());
    is_alone.then(|| Block {
        notation: Notation::Json,
        inside: Span::new(0, end),
        end: line_end(text, end),
        is_closed: true,
    })
}

fn line_end(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |end| at + end + 1)
}

#[cfg(test)]
mod tests;
