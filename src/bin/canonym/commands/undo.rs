//! `canonym undo`.

use anyhow::{Result, bail};
use canonym::Source;
use canonym::text::Charset;

use super::fix::sha256;
use crate::args::UndoArgs;
use crate::clock;
use crate::configs::Configs;
use crate::console::Console;
use crate::files::{self, LoggedFile};

pub(crate) fn run(args: &UndoArgs, console: &mut Console) -> Result<bool> {
    let folder = files::state_folder(args.log_dir.as_deref(), &Configs::new(&args.config)?)?;
    let records = files::runs(&folder)?;
    let position = match &args.run {
        Some(run) => records.iter().position(|record| record.run == *run),
        None => records.len().checked_sub(1),
    };
    let Some(position) = position else {
        match &args.run {
            Some(run) => bail!("{}: has no run {run}; its runs: {}", folder.display(), names(&records)),
            None => bail!("{}: has no record of a run; start undo where fix was started", folder.display()),
        }
    };
    let record = &records[position];
    let contents = record.read()?;
    if let Some(time) = contents.undone {
        match position.checked_sub(1).map(|older| &records[older]) {
            Some(older) => bail!(
                "run {} was already taken back at {time}; to take back the one before it: canonym undo --run {}",
                record.run,
                older.run
            ),
            None => bail!("run {} was already taken back at {time}; there is none before it", record.run),
        }
    }
    console.outlive_reader();
    let (mut restored, mut left) = (0, 0);
    for file in contents.files.iter().rev() {
        let path = record.locate(file);
        let name = display(&path);
        match restore(&path, file) {
            Ok(true) => {
                restored += 1;
                writeln!(console.out(), "{name}: as it was")?;
            }
            Ok(false) => {}
            Err(reason) => {
                left += 1;
                console.fail(format_args!("{name}: left as it is: {reason}"));
            }
        }
    }
    if left == 0 {
        record.mark_undone(clock::now())?;
    }
    let files = if restored == 1 { "1 file".to_owned() } else { format!("{restored} files") };
    writeln!(console.out(), "Took back run {}: {files}.", record.run)?;
    Ok(false)
}

/// Gives a file back the bytes it had; false if it has them.
fn restore(path: &std::path::Path, file: &LoggedFile) -> Result<bool, String> {
    let now = files::read(path).map_err(|error| files::reason(&error))?;
    let hash = sha256(&now);
    if hash == file.before {
        return Ok(false); // The run was stopped before this file, or an undo was after it.
    }
    if hash != file.after {
        return Err("it was changed after that run; take back by hand what is wrong".to_owned());
    }
    let before = take_back(&now, file).filter(|before| sha256(before) == file.before);
    let before = before.ok_or("the record does not lead back to its text; take it from a backup")?;
    files::replace(path, &now, &before, || Ok(()))?;
    Ok(true)
}

/// The bytes before the edits, from those after them.
fn take_back(now: &[u8], file: &LoggedFile) -> Option<Vec<u8>> {
    let charset = Charset::of(&file.charset).unwrap_or(Charset::UTF_8);
    let source = Source::decode_as("", now.to_vec(), charset).ok()?;
    let mut before = Vec::with_capacity(now.len());
    let mut done = 0;
    for edit in &file.edits {
        // What is before an edit is as long as it was.
        let start = done + edit.start.checked_sub(before.len())?;
        let new = source.encode(&edit.new)?;
        before.extend_from_slice(now.get(done..start)?);
        before.extend(source.encode(&edit.old)?);
        done = start + new.len();
    }
    before.extend_from_slice(now.get(done..)?);
    Some(before)
}

/// A path from here, where it lies here.
fn display(path: &std::path::Path) -> String {
    let here = files::current_folder().unwrap_or_default();
    files::display_name(path.strip_prefix(here).unwrap_or(path))
}

fn names(records: &[files::Record]) -> String {
    let names: Vec<&str> = records.iter().map(|record| record.run.as_str()).collect();
    if names.is_empty() { "none".to_owned() } else { names.join(", ") }
}
