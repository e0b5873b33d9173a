//! Which texts a run is about, and what is right in them.

use std::path::PathBuf;

use anstream::ColorChoice;
use canonym::config::{DivideBy, FailOn, parse_lang};
use canonym::text::Charset;
use canonym::{Date, Lang};
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueEnum};

use super::day;

/// Which texts are looked at, and how.
#[derive(Debug, Default, Args)]
pub(crate) struct SelectionArgs {
    /// Files and folders; `-` is standard input. A file that is named is read whatever its ending.
    #[arg(value_name = "PATHS")]
    pub(crate) paths: Vec<PathBuf>,
    /// What standard input is called: its format and configuration go by this name.
    #[arg(long, value_name = "NAME", requires = "paths", help_heading = "Selection")]
    pub(crate) stdin_filename: Option<PathBuf>,
    /// File that lists further files and folders, one a line or each before a NUL; `-` is standard input.
    #[arg(long, value_name = "FILE", help_heading = "Selection")]
    pub(crate) file_list: Option<PathBuf>,
    /// Leave out files and folders that match, such as 'drafts/**' or '*.bak'.
    ///
    /// A file that is named is read all the same, unless --force-exclude is given.
    #[arg(long, value_name = "PATTERN", help_heading = "Selection")]
    pub(crate) exclude: Vec<String>,
    /// Leave out what would be left out of a folder even where it is named, as hooks name files.
    ///
    /// That is what matches --exclude or `exclude` of the configuration, what a .gitignore names,
    /// what is hidden, and XML and JSON that is no news.
    #[arg(long, help_heading = "Selection")]
    pub(crate) force_exclude: bool,
    /// How many files to check at a time; by default as many as there are processors.
    #[arg(short = 'j', long, value_name = "N", help_heading = "Selection")]
    pub(crate) threads: Option<usize>,
    /// Show no progress bar.
    #[arg(long, help_heading = "Output")]
    pub(crate) no_progress: bool,
}

/// Which lines count.
#[derive(Debug, Args)]
pub(crate) struct ChangesArgs {
    /// Look only at what changed since this revision of git, such as origin/main or HEAD.
    ///
    /// Files in the working tree, staged or not and new ones too, are compared with the point where the
    /// revision and HEAD parted. A finding counts if it stands on a changed line, or if the change made
    /// a mixture: all places of the other form are on changed lines. A file that git takes for binary,
    /// such as UTF-16, counts as changed throughout.
    #[arg(long, value_name = "REV", help_heading = "Selection")]
    pub(crate) since: Option<String>,
}

/// What is right.
#[derive(Debug, Default, Args)]
pub(crate) struct StyleArgs {
    /// House style, such as ap; `canonym profiles` lists them.
    #[arg(long, value_name = "NAME", help_heading = "Style")]
    pub(crate) profile: Option<String>,
    /// Language of the texts, such as en or pt-BR, whatever they say themselves.
    #[arg(long, value_name = "TAG", value_parser = parse_lang, help_heading = "Style")]
    pub(crate) lang: Option<Lang>,
    /// Charset of the texts, such as windows-1251, whatever they say themselves.
    #[arg(long, value_name = "LABEL", value_parser = Charset::of, help_heading = "Style")]
    pub(crate) charset: Option<Charset>,
    /// Day the texts are from, such as 2018-03-01, whatever they say themselves.
    #[arg(long, value_name = "DAY", value_parser = day, help_heading = "Style")]
    pub(crate) date: Option<Date>,
    /// Day that counts as today.
    #[arg(long, value_name = "DAY", value_parser = day, help_heading = "Style")]
    pub(crate) as_of: Option<Date>,
    /// Compare the texts with each other, too: tell where one writes a name otherwise than most do.
    ///
    /// Texts of one language and one year are compared. `--corpus=folder` keeps the folders right
    /// inside PATHS apart instead, `--corpus=folder,year` both, `--corpus=whole` neither.
    #[arg(
        long,
        value_name = "BY",
        num_args = 0..=1,
        require_equals = true,
        value_delimiter = ',',
        default_missing_value = "year",
        value_parser = divide_by(),
        help_heading = "Style"
    )]
    pub(crate) corpus: Option<Vec<DivideBy>>,
    /// Dictionary to use beside the built-in one; may be given several times.
    #[arg(long = "dictionary", value_name = "FILE", help_heading = "Style")]
    pub(crate) dictionaries: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) config: ConfigArgs,
    /// From which severity on findings make the exit status 1; warning by default.
    #[arg(long, value_name = "SEVERITY", value_enum, help_heading = "Output")]
    pub(crate) fail_on: Option<FailOnName>,
}

#[derive(Debug, Default, Clone, Args)]
pub(crate) struct ConfigArgs {
    /// Configuration to use instead of the canonym.toml found from each file upwards.
    #[arg(long, value_name = "FILE", conflicts_with = "isolated", help_heading = "Style")]
    pub(crate) config: Option<PathBuf>,
    /// Use no configuration.
    #[arg(long, help_heading = "Style")]
    pub(crate) isolated: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    /// On a terminal.
    Auto,
    Always,
    Never,
}

impl From<Color> for ColorChoice {
    fn from(color: Color) -> Self {
        match color {
            Color::Auto => ColorChoice::Auto,
            Color::Always => ColorChoice::Always,
            Color::Never => ColorChoice::Never,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum FailOnName {
    Error,
    Warning,
    Info,
    Never,
}

impl From<FailOnName> for FailOn {
    fn from(name: FailOnName) -> Self {
        use canonym::Severity;
        match name {
            FailOnName::Error => FailOn::From(Severity::Error),
            FailOnName::Warning => FailOn::From(Severity::Warning),
            FailOnName::Info => FailOn::From(Severity::Info),
            FailOnName::Never => FailOn::Never,
        }
    }
}

fn divide_by() -> impl TypedValueParser<Value = DivideBy> {
    PossibleValuesParser::new(DivideBy::NAMES).try_map(|name| DivideBy::parse(&name).ok_or("no such division"))
}
