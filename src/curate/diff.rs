//! What changes when one dictionary file takes the place of another.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::dictionary::parse::{Decision, UserDictionary};
use crate::dictionary::{Dictionary, Entity, FormStatus, Name, PartKind, Standing};
use crate::text::Lang;

/// What is in one file and not in another, by id.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// Entities that only the new file has.
    pub added: Vec<Brief>,
    /// Entities that only the old file has.
    pub removed: Vec<Brief>,
    /// Entities that both have, and not alike; decisions of the house on one stand here too.
    pub changed: Vec<Changed>,
    /// Names of contexts that are added, removed or changed.
    pub contexts: Vec<String>,
}

/// An entity in few words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Brief {
    /// Its id.
    pub id: String,
    /// What it is: `city`.
    pub kind: &'static str,
    /// Its main name.
    pub name: String,
}

/// An entity, and what is different.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Changed {
    /// Its id.
    pub id: String,
    /// What changes, form by form.
    pub changes: Vec<Change>,
}

/// One thing that changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change {
    /// `canonical`, `admitted`, `name`, `kind` …
    pub what: &'static str,
    /// In which language, where it is about one.
    pub language: Option<Lang>,
    /// Of which part of a name.
    pub part: Option<PartKind>,
    /// What was there.
    pub old: Vec<String>,
    /// What is there now.
    pub new: Vec<String>,
}

/// What an update changes. Which form a language wants depends on the schemes of `dictionary`.
pub fn diff(dictionary: &Dictionary, old: &UserDictionary, new: &UserDictionary) -> Difference {
    let (olds, news) = (by_id(&old.entities), by_id(&new.entities));
    let mut difference = Difference::default();
    let mut changed: BTreeMap<&str, Vec<Change>> = BTreeMap::new();
    for (&id, entity) in &news {
        match olds.get(id) {
            None => difference.added.push(brief(entity)),
            Some(before) if before != entity => {
                changed.insert(id, changes(dictionary, before, entity));
            }
            Some(_) => {}
        }
    }
    difference.removed = olds.iter().filter(|(id, _)| !news.contains_key(*id)).map(|(_, gone)| brief(gone)).collect();
    decisions(&old.decisions, &new.decisions, &mut changed);
    difference.changed = changed.into_iter().map(|(id, changes)| Changed { id: id.to_owned(), changes }).collect();
    let contexts: BTreeSet<&str> = old.contexts.iter().chain(&new.contexts).map(|context| &*context.name).collect();
    let differs = |name: &&str| {
        let find = |all: &'_ UserDictionary| all.contexts.iter().find(|context| *context.name == **name).cloned();
        find(old) != find(new)
    };
    difference.contexts = contexts.into_iter().filter(differs).map(str::to_owned).collect();
    difference
}

impl Difference {
    /// Whether nothing changes.
    pub fn is_empty(&self) -> bool {
        self.added.is_empty() && self.removed.is_empty() && self.changed.is_empty() && self.contexts.is_empty()
    }
}

fn by_id(entities: &[Entity]) -> BTreeMap<&str, &Entity> {
    entities.iter().map(|entity| (&*entity.id, entity)).collect()
}

fn brief(entity: &Entity) -> Brief {
    let native = entity.names.iter().find(|name| name.lang == entity.primary);
    Brief { id: entity.id.to_string(), kind: entity.kind.noun(), name: native.map(written).unwrap_or_default() }
}

fn written(name: &Name) -> String {
    let parts: Vec<&str> = name.parts.iter().map(|part| &*part.text).collect();
    parts.join(" ")
}

fn changes(dictionary: &Dictionary, old: &Entity, new: &Entity) -> Vec<Change> {
    let mut changes = Vec::new();
    let mut plain = |what, old: &[&str], new: &[&str]| {
        if old != new {
            let texts =
                |texts: &[&str]| texts.iter().map(|&text| text.to_owned()).filter(|text| !text.is_empty()).collect();
            changes.push(Change { what, language: None, part: None, old: texts(old), new: texts(new) });
        }
    };
    plain("kind", &[old.kind.noun()], &[new.kind.noun()]);
    plain("country", &[old.country.as_deref().unwrap_or("")], &[new.country.as_deref().unwrap_or("")]);
    plain("primary", &[&old.primary.to_string()], &[&new.primary.to_string()]);
    let ids = |ids: &'_ [Box<str>]| ids.iter().map(ToString::to_string).collect::<Vec<_>>();
    let (namesakes, cues) = ((ids(&old.namesakes), ids(&new.namesakes)), (ids(&old.cues), ids(&new.cues)));
    for (what, (old, new)) in [("namesakes", namesakes), ("cues", cues)] {
        plain(
            what,
            &old.iter().map(String::as_str).collect::<Vec<_>>(),
            &new.iter().map(String::as_str).collect::<Vec<_>>(),
        );
    }
    names(old, new, &mut changes);
    forms(dictionary, old, new, &mut changes);
    changes
}

fn names(old: &Entity, new: &Entity, changes: &mut Vec<Change>) {
    for (standing, what) in
        [(Standing::Current, "name"), (Standing::Former, "former name"), (Standing::Contested, "contested name")]
    {
        let of = |entity: &Entity| {
            let mut names: BTreeMap<Lang, Vec<String>> = BTreeMap::new();
            for name in entity.names.iter().filter(|name| name.standing == standing) {
                let since = name.since.map(|day| format!(" since {day}")).unwrap_or_default();
                let until = name.until.map(|day| format!(" until {day}")).unwrap_or_default();
                let readings = name.parts.iter().filter_map(|part| Some(format!(" ({})", part.reading.as_ref()?)));
                let readings: String = readings.collect();
                names.entry(name.lang).or_default().push(format!("{}{readings}{since}{until}", written(name)));
            }
            for form in entity.forms.iter().filter(|form| form.standing == standing && standing != Standing::Current) {
                names.entry(form.lang).or_default().push(form.text.to_string());
            }
            names
        };
        let (mut before, mut after) = (of(old), of(new));
        let langs: BTreeSet<Lang> = before.keys().chain(after.keys()).copied().collect();
        for lang in langs {
            let (old, new) = (before.remove(&lang).unwrap_or_default(), after.remove(&lang).unwrap_or_default());
            if old != new {
                changes.push(Change { what, language: Some(lang), part: None, old, new });
            }
        }
    }
}

fn forms(dictionary: &Dictionary, old: &Entity, new: &Entity, changes: &mut Vec<Change>) {
    let mut langs: BTreeSet<Lang> = dictionary.languages().map(|language| language.lang).collect();
    langs.extend(old.forms.iter().chain(&new.forms).map(|form| form.lang));
    let of = |entity: &Entity, what: Option<FormStatus>, lang: Lang, part: PartKind| -> Vec<String> {
        match what {
            None => dictionary.canonical_of(entity, part, lang, None).map(|form| form.text).into_iter().collect(),
            Some(status) => entity.listed(part, lang, status).map(str::to_owned).collect(),
        }
    };
    let ranks = [
        ("canonical", None),
        ("admitted", Some(FormStatus::Admitted)),
        ("recognized", Some(FormStatus::Recognized)),
        ("deprecated", Some(FormStatus::Deprecated)),
    ];
    for lang in langs {
        for part in [PartKind::Whole, PartKind::Given, PartKind::Patronymic, PartKind::Family] {
            for (what, rank) in ranks {
                let (before, after) = (of(old, rank, lang, part), of(new, rank, lang, part));
                if before != after {
                    let part = (part != PartKind::Whole).then_some(part);
                    changes.push(Change { what, language: Some(lang), part, old: before, new: after });
                }
            }
        }
    }
}

fn decisions<'d>(old: &'d [Decision], new: &'d [Decision], changed: &mut BTreeMap<&'d str, Vec<Change>>) {
    type Of<'d> = BTreeMap<(&'d str, Option<PartKind>, Lang), Vec<String>>;
    let of = |decisions: &'d [Decision]| {
        let mut all = Of::new();
        for decision in decisions {
            let since = decision.since.map(|day| format!(" since {day}")).unwrap_or_default();
            let key = (&*decision.entity, decision.part, decision.lang);
            all.entry(key).or_default().push(format!("{}{since}", decision.form));
        }
        all
    };
    let (mut before, mut after) = (of(old), of(new));
    let keys: BTreeSet<_> = before.keys().chain(after.keys()).copied().collect();
    for key @ (id, part, lang) in keys {
        let (old, new) = (before.remove(&key).unwrap_or_default(), after.remove(&key).unwrap_or_default());
        if old != new {
            changed.entry(id).or_default().push(Change { what: "decision", language: Some(lang), part, old, new });
        }
    }
}
