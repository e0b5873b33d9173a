//! Which charset the bytes of a file are in, where the file says so itself.

use crate::document::Problem;
use crate::text::{Charset, DecodeError, Source, Span};

use super::tag::Tag;
use super::{Format, iptc7901};

/// A charset that a file declares.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Declared {
    /// As written: `windows-1251`.
    pub label: String,
    /// Where it is written, in bytes of what was looked at.
    pub span: Span,
}

/// How far a page is searched, as the HTML standard has it.
const HEAD: usize = 1024;

/// The source that the bytes of a file are.
///
/// A byte order mark says what they are in, else `given` (a flag or the configuration), else the file
/// itself, else it is UTF-8. What a file declares is not believed where its bytes are UTF-8 beyond doubt.
pub fn decode(
    name: impl Into<Box<str>>,
    bytes: Vec<u8>,
    format: Format,
    given: Option<Charset>,
) -> Result<Source, DecodeError> {
    let charset = match given {
        Some(given) => given,
        None => own(&bytes, format)?,
    };
    Source::decode_as(name, bytes, charset)
}

/// The charset of a file by what it says itself.
fn own(bytes: &[u8], format: Format) -> Result<Charset, DecodeError> {
    let has_bom = [&[0xEF, 0xBB, 0xBF][..], &[0xFF, 0xFE], &[0xFE, 0xFF]].iter().any(|bom| bytes.starts_with(bom));
    if iptc7901::begins(bytes) && std::str::from_utf8(bytes).is_err() {
        return Ok(iptc7901::charset());
    }
    if has_bom || !is_markup(format) {
        return Ok(Charset::UTF_8);
    }
    // `<` and another letter of ASCII, each in two bytes.
    match bytes {
        [b'<', 0, next, 0, ..] if *next != 0 => return Ok(Charset::UTF_16LE),
        [0, b'<', 0, next, ..] if *next != 0 => return Ok(Charset::UTF_16BE),
        _ => {}
    }
    let Some(declared) = declared(bytes, format) else { return Ok(Charset::UTF_8) };
    let is_utf8 = !bytes.is_ascii() && std::str::from_utf8(bytes).is_ok();
    match Charset::of(&declared.label) {
        _ if is_utf8 => Ok(Charset::UTF_8),
        // What can be read as ASCII to find the declaration is no UTF-16.
        Ok(charset) if charset.is_ascii_compatible() => Ok(charset),
        Ok(_) => Ok(Charset::UTF_8),
        // Charsets with escape sequences look like ASCII.
        Err(_) if bytes.is_ascii() && !bytes.contains(&0x1B) => Ok(Charset::UTF_8),
        Err(message) => Err(DecodeError::Charset { message }),
    }
}

/// What is wrong with the declaration in a text that has been read.
pub(super) fn contradiction(source: &Source, format: Format) -> Option<Problem> {
    let text = source.text();
    if text.is_ascii() || !is_markup(format) {
        return None;
    }
    let Declared { label, span } = declared(text.as_bytes(), format)?;
    let (is, says) = (source.charset(), Charset::of(&label).ok());
    let is_utf16 = |charset: Charset| !charset.is_ascii_compatible();
    if says == Some(is) || says.is_some_and(|says| is_utf16(says) && is_utf16(is)) {
        return None;
    }
    Some(Problem {
        span,
        message: format!("declares {label} but is {}", is.name()),
        help: "correct the declaration".to_owned(),
    })
}

fn is_markup(format: Format) -> bool {
    !matches!(format, Format::Plain | Format::Markdown)
}

/// The charset that a file declares in an XML declaration or, in HTML, a `<meta>`.
pub fn declared(bytes: &[u8], format: Format) -> Option<Declared> {
    // Declarations are ASCII; what is not keeps its place.
    let head = &bytes[..bytes.len().min(HEAD)];
    let head: String = head.iter().map(|&byte| if byte.is_ascii() { char::from(byte) } else { 'x' }).collect();
    by_xml(&head).or_else(|| if format == Format::Html { by_meta(&head) } else { None })
}

fn by_xml(head: &str) -> Option<Declared> {
    let declaration = &head[..head.strip_prefix("<?xml")?.find("?>")? + "<?xml".len()];
    let at = declaration.find("encoding")? + "encoding".len();
    let quoted = declaration[at..].trim_start().strip_prefix('=')?.trim_start();
    let quote = quoted.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let start = declaration.len() - quoted.len() + 1;
    let len = declaration[start..].find(quote)?;
    Some(label(head, Span::new(start, start + len)))
}

fn by_meta(head: &str) -> Option<Declared> {
    let mut at = 0;
    while let Some(next) = head[at..].find('<') {
        let start = at + next;
        at = start + 1;
        if head[start..].starts_with("<!--") {
            at = start + head[start..].find("-->")?;
            continue;
        }
        let Some(tag) = Tag::lex_html(head, start, head.len()) else { continue };
        at = tag.end;
        if !tag.name.eq_ignore_ascii_case("meta") || tag.closing {
            continue;
        }
        if let Some(charset) = tag.attribute("charset") {
            return Some(label(head, charset.value));
        }
        let equiv = tag.attribute("http-equiv").map_or("", |equiv| &head[equiv.value.range()]);
        let content = tag.attribute("content").filter(|_| equiv.eq_ignore_ascii_case("content-type"));
        if let Some(found) = content.and_then(|content| by_content(head, content.value)) {
            return Some(found);
        }
    }
    None
}

/// The charset in `text/html; charset=windows-1251`.
fn by_content(head: &str, content: Span) -> Option<Declared> {
    let value = head[content.range()].to_ascii_lowercase();
    let after = value.find("charset")? + "charset".len();
    let rest = value[after..].trim_start().strip_prefix('=')?.trim_start().trim_start_matches(['"', '\'']);
    let len = rest.find([';', ' ', '"', '\'']).unwrap_or(rest.len());
    let start = content.end() - rest.len();
    Some(label(head, Span::new(start, start + len)))
}

fn label(head: &str, span: Span) -> Declared {
    Declared { label: head[span.range()].trim().to_owned(), span }
}

#[cfg(test)]
mod tests {
    use super::{Format, Source, contradiction, declared, decode};
    use crate::text::{Charset, DecodeError};

    fn page(meta: &str, text: &str, charset: &str) -> Vec<u8> {
        Charset::of(charset).expect("known").encode(&format!("<html>{meta}<p>{text}")).expect("encodable")
    }

    #[test]
    fn declarations_are_found_where_they_stand() {
        for (text, label) in [
            ("<?xml version='1.0' encoding='KOI8-U'?><html>", Some("KOI8-U")),
            ("<!doctype html><head><meta charset=windows-1251>", Some("windows-1251")),
            ("<META CHARSET = \"Big5\">", Some("Big5")),
            ("<meta http-equiv=Content-Type content='text/html; charset=gbk'>", Some("gbk")),
            ("<meta content='text/html;charset=\"gbk\"' http-equiv=\"Content-Type\">", Some("gbk")),
            ("<!-- <meta charset=gbk> --><meta charset=big5>", Some("big5")),
            ("<meta name=description content='charset=gbk'>", None),
            ("<p title=\"<meta charset=gbk>\">", None),
            ("<?xml version='1.0'?>", None),
        ] {
            let found = declared(text.as_bytes(), Format::Html);
            assert_eq!(found.as_ref().map(|found| found.label.as_str()), label, "{text}");
            assert!(found.is_none_or(|found| text[found.span.range()] == found.label));
        }
        let far = format!("{}<meta charset=gbk>", " ".repeat(1024));
        assert_eq!(declared(far.as_bytes(), Format::Html), None);
    }

    #[test]
    fn the_mark_beats_the_flag_and_the_flag_the_file() {
        let gbk = "<meta charset=gbk>";
        let charset = |bytes: Vec<u8>, given: Option<&str>| {
            let given = given.map(|label| Charset::of(label).expect("known"));
            decode("a.html", bytes, Format::Html, given).map(|source| source.charset().name())
        };
        assert_eq!(charset(page(gbk, "哈尔科夫", "gbk"), None), Ok("GBK"));
        assert_eq!(charset(page(gbk, "哈尔科夫", "big5"), Some("big5")), Ok("Big5"));
        assert_eq!(charset([b"\xEF\xBB\xBF", &*page(gbk, "哈", "utf-8")].concat(), Some("gbk")), Ok("UTF-8"));
        assert_eq!(charset(page("", "Харків", "utf-16le"), None), Ok("UTF-16LE"));
        assert_eq!(charset(page(gbk, "Харків", "utf-16be"), None), Ok("UTF-16BE"));
        assert_eq!(charset(page("", "Харків", "windows-1251"), Some("windows-1251")), Ok("windows-1251"));
        let error = charset(page("<meta charset=utf-8>", "Харків", "windows-1251"), None).expect_err("no UTF-8");
        assert_eq!(
            error.to_string(),
            "is not valid UTF-8: byte 0xD5 at offset 29; say what it is with --charset, or convert the file to UTF-8"
        );
        let unknown = charset(page("<meta charset=windows-1215>", "Харків", "windows-1251"), None);
        assert!(matches!(unknown, Err(DecodeError::Charset { message }) if message.contains("`windows-1251`")));
    }

    #[test]
    fn what_is_utf8_is_read_as_utf8_whatever_it_declares() {
        let bytes = page("<meta charset=windows-1251>", "Харків", "utf-8");
        let source = decode("a.html", bytes, Format::Html, None).expect("text");
        let problem = contradiction(&source, Format::Html).expect("a contradiction");
        assert_eq!(source.slice(problem.span), "windows-1251");
        assert_eq!(problem.message, "declares windows-1251 but is UTF-8");
        let right = Source::new("a.html", "<meta charset=UTF8>Харків");
        assert_eq!(contradiction(&right, Format::Html), None);
    }
}
