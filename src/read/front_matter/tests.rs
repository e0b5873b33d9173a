use super::{Notation, find, read};
use crate::document::{Document, Role};
use crate::text::Span;

fn values(text: &str) -> (Vec<(Role, String)>, Document<'_>) {
    let mut document = Document::default();
    read(text, &mut document, &mut Vec::new());
    let values = document.segments.iter().map(|segment| (segment.role, segment.text().to_owned())).collect();
    (values, document)
}

fn edited(text: &str, old: &str, new: &str) -> String {
    let (_, document) = values(text);
    let segment = document.segments.iter().find(|segment| segment.text().contains(old)).expect(old);
    let start = segment.text().find(old).expect(old);
    let (span, replacement) = segment.edit(Span::new(start, start + old.len()), new).expect("editable");
    [&text[..span.start()], &replacement, &text[span.end()..]].concat()
}

#[test]
fn each_notation_has_its_fences() {
    let notation = |text: &str| find(text).map(|block| (block.notation, text[block.end..].to_owned()));
    assert_eq!(notation("---\na: b\n---\nText"), Some((Notation::Yaml, "Text".to_owned())));
    assert_eq!(notation("---\r\na: b\r\n...\r\nText"), Some((Notation::Yaml, "Text".to_owned())));
    assert_eq!(notation("+++\na = 'b'\n+++\nText"), Some((Notation::Toml, "Text".to_owned())));
    assert_eq!(notation("{\n \"a\": \"}\"\n}\n\nText"), Some((Notation::Json, "\nText".to_owned())));
    for none in ["---\n\nText\n", "{{< figure >}}\n", "{% if %}", "Text\n---\na: b\n---\n", "{\"a\": 1} text", ""] {
        assert_eq!(notation(none), None, "{none}");
    }
}

#[test]
fn every_style_of_a_yaml_scalar_is_traced_to_its_place() {
    for value in [
        "Kharkov é report",
        "'Kharkov é ''report'''",
        "\"Kharkov \\u00e9 \\\"report\\\"\"",
        "Kharkov é\n  report",
        "\"Kharkov é\n  report\"",
        "|\n  Kharkov é\n  report",
        ">-\n  Kharkov é\n  report\n\n  more",
        "&anchor Kharkov é report",
        "!!str 'Kharkov é report'",
        "Kharkov é report # a comment",
    ] {
        let text = format!("---\nslug: kharkov-é\ntitle: {value}\ndescription: Kyiv é\n---\nText\n");
        let (values, document) = values(&text);
        assert_eq!(values.len(), 2, "{text}: {:?}", document.problems);
        assert!(values[0].1.starts_with("Kharkov é"), "{values:?}");
        assert_eq!(values[1].1, "Kyiv é");
        assert_eq!(edited(&text, "Kharkov", "Kharkiv"), text.replace("Kharkov", "Kharkiv"));
    }
}

#[test]
fn every_style_of_a_toml_and_json_string_is_traced_to_its_place() {
    for value in ["\"Kharkov \\u00E9\"", "'Kharkov é'", "\"\"\"\nKharkov é\"\"\"", "'''Kharkov é'''"] {
        let text = format!("+++\ntags = ['Kyiv']\ntitle = {value}\ndate = 2026-11-22T10:00:00Z\n+++\n");
        let (values, document) = values(&text);
        assert_eq!(values.iter().filter(|value| value.1 == "Kharkov é").count(), 1, "{text}");
        assert_eq!(document.date.map(|date| date.to_string()).as_deref(), Some("2026-11-22"));
        assert_eq!(edited(&text, "Kharkov", "Kharkiv"), text.replace("Kharkov", "Kharkiv"));
    }
    let text = "{\"title\": \"Za\\u0070orizhia\", \"tags\": [\"a\", \"Kyiv\"], \"author\": {\"name\": \"B\", \"url\": \"c\"}}\n";
    let (values, document) = values(text);
    let expected = [
        (Role::Headline, "Zaporizhia".to_owned()),
        (Role::Tag, "a".to_owned()),
        (Role::Tag, "Kyiv".to_owned()),
        (Role::Byline, "B".to_owned()),
    ];
    assert_eq!(values, expected);
    assert!(document.segments[0].makes_anchor);
    assert_eq!(edited(text, "Zaporizhia", "Zaporizhzhia"), text.replace("Za\\u0070orizhia", "Zaporizhzhia"));
}

#[test]
fn a_slug_frees_the_title_and_language_and_date_are_the_documents() {
    let (_, document) = values("---\ntitle: Kharkov\nurl: /kharkov\nlang: en-GB\ndate: 2026-11-22 10:00\n---\n");
    assert!(!document.segments[0].makes_anchor);
    assert_eq!(document.lang.map(|lang| lang.to_string()).as_deref(), Some("en-GB"));
    assert_eq!(document.date.map(|date| date.to_string()).as_deref(), Some("2026-11-22"));
}

#[test]
fn what_is_malformed_is_a_problem_with_a_remedy() {
    for text in [
        "---\ntitle: [Kharkov\n---\nText",
        "---\ntitle: \"Kharkov\n---\nText",
        "+++\ntitle = Kharkov\n+++\nText",
        "{\"title\": \"Kharkov\",}\nText",
        "---\ntitle: Kharkov\n\nText",
    ] {
        let (_, document) = values(text);
        assert_eq!(document.problems.len(), 1, "{text}: {:?}", document.problems);
        assert!(!document.problems[0].help.is_empty());
    }
}
