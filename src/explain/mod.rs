//! What a name is, where its form comes from, and what it is elsewhere.

mod telling;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use crate::Checker;
use crate::dictionary::{Dictionary, EntityId, Kind, PartKind};
use crate::find::Finder;
use crate::find::words::tokens;
use crate::resolve::{self, Candidate, Evidence, Passage};
use crate::text::{Lang, Span};

/// What canonym knows of a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// The name as it was asked.
    pub name: String,
    /// What it may be, best first; empty for a name canonym does not know.
    pub matches: Vec<Match>,
}

/// One thing a name may name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match {
    /// Entity id.
    pub entity: String,
    /// What it is.
    pub kind: Kind,
    /// Canonical form by language, without a profile.
    pub canonical: BTreeMap<Lang, String>,
    /// Why the name may be it, best first.
    pub evidence: Vec<Evidence>,
    /// How well it fits, 0 to 1000.
    pub score: u16,
    /// The evidence in an editor's words, one sentence each.
    pub sentences: Vec<String>,
}

impl Checker {
    /// Explains a name, read as a word of `lang` or, without one, of any language canonym knows.
    pub fn explain(&self, name: &str, lang: Option<Lang>) -> Explanation {
        let mut heard: Vec<Candidate> = Vec::new();
        let langs: Vec<Option<Lang>> = match lang {
            Some(lang) => vec![Some(lang)],
            None => [None].into_iter().chain(self.dictionary.languages().map(|language| Some(language.lang))).collect(),
        };
        for lang in langs {
            for candidate in whole_name(&self.dictionary, name.trim(), lang) {
                hear(&mut heard, candidate);
            }
        }
        let mut matches: Vec<Match> = heard.iter().map(|candidate| self.told(candidate, lang)).collect();
        if matches.is_empty() {
            matches = self.nearest(name.trim());
            matches.extend(self.alike(name.trim()));
        }
        let mut told = BTreeSet::new();
        matches.retain(|found| told.insert(found.entity.clone()));
        matches.sort_by(|a, b| b.score.cmp(&a.score).then_with(|| a.entity.cmp(&b.entity)));
        Explanation { name: name.trim().to_owned(), matches }
    }

    fn told(&self, candidate: &Candidate, lang: Option<Lang>) -> Match {
        let mut evidence = Vec::new();
        for reading in candidate.parts.iter().flat_map(|part| telling::best(&part.readings)) {
            for found in reading.evidence(&self.dictionary, lang) {
                if !evidence.contains(&found) {
                    evidence.push(found);
                }
            }
        }
        let sentences = telling::sentences(&self.dictionary, candidate, lang);
        self.new_match(candidate.entity, candidate.score, evidence, sentences)
    }

    fn new_match(&self, entity: EntityId, score: u16, evidence: Vec<Evidence>, sentences: Vec<String>) -> Match {
        let known = self.dictionary.entity(entity);
        Match {
            entity: known.id.to_string(),
            kind: known.kind,
            canonical: canonical_forms(&self.dictionary, entity),
            evidence,
            score,
            sentences,
        }
    }

    fn nearest(&self, name: &str) -> Vec<Match> {
        let mut matches: Vec<Match> = Vec::new();
        for near in resolve::nearest(&self.dictionary, name) {
            let form = self.dictionary.index().form(near.form);
            let id = &self.dictionary.entity(form.entity).id;
            if matches.iter().any(|known| *known.entity == **id) {
                continue;
            }
            let evidence = vec![Evidence::Fuzzy { form: form.text.to_string(), distance: near.distance }];
            let letters = if near.distance == 1 { "one letter" } else { "two letters" };
            let sentence = format!("It is no form canonym knows, and {letters} away from {}.", form.text);
            matches.push(self.new_match(form.entity, 500 - 100 * u16::from(near.distance), evidence, vec![sentence]));
        }
        matches
    }
}

impl Checker {
    /// Entities one of whose forms sounds like a name that is no form: half as sure as what is known.
    fn alike(&self, name: &str) -> impl Iterator<Item = Match> {
        resolve::alike(&self.dictionary, name).into_iter().map(|alike| {
            let form = alike.form(&self.dictionary);
            let sentence = format!("It is no form canonym knows, but it sounds like {form}.");
            let evidence = vec![Evidence::SoundsLike { form, likeness: alike.likeness }];
            self.new_match(alike.entity, alike.likeness / 2, evidence, vec![sentence])
        })
    }
}

impl Explanation {
    /// As one JSON object: the name and its matches, best first.
    pub fn to_json(&self) -> serde_json::Value {
        let matches: Vec<_> = self.matches.iter().map(Match::to_json).collect();
        serde_json::json!({ "name": self.name, "matches": matches })
    }
}

impl Match {
    fn to_json(&self) -> serde_json::Value {
        let evidence: Vec<_> =
            self.evidence.iter().map(|found| serde_json::json!(crate::report::json::evidence(found))).collect();
        serde_json::json!({
            "entity": self.entity,
            "kind": self.kind,
            "canonical": self.canonical,
            "evidence": evidence,
            "score": self.score,
        })
    }
}

/// Candidates that take up the whole name.
fn whole_name(dictionary: &Dictionary, name: &str, lang: Option<Lang>) -> Vec<Candidate> {
    // A name is asked for in whatever case it was typed.
    let mut letters = name.chars();
    let capitalized: String = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
    let segment = {
        let mut builder = crate::document::Segment::builder(&capitalized);
        builder.verbatim(Span::new(0, capitalized.len()));
        builder.finish(crate::document::Role::Body, crate::document::Codec::PLAIN)
    };
    let mut words = tokens(segment.text());
    for word in &mut words {
        word.starts_sentence = false;
    }
    let mentions = |mut finder: Finder<'_>| finder.mentions(segment.text(), &words, lang);
    let (listed, places) = (mentions(Finder::new(dictionary)), mentions(Finder::of_places(dictionary)));
    let passage = Passage { number: 0, segment: &segment, tokens: &words, lang };
    let whole = Span::new(0, segment.text().len());
    let resolutions = resolve::candidates(dictionary, passage, &listed, &places);
    let fitting = resolutions.into_iter().filter(|resolution| resolution.span == whole);
    fitting.flat_map(|resolution| resolution.candidates).collect()
}

/// Takes in what a name may be in one more language: the best reading of an entity counts, and
/// equally good ones add up.
fn hear(heard: &mut Vec<Candidate>, candidate: Candidate) {
    let Some(known) = heard.iter_mut().find(|known| known.entity == candidate.entity) else {
        return heard.push(candidate);
    };
    if candidate.score > known.score {
        *known = candidate;
    } else if candidate.score == known.score {
        for part in candidate.parts {
            match known.parts.iter_mut().find(|other| (other.part, other.span) == (part.part, part.span)) {
                None => {}
                Some(other) => {
                    let more = part.readings.into_iter().filter(|reading| !other.readings.contains(reading));
                    let more: Vec<_> = more.collect();
                    other.readings.extend(more);
                }
            }
        }
    }
}

/// The canonical form in every language that has one, persons with given and family name.
pub(crate) fn canonical_forms(dictionary: &Dictionary, entity: EntityId) -> BTreeMap<Lang, String> {
    let known = dictionary.entity(entity);
    let listed = known.forms.iter().map(|form| form.lang);
    let langs: std::collections::BTreeSet<Lang> =
        dictionary.languages().map(|language| language.lang).chain(listed).collect();
    let mut forms = BTreeMap::new();
    for lang in langs {
        let form = |part| dictionary.canonical(entity, part, lang, None).map(|canonical| canonical.text);
        let main = known.main_part();
        let Some(name) = form(main) else { continue };
        let given = (main == PartKind::Family).then(|| form(PartKind::Given)).flatten();
        forms.insert(lang, given.map(|given| format!("{given} {name}")).unwrap_or(name));
    }
    forms
}

impl fmt::Display for Explanation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.name)?;
        if self.matches.is_empty() {
            return writeln!(f, "  canonym knows no such name");
        }
        for found in &self.matches {
            writeln!(f, "  {} ({})", found.entity, found.kind.noun())?;
            for sentence in &found.sentences {
                writeln!(f, "    {sentence}")?;
            }
            let forms: Vec<String> = found.canonical.iter().map(|(lang, form)| format!("{lang} {form}")).collect();
            if !forms.is_empty() {
                writeln!(f, "    Elsewhere: {}", forms.join(", "))?;
            }
        }
        Ok(())
    }
}
