//! A language's file.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use super::error::{ParseError, Place};
use super::value::{Class, Texts};
use crate::dictionary::language::Endings;
use crate::dictionary::{ArticleRule, Language, Paradigm};
use crate::text::{Key, Lang};

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct RawLanguage {
    lang: Lang,
    name: Box<str>,
    #[serde(default)]
    local: bool,
    #[serde(default)]
    schemes: BTreeMap<Lang, Box<str>>,
    #[serde(default)]
    enclitics: Vec<Box<str>>,
    #[serde(default)]
    elisions: Vec<Box<str>>,
    #[serde(default)]
    quotes: Vec<Spanned<Box<str>>>,
    #[serde(default)]
    written_cues: Vec<Box<str>>,
    #[serde(default)]
    generics: Vec<Box<str>>,
    #[serde(default)]
    glosses: Vec<Box<str>>,
    #[serde(default)]
    common_words: Vec<Box<str>>,
    #[serde(default)]
    not_names: Vec<Box<str>>,
    #[serde(default)]
    letters: Box<str>,
    #[serde(default)]
    titles: Vec<Box<str>>,
    #[serde(default)]
    describes_in_capitals: bool,
    #[serde(default)]
    function_words: Vec<Box<str>>,
    #[serde(default)]
    compounds: bool,
    #[serde(default)]
    adjective_endings: Vec<Box<str>>,
    #[serde(default)]
    particles: Vec<Box<str>>,
    #[serde(default)]
    vowels: Box<str>,
    #[serde(default)]
    article: Vec<ArticleRule>,
    #[serde(default)]
    paradigm: Vec<RawParadigm>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawParadigm {
    name: Spanned<Box<str>>,
    class: Option<Class>,
    nominative: Box<str>,
    #[serde(default)]
    after: Box<str>,
    #[serde(default)]
    harmony: Box<str>,
    #[serde(default)]
    endings: BTreeMap<Case, Texts>,
    #[serde(default)]
    particles: BTreeMap<Box<str>, Box<str>>,
    #[serde(default)]
    adjective: Texts,
}

/// In the order in which grammars list them, which decides where one ending serves several.
#[derive(Deserialize, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[serde(rename_all = "kebab-case")]
enum Case {
    Genitive,
    Dative,
    Accusative,
    Instrumental,
    Locative,
    Ablative,
    Vocative,
    Plural,
    Adjective,
}

impl Case {
    fn as_str(self) -> &'static str {
        match self {
            Case::Genitive => "genitive",
            Case::Dative => "dative",
            Case::Accusative => "accusative",
            Case::Instrumental => "instrumental",
            Case::Locative => "locative",
            Case::Ablative => "ablative",
            Case::Vocative => "vocative",
            Case::Plural => "plural",
            Case::Adjective => "adjective",
        }
    }
}

/// Reads a language's file.
pub fn language(file: &str, toml: &str) -> Result<Language, ParseError> {
    let place = Place::new(file, toml);
    let raw: RawLanguage = place.read()?;
    let mut quotes = Vec::with_capacity(raw.quotes.len());
    for pair in &raw.quotes {
        let mut marks = pair.get_ref().chars();
        match (marks.next(), marks.next(), marks.next()) {
            (Some(open), Some(close), None) => quotes.push((open, close)),
            _ => return Err(place.error(pair.span(), "a pair of quotation marks is two characters", "write \"“”\"")),
        }
    }
    let mut paradigms = Vec::with_capacity(raw.paradigm.len());
    for paradigm in raw.paradigm {
        paradigms.push(self::paradigm(paradigm, &raw.adjective_endings, &raw.particles, &place)?);
    }
    Ok(Language {
        lang: raw.lang,
        name: raw.name,
        local: raw.local,
        schemes: raw.schemes.into_iter().collect(),
        endings: Endings::of(&paradigms),
        vowels: raw.vowels,
        paradigms,
        enclitics: raw.enclitics,
        elisions: raw.elisions,
        quotes,
        written_cues: folded(&raw.written_cues),
        generics: folded(&raw.generics),
        glosses: folded(&raw.glosses),
        articles: raw.article,
        compounds: raw.compounds,
        common_words: folded(&raw.common_words),
        not_names: raw.not_names,
        letters: raw.letters,
        titles: folded(&raw.titles),
        describes_in_capitals: raw.describes_in_capitals,
        function_words: folded(&raw.function_words),
    })
}

fn folded(words: &[Box<str>]) -> Vec<Box<str>> {
    words.iter().map(|word| Key::of(word).as_str().into()).collect()
}

fn paradigm(
    raw: RawParadigm,
    adjective_endings: &[Box<str>],
    particles: &[Box<str>],
    place: &Place<'_>,
) -> Result<Paradigm, ParseError> {
    let span = raw.name.span();
    let mut endings: Vec<(Box<str>, Box<str>)> = Vec::new();
    for (case, Texts(texts)) in raw.endings {
        endings.extend(texts.into_iter().map(|ending| (case.as_str().into(), ending)));
    }
    for stem in raw.adjective.0 {
        if adjective_endings.is_empty() {
            return Err(place.error(span, "no endings of adjectives are known", "add `adjective-endings = [\"…\"]`"));
        }
        for (i, ending) in adjective_endings.iter().enumerate() {
            let case = if i == 0 { "adjective".into() } else { format!("adjective -{ending}") };
            endings.push((case.into(), format!("{stem}{ending}").into()));
        }
    }
    // Nothing is chosen between particles: each is a case of its own, and stays what it is.
    let alike = particles.iter().map(|particle| (particle, particle));
    for (particle, written) in raw.particles.iter().chain(alike) {
        endings.push((format!("form with {particle}").into(), written.clone()));
    }
    for (_, ending) in &mut endings {
        *ending = ending.replace('\'', "’").into();
    }
    if endings.is_empty() {
        let message = format!("the paradigm `{}` has no endings", raw.name.get_ref());
        return Err(place.error(span, message, "add `endings = { genitive = \"…\" }`"));
    }
    Ok(Paradigm {
        name: raw.name.into_inner(),
        class: raw.class.map(Into::into),
        nominative: raw.nominative,
        after: raw.after,
        harmony: raw.harmony,
        endings,
    })
}
