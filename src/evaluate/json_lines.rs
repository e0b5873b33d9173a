//! JSON lines with annotated mentions.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::Fault;
use super::marks::Wish;
use super::passage::{self, Declared, Mark, Named, Passage};
use crate::dictionary::ParseError;
use crate::read::Format;
use crate::text::{Lang, Span};

/// A line. Fields that are not named here are somebody else's business.
#[derive(Deserialize)]
struct RawLine {
    id: Option<String>,
    text: String,
    lang: Option<Lang>,
    date: Option<String>,
    class: Option<String>,
    fault: Option<Fault>,
    entities: Option<Vec<RawMention>>,
    expect: Option<BTreeMap<String, Vec<String>>>,
}

#[derive(Deserialize)]
struct RawMention {
    /// In Unicode scalar values.
    start: usize,
    end: usize,
    surface: Option<String>,
    lemma: Option<String>,
    id: Option<String>,
}

/// Reads JSON lines. A text without annotated mentions and expectations is declared clean.
pub(super) fn read(file: &str, text: &str) -> Result<Vec<Passage>, ParseError> {
    let mut passages = Vec::new();
    for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let error = |column: usize, message: String, help: &str| ParseError {
            file: file.to_owned(),
            line: number + 1,
            column,
            message,
            help: help.to_owned(),
        };
        let raw: RawLine = serde_json::from_str(line).map_err(|wrong| {
            error(wrong.column().max(1), wrong.to_string(), "write one object with `text` and `lang` a line")
        })?;
        let id = raw.id.clone().unwrap_or_else(|| format!("{file}:{}", number + 1));
        passages.push(passage(id, raw).map_err(|(message, help)| error(1, message, help))?);
    }
    Ok(passages)
}

fn passage(id: String, raw: RawLine) -> Result<Passage, (String, &'static str)> {
    let named = |(message, help): (String, &'static str)| (format!("{id}: {message}"), help);
    let marks = marks(&raw).map_err(named)?;
    let mut expected = BTreeMap::new();
    for (profile, wishes) in raw.expect.iter().flatten() {
        let located = wishes.iter().map(|wish| Wish::parse(wish)?.locate(&raw.text));
        expected.insert(profile.clone(), located.collect::<Result<_, _>>().map_err(named)?);
    }
    let declared = match (&raw.expect, &raw.entities) {
        (Some(_), _) => Declared::Nothing,
        (None, Some(_)) => Declared::Unlabelled,
        (None, None) => Declared::Clean,
    };
    Ok(Passage {
        date: raw.date.as_deref().map(passage::date).transpose().map_err(named)?,
        id,
        class: raw.class,
        lang: raw.lang,
        format: Format::Plain,
        text: raw.text,
        marks,
        expected,
        declared,
        fault: raw.fault,
    })
}

fn marks(raw: &RawLine) -> Result<Vec<Mark>, (String, &'static str)> {
    let mentions = raw.entities.as_deref().unwrap_or_default();
    let bytes: Vec<usize> = raw.text.char_indices().map(|(at, _)| at).chain([raw.text.len()]).collect();
    let mut marks = Vec::with_capacity(mentions.len());
    for mention in mentions {
        let place = (bytes.get(mention.start), bytes.get(mention.end));
        let (Some(&start), Some(&end)) = place else {
            let message = format!("the mention {}..{} lies behind the text", mention.start, mention.end);
            return Err((message, "count start and end in Unicode scalar values"));
        };
        let found = raw.text.get(start..end).unwrap_or_default();
        if found.is_empty() || mention.surface.as_deref().is_some_and(|surface| surface != found) {
            let expected = mention.surface.as_deref().unwrap_or("a name");
            let message = format!("`{found}` stands at {}..{}, not `{expected}`", mention.start, mention.end);
            return Err((message, "count start and end in Unicode scalar values"));
        }
        let thing = |id: &String| Named::Thing { id: id.clone(), lemma: mention.lemma.clone() };
        let named = mention.id.as_ref().map_or(Named::Nobody, thing);
        marks.push(Mark { span: Span::new(start, end), named });
    }
    marks.sort_by_key(|mark| mark.span);
    Ok(marks)
}
