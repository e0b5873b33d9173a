//! What a page says of itself: its language and day, and the prose for search engines and networks.

use jiff::civil::Date;

use crate::document::Role;
use crate::read::day as date;
use crate::read::tag::Tag;
use crate::text::Lang;

/// What a page declares, the most trusted first: languages by `<html>` and `<meta>`; days by `<meta>`,
/// data for search engines, and `<time>`.
#[derive(Debug, Default)]
pub(super) struct Declared {
    langs: [Option<Lang>; 3],
    dates: [Option<Date>; 4],
}

/// What a `<meta>` holds.
enum Meaning {
    Prose(Role),
    Date,
    /// A language, with the place it has among those that are trusted.
    Lang(usize),
}

impl Declared {
    pub(super) fn lang(&self) -> Option<Lang> {
        self.langs.iter().find_map(|lang| *lang)
    }

    pub(super) fn date(&self) -> Option<Date> {
        self.dates.iter().find_map(|date| *date)
    }

    fn add_lang(&mut self, trust: usize, tag: &str) {
        let lang = Lang::parse(&tag.trim().replace('_', "-"));
        self.langs[trust] = self.langs[trust].or(lang);
    }

    fn add_date(&mut self, trust: usize, value: &str) {
        self.dates[trust] = self.dates[trust].or_else(|| date(value));
    }

    /// Reads `<html>`.
    pub(super) fn page(&mut self, tag: &Tag<'_>, text: &str) {
        for name in ["lang", "xml:lang"] {
            self.add_lang(0, value(tag, text, name));
        }
    }

    /// Reads a `<meta>`; returns the role of its content if that is prose.
    pub(super) fn meta(&mut self, tag: &Tag<'_>, text: &str, content: &str) -> Option<Role> {
        let keys = ["property", "name", "itemprop", "http-equiv"];
        match keys.iter().find_map(|key| meaning(&value(tag, text, key).to_ascii_lowercase()))? {
            Meaning::Prose(role) => return Some(role),
            Meaning::Date => self.add_date(0, content),
            Meaning::Lang(trust) => self.add_lang(trust, content),
        }
        None
    }

    /// Reads the data of a story for search engines: JSON, of which only the day is wanted.
    pub(super) fn data(&mut self, json: &str) {
        let value = json.split("\"datePublished\"").nth(1).unwrap_or_default();
        if let Some(value) = value.trim_start().strip_prefix(':').and_then(|value| value.trim_start().strip_prefix('"'))
        {
            self.add_date(1, value);
        }
    }

    /// Reads `<time>`: the day of the story if it says so or is the first of an article.
    pub(super) fn time(&mut self, tag: &Tag<'_>, text: &str, in_article: bool) {
        let is_publication =
            ["itemprop", "class"].iter().any(|name| value(tag, text, name).to_ascii_lowercase().contains("publish"));
        if is_publication || in_article {
            self.add_date(if is_publication { 2 } else { 3 }, value(tag, text, "datetime"));
        }
    }
}

/// Whether a `<script>` holds data of the story.
pub(super) fn is_data(tag: &Tag<'_>, text: &str) -> bool {
    value(tag, text, "type").eq_ignore_ascii_case("application/ld+json")
}

fn value<'t>(tag: &Tag<'_>, text: &'t str, name: &str) -> &'t str {
    tag.attribute(name).map_or("", |attribute| text[attribute.value.range()].trim())
}

fn meaning(key: &str) -> Option<Meaning> {
    Some(match key {
        "og:title" | "twitter:title" | "title" | "headline" | "dc.title" | "dcterms.title" => {
            Meaning::Prose(Role::Headline)
        }
        // As `description` in front matter.
        "description" | "og:description" | "twitter:description" | "dc.description" | "dcterms.description" => {
            Meaning::Prose(Role::Body)
        }
        "og:image:alt" | "twitter:image:alt" => Meaning::Prose(Role::Caption),
        "keywords" | "news_keywords" | "article:tag" | "article:section" | "parsely-tags" => Meaning::Prose(Role::Tag),
        "author" | "dc.creator" | "dcterms.creator" | "parsely-author" | "byl" => Meaning::Prose(Role::Byline),
        "article:published_time"
        | "og:published_time"
        | "date"
        | "pubdate"
        | "publish-date"
        | "publishdate"
        | "datepublished"
        | "dc.date"
        | "dc.date.issued"
        | "dcterms.date"
        | "dcterms.created"
        | "dcterms.issued"
        | "parsely-pub-date"
        | "sailthru.date" => Meaning::Date,
        "content-language" | "language" => Meaning::Lang(1),
        "og:locale" => Meaning::Lang(2),
        _ => return None,
    })
}
