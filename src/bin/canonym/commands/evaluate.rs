//! `canonym evaluate`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::time::Instant;

use anyhow::{Result, anyhow, bail};
use canonym::evaluate::{self, Case, Floors, Measure, Passage};
use canonym::{Checker, Dictionary, Settings};

use crate::args::{EvaluateArgs, MeasureFormat};
use crate::console::Console;
use crate::files;

pub(crate) fn run(args: &EvaluateArgs, console: &mut Console) -> Result<bool> {
    let passages = passages(args)?;
    let floors = args.floors.as_deref().map(read_floors).transpose()?;
    let earlier = args.compare.as_deref().map(read_earlier).transpose()?;
    let profiles = profiles(args, &passages)?;
    let mut measure = Measure::default();
    let mut injected: Vec<Passage> = Vec::new();
    for (number, profile) in profiles.iter().enumerate() {
        let checker = checker(profile)?;
        if let Some(count) = args.inject {
            let faulty = evaluate::inject(&checker, profile, &passages, count, args.seed);
            if faulty.len() < count {
                console.note(format_args!("{profile}: only {} of {count} faults could be made", faulty.len()));
            }
            add(&mut measure, &checker, profile, &faulty, false);
            injected.extend(faulty);
        } else {
            // Names are the same under every profile: once is enough.
            add(&mut measure, &checker, profile, &passages, number == 0);
        }
    }
    if let Some(path) = &args.output {
        let name = files::display_name(path);
        let text = evaluate::written(&name, &injected);
        files::create(path, &text).map_err(|error| anyhow!("{name}: {}", files::reason(&error)))?;
    }
    match args.format {
        MeasureFormat::Json => writeln!(console.out(), "{}", serde_json::to_string_pretty(&measure.to_json())?)?,
        MeasureFormat::Terminal => write!(console.out(), "{}", evaluate::table(&measure, args.verbose))?,
    }
    if let Some(earlier) = &earlier {
        let comparison = evaluate::compare(earlier, measure.cases());
        match args.format {
            MeasureFormat::Json => console.note(comparison),
            MeasureFormat::Terminal => write!(console.out(), "\n{comparison}")?,
        }
    }
    let fallen = floors.map(|floors| floors.fallen(&measure, earlier.as_deref())).unwrap_or_default();
    for fallen in &fallen {
        console.note(format_args!("a floor fell: {fallen}"));
    }
    Ok(!fallen.is_empty())
}

/// Checks passages against the clock and scores them.
fn add(measure: &mut Measure, checker: &Checker, profile: &str, passages: &[Passage], link: bool) {
    for passage in passages {
        let lang = passage.lang.map_or("-".to_owned(), |lang| lang.to_string());
        if passage.is_for(profile) {
            let start = Instant::now();
            let findings = evaluate::examine(checker, passage);
            measure.micros += start.elapsed().as_secs_f64() * 1e6;
            measure.add(profile, &lang, evaluate::score(checker.dictionary(), passage, profile, &findings));
        }
        if link {
            measure.add_links(&lang, evaluate::link(checker, passage));
        }
    }
}

fn passages(args: &EvaluateArgs) -> Result<Vec<Passage>> {
    let mut passages = Vec::new();
    let mut ids: BTreeMap<String, String> = BTreeMap::new();
    for path in &args.paths {
        for set in files::sets(path).map_err(|message| anyhow!(message))? {
            let name = files::display_name(&set);
            let source = files::read_source(&set, &name).map_err(|message| anyhow!(message))?;
            for passage in evaluate::passages(&name, source.text())? {
                if let Some(other) = ids.insert(passage.id.clone(), name.clone()) {
                    bail!("{name}: passage `{}` is also in {other}; give one of them another id", passage.id);
                }
                passages.push(passage);
            }
        }
    }
    if passages.is_empty() {
        bail!("there is no passage in the sets; tests/evaluation/README.md describes the format");
    }
    Ok(passages)
}

/// The profiles asked for, else those that the sets name and, for texts without any, consistency.
fn profiles(args: &EvaluateArgs, passages: &[Passage]) -> Result<BTreeSet<String>> {
    let named: BTreeSet<String> = passages.iter().flat_map(|passage| passage.expected.keys().cloned()).collect();
    for profile in &named {
        // An expectation under a profile with a typing error would never be looked at.
        let passage = passages.iter().find(|passage| passage.expected.contains_key(profile));
        checker(profile).map_err(|error| anyhow!("{}: {error}", passage.map_or("", |passage| &passage.id)))?;
    }
    if !args.profiles.is_empty() {
        return Ok(args.profiles.iter().cloned().collect());
    }
    Ok(if named.is_empty() { BTreeSet::from(["consistency".to_owned()]) } else { named })
}

fn checker(profile: &str) -> Result<Checker> {
    let settings =
        Settings { profiles: BTreeMap::from([(None, profile.to_owned())]), ..Settings::consistency(evaluate::TODAY) };
    Checker::new(Dictionary::builtin()?, settings).map_err(|message| anyhow!(message))
}

fn read_floors(path: &Path) -> Result<Floors> {
    let name = files::display_name(path);
    let source = files::read_source(path, &name).map_err(|message| anyhow!(message))?;
    Ok(Floors::parse(&name, source.text())?)
}

fn read_earlier(path: &Path) -> Result<Vec<Case>> {
    let name = files::display_name(path);
    let source = files::read_source(path, &name).map_err(|message| anyhow!(message))?;
    evaluate::read_cases(source.text()).map_err(|message| anyhow!("{name}: {message}"))
}
