//! `canonym schemes`.

use std::io::{self, Write};

use anyhow::{Result, bail};
use canonym::Dictionary;
use canonym::dictionary::Scheme;
use canonym::dictionary::scheme::{NameClass, OptionStatus, SampleOrigin};
use canonym::text::distance::closest;

use crate::args::ListArgs;
use crate::console::Console;

pub(crate) fn run(args: &ListArgs, console: &mut Console) -> Result<bool> {
    let dictionary = Dictionary::builtin()?;
    match &args.name {
        None => {
            for scheme in dictionary.schemes() {
                let targets: Vec<String> = scheme.targets.iter().map(ToString::to_string).collect();
                let targets = if targets.is_empty() { "any".to_owned() } else { targets.join(" ") };
                writeln!(console.out(), "{:<20} {} to {targets:<8} {}", scheme.id, scheme.source, title(scheme))?;
            }
        }
        Some(id) => describe(named(&dictionary, id)?, console.out())?,
    }
    Ok(false)
}

/// The scheme of an id; fails with the nearest one.
pub(super) fn named<'d>(dictionary: &'d Dictionary, id: &str) -> Result<&'d Scheme> {
    let found = dictionary.schemes().iter().find(|scheme| *scheme.id == *id);
    let Some(scheme) = found else {
        let known = dictionary.schemes().iter().map(|scheme| &*scheme.id);
        bail!("there is no scheme `{id}`{}; `canonym schemes` lists them", closest(id, known));
    };
    Ok(scheme)
}

fn title(scheme: &Scheme) -> String {
    scheme.year.map_or_else(|| scheme.title.to_string(), |year| format!("{} ({year})", scheme.title))
}

fn describe(scheme: &Scheme, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{}", title(scheme))?;
    let checked = if scheme.verified { "checked against it" } else { "not checked against it" };
    writeln!(out, "Authority: {}; {checked}\nSource: {}\n", scheme.authority, scheme.cite)?;
    let letters: Vec<String> = scheme.letters().map(|(letter, to)| format!("{letter} {:<6}", shown(to))).collect();
    for line in letters.chunks(8) {
        writeln!(out, "  {}", line.concat().trim_end())?;
    }
    writeln!(out, "\nRules about what stands before and after come on top; the samples show them.")?;
    if !scheme.options.is_empty() {
        writeln!(out, "\nOptions:")?;
        for option in &scheme.options {
            let status = match option.status {
                OptionStatus::Admitted => "admitted",
                OptionStatus::Recognized => "recognized",
            };
            writeln!(out, "  {:<14} {status:<11} {}", option.id, option.note)?;
        }
    }
    writeln!(out, "\nSamples:")?;
    for sample in &scheme.samples {
        let origin = match sample.origin {
            SampleOrigin::Official => "",
            SampleOrigin::Attested => "  (seen in copy)",
            SampleOrigin::Computed => "  (worked out)",
        };
        let mut flags = if sample.class == NameClass::Person { " --kind person".to_owned() } else { String::new() };
        for option in &sample.options {
            flags.push_str(" --option ");
            flags.push_str(option);
        }
        writeln!(out, "  {} {}{flags}{origin}", sample.native, sample.expected)?;
    }
    Ok(())
}

/// What is written for a letter; a dash for nothing.
fn shown(to: &str) -> &str {
    if to.is_empty() { "–" } else { to }
}
