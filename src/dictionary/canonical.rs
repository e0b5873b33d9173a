//! Which form a language and a house want.

use jiff::civil::Date;

use super::entity::{Basis, Entity, EntityId, FormStatus, PartKind, Standing};
use super::profile::{Entry, Prescription, Profile};
use super::scheme::Input;
use super::{Dictionary, Scheme};
use crate::text::Lang;

/// The form to use, and how that is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Canonical<'d> {
    /// The form.
    pub text: String,
    /// How it is known.
    pub basis: Basis,
    /// The profile's entry it comes from, if it does.
    pub entry: Option<&'d Entry>,
    /// Id of the scheme that makes it, where nobody listed it.
    pub scheme: Option<&'d str>,
}

impl Dictionary {
    /// What a profile says for a language; `None` if it does not know the language.
    pub fn prescription<'d>(&'d self, profile: &'d Profile, lang: Lang) -> Option<&'d Prescription> {
        lang.fallbacks().find_map(|lang| profile.langs.get(&lang))
    }

    /// The canonical form of a part of an entity's name in a language.
    ///
    /// Precedence: profile entry, then the entity's own or listed form, then the native name in its
    /// own language, then the scheme of profile or language on the primary name.
    pub fn canonical<'d>(
        &'d self,
        entity: EntityId,
        part: PartKind,
        lang: Lang,
        prescription: Option<&'d Prescription>,
    ) -> Option<Canonical<'d>> {
        self.canonical_of(self.entity(entity), part, lang, prescription)
    }

    /// The same of an entity that need not be in the dictionary.
    pub fn canonical_of<'d>(
        &'d self,
        known: &Entity,
        part: PartKind,
        lang: Lang,
        prescription: Option<&'d Prescription>,
    ) -> Option<Canonical<'d>> {
        if let Some(entry) = prescription.and_then(|p| p.entry(&known.id, part)) {
            return Some(Canonical {
                text: entry.form.to_string(),
                basis: entry.basis,
                entry: Some(entry),
                scheme: None,
            });
        }
        // What lists agree on is attested; what a scheme makes of a name in a list nobody has checked.
        let (known_as, made_as) =
            if known.is_curated() { (Basis::Curated, None) } else { (Basis::Attested, Some(Basis::Generated)) };
        let curated = |text: &str| Canonical { text: text.to_owned(), basis: known_as, entry: None, scheme: None };
        let listed = lang.fallbacks().find_map(|lang| known.listed(part, lang, FormStatus::Canonical).next());
        if let Some(text) = listed.or_else(|| lang.fallbacks().find_map(|lang| known.native(part, lang))) {
            return Some(curated(text));
        }
        let scheme = self.scheme_for(lang, known.primary, prescription)?;
        let source = known.source(part, known.primary, scheme.input)?;
        let made = scheme.transliterate(source, known.kind.class(), super::scheme::OptionSet::EMPTY).ok()?;
        let by_profile = || prescription.map_or(Basis::Curated, |prescription| prescription.scheme_forms);
        let basis = made_as.unwrap_or_else(by_profile);
        Some(Canonical { basis, scheme: Some(&scheme.id), ..curated(&made) })
    }

    /// The scheme that makes a language's forms from native names in another.
    pub fn scheme_for(&self, lang: Lang, from: Lang, prescription: Option<&Prescription>) -> Option<&Scheme> {
        let of_profile = prescription.and_then(|p| p.schemes.get(&from));
        let id = of_profile.or_else(|| {
            let language = self.language(lang)?;
            language.schemes.iter().find(|(source, _)| *source == from).map(|(_, id)| id)
        })?;
        self.scheme_by_id(id)
    }

    /// Forms of a part that houses of good standing use in a language besides the canonical one.
    pub fn admitted(&self, entity: EntityId, part: PartKind, lang: Lang) -> impl Iterator<Item = &str> {
        let known = self.entity(entity);
        lang.fallbacks().flat_map(move |lang| {
            [FormStatus::Canonical, FormStatus::Admitted]
                .into_iter()
                .flat_map(move |status| known.listed(part, lang, status))
        })
    }
}

impl Entity {
    /// Listed forms of a part in a language.
    pub fn listed(&self, part: PartKind, lang: Lang, status: FormStatus) -> impl Iterator<Item = &str> {
        let fits = move |form: &&super::Form| {
            form.part == part && form.lang == lang && form.status == status && form.standing == Standing::Current
        };
        self.forms.iter().filter(fits).map(|form| &*form.text)
    }

    /// The present native name of a part in a language.
    pub fn native(&self, part: PartKind, lang: Lang) -> Option<&str> {
        self.source(part, lang, Input::Native)
    }

    /// What a scheme reads of a part of the present name in a language.
    pub fn source(&self, part: PartKind, lang: Lang, input: Input) -> Option<&str> {
        let current = |name: &&super::Name| name.lang == lang && name.standing == Standing::Current;
        self.names.iter().filter(current).find_map(|name| name.source(part, input))
    }

    /// The part by which the entity is known: its family name, or the whole name.
    pub fn main_part(&self) -> PartKind {
        let parts = self.names.iter().flat_map(|name| name.parts.iter().map(|part| part.kind));
        let listed = self.forms.iter().map(|form| form.part);
        if parts.chain(listed).any(|kind| kind == PartKind::Family) { PartKind::Family } else { PartKind::Whole }
    }
}

impl Prescription {
    /// Whether it wants to hear of a rule that is silent unasked.
    pub fn asks_for(&self, rule: &str) -> bool {
        self.rules.iter().any(|asked| **asked == *rule)
    }

    /// What it says of a part of an entity's name.
    pub fn entry(&self, entity: &str, part: PartKind) -> Option<&Entry> {
        self.entries.iter().find(|entry| &*entry.entity == entity && entry.part == part)
    }
}

impl Entry {
    /// Whether the entry holds for a story of a day; `None` for a story of an unknown day.
    pub fn holds(&self, date: Date) -> bool {
        self.since.is_none_or(|since| since <= date) && self.until.is_none_or(|until| date < until)
    }

    /// Whether it says when it holds.
    pub fn is_dated(&self) -> bool {
        self.since.is_some() || self.until.is_some()
    }
}
