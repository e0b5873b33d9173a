//! `canonym check`.

use anyhow::{Context, Result};
use canonym::Finding;
use canonym::baseline::Kind;
use canonym::config::FailOn;
use canonym::report::{FileReport, ReportOptions, Summary, reporter};

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
    let mut reporter = reporter(&args.format, &options).context("no such output format")?;
    let mut summary = Summary::default();
    let mut stale = Stale::default();
    let mut failing = false;
    for config in run.configs() {
        let findings = run.config_findings(config);
        if let Some(source) = config.source.as_ref().filter(|_| !findings.is_empty()) {
            failing |= fails(&findings, fail_on(args, config));
            summary.add(&findings);
            reporter.file(&FileReport { source, findings: &findings }, console.out())?;
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
                summary.known += covered.known;
            }
            failing |= fails(&examined.findings, job.fail_on);
            summary.add(&examined.findings);
            Ok(reporter.file(&FileReport { source: &source, findings: &examined.findings }, console.out())?)
        },
    )?;
    for config in run.configs() {
        for &kind in kinds {
            let findings = stale.findings(config, kind, |file| run.misses(file));
            if let Some(records) = config.records(kind).filter(|_| !findings.is_empty()) {
                failing |= fails(&findings, fail_on(args, config));
                summary.add(&findings);
                reporter.file(&FileReport { source: &records.source, findings: &findings }, console.out())?;
            }
        }
    }
    summary.incomplete = console.failed();
    reporter.finish(&summary, console.out())?;
    // The process ends here: taking the dictionary apart first would only cost time.
    std::mem::forget(run);
    Ok(failing)
}

/// From which severity on a finding about the configuration or its records makes the run fail.
fn fail_on(args: &CheckArgs, config: &Config) -> FailOn {
    args.style.fail_on.map(FailOn::from).or(config.file.fail_on).unwrap_or_default()
}

/// Whether one of the findings makes the run fail.
fn fails(findings: &[Finding], fail_on: FailOn) -> bool {
    findings.iter().any(|finding| fail_on.reached_by(finding.severity))
}
