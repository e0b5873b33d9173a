//! What Wikidata gives out as JSON: `{"entities": {…}}`, one entity, or an array of them as in its dumps.

use serde_json::Value;

use super::{Item, ItemTerm, left_out};
use crate::curate::check::span_at;
use crate::dictionary::FormStatus;
use crate::finding::{Finding, Severity};
use crate::text::{Lang, Position, Source, Span};

/// Reads the entities of an export.
pub(super) fn items(source: &Source, found: &mut Vec<Finding>) -> Vec<Item> {
    let json: Value = match serde_json::from_str(source.text()) {
        Ok(json) => json,
        Err(error) => {
            let at = span_at(source, Position { line: error.line().max(1), column: 1 });
            found.push(left_out(Severity::Error, at, &format!("this is no JSON: {error}"), "download it again"));
            return Vec::new();
        }
    };
    let mut places = Places { text: source.text(), from: 0 };
    let entities: Vec<(Option<&str>, &Value)> = match &json {
        Value::Array(entities) => entities.iter().map(|entity| (None, entity)).collect(),
        Value::Object(object) => match object.get("entities") {
            Some(Value::Object(entities)) => entities.iter().map(|(id, entity)| (Some(&**id), entity)).collect(),
            Some(Value::Array(entities)) => entities.iter().map(|entity| (None, entity)).collect(),
            _ => vec![(None, &json)],
        },
        _ => Vec::new(),
    };
    if entities.is_empty() {
        let help = "an export begins {\"entities\": {\"Q…\": …}} or is an array";
        found.push(left_out(Severity::Error, Span::new(0, 0), "there is no entity in this", help));
    }
    entities.into_iter().filter_map(|(key, entity)| item(key, entity, &mut places, found)).collect()
}

fn item(key: Option<&str>, entity: &Value, places: &mut Places<'_>, found: &mut Vec<Finding>) -> Option<Item> {
    let id = key.or_else(|| entity.get("id")?.as_str());
    let at = places.of(id.unwrap_or("labels"));
    let Some(labels) = entity.get("labels").and_then(Value::as_object) else {
        let what = id.map_or_else(|| "an entity".to_owned(), |id| format!("`{id}`"));
        let help = "export entities whole, or with labels and aliases";
        found.push(left_out(Severity::Error, at, &format!("{what} has no labels"), help));
        return None;
    };
    let mut item = Item { fallback: id.map(str::to_owned), ..Item::at(at) };
    let mut term = |tag: &str, value: &Value, status| {
        // Tags that are none of a language, such as `simple` and `mul`, name nothing anew.
        let lang = Lang::parse(tag).filter(|_| tag.len() < 4 || tag.contains('-'));
        if let (Some(lang), Some(text)) = (lang, value.get("value").and_then(Value::as_str))
            && !item.terms.iter().any(|known: &ItemTerm| known.lang == lang && known.text == text)
        {
            item.terms.push(ItemTerm { lang, text: text.to_owned(), status: Some(status), at });
        }
    };
    for (tag, value) in labels {
        term(tag, value, FormStatus::Canonical);
    }
    let aliases = entity.get("aliases").and_then(Value::as_object);
    for (tag, values) in aliases.into_iter().flatten() {
        for value in values.as_array().into_iter().flatten() {
            term(tag, value, FormStatus::Recognized);
        }
    }
    Some(item)
}

/// Where ids stand, looked for one behind the other: the whole is walked once.
struct Places<'s> {
    text: &'s str,
    from: usize,
}

impl Places<'_> {
    fn of(&mut self, id: &str) -> Span {
        let quoted = format!("\"{id}\"");
        let Some(at) = self.text[self.from..].find(&quoted) else { return Span::new(0, 0) };
        let start = self.from + at;
        self.from = start + quoted.len();
        Span::new(start, self.from)
    }
}
