//! `canonym schemes`.

use std::borrow::Cow;
use std::io::{self, Write};
use std::path::Path;

use anyhow::{Context, Result, bail};
use canonym::Dictionary;
use canonym::dictionary::Scheme;
use canonym::dictionary::scheme::{NameClass, OptionSet, OptionStatus, SampleOrigin};
use canonym::text::distance::closest;
use canonym::text::fold::compose;

use crate::args::SchemesArgs;
use crate::console::Console;
use crate::files;

pub(crate) fn run(args: &SchemesArgs, console: &mut Console) -> Result<bool> {
    let dictionary = Dictionary::builtin()?;
    let Some(name) = &args.name else {
        for scheme in dictionary.schemes() {
            let targets: Vec<String> = scheme.targets.iter().map(ToString::to_string).collect();
            let targets = if targets.is_empty() { "any".to_owned() } else { targets.join(" ") };
            writeln!(console.out(), "{:<20} {:<3} to {targets:<8} {}", scheme.id, scheme.source, title(scheme))?;
        }
        return Ok(false);
    };
    let scheme = named(&dictionary, name)?;
    if let Some(table) = &args.samples {
        return compare(&scheme, &listed(table)?, args.kind.class(), console);
    }
    describe(&scheme, console.out())?;
    let mut failing = false;
    for (sample, made) in scheme.failing_samples() {
        failing = true;
        let made = made.map_or_else(|error| error.to_string(), |made| format!("gives {made}"));
        let line = text(Path::new(name))?[..sample.offset].matches('\n').count() + 1;
        writeln!(console.out(), "{name}:{line}: {} {made}, not {}", sample.native, sample.expected)?;
    }
    Ok(failing)
}

/// The scheme of an id, or of a file `….toml`; fails with the nearest id, or the place in the file.
pub(super) fn named<'d>(dictionary: &'d Dictionary, name: &str) -> Result<Cow<'d, Scheme>> {
    if Path::new(name).extension().is_some_and(|extension| extension == "toml") {
        let scheme = Scheme::parse(&text(Path::new(name))?);
        let place = |error: canonym::dictionary::scheme::SchemeError| {
            anyhow::anyhow!("{name}:{}:{}: {}", error.line, error.column, error.message)
        };
        return Ok(Cow::Owned(scheme.map_err(place)?));
    }
    let Some(scheme) = dictionary.scheme_by_id(name) else {
        let known = dictionary.schemes().map(|scheme| &*scheme.id);
        bail!("there is no scheme `{name}`{}; `canonym schemes` lists them", closest(name, known));
    };
    Ok(Cow::Borrowed(scheme))
}

fn text(path: &Path) -> Result<String> {
    let name = files::display_name(path);
    let bytes = files::read(path).with_context(|| format!("{name} cannot be read"))?;
    String::from_utf8(bytes).with_context(|| format!("{name} is not in UTF-8; save it as UTF-8"))
}

/// The pairs of a table.
fn listed(path: &Path) -> Result<Vec<(String, String)>> {
    let mut pairs = Vec::new();
    for (number, line) in text(path)?.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let Some((native, expected)) = line.split_once('\t') else {
            let place = format!("{}:{}", files::display_name(path), number + 1);
            bail!("{place}: no tab; write the native form, a tab, and the form that the scheme should give");
        };
        pairs.push((native.trim().to_owned(), compose(expected.trim())));
    }
    Ok(pairs)
}

/// Tells how much of a table the scheme writes, and each name it writes otherwise.
fn compare(scheme: &Scheme, pairs: &[(String, String)], class: NameClass, console: &mut Console) -> Result<bool> {
    let (mut exact, mut case_aside, mut by_option) = (0, 0, 0);
    let mut others = Vec::new();
    for (native, expected) in pairs {
        let variants = scheme.variants(native, class);
        let small = expected.to_lowercase();
        match variants.iter().position(|variant| variant.text.to_lowercase() == small) {
            Some(0) if variants[0].text == *expected => exact += 1,
            Some(0) => case_aside += 1,
            Some(_) => by_option += 1,
            None => others.push((native, expected, scheme.transliterate(native, class, OptionSet::EMPTY))),
        }
    }
    let out = console.out();
    for (native, expected, made) in &others {
        match made {
            Ok(made) => writeln!(out, "{native}: {made}, not {expected}")?,
            Err(error) => writeln!(out, "{native}: {error}")?,
        }
    }
    writeln!(
        out,
        "{} of {} names as {} writes them: {exact} exactly, {case_aside} but for capitals, {by_option} with options; \
         {} otherwise.",
        pairs.len() - others.len(),
        pairs.len(),
        scheme.id,
        others.len()
    )?;
    Ok(!others.is_empty())
}

fn title(scheme: &Scheme) -> String {
    let year = scheme.year.map(|year| year.to_string()).filter(|year| !scheme.title.contains(&**year));
    year.map_or_else(|| scheme.title.to_string(), |year| format!("{} ({year})", scheme.title))
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
