//! Looks dictionary files over: what is unknown, contradicts itself or others, or lacks a guard.
//!
//! Everything is told with its place and a remedy. What one file says of itself is in `entry`, what it
//! says against others in `claims`; house styles, languages and schemes are looked over in `files`.

pub(super) mod claims;
mod entry;
mod files;
mod guard;
mod ignore;
pub(super) mod script;

use std::collections::{BTreeMap, HashMap};

use crate::dictionary::parse::{self, Entry, ParseError, Tables};
use crate::dictionary::{Dictionary, Entity, builtin};
use crate::finding::{Finding, Severity};
use crate::text::distance::nearest;
use crate::text::{Lang, Position, Source, Span};
use guard::Guard;

/// What is looked for, and what it means.
pub const RULES: &[(&str, &str)] = &[
    ("malformed-entry", "something that cannot be read, such as an unknown key"),
    ("unknown-language", "a language canonym does not know"),
    ("unknown-scheme", "a scheme canonym does not know"),
    ("unknown-entity", "an id that nothing has"),
    ("duplicate-id", "an id that two entries have"),
    ("double-canonical", "two canonical forms where there can be one"),
    ("contradicting-form", "a form of two ranks, such as canonical and given up"),
    ("claimed-twice", "a form that two entities claim, and no text could tell apart"),
    ("circular-forms", "entities whose given-up forms are each other's canonical ones"),
    ("wrong-script", "a form in letters its language is not written in"),
    ("namesakes", "namesakes that are not mutual"),
    ("wrong-dates", "a name that ends before it begins"),
    ("missing-guard", "a form that is a word of its language, or too short to tell from one"),
    ("missing-provenance", "a file that does not say where its names are from"),
    ("left-out", "a row or form of a list that could not be taken in"),
];

/// The files that ship with canonym, as `dictionaries/` has them.
pub fn shipped() -> Vec<Source> {
    let lists = [builtin::ENTITIES, builtin::CONTEXTS, builtin::LANGUAGES, builtin::PROFILES, builtin::SCHEMES];
    lists.into_iter().flatten().map(|&(file, text)| Source::new(format!("dictionaries/{file}"), text)).collect()
}

/// Whose files are looked over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    /// Those that ship: they are all there is.
    Canonyms,
    /// A house's, which stand beside what ships.
    Houses,
}

/// Looks files over that stand beside each other; gives the findings of each, by place.
///
/// Takes time in proportion to what the files hold.
pub fn check(dictionary: &Dictionary, sources: &[Source], whose: Whose) -> Vec<Vec<Finding>> {
    let files: Vec<File<'_>> = sources.iter().map(File::read).collect();
    let check = Check::new(dictionary, &files, whose);
    let mut findings: Vec<Vec<Finding>> = files.iter().map(|file| check.file(file)).collect();
    claims::judge(&check, &files, &mut findings);
    for (findings, source) in findings.iter_mut().zip(sources) {
        findings.retain(|finding| !ignore::is_ignored(source, finding));
        findings.sort_by_key(|finding| (finding.hull().start(), finding.rule));
        findings.dedup();
    }
    findings
}

/// A file, read as far as it can be.
pub(super) struct File<'s> {
    source: &'s Source,
    /// Empty for a house style, a language or a scheme.
    tables: Tables<'s>,
    sort: files::Sort,
}

impl<'s> File<'s> {
    fn read(source: &'s Source) -> Self {
        let sort = files::Sort::of(source.text());
        let is_user = sort == files::Sort::Entities;
        let tables = if is_user { parse::tables(source.name(), source.text()) } else { Tables::default() };
        Self { source, tables, sort }
    }
}

/// What is known while files are looked over.
pub(super) struct Check<'d> {
    pub(super) dictionary: &'d Dictionary,
    whose: Whose,
    /// The ids of the files, and whether their entities could be read.
    ids: HashMap<Box<str>, bool>,
    /// Whom entities of the files call their namesakes.
    namesakes: HashMap<Box<str>, Vec<Box<str>>>,
    guards: BTreeMap<Lang, Guard>,
}

impl<'d> Check<'d> {
    pub(super) fn new(dictionary: &'d Dictionary, files: &[File<'_>], whose: Whose) -> Self {
        let mut ids: HashMap<Box<str>, bool> = HashMap::new();
        let mut namesakes = HashMap::new();
        for file in files {
            // An entity that cannot be read is one all the same, to those that name it.
            for id in &file.tables.unread {
                ids.entry(id.clone()).or_insert(false);
            }
            for Entry { value: entity, .. } in &file.tables.entities {
                ids.insert(entity.id.clone(), true);
                if !entity.namesakes.is_empty() {
                    namesakes.insert(entity.id.clone(), entity.namesakes.clone());
                }
            }
        }
        let guards = dictionary.languages().map(|language| (language.lang, Guard::of(language))).collect();
        Self { dictionary, whose, ids, namesakes, guards }
    }

    /// What one file says of itself.
    fn file(&self, file: &File<'_>) -> Vec<Finding> {
        let mut found = Vec::new();
        if file.sort != files::Sort::Entities {
            files::judge(self, file, &mut found);
            return found;
        }
        found.extend(file.tables.errors.iter().map(|error| malformed(file.source, error)));
        files::judge_provenance(self, file, &mut found);
        for entry in &file.tables.entities {
            entry::judge(self, entry, &mut found);
        }
        files::judge_contexts(self, file, &mut found);
        files::judge_decisions(self, file, &mut found);
        found
    }

    pub(super) fn knows_language(&self, lang: Lang) -> bool {
        self.dictionary.language_name(lang) != "foreign"
    }

    /// What is wrong with a language tag, if something is.
    fn judge_language(&self, lang: Lang, at: Span, found: &mut Vec<Finding>) {
        if self.knows_language(lang) {
            return;
        }
        let help = match Lang::of_country(lang.primary()) {
            Some(meant) => format!("that is a country; its language is `{meant}`"),
            None => "correct the tag; a language canonym shall know needs a scheme or a file of its own".to_owned(),
        };
        found.push(problem(
            "unknown-language",
            Severity::Error,
            at,
            &format!("canonym knows no language `{lang}`"),
            &help,
        ));
    }

    /// Whether canonym has an entity of this id itself.
    pub(super) fn ships(&self, id: &str) -> bool {
        self.dictionary.entity_by_id(id).is_some()
    }

    /// Whether it is one written by hand. To take a place of the lists into one's own hands is what they are for.
    pub(super) fn is_by_hand(&self, id: &str) -> bool {
        self.dictionary.entity_by_id(id).is_some_and(|id| self.dictionary.entity(id).is_curated())
    }

    /// What is wrong with an id, if nothing has it.
    fn judge_id(&self, id: &str, at: Span, found: &mut Vec<Finding>) {
        if self.ids.contains_key(id) || self.ships(id) {
            return;
        }
        // Near ids are only worth their time while few are missing.
        let shipped = self.dictionary.curated().map(|id| &*self.dictionary.entity(id).id);
        let near = if found.len() < 20 { nearest(id, self.ids.keys().map(|id| &**id).chain(shipped)) } else { None };
        let help = match near {
            Some(near) => format!("did you mean `{near}`?"),
            None => "`canonym dictionary list` tells the ids there are".to_owned(),
        };
        found.push(problem("unknown-entity", Severity::Error, at, &format!("canonym knows no entity `{id}`"), &help));
    }

    /// Whether an entity of the files, which could say so, does not call another a namesake that does.
    fn is_one_sided(&self, id: &str, other: &str) -> bool {
        let is_here = self.ids.get(other) == Some(&true);
        is_here && !self.namesakes.get(other).is_some_and(|names| names.iter().any(|name| **name == *id))
    }

    pub(super) fn guard(&self, lang: Lang) -> Option<&Guard> {
        lang.fallbacks().find_map(|lang| self.guards.get(&lang))
    }
}

/// An entity in a file, with its places.
type EntityEntry<'s> = Entry<'s, Entity>;

/// A finding about a dictionary: what is wrong, and what to do.
pub(super) fn problem(rule: &'static str, severity: Severity, at: Span, message: &str, help: &str) -> Finding {
    Finding::plain(rule, severity, at, format!("{message}; {help}"))
}

fn malformed(source: &Source, error: &ParseError) -> Finding {
    let at = span_at(source, Position { line: error.line, column: error.column });
    // The reader's list of what could stand there is in the remedy too.
    let message = error.message.split(", expected one of").next().unwrap_or_default();
    let quoted = message.split('`').nth(1).unwrap_or_default();
    let message = match message.split(" `").next() {
        Some("unknown field") => format!("there is no key `{quoted}`"),
        Some("unknown variant") => format!("`{quoted}` cannot stand here"),
        Some("missing field") => format!("there is no `{quoted}`"),
        _ => message.to_owned(),
    };
    // Told by the reader, and has a name of its own.
    let rule = if message.contains("defined twice") { "duplicate-id" } else { "malformed-entry" };
    problem(rule, Severity::Error, at, &message, &error.help)
}

/// The text or word at a place.
pub(super) fn span_at(source: &Source, position: Position) -> Span {
    let text = source.text();
    let line = source.lines().line(text, position.line.clamp(1, source.lines().count()));
    let rest = &text[line.clone()];
    let start = rest.char_indices().nth(position.column.saturating_sub(1)).map_or(rest.len(), |(at, _)| at);
    let word = &rest[start..];
    let length = match word.strip_prefix('"').and_then(|inner| inner.find('"')) {
        Some(end) => end + 2,
        None => word.find(|c: char| !c.is_alphanumeric() && c != '_' && c != '-').unwrap_or(word.len()),
    };
    Span::new(line.start + start, line.start + start + length)
}
