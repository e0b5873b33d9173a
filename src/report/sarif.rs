//! SARIF 2.1.0 (OASIS Standard, with Errata 01), which code hosts and editors read.

use std::io::{self, Write};

use serde_json::{Value, json};

use super::fingerprint::by_place;
use super::list::List;
use super::{FileReport, Reporter, Summary, ends, words};
use crate::finding::{Finding, Severity};
use crate::fix::{Edit, Fix};
use crate::judge::{RULES, RuleInfo};
use crate::text::{Charset, Source, Span};

/// What relative paths start from; GitHub takes this name for the root of the repository.
const ROOT: &str = "%SRCROOT%";

/// The longest text that is quoted, in bytes: a finding about a file may cover much of it.
const MOST_QUOTED: usize = 1000;

/// The `sarif` report: one log with one run.
///
/// Of the files only those in another charset than UTF-8 are kept until the end, where they are listed.
#[derive(Debug)]
pub(super) struct Sarif {
    results: List,
    artifacts: Vec<Value>,
}

impl Sarif {
    pub(super) fn new() -> Self {
        let driver = json!({
            "name": "canonym",
            "semanticVersion": env!("CARGO_PKG_VERSION"),
            "rules": RULES.iter().map(rule).collect::<Vec<_>>(),
        });
        let root = json!({ ROOT: { "description": { "text": "The folder that canonym was started in." } } });
        let head = format!(
            "{{\n  \"$schema\": \"https://json.schemastore.org/sarif-2.1.0.json\",\n  \"version\": \"2.1.0\",\n  \
             \"runs\": [{{\n    \"tool\": {{\"driver\":{driver}}},\n    \"columnKind\": \"unicodeCodePoints\",\n    \
             \"newlineSequences\": [\"\\r\\n\", \"\\n\", \"\\r\"],\n    \"defaultEncoding\": \"UTF-8\",\n    \
             \"originalUriBaseIds\": {root},\n    \"results\": "
        );
        Self { results: List::new(head, "    "), artifacts: Vec::new() }
    }
}

impl Reporter for Sarif {
    fn file(&mut self, report: &FileReport<'_>, out: &mut dyn Write) -> io::Result<()> {
        let charset = report.source.charset();
        if charset != Charset::UTF_8 && !report.findings.is_empty() {
            self.artifacts.push(json!({ "location": artifact(report.source.name()), "encoding": charset.name() }));
        }
        for (finding, fingerprint) in by_place(report) {
            self.results.item(&result(report.source, finding, &fingerprint), out)?;
        }
        Ok(())
    }

    fn finish(&mut self, summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
        self.results.end(out)?;
        if !self.artifacts.is_empty() {
            write!(out, ",\n    \"artifacts\": {}", Value::from(std::mem::take(&mut self.artifacts)))?;
        }
        let invocation = json!([{ "executionSuccessful": !summary.incomplete }]);
        writeln!(out, ",\n    \"invocations\": {invocation}\n  }}]\n}}")
    }
}

/// A rule as a `reportingDescriptor` (section 3.49).
fn rule(rule: &RuleInfo) -> Value {
    let does = section(rule.page, "## What it does");
    let matters = section(rule.page, "## Why it matters");
    json!({
        "id": rule.name,
        "shortDescription": { "text": rule.summary },
        "fullDescription": { "text": does },
        "help": { "text": format!("{does}\n\n{matters}") },
        "defaultConfiguration": { "level": level(rule.severity) },
    })
}

/// The text under a heading of a page, its lines joined.
fn section(page: &str, heading: &str) -> String {
    let under = page.split_once(heading).map_or("", |(_, under)| under);
    let text = under.split("\n## ").next().unwrap_or_default().trim();
    text.split("\n\n").map(|paragraph| paragraph.replace('\n', " ")).collect::<Vec<_>>().join("\n\n")
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

/// A finding as a `result` (section 3.27).
fn result(source: &Source, finding: &Finding, fingerprint: &str) -> Value {
    let related = finding.related.iter().enumerate().map(|(id, related)| {
        json!({ "id": id, "message": message(&related.message), "physicalLocation": place(source, related.span) })
    });
    let fixes = finding.fixes.iter().filter(|fix| !fix.edits.is_empty());
    let fields = [
        ("ruleId", json!(finding.rule)),
        ("ruleIndex", json!(RULES.iter().position(|rule| rule.name == finding.rule))),
        ("level", json!(level(finding.severity))),
        ("message", message(&words::in_one_line(finding))),
        ("locations", json!([{ "physicalLocation": place(source, finding.hull()) }])),
        ("relatedLocations", related.collect()),
        ("fixes", fixes.map(|fix| self::fix(source, fix)).collect()),
        ("partialFingerprints", json!({ "canonym/v1": fingerprint })),
        ("properties", properties(finding)),
    ];
    with_something(fields)
}

/// A text as a `message` (section 3.11), in which braces are doubled (section 3.11.5).
fn message(text: &str) -> Value {
    json!({ "text": text.replace('{', "{{").replace('}', "}}") })
}

/// An object of those fields that say something.
fn with_something<const N: usize>(fields: [(&str, Value); N]) -> Value {
    let says = |value: &Value| !value.is_null() && value.as_array().is_none_or(|items| !items.is_empty());
    let fields = fields.into_iter().filter(|(_, value)| says(value));
    Value::Object(fields.map(|(name, value)| (name.to_owned(), value)).collect())
}

/// What SARIF has no words for.
fn properties(finding: &Finding) -> Value {
    with_something([
        ("entity", json!(finding.entity)),
        ("surface", json!((!finding.surface.is_empty()).then_some(&finding.surface))),
        ("language", json!(finding.lang)),
        ("segmentRole", json!(finding.role.as_str())),
        ("basis", json!(finding.basis.map(crate::dictionary::Basis::as_str))),
    ])
}

/// A place as a `physicalLocation` (section 3.29).
fn place(source: &Source, span: Span) -> Value {
    let mut region = region(source, span);
    if !span.is_empty() && span.len() <= MOST_QUOTED {
        region["snippet"] = json!({ "text": source.slice(span) });
    }
    json!({ "artifactLocation": artifact(source.name()), "region": region })
}

/// A span as a `region` (section 3.30): its lines and columns, and the same bytes of the file.
fn region(source: &Source, span: Span) -> Value {
    let [start, end] = ends(source, span);
    let raw = source.raw_span(span);
    json!({
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
        "byteOffset": raw.start(),
        "byteLength": raw.len(),
    })
}

/// A fix (section 3.55). Its regions are lines and columns alone, as section 3.57.1 wants replacements.
fn fix(source: &Source, fix: &Fix) -> Value {
    let replacement = |edit: &Edit| {
        let [start, end] = ends(source, edit.span);
        json!({
            "deletedRegion": {
                "startLine": start.line,
                "startColumn": start.column,
                "endLine": end.line,
                "endColumn": end.column,
            },
            "insertedContent": { "text": edit.replacement },
        })
    };
    json!({
        "description": message(&fix.title),
        "artifactChanges": [{
            "artifactLocation": artifact(source.name()),
            "replacements": fix.edits.iter().map(replacement).collect::<Vec<_>>(),
        }],
        "properties": { "applicability": fix.applicability.as_str() },
    })
}

/// A path as an `artifactLocation` (section 3.4); paths that lead out of the root stand for themselves.
fn artifact(path: &str) -> Value {
    let has_drive = path.as_bytes().get(1) == Some(&b':') && path.as_bytes().get(2) == Some(&b'/');
    if has_drive {
        let (drive, rest) = path.split_at(2);
        return json!({ "uri": format!("file:///{drive}{}", percent_encoded(rest)) });
    }
    let encoded = percent_encoded(path);
    if path.starts_with("//") {
        json!({ "uri": format!("file:{encoded}") })
    } else if path.starts_with('/') {
        json!({ "uri": format!("file://{encoded}") })
    } else {
        json!({ "uri": encoded, "uriBaseId": ROOT })
    }
}

/// The path of a URI: RFC 3986, section 3.3, with everything encoded that is not unreserved or a slash.
fn percent_encoded(path: &str) -> String {
    let mut encoded = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => encoded.push(byte.into()),
            _ => {
                let digit =
                    |value: u8| char::from_digit(value.into(), 16).map_or('0', |digit| digit.to_ascii_uppercase());
                encoded.extend(['%', digit(byte >> 4), digit(byte & 15)]);
            }
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::{artifact, rule};
    use crate::judge::RULES;

    #[test]
    fn a_path_becomes_a_uri() {
        for (path, uri, is_relative) in [
            ("tests/a b#1 100%.md", "tests/a%20b%231%20100%25.md", true),
            ("Харків/قصة.md", "%D0%A5%D0%B0%D1%80%D0%BA%D1%96%D0%B2/%D9%82%D8%B5%D8%A9.md", true),
            ("12:30.md", "12%3A30.md", true),
            ("/srv/a.md", "file:///srv/a.md", false),
            ("C:/copy/a b.md", "file:///C:/copy/a%20b.md", false),
            ("//server/copy/a.md", "file://server/copy/a.md", false),
        ] {
            let location = artifact(path);
            assert_eq!(location["uri"], uri);
            assert_eq!(location.get("uriBaseId").is_some(), is_relative, "{path}");
        }
    }

    #[test]
    fn every_rule_says_what_it_does_and_why() {
        for info in RULES {
            let rule = rule(info);
            for text in [&rule["fullDescription"]["text"], &rule["help"]["text"]] {
                let text = text.as_str().expect("text");
                assert!(text.len() > 40 && !text.contains('#'), "{}: {text}", info.name);
            }
        }
    }
}
