//! What is known of the findings under a configuration: its backlog and its decisions.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use canonym::baseline::{Baseline, Covered, Entry, Kind};
use canonym::config::ConfigFile;
use canonym::judge::UNUSED_SUPPRESSION;
use canonym::{Finding, Severity, Source};

use crate::configs::Config;
use crate::files;

/// A file of records that is there.
#[derive(Debug)]
pub(crate) struct Records {
    pub(crate) source: Source,
    pub(crate) baseline: Baseline,
}

/// The file of what a house has decided on single names; read wherever it lies beside a configuration.
pub(crate) const HOUSE: &str = "canonym-house.toml";

/// Where the records of a kind are kept under a configuration.
pub(crate) fn place(kind: Kind, file: &ConfigFile, folder: &Path) -> PathBuf {
    let named = match kind {
        Kind::Backlog => file.baseline.as_deref(),
        Kind::Decisions => file.accepted.as_deref(),
    };
    folder.join(named.unwrap_or(kind.file_name()))
}

/// Reads the records of a kind; none are there until the first is written.
pub(crate) fn load(kind: Kind, file: &ConfigFile, folder: &Path) -> Result<Option<Records>, String> {
    let path = place(kind, file, folder);
    if !files::is_there(&path) {
        return Ok(None);
    }
    let name = files::name_from_here(&path);
    let source = files::read_source(&path, &name)?;
    let baseline = Baseline::parse(kind, &name, source.text())?;
    Ok(Some(Records { source, baseline }))
}

/// Writes a file of records anew; the error is a whole message.
pub(crate) fn write(config: &Config, kind: Kind, text: &str) -> Result<(), String> {
    let path = place(kind, &config.file, &config.folder);
    let old = config.records(kind).map(|records| records.source.raw());
    let written = files::write_over(&path, old.as_deref(), text.as_bytes());
    written.map_err(|reason| format!("{}: {reason}", files::name_from_here(&path)))
}

/// What the file of records is called in messages.
pub(crate) fn name(config: &Config, kind: Kind) -> String {
    files::name_from_here(&place(kind, &config.file, &config.folder))
}

/// Whether records can be kept: their paths start from a place that stays the same.
pub(crate) fn refuse_homeless(config: &Config) -> Result<(), String> {
    if config.source.is_some() || files::is_there(&config.folder.join(".git")) {
        return Ok(());
    }
    Err("records are kept beside a canonym.toml or in a repository, and here is neither; `canonym init` writes one"
        .to_owned())
}

/// The entries about the texts of a run that stand for more than there is.
#[derive(Debug, Default)]
pub(crate) struct Stale {
    /// Numbers of entries, by the folder of their configuration, their kind and the path they are about.
    by_path: BTreeMap<(PathBuf, Kind), BTreeMap<String, Vec<usize>>>,
}

impl Stale {
    /// Notes what one text left of the entries about it.
    pub(crate) fn add(&mut self, config: &Config, path: &str, kind: Kind, covered: &Covered) {
        let paths = self.by_path.entry((config.folder.clone(), kind)).or_default();
        paths.insert(path.to_owned(), covered.stale.clone());
    }

    /// Findings about entries that are of no use any more, because of a text of the run or because
    /// their file is one that `is_gone`.
    pub(crate) fn findings(&self, config: &Config, kind: Kind, is_gone: impl Fn(&Path) -> bool) -> Vec<Finding> {
        let Some(records) = config.records(kind) else { return Vec::new() };
        let met = self.by_path.get(&(config.folder.clone(), kind));
        let entries = records.baseline.entries().iter().enumerate();
        let stale = entries.filter(|(number, entry)| match met.and_then(|paths| paths.get(&*entry.path)) {
            Some(stale) => stale.contains(number),
            None => is_gone(&config.folder.join(&*entry.path)),
        });
        let stale: Vec<&Entry> = stale.map(|(_, entry)| entry).collect();
        let finding = |span, message| Finding::plain(UNUSED_SUPPRESSION, Severity::Info, span, message);
        match (kind, stale.as_slice()) {
            (_, []) => Vec::new(),
            // A backlog is worked off by the hundred: one finding says it.
            (Kind::Backlog, [first, rest @ ..]) => {
                let others = if rest.is_empty() { String::new() } else { format!(" and {} more", rest.len()) };
                let message = format!(
                    "What this entry{others} stood for is gone from {}; `canonym baseline` takes it out.",
                    if rest.is_empty() { &*first.path } else { "the texts" }
                );
                vec![finding(first.span, message)]
            }
            (Kind::Decisions, _) => {
                let unused = |entry: &&Entry| {
                    finding(entry.span, format!("Nothing in {} needs this decision any more; it can go.", entry.path))
                };
                stale.iter().map(unused).collect()
            }
        }
    }
}
