//! TOML front matter.

use toml::de::{DeTable, DeValue};

use crate::read::codec;
use crate::read::scalar::{Notation, Scalar};
use crate::text::Span;

use super::fields::Fields;

const HELP: &str = "correct the TOML; the text below it is read all the same";
/// Deeper tables hold nothing for readers.
const DEPTH: usize = 16;

/// Reads the values of `inside`.
pub(super) fn read(text: &str, inside: Span, fields: &mut Fields<'_>) {
    let toml = &text[inside.range()];
    let (table, errors) = DeTable::parse_recoverable(toml);
    for error in errors.iter().take(1) {
        let range = error.span().unwrap_or(0..0);
        let span = Span::new(range.start.min(toml.len()), range.end.clamp(range.start, toml.len().max(range.start)));
        let message = format!("the front matter is no TOML: {}", error.message());
        fields.problem(span.shifted(inside.start()), message, HELP);
    }
    self::table(text, inside.start(), table.get_ref(), &mut Vec::new(), fields);
}

fn table(text: &str, base: usize, table: &DeTable<'_>, path: &mut Vec<String>, fields: &mut Fields<'_>) {
    for (key, value) in table {
        path.push(key.get_ref().to_string());
        let range = value.span();
        self::value(text, base, value.get_ref(), Span::new(range.start, range.end.max(range.start)), path, fields);
        path.pop();
    }
}

fn value(text: &str, base: usize, value: &DeValue<'_>, span: Span, path: &mut Vec<String>, fields: &mut Fields<'_>) {
    match value {
        DeValue::Table(inner) if path.len() < DEPTH => table(text, base, inner, path, fields),
        DeValue::Array(values) => {
            for item in values {
                let range = item.span();
                let span = Span::new(range.start, range.end.max(range.start));
                if !matches!(item.get_ref(), DeValue::Array(_)) {
                    self::value(text, base, item.get_ref(), span, path, fields);
                }
            }
        }
        DeValue::String(_) | DeValue::Datetime(_) if Fields::wants(path) => {
            if let Some(scalar) = scalar(text, span.shifted(base)) {
                fields.value(path, &scalar);
            }
        }
        _ => {}
    }
}

/// A string or date at a place, whose quotes say how it is written.
fn scalar(text: &str, place: Span) -> Option<Scalar> {
    let raw = text.get(place.range())?;
    for (quote, notation, codec) in [
        ("\"\"\"", Notation::Backslash, codec::QUOTED),
        ("'''", Notation::Raw, codec::TOML_LITERAL),
        ("\"", Notation::Backslash, codec::QUOTED),
        ("'", Notation::Raw, codec::TOML_LITERAL),
    ] {
        if let Some(inside) = raw.strip_prefix(quote).and_then(|rest| rest.strip_suffix(quote)) {
            let body = inside.trim_start_matches(['\n', '\r']);
            let end = place.end() - quote.len();
            return Some(Scalar::read(text, Span::new(end - body.len(), end), notation, codec));
        }
    }
    (!raw.is_empty()).then(|| Scalar::read(text, place, Notation::Raw, codec::TOML_LITERAL))
}
