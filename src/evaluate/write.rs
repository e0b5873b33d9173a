//! Passages as files that can be read again.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde_json::{Value, json};

use super::marks::occurrences;
use super::passage::{Expected, Named, Passage};
use crate::read::FORMATS;
use crate::text::Span;

/// As a TOML set in which every passage names its language.
pub(super) fn toml(passages: &[Passage]) -> String {
    let mut written = String::new();
    for passage in passages {
        let _ = writeln!(written, "[[passage]]\nid = {}", quoted(&passage.id));
        let optional = [
            ("class", passage.class.clone()),
            ("lang", passage.lang.map(|lang| lang.to_string())),
            ("date", passage.date.map(|date| date.to_string())),
            ("fault", passage.fault.map(|fault| fault.as_str().to_owned())),
            ("format", format_name(passage)),
        ];
        for (key, value) in optional {
            if let Some(value) = value {
                let _ = writeln!(written, "{key} = {}", quoted(&value));
            }
        }
        let _ = writeln!(written, "text = {}", quoted(&marked(passage)));
        for (profile, expected) in &passage.expected {
            let findings: Vec<String> = expected.iter().map(|wish| quoted(&finding(passage, wish))).collect();
            let _ = writeln!(written, "expect.{profile} = [{}]", findings.join(", "));
        }
        written.push('\n');
    }
    written
}

/// As JSON lines; marks of entities and nobody are left to TOML.
pub(super) fn json_lines(passages: &[Passage]) -> String {
    let mut written = String::new();
    for passage in passages {
        let findings = |list: &Vec<Expected>| list.iter().map(|wish| finding(passage, wish)).collect::<Vec<_>>();
        let expect: BTreeMap<&str, Vec<String>> =
            passage.expected.iter().map(|(profile, list)| (profile.as_str(), findings(list))).collect();
        let mut line = json!({ "id": passage.id, "text": passage.text, "expect": expect });
        let optional = [
            ("lang", passage.lang.map(|lang| lang.to_string())),
            ("date", passage.date.map(|date| date.to_string())),
            ("class", passage.class.clone()),
            ("fault", passage.fault.map(|fault| fault.as_str().to_owned())),
        ];
        for (key, value) in optional {
            if let Some(value) = value {
                line[key] = Value::String(value);
            }
        }
        let _ = writeln!(written, "{line}");
    }
    written
}

fn format_name(passage: &Passage) -> Option<String> {
    let info = FORMATS.iter().find(|info| info.format == passage.format && info.format != FORMATS[0].format);
    info.map(|info| info.name.to_owned())
}

/// A JSON string, which is a basic string of TOML as well.
fn quoted(text: &str) -> String {
    Value::String(text.to_owned()).to_string().replace('\u{7F}', "\\u007F")
}

fn marked(passage: &Passage) -> String {
    let (mut text, mut done) = (String::new(), 0);
    for mark in passage.marks.iter().filter(|mark| !matches!(mark.named, Named::Thing { .. })) {
        if mark.span.start() < done {
            continue; // Names inside names have no notation.
        }
        let id = if let Named::Entity(id) = &mark.named { id } else { "-" };
        let surface = &passage.text[mark.span.range()];
        let _ = write!(text, "{}[[{surface}|{id}]]", &passage.text[done..mark.span.start()]);
        done = mark.span.end();
    }
    text + &passage.text[done..]
}

fn finding(passage: &Passage, wish: &Expected) -> String {
    let surface = &passage.text[wish.span.range()];
    let is_it = |span: &Span| *span == wish.span;
    let nth = occurrences(&passage.text, surface).position(|span| is_it(&span)).map_or(1, |before| before + 1);
    let number = if nth > 1 { format!("#{nth}") } else { String::new() };
    let severity = wish.severity.map_or("?", |severity| severity.as_str());
    format!("{surface}{number} -> {} ({severity})", wish.replacement.as_deref().unwrap_or("?"))
}
