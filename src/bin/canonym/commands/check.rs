//! `canonym check`.

use anyhow::{Context, Result};
use canonym::Finding;
use canonym::config::FailOn;
use canonym::report::{FileReport, ReportOptions, Summary, reporter};

use crate::args::CheckArgs;
use crate::configs;
use crate::console::Console;
use crate::run::Run;

pub(crate) fn run(args: &CheckArgs, console: &mut Console) -> Result<bool> {
    let run = Run::new(&args.selection, &args.style, &[], console)?;
    let options = ReportOptions { color: console.color(), verbose: args.verbose, width: Console::width() };
    let mut reporter = reporter(&args.format, &options).context("no such output format")?;
    let mut summary = Summary::default();
    let mut failing = false;
    for config in run.configs() {
        let findings = configs::findings(config);
        let fail_on = args.style.fail_on.map(FailOn::from).or(config.file.fail_on).unwrap_or_default();
        if let Some(source) = config.source.as_ref().filter(|_| !findings.is_empty()) {
            failing |= fails(&findings, fail_on);
            summary.add(&findings);
            reporter.file(&FileReport { source, findings: &findings }, console.out())?;
        }
    }
    run.each(
        console,
        |job, source| {
            let findings = job.findings(&source);
            (source, findings)
        },
        |console, job, (source, findings)| {
            failing |= fails(&findings, job.fail_on);
            summary.add(&findings);
            Ok(reporter.file(&FileReport { source: &source, findings: &findings }, console.out())?)
        },
    )?;
    summary.incomplete = console.failed();
    reporter.finish(&summary, console.out())?;
    // The process ends here: taking the dictionary apart first would only cost time.
    std::mem::forget(run);
    Ok(failing)
}

/// Whether one of the findings makes the run fail.
fn fails(findings: &[Finding], fail_on: FailOn) -> bool {
    findings.iter().any(|finding| fail_on.reached_by(finding.severity))
}
