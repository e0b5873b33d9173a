//! Notations inside notations: HTML in a JSON string, paragraphs in a CDATA section.
//!
//! What is nested is decoded, read as if it were a source, and lifted: the map from its text to the
//! decoded one is put on the map from there to the file.

use super::{Codec, Document, Piece, Segment};
use crate::text::Span;

impl Document<'_> {
    /// This document, read from the text of `outer`, as a document of the source of `outer`.
    #[must_use]
    pub fn lift<'s>(self, outer: &Segment<'s>) -> Document<'s> {
        let mut document = Document {
            segments: self.segments.into_iter().map(|segment| segment.lift(outer)).collect(),
            units: self.units,
            suppressions: self.suppressions,
            problems: self.problems,
            member: self.member,
            lang: self.lang,
            date: self.date,
        };
        for suppression in &mut document.suppressions {
            suppression.span = outer.source_hull(suppression.span);
            suppression.covers = outer.source_hull(suppression.covers);
        }
        for problem in &mut document.problems {
            problem.span = outer.source_hull(problem.span);
        }
        document
    }
}

impl Segment<'_> {
    /// This segment, read from the text of `outer`, as a segment of the source of `outer`.
    ///
    /// What is edited is encoded for both notations, and never reaches into half an escape.
    #[must_use]
    pub fn lift<'s>(self, outer: &Segment<'s>) -> Segment<'s> {
        let mut pieces = Vec::with_capacity(self.pieces.len());
        for piece in &self.pieces {
            if piece.verbatim {
                lift_verbatim(piece, outer, &mut pieces);
            } else {
                pieces.push(lift_atom(piece, outer));
            }
        }
        let mut around = self.around;
        around.push(outer.codec);
        around.extend_from_slice(&outer.around);
        Segment {
            text: self.text.into_owned().into(),
            pieces,
            role: self.role,
            zones: self.zones,
            zone_order: self.zone_order,
            lang: self.lang.or(outer.lang),
            codec: self.codec,
            around,
            makes_anchor: self.makes_anchor,
            repeats: self.repeats || outer.repeats,
        }
    }

    /// The text as it must stand in the source here; `None` if it cannot stand there.
    pub(super) fn encode(&self, text: &str) -> Option<String> {
        let encode = |text: String, codec: &Codec| (codec.encode)(&text);
        self.around.iter().try_fold((self.codec.encode)(text)?, encode)
    }
}

/// Text that stands for itself in the inner notation, part by part as the outer one spells it.
fn lift_verbatim(piece: &Piece, outer: &Segment<'_>, pieces: &mut Vec<Piece>) {
    let inner = piece.source;
    for around in outer.pieces_at(inner) {
        let start = around.logical.start().max(inner.start());
        let end = around.logical.end().min(inner.end());
        if start > end || (start == end && around.verbatim) {
            continue;
        }
        let seen = Span::new(start, end);
        let logical =
            Span::new(piece.logical.start() + (start - inner.start()), piece.logical.start() + (end - inner.start()));
        pieces.push(Piece {
            logical,
            source: around.source_part(seen),
            verbatim: around.verbatim,
            held: piece.held || around.held || (!around.verbatim && seen != around.logical),
        });
    }
}

/// An escape of the inner notation; it is held where it takes half of an escape of the outer one.
fn lift_atom(piece: &Piece, outer: &Segment<'_>) -> Piece {
    let inner = piece.source;
    let halves = |around: &Piece| !around.verbatim && !inner.contains(around.logical);
    let spans = outer.source_spans(inner);
    let source = match (spans.first(), spans.last()) {
        (Some(&first), Some(&last)) => first.cover(last),
        _ => outer.place(inner.start()),
    };
    let held = piece.held || spans.len() > 1 || outer.pieces_at(inner).any(|around| around.held || halves(around));
    Piece { logical: piece.logical, source, verbatim: false, held }
}

impl Segment<'_> {
    /// The empty source span of a place in the logical text.
    fn place(&self, at: usize) -> Span {
        let next = self.pieces.partition_point(|piece| piece.logical.end() < at);
        let place = match self.pieces.get(next) {
            Some(piece) if piece.verbatim => piece.source.start() + at.saturating_sub(piece.logical.start()),
            Some(piece) if at <= piece.logical.start() => piece.source.start(),
            Some(piece) => piece.source.end(),
            None => self.pieces.last().map_or(0, |piece| piece.source.end()),
        };
        Span::new(place, place)
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Codec, Role, Segment};
    use crate::text::Span;

    /// `source` with a backslash before what it escapes.
    fn outer(source: &str) -> Segment<'_> {
        let mut builder = Segment::builder(source);
        let mut done = 0;
        for (at, _) in source.match_indices('\\') {
            builder.verbatim(Span::new(done, at)).atom(Span::new(at, at + 2), &source[at + 1..at + 2]);
            done = at + 2;
        }
        builder.verbatim(Span::new(done, source.len()));
        let escape = |text: &str| Some(text.replace('"', "\\\""));
        builder.finish(Role::Body, Codec { name: "outer", encode: escape })
    }

    #[test]
    fn a_name_is_edited_through_both_notations() {
        let source = r#"x \"<b>Khark&#111;v</b>\" \Kharkov"#;
        let outer = outer(source);
        let decoded = outer.text().to_owned();
        let mut inner = Segment::builder(&decoded);
        let at = |word: &str| decoded.find(word).expect(word);
        inner.verbatim(Span::new(0, at("<b>")));
        inner.verbatim(Span::new(at("Khark&"), at("&#")));
        inner.atom(Span::new(at("&#"), at("v</b>")), "o");
        inner.verbatim(Span::new(at("v</b>"), at("</b>"))).verbatim(Span::new(at("\" K"), decoded.len()));
        let brackets = |text: &str| Some(text.replace('<', "\"lt\""));
        let segment = inner.finish(Role::Body, Codec { name: "inner", encode: brackets }).lift(&outer);
        assert_eq!(segment.text(), "x \"Kharkov\" Kharkov");
        let edit = |start: usize| segment.edit(Span::new(start, start + 7), "Kyiv<").expect("editable");
        let (span, text) = edit(3);
        assert_eq!((&source[span.range()], &*text), ("Khark&#111;v", r#"Kyiv\"lt\""#));
        let (span, _) = edit(12);
        assert_eq!(&source[span.range()], r"\Kharkov");
    }

    #[test]
    fn half_an_escape_is_never_edited() {
        let mut builder = Segment::builder("&both;v");
        builder.atom(Span::new(0, 6), "<Kharko").verbatim(Span::new(6, 7));
        let outer = builder.finish(Role::Body, Codec::PLAIN);
        let decoded = outer.text().to_owned();
        let mut inner = Segment::builder(&decoded);
        inner.verbatim(Span::new(1, 8));
        let segment = inner.finish(Role::Body, Codec::PLAIN).lift(&outer);
        assert_eq!(segment.source_spans(Span::new(0, 7)), [Span::new(0, 7)]);
        assert_eq!(segment.edit(Span::new(0, 7), "Kharkiv"), None);
    }
}
