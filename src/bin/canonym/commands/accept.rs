//! `canonym accept`.

use std::path::{Path, PathBuf};

use anyhow::{Result, anyhow, bail};
use canonym::baseline::{Baseline, Entry, Kind};
use canonym::{Date, Finding, Source};
use toml_edit::Value;

use crate::args::{AcceptArgs, SelectionArgs};
use crate::clock;
use crate::console::Console;
use crate::files;
use crate::records;
use crate::run::{Job, Run};
use crate::tables::Tables;

/// A place as a report gives it.
struct Place {
    file: PathBuf,
    line: usize,
    column: Option<usize>,
}

pub(crate) fn run(args: &AcceptArgs, console: &mut Console) -> Result<bool> {
    let reason = args.reason.trim();
    if reason.is_empty() {
        bail!("a decision has a reason; say it with --reason");
    }
    let places = args.places.iter().map(|place| Place::parse(place)).collect::<Result<Vec<_>>>()?;
    let paths = places.iter().map(|place| place.file.clone()).collect();
    let selection = SelectionArgs { paths, no_progress: true, ..SelectionArgs::default() };
    let run = Run::new(&selection, &args.style, &[], console)?;
    let mut decided: Vec<(PathBuf, Entry)> = Vec::new();
    run.each(
        console,
        |job, source| {
            let findings = job.examine(&source, &[]).findings;
            (source, findings)
        },
        |console, job, (source, findings)| {
            for place in places.iter().filter(|place| place.is_in(job)) {
                match decide(job, &source, &findings, place, reason) {
                    Ok(entry) => decided.push((job.input.config.folder.clone(), entry)),
                    Err(message) => console.fail(format_args!("{}: {message}", job.input.name)),
                }
            }
            Ok(())
        },
    )?;
    for config in run.configs() {
        let here: Vec<&Entry> =
            decided.iter().filter(|(folder, _)| *folder == config.folder).map(|(_, entry)| entry).collect();
        if here.is_empty() {
            continue;
        }
        records::refuse_homeless(config).map_err(|reason| anyhow!(reason))?;
        let name = records::name(config, Kind::Decisions);
        let old = config.records(Kind::Decisions).map_or(HEADING, |old| old.source.text());
        let mut tables = Tables::parse(&name, old)?;
        for entry in &here {
            tables.put("accepted", &fields(entry), &[])?;
        }
        let text = tables.text();
        records::write(config, Kind::Decisions, &text).map_err(|reason| anyhow!(reason))?;
        for entry in here {
            writeln!(console.out(), "{}: {} accepted ({}), recorded in {name}", entry.path, entry.surface, entry.rule)?;
        }
    }
    Ok(false)
}

const HEADING: &str =
    "# Places that are right as they are, and why. `canonym accept` adds to them; delete what no longer holds.\n";

fn fields(entry: &Entry) -> Vec<(&'static str, Value)> {
    let mut fields: Vec<(&str, Value)> = vec![("path", (*entry.path).into()), ("rule", (*entry.rule).into())];
    fields.extend(entry.entity.as_deref().map(|entity| ("name", entity.into())));
    fields.push(("text", (*entry.surface).into()));
    fields.push(("at", entry.at.iter().map(|at| &**at).collect::<Value>()));
    fields.extend(entry.reason.as_deref().map(|reason| ("reason", reason.into())));
    fields.extend(entry.on.map(|on| ("on", on.to_string().into())));
    fields
}

/// The entry for the finding at a place.
fn decide(job: &Job, source: &Source, findings: &[Finding], place: &Place, reason: &str) -> Result<Entry, String> {
    let at = |finding: &Finding| source.position(finding.hull().start());
    let on_line = findings.iter().enumerate().filter(|(_, finding)| at(finding).line == place.line);
    let here: Vec<(usize, &Finding)> =
        on_line.filter(|(_, finding)| place.column.is_none_or(|column| at(finding).column == column)).collect();
    let list = |findings: &[&Finding]| {
        let shown = findings.iter().map(|finding| {
            let at = at(finding);
            format!("{}:{} {} ({})", at.line, at.column, finding.surface, finding.rule)
        });
        shown.collect::<Vec<_>>().join(", ")
    };
    let number = match here.as_slice() {
        [] if findings.is_empty() => return Err("there is no finding in this file; nothing to accept".to_owned()),
        [] => {
            let mut near: Vec<&Finding> = findings.iter().collect();
            near.sort_by_key(|finding| at(finding).line.abs_diff(place.line));
            near.truncate(3);
            return Err(format!("there is no finding at this place; near it: {}", list(&near)));
        }
        [(number, _)] => *number,
        several => {
            let findings: Vec<&Finding> = several.iter().map(|(_, finding)| *finding).collect();
            return Err(format!("line {} holds several findings; add the column: {}", place.line, list(&findings)));
        }
    };
    let path = &job.input.inner;
    let known = job.without_known(findings.to_vec(), &[Kind::Decisions]).findings;
    if !known.contains(&findings[number]) {
        return Err(format!("{} on line {} is accepted already", findings[number].surface, place.line));
    }
    let today: Date = clock::today();
    Baseline::decision(path, findings, number, reason, today).ok_or_else(|| "there is no such finding".to_owned())
}

impl Place {
    fn parse(text: &str) -> Result<Self> {
        let number = |text: &str| text.parse::<usize>().ok();
        let parsed = text.rsplit_once(':').and_then(|(before, last)| {
            let last = number(last)?;
            match before.rsplit_once(':').and_then(|(file, line)| Some((file, number(line)?))) {
                Some((file, line)) => Some(Self { file: file.into(), line, column: Some(last) }),
                None => Some(Self { file: before.into(), line: last, column: None }),
            }
        });
        parsed.ok_or_else(|| anyhow!("`{text}` is no place; write FILE:LINE or FILE:LINE:COLUMN as the report has it"))
    }

    fn is_in(&self, job: &Job) -> bool {
        job.input.path.as_deref().is_some_and(|path| files::real(path) == files::real(Path::new(&self.file)))
    }
}
