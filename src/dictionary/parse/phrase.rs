//! The small language of phrases: `"[Battle|Siege] of {}"`, `"{}, Texas"`, `"year<1992 …3 {}"`.

use crate::dictionary::{Pattern, Phrase};
use crate::text::Key;
use crate::text::fold::{is_apostrophe, is_hyphen};

type Wrong = (String, &'static str);

/// Reads a phrase, which stands for several where it has `[a|b]` choices.
pub(super) fn parse(text: &str, phrases: &mut Vec<Phrase>) -> Result<(), Wrong> {
    let Some(open) = text.find('[') else {
        phrases.push(one(text)?);
        return Ok(());
    };
    let Some(close) = text[open..].find(']').map(|at| open + at) else {
        return Err((format!("the choice in `{text}` is not closed"), "close it with `]`"));
    };
    for choice in text[open + 1..close].split('|') {
        parse(&format!("{}{choice}{}", &text[..open], &text[close + 1..]), phrases)?;
    }
    Ok(())
}

fn one(text: &str) -> Result<Phrase, Wrong> {
    let wrong = |what: &str, help| Err((format!("`{text}` {what}"), help));
    let Some(open) = text.find('{') else {
        return wrong("does not say where the name stands", "write `{}` in its place");
    };
    let Some(close) = text[open..].find('}').map(|at| open + at) else {
        return wrong("has a `{` that is not closed", "close it with `}`");
    };
    let after = &text[close + 1..];
    if after.contains(['{', '}', ']']) || text[..open].contains(['}', ']']) {
        return wrong("has more than one place for the name", "write `{}` once");
    }
    let surfaces = text[open + 1..close].split('|').map(Key::of).filter(|key| !key.as_str().is_empty());
    let phrase = Phrase {
        before: patterns(&text[..open])?,
        after: patterns(after)?,
        surfaces: surfaces.map(|key| key.as_str().into()).collect(),
    };
    if phrase.before.is_empty() && phrase.after.is_empty() && phrase.surfaces.is_empty() {
        return wrong("holds for every mention", "add words before or after `{}`");
    }
    Ok(phrase)
}

fn patterns(text: &str) -> Result<Vec<Pattern>, Wrong> {
    let mut patterns = Vec::new();
    for word in text.split(|c: char| c.is_whitespace()) {
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
