//! The canonym program: the library's checks, for people and their scripts.
//!
//! Exit status: 0 nothing to complain of, 1 findings, 2 could not do the job.

mod args;
mod changes;
mod clock;
mod commands;
mod configs;
mod tables;
mod console;
mod files;
mod git;
mod patch;
mod progress;
mod records;
mod run;

use std::process::ExitCode;

use clap::Parser;

use crate::args::Cli;
use crate::console::{Console, is_broken_pipe};

fn main() -> ExitCode {
    let cli = Cli::parse();
    let mut console = Console::new(cli.command.color());
    let done = commands::run(&cli.command, &mut console).and_then(|found| {
        console.flush()?;
        Ok(found)
    });
    match done {
        // Whoever reads our output has seen enough: `canonym check | head`.
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            console.fail(format_args!("{error:#}"));
            ExitCode::from(2)
        }
        Ok(_) if console.failed() => ExitCode::from(2),
        Ok(found) => ExitCode::from(u8::from(found)),
    }
}
