//! Subtitles: `SubRip` and `WebVTT`.
//!
//! A cue is a segment, its lines joined. Numbers, times, tags and styles are masked.

use super::codec;
use super::plain;
use super::suppress::{self, Comment};
use super::tag::reference;
use crate::document::{Codec, Document, Role, Segment, SegmentBuilder, Zone};
use crate::text::{Lang, Source, Span};

/// Reads `SubRip`.
pub(super) fn srt(source: &Source) -> Document<'_> {
    let mut document = Document::default();
    for block in blocks(source.text()) {
        // A blank line in a cue leaves text without a time.
        let lines = cue(source.text(), &block).unwrap_or(&block);
        read_cue(source.text(), lines, codec::SUBRIP, &mut document);
    }
    document
}

/// Reads `WebVTT`.
pub(super) fn vtt(source: &Source) -> Document<'_> {
    let text = source.text();
    let mut document = Document::default();
    let (mut comments, mut places) = (Vec::new(), Vec::new());
    for (number, block) in blocks(text).iter().enumerate() {
        let whole = block[0].cover(block[block.len() - 1]);
        if let Some(lines) = cue(text, block) {
            places.push(whole);
            read_cue(text, lines, codec::WEBVTT, &mut document);
        } else if let Some(body) = text[whole.range()].strip_prefix("NOTE") {
            comments.push(Comment { span: whole, body: body.to_owned() });
        } else if number == 0 {
            let declared = block.iter().find_map(|line| text[line.range()].strip_prefix("Language:"));
            document.lang = declared.and_then(|tag| Lang::parse(tag.trim()));
        }
    }
    suppress::resolve(source, &comments, &places, &mut document);
    document
}

/// Runs of lines that are not blank, without their line ends.
fn blocks(text: &str) -> Vec<Vec<Span>> {
    let mut blocks = vec![Vec::new()];
    let mut start = 0;
    for raw in text.split_inclusive('\n') {
        // Old Macintosh files end lines in a carriage return alone.
        for line in raw.split_inclusive('\r') {
            let trimmed = line.trim_end();
            if !trimmed.is_empty() {
                if let Some(block) = blocks.last_mut() {
                    block.push(Span::new(start, start + trimmed.len()));
                }
            } else if line != "\n" || !text[..start].ends_with('\r') {
                blocks.push(Vec::new());
            }
            start += line.len();
        }
    }
    blocks.retain(|block| !block.is_empty());
    blocks
}

/// The lines below the time of a cue.
fn cue<'b>(text: &str, block: &'b [Span]) -> Option<&'b [Span]> {
    let time = block.iter().take(2).position(|line| text[line.range()].contains("-->"))?;
    Some(&block[time + 1..])
}

/// Whether a line begins what another speaker says.
fn is_speech(line: &str) -> bool {
    let seen = line.trim_start_matches(|c: char| c.is_whitespace() || is_direction(c));
    let seen = if seen.starts_with('<') { seen.split_once('>').map_or(seen, |(_, rest)| rest) } else { seen };
    let dashed = seen.strip_prefix(['-', '–', '—', '‐']);
    dashed.is_some_and(|rest| !rest.starts_with(['-', '>']) && rest.contains(char::is_alphabetic))
}

/// Marks that set the direction of a line.
fn is_direction(c: char) -> bool {
    matches!(c, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Adds the segments of a cue: one, or one for each speaker.
fn read_cue<'s>(text: &'s str, lines: &[Span], codec: Codec, document: &mut Document<'s>) {
    let mut parts: Vec<&[Span]> = Vec::new();
    let mut start = 0;
    for at in 1..=lines.len() {
        if at == lines.len() || is_speech(&text[lines[at].range()]) {
            parts.push(&lines[start..at]);
            start = at;
        }
    }
    for part in parts {
        let mut speakers = Vec::new();
        let mut builder = Segment::builder(text);
        for (at, &line) in part.iter().enumerate() {
            if let Some(before) = at.checked_sub(1).map(|at| part[at]) {
                let (_, decoded) = plain::line_break(&text[before.range()], &text[line.range()]);
                builder.atom(Span::new(before.end(), line.start()), decoded);
            }
            read_line(text, line, &mut builder, &mut speakers);
        }
        let mut segment = builder.finish(Role::Body, codec);
        let len = segment.text().len();
        if let Some(named) = speaker(segment.text()) {
            segment.zones.push(Zone { span: Span::new(0, named), role: Role::Byline });
        }
        if part.first().is_some_and(|line| is_speech(&text[line.range()])) {
            segment.zones.push(Zone { span: Span::new(0, len), role: Role::Spoken });
        }
        document.segments.extend(speakers.into_iter().map(|span| {
            let mut builder = Segment::builder(text);
            builder.verbatim(span);
            builder.finish(Role::Byline, codec)
        }));
        if segment.text().contains(char::is_alphabetic) {
            document.segments.push(segment);
        }
    }
}

/// Adds a line, its tags masked and its references decoded.
fn read_line(text: &str, line: Span, builder: &mut SegmentBuilder<'_>, speakers: &mut Vec<Span>) {
    let (mut done, mut at) = (line.start(), line.start());
    while at < line.end() {
        let rest = &text[at..line.end()];
        let masked = match rest.as_bytes()[0] {
            b'<' => tag_end(rest),
            b'{' if rest.starts_with("{\\") => rest.find('}').map(|end| end + 1),
            b'&' => {
                if let Some((whole, decoded)) = reference(rest) {
                    builder.verbatim(Span::new(done, at)).atom(Span::new(at, at + whole.len()), &decoded);
                    at += whole.len();
                    done = at;
                    continue;
                }
                None
            }
            _ => None,
        };
        let Some(len) = masked else {
            at += 1;
            while !text.is_char_boundary(at) {
                at += 1;
            }
            continue;
        };
        builder.verbatim(Span::new(done, at));
        speakers.extend(voice(&rest[..len]).map(|span| span.shifted(at)));
        at += len;
        done = at;
    }
    builder.verbatim(Span::new(done, line.end()));
}

/// The length of the tag or time that a text begins with.
fn tag_end(text: &str) -> Option<usize> {
    let is_tag = text[1..].starts_with(|c: char| c == '/' || c.is_ascii_alphanumeric());
    text.find('>').filter(|_| is_tag).map(|end| end + 1)
}

/// The speaker in `<v Name>` or `<v.loud Name>`.
fn voice(tag: &str) -> Option<Span> {
    let inner = tag.strip_prefix("<v")?.strip_suffix('>')?;
    if !inner.starts_with([' ', '.', '\t']) {
        return None;
    }
    let name = inner.split_once([' ', '\t'])?.1.trim();
    let start = "<v".len() + inner.find(name)?;
    (!name.is_empty()).then(|| Span::new(start, start + name.len()))
}

/// Where the speaker ends in `MARCHUK: Nobody believed it.`
fn speaker(text: &str) -> Option<usize> {
    let start = text.len() - text.trim_start_matches(['-', '–', '—', ' ']).len();
    let end = start + text[start..].find([':', '：'])?;
    let name = &text[start..end];
    let is_short = name.chars().count() <= 40 && name.chars().filter(|c| c.is_alphabetic()).count() >= 2;
    let is_capitals = name.chars().all(|c| !c.is_lowercase()) && name.contains(char::is_uppercase);
    (is_short && is_capitals).then_some(end)
}

#[cfg(test)]
mod tests {
    use super::{srt, vtt};
    use crate::document::{Document, Role};
    use crate::text::{Source, Span};

    fn seen(document: &Document<'_>) -> Vec<(Role, String)> {
        document.segments.iter().map(|segment| (segment.role, segment.text().to_owned())).collect()
    }

    #[test]
    fn the_lines_of_a_cue_are_one_text_and_a_name_across_them_is_mended() {
        let text = "1\r\n00:00:01,000 --> 00:00:04,000\r\n{\\an8}The train goes to Krivoy\r\n<i>Rih</i> & back.\r\n\r\n2\r\n00:00:05,000 --> 00:00:06,000\r\n- To Khar<b>kov</b>?\r\n- No.\r\n";
        let source = Source::new("train.srt", text);
        let document = srt(&source);
        let expected = [
            (Role::Body, "The train goes to Krivoy Rih & back."),
            (Role::Body, "- To Kharkov?"),
            (Role::Body, "- No."),
        ];
        assert_eq!(seen(&document), expected.map(|(role, text)| (role, text.to_owned())));
        let segment = &document.segments[0];
        let at = segment.text().find("Krivoy").expect("in the text");
        let (span, new) = segment.edit(Span::new(at, at + 10), "Kryvyi Rih").expect("editable");
        let edited = [&text[..span.start()], &new, &text[span.end()..]].concat();
        assert_eq!(edited, text.replace("Krivoy", "Kryvyi"));
        let speech = &document.segments[1];
        assert_eq!(speech.role_at(Span::new(5, 12)), Role::Spoken);
    }

    #[test]
    fn webvtt_has_voices_notes_and_styles() {
        let text = "WEBVTT - Night train\nKind: captions\nLanguage: en-GB\n\nSTYLE\n::cue { color: Kharkov }\n\nNOTE canonym: ignore[mixed-forms] the name of the film\n\nfirst\n00:01.000 --> 00:04.000 align:start\n<v.loud Olha Marchuk>Nobody in Kharkov</v> <00:02.000>believed &amp; hoped\n\n00:05.000 --> 00:06.000\nMARCHUK: In Kyiv.\n";
        let source = Source::new("train.vtt", text);
        let document = vtt(&source);
        assert_eq!(document.lang.map(|lang| lang.to_string()).as_deref(), Some("en-GB"));
        let expected = [
            (Role::Byline, "Olha Marchuk"),
            (Role::Body, "Nobody in Kharkov believed & hoped"),
            (Role::Body, "MARCHUK: In Kyiv."),
        ];
        assert_eq!(seen(&document), expected.map(|(role, text)| (role, text.to_owned())));
        assert_eq!(document.segments[2].role_at(Span::new(0, 7)), Role::Byline);
        let covered = &text[document.suppressions[0].covers.range()];
        assert!(covered.contains("Kharkov</v>") && !covered.contains("MARCHUK"), "{covered}");
    }
}
