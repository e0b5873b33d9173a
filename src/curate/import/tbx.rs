//! Term bases in TBX.

use super::{Item, ItemTerm, left_out};
use crate::dictionary::FormStatus;
use crate::finding::{Finding, Severity};
use crate::read::terms;
use crate::text::{Lang, Source, Span};

/// Reads the concepts of a term base.
pub(super) fn items(source: &Source, found: &mut Vec<Finding>) -> Vec<Item> {
    let base = match terms(source.text()) {
        Ok(base) => base,
        Err((at, message)) => {
            let at = crate::text::boundary_before(source.text(), at);
            found.push(left_out(Severity::Error, Span::new(at, at), &message, "export it again as TBX"));
            return Vec::new();
        }
    };
    let mut items = Vec::with_capacity(base.concepts.len());
    for concept in base.concepts {
        let at = concept.at.unwrap_or(Span::new(0, 0));
        let mut item = Item { fallback: concept.id, base: base.lang, ..Item::at(at) };
        // The subject may be anything; it is a kind where it is the name of one.
        item.subject = concept.subject;
        for term in concept.terms {
            let Some(lang) = Lang::parse(&term.lang) else {
                let message = format!("`{}` is no language tag", term.lang);
                found.push(left_out(Severity::Warning, term.at, &message, "write one such as uk or pt-BR"));
                continue;
            };
            let status = term.status.as_deref().and_then(status);
            item.terms.push(ItemTerm { lang, text: term.text, status, at: term.at });
        }
        items.push(item);
    }
    items
}

/// The rank of an administrative status, of either version.
fn status(written: &str) -> Option<FormStatus> {
    let is = |prefix: &str| written.starts_with(prefix);
    Some(match () {
        () if is("preferred") => FormStatus::Canonical,
        () if is("admitted") || is("standardized") || is("legal") => FormStatus::Admitted,
        () if is("deprecated") || is("superseded") => FormStatus::Deprecated,
        () => return None,
    })
}
