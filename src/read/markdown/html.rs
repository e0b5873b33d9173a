//! HTML in Markdown: blocks of it, and tags inside a paragraph.

use crate::document::Role;
use crate::read::codec;
use crate::read::scalar::{Notation, Scalar};
use crate::read::suppress::Comment;
use crate::read::tag::{Attribute, Tag};
use crate::text::{Lang, Span};

use super::Reader;
use super::run::{Effect, Kin, Run};

/// The HTML elements that are open across blocks.
#[derive(Debug, Default)]
pub(super) struct Elements {
    open: Vec<Element>,
}

#[derive(Debug)]
struct Element {
    name: String,
    lang: Option<Lang>,
    role: Option<Role>,
}

impl Elements {
    /// The language of text here.
    pub(super) fn lang(&self) -> Option<Lang> {
        self.open.iter().rev().find_map(|element| element.lang)
    }

    /// The role of text here.
    pub(super) fn role(&self) -> Option<Role> {
        self.open.iter().rev().find_map(|element| element.role)
    }

    fn is_silent(&self) -> bool {
        self.open.iter().any(|element| is_silent(&element.name))
    }

    fn enter(&mut self, name: &str, lang: Option<Lang>) {
        // Elements that the next of their kind ends.
        if matches!(name, "p" | "li" | "td" | "th" | "tr" | "dt" | "dd" | "option") {
            self.open.pop_if(|open| open.name == name);
        }
        // Deeper nesting means nothing to a reader.
        if self.open.len() < 256 {
            self.open.push(Element { name: name.to_owned(), lang, role: role(name) });
        }
    }

    fn leave(&mut self, name: &str) {
        if let Some(index) = self.open.iter().rposition(|open| open.name == name) {
            self.open.truncate(index);
        }
    }

    /// What a block of HTML leaves open but cannot go beyond it.
    fn end_block(&mut self) {
        if let Some(index) = self.open.iter().position(|open| is_silent(&open.name)) {
            self.open.truncate(index);
        }
        while self.open.pop_if(|open| matches!(open.name.as_str(), "p" | "li" | "td" | "th")).is_some() {}
    }
}

/// The place of each line of an HTML block: in a quotation they are not contiguous.
struct Lines<'t> {
    /// The lines joined.
    text: String,
    /// Where in `text` each line starts, and where in the source.
    starts: Vec<(usize, usize)>,
    source: &'t str,
}

impl<'t> Lines<'t> {
    fn new(source: &'t str, spans: &[Span]) -> Self {
        let mut lines = Lines { text: String::new(), starts: Vec::new(), source };
        for span in spans {
            lines.starts.push((lines.text.len(), span.start()));
            lines.text.push_str(&source[span.range()]);
        }
        lines
    }

    fn place(&self, at: usize) -> usize {
        let line = self.starts.partition_point(|(start, _)| *start <= at).saturating_sub(1);
        self.starts.get(line).map_or(0, |(start, source)| (source + at - start).min(self.source.len()))
    }

    /// The source span of a stretch of the joined lines.
    fn span(&self, span: Span) -> Span {
        let start = self.place(span.start());
        let end = if span.is_empty() { start } else { self.place(span.end() - 1) + 1 };
        Span::new(start, end.max(start))
    }
}

impl Reader<'_, '_> {
    /// Reads a block of HTML from the places of its lines.
    pub(super) fn html_block(&mut self, spans: &[Span]) {
        self.flush();
        let lines = Lines::new(self.text, spans);
        let text = lines.text.as_str();
        let mut at = 0;
        while at < text.len() {
            if !text[at..].starts_with('<') {
                let end = text[at..].find('<').map_or(text.len(), |end| at + end);
                self.html_text(&lines, Span::new(at, end));
                at = end;
                continue;
            }
            at = self.markup(&lines, at).unwrap_or_else(|| {
                self.html_text(&lines, Span::new(at, at + 1));
                at + 1
            });
        }
        self.flush();
        self.elements.end_block();
    }

    /// Reads the comment, declaration or tag at `at` of a block; `None` if it is none.
    fn markup(&mut self, lines: &Lines<'_>, at: usize) -> Option<usize> {
        let text = lines.text.as_str();
        let rest = &text[at..];
        if rest.starts_with("<!--") {
            let end = rest.find("-->").map_or(text.len(), |end| at + end + 3);
            self.comment(lines.span(Span::new(at, end)), &text[at..end]);
            return Some(end);
        }
        if rest.starts_with("<!") || rest.starts_with("<?") {
            return Some(rest.find('>').map_or(text.len(), |end| at + end + 1));
        }
        let tag = Tag::lex(text, at, text.len())?;
        let attributes: Vec<_> =
            tag.attributes.iter().map(|a| Attribute { value: lines.span(a.value), ..*a }).collect();
        let is_raw = !tag.closing && matches!(tag.name.to_ascii_lowercase().as_str(), "script" | "style");
        let end = if is_raw { raw_text_end(text, tag.end, tag.name) } else { tag.end };
        self.tag(&tag, &attributes, lines.span(Span::new(at, end)));
        Some(end)
    }

    fn html_text(&mut self, lines: &Lines<'_>, span: Span) {
        if self.elements.is_silent() || span.is_empty() {
            return;
        }
        let scalar = Scalar::read(&lines.text, span, Notation::References, codec::HTML);
        let (role, lang) = (self.html_role(), self.lang());
        for part in &scalar.parts {
            let place = lines.span(part.span);
            let is_blank =
                part.decoded.as_deref().map_or(&lines.text[part.span.range()], |text| text).trim().is_empty();
            if self.runs.is_empty() {
                if is_blank {
                    continue;
                }
                let mut run = Run::new(self.text, place.start(), Kin::Block, role, codec::HTML);
                run.lang = lang;
                self.runs.push(run);
            }
            let masks = self.masks;
            let run = self.run(place.start());
            match &part.decoded {
                Some(decoded) if decoded == " " && is_blank => run.line_break(place),
                Some(decoded) => run.atom(place, decoded),
                None => run.verbatim(place, masks),
            }
        }
    }

    fn html_role(&self) -> Role {
        match self.role() {
            Role::Body => self.elements.role().unwrap_or(Role::Body),
            role => role,
        }
    }

    /// Reads a tag or comment inside a paragraph.
    pub(super) fn inline_html(&mut self, span: Span) {
        let text = self.text;
        let raw = &text[span.range()];
        if raw.starts_with("<!--") {
            self.comment(span, raw);
            self.run(span.start()).skip(span);
            return;
        }
        match Tag::lex(text, span.start(), span.end()) {
            Some(tag) => {
                self.run(span.start());
                let attributes = tag.attributes.clone();
                self.tag(&tag, &attributes, span);
            }
            None => self.run(span.start()).skip(span),
        }
    }

    fn comment(&mut self, span: Span, raw: &str) {
        let body = raw.trim_start_matches("<!--").trim_end_matches("-->");
        self.comments.push(Comment { span, body: body.to_owned() });
    }

    fn tag(&mut self, tag: &Tag<'_>, attributes: &[Attribute<'_>], span: Span) {
        let name = tag.name.to_ascii_lowercase();
        let lang = tag.attribute("lang").or_else(|| tag.attribute("xml:lang"));
        let index = lang.and_then(|lang| tag.attributes.iter().position(|other| std::ptr::eq(other, lang)));
        let lang = index.and_then(|index| Lang::parse(&self.text[attributes[index].value.range()]));
        if !tag.closing {
            self.prose_attributes(attributes, lang.or_else(|| self.lang()), false);
        }
        match name.as_str() {
            "br" | "wbr" | "hr" => self.line_break(&name, span),
            "img" | "video" | "audio" | "input" | "picture" | "source" => self.object(span),
            _ if is_inline(&name) => self.inline_tag(tag, &name, lang, span),
            _ => {
                self.flush();
                if tag.closing {
                    self.elements.leave(&name);
                } else if !tag.self_closing && !matches!(name.as_str(), "meta" | "link" | "base" | "col" | "area") {
                    self.elements.enter(&name, lang);
                }
            }
        }
    }

    fn line_break(&mut self, name: &str, span: Span) {
        match (name, self.runs.last_mut()) {
            ("br", Some(run)) => run.atom(span, " "),
            ("wbr", Some(run)) => run.skip(span),
            ("hr", _) => self.flush(),
            _ => {}
        }
    }

    fn object(&mut self, span: Span) {
        if let Some(run) = self.runs.last_mut() {
            run.object(span);
        }
    }

    fn inline_tag(&mut self, tag: &Tag<'_>, name: &str, lang: Option<Lang>, span: Span) {
        if tag.closing {
            self.close_inline(name, span);
            return;
        }
        if self.elements.is_silent() || tag.self_closing {
            self.object_if(is_silent(name), span);
            return;
        }
        if lang.is_some() && lang != self.lang() && self.runs.len() < 16 {
            let codec = self.runs.last().map_or(codec::HTML, |run| run.codec);
            let role = self.runs.last().map_or_else(|| self.html_role(), |run| run.role);
            self.object(span);
            let kin = Kin::Island { element: name.to_owned(), depth: 0 };
            let mut run = Run::new(self.text, span.end(), kin, role, codec);
            run.lang = lang;
            self.runs.push(run);
            return;
        }
        if let Some(Run { kin: Kin::Island { element, depth }, .. }) = self.runs.last_mut()
            && element == name
        {
            *depth += 1;
        }
        self.object_if(is_silent(name), span);
        let effect = match name {
            "em" | "i" | "cite" => Effect::Emphasis,
            "q" => Effect::Quotation,
            _ if is_silent(name) => Effect::Silence,
            _ => return self.skip(span),
        };
        self.skip(span);
        if self.runs.is_empty() {
            let mut run = Run::new(self.text, span.end(), Kin::Block, self.html_role(), codec::HTML);
            run.lang = self.lang();
            self.runs.push(run);
        }
        self.run(span.start()).open(name, effect);
    }

    fn object_if(&mut self, is_object: bool, span: Span) {
        if is_object { self.object(span) } else { self.skip(span) }
    }

    fn skip(&mut self, span: Span) {
        if let Some(run) = self.runs.last_mut() {
            run.skip(span);
        }
    }

    fn close_inline(&mut self, name: &str, span: Span) {
        let Some(run) = self.runs.last_mut() else { return };
        run.close(name);
        run.skip(span);
        let Kin::Island { element, depth } = &mut run.kin else { return };
        if element != name {
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

    /// Makes segments of the attributes that readers see or hear.
    pub(super) fn prose_attributes(&mut self, attributes: &[Attribute<'_>], lang: Option<Lang>, is_shortcode: bool) {
        for attribute in attributes.iter().filter(|attribute| attribute.is_prose()) {
            let (notation, codec) = match (is_shortcode, attribute.quote) {
                (true, b'"') => (Notation::Backslash, codec::SHORTCODE),
                (true, _) => (Notation::Raw, codec::SHORTCODE_RAW),
                _ => (Notation::References, codec::ATTRIBUTE),
            };
            let scalar = Scalar::read(self.text, attribute.value, notation, codec);
            self.segments.extend(scalar.segment(self.text, Role::Caption).map(|mut segment| {
                segment.lang = lang;
                segment
            }));
        }
    }
}

/// Where the text of a script or style sheet ends.
fn raw_text_end(text: &str, from: usize, name: &str) -> usize {
    let bytes = text.as_bytes();
    let is_end = |at: &usize| {
        bytes[*at..].starts_with(b"</")
            && bytes.get(at + 2..at + 2 + name.len()).is_some_and(|end| end.eq_ignore_ascii_case(name.as_bytes()))
    };
    (from..text.len()).find(is_end).unwrap_or(text.len())
}

fn is_silent(name: &str) -> bool {
    // What is set in superscript are marks of footnotes: no part of the word before them.
    matches!(
        name,
        "code"
            | "pre"
            | "script"
            | "style"
            | "kbd"
            | "samp"
            | "var"
            | "tt"
            | "template"
            | "textarea"
            | "math"
            | "svg"
            | "iframe"
            | "sup"
    )
}

fn is_inline(name: &str) -> bool {
    const INLINE: [&str; 30] = [
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
        "ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var",
    ];
    INLINE.contains(&name) || matches!(name, "" | "tt" | "ruby" | "nobr" | "strike") || name.contains('-')
}

fn role(name: &str) -> Option<Role> {
    match name {
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Some(Role::Headline),
        "figcaption" | "caption" => Some(Role::Caption),
        "blockquote" => Some(Role::Written),
        _ => None,
    }
}
