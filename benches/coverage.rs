//! How many names of a table the schemes make from the native names in it, and at what price.
//!
//! `cargo bench --bench coverage -- TABLE.tsv --from uk,ru --to en,fr,de`
//!
//! A line of the table is `id TAB language TAB name`. Names in the languages of `--from` are native,
//! names in those of `--to` are looked for among everything the schemes make of the native ones of the
//! same id: letter for letter but for capitals and the shape of apostrophes, folded, within one edit of
//! that. The price is the number of distinct keys an id gets, and how many of them it shares with others.

#![allow(clippy::print_stdout, clippy::cast_precision_loss, reason = "a bench prints figures of no great precision")]
#![allow(clippy::disallowed_methods, reason = "its table is no copy of anybody's")]

use std::collections::{BTreeMap, BTreeSet};

use canonym::dictionary::scheme::NameClass;
use canonym::text::distance::edits;
use canonym::text::fold::is_apostrophe;
use canonym::{Dictionary, Lang};

/// A thing with names by language.
type Names<'t> = BTreeMap<&'t str, Vec<&'t str>>;

/// What the schemes make of the native names of one thing.
#[derive(Default)]
struct Made {
    /// But for capitals and apostrophes, with the languages whose readers get it.
    strict: BTreeMap<String, BTreeSet<Lang>>,
    folded: BTreeSet<String>,
}

#[derive(Default, Clone, Copy)]
struct Hits {
    names: usize,
    strict: usize,
    folded: usize,
    near: usize,
    own: usize,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let args: Vec<String> = std::env::args().skip(1).filter(|arg| arg != "--bench").collect();
    let [table, from_flag, from, to_flag, to] = &args[..] else {
        println!("cargo bench --bench coverage -- TABLE.tsv --from uk,ru --to en,fr,de");
        return Ok(());
    };
    if from_flag != "--from" || to_flag != "--to" {
        return Err("say --from and --to, in this order".into());
    }
    let (from, to): (Vec<&str>, Vec<&str>) = (from.split(',').collect(), to.split(',').collect());
    let text = std::fs::read_to_string(table)?;
    let mut things: BTreeMap<&str, Names<'_>> = BTreeMap::new();
    for line in text.lines() {
        let mut cells = line.split('\t');
        let (Some(id), Some(lang), Some(name)) = (cells.next(), cells.next(), cells.next()) else { continue };
        things.entry(id).or_default().entry(lang).or_default().push(name);
    }
    let dictionary = Dictionary::builtin()?;
    let mut by_lang: BTreeMap<&str, Hits> = BTreeMap::new();
    let mut owners: BTreeMap<String, BTreeSet<Vec<&str>>> = BTreeMap::new();
    let mut keys = 0;
    let mut counted = 0;
    for names in things.values() {
        let native: Vec<(&str, &str)> = from
            .iter()
            .flat_map(|lang| names.get(lang).into_iter().flatten().map(move |name| (*lang, *name)))
            .collect();
        if native.is_empty() {
            continue;
        }
        let made = make(&dictionary, &native);
        counted += 1;
        keys += made.folded.len();
        for key in &made.folded {
            owners.entry(key.clone()).or_default().insert(native.iter().map(|(_, name)| *name).collect());
        }
        for lang in &to {
            for name in names.get(lang).into_iter().flatten() {
                look(&made, name, lang, by_lang.entry(lang).or_default());
            }
        }
    }
    report(&by_lang);
    let shared = owners.values().filter(|owners| owners.len() > 1).count();
    println!(
        "{counted} things, {:.1} keys each; {shared} keys of {} shared",
        keys as f64 / f64::from(counted),
        owners.len()
    );
    Ok(())
}

fn make(dictionary: &Dictionary, native: &[(&str, &str)]) -> Made {
    let mut made = Made::default();
    for (lang, name) in native {
        let fitting = dictionary.schemes().filter(|scheme| scheme.source.to_string() == *lang);
        for scheme in fitting {
            for variant in scheme.variants(name, NameClass::Place) {
                made.folded.insert(fold(&variant.text));
                made.strict.entry(strict(&variant.text)).or_default().extend(&scheme.targets);
            }
        }
    }
    made
}

fn look(made: &Made, name: &str, lang: &str, hits: &mut Hits) {
    let folded = fold(name);
    hits.names += 1;
    let exact = made.strict.get(&strict(name));
    hits.strict += usize::from(exact.is_some());
    hits.own += usize::from(exact.is_some_and(|targets| targets.iter().any(|target| target.to_string() == lang)));
    let is_folded = made.folded.contains(&folded);
    hits.folded += usize::from(is_folded);
    hits.near += usize::from(is_folded || made.folded.iter().any(|key| edits(key, &folded) <= 1));
}

fn fold(name: &str) -> String {
    canonym::text::Key::of(name).as_str().to_owned()
}

fn strict(name: &str) -> String {
    name.to_lowercase().chars().map(|c| if is_apostrophe(c) { '\'' } else { c }).collect()
}

fn report(by_lang: &BTreeMap<&str, Hits>) {
    println!("{:<6} {:>6} {:>8} {:>8} {:>8} {:>12}", "to", "names", "strict", "folded", "1 edit", "own scheme");
    let mut all = Hits::default();
    for (lang, hits) in by_lang {
        line(lang, *hits);
        all.names += hits.names;
        all.strict += hits.strict;
        all.folded += hits.folded;
        all.near += hits.near;
        all.own += hits.own;
    }
    line("all", all);
}

fn line(lang: &str, hits: Hits) {
    let share = |count: usize| format!("{:.1} %", 100.0 * count as f64 / hits.names.max(1) as f64);
    let [strict, folded, near, own] = [hits.strict, hits.folded, hits.near, hits.own].map(share);
    println!("{lang:<6} {:>6} {strict:>8} {folded:>8} {near:>8} {own:>12}", hits.names);
}
