//! Quotations: who says a name decides what may be said about its spelling.
//!
//! A quotation ends at its closing mark, or at the end of its paragraph: an unbalanced mark never
//! swallows more. Where the next paragraph opens the quotation again, the two are one quotation and
//! have one role.

mod cues;
mod marks;

use crate::document::{Document, Role, Segment, Zone};
use crate::text::{Lang, Span};
use marks::Quotation;

/// How a language quotes.
#[derive(Debug, Clone, Default)]
pub struct QuoteStyle {
    /// Opening and closing marks, outer before inner. Marks of other languages are known all the same;
    /// these say what an ambiguous one is.
    pub pairs: Vec<(char, char)>,
    /// Folded words near a quotation that show it was written, not spoken: tweeted, wrote, statement.
    pub written_cues: Vec<Box<str>>,
}

/// Adds a zone for each quotation: [`Role::Spoken`], [`Role::Written`], or [`Role::Title`] where its
/// words look like the title of a work. A zone is what stands between the marks. Single quoted words
/// (scare quotes) get none, and segments that are quoted writing as a whole are left alone.
pub fn mark(document: &mut Document<'_>, style: impl Fn(Option<Lang>) -> QuoteStyle) {
    let mut styles: Vec<(Option<Lang>, QuoteStyle)> = Vec::new();
    let mut open: Option<Open> = None;
    let mut goes_on = false;
    for at in 0..document.segments.len() {
        goes_on = document.segments[at].role == Role::Spoken
            && (goes_on || is_announced(document, at, |lang| style(lang).written_cues));
        if goes_on {
            document.segments[at].role = Role::Written;
        }
        let segment = &document.segments[at];
        if matches!(segment.role, Role::Written | Role::Tag | Role::Byline) {
            continue;
        }
        let lang = segment.lang.or(document.lang);
        let known = styles.iter().position(|(known, _)| *known == lang).unwrap_or_else(|| {
            styles.push((lang, style(lang)));
            styles.len() - 1
        });
        open = mark_segment(&mut document.segments, at, &styles[known].1, open);
    }
}

/// Whether the paragraph before a block quotation says that it was written: “She wrote on Telegram:”.
fn is_announced(document: &Document<'_>, at: usize, cues: impl Fn(Option<Lang>) -> Vec<Box<str>>) -> bool {
    let before = at.checked_sub(1).map(|before| &document.segments[before]);
    before.filter(|before| before.role == Role::Body).is_some_and(|before| {
        let text = before.text().trim_end();
        cues::announces_writing(text, &cues(before.lang.or(document.lang)))
    })
}

/// A quotation that its paragraph leaves open.
struct Open {
    mark: char,
    /// Its zones so far, as indices of segments and of their zones.
    zones: Vec<(usize, usize)>,
}

/// Marks the quotations of a segment; returns the one that stays open.
fn mark_segment(segments: &mut [Segment<'_>], at: usize, style: &QuoteStyle, open: Option<Open>) -> Option<Open> {
    let segment = &segments[at];
    let text = segment.text();
    let quotations = marks::quotations(text, &style.pairs, open.as_ref().map(|open| open.mark));
    let mut zones: Vec<Zone> = Vec::new();
    let mut still_open = None;
    let mut earlier: Option<(Span, Role)> = None;
    // The end of the outermost quoted writing so far: what is quoted in it is written too.
    let mut written_until = 0;
    let first_zone = segment.zones.len();
    let mut reopened = None;
    for quotation in &quotations {
        let Some(mut role) = role(text, quotation, style, earlier) else { continue };
        let span = quotation.inner;
        if role == Role::Spoken && span.end() <= written_until {
            role = Role::Written;
        }
        if role == Role::Written {
            written_until = written_until.max(span.end());
        }
        if quotation.depth == 0 {
            earlier = Some((span, role)).filter(|_| role != Role::Title).or(earlier);
            let index = first_zone + zones.len();
            if quotation.reopens && role != Role::Title {
                reopened = Some((index, role));
            }
            if !quotation.closed {
                still_open = Some((quotation.open, index));
            }
        }
        zones.push(Zone { span, role });
    }
    segments[at].zones.append(&mut zones);
    let mut chain = Vec::new();
    if let (Some(open), Some((index, role))) = (open, reopened) {
        chain = unite(segments, open, (at, index), role);
    }
    still_open.map(|(mark, index)| {
        if chain.last() != Some(&(at, index)) {
            chain = vec![(at, index)];
        }
        Open { mark, zones: chain }
    })
}

/// Makes one quotation of what was open and the zone that opens it again: a cue near any of its
/// paragraphs holds for all.
fn unite(segments: &mut [Segment<'_>], open: Open, next: (usize, usize), role: Role) -> Vec<(usize, usize)> {
    let mut chain = open.zones;
    let before = chain.last().map_or(role, |&(segment, zone)| segments[segment].zones[zone].role);
    let role = if before == Role::Written || role == Role::Written { Role::Written } else { Role::Spoken };
    chain.push(next);
    if before == role {
        segments[next.0].zones[next.1].role = role;
    } else {
        // The last cue settles it; this happens once a quotation, so that long chains stay cheap.
        for &(segment, zone) in &chain {
            segments[segment].zones[zone].role = role;
        }
    }
    chain
}

/// What a quotation is; `None` for scare quotes.
fn role(text: &str, quotation: &Quotation, style: &QuoteStyle, earlier: Option<(Span, Role)>) -> Option<Role> {
    let inner = &text[quotation.inner.range()];
    let names_work = || cues::is_title(inner) && !cues::is_sentence(text, quotation);
    let is_title = quotation.closed && !quotation.reopens && (quotation.open == '《' || names_work());
    if is_title {
        return Some(Role::Title);
    }
    if !inner.contains(char::is_alphanumeric) || (quotation.closed && cues::is_single_word(inner)) {
        return None;
    }
    if cues::is_written(text, quotation, &style.written_cues) {
        return Some(Role::Written);
    }
    // “A,” she wrote. “B.”: the second sentence goes on with the first one's attribution.
    let goes_on = earlier.filter(|&(before, _)| cues::goes_on(text, before, quotation));
    Some(goes_on.map_or(Role::Spoken, |(_, role)| role))
}

#[cfg(test)]
mod tests;
