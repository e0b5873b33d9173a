//! Countries and territories.

use std::collections::BTreeMap;

use canonym::dictionary::Kind;

use super::Error;
use super::native;
use super::place::{Place, Source};
use super::table::Sources;

/// More than any city has.
const INHABITANTS: u64 = 10_000_000_000;

/// All that have a code of two letters, in every language of CLDR.
pub(crate) fn places(sources: &Sources) -> Result<Vec<Place>, Error> {
    let mut countries: BTreeMap<String, Place> = BTreeMap::new();
    let cldr = sources.table("cldr_territories.tsv")?;
    for row in cldr.rows() {
        let (code, lang) = (row.get("code"), row.get("locale"));
        // Regional editions repeat their language, but for these.
        let wanted = !lang.contains('-') || matches!(lang, "zh-Hant" | "pt-PT");
        let is_country = code.len() == 2 && code.bytes().all(|b| b.is_ascii_uppercase());
        // The European Union and its like are no territories.
        if is_country && wanted && !matches!(code, "EU" | "EZ" | "UN" | "QO" | "XA" | "XB" | "ZZ") {
            let country = countries.entry(code.to_owned()).or_default();
            country.form(lang, row.get("name"), Source::Cldr);
        }
    }
    for row in sources.table("ne_countries_10m.tsv")?.rows() {
        let Some(country) = countries.get_mut(row.get("iso_a2")) else { continue };
        for (lang, name) in row.names() {
            country.form(lang, name, Source::NaturalEarth);
        }
    }
    for row in sources.table("geonames_names_by_lang.tsv")?.rows() {
        let Some(country) = countries.get_mut(row.get("geonameid")) else { continue };
        country.form(row.get("lang"), row.get("name"), Source::GeoNames);
    }
    let named = countries.into_iter().map(|(code, mut country)| {
        let langs = native::languages(&code);
        for lang in &langs {
            let forms = country.forms.get(*lang);
            let agreed = forms.and_then(|forms| forms.iter().max_by_key(|(_, sources)| sources.len()));
            if let Some(name) = agreed.map(|(name, _)| name.clone()) {
                country.name(lang, &name);
            }
        }
        let primary = country.names.first().map_or("en", |(lang, _)| lang).to_owned();
        Place { kind: Some(Kind::Country), country: code, inhabitants: INHABITANTS, primary, ..country }
    });
    Ok(named.collect())
}
