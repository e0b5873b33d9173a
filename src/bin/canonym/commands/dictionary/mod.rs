//! `canonym dictionary`.

mod check;
mod diff;
mod import;
mod list;
mod show;

use std::path::PathBuf;

use anyhow::{Result, anyhow};
use canonym::{Dictionary, Source};

use crate::args::{ConfigArgs, DictionariesArgs, DictionaryArgs, DictionaryCommand};
use crate::configs::Configs;
use crate::console::Console;
use crate::files;
use crate::run;

pub(crate) fn run(args: &DictionaryArgs, console: &mut Console) -> Result<bool> {
    match &args.command {
        DictionaryCommand::Check(args) => check::run(args, console),
        DictionaryCommand::List(args) => list::run(args, console),
        DictionaryCommand::Diff(args) => diff::run(args, console),
        DictionaryCommand::Import(args) => import::run(args, console),
        DictionaryCommand::Show(args) => show::run(args, console),
    }
}

/// The dictionaries that the configuration of this folder names, and what the house has decided.
fn configured(args: &ConfigArgs) -> Result<Vec<PathBuf>> {
    let config = Configs::new(args)?.of_folder(&files::current_folder()?);
    match &config.broken {
        Some(broken) => Err(anyhow!("{broken}")),
        None => Ok(config.house.clone()),
    }
}

/// All that is known here, and the house's files among it.
fn known(args: &DictionariesArgs) -> Result<(Dictionary, Vec<PathBuf>)> {
    let house: Vec<PathBuf> = configured(&args.config)?.into_iter().chain(args.files.iter().cloned()).collect();
    Ok((run::dictionary(&house)?, house))
}

/// A file as it can be read; fails with the reason and a remedy.
fn source(path: &std::path::Path) -> Result<Source> {
    files::read_source(path, &files::name_from_here(path)).map_err(|message| anyhow!(message))
}
