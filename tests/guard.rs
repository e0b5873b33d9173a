//! The floors of `tests/evaluation` hold, and changes that ought not to pass do not.

#![expect(clippy::disallowed_methods, reason = "tests read the committed set")]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use canonym::dictionary::{Entity, FormStatus, PartKind, Standing};
use canonym::evaluate::{Fallen, Floors, Measure, Passage, TODAY, examine, passages, score};
use canonym::text::{Key, distance::edits};
use canonym::{Checker, Dictionary, Settings};

fn read(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/evaluation").join(name);
    fs::read_to_string(path).expect("a committed file")
}

fn english() -> Vec<Passage> {
    passages("en.toml", &read("en.toml")).expect("the committed set")
}

/// The floors that a build with these house files falls below on the English set.
fn fallen(house: &[(String, String)]) -> Vec<Fallen> {
    let mut floors = Floors::parse("floors.toml", &read("floors.toml")).expect("the committed floors");
    for languages in floors.floor.values_mut() {
        languages.retain(|lang, _| lang == "en");
    }
    floors.max_wrong_per_1000_words.remove("consistency"); // It is for all languages together.
    let mut measure = Measure::default();
    for profile in ["ap", "consistency"] {
        let settings = Settings {
            profiles: BTreeMap::from([(None, profile.to_owned())]),
            levels: BTreeMap::new(),
            pins: Vec::new(),
            as_of: TODAY,
        };
        let dictionary = Dictionary::with_files(house).expect("a dictionary");
        let checker = Checker::new(dictionary, settings).expect("a checker");
        for passage in english().iter().filter(|passage| passage.is_for(profile)) {
            let findings = examine(&checker, passage);
            measure.add(profile, "en", score(checker.dictionary(), passage, profile, &findings));
        }
    }
    floors.fallen(&measure, None)
}

#[track_caller]
fn assert_caught(fallen: &[Fallen], cases: &[&str]) {
    let precision = fallen.iter().find(|fallen| fallen.message.starts_with("ap en: precision is"));
    let precision = precision.unwrap_or_else(|| panic!("precision under ap should fall: {fallen:#?}"));
    for case in cases {
        assert!(precision.cases.iter().any(|line| line.starts_with(case)), "{case}: {precision:#?}");
    }
    assert!(fallen.iter().any(|fallen| fallen.message.contains("wrong findings per 1,000 words")), "{fallen:#?}");
}

#[test]
fn the_present_build_is_above_its_floors() {
    assert_eq!(fallen(&[]), []);
}

/// A change that ought not to pass: words replaced wherever they stand, as a list of banned spellings does.
#[test]
fn a_flat_list_without_context_is_caught() {
    let mut house = String::new();
    for (number, (wrong, right)) in
        [("Odessa", "Odesa"), ("Moscow", "Moskva"), ("Turkey", "Türkiye"), ("Reading", "Redding"), ("Nice", "Nizza")]
            .iter()
            .enumerate()
    {
        let _ = writeln!(
            house,
            "[[entity]]\nid = \"flat-{number}\"\nkind = \"city\"\nprimary = \"en\"\nnames = {{ en = \"{right}\" }}\n\
             recognized = {{ en = \"{wrong}\" }}\n"
        );
    }
    assert_caught(
        &fallen(&[("flat.toml".to_owned(), house)]),
        &["wrong en-0055 ap: Reading", "wrong en-0055 ap: Nice"],
    );
}

/// A change that ought not to pass: every word within two letters of a name is taken for it.
#[test]
fn a_fuzzy_match_without_bound_is_caught() {
    let dictionary = Dictionary::builtin().expect("a dictionary");
    let mut words: BTreeSet<String> = BTreeSet::new();
    for passage in english() {
        let split = passage.text.split(|c: char| !c.is_alphabetic());
        let named = split.filter(|word| word.chars().next().is_some_and(char::is_uppercase));
        words.extend(named.filter(|word| word.chars().count() > 3).map(str::to_owned));
    }
    let is_known = |word: &str| dictionary.index().word(Key::of(word).as_str()).is_some();
    words.retain(|word| !is_known(word));
    let mut house = String::new();
    for entity in dictionary.curated().map(|id| dictionary.entity(id)).filter(|entity| is_plain(entity)) {
        let right = entity.listed(PartKind::Whole, "en".parse().expect("a tag"), FormStatus::Canonical).next();
        let near = |word: &&String| right.is_some_and(|right| edits(word, right) <= 2);
        let matched: Vec<&str> = words.iter().filter(near).map(String::as_str).collect();
        if !matched.is_empty() {
            house.push_str(&with_forms(entity, &matched));
        }
    }
    assert!(!house.is_empty(), "some words are near some names");
    assert_caught(&fallen(&[("fuzzy.toml".to_owned(), house)]), &["wrong "]);
}

/// Whether an entity can be written down again by [`with_forms`].
fn is_plain(entity: &Entity) -> bool {
    let whole = |name: &canonym::dictionary::Name| {
        name.standing == Standing::Current && name.parts.iter().all(|part| part.kind == PartKind::Whole)
    };
    entity.kind.is_place() && entity.names.iter().all(whole)
}

/// The entity as a house file has it, with more forms that are taken for it in English.
fn with_forms(entity: &Entity, more: &[&str]) -> String {
    let mut keys: BTreeMap<&str, BTreeMap<String, Vec<&str>>> = BTreeMap::new();
    for name in &entity.names {
        let list = keys.entry("names").or_default().entry(name.lang.to_string()).or_default();
        list.extend(name.part(PartKind::Whole).filter(|_| list.is_empty()));
    }
    for form in &entity.forms {
        let key = match form.status {
            FormStatus::Canonical => "forms",
            FormStatus::Admitted => "admitted",
            FormStatus::Recognized => "recognized",
            FormStatus::Deprecated => "deprecated",
        };
        keys.entry(key).or_default().entry(form.lang.to_string()).or_default().push(&form.text);
    }
    keys.entry("recognized").or_default().entry("en".to_owned()).or_default().extend(more);
    let kind = serde_json::to_value(entity.kind).expect("a word");
    let mut toml = format!("[[entity]]\nid = \"{}\"\nkind = {kind}\nprimary = \"{}\"\n", entity.id, entity.primary);
    for (key, langs) in keys {
        for (lang, forms) in langs {
            let value = if key == "names" { serde_json::json!(forms[0]) } else { serde_json::json!(forms) };
            let _ = writeln!(toml, "{key}.{lang} = {value}");
        }
    }
    toml + "\n"
}
