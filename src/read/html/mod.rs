//! HTML: pages as content systems write them, AMP, and pieces of HTML in other formats.
//!
//! A page is taken apart as a browser does it, broken ones too; what a reader sees becomes runs of
//! text, one for each block. What its head says for search engines and networks is prose as well.

mod elements;
mod flow;
mod head;
mod lex;
mod references;
mod templates;

use crate::document::{Document, Role};
use crate::text::{Source, Span};

use super::mask::{Mask, overwrite};
use super::plain::roles::mark_paragraph;
use super::suppress::{self, Comment};
use super::tag::Tag;

pub(super) use flow::{Flow, Heading, Lines};
use head::Declared;
pub(super) use lex::{Lexer, Token};
pub(super) use references::reference;

/// Reads a page.
pub(super) fn read(source: &Source) -> Document<'_> {
    let (mut document, comments, blocks) = page(source.text());
    suppress::resolve(source, &comments, &blocks, &mut document);
    document
}

/// Reads a piece of HTML, such as the value of a string in another format.
pub(super) fn fragment(text: &str) -> Document<'_> {
    let (mut document, comments, blocks) = page(text);
    if !comments.is_empty() {
        suppress::resolve(&Source::new("", text), &comments, &blocks, &mut document);
    }
    document
}

/// A page with its comments and the places of its blocks, each in order.
fn page(text: &str) -> (Document<'_>, Vec<Comment>, Vec<Span>) {
    let masks = templates::masks(text);
    let masked = if masks.is_empty() { None } else { Some(overwrite(text, 0, &masks)) };
    let mut page = Page::new(text, masked.as_deref().unwrap_or(text), &masks);
    page.tokens();
    let Page { mut flow, declared, mut document, .. } = page;
    flow.segments.sort_by_key(|segment| segment.pieces().first().map_or(0, |piece| piece.source.start()));
    for segment in flow.segments.iter_mut().filter(|segment| segment.role == Role::Body) {
        mark_paragraph(segment);
    }
    flow.blocks.sort_by_key(|block| (block.start(), std::cmp::Reverse(block.end())));
    document.segments = flow.segments;
    document.lang = declared.lang();
    document.date = declared.date();
    (document, flow.comments, flow.blocks)
}

struct Page<'s, 'm> {
    lines: Lines<'m>,
    flow: Flow<'s, 'm>,
    declared: Declared,
    document: Document<'s>,
    /// Inside a script with the story's data for search engines.
    in_data: bool,
}

impl<'s, 'm> Page<'s, 'm> {
    fn new(text: &'s str, masked: &'m str, masks: &'m [Mask]) -> Self {
        Page {
            lines: Lines::whole(masked),
            flow: Flow::new(text, masks, Role::Spoken),
            declared: Declared::default(),
            document: Document::default(),
            in_data: false,
        }
    }

    fn tokens(&mut self) {
        let text = self.lines.text.clone();
        let mut lexer = Lexer::new(&text);
        for token in lexer.by_ref() {
            match token {
                Token::Text(span) if self.in_data => self.declared.data(&text[span.range()]),
                Token::Text(span) => self.flow.text(&self.lines, span),
                Token::Comment(span) => self.flow.comment(span, &text[span.range()]),
                Token::Declaration(span) => self.flow.skip(span),
                Token::Tag(tag, span) => self.tag(&tag, &text, span),
            }
        }
        self.document.problems.append(&mut lexer.problems);
        self.flow.flush();
    }

    fn tag(&mut self, tag: &Tag<'_>, text: &str, span: Span) {
        self.in_data = false;
        if !tag.closing {
            match tag.name.to_ascii_lowercase().as_str() {
                // The language of the page is the document's, not that of each segment.
                "html" => return self.declared.page(tag, text),
                "meta" => return self.meta(tag, text),
                "time" => self.declared.time(tag, text, self.flow.elements.has("article")),
                "script" => self.in_data = head::is_data(tag, text),
                _ => {}
            }
        }
        let attributes = self.lines.attributes(tag);
        self.flow.tag(tag, text, &attributes, span);
    }

    fn meta(&mut self, tag: &Tag<'_>, text: &str) {
        let Some(content) = tag.attribute("content") else { return };
        if let Some(role) = self.declared.meta(tag, text, text[content.value.range()].trim()) {
            let before = self.flow.segments.len();
            self.flow.attribute(content, role, None, self.flow.masks);
            self.flow.segments[before..].iter_mut().for_each(|segment| segment.repeats = true);
        }
    }
}

#[cfg(test)]
mod tests;
