//! Wire copy as canonym reads it: segments with their language and role, zones in their text.

use std::fmt::Write as _;

use canonym::read::quotes::{self, QuoteStyle};
use canonym::read::{Format, detect, read};
use canonym::{Lang, Source};

/// What the dictionary's language files say, as far as these stories need it.
fn style(lang: Option<Lang>) -> QuoteStyle {
    let pairs: &[(char, char)] = match lang.as_ref().map_or("", Lang::primary) {
        "de" => &[('„', '“'), ('‚', '‘'), ('»', '«'), ('›', '‹')],
        "uk" | "ru" => &[('«', '»'), ('„', '“')],
        "fr" | "es" => &[('«', '»'), ('“', '”')],
        "pl" => &[('„', '”'), ('«', '»')],
        _ => &[('“', '”'), ('‘', '’')],
    };
    let cues =
        ["wrote", "facebook", "statement", "schrieb", "ecrit", "napisał", "napisal", "написав", "escribio", "写道"];
    QuoteStyle { pairs: pairs.to_vec(), written_cues: cues.map(Into::into).to_vec() }
}

fn shown(name: &str, text: &str) -> String {
    let source = Source::new(name, text);
    let mut document = read(&source, Format::Plain).remove(0);
    detect::assign(&mut document, None, None);
    quotes::mark(&mut document, style);
    let mut shown = String::new();
    for segment in &document.segments {
        let lang = segment.lang.map_or("-".to_owned(), |lang| lang.to_string());
        writeln!(shown, "[{} {lang}] {}", segment.role.as_str(), segment.text()).expect("a string");
        for zone in &segment.zones {
            writeln!(shown, "    {}: {}", zone.role.as_str(), segment.slice(zone.span)).expect("a string");
        }
    }
    shown
}

#[test]
fn stories() {
    let stories = [
        ("english", include_str!("prose/english.txt")),
        ("german", include_str!("prose/german.txt")),
        ("french", include_str!("prose/french.txt")),
        ("polish", include_str!("prose/polish.txt")),
        ("ukrainian", include_str!("prose/ukrainian.txt")),
        ("russian", include_str!("prose/russian.txt")),
        ("spanish", include_str!("prose/spanish.txt")),
        ("chinese", include_str!("prose/chinese.txt")),
        ("mixed", include_str!("prose/mixed.txt")),
    ];
    for (name, text) in stories {
        insta::assert_snapshot!(name, shown(name, text));
    }
}

#[test]
fn line_ends_do_not_matter() {
    let story = include_str!("prose/english.txt");
    assert_eq!(shown("a", story), shown("a", &story.replace('\n', "\r\n")));
}
