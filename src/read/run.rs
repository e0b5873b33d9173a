//! One run of inline content on its way to become a segment.

use crate::document::{Codec, Role, Segment, SegmentBuilder, Zone};
use crate::text::{Lang, Span};

use super::mask::{Kind, Mask};

/// Why a run was opened inside another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kin {
    /// It was not: a paragraph, heading, cell.
    Block,
    /// The alternative text of a picture.
    Picture,
    /// Text in another language, up to the end of the element of that name.
    Island {
        element: String,
        /// Elements of the same name inside.
        depth: usize,
    },
}

/// An inline element that matters and is still open.
#[derive(Debug)]
struct Open {
    element: String,
    /// Logical offset behind its start.
    start: usize,
    effect: Effect,
}

/// What an inline element does to its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Effect {
    /// A title of a work, if it looks like one.
    Emphasis,
    /// Text of another role, such as somebody else's words.
    Role(Role),
    /// No prose.
    Silence,
}

/// A paragraph, heading, cell or caption in the making.
#[derive(Debug)]
pub(super) struct Run<'s> {
    text: &'s str,
    builder: SegmentBuilder<'s>,
    pub(super) kin: Kin,
    pub(super) role: Role,
    pub(super) lang: Option<Lang>,
    pub(super) codec: Codec,
    pub(super) makes_anchor: bool,
    pub(super) repeats: bool,
    zones: Vec<Zone>,
    open: Vec<Open>,
    /// One past the source text that is dealt with.
    pub(super) end: usize,
    start: Option<usize>,
    /// Where a line break starts that waits for the text behind it.
    line_break: Option<usize>,
    last_mask: Option<Span>,
}

impl<'s> Run<'s> {
    pub(super) fn new(text: &'s str, at: usize, kin: Kin, role: Role, codec: Codec) -> Self {
        Self {
            text,
            builder: Segment::builder(text),
            kin,
            role,
            lang: None,
            codec,
            makes_anchor: false,
            repeats: false,
            zones: Vec::new(),
            open: Vec::new(),
            end: at,
            start: None,
            line_break: None,
            last_mask: None,
        }
    }

    pub(super) fn is_silent(&self) -> bool {
        self.open.iter().any(|open| open.effect == Effect::Silence)
    }

    pub(super) fn hold(&mut self, hold: bool) {
        self.builder.hold(hold);
    }

    /// Adds source text that stands for itself, its masks aside.
    pub(super) fn verbatim(&mut self, span: Span, masks: &[Mask]) {
        let Some(span) = self.advance(span) else { return };
        let first = masks.partition_point(|mask| mask.span.end() <= span.start());
        let mut done = span.start();
        for mask in masks[first..].iter().take_while(|mask| mask.span.start() < span.end()) {
            let start = mask.span.start().max(done);
            let end = mask.span.end().min(span.end());
            self.builder.verbatim(Span::new(done, start));
            // A mask of several lines comes in several events but is one thing.
            if self.last_mask != Some(mask.span) && mask.kind != Kind::Comment {
                self.builder.object(Span::new(start, end));
            }
            self.last_mask = Some(mask.span);
            done = end;
        }
        self.builder.verbatim(Span::new(done, span.end()));
    }

    /// Adds source text that stands for other text.
    pub(super) fn atom(&mut self, span: Span, decoded: &str) {
        if let Some(span) = self.advance(span) {
            self.builder.atom(span, decoded);
        }
    }

    /// Adds something that is no text.
    pub(super) fn object(&mut self, span: Span) {
        if let Some(span) = self.advance(span) {
            self.builder.object(span);
        }
    }

    /// Notes a line break; it becomes a blank once text follows.
    pub(super) fn line_break(&mut self, span: Span) {
        if self.start.is_some() && self.line_break.is_none() && !self.is_silent() {
            let blanks = self.text.get(self.end..span.start()).filter(|gap| gap.trim().is_empty());
            self.line_break = Some(if blanks.is_some() { self.end } else { span.start() });
        }
        self.end = self.end.max(span.end());
    }

    /// Steps over markup.
    pub(super) fn skip(&mut self, span: Span) {
        self.end = self.end.max(span.end());
    }

    /// Gets ready for text at `span`; `None` if nothing of it is new or wanted.
    fn advance(&mut self, span: Span) -> Option<Span> {
        let start = span.start().max(self.end);
        if start > span.end() || (start == span.end() && !span.is_empty()) {
            return None;
        }
        if self.is_silent() {
            self.end = span.end();
            return None;
        }
        if let Some(from) = self.line_break.take() {
            let is_gap = |byte: &u8| matches!(byte, b' ' | b'\t' | b'>' | b'\n' | b'\r');
            let gap = self.text.as_bytes()[from..start].iter().take_while(|byte| is_gap(byte)).count();
            // A backslash that makes the break hard stands before the line end.
            let to = if gap == 0 { self.end.min(start).max(from) } else { from + gap };
            self.builder.atom(Span::new(from, to), " ");
        }
        self.start.get_or_insert(start);
        self.end = span.end();
        Some(Span::new(start, span.end()))
    }

    /// Opens an inline element that does something to its text.
    pub(super) fn open(&mut self, element: &str, effect: Effect) {
        // The blank of a pending line break stands before the element.
        let start = self.builder.len() + usize::from(self.line_break.is_some());
        // Deeper nesting means nothing to a reader.
        if self.open.len() < 64 {
            self.open.push(Open { element: element.to_owned(), start, effect });
        }
    }

    /// Closes the innermost open element of that name.
    pub(super) fn close(&mut self, element: &str) {
        let Some(index) = self.open.iter().rposition(|open| open.element == element) else { return };
        let open = self.open.remove(index);
        let span = Span::new(open.start.min(self.builder.len()), self.builder.len());
        match open.effect {
            Effect::Emphasis => self.zones.push(Zone { span, role: Role::Title }),
            Effect::Role(role) => self.zones.push(Zone { span, role }),
            Effect::Silence => {}
        }
    }

    /// From its first text to its last, in the source.
    pub(super) fn hull(&self) -> Option<Span> {
        self.start.map(|start| Span::new(start, self.end.max(start)))
    }

    /// The segment, if there is a word in it. What somebody else says and never closes ends here.
    pub(super) fn finish(mut self) -> Option<Segment<'s>> {
        let len = self.builder.len();
        let unclosed = self.open.iter().filter_map(|open| match open.effect {
            Effect::Role(role) => Some(Zone { span: Span::new(open.start.min(len), len), role }),
            Effect::Emphasis | Effect::Silence => None,
        });
        self.zones.extend(unclosed);
        let mut segment = self.builder.finish(self.role, self.codec);
        if !segment.text().contains(char::is_alphabetic) {
            return None;
        }
        let is_zone = |zone: &Zone| {
            !zone.span.is_empty() && (zone.role != Role::Title || looks_like_title(segment.slice(zone.span)))
        };
        let zones = self.zones.iter().copied().filter(is_zone).collect();
        segment.zones = zones;
        segment.lang = self.lang;
        segment.makes_anchor = self.makes_anchor;
        segment.repeats = self.repeats;
        Some(segment)
    }
}

/// Whether emphasised text is the title of a work: two words or more, most of them capitalised.
fn looks_like_title(text: &str) -> bool {
    let words = text.split_whitespace().filter(|word| word.contains(char::is_alphabetic));
    let (mut all, mut capitalised) = (0, 0);
    for word in words.take(20) {
        all += 1;
        capitalised +=
            usize::from(word.trim_start_matches(|c: char| !c.is_alphabetic()).starts_with(char::is_uppercase));
    }
    (2..=12).contains(&all) && capitalised >= 2 && capitalised * 5 >= all * 3 && !text.trim_end().ends_with('.')
}

#[cfg(test)]
mod tests {
    use super::looks_like_title;

    #[test]
    fn titles_are_several_words_and_mostly_capitalised() {
        for title in ["The Great Gate of Kiev", "Велика брама Києва", "Das große Tor von Kiew: Bild Zehn"]
        {
            assert!(looks_like_title(title), "{title}");
        }
        for other in ["Kharkov", "not in Kharkov", "Kyiv and Kharkov are quite far apart", "Kyiv. Kharkov."] {
            assert!(!looks_like_title(other), "{other}");
        }
    }
}
