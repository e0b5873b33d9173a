//! Text and tags of HTML on their way to become segments: of a page, or of HTML in Markdown.

use std::borrow::Cow;

use crate::document::{Role, Segment};
use crate::read::codec;
use crate::read::mask::Mask;
use crate::read::run::{Effect, Kin, Run};
use crate::read::scalar::{Notation, Part, Scalar};
use crate::read::suppress::Comment;
use crate::read::tag::{Attribute, Tag};
use crate::text::{Lang, Span};

use super::elements::{self, Element, Elements, Kind};

/// What stands in a document one after the other: runs of text, and the elements around them.
pub(in crate::read) struct Flow<'s, 'm> {
    pub(in crate::read) text: &'s str,
    pub(in crate::read) masks: &'m [Mask],
    pub(in crate::read) segments: Vec<Segment<'s>>,
    pub(in crate::read) comments: Vec<Comment>,
    /// Places of blocks, for the comments that cover them.
    pub(in crate::read) blocks: Vec<Span>,
    /// The run that takes text is the last; those before it wait for its end.
    pub(in crate::read) runs: Vec<Run<'s>>,
    pub(in crate::read) elements: Elements,
    pub(in crate::read) heading: Option<Heading>,
    bibliography: Option<Bibliography>,
    /// The role of text here by the format around; [`Role::Body`] where it says nothing.
    pub(in crate::read) surrounding: Role,
    /// The role of block quotations that nobody says to be written.
    quotes: Role,
    /// One past a `<br>` with nothing behind it yet.
    last_break: Option<usize>,
}

/// A heading that is open.
#[derive(Debug, Clone, Copy)]
pub(in crate::read) struct Heading {
    pub(in crate::read) level: usize,
    /// Whether its anchor is given, so that it does not come from its text.
    pub(in crate::read) has_id: bool,
}

/// A list of other works, as its heading says.
#[derive(Debug, Clone, Copy)]
struct Bibliography {
    /// The level of the heading: one as high ends it.
    level: usize,
    /// How many elements are open around it: the end of one of them ends it.
    depth: usize,
}

/// Text that is read as one, and the place of each line of it: HTML in a quotation of Markdown is not
/// contiguous.
pub(in crate::read) struct Lines<'t> {
    /// The lines joined.
    pub(in crate::read) text: Cow<'t, str>,
    /// Where in `text` each line starts, and where in the source.
    starts: Vec<(usize, usize)>,
    /// Bytes of the source.
    len: usize,
}

impl<'t> Lines<'t> {
    /// A text that is the source, byte for byte in place.
    pub(super) fn whole(text: &'t str) -> Self {
        Lines { text: Cow::Borrowed(text), starts: vec![(0, 0)], len: text.len() }
    }

    /// The lines of `source` at some places.
    pub(in crate::read) fn at(source: &str, spans: &[Span]) -> Self {
        let mut text = String::new();
        let mut starts = Vec::new();
        for span in spans {
            starts.push((text.len(), span.start()));
            text.push_str(&source[span.range()]);
        }
        Lines { text: Cow::Owned(text), starts, len: source.len() }
    }

    fn place(&self, at: usize) -> usize {
        let line = self.starts.partition_point(|(start, _)| *start <= at).saturating_sub(1);
        self.starts.get(line).map_or(0, |(start, source)| (source + at - start).min(self.len))
    }

    /// The source span of a stretch of the joined lines.
    pub(in crate::read) fn span(&self, span: Span) -> Span {
        let start = self.place(span.start());
        let end = if span.is_empty() { start } else { self.place(span.end() - 1) + 1 };
        Span::new(start, end.max(start))
    }

    /// The attributes of a tag, with the places of their values in the source.
    pub(in crate::read) fn attributes<'a>(&self, tag: &Tag<'a>) -> Vec<Attribute<'a>> {
        tag.attributes.iter().map(|a| Attribute { value: self.span(a.value), ..*a }).collect()
    }
}

impl<'s, 'm> Flow<'s, 'm> {
    pub(in crate::read) fn new(text: &'s str, masks: &'m [Mask], quotes: Role) -> Self {
        Self {
            text,
            masks,
            segments: Vec::new(),
            comments: Vec::new(),
            blocks: Vec::new(),
            runs: Vec::new(),
            elements: Elements::default(),
            heading: None,
            bibliography: None,
            surrounding: Role::Body,
            quotes,
            last_break: None,
        }
    }

    /// The role of text here.
    pub(in crate::read) fn role(&self) -> Role {
        let by_elements = self.elements.role();
        if self.surrounding != Role::Body {
            self.surrounding
        } else if let Some(role @ (Role::Written | Role::Margin)) = by_elements {
            role
        } else if self.heading.is_some() {
            Role::Headline
        } else if self.bibliography.is_some() {
            Role::Title
        } else {
            by_elements.unwrap_or(Role::Body)
        }
    }

    /// The language of text here.
    pub(in crate::read) fn lang(&self) -> Option<Lang> {
        self.runs.last().and_then(|run| run.lang).or_else(|| self.elements.lang())
    }

    /// Starts a heading; one as high as that of a bibliography ends it.
    pub(in crate::read) fn open_heading(&mut self, heading: Heading) {
        self.bibliography = self.bibliography.filter(|above| heading.level > above.level);
        self.heading = Some(heading);
    }

    /// Ends all runs, at the start and the end of blocks.
    pub(in crate::read) fn flush(&mut self) {
        self.last_break = None;
        while let Some(run) = self.runs.pop() {
            if let (Kin::Block, Some(heading)) = (&run.kin, self.heading)
                && self.bibliography.is_none()
                && run.hull().is_some_and(|hull| names_bibliography(&self.text[hull.range()]))
            {
                // The heading itself is an element of a page, and its end ends nothing.
                let depth = self.elements.depth().saturating_sub(1);
                self.bibliography = Some(Bibliography { level: heading.level, depth });
            }
            self.finish(run);
        }
    }

    pub(in crate::read) fn finish(&mut self, run: Run<'s>) {
        if run.kin == Kin::Block {
            self.blocks.extend(run.hull());
        }
        self.segments.extend(run.finish());
    }

    /// The run that takes text at `at`; a new one if there is none.
    fn run(&mut self, at: usize) -> &mut Run<'s> {
        if self.runs.is_empty() {
            let mut run = Run::new(self.text, at, Kin::Block, self.role(), codec::HTML);
            run.lang = self.elements.lang();
            run.repeats = self.elements.has("title");
            self.runs.push(run);
        }
        let last = self.runs.len() - 1;
        &mut self.runs[last]
    }

    /// Reads text between tags.
    pub(in crate::read) fn text(&mut self, lines: &Lines<'_>, span: Span) {
        if self.elements.is_silent() || span.is_empty() {
            return;
        }
        let scalar = Scalar::read(&lines.text, span, Notation::References, codec::HTML);
        for part in &scalar.parts {
            let place = lines.span(part.span);
            let shown = part.decoded.as_deref().unwrap_or(&lines.text[part.span.range()]);
            let is_blank = shown.trim().is_empty();
            if !is_blank {
                self.last_break = None;
            } else if self.runs.is_empty() {
                continue;
            }
            let masks = self.masks;
            let run = self.run(place.start());
            match &part.decoded {
                Some(decoded) if decoded == " " && is_blank => run.line_break(place),
                _ => add(run, part, place, masks),
            }
        }
    }

    /// Notes a comment, with its delimiters, and steps over it.
    pub(in crate::read) fn comment(&mut self, span: Span, raw: &str) {
        self.skip(span);
        let body = raw.trim_start_matches("<!--").trim_end_matches("-->");
        self.comments.push(Comment { span, body: body.to_owned() });
    }

    /// Reads a tag of `text` whose place in the source is `span`.
    pub(in crate::read) fn tag(&mut self, tag: &Tag<'_>, text: &str, attributes: &[Attribute<'_>], span: Span) {
        let name = tag.name.to_ascii_lowercase();
        let lang = tag.attribute("lang").or_else(|| tag.attribute("xml:lang"));
        let lang = lang.and_then(|lang| Lang::parse(text[lang.value.range()].trim()));
        let kind = Kind::of(&name);
        if !tag.closing && kind != Kind::Machine && !self.elements.is_silent() {
            self.prose_attributes(attributes, lang.or_else(|| self.lang()));
        }
        match kind {
            Kind::Break => self.line_break(&name, span),
            Kind::Object => self.object(span),
            Kind::Machine => self.skip(span),
            Kind::Inline if tag.closing => self.close_inline(&name, span),
            Kind::Inline => {
                let element = Element::new(tag, text, lang, span.start(), self.quotes);
                self.open_inline(element, tag.self_closing, span);
            }
            Kind::Block if tag.closing => self.close_block(&name, span),
            Kind::Block => {
                self.flush();
                if !tag.self_closing {
                    let element = Element::new(tag, text, lang, span.start(), self.quotes);
                    if let Some(level) = elements::heading_level(&name) {
                        self.open_heading(Heading { level, has_id: true });
                    }
                    let blocks = &mut self.blocks;
                    self.elements.enter(element, |ended| blocks.push(ended));
                }
            }
        }
    }

    fn close_block(&mut self, name: &str, span: Span) {
        self.flush();
        if elements::heading_level(name).is_some() {
            self.heading = None;
        }
        let blocks = &mut self.blocks;
        self.elements.leave(name, span, |ended| blocks.push(ended));
        self.bibliography = self.bibliography.filter(|list| self.elements.depth() >= list.depth);
    }

    fn line_break(&mut self, name: &str, span: Span) {
        match (name, self.runs.last_mut()) {
            ("br", Some(run)) => {
                // Two in a row part paragraphs where nobody wrote <p>.
                let is_second = self.last_break.is_some_and(|last| {
                    self.text.get(last..span.start()).is_some_and(|between| between.trim().is_empty())
                });
                if is_second && run.kin == Kin::Block {
                    self.flush();
                } else {
                    run.line_break(span);
                    self.last_break = Some(span.end());
                }
            }
            ("wbr", Some(run)) => run.skip(span),
            ("hr", _) => self.flush(),
            _ => {}
        }
    }

    fn object(&mut self, span: Span) {
        self.last_break = None;
        if let Some(run) = self.runs.last_mut() {
            run.object(span);
        }
    }

    fn open_inline(&mut self, element: Element, is_empty: bool, span: Span) {
        let lang = element.lang.filter(|&lang| Some(lang) != self.lang() && !is_empty);
        let leaves_gap = element.is_silent && !elements::is_aside(&element.name);
        if leaves_gap && !self.elements.is_silent() {
            self.run(span.start()).object(span);
        } else if lang.is_some() {
            self.object(span);
        } else {
            self.skip(span);
        }
        if is_empty {
            return;
        }
        if self.elements.is_silent() {
            // Nothing in it is read.
        } else if let Some(lang) = lang.filter(|_| !element.is_silent && self.runs.len() < 16) {
            let codec = self.runs.last().map_or(codec::HTML, |run| run.codec);
            let role = self.runs.last().map_or_else(|| self.role(), |run| run.role);
            let kin = Kin::Island { element: element.name.to_string(), depth: 0 };
            let mut run = Run::new(self.text, span.end(), kin, element.role.unwrap_or(role), codec);
            run.lang = Some(lang);
            self.runs.push(run);
        } else {
            if let Some(Run { kin: Kin::Island { element: name, depth }, .. }) = self.runs.last_mut()
                && name.as_str() == &*element.name
            {
                *depth += 1;
            }
            let effect = match (&*element.name, element.role) {
                _ if element.is_silent => Some(Effect::Silence),
                (_, Some(role)) => Some(Effect::Role(role)),
                // Below a quotation stands who said it.
                ("cite", None) if self.elements.has("blockquote") => None,
                ("em" | "i" | "cite", None) => Some(Effect::Emphasis),
                _ => None,
            };
            if let Some(effect) = effect {
                self.run(span.end()).open(&element.name, effect);
            }
        }
        let blocks = &mut self.blocks;
        self.elements.enter(element, |ended| blocks.push(ended));
    }

    /// Steps over what is no text.
    pub(in crate::read) fn skip(&mut self, span: Span) {
        if let Some(run) = self.runs.last_mut() {
            run.skip(span);
        }
    }

    fn close_inline(&mut self, name: &str, span: Span) {
        let element = self.elements.leave_inline(name);
        let outer = self.elements.lang();
        let Some(run) = self.runs.last_mut() else { return };
        run.close(name);
        run.skip(span);
        let Kin::Island { element: island, depth } = &mut run.kin else {
            // A block inside the element had its language.
            if run.kin == Kin::Block && run.lang != outer && element.is_some_and(|element| element.lang.is_some()) {
                self.flush();
            }
            return;
        };
        if island != name {
            return;
        }
        if *depth > 0 {
            *depth -= 1;
            return;
        }
        if let Some(island) = self.runs.pop() {
            self.finish(island);
        }
        self.skip(span);
    }

    /// Makes segments of the attributes of a tag that readers see or hear.
    pub(in crate::read) fn prose_attributes(&mut self, attributes: &[Attribute<'_>], lang: Option<Lang>) {
        for attribute in attributes.iter().filter(|attribute| attribute.is_prose()) {
            self.attribute(attribute, Role::Caption, lang, self.masks);
        }
    }

    /// Makes a segment of the value of an attribute.
    pub(in crate::read) fn attribute(
        &mut self,
        attribute: &Attribute<'_>,
        role: Role,
        lang: Option<Lang>,
        masks: &[Mask],
    ) {
        let codec = if attribute.quote == b' ' { codec::UNQUOTED } else { codec::ATTRIBUTE };
        let scalar = Scalar::read(self.text, attribute.value, Notation::AttributeReferences, codec);
        let mut run = Run::new(self.text, attribute.value.start(), Kin::Block, role, codec);
        run.lang = lang;
        for part in &scalar.parts {
            add(&mut run, part, part.span, masks);
        }
        self.segments.extend(run.finish());
    }
}

/// Adds a part of a value to a run.
fn add(run: &mut Run<'_>, part: &Part, place: Span, masks: &[Mask]) {
    match &part.decoded {
        Some(decoded) => run.atom(place, decoded),
        None => run.verbatim(place, masks),
    }
}

/// Whether a heading says that what follows are the titles of other works.
fn names_bibliography(heading: &str) -> bool {
    const NAMES: [&str; 16] = [
        "references",
        "bibliography",
        "works cited",
        "further reading",
        "literatur",
        "literaturverzeichnis",
        "références",
        "bibliographie",
        "bibliografía",
        "referencias",
        "bibliografia",
        "література",
        "джерела",
        "литература",
        "источники",
        "список литературы",
    ];
    let name = heading.trim_matches(|c: char| !c.is_alphabetic()).to_lowercase();
    NAMES.contains(&name.as_str())
}
