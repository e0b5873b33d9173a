//! `canonym explain`.

use std::io::BufRead;
use std::path::PathBuf;

use anyhow::{Result, anyhow};
use canonym::{Checker, Explanation, Settings};

use crate::args::{AnswerFormat, ExplainArgs};
use crate::clock;
use crate::configs::Configs;
use crate::console::Console;
use crate::files;
use crate::run::dictionary;

pub(crate) fn run(args: &ExplainArgs, console: &mut Console) -> Result<bool> {
    let settings = Settings::consistency(clock::today());
    // Names are asked for where the work is: what the house of this folder has added and decided counts.
    let config = Configs::new(&args.config)?.of_folder(&files::current_folder()?);
    let dictionaries: Vec<PathBuf> = config.house.iter().chain(&args.dictionaries).cloned().collect();
    let checker = Checker::new(dictionary(&dictionaries)?, settings).map_err(|message| anyhow!(message))?;
    let mut answers: Vec<Explanation> = Vec::new();
    let mut answer = |name: &str, console: &mut Console| -> Result<()> {
        let explanation = checker.explain(name, args.lang);
        match args.format {
            AnswerFormat::Text => write!(console.out(), "{explanation}")?,
            AnswerFormat::Jsonl => writeln!(console.out(), "{}", explanation.to_json())?,
            AnswerFormat::Json => answers.push(explanation),
        }
        Ok(())
    };
    for name in &args.names {
        if name != "-" {
            answer(name, console)?;
            continue;
        }
        for line in std::io::stdin().lock().lines() {
            let line = line?;
            if !line.trim().is_empty() {
                answer(&line, console)?;
            }
        }
    }
    if args.format == AnswerFormat::Json {
        let all: Vec<_> = answers.iter().map(Explanation::to_json).collect();
        writeln!(console.out(), "{}", serde_json::to_string_pretty(&all)?)?;
    }
    Ok(false)
}
