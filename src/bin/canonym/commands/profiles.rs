//! `canonym profiles`.

use std::io::Write;

use anyhow::{Result, bail};
use canonym::dictionary::{Basis, Entry, Profile};
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
        let known = dictionary.profiles().iter().map(|profile| &*profile.name);
        bail!("there is no profile `{name}`{}; `canonym profiles` lists them", closest(name, known));
    };
    describe(&dictionary, profile, out)?;
    Ok(false)
}

fn describe(dictionary: &Dictionary, profile: &Profile, out: &mut dyn Write) -> Result<()> {
    let entries: usize = profile.langs.values().map(|prescription| prescription.entries.len()).sum();
    let sourced = profile.langs.values().flat_map(|prescription| &prescription.entries);
    let sourced = sourced.filter(|entry| entry.basis == Basis::Verified).count();
    writeln!(out, "{}\n", profile.title)?;
    if entries == 0 {
        writeln!(out, "It prescribes no form: a text has to agree with itself.")?;
        return Ok(());
    }
    writeln!(
        out,
        "{sourced} of {entries} entries have a dated source; the others are general knowledge and never more than a"
    )?;
    writeln!(out, "warning where good houses differ. Other names follow the language's own form.")?;
    for (lang, prescription) in &profile.langs {
        writeln!(out, "\n{}", dictionary.language_name(*lang))?;
        for entry in &prescription.entries {
            describe_entry(dictionary, *lang, entry, out)?;
        }
    }
    Ok(())
}

fn describe_entry(_dictionary: &Dictionary, _lang: Lang, entry: &Entry, out: &mut dyn Write) -> Result<()> {
    let admitted: Vec<&str> = entry.admitted.iter().map(|form| &**form).collect();
    let admitted = if admitted.is_empty() { String::new() } else { format!(" (also {})", admitted.join(", ")) };
    let since = entry.since.map(|day| format!(" since {day}")).unwrap_or_default();
    let until = entry.until.map(|day| format!(" until {day}")).unwrap_or_default();
    let source = entry.source.as_deref().unwrap_or("unverified");
    writeln!(out, "  {:<24} {}{admitted}{since}{until}: {source}", entry.entity, entry.form)?;
    Ok(())
}
