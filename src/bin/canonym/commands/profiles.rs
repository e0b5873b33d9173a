//! `canonym profiles`.

use std::io::Write;

use anyhow::{Result, bail};
use canonym::dictionary::{Basis, Entry, PartKind, Prescription, Profile};
use canonym::text::distance::closest;
use canonym::{Dictionary, Lang};

use crate::args::ListArgs;
use crate::console::Console;

pub(crate) fn run(args: &ListArgs, console: &mut Console) -> Result<bool> {
    let dictionary = Dictionary::builtin()?;
    let out = console.out();
    let Some(name) = &args.name else {
        for profile in dictionary.profiles() {
            writeln!(out, "{:<14} {}", profile.name, profile.title)?;
        }
        return Ok(false);
    };
    let Some(profile) = dictionary.profile(name) else {
        let known = dictionary.profiles().map(|profile| &*profile.name);
        bail!("there is no profile `{name}`{}; `canonym profiles` lists them", closest(name, known));
    };
    describe(&dictionary, profile, out)?;
    Ok(false)
}

fn describe(dictionary: &Dictionary, profile: &Profile, out: &mut dyn Write) -> Result<()> {
    let entries = || profile.langs.values().flat_map(|prescription| &prescription.entries);
    let sourced = entries().filter(|entry| entry.basis == Basis::Verified).count();
    writeln!(out, "{}\n", profile.title)?;
    if profile.langs.is_empty() {
        writeln!(out, "It prescribes no form: a text has to agree with itself.")?;
        return Ok(());
    }
    writeln!(
        out,
        "{sourced} of {} rules have a source; the others are general knowledge and never more than a",
        entries().count()
    )?;
    writeln!(out, "warning where good houses differ. Other names follow the language's own form.")?;
    for (lang, prescription) in &profile.langs {
        describe_language(dictionary, *lang, prescription, out)?;
    }
    Ok(())
}

fn describe_language(
    dictionary: &Dictionary,
    lang: Lang,
    prescription: &Prescription,
    out: &mut dyn Write,
) -> Result<()> {
    let region = lang.region().map(|region| format!(" ({region})")).unwrap_or_default();
    writeln!(out, "\n{}{region}", dictionary.language_name(lang))?;
    for (from, scheme) in &prescription.schemes {
        let title = dictionary.scheme_by_id(scheme).map_or(&**scheme, |known| &known.title);
        writeln!(out, "  {} names: {title}", dictionary.language_name(*from))?;
    }
    let rows: Vec<[String; 5]> = prescription.entries.iter().map(row).collect();
    let heads = ["name", "write", "or", "since", ""].map(str::to_owned);
    let widths: Vec<usize> = (0..4)
        .map(|column| rows.iter().chain([&heads]).map(|row| row[column].chars().count()).max().unwrap_or_default())
        .collect();
    for row in [&heads].into_iter().chain(&rows) {
        let mut line = String::from(" ");
        for (cell, width) in row.iter().zip(&widths) {
            let padding = width - cell.chars().count();
            line.extend([" ", cell, &" ".repeat(padding + 1)]);
        }
        writeln!(out, "{}", format!("{line} {}", row[4]).trim_end())?;
    }
    let Coverage { sourced, unsourced, listed, made, unknown } = coverage(dictionary, lang, prescription);
    let names = dictionary.entities().len();
    writeln!(
        out,
        "  Of {names} names in the dictionary: {sourced} by a rule with a source, {unsourced} by one without,"
    )?;
    writeln!(out, "  {listed} listed by hand, {made} by the scheme alone, {unknown} without a form.")?;
    Ok(())
}

/// Name, form, other forms, dates, and how it is known.
fn row(entry: &Entry) -> [String; 5] {
    let part = match entry.part {
        PartKind::Whole => String::new(),
        part => format!(" ({part:?})").to_lowercase(),
    };
    let at_latest = if entry.at_latest { "≤ " } else { "" };
    let since = entry.since.map(|day| format!("{at_latest}{day}")).unwrap_or_default();
    let until = entry.until.map(|day| format!(" until {day}")).unwrap_or_default();
    [
        format!("{}{part}", entry.entity),
        entry.form.to_string(),
        entry.admitted.join(", "),
        format!("{since}{until}"),
        entry.source.as_deref().unwrap_or("unverified").to_owned(),
    ]
}

/// How many names stand on what under a profile.
#[derive(Default)]
struct Coverage {
    sourced: usize,
    unsourced: usize,
    listed: usize,
    made: usize,
    unknown: usize,
}

fn coverage(dictionary: &Dictionary, lang: Lang, prescription: &Prescription) -> Coverage {
    let mut counts = Coverage::default();
    for entity in dictionary.entities() {
        let part = entity.main_part();
        let known = dictionary.entity_by_id(&entity.id);
        let canonical = known.and_then(|id| dictionary.canonical(id, part, lang, Some(prescription)));
        let count = match canonical {
            None => &mut counts.unknown,
            Some(canonical) if canonical.entry.is_some() && canonical.basis == Basis::Verified => &mut counts.sourced,
            Some(canonical) if canonical.entry.is_some() => &mut counts.unsourced,
            Some(canonical) if canonical.scheme.is_some() => &mut counts.made,
            Some(_) => &mut counts.listed,
        };
        *count += 1;
    }
    counts
}
