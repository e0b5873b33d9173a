//! Commands that keep what is known and decided beside the copy.

use canonym::config::parse_lang;
use canonym::{Date, Lang};
use clap::{Args, Subcommand};

use super::{ConfigArgs, SelectionArgs, StyleArgs, day};

/// Record that a place is right as it is, and why.
///
/// The decision is kept beside the copy, in `canonym-accepted.toml` in the folder of the configuration
/// or of the repository, and never in it. It holds for this place: the words around it tell it from others.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  canonym accept story.txt:7 --reason \"the ship's own name\"
  canonym accept story.txt:7:12 --reason \"...\"   where line 7 holds several findings

Exit status: 0 recorded, 2 could not do the job.")]
pub(crate) struct AcceptArgs {
    /// File and line, as a report gives them; with the column where a line holds several findings.
    #[arg(required = true, value_name = "FILE:LINE")]
    pub(crate) places: Vec<String>,
    /// Why it is right.
    #[arg(long, value_name = "TEXT")]
    pub(crate) reason: String,
    #[command(flatten)]
    pub(crate) style: StyleArgs,
}

#[derive(Debug, Args)]
pub(crate) struct HouseArgs {
    #[command(subcommand)]
    pub(crate) command: HouseCommand,
}

#[derive(Debug, Subcommand)]
pub(crate) enum HouseCommand {
    /// Decide how the house writes a name, whatever its profile says.
    ///
    /// The decision goes into `canonym-house.toml` in the folder of the configuration or of the
    /// repository, which every run reads. A later decision on the same name and language replaces an
    /// earlier one.
    #[command(after_help = "\
Examples:
  canonym house set kharkiv en=Kharkiv --reason \"the city's own spelling\"
  canonym house set Zelensky en=Zelensky fr=Zelensky --since 2022-03-01 --reason \"style desk\"")]
    Set(HouseSetArgs),
    /// List the decisions.
    List(ConfigArgs),
}

#[derive(Debug, Args)]
pub(crate) struct HouseSetArgs {
    /// The name, in any form, or its id as `explain` gives it.
    #[arg(value_name = "NAME")]
    pub(crate) name: String,
    /// Language and the form to write in it.
    #[arg(required = true, value_name = "LANG=FORM", value_parser = form_in)]
    pub(crate) forms: Vec<(Lang, String)>,
    /// Why, for those who come after.
    #[arg(long, value_name = "TEXT")]
    pub(crate) reason: String,
    /// First day on which it holds; copy from before is left alone.
    #[arg(long, value_name = "DAY", value_parser = day)]
    pub(crate) since: Option<Date>,
    /// Part of a person's name: given, family or patronymic. By default the family name.
    #[arg(long, value_name = "PART", value_parser = ["given", "patronymic", "family", "whole"])]
    pub(crate) part: Option<String>,
    #[command(flatten)]
    pub(crate) config: ConfigArgs,
}

/// Record the findings of today, so that only new ones are reported.
///
/// The record is `canonym-baseline.toml` in the folder of the configuration or of the repository, or
/// what `baseline = \"…\"` in the configuration names. Where it is there already, it only shrinks: what
/// is mended is taken out and nothing is added. To start anew, delete it.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  canonym baseline archive/        from now on, only new findings are reported
  canonym check --no-baseline .    what is in the backlog

Exit status: 0 recorded, 2 could not do the job.")]
pub(crate) struct BaselineArgs {
    #[command(flatten)]
    pub(crate) selection: SelectionArgs,
    #[command(flatten)]
    pub(crate) style: StyleArgs,
}

fn form_in(text: &str) -> Result<(Lang, String), String> {
    match text.split_once('=') {
        Some((lang, form)) if !form.trim().is_empty() => Ok((parse_lang(lang.trim())?, form.trim().to_owned())),
        _ => Err("write a language and a form, such as en=Kharkiv".to_owned()),
    }
}
