//! `canonym dictionary show`.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

use anyhow::{Result, anyhow};
use canonym::curate;
use canonym::dictionary::parse;
use canonym::dictionary::{Entity, Form, FormStatus, Name, PartKind, Standing};
use canonym::{Dictionary, Lang, Source};

use super::{known, source};
use crate::args::DictionaryShowArgs;
use crate::console::Console;

pub(super) fn run(args: &DictionaryShowArgs, console: &mut Console) -> Result<bool> {
    let (dictionary, house) = known(&args.dictionaries)?;
    let id = dictionary.entity_named(&args.name).map_err(|message| anyhow!(message))?;
    let entity = dictionary.entity(id);
    let house = house.iter().map(|path| source(path)).collect::<Result<Vec<Source>>>()?;
    // The last file that has it is the one that counts.
    let mut files = curate::shipped().into_iter().chain(house).rev();
    let place = files.find_map(|file| place_in(&file, &entity.id));
    let out = console.out();
    let country = entity.country.as_deref().map(|code| format!(" in {code}")).unwrap_or_default();
    writeln!(out, "{}: {}{country}", entity.id, entity.kind.noun())?;
    if let Some(place) = place {
        writeln!(out, "  from {place}")?;
    }
    names(&dictionary, entity, out)?;
    forms(&dictionary, entity, out)?;
    if !entity.namesakes.is_empty() {
        writeln!(out, "\nNamesakes: {}", entity.namesakes.join(", "))?;
    }
    Ok(false)
}

/// File and line of an entity.
fn place_in(file: &Source, id: &str) -> Option<String> {
    // Most files do not even have the word.
    file.text().contains(&format!("\"{id}\"")).then_some(())?;
    let tables = parse::tables(file.name(), file.text());
    let entry = tables.entities.iter().find(|entry| *entry.value.id == *id)?;
    let line = file.position(entry.place("id", id).start()).line;
    Some(format!("{}:{line}", file.name()))
}

fn names(dictionary: &Dictionary, entity: &Entity, out: &mut dyn Write) -> io::Result<()> {
    for (standing, heading) in
        [(Standing::Current, "Names"), (Standing::Former, "Former names"), (Standing::Contested, "Contested names")]
    {
        let mut names = entity.names.iter().filter(|name| name.standing == standing).peekable();
        if names.peek().is_some() {
            writeln!(out, "\n{heading}:")?;
        }
        for name in names {
            let primary =
                if standing == Standing::Current && name.lang == entity.primary { ", the main one" } else { "" };
            writeln!(out, "  {:<12} {}{}{primary}", language(dictionary, name.lang), written(name), dates(name))?;
        }
        let others = entity.forms.iter().filter(|form| form.standing == standing && standing != Standing::Current);
        for form in others {
            writeln!(out, "  {:<12} {}", language(dictionary, form.lang), form.text)?;
        }
    }
    Ok(())
}

fn written(name: &Name) -> String {
    let parts = name.parts.iter().map(|part| match &part.reading {
        Some(reading) => format!("{} ({reading})", part.text),
        None => part.text.to_string(),
    });
    parts.collect::<Vec<_>>().join(" ")
}

fn dates(name: &Name) -> String {
    match (name.since, name.until) {
        (Some(since), Some(until)) => format!(", from {since} until {until}"),
        (Some(since), None) => format!(", since {since}"),
        (None, Some(until)) => format!(", until {until}"),
        (None, None) => String::new(),
    }
}

/// The form of each language, how it is known, and what else is written there.
fn forms(dictionary: &Dictionary, entity: &Entity, out: &mut dyn Write) -> io::Result<()> {
    let mut langs: BTreeSet<Lang> = dictionary.languages().map(|language| language.lang).collect();
    let current = |form: &&Form| form.standing == Standing::Current;
    langs.extend(entity.forms.iter().filter(current).map(|form| form.lang));
    writeln!(out, "\nForms:")?;
    for lang in langs {
        let listed = entity.forms.iter().filter(current).filter(|form| form.lang == lang);
        let mut parts: Vec<PartKind> = listed.clone().map(|form| form.part).chain([entity.main_part()]).collect();
        if entity.kind.is_person() {
            parts.push(PartKind::Given);
        }
        parts.sort_unstable();
        parts.dedup();
        for part in parts {
            let mut others: BTreeMap<FormStatus, Vec<&str>> = BTreeMap::new();
            for form in listed.clone().filter(|form| form.part == part && form.status != FormStatus::Canonical) {
                others.entry(form.status).or_default().push(&form.text);
            }
            let canonical = dictionary.canonical_of(entity, part, lang, None);
            if canonical.is_none() && others.is_empty() {
                continue;
            }
            let text = canonical.as_ref().map_or("–", |canonical| &canonical.text);
            let how = canonical.as_ref().map_or(String::new(), |canonical| match canonical.scheme {
                Some(scheme) => format!(" ({} by {scheme})", canonical.basis.as_str()),
                None => format!(" ({})", canonical.basis.as_str()),
            });
            let part = if part == entity.main_part() { "" } else { called(part) };
            write!(out, "  {:<12} {text}{part}{how}", language(dictionary, lang))?;
            for (status, forms) in others {
                write!(out, "; {} {}", rank(status), forms.join(", "))?;
            }
            writeln!(out)?;
        }
    }
    Ok(())
}

/// A part that is not the one the entity is known by.
fn called(part: PartKind) -> &'static str {
    match part {
        PartKind::Whole => ", whole name",
        PartKind::Given => ", given name",
        PartKind::Patronymic => ", patronymic",
        PartKind::Family => ", family name",
        PartKind::Particle | PartKind::Generic | PartKind::Connector => "",
    }
}

fn rank(status: FormStatus) -> &'static str {
    match status {
        FormStatus::Canonical => "canonical",
        FormStatus::Admitted => "admitted",
        FormStatus::Recognized => "recognized",
        FormStatus::Deprecated => "given up:",
    }
}

/// Language with the tag, where a script or region belongs to it.
fn language(dictionary: &Dictionary, lang: Lang) -> String {
    match dictionary.language_name(lang) {
        "foreign" => lang.to_string(),
        name if lang == lang.base() => name.to_owned(),
        name => format!("{name} ({lang})"),
    }
}
