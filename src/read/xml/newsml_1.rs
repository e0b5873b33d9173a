//! `NewsML` 1.0 to 1.2: <https://iptc.org/standards/newsml-1/>

use super::dialect::{Datum, Dialect, Meaning};
use crate::document::Role;

/// `NewsML` 1, whose text is XHTML, NITF or plain.
pub(in crate::read) static NEWSML_1: Dialect =
    Dialect { roots: &["NewsML"], element, attribute, unnamed: Meaning::Group, contains: true, voids: &[] };

fn element(name: &str) -> Option<Meaning> {
    Some(match name {
        "NewsItem" => Meaning::Item,
        "HeadLine" | "SubHeadLine" => Meaning::Block(Role::Headline),
        "DateLine" => Meaning::Block(Role::Dateline),
        "ByLine" | "ByLineTitle" => Meaning::Block(Role::Byline),
        "SlugLine" | "KeywordLine" | "SeriesLine" | "NameLabel" => Meaning::Block(Role::Tag),
        "NewsLineText" => Meaning::Block(Role::Body),
        "DataContent" => Meaning::Text,
        "ThisRevisionCreated" => Meaning::Says(Datum::Date(0)),
        "FirstCreated" => Meaning::Says(Datum::Date(1)),
        "DateId" => Meaning::Says(Datum::Date(2)),
        "PublicIdentifier" => Meaning::Says(Datum::Member),
        "Catalog"
        | "TopicSet"
        | "NewsEnvelope"
        | "AdministrativeMetadata"
        | "RightsMetadata"
        | "CopyrightLine"
        | "RightsLine"
        | "CreditLine"
        | "NewsLineType"
        | "Comment"
        | "Encoding" => Meaning::Silent,
        _ => return None,
    })
}

fn attribute(element: &str, attribute: &str) -> Option<Datum> {
    (element == "Language" && attribute == "FormalName").then_some(Datum::Lang)
}
