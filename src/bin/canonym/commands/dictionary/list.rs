//! `canonym dictionary list`.

use std::collections::BTreeMap;

use anyhow::Result;
use canonym::dictionary::{Entity, PartKind};
use canonym::{Dictionary, Lang};

use super::known;
use crate::args::{DictionaryListArgs, KINDS};
use crate::console::Console;

pub(super) fn run(args: &DictionaryListArgs, console: &mut Console) -> Result<bool> {
    let (dictionary, _) = known(&args.dictionaries)?;
    let mut counts = BTreeMap::new();
    for entity in dictionary.entities() {
        let is_kind = args.kind.as_deref().is_none_or(|kind| kind == entity.kind.noun());
        let country = entity.country.as_deref().unwrap_or("");
        let is_there = args.country.as_deref().is_none_or(|code| code.eq_ignore_ascii_case(country));
        if !is_kind || !is_there {
            continue;
        }
        let Some(name) = called(&dictionary, entity, args.lang.unwrap_or(entity.primary)) else { continue };
        *counts.entry(entity.kind).or_insert(0) += 1;
        writeln!(console.out(), "{}\t{}\t{country}\t{name}", entity.id, entity.kind.noun())?;
    }
    let total: usize = counts.values().sum();
    let kinds =
        KINDS.iter().filter_map(|kind| Some(format!("{} {}", counts.get(kind)?, plural(kind.noun(), counts[kind]))));
    let kinds = kinds.collect::<Vec<_>>().join(", ");
    let kinds = if kinds.is_empty() { String::new() } else { format!(": {kinds}") };
    console.note(format_args!("{total} {}{kinds}", plural("name", total)));
    Ok(false)
}

/// What an entity is called in a language, of persons with the given name before the family name.
pub(super) fn called(dictionary: &Dictionary, entity: &Entity, lang: Lang) -> Option<String> {
    let form = |part| dictionary.canonical_of(entity, part, lang, None).map(|canonical| canonical.text);
    let main = form(entity.main_part())?;
    Some(match form(PartKind::Given) {
        Some(given) => format!("{given} {main}"),
        None => main,
    })
}

fn plural(noun: &str, count: usize) -> String {
    match (count, noun.strip_suffix('y')) {
        (1, _) => noun.to_owned(),
        (_, Some(stem)) => format!("{stem}ies"),
        _ => format!("{noun}s"),
    }
}
