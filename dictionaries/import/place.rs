//! A place as the sources tell of it, and as a line of a list.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use canonym::Dictionary;
use canonym::dictionary::{Kind, PartKind};
use canonym::text::fold::compose;
use canonym::text::{Lang, Script};

use super::native;

/// Independent lists of names.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Source {
    GeoNames,
    NaturalEarth,
    Cldr,
}

/// A place.
#[derive(Default)]
pub(crate) struct Place {
    pub(crate) id: String,
    pub(crate) kind: Option<Kind>,
    pub(crate) country: String,
    pub(crate) inhabitants: u64,
    pub(crate) primary: String,
    /// Native names by language; those that are given up behind, with the day.
    pub(crate) names: Vec<(String, String)>,
    /// Forms by language, with the lists that have them.
    pub(crate) forms: BTreeMap<String, BTreeMap<String, BTreeSet<Source>>>,
}

/// The languages whose names are kept for places that are no countries.
pub(crate) const LANGUAGES: &[&str] = &[
    "ar", "az", "be", "bg", "bn", "bs", "ca", "cs", "da", "de", "el", "en", "es", "et", "eu", "fa", "fi", "fr", "gl",
    "he", "hi", "hr", "hu", "hy", "id", "it", "ja", "ka", "kk", "ko", "lt", "lv", "mk", "nl", "no", "pl", "pt", "ro",
    "ru", "sk", "sl", "sr", "sv", "th", "tr", "uk", "ur", "vi", "zh", "zh-Hant",
];

impl Place {
    /// Adds a form that a list has, if it is a name in the script of its language.
    pub(crate) fn form(&mut self, lang: &str, text: &str, source: Source) {
        let lang = if lang == "nb" { "no" } else { lang };
        let Some(text) = clean(text) else { return };
        if native::is_in_script(lang, &text) {
            self.forms.entry(lang.to_owned()).or_default().entry(text).or_default().insert(source);
        }
    }

    /// Adds a native name, unless it is a number of something: Lyon 03.
    pub(crate) fn name(&mut self, lang: &str, text: &str) {
        let Some(text) = clean(text) else { return };
        let name = (lang.to_owned(), text);
        if !self.names.contains(&name) {
            self.names.push(name);
        }
    }

    pub(crate) fn name_in(&self, lang: &str) -> Option<&str> {
        self.names.iter().find(|(of, _)| of == lang).map(|(_, text)| &**text)
    }

    /// The English form that most lists have, else the native name.
    pub(crate) fn english(&self) -> String {
        let forms = self.forms.get("en");
        let best = forms.and_then(|forms| {
            forms.iter().max_by_key(|(text, sources)| (sources.len(), std::cmp::Reverse(text.len())))
        });
        best.map(|(text, _)| text.clone())
            .or_else(|| self.names.first().map(|(_, name)| name.clone()))
            .unwrap_or_default()
    }

    /// About ten times the logarithm of the inhabitants.
    #[expect(clippy::cast_precision_loss, clippy::cast_sign_loss, reason = "a rough measure, between 0 and 255")]
    fn prominence(&self) -> u8 {
        ((self.inhabitants.max(1) as f64).ln() * 10.0).round().min(255.0) as u8
    }

    /// What other places of the country would have to share to be the same name.
    fn sameness(&self) -> (Option<Kind>, String, String, String) {
        let name = self.names.first().map_or_else(|| self.english(), |(_, name)| name.clone());
        (self.kind, self.country.clone(), self.primary.clone(), name)
    }

    /// The form in a language that lists agree on.
    pub(crate) fn agreed(&self, lang: &str) -> Option<&str> {
        let agreed = self.forms.get(lang)?.iter().filter(|(_, sources)| sources.len() > 1);
        agreed.max_by_key(|(_, sources)| sources.len()).map(|(text, _)| &**text)
    }

    fn line(&self) -> String {
        let names = self.names.iter().map(|(lang, text)| format!("{lang}={text}"));
        let mut by_text: BTreeMap<(bool, &str), Vec<&str>> = BTreeMap::new();
        for (lang, forms) in &self.forms {
            // One form a language can be the one that lists agree on.
            let agreed = self.agreed(lang);
            for text in forms.keys() {
                let single = agreed.is_none_or(|agreed| agreed != text);
                by_text.entry((single, text)).or_default().push(lang);
            }
        }
        let forms = by_text
            .iter()
            .map(|((single, text), langs)| format!("{}{}{text}", langs.join(","), if *single { '~' } else { '=' }));
        let kind = self.kind.map_or("", Kind::noun);
        let (names, forms) = (names.collect::<Vec<_>>().join("|"), forms.collect::<Vec<_>>().join("|"));
        [&self.id, kind, &self.country, &self.prominence().to_string(), &self.primary, &names, &forms].join("\t")
    }
}

/// What some lists leave of "the province of": d'Orenbourg, del Beni; and the word city, in Vietnam.
const OF: [&str; 6] = ["d'", "d’", "del ", "de l'", "do ", "Thành Phố "];

/// What languages call themselves, where somebody wrote that for the name of a place.
const LANGUAGES_THEMSELVES: [&str; 8] =
    ["Հայերեն", "हिन्दी", "ქართული", "日本語", "한국어", "中文", "עברית", "Ελληνικά"];

/// A name without what lists put around it: (Germany), , France.
fn clean(text: &str) -> Option<String> {
    let text = text.split(['(', ',', '،', '/', '|', '=', '~', ';']).next().unwrap_or_default().trim();
    let text = compose(text);
    let text = OF.iter().find_map(|of| text.strip_prefix(of)).map_or(text.clone(), str::to_owned);
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let enough = if text.chars().any(|c| Script::of(c).is_some_and(Script::is_unspaced)) { 2 } else { 3 };
    let shouts = text.chars().all(|c| !c.is_lowercase()) && text.chars().any(char::is_uppercase);
    let is_language = LANGUAGES_THEMSELVES.contains(&&*text);
    (letters >= enough && !is_language && !shouts && !text.chars().any(char::is_numeric)).then_some(text)
}

/// Ids that are taken, and the places behind those of them that were written by hand.
pub(crate) struct Ids {
    taken: HashSet<String>,
    /// Kind, country and a name to the id.
    curated: HashMap<(Kind, String, String), String>,
}

impl Ids {
    pub(crate) fn of(dictionary: &Dictionary) -> Self {
        let (mut taken, mut curated) = (HashSet::new(), HashMap::new());
        for entity in dictionary.curated().map(|id| dictionary.entity(id)) {
            taken.insert(entity.id.to_string());
            let country = entity.country.as_deref().unwrap_or_default();
            let names = entity.names.iter().filter_map(|name| name.part(PartKind::Whole));
            let english = entity.forms.iter().filter(|form| form.lang == Lang::ENGLISH).map(|form| &*form.text);
            for name in names.chain(english) {
                curated.insert((entity.kind, country.to_owned(), name.to_owned()), entity.id.to_string());
            }
        }
        Self { taken, curated }
    }

    /// The entity written by hand that a place is. The best known place of a name comes first, and is it.
    fn curated(&mut self, place: &Place) -> Option<String> {
        let kind = place.kind?;
        let known = |name: &str| self.curated.get(&(kind, place.country.clone(), name.to_owned()));
        let names = place.names.iter().map(|(_, name)| name);
        let id = names.clone().find_map(|name| known(name)).or_else(|| known(&place.english()))?.clone();
        self.curated.retain(|_, curated| *curated != id);
        Some(id)
    }
}

/// Joins places of one name in one country, gives every place an id, leaves out what schemes make, and sorts.
pub(crate) fn settle(places: &mut Vec<Place>, dictionary: &Dictionary, ids: &mut Ids) {
    let mut joined: BTreeMap<_, Place> = BTreeMap::new();
    for place in places.drain(..) {
        match joined.entry(place.sameness()) {
            std::collections::btree_map::Entry::Vacant(vacant) => drop(vacant.insert(place)),
            std::collections::btree_map::Entry::Occupied(mut same) => same.get_mut().join(place),
        }
    }
    places.extend(joined.into_values());
    for place in places.iter_mut() {
        native::leave_out_what_schemes_make(place, dictionary);
    }
    places.retain(|place| !place.names.is_empty() || !place.forms.is_empty());
    // The best known one gets the plain id.
    places.sort_by_key(|place| (std::cmp::Reverse(place.inhabitants), place.sameness()));
    for place in places.iter_mut() {
        place.id = id(place, dictionary, ids);
    }
    places.sort_by(|a, b| (&a.country, &a.id).cmp(&(&b.country, &b.id)));
}

impl Place {
    fn join(&mut self, other: Place) {
        self.inhabitants = self.inhabitants.max(other.inhabitants);
        for (lang, name) in other.names {
            if self.name_in(&lang).is_none() {
                self.names.push((lang, name));
            }
        }
        for (lang, forms) in other.forms {
            let known = self.forms.entry(lang).or_default();
            for (text, sources) in forms {
                known.entry(text).or_default().extend(sources);
            }
        }
    }
}

fn id(place: &Place, dictionary: &Dictionary, ids: &mut Ids) -> String {
    if let Some(curated) = ids.curated(place) {
        return curated;
    }
    let english = native::made(dictionary, "en", place).unwrap_or_else(|| place.english());
    let ascii = any_ascii::any_ascii(&english).to_lowercase().replace('\'', "");
    let words: Vec<&str> = ascii.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let plain = if words.is_empty() { "place".to_owned() } else { words.join("-") };
    let country = place.country.to_lowercase();
    let kind = place.kind.map_or("", Kind::noun);
    let tries =
        [plain.clone(), format!("{plain}-{country}"), format!("{plain}-{kind}"), format!("{plain}-{kind}-{country}")];
    let numbered = (2..).map(|n| format!("{plain}-{country}-{n}"));
    let tries = tries.into_iter().filter(|id| !id.ends_with('-')).chain(numbered);
    let id = tries.map(|id| id.replace("--", "-")).find(|id| !ids.taken.contains(id)).unwrap_or_default();
    ids.taken.insert(id.clone());
    id
}

/// A list with its head.
pub(crate) fn write(list: &str, places: &[Place]) -> String {
    let head = format!(
        "# {list}: made by dictionaries/import from the tables named in dictionaries/README.md; do not edit.\n\
         # Contains data from GeoNames (geonames.org), CC BY 4.0, 2022 and 2025; Natural Earth, public domain, 2017 and\n\
         # 2022; Unicode CLDR 48.2, Unicode-3.0; the codifier of Ukraine (KATOTTG), edition of 19 January 2024.\n\
         # id, kind, country, prominence, primary language, names, forms (= two lists agree, ~ one list)\n"
    );
    let lines = places.iter().map(|place| place.line() + "\n");
    head + &lines.collect::<String>()
}
