//! What other programs read.

use serde_json::{Value, json};

use crate::desk::{AP, Desk, Done, STORY, ap};

/// Stories in four languages and three scripts, with names of files that need care.
fn desk() -> Desk {
    let desk = Desk::with(&[
        ("a b.md", STORY),
        ("clean.txt", "All is calm.\n"),
        ("архів/100%.txt", "Потяг до Харькова запізнився. У Харкові чекали, і Харків не спав до ранку.\n"),
        ("أخبار/١.txt", "قال المسؤول إن خاركوف هادئة. وقال آخر إن خاركيف مدينة كبيرة وإن خاركيف هادئة.\n"),
        ("fr.txt", "Le train de Kharkov est arrivé à Kharkiv hier soir, et Kharkiv l’attendait.\n"),
        ("broken.md", "---\ntitle: \"x\n---\n<b>Khar</b>kov is quiet. <!-- canonym: ignore -->\n"),
    ]);
    let utf16 = |text: &str| "\u{FEFF}".chars().chain(text.chars()).collect::<String>();
    let bytes: Vec<u8> = utf16(STORY).encode_utf16().flat_map(u16::to_le_bytes).collect();
    desk.write("u16.txt", bytes);
    desk
}

fn json(done: &Done) -> Value {
    serde_json::from_str(done.out()).expect("JSON")
}

fn schema(name: &str) -> Value {
    json(&Desk::new().run(&["schema", name]).status(0))
}

#[test]
fn findings_are_what_their_schema_says() {
    let mut schema = schema("findings");
    let validator = jsonschema::draft202012::new(&schema).expect("a schema");
    let desk = desk();
    let report = json(&desk.run(&ap("check", &["--format", "json"])).status(1));
    assert!(report["findings"].as_array().expect("findings").len() > 8, "{report}");
    assert!(validator.is_valid(&report), "{:?}", validator.validate(&report));
    let nothing = json(&desk.run(&["check", "--format", "json", "clean.txt"]).status(0));
    assert!(validator.is_valid(&nothing), "{nothing}");
    let line = json!({ "$ref": "#/$defs/line", "$defs": schema["$defs"].take() });
    let validator = jsonschema::draft202012::new(&line).expect("a schema");
    for line in desk.run(&ap("check", &["--format", "jsonl"])).status(1).out().lines() {
        let line = serde_json::from_str(line).expect("JSON");
        assert!(validator.is_valid(&line), "{:?}", validator.validate(&line));
    }
}

#[test]
fn the_schema_of_the_configuration_is_printed() {
    let schema = schema("config");
    assert!(schema["properties"]["profile"].is_object(), "{schema}");
    Desk::new().run(&["schema", "nothing"]).status(2);
}

#[test]
fn every_report_is_the_same_at_any_number_of_threads() {
    let desk = desk();
    for format in ["grouped", "sarif", "github", "gitlab", "junit", "checkstyle", "rdjson"] {
        let with = |threads| desk.run(&ap("check", &["--format", format, "--threads", threads])).status(1).out;
        let alone = with("1");
        assert!(!alone.is_empty() && alone == with("4"), "{format}");
    }
}

#[test]
fn a_group_has_its_exact_counts() {
    let desk = Desk::new();
    for i in 0..300 {
        desk.write(&format!("{i:03}.txt"), "KHARKOV — The mayor of Kharkov left for the north on Monday.\n");
    }
    let done = desk.run(&ap("check", &["--format", "grouped"])).status(1);
    let first = done.out().lines().next().expect("a line");
    assert_eq!(first, "error[deprecated-form] Kharkiv: Kharkov in 300 files (600 places), first 000.txt:1:1");
}

#[test]
fn a_run_that_left_a_file_out_says_so_in_sarif() {
    let desk = Desk::with(&[("a.txt", STORY)]);
    desk.write("b.txt", b"caf\xE9");
    let arguments = ["check", "--format", "sarif"];
    let log = json(&desk.run(&arguments).status(2));
    assert_eq!(log["runs"][0]["invocations"][0]["executionSuccessful"], false);
    let log = json(&desk.run(&[&arguments[..], &["a.txt"], &AP].concat()).status(1));
    assert_eq!(log["runs"][0]["invocations"][0]["executionSuccessful"], true);
}

#[test]
fn of_an_empty_folder_there_is_no_good_news() {
    let desk = Desk::new();
    let done = desk.run(&["check"]).status(2);
    assert_eq!(done.out(), "");
}
