//! What paragraphs of wire copy are: headline, byline, body with its dateline.

use super::lines::is_capitals;
use crate::document::{Role, Segment, Zone};
use crate::text::{Span, boundary_before};

/// Sets the roles of paragraphs, in their order, and marks datelines and credits.
pub(super) fn set(segments: &mut [Segment<'_>]) {
    let mut at_top = true;
    let count = segments.len();
    for (at, segment) in segments.iter_mut().enumerate() {
        let text = segment.text();
        let (place, credits) = (dateline(text), credit(text));
        if (at < TOP && is_byline(text)) || credits == Some(0) {
            segment.role = Role::Byline;
            continue;
        }
        // A text of one line is no headline without a story.
        let is_headline = at_top && at < TOP && at + 1 < count && place.is_none() && is_headline(text);
        if is_headline {
            segment.role = Role::Headline;
            continue;
        }
        at_top = false;
        mark(segment, place, credits);
    }
}

/// Marks the dateline and the credits of a paragraph of which nothing else is known.
pub(in crate::read) fn mark_paragraph(segment: &mut Segment<'_>) {
    let (place, credits) = (dateline(segment.text()), credit(segment.text()));
    mark(segment, place, credits);
}

/// Marks the dateline that ends and the credits that start at these places.
fn mark(segment: &mut Segment<'_>, place: Option<usize>, credits: Option<usize>) {
    let len = segment.text().len();
    let dateline = place.map(|end| Zone { span: Span::new(0, end), role: Role::Dateline });
    let credit = credits.map(|start| Zone { span: Span::new(start, len), role: Role::Byline });
    segment.zones.extend(dateline.into_iter().chain(credit));
}

/// How many paragraphs the top of a story may have.
const TOP: usize = 5;

/// Whether a line starts a paragraph of its own even where none is blank before it.
pub(super) fn starts_paragraph(line: &str) -> bool {
    // `Text: Jane Doe`, `Title: A bridge`
    let key = line.split_whitespace().next().and_then(|word| word.strip_suffix(':'));
    let is_key = key.is_some_and(|key| key.starts_with(char::is_uppercase) && key.chars().all(char::is_alphabetic));
    is_key || is_byline(line) || dateline(line).is_some()
}

fn is_headline(text: &str) -> bool {
    let is_short = text.len() <= 400 && text.chars().count() <= 160;
    let ends = text.trim_end_matches(['”', '"', '»', '’', '\'', ')']).ends_with(['.', '。', ':', ',', ';', '…']);
    is_short && (!ends || is_capitals(text))
}

/// `By Jane Doe`, `Von Erika Mustermann und Jan Kowalski`, `Текст: Марія Коваль`.
pub(super) fn is_byline(text: &str) -> bool {
    if text.len() > 160 || text.ends_with(['.', '!', '?', ',', ':']) {
        return false;
    }
    let mut words = text.split_whitespace();
    let cue = words.next().unwrap_or_default();
    let is_cue = BYLINE_CUES.contains(&cue.trim_end_matches(':').to_lowercase().as_str());
    let is_name = |word: &&str| word.trim_start_matches(['(', '"', '“']).starts_with(char::is_uppercase);
    let (high, low): (Vec<&str>, Vec<&str>) = words.partition(is_name);
    let starts_high = cue.chars().next().is_some_and(char::is_uppercase);
    is_cue && starts_high && high.len() >= 2 && low.len() <= high.len() / 2 + 1
}

const BYLINE_CUES: &[&str] = &[
    "by",
    "von",
    "par",
    "por",
    "di",
    "door",
    "av",
    "af",
    "tekst",
    "text",
    "texte",
    "texto",
    "testo",
    "текст",
    "автор",
    "autor",
    "auteur",
    "автори",
    "авторы",
];

/// Where the credit at the end of a story starts: `(Reporting by Jane Doe; Editing by John Roe)`.
fn credit(text: &str) -> Option<usize> {
    const CUES: &[&str] = &["Reporting by ", "Additional reporting by ", "Writing by ", "Editing by ", "Reporting By "];
    if let Some(cue) = CUES.iter().find(|cue| text.starts_with(**cue)) {
        let rest = &text[cue.len()..];
        return rest.starts_with(char::is_uppercase).then_some(0);
    }
    let last = text.rmatch_indices('(').map(|(at, _)| at).find(|&at| text[..at].ends_with(' '));
    let start = last.or_else(|| text.starts_with('(').then_some(0))?;
    CUES.iter().any(|cue| text[start + 1..].starts_with(cue)).then_some(start)
}

/// Where the dateline at the start of a paragraph ends: before the blank and dash.
///
/// `KYIV, Ukraine (AP) —`, `Kyiv (AFP) –`, `KIEW, 3. März (dpa) -`, `(ANSA) - KIEV, 03 MAR -`,
/// `Kiev, 3 mar (EFE).-`, `МОСКВА, 5 января. /ТАСС/.`, and without an agency `LONDON —`.
fn dateline(text: &str) -> Option<usize> {
    if let Some(end) = chinese_dateline(text) {
        return Some(end);
    }
    let start = agency_first(text).unwrap_or(0);
    let window = &text[start..boundary_before(text, start + 160)];
    // Nearly all bytes are of letters; only these start a character that says something.
    let telling = |byte| matches!(byte, b')' | b'/' | b'-' | b'"' | b'?' | b'!' | 0xC2 | 0xE2);
    for (at, _) in window.bytes().enumerate().filter(|&(_, byte)| telling(byte)) {
        let Some(c) = window[at..].chars().next() else { break };
        let (end, after) = match c {
            ')' | '/' => (at + 1, &window[at + 1..]),
            '—' | '–' | '-' if window[..at].ends_with(' ') => (at - 1, &window[at - 1..]),
            '“' | '"' | '«' | '„' | '?' | '!' => return None,
            _ => continue,
        };
        let head = window[..end].trim_end();
        let is_dateline = if matches!(c, ')' | '/') {
            has_agency(head, c) && dash(after).is_some()
        } else {
            dash(after)? && is_bare(head)
        };
        if is_dateline {
            return Some(start + head.len());
        }
    }
    None
}

/// Where `新华社基辅3月5日电` ends: agency, place, day and the word for a telegram.
fn chinese_dateline(text: &str) -> Option<usize> {
    let (end, wire) = text.char_indices().take(30).find(|&(_, c)| matches!(c, '电' | '電'))?;
    let head = &text[..end];
    (head.contains('社') && head.ends_with('日')).then_some(end + wire.len_utf8())
}

/// The length of `(ANSA) - ` before a dateline.
fn agency_first(text: &str) -> Option<usize> {
    let body = text.strip_prefix('(')?;
    let end = body.char_indices().take(30).find(|&(_, c)| c == ')')?.0;
    let rest = &body[end + 1..];
    let dashed = rest.strip_prefix(" - ").or_else(|| rest.strip_prefix(" – ")).or_else(|| rest.strip_prefix(" — "))?;
    (is_agency(&body[..end]) && dashed.starts_with(char::is_uppercase)).then_some(text.len() - dashed.len())
}

/// Whether text goes on with the dash of a dateline, and whether a blank stands before that dash.
fn dash(after: &str) -> Option<bool> {
    let rest = after.trim_start_matches(' ');
    let spaced = rest.len() < after.len();
    // Spanish agencies write `(EFE).-`, Russian ones `/ТАСС/.`
    let stopped = rest.strip_prefix('.').filter(|_| !spaced);
    let is_dash =
        rest.starts_with(['—', '–', '-']) || stopped.is_some_and(|rest| rest.starts_with(['-', '–', '—', ' ']));
    is_dash.then_some(spaced)
}

/// `KYIV, Ukraine (AP)`: a place, maybe a day, and an agency before the bracket or slash that ends it.
fn has_agency(head: &str, close: char) -> bool {
    let open = if close == ')' { '(' } else { '/' };
    let inner = &head[..head.len() - 1];
    let Some(at) = inner.rfind(open) else { return false };
    is_agency(&inner[at + 1..]) && is_place(inner[..at].trim_end())
}

fn is_agency(name: &str) -> bool {
    const LOW: &[&str] = &["dpa", "apa", "sda", "tass", "cna", "ots", "pap", "epd", "kna"];
    let first = name.split(['/', ' ', '-']).next().unwrap_or_default();
    name.chars().count() <= 30 && (name.starts_with(char::is_uppercase) || LOW.contains(&first))
}

/// Whether every word of a dateline's place and day could be one: capitals, numbers, months.
fn is_place(head: &str) -> bool {
    let is_short = head.chars().count() <= 80 && head.split(' ').count() <= 9;
    let first = head.split([' ', ',']).next().unwrap_or_default();
    let capitals = first.chars().filter(|c| c.is_uppercase()).count();
    let is_name = first.starts_with(char::is_uppercase);
    // Kharkiv (Ukraine), 3 mars
    let is_balanced = head.matches('(').count() <= 1 && head.matches('(').count() == head.matches(')').count();
    let low = head.split(' ').filter(|word| word.starts_with(char::is_lowercase)).count();
    is_short && is_name && is_balanced && (low <= 2 || capitals > 1) && !head.contains(['”', ':', ';'])
}

/// `LONDON` or `KYIV, March 3`: without an agency the place has to be in capitals.
fn is_bare(head: &str) -> bool {
    let place = head.split(',').next().unwrap_or_default();
    is_capitals(place) && place.chars().all(|c| !c.is_ascii_digit()) && head.chars().count() <= 60 && is_place(head)
}

#[cfg(test)]
mod tests {
    use super::{credit, dateline, is_byline};

    #[test]
    fn datelines_end_before_the_dash() {
        for (text, expected) in [
            ("KYIV, Ukraine (AP) — Troops", "KYIV, Ukraine (AP)"),
            ("KIEV (Reuters) - Troops", "KIEV (Reuters)"),
            ("KYIV, March 3 (Xinhua) -- Troops", "KYIV, March 3 (Xinhua)"),
            ("Kyiv (AFP) – Troops", "Kyiv (AFP)"),
            ("KIEW, 3. März (dpa) - Truppen", "KIEW, 3. März (dpa)"),
            ("Kiew/Moskau (dpa) - Truppen", "Kiew/Moskau (dpa)"),
            ("Kijów (PAP) – Wojska", "Kijów (PAP)"),
            ("КИЇВ, 5 січ. (Укрінформ) — Війська", "КИЇВ, 5 січ. (Укрінформ)"),
            ("МОСКВА, 5 января. /ТАСС/. Войска", "МОСКВА, 5 января. /ТАСС/"),
            ("Kiev, 3 mar (EFE).- Las tropas", "Kiev, 3 mar (EFE)"),
            ("(ANSA) - KIEV, 03 MAR - Le truppe", "(ANSA) - KIEV, 03 MAR"),
            ("Kharkiv (Ukraine), 3 mars (AFP) – Les", "Kharkiv (Ukraine), 3 mars (AFP)"),
            ("新华社基辅3月5日电 老桥", "新华社基辅3月5日电"),
            ("LONDON — Troops", "LONDON"),
            ("ST. PETERSBURG, Fla. – Troops", "ST. PETERSBURG, Fla."),
        ] {
            assert_eq!(dateline(text).map(|end| &text[..end]), Some(expected), "{text}");
        }
    }

    #[test]
    fn other_dashes_end_no_dateline() {
        for text in [
            "The army (of Ukraine) – said",
            "Kharkiv (northeast) – a city",
            "The president of the country who came from Kryvyi Rih (Reuters) – said",
            "Kiev – a city – fell",
            "A Kiev-based agency",
            "“KYIV (Reuters) - he said",
            "Troops (AP) advanced",
            "",
        ] {
            assert_eq!(dateline(text), None, "{text}");
        }
    }

    #[test]
    fn bylines_and_credits() {
        for text in
            ["By Jane Doe", "BY JANE DOE AND JOHN ROE", "Von Erika Muster und Jan Kowal in Kiew", "Текст: Марія Коваль"]
        {
            assert!(is_byline(text), "{text}");
        }
        for text in ["By Tuesday", "By the river they sat", "By Jane Doe they were led.", "Por fin"] {
            assert!(!is_byline(text), "{text}");
        }
        assert_eq!(credit("(Reporting by Jane Doe; Editing by John Roe)"), Some(0));
        assert_eq!(credit("He fled. (Reporting by Jane Doe)"), Some(9));
        assert_eq!(credit("Writing by candlelight is hard."), None);
    }
}
