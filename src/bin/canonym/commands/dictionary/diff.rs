//! `canonym dictionary diff`.

use std::io::{self, Write};
use std::path::Path;

use anyhow::Result;
use canonym::Dictionary;
use canonym::curate::diff::{Brief, Change, Difference, diff};
use canonym::dictionary::PartKind;
use canonym::dictionary::parse::{self, UserDictionary};

use super::source;
use crate::args::{DictionaryDiffArgs, DiffFormat};
use crate::console::Console;

pub(super) fn run(args: &DictionaryDiffArgs, console: &mut Console) -> Result<bool> {
    let dictionary = Dictionary::builtin()?;
    let difference = diff(&dictionary, &read(&args.old)?, &read(&args.new)?);
    match args.format {
        DiffFormat::Text => tell(&dictionary, &difference, console.out())?,
        DiffFormat::Json => writeln!(console.out(), "{}", serde_json::to_string_pretty(&difference)?)?,
    }
    Ok(!difference.is_empty())
}

fn read(path: &Path) -> Result<UserDictionary> {
    let source = source(path)?;
    Ok(parse::user(source.name(), source.text())?)
}

fn tell(dictionary: &Dictionary, difference: &Difference, out: &mut dyn Write) -> io::Result<()> {
    let Difference { added, removed, changed, contexts } = difference;
    let mut briefs = |what: &str, briefs: &[Brief]| -> io::Result<()> {
        briefs.iter().try_for_each(|brief| writeln!(out, "{what}: {} ({}), {}", brief.id, brief.kind, brief.name))
    };
    briefs("added", added)?;
    briefs("removed", removed)?;
    for entity in changed {
        writeln!(out, "changed: {}", entity.id)?;
        for change in &entity.changes {
            writeln!(out, "  {}", in_words(dictionary, change))?;
        }
    }
    for context in contexts {
        writeln!(out, "context: {context}")?;
    }
    if difference.is_empty() {
        return writeln!(out, "Nothing changes.");
    }
    writeln!(out, "{} added, {} removed, {} changed.", added.len(), removed.len(), changed.len() + contexts.len())
}

/// `English: Kharkiv, was Kharkov`.
fn in_words(dictionary: &Dictionary, change: &Change) -> String {
    let language = change.language.map(|lang| match dictionary.language_name(lang) {
        name if name != "foreign" && lang == lang.base() => name.to_owned(),
        _ => lang.to_string(),
    });
    let part = match change.part {
        Some(PartKind::Given) => " given name",
        Some(PartKind::Patronymic) => " patronymic",
        Some(PartKind::Family) => " family name",
        _ => "",
    };
    let what = match (language, change.what) {
        (Some(language), "canonical") => format!("{language}{part}"),
        (Some(language), what) => format!("{language}{part}, {what}"),
        (None, what) => what.to_owned(),
    };
    match (&change.new[..], &change.old[..]) {
        ([], old) => format!("{what}: no longer {}", old.join(", ")),
        (new, []) => format!("{what}: now {}", new.join(", ")),
        (new, old) => format!("{what}: {}, was {}", new.join(", "), old.join(", ")),
    }
}
