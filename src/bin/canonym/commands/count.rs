//! `canonym count`.

use std::collections::BTreeMap;

use anyhow::{Result, anyhow, ensure};
use canonym::Source;
use canonym::find::scan::Scanner;
use canonym::find::words;
use canonym::read;
use canonym::tally::{Division, Tally};
use serde_json::json;

use crate::args::{CountArgs, MeasureFormat, StyleArgs};
use crate::console::Console;
use crate::files;
use crate::run::{Job, Run};

pub(crate) fn run(args: &CountArgs, console: &mut Console) -> Result<bool> {
    let forms = args.forms.as_ref().map(|path| files::read_source(path, &files::display_name(path)));
    let forms = forms.transpose().map_err(|message| anyhow!(message))?;
    let style = StyleArgs {
        lang: args.lang,
        charset: args.charset,
        dictionaries: args.dictionaries.clone(),
        config: args.config.clone(),
        ..StyleArgs::default()
    };
    let run = Run::new(&args.selection, &style, &[], console)?;
    let (rows, files) = match &forms {
        Some(forms) => of_list(forms, &run, console)?,
        None => of_dictionary(&run, console)?,
    };
    match args.format {
        MeasureFormat::Terminal => print_table(&rows, files, console)?,
        MeasureFormat::Json => print_json(&rows, files, console)?,
    }
    // The process ends here: taking the dictionary apart first would only cost time.
    std::mem::forget(run);
    Ok(false)
}

/// How often a form is written.
struct Row {
    /// Whose form it is, where the dictionary knows.
    entity: Option<String>,
    form: String,
    uses: u64,
    files: u64,
}

/// Counts the forms of a list, exactly as they are written there.
fn of_list(forms: &Source, run: &Run, console: &mut Console) -> Result<(Vec<Row>, usize)> {
    let list: Vec<&str> = forms.text().lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    ensure!(!list.is_empty(), "{}: no forms; write one a line", forms.name());
    let scanner = Scanner::new(&list);
    let mut counts = vec![(0, 0); list.len()];
    let mut files = 0;
    run.each(
        console,
        |job, source| uses(&scanner, job, &source),
        |_, _, uses| {
            files += 1;
            for (form, uses) in uses {
                counts[form].0 += uses;
                counts[form].1 += 1;
            }
            Ok(())
        },
    )?;
    let rows = list.into_iter().zip(counts).filter(|(_, (uses, _))| *uses > 0);
    let row = |(form, (uses, files)): (&str, _)| Row { entity: None, form: form.to_owned(), uses, files };
    let mut rows: Vec<Row> = rows.map(row).collect();
    rows.sort_by(|a, b| b.uses.cmp(&a.uses).then_with(|| a.form.cmp(&b.form)));
    Ok((rows, files))
}

/// How often each form stands in the prose of one text.
fn uses(scanner: &Scanner, job: &Job, source: &Source) -> BTreeMap<usize, u64> {
    let mut uses = BTreeMap::new();
    read::each_text(source, job.format(source), |text| {
        scanner.scan(text, |found| {
            if !words::is_machine(text, found.start..found.end) {
                *uses.entry(found.form).or_default() += 1;
            }
        });
    });
    uses
}

/// Counts the forms of the names that the dictionary knows.
fn of_dictionary(run: &Run, console: &mut Console) -> Result<(Vec<Row>, usize)> {
    let mut all = Tally::default();
    let mut files = 0;
    run.each(
        console,
        |job, source| job.tally(&source, &Division::default()),
        |_, _, tally| {
            files += 1;
            all.merge(tally);
            Ok(())
        },
    )?;
    let mut forms: BTreeMap<(&str, &str), (u64, u64)> = BTreeMap::new();
    for (name, form, count) in all.iter().filter(|(name, ..)| !name.tag) {
        let sum = forms.entry((&name.entity, form)).or_default();
        sum.0 += count.uses;
        sum.1 += count.texts;
    }
    let row = |((entity, form), (uses, files)): ((&str, &str), _)| Row {
        entity: Some(entity.to_owned()),
        form: form.to_owned(),
        uses,
        files,
    };
    let mut rows: Vec<Row> = forms.into_iter().map(row).collect();
    rows.sort_by(|a, b| a.entity.cmp(&b.entity).then(b.uses.cmp(&a.uses)).then_with(|| a.form.cmp(&b.form)));
    Ok((rows, files))
}

fn print_table(rows: &[Row], files: usize, console: &mut Console) -> Result<()> {
    let out = console.out();
    writeln!(out, "{:>9} {:>9}  form", "uses", "files")?;
    for row in rows {
        let entity = row.entity.as_ref().map(|entity| format!("  ({entity})")).unwrap_or_default();
        writeln!(out, "{:>9} {:>9}  {}{entity}", row.uses, row.files, row.form)?;
    }
    let counted = |count: usize, what: &str| format!("{count} {what}{}", if count == 1 { "" } else { "s" });
    writeln!(out, "{} in {}.", counted(rows.len(), "form"), counted(files, "file"))?;
    Ok(())
}

fn print_json(rows: &[Row], files: usize, console: &mut Console) -> Result<()> {
    let row = |row: &Row| json!({ "entity": row.entity, "form": row.form, "uses": row.uses, "files": row.files });
    let counts: Vec<_> = rows.iter().map(row).collect();
    writeln!(console.out(), "{:#}", json!({ "schema": 1, "counts": counts, "files": files }))?;
    Ok(())
}
