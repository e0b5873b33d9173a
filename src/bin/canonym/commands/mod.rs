//! One command a file. Each says whether it found something to complain of.

mod accept;
mod ask;
mod baseline;
mod check;
mod completions;
mod count;
mod dialogue;
mod dictionary;
mod evaluate;
mod explain;
mod fix;
mod house;
mod init;
mod inspect;
mod leftover;
mod profiles;
mod rules;
mod schema;
mod schemes;
mod transliterate;
mod undo;

use anyhow::Result;

use crate::args::Command;
use crate::console::Console;

/// Does what the command line says; true if there are findings.
pub(crate) fn run(command: &Command, console: &mut Console) -> Result<bool> {
    match command {
        Command::Check(args) => check::run(args, console),
        Command::Fix(args) => fix::run(args, console),
        Command::Undo(args) => undo::run(args, console),
        Command::Accept(args) => accept::run(args, console),
        Command::Baseline(args) => baseline::run(args, console),
        Command::House(args) => house::run(args, console),
        Command::Dictionary(args) => dictionary::run(args, console),
        Command::Count(args) => count::run(args, console),
        Command::Explain(args) => explain::run(args, console),
        Command::Inspect(args) => inspect::run(args, console),
        Command::Evaluate(args) => evaluate::run(args, console),
        Command::Rules(args) => rules::run(args, console),
        Command::Schemes(args) => schemes::run(args, console),
        Command::Transliterate(args) => transliterate::run(args, console),
        Command::Profiles(args) => profiles::run(args, console),
        Command::Schema(args) => schema::run(args, console),
        Command::Init(args) => init::run(args, console),
        Command::Completions(args) => completions::run(args, console),
    }
}
