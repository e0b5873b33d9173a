//! Which configuration holds for which folder.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::{Result, bail};
use canonym::Source;
use canonym::baseline::Kind;
use canonym::config::{ConfigFile, ConfigProblem};
use canonym::judge::RULES;

use crate::args::ConfigArgs;
use crate::files;
use crate::records::{self, Records};

/// Names a configuration may have; the first that is there holds.
const NAMES: [&str; 2] = ["canonym.toml", ".canonym.toml"];

/// A configuration, or the lack of one.
#[derive(Debug)]
pub(crate) struct Config {
    /// What it says.
    pub(crate) file: ConfigFile,
    /// The folder its paths start from, absolute.
    pub(crate) folder: PathBuf,
    /// What is wrong with it.
    pub(crate) problems: Vec<ConfigProblem>,
    /// Its text; `None` where there is no configuration.
    pub(crate) source: Option<Source>,
    /// The dictionaries of the house, what it has decided on single names last.
    pub(crate) house: Vec<PathBuf>,
    /// The findings that are known under it.
    records: BTreeMap<Kind, Records>,
    /// Why it cannot be used at all.
    pub(crate) broken: Option<String>,
}

impl Config {
    fn none(folder: PathBuf) -> Self {
        Self {
            file: ConfigFile::default(),
            folder,
            problems: Vec::new(),
            source: None,
            house: Vec::new(),
            records: BTreeMap::new(),
            broken: None,
        }
    }

    /// With the records that are kept under it. One that cannot be read makes the whole unusable:
    /// everything it knows would be told as new.
    fn with_records(mut self) -> Self {
        let decided = self.folder.join(records::HOUSE);
        let named = self.file.dictionaries.iter().map(|path| self.folder.join(path));
        let is_there = files::is_there(&decided);
        self.house = named.filter(|path| *path != decided).chain(is_there.then(|| decided.clone())).collect();
        for kind in [Kind::Backlog, Kind::Decisions] {
            match records::load(kind, &self.file, &self.folder) {
                Ok(records) => self.records.extend(records.map(|records| (kind, records))),
                Err(reason) => self.broken = Some(reason),
            }
        }
        self
    }

    /// The records of a kind, where some are kept.
    pub(crate) fn records(&self, kind: Kind) -> Option<&Records> {
        self.records.get(&kind)
    }

    fn load(path: &Path, folder: PathBuf) -> Self {
        let name = files::name_from_here(path);
        let source = match files::read_source(path, &name) {
            Ok(source) => source,
            Err(reason) => return Self { broken: Some(reason), ..Self::none(folder) },
        };
        let (mut file, mut problems) = ConfigFile::parse(&name, source.text());
        let rules: Vec<&str> = RULES.iter().map(|rule| rule.name).collect();
        problems.extend(file.unknown_rules(&rules));
        let fatal = problems.iter().find(|problem| problem.fatal);
        let broken = fatal.map(|problem| {
            let at = problem.position;
            format!("{name}:{}:{}: {}; {}", at.line, at.column, problem.message, problem.help)
        });
        let config = Self { file, problems, source: Some(source), ..Self::none(folder) };
        if broken.is_some() { Self { broken, ..config } } else { config.with_records() }
    }

    /// A path as the configuration sees it: from its folder, with `/`.
    pub(crate) fn relative(&self, path: &Path) -> String {
        let inner = path.strip_prefix(&self.folder).unwrap_or(path);
        let parts = inner.components().filter_map(|part| match part {
            std::path::Component::Normal(name) => Some(name.to_string_lossy()),
            _ => None,
        });
        parts.collect::<Vec<_>>().join("/")
    }
}

/// Finds configurations and reads each one once.
#[derive(Debug)]
pub(crate) struct Configs {
    /// The one that holds everywhere.
    fixed: Option<Arc<Config>>,
    by_folder: Mutex<BTreeMap<PathBuf, Arc<Config>>>,
}

impl Configs {
    /// As the flags say; fails where the file they name cannot be used.
    pub(crate) fn new(args: &ConfigArgs) -> Result<Self> {
        let fixed = if args.isolated {
            Some(Config::none(files::current_folder()?))
        } else if let Some(path) = &args.config {
            let folder = files::real_folder_of(path);
            Some(Config::load(path, folder))
        } else {
            None
        };
        if let Some(reason) = fixed.as_ref().and_then(|config| config.broken.as_ref()) {
            bail!("{reason}");
        }
        Ok(Self { fixed: fixed.map(Arc::new), by_folder: Mutex::default() })
    }

    /// The configuration that holds in a folder, which is absolute.
    ///
    /// It is looked for up to the root of the repository, so that a checkout means the same wherever
    /// it lies.
    pub(crate) fn of_folder(&self, folder: &Path) -> Arc<Config> {
        if let Some(fixed) = &self.fixed {
            return Arc::clone(fixed);
        }
        if let Some(known) = self.known().get(folder) {
            return Arc::clone(known);
        }
        let found = NAMES.iter().map(|name| folder.join(name)).find(|path| files::is_there(path));
        let config = match (found, folder.parent()) {
            (Some(path), _) => Arc::new(Config::load(&path, folder.to_owned())),
            (None, Some(parent)) if !files::is_there(&folder.join(".git")) => self.of_folder(parent),
            _ => Arc::new(Config::none(folder.to_owned()).with_records()),
        };
        self.known().insert(folder.to_owned(), Arc::clone(&config));
        config
    }

    fn known(&self) -> std::sync::MutexGuard<'_, BTreeMap<PathBuf, Arc<Config>>> {
        self.by_folder.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Problems of a configuration as findings that point into it.
pub(crate) fn findings(config: &Config) -> Vec<canonym::Finding> {
    config.problems.iter().filter(|problem| !problem.fatal).map(finding).collect()
}

fn finding(problem: &ConfigProblem) -> canonym::Finding {
    let message = format!("{}; {}", problem.message, problem.help);
    canonym::Finding::plain("malformed-input", canonym::Severity::Warning, problem.span, message)
}
