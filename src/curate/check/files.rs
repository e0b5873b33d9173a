//! What files say besides entities: where their names are from, contexts, decisions, house styles, languages, schemes.

use std::collections::BTreeSet;

use super::{Check, File, Whose, malformed, problem, script};
use crate::dictionary::parse;
use crate::finding::{Finding, Severity};
use crate::text::distance::nearest;
use crate::text::{Lang, Source, Span};

/// What a file is, by the keys at its top.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    /// Entities, contexts and decisions.
    Entities,
    Profile,
    Language,
    Scheme,
}

impl Sort {
    pub(super) fn of(text: &str) -> Self {
        let top = text.lines().take_while(|line| !line.starts_with('['));
        let keys: BTreeSet<&str> = top.filter_map(|line| Some(line.split_once('=')?.0.trim())).collect();
        if keys.contains("letters") || keys.contains("targets") || keys.contains("cite") {
            // Languages have `letters` too, and say of which language.
            if keys.contains("lang") { Sort::Language } else { Sort::Scheme }
        } else if keys.contains("lang") {
            Sort::Language
        } else if keys.contains("title") || keys.contains("label") {
            Sort::Profile
        } else {
            Sort::Entities
        }
    }
}

/// Where a text stands between quotation marks; the start of the file where it does not.
fn quoted(source: &Source, text: &str) -> Span {
    let found = source.text().find(&format!("\"{text}\""));
    found.map_or(Span::new(0, 0), |at| Span::new(at, at + text.len() + 2))
}

/// Where a language is named as a key; else as [`quoted`].
fn keyed(source: &Source, lang: Lang) -> Span {
    let tag = lang.to_string();
    let in_head = source.text().find(&format!("[language.{tag}]")).map(|at| at + "[language.".len());
    in_head.map_or_else(|| quoted(source, &tag), |at| Span::new(at, at + tag.len()))
}

/// Judges a house style, a language or a scheme.
pub(super) fn judge(check: &Check<'_>, file: &File<'_>, found: &mut Vec<Finding>) {
    let (name, text) = (file.source.name(), file.source.text());
    let read = match file.sort {
        Sort::Profile => parse::profile(name, text).map(|profile| {
            for (&lang, said) in &profile.langs {
                check.judge_language(lang, keyed(file.source, lang), found);
                for id in said.schemes.values() {
                    scheme(check, id, quoted(file.source, id), found);
                }
                for entry in &said.entries {
                    check.judge_id(&entry.entity, quoted(file.source, &entry.entity), found);
                }
            }
        }),
        Sort::Language => parse::language(name, text).map(|language| {
            for (_, id) in &language.schemes {
                scheme(check, id, quoted(file.source, id), found);
            }
            for article in &language.articles {
                check.judge_id(&article.entity, quoted(file.source, &article.entity), found);
            }
        }),
        Sort::Scheme => parse::scheme(name, text).map(|scheme| {
            // A scheme of one's own may be for a language canonym has not met.
            for lang in scheme.targets.iter().filter(|lang| Lang::of_country(lang.primary()).is_some()) {
                check.judge_language(*lang, quoted(file.source, &lang.to_string()), found);
            }
        }),
        Sort::Entities => Ok(()),
    };
    found.extend(read.err().map(|error| malformed(file.source, &error)));
}

fn scheme(check: &Check<'_>, id: &str, at: Span, found: &mut Vec<Finding>) {
    if check.dictionary.scheme_by_id(id).is_some() {
        return;
    }
    let help = match nearest(id, check.dictionary.schemes().map(|scheme| &*scheme.id)) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "`canonym schemes` lists them".to_owned(),
    };
    found.push(problem("unknown-scheme", Severity::Error, at, &format!("canonym knows no scheme `{id}`"), &help));
}

/// A file of names says at its head where they are from.
pub(super) fn judge_provenance(check: &Check<'_>, file: &File<'_>, found: &mut Vec<Finding>) {
    let first = file.source.text().lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let says = first.trim().strip_prefix('#').is_some_and(|comment| comment.chars().any(char::is_alphabetic));
    if file.tables.entities.is_empty() || says {
        return;
    }
    let severity = if check.whose == Whose::Canonyms { Severity::Error } else { Severity::Warning };
    let message = "the file does not say where its names are from";
    let help = "begin it with a comment that does: `# Source: …, as of …`";
    found.push(problem("missing-provenance", severity, Span::new(0, 0), message, help));
}

/// Contexts name languages and entities there are.
pub(super) fn judge_contexts(check: &Check<'_>, file: &File<'_>, found: &mut Vec<Finding>) {
    for entry in &file.tables.contexts {
        for &lang in &entry.value.langs {
            check.judge_language(lang, entry.place("languages", &lang.to_string()), found);
        }
        for id in &entry.value.entities {
            check.judge_id(id, entry.place("entities", id), found);
        }
    }
}

/// Decisions name languages and entities there are, one a name, in letters of the language.
pub(super) fn judge_decisions(check: &Check<'_>, file: &File<'_>, found: &mut Vec<Finding>) {
    let mut decided = BTreeSet::new();
    for entry in &file.tables.decisions {
        let decision = &entry.value;
        check.judge_language(decision.lang, entry.place("language", &decision.lang.to_string()), found);
        check.judge_id(&decision.entity, decision.place, found);
        let language = check.dictionary.language_name(decision.lang);
        let at = entry.place("form", &decision.form);
        if let Some((message, help)) = script::wrong(&decision.form, decision.lang, language, false) {
            found.push(problem("wrong-script", Severity::Error, at, &message, &help));
        }
        if !decided.insert((&decision.entity, decision.part, decision.lang, decision.since)) {
            let message = format!("`{}` is decided twice in {language}", decision.entity);
            let help = "keep one; the later one counts until then";
            found.push(problem("double-canonical", Severity::Error, at, &message, help));
        }
    }
}
