//! `canonym check`.

use anyhow::{Context, Result};
use canonym::baseline::Kind;
use canonym::config::FailOn;
use canonym::report::{FileReport, ReportOptions, Reporter, Summary, reporter};
use canonym::{Finding, Source};

use crate::args::CheckArgs;
use crate::configs::Config;
use crate::console::Console;
use crate::records::Stale;
use crate::run::Run;

pub(crate) fn run(args: &CheckArgs, console: &mut Console) -> Result<bool> {
    let mut run = Run::new(&args.selection, &args.style, &[], console)?;
    run.narrow(&args.changes, console)?;
    let kinds: &[Kind] = if args.no_baseline { &[Kind::Decisions] } else { &[Kind::Decisions, Kind::Backlog] };
    let options = ReportOptions { color: console.color(), verbose: args.verbose, width: Console::width() };
    let reporter = reporter(&args.format, &options).context("no such output format")?;
    let mut telling = Telling { reporter, summary: Summary::default(), failing: false };
    let mut stale = Stale::default();
    for config in run.configs() {
        if let Some(source) = &config.source {
            telling.aside(source, &run.config_findings(config), fail_on(args, config), console)?;
        }
    }
    run.each(
        console,
        |job, source| {
            let examined = job.examine(&source, kinds);
            (source, examined)
        },
        |console, job, (source, examined)| {
            for (kind, covered) in &examined.covered {
                stale.add(&job.input.config, &job.input.inner, *kind, covered);
                telling.summary.known += covered.known;
            }
            telling.file(&source, &examined.findings, job.fail_on, console)
        },
    )?;
    // Who asks about a change is not told of the state of the whole.
    let configs = if args.changes.since.is_some() { Vec::new() } else { run.configs() };
    for config in configs {
        for &kind in kinds {
            let Some(records) = config.records(kind) else { continue };
            let findings = stale.findings(config, kind, |file| run.misses(file));
            telling.aside(&records.source, &findings, fail_on(args, config), console)?;
        }
    }
    let Telling { mut reporter, mut summary, failing } = telling;
    summary.incomplete = console.failed();
    reporter.finish(&summary, console.out())?;
    // The process ends here: taking the dictionary apart first would only cost time.
    std::mem::forget(run);
    Ok(failing)
}

/// What has been told so far.
struct Telling {
    reporter: Box<dyn Reporter + Send>,
    summary: Summary,
    failing: bool,
}

impl Telling {
    /// Tells what was found in one file.
    fn file(&mut self, source: &Source, findings: &[Finding], fail_on: FailOn, console: &mut Console) -> Result<()> {
        self.failing |= findings.iter().any(|finding| fail_on.reached_by(finding.severity));
        self.summary.add(findings);
        Ok(self.reporter.file(&FileReport { source, findings }, console.out())?)
    }

    /// The same of a file that is no text of the run, and of which there is mostly nothing to tell.
    fn aside(&mut self, source: &Source, findings: &[Finding], fail_on: FailOn, console: &mut Console) -> Result<()> {
        if findings.is_empty() { Ok(()) } else { self.file(source, findings, fail_on, console) }
    }
}

/// From which severity on a finding about the configuration or its records makes the run fail.
fn fail_on(args: &CheckArgs, config: &Config) -> FailOn {
    args.style.fail_on.map(FailOn::from).or(config.file.fail_on).unwrap_or_default()
}
