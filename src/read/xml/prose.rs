//! One paragraph, headline or caption while it is read.

use crate::document::{Codec, Role, Segment, SegmentBuilder, Zone};
use crate::read::codec;
use crate::text::{Lang, Span};

/// What may stand in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Words; its line ends are blanks.
    Line,
    /// The same, or HTML as text.
    LineOrHtml,
    /// Paragraphs with line ends of their own, or HTML as text.
    Text,
}

/// Text with the markup inside it.
pub(super) struct Prose<'s> {
    source: &'s str,
    builder: SegmentBuilder<'s>,
    zones: Vec<Zone>,
    role: Role,
    lang: Option<Lang>,
    /// Whether it is a title, which headlines say again.
    pub(super) repeats: bool,
    kind: Kind,
    /// Blanks that count only if more text follows.
    blank: Option<Span>,
    has_text: bool,
    has_cdata: bool,
}

impl<'s> Prose<'s> {
    pub(super) fn new(source: &'s str, role: Role, lang: Option<Lang>, kind: Kind) -> Self {
        Self {
            source,
            builder: Segment::builder(source),
            zones: Vec::new(),
            role,
            lang,
            repeats: false,
            kind,
            blank: None,
            has_text: false,
            has_cdata: false,
        }
    }

    /// Text that stands for itself but for its line ends.
    pub(super) fn text(&mut self, span: Span) {
        self.has_text = true;
        self.lines(span);
    }

    /// Text without references.
    pub(super) fn cdata(&mut self, span: Span) {
        self.has_cdata = true;
        self.lines(span);
    }

    fn lines(&mut self, span: Span) {
        if self.kind == Kind::Text {
            self.builder.verbatim(span);
            return;
        }
        let text = &self.source[span.range()];
        let (mut done, mut rest) = (0, text);
        while let Some(at) = rest.find(|c: char| c.is_ascii_whitespace()) {
            let start = text.len() - rest.len() + at;
            rest = rest[at..].trim_start_matches(|c: char| c.is_ascii_whitespace());
            let end = text.len() - rest.len();
            if start > 0 && end < text.len() && &text[start..end] == " " {
                continue;
            }
            self.words(Span::new(done, start).shifted(span.start()));
            self.gap(Span::new(start, end).shifted(span.start()));
            done = end;
        }
        self.words(Span::new(done, text.len()).shifted(span.start()));
    }

    fn words(&mut self, span: Span) {
        if !span.is_empty() {
            self.flush();
            self.builder.verbatim(span);
        }
    }

    /// Blanks, a line end, or a tag that parts words.
    pub(super) fn gap(&mut self, span: Span) {
        if !self.builder.is_empty() {
            self.blank.get_or_insert(span);
        }
    }

    fn flush(&mut self) {
        let Some(blank) = self.blank.take() else { return };
        if &self.source[blank.range()] == " " {
            self.builder.verbatim(blank);
        } else {
            self.builder.atom(blank, " ");
        }
    }

    /// A reference that stands for a text; `None` if nobody knows for which.
    pub(super) fn reference(&mut self, span: Span, decoded: Option<&str>) {
        self.has_text = true;
        self.flush();
        match decoded {
            Some(decoded) => self.builder.atom(span, decoded),
            None => self.builder.object(span),
        };
    }

    /// Something that is no text.
    pub(super) fn object(&mut self, span: Span) {
        self.flush();
        self.builder.object(span);
    }

    /// Where a zone starts.
    pub(super) fn place(&mut self) -> usize {
        self.flush();
        self.builder.len()
    }

    /// Ends a zone that started at a place.
    pub(super) fn zone(&mut self, start: usize, role: Role) {
        let span = Span::new(start.min(self.builder.len()), self.builder.len());
        if !span.is_empty() {
            self.zones.push(Zone { span, role });
        }
    }

    /// What may stand in it. In CDATA, HTML may.
    pub(super) fn kind(&self) -> Kind {
        match self.kind {
            Kind::Line if self.has_cdata && !self.has_text => Kind::LineOrHtml,
            kind => kind,
        }
    }

    /// The segment; `None` if no word stands in it.
    pub(super) fn finish(self) -> Option<Segment<'s>> {
        let mut segment = self.builder.finish(self.role, self::codec(self.has_text, self.has_cdata));
        segment.zones = self.zones;
        segment.lang = self.lang;
        segment.repeats = self.repeats;
        segment.text().contains(char::is_alphabetic).then_some(segment)
    }
}

/// What may be written where text and CDATA meet must be right in both.
fn codec(has_text: bool, has_cdata: bool) -> Codec {
    match (has_text, has_cdata) {
        (_, false) => codec::XML,
        (false, true) => codec::CDATA,
        (true, true) => codec::XML_OR_CDATA,
    }
}
