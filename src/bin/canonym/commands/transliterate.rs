//! `canonym transliterate`.

use std::io::BufRead;

use anyhow::{Result, bail};
use canonym::Dictionary;
use canonym::dictionary::Scheme;
use canonym::dictionary::scheme::OptionSet;
use canonym::text::distance::closest;

use super::schemes::named;
use crate::args::TransliterateArgs;
use crate::console::Console;

pub(crate) fn run(args: &TransliterateArgs, console: &mut Console) -> Result<bool> {
    let dictionary = Dictionary::builtin()?;
    let scheme = named(&dictionary, &args.scheme)?;
    let options = options(&scheme, &args.options)?;
    for name in &args.names {
        if name != "-" {
            write(args, &scheme, options, name, None, console)?;
            continue;
        }
        for (number, line) in std::io::stdin().lock().lines().enumerate() {
            write(args, &scheme, options, &line?, Some(number + 1), console)?;
        }
    }
    Ok(false)
}

fn options(scheme: &Scheme, names: &[String]) -> Result<OptionSet> {
    let mut set = OptionSet::EMPTY;
    for name in names {
        let Some(option) = scheme.option(name) else {
            let known = scheme.options.iter().map(|option| &*option.id);
            bail!(
                "{} has no option `{name}`{}; `canonym schemes {}` lists its options",
                scheme.id,
                closest(name, known),
                scheme.id
            );
        };
        set = set.union(option);
    }
    Ok(set)
}

/// Writes one name. A line of the output belongs to each line of the input, whatever is in it.
fn write(
    args: &TransliterateArgs,
    scheme: &Scheme,
    options: OptionSet,
    name: &str,
    line: Option<usize>,
    console: &mut Console,
) -> Result<()> {
    let written = match scheme.transliterate(name, args.kind.class(), options) {
        Ok(written) => written,
        Err(_) if args.keep => name.to_owned(),
        Err(unmapped) => {
            let place = line.map(|line| format!("line {line}: ")).unwrap_or_default();
            console.fail(format_args!(
                "{place}{name}: {} has no rule for `{}` (U+{:04X}); it reads {}; --keep leaves such names as they are",
                scheme.id, unmapped.letter, unmapped.letter as u32, scheme.source
            ));
            String::new()
        }
    };
    Ok(writeln!(console.out(), "{written}")?)
}
