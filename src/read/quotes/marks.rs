//! Quotation marks to quotations.

use crate::text::{Script, Span};

/// A quotation in a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Quotation {
    /// Between the marks.
    pub(super) inner: Span,
    /// With the marks.
    pub(super) outer: Span,
    /// The opening mark.
    pub(super) open: char,
    /// Whether it has a closing mark; else it ends with the paragraph.
    pub(super) closed: bool,
    /// How many quotations it stands in.
    pub(super) depth: usize,
    /// Whether it goes on with the quotation that the paragraph before left open.
    pub(super) reopens: bool,
}

/// A mark that waits for its closing one.
#[derive(Clone, Copy)]
struct Waiting {
    open: char,
    at: usize,
    reopens: bool,
}

/// A quotation mark with its neighbours.
#[derive(Clone, Copy)]
struct Mark {
    c: char,
    at: usize,
    before: char,
    after: char,
}

/// The quotations of a paragraph by their start, outer before inner.
///
/// `carried` is the opening mark of the quotation that the paragraph before left open.
pub(super) fn quotations(text: &str, pairs: &[(char, char)], carried: Option<char>) -> Vec<Quotation> {
    let mut found: Vec<Quotation> = Vec::new();
    let mut waiting: Vec<Waiting> = Vec::new();
    let mut before = ' ';
    let mut singles = Singles::new(text);
    for (at, c) in text.char_indices() {
        if !is_quote(c) {
            before = c;
            continue;
        }
        let after = text[at + c.len_utf8()..].chars().next().unwrap_or(' ');
        let mark = Mark { c, at, before, after };
        before = c;
        let starts = text[..at].len() < 8 && text[..at].trim().is_empty();
        let reopens = starts && carried.is_some_and(|open| open == c || (open == '«' && c == '»'));
        if reopens {
            // French newspapers open a paragraph inside a quotation with a closing mark.
            let open = carried.unwrap_or(c);
            waiting.push(Waiting { open, at, reopens: true });
        } else if let Some(depth) = closed_by(&waiting, mark, pairs, &mut singles) {
            let opening = waiting[depth];
            waiting.truncate(depth);
            found.push(quotation(text, opening, Some(mark), depth));
        } else if opens(&waiting, mark, pairs, &mut singles) && waiting.len() < MAX_DEPTH {
            waiting.push(Waiting { open: c, at, reopens: false });
        }
    }
    // Of what nobody closed only the outermost is a quotation that goes on; marks inside it are stray.
    if let Some(&opening) = waiting.first() {
        found.push(quotation(text, opening, None, 0));
    }
    found.retain(|quotation| !quotation.inner.is_empty());
    found.sort_by_key(|quotation| (quotation.outer.start(), std::cmp::Reverse(quotation.outer.end())));
    found
}

/// Nobody quotes deeper; a text that seems to is no prose.
const MAX_DEPTH: usize = 8;

fn quotation(text: &str, opening: Waiting, close: Option<Mark>, depth: usize) -> Quotation {
    let start = opening.at + text[opening.at..].chars().next().map_or(0, char::len_utf8);
    let end = close.map_or(text.len(), |mark| mark.at);
    let outer_end = close.map_or(text.len(), |mark| mark.at + mark.c.len_utf8());
    let raw = &text[start..end];
    let lead = raw.len() - raw.trim_start().len();
    let inner_end = start + raw.trim_end().len();
    Quotation {
        inner: Span::new((start + lead).min(inner_end), inner_end),
        outer: Span::new(opening.at, outer_end),
        open: opening.open,
        closed: close.is_some(),
        depth,
        reopens: opening.reopens,
    }
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '\'')
        || (c >= '«'
            && matches!(
                c,
                '«' | '»'
                    | '‘'
                    | '’'
                    | '‚'
                    | '‛'
                    | '“'
                    | '”'
                    | '„'
                    | '‟'
                    | '‹'
                    | '›'
                    | '「'
                    | '」'
                    | '『'
                    | '』'
                    | '《'
                    | '》'
                    | '＂'
            ))
}

/// The marks that can close a quotation, in any language.
fn closers(open: char) -> &'static [char] {
    match open {
        '"' => &['"', '”', '“'],
        '“' | '‟' => &['”', '"'],
        '”' => &['”'],
        '„' => &['“', '”', '"', '‟'],
        '«' => &['»'],
        '»' => &['«', '»'],
        '‘' | '‛' | '’' => &['’'],
        '‚' => &['‘', '’'],
        '‹' => &['›'],
        '›' => &['‹', '›'],
        '\'' => &['\'', '’'],
        '「' => &['」'],
        '『' => &['』'],
        '《' => &['》'],
        '＂' => &['＂'],
        _ => &[],
    }
}

/// Which of the waiting marks a mark closes.
fn closed_by(waiting: &[Waiting], mark: Mark, pairs: &[(char, char)], singles: &mut Singles<'_>) -> Option<usize> {
    if is_apostrophe(mark, pairs) || !may_close(mark) {
        return None;
    }
    let depth = waiting.iter().rposition(|open| closers(open.open).contains(&mark.c))?;
    // “The Ukrainians’ army”: an s with an apostrophe where a later mark can close is a plural.
    let is_plural = is_single(mark.c) && mark.before == 's' && mark.after == ' ' && singles.closes_after(mark.at);
    // In „a “b” c“ the second mark opens, since a letter follows and a blank stands before.
    let rather_opens = can_ever_open(mark.c, pairs)
        && may_open(mark)
        && !mark.before.is_alphanumeric()
        && mark.after.is_alphanumeric();
    (!is_plural && !rather_opens).then_some(depth)
}

fn opens(waiting: &[Waiting], mark: Mark, pairs: &[(char, char)], singles: &mut Singles<'_>) -> bool {
    if !can_ever_open(mark.c, pairs) || is_apostrophe(mark, pairs) || !may_open(mark) {
        return false;
    }
    match mark.c {
        // Inches and seconds, 5'10", are no quotations.
        '"' | '\'' if mark.before.is_ascii_digit() => false,
        // Stray apostrophes are common: without a closing mark this is one.
        '\'' | '‘' | '‛' | '’' if mark.after.is_ascii_digit() || waiting.is_empty() || mark.c != '‘' => {
            singles.closes_after(mark.at)
        }
        _ => true,
    }
}

fn is_single(c: char) -> bool {
    matches!(c, '\'' | '‘' | '’' | '‛' | '‚')
}

/// Whether the mark is an apostrophe: don’t, Kiev’s, ’90s.
fn is_apostrophe(mark: Mark, pairs: &[(char, char)]) -> bool {
    let glued = mark.before.is_alphanumeric() && mark.after.is_alphanumeric();
    let leading = mark.c == '’' && !mark.before.is_alphanumeric() && mark.after.is_alphanumeric();
    matches!(mark.c, '\'' | '’' | '‘') && (glued || (leading && !pairs.iter().any(|&(open, _)| open == '’')))
}

fn can_ever_open(c: char, pairs: &[(char, char)]) -> bool {
    match c {
        '”' | '’' | '»' | '›' => pairs.iter().any(|&(open, _)| open == c),
        '」' | '』' | '》' => false,
        _ => true,
    }
}

/// A mark opens at the start of a word; guillemets may have a blank inside too.
fn may_open(mark: Mark) -> bool {
    let free_before = !mark.before.is_alphanumeric() && !matches!(mark.before, '.' | ',' | '!' | '?' | '…' | ';');
    let is_directed = matches!(mark.c, '“' | '„' | '«' | '‚' | '「' | '『' | '《');
    let text_follows = !mark.after.is_whitespace() || matches!(mark.c, '«' | '‹');
    let is_wide = matches!(mark.c, '「' | '『' | '《') || Script::of(mark.before).is_some_and(Script::is_unspaced);
    (free_before || is_directed || is_wide) && text_follows
}

/// A mark closes after a word or punctuation; guillemets may have a blank inside too.
fn may_close(mark: Mark) -> bool {
    let text_before = !mark.before.is_whitespace() || matches!(mark.c, '»' | '›');
    let free_after = !mark.after.is_alphanumeric();
    let is_directed = matches!(mark.c, '”' | '»' | '」' | '』' | '》' | '“');
    // An opening bracket or another opening mark before it: ("Foo.
    let opens_only = matches!(mark.before, '(' | '[' | '„' | '«' | '‘');
    text_before && (free_after || is_directed) && !opens_only
}

/// Where in a paragraph the next single mark stands that could close a quotation.
struct Singles<'t> {
    text: &'t str,
    /// The answer of the last search, good for all places before it.
    next: Option<usize>,
    searched_from: usize,
}

impl<'t> Singles<'t> {
    fn new(text: &'t str) -> Self {
        Self { text, next: None, searched_from: usize::MAX }
    }

    /// Whether a single mark that can close follows the one at `at`.
    fn closes_after(&mut self, at: usize) -> bool {
        let from = at + self.text[at..].chars().next().map_or(1, char::len_utf8);
        let known = self.searched_from <= from && self.next.is_none_or(|next| next >= from);
        if !known {
            self.searched_from = from;
            self.next = self.search(from);
        }
        self.next.is_some()
    }

    fn search(&self, from: usize) -> Option<usize> {
        let mut before = ' ';
        let mut chars = self.text[from..].char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            let after = chars.peek().map_or(' ', |&(_, after)| after);
            let ends_word = !before.is_whitespace() && !after.is_alphanumeric();
            if matches!(c, '\'' | '’') && ends_word {
                return Some(from + at);
            }
            before = c;
        }
        None
    }
}
