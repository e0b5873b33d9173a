//! A run over texts: what is to be done, by which checker, and doing it on all processors.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, Result, anyhow};
use canonym::baseline::{Covered, Kind};
use canonym::config::{DivideBy, FailOn, FileSettings};
use canonym::read::Format;
use canonym::tally::{Division, Tally};
use canonym::text::Charset;
use canonym::{Checker, Dictionary, Finding, Lang, Settings, Source, Story, StoryDate};
use rayon::prelude::*;

use crate::args::{ChangesArgs, SelectionArgs, StyleArgs};
use crate::changes::{ChangedLines, Changes};
use crate::clock;
use crate::configs::{self, Config, Configs};
use crate::console::Console;
use crate::files::{self, Input, Loaded, Origin};
use crate::progress::Progress;

/// One text and how to check it.
#[derive(Clone)]
pub(crate) struct Job {
    pub(crate) input: Input,
    pub(crate) checker: Arc<Checker>,
    pub(crate) story: Story,
    /// Its charset, where a flag or the configuration gives it.
    pub(crate) charset: Option<Charset>,
    pub(crate) fail_on: FailOn,
    /// How it is compared with the other texts of the run, where that is asked for.
    division: Option<Division>,
    /// What those write.
    tally: Arc<Tally>,
    /// Where findings count; everywhere if nothing is said.
    changed: Option<ChangedLines>,
}

/// What is to be said of a text, and what was known of it.
pub(crate) struct Examined {
    pub(crate) findings: Vec<Finding>,
    /// What the records of each kind took out.
    pub(crate) covered: Vec<(Kind, Covered)>,
}

impl Job {
    /// What is wrong with a text, but for what somebody decided to leave.
    pub(crate) fn findings(&self, source: &Source) -> Vec<Finding> {
        self.examine(source, &[Kind::Decisions]).findings
    }

    /// What is to be said of a text beyond what the records of these kinds know.
    pub(crate) fn examine(&self, source: &Source, kinds: &[Kind]) -> Examined {
        let story = self.story(source);
        let checked = match &self.division {
            Some(division) => self.checker.check_among(source, &story, &self.tally, division),
            None => self.checker.check(source, &story),
        };
        let mut examined = self.without_known(checked.findings, kinds);
        if let Some(lines) = &self.changed {
            lines.retain(source, &mut examined.findings);
        }
        examined
    }

    /// The same, of these lines only.
    pub(crate) fn on_lines(&self, lines: ChangedLines) -> Self {
        Self { changed: Some(lines), ..self.clone() }
    }

    /// The same where these forms are asked for.
    pub(crate) fn with_pins(&self, style: &StyleArgs, pins: &[(String, String)]) -> Result<Self> {
        let settings = self.input.config.file.for_path(&self.input.inner);
        let checker = Checkers { style, pins, made: BTreeMap::new() }.get(&self.input.config, &settings)?;
        Ok(Self { checker, ..self.clone() })
    }

    /// Takes out of the findings of its text what the records of these kinds know.
    pub(crate) fn without_known(&self, mut findings: Vec<Finding>, kinds: &[Kind]) -> Examined {
        let mut covered = Vec::new();
        for &kind in kinds {
            let Some(records) = self.input.config.records(kind) else { continue };
            let mut here = records.baseline.cover(&self.input.inner, findings);
            findings = std::mem::take(&mut here.findings);
            covered.push((kind, here));
        }
        Examined { findings, covered }
    }

    /// Counts which forms of which names a text writes.
    pub(crate) fn tally(&self, source: &Source, division: &Division) -> Tally {
        self.checker.tally(source, &self.story(source), division)
    }

    /// The format of a text, which may only show in what it says.
    pub(crate) fn format(&self, source: &Source) -> Format {
        Format::recognize(source.name(), source.text()).unwrap_or(self.story.format)
    }

    /// What is known of the text besides the text itself.
    fn story(&self, source: &Source) -> Story {
        Story { format: self.format(source), ..self.story.clone() }
    }
}

/// Everything a run is about.
pub(crate) struct Run {
    pub(crate) jobs: Vec<Job>,
    pub(crate) configs: Arc<Configs>,
    /// The folders that were walked, absolute.
    folders: Vec<PathBuf>,
    /// What it is narrowed to.
    changes: Option<Changes>,
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
            let divide = style.corpus.as_deref().or(input.config.file.corpus.as_deref());
            let division = divide.map(|by| division(by, &input, selection));
            let charset = style.charset.or(settings.charset);
            let tally = Arc::default();
            jobs.push(Job { input, checker, story, charset, fail_on, division, tally, changed: None });
        }
        tell_left_out(unusable, console);
        if let (Some(lang), Some(job)) = (style.lang, jobs.first()) {
            tell_unknown_language(lang, job.checker.dictionary(), console);
        }
        let threads = rayon::ThreadPoolBuilder::new().num_threads(selection.threads.unwrap_or(0)).build()?;
        let here = [PathBuf::from(".")];
        let is_here = selection.paths.is_empty() && selection.file_list.is_none();
        let folders = files::folders(if is_here { &here } else { &selection.paths });
        let mut run = Self { jobs, configs, folders, changes: None, threads, progress: !selection.no_progress };
        run.count(console)?;
        Ok(run)
    }

    /// Counts what the texts write that are to be compared with each other, those of each configuration
    /// together.
    fn count(&mut self, console: &mut Console) -> Result<()> {
        let mut tallies: BTreeMap<PathBuf, Tally> = BTreeMap::new();
        if !self.jobs.iter().any(|job| job.division.is_some()) {
            return Ok(());
        }
        self.each_loaded(
            console,
            |job, loaded| match (&job.division, loaded) {
                (Some(division), Loaded::Text(source)) => job.tally(&source, division),
                // What cannot be read is told when it is checked.
                _ => Tally::default(),
            },
            |_, job, tally| {
                tallies.entry(job.input.config.folder.clone()).or_default().merge(tally);
                Ok(())
            },
        )?;
        let tallies: BTreeMap<PathBuf, Arc<Tally>> =
            tallies.into_iter().map(|(folder, tally)| (folder, Arc::new(tally))).collect();
        for job in &mut self.jobs {
            job.tally = tallies.get(&job.input.config.folder).cloned().unwrap_or_default();
        }
        Ok(())
    }

    /// Narrows the run to what changed, if that is asked for.
    pub(crate) fn narrow(&mut self, args: &ChangesArgs, console: &mut Console) -> Result<()> {
        let Some(rev) = &args.since else { return Ok(()) };
        let changes = Changes::since(rev)?;
        self.jobs = changes.narrow(&self.jobs, console)?;
        if self.jobs.is_empty() && !console.failed() {
            console.note(format_args!("no changes since {rev}"));
        }
        self.changes = Some(changes);
        Ok(())
    }

    /// What is to be said of a configuration of this run.
    pub(crate) fn config_findings(&self, config: &Config) -> Vec<Finding> {
        let mut findings = configs::findings(config);
        if let (Some(changes), Some(source)) = (&self.changes, &config.source) {
            changes.retain(source, &mut findings);
        }
        findings
    }

    /// The configurations that hold somewhere in this run, and the lack of one, by folder.
    pub(crate) fn configs(&self) -> Vec<&Config> {
        let configs = self.jobs.iter().map(|job| &*job.input.config);
        let by_folder: BTreeMap<&Path, &Config> = configs.map(|config| (config.folder.as_path(), config)).collect();
        by_folder.into_values().collect()
    }

    /// Whether this run would have met a file, and there is none.
    pub(crate) fn misses(&self, file: &Path) -> bool {
        self.folders.iter().any(|folder| file.starts_with(folder)) && !files::is_there(file)
    }

    /// Does `work` on every text, many at a time, and `then` on what comes of it, one after the other
    /// in order. Texts that cannot be read are told and left out.
    pub(crate) fn each<T: Send>(
        &self,
        console: &mut Console,
        work: impl Fn(&Job, Source) -> T + Sync,
        mut then: impl FnMut(&mut Console, &Job, T) -> Result<()>,
    ) -> Result<()> {
        let work = |job: &Job, loaded: Loaded| match loaded {
            Loaded::Text(source) => Ok(Some(work(job, source))),
            Loaded::Foreign => Ok(None),
            Loaded::Unreadable(message) => Err(message),
        };
        self.each_loaded(console, work, |console, job, done| match done {
            Ok(Some(done)) => then(console, job, done),
            Ok(None) => Ok(()),
            Err(message) => {
                console.fail(message);
                Ok(())
            }
        })
    }

    /// As [`Run::each`], with what came of reading each input.
    fn each_loaded<T: Send>(
        &self,
        console: &mut Console,
        work: impl Fn(&Job, Loaded) -> T + Sync,
        mut then: impl FnMut(&mut Console, &Job, T) -> Result<()>,
    ) -> Result<()> {
        let mut progress = Progress::new(self.jobs.len(), self.progress);
        for batch in batches(&self.jobs) {
            let done = |job: &Job| work(job, files::load(&job.input, job.charset));
            let results: Vec<_> = self.threads.install(|| batch.par_iter().map(done).collect());
            for (job, result) in batch.iter().zip(results) {
                progress.step();
                let is_shown = progress.is_shown();
                progress.suspend(|| {
                    then(console, job, result)?;
                    // The bar must not come back in the middle of a line.
                    if is_shown { console.flush().map_err(Into::into) } else { anyhow::Ok(()) }
                })?;
            }
        }
        Ok(())
    }
}

/// How a text is compared with the others of its run.
fn division(by: &[DivideBy], input: &Input, selection: &SelectionArgs) -> Division {
    let by_folder = by.contains(&DivideBy::Folder);
    Division {
        folder: input.path.as_deref().filter(|_| by_folder).and_then(|path| section_folder(path, &selection.paths)),
        by_year: by.contains(&DivideBy::Year),
    }
}

/// The folder right inside the path somebody named that a file lies in, such as `content/fr`.
fn section_folder(file: &Path, named: &[PathBuf]) -> Option<Box<str>> {
    let named = named.iter().map(|path| path.strip_prefix(".").unwrap_or(path)).filter(|path| file.starts_with(path));
    let root = named.max_by_key(|path| path.components().count()).unwrap_or(Path::new(""));
    let mut inner = file.strip_prefix(root).ok()?.components();
    let first = inner.next()?;
    inner.next()?;
    Some(files::display_name(&root.join(first)).into())
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

/// Says what is to be expected in a language that the flag names and that has no file.
fn tell_unknown_language(lang: Lang, dictionary: &Dictionary, console: &mut Console) {
    if dictionary.language(lang).is_none() {
        let known: Vec<String> = dictionary.languages().map(|language| language.lang.to_string()).collect();
        console.note(format_args!(
            "canonym knows no grammar of `{lang}`: names are found only as the dictionary has them; it knows {}",
            known.join(", ")
        ));
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
        let mut dictionaries = config.house.clone();
        dictionaries.extend(self.style.dictionaries.iter().cloned());
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
pub(crate) fn dictionary(paths: &[PathBuf]) -> Result<Dictionary> {
    let mut house = Vec::with_capacity(paths.len());
    for path in paths {
        let name = files::name_from_here(path);
        let source = files::read_source(path, &name).map_err(|message| anyhow!(message))?;
        house.push((name, source.text().to_owned()));
    }
    let kept = files::Kept::of(&house);
    if let Some(dictionary) = kept.as_ref().and_then(files::Kept::read) {
        return Ok(dictionary);
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
    if let Some(kept) = kept {
        kept.write(&dictionary);
    }
    Ok(dictionary)
}
