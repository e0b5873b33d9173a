//! `canonym fix`.

use std::collections::BTreeMap;

use anyhow::{Context, Result, bail};
use canonym::baseline::Kind;
use canonym::fix::{Edit, apply};
use canonym::{Finding, Source};
use sha2::{Digest, Sha256};

use super::dialogue::{Decided, Dialogue};
use super::leftover::{self, Choice};
use crate::args::FixArgs;
use crate::console::Console;
use crate::files::{self, Journal, LoggedEdit, LoggedFile, Origin};
use crate::run::{Job, Run};
use crate::{clock, patch};

pub(crate) fn run(args: &FixArgs, console: &mut Console) -> Result<bool> {
    let stdin = args.selection.paths.iter().filter(|path| path.as_os_str() == "-").count();
    if stdin > 0 && args.selection.paths.len() > 1 {
        bail!("`fix -` writes the text to standard output; fix files in a run of their own");
    }
    let reads_list = args.selection.file_list.as_ref().is_some_and(|list| list.as_os_str() == "-");
    if args.ask && (stdin > 0 || reads_list) {
        bail!("--ask reads answers from standard input; save what else is to be read in a file and give its name");
    }
    let mut run = Run::new(&args.selection, &args.style, &args.uses, console)?;
    run.narrow(&args.changes, console)?;
    refuse_archives(&mut run, console);
    tell_config_problems(&run, console);
    let mut fixing = Fixing { args, run: &run, journal: None, names: 0, files: 0, left: 0, failing: false };
    console.outlive_reader();
    if args.ask {
        ask(&mut fixing, console)?;
    } else {
        run.each(
            console,
            |job, source| fixed(job, source, args.r#unsafe),
            |console, job, outcome| fixing.take(console, job, &outcome),
        )?;
    }
    if stdin == 0 && !args.diff {
        fixing.sum_up(console)?;
    }
    Ok(fixing.failing)
}

/// Asks about the findings of one file after the other, and writes each file when it is done.
fn ask(fixing: &mut Fixing<'_>, console: &mut Console) -> Result<()> {
    let mut dialogue = Dialogue::new(fixing.args, console)?;
    fixing.run.each(
        console,
        |job, source| (job.findings(&source), source),
        |console, job, (findings, source)| {
            let Decided { job, findings, wanted } = dialogue.about(console, job, &source, findings)?;
            let choices = leftover::choices(&source, &wanted, false);
            let chosen = chosen(&source, &choices);
            // Whoever was asked may have reasons to leave a text with more to be said of it.
            let outcome = mended(&job, source, findings, chosen, usize::MAX);
            fixing.take(console, &job, &outcome)
        },
    )
}

/// An archive is a record of what was written; there is no flag against that.
fn refuse_archives(run: &mut Run, console: &mut Console) {
    let mut protected: BTreeMap<Box<str>, usize> = BTreeMap::new();
    run.jobs.retain(|job| {
        let config = &job.input.config.file;
        if config.read_only {
            *protected.entry(config.name.clone()).or_default() += 1;
        }
        !config.read_only
    });
    for (config, count) in protected {
        let files = if count == 1 { "1 file is".to_owned() } else { format!("{count} files are") };
        console.fail(format_args!("{config}: {files} an archive ([archive] read-only) and left unchanged; fix a copy"));
    }
}

/// In a patch or a fixed text there is no place for findings about the configuration.
fn tell_config_problems(run: &Run, console: &mut Console) {
    for config in run.configs() {
        let Some(source) = &config.source else { continue };
        for finding in run.config_findings(config) {
            let at = source.position(finding.hull().start());
            console.note(format_args!("{}:{}:{}: {}", source.name(), at.line, at.column, finding.message));
        }
    }
}

/// What fixing one text comes to.
struct Fixed {
    source: Source,
    /// The bytes of the file as they should be; those it has where nothing is to be changed.
    bytes: Vec<u8>,
    edits: Vec<LoggedEdit>,
    /// The text after, where it changes.
    after: Option<Source>,
    /// What is still to be said, of the text after.
    left: Vec<Finding>,
    /// Why nothing was changed although something should have been.
    refused: Option<String>,
}

/// Checks, fixes and checks again. A text that would get worse stays as it is.
fn fixed(job: &Job, source: Source, allow_unsafe: bool) -> Fixed {
    let findings = job.findings(&source);
    let choices = leftover::choices(&source, &findings, allow_unsafe);
    let chosen = chosen(&source, &choices);
    let most = findings.len();
    mended(job, source, findings, chosen, most)
}

/// The edits of the choices, and how they are logged.
fn chosen(source: &Source, choices: &[Choice<'_>]) -> (Vec<Edit>, Vec<LoggedEdit>) {
    (choices.iter().flat_map(|choice| choice.fix.edits.clone()).collect(), logged_edits(source, choices))
}

/// A text with these edits made, checked again. It stays as it is where there would be more than `most`
/// findings.
fn mended(
    job: &Job,
    source: Source,
    findings: Vec<Finding>,
    chosen: (Vec<Edit>, Vec<LoggedEdit>),
    most: usize,
) -> Fixed {
    let (edits, logged) = chosen;
    let unchanged = |source: Source, left: Vec<Finding>, refused: Option<String>| {
        let bytes = source.raw().into_owned();
        Fixed { source, bytes, edits: Vec::new(), after: None, left, refused }
    };
    if edits.is_empty() {
        return unchanged(source, findings, None);
    }
    let after = apply(&source, &edits)
        .map_err(|error| format!("its charset has no room for {}", error.edit.replacement))
        .and_then(|bytes| source.reread(bytes).map_err(|error| error.to_string()));
    let after = match after {
        Ok(after) => after,
        Err(reason) => return unchanged(source, findings, Some(reason)),
    };
    let left = job.findings(&after);
    if left.len() > most {
        let reason = "a fix would raise new findings, so nothing was changed; look at it with `canonym check`";
        return unchanged(source, findings, Some(reason.to_owned()));
    }
    Fixed { source, bytes: after.raw().into_owned(), edits: logged, after: Some(after), left, refused: None }
}

fn logged_edits(source: &Source, choices: &[Choice<'_>]) -> Vec<LoggedEdit> {
    let edits = choices.iter().flat_map(|choice| choice.fix.edits.iter().map(|edit| (choice.finding, edit)));
    let mut edits: Vec<(&Finding, &Edit)> = edits.collect();
    edits.sort_by_key(|(_, edit)| edit.span);
    let logged = edits.into_iter().map(|(finding, edit)| {
        let at = source.position(edit.span.start());
        LoggedEdit {
            start: source.raw_span(edit.span).start(),
            line: at.line,
            column: at.column,
            rule: finding.rule.to_owned(),
            name: finding.surface.clone(),
            old: source.slice(edit.span).to_owned(),
            new: edit.replacement.clone(),
        }
    });
    logged.collect()
}

/// The state of a run, file after file.
struct Fixing<'a> {
    args: &'a FixArgs,
    run: &'a Run,
    journal: Option<Journal>,
    names: usize,
    files: usize,
    left: usize,
    failing: bool,
}

impl Fixing<'_> {
    fn take(&mut self, console: &mut Console, job: &Job, fixed: &Fixed) -> Result<()> {
        let name = &job.input.name;
        let mut failure = fixed.refused.clone();
        if self.args.diff {
            self.show(console, name, fixed)?;
        } else if job.input.origin == Origin::Stdin {
            console.out().write_all(&fixed.bytes)?;
        } else if fixed.after.is_some() {
            failure = self.write(console, job, fixed)?.err();
        }
        if let Some(reason) = failure {
            console.fail(format_args!("{name}: {reason}"));
            return Ok(());
        }
        if self.args.diff { Ok(()) } else { self.tell(console, job, fixed) }
    }

    /// Writes the patch of one file.
    fn show(&mut self, console: &mut Console, name: &str, fixed: &Fixed) -> Result<()> {
        if fixed.after.is_none() {
            return Ok(());
        }
        if !fixed.source.charset().is_ascii_compatible() {
            console.fail(format_args!("{name}: is UTF-16, which a patch cannot show; fix it without --diff"));
            return Ok(());
        }
        self.failing = true;
        let name = patch_name(name)?;
        Ok(patch::write(&name, &fixed.source.raw(), &fixed.bytes, console.out())?)
    }

    /// Replaces the file, with a record of it before; the inner error is about this file only.
    fn write(&mut self, console: &mut Console, job: &Job, fixed: &Fixed) -> Result<Result<(), String>> {
        let Some(path) = &job.input.path else { return Ok(Ok(())) };
        if files::link_count(path) > 1 {
            let name = &job.input.name;
            console.note(format_args!("{name}: has other names (hard links); under those it keeps the old text"));
        }
        let old = fixed.source.raw();
        let record = LoggedFile {
            path: String::new(), // The journal knows how it writes paths.
            before: sha256(&old),
            after: sha256(&fixed.bytes),
            charset: fixed.source.charset().name().to_owned(),
            edits: fixed.edits.clone(),
        };
        let real = files::real(path);
        let mut no_journal = None;
        let done = files::replace(path, &old, &fixed.bytes, || {
            // Only now: a run that replaces nothing leaves no record, and is nothing to take back.
            match self.journal() {
                Ok(journal) => journal.record(&real, record),
                Err(error) => {
                    no_journal = Some(error);
                    Err(String::new())
                }
            }
        });
        no_journal.map_or(Ok(done), Err)
    }

    /// The record of this run, started when it is first asked for.
    fn journal(&mut self) -> Result<&mut Journal> {
        if self.journal.is_none() {
            let folder = files::state_folder(self.args.log_dir.as_deref(), &self.run.configs)?;
            self.journal = Some(Journal::create(&folder, clock::now())?);
        }
        self.journal.as_mut().context("no record")
    }

    /// Says what was changed and what was left, and why.
    fn tell(&mut self, console: &mut Console, job: &Job, fixed: &Fixed) -> Result<()> {
        let name = &job.input.name;
        let mut lines = Vec::new();
        if fixed.after.is_some() {
            self.files += 1;
            self.names += fixed.edits.len();
            let edit = |edit: &LoggedEdit| {
                // Where markup splits a name, only what differs is replaced.
                let whole = if edit.old == edit.name { String::new() } else { format!("{}: ", edit.name) };
                format!("{name}:{}:{} {whole}{} → {}", edit.line, edit.column, edit.old, edit.new)
            };
            lines.extend(fixed.edits.iter().map(edit));
        }
        let text = fixed.after.as_ref().unwrap_or(&fixed.source);
        if let Some(left) = leftover::describe(text, &fixed.left, self.args.r#unsafe) {
            self.left += fixed.left.iter().filter(|finding| finding.severity > canonym::Severity::Info).count();
            // Who was asked knows what is left, and why.
            lines.extend((!self.args.ask).then(|| format!("{name}: {left}")));
        }
        // What is known was there before: it is told above, but stops nobody.
        let unknown = job.without_known(fixed.left.clone(), &[Kind::Backlog]).findings;
        self.failing |= unknown.iter().any(|finding| job.fail_on.reached_by(finding.severity));
        for line in lines {
            if job.input.origin == Origin::Stdin {
                console.note(line);
            } else {
                writeln!(console.out(), "{line}")?;
            }
        }
        Ok(())
    }

    fn sum_up(&self, console: &mut Console) -> Result<()> {
        let count = |n: usize, thing: &str| format!("{n} {thing}{}", if n == 1 { "" } else { "s" });
        let changed = match &self.journal {
            Some(journal) if self.files > 0 => format!(
                "Changed {} in {}; `canonym undo` takes it back (run {})",
                count(self.names, "place"),
                count(self.files, "file"),
                journal.run
            ),
            _ => "Changed nothing".to_owned(),
        };
        let left = if self.left > 0 { format!("; {} left to you", self.left) } else { String::new() };
        Ok(writeln!(console.out(), "{changed}{left}.")?)
    }
}

/// A path as a patch has it: from here, never absolute.
fn patch_name(name: &str) -> Result<String> {
    let here = files::current_folder()?;
    let path = std::path::Path::new(name);
    let inner = path.strip_prefix(&here).unwrap_or(path);
    Ok(files::display_name(inner).trim_start_matches('/').to_owned())
}

pub(super) fn sha256(bytes: &[u8]) -> String {
    files::hexadecimal(&Sha256::digest(bytes))
}
