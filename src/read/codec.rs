//! How a replacement must be written at each place of a text format.

use crate::document::Codec;

/// Running text of Markdown.
pub(super) const MARKDOWN: Codec = Codec { name: "markdown", encode: markdown };
/// The title of a Markdown link: `[text](target "title")`.
pub(super) const LINK_TITLE: Codec = Codec { name: "markdown-link-title", encode: link_title };
/// Text between HTML tags.
pub(super) const HTML: Codec = Codec { name: "html", encode: |text| references(text, &['&', '<', '>']) };
/// Text between XML tags.
pub(super) const XML: Codec = Codec { name: "xml", encode: HTML.encode };
/// Text in a CDATA section of XML, where nothing can be escaped.
pub(super) const CDATA: Codec = Codec { name: "cdata", encode: |text| without(text, "]>") };
/// Text of XML that is partly in a CDATA section.
pub(super) const XML_OR_CDATA: Codec = Codec { name: "xml-or-cdata", encode: |text| without(text, "]>&<") };
/// A JSON string whose letters beyond ASCII are escaped.
pub(super) const QUOTED_ASCII: Codec = Codec { name: "ascii-string", encode: quoted_ascii };
/// An HTML attribute's value, in either kind of quotes.
pub(super) const ATTRIBUTE: Codec =
    Codec { name: "html-attribute", encode: |text| references(text, &['&', '<', '>', '"', '\'']) };
/// A line of `WebVTT`.
pub(super) const WEBVTT: Codec = Codec { name: "webvtt", encode: HTML.encode };
/// A line of `SubRip`, where nothing can be escaped.
pub(super) const SUBRIP: Codec = Codec { name: "subrip", encode: |text| without(text, "<>{}") };
/// An HTML attribute's value without quotes.
pub(super) const UNQUOTED: Codec = Codec {
    name: "html-unquoted-attribute",
    encode: |text| without(text, " `=").and_then(|text| references(&text, &['&', '<', '>', '"', '\''])),
};
/// A shortcode's argument in double quotes.
pub(super) const SHORTCODE: Codec = Codec { name: "shortcode-string", encode: |text| backslashed(text, &['"', '\\']) };
/// A shortcode's argument in single quotes or backticks, where nothing can be escaped.
pub(super) const SHORTCODE_RAW: Codec = Codec { name: "shortcode-raw-string", encode: |text| without(text, "'`") };
/// An unquoted YAML scalar.
pub(super) const YAML_PLAIN: Codec = Codec { name: "yaml-plain", encode: yaml_plain };
/// A YAML scalar in single quotes.
pub(super) const YAML_SINGLE: Codec =
    Codec { name: "yaml-single-quoted", encode: |text| without(text, "").map(|text| text.replace('\'', "''")) };
/// A YAML scalar in `|` or `>` style.
pub(super) const YAML_BLOCK: Codec = Codec { name: "yaml-block", encode: |text| without(text, "") };
/// A string in double quotes with backslash escapes: JSON, YAML, TOML.
pub(super) const QUOTED: Codec = Codec { name: "quoted-string", encode: |text| backslashed(text, &['"', '\\']) };
/// A TOML string in single quotes, where nothing can be escaped.
pub(super) const TOML_LITERAL: Codec = Codec { name: "toml-literal", encode: |text| without(text, "'") };

fn markdown(text: &str) -> Option<String> {
    let mut encoded = String::with_capacity(text.len());
    for (at, c) in without(text, "")?.char_indices() {
        let starts_markup = match c {
            '*' | '_' | '`' | '[' | ']' | '<' | '\\' | '|' | '~' | '{' => true,
            '#' | '>' => at == 0,
            '&' => starts_reference(&text[at + 1..]),
            _ => false,
        };
        if starts_markup {
            encoded.push('\\');
        }
        encoded.push(c);
    }
    Some(encoded)
}

fn starts_reference(rest: &str) -> bool {
    let name = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '#');
    name.is_some_and(|end| end > 0 && rest[end..].starts_with(';'))
}

fn link_title(text: &str) -> Option<String> {
    backslashed(text, &['"', '\'', '(', ')', '\\']).map(|text| text.replace('&', "&amp;"))
}

fn yaml_plain(text: &str) -> Option<String> {
    let indicator = text.starts_with(|c: char| "-?:,[]{}#&*!|>'\"%@` ".contains(c));
    if indicator || text.ends_with(' ') { None } else { without(text, ":#,[]{}") }
}

/// The text itself, unless it holds one of the characters or a control character.
fn without(text: &str, refused: &str) -> Option<String> {
    let fits = !text.contains(|c: char| c.is_control() || refused.contains(c));
    fits.then(|| text.to_owned())
}

fn backslashed(text: &str, special: &[char]) -> Option<String> {
    let mut encoded = String::with_capacity(text.len());
    for c in without(text, "")?.chars() {
        if special.contains(&c) {
            encoded.push('\\');
        }
        encoded.push(c);
    }
    Some(encoded)
}

fn quoted_ascii(text: &str) -> Option<String> {
    let mut encoded = String::with_capacity(text.len());
    for c in backslashed(text, &['"', '\\'])?.chars() {
        if c.is_ascii() {
            encoded.push(c);
        } else {
            encoded.extend(c.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("\\u{unit:04x}")));
        }
    }
    Some(encoded)
}

fn references(text: &str, special: &[char]) -> Option<String> {
    let mut encoded = String::with_capacity(text.len());
    for c in without(text, "")?.chars() {
        match c {
            _ if !special.contains(&c) => encoded.push(c),
            '&' => encoded.push_str("&amp;"),
            '<' => encoded.push_str("&lt;"),
            '>' => encoded.push_str("&gt;"),
            '"' => encoded.push_str("&quot;"),
            _ => encoded.push_str("&#39;"),
        }
    }
    Some(encoded)
}

#[cfg(test)]
mod tests {
    use super::{ATTRIBUTE, LINK_TITLE, MARKDOWN, QUOTED, YAML_PLAIN, YAML_SINGLE};
    use crate::document::Codec;

    #[test]
    fn each_place_escapes_what_would_end_or_change_it_and_nothing_else() {
        let cases: [(Codec, &str, Option<&str>); 12] = [
            (MARKDOWN, "Kup’yansk-Vuzlovyi", Some("Kup’yansk-Vuzlovyi")),
            (MARKDOWN, "a*b_c [d]", Some("a\\*b\\_c \\[d\\]")),
            (MARKDOWN, "R&D &amp;", Some("R&D \\&amp;")),
            (MARKDOWN, "two\nlines", None),
            (LINK_TITLE, "\"Kyiv\"", Some("\\\"Kyiv\\\"")),
            (ATTRIBUTE, "Kup'yansk & co", Some("Kup&#39;yansk &amp; co")),
            (YAML_SINGLE, "Kup'yansk", Some("Kup''yansk")),
            (YAML_PLAIN, "Kup'yansk", Some("Kup'yansk")),
            (YAML_PLAIN, "'s-Gravenhage", None),
            (YAML_PLAIN, "Kyiv: a city", None),
            (QUOTED, "the \"hero city\"", Some("the \\\"hero city\\\"")),
            (QUOTED, "Харків", Some("Харків")),
        ];
        for (codec, text, expected) in cases {
            assert_eq!((codec.encode)(text).as_deref(), expected, "{codec:?} {text}");
        }
    }
}
