//! Source text of a format to a document. One format a file.

pub mod charset;
pub mod detect;
pub mod quotes;

mod codec;
mod front_matter;
mod html;
mod markdown;
mod mask;
mod plain;
mod run;
mod scalar;
mod suppress;
mod tag;

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
];

impl Format {
    /// The format of a file by the ending of its name.
    pub fn of(name: &str) -> Option<Format> {
        let (_, extension) = name.rsplit_once('.')?;
        let known = |info: &&FormatInfo| info.extensions.iter().any(|e| e.eq_ignore_ascii_case(extension));
        FORMATS.iter().find(known).map(|info| info.format)
    }
}

/// Reads a source.
pub fn read(source: &Source, format: Format) -> Document<'_> {
    let mut document = match format {
        Format::Plain => plain::read(source),
        Format::Markdown => markdown::read(source),
        Format::Html => html::read(source),
    };
    document.problems.extend(charset::contradiction(source, format));
    document
}

#[cfg(test)]
mod tests;
