use proptest::prelude::*;

use super::{QuoteStyle, mark};
use crate::document::{Codec, Document, Role, Segment};
use crate::text::{Lang, Span};

fn style(lang: Option<Lang>) -> QuoteStyle {
    let pairs: &[(char, char)] = match lang.as_ref().map_or("", Lang::primary) {
        "de" => &[('„', '“'), ('‚', '‘'), ('»', '«'), ('›', '‹')],
        "uk" | "ru" | "fr" => &[('«', '»'), ('„', '“')],
        "pl" => &[('„', '”'), ('«', '»')],
        "sv" => &[('”', '”'), ('’', '’')],
        "zh" => &[('“', '”'), ('‘', '’'), ('「', '」')],
        _ => &[('“', '”'), ('‘', '’')],
    };
    let cues = ["wrote", "tweeted", "posted", "statement", "facebook", "schrieb", "написав", "ecrit"];
    QuoteStyle { pairs: pairs.to_vec(), written_cues: cues.map(Into::into).to_vec() }
}

fn document<'t>(lang: &str, paragraphs: &[&'t str]) -> Document<'t> {
    let segments = paragraphs.iter().map(|text| {
        let mut builder = Segment::builder(text);
        builder.verbatim(Span::new(0, text.len()));
        builder.finish(Role::Body, Codec::PLAIN)
    });
    Document { segments: segments.collect(), lang: Lang::parse(lang), ..Document::default() }
}

/// The zones of paragraphs, as `s:` spoken, `w:` written or `t:` title and the text.
fn zones(lang: &str, paragraphs: &[&str]) -> Vec<String> {
    let mut document = document(lang, paragraphs);
    mark(&mut document, style);
    let mut shown = Vec::new();
    for segment in &document.segments {
        shown.extend(
            segment.zones.iter().map(|zone| format!("{}:{}", &zone.role.as_str()[..1], segment.slice(zone.span))),
        );
    }
    shown
}

#[test]
fn quotations_of_a_paragraph() {
    let table: &[(&str, &str, &[&str])] = &[
        ("en", "“Leave Kiev,” he said. “Now it is time.”", &["s:Leave Kiev,", "s:Now it is time."]),
        ("en", "\"Leave Kiev,\" he said. (\"Now it is.\")", &["s:Leave Kiev,", "s:Now it is."]),
        ("en", "He wrote on X: “Leave Kiev.” He said: “Stay here.”", &["w:Leave Kiev.", "s:Stay here."]),
        ("en", "“Leave Kiev,” she tweeted. “Go now.”", &["w:Leave Kiev,", "w:Go now."]),
        ("en", "“Leave Kiev,” it said on Telegram.", &["s:Leave Kiev,"]),
        ("en", "a “war” in the 'grey' zone", &[]),
        ("en", "He read “The Odessa File” in ’90s Kiev’s cafés, didn’t he?", &["t:The Odessa File"]),
        (
            "en",
            "“He said ‘leave Kiev now’ and don’t,” he said.",
            &["s:He said ‘leave Kiev now’ and don’t,", "s:leave Kiev now"],
        ),
        (
            "en",
            "‘It is the Ukrainians’ army, and it’s here,’ he said",
            &["s:It is the Ukrainians’ army, and it’s here,"],
        ),
        ("en", "He is 5'10\" tall and said \"go to Kiev\"", &["s:go to Kiev"]),
        ("en", "He posted: “He said ‘go to Kiev now’.”", &["w:He said ‘go to Kiev now’.", "w:go to Kiev now"]),
        ("en", "A stray “ mark and the rest", &[]),
        ("en", "A closing mark” and the rest of it", &[]),
        (
            "de",
            "„Wir fahren nach Kiew“, sagte er. „Er sagte ‚bleibt in Kiew‘ dazu.“",
            &["s:Wir fahren nach Kiew", "s:Er sagte ‚bleibt in Kiew‘ dazu.", "s:bleibt in Kiew"],
        ),
        ("de", "»Wir fahren nach Kiew«, schrieb er.", &["w:Wir fahren nach Kiew"]),
        ("fr", "« Nous allons à Kiev », a-t-il dit.", &["s:Nous allons à Kiev"]),
        ("fr", "« Nous allons à Kiev », a-t-il écrit.", &["w:Nous allons à Kiev"]),
        ("pl", "„Jedziemy do Kijowa” – powiedział.", &["s:Jedziemy do Kijowa"]),
        (
            "uk",
            "«Їдемо до „Нового Києва“ зараз», — написав він.",
            &["w:Їдемо до „Нового Києва“ зараз", "t:Нового Києва"],
        ),
        ("sv", "”Vi åker till Kiev”, sade hon. ”Nu går vi.”", &["s:Vi åker till Kiev", "s:Nu går vi."]),
        ("zh", "他说：“我们要去基辅了。”他读《白卫军》。", &["s:我们要去基辅了。", "t:白卫军"]),
        ("zh", "他說：「我們要去基輔了。」", &["s:我們要去基輔了。"]),
        ("", "«Едем завтра в Киев»", &["s:Едем завтра в Киев"]),
    ];
    for (lang, text, expected) in table {
        assert_eq!(zones(lang, &[text]), *expected, "{text}");
    }
}

#[test]
fn quotations_of_several_paragraphs_open_again() {
    let english = ["He wrote: “Leave the city.", "“Go to Kiev.", "“Stay there.”", "Nobody said a word."];
    assert_eq!(zones("en", &english), ["w:Leave the city.", "w:Go to Kiev.", "w:Stay there."]);
    let late = ["“Leave the city.", "“Go to Kiev,” she wrote.", "“Stay there,” he said."];
    assert_eq!(zones("en", &late), ["w:Leave the city.", "w:Go to Kiev,", "s:Stay there,"]);
    let french = ["« Nous partons.", "» Nous allons à Kiev », a-t-il dit.", "Puis « il est parti »."];
    assert_eq!(zones("fr", &french), ["s:Nous partons.", "s:Nous allons à Kiev", "s:il est parti"]);
}

#[test]
fn an_open_quotation_ends_with_its_paragraph() {
    let text = ["He said: “Leave the city", "Nobody left Kiev.", "Nobody. “Yes,” he said."];
    assert_eq!(zones("en", &text), ["s:Leave the city", "s:Yes,"]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn zones_lie_in_their_text_and_nest(
        soup in proptest::collection::vec("([aKя ]|[\"'‘’‚“”„«»‹›「」《》]|[.,5 s-]|wrote|基){0,24}", 1..4),
        lang in "(en|de|fr|sv|zh|)",
    ) {
        let paragraphs: Vec<&str> = soup.iter().map(String::as_str).collect();
        let mut document = document(&lang, &paragraphs);
        mark(&mut document, style);
        for segment in &document.segments {
            for zone in &segment.zones {
                prop_assert!(!zone.span.is_empty());
                prop_assert!(segment.text().get(zone.span.range()).is_some());
                for other in &segment.zones {
                    let nested = zone.span.contains(other.span) || other.span.contains(zone.span);
                    prop_assert!(nested || !zone.span.overlaps(other.span));
                }
            }
        }
    }
}

#[test]
fn a_block_quotation_is_written_if_the_paragraph_before_says_so() {
    let roles = |lang: &str, paragraphs: &[&str]| {
        let mut document = document(lang, paragraphs);
        document.segments[1..].iter_mut().for_each(|segment| segment.role = Role::Spoken);
        mark(&mut document, style);
        document.segments[1..].iter().map(|segment| segment.role.as_str()).collect::<Vec<_>>()
    };
    let written = ["written-quote", "written-quote"];
    assert_eq!(roles("en", &["The mayor wrote on Telegram:", "Kharkov burns.", "Kharkov stands."]), written);
    assert_eq!(roles("uk", &["Мер написав у телеграмі:", "Харьков горить.", "Стоїмо."]), written);
    assert_eq!(roles("en", &["The mayor said at the station:", "Kharkov burns."]), ["spoken-quote"]);
    assert_eq!(roles("en", &["He wrote a book. Now he speaks:", "Kharkov burns."]), ["spoken-quote"]);
    assert_eq!(roles("en", &["The mayor wrote to her.", "Kharkov burns."]), ["spoken-quote"]);
}
