//! `canonym transliterate`.

use std::borrow::Cow;
use std::collections::BTreeSet;
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
    let schemes: Vec<Cow<'_, Scheme>> = match (&args.scheme, args.from) {
        (Some(id), _) => vec![named(&dictionary, id)?],
        (None, from) => {
            let from = |scheme: &&Scheme| Some(scheme.source) == from;
            dictionary.schemes().filter(from).map(Cow::Borrowed).collect()
        }
    };
    let Some(first) = schemes.first() else {
        let sources: BTreeSet<String> = dictionary.schemes().map(|scheme| scheme.source.to_string()).collect();
        let sources: Vec<String> = sources.into_iter().collect();
        bail!("there is no scheme from that language; there are some from {}", sources.join(", "));
    };
    let options = options(first, &args.options)?;
    let one = args.from.is_none() && !args.variants;
    let name = |name: &str, line: Option<usize>, console: &mut Console| {
        if one { write(args, first, options, name, line, console) } else { list(args, &schemes, name, console) }
    };
    for text in &args.names {
        if text != "-" {
            name(text, None, console)?;
            continue;
        }
        for (number, line) in std::io::stdin().lock().lines().enumerate() {
            name(&line?, Some(number + 1), console)?;
        }
    }
    Ok(false)
}

/// Lists what the schemes give, those that cannot read the name left out.
fn list(args: &TransliterateArgs, schemes: &[Cow<'_, Scheme>], name: &str, console: &mut Console) -> Result<()> {
    let mut read = false;
    for scheme in schemes {
        let most = if args.variants { usize::MAX } else { 1 };
        for variant in scheme.variants(name, args.kind.class()).into_iter().take(most) {
            read = true;
            let options: Vec<&str> = scheme.described(variant.options).map(|option| &*option.id).collect();
            writeln!(console.out(), "{name}\t{}\t{}\t{}", scheme.id, options.join(","), variant.text)?;
        }
    }
    if !read {
        console.fail(format_args!("{name}: no scheme asked for can read it"));
    }
    Ok(())
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
            let example = scheme.samples.first().map_or("", |sample| &sample.native);
            console.fail(format_args!(
                "{place}{name}: {} has no rule for `{}` (U+{:04X}); it reads {} as in {example}; --keep leaves such \
                 names as they are",
                scheme.id, unmapped.letter, unmapped.letter as u32, scheme.source
            ));
            String::new()
        }
    };
    Ok(writeln!(console.out(), "{written}")?)
}
