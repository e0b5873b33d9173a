//! The record of what `fix` changed, for `undo`.
//!
//! One file a run, one JSON object a line: the run, then each file before it is replaced, each line
//! on the disk before the file it is about changes. So a run that was killed can be taken back, too.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize, de::DeserializeOwned};

use super::reason;
use super::replace::sync_folder;
use crate::configs::Configs;

/// One run of `fix`.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Header {
    /// Its name; later runs have later names.
    run: String,
    /// When it began, in UTC.
    time: String,
    /// What wrote the record.
    program: String,
}

/// A file that is about to be replaced.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct LoggedFile {
    /// From the folder the state folder is in, if it lies there; else absolute.
    pub(crate) path: String,
    /// SHA-256 of the file before.
    pub(crate) before: String,
    /// SHA-256 of the file after.
    pub(crate) after: String,
    /// The charset it is in; records of earlier versions leave it to the file's mark.
    #[serde(default)]
    pub(crate) charset: String,
    /// What changed, in order of place.
    pub(crate) edits: Vec<LoggedEdit>,
}

/// One change.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct LoggedEdit {
    /// First byte of `old` in the file before.
    pub(crate) start: usize,
    /// Line of the file before, from 1.
    pub(crate) line: usize,
    /// Column, from 1.
    pub(crate) column: usize,
    /// Rule that asked for it.
    pub(crate) rule: String,
    /// The name that the edit is about, as a reader reads it; the edit may touch a part of it only.
    #[serde(default)]
    pub(crate) name: String,
    /// Text that was there; in the file it is in the file's charset.
    pub(crate) old: String,
    /// Text that is there now.
    pub(crate) new: String,
}

/// The last line of a record that has been taken back.
#[derive(Debug, Serialize, Deserialize)]
struct Undone {
    undone: String,
}

/// A record in the making.
pub(crate) struct Journal {
    file: File,
    path: PathBuf,
    /// The folder that paths in it start from.
    base: PathBuf,
    /// The name of the run.
    pub(crate) run: String,
}

/// Where records are kept: where a flag says, beside the configuration of the current folder, or here.
pub(crate) fn state_folder(flag: Option<&Path>, configs: &Configs) -> Result<PathBuf> {
    if let Some(folder) = flag {
        return Ok(std::path::absolute(folder)?);
    }
    let here = super::current_folder()?;
    let config = configs.of_folder(&here);
    Ok(if config.source.is_some() { config.folder.clone() } else { here }.join(".canonym"))
}

impl Journal {
    /// Starts the record of a run.
    pub(crate) fn create(folder: &Path, time: String) -> Result<Self> {
        let cannot = || {
            let folder = folder.display();
            format!("{folder}: the record for `undo` cannot be written, so nothing was changed; try --log-dir")
        };
        fs::create_dir_all(folder).with_context(cannot)?;
        let ignore = folder.join(".gitignore");
        if !ignore.exists() {
            fs::write(&ignore, "*\n").with_context(cannot)?;
        }
        // 2024-05-01T09:30:00.123Z becomes 20240501T093000.123-PID.
        let stamp: String = time.chars().filter(|c| !matches!(c, '-' | ':' | 'Z')).collect();
        let run = format!("{stamp}-{}", std::process::id());
        let path = folder.join(format!("{run}.jsonl"));
        let file = OpenOptions::new().append(true).create_new(true).open(&path).with_context(cannot)?;
        let base = folder.parent().map(super::real).unwrap_or_default();
        let mut journal = Self { file, path, base, run: run.clone() };
        let program = concat!("canonym ", env!("CARGO_PKG_VERSION")).to_owned();
        journal.append(&Header { run, time, program }).with_context(cannot)?;
        sync_folder(folder);
        Ok(journal)
    }

    /// Records a file that is about to be replaced. Its path is absolute.
    pub(crate) fn record(&mut self, path: &Path, file: LoggedFile) -> Result<(), String> {
        let Some(path) = path.strip_prefix(&self.base).unwrap_or(path).to_str() else {
            return Err("its name is not Unicode, so `undo` could not find it again; rename it".to_owned());
        };
        let file = LoggedFile { path: path.to_owned(), ..file };
        self.append(&file).map_err(|error| format!("{}: {}", self.path.display(), reason(&error)))
    }

    fn append(&mut self, line: &impl Serialize) -> io::Result<()> {
        append(&mut self.file, line)
    }
}

fn append(file: &mut File, line: &impl Serialize) -> io::Result<()> {
    let mut bytes = serde_json::to_vec(line)?;
    bytes.push(b'\n');
    file.write_all(&bytes)?;
    file.sync_all()
}

/// A record that can be read back.
pub(crate) struct Record {
    path: PathBuf,
    base: PathBuf,
    /// The name of the run.
    pub(crate) run: String,
}

/// What a record says.
pub(crate) struct Contents {
    /// The files that were replaced or were about to be, in order.
    pub(crate) files: Vec<LoggedFile>,
    /// When it was taken back, if it was.
    pub(crate) undone: Option<String>,
}

/// All records in a folder, the oldest first.
pub(crate) fn runs(folder: &Path) -> Result<Vec<Record>> {
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries.with_context(|| format!("{}: cannot be read", folder.display()))?,
    };
    let base = folder.parent().map(super::real).unwrap_or_default();
    let mut records = Vec::new();
    for entry in entries {
        let path = entry?.path();
        let stem = path.file_stem().and_then(|stem| stem.to_str()).map(str::to_owned);
        if let Some(run) = stem.filter(|_| path.extension().is_some_and(|ending| ending == "jsonl")) {
            records.push(Record { path, base: base.clone(), run });
        }
    }
    records.sort_by(|a, b| a.run.cmp(&b.run));
    Ok(records)
}

impl Record {
    /// Reads it. A last line that was cut off by a crash is about a file that did not change.
    pub(crate) fn read(&self) -> Result<Contents> {
        let text =
            fs::read_to_string(&self.path).with_context(|| format!("{}: cannot be read", self.path.display()))?;
        let mut contents = Contents { files: Vec::new(), undone: None };
        for (number, line) in text.split_inclusive('\n').enumerate().filter(|(_, line)| line.ends_with('\n')) {
            let place = || format!("{}:{}: is damaged; restore the file", self.path.display(), number + 1);
            if number == 0 {
                parse::<Header>(line).with_context(place)?;
            } else if let Ok(Undone { undone }) = parse(line) {
                contents.undone = Some(undone);
            } else {
                contents.files.push(parse(line).with_context(place)?);
            }
        }
        Ok(contents)
    }

    /// Where a recorded file is.
    pub(crate) fn locate(&self, file: &LoggedFile) -> PathBuf {
        self.base.join(&file.path)
    }

    /// Records that all of it has been taken back.
    pub(crate) fn mark_undone(&self, time: String) -> Result<()> {
        let text = fs::read(&self.path)?;
        let mut file = OpenOptions::new().append(true).open(&self.path)?;
        if !text.ends_with(b"\n") {
            // What a crash cut off must not swallow this line.
            file.set_len(text.iter().rposition(|&byte| byte == b'\n').map_or(0, |end| end as u64 + 1))?;
        }
        append(&mut file, &Undone { undone: time })
            .with_context(|| format!("{}: cannot be written", self.path.display()))
    }
}

fn parse<T: DeserializeOwned>(line: &str) -> serde_json::Result<T> {
    serde_json::from_str(line)
}
