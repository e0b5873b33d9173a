//! What the keys of front matter mean.

use jiff::civil::Date;

use crate::document::{Document, Problem, Role, Segment};
use crate::read::day;
use crate::read::scalar::Scalar;
use crate::read::suppress::Comment;
use crate::text::{Lang, Span};

/// What a key says of its value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Meaning {
    Prose(Role),
    Lang,
    Date,
    /// A directive to us.
    Directive,
    /// The path or address of the page: its title makes none.
    Address,
    Silent,
}

/// Collects the values of front matter.
pub(super) struct Fields<'s> {
    text: &'s str,
    segments: Vec<Segment<'s>>,
    problems: Vec<Problem>,
    comments: Vec<Comment>,
    lang: Option<Lang>,
    date: Option<Date>,
    /// Which segment is the title of the page.
    title: Option<usize>,
    has_address: bool,
}

impl<'s> Fields<'s> {
    pub(super) fn new(text: &'s str) -> Self {
        Self {
            text,
            segments: Vec::new(),
            problems: Vec::new(),
            comments: Vec::new(),
            lang: None,
            date: None,
            title: None,
            has_address: false,
        }
    }

    /// Takes the value under a path of keys; the places in lists are no keys.
    pub(super) fn value(&mut self, path: &[String], scalar: &Scalar) {
        let Some(key) = path.last() else { return };
        let Some(span) = scalar.span() else { return };
        match meaning(path) {
            Meaning::Prose(role) => {
                let Some(segment) = scalar.segment(self.text, role) else { return };
                if path.len() == 1 && key.eq_ignore_ascii_case("title") {
                    self.title = Some(self.segments.len());
                }
                self.segments.push(segment);
            }
            Meaning::Lang => self.lang = self.lang.or_else(|| Lang::parse(&scalar.decoded(self.text))),
            Meaning::Date => self.date = self.date.or_else(|| day(&scalar.decoded(self.text))),
            Meaning::Directive => {
                let body = format!("canonym: {}", scalar.decoded(self.text));
                self.comments.push(Comment { span, body });
            }
            Meaning::Address => self.has_address |= path.len() == 1,
            Meaning::Silent => {}
        }
    }

    /// Notes that a value or the whole could not be read.
    pub(super) fn problem(&mut self, span: Span, message: String, help: &str) {
        self.problems.push(Problem { span, message, help: help.to_owned() });
    }

    /// Whether the value under such a key is read at all.
    pub(super) fn wants(path: &[String]) -> bool {
        meaning(path) != Meaning::Silent
    }

    pub(super) fn finish(mut self, document: &mut Document<'s>, comments: &mut Vec<Comment>) {
        if let Some(title) = self.title.filter(|_| !self.has_address) {
            self.segments[title].makes_anchor = true;
        }
        document.segments.append(&mut self.segments);
        document.problems.append(&mut self.problems);
        comments.append(&mut self.comments);
        document.lang = document.lang.or(self.lang);
        document.date = document.date.or(self.date);
    }
}

fn meaning(path: &[String]) -> Meaning {
    let plain = |key: &String| key.to_lowercase().replace(['_', '-'], "");
    let Some(key) = path.last().map(plain) else { return Meaning::Silent };
    if path[..path.len() - 1].iter().map(plain).any(|key| key.starts_with("author")) {
        // Of a person, only the name is for readers.
        return if key == "name" { Meaning::Prose(Role::Byline) } else { Meaning::Silent };
    }
    let is_top = path.len() == 1;
    match key.as_str() {
        "title" | "headline" | "linktitle" | "shorttitle" | "longtitle" | "seotitle" | "metatitle" | "ogtitle"
        | "pagetitle" | "socialtitle" | "sidebarlabel" | "navtitle" => Meaning::Prose(Role::Headline),
        "caption" | "alt" | "alttext" | "imagealt" | "coveralt" | "thumbnailalt" => Meaning::Prose(Role::Caption),
        _ if key.ends_with("caption") => Meaning::Prose(Role::Caption),
        "description" | "summary" | "subtitle" | "excerpt" | "lead" | "lede" | "teaser" | "abstract" | "standfirst"
        | "dek" | "deck" | "intro" | "metadescription" | "ogdescription" | "shorttext" | "blurb" | "subhead"
        | "subheading" | "subheadline" | "tagline" => Meaning::Prose(Role::Body),
        "tags" | "tag" | "keywords" | "keyword" | "categories" | "category" => Meaning::Prose(Role::Tag),
        "author" | "authors" | "byline" => Meaning::Prose(Role::Byline),
        "lang" | "language" | "locale" if is_top => Meaning::Lang,
        "date" | "published" | "publishdate" | "pubdate" | "created" | "datepublished" if is_top => Meaning::Date,
        "canonym" if is_top => Meaning::Directive,
        "slug" | "url" | "permalink" if is_top => Meaning::Address,
        _ => Meaning::Silent,
    }
}
