//! Words of a language that are also names of places somewhere.

use std::collections::{BTreeMap, BTreeSet};

use canonym::Dictionary;
use canonym::text::Key;

use super::native;
use super::place::Place;
use super::table::Sources;

/// Languages with a list of words.
const LANGUAGES: &[&str] = &[
    "ar", "bg", "ca", "cs", "da", "de", "el", "en", "es", "et", "fa", "fi", "fr", "he", "hi", "hr", "hu", "hy", "id",
    "it", "lt", "lv", "nl", "no", "pl", "pt", "ro", "ru", "sk", "sl", "sv", "tr", "uk", "vi",
];

/// Inhabitants of a place that readers everywhere have heard of.
const WELL_KNOWN: u64 = 300_000;

/// A line a language: its tag, and the words, folded, apart by blanks.
pub(crate) fn guards<'p>(
    sources: &Sources,
    places: impl Iterator<Item = &'p Place>,
    dictionary: &Dictionary,
) -> String {
    let mut keys: BTreeSet<String> = BTreeSet::new();
    let readers: Vec<String> = dictionary.languages().map(|language| language.lang.to_string()).collect();
    let mut well_known = Vec::new();
    for place in places {
        if place.inhabitants >= WELL_KNOWN {
            well_known.push(place);
        }
        let listed = place.forms.values().flat_map(BTreeMap::keys).cloned();
        let names = place.names.iter().map(|(_, name)| name.clone());
        let made = readers.iter().filter_map(|reader| native::made(dictionary, reader, place));
        let words = listed.chain(names).chain(made).filter(|form| !form.contains([' ', '-']));
        keys.extend(words.map(|word| Key::of(&word).as_str().to_owned()));
    }
    let mut text = String::from(
        "# Words that are also names of places: made by dictionaries/import from the lists of words named in\n\
         # dictionaries/README.md; do not edit. Language, then the words.\n",
    );
    for lang in LANGUAGES {
        // Essen is a word, and a city that nobody could look for if the word were guarded.
        let known: BTreeSet<String> = well_known
            .iter()
            .filter_map(|place| place.agreed(lang))
            .map(|form| Key::of(form).as_str().to_owned())
            .collect();
        let words: BTreeSet<String> =
            sources.words(lang).iter().map(|word| Key::of(word).as_str().to_owned()).collect();
        let guarded: Vec<&str> =
            words.iter().filter(|word| keys.contains(*word) && !known.contains(*word)).map(String::as_str).collect();
        if !guarded.is_empty() {
            text.extend([lang, "\t", &guarded.join(" "), "\n"]);
        }
    }
    text
}
