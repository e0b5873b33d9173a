//! JSON and what identifies a finding in it.

use super::*;

#[test]
fn json_has_all_there_is() {
    let source = Source::new("story.md", "Kharkiv.\n\nTrains from Kharkov ran late.\n");
    let written = report_with("json", ReportOptions::default(), &source, &[full_finding(&source)]);
    let parsed: serde_json::Value = serde_json::from_str(&written).expect("JSON");
    insta::assert_snapshot!(serde_json::to_string_pretty(&parsed).expect("JSON"));
}

#[test]
fn json_is_one_object_over_many_files() {
    let first = Source::new("a.txt", "Kharkov\n");
    let second = Source::new("b.txt", "Nothing.\n");
    let findings = [finding(&first, "Kharkov", "One."), finding(&first, "Kharkov", "Two.")];
    for (name, some) in [("json", true), ("json", false), ("jsonl", true), ("jsonl", false)] {
        let mut reporter = reporter(name, &ReportOptions::default()).expect("a report");
        let (mut summary, mut out) = (Summary::default(), Vec::new());
        for (source, findings) in [(&first, &findings[..]), (&second, &[]), (&first, &findings[..1])] {
            let findings = if some { findings } else { &[] };
            summary.add(findings);
            reporter.file(&FileReport { source, findings }, &mut out).expect("written");
        }
        reporter.finish(&summary, &mut out).expect("written");
        let (expected, errors) = if some { (3, 3) } else { (0, 0) };
        if name == "json" {
            let json: serde_json::Value = serde_json::from_slice(&out).expect("JSON");
            assert_eq!(json["schema"], 1);
            assert_eq!(json["findings"].as_array().expect("a list").len(), expected);
            assert_eq!(json["summary"]["errors"], errors);
        } else {
            let lines = String::from_utf8(out).expect("UTF-8");
            let lines: Vec<serde_json::Value> =
                lines.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
            assert_eq!(lines.len(), expected + 1);
            assert_eq!(lines[expected]["summary"]["files"], 3);
        }
    }
}

#[test]
fn nothing_found() {
    let source = Source::new("story.md", "Rain fell.\n");
    let report = |name: &str| report_with(name, ReportOptions::default(), &source, &[]);
    assert_eq!(report("terminal"), "No name problems found in 1 file.\n");
    assert_eq!(report("concise"), "No name problems found in 1 file.\n");
    insta::assert_snapshot!(report("json"), @r#"
    {
      "schema": 1,
      "findings": [],
      "summary": {"files":1,"errors":0,"warnings":0,"infos":0}
    }
    "#);
    insta::assert_snapshot!(report("jsonl"), @r#"
    {"schema":1,"summary":{"files":1,"errors":0,"warnings":0,"infos":0}}
    "#);
}

/// The bytes of a file in each way a file may spell its text.
fn spellings(text: &str) -> [Vec<u8>; 4] {
    let utf16 = |unit: fn(u16) -> [u8; 2]| ["\u{FEFF}", text].concat().encode_utf16().flat_map(unit).collect();
    let with_mark = ["\u{FEFF}", text].concat().into_bytes();
    [text.as_bytes().to_vec(), with_mark, utf16(u16::to_le_bytes), utf16(u16::to_be_bytes)]
}

/// Checks that the offsets in JSON cut the surface out of the file's bytes, and edits fit there.
fn check_offsets(before: &str, surface: &str, after: &str) {
    let text = [before, surface, after].concat();
    for bytes in spellings(&text) {
        let source = Source::decode("story.txt", bytes.clone()).expect("text");
        let place = Span::new(before.len(), before.len() + surface.len());
        let mut finding = Finding { spans: vec![place], ..finding(&source, surface, "Old.") };
        finding.related = vec![Related { span: place, message: surface.to_owned() }];
        let finding = finding.with_fix("Київ", Applicability::Safe);
        let json = report_with("jsonl", ReportOptions::default(), &source, &[finding]);
        let json: serde_json::Value = serde_json::from_str(json.lines().next().expect("a line")).expect("JSON");
        let expected = source.encode(surface).expect("encodable");
        for place in [&json, &json["related"][0], &json["fixes"][0]["edits"][0]] {
            let at = |end: &str| usize::try_from(place[end].as_u64().expect("a number")).expect("small");
            assert_eq!(bytes[at("start")..at("end")], expected);
        }
        assert_eq!(json["spans"][0], serde_json::json!([json["start"], json["end"]]));
        assert_eq!(json["surface"], surface);
    }
}

#[test]
fn offsets_are_those_of_the_file() {
    check_offsets("У місті 𝕏\r\n", "Ха\u{301}рьков", " йшов дощ.\r\n");
}

proptest::proptest! {
    #[test]
    fn offsets_are_those_of_the_file_in_any_text(before in "[^\0]{0,40}", surface in "[^\0]{1,12}", after in "[^\0]{0,20}") {
        let before = before.trim_start_matches('\u{FEFF}');
        if !(before.is_empty() && surface.starts_with('\u{FEFF}')) {
            check_offsets(before, &surface, &after);
        }
    }
}

#[test]
fn a_fingerprint_stays_when_lines_are_added_above() {
    let of = |text: &str, surroundings: &[&str]| {
        let source = Source::new("story.txt", text);
        let at = |(nth, words): (usize, &&str)| Finding {
            spans: vec![span(&source, "Kharkov", nth)],
            surroundings: (*words).to_owned(),
            ..finding(&source, "Kharkov", "Old.")
        };
        let findings: Vec<Finding> = surroundings.iter().enumerate().map(at).collect();
        crate::report::fingerprint::fingerprints("story.txt", &findings)
    };
    let short = of("In Kharkov. In Kharkov. To Kharkov.", &["in", "in", "to"]);
    let long = of("Rain.\n\nIn Kharkov. In Kharkov. To Kharkov.", &["in", "in", "to"]);
    assert_eq!(short, long);
    assert!(short[0] != short[1] && short[1] != short[2]);
    assert!(short.iter().all(|print| print.len() == 16 && print.chars().all(|c| c.is_ascii_hexdigit())));
    assert_eq!(of("Kharkov", &["in"]), short[..1]);
}
