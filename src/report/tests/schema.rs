//! The schema of findings beside what is written.

use jsonschema::Validator;
use serde_json::{Value, json};

use super::*;
use crate::judge::RULES;
use crate::report::json::SCHEMA;

fn schema() -> Value {
    serde_json::from_str(SCHEMA).expect("JSON")
}

fn validator(schema: &Value) -> Validator {
    assert!(jsonschema::draft202012::meta::is_valid(schema));
    jsonschema::draft202012::new(schema).expect("a schema")
}

/// Of one line of `jsonl`.
fn line_validator() -> Validator {
    let mut schema = schema();
    let defs = schema["$defs"].take();
    validator(&json!({ "$ref": "#/$defs/line", "$defs": defs }))
}

#[track_caller]
fn check(name: &str, files: &[(Source, Vec<Finding>)]) {
    let written = report_of(name, files);
    let (validator, documents) = match name {
        "json" => (validator(&schema()), vec![written.as_str()]),
        _ => (line_validator(), written.lines().collect()),
    };
    for document in documents {
        let document = serde_json::from_str(document).expect("JSON");
        if let Err(error) = validator.validate(&document) {
            panic!("{}: {error}", error.instance_path());
        }
    }
}

#[test]
fn what_is_written_is_what_the_schema_says() {
    let english = Source::new("story.md", "Kharkiv.\n\nTrains from Kharkov ran late.\n");
    let arabic = Source::new("أخبار/\"١\".md", "قال إن خاركوف هادئة.\n");
    let mut plain = Finding::plain("unused-suppression", Severity::Info, Span::new(0, 0), "Unused.".to_owned());
    plain.basis = Some(Basis::None);
    let mut by_role = finding(&arabic, "خاركوف", "Old.").with_fix("خاركيف", Applicability::DisplayOnly);
    by_role.lang = Lang::parse("zh-Hant");
    by_role.fixes[0].edits.clear();
    let files = [
        (english.clone(), vec![full_finding(&english), plain]),
        (Source::new("clean.txt", ""), vec![]),
        (arabic, vec![by_role]),
    ];
    for name in ["json", "jsonl"] {
        check(name, &files);
        check(name, &[]);
    }
}

#[test]
fn every_role_and_basis_is_in_the_schema() {
    use Role::{Body, Byline, Caption, Dateline, Footnote, Headline, Spoken, Tag, Title, Written};
    let source = Source::new("story.md", "Kharkov\n");
    let roles = [Body, Byline, Caption, Dateline, Footnote, Headline, Spoken, Tag, Title, Written];
    let bases = [Basis::Verified, Basis::Curated, Basis::Attested, Basis::Generated, Basis::None];
    let with_role = |&role: &Role| Finding { role, ..finding(&source, "Kharkov", "Old.") };
    let with_basis = |&basis: &Basis| Finding { basis: Some(basis), ..finding(&source, "Kharkov", "Old.") };
    let findings = roles.iter().map(with_role).chain(bases.iter().map(with_basis)).collect();
    check("json", &[(source.clone(), findings)]);
}

#[test]
fn the_schema_has_the_rules_there_are() {
    let names: Vec<&str> = RULES.iter().map(|rule| rule.name).collect();
    let listed = &schema()["$defs"]["finding"]["properties"]["rule"]["enum"];
    // What is found in dictionaries follows.
    let listed: Vec<&str> = listed.as_array().expect("a list").iter().filter_map(Value::as_str).collect();
    assert_eq!(listed[..names.len()], names, "findings.schema.json");
}

#[test]
fn what_is_wrong_is_refused() {
    let source = Source::new("story.md", "Kharkiv.\n\nTrains from Kharkov ran late.\n");
    let right = report_of("json", &[(source.clone(), vec![full_finding(&source)])]);
    let right: Value = serde_json::from_str(&right).expect("JSON");
    let validator = validator(&schema());
    assert!(validator.is_valid(&right));
    for (place, wrong) in [
        ("/schema", json!(2)),
        ("/summary/errors", json!(-1)),
        ("/summary", json!(null)),
        ("/findings/0/rule", json!("no-such-rule")),
        ("/findings/0/severity", json!("fatal")),
        ("/findings/0/line", json!(0)),
        ("/findings/0/spans", json!([])),
        ("/findings/0/spans/0", json!([1])),
        ("/findings/0/segment_role", json!("text")),
        ("/findings/0/basis", json!("sure")),
        ("/findings/0/evidence/0/kind", json!("guessed")),
        ("/findings/0/evidence/2", json!({ "kind": "exact", "form": "Kharkov" })),
        ("/findings/0/evidence/3", json!({ "kind": "folded" })),
        ("/findings/0/fixes/0/applicability", json!("perhaps")),
        ("/findings/0/fixes/0/edits/0/replacement", json!(null)),
        ("/findings/0/fingerprint", json!("56e2")),
        ("/findings/0/related/0", json!({ "path": "story.md" })),
    ] {
        let mut document = right.clone();
        *document.pointer_mut(place).expect(place) = wrong;
        assert!(!validator.is_valid(&document), "{place}");
    }
    let mut more = right.clone();
    more["findings"][0]["invented"] = json!(1);
    assert!(!validator.is_valid(&more));
}
