//! The way through the elements of a file.

use std::collections::HashMap;

use foldhash::fast::FixedState;
use quick_xml::events::BytesStart;

use super::dialect::{Datum, Dialect, Meaning};
use super::item::Item;
use super::nitf::NITF;
use super::prose::{Kind, Prose};
use super::xhtml::XHTML;
use crate::document::{Document, Role};
use crate::read::scalar::{Notation, Scalar};
use crate::read::suppress::Comment;
use crate::read::tag::reference;
use crate::read::{codec, nested};
use crate::text::{Lang, Source, Span};

/// An element that is open.
struct Frame<'s> {
    name: &'s str,
    meaning: Meaning,
    dialect: &'static Dialect,
    /// What its own text is; `None` is nothing for readers.
    role: Option<Role>,
    lang: Option<Lang>,
    tag: Span,
    /// Where its zone starts.
    zone: usize,
    is_silent: bool,
}

/// What is open and what has been read.
pub(super) struct Walk<'s> {
    text: &'s str,
    dialect: &'static Dialect,
    frames: Vec<Frame<'s>>,
    /// How many elements of each name are open.
    names: HashMap<&'s str, usize, FixedState>,
    items: Vec<Item<'s>>,
    /// The items that are open, the innermost last.
    open: Vec<usize>,
    /// What stands outside all items.
    outside: Item<'s>,
    prose: Option<Prose<'s>>,
    is_broken: bool,
}

impl<'s> Walk<'s> {
    pub(super) fn new(text: &'s str, dialect: &'static Dialect) -> Self {
        Self {
            text,
            dialect,
            frames: Vec::new(),
            names: HashMap::default(),
            items: Vec::new(),
            open: Vec::new(),
            outside: Item::default(),
            prose: None,
            is_broken: false,
        }
    }

    pub(super) fn open(&mut self, tag: &BytesStart<'_>, span: Span) {
        let name = self.name_at(span);
        let parent = self.frames.last();
        let dialect = dialect(local(name), parent).unwrap_or(self.dialect);
        let in_prose = parent.and_then(|frame| frame.role);
        let was_silent = parent.is_some_and(|frame| frame.is_silent);
        // What an item declares as a whole is its document's, unless its metadata say better.
        let lang = parent.filter(|frame| frame.meaning != Meaning::Item).and_then(|frame| frame.lang);
        let unnamed = if in_prose.is_some() { Meaning::Inline } else { dialect.unnamed };
        let meaning = match (dialect.element)(local(name)).unwrap_or(unnamed) {
            Meaning::Item if !dialect.contains && !self.open.is_empty() => Meaning::Group,
            meaning => meaning,
        };
        if !matches!(meaning, Meaning::Inline | Meaning::Mark(_) | Meaning::Break | Meaning::Object) {
            self.end_prose();
        }
        if meaning == Meaning::Item {
            self.open.push(self.items.len());
            self.items.push(Item::default());
        }
        let is_silent = was_silent || matches!(meaning, Meaning::Silent | Meaning::Object);
        let role = role(meaning, in_prose).filter(|_| !is_silent && !self.open.is_empty());
        let zone = if matches!(meaning, Meaning::Mark(_)) { self.prose.as_mut().map_or(0, Prose::place) } else { 0 };
        self.frames.push(Frame { name, meaning, dialect, role, lang, tag: span, zone, is_silent });
        *self.names.entry(name).or_default() += 1;
        if !was_silent {
            self.attributes(tag);
        }
        if dialect.voids.contains(&name) {
            self.pop(span);
        }
    }

    /// Takes what the attributes of the innermost element say.
    fn attributes(&mut self, tag: &BytesStart<'_>) {
        for attribute in tag.attributes().with_checks(false).flatten() {
            let value = attribute.value.as_ref();
            let (Some(frame), key) = (self.frames.last_mut(), attribute.key.as_ref()) else { return };
            if matches!(key, "xml:lang" | "lang") {
                let declared = Lang::parse(value);
                frame.lang = declared.or(frame.lang);
                continue;
            }
            let Some(datum) = (frame.dialect.attribute)(local(frame.name), local(key)) else { continue };
            // The parser borrows from the text, so that the address says where the value stands.
            let start = (value.as_ptr().addr()).wrapping_sub(self.text.as_ptr().addr());
            let place = Span::new(start, start.saturating_add(value.len()));
            if self.text.get(place.range()) == Some(value) {
                self.datum(datum, place);
            }
        }
    }

    fn datum(&mut self, datum: Datum, place: Span) {
        let text = self.text;
        let lang = self.frames.last().and_then(|frame| frame.lang);
        let value = &text[place.range()];
        let Some(&open) = self.open.last() else { return };
        let item = &mut self.items[open];
        match datum {
            Datum::Lang => item.lang(value),
            Datum::Date(rank) => item.date(rank, value),
            Datum::Member => item.member(value),
            Datum::Prose(role) => {
                let scalar = Scalar::read(text, place, Notation::References, codec::ATTRIBUTE);
                let segment = scalar.segment(text, role);
                item.document.segments.extend(segment.map(|mut segment| {
                    segment.lang = lang;
                    segment
                }));
            }
        }
    }

    pub(super) fn close(&mut self, span: Span) {
        let name = self.name_at(span);
        if self.names.get(name).is_none_or(|&count| count == 0) {
            if self.text[span.range()].starts_with("</")
                && !self.frames.last().is_none_or(|frame| frame.dialect.voids.contains(&name))
            {
                self.crossed(span, format!("</{name}> ends what never began"));
            }
            return;
        }
        while let Some(frame) = self.frames.last() {
            let (found, tag) = (frame.name, frame.tag);
            if found != name {
                self.crossed(tag, format!("<{found}> is not closed before </{name}>"));
            }
            self.pop(span);
            if found == name {
                return;
            }
        }
    }

    /// Ends the innermost element, whose end tag is `span`.
    fn pop(&mut self, span: Span) {
        let Some(frame) = self.frames.pop() else { return };
        if let Some(count) = self.names.get_mut(frame.name) {
            *count -= 1;
        }
        match frame.meaning {
            Meaning::Mark(role) => {
                if let Some(prose) = &mut self.prose {
                    prose.zone(frame.zone, role);
                }
            }
            Meaning::Break => {
                if let Some(prose) = &mut self.prose {
                    prose.gap(frame.tag.cover(span));
                }
            }
            Meaning::Object => {
                if let Some(prose) = &mut self.prose {
                    prose.object(frame.tag.cover(span));
                }
            }
            Meaning::Inline => {}
            _ => self.end_prose(),
        }
        if matches!(frame.meaning, Meaning::Block(_) | Meaning::Text) && !self.open.is_empty() {
            self.item().blocks.push(frame.tag.cover(span));
        }
        if frame.meaning == Meaning::Item {
            // The language of the metadata is that of the content unless they say another.
            let item = self.item();
            item.document.lang = item.document.lang.or(frame.lang);
            self.open.pop();
        }
    }

    pub(super) fn text(&mut self, span: Span) {
        if let Some(&Frame { meaning: Meaning::Says(datum), .. }) = self.frames.last() {
            self.datum(datum, span);
        } else if let Some(prose) = self.prose(!self.text[span.range()].trim().is_empty()) {
            prose.text(span);
        }
    }

    pub(super) fn cdata(&mut self, span: Span) {
        if let Some(prose) = self.prose(true) {
            prose.cdata(span);
        }
    }

    pub(super) fn reference(&mut self, span: Span) {
        let whole = &self.text[span.range()];
        let decoded = reference(whole).filter(|(found, _)| *found == whole).map(|(_, decoded)| decoded);
        if let Some(prose) = self.prose(true) {
            prose.reference(span, decoded.as_deref());
        }
    }

    pub(super) fn comment(&mut self, span: Span) {
        let inside = Span::new(span.start() + "<!--".len(), span.end().saturating_sub("-->".len()));
        let body = self.text.get(inside.range()).unwrap_or_default().to_owned();
        self.item().comments.push(Comment { span, body });
    }

    /// The text that goes on here; `starts` says whether one may begin.
    fn prose(&mut self, starts: bool) -> Option<&mut Prose<'s>> {
        let frame = self.frames.last()?;
        let role = frame.role?;
        if self.prose.is_none() && starts {
            let kind = match frame.meaning {
                Meaning::Text => Kind::Text,
                _ if frame.dialect.contains => Kind::LineOrHtml,
                _ => Kind::Line,
            };
            let mut prose = Prose::new(self.text, role, frame.lang, kind);
            prose.repeats = local(frame.name) == "title";
            self.prose = Some(prose);
        }
        self.prose.as_mut()
    }

    fn end_prose(&mut self) {
        let Some(prose) = self.prose.take() else { return };
        let kind = prose.kind();
        let Some(segment) = prose.finish() else { return };
        let item = self.item();
        if kind == Kind::Text || (kind == Kind::LineOrHtml && nested::is_html(segment.text())) {
            nested::read(&segment, &mut item.document);
        } else {
            item.segment(segment);
        }
    }

    /// Notes the first place where the file is not well-formed.
    fn crossed(&mut self, span: Span, message: String) {
        self.problem(span, message, "correct the markup; what can be read is checked all the same");
    }

    /// Notes that the file cannot be read from a place on.
    pub(super) fn broken(&mut self, at: usize, reason: &str) {
        let message = format!("the file is no XML from here on: {reason}");
        self.problem(Span::new(at, at), message, "fetch or export the file again; what stands before is checked");
    }

    fn problem(&mut self, span: Span, message: String, help: &str) {
        if !std::mem::replace(&mut self.is_broken, true) {
            self.item().problem(span, message, help);
        }
    }

    /// Ends what is open: the elements of a file that was cut off.
    pub(super) fn finish(mut self, source: &Source) -> Vec<Document<'s>> {
        if let Some(frame) = self.frames.last() {
            let (tag, message) = (frame.tag, format!("the file is cut off: <{}> is never closed", frame.name));
            self.problem(tag, message, "fetch or export the file again; what there is of it is checked");
        }
        let end = Span::new(self.text.len(), self.text.len());
        while !self.frames.is_empty() {
            self.pop(end);
        }
        self.end_prose();
        if self.items.is_empty() {
            self.items.push(self.outside);
        } else if let (Some(first), false) = (self.items.first_mut(), self.outside.is_empty()) {
            // What is said before the first item holds for it.
            first.document.problems.append(&mut self.outside.document.problems);
            first.comments.splice(0..0, self.outside.comments);
        }
        self.items.into_iter().map(|item| item.finish(source)).collect()
    }

    fn item(&mut self) -> &mut Item<'s> {
        match self.open.last() {
            Some(&open) => &mut self.items[open],
            None => &mut self.outside,
        }
    }

    /// The name in the tag at a span.
    fn name_at(&self, span: Span) -> &'s str {
        let tag = self.text[span.range()].trim_start_matches(['<', '/']);
        let end = tag.find(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>')).unwrap_or(tag.len());
        &tag[..end]
    }
}

/// The dialect of an element: that of its parent, unless it holds another.
fn dialect(name: &str, parent: Option<&Frame<'_>>) -> Option<&'static Dialect> {
    let parent = parent?;
    match name {
        "nitf" => Some(&NITF),
        _ if parent.meaning == Meaning::Text || local(parent.name) == "inlineXML" => Some(&XHTML),
        _ => Some(parent.dialect),
    }
}

/// What the text of an element is, in a text that is `in_prose`.
fn role(meaning: Meaning, in_prose: Option<Role>) -> Option<Role> {
    match meaning {
        Meaning::Block(Role::Body) => Some(in_prose.unwrap_or(Role::Body)),
        Meaning::Block(role) => Some(role),
        Meaning::Text => Some(Role::Body),
        Meaning::Inline | Meaning::Mark(_) => in_prose,
        Meaning::Group => in_prose.filter(|&role| role != Role::Body),
        _ => None,
    }
}

/// A name without its prefix.
fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}
