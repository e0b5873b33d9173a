//! Divisions of countries, rivers, lakes, seas and regions.

use std::collections::BTreeMap;

use canonym::dictionary::Kind;

use super::Error;
use super::place::{LANGUAGES, Place, Source};
use super::table::Sources;

/// Table, list, kind, and how well its places are known, as inhabitants.
const TABLES: &[(&str, &str, Kind, u64)] = &[
    ("ne_admin1_10m.tsv", "divisions", Kind::Region, 1_000_000),
    ("ne_regions_10m.tsv", "regions", Kind::Region, 500_000),
    ("ne_marine_10m.tsv", "waters", Kind::Water, 1_000_000),
    ("ne_lakes_10m.tsv", "waters", Kind::Water, 200_000),
    ("ne_rivers_10m.tsv", "rivers", Kind::River, 500_000),
    ("ne_rivers_europe_10m.tsv", "rivers", Kind::River, 200_000),
];

/// Puts them into their lists.
pub(crate) fn places(sources: &Sources, lists: &mut BTreeMap<&str, Vec<Place>>) -> Result<(), Error> {
    for (table, list, kind, inhabitants) in TABLES {
        let table = sources.table(table)?;
        let places = table.rows().filter(|row| !row.get("wikidataid").is_empty()).map(|row| {
            let mut place = Place { kind: Some(*kind), inhabitants: *inhabitants, ..Place::default() };
            place.country = row.get("iso_a2").chars().filter(char::is_ascii_uppercase).collect();
            place.primary = "en".into();
            for (lang, name) in row.names().into_iter().filter(|(lang, _)| LANGUAGES.contains(lang)) {
                place.form(lang, name, Source::NaturalEarth);
            }
            place
        });
        lists.entry(list).or_default().extend(places.filter(|place| place.forms.contains_key("en")));
    }
    Ok(())
}
