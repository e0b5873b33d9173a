//! The XHTML that news items hold as their text.

use super::dialect::{Datum, Dialect, Meaning};
use crate::document::Role;

/// XHTML inside another dialect.
pub(super) static XHTML: Dialect = Dialect {
    roots: &["html"],
    element,
    attribute,
    unnamed: Meaning::Block(Role::Body),
    contains: false,
    voids: VOIDS,
};

fn element(name: &str) -> Option<Meaning> {
    Some(match name {
        "ul" | "ol" | "dl" | "table" | "thead" | "tbody" | "tfoot" | "tr" | "head" => Meaning::Group,
        "title" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Meaning::Block(Role::Headline),
        "html" | "body" | "div" | "p" | "section" | "article" | "main" | "header" | "aside" | "footer" | "li"
        | "dt" | "dd" | "td" | "th" | "figure" | "address" | "summary" | "details" => Meaning::Block(Role::Body),
        "blockquote" => Meaning::Block(Role::Written),
        "figcaption" | "caption" => Meaning::Block(Role::Caption),
        "q" => Meaning::Mark(Role::Spoken),
        "cite" => Meaning::Mark(Role::Title),
        "br" | "hr" => Meaning::Break,
        "img" | "code" | "kbd" | "samp" | "tt" => Meaning::Object,
        "script" | "style" | "pre" | "svg" | "math" | "iframe" | "object" | "video" | "audio" | "nav" | "meta"
        | "template" => Meaning::Silent,
        _ => return None,
    })
}

fn attribute(element: &str, attribute: &str) -> Option<Datum> {
    (element == "img" && attribute == "alt").then_some(Datum::Prose(Role::Caption))
}

/// Elements that HTML never closes.
const VOIDS: &[&str] = &["br", "hr", "img", "meta", "link", "input", "col", "wbr", "source", "embed", "area", "base"];
