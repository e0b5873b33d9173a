//! NITF, the News Industry Text Format: <https://iptc.org/standards/nitf/>

use super::dialect::{Datum, Dialect, Meaning};
use crate::document::Role;

/// NITF, by itself or in `NewsML`.
pub(in crate::read) static NITF: Dialect =
    Dialect { roots: &["nitf"], element, attribute, unnamed: Meaning::Block(Role::Body), contains: false, voids: &[] };

fn element(name: &str) -> Option<Meaning> {
    Some(match name {
        "nitf" => Meaning::Item,
        "head" | "body" | "body.head" | "body.content" | "body.end" | "hedline" | "docdata" | "key-list" | "media"
        | "table" | "thead" | "tbody" | "tfoot" | "tr" | "ol" | "ul" | "dl" | "nitf-table" => Meaning::Group,
        "title" | "hl1" | "hl2" => Meaning::Block(Role::Headline),
        "byline" | "byttl" | "media-producer" | "credit" | "datasource" => Meaning::Block(Role::Byline),
        "dateline" => Meaning::Block(Role::Dateline),
        "p" | "abstract" | "block" | "li" | "dt" | "dd" | "td" | "th" | "pre" | "tagline" => Meaning::Block(Role::Body),
        "bq" => Meaning::Block(Role::Written),
        "media-caption" | "caption" => Meaning::Block(Role::Caption),
        "note" | "fn" => Meaning::Block(Role::Footnote),
        "bibliography" => Meaning::Block(Role::Title),
        "q" => Meaning::Mark(Role::Spoken),
        "object.title" => Meaning::Mark(Role::Title),
        "br" => Meaning::Break,
        "copyrite" | "rights" | "distributor" | "identified-content" | "media-metadata" | "media-object"
        | "virtloc" | "alt-code" | "classifier" | "tobject" | "revision-history" | "pubdata" | "ed-msg"
        | "frac-num" | "nitf-col" | "nitf-colgroup" => Meaning::Silent,
        _ => return None,
    })
}

fn attribute(element: &str, attribute: &str) -> Option<Datum> {
    Some(match (element, attribute) {
        ("doc-id", "id-string") => Datum::Member,
        ("date.issue", "norm") => Datum::Date(3),
        ("date.release", "norm") => Datum::Date(4),
        ("story.date", "norm") => Datum::Date(5),
        ("keyword", "key") => Datum::Prose(Role::Tag),
        ("media-reference", "alternate-text") => Datum::Prose(Role::Caption),
        _ => return None,
    })
}
