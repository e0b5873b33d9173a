//! What an item of a list needs to be an entity, and which of its forms can be taken.

use std::collections::{BTreeMap, BTreeSet};

use super::{Defaults, Imported, Item, ItemTerm, declare_namesakes, left_out, person};
use crate::curate::check::{Check, Whose, claims, script};
use crate::dictionary::{Dictionary, Entity, EntityOrigin, Form, FormStatus, Kind, Name, Part, PartKind, Standing};
use crate::finding::{Finding, Severity};
use crate::text::{Lang, Span};

/// Items on their way to entities.
pub(super) struct Import<'d> {
    check: Check<'d>,
    defaults: &'d Defaults,
    findings: Vec<Finding>,
    entities: BTreeMap<String, Entity>,
    /// Languages canonym does not know, where the first form in each stands, and how many there are.
    strange: BTreeMap<Lang, (Span, usize)>,
}

/// Languages that write each other's names in letters of their own, so that what a list has in one of them
/// is a native name to explain forms by (Kharkov from Russian Харьков), and no form of a reader's language.
const NEIGHBOURS: [&str; 3] = ["uk", "ru", "be"];

impl<'d> Import<'d> {
    pub(super) fn new(dictionary: &'d Dictionary, defaults: &'d Defaults, findings: Vec<Finding>) -> Self {
        let check = Check::new(dictionary, &[], Whose::Houses);
        Self { check, defaults, findings, entities: BTreeMap::new(), strange: BTreeMap::new() }
    }

    fn refuse(&mut self, severity: Severity, at: Span, message: &str, help: &str) {
        self.findings.push(left_out(severity, at, message, help));
    }

    /// Takes an item in, or says why not.
    pub(super) fn take(&mut self, mut item: Item) {
        let terms = self.terms(std::mem::take(&mut item.terms), item.kind.as_ref().map(|(kind, _)| &**kind));
        let Some(kind) = self.kind(&item) else { return };
        let Some(primary) = item.primary.or(self.defaults.primary).or(item.base) else {
            let help = "say whose names its forms are made from: --primary uk";
            return self.refuse(Severity::Error, item.at, "nothing says which language is the main one", help);
        };
        let is_canonical = |term: &&ItemTerm| term.status == Some(FormStatus::Canonical);
        if !terms.iter().filter(is_canonical).any(|term| term.lang == primary) {
            let language = self.check.dictionary.language_name(primary);
            let message = format!("there is no {language} name, from which its forms are made");
            return self.refuse(Severity::Error, item.at, &message, "add it, or say --primary with another language");
        }
        let Ok(country) = self.country(&item) else { return };
        let Some(id) = self.id(&item, &terms, primary) else { return };
        let mut entity = Entity {
            id: id.clone().into(),
            kind,
            origin: EntityOrigin::Curated,
            country,
            primary,
            names: Vec::new(),
            forms: Vec::new(),
            namesakes: Vec::new(),
            cues: Vec::new(),
        };
        for term in &terms {
            add(&mut entity, term);
        }
        let mut langs = self.check.dictionary.languages().map(|language| language.lang);
        let known = langs.find_map(|lang| claims::shipped_alike(&self.check, &entity, lang).into_iter().next());
        if let Some(known) = known {
            let message = format!("canonym knows this already, as `{}`", known.id);
            let help = format!(
                "leave it out; or, to have these forms in the place of canonym's, give it the id `{}`",
                known.id
            );
            return self.refuse(Severity::Warning, item.at, &message, &help);
        }
        self.entities.insert(id, entity);
    }

    fn kind(&mut self, item: &Item) -> Option<Kind> {
        let (said, at) = match (&item.kind, &item.subject) {
            (Some((kind, at)), _) => (Some(kind), *at),
            (None, Some(subject)) if kind_named(subject).is_some() => (Some(subject), item.at),
            _ => (None, item.at),
        };
        let kinds = KINDS.map(Kind::noun).join(", ");
        match said {
            None if self.defaults.kind.is_some() => self.defaults.kind,
            None => {
                self.refuse(Severity::Error, at, "nothing says what this is", &format!("say --kind: {kinds}"));
                None
            }
            Some(said) => {
                let kind = kind_named(said);
                if kind.is_none() {
                    self.refuse(
                        Severity::Error,
                        at,
                        &format!("there is no kind `{said}`"),
                        &format!("write one of {kinds}"),
                    );
                }
                kind
            }
        }
    }

    fn country(&mut self, item: &Item) -> Result<Option<Box<str>>, ()> {
        let said = item.country.as_ref().map(|(code, _)| code).or(self.defaults.country.as_ref());
        match said {
            Some(code) if code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_uppercase()) => {
                Ok(Some(code.as_str().into()))
            }
            Some(code) => {
                let at = item.country.as_ref().map_or(item.at, |(_, at)| *at);
                let message = format!("`{code}` is not a country code");
                self.refuse(Severity::Error, at, &message, "use two capital letters, as in UA");
                Err(())
            }
            None => Ok(None),
        }
    }

    /// The id that a list gives, or one made of the English form, else of the main name.
    fn id(&mut self, item: &Item, terms: &[ItemTerm], primary: Lang) -> Option<String> {
        if let Some(id) = &item.id {
            let help = "use lower-case letters, digits and single hyphens";
            if slug(id) != *id {
                self.refuse(Severity::Error, item.at, &format!("`{id}` is not an id"), help);
                return None;
            }
            if self.entities.contains_key(id) {
                let message = format!("there is a second `{id}`");
                self.refuse(Severity::Error, item.at, &message, "join the two rows, or give one another id");
                return None;
            }
            return Some(id.clone());
        }
        let canonical = |lang: Lang| {
            let of = |term: &&ItemTerm| term.lang == lang && term.status == Some(FormStatus::Canonical);
            terms.iter().find(of).map(|term| slug(&term.text))
        };
        let made = [Lang::ENGLISH, primary].into_iter().filter_map(canonical).find(|id| !id.is_empty());
        let fallback = item.fallback.as_deref().map(slug).filter(|id| !id.is_empty());
        let id = match (made, fallback) {
            (Some(made), Some(fallback)) if self.entities.contains_key(&made) => format!("{made}-{fallback}"),
            (Some(made), _) => made,
            (None, Some(fallback)) => fallback,
            (None, None) => {
                let help = "add an English form, of which one is made, or a column `id`";
                self.refuse(Severity::Error, item.at, "nothing here makes an id", help);
                return None;
            }
        };
        if self.entities.contains_key(&id) {
            let message = format!("there is a second `{id}`");
            self.refuse(Severity::Error, item.at, &message, "join the two, or give each an `id`");
            return None;
        }
        Some(id)
    }

    /// The terms that can be taken, each with its rank; one canonical term a language, no term twice.
    fn terms(&mut self, terms: Vec<ItemTerm>, kind: Option<&str>) -> Vec<ItemTerm> {
        let kind = kind.and_then(kind_named).or(self.defaults.kind);
        let preferred: BTreeSet<Lang> =
            terms.iter().filter(|term| term.status == Some(FormStatus::Canonical)).map(|term| term.lang).collect();
        let mut canonical: BTreeSet<Lang> = BTreeSet::new();
        let mut taken: Vec<ItemTerm> = Vec::with_capacity(terms.len());
        let mut seen: BTreeSet<(Lang, String)> = BTreeSet::new();
        for mut term in terms {
            term.text = crate::text::fold::compose(term.text.trim());
            if !self.check.knows_language(term.lang) {
                self.strange.entry(term.lang).or_insert((term.at, 0)).1 += 1;
                continue;
            }
            let status = match term.status {
                None if preferred.contains(&term.lang) || canonical.contains(&term.lang) => FormStatus::Admitted,
                Some(FormStatus::Canonical) if canonical.contains(&term.lang) => FormStatus::Admitted,
                None => FormStatus::Canonical,
                Some(status) => status,
            };
            if self.is_unfit(&term, status, kind) || !seen.insert((term.lang, term.text.clone())) {
                continue;
            }
            if status == FormStatus::Canonical {
                canonical.insert(term.lang);
            }
            taken.push(ItemTerm { status: Some(status), ..term });
        }
        taken
    }

    /// Whether a form cannot be taken in; says so. What is merely seen in the wild is not missed.
    fn is_unfit(&mut self, term: &ItemTerm, status: FormStatus, kind: Option<Kind>) -> bool {
        let severity = if status == FormStatus::Recognized { Severity::Info } else { Severity::Warning };
        let language = self.check.dictionary.language_name(term.lang);
        let may_be_foreign = kind == Some(Kind::Organization);
        let mut wrong = script::wrong(&term.text, term.lang, language, may_be_foreign);
        if !term.text.chars().any(char::is_alphabetic) {
            wrong = Some((format!("`{}` is no name", term.text), "write one, or leave the field empty".to_owned()));
        }
        // A canonical form that needs a guard is for an editor to decide on.
        if status != FormStatus::Canonical
            && let Some(kind) = kind
        {
            wrong = wrong.or_else(|| self.check.guard(term.lang)?.missing(&term.text, kind));
        }
        if let Some((message, help)) = &wrong {
            self.refuse(severity, term.at, message, help);
        }
        wrong.is_some()
    }

    /// What came of them all.
    pub(super) fn finish(mut self) -> Imported {
        for (lang, (at, count)) in std::mem::take(&mut self.strange) {
            let help = match Lang::of_country(lang.primary()) {
                Some(meant) => format!("that is a country; its language is `{meant}`"),
                None => "canonym checks no text in it".to_owned(),
            };
            let severity = if help.starts_with("that") { Severity::Warning } else { Severity::Info };
            let forms = if count == 1 { "form" } else { "forms" };
            self.refuse(severity, at, &format!("{count} {forms} in a language canonym does not know, `{lang}`"), &help);
        }
        let mut entities: Vec<Entity> = self.entities.into_values().collect();
        declare_namesakes(self.check.dictionary, &mut entities);
        self.findings.sort_by_key(|finding| finding.hull().start());
        Imported { entities, findings: self.findings }
    }
}

/// All kinds.
const KINDS: [Kind; 7] =
    [Kind::Country, Kind::Region, Kind::City, Kind::River, Kind::Water, Kind::Person, Kind::Organization];

fn kind_named(name: &str) -> Option<Kind> {
    KINDS.into_iter().find(|kind| kind.noun().eq_ignore_ascii_case(name.trim()))
}

/// A text as an id: lower-case words of ASCII joined by hyphens.
fn slug(text: &str) -> String {
    let key = crate::text::Key::of(text);
    let words = key.as_str().split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    // An id of letters that are not ASCII would be one of what is left of them.
    if key.as_str().chars().any(|c| c.is_alphabetic() && !c.is_ascii()) {
        return String::new();
    }
    words.collect::<Vec<_>>().join("-")
}

fn add(entity: &mut Entity, term: &ItemTerm) {
    let parts: Vec<(PartKind, Box<str>)> = if entity.kind.is_person() {
        person::parts(&term.text, term.lang)
    } else {
        vec![(PartKind::Whole, term.text.as_str().into())]
    };
    let status = term.status.unwrap_or(FormStatus::Canonical);
    let is_neighbour = [entity.primary, term.lang].iter().all(|lang| NEIGHBOURS.contains(&lang.primary()));
    let is_native = term.lang == entity.primary || is_neighbour;
    if is_native && status == FormStatus::Canonical {
        let parts = parts.into_iter().map(|(kind, text)| Part { kind, text, reading: None }).collect();
        let name = Name { lang: term.lang, parts, standing: Standing::Current, since: None, until: None };
        return entity.names.push(name);
    }
    for (part, text) in parts {
        // Two spellings of a person may share a part, and the first told its rank.
        let same = |form: &Form| (form.part, form.lang) == (part, term.lang) && form.text == text;
        let is_name = entity.names.iter().any(|name| name.lang == term.lang && name.part(part) == Some(&text));
        if !is_name && !entity.forms.iter().any(same) {
            entity.forms.push(Form { text, lang: term.lang, part, status, standing: Standing::Current });
        }
    }
}
