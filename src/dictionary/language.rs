//! What canonym knows of a language: how names are inflected, joined and quoted in it.

use serde::Deserialize;

use super::scheme::NameClass;
use crate::text::Lang;

/// A language's file.
#[derive(Debug, Clone)]
pub struct Language {
    /// Its tag.
    pub lang: Lang,
    /// Its English name, for messages: "Ukrainian".
    pub name: Box<str>,
    /// Which scheme makes this language's forms from names in another: (source language, scheme id).
    pub schemes: Vec<(Lang, Box<str>)>,
    /// How names inflect and derive.
    pub paradigms: Vec<Paradigm>,
    /// Endings after an apostrophe or alone that leave the name as it is: `'s`.
    pub enclitics: Vec<Box<str>>,
    /// What stands before a name with an apostrophe: `d'`, `l'`.
    pub elisions: Vec<Box<str>>,
    /// Opening and closing quotation marks, outer before inner.
    pub quotes: Vec<(char, char)>,
    /// Folded words near a quotation that show it was written, not spoken: tweeted, wrote, statement.
    pub written_cues: Vec<Box<str>>,
    /// Folded words that follow or precede a name and are no part of it: oblast, region, city, river.
    pub generics: Vec<Box<str>>,
    /// An article that should not stand before a name.
    pub articles: Vec<ArticleRule>,
    /// Whether a hyphen joins a name freely with other nouns (Krim-Brücke), so that the name counts.
    pub compounds: bool,
    /// Folded words that are also forms of names and mean the name only with a capital in mid-sentence.
    pub common_words: Vec<Box<str>>,
}

/// One declension: the endings of a name by case.
///
/// `Kijów`, `Kijowa`, `Kijowem` are `nominative = "ów"`, `genitive = "owa"`, `instrumental = "owem"`.
/// Read from a surface it strips the ending; read from a canonical form it puts the ending on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paradigm {
    /// For people who edit the file.
    pub name: Box<str>,
    /// Which names it is for; `None` for all.
    pub class: Option<NameClass>,
    /// Ending of the base form; empty where the whole base form is the stem.
    pub nominative: Box<str>,
    /// (case, ending): several endings a case possible.
    pub endings: Vec<(Box<str>, Box<str>)>,
}

/// "the Ukraine": an article that a name lost.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ArticleRule {
    /// Entity id.
    pub entity: Box<str>,
    /// The article, lower case.
    pub article: Box<str>,
    /// Where the rule comes from.
    pub source: Box<str>,
}
