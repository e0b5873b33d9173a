//! A run over texts: what is to be done, by which checker, and doing it on all processors.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use anyhow::{Context, Result, anyhow};
use canonym::config::{FailOn, FileSettings};
use canonym::read::Format;
use canonym::text::Charset;
use canonym::{Checker, Dictionary, Settings, Source, Story, StoryDate};
use rayon::prelude::*;

use crate::args::{SelectionArgs, StyleArgs};
use crate::clock;
use crate::configs::{Config, Configs};
use crate::console::Console;
use crate::files::{self, Input, Loaded, Origin};
use crate::progress::Progress;

/// One text and how to check it.
pub(crate) struct Job {
    pub(crate) input: Input,
    pub(crate) checker: Arc<Checker>,
    pub(crate) story: Story,
    /// Its charset, where a flag or the configuration gives it.
    pub(crate) charset: Option<Charset>,
    pub(crate) fail_on: FailOn,
}

impl Job {
    /// What is to be said of a text.
    pub(crate) fn findings(&self, source: &Source) -> Vec<canonym::Finding> {
        let format = Format::recognize(source.name(), source.text()).unwrap_or(self.story.format);
        self.checker.check(source, &Story { format, ..self.story.clone() }).findings
    }
}

/// Everything a run is about.
pub(crate) struct Run {
    pub(crate) jobs: Vec<Job>,
    pub(crate) configs: Arc<Configs>,
    threads: rayon::ThreadPool,
    progress: bool,
}

impl Run {
    /// Finds the texts and makes the checkers. `pins` are forms asked for by flags.
    pub(crate) fn new(
        selection: &SelectionArgs,
        style: &StyleArgs,
        pins: &[(String, String)],
        console: &mut Console,
    ) -> Result<Self> {
        let configs = Arc::new(Configs::new(&style.config)?);
        let inputs = files::select(selection, &configs, console)?;
        let inputs = without_broken_configs(inputs, console);
        let mut checkers = Checkers { style, pins, made: BTreeMap::new() };
        let mut jobs = Vec::with_capacity(inputs.len());
        let mut unusable = BTreeMap::new();
        for input in inputs {
            let settings = input.config.file.for_path(&input.inner);
            let checker = match checkers.get(&input.config, &settings) {
                Ok(checker) => checker,
                // What a configuration says wrong is no reason to leave the files of others undone.
                Err(error) if input.config.source.is_some() && !checkers.flags_decide() => {
                    *unusable.entry(format!("{error:#}")).or_insert(0) += 1;
                    continue;
                }
                Err(error) => return Err(error),
            };
            let date = style.date.or(settings.date).map(StoryDate::On);
            let story = Story {
                format: input.format,
                lang: style.lang,
                default_lang: settings.language,
                // A file that somebody names is what lies on the desk; an archive is walked.
                date: date.unwrap_or(match input.origin {
                    Origin::Walked => StoryDate::Unknown,
                    Origin::Stdin | Origin::Named => StoryDate::Today,
                }),
            };
            let fail_on = style.fail_on.map(FailOn::from).or(input.config.file.fail_on).unwrap_or_default();
            let charset = style.charset.or(settings.charset);
            jobs.push(Job { input, checker, story, charset, fail_on });
        }
        tell_left_out(unusable, console);
        let threads = rayon::ThreadPoolBuilder::new().num_threads(selection.threads.unwrap_or(0)).build()?;
        Ok(Self { jobs, configs, threads, progress: !selection.no_progress })
    }

    /// The configurations that hold somewhere in this run and that could be read, by name.
    pub(crate) fn configs(&self) -> Vec<&Config> {
        let configs = self.jobs.iter().map(|job| &*job.input.config);
        let by_name: BTreeMap<&str, &Config> =
            configs.filter_map(|config| Some((config.source.as_ref()?.name(), config))).collect();
        by_name.into_values().collect()
    }

    /// Does `work` on every text, many at a time, and `then` on what comes of it, one after the other
    /// in order. Texts that cannot be read are told and left out.
    pub(crate) fn each<T: Send>(
        &self,
        console: &mut Console,
        work: impl Fn(&Job, Source) -> T + Sync,
        mut then: impl FnMut(&mut Console, &Job, T) -> Result<()>,
    ) -> Result<()> {
        let mut progress = Progress::new(self.jobs.len(), self.progress);
        for batch in batches(&self.jobs) {
            let done = |job: &Job| match files::load(&job.input, job.charset) {
                Loaded::Text(source) => Ok(Some(work(job, source))),
                Loaded::Foreign => Ok(None),
                Loaded::Unreadable(message) => Err(message),
            };
            let results: Vec<_> = self.threads.install(|| batch.par_iter().map(done).collect());
            for (job, result) in batch.iter().zip(results) {
                progress.step();
                let is_shown = progress.is_shown();
                progress.suspend(|| {
                    match result {
                        Ok(Some(result)) => then(console, job, result)?,
                        Ok(None) => {}
                        Err(message) => console.fail(message),
                    }
                    // The bar must not come back in the middle of a line.
                    if is_shown { console.flush().map_err(Into::into) } else { anyhow::Ok(()) }
                })?;
            }
        }
        Ok(())
    }
}

/// Jobs in portions that bound what is in memory at a time.
fn batches(jobs: &[Job]) -> impl Iterator<Item = &[Job]> {
    const FILES: usize = 256;
    const BYTES: u64 = 64 << 20;
    let mut rest = jobs;
    std::iter::from_fn(move || {
        let mut bytes = 0;
        let fits = |job: &&Job| {
            bytes += job.input.size;
            bytes <= BYTES
        };
        let count = rest.iter().take(FILES).take_while(fits).count().max(1).min(rest.len());
        let (batch, later) = rest.split_at(count);
        rest = later;
        (!batch.is_empty()).then_some(batch)
    })
}

/// Leaves out texts whose configuration cannot be read: what is right for them is not known.
fn without_broken_configs(inputs: Vec<Input>, console: &mut Console) -> Vec<Input> {
    let mut told = BTreeMap::new();
    let mut usable = Vec::with_capacity(inputs.len());
    for input in inputs {
        match &input.config.broken {
            None => usable.push(input),
            Some(reason) => *told.entry(reason.clone()).or_insert(0) += 1,
        }
    }
    tell_left_out(told, console);
    usable
}

/// Says why files were left out, and how many.
fn tell_left_out(told: BTreeMap<String, usize>, console: &mut Console) {
    for (reason, count) in told {
        let files = if count == 1 { "1 file was".to_owned() } else { format!("{count} files were") };
        console.fail(format_args!("{reason}; {files} left out"));
    }
}

/// Makes one checker for each way of checking.
struct Checkers<'a> {
    style: &'a StyleArgs,
    pins: &'a [(String, String)],
    made: BTreeMap<String, Arc<Checker>>,
}

impl Checkers<'_> {
    /// Whether a flag may be to blame where no checker can be made.
    fn flags_decide(&self) -> bool {
        self.style.profile.is_some() || !self.pins.is_empty() || !self.style.dictionaries.is_empty()
    }

    fn get(&mut self, config: &Config, file: &FileSettings) -> Result<Arc<Checker>> {
        let settings = self.settings(config, file);
        let house = config.file.dictionaries.iter().map(|path| config.folder.join(path));
        let dictionaries: Vec<PathBuf> = house.chain(self.style.dictionaries.iter().cloned()).collect();
        let key = format!("{settings:?} {dictionaries:?}");
        if let Some(checker) = self.made.get(&key) {
            return Ok(Arc::clone(checker));
        }
        let checker = Checker::new(dictionary(&dictionaries)?, settings).map_err(|message| anyhow!(message));
        // Where no flag can be to blame, the configuration is.
        let blamed = config.source.as_ref().filter(|_| !self.flags_decide());
        let checker = Arc::new(match blamed {
            Some(source) => checker.with_context(|| source.name().to_owned())?,
            None => checker?,
        });
        self.made.insert(key, Arc::clone(&checker));
        Ok(checker)
    }

    /// The configuration's word, unless a flag says otherwise.
    fn settings(&self, config: &Config, file: &FileSettings) -> Settings {
        let profiles = match &self.style.profile {
            Some(name) => BTreeMap::from([(None, name.clone())]),
            None => file.profiles.clone(),
        };
        let asked = |name: &str| self.pins.iter().any(|(pin, _)| pin == name);
        let house = config.file.forms.iter().filter(|(name, _)| !asked(name));
        Settings {
            profiles,
            levels: config.file.rules.clone(),
            pins: house.chain(self.pins).cloned().collect(),
            as_of: self.style.as_of.unwrap_or_else(clock::today),
        }
    }
}

/// The built-in dictionary with those of the house.
fn dictionary(paths: &[PathBuf]) -> Result<Dictionary> {
    let mut house = Vec::with_capacity(paths.len());
    for path in paths {
        let name = files::display_name(path);
        let source = files::read_source(path, &name).map_err(|message| anyhow!(message))?;
        house.push((name, source.text().to_owned()));
    }
    let dictionary = Dictionary::with_files(&house)?;
    // What ships is checked by the tests; only a house can add a conflict.
    let conflict = if house.is_empty() { None } else { dictionary.conflicts().into_iter().next() };
    if let Some((a, b, lang, form)) = conflict {
        let names: Vec<&str> = house.iter().map(|(name, _)| name.as_str()).collect();
        anyhow::bail!(
            "{}: {} and {} are both called {form} in {}; give one another form, or declare them namesakes",
            names.join(", "),
            a.id,
            b.id,
            dictionary.language_name(lang),
        );
    }
    Ok(dictionary)
}
