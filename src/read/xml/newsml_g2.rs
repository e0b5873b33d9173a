//! NewsML-G2: <https://iptc.org/standards/newsml-g2/>

use super::dialect::{Datum, Dialect, Meaning};
use crate::document::Role;

/// NewsML-G2, whose text is XHTML, NITF or plain.
pub(in crate::read) static NEWSML_G2: Dialect = Dialect {
    roots: &["newsMessage", "newsItem", "packageItem", "planningItem"],
    element,
    attribute,
    unnamed: Meaning::Group,
    contains: true,
    voids: &[],
};

fn element(name: &str) -> Option<Meaning> {
    Some(match name {
        "newsItem" | "packageItem" | "planningItem" => Meaning::Item,
        "headline" | "title" => Meaning::Block(Role::Headline),
        "dateline" => Meaning::Block(Role::Dateline),
        "by" | "creator" | "contributor" => Meaning::Block(Role::Byline),
        "slugline" | "keyword" | "subject" | "genre" | "located" => Meaning::Block(Role::Tag),
        "description" | "definition" | "note" | "name" | "inlineXML" => Meaning::Block(Role::Body),
        "inlineData" => Meaning::Text,
        "versionCreated" => Meaning::Says(Datum::Date(0)),
        "contentCreated" => Meaning::Says(Datum::Date(1)),
        "firstCreated" => Meaning::Says(Datum::Date(2)),
        "header" | "provider" | "service" | "rightsInfo" | "creditline" | "infoSource" | "edNote" | "assert"
        | "conceptItem" | "knowledgeItem" | "conceptSet" | "signal" | "link" | "broader" | "narrower" | "related"
        | "sameAs" | "facet" | "remoteInfo" | "hash" => Meaning::Silent,
        _ => return None,
    })
}

fn attribute(element: &str, attribute: &str) -> Option<Datum> {
    match (element, attribute) {
        ("newsItem" | "packageItem" | "planningItem", "guid") => Some(Datum::Member),
        ("language", "tag") => Some(Datum::Lang),
        _ => None,
    }
}
