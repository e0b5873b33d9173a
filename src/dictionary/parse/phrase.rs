//! The small language of phrases: `"[Battle|Siege] of {}"`, `"{}, Texas"`, `"year<1992 …3 {}"`.

use crate::dictionary::{Pattern, Phrase};
use crate::text::Key;
use crate::text::fold::{is_apostrophe, is_hyphen};

type Wrong = (String, &'static str);

/// Reads a phrase, which stands for several where it has `[a|b]` choices.
pub(super) fn parse(text: &str, phrases: &mut Vec<Phrase>) -> Result<(), Wrong> {
    let wrong = |what: &str, help| Err((format!("`{text}` {what}"), help));
    let Some(open) = text.find('{') else {
        return wrong("does not say where the name stands", "write `{}` in its place");
    };
    let Some(close) = text[open..].find('}').map(|at| open + at) else {
        return wrong("has a `{` that is not closed", "close it with `}`");
    };
    if text[close + 1..].contains(['{', '}']) || text[..open].contains('}') {
        return wrong("has more than one place for the name", "write `{}` once");
    }
    let surfaces = text[open + 1..close].split('|').map(Key::of).filter(|key| !key.as_str().is_empty());
    let surfaces: Vec<Box<str>> = surfaces.map(|key| key.as_str().into()).collect();
    let before = sequences(&text[..open])?;
    let after = sequences(&text[close + 1..])?;
    for before in &before {
        for after in &after {
            if before.is_empty() && after.is_empty() && surfaces.is_empty() {
                return wrong("holds for every mention", "add words before or after `{}`");
            }
            phrases.push(Phrase { before: before.clone(), after: after.clone(), surfaces: surfaces.clone() });
        }
    }
    Ok(())
}

/// Every sequence of patterns that a text with choices stands for.
fn sequences(text: &str) -> Result<Vec<Vec<Pattern>>, Wrong> {
    let mut sequences = vec![Vec::new()];
    let mut rest = text;
    while let Some(open) = rest.find('[') {
        let Some(close) = rest[open..].find(']').map(|at| open + at) else {
            return Err((format!("the choice in `{text}` is not closed"), "close it with `]`"));
        };
        extend(&mut sequences, &[patterns(&rest[..open])?]);
        let choices: Result<Vec<_>, _> = rest[open + 1..close].split('|').map(patterns).collect();
        extend(&mut sequences, &ways(choices?));
        rest = &rest[close + 1..];
    }
    if rest.contains(']') {
        return Err((format!("a choice in `{text}` is not opened"), "open it with `[`"));
    }
    extend(&mut sequences, &[patterns(rest)?]);
    Ok(sequences)
}

/// The choices, those of one word drawn together.
fn ways(choices: Vec<Vec<Pattern>>) -> Vec<Vec<Pattern>> {
    let mut words: Vec<Box<str>> = Vec::new();
    let mut ways = Vec::new();
    for choice in choices {
        if let [Pattern::Word(word)] = &choice[..] {
            words.push(word.clone());
        } else {
            ways.push(choice);
        }
    }
    if words.len() > 1 {
        ways.push(vec![Pattern::AnyOf(words.into())]);
    } else {
        ways.extend(words.into_iter().map(|word| vec![Pattern::Word(word)]));
    }
    ways
}

/// Goes on with each sequence in each of the ways.
fn extend(sequences: &mut Vec<Vec<Pattern>>, ways: &[Vec<Pattern>]) {
    if let [way] = ways {
        for sequence in sequences {
            sequence.extend_from_slice(way);
        }
    } else {
        *sequences = sequences.iter().flat_map(|start| ways.iter().map(|way| [&start[..], way].concat())).collect();
    }
}

fn patterns(text: &str) -> Result<Vec<Pattern>, Wrong> {
    let mut patterns = Vec::new();
    for word in text.split(|c: char| c.is_whitespace()) {
        if word.bytes().all(|b| b.is_ascii_lowercase()) {
            // Most words of phrases are folded as they stand.
            patterns.extend((!word.is_empty()).then(|| Pattern::Word(word.into())));
            continue;
        }
        if let Some(pattern) = special(word)? {
            patterns.push(pattern);
            continue;
        }
        let mut rest = word;
        while let Some(c) = rest.chars().next() {
            let end = rest.find(|c| !is_word(c)).unwrap_or(rest.len());
            if end > 0 {
                let key = Key::of(&rest[..end]);
                let words = key.as_str().split(' ').filter(|word| !word.is_empty());
                patterns.extend(words.map(|word| Pattern::Word(word.into())));
                rest = &rest[end..];
            } else {
                patterns.push(Pattern::Mark(c));
                rest = &rest[c.len_utf8()..];
            }
        }
    }
    Ok(patterns)
}

/// Hyphens part words as blanks do, and apostrophes belong to them, as in keys.
fn is_word(c: char) -> bool {
    c.is_alphanumeric() || is_apostrophe(c) || is_hyphen(c) || crate::text::fold::is_mark(c)
}

fn special(word: &str) -> Result<Option<Pattern>, Wrong> {
    if word == "Aa" {
        return Ok(Some(Pattern::Capitalized));
    }
    if let Some(count) = word.strip_prefix('…') {
        let count = count.parse();
        return count.map(Pattern::Gap).map(Some).map_err(|_| bad(word, "write how many words: `…3`"));
    }
    if let Some(year) = word.strip_prefix("year<") {
        let year: Result<u16, _> = year.parse();
        return match year {
            Ok(year) if year > 0 => Ok(Some(Pattern::YearBefore(year - 1))),
            _ => Err(bad(word, "write the first year that is too late: `year<1992`")),
        };
    }
    Ok(None)
}

fn bad(word: &str, help: &'static str) -> Wrong {
    (format!("`{word}` is not an element of a phrase"), help)
}
