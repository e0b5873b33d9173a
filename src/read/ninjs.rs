//! ninjs, news in JSON: <https://iptc.org/standards/ninjs/>
//!
//! Versions 1 and 2, and what houses make of them. A file may hold one item, a list of them, or items
//! in an envelope of its own; the items that an item is associated with are part of it.

use crate::document::{Document, Problem, Role};
use crate::text::{Lang, Source, Span};

use super::json::{self, Met};
use super::{day, nested};

/// Longer paths hold nothing for readers.
const DEPTH: usize = 12;

/// Whether a JSON text holds a news item.
pub(super) fn recognize(text: &str) -> bool {
    text.trim_start().starts_with(['{', '[']) && !Outline::of(text).items.is_empty()
}

/// Reads the items of a file.
pub(super) fn read(source: &Source) -> Vec<Document<'_>> {
    let text = source.text();
    let outline = Outline::of(text);
    let mut items: Vec<Item<'_>> = outline.items.iter().map(|_| Item::default()).collect();
    json::walk(text, Span::new(0, text.len()), |levels, met| {
        let (Met::Value(place), Some(level)) = (met, levels.last()) else { return };
        let Some(number) = outline.item_of.get(level.object).copied().flatten() else { return };
        let path = &levels[outline.items[number]..];
        if path.len() <= DEPTH {
            items[number].value(text, &json::path(path), place);
        }
    });
    let mut documents: Vec<Document<'_>> = items.into_iter().map(|item| item.document).collect();
    if let Some((at, reason)) = json::error(text) {
        if documents.is_empty() {
            documents.push(Document::default());
        }
        documents[0].problems.push(Problem {
            span: Span::new(at, at),
            message: reason.map_or_else(
                || "the file is cut off".to_owned(),
                |reason| format!("the file is no JSON from here on: {reason}"),
            ),
            help: "fetch or export the file again; what can be read of it is checked all the same".to_owned(),
        });
    }
    documents
}

/// Which objects are news items.
#[derive(Default)]
struct Outline {
    /// The depth of each item.
    items: Vec<usize>,
    /// The item that each object is or belongs to.
    item_of: Vec<Option<usize>>,
}

impl Outline {
    fn of(text: &str) -> Self {
        /// What is known of an object: the one around it, its depth, whether it has prose and a name.
        #[derive(Clone, Copy)]
        struct Object {
            parent: usize,
            depth: usize,
            has_prose: bool,
            has_name: bool,
        }
        let mut objects: Vec<Object> = Vec::new();
        json::walk(text, Span::new(0, text.len()), |levels, met| {
            let (Met::Key, Some(level)) = (met, levels.last()) else { return };
            let key = level.key.as_deref().unwrap_or_default();
            let unknown = Object { parent: usize::MAX, depth: 0, has_prose: false, has_name: false };
            if objects.len() <= level.object {
                objects.resize(level.object + 1, unknown);
            }
            let object = &mut objects[level.object];
            object.depth = levels.len() - 1;
            object.parent = levels.len().checked_sub(2).map_or(usize::MAX, |around| levels[around].object);
            object.has_prose |= PROSE.contains(&key);
            object.has_name |= NAMES.contains(&key);
        });
        let mut outline = Self::default();
        for object in &objects {
            let around = outline.item_of.get(object.parent).copied().flatten();
            let item = around.or_else(|| {
                (object.has_prose && object.has_name).then(|| {
                    outline.items.push(object.depth);
                    outline.items.len() - 1
                })
            });
            outline.item_of.push(item);
        }
        outline
    }
}

const PROSE: &[&str] = &[
    "headline",
    "headlines",
    "body_html",
    "body_xhtml",
    "body_text",
    "bodies",
    "description_text",
    "description_html",
    "descriptions",
];
const NAMES: &[&str] = &["uri", "guid", "versioncreated", "firstcreated", "contentcreated"];

/// An item that is read.
#[derive(Default)]
struct Item<'s> {
    document: Document<'s>,
    /// How well its day is known; the lowest number is the best.
    date_rank: Option<u8>,
}

/// What a value is.
enum Meaning {
    Prose(Role),
    Lang,
    Date(u8),
    Member,
}

impl<'s> Item<'s> {
    fn value(&mut self, text: &'s str, path: &[String], place: Span) {
        let Some(meaning) = meaning(path) else { return };
        let scalar = json::string(text, place);
        match meaning {
            Meaning::Prose(role) => {
                let Some(segment) = scalar.segment(text, role) else { return };
                if role == Role::Body || nested::is_html(segment.text()) {
                    nested::read(&segment, &mut self.document);
                } else {
                    self.document.segments.push(segment);
                }
            }
            Meaning::Lang => self.document.lang = self.document.lang.or_else(|| Lang::parse(&scalar.decoded(text))),
            Meaning::Member => {
                self.document.member.get_or_insert_with(|| scalar.decoded(text).into());
            }
            Meaning::Date(rank) => {
                let date = day(&scalar.decoded(text)).filter(|_| self.date_rank.is_none_or(|known| rank < known));
                if date.is_some() {
                    (self.document.date, self.date_rank) = (date, Some(rank));
                }
            }
        }
    }
}

/// What the value under a path of keys is, from the item on.
fn meaning(path: &[String]) -> Option<Meaning> {
    let key = path.last()?.as_str();
    let around = &path[..path.len() - 1];
    let within = |names: &[&str]| around.iter().any(|key| names.contains(&key.as_str()));
    if within(&["associations", "renditions"]) {
        let is_caption = key.starts_with("description") || matches!(key, "headline" | "title" | "caption" | "value");
        let is_text = is_caption && !within(&["subject", "subjects", "bodies"]);
        return match key {
            "byline" => Some(Meaning::Prose(Role::Byline)),
            _ => is_text.then_some(Meaning::Prose(Role::Caption)),
        };
    }
    let role = match (around.first().map(String::as_str), key) {
        (None, "uri" | "guid") => return Some(Meaning::Member),
        (None, "language") => return Some(Meaning::Lang),
        (None, "versioncreated") => return Some(Meaning::Date(0)),
        (None, "contentcreated") => return Some(Meaning::Date(1)),
        (None, "firstcreated") => return Some(Meaning::Date(2)),
        (None, "headline" | "title") | (Some("headlines"), "value") => Role::Headline,
        (None, "byline") | (Some("by" | "bylines" | "authors" | "author"), "name" | "value") => Role::Byline,
        (None, "dateline" | "located") => Role::Dateline,
        (None, "slugline" | "keywords") => Role::Tag,
        (None, _) if key.starts_with("body_") || key.starts_with("description_") => Role::Body,
        (Some("bodies" | "descriptions"), "value") => Role::Body,
        (Some(list), "name") if TAGS.contains(&list) => Role::Tag,
        _ => return None,
    };
    Some(Meaning::Prose(role))
}

/// Lists of what an item is about.
const TAGS: &[&str] = &[
    "subject",
    "subjects",
    "keywords",
    "genre",
    "genres",
    "place",
    "places",
    "person",
    "people",
    "organisation",
    "organisations",
    "event",
    "events",
    "object",
    "objects",
];
