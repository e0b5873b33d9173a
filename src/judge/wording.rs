//! What messages say: an editor's words, not a linguist's.

use super::case::{Case, Pin, Wanted};
use super::elsewhere::Elsewhere;
use crate::dictionary::{FormStatus, KnownForm, Origin, Standing};
use crate::phrasing::{enumeration, marks_apart};
use crate::resolve::{PartMatch, origins_for, same_form};
use crate::text::Lang;

/// Who wants the form, as the first sentence of a message.
pub(super) fn reason(case: &Case<'_>, wanted: &Wanted<'_>, lang: Lang) -> String {
    let form = &wanted.canonical.text;
    match wanted.canonical.entry {
        Some(entry) => match entry.since {
            Some(since) => {
                let at_latest = if entry.at_latest { " at the latest" } else { "" };
                format!("{} has {form} since {}{at_latest}.", wanted.profile, since.strftime("%-d %B %Y"))
            }
            None => format!("{} has {form}.", wanted.profile),
        },
        None => format!("In {} the name is {form}.", language_name(case, lang)),
    }
}

/// Who asked for a form: the house, with its reason, or the user of the moment.
pub(super) fn asked(pin: &Pin) -> String {
    match (&pin.reason, pin.lang) {
        (Some(reason), _) => format!("This house writes {}: {}.", pin.form, reason.trim_end_matches('.')),
        (None, Some(_)) => format!("This house writes {}.", pin.form),
        (None, None) => format!("{} was asked for.", pin.form),
    }
}

/// The message of a finding about a form: where the other form stands, and where each comes from.
pub(super) fn message(
    case: &Case<'_>,
    surface: &str,
    part: &PartMatch,
    wanted: &str,
    reason: &str,
    elsewhere: &Elsewhere,
    lang: Option<Lang>,
) -> String {
    let first = if elsewhere.is_empty() {
        reason.to_owned()
    } else {
        format!("{surface} here, {wanted} on {}.", elsewhere.lines())
    };
    let origins = origins(case, part, wanted, lang);
    [first, origins].iter().filter(|sentence| !sentence.is_empty()).cloned().collect::<Vec<_>>().join(" ")
}

/// "Kharkov comes from Russian Харьков, Kharkiv from Ukrainian Харків."
fn origins(case: &Case<'_>, part: &PartMatch, wanted: &str, lang: Option<Lang>) -> String {
    let Some(reading) = part.readings.first() else { return String::new() };
    let form = case.dictionary.index().form(reading.form);
    let old = if reading.exact {
        describe(case, form, lang).map(|described| (form.text.to_string(), described))
    } else {
        Some((reading.base.clone(), Described::Phrase(marks_apart(&reading.base, &form.text))))
    };
    let forms = case.dictionary.index().forms_of(form.entity).iter();
    let mut wanted_forms = forms.filter(|known| known.part == form.part && same_form(&known.text, wanted));
    let new = wanted_forms.next().and_then(|known| describe(case, known, lang));
    match (old, new) {
        (Some((old, Described::From(a))), Some(Described::From(b))) if a != b => {
            format!("{old} comes from {a}, {wanted} from {b}.")
        }
        (Some((_, Described::From(a))), Some(Described::From(b))) if a == b => format!("Both come from {a}."),
        // Both from one name: the second half would say the first again.
        (Some((old, Described::Simplified(a))), Some(Described::From(b))) if a == b => {
            format!("Both come from {b}; {old} is a simplified spelling.")
        }
        (Some((old, Described::Spelling(target, a))), Some(Described::From(b))) if a == b => {
            format!("Both come from {b}; {old} is the {target} spelling.")
        }
        (Some((old, described)), Some(Described::From(b))) => {
            format!("{old} {}; {wanted} comes from {b}.", described.phrase())
        }
        (Some((old, described)), _) => format!("{old} {}.", described.phrase()),
        (None, _) => String::new(),
    }
}

#[derive(PartialEq, Eq)]
enum Described {
    /// Comes from this name.
    From(String),
    /// Made from this name with something left away.
    Simplified(String),
    /// How a language spells this name.
    Spelling(String, String),
    /// A verb phrase.
    Phrase(String),
}

impl Described {
    fn phrase(&self) -> String {
        match self {
            Described::From(name) => format!("comes from {name}"),
            Described::Simplified(name) => format!("is a simplified spelling of {name}"),
            Described::Spelling(language, name) => format!("is the {language} spelling of {name}"),
            Described::Phrase(phrase) => phrase.clone(),
        }
    }
}

/// Where a form comes from, for readers of a language; `None` where there is nothing to tell.
fn describe(case: &Case<'_>, form: &KnownForm, lang: Option<Lang>) -> Option<Described> {
    let origins = origins_for(case.dictionary, form, lang);
    let serves = |of: &Lang| lang.is_some_and(|lang| lang.base() == of.base());
    // A listed form of another language is what a reader takes it for, if no scheme of this one makes it.
    match origins.first()? {
        _ if form.standing == Standing::Former => Some(Described::Phrase("is a former name".to_owned())),
        Origin::Native { lang } => Some(Described::Phrase(format!("is the {} name", language_name(case, *lang)))),
        Origin::Listed { lang, status: FormStatus::Admitted } if serves(lang) => {
            Some(Described::Phrase(format!("is also used in {}", language_name(case, *lang))))
        }
        Origin::Listed { lang, .. } if serves(lang) => None,
        Origin::Listed { .. } => {
            let langs = origins.iter().filter_map(|origin| match origin {
                Origin::Listed { lang, .. } => Some(language_name(case, *lang)),
                _ => None,
            });
            let mut langs: Vec<String> = langs.collect();
            langs.dedup();
            Some(Described::Phrase(match &langs[..] {
                [one, another, others @ ..] if !others.is_empty() => {
                    let languages = if others.len() == 1 { "language" } else { "languages" };
                    format!("is the form in {one}, {another} and {} more {languages}", others.len())
                }
                few => format!("is the {} form", enumeration(few)),
            }))
        }
        Origin::Scheme { scheme, options, from, name } => {
            let native = case.dictionary.entity(form.entity).names[*name].part(form.part)?;
            let source = format!("{} {native}", language_name(case, *from));
            let scheme = case.dictionary.scheme(*scheme);
            let own = scheme.targets.is_empty() || scheme.targets.iter().any(serves);
            Some(match (own, options.is_empty()) {
                (true, true) => Described::From(source),
                (true, false) => Described::Simplified(source),
                (false, _) => {
                    let target = scheme.targets.first().map(|&target| language_name(case, target)).unwrap_or_default();
                    Described::Spelling(target, source)
                }
            })
        }
    }
}

/// The English name of a language; its tag where nobody wrote the name down.
pub(super) fn language_name(case: &Case<'_>, lang: Lang) -> String {
    case.dictionary.language_name(lang).to_owned()
}
