//! Where a form comes from, in an editor's words.

use std::collections::BTreeSet;

use crate::dictionary::{Dictionary, FormStatus, KnownForm, Origin, Standing};
use crate::phrasing::{enumeration, marks_apart, some};
use crate::resolve::{self, Candidate, PartMatch, Reading};
use crate::text::Lang;

/// So many schemes are described; of more, only the ids are listed.
const DESCRIBED: usize = 2;

/// The readings to tell of: what is a form letter for letter needs no telling which marks it lacks of others.
pub(super) fn best(readings: &[Reading]) -> impl Iterator<Item = &Reading> {
    let exact = readings.iter().any(|reading| reading.exact);
    readings.iter().filter(move |reading| reading.exact || !exact)
}

/// Everything worth telling of a candidate, best first: part by part, then how the parts go together.
pub(super) fn sentences(dictionary: &Dictionary, candidate: &Candidate, lang: Option<Lang>) -> Vec<String> {
    let mut sentences = Vec::new();
    for part in &candidate.parts {
        for sentence in of_part(dictionary, part, lang) {
            if !sentences.contains(&sentence) {
                sentences.push(sentence);
            }
        }
    }
    sentences.extend(mixture(dictionary, &candidate.parts, lang));
    sentences
}

fn of_part(dictionary: &Dictionary, part: &PartMatch, lang: Option<Lang>) -> Vec<String> {
    let mut sentences = Vec::new();
    // Forms of one spelling are told of together.
    let mut texts: Vec<&str> = Vec::new();
    for reading in best(&part.readings) {
        let form = dictionary.index().form(reading.form);
        if let Some(inflection) = reading.inflection() {
            sentences.push(format!("It is the {} of {}.", inflection.case, reading.base));
        }
        if !reading.exact {
            sentences.push(format!("It {}.", marks_apart(&reading.base, &form.text)));
        }
        if !texts.contains(&&*form.text) {
            texts.push(&form.text);
        }
    }
    for text in texts {
        let forms = best(&part.readings).map(|reading| dictionary.index().form(reading.form));
        let forms = forms.filter(|form| &*form.text == text).collect::<Vec<_>>();
        sentences.extend(of_form(dictionary, text, &forms, lang));
    }
    sentences
}

fn of_form(dictionary: &Dictionary, text: &str, forms: &[&KnownForm], lang: Option<Lang>) -> Vec<String> {
    let mut native = Vec::new();
    let mut listed: Vec<(FormStatus, Vec<&str>)> = Vec::new();
    let mut made: Vec<Made> = Vec::new();
    for form in forms {
        // Nobody asked for a language: the best known schemes are those for readers of English.
        for origin in resolve::origins_for(dictionary, form, lang.or_else(|| Lang::parse("en"))) {
            match origin {
                Origin::Native { lang } => push(&mut native, dictionary.language_name(lang)),
                Origin::Listed { lang, status } => {
                    let language = dictionary.language_name(lang);
                    match listed.iter_mut().find(|(known, _)| *known == status) {
                        Some((_, languages)) => push(languages, language),
                        None => listed.push((status, vec![language])),
                    }
                }
                Origin::Scheme { .. } => Made::add(&mut made, dictionary, form, origin),
            }
        }
    }
    let mut sentences = Vec::new();
    if !native.is_empty() {
        sentences.push(format!("{text} is the {} name.", enumeration(&native)));
    }
    sentences.extend(made.iter().map(|made| made.sentence(dictionary, text)));
    listed.sort_by_key(|(status, _)| *status);
    sentences.extend(listed.iter().map(|(status, languages)| {
        let standing = match status {
            FormStatus::Canonical => "the usual form",
            FormStatus::Admitted => "also used",
            FormStatus::Recognized => "seen, but nobody's choice,",
            FormStatus::Deprecated => "an old form",
        };
        format!("{text} is {standing} in {}.", some(languages))
    }));
    sentences.extend(neutral(dictionary, text, &made));
    sentences
}

/// A native name, with the schemes that make a form of it.
struct Made {
    from: Lang,
    native: String,
    reading: Option<String>,
    /// What the name is called if it is not the present one.
    standing: String,
    /// Title, id and options, best first.
    schemes: Vec<(String, String)>,
    /// Whether one of them makes it without an option.
    by_default: bool,
}

impl Made {
    fn add(all: &mut Vec<Made>, dictionary: &Dictionary, form: &KnownForm, origin: Origin) {
        let Origin::Scheme { scheme, options, from, name } = origin else { return };
        let name = &dictionary.entity(form.entity).names[name];
        let native = name.part(form.part).unwrap_or_default();
        let scheme = dictionary.scheme(scheme);
        let notes: Vec<&str> = scheme.described(options).map(|option| &*option.id).collect();
        let id =
            if notes.is_empty() { scheme.id.to_string() } else { format!("{} with {}", scheme.id, notes.join(", ")) };
        let described = (scheme.title.to_string(), id);
        if let Some(known) = all.iter_mut().find(|made| (made.from, &*made.native) == (from, native)) {
            known.schemes.push(described);
            known.by_default |= options.is_empty();
            return;
        }
        let until = name.until.map(|day| format!(" until {}", day.year())).unwrap_or_default();
        let standing = match name.standing {
            Standing::Current => String::new(),
            Standing::Former => format!(", the former name{until}"),
            Standing::Contested => ", a contested name".to_owned(),
        };
        all.push(Made {
            from,
            native: native.to_owned(),
            reading: name.source(form.part, scheme.input).filter(|reading| *reading != native).map(str::to_owned),
            standing,
            schemes: vec![described],
            by_default: options.is_empty(),
        });
    }

    fn sentence(&self, dictionary: &Dictionary, text: &str) -> String {
        let mut schemes: Vec<String> =
            self.schemes.iter().take(DESCRIBED).map(|(title, id)| format!("{title} ({id})")).collect();
        let more: Vec<&str> = self.schemes.iter().skip(DESCRIBED).map(|(_, id)| &**id).collect();
        if !more.is_empty() {
            schemes.push(format!("also {}", enumeration(&more)));
        }
        let reading = self.reading.as_ref().map(|reading| format!(", read {reading}")).unwrap_or_default();
        let language = dictionary.language_name(self.from);
        format!("{text} is {language} {}{reading}{}, by: {}.", self.native, self.standing, schemes.join("; "))
    }
}

/// What two languages give alike tells nothing about which was meant.
fn neutral(dictionary: &Dictionary, text: &str, made: &[Made]) -> Option<String> {
    let mut languages = Vec::new();
    for made in made.iter().filter(|made| made.by_default) {
        push(&mut languages, dictionary.language_name(made.from));
    }
    (languages.len() > 1)
        .then(|| format!("{} names give {text} alike: the form takes no side.", enumeration(&languages)))
}

/// Parts of a person's name that come from different languages, part by part.
fn mixture(dictionary: &Dictionary, parts: &[PartMatch], lang: Option<Lang>) -> Option<String> {
    let mut told = Vec::new();
    let mut common: Option<BTreeSet<Lang>> = None;
    for part in parts {
        let sources = sources(dictionary, part);
        if sources.is_empty() {
            continue;
        }
        let best = best(&part.readings).next()?;
        let names: Vec<&str> = ordered(&sources, lang).map(|lang| dictionary.language_name(lang)).collect();
        told.push(format!("{} is {}", dictionary.index().form(best.form).text, names.join(" or ")));
        common = Some(match common {
            None => sources,
            Some(common) => common.intersection(&sources).copied().collect(),
        });
    }
    let mixed = told.len() > 1 && common.is_some_and(|common| common.is_empty());
    mixed.then(|| format!("The parts do not go together: {}.", enumeration(&told)))
}

/// The languages whose names give a part with the fewest options of a scheme.
fn sources(dictionary: &Dictionary, part: &PartMatch) -> BTreeSet<Lang> {
    let forms = best(&part.readings).map(|reading| dictionary.index().form(reading.form));
    let origins = forms.flat_map(|form| &form.origins).filter_map(|origin| match *origin {
        Origin::Native { lang } => Some((0, lang)),
        Origin::Scheme { options, from, .. } => Some((options.len(), from)),
        Origin::Listed { .. } => None,
    });
    let origins: Vec<(u32, Lang)> = origins.collect();
    let fewest = origins.iter().map(|(options, _)| *options).min();
    origins.into_iter().filter(|(options, _)| Some(*options) == fewest).map(|(_, from)| from).collect()
}

fn ordered(langs: &BTreeSet<Lang>, first: Option<Lang>) -> impl Iterator<Item = Lang> {
    let mut langs: Vec<Lang> = langs.iter().copied().collect();
    langs.sort_by_key(|lang| Some(*lang) != first);
    langs.into_iter()
}

fn push<'t>(words: &mut Vec<&'t str>, word: &'t str) {
    if !words.contains(&word) {
        words.push(word);
    }
}
