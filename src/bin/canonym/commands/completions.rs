//! `canonym completions`.

use anyhow::Result;
use clap::CommandFactory;

use crate::args::{Cli, CompletionsArgs};
use crate::console::Console;

pub(crate) fn run(args: &CompletionsArgs, console: &mut Console) -> Result<bool> {
    // Into memory first: clap_complete panics where a pipe breaks.
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "canonym", &mut script);
    console.out().write_all(&script)?;
    Ok(false)
}
