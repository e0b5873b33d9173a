//! The lists of places are in their normal form, so that a new import shows as a diff of lines, and hold what they say.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use canonym::dictionary::{EntityOrigin, Kind, Standing, parse};
use canonym::text::fold::compose;
use canonym::{Dictionary, Lang};

/// The lists that are built in, and the packs, by name.
#[expect(clippy::disallowed_methods, reason = "the lists are files of this project")]
fn lists() -> Vec<(String, String)> {
    let folders =
        ["gazetteer", "packs"].map(|name| Path::new(env!("CARGO_MANIFEST_DIR")).join("dictionaries").join(name));
    let files = folders.iter().flat_map(|folder| fs::read_dir(folder).expect("the folder"));
    let paths = files.map(|file| file.expect("a file").path());
    paths.map(|path| (path.display().to_string(), fs::read_to_string(&path).expect("UTF-8"))).collect()
}

fn lines(list: &str) -> impl Iterator<Item = Vec<&str>> {
    list.lines().filter(|line| !line.starts_with('#')).map(|line| line.split('\t').collect())
}

#[test]
fn every_list_is_sorted_composed_and_names_its_sources() {
    for (file, text) in lists() {
        assert!(text.starts_with("# ") && text.contains("GeoNames") && text.contains("CC BY 4.0"), "{file}");
        assert!(compose(&text) == text && text.ends_with('\n') && !text.contains('\r'), "{file}");
        let order: Vec<(&str, &str)> = lines(&text).map(|columns| (columns[2], columns[0])).collect();
        assert!(order.is_sorted(), "{file} is not in the order of countries and ids");
    }
}

#[test]
fn a_line_says_everything_once_and_in_order() {
    for (file, text) in lists() {
        for columns in lines(&text) {
            let cells: Vec<&str> = columns[6].split('|').filter(|cell| !cell.is_empty()).collect();
            let mut agreed = BTreeSet::new();
            let mut told = BTreeSet::new();
            for cell in cells {
                let at = cell.find(['=', '~']).unwrap_or_else(|| panic!("{file}: {cell}"));
                for lang in cell[..at].split(',') {
                    assert!(told.insert((lang, &cell[at + 1..])), "{file}: {} says {cell} twice", columns[0]);
                    let is_agreed = cell[at..].starts_with('=');
                    assert!(!is_agreed || agreed.insert(lang), "{file}: two forms of {} are {lang}", columns[0]);
                }
            }
        }
    }
}

#[test]
fn ids_are_unique_and_every_line_is_read() {
    let mut seen = BTreeMap::new();
    for (file, text) in lists() {
        let places = parse::gazetteer(&file, &text).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(places.len(), lines(&text).count());
        for place in places {
            assert!(matches!(place.origin, EntityOrigin::Gazetteer { .. }));
            assert_eq!(seen.insert(place.id.clone(), file.clone()), None, "{} of {file} is there already", place.id);
        }
    }
}

#[test]
fn the_gazetteer_knows_the_places_it_is_for() {
    let dictionary = Dictionary::builtin().expect("the dictionary");
    let mut kinds: BTreeMap<Kind, usize> = BTreeMap::new();
    for place in dictionary.entities().filter(|entity| entity.kind.is_place()) {
        *kinds.entry(place.kind).or_default() += 1;
    }
    let least =
        [(Kind::Country, 250), (Kind::Region, 5_000), (Kind::City, 40_000), (Kind::River, 1_000), (Kind::Water, 800)];
    for (kind, least) in least {
        assert!(kinds[&kind] >= least, "{}: {}", kind.noun(), kinds[&kind]);
    }
    // A country with a name in every script, a town with two native names, a city with exonyms.
    let written = |id: &str, lang: &str| {
        let id = dictionary.entity_by_id(id).unwrap_or_else(|| panic!("{id}"));
        let lang = Lang::parse(lang).expect("a tag");
        dictionary.canonical(id, dictionary.entity(id).main_part(), lang, None).map(|canonical| canonical.text)
    };
    for (id, lang, form) in [
        ("japan", "sw", "Japani"),
        ("japan", "ka", "იაპონია"),
        ("japan", "fr", "Japon"),
        ("pryluky", "en", "Pryluky"),
        ("pryluky", "fr", "Prylouky"),
        ("pryluky", "ru", "Прилуки"),
        ("munich", "it", "Monaco di Baviera"),
        ("munich", "pl", "Monachium"),
        ("naples", "uk", "Неаполь"),
    ] {
        assert_eq!(written(id, lang).as_deref(), Some(form), "{id} {lang}");
    }
}

#[test]
fn towns_of_ukraine_have_both_names_and_no_former_one_as_the_present() {
    let dictionary = Dictionary::builtin().expect("the dictionary");
    let (ukrainian, russian) = (Lang::parse("uk"), Lang::parse("ru"));
    let towns =
        dictionary.entities().filter(|entity| entity.country.as_deref() == Some("UA") && entity.kind == Kind::City);
    let (mut all, mut both) = (0, 0);
    for town in towns {
        let named = |lang: Option<Lang>| {
            town.names.iter().any(|name| Some(name.lang) == lang && name.standing == Standing::Current)
        };
        all += 1;
        both += usize::from(named(ukrainian) && named(russian));
    }
    assert!(all > 4_500 && both * 2 > all, "{both} of {all}");
}
