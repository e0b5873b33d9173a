//! IPTC 7901 text transmission: <https://iptc.org/standards/iptc-7901/>
//!
//! A message is `SOH` header `STX` text `ETX` time of sending `EOT`; a file may hold several. The
//! header says source and number, priority, category, length and keywords. Lines of the text end
//! in `CR CR LF` or, at the end of a paragraph, in `<`.

use jiff::civil::Date;

use super::plain;
use crate::document::{Codec, Document, Role, Segment};
use crate::text::{Charset, Source, Span};

const SOH: char = '\u{1}';
const STX: char = '\u{2}';
const ETX: char = '\u{3}';
const EOT: char = '\u{4}';
const SYN: char = '\u{16}';

/// Whether a text begins like a message.
pub(super) fn recognize(text: &str) -> bool {
    text.trim_start_matches(|c: char| c.is_whitespace() || c == SYN).starts_with(SOH)
}

/// Whether the bytes of a file begin like a message.
pub(super) fn begins(bytes: &[u8]) -> bool {
    let first = bytes.iter().find(|byte| !byte.is_ascii_whitespace() && **byte != SYN as u8);
    first == Some(&(SOH as u8))
}

/// What a message is in that is not UTF-8 and of which nobody says more: eight bits, as most of Europe
/// sends them.
pub(super) fn charset() -> Charset {
    Charset::of("iso-8859-1").unwrap_or(Charset::UTF_8)
}

/// Reads the messages of a file.
pub(super) fn read(source: &Source) -> Vec<Document<'_>> {
    let text = source.text();
    let mut starts: Vec<usize> = text.match_indices(SOH).map(|(at, _)| at).collect();
    if starts.is_empty() {
        starts.push(0); // The envelope has been taken off.
    }
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    starts.iter().zip(ends).map(|(&start, end)| message(text, Span::new(start, end))).collect()
}

fn message(text: &str, span: Span) -> Document<'_> {
    let whole = &text[span.range()];
    let header_end = whole.find(STX).unwrap_or(0);
    let end = whole.find([ETX, EOT]).unwrap_or(whole.len()).max(header_end);
    let body = Span::new(header_end, end).shifted(span.start());
    let outer = body_text(text, body);
    let mut document = plain::paragraphs(outer.text()).lift(&outer);
    if let Some(first) = document.segments.first_mut().filter(|first| is_keywords(first.text())) {
        first.role = Role::Tag;
        first.zones.clear();
    }
    let header = Header::of(&whole[..header_end]);
    document.member = header.name.map(Into::into);
    let keywords = header.keywords.shifted(span.start());
    let mut builder = Segment::builder(text);
    builder.verbatim(keywords);
    let keywords = builder.finish(Role::Tag, Codec::PLAIN);
    if keywords.text().contains(char::is_alphabetic) {
        document.segments.insert(0, keywords);
    }
    document.date = sent(&whole[end..]);
    document
}

/// The text with its line ends as those of other files, and without control characters.
fn body_text(text: &str, body: Span) -> Segment<'_> {
    let bytes = text.as_bytes();
    let mut builder = Segment::builder(text);
    let (mut done, mut at) = (body.start(), body.start());
    while at < body.end() {
        let rest = &bytes[at..body.end()];
        let ends_line = |from: usize| {
            let blanks = rest[from..].iter().take_while(|&&byte| byte == b'\r').count();
            (rest.get(from + blanks) == Some(&b'\n')).then_some(from + blanks + 1)
        };
        let atom = match rest[0] {
            b'\r' => ends_line(0).map(|len| (len, "\n")),
            b'<' => ends_line(1).filter(|&len| len > 1).map(|len| (len, "\n\n")),
            byte if byte.is_ascii_control() && !matches!(byte, b'\n' | b'\t') => Some((1, "")),
            _ => None,
        };
        let Some((len, decoded)) = atom else {
            at += 1;
            continue;
        };
        builder.verbatim(Span::new(done, at)).atom(Span::new(at, at + len), decoded);
        at += len;
        done = at;
    }
    builder.verbatim(Span::new(done, body.end()));
    builder.finish(Role::Body, Codec::PLAIN)
}

/// What the header says: `dpa0123 3 pl 212 Bahn/Ukraine/`.
struct Header<'t> {
    /// Source and number.
    name: Option<&'t str>,
    /// What follows the number of words.
    keywords: Span,
}

impl<'t> Header<'t> {
    fn of(header: &'t str) -> Self {
        let start = header.find(SOH).map_or(0, |at| at + 1);
        let line = header[start..].trim_end_matches(|c: char| c.is_whitespace() || c.is_control());
        let name = line.split_whitespace().next();
        let mut words = 0;
        let mut at = line.len() - line.trim_start().len();
        // Source, priority, category, number of words.
        while words < 4 && at < line.len() {
            at += line[at..].find(char::is_whitespace).unwrap_or(line.len() - at);
            at += line[at..].len() - line[at..].trim_start().len();
            words += 1;
        }
        Self { name, keywords: Span::new(at, line.len()).shifted(start) }
    }
}

/// Whether the first line of a text names its topic, as `Bahn/Ukraine/` does.
fn is_keywords(line: &str) -> bool {
    line.contains('/') && !line.contains(". ") && line.split_whitespace().count() <= 4
}

/// The day of `221115 Nov 26`: day, hour and minute, month, year.
fn sent(text: &str) -> Option<Date> {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let mut words = text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty());
    let (day, month, year) = (words.next()?, words.next()?, words.next()?);
    let month = MONTHS.iter().position(|name| month.to_lowercase().starts_with(name))?;
    let year: i16 = year.parse().ok()?;
    let year = if year < 70 {
        year + 2000
    } else if year < 100 {
        year + 1900
    } else {
        year
    };
    Date::new(year, i8::try_from(month).ok()? + 1, day.get(..2)?.parse().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::{read, recognize, sent};
    use crate::document::Role;
    use crate::text::{Source, Span};

    const MESSAGE: &str = "\u{16}\u{1}xyz0042 4 pl 21 Bahn/Ukraine\r\r\n\u{2}Nachtzüge fahren wieder\r\r\n\r\r\n   Charkiw, 22. Nov (XYZ) - Die Nachtzüge nach Charkiw und Kriwoj\r\r\nRog fahren seit heute wieder, teilte die Bahn am Sonntag mit.<\r\nAuch Odessa ist dabei.\r\r\n\u{3}221115 Nov 26\r\r\n\u{4}";

    #[test]
    fn a_message_is_read_by_its_control_characters() {
        let source = Source::new("bahn.iptc", MESSAGE);
        assert!(recognize(source.text()) && !recognize("Nachtzüge\n"));
        let documents = read(&source);
        let [document] = &documents[..] else { panic!("{documents:?}") };
        assert_eq!(document.member.as_deref(), Some("xyz0042"));
        assert_eq!(document.date.map(|date| date.to_string()).as_deref(), Some("2026-11-22"));
        let seen: Vec<_> = document.segments.iter().map(|segment| (segment.role, segment.text())).collect();
        let expected = [
            (Role::Tag, "Bahn/Ukraine"),
            (Role::Headline, "Nachtzüge fahren wieder"),
            (
                Role::Body,
                "Charkiw, 22. Nov (XYZ) - Die Nachtzüge nach Charkiw und Kriwoj Rog fahren seit heute wieder, \
                 teilte die Bahn am Sonntag mit.",
            ),
            (Role::Body, "Auch Odessa ist dabei."),
        ];
        assert_eq!(seen, expected);
        let place = seen[2].1.find("Kriwoj Rog").expect("in the text");
        let edit = document.segments[2].edit(Span::new(place, place + 10), "Krywyj Rog");
        let (span, text) = edit.expect("editable");
        let edited = [&MESSAGE[..span.start()], &text, &MESSAGE[span.end()..]].concat();
        assert_eq!(edited, MESSAGE.replace("Kriwoj", "Krywyj"));
    }

    #[test]
    fn several_messages_are_several_items_and_a_torn_one_is_read() {
        let text = MESSAGE.repeat(2) + "\u{1}xyz0043 4 pl\r\n\u{2}Kiew ist ru";
        let source = Source::new("bahn.iptc", text);
        let names: Vec<_> = read(&source).into_iter().map(|document| document.member).collect();
        assert_eq!(
            names.iter().map(Option::as_deref).collect::<Vec<_>>(),
            [Some("xyz0042"), Some("xyz0042"), Some("xyz0043")]
        );
        assert_eq!(sent("\u{3}\r\n010900 JAN 1999\u{4}").map(|date| date.to_string()).as_deref(), Some("1999-01-01"));
        assert_eq!(sent("\u{3}991115 Nov 26"), None);
    }
}
