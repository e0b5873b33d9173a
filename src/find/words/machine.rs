//! Strings that are there for machines: a name inside one is no name of the text.

use std::ops::Range;

use super::is_unspaced;
use crate::text::fold::is_mark;

/// Machine strings in a chunk of text without blanks, in order.
pub(super) fn strings(chunk: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    let mut before = None;
    while at < chunk.len() {
        let rest = &chunk[at..];
        let (taken, machine) = next_part(rest, before);
        if let Some(part) = machine {
            found.push(at + part.start..at + part.end);
        }
        before = rest[..taken].chars().next_back();
        at += taken;
    }
    found
}

/// How much of `rest` the next part takes, and the machine string in it.
fn next_part(rest: &str, before: Option<char>) -> (usize, Option<Range<usize>>) {
    let first = rest.chars().next().unwrap_or('\0');
    if let Some(len) = tag(rest, before) {
        return (len, Some(0..len));
    }
    if is_delimiter(first) {
        return (first.len_utf8(), None);
    }
    if let Some(len) = address(rest) {
        return (len, Some(0..len));
    }
    let len = rest.find(is_delimiter).unwrap_or(rest.len());
    let core = rest[..len].trim_end_matches(['.', '-', '_']);
    let start = core.len() - core.trim_start_matches(['-', '_']).len();
    let is_machine = is_machine(&core[start..]);
    (len, is_machine.then_some(start..core.len()))
}

/// The length of a `#hashtag` or `@handle` (`@name@host.org`) at the start of `rest`.
fn tag(rest: &str, before: Option<char>) -> Option<usize> {
    let sign = rest.chars().next().filter(|sign| matches!(sign, '#' | '@'))?;
    if before.is_some_and(char::is_alphanumeric) {
        return None;
    }
    let belongs = |c: char| c.is_alphanumeric() || is_mark(c) || c == '_' || (sign == '@' && matches!(c, '.' | '@'));
    let body = &rest[1..];
    let body = &body[..body.find(|c| !belongs(c)).unwrap_or(body.len())];
    let body = body.trim_end_matches(['.', '@', '_']);
    let is_tag = body.starts_with(|c: char| c.is_alphanumeric() || c == '_') && body.contains(char::is_alphabetic);
    is_tag.then_some(1 + body.len())
}

/// The length of a URL, a domain with a path or a drive path at the start of `rest`.
fn address(rest: &str) -> Option<usize> {
    let scheme = rest.bytes().take(12).take_while(u8::is_ascii_alphabetic).count();
    let after = &rest.as_bytes()[scheme..];
    let is_url = (scheme > 1 && after.starts_with(b"://"))
        || (scheme == 1 && (after.starts_with(b":\\") || after.starts_with(b":/")))
        || (scheme == 3 && after.starts_with(b".") && rest[..3].eq_ignore_ascii_case("www"));
    if !is_url {
        let host = &rest[..rest.find(|c: char| is_delimiter(c) || !(c.is_alphanumeric() || matches!(c, '.' | '-')))?];
        let tail = &rest.as_bytes()[host.len()..];
        let has_tail = matches!(tail, [b'/' | b'?' | b'#', ..] | [b':', b'0'..=b'9', ..]);
        if !has_tail || !is_domain(host, true) {
            return None;
        }
    }
    let len = url_end(rest);
    (len > scheme + 3).then_some(len)
}

/// Where a URL at the start of `rest` ends: before what is punctuation of the sentence.
fn url_end(rest: &str) -> usize {
    let mut before = '/';
    let mut end = rest.len();
    for (at, c) in rest.char_indices() {
        // Han and kana in a path follow its slash; right after Latin letters the sentence goes on.
        let sentence_goes_on = is_unspaced(c) && !matches!(before, '/' | '=' | '-' | '_') && !is_unspaced(before);
        if is_hard(c) || sentence_goes_on {
            end = at;
            break;
        }
        before = c;
    }
    let url = &rest[..end];
    let mut open = url.matches(['(', '[']).count();
    let mut close = url.matches([')', ']']).count();
    let trimmed = url.trim_end_matches(|c| match c {
        ')' | ']' if close > open => {
            close -= 1;
            true
        }
        '(' | '[' => {
            open -= 1;
            true
        }
        _ => matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '*' | '_' | '-'),
    });
    trimmed.len()
}

/// Characters that no machine string holds.
fn is_hard(c: char) -> bool {
    match c {
        '"' | '<' | '>' | '|' | '{' | '}' | '`' | '^' => true,
        _ if c.is_ascii() => false,
        _ => !c.is_alphanumeric() && !is_mark(c),
    }
}

/// Characters that part the candidates of a chunk. URLs, which may hold some of them, are found first.
fn is_delimiter(c: char) -> bool {
    matches!(c, '(' | ')' | '[' | ']' | ',' | ';' | ':' | '!' | '?' | '*' | '=' | '\'' | '&' | '#' | '$')
        || is_hard(c)
        || is_unspaced(c)
}

fn is_machine(part: &str) -> bool {
    if !part.contains(char::is_alphabetic) {
        return false; // 10/05/2022, 3.5, 555-12-34: a number for people.
    }
    if let Some((local, host)) = part.split_once('@') {
        return local.starts_with(char::is_alphanumeric) && is_domain(host, true);
    }
    if part.contains(['/', '\\']) {
        return is_path(part);
    }
    has_inner_underscore(part) || is_dotted(part) || is_slug(part)
}

fn has_inner_underscore(part: &str) -> bool {
    part.match_indices('_').any(|(at, _)| {
        let before = part[..at].chars().next_back();
        let after = part[at + 1..].chars().next();
        before.is_some_and(char::is_alphanumeric) && after.is_some_and(|c| c.is_alphanumeric() || c == '_')
    })
}

/// A path, or a time zone such as `Europe/Kiev`; not two names with a slash between.
fn is_path(part: &str) -> bool {
    let separators = part.matches(['/', '\\']).count();
    let mut steps = part.split(['/', '\\']);
    let first = steps.next().unwrap_or_default();
    let is_rooted = matches!(first, "" | "." | ".." | "~");
    let holds_name = || part.split(['/', '\\']).any(|step| is_dotted(step) || has_inner_underscore(step));
    let is_lower = || part.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase());
    if is_rooted {
        return separators > 1 || !first.is_empty() || holds_name();
    }
    let is_zone = TZ_AREAS.contains(&first) && steps.all(|step| step.starts_with(|c: char| c.is_ascii_uppercase()));
    is_zone || part.contains('\\') || holds_name() || (separators > 1 && is_lower())
}

/// Names with points: `Kharkiv1.webp`, `kyivpost.com`, `ua.kharkov.khpi`.
fn is_dotted(part: &str) -> bool {
    let Some((stem, last)) = part.rsplit_once('.') else { return false };
    let is_file = !stem.is_empty() && is_one_case(last) && contains_folded(EXTENSIONS, last);
    is_file || is_domain(part, false) || is_identifier(part)
}

fn is_identifier(part: &str) -> bool {
    let mut labels = part.split('.');
    let starts_low = labels.next().is_some_and(|first| first.bytes().all(|b| b.is_ascii_lowercase()));
    let is_label = |label: &str| label.len() > 1 && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    starts_low && part.split('.').count() > 2 && part.split('.').all(is_label)
}

/// A domain. Before a path (`sure`) short ones count too: `t.me/kyivpost`, but not Polish `m.in.`.
fn is_domain(host: &str, sure: bool) -> bool {
    let Some((labels, top)) = host.rsplit_once('.') else { return false };
    let is_label = |label: &str| !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-');
    if !labels.split('.').all(is_label) || !is_one_case(top) {
        return false;
    }
    let is_short = labels.rsplit('.').next().is_none_or(|label| label.len() < 2);
    let is_country = top.len() == 2 && contains_folded(COUNTRIES, top) && (sure || !is_short);
    is_country || contains_folded(GENERIC, top) || ["укр", "рф", "бел", "срб"].contains(&top)
}

/// `kharkov-after-the-siege-of-2022`: many low words, or some with a number after the first.
fn is_slug(part: &str) -> bool {
    let hyphens = part.matches('-').count();
    let is_low = part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    let is_number = |word: &str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_digit());
    let starts_low = part.starts_with(|c: char| c.is_ascii_lowercase());
    is_low && starts_low && hyphens > 1 && (hyphens > 3 || part.split('-').skip(1).any(is_number))
}

/// `jpg` or `JPG`; in `Jpg` a sentence may start whose blank was lost.
fn is_one_case(label: &str) -> bool {
    !label.contains(char::is_uppercase) || !label.contains(char::is_lowercase)
}

fn contains_folded(list: &str, label: &str) -> bool {
    list.split(' ').any(|known| known.eq_ignore_ascii_case(label))
}

const TZ_AREAS: &[&str] =
    &["Africa", "America", "Antarctica", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific", "Etc"];

/// Endings of file names that are no endings of sentences.
const EXTENSIONS: &str = "webp jpg jpeg png gif svg bmp tif tiff heic psd indd pdf md mdx txt text rtf doc docx odt \
    xls xlsx ods ppt pptx odp csv tsv json jsonl geojson xml html htm xhtml php aspx js mjs ts tsx css scss py rs toml \
    yaml yml ini cfg conf log zip rar gz tgz tar xz mp3 wav ogg flac mp4 mov avi mkv webm epub srt vtt ttml po pot tmx \
    xlf xliff exe dll apk dmg iso sql db shp kml kmz";

/// Top-level domains of more than two letters.
const GENERIC: &str = "com org net edu gov mil int info biz news media press agency online site tech live blog \
    today world report africa asia onion tv app dev eus cat gal museum travel";

/// Top-level domains of countries.
const COUNTRIES: &str = "ac ae af ag ai al am ao ar at au az ba bd be bg bh bo br by ca cc cd ch ci cl cm cn co cr cu \
    cy cz de dk do dz ec ee eg es et eu fi fm fr gb ge gg gh gr gt hk hn hr hu id ie il in iq ir is it jo jp ke kg kh \
    kr kw kz la lb li lk lt lu lv ly ma mc md me mg mk mn mt mx my ng ni nl no np nz pa pe ph pk pl ps pt py qa ro rs \
    ru rw sa se sg si sk sn su sv sy th tj tm tn tr tt tv tw tz ua ug uk us uy uz va ve vn ws xk za zm zw";
