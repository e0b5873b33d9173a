//! `canonym rules`.

use anyhow::{Result, bail};
use canonym::judge::{RULES, rule};
use canonym::text::distance::closest;

use crate::args::ListArgs;
use crate::console::Console;

pub(crate) fn run(args: &ListArgs, console: &mut Console) -> Result<bool> {
    let out = console.out();
    match &args.name {
        None => {
            for rule in RULES {
                writeln!(out, "{:<20} {:<8} {}", rule.name, rule.severity.as_str(), rule.summary)?;
            }
        }
        Some(name) => match rule(name) {
            Some(rule) => writeln!(out, "{}", rule.page.trim_end())?,
            None => bail!(
                "there is no rule `{name}`{}; `canonym rules` lists them",
                closest(name, RULES.iter().map(|rule| rule.name))
            ),
        },
    }
    Ok(false)
}
