//! Commands that keep dictionaries in order.

use std::path::PathBuf;

use canonym::Lang;
use canonym::config::parse_lang;
use canonym::curate::import::ListFormat;
use canonym::dictionary::Kind;
use clap::builder::PossibleValuesParser;
use clap::{Args, Subcommand, ValueEnum};

use super::{Color, ConfigArgs, FailOnName};

#[derive(Debug, Args)]
pub(crate) struct DictionaryArgs {
    #[command(subcommand)]
    pub(crate) command: DictionaryCommand,
}

#[derive(Debug, Subcommand)]
pub(crate) enum DictionaryCommand {
    Check(DictionaryCheckArgs),
    List(DictionaryListArgs),
    Show(DictionaryShowArgs),
    Diff(DictionaryDiffArgs),
    Import(DictionaryImportArgs),
}

/// Look dictionaries over: what cannot be read, contradicts itself or others, or lacks a guard.
///
/// Without FILES these are the dictionaries of the configuration that holds here, canonym-house.toml, and
/// what ships with canonym. A FILE may also be a house style, a language or a scheme of your own. Where
/// something is right as it is, say so above it: `# canonym: ignore[missing-guard] why`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  canonym dictionary check                 all that counts here
  canonym dictionary check names.toml      one file, before it counts
  canonym dictionary check --format json names.toml

Exit status: 0 nothing at or above --fail-on, 1 findings, 2 could not do the job.")]
pub(crate) struct DictionaryCheckArgs {
    /// Dictionary files; they are looked over beside each other and what ships.
    #[arg(value_name = "FILES")]
    pub(crate) files: Vec<PathBuf>,
    /// How findings are written.
    #[arg(long, value_name = "FORMAT", default_value = "terminal", value_parser = check_formats(), help_heading = "Output")]
    pub(crate) format: String,
    /// When to use colour.
    #[arg(long, value_name = "WHEN", value_enum, default_value_t = Color::Auto, help_heading = "Output")]
    pub(crate) color: Color,
    /// From which severity on findings make the exit status 1.
    #[arg(long, value_name = "SEVERITY", value_enum, default_value_t = FailOnName::Warning, help_heading = "Output")]
    pub(crate) fail_on: FailOnName,
    #[command(flatten)]
    pub(crate) config: ConfigArgs,
}

/// Which dictionaries count.
#[derive(Debug, Args)]
pub(crate) struct DictionariesArgs {
    /// Dictionary to use beside the built-in one; may be given several times.
    #[arg(long = "dictionary", value_name = "FILE", help_heading = "Style")]
    pub(crate) files: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) config: ConfigArgs,
}

/// List what canonym and the house know by name.
///
/// A line has four columns, apart by tabs: id, kind, country, name. How many there are is said at the end,
/// on standard error.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  canonym dictionary list --kind river --country UA
  canonym dictionary list --lang fr                   as French writes them
  canonym dictionary list --kind person | cut -f1,4")]
pub(crate) struct DictionaryListArgs {
    /// Only things of this kind.
    #[arg(long, value_name = "KIND", value_parser = kind_names())]
    pub(crate) kind: Option<String>,
    /// Only what lies in or belongs to this country, such as UA.
    #[arg(long, value_name = "CODE")]
    pub(crate) country: Option<String>,
    /// Show the names in this language, of all that have one in it; else each stands in its own.
    #[arg(long, value_name = "TAG", value_parser = parse_lang)]
    pub(crate) lang: Option<Lang>,
    #[command(flatten)]
    pub(crate) dictionaries: DictionariesArgs,
}

/// Show all that is known of one name: native names, the form of each language, and which file says so.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  canonym dictionary show dnipro
  canonym dictionary show Харків")]
pub(crate) struct DictionaryShowArgs {
    /// An id, or a form that nothing else has.
    #[arg(value_name = "ID|NAME")]
    pub(crate) name: String,
    #[command(flatten)]
    pub(crate) dictionaries: DictionariesArgs,
}

/// Kinds as files write them.
fn kind_names() -> PossibleValuesParser {
    PossibleValuesParser::new(KINDS.map(Kind::noun))
}

/// All kinds.
pub(crate) const KINDS: [Kind; 7] =
    [Kind::Country, Kind::Region, Kind::City, Kind::River, Kind::Water, Kind::Person, Kind::Organization];

/// The reports that need no list of the rules for texts.
fn check_formats() -> PossibleValuesParser {
    PossibleValuesParser::new(["terminal", "concise", "json", "jsonl", "github"])
}

/// Tell what changes when a dictionary file takes the place of another.
///
/// Names are compared by id. A form that a scheme makes counts as much as one that is listed.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  canonym dictionary diff names.toml names-new.toml
  git show HEAD:names.toml > old.toml && canonym dictionary diff old.toml names.toml

Exit status: 0 nothing changes, 1 something does, 2 could not do the job.")]
pub(crate) struct DictionaryDiffArgs {
    /// The file as it was.
    #[arg(value_name = "OLD")]
    pub(crate) old: PathBuf,
    /// The file as it shall be.
    #[arg(value_name = "NEW")]
    pub(crate) new: PathBuf,
    /// How the answer is written.
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = DiffFormat::Text)]
    pub(crate) format: DiffFormat,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum DiffFormat {
    /// For people.
    Text,
    /// One JSON object.
    Json,
}

/// Take in a list of names: a table, a term base, or what Wikidata gives out.
///
/// Writes a dictionary of canonym's own, in a stable order, to standard output or to a new file. A row that
/// cannot be taken in is told with its place, and the others are. Look the file over before it counts:
/// `canonym dictionary check`.
///
/// CSV, with a heading: `id` (else made of the English form), `kind`, `in`, `primary`, and languages: `en`, `uk`
/// and so on for the form of each, `admitted:en`, `recognized:en` and `deprecated:en` for others, with `|`
/// between several. A person is written as in a text, or family name, comma, given name.
///
/// TBX (ISO 30042, version 2 and 3): preferred terms are canonical, admitted and deprecated ones what they are
/// called. Wikidata: labels are canonical, aliases recognized.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  canonym dictionary import towns.csv --format csv --kind city --primary uk -o towns.toml
  canonym dictionary import terms.tbx --format tbx --kind organization --primary en
  canonym dictionary import Q1899.json --format wikidata --kind city --primary uk

Exit status: 0 all is taken in, 1 something is left out, 2 could not do the job.")]
pub(crate) struct DictionaryImportArgs {
    /// The list.
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    /// What the list is.
    #[arg(long, value_name = "FORMAT", value_parser = PossibleValuesParser::new(ListFormat::NAMES))]
    pub(crate) format: String,
    /// What the things are of which the list does not say it.
    #[arg(long, value_name = "KIND", value_parser = kind_names())]
    pub(crate) kind: Option<String>,
    /// The language whose names canonical forms are made from, of things of which the list does not say it.
    #[arg(long, value_name = "TAG", value_parser = parse_lang)]
    pub(crate) primary: Option<Lang>,
    /// Country where the things lie of which the list does not say it, such as UA.
    #[arg(long, value_name = "CODE")]
    pub(crate) country: Option<String>,
    /// New file to write.
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
}
