//! `canonym inspect`.

use anyhow::{Result, anyhow};
use canonym::read::Format;
use canonym::{Checker, Dictionary, Settings, Stage, Story, StoryDate};

use crate::args::{InspectArgs, StageName};
use crate::clock;
use crate::console::Console;
use crate::files;

pub(crate) fn run(args: &InspectArgs, console: &mut Console) -> Result<bool> {
    let format = Format::of(&args.file.to_string_lossy()).unwrap_or(Format::Plain);
    let source = files::read_text(&args.file, format, args.charset).map_err(|message| anyhow!(message))?;
    let settings = Settings::consistency(clock::today());
    let checker = Checker::new(Dictionary::builtin()?, settings).map_err(|message| anyhow!(message))?;
    let story = Story {
        format: Format::recognize(source.name(), source.text()).map_err(|why| anyhow!("{}: {why}", source.name()))?,
        lang: args.lang,
        default_lang: None,
        date: StoryDate::Today,
    };
    let stage = match args.stage {
        StageName::Segments => Stage::Segments,
        StageName::Mentions => Stage::Mentions,
        StageName::Candidates => Stage::Candidates,
    };
    write!(console.out(), "{}", checker.inspect(&source, &story, stage))?;
    Ok(false)
}
