//! `canonym inspect`.

use std::collections::BTreeMap;

use anyhow::{Result, anyhow};
use canonym::read::Format;
use canonym::{Checker, Dictionary, Settings, Story, StoryDate};

use crate::args::InspectArgs;
use crate::clock;
use crate::console::Console;
use crate::files;

pub(crate) fn run(args: &InspectArgs, console: &mut Console) -> Result<bool> {
    let source = files::read_named(&args.file).map_err(|message| anyhow!(message))?;
    let settings = Settings { profiles: BTreeMap::new(), levels: BTreeMap::new(), pins: Vec::new(), as_of: clock::today() };
    let checker = Checker::new(Dictionary::builtin()?, settings).map_err(|message| anyhow!(message))?;
    let story = Story {
        format: Format::of(source.name()).unwrap_or(Format::Plain),
        lang: args.lang,
        default_lang: None,
        date: StoryDate::Today,
    };
    write!(console.out(), "{}", checker.inspect(&source, &story, args.stage.into()))?;
    Ok(false)
}
