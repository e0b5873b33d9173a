//! `fix --ask`: shows findings and reads answers.

use std::io::{self, BufRead, IsTerminal};

use anyhow::{Context, Result};
use canonym::report::{FileReport, ReportOptions, Reporter, reporter};
use canonym::{Finding, Source};

use super::ask::{Answer, Decisions, Question};
use crate::args::FixArgs;
use crate::console::Console;
use crate::run::Job;

/// The questions of a run, and what was answered.
pub(super) struct Dialogue<'a> {
    args: &'a FixArgs,
    reporter: Box<dyn Reporter + Send>,
    decisions: Decisions,
    /// Whether the terminal shows what is typed.
    is_typed: bool,
}

/// What was decided about one text.
pub(super) struct Decided {
    /// How it is checked now: forms that were chosen are asked for.
    pub(super) job: Job,
    /// What is wrong with it, checked so.
    pub(super) findings: Vec<Finding>,
    /// What of that is to be mended, each with the one fix to make.
    pub(super) wanted: Vec<Finding>,
}

impl<'a> Dialogue<'a> {
    pub(super) fn new(args: &'a FixArgs, console: &Console) -> Result<Self> {
        let options = ReportOptions { color: console.color(), verbose: false, width: Console::width() };
        let reporter = reporter("terminal", &options).context("no report for a terminal")?;
        let is_typed = io::stdin().is_terminal();
        Ok(Self { args, reporter, decisions: Decisions::default(), is_typed })
    }

    /// Asks about one text after the other.
    pub(super) fn about(
        &mut self,
        console: &mut Console,
        job: &Job,
        source: &Source,
        findings: Vec<Finding>,
    ) -> Result<Decided> {
        let (mut job, mut findings) = (job.clone(), findings);
        self.decisions.next_file();
        while let Some((finding, question)) = self.decisions.next(&findings) {
            self.reporter.file(&FileReport { source, findings: std::slice::from_ref(finding) }, console.out())?;
            let answer = answer(console, &question, self.is_typed)?;
            if self.decisions.take(finding, &question, answer) {
                let forms = [&self.args.uses, self.decisions.forms()].concat();
                job = job.with_pins(&self.args.style, &forms)?;
                findings = job.findings(source);
            }
        }
        let wanted = self.decisions.wanted(&findings);
        Ok(Decided { job, findings, wanted })
    }
}

/// Asks until there is an answer. Where there are no more, the questions end.
fn answer(console: &mut Console, question: &Question<'_>, is_typed: bool) -> Result<Answer> {
    loop {
        write!(console.out(), "{}", question.words())?;
        console.flush()?;
        let mut said = Vec::new();
        if io::stdin().lock().read_until(b'\n', &mut said)? == 0 {
            writeln!(console.out())?;
            console.note("there are no more answers, so nothing more is asked or changed");
            return Ok(Answer::Quit);
        }
        if !is_typed {
            writeln!(console.out())?;
        }
        if let Some(answer) = question.understand(&String::from_utf8_lossy(&said)) {
            writeln!(console.out())?;
            return Ok(answer);
        }
        write!(console.out(), "{}", question.help())?;
    }
}
