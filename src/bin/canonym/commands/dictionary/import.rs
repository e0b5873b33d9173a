//! `canonym dictionary import`.

use std::io;

use anyhow::{Context, Result, anyhow, bail};
use canonym::curate::import::{Defaults, ListFormat, import, write};
use canonym::report::{FileReport, ReportOptions, reporter};
use canonym::{Dictionary, Severity};

use super::source;
use crate::args::{DictionaryImportArgs, KINDS};
use crate::console::Console;
use crate::files;

pub(super) fn run(args: &DictionaryImportArgs, console: &mut Console) -> Result<bool> {
    if let Some(output) = args.output.as_deref().filter(|output| files::is_there(output)) {
        bail!("{}: is already there and was not touched; name another file", files::display_name(output));
    }
    let dictionary = Dictionary::builtin()?;
    let source = source(&args.file)?;
    let format = ListFormat::parse(&args.format).context("no such format")?;
    let kind = args.kind.as_deref().and_then(|name| KINDS.into_iter().find(|kind| kind.noun() == name));
    let defaults = Defaults { kind, primary: args.primary, country: args.country.clone() };
    let imported = import(&dictionary, &source, format, &defaults);
    tell(&source, &imported.findings, console)?;
    let count = imported.entities.len();
    if count == 0 {
        bail!("{}: nothing could be taken in; see above, and `canonym dictionary import --help`", source.name());
    }
    let toml = write(&imported.entities, &provenance(source.name(), format, count));
    match &args.output {
        None => write!(console.out(), "{toml}")?,
        Some(output) => {
            let name = files::display_name(output);
            let failed = |error: io::Error| anyhow!("{name}: {}", files::reason(&error));
            files::create(output, &toml).map_err(failed)?;
            let names = if count == 1 { "name" } else { "names" };
            writeln!(console.out(), "Wrote {name} with {count} {names}. Next: canonym dictionary check {name}")?;
        }
    }
    Ok(imported.findings.iter().any(|finding| finding.severity > Severity::Info))
}

/// What was left out, beside the results.
fn tell(source: &canonym::Source, findings: &[canonym::Finding], console: &mut Console) -> Result<()> {
    let mut reporter = reporter("concise", &ReportOptions::default()).context("no such output format")?;
    let mut told = Vec::new();
    reporter.file(&FileReport { source, findings }, &mut told)?;
    for line in String::from_utf8_lossy(&told).lines() {
        console.note(line);
    }
    Ok(())
}

fn provenance(name: &str, format: ListFormat, count: usize) -> String {
    let what = match format {
        ListFormat::Csv => "a table",
        ListFormat::Tbx => "a term base",
        ListFormat::Wikidata => "from Wikidata (wikidata.org), CC0 1.0",
    };
    let names = if count == 1 { "name" } else { "names" };
    format!("Source: {name}, {what}; {count} {names} taken in with `canonym dictionary import`.")
}
