//! Entities as a dictionary file has them.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::dictionary::{Entity, FormStatus, PartKind, Standing};
use crate::text::Lang;

/// The spellings of a language: by part, each in the order they are written.
type Spellings<'e> = BTreeMap<PartKind, Vec<&'e str>>;

/// Writes entities with their present names and forms, by id, under a comment that says where they are from.
pub fn write(entities: &[Entity], provenance: &str) -> String {
    let mut toml = String::new();
    for line in provenance.lines() {
        line_of(&mut toml, format_args!("# {line}"));
    }
    let mut entities: Vec<&Entity> = entities.iter().collect();
    entities.sort_by(|a, b| a.id.cmp(&b.id));
    for entity in entities {
        write_entity(entity, &mut toml);
    }
    toml
}

fn line_of(toml: &mut String, line: std::fmt::Arguments<'_>) {
    // Writing to a text cannot fail.
    let _ = writeln!(toml, "{line}");
}

fn write_entity(entity: &Entity, toml: &mut String) {
    line_of(toml, format_args!("\n[[entity]]\nid = {}", quoted(&entity.id)));
    line_of(toml, format_args!("kind = {}", quoted(entity.kind.noun())));
    if let Some(country) = &entity.country {
        line_of(toml, format_args!("in = {}", quoted(country)));
    }
    line_of(toml, format_args!("primary = {}", quoted(&entity.primary.to_string())));
    let mut names: BTreeMap<Lang, Spellings<'_>> = BTreeMap::new();
    for name in entity.names.iter().filter(|name| name.standing == Standing::Current) {
        for part in &name.parts {
            names.entry(name.lang).or_default().entry(part.kind).or_default().push(&part.text);
        }
    }
    table("names", &names, entity, toml);
    let ranks = [
        ("forms", FormStatus::Canonical),
        ("admitted", FormStatus::Admitted),
        ("recognized", FormStatus::Recognized),
        ("deprecated", FormStatus::Deprecated),
    ];
    for (key, status) in ranks {
        let mut forms: BTreeMap<Lang, Spellings<'_>> = BTreeMap::new();
        for form in entity.forms.iter().filter(|form| form.status == status && form.standing == Standing::Current) {
            forms.entry(form.lang).or_default().entry(form.part).or_default().push(&form.text);
        }
        if !forms.is_empty() {
            table(key, &forms, entity, toml);
        }
    }
    if !entity.namesakes.is_empty() {
        let ids: Vec<&str> = entity.namesakes.iter().map(|id| &**id).collect();
        line_of(toml, format_args!("namesakes = [{}]", ids.into_iter().map(quoted).collect::<Vec<_>>().join(", ")));
    }
}

/// `forms = { pl = "Charków" }`, the main language first.
fn table(key: &str, spellings: &BTreeMap<Lang, Spellings<'_>>, entity: &Entity, toml: &mut String) {
    let plain = if entity.kind.is_person() { PartKind::Family } else { PartKind::Whole };
    let value = |parts: &Spellings<'_>| match parts.iter().next() {
        Some((kind, texts)) if parts.len() == 1 && *kind == plain => list(texts),
        _ => {
            let parts: Vec<String> =
                parts.iter().map(|(kind, texts)| format!("{} = {}", part(*kind), list(texts))).collect();
            format!("{{ {} }}", parts.join(", "))
        }
    };
    let mut langs: Vec<_> = spellings.iter().collect();
    langs.sort_by_key(|(lang, _)| (**lang != entity.primary, lang.to_string()));
    let langs: Vec<String> = langs.into_iter().map(|(lang, parts)| format!("{lang} = {}", value(parts))).collect();
    line_of(toml, format_args!("{key} = {{ {} }}", langs.join(", ")));
}

fn list(texts: &[&str]) -> String {
    match texts {
        [one] => quoted(one),
        several => format!("[{}]", several.iter().map(|text| quoted(text)).collect::<Vec<_>>().join(", ")),
    }
}

fn part(kind: PartKind) -> &'static str {
    match kind {
        PartKind::Whole => "whole",
        PartKind::Given => "given",
        PartKind::Patronymic => "patronymic",
        PartKind::Family => "family",
        PartKind::Particle => "particle",
        PartKind::Generic => "generic",
        PartKind::Connector => "connector",
    }
}

/// A text in quotation marks. JSON's escapes are TOML's too, but for one character that JSON leaves as it is.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string().replace('\u{7F}', "\\u007F")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::write;
    use crate::dictionary::parse;

    proptest! {
        #[test]
        fn what_is_written_is_read_again(name in "[а-яїґ\"\\\\\u{7F}\t ]{0,8}[Ѐ-ӿ]", form in "[A-Za-z'\"\\\\ -]{0,9}[a-z]") {
            let toml = format!(
                "[[entity]]\nid = \"x\"\nkind = \"person\"\nin = \"UA\"\nprimary = \"uk\"\n\
                 names = {{ uk = {{ given = {0}, family = {0} }} }}\nforms = {{ en = {1}, fr = {{ given = {1} }} }}\n\
                 admitted = {{ pt-BR = [{1}, {0}] }}\nnamesakes = [\"x\"]\n",
                super::quoted(&name), super::quoted(&form)
            );
            let entities = parse::entities("a.toml", &toml).expect("written rightly");
            let written = write(&entities, "Source: here");
            prop_assert_eq!(&parse::entities("b.toml", &written).expect("written rightly"), &entities);
            prop_assert!(written.starts_with("# Source: here\n\n[[entity]]\n"));
            prop_assert_eq!(write(&entities, "Source: here"), written);
        }
    }
}
