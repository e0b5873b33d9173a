//! A news item while it is read: its language, its day, its name, its paragraphs.

use std::cmp::Reverse;

use crate::document::{Document, Problem, Role, Segment};
use crate::read::day;
use crate::read::plain::roles::mark_paragraph;
use crate::read::suppress::{self, Comment};
use crate::text::{Lang, Source, Span};

/// An item that is read.
#[derive(Default)]
pub(super) struct Item<'s> {
    pub(super) document: Document<'s>,
    pub(super) comments: Vec<Comment>,
    /// The places of its paragraphs.
    pub(super) blocks: Vec<Span>,
    /// How well its day is known; the lowest number is the best.
    date_rank: Option<u8>,
}

impl<'s> Item<'s> {
    /// Takes a day, unless a better one is known.
    pub(super) fn date(&mut self, rank: u8, value: &str) {
        let Some(date) = day(value) else { return };
        if self.date_rank.is_none_or(|known| rank < known) {
            (self.document.date, self.date_rank) = (Some(date), Some(rank));
        }
    }

    /// Takes the language of the content.
    pub(super) fn lang(&mut self, value: &str) {
        self.document.lang = self.document.lang.or_else(|| Lang::parse(value.trim()));
    }

    /// Takes what the item is called.
    pub(super) fn member(&mut self, value: &str) {
        let value = value.trim();
        if !value.is_empty() {
            self.document.member.get_or_insert_with(|| value.into());
        }
    }

    /// Takes a paragraph of running text, which may begin with a dateline.
    pub(super) fn segment(&mut self, mut segment: Segment<'s>) {
        if segment.role == Role::Body {
            mark_paragraph(&mut segment);
        }
        self.document.segments.push(segment);
    }

    pub(super) fn problem(&mut self, span: Span, message: String, help: &str) {
        self.document.problems.push(Problem { span, message, help: help.to_owned() });
    }

    /// Whether there is anything to say of it.
    pub(super) fn is_empty(&self) -> bool {
        self.document.segments.is_empty() && self.document.problems.is_empty() && self.comments.is_empty()
    }

    pub(super) fn finish(mut self, source: &Source) -> Document<'s> {
        if self.document.lang.is_none() {
            // What all its parts declare holds for the rest of it.
            let mut declared = self.document.segments.iter().filter_map(|segment| segment.lang);
            self.document.lang = declared.next().filter(|first| declared.all(|lang| lang == *first));
        }
        self.blocks.sort_by_key(|block| (block.start(), Reverse(block.end())));
        suppress::resolve(source, &self.comments, &self.blocks, &mut self.document);
        self.document.segments.sort_by_key(|segment| segment.pieces().first().map_or(0, |piece| piece.source.start()));
        self.document
    }
}
