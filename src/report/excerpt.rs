//! The part of a line that fits on a screen, around the places that matter.

use std::ops::Range;

use super::shown::{columns, show};

/// A stretch of a line, or several with the middle left out, as it can be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Excerpt {
    /// What to show.
    pub(super) text: String,
    /// Where the places are in it, in the order in which they were given.
    pub(super) places: Vec<Range<usize>>,
}

const CUT: &str = "…";
/// How far a cut may move to fall between words.
const WORD: usize = 16;

/// Shows about `width` columns of `line` around `places`. A line may have 30 MB: no step walks it all.
pub(super) fn excerpt(line: &str, places: &[Range<usize>], width: usize) -> Excerpt {
    let places: Vec<Range<usize>> = places.iter().map(|place| clip(line, place, width / 2)).collect();
    let mut excerpt = Excerpt { text: String::new(), places: Vec::new() };
    // For each boundary between characters of the line that is shown, where it is in the excerpt.
    let mut map: Vec<(usize, usize)> = Vec::new();
    let mut done = 0;
    for window in windows(line, &places, width) {
        if window.start > done {
            excerpt.text.push_str(CUT);
        }
        for (at, c) in line[window.clone()].char_indices() {
            map.push((window.start + at, excerpt.text.len()));
            excerpt.text.extend(show(c));
        }
        map.push((window.end, excerpt.text.len()));
        done = window.end;
    }
    if done < line.len() {
        excerpt.text.push_str(CUT);
    }
    let shown_at = |offset: usize| map[map.partition_point(|&(at, _)| at < offset).min(map.len() - 1)].1;
    excerpt.places = places.iter().map(|place| shown_at(place.start)..shown_at(place.end)).collect();
    excerpt
}

/// The place, or its beginning where it is longer than a name can be.
fn clip(line: &str, place: &Range<usize>, width: usize) -> Range<usize> {
    let start = place.start.min(line.len());
    let end = place.end.clamp(start, line.len());
    start..start + forwards(&line[start..end], width).0
}

/// The stretches of the line to show, in order and disjoint.
fn windows(line: &str, places: &[Range<usize>], width: usize) -> Vec<Range<usize>> {
    let head = forwards(line, width).0;
    if head == line.len() || places.is_empty() {
        return std::iter::once(0..head).collect();
    }
    let named: usize = places.iter().map(|place| place.len().min(width / 2)).sum();
    let around = width.saturating_sub(named) / places.len().max(1);
    let mut windows: Vec<Range<usize>> = places.iter().map(|place| window(line, place, around)).collect();
    windows.sort_by_key(|window| window.start);
    windows.dedup_by(|next, last| {
        let meet = next.start <= last.end;
        if meet {
            last.end = last.end.max(next.end);
        }
        meet
    });
    windows
}

/// The place with `around` columns of what stands around it; what one side lacks, the other gets.
fn window(line: &str, place: &Range<usize>, around: usize) -> Range<usize> {
    let (before, after) = (&line[..place.start], &line[place.end..]);
    let right = forwards(after, around.saturating_sub(backwards(before, around / 2).1));
    let left = backwards(before, around.saturating_sub(right.1));
    let start = place.start - left.0;
    let end = place.end + right.0;
    between_words(line, start, place, end)
}

/// Moves the ends of a window inwards to a blank, if one is near.
fn between_words(line: &str, mut start: usize, place: &Range<usize>, mut end: usize) -> Range<usize> {
    let blank = |c: char| c.is_whitespace();
    if start > 0
        && let Some(at) = line[start..place.start].find(blank).filter(|&at| at < WORD)
    {
        start += at;
    }
    if end < line.len()
        && let Some(at) = line[place.end..end].rfind(blank).filter(|&at| place.end + at + WORD > end)
    {
        end = place.end + at + line[place.end + at..].chars().next().map_or(0, char::len_utf8);
    }
    start..end
}

/// How many bytes at the start of `text` fit into `width` columns, and how many columns they take.
fn forwards(text: &str, width: usize) -> (usize, usize) {
    let mut taken = 0;
    for (at, c) in text.char_indices() {
        let next = taken + columns(c);
        // The second condition bounds the work on endless marks without a width.
        if next > width || at > 8 * width {
            return (at, taken);
        }
        taken = next;
    }
    (text.len(), taken)
}

/// The same at the end of `text`; a mark is not parted from its letter.
fn backwards(text: &str, width: usize) -> (usize, usize) {
    let (mut bytes, mut taken, mut whole) = (0, 0, (0, 0));
    for c in text.chars().rev() {
        taken += columns(c);
        bytes += c.len_utf8();
        if taken > width || bytes > 8 * width {
            return whole;
        }
        if columns(c) > 0 {
            whole = (bytes, taken);
        }
    }
    (text.len(), taken)
}

#[cfg(test)]
mod tests {
    use super::excerpt;

    fn shown(line: &str, names: &[&str], width: usize) -> String {
        let at = |name: &&str| line.find(name).map(|start| start..start + name.len()).expect("in the line");
        let places: Vec<_> = names.iter().map(at).collect();
        let excerpt = excerpt(line, &places, width);
        for (place, name) in excerpt.places.iter().zip(names) {
            assert_eq!(&excerpt.text[place.clone()], *name);
        }
        excerpt.text
    }

    #[test]
    fn a_line_that_fits_is_shown_whole() {
        assert_eq!(shown("In Kharkov it rained.", &["Kharkov"], 40), "In Kharkov it rained.");
    }

    #[test]
    fn a_long_line_is_cut_between_words() {
        let line = "The first trains reached Kharkov before dawn on Monday, the railway said in a statement.";
        assert_eq!(shown(line, &["Kharkov"], 40), "… trains reached Kharkov before dawn on …");
        assert_eq!(shown(line, &["first"], 30), "The first trains reached …");
        assert_eq!(shown(line, &["statement"], 30), "… railway said in a statement.");
        assert_eq!(shown(line, &["first", "statement"], 40), "The first trains … said in a statement.");
    }

    #[test]
    fn a_line_without_end_costs_no_more_than_a_short_one() {
        let mut line = "ж".repeat(15_000_000);
        line.insert_str(14_000_000, "Kharkov");
        let started = std::time::Instant::now();
        for _ in 0..1000 {
            let at = 14_000_000;
            assert!(excerpt(&line, &[at..at + 7, 0..2], 80).text.chars().count() < 90);
        }
        assert!(started.elapsed().as_secs() < 5);
    }

    #[test]
    fn what_is_not_shown_moves_no_place() {
        let line = "\u{1B}[31m\u{200B}Khar\u{AD}kov\0";
        let excerpt = excerpt(line, std::slice::from_ref(&(8..17)), 40);
        assert_eq!(excerpt.text, "␛[31mKharkov␀");
        assert_eq!(&excerpt.text[excerpt.places[0].clone()], "Kharkov");
    }
}
