//! Cities, towns and settlements.

use std::collections::{BTreeMap, HashMap, HashSet};

use canonym::Dictionary;
use canonym::dictionary::Kind;

use super::Error;
use super::native::{self, Untagged};
use super::place::{LANGUAGES, Place, Source};
use super::table::{Row, Sources};

/// What is assumed of a settlement that only the register of Ukraine has.
const SETTLEMENT: u64 = 400;
const VILLAGE: u64 = 100;

/// Puts the cities into lists by country; returns the villages of Ukraine.
pub(crate) fn places(
    sources: &Sources,
    dictionary: &Dictionary,
    lists: &mut BTreeMap<&str, Vec<Place>>,
) -> Result<Vec<Place>, Error> {
    let register = Register::of(sources)?;
    let untagged = Untagged::new(dictionary);
    let tagged = sources.table("geonames_names_by_lang.tsv")?;
    let mut by_id: HashMap<&str, Vec<(&str, &str)>> = HashMap::new();
    for row in tagged.rows() {
        by_id.entry(row.get("geonameid")).or_default().push((row.get("lang"), row.get("name")));
    }
    let (newer, older) = (sources.table("ne_places_50m.tsv")?, sources.table("ne_places_10m_2017.tsv")?);
    let mut earth: HashMap<&str, Vec<(&str, &str)>> = HashMap::new();
    for row in newer.rows() {
        earth.entry(row.get("geonamesid")).or_default().extend(row.names());
    }
    for row in older.rows() {
        let id = row.get("geonameid").split('.').next().unwrap_or_default();
        earth.entry(id).or_default().extend(row.names());
    }
    let mut seen: HashSet<String> = HashSet::new();
    let geonames = sources.table("geonames_cities.tsv")?;
    for row in geonames.rows() {
        let id = row.get("geonameid");
        let names = by_id.get(id).map_or(&[][..], Vec::as_slice);
        let mut place = city(&row, names, &untagged, &register);
        for (lang, name) in earth.get(id).into_iter().flatten().filter(|(lang, _)| LANGUAGES.contains(lang)) {
            place.form(lang, name, Source::NaturalEarth);
        }
        // English forms of these countries' places are made by the schemes; the lists have those of old maps.
        if matches!(row.get("cc"), "UA" | "RU" | "BY") && !place.names.is_empty() {
            place.forms.remove("en");
        }
        if let Some(name) = place.name_in("uk").filter(|_| row.get("cc") == "UA") {
            seen.insert(name.to_owned());
        }
        lists.entry(list_of(row.get("cc"))).or_default().push(place);
    }
    let cities = lists.values_mut().flatten();
    exemplars(sources, cities)?;
    let settlements = register.towns.iter().filter(|name| !seen.contains(*name));
    let settlements = settlements.map(|name| of_register(name, SETTLEMENT));
    lists.entry("cities-ukraine").or_default().extend(settlements);
    let villages = register.villages.iter().filter(|name| !seen.contains(*name) && !register.towns.contains(*name));
    Ok(villages.map(|name| of_register(name, VILLAGE)).collect())
}

fn list_of(country: &str) -> &'static str {
    match country {
        "UA" => "cities-ukraine",
        "RU" => "cities-russia",
        "BY" => "cities-belarus",
        _ => "cities-world",
    }
}

fn of_register(name: &str, inhabitants: u64) -> Place {
    let mut place = Place { kind: Some(Kind::City), country: "UA".into(), inhabitants, ..Place::default() };
    place.primary = "uk".into();
    place.name("uk", name);
    place
}

/// The register of Ukraine.
struct Register {
    /// Cities, towns and settlements.
    towns: HashSet<String>,
    villages: HashSet<String>,
}

impl Register {
    fn of(sources: &Sources) -> Result<Self, Error> {
        let (mut towns, mut villages) = (HashSet::new(), HashSet::new());
        for row in sources.table("katottg_2024.tsv")?.rows() {
            let name = row.get("name_uk").replace('\'', "’");
            match row.get("category") {
                "M" | "X" | "K" => drop(towns.insert(name)),
                "C" => drop(villages.insert(name)),
                _ => {}
            }
        }
        Ok(Self { towns, villages })
    }

    /// A name as it stands in the register.
    fn find(&self, name: &str) -> Option<String> {
        let name = name.replace(['\'', 'ʼ'], "’").replace('\u{301}', "");
        (self.towns.contains(&name) || self.villages.contains(&name)).then_some(name)
    }
}

fn city(row: &Row<'_>, tagged: &[(&str, &str)], untagged: &Untagged<'_>, register: &Register) -> Place {
    let (country, main) = (row.get("cc"), row.get("name"));
    let inhabitants = row.get("pop").parse().unwrap_or(0);
    let mut place = Place { kind: Some(Kind::City), country: country.into(), inhabitants, ..Place::default() };
    let alternates: Vec<&str> = row.get("alternatenames|").split('|').chain([main]).collect();
    for lang in natives(country) {
        if let Some(name) = native_name(lang, country, main, tagged, &alternates, untagged, register) {
            place.name(lang, &name);
        }
    }
    place.primary = place.names.first().map_or_else(|| "en".to_owned(), |(lang, _)| lang.clone());
    if place.names.is_empty() {
        place.form("en", main, Source::GeoNames);
    }
    let known = tagged.iter().filter(|(lang, _)| LANGUAGES.contains(lang) || *lang == "nb");
    for (lang, name) in known {
        place.form(lang, name, Source::GeoNames);
    }
    place
}

/// The languages whose names of a country's places are native; Russian ones as well, where they are in use.
fn natives(country: &str) -> Vec<&'static str> {
    let mut langs = native::languages(country);
    if matches!(country, "UA" | "RU" | "BY") {
        langs = if country == "RU" { vec!["ru"] } else { vec![langs[0], "ru"] };
    }
    langs
}

fn native_name(
    lang: &str,
    country: &str,
    main: &str,
    tagged: &[(&str, &str)],
    alternates: &[&str],
    untagged: &Untagged<'_>,
    register: &Register,
) -> Option<String> {
    let of_lang =
        tagged.iter().find(|(of, name)| *of == lang && native::is_in_script(lang, name)).map(|(_, name)| *name);
    if country == "UA" && lang == "uk" {
        let listed = || untagged.name(lang, main, alternates).and_then(|name| register.find(name));
        let any = || alternates.iter().find_map(|name| register.find(name));
        return of_lang.and_then(|name| register.find(name)).or_else(listed).or_else(any);
    }
    let first = native::languages(country)[0] == lang;
    let is_latin = native::script(lang) == canonym::text::Script::Latin;
    // The main name of a place in Latin letters is the one it has there today, unless it is an English one.
    let english = lang != "en" && tagged.contains(&("en", main));
    if let Some(name) = of_lang.filter(|_| !(first && is_latin) || english) {
        return Some(name.to_owned());
    }
    match native::script(lang) {
        canonym::text::Script::Latin => (first && native::is_in_script(lang, main)).then(|| main.to_owned()),
        _ => untagged.name(lang, main, alternates).map(|name| name.replace('\u{301}', "")),
    }
}

/// The cities that time zones are named after, in CLDR.
fn exemplars<'p>(sources: &Sources, cities: impl Iterator<Item = &'p mut Place>) -> Result<(), Error> {
    let table = sources.table("cldr_exemplar_cities.tsv")?;
    let english = table.rows().filter(|row| row.get("locale") == "en").map(|row| (row.get("city"), row.get("zone")));
    let english: HashMap<&str, &str> = english.collect();
    let mut by_zone: HashMap<&str, &mut Place> = HashMap::new();
    for city in cities {
        let Some(zone) = english.get(&*city.english()) else { continue };
        let known = by_zone.get(zone).map_or(0, |known| known.inhabitants);
        if city.inhabitants > known {
            by_zone.insert(zone, city);
        }
    }
    for row in table.rows() {
        let lang = row.get("locale");
        // Regional editions mostly inherit their names.
        if let Some(place) = by_zone.get_mut(row.get("zone")).filter(|_| LANGUAGES.contains(&lang)) {
            place.form(lang, row.get("city"), Source::Cldr);
        }
    }
    Ok(())
}
