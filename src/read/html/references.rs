//! Character references as HTML has them: with a semicolon or, for some, without.

use crate::read::tag;
use crate::text::Charset;

/// The reference at the start of `text`: its length in bytes, and what it stands for.
pub(in crate::read) fn reference(text: &str, in_attribute: bool) -> Option<(usize, String)> {
    if let Some(number) = text.strip_prefix("&#") {
        return numeric(number).map(|(len, c)| (len + 2, c.to_string()));
    }
    if let Some((whole, decoded)) = tag::reference(text) {
        return Some((whole.len(), decoded));
    }
    let name = text.strip_prefix('&')?;
    let len = BARE.iter().filter(|bare| name.starts_with(**bare)).map(|bare| bare.len()).max()?;
    // An address such as ?a=1&copy=2 has none.
    let goes_on = name.as_bytes().get(len).is_some_and(|byte| *byte == b'=' || byte.is_ascii_alphanumeric());
    if in_attribute && goes_on {
        return None;
    }
    let (_, decoded) = tag::reference(&format!("&{};", &name[..len]))?;
    Some((len + 1, decoded))
}

/// `1080;`, `x438` and the like. What no text may hold is U+FFFD.
fn numeric(number: &str) -> Option<(usize, char)> {
    let (radix, prefix) = if number.starts_with(['x', 'X']) { (16, 1) } else { (10, 0) };
    let digits = number[prefix..].bytes().take_while(|byte| char::from(*byte).is_digit(radix)).count();
    if digits == 0 {
        return None;
    }
    let code = u32::from_str_radix(&number[prefix..prefix + digits], radix).unwrap_or(u32::MAX);
    let c = match code {
        // Meant for a table of Windows, and read so everywhere.
        0x80..=0x9F => Charset::windows_1252(code as u8),
        0 => '\u{FFFD}',
        _ => char::from_u32(code).unwrap_or('\u{FFFD}'),
    };
    let end = prefix + digits;
    Some((end + usize::from(number[end..].starts_with(';')), c))
}

/// The names that need no semicolon, by the HTML standard.
const BARE: [&str; 106] = [
    "AElig", "AMP", "Aacute", "Acirc", "Agrave", "Aring", "Atilde", "Auml", "COPY", "Ccedil", "ETH", "Eacute", "Ecirc",
    "Egrave", "Euml", "GT", "Iacute", "Icirc", "Igrave", "Iuml", "LT", "Ntilde", "Oacute", "Ocirc", "Ograve", "Oslash",
    "Otilde", "Ouml", "QUOT", "REG", "THORN", "Uacute", "Ucirc", "Ugrave", "Uuml", "Yacute", "aacute", "acirc",
    "acute", "aelig", "agrave", "amp", "aring", "atilde", "auml", "brvbar", "ccedil", "cedil", "cent", "copy",
    "curren", "deg", "divide", "eacute", "ecirc", "egrave", "eth", "euml", "frac12", "frac14", "frac34", "gt",
    "iacute", "icirc", "iexcl", "igrave", "iquest", "iuml", "laquo", "lt", "macr", "micro", "middot", "nbsp", "not",
    "ntilde", "oacute", "ocirc", "ograve", "ordf", "ordm", "oslash", "otilde", "ouml", "para", "plusmn", "pound",
    "quot", "raquo", "reg", "sect", "shy", "sup1", "sup2", "sup3", "szlig", "thorn", "times", "uacute", "ucirc",
    "ugrave", "uml", "uuml", "yacute", "yen", "yuml",
];

#[cfg(test)]
mod tests {
    use super::reference;

    #[test]
    fn references_are_read_as_a_browser_reads_them() {
        let read = |text: &str, in_attribute| reference(text, in_attribute);
        for (text, expected) in [
            ("&eacute;s", Some((8, "é"))),
            ("&eacutes", Some((7, "é"))),
            ("&#1080;", Some((7, "и"))),
            ("&#1080 x", Some((6, "и"))),
            ("&#x438;", Some((7, "и"))),
            ("&#X438 ", Some((6, "и"))),
            ("&#146;", Some((6, "’"))),
            ("&#0;", Some((4, "\u{FFFD}"))),
            ("&#99999999999;", Some((14, "\u{FFFD}"))),
            ("&notin;", Some((7, "∉"))),
            ("&notit;", Some((4, "¬"))),
            ("&#;", None),
            ("&#x;", None),
            ("&zcaron", None),
            ("& ", None),
        ] {
            assert_eq!(read(text, false), expected.map(|(len, text)| (len, text.to_owned())), "{text}");
        }
        assert_eq!(read("&copy=2", true), None);
        assert_eq!(read("&copy 2", true), Some((5, "©".to_owned())));
    }
}
