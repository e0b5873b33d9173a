//! `canonym baseline`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use anyhow::{Result, anyhow, bail};
use canonym::baseline::{Baseline, Kind};

use crate::args::BaselineArgs;
use crate::configs::Config;
use crate::console::Console;
use crate::files::{self, Origin};
use crate::records;
use crate::run::{Job, Run};

/// The backlog of one configuration in the making.
struct Backlog {
    baseline: Baseline,
    /// Paths that were looked at.
    seen: BTreeSet<String>,
    /// Findings that the backlog that was there does not know.
    unknown: usize,
}

pub(crate) fn run(args: &BaselineArgs, console: &mut Console) -> Result<bool> {
    let run = Run::new(&args.selection, &args.style, &[], console)?;
    if run.jobs.iter().any(|job| job.input.origin == Origin::Stdin) {
        bail!("a baseline is about files; name them instead of `-`");
    }
    let mut backlogs: BTreeMap<PathBuf, Backlog> = BTreeMap::new();
    run.each(
        console,
        |job, source| job.findings(&source),
        |_, job, findings| {
            let empty = || Backlog { baseline: Baseline::new(Kind::Backlog), seen: BTreeSet::new(), unknown: 0 };
            let backlog = backlogs.entry(job.input.config.folder.clone()).or_insert_with(empty);
            backlog.take(job, &findings);
            Ok(())
        },
    )?;
    for config in run.configs() {
        let Some(backlog) = backlogs.remove(&config.folder) else { continue };
        write(config, backlog, console)?;
    }
    Ok(false)
}

impl Backlog {
    /// Takes in the findings of one text.
    fn take(&mut self, job: &Job, findings: &[canonym::Finding]) {
        let path = &job.input.inner;
        self.seen.insert(path.clone());
        let Some(old) = job.input.config.records(Kind::Backlog) else {
            return self.baseline.record(path, findings);
        };
        let (entries, unknown) = old.baseline.shrunk(path, findings);
        self.unknown += unknown;
        for entry in entries {
            self.baseline.push(entry);
        }
    }
}

fn write(config: &Config, mut backlog: Backlog, console: &mut Console) -> Result<()> {
    records::refuse_homeless(config).map_err(|reason| anyhow!(reason))?;
    let total = |baseline: &Baseline| baseline.entries().iter().map(|entry| entry.count).sum::<usize>();
    let old = config.records(Kind::Backlog);
    // What this run did not look at stays, as long as it is there.
    for entry in old.iter().flat_map(|old| old.baseline.entries()) {
        if !backlog.seen.contains(&*entry.path) && files::is_there(&config.folder.join(&*entry.path)) {
            backlog.baseline.push(entry.clone());
        }
    }
    let name = records::name(config, Kind::Backlog);
    records::write(config, Kind::Backlog, &backlog.baseline.to_toml()).map_err(|reason| anyhow!(reason))?;
    let now = total(&backlog.baseline);
    match old.map(|old| total(&old.baseline)) {
        None => {
            writeln!(console.out(), "{name}: {now} known findings; `canonym check` tells only new ones from now on.")?;
        }
        Some(before) => writeln!(console.out(), "{name}: {} gone, {now} left.", before - now)?,
    }
    if backlog.unknown > 0 {
        let these =
            if backlog.unknown == 1 { "1 finding is".to_owned() } else { format!("{} findings are", backlog.unknown) };
        console.note(format_args!(
            "{these} new and not taken in: a baseline only shrinks; mend or accept them, or delete {name} to start anew"
        ));
    }
    Ok(())
}
