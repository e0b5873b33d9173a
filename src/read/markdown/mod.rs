//! Markdown: `CommonMark` with tables, footnotes and GitHub's additions, front matter, shortcodes, MDX.
//!
//! What the grammar does not know is masked first; then the parser's events, each with its place,
//! become runs of text, one for each block.

mod html;
mod link_title;
mod mask;

use pulldown_cmark::{CowStr, Event, LinkType, Options, Parser, Tag, TagEnd};

use crate::document::{Document, Problem, Role};
use crate::text::{Source, Span};

use super::html::{Flow, Heading};
use super::mask::{Kind, Mask};
use super::run::{Effect, Kin, Run};
use super::scalar::{Notation, Scalar};
use super::suppress::{self, Comment};
use super::{codec, front_matter, tag};

/// Reads Markdown.
pub(super) fn read(source: &Source) -> Document<'_> {
    let text = source.text();
    let mut document = Document::default();
    let mut comments = Vec::new();
    let body = front_matter::read(text, &mut document, &mut comments);
    let is_mdx = source.name().rsplit_once('.').is_some_and(|(_, end)| end.eq_ignore_ascii_case("mdx"));
    let masked = mask::mask(text, body, is_mdx);
    let mut reader = Reader::new(text, &masked.text, &masked.masks, body);
    reader.masks();
    reader.events();
    document.problems.append(&mut reader.problems);
    let mut flow = reader.flow;
    document.segments.append(&mut flow.segments);
    document.segments.sort_by_key(|segment| segment.pieces().first().map_or(0, |piece| piece.source.start()));
    comments.append(&mut flow.comments);
    comments.sort_by_key(|comment| comment.span);
    flow.blocks.sort_by_key(|block| (block.start(), std::cmp::Reverse(block.end())));
    suppress::resolve(source, &comments, &flow.blocks, &mut document);
    document
}

/// The parser's events on their way to become segments.
struct Reader<'s, 'm> {
    text: &'s str,
    /// What is parsed, from `base` on.
    masked: &'m str,
    masks: &'m [Mask],
    base: usize,
    flow: Flow<'s, 'm>,
    problems: Vec<Problem>,
    quotes: Vec<bool>,
    footnotes: usize,
    in_code: bool,
    /// Inside an autolink or a picture that is a wiki link: its text is an address.
    in_address: usize,
}

impl<'s, 'm> Reader<'s, 'm> {
    fn new(text: &'s str, masked: &'m str, masks: &'m [Mask], base: usize) -> Self {
        Self {
            text,
            masked,
            masks,
            base,
            flow: Flow::new(text, masks, Role::Written),
            problems: Vec::new(),
            quotes: Vec::new(),
            footnotes: 0,
            in_code: false,
            in_address: 0,
        }
    }

    /// Reads the comments and the prose among the arguments of what is masked.
    fn masks(&mut self) {
        for mask in self.masks {
            let (start, end) = (mask.span.start(), mask.span.end());
            match mask.kind {
                Kind::Comment if end - start >= 6 => {
                    self.flow
                        .comments
                        .push(Comment { span: mask.span, body: self.text[start + 3..end - 3].to_owned() });
                }
                Kind::Shortcode => {
                    let attributes = tag::attributes(self.text, Span::new(start + 2, end - 2));
                    for attribute in attributes.iter().filter(|attribute| attribute.is_prose()) {
                        self.argument(attribute);
                    }
                }
                Kind::Component => {
                    if let Some(tag) = tag::Tag::lex(self.text, start, end) {
                        for attribute in tag.attributes.iter().filter(|attribute| attribute.is_prose()) {
                            self.flow.attribute(attribute, Role::Caption, None, &[]);
                        }
                    }
                }
                _ => {}
            }
        }
    }

    fn events(&mut self) {
        let options = Options::ENABLE_TABLES
            | Options::ENABLE_FOOTNOTES
            | Options::ENABLE_STRIKETHROUGH
            | Options::ENABLE_TASKLISTS
            | Options::ENABLE_GFM
            | Options::ENABLE_HEADING_ATTRIBUTES
            | Options::ENABLE_WIKILINKS;
        let mut events = Parser::new_ext(self.masked, options).into_offset_iter();
        for (_, definition) in events.reference_definitions().iter() {
            if let Some(title) = &definition.title {
                let span = Span::new(definition.span.start, definition.span.end).shifted(self.base);
                self.flow.segments.extend(link_title::of_link(self.text, span, title));
            }
        }
        let mut html: Vec<Span> = Vec::new();
        for (event, range) in events.by_ref() {
            let span = Span::new(range.start, range.end).shifted(self.base);
            match event {
                Event::Start(tag) => self.start(tag, span),
                Event::End(TagEnd::HtmlBlock) => self.html_block(&std::mem::take(&mut html)),
                Event::End(tag) => self.end(tag, span),
                Event::Html(_) => html.push(span),
                event => self.inline(event, span),
            }
        }
        self.flush();
    }

    fn start(&mut self, tag: Tag<'_>, span: Span) {
        match tag {
            Tag::Emphasis => self.run(span.start()).open("", Effect::Emphasis),
            Tag::Strong | Tag::Strikethrough | Tag::Superscript | Tag::Subscript => {}
            Tag::Link { link_type, title, .. } => self.link(link_type, &title, span),
            Tag::Image { link_type, title, .. } => self.picture(link_type, &title, span),
            tag => {
                self.flush();
                self.flow.blocks.push(span);
                match tag {
                    Tag::Heading { level, id, .. } => {
                        self.flow.open_heading(Heading { level: level as usize, has_id: id.is_some() });
                    }
                    Tag::BlockQuote(kind) => self.quotes.push(kind.is_none()),
                    Tag::FootnoteDefinition(_) => self.footnotes += 1,
                    Tag::CodeBlock(_) | Tag::MetadataBlock(_) => self.in_code = true,
                    _ => {}
                }
                self.flow.surrounding = self.surrounding();
            }
        }
    }

    fn end(&mut self, tag: TagEnd, span: Span) {
        match tag {
            TagEnd::Emphasis => self.run(span.start()).close(""),
            TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Superscript | TagEnd::Subscript => {}
            TagEnd::Link => {
                self.in_address = self.in_address.saturating_sub(1);
                self.run(span.start()).hold(false);
            }
            TagEnd::Image => self.end_picture(span),
            tag => {
                self.flush();
                match tag {
                    TagEnd::Heading(_) => self.flow.heading = None,
                    TagEnd::BlockQuote(_) => drop(self.quotes.pop()),
                    TagEnd::FootnoteDefinition => self.footnotes = self.footnotes.saturating_sub(1),
                    TagEnd::CodeBlock | TagEnd::MetadataBlock(_) => self.in_code = false,
                    _ => {}
                }
                self.flow.surrounding = self.surrounding();
            }
        }
    }

    fn link(&mut self, link_type: LinkType, title: &str, span: Span) {
        let names_its_target = match link_type {
            LinkType::Autolink | LinkType::Email => {
                self.run(span.start()).object(span);
                self.in_address += 1;
                return;
            }
            // The label is the text: an edit would part it from its definition.
            LinkType::Collapsed | LinkType::CollapsedUnknown | LinkType::Shortcut | LinkType::ShortcutUnknown => true,
            LinkType::WikiLink { has_pothole } => !has_pothole,
            LinkType::Inline | LinkType::Reference | LinkType::ReferenceUnknown => false,
        };
        self.run(span.start()).hold(names_its_target);
        // So that the end of a link, whatever its kind, leaves as many addresses as there are.
        self.in_address += usize::from(self.in_address > 0);
        if link_type == LinkType::Inline && !title.is_empty() {
            self.flow.segments.extend(link_title::of_link(self.text, span, title));
        }
    }

    fn picture(&mut self, link_type: LinkType, title: &str, span: Span) {
        self.run(span.start()).object(Span::new(span.start(), span.start() + 2));
        let mut alt = self.new_run(span.start() + 2, Kin::Picture, Role::Caption);
        alt.hold(matches!(link_type, LinkType::Collapsed | LinkType::Shortcut));
        self.flow.runs.push(alt);
        self.in_address += usize::from(matches!(link_type, LinkType::WikiLink { .. }) || self.in_address > 0);
        if link_type == LinkType::Inline && !title.is_empty() {
            self.flow.segments.extend(link_title::of_picture(self.text, span, title));
        }
    }

    fn end_picture(&mut self, span: Span) {
        self.in_address = self.in_address.saturating_sub(1);
        while let Some(run) = self.flow.runs.pop_if(|run| run.kin != Kin::Block) {
            let is_picture = run.kin == Kin::Picture;
            self.flow.finish(run);
            if is_picture {
                break;
            }
        }
        self.run(span.start()).skip(span);
    }

    fn inline(&mut self, event: Event<'_>, span: Span) {
        if self.in_code {
            return;
        }
        match event {
            Event::Text(decoded) => self.text(&decoded, span),
            Event::Code(_) | Event::InlineMath(_) | Event::DisplayMath(_) => self.run(span.start()).object(span),
            Event::InlineHtml(_) => self.inline_html(span),
            Event::SoftBreak | Event::HardBreak => self.run(span.start()).line_break(span),
            Event::Rule => self.flush(),
            _ => self.run(span.start()).skip(span),
        }
    }

    fn text(&mut self, decoded: &CowStr<'_>, span: Span) {
        let masked = &self.masked[span.start() - self.base..span.end() - self.base];
        if self.in_address > 0 {
            self.run(span.start()).skip(span);
            return;
        }
        if masked != decoded.as_ref() {
            self.run(span.start()).atom(span, decoded);
            return;
        }
        // A component or shortcode alone on its lines parts what is before it from what follows.
        let first = self.masks.partition_point(|mask| mask.span.end() <= span.start());
        if self.masks.get(first).is_some_and(|mask| mask.is_block && mask.span.contains(span)) {
            self.flush_text();
            return;
        }
        let masks = self.masks;
        let mut rest = span;
        let escaped = span.start().checked_sub(1).filter(|&at| self.text.as_bytes()[at] == b'\\');
        let run = self.run(span.start());
        if let Some(at) = escaped.filter(|&at| at >= run.end)
            && decoded.starts_with(|c: char| c.is_ascii_punctuation())
        {
            let end = span.start() + 1;
            run.atom(Span::new(at, end), &decoded[..1]);
            rest = Span::new(end, span.end());
        }
        run.verbatim(rest, masks);
    }

    /// The run that takes text at `at`; a new one if there is none.
    fn run(&mut self, at: usize) -> &mut Run<'s> {
        if self.flow.runs.is_empty() {
            let mut run = self.new_run(at, Kin::Block, self.flow.role());
            run.makes_anchor = self.flow.heading.is_some_and(|heading| !heading.has_id);
            self.flow.runs.push(run);
        }
        let last = self.flow.runs.len() - 1;
        &mut self.flow.runs[last]
    }

    fn new_run(&self, at: usize, kin: Kin, role: Role) -> Run<'s> {
        let mut run = Run::new(self.text, at, kin, role, codec::MARKDOWN);
        run.lang = self.flow.lang();
        run
    }

    /// The role of text here by what Markdown says of it.
    fn surrounding(&self) -> Role {
        if self.footnotes > 0 {
            Role::Footnote
        } else if self.quotes.contains(&true) {
            Role::Written
        } else {
            Role::Body
        }
    }

    /// Ends all runs, at the start and the end of blocks.
    fn flush(&mut self) {
        self.flow.flush();
        self.flow.elements.end_inline();
    }

    /// Ends the run of a block inside it, unless the text that follows is of a picture or the like.
    fn flush_text(&mut self) {
        if let [run] = &self.flow.runs[..]
            && run.kin == Kin::Block
        {
            self.flush();
        }
    }

    /// Makes a segment of the argument of a shortcode.
    fn argument(&mut self, argument: &tag::Attribute<'_>) {
        let (notation, codec) = match argument.quote {
            b'"' => (Notation::Backslash, codec::SHORTCODE),
            b' ' => return,
            _ => (Notation::Raw, codec::SHORTCODE_RAW),
        };
        let scalar = Scalar::read(self.text, argument.value, notation, codec);
        self.flow.segments.extend(scalar.segment(self.text, Role::Caption));
    }
}

#[cfg(test)]
mod tests;
