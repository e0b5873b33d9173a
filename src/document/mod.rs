//! What reading yields: the prose of a source as segments, each with a map back to the source.
//!
//! Markup is masked, never guessed back: a [`Segment`] is *logical text*, what a reader reads, and
//! knows for every byte where it stands in the [`Source`](crate::text::Source). A soft hyphen, an
//! HTML reference, an escape or a tag inside a name changes the map, not the name.

mod lift;

use std::borrow::Cow;
use std::cmp::Reverse;
use std::sync::OnceLock;

use jiff::civil::Date;

use crate::text::fold::{compose, is_mark};
use crate::text::{Lang, Script, Span};

/// The prose of one source, or of one item where a source holds several.
#[derive(Debug, Clone, Default)]
pub struct Document<'s> {
    /// In the order of the source.
    pub segments: Vec<Segment<'s>>,
    /// Pairs of source and target segments, in bilingual formats.
    pub units: Vec<Unit>,
    /// Comments that silence findings.
    pub suppressions: Vec<Suppression>,
    /// What could not be read as it was meant, such as malformed front matter.
    pub problems: Vec<Problem>,
    /// What the source calls this part of it, where it holds several: a `guid`, a `uri`.
    pub member: Option<Box<str>>,
    /// The language the source itself declares.
    pub lang: Option<Lang>,
    /// The day the source itself declares.
    pub date: Option<Date>,
}

/// A source segment and its translation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// What the file calls the pair.
    pub id: Box<str>,
    /// Index of the source segment.
    pub source: Option<usize>,
    /// Index of the target segment; `None` while untranslated.
    pub target: Option<usize>,
    /// How far the translation is.
    pub state: UnitState,
}

/// How far a translation is, in XLIFF's words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum UnitState {
    /// No target yet.
    Initial,
    /// A translation that nobody reviewed, or a fuzzy one.
    Translated,
    /// Reviewed.
    Reviewed,
    /// Final.
    Final,
}

/// What a stretch of text is in its document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Running text.
    Body,
    /// A headline, title or heading.
    Headline,
    /// Place, day and agency before the first sentence: `KYIV, Ukraine (AP) —`.
    Dateline,
    /// Who wrote it.
    Byline,
    /// Quoted speech: the words are the speaker's, the spelling is the writer's.
    Spoken,
    /// Quoted writing, such as a post or a document: the spelling is the quoted writer's.
    Written,
    /// The title of a work, or a bibliographic entry.
    Title,
    /// The caption or alternative text of a picture.
    Caption,
    /// A footnote.
    Footnote,
    /// A tag or keyword: a reference into a taxonomy.
    Tag,
    /// What stands around the text and is no part of it: navigation, the headlines of other stories.
    Margin,
}

impl Role {
    /// As written in reports.
    pub fn as_str(self) -> &'static str {
        match self {
            Role::Body => "body",
            Role::Headline => "headline",
            Role::Dateline => "dateline",
            Role::Byline => "byline",
            Role::Spoken => "spoken-quote",
            Role::Written => "written-quote",
            Role::Title => "title",
            Role::Caption => "caption",
            Role::Footnote => "footnote",
            Role::Tag => "tag",
            Role::Margin => "margin",
        }
    }

    /// Whether the wording is the text's own, so that it must agree with the rest of it, and is not
    /// that of others whom the text quotes, cites or points to.
    pub fn is_own(self) -> bool {
        !matches!(self, Role::Spoken | Role::Written | Role::Title | Role::Tag | Role::Margin)
    }
}

/// A stretch of a segment that has a role of its own, such as a quotation in a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Zone {
    /// In bytes of the segment's logical text.
    pub span: Span,
    /// What it is.
    pub role: Role,
}

/// Zones by their place, so that a long paragraph full of quotations is not searched for every name.
#[derive(Debug, Clone)]
struct ZoneOrder {
    /// Indices of the zones by start, outer before inner.
    by_start: Vec<usize>,
    /// The furthest end of the zones up to each of them.
    reach: Vec<usize>,
}

impl ZoneOrder {
    fn of(zones: &[Zone]) -> Self {
        let mut by_start: Vec<usize> = (0..zones.len()).collect();
        by_start.sort_by_key(|&at| (zones[at].span.start(), Reverse(zones[at].span.end())));
        let mut furthest = 0;
        let ends = by_start.iter().map(|&at| zones[at].span.end());
        let reach = ends.map(|end| {
            furthest = furthest.max(end);
            furthest
        });
        Self { reach: reach.collect(), by_start }
    }

    /// The zone around a span that starts last.
    fn innermost(&self, zones: &[Zone], span: Span) -> Option<usize> {
        if self.by_start.len() != zones.len() {
            // Zones came in after the order was made.
            let around = (0..zones.len()).filter(|&at| zones[at].span.contains(span));
            return around.min_by_key(|&at| zones[at].span.len());
        }
        let started = self.by_start.partition_point(|&at| zones[at].span.start() <= span.start());
        let open = (0..started).rev().take_while(|&place| self.reach[place] >= span.end());
        open.map(|place| self.by_start[place]).find(|&at| zones[at].span.contains(span))
    }
}

/// How text must be written at a place: escaped for its format, or not at all.
#[derive(Clone, Copy)]
pub struct Codec {
    /// For people: `plain`, `markdown`, `json-string`.
    pub name: &'static str,
    /// The text as it must stand in the source; `None` if it cannot stand there.
    pub encode: fn(&str) -> Option<String>,
}

impl Codec {
    /// Text stands for itself.
    pub const PLAIN: Codec = Codec { name: "plain", encode: |text| Some(text.to_owned()) };
}

impl Codec {
    /// `text`, as it stands at such a place, with numeric references for what `is_lacking`; `None` where
    /// a reference is no character but text.
    pub fn with_references(&self, text: &str, is_lacking: impl Fn(char) -> bool) -> Option<String> {
        // Where an ampersand has to be escaped, it starts a reference.
        if (self.encode)("&").as_deref() != Some("&amp;") {
            return None;
        }
        let written = |c: char| if is_lacking(c) { format!("&#{};", u32::from(c)) } else { c.to_string() };
        Some(text.chars().map(written).collect())
    }
}

impl std::fmt::Debug for Codec {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name)
    }
}

/// A piece of the map from logical text to the source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece {
    /// In bytes of the segment's logical text.
    pub logical: Span,
    /// What it stands for in the source.
    pub source: Span,
    /// Whether the two are the same bytes. If not, the piece is one atom: an edit covers it whole.
    pub verbatim: bool,
    /// Whether the source must stay: an object such as code, or text that names its own link target.
    pub held: bool,
}

/// A stretch of prose that is read as one: a paragraph, a heading, a cell, a caption.
#[derive(Debug, Clone)]
pub struct Segment<'s> {
    text: Cow<'s, str>,
    pieces: Vec<Piece>,
    /// What it is in the document.
    pub role: Role,
    /// Stretches with a role of their own; they may nest.
    pub zones: Vec<Zone>,
    /// The zones in the order of their places, made when a role is first asked for.
    zone_order: OnceLock<ZoneOrder>,
    /// The language the markup declares for it, or that was found out later.
    pub lang: Option<Lang>,
    /// How a replacement must be written here.
    pub codec: Codec,
    /// How the notations around that one escape it, from the inside out.
    around: Vec<Codec>,
    /// Whether its text makes an anchor or a URL, so that an edit can break links.
    pub makes_anchor: bool,
    /// Whether it says again what stands elsewhere in the document, as the title in the head of a page
    /// does: it is checked but speaks for no form.
    pub repeats: bool,
}

impl<'s> Segment<'s> {
    /// Starts a segment over `source`, the text of a [`Source`](crate::text::Source).
    pub fn builder(source: &'s str) -> SegmentBuilder<'s> {
        SegmentBuilder { source, text: Cow::Borrowed(""), pieces: Vec::new(), holding: false }
    }

    /// The logical text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The logical text at a span.
    pub fn slice(&self, span: Span) -> &str {
        &self.text[span.range()]
    }

    /// The role at a span: that of the innermost zone around it, else the segment's.
    pub fn role_at(&self, span: Span) -> Role {
        let order = self.zone_order.get_or_init(|| ZoneOrder::of(&self.zones));
        let inner = order.innermost(&self.zones, span).map(|at| &self.zones[at]);
        inner.map_or(self.role, |zone| zone.role)
    }

    /// Where a logical span stands in the source: one span, or one for each piece that markup splits.
    ///
    /// What stands unseen inside a word (a soft hyphen, a stress mark) belongs to its span.
    pub fn source_spans(&self, logical: Span) -> Vec<Span> {
        let mut spans: Vec<Span> = Vec::with_capacity(1);
        for piece in self.pieces_at(logical) {
            let part = piece.source_part(logical);
            match spans.last_mut() {
                Some(last) if last.end() == part.start() => *last = last.cover(part),
                _ => spans.push(part),
            }
        }
        spans
    }

    /// The smallest source span around a logical span.
    pub fn source_hull(&self, logical: Span) -> Span {
        let spans = self.source_spans(logical);
        match (spans.first(), spans.last()) {
            (Some(&first), Some(&last)) => first.cover(last),
            _ => Span::new(0, 0),
        }
    }

    /// The source span and encoded text that put `replacement` in place of a logical span.
    ///
    /// Only what differs is replaced where markup splits the span, so that the markup stays where it
    /// is; `None` where the change itself would cross markup, or the format cannot write the text.
    pub fn edit(&self, logical: Span, replacement: &str) -> Option<(Span, String)> {
        if self.pieces_at(logical).any(|piece| !piece.verbatim && !logical.contains(piece.logical)) {
            return None; // Half of an atom cannot be replaced.
        }
        let whole = match self.source_spans(logical)[..] {
            [whole] if !self.pieces_at(logical).any(|piece| piece.held) => Some(whole),
            _ => None,
        };
        // A line break or no-break space between two words of a name stays where only one of them changes.
        let has_break = self.pieces_at(logical).any(|piece| !piece.verbatim && self.slice(piece.logical) == " ");
        if let Some(whole) = whole.filter(|_| !has_break) {
            return Some((whole, self.encode(replacement)?));
        }
        let narrow = self.narrow_edit(logical, replacement).or_else(|| Some((whole?, replacement)));
        narrow.and_then(|(span, text)| Some((span, self.encode(text)?)))
    }

    /// The one source span that differs, with what stands there instead; `None` if markup splits it.
    fn narrow_edit<'r>(&self, logical: Span, replacement: &'r str) -> Option<(Span, &'r str)> {
        let old = self.slice(logical);
        let prefix = common_prefix(old, replacement);
        let suffix = common_prefix_reversed(&old[prefix..], &replacement[prefix..]);
        let mut changed = Span::new(logical.start() + prefix, logical.end() - suffix);
        if changed.is_empty() {
            let text = &replacement[prefix..replacement.len() - suffix];
            return Some((self.insertion_point(changed.start())?, text));
        }
        for piece in self.pieces_at(changed).filter(|piece| !piece.verbatim) {
            changed = changed.cover(piece.logical);
        }
        if self.pieces_at(changed).any(|piece| piece.held) {
            return None;
        }
        let kept_after = logical.end() - changed.end();
        let text = &replacement[changed.start() - logical.start()..replacement.len() - kept_after];
        match self.source_spans(changed)[..] {
            [narrow] => Some((narrow, text)),
            _ => None,
        }
    }

    /// The empty source span before the logical byte `at`, behind the text that precedes it.
    fn insertion_point(&self, at: usize) -> Option<Span> {
        let mut around = self.pieces_at(Span::new(at.saturating_sub(1), at + 1));
        let piece = around.find(|piece| piece.verbatim && !piece.held && piece.logical.start() <= at)?;
        let place = piece.source.start() + (at.min(piece.logical.end()) - piece.logical.start());
        (at <= piece.logical.end()).then(|| Span::new(place, place))
    }

    /// The map from logical text to the source, in order.
    pub fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    /// Pieces that hold part of a logical span, with the unseen ones between them.
    fn pieces_at(&self, logical: Span) -> impl Iterator<Item = &Piece> {
        let first = self.pieces.partition_point(|piece| piece.logical.end() <= logical.start());
        self.pieces[first..].iter().take_while(move |piece| piece.logical.start() < logical.end())
    }
}

impl Piece {
    fn source_part(&self, logical: Span) -> Span {
        if !self.verbatim {
            return self.source;
        }
        let start = logical.start().max(self.logical.start()) - self.logical.start();
        let end = logical.end().min(self.logical.end()) - self.logical.start();
        Span::new(self.source.start() + start, self.source.start() + end)
    }
}

/// Collects the pieces of a segment in order.
#[derive(Debug)]
pub struct SegmentBuilder<'s> {
    source: &'s str,
    text: Cow<'s, str>,
    pieces: Vec<Piece>,
    holding: bool,
}

impl<'s> SegmentBuilder<'s> {
    /// Adds source text that stands for itself.
    ///
    /// Soft hyphens and other unseen characters, no-break spaces, stress marks on Cyrillic and
    /// decomposed letters become atoms, so that the logical text is what a reader sees.
    pub fn verbatim(&mut self, span: Span) -> &mut Self {
        let text = &self.source[span.range()];
        if text.is_ascii() || is_plain(text.as_bytes()) {
            self.push_verbatim(span);
            return self;
        }
        let mut done = 0;
        let mut chars = text.char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            let mut end = at + c.len_utf8();
            while let Some(&(_, mark)) = chars.peek().filter(|(_, next)| is_mark(*next)) {
                end += mark.len_utf8();
                chars.next();
            }
            let Some(seen) = seen(&text[at..end], c) else { continue };
            self.push_verbatim(Span::new(span.start() + done, span.start() + at));
            self.atom(Span::new(span.start() + at, span.start() + end), &seen);
            done = end;
        }
        self.push_verbatim(Span::new(span.start() + done, span.end()));
        self
    }

    /// Adds a source span that stands for other text: a reference, an escape, a line break.
    ///
    /// `decoded` may be empty (something unseen) and so may `span` (text the format implies). What a
    /// reader does not see of it, as with `&shy;`, is left out as in [`Self::verbatim`].
    pub fn atom(&mut self, span: Span, decoded: &str) -> &mut Self {
        let start = self.text.len();
        let follows_cyrillic = || self.text.chars().next_back().and_then(Script::of) == Some(Script::Cyrillic);
        if decoded.is_ascii() {
            self.text.to_mut().push_str(decoded);
        } else if !(matches!(decoded, "\u{300}" | "\u{301}") && follows_cyrillic()) {
            for (at, c) in decoded.char_indices() {
                let shown = seen(&decoded[at..at + c.len_utf8()], c);
                self.text.to_mut().push_str(shown.as_deref().unwrap_or(&decoded[at..at + c.len_utf8()]));
            }
        }
        self.pieces.push(Piece {
            logical: Span::new(start, self.text.len()),
            source: span,
            verbatim: false,
            held: self.holding,
        });
        self
    }

    /// Adds something that is no text, such as code, an address or a picture: U+FFFC, which no edit touches.
    pub fn object(&mut self, span: Span) -> &mut Self {
        let holding = std::mem::replace(&mut self.holding, true);
        self.atom(span, "\u{FFFC}");
        self.holding = holding;
        self
    }

    /// From now on, text is found but never edited (`true`), or may be (`false`).
    pub fn hold(&mut self, hold: bool) -> &mut Self {
        self.holding = hold;
        self
    }

    fn push_verbatim(&mut self, span: Span) {
        if span.is_empty() {
            return;
        }
        let start = self.text.len();
        if self.pieces.is_empty() {
            self.text = Cow::Borrowed(&self.source[span.range()]);
        } else if let Some(last) = self
            .pieces
            .last_mut()
            .filter(|last| last.verbatim && last.held == self.holding && last.source.end() == span.start())
        {
            last.source = last.source.cover(span);
            last.logical = Span::new(last.logical.start(), start + span.len());
            match &mut self.text {
                Cow::Borrowed(_) => self.text = Cow::Borrowed(&self.source[last.source.range()]),
                Cow::Owned(text) => text.push_str(&self.source[span.range()]),
            }
            return;
        } else {
            self.text.to_mut().push_str(&self.source[span.range()]);
        }
        self.pieces.push(Piece {
            logical: Span::new(start, self.text.len()),
            source: span,
            verbatim: true,
            held: self.holding,
        });
    }

    /// Bytes of logical text so far, for the spans of zones.
    pub fn len(&self) -> usize {
        self.text.len()
    }

    /// Whether there is no logical text yet.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// The segment.
    pub fn finish(self, role: Role, codec: Codec) -> Segment<'s> {
        Segment {
            text: self.text,
            pieces: self.pieces,
            role,
            zones: Vec::new(),
            zone_order: OnceLock::new(),
            lang: None,
            codec,
            around: Vec::new(),
            makes_anchor: false,
            repeats: false,
        }
    }
}

/// Whether a text is sure to be what a reader sees of it: letters of Europe, dashes and quotation marks only.
fn is_plain(text: &[u8]) -> bool {
    text.iter().enumerate().all(|(at, first)| match first {
        // Whole characters of ASCII, later bytes, and first bytes of blocks that have neither marks nor blanks.
        0..=0xC1 | 0xC3..=0xCB | 0xCE..=0xD1 => true,
        0xC2 => matches!(text.get(at + 1), Some(0xA1..=0xAC | 0xAE..)),
        // U+2010 to U+2027.
        0xE2 => matches!(text[at + 1..], [0x80, 0x90..=0xA7, ..]),
        _ => false,
    })
}

/// What a reader sees of a character with its marks, where that is not the characters themselves.
fn seen(cluster: &str, base: char) -> Option<String> {
    match base {
        '\u{AD}' | '\u{200B}' | '\u{2060}' | '\u{FEFF}' => return Some(String::new()),
        '\u{A0}' | '\u{202F}' | '\u{2007}' => return Some(" ".to_owned()),
        _ if cluster.len() == base.len_utf8() => return None,
        _ => {}
    }
    let mut composed = compose(cluster);
    if Script::of(base) == Some(Script::Cyrillic) {
        composed.retain(|c| !matches!(c, '\u{300}' | '\u{301}'));
    }
    (composed != cluster).then_some(composed)
}

fn common_prefix(a: &str, b: &str) -> usize {
    a.chars().zip(b.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum()
}

fn common_prefix_reversed(a: &str, b: &str) -> usize {
    a.chars().rev().zip(b.chars().rev()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum()
}

/// A comment that silences findings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suppression {
    /// The comment, in the source text.
    pub span: Span,
    /// Rules it names; empty means all.
    pub rules: Vec<String>,
    /// The surface it is for, if it names one.
    pub surface: Option<String>,
    /// Why, in the editor's words.
    pub reason: Option<String>,
    /// The source text it covers.
    pub covers: Span,
}

/// Something in a file that could not be read as it was meant. The rest of the file is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Where, in the source text.
    pub span: Span,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub help: String,
}

#[cfg(test)]
mod tests;
