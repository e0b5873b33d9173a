//! What the elements of HTML are to a reader, and which of them are open.

use crate::document::Role;
use crate::read::tag::Tag;
use crate::text::{Lang, Span};

/// What an element does to the text around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::read) enum Kind {
    /// It goes on with the text.
    Inline,
    /// It parts the text before from the text after.
    Block,
    /// It is a line break, a place for one, or a rule: it has no content.
    Break,
    /// It stands in the text as a picture does.
    Object,
    /// It is for machines and has no content.
    Machine,
}

impl Kind {
    /// What the element of that name, in lower case, is.
    pub(in crate::read) fn of(name: &str) -> Kind {
        match name {
            "br" | "wbr" | "hr" => Kind::Break,
            "img" | "video" | "audio" | "input" | "picture" | "source" | "embed" | "track" => Kind::Object,
            "meta" | "link" | "base" | "col" | "area" | "param" | "amp-pixel" => Kind::Machine,
            _ if is_inline(name) => Kind::Inline,
            _ => Kind::Block,
        }
    }
}

fn is_inline(name: &str) -> bool {
    const INLINE: [&str; 33] = [
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
        "ins", "kbd", "label", "mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strong", "sub", "sup",
        "time", "u", "var",
    ];
    // Custom elements are inline unless a style sheet says otherwise; those of AMP are parts of a page.
    INLINE.contains(&name)
        || matches!(name, "" | "tt" | "nobr" | "strike")
        || (name.contains('-') && !name.starts_with("amp-"))
}

/// Whether an element holds no prose: code, what only machines read, other grammars, and what stands
/// in for something else.
fn is_silent(name: &str) -> bool {
    const SILENT: [&str; 33] = [
        "amp-ad",
        "amp-analytics",
        "amp-consent",
        "amp-geo",
        "amp-iframe",
        "amp-mathml",
        "amp-script",
        "amp-state",
        "canvas",
        "code",
        "iframe",
        "kbd",
        "listing",
        "math",
        "noembed",
        "noframes",
        "noscript",
        "object",
        "plaintext",
        "pre",
        "rp",
        "rt",
        "samp",
        "script",
        "style",
        // What is set in superscript are marks of footnotes: no part of the word before them.
        "sup",
        "svg",
        "template",
        "textarea",
        "tt",
        "var",
        "xmp",
        "applet",
    ];
    SILENT.contains(&name)
}

/// Whether tags in the element are text, up to its own end.
pub(super) fn is_raw(name: &str) -> bool {
    const RAW: [&str; 9] = ["script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "noscript"];
    RAW.contains(&name)
}

/// Whether what is silent leaves no gap: the readings above the characters of `<ruby>`.
pub(super) fn is_aside(name: &str) -> bool {
    matches!(name, "rt" | "rp")
}

/// Whether an element is said to be what stands around the text of a page, by its `role`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Landmark {
    Named,
    Other,
    /// It has no `role`: its own name says it.
    ByName,
}

/// An element that is open.
#[derive(Debug)]
pub(super) struct Element {
    pub(super) name: Box<str>,
    pub(super) lang: Option<Lang>,
    pub(super) role: Option<Role>,
    pub(super) is_silent: bool,
    pub(super) is_inline: bool,
    landmark: Landmark,
    /// Where its tag starts in the source.
    start: usize,
}

impl Element {
    /// The element that `tag`, in `text`, opens at `start` of the source.
    ///
    /// `quotes` is the role of quoted text that nobody says to be written.
    pub(super) fn new(tag: &Tag<'_>, text: &str, lang: Option<Lang>, start: usize, quotes: Role) -> Self {
        let name = tag.name.to_ascii_lowercase();
        let said = Said { tag, text };
        // Whole pages are marked so to keep a browser from offering a translation.
        let is_page = matches!(name.as_str(), "html" | "body" | "main" | "article");
        let is_brand = !is_page
            && (said.value("translate").eq_ignore_ascii_case("no")
                || said.classes().any(|class| class == "notranslate"));
        Self {
            is_silent: is_silent(&name) || is_brand,
            is_inline: Kind::of(&name) == Kind::Inline,
            role: role(&name, &said, quotes),
            landmark: match said.value("role") {
                "" => Landmark::ByName,
                _ if ["navigation", "complementary", "contentinfo"].iter().any(|role| said.has("role", role)) => {
                    Landmark::Named
                }
                _ => Landmark::Other,
            },
            name: name.into_boxed_str(),
            lang,
            start,
        }
    }
}

/// The attributes of a tag.
struct Said<'a, 't> {
    tag: &'a Tag<'t>,
    text: &'a str,
}

impl<'a> Said<'a, '_> {
    fn value(&self, name: &str) -> &'a str {
        self.tag.attribute(name).map_or("", |attribute| self.text[attribute.value.range()].trim())
    }

    fn has(&self, name: &str, word: &str) -> bool {
        self.value(name).split_ascii_whitespace().any(|other| other.eq_ignore_ascii_case(word))
    }

    fn classes(&self) -> impl Iterator<Item = &'a str> {
        self.value("class").split_ascii_whitespace()
    }

    /// Whether a class is named so, alone or as a part: `c-byline`, `article__byline`.
    fn is_of_class(&self, word: &str) -> bool {
        self.classes().any(|class| class.split(['-', '_']).any(|part| part.eq_ignore_ascii_case(word)))
    }
}

/// Classes under which pages embed posts of others.
const POSTS: [&str; 11] = [
    "twitter-tweet",
    "twitter-video",
    "instagram-media",
    "tiktok-embed",
    "bluesky-embed",
    "mastodon-embed",
    "fb-post",
    "reddit-embed-bq",
    "reddit-card",
    "text-post-media",
    "telegram-post",
];

fn role(name: &str, said: &Said<'_, '_>, quotes: Role) -> Option<Role> {
    let is_post = |name: &str| matches!(name, "amp-twitter" | "amp-instagram" | "amp-facebook" | "amp-reddit");
    if is_post(name) || said.classes().any(|class| POSTS.contains(&class)) {
        return Some(Role::Written);
    }
    let names_author = || {
        said.has("rel", "author")
            || said.has("itemprop", "author")
            || said.classes().any(|class| class == "author" || class.ends_with("-author") || class == "author-name")
    };
    match name {
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "title" => Some(Role::Headline),
        "figcaption" | "caption" => Some(Role::Caption),
        // WordPress and its kin put what readers wrote under that name, which addresses point to.
        "div" | "section" | "ol" if said.value("id") == "comments" => Some(Role::Written),
        _ if said.has("itemprop", "comment") => Some(Role::Written),
        // Who quotes a document gives its address; who quotes a speaker has none to give.
        "blockquote" if !said.value("cite").is_empty() => Some(Role::Written),
        "blockquote" => Some(quotes),
        "q" => Some(Role::Spoken),
        "a" if said.has("rel", "tag") => Some(Role::Tag),
        _ if said.is_of_class("byline") => Some(Role::Byline),
        // A box about the author is prose; only what holds a name and no more is a byline.
        "a" | "span" | "address" | "p" | "b" | "strong" if names_author() => Some(Role::Byline),
        _ if said.is_of_class("dateline") => Some(Role::Dateline),
        _ if said.is_of_class("footnote") || said.is_of_class("footnotes") => Some(Role::Footnote),
        _ if said.has("role", "doc-footnote") || said.has("role", "doc-endnotes") => Some(Role::Footnote),
        _ => None,
    }
}

/// The elements that are open, outer before inner.
#[derive(Debug, Default)]
pub(in crate::read) struct Elements {
    open: Vec<Element>,
    /// Open ones that are not kept, since deeper nesting means nothing to a reader.
    beyond: usize,
}

const DEPTH: usize = 256;

impl Elements {
    /// The language of text here.
    pub(in crate::read) fn lang(&self) -> Option<Lang> {
        self.open.iter().rev().find_map(|element| element.lang)
    }

    /// The role of text here; what stands in quoted writing or in the margin is part of it, be it a
    /// heading.
    pub(in crate::read) fn role(&self) -> Option<Role> {
        let mut roles = self.open.iter().rev().filter_map(|element| element.role);
        let innermost = roles.next()?;
        Some(roles.find(|role| matches!(role, Role::Written | Role::Margin)).unwrap_or(innermost))
    }

    pub(super) fn is_silent(&self) -> bool {
        self.open.iter().any(|element| element.is_silent)
    }

    /// Whether an element of that name is open.
    pub(super) fn has(&self, name: &str) -> bool {
        self.open.iter().any(|element| &*element.name == name)
    }

    pub(super) fn depth(&self) -> usize {
        self.open.len()
    }

    /// Opens an element; elements that it ends without a tag of theirs are given to `ended`.
    pub(super) fn enter(&mut self, mut element: Element, mut ended: impl FnMut(Span)) {
        if !element.is_inline {
            while let Some(above) = self.open.pop_if(|above| ends(&element.name, &above.name)) {
                ended(Span::new(above.start, element.start));
            }
        }
        if element.role.is_none() && self.is_around_text(&element) {
            element.role = Some(Role::Margin);
        }
        if self.open.len() < DEPTH {
            self.open.push(element);
        } else {
            self.beyond += 1;
        }
    }

    /// Whether an element of that kind, here, holds what is around the text of a page. A note or a foot
    /// inside an article belongs to it; in HTML that is no page, all is the text.
    fn is_around_text(&self, element: &Element) -> bool {
        let is_in = |names: &[&str]| self.open.iter().any(|open| names.contains(&&*open.name));
        let is_around = match (element.landmark, &*element.name) {
            (Landmark::Named, _) | (Landmark::ByName, "nav") => true,
            (Landmark::ByName, "aside") => !is_in(&["article"]),
            (Landmark::ByName, "footer") => !is_in(&["article", "aside", "main", "section", "blockquote"]),
            _ => false,
        };
        is_around && is_in(&["body", "main"])
    }

    /// Closes the innermost block of that name and all inside it, at `span`, the place of the end tag.
    pub(super) fn leave(&mut self, name: &str, span: Span, mut ended: impl FnMut(Span)) {
        if self.beyond > 0 {
            self.beyond -= 1;
            return;
        }
        let is_it = |element: &Element| *element.name == *name || (is_heading(name) && is_heading(&element.name));
        let Some(index) = self.open.iter().rposition(is_it) else { return };
        for element in self.open.drain(index..).filter(|element| !element.is_inline) {
            ended(Span::new(element.start, span.end().max(element.start)));
        }
    }

    /// Closes the innermost inline element of that name; what is misnested in it stays open.
    pub(super) fn leave_inline(&mut self, name: &str) -> Option<Element> {
        if self.beyond > 0 {
            self.beyond -= 1;
            return None;
        }
        let index = self.open.iter().rposition(|element| *element.name == *name)?;
        Some(self.open.remove(index))
    }

    /// What a block of HTML in Markdown leaves open but cannot go beyond it.
    pub(in crate::read) fn end_block(&mut self) {
        self.end_inline();
        if let Some(index) = self.open.iter().position(|open| open.is_silent) {
            self.open.truncate(index);
        }
        while self.open.pop_if(|open| matches!(&*open.name, "p" | "li" | "td" | "th")).is_some() {}
        self.beyond = 0;
    }

    /// What a paragraph of Markdown leaves open but cannot go beyond it.
    pub(in crate::read) fn end_inline(&mut self) {
        self.open.retain(|element| !element.is_inline);
    }
}

fn is_heading(name: &str) -> bool {
    matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
}

/// The level of a heading.
pub(super) fn heading_level(name: &str) -> Option<usize> {
    is_heading(name).then(|| usize::from(name.as_bytes()[1] - b'0'))
}

/// Whether the start of a block named `next` ends the element `above` that is open around it.
fn ends(next: &str, above: &str) -> bool {
    match next {
        _ if above == "p" => true,
        "li" => above == "li",
        "td" | "th" => matches!(above, "td" | "th"),
        "tr" => matches!(above, "td" | "th" | "tr"),
        "thead" | "tbody" | "tfoot" => matches!(above, "td" | "th" | "tr" | "thead" | "tbody"),
        "dt" | "dd" => matches!(above, "dt" | "dd"),
        "option" => above == "option",
        _ => is_heading(next) && is_heading(above),
    }
}
