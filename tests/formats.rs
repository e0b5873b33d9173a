//! What is text and what is markup in each format, shown for whole files.

use std::fmt::Write as _;

use canonym::document::{Document, Segment};
use canonym::read::{Format, read};
use canonym::{Source, Span};

/// A segment a line with its role, language and text, its zones below it; then all else.
fn render(source: &Source) -> String {
    let format = Format::recognize(source.name(), source.text()).expect("a known format");
    read(source, format).iter().map(|document| render_document(source, document)).collect::<Vec<_>>().join("\n")
}

fn render_document(source: &Source, document: &Document<'_>) -> String {
    let mut view = header(document);
    for segment in &document.segments {
        render_segment(segment, &mut view);
    }
    for suppression in &document.suppressions {
        let rules = suppression.rules.join(", ");
        let surface = suppression.surface.as_deref().unwrap_or("anything");
        let reason = suppression.reason.as_deref().unwrap_or("no reason");
        let covers = source.slice(suppression.covers).escape_debug();
        writeln!(view, "ignore [{rules}] {surface}, {reason}: {covers}").expect("a string");
    }
    for problem in &document.problems {
        writeln!(view, "problem {:?}: {} ({})", problem.span, problem.message, problem.help).expect("a string");
    }
    view
}

fn header(document: &Document<'_>) -> String {
    let lang = document.lang.map_or("?".to_owned(), |lang| lang.to_string());
    let date = document.date.map_or("?".to_owned(), |date| date.to_string());
    let member = document.member.as_ref().map(|member| format!("item {member}, ")).unwrap_or_default();
    format!("{member}language {lang}, date {date}\n")
}

fn render_segment(segment: &Segment<'_>, view: &mut String) {
    let lang = segment.lang.map(|lang| format!(" {lang}")).unwrap_or_default();
    let anchor = if segment.makes_anchor { " #" } else { "" };
    let text = segment.text().replace('\u{FFFC}', "▢");
    writeln!(view, "{}{lang}{anchor} ({:?}) | {text}", segment.role.as_str(), segment.codec).expect("a string");
    for zone in &segment.zones {
        writeln!(view, "    {}: {}", zone.role.as_str(), segment.slice(zone.span)).expect("a string");
    }
}

macro_rules! fixture {
    ($test:ident, $file:literal) => {
        #[test]
        fn $test() {
            insta::assert_snapshot!(render(&Source::new($file, include_str!(concat!("formats/", $file)))));
        }
    };
}

fixture!(hugo_with_yaml, "hugo-english.md");
fixture!(hugo_with_toml, "hugo-ukrainian.md");
fixture!(hugo_with_json, "hugo-french.md");
fixture!(html_in_markdown, "html-german.md");
fixture!(jekyll_with_liquid, "jekyll-polish.md");
fixture!(mdx_with_components, "component.mdx");
fixture!(html_of_a_content_system, "cms-german.html");
fixture!(accelerated_pages, "story-polish.amp.html");
fixture!(scripts_without_case, "arabic-chinese.md");
fixture!(newsml_g2, "night-train-g2.xml");
fixture!(newsml_1, "night-train-newsml1.xml");
fixture!(nitf, "night-train-nitf.xml");
fixture!(nitf_polish, "nitf-polish.xml");
fixture!(ninjs, "night-train.json");
fixture!(ninjs_ukrainian, "ninjs-ukrainian.json");
fixture!(iptc_7901, "night-train.iptc");
fixture!(subrip, "night-train.srt");
fixture!(webvtt, "night-train.vtt");
fixture!(webvtt_arabic, "arabic-chinese.vtt");

#[test]
fn line_ends_of_another_system_change_nothing() {
    let unix = include_str!("formats/hugo-english.md").replace("\r\n", "\n");
    let windows = Source::new("story.md", unix.replace('\n', "\r\n"));
    assert_eq!(render(&windows), render(&Source::new("story.md", unix)));
}

#[test]
fn the_snapshots_hold_no_machine_string() {
    for (name, text) in [
        ("story.md", include_str!("formats/hugo-english.md")),
        ("story.md", include_str!("formats/html-german.md")),
        ("story.mdx", include_str!("formats/component.mdx")),
        ("story.html", include_str!("formats/cms-german.html")),
    ] {
        let source = Source::new(name, text);
        for segment in
            read(&source, Format::of(name).expect("a known ending")).iter().flat_map(|document| &document.segments)
        {
            let whole = Span::new(0, segment.text().len());
            for machine in ["kharkov", "Europe/", "http", "echo", "props", "class="] {
                assert!(!segment.slice(whole).contains(machine), "{machine} in {:?}", segment.text());
            }
        }
    }
}
