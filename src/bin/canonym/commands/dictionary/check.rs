//! `canonym dictionary check`.

use anyhow::{Context, Result};
use canonym::config::FailOn;
use canonym::curate::{self, check::Whose};
use canonym::report::{FileReport, ReportOptions, Summary, reporter};
use canonym::{Dictionary, Finding, Source};

use super::{configured, source};
use crate::args::DictionaryCheckArgs;
use crate::console::Console;

pub(super) fn run(args: &DictionaryCheckArgs, console: &mut Console) -> Result<bool> {
    let dictionary = Dictionary::builtin()?;
    let is_all = args.files.is_empty();
    let paths = if is_all { configured(&args.config)? } else { args.files.clone() };
    let mut sources = Vec::new();
    for path in &paths {
        match source(path) {
            Ok(source) => sources.push(source),
            Err(error) => console.fail(error),
        }
    }
    let mut looked_over = look_over(&dictionary, sources, Whose::Houses);
    if is_all {
        looked_over.extend(look_over(&dictionary, curate::shipped(), Whose::Canonyms));
    }
    let options = ReportOptions { color: console.color(), verbose: false, width: Console::width() };
    let mut reporter = reporter(&args.format, &options).context("no such output format")?;
    let fail_on = FailOn::from(args.fail_on);
    let mut summary = Summary::default();
    let mut failing = false;
    for (source, findings) in &looked_over {
        failing |= findings.iter().any(|finding| fail_on.reached_by(finding.severity));
        summary.add(findings);
        reporter.file(&FileReport { source, findings }, console.out())?;
    }
    summary.incomplete = console.failed();
    reporter.finish(&summary, console.out())?;
    Ok(failing)
}

fn look_over(dictionary: &Dictionary, sources: Vec<Source>, whose: Whose) -> Vec<(Source, Vec<Finding>)> {
    let findings = curate::check(dictionary, &sources, whose);
    sources.into_iter().zip(findings).collect()
}
