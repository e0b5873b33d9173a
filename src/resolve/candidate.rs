//! What a mention may be, form by form.

use crate::dictionary::{Dictionary, EntityId, EntityOrigin, FormId, KnownForm, Origin, PartKind};
use crate::find::{Inflection, Mention};
use crate::resolve::Evidence;
use crate::text::{Key, Lang, Span};

/// An entity that a mention may be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// The entity.
    pub entity: EntityId,
    /// Which parts of its name stand where, in the order of the text.
    pub parts: Vec<PartMatch>,
    /// How well it fits, 0 to 1000.
    pub score: u16,
}

/// A part of an entity's name in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartMatch {
    /// Which part.
    pub part: PartKind,
    /// Where, in the segment's logical text.
    pub span: Span,
    /// The tokens it takes up.
    pub tokens: std::ops::Range<usize>,
    /// Every way to read it, best first.
    pub readings: Vec<Reading>,
}

/// One way to read a part: as a form, in a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The form.
    pub form: FormId,
    /// The base form in the letters of the text, which may lack the form's diacritics.
    pub base: String,
    /// Whether base and form are the same but for capitals.
    pub exact: bool,
    /// The case, word by word.
    pub inflections: Vec<Option<Inflection>>,
}

impl Reading {
    /// The case it stands in; `None` for a base form.
    pub fn inflection(&self) -> Option<&Inflection> {
        self.inflections.iter().flatten().next()
    }
}

/// The candidates of a mention, before its surroundings are looked at.
pub(super) fn of_mention(dictionary: &Dictionary, lang: Option<Lang>, mention: &Mention) -> Vec<Candidate> {
    let mut candidates: Vec<Candidate> = Vec::new();
    for hit in &mention.hits {
        let form = dictionary.index().form(hit.form);
        let exact = same_form(&hit.base, &form.text);
        let fits = fits_class(dictionary, lang, form, hit.inflection());
        if !fits
            || is_of_elsewhere(dictionary, lang, form)
            || !(exact || is_worn_down(dictionary, lang, form, &hit.base))
            || is_too_short_to_tell(form, &hit.base)
            || is_no_name(dictionary, lang, &hit.base)
        {
            continue;
        }
        let reading = Reading { form: hit.form, base: hit.base.clone(), exact, inflections: hit.inflections.clone() };
        let part = (form.entity, form.part);
        let same = |c: &&mut Candidate| (c.entity, c.parts[0].part) == part;
        match candidates.iter_mut().find(same) {
            Some(candidate) => candidate.parts[0].readings.push(reading),
            None => candidates.push(Candidate {
                entity: form.entity,
                parts: vec![PartMatch {
                    part: form.part,
                    span: mention.span,
                    tokens: mention.tokens.clone(),
                    readings: vec![reading],
                }],
                score: 0,
            }),
        }
    }
    for candidate in &mut candidates {
        for part in &mut candidate.parts {
            // Exact before folded, base form before inflected: sort is stable otherwise. In capitals KHARKOV
            // is Kharkov before it is Khar’kov without its mark.
            part.readings.sort_by_cached_key(|reading| {
                let letter_for_letter = plain(&reading.base) == plain(&dictionary.index().form(reading.form).text);
                (!reading.exact, reading.inflection().is_some(), !letter_for_letter)
            });
        }
        candidate.score = score(dictionary, lang, &candidate.parts[0].readings[0]);
    }
    candidates
}

/// Endings of persons do not make places, nor the other way round.
fn fits_class(dictionary: &Dictionary, lang: Option<Lang>, form: &KnownForm, inflection: Option<&Inflection>) -> bool {
    let (Some(inflection), Some(language)) = (inflection, lang.and_then(|lang| dictionary.language(lang))) else {
        return true;
    };
    let class = language.paradigms[inflection.paradigm].class;
    class.is_none_or(|class| class == dictionary.entity(form.entity).kind.class())
}

/// Whether a form is one of another language, and looked for in that alone: Latvian Minska is a name in Latvian, and
/// any word elsewhere; Turkish Şam is Damascus, and no other Sam is.
///
/// So it is with what some schemes and languages say of themselves, and with the names that a thing has in languages
/// nothing else is known of.
fn is_of_elsewhere(dictionary: &Dictionary, lang: Option<Lang>, form: &KnownForm) -> bool {
    let Some(lang) = lang else { return false };
    let primary = dictionary.entity(form.entity).primary;
    form.origins.iter().all(|origin| match origin {
        Origin::Native { .. } => false,
        Origin::Listed { lang: of, .. } => of.base() != lang.base() && *of != primary && dictionary.is_local(*of),
        Origin::Scheme { scheme, .. } => {
            let scheme = dictionary.scheme(*scheme);
            scheme.local && scheme.targets.iter().all(|target| target.base() != lang.base())
        }
    })
}

/// Whether a surface that is not quite a form can be one that lost its marks.
///
/// What only catalogues write is never met without them, and a mark of the language's own letters is
/// not put on by accident: French Géorgien is not German Georgien.
fn is_worn_down(dictionary: &Dictionary, lang: Option<Lang>, form: &KnownForm, base: &str) -> bool {
    let of_catalogues = |origin: &Origin| match origin {
        Origin::Scheme { scheme, .. } => dictionary.scheme(*scheme).targets.is_empty(),
        Origin::Native { .. } | Origin::Listed { .. } => false,
    };
    if form.origins.iter().all(of_catalogues) {
        return false;
    }
    let Some(language) = lang.and_then(|lang| dictionary.language(lang)) else { return true };
    let (base, text) = (base.to_lowercase(), form.text.to_lowercase());
    language.letters.chars().all(|letter| base.matches(letter).count() <= text.matches(letter).count())
}

/// A name of fewer letters is itself only with all its marks: Co. is not Czech Čo.
const FEWEST_LETTERS_WITHOUT_MARKS: usize = 4;

/// Whether a short surface lacks the marks of a form.
fn is_too_short_to_tell(form: &KnownForm, base: &str) -> bool {
    base.chars().filter(|c| c.is_alphabetic()).count() < FEWEST_LETTERS_WITHOUT_MARKS
        && plain(base) != plain(&form.text)
}

/// Whether the language knows the word as something else.
fn is_no_name(dictionary: &Dictionary, lang: Option<Lang>, base: &str) -> bool {
    let language = lang.and_then(|lang| dictionary.language(lang));
    // With its marks it is the name: Łuck is no luck.
    language.is_some_and(|language| language.not_names.iter().any(|word| **word == base.to_lowercase()))
}

/// Whether a form comes about in a way that serves readers of a language.
pub(crate) fn serves(dictionary: &Dictionary, form: &KnownForm, lang: Lang) -> bool {
    serves_by(dictionary, form.origins.iter(), lang)
}

/// Whether one of these origins serves readers of a language.
///
/// What catalogues and passports write is for all of them, unless readers of another language are given
/// the same: libraries write Kharkiv, but in Polish it is English.
pub(crate) fn serves_by<'o>(dictionary: &Dictionary, origins: impl Iterator<Item = &'o Origin>, lang: Lang) -> bool {
    let same = |of: &Lang| of.base() == lang.base();
    let (mut of_catalogues, mut of_others) = (false, false);
    for origin in origins {
        let targets = match origin {
            Origin::Native { lang } | Origin::Listed { lang, .. } => std::slice::from_ref(lang),
            Origin::Scheme { scheme, .. } => &*dictionary.scheme(*scheme).targets,
        };
        if targets.iter().any(same) {
            return true;
        }
        of_catalogues |= targets.is_empty();
        of_others |= !targets.is_empty();
    }
    of_catalogues && !of_others
}

/// Places that differ less in prominence are equally likely: one has up to seven times the inhabitants of the other.
const PROMINENCE_STEP: u8 = 20;

fn score(dictionary: &Dictionary, lang: Option<Lang>, reading: &Reading) -> u16 {
    let form = dictionary.index().form(reading.form);
    let full = match dictionary.entity(form.entity).origin {
        EntityOrigin::Curated => 800,
        // A form that readers of the language are given is meant for what they call so.
        EntityOrigin::Gazetteer { prominence } => {
            let given = lang.is_some_and(|lang| serves(dictionary, form, lang));
            400 + u16::from(prominence / PROMINENCE_STEP) * 10 + if given { 200 } else { 0 }
        }
    };
    let folded = if reading.exact { 0 } else { 100 };
    let inflected = if reading.inflection().is_some() { 50 } else { 0 };
    // Dnjepr is listed for the river; for the city it takes a habit of one scheme.
    let by_habit = |origin: &Origin| matches!(origin, Origin::Scheme { options, .. } if !options.is_empty());
    let habit = if form.origins.iter().all(by_habit) { 20 } else { 0 };
    full - folded - inflected - habit
}

/// Whether two spellings are one form: capitals, the shape of the apostrophe, ё for е and, where one
/// is set in capitals, accents make no difference.
pub fn same_form(a: &str, b: &str) -> bool {
    if a == b {
        return true;
    }
    let (plain_a, plain_b) = (plain(a), plain(b));
    if plain_a == plain_b {
        return true;
    }
    // Capitals are often set without accents: one side has none, and the rest agrees.
    let bare = |text: &str, plain: &str| is_all_caps(text) && *plain == *Key::of(text).as_str();
    (bare(a, &plain_a) || bare(b, &plain_b)) && Key::of(a) == Key::of(b)
}
fn plain(text: &str) -> String {
    let lower = crate::text::case::lower(&crate::text::fold::compose(text), None);
    lower
        .chars()
        .map(|c| match c {
            'ё' => 'е',
            '‐' | '‑' => '-',
            c if crate::text::fold::is_apostrophe(c) => '\'',
            c => c,
        })
        .collect()
}

/// Whether a name is set in capitals throughout.
pub(crate) fn is_all_caps(text: &str) -> bool {
    let mut letters = text.chars().filter(|c| c.is_alphabetic());
    letters.clone().nth(1).is_some() && letters.all(char::is_uppercase)
}

impl Candidate {
    /// The part of the mention that is a certain part of the name.
    pub fn part(&self, part: PartKind) -> Option<&PartMatch> {
        self.parts.iter().find(|matched| matched.part == part)
    }
}

impl Reading {
    /// Why the text may be read so.
    pub fn evidence(&self, dictionary: &Dictionary, lang: Option<Lang>) -> Vec<Evidence> {
        let form = dictionary.index().form(self.form);
        let mut evidence = Vec::new();
        if let Some(inflection) = self.inflection() {
            evidence.push(Evidence::Inflected { base: self.base.clone(), case: inflection.case.to_string() });
        }
        evidence.push(if self.exact { Evidence::Exact } else { Evidence::Folded { form: form.text.to_string() } });
        evidence.extend(
            origins_for(dictionary, form, lang).into_iter().map(|origin| origin_evidence(dictionary, form, origin)),
        );
        evidence
    }
}

/// The origins of a form, those that serve readers of a language first, and of these the thing's own language.
pub(crate) fn origins_for(dictionary: &Dictionary, form: &KnownForm, lang: Option<Lang>) -> Vec<Origin> {
    let mut origins = form.origins.clone();
    let primary = dictionary.entity(form.entity).primary;
    let serves = |reader: &Lang| lang.is_some_and(|lang| lang.base() == reader.base());
    origins.sort_by_key(|origin| match origin {
        Origin::Native { lang } => (!serves(lang), false, false, 0),
        Origin::Listed { lang, .. } => (!serves(lang), false, false, 1),
        Origin::Scheme { scheme, options, from, .. } => {
            let fits = dictionary.scheme(*scheme).targets.iter().any(serves);
            (!fits, !options.is_empty(), *from != primary, 2 + scheme)
        }
    });
    origins
}

/// An origin as evidence.
pub(crate) fn origin_evidence(dictionary: &Dictionary, form: &KnownForm, origin: Origin) -> Evidence {
    match origin {
        Origin::Native { lang } => Evidence::Native { from: lang },
        Origin::Listed { lang, status } => Evidence::Listed { lang, status },
        Origin::Scheme { scheme, options, from, name } => {
            let scheme = dictionary.scheme(scheme);
            let native = dictionary.entity(form.entity).names[name].part(form.part).unwrap_or_default();
            Evidence::Transliterated {
                scheme: scheme.id.to_string(),
                options: scheme.described(options).map(|option| option.id.to_string()).collect(),
                from,
                native: native.to_owned(),
            }
        }
    }
}
