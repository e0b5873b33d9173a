//! What may be said on the command line. The doc comments are the help.

mod dictionary;
mod records;
mod texts;

pub(crate) use dictionary::{
    DictionariesArgs, DictionaryArgs, DictionaryCheckArgs, DictionaryCommand, DictionaryDiffArgs, DictionaryImportArgs,
    DictionaryListArgs, DictionaryShowArgs, DiffFormat, KINDS,
};
pub(crate) use records::{AcceptArgs, BaselineArgs, HouseArgs, HouseCommand, HouseSetArgs};
pub(crate) use texts::{ChangesArgs, Color, ConfigArgs, FailOnName, SelectionArgs, StyleArgs};

use std::path::PathBuf;

use anstream::ColorChoice;
use canonym::config::parse_lang;
use canonym::dictionary::scheme::NameClass;
use canonym::report::REPORTS;
use canonym::text::Charset;
use canonym::{Date, Lang};
use clap::builder::{PossibleValue, PossibleValuesParser};
use clap::{ArgGroup, Args, Parser, Subcommand, ValueEnum};

/// One thing, one name: finds, explains and fixes inconsistent spellings of names.
///
/// Without a profile, canonym asks only that a text spell each name in one way. A profile is a house
/// style: it says which way.
#[derive(Debug, Parser)]
#[command(version, after_help = EXIT)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
}

const EXIT: &str = "\
Exit status: 0 nothing to complain of, 1 findings, 2 could not do the job.";

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Check(CheckArgs),
    Fix(FixArgs),
    Undo(UndoArgs),
    Accept(AcceptArgs),
    Baseline(BaselineArgs),
    /// See and change what the house has decided on single names.
    House(HouseArgs),
    /// Look over, list, compare and take in dictionaries of names.
    Dictionary(DictionaryArgs),
    Count(CountArgs),
    Explain(ExplainArgs),
    Inspect(InspectArgs),
    Evaluate(EvaluateArgs),
    /// List the rules, or describe one.
    Rules(ListArgs),
    Schemes(SchemesArgs),
    Transliterate(TransliterateArgs),
    /// List the house styles, or describe one.
    Profiles(ListArgs),
    Schema(SchemaArgs),
    Init(InitArgs),
    Completions(CompletionsArgs),
}

impl Command {
    /// Whether its output may have colour.
    pub(crate) fn color(&self) -> ColorChoice {
        match self {
            Command::Check(args) => args.color.into(),
            Command::Dictionary(DictionaryArgs { command: DictionaryCommand::Check(args) }) => args.color.into(),
            Command::Fix(args) if args.ask => ColorChoice::Auto,
            _ => ColorChoice::Never,
        }
    }
}

/// Find names that are spelled in another way than they should be.
///
/// Without PATHS the current folder is checked. In a folder, canonym looks at the texts whose format
/// it knows and leaves out what is hidden or named in a .gitignore.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  canonym check story.md                   one name, one spelling
  canonym check --profile ap story.md      as the Associated Press would spell it
  canonym check --date 2018-03-01 old.md   by what was right on that day
  canonym check --fail-on error copy/      let warnings pass
  canonym check --since origin/main        only the lines that a branch changed
  pbpaste | canonym check -                what was just copied

Exit status: 0 nothing at or above --fail-on, 1 findings, 2 could not do the job.")]
pub(crate) struct CheckArgs {
    #[command(flatten)]
    pub(crate) selection: SelectionArgs,
    #[command(flatten)]
    pub(crate) changes: ChangesArgs,
    #[command(flatten)]
    pub(crate) style: StyleArgs,
    /// How findings are written.
    #[arg(long, value_name = "FORMAT", default_value = REPORTS[0].name, value_parser = formats(), help_heading = "Output")]
    pub(crate) format: String,
    /// When to use colour.
    #[arg(long, value_name = "WHEN", value_enum, default_value_t = Color::Auto, help_heading = "Output")]
    pub(crate) color: Color,
    /// Tell more about each finding.
    #[arg(long, help_heading = "Output")]
    pub(crate) verbose: bool,
    /// Also tell what the baseline knows.
    #[arg(long, help_heading = "Output")]
    pub(crate) no_baseline: bool,
}

/// Write the right spelling where there is no doubt about it.
///
/// Nothing is changed in quotations, titles and wherever more than one spelling is possible; canonym
/// says what it left and why. `canonym undo` takes a run back.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  canonym fix --diff copy/                 show what would be changed, as a patch
  canonym fix --profile ap story.md        change it
  canonym fix --use kharkiv=Kharkiv a.md   decide between two spellings
  canonym fix --ask copy/                  decide case by case
  canonym fix - < in.md > out.md           read from one place, write to another

Exit status: 0 nothing is left at or above --fail-on, 1 something is left (with --diff:
something would be changed), 2 could not do the job.")]
pub(crate) struct FixArgs {
    #[command(flatten)]
    pub(crate) selection: SelectionArgs,
    #[command(flatten)]
    pub(crate) changes: ChangesArgs,
    #[command(flatten)]
    pub(crate) style: StyleArgs,
    /// Change nothing; write a patch that `git apply` takes.
    #[arg(long, help_heading = "Fixing")]
    pub(crate) diff: bool,
    /// Also change what is probably but not certainly right, such as headings that links point to.
    #[arg(long, help_heading = "Fixing")]
    pub(crate) r#unsafe: bool,
    /// Show each finding and ask what to do.
    ///
    /// A mixture is settled for the whole text with the number of a form. Each file is written when its
    /// questions are answered. Answers are read from standard input, one a line.
    #[arg(long, conflicts_with = "diff", help_heading = "Fixing")]
    pub(crate) ask: bool,
    /// Write this form of this name, such as kharkiv=Kharkiv.
    #[arg(long = "use", value_name = "NAME=FORM", value_parser = pin, help_heading = "Fixing")]
    pub(crate) uses: Vec<(String, String)>,
    /// Folder for the record that `undo` reads.
    ///
    /// By default `.canonym` beside the canonym.toml that holds for the current folder, or in the
    /// current folder itself.
    #[arg(long, value_name = "FOLDER", help_heading = "Fixing")]
    pub(crate) log_dir: Option<PathBuf>,
}

/// Take back what the last `fix` changed.
///
/// A file that was changed since is left as it is, and canonym says so.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  canonym undo                                take back the last run of `fix` from here
  canonym undo --run 20240501T093000.123-17  take back an earlier one

Exit status: 0 all is as it was, 2 something could not be taken back.")]
pub(crate) struct UndoArgs {
    /// The run to take back, as `fix` named it; the last one by default.
    #[arg(long, value_name = "RUN")]
    pub(crate) run: Option<String>,
    /// Folder of the record, where `fix` was given one.
    #[arg(long, value_name = "FOLDER")]
    pub(crate) log_dir: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) config: ConfigArgs,
}

/// Count how often each spelling of a name is written, and in how many files.
///
/// Of the names that the dictionary knows, each use is counted under its base form; what is quoted or a
/// title is not counted. With --forms exactly these spellings are counted, wherever they stand in prose as
/// whole words; of two that overlap the longer one. URLs, addresses and file names are no prose.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  canonym count archive/                       every spelling of every known name
  canonym count --forms spellings.txt archive/ only these, one a line

Exit status: 0 counted, 2 could not do the job.")]
pub(crate) struct CountArgs {
    #[command(flatten)]
    pub(crate) selection: SelectionArgs,
    /// File with the forms to count, one a line, in whatever script.
    #[arg(long, value_name = "FILE")]
    pub(crate) forms: Option<PathBuf>,
    /// How the counts are written.
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = MeasureFormat::Terminal, help_heading = "Output")]
    pub(crate) format: MeasureFormat,
    /// Language of the texts, whatever they say themselves.
    #[arg(long, value_name = "TAG", value_parser = parse_lang, conflicts_with = "forms")]
    pub(crate) lang: Option<Lang>,
    /// Charset of the texts, such as windows-1251, whatever they say themselves.
    #[arg(long, value_name = "LABEL", value_parser = Charset::of)]
    pub(crate) charset: Option<Charset>,
    /// Dictionary to use beside the built-in one; may be given several times.
    #[arg(long = "dictionary", value_name = "FILE", conflicts_with = "forms")]
    pub(crate) dictionaries: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) config: ConfigArgs,
}

/// Say what a name is, how its spelling came about and what it should be.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  canonym explain Kharkov Briansk
  canonym explain --lang fr Kiev
  canonym explain --format jsonl - < names.txt")]
pub(crate) struct ExplainArgs {
    /// Names; `-` reads them from standard input, one a line.
    #[arg(required = true, value_name = "NAME")]
    pub(crate) names: Vec<String>,
    /// Language of the text the names stand in.
    #[arg(long, value_name = "TAG", value_parser = parse_lang)]
    pub(crate) lang: Option<Lang>,
    /// How the answer is written.
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = AnswerFormat::Text)]
    pub(crate) format: AnswerFormat,
    /// Dictionary to use beside the built-in one; may be given several times.
    #[arg(long = "dictionary", value_name = "FILE", help_heading = "Style")]
    pub(crate) dictionaries: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) config: ConfigArgs,
}

/// Write names by a romanization scheme, or by all of one language.
#[derive(Debug, Args)]
#[command(group(ArgGroup::new("by").required(true).args(["scheme", "from"])))]
#[command(after_help = "\
Examples:
  canonym transliterate --scheme uk-kmu-2010 Харків
  canonym transliterate --scheme uk-de-duden --kind person 'Володимир Зеленський'
  canonym transliterate --scheme ru-fr-press - < names.txt
  canonym transliterate --from uk --variants Харків

With --from or --variants a line has four columns, apart by tabs: name, scheme, options, form.
Exit status: 0 all written, 2 some have letters that the scheme does not know.")]
pub(crate) struct TransliterateArgs {
    /// The scheme; `canonym schemes` lists them. A file (NAME.toml) is a scheme of your own.
    #[arg(long, value_name = "ID|FILE")]
    pub(crate) scheme: Option<String>,
    /// Every scheme that reads this language.
    #[arg(long, value_name = "TAG", value_parser = parse_lang, conflicts_with = "options")]
    pub(crate) from: Option<Lang>,
    /// Every form a scheme can give, with the options that it needs.
    #[arg(long, conflicts_with = "options")]
    pub(crate) variants: bool,
    /// Names; `-` reads them from standard input, one a line.
    #[arg(required = true, value_name = "NAME")]
    pub(crate) names: Vec<String>,
    /// What they name: endings of persons and places differ.
    #[arg(long, value_name = "KIND", value_enum, default_value_t = KindName::Place)]
    pub(crate) kind: KindName,
    /// Option of the scheme to use; may be given several times. `canonym schemes ID` lists them.
    #[arg(long = "option", value_name = "NAME")]
    pub(crate) options: Vec<String>,
    /// Leave a name with letters that the scheme does not know as it is, instead of failing.
    #[arg(long)]
    pub(crate) keep: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum KindName {
    Place,
    Person,
    Other,
}

impl KindName {
    pub(crate) fn class(self) -> NameClass {
        match self {
            KindName::Place => NameClass::Place,
            KindName::Person => NameClass::Person,
            KindName::Other => NameClass::Other,
        }
    }
}

/// Show what canonym sees in a text on the way to a finding.
#[derive(Debug, Args)]
#[command(after_help = "\
Example:
  canonym inspect --stage mentions story.md")]
pub(crate) struct InspectArgs {
    /// The text; `-` is standard input.
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    /// Which step to show.
    #[arg(long, value_name = "STAGE", value_enum, default_value_t = StageName::Mentions)]
    pub(crate) stage: StageName,
    /// Language of the text.
    #[arg(long, value_name = "TAG", value_parser = parse_lang)]
    pub(crate) lang: Option<Lang>,
    /// Charset of the text, such as windows-1251.
    #[arg(long, value_name = "LABEL", value_parser = Charset::of)]
    pub(crate) charset: Option<Charset>,
}

/// Measure findings against annotated texts.
///
/// A set is a TOML file as tests/evaluation/README.md describes it, or JSON lines with `text`, `lang`
/// and `entities`; of a folder, all of these are read. Texts without annotations are taken as clean:
/// whatever is found in them counts as wrong.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  canonym evaluate tests/evaluation                      precision, recall and the rest
  canonym evaluate --format json sets/ > before.json     every case, to compare with later
  canonym evaluate --compare before.json sets/           what a change did
  canonym evaluate --inject 500 --seed 1 clean.jsonl     how many faults of each kind are found

Exit status: 0 measured, 1 a floor fell, 2 could not do the job.")]
pub(crate) struct EvaluateArgs {
    /// Annotated sets, and folders of them.
    #[arg(required = true, value_name = "PATHS")]
    pub(crate) paths: Vec<PathBuf>,
    /// House style to measure; may be given several times. By default all that the sets name.
    #[arg(long = "profile", value_name = "NAME")]
    pub(crate) profiles: Vec<String>,
    /// How the measure is written.
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = MeasureFormat::Terminal)]
    pub(crate) format: MeasureFormat,
    /// Earlier measure as JSON; what got better and worse is listed case by case.
    #[arg(long, value_name = "FILE")]
    pub(crate) compare: Option<PathBuf>,
    /// Fail where precision or recall falls below what this file says.
    #[arg(long, value_name = "FILE")]
    pub(crate) floors: Option<PathBuf>,
    /// Measure on so many faults put into the clean texts of the sets, for each profile.
    #[arg(long, value_name = "N", conflicts_with = "floors")]
    pub(crate) inject: Option<usize>,
    /// Which faults are put where; the same number gives the same faults.
    #[arg(long, value_name = "NUMBER", default_value_t = 1, requires = "inject")]
    pub(crate) seed: u64,
    /// Also write the faulty texts to a new file, as TOML or, by the ending .jsonl, as JSON lines.
    #[arg(long, value_name = "FILE", requires = "inject")]
    pub(crate) output: Option<PathBuf>,
    /// List everything that is wrong, missed, or found with another replacement.
    #[arg(long)]
    pub(crate) verbose: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum MeasureFormat {
    /// Tables for people.
    Terminal,
    /// One JSON object with every case.
    Json,
}

#[derive(Debug, Args)]
pub(crate) struct ListArgs {
    /// The one to describe; all are listed without it.
    #[arg(value_name = "NAME")]
    pub(crate) name: Option<String>,
}

/// List the romanization schemes, or show one: its letters, options and samples.
///
/// A file (NAME.toml) is read as a scheme of your own: mistakes are told with their place, and every
/// sample in it is tried.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  canonym schemes uk-kmu-2010
  canonym schemes my-scheme.toml
  canonym schemes uk-kmu-2010 --samples names.tsv")]
pub(crate) struct SchemesArgs {
    /// The scheme to show, or a file with one; all are listed without it.
    #[arg(value_name = "NAME|FILE")]
    pub(crate) name: Option<String>,
    /// Compare the scheme with a table of names: native form, tab, expected form, a pair a line.
    #[arg(long, value_name = "FILE", requires = "name")]
    pub(crate) samples: Option<PathBuf>,
    /// What the names of the table name: place, person or other.
    #[arg(long, value_enum, default_value = "other", requires = "samples")]
    pub(crate) kind: KindName,
}

/// Write a JSON Schema: of canonym.toml, for editors, or of findings as JSON, for programs.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  canonym schema config > canonym.schema.json
  canonym schema findings > findings.schema.json")]
pub(crate) struct SchemaArgs {
    /// What it describes.
    #[arg(value_name = "NAME", value_enum)]
    pub(crate) name: SchemaName,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum SchemaName {
    /// A canonym.toml.
    Config,
    /// What `check --format json` writes; a line of jsonl is its definition `line`.
    Findings,
}

/// Write a commented canonym.toml to start from.
///
/// Nothing is decided in it, and one that is there already is never touched.
#[derive(Debug, Args)]
pub(crate) struct InitArgs {
    /// Where to write it.
    #[arg(value_name = "FOLDER", default_value = ".")]
    pub(crate) folder: PathBuf,
}

/// Write completions for a shell.
#[derive(Debug, Args)]
#[command(after_help = "\
Example:
  canonym completions bash > ~/.local/share/bash-completion/completions/canonym")]
pub(crate) struct CompletionsArgs {
    /// The shell.
    #[arg(value_name = "SHELL")]
    pub(crate) shell: clap_complete::Shell,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum AnswerFormat {
    /// For people.
    Text,
    /// One JSON array.
    Json,
    /// One JSON object a line.
    Jsonl,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum StageName {
    /// The prose that was read.
    Segments,
    /// The words that could be names.
    Mentions,
    /// What those names could be.
    Candidates,
}

fn formats() -> PossibleValuesParser {
    let formats = REPORTS.iter().map(|report| PossibleValue::new(report.name).help(report.description));
    PossibleValuesParser::new(formats)
}

fn day(text: &str) -> Result<Date, String> {
    text.parse().map_err(|_| "a day is written like 2024-05-01".to_owned())
}

fn pin(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((name, form)) if !name.trim().is_empty() && !form.trim().is_empty() => {
            Ok((name.trim().to_owned(), form.trim().to_owned()))
        }
        _ => Err("write a name and the form to use, such as kharkiv=Kharkiv".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn the_command_line_holds_together() {
        super::Cli::command().debug_assert();
    }
}
