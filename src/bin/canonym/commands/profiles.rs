//! `canonym profiles`.

use std::io::Write;

use anyhow::{Result, bail};
use canonym::dictionary::{Basis, Coverage, Entry, Ground, PartKind, Prescription, Profile};
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
    describe_coverage(&dictionary.coverage(lang, Some(prescription)), out)
}

/// On what the forms stand, a kind of name a line.
fn describe_coverage(coverage: &Coverage, out: &mut dyn Write) -> Result<()> {
    writeln!(out, "\n  {:<14}{}", "names", Ground::ALL.map(|ground| format!("{:>12}", ground.as_str())).concat())?;
    let line = |name: &str, count: &dyn Fn(&Ground) -> usize| {
        format!("  {name:<14}{}", Ground::ALL.map(|ground| format!("{:>12}", count(&ground))).concat())
    };
    for (kind, counts) in coverage {
        writeln!(out, "{}", line(kind.noun(), &|ground| counts.get(ground).copied().unwrap_or_default()))?;
    }
    let all = |ground: &Ground| coverage.values().filter_map(|counts| counts.get(ground)).sum();
    writeln!(out, "{}", line("all", &all))?;
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
