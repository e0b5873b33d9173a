//! Text in XML.

/// Text as it may stand in an element or, in double quotes, in an attribute.
///
/// What XML 1.0 has no characters for (section 2.2, production `Char`) becomes U+FFFD. Line ends and
/// tabs are written as references, or an attribute would turn them into blanks (section 3.3.3).
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\n' => escaped.push_str("&#10;"),
            '\r' => escaped.push_str("&#13;"),
            '\t' => escaped.push_str("&#9;"),
            '\0'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}' => escaped.push(char::REPLACEMENT_CHARACTER),
            _ => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn everything_becomes_a_character_of_xml() {
        assert_eq!(escape("a<b>&\"c\"\n\t\r"), "a&lt;b&gt;&amp;&quot;c&quot;&#10;&#9;&#13;");
        assert_eq!(escape("خاركيف 𝕏 '\u{1B}\0\u{FFFF}"), "خاركيف 𝕏 '\u{FFFD}\u{FFFD}\u{FFFD}");
    }
}
