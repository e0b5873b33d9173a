//! Which files a run is about.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};

use anyhow::{Result, anyhow};
use canonym::config::PathPatterns;
use canonym::read::{FORMATS, Format};
use ignore::{DirEntry, WalkBuilder};

use super::{current_folder, display_name, real, real_folder_of, reason};
use crate::args::SelectionArgs;
use crate::configs::{Config, Configs};
use crate::console::Console;

/// A text to look at.
#[derive(Debug, Clone)]
pub(crate) struct Input {
    /// Where it is; `None` is standard input.
    pub(crate) path: Option<PathBuf>,
    /// What it is called in results.
    pub(crate) name: String,
    /// Its format.
    pub(crate) format: Format,
    /// How it came to be looked at.
    pub(crate) origin: Origin,
    /// What holds for it.
    pub(crate) config: Arc<Config>,
    /// Its path as its configuration sees it.
    pub(crate) inner: String,
    /// The file behind all links; `None` is standard input.
    identity: Option<PathBuf>,
    /// Bytes, for rationing.
    pub(crate) size: u64,
}

/// How an input came to be looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Origin {
    /// It is standard input.
    Stdin,
    /// Somebody named it.
    Named,
    /// It lies in a folder that somebody named.
    Walked,
}

/// All inputs, in the order of their paths, each once; standard input first.
pub(crate) fn select(args: &SelectionArgs, configs: &Arc<Configs>, console: &mut Console) -> Result<Vec<Input>> {
    let here = current_folder()?;
    let excluded = PathPatterns::new(args.exclude.iter().map(String::as_str)).map_err(|message| anyhow!(message))?;
    let selector = Selector { configs: Arc::clone(configs), excluded: Arc::new(excluded), here };
    let mut inputs = Vec::new();
    let current = [PathBuf::from(".")];
    for path in if args.paths.is_empty() { &current } else { args.paths.as_slice() } {
        if path.as_os_str() == "-" {
            inputs.push(selector.stdin(args.stdin_filename.as_deref()));
            continue;
        }
        let name = display_name(path);
        match fs::metadata(path) {
            Err(error) => console.fail(format_args!("{name}: {}", reason(&error))),
            Ok(metadata) if metadata.is_dir() => selector.walk(path, &mut inputs, console),
            Ok(metadata) => match selector.named(path, metadata.len()) {
                Some(input) => inputs.push(input),
                None => console.note(format_args!("{name}: left out, as an `exclude` pattern says")),
            },
        }
    }
    inputs.sort_by(|a, b| (&a.path, a.origin).cmp(&(&b.path, b.origin)));
    // The same file may have been named twice, in a folder or through a link.
    let mut seen = BTreeSet::new();
    inputs.retain(|input| seen.insert(input.identity.clone()));
    Ok(inputs)
}

#[derive(Clone)]
struct Selector {
    configs: Arc<Configs>,
    excluded: Arc<PathPatterns>,
    here: PathBuf,
}

impl Selector {
    fn stdin(&self, name: Option<&Path>) -> Input {
        let place = name.map_or_else(|| self.here.join("-"), Path::to_owned);
        let config = self.configs.of_folder(&real_folder_of(&place));
        Input {
            path: None,
            name: name.map_or_else(|| "<stdin>".to_owned(), display_name),
            format: name.and_then(|name| Format::of(&name.to_string_lossy())).unwrap_or(Format::Plain),
            origin: Origin::Stdin,
            inner: config.relative(&real_file(&place)),
            config,
            identity: None,
            size: 0,
        }
    }

    fn named(&self, path: &Path, size: u64) -> Option<Input> {
        let format = Format::of(&path.to_string_lossy()).unwrap_or(Format::Plain);
        self.input(path, &real_file(path), format, Origin::Named, size)
    }

    /// An input, unless it is excluded. `real` is its path without links to folders.
    fn input(&self, path: &Path, real: &Path, format: Format, origin: Origin, size: u64) -> Option<Input> {
        let config = self.configs.of_folder(real.parent().unwrap_or(real));
        if self.excludes(real, &config) {
            return None;
        }
        let inner = config.relative(real);
        let path: PathBuf = path.strip_prefix(".").unwrap_or(path).to_owned();
        let name = display_name(&path);
        let identity = Some(if origin == Origin::Named { super::real(&path) } else { real.to_owned() });
        Some(Input { path: Some(path), name, format, origin, config, inner, identity, size })
    }

    fn excludes(&self, real: &Path, config: &Config) -> bool {
        let from_here = real.strip_prefix(&self.here).unwrap_or(real);
        self.excluded.matches(&display_name(from_here)) || config.file.excludes(&config.relative(real))
    }

    fn walk(&self, folder: &Path, inputs: &mut Vec<Input>, console: &mut Console) {
        let before = inputs.len();
        let root = real(folder);
        let to_real = {
            let (folder, root) = (folder.to_owned(), root.clone());
            move |path: &Path| root.join(path.strip_prefix(&folder).unwrap_or(path))
        };
        let excluded = Arc::new(AtomicBool::new(false));
        let filter = {
            let (selector, to_real, excluded) = (self.clone(), to_real.clone(), Arc::clone(&excluded));
            move |entry: &DirEntry| {
                let is_folder = entry.file_type().is_some_and(|kind| kind.is_dir());
                if entry.depth() == 0 || !is_folder {
                    return true;
                }
                let real = to_real(entry.path());
                let out = selector.excludes(&real, &selector.configs.of_folder(real.parent().unwrap_or(&real)));
                excluded.fetch_or(out, Relaxed);
                !out
            }
        };
        // A .gitignore means what it says in an export or a copy of a repository, too.
        let walk = WalkBuilder::new(folder).require_git(false).filter_entry(filter).build();
        for entry in walk {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    console.fail(format_args!("{error}; ask for access or leave it out with --exclude"));
                    continue;
                }
            };
            // A link is not followed: what it points to is checked where it lies.
            let is_file = entry.file_type().is_some_and(|kind| kind.is_file());
            let Some(format) = Format::of(&entry.file_name().to_string_lossy()).filter(|_| is_file) else { continue };
            let size = entry.metadata().map_or(0, |metadata| metadata.len());
            match self.input(entry.path(), &to_real(entry.path()), format, Origin::Walked, size) {
                Some(input) => inputs.push(input),
                None => excluded.store(true, Relaxed),
            }
        }
        if inputs.len() == before {
            console.fail(nothing_in(&display_name(folder), excluded.load(Relaxed)));
        }
    }
}

/// A file's path with its folder's links resolved, but not its own.
fn real_file(path: &Path) -> PathBuf {
    let folder = real_folder_of(path);
    path.file_name().map_or_else(|| folder.clone(), |name| folder.join(name))
}

fn nothing_in(name: &str, excluded: bool) -> String {
    let name = if name.is_empty() { "this folder" } else { name };
    let mut endings: Vec<String> = Vec::new();
    for ending in FORMATS.iter().flat_map(|info| info.extensions).map(|ending| format!(".{ending}")) {
        if !endings.contains(&ending) {
            endings.push(ending); // Several formats share one.
        }
    }
    let looked = format!("it looked for {}, outside hidden and git-ignored folders", endings.join(", "));
    if excluded {
        format!("{name}: holds no text but what `exclude` patterns leave out; {looked}")
    } else {
        format!("{name}: holds no text that canonym reads; {looked}; name a file to have it read as it is")
    }
}
