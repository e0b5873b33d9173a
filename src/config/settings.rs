//! What a configuration means for a run and for one file.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::ConfigFile;
use crate::finding::Severity;
use crate::text::{Charset, Lang};

/// From which severity on findings make a run fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FailOn {
    /// From this severity on.
    From(Severity),
    /// Findings never do.
    Never,
}

impl Default for FailOn {
    fn default() -> Self {
        FailOn::From(Severity::Warning)
    }
}

impl FailOn {
    /// What may be written for it.
    pub const NAMES: &[&str] = &["error", "warning", "info", "never"];

    /// Reads one of [`FailOn::NAMES`].
    pub fn parse(name: &str) -> Option<FailOn> {
        match name {
            "error" => Some(FailOn::From(Severity::Error)),
            "warning" => Some(FailOn::From(Severity::Warning)),
            "info" => Some(FailOn::From(Severity::Info)),
            "never" => Some(FailOn::Never),
            _ => None,
        }
    }

    /// Whether a finding of this severity makes the run fail.
    pub fn reached_by(self, severity: Severity) -> bool {
        matches!(self, FailOn::From(least) if severity >= least)
    }
}

/// What holds for one file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FileSettings {
    /// Its language, if the text does not declare one itself.
    pub language: Option<Lang>,
    /// Its date.
    pub date: Option<Date>,
    /// Its charset, if no byte order mark says otherwise.
    pub charset: Option<Charset>,
    /// Profile names by language; `None` is for every language that is not named.
    pub profiles: BTreeMap<Option<Lang>, String>,
}

impl ConfigFile {
    /// What holds for a file, by its path relative to the configuration's folder, with `/`.
    ///
    /// Overrides come in the order of the file, a later one is the stronger. One that names a single
    /// profile replaces all profiles; one that names them by language replaces those languages'.
    pub fn for_path(&self, path: &str) -> FileSettings {
        let mut settings = self.base.clone();
        for exception in self.overrides.iter().filter(|exception| exception.paths.matches(path)) {
            let here = &exception.settings;
            settings.language = here.language.or(settings.language);
            settings.date = here.date.or(settings.date);
            settings.charset = here.charset.or(settings.charset);
            if here.profiles.contains_key(&None) {
                settings.profiles.clear();
            }
            settings.profiles.extend(here.profiles.clone());
        }
        settings
    }

    /// Whether a file or folder is to be left out; the path as in [`ConfigFile::for_path`].
    pub fn excludes(&self, path: &str) -> bool {
        self.exclude.matches(path)
    }
}
