//! Which files a run is about.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};

use anyhow::{Result, anyhow, bail};
use canonym::config::PathPatterns;
use canonym::read::{FORMATS, Format};
use ignore::{DirEntry, WalkBuilder};

use super::{current_folder, display_name, path_of_bytes, real, real_folder_of, reason};
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
    /// Whether somebody meant this file to be a text, so that it is wrong if it is none.
    pub(crate) is_meant: bool,
    /// What holds for it.
    pub(crate) config: Arc<Config>,
    /// Its path as its configuration sees it.
    pub(crate) inner: String,
    /// The file behind all links; `None` is standard input.
    identity: Option<PathBuf>,
    /// Bytes, for rationing.
    pub(crate) size: u64,
}

impl Input {
    /// The file behind all links, absolute; `None` is standard input.
    pub(crate) fn identity(&self) -> Option<&Path> {
        self.identity.as_deref()
    }
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
    for Wanted { path, told_by } in wanted(args, console)? {
        if path.as_os_str() == "-" && told_by.is_none() {
            inputs.push(selector.stdin(args.stdin_filename.as_deref()));
            continue;
        }
        match fs::metadata(&path) {
            Err(error) => {
                let list = told_by.map(|list| list + ": ").unwrap_or_default();
                console.fail(format_args!("{list}{}: {}", display_name(&path), reason(&error)));
            }
            Ok(metadata) if metadata.is_dir() => selector.walk(&path, &mut inputs, console),
            Ok(metadata) => inputs.push(selector.named(&path, metadata.len())),
        }
    }
    if args.force_exclude {
        selector.drop_excluded(&mut inputs);
        for input in &mut inputs {
            input.is_meant = input.origin == Origin::Stdin;
        }
    }
    inputs.sort_by(|a, b| (&a.path, a.origin).cmp(&(&b.path, b.origin)));
    // The same file may have been named twice, in a folder or through a link.
    let mut seen = BTreeSet::new();
    inputs.retain(|input| seen.insert(input.identity.clone()));
    Ok(inputs)
}

/// A path that somebody named.
struct Wanted {
    path: PathBuf,
    /// The list it stands in, and where there.
    told_by: Option<String>,
}

/// What is named on the command line and in the list; the current folder where neither is given.
fn wanted(args: &SelectionArgs, console: &mut Console) -> Result<Vec<Wanted>> {
    let on_line = |path: &Path| Wanted { path: path.to_owned(), told_by: None };
    let mut wanted: Vec<Wanted> = args.paths.iter().map(|path| on_line(path)).collect();
    match &args.file_list {
        None if wanted.is_empty() => wanted.push(on_line(Path::new("."))),
        None => {}
        Some(list) if list.as_os_str() == "-" && wanted.iter().any(|wanted| wanted.path.as_os_str() == "-") => {
            bail!("standard input is either a text or a list of files; save the list and give its name");
        }
        Some(list) => {
            wanted.extend(listed(list)?);
            if wanted.is_empty() {
                console.note(format_args!("{}: lists no file, so there is nothing to do", display_name(list)));
            }
        }
    }
    Ok(wanted)
}

/// The paths in a list: one before each NUL where there is one, else one a line.
fn listed(list: &Path) -> Result<Vec<Wanted>> {
    let (name, bytes) = if list.as_os_str() == "-" {
        ("standard input".to_owned(), super::standard_input())
    } else {
        (display_name(list), fs::read(list))
    };
    let bytes = bytes.map_err(|error| anyhow!("{name}: {}", reason(&error)))?;
    let bytes = bytes.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(&bytes);
    let end = if bytes.contains(&0) { 0 } else { b'\n' };
    let lines = bytes.split(|&byte| byte == end).enumerate();
    let lines = lines.map(|(number, line)| (number + 1, line.strip_suffix(b"\r").unwrap_or(line)));
    let wanted = lines.filter(|(_, line)| !line.trim_ascii().is_empty());
    Ok(wanted
        .map(|(number, line)| Wanted { path: path_of_bytes(line), told_by: Some(format!("{name}:{number}")) })
        .collect())
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
            is_meant: true,
            inner: config.relative(&real_file(&place)),
            config,
            identity: None,
            size: 0,
        }
    }

    fn named(&self, path: &Path, size: u64) -> Input {
        let format = Format::of(&path.to_string_lossy()).unwrap_or(Format::Plain);
        self.input(path, &real_file(path), format, Origin::Named, size)
    }

    /// An input. `real` is its path without links to folders.
    fn input(&self, path: &Path, real: &Path, format: Format, origin: Origin, size: u64) -> Input {
        let config = self.configs.of_folder(real.parent().unwrap_or(real));
        let inner = config.relative(real);
        let path: PathBuf = path.strip_prefix(".").unwrap_or(path).to_owned();
        let name = display_name(&path);
        let identity = Some(if origin == Origin::Named { super::real(&path) } else { real.to_owned() });
        let is_meant = origin != Origin::Walked;
        Input { path: Some(path), name, format, origin, is_meant, config, inner, identity, size }
    }

    /// Leaves out the named files that a walk from above would not have met.
    fn drop_excluded(&self, inputs: &mut Vec<Input>) {
        let named = |input: &Input| input.path.as_deref().filter(|_| input.origin == Origin::Named).map(real_file);
        let mut by_root: BTreeMap<PathBuf, BTreeSet<PathBuf>> = BTreeMap::new();
        for file in inputs.iter().filter_map(named) {
            by_root.entry(self.root_of(&file)).or_default().insert(file);
        }
        let met: BTreeSet<PathBuf> = by_root.iter().flat_map(|(root, files)| self.met(root, files)).collect();
        inputs.retain(|input| named(input).is_none_or(|file| met.contains(&file)));
    }

    /// Where a walk that meets a file would start: its repository, the current folder, or its own folder.
    fn root_of(&self, file: &Path) -> PathBuf {
        let folder = file.parent().unwrap_or(file);
        let repository = folder.ancestors().find(|folder| folder.join(".git").exists());
        repository.or(file.starts_with(&self.here).then_some(self.here.as_path())).unwrap_or(folder).to_owned()
    }

    /// Those of the files that a walk from `root` meets and no pattern excludes.
    fn met(&self, root: &Path, files: &BTreeSet<PathBuf>) -> Vec<PathBuf> {
        let ways: BTreeSet<PathBuf> = files.iter().flat_map(|file| file.ancestors()).map(Path::to_owned).collect();
        let selector = self.clone();
        let leads_on = move |entry: &DirEntry| {
            let path = entry.path();
            entry.depth() == 0 || ways.contains(path) && !selector.excludes(path)
        };
        let entries = walker(root).filter_entry(leads_on).build().filter_map(Result::ok);
        entries.map(DirEntry::into_path).filter(|path| files.contains(path)).collect()
    }

    /// Whether a pattern leaves out a file or folder. `real` is its path without links to folders.
    fn excludes(&self, real: &Path) -> bool {
        let config = self.configs.of_folder(real.parent().unwrap_or(real));
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
                let out = selector.excludes(&to_real(entry.path()));
                excluded.fetch_or(out, Relaxed);
                !out
            }
        };
        for entry in walker(folder).filter_entry(filter).build() {
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
            let real = to_real(entry.path());
            if self.excludes(&real) {
                excluded.store(true, Relaxed);
            } else {
                inputs.push(self.input(entry.path(), &real, format, Origin::Walked, size));
            }
        }
        if inputs.len() == before {
            console.fail(nothing_in(&display_name(folder), excluded.load(Relaxed)));
        }
    }
}

/// A walk that passes over what is hidden or ignored. A .gitignore means what it says in an export or a
/// copy of a repository, too.
fn walker(folder: &Path) -> WalkBuilder {
    let mut walk = WalkBuilder::new(folder);
    walk.require_git(false);
    walk
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
