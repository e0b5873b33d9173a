//! `canonym house`.

use anyhow::{Result, anyhow, bail};
use canonym::dictionary::parse;
use canonym::{Dictionary, Source};
use toml_edit::Value;

use crate::args::{ConfigArgs, HouseArgs, HouseCommand, HouseSetArgs};
use crate::configs::{Config, Configs};
use crate::console::Console;
use crate::files;
use crate::records;
use crate::run;
use crate::tables::Tables;

pub(crate) fn run(args: &HouseArgs, console: &mut Console) -> Result<bool> {
    match &args.command {
        HouseCommand::Set(args) => set(args, console)?,
        HouseCommand::List(args) => list(args, console)?,
    }
    Ok(false)
}

fn set(args: &HouseSetArgs, console: &mut Console) -> Result<()> {
    if args.reason.trim().is_empty() {
        bail!("a decision has a reason; say it with --reason");
    }
    let configs = Configs::new(&args.config)?;
    let config = configs.of_folder(&files::current_folder()?);
    if let Some(broken) = &config.broken {
        bail!("{broken}");
    }
    records::refuse_homeless(&config).map_err(|reason| anyhow!(reason))?;
    let dictionary = run::dictionary(&config.house)?;
    let entity = dictionary.entity_named(&args.name).map_err(|message| anyhow!(message))?;
    let id = &*dictionary.entity(entity).id;
    let path = config.folder.join(records::HOUSE);
    let name = files::name_from_here(&path);
    let old =
        if files::is_there(&path) { Some(files::read_source(&path, &name).map_err(|e| anyhow!(e))?) } else { None };
    let mut tables = Tables::parse(&name, old.as_ref().map_or(HEADING, |source| source.text()))?;
    for (lang, form) in &args.forms {
        tables.put("form", &fields(id, lang.to_string(), form, args), &["entity", "language", "part"])?;
    }
    let text = tables.text();
    // What could not be read again is not written.
    Dictionary::with_files(&[(name.clone(), text.clone())])?;
    let written = files::write_over(&path, old.as_ref().map(Source::raw).as_deref(), text.as_bytes());
    written.map_err(|reason| anyhow!("{name}: {reason}"))?;
    for (lang, form) in &args.forms {
        writeln!(console.out(), "{name}: {id} is {form} in {}.", dictionary.language_name(*lang))?;
    }
    Ok(())
}

const HEADING: &str = "# What this house has decided on single names. `canonym house set` adds to it.\n";

fn fields<'a>(id: &str, lang: String, form: &str, args: &'a HouseSetArgs) -> Vec<(&'a str, Value)> {
    let mut fields: Vec<(&str, Value)> = vec![("entity", id.into())];
    fields.extend(args.part.as_deref().map(|part| ("part", part.into())));
    fields.push(("language", lang.into()));
    fields.push(("form", form.into()));
    fields.extend(args.since.map(|since| ("since", since.to_string().into())));
    fields.push(("reason", args.reason.trim().into()));
    fields
}

fn list(args: &ConfigArgs, console: &mut Console) -> Result<()> {
    let configs = Configs::new(args)?;
    let config: &Config = &configs.of_folder(&files::current_folder()?);
    let mut any = false;
    for path in &config.house {
        let name = files::name_from_here(path);
        let source = files::read_source(path, &name).map_err(|message| anyhow!(message))?;
        for decided in parse::user(&name, source.text())?.decisions {
            any = true;
            let since = decided.since.map(|since| format!(" since {since}")).unwrap_or_default();
            let reason = decided.reason.map(|reason| format!(": {reason}")).unwrap_or_default();
            writeln!(console.out(), "{} {}={}{since}{reason}", decided.entity, decided.lang, decided.form)?;
        }
    }
    if !any {
        console.note("this house has decided on no name; `canonym house set` does");
    }
    Ok(())
}
