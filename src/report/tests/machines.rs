//! What code hosts, build servers and reviewdog read.

use serde_json::Value;

use super::*;
use crate::judge::RULES;

/// Stories with everything that could break a format: in UTF-8 and UTF-16, in three scripts, with
/// paths, names and messages full of what formats use as marks.
fn files() -> Vec<(Source, Vec<Finding>)> {
    let arabic = Source::new("أخبار/100% \"a\" #1, b.md", "قال إن خاركوف هادئة.\nوخاركيف مدينة.\n");
    let ukrainian: Vec<u8> =
        "\u{FEFF}𝕏 Потяг до Ха\u{301}рькова <b>Khar</b>kov\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let ukrainian = Source::decode("архів/u16.txt", ukrainian).expect("text");
    let on_arabic = finding(&arabic, "خاركوف", "<\"Old\">, 100%\r\n& 'so': {on}\u{1B}.")
        .with_related(&arabic, "خاركيف", 0)
        .with_fix("خاركيف", Applicability::Unsafe)
        .with_fix("خاركوف & خاركيف", Applicability::DisplayOnly);
    let about_file = Finding::plain("malformed-input", Severity::Warning, Span::new(0, 0), "No end.".to_owned());
    let inflected = finding(&ukrainian, "Ха\u{301}рькова", "Old.").with_fix("Харкова", Applicability::Safe);
    let mut split = finding(&ukrainian, "Khar", "Old.");
    split.surface = "Kharkov".to_owned();
    split.spans.push(span(&ukrainian, "kov", 0));
    split.severity = Severity::Info;
    let edits = vec![
        Edit { span: span(&ukrainian, "Khar", 0), replacement: "Khark".to_owned() },
        Edit { span: span(&ukrainian, "kov", 0), replacement: "iv".to_owned() },
    ];
    split.fixes.push(Fix { title: "write Kharkiv".to_owned(), applicability: Applicability::DisplayOnly, edits });
    vec![
        (arabic, vec![on_arabic, about_file]),
        (Source::new("clean.txt", "Rain.\n"), vec![]),
        (ukrainian, vec![split, inflected]),
    ]
}

/// A report without what an editor would not show, for snapshots.
fn shown(name: &str) -> String {
    report_of(name, &files()).replace('\u{301}', "<301>").replace('\u{1B}', "<1B>")
}

#[test]
fn github() {
    insta::assert_snapshot!(shown("github"), @r##"
    ::warning file=أخبار/100%25 "a" #1%2C b.md,line=1,endLine=1,col=1,title=malformed-input::No end.
    ::error file=أخبار/100%25 "a" #1%2C b.md,line=1,endLine=1,col=8,title=deprecated-form::خاركوف: to decide: خاركيف or خاركوف & خاركيف. <"Old">, 100%25%0D%0A& 'so': {on}<1B>.
    ::error file=архів/u16.txt,line=1,endLine=1,col=12,title=deprecated-form::Ха<301>рькова: write Харкова. Old.
    ::notice file=архів/u16.txt,line=1,endLine=1,col=25,title=deprecated-form::Kharkov: to decide: Kharkiv or Kharkov. Old.
    "##);
}

#[test]
fn gitlab() {
    insta::assert_snapshot!(shown("gitlab"), @r##"
    [
      {"description":"No end.","check_name":"malformed-input","fingerprint":"430b702e760d8372","severity":"minor","location":{"path":"أخبار/100% \"a\" #1, b.md","lines":{"begin":1,"end":1}}},
      {"description":"خاركوف: to decide: خاركيف or خاركوف & خاركيف. <\"Old\">, 100%\r\n& 'so': {on}\u001b.","check_name":"deprecated-form","fingerprint":"b16eeb775bd2a4f6","severity":"major","location":{"path":"أخبار/100% \"a\" #1, b.md","lines":{"begin":1,"end":1}}},
      {"description":"Ха<301>рькова: write Харкова. Old.","check_name":"deprecated-form","fingerprint":"4dfc40aae104eb4e","severity":"major","location":{"path":"архів/u16.txt","lines":{"begin":1,"end":1}}},
      {"description":"Kharkov: to decide: Kharkiv or Kharkov. Old.","check_name":"deprecated-form","fingerprint":"09f85bd02b0eb1ff","severity":"info","location":{"path":"архів/u16.txt","lines":{"begin":1,"end":1}}}
    ]
    "##);
}

#[test]
fn junit() {
    insta::assert_snapshot!(shown("junit"), @r##"
    <?xml version="1.0" encoding="UTF-8"?>
    <testsuites name="canonym">
      <testsuite name="أخبار/100% &quot;a&quot; #1, b.md" tests="2" failures="2" errors="0" file="أخبار/100% &quot;a&quot; #1, b.md">
        <testcase classname="أخبار/100% &quot;a&quot; #1, b.md" name="malformed-input 1:1"><failure type="warning" message="No end.">أخبار/100% &quot;a&quot; #1, b.md:1:1: No end.</failure></testcase>
        <testcase classname="أخبار/100% &quot;a&quot; #1, b.md" name="deprecated-form خاركوف 1:8"><failure type="error" message="خاركوف: to decide: خاركيف or خاركوف &amp; خاركيف. &lt;&quot;Old&quot;&gt;, 100%&#13;&#10;&amp; 'so': {on}�.">أخبار/100% &quot;a&quot; #1, b.md:1:8: خاركوف: to decide: خاركيف or خاركوف &amp; خاركيف. &lt;&quot;Old&quot;&gt;, 100%&#13;&#10;&amp; 'so': {on}�.</failure></testcase>
      </testsuite>
      <testsuite name="clean.txt" tests="1" failures="0" errors="0" file="clean.txt">
        <testcase classname="clean.txt" name="names"/>
      </testsuite>
      <testsuite name="архів/u16.txt" tests="2" failures="1" errors="0" file="архів/u16.txt">
        <testcase classname="архів/u16.txt" name="deprecated-form Ха<301>рькова 1:12"><failure type="error" message="Ха<301>рькова: write Харкова. Old.">архів/u16.txt:1:12: Ха<301>рькова: write Харкова. Old.</failure></testcase>
        <testcase classname="архів/u16.txt" name="deprecated-form Kharkov 1:25"><system-out>архів/u16.txt:1:25: Kharkov: to decide: Kharkiv or Kharkov. Old.</system-out></testcase>
      </testsuite>
    </testsuites>
    "##);
}

#[test]
fn checkstyle() {
    insta::assert_snapshot!(shown("checkstyle"), @r##"
    <?xml version="1.0" encoding="UTF-8"?>
    <checkstyle version="4.3">
      <file name="أخبار/100% &quot;a&quot; #1, b.md">
        <error line="1" column="1" severity="warning" message="No end." source="canonym.malformed-input"/>
        <error line="1" column="8" severity="error" message="خاركوف: to decide: خاركيف or خاركوف &amp; خاركيف. &lt;&quot;Old&quot;&gt;, 100%&#13;&#10;&amp; 'so': {on}�." source="canonym.deprecated-form"/>
      </file>
      <file name="архів/u16.txt">
        <error line="1" column="12" severity="error" message="Ха<301>рькова: write Харкова. Old." source="canonym.deprecated-form"/>
        <error line="1" column="25" severity="info" message="Kharkov: to decide: Kharkiv or Kharkov. Old." source="canonym.deprecated-form"/>
      </file>
    </checkstyle>
    "##);
}

#[test]
fn rdjson() {
    insta::assert_snapshot!(shown("rdjson"), @r##"
    {
      "source": {"name":"canonym"},
      "diagnostics": [
        {"message":"No end.","location":{"path":"أخبار/100% \"a\" #1, b.md","range":{"start":{"line":1,"column":1},"end":{"line":1,"column":1}}},"severity":"WARNING","code":{"value":"malformed-input"}},
        {"message":"خاركوف: to decide: خاركيف or خاركوف & خاركيف. <\"Old\">, 100%\r\n& 'so': {on}\u001b.","location":{"path":"أخبار/100% \"a\" #1, b.md","range":{"start":{"line":1,"column":13},"end":{"line":1,"column":25}}},"severity":"ERROR","code":{"value":"deprecated-form"},"suggestions":[{"range":{"start":{"line":1,"column":13},"end":{"line":1,"column":25}},"text":"خاركيف"},{"range":{"start":{"line":1,"column":13},"end":{"line":1,"column":25}},"text":"خاركوف & خاركيف"}],"related_locations":[{"message":"خاركيف","location":{"path":"أخبار/100% \"a\" #1, b.md","range":{"start":{"line":2,"column":3},"end":{"line":2,"column":15}}}}]},
        {"message":"Ха<301>рькова: write Харкова. Old.","location":{"path":"архів/u16.txt","range":{"start":{"line":1,"column":22},"end":{"line":1,"column":40}}},"severity":"ERROR","code":{"value":"deprecated-form"},"suggestions":[{"range":{"start":{"line":1,"column":22},"end":{"line":1,"column":40}},"text":"Харкова"}]},
        {"message":"Kharkov: to decide: Kharkiv or Kharkov. Old.","location":{"path":"архів/u16.txt","range":{"start":{"line":1,"column":44},"end":{"line":1,"column":55}}},"severity":"INFO","code":{"value":"deprecated-form"}}
      ]
    }
    "##);
}

#[test]
fn sarif() {
    let mut log: Value = serde_json::from_str(&shown("sarif")).expect("JSON");
    let driver = log["runs"][0]["tool"]["driver"].take();
    let ids: Vec<&str> = driver["rules"].as_array().expect("rules").iter().filter_map(|r| r["id"].as_str()).collect();
    assert_eq!(ids, RULES.iter().map(|rule| rule.name).collect::<Vec<_>>());
    insta::assert_snapshot!(serde_json::to_string_pretty(&log).expect("JSON"));
}

#[test]
fn an_empty_run_is_a_document() {
    for (name, items) in
        [("gitlab", ""), ("rdjson", "/diagnostics"), ("sarif", "/runs/0/results"), ("json", "/findings")]
    {
        let written: Value = serde_json::from_str(&report_of(name, &[])).expect("JSON");
        assert_eq!(written.pointer(items), Some(&Value::Array(vec![])), "{name}");
    }
    let xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    assert_eq!(report_of("checkstyle", &[]), format!("{xml}<checkstyle version=\"4.3\">\n</checkstyle>\n"));
    assert_eq!(report_of("junit", &[]), format!("{xml}<testsuites name=\"canonym\">\n</testsuites>\n"));
    assert_eq!(report_of("github", &[]), "");
}

#[test]
fn regions_of_sarif_are_the_name_in_text_and_bytes() {
    let log: Value = serde_json::from_str(&report_of("sarif", &files())).expect("JSON");
    let number = |region: &Value, key: &str| usize::try_from(region[key].as_u64().expect(key)).expect("small");
    let results = log["runs"][0]["results"].as_array().expect("results");
    assert_eq!(results.len(), 4);
    let mut quoted = 0;
    for result in results {
        assert_eq!(result["ruleId"], RULES[number(result, "ruleIndex")].name);
        let place = &result["locations"][0]["physicalLocation"];
        let (region, uri) = (&place["region"], place["artifactLocation"]["uri"].as_str().expect("a URI"));
        let files = files();
        let (source, _) = files
            .iter()
            .find(|(source, _)| uri.ends_with("u16.txt") == source.name().ends_with("u16.txt"))
            .expect("a file");
        let Some(snippet) = region["snippet"]["text"].as_str() else { continue };
        quoted += 1;
        let line = source.text().lines().nth(number(region, "startLine") - 1).expect("a line");
        let (from, to) = (number(region, "startColumn") - 1, number(region, "endColumn") - 1);
        assert_eq!(line.chars().skip(from).take(to - from).collect::<String>(), snippet);
        let start = number(region, "byteOffset");
        let bytes = &source.raw()[start..start + number(region, "byteLength")];
        assert_eq!(bytes, source.encode(snippet).expect("encodable"));
    }
    assert_eq!(quoted, 3);
}

#[test]
fn a_run_that_left_something_out_says_so() {
    for incomplete in [true, false] {
        let mut reporter = reporter("sarif", &ReportOptions::default()).expect("a report");
        let mut out = Vec::new();
        reporter.finish(&Summary { incomplete, ..Summary::default() }, &mut out).expect("written");
        let log: Value = serde_json::from_slice(&out).expect("JSON");
        assert_eq!(log["runs"][0]["invocations"][0]["executionSuccessful"], !incomplete);
    }
}

#[test]
fn fingerprints_of_gitlab_are_unique() {
    let source = Source::new("story.md", "Kharkov Kharkov\n");
    let again = Finding { spans: vec![span(&source, "Kharkov", 1)], ..finding(&source, "Kharkov", "Old.") };
    let files = [(source.clone(), vec![finding(&source, "Kharkov", "Old."), again])];
    let issues: Value = serde_json::from_str(&report_of("gitlab", &files)).expect("JSON");
    assert_ne!(issues[0]["fingerprint"], issues[1]["fingerprint"]);
}

proptest::proptest! {
    /// A runner reads commands line by line and undoes the escapes of properties, then of the message.
    #[test]
    fn a_github_command_says_what_was_meant(path in "[^\0]{1,20}", message in "\\PC{0,20}[\r\n%:,]{0,6}\\PC{0,20}") {
        let source = Source::new(path.as_str(), "Kharkov\n");
        let mut found = finding(&source, "Kharkov", &message);
        found.surface = String::new();
        let written = report_of("github", &[(source, vec![found])]);
        let command = written.strip_suffix('\n').expect("a line");
        proptest::prop_assert!(!command.contains(['\n', '\r']));
        let (head, data) = command[2..].split_once("::").expect("a message");
        let file = head.strip_prefix("error file=").expect("a file").split(',').next().expect("a value");
        let unescape = |text: &str| {
            let text = text.replace("%0D", "\r").replace("%0A", "\n").replace("%3A", ":").replace("%2C", ",");
            text.replace("%25", "%")
        };
        proptest::prop_assert_eq!(unescape(file), path);
        proptest::prop_assert_eq!(unescape(data), message);
    }
}
