//! The dictionary's files are in order, and say what they should.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use canonym::dictionary::scheme::Input;
use canonym::dictionary::{Basis, Context, Entity, FormStatus, Kind, Language, PartKind, Profile, builtin, parse};
use canonym::text::Lang;
use canonym::{Dictionary, curate};

fn entities() -> Vec<Entity> {
    let read = |&(file, toml): &(&str, &str)| parse::entities(file, toml).unwrap_or_else(|error| panic!("{error}"));
    builtin::ENTITIES.iter().flat_map(read).collect()
}

fn contexts() -> Vec<Context> {
    let read = |&(file, toml): &(&str, &str)| parse::contexts(file, toml).unwrap_or_else(|error| panic!("{error}"));
    builtin::CONTEXTS.iter().flat_map(read).collect()
}

fn languages() -> BTreeMap<Lang, Language> {
    let read = |&(file, toml): &(&str, &str)| parse::language(file, toml).unwrap_or_else(|error| panic!("{error}"));
    builtin::LANGUAGES.iter().map(read).map(|language| (language.lang, language)).collect()
}

fn profiles() -> Vec<Profile> {
    let read = |&(file, toml): &(&str, &str)| parse::profile(file, toml).unwrap_or_else(|error| panic!("{error}"));
    builtin::PROFILES.iter().map(read).collect()
}

fn ids() -> BTreeSet<Box<str>> {
    entities().into_iter().map(|entity| entity.id).collect()
}

#[test]
fn every_file_is_built_in() {
    let lists = [
        ("entities", builtin::ENTITIES),
        ("contexts", builtin::CONTEXTS),
        ("languages", builtin::LANGUAGES),
        ("profiles", builtin::PROFILES),
    ];
    for (folder, list) in lists {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("dictionaries").join(folder);
        let mut files: Vec<String> = fs::read_dir(&path)
            .expect("the folder")
            .map(|entry| format!("{folder}/{}", entry.expect("an entry").file_name().to_string_lossy()))
            .collect();
        files.sort();
        let listed: Vec<&str> = list.iter().map(|&(name, _)| name).collect();
        assert_eq!(listed, files);
    }
}

#[test]
fn nothing_is_found_by_those_who_look_the_dictionary_over() {
    let dictionary = Dictionary::builtin().expect("the built-in dictionary");
    let sources = curate::shipped();
    let found = curate::check(&dictionary, &sources, curate::check::Whose::Canonyms);
    let told = sources.iter().zip(&found).flat_map(|(source, findings)| {
        findings.iter().map(|finding| {
            format!("{}:{}: {}", source.name(), source.position(finding.hull().start()).line, finding.message)
        })
    });
    assert_eq!(told.collect::<Vec<_>>(), [""; 0]);
}

#[test]
fn everything_parses_and_is_composed() {
    let all = [builtin::ENTITIES, builtin::CONTEXTS, builtin::LANGUAGES, builtin::PROFILES];
    for &(file, toml) in all.into_iter().flatten() {
        assert_eq!(canonym::text::fold::compose(toml), toml, "{file} is not in normalization form C");
    }
    assert!(entities().len() > 150);
    assert!(contexts().len() > 30);
    assert_eq!(languages().len(), 19);
    assert_eq!(profiles().len(), 19);
}

#[test]
fn ids_and_names_are_unique() {
    let mut seen = BTreeSet::new();
    for entity in entities() {
        assert!(seen.insert(entity.id.clone()), "{} twice", entity.id);
    }
    let mut seen = BTreeSet::new();
    for context in contexts() {
        assert!(seen.insert(context.name.clone()), "{} twice", context.name);
    }
}

#[test]
fn every_reading_can_be_read_by_a_scheme() {
    let dictionary = Dictionary::builtin().expect("the built-in dictionary");
    for entity in entities() {
        for name in &entity.names {
            for reading in name.parts.iter().filter_map(|part| part.source(Input::Reading)) {
                let fitting = dictionary.schemes().filter(|scheme| scheme.source == name.lang);
                let mut fitting = fitting.filter(|scheme| scheme.input == Input::Reading);
                assert!(
                    fitting.all(|scheme| !scheme.variants(reading, entity.kind.class()).is_empty()),
                    "{}: {reading}",
                    entity.id
                );
            }
        }
    }
}

#[test]
fn namesakes_are_mutual() {
    let entities = entities();
    for entity in &entities {
        for other in &entity.namesakes {
            let other = entities.iter().find(|e| e.id == *other).unwrap_or_else(|| panic!("no {other}"));
            assert!(other.namesakes.contains(&entity.id), "{} and {}", entity.id, other.id);
        }
    }
}

#[test]
fn contexts_and_articles_name_entities() {
    let ids = ids();
    for context in contexts() {
        for entity in &context.entities {
            assert!(ids.contains(entity), "{}: no {entity}", context.name);
        }
    }
    for language in languages().values() {
        for article in &language.articles {
            assert!(ids.contains(&article.entity), "no {}", article.entity);
        }
    }
}

#[test]
fn profiles_say_what_they_know() {
    let entities = entities();
    let builtin = Dictionary::builtin().expect("the built-in dictionary");
    for profile in profiles() {
        assert!(profile.title.starts_with("Unofficial:"), "{}", profile.name);
        assert!(builtin.profile(&profile.name).is_some(), "{} is in a file of another name", profile.name);
        for (lang, prescription) in &profile.langs {
            for entry in &prescription.entries {
                let place = format!("{} {lang} {}", profile.name, entry.entity);
                let entity = entities.iter().find(|e| e.id == entry.entity).unwrap_or_else(|| panic!("{place}"));
                assert_eq!(entity.kind == Kind::Person, entry.part != PartKind::Whole, "{place}");
                assert_eq!(entry.basis == Basis::Verified, entry.source.is_some(), "{place}");
                assert!(!entry.admitted.contains(&entry.form), "{place}");
            }
        }
    }
}

#[test]
fn profiles_say_nothing_that_goes_without_saying() {
    let entities = entities();
    let mut idle = Vec::new();
    for profile in profiles() {
        for (lang, prescription) in &profile.langs {
            for entry in &prescription.entries {
                let entity = entities.iter().find(|e| e.id == entry.entity).expect("an entity");
                let forms = || entity.forms.iter().filter(|form| form.lang == *lang && form.part == entry.part);
                let canonical = forms().find(|form| form.status == FormStatus::Canonical);
                let same = canonical.is_some_and(|form| form.text == entry.form);
                let others = forms().any(|form| form.status == FormStatus::Admitted);
                if entry.basis != Basis::Verified && entry.admitted.is_empty() && same && !others {
                    idle.push(format!("{} {}", profile.name, entry.entity));
                }
            }
        }
    }
    assert!(idle.is_empty(), "{idle:?} only repeat the entity's own form");
}

#[test]
fn no_form_has_two_ranks() {
    for entity in entities() {
        let mut seen = BTreeMap::new();
        for form in &entity.forms {
            let key = (form.lang, form.part, form.standing, form.text.clone());
            assert_eq!(seen.insert(key, form.status), None, "{}: {} ({})", entity.id, form.text, form.lang);
        }
        for form in entity.forms.iter().filter(|form| form.status == FormStatus::Admitted) {
            let wrong = [("kyiv", "Kiev"), ("kharkiv", "Kharkov"), ("odesa", "Odessa"), ("lviv", "Lvov")];
            let english = form.lang == Lang::ENGLISH;
            assert!(!(english && wrong.contains(&(&*entity.id, &*form.text))), "{} in English", form.text);
        }
    }
}

mod coverage;
mod gazetteer;
mod inflection;
mod phrases;
mod speed;
