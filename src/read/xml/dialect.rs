//! What the elements and attributes of a dialect are to a reader.

use crate::document::Role;

/// A dialect of XML.
#[derive(Debug)]
pub(in crate::read) struct Dialect {
    /// The elements a file begins with.
    pub(super) roots: &'static [&'static str],
    /// What an element is; `None` for one the dialect does not name.
    pub(super) element: fn(&str) -> Option<Meaning>,
    /// What an attribute of an element is, as (element, attribute).
    pub(super) attribute: fn(&str, &str) -> Option<Datum>,
    /// What the elements are that the dialect does not name, where they are not inside prose.
    pub(super) unnamed: Meaning,
    /// Whether it is of containers: an item in another is its own, and HTML may stand in it as text.
    pub(super) contains: bool,
    /// Elements that need no end tag.
    pub(super) voids: &'static [&'static str],
}

/// What an element is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    /// A news item, with a language, day and name of its own.
    Item,
    /// Holds others; its own text is not for readers.
    Group,
    /// A paragraph, headline, caption …; one in another takes on the other's role.
    Block(Role),
    /// Text of several paragraphs, plain or HTML; its elements are XHTML.
    Text,
    /// Part of the text around it.
    Inline,
    /// Part of the text around it, with a role of its own.
    Mark(Role),
    /// A line break.
    Break,
    /// Something that is no text, in a text.
    Object,
    /// Nothing in it is for readers.
    Silent,
    /// Its text says something of the item.
    Says(Datum),
}

/// What a value says of its item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Datum {
    /// Its language.
    Lang,
    /// Its day; the lowest number counts.
    Date(u8),
    /// What it is called.
    Member,
    /// Text for readers, in an attribute.
    Prose(Role),
}
