//! Source text of a format to documents. One format a file.

pub mod charset;
pub mod detect;
pub mod quotes;

mod codec;
mod day;
mod front_matter;
mod html;
mod iptc7901;
mod json;
mod markdown;
mod mask;
mod nested;
mod ninjs;
mod plain;
mod run;
mod scalar;
mod subtitles;
mod suppress;
mod tag;
mod xml;

pub use xml::{Concept, Term, TermBase, terms};

use day::day;

use crate::document::Document;
use crate::text::Source;

/// A format canonym reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// Plain text, wire copy.
    Plain,
    /// Markdown: `CommonMark` with front matter, shortcodes and MDX.
    Markdown,
    /// HTML: pages, AMP, templates.
    Html,
    /// NewsML-G2: news items, packages and messages of them.
    NewsmlG2,
    /// `NewsML` 1.0 to 1.2.
    Newsml1,
    /// NITF, the News Industry Text Format.
    Nitf,
    /// ninjs, news in JSON.
    Ninjs,
    /// IPTC 7901 text transmission.
    Iptc7901,
    /// `SubRip` subtitles.
    Srt,
    /// `WebVTT` subtitles.
    WebVtt,
}

/// What canonym knows of a format.
#[derive(Debug)]
pub struct FormatInfo {
    /// The format.
    pub format: Format,
    /// As given on the command line: `markdown`.
    pub name: &'static str,
    /// File name endings, without the dot.
    pub extensions: &'static [&'static str],
}

/// All formats.
pub const FORMATS: &[FormatInfo] = &[
    FormatInfo { format: Format::Plain, name: "plain", extensions: &["txt", "text"] },
    FormatInfo { format: Format::Markdown, name: "markdown", extensions: &["md", "markdown", "mdx"] },
    FormatInfo { format: Format::Html, name: "html", extensions: &["html", "htm", "xhtml", "shtml", "php"] },
    FormatInfo { format: Format::NewsmlG2, name: "newsml-g2", extensions: &["xml"] },
    FormatInfo { format: Format::Newsml1, name: "newsml-1", extensions: &["xml"] },
    FormatInfo { format: Format::Nitf, name: "nitf", extensions: &["xml", "nitf"] },
    FormatInfo { format: Format::Ninjs, name: "ninjs", extensions: &["json"] },
    FormatInfo { format: Format::Iptc7901, name: "iptc7901", extensions: &["iptc", "txt"] },
    FormatInfo { format: Format::Srt, name: "srt", extensions: &["srt"] },
    FormatInfo { format: Format::WebVtt, name: "webvtt", extensions: &["vtt"] },
];

impl FormatInfo {
    fn has_ending(&self, name: &str) -> bool {
        name.rsplit_once('.').is_some_and(|(_, ending)| self.extensions.iter().any(|e| e.eq_ignore_ascii_case(ending)))
    }
}

impl Format {
    /// The format of a file by the ending of its name; the first one, where several share it.
    pub fn of(name: &str) -> Option<Format> {
        FORMATS.iter().find(|info| info.has_ending(name)).map(|info| info.format)
    }

    /// The format of a text by its name and, where formats share an ending, by what it holds. Plain
    /// where nothing says otherwise; the error says why a text with the ending of news is none.
    pub fn recognize(name: &str, text: &str) -> Result<Format, &'static str> {
        let mut formats = FORMATS.iter().filter(|info| info.has_ending(name)).map(|info| info.format);
        let Some(first) = Format::of(name) else {
            return Ok(if iptc7901::recognize(text) { Format::Iptc7901 } else { Format::Plain });
        };
        formats.find(|format| format.holds(text)).ok_or(match first {
            _ if text.trim().is_empty() => "is empty, and no news item; fetch or export it again",
            Format::Ninjs => {
                "is JSON but no news item that canonym knows; it reads ninjs, with a headline or body and a uri or versioncreated"
            }
            _ => "is XML but no news item that canonym knows; it reads NewsML-G2, NewsML 1.2 and NITF",
        })
    }

    /// Whether a text looks like one of a format that shares its ending with others.
    fn holds(self, text: &str) -> bool {
        match self {
            Format::Plain => !iptc7901::recognize(text),
            Format::NewsmlG2 => xml::begins(text, &xml::NEWSML_G2),
            Format::Newsml1 => xml::begins(text, &xml::NEWSML_1),
            Format::Nitf => xml::begins(text, &xml::NITF),
            Format::Ninjs => ninjs::recognize(text),
            Format::Markdown | Format::Html | Format::Iptc7901 | Format::Srt | Format::WebVtt => true,
        }
    }
}

/// Reads a source: one document, or one for each item where the format holds several.
pub fn read(source: &Source, format: Format) -> Vec<Document<'_>> {
    let mut documents = match format {
        Format::Plain => vec![plain::read(source)],
        Format::Markdown => vec![markdown::read(source)],
        Format::Html => vec![html::read(source)],
        Format::NewsmlG2 => xml::read(source, &xml::NEWSML_G2),
        Format::Newsml1 => xml::read(source, &xml::NEWSML_1),
        Format::Nitf => xml::read(source, &xml::NITF),
        Format::Ninjs => ninjs::read(source),
        Format::Iptc7901 => iptc7901::read(source),
        Format::Srt => vec![subtitles::srt(source)],
        Format::WebVtt => vec![subtitles::vtt(source)],
    };
    if let Some(first) = documents.first_mut() {
        first.problems.extend(charset::contradiction(source, format));
    }
    documents
}

/// Gives the text of each segment to `then`: for those who ask what is written and not where.
///
/// Cheaper than [`read`] for the many paragraphs of plain text.
pub fn each_text(source: &Source, format: Format, mut then: impl FnMut(&str)) {
    if format == Format::Plain {
        return plain::each_text(source.text(), then);
    }
    for document in read(source, format) {
        document.segments.iter().for_each(|segment| then(segment.text()));
    }
}

#[cfg(test)]
mod tests;
