//! The scanner against a slow matcher that is obviously right, on texts at random and on real ones.

#![expect(clippy::disallowed_methods, reason = "it reads the texts of other tests")]

use std::collections::HashMap;
use std::path::Path;

use canonym::find::scan::{Found, Scanner};
use canonym::text::Script;
use canonym::text::fold::is_mark;
use proptest::prelude::*;

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Letter,
    Katakana,
    /// A word by itself.
    Lone,
    Other,
}

fn kind(c: char) -> Kind {
    match c {
        'ァ'..='ヺ' | 'ー'..='ヾ' => Kind::Katakana,
        _ if Script::of(c).is_some_and(Script::is_unspaced) => Kind::Lone,
        '_' => Kind::Letter,
        _ if c.is_alphanumeric() || is_mark(c) => Kind::Letter,
        _ => Kind::Other,
    }
}

/// Starts and ends of all words.
fn words(text: &str) -> Vec<(usize, usize)> {
    let mut words: Vec<(usize, usize, Kind)> = Vec::new();
    for (at, c) in text.char_indices() {
        let (kind, end) = (kind(c), at + c.len_utf8());
        match words.last_mut() {
            Some(last) if last.1 == at && last.2 == kind && kind != Kind::Lone => last.1 = end,
            _ if kind != Kind::Other => words.push((at, end, kind)),
            _ => {}
        }
    }
    words.into_iter().map(|(start, end, _)| (start, end)).collect()
}

fn plain(text: &str) -> String {
    text.split(char::is_whitespace).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// At each word, the longest stretch of words that is in the list.
fn slowly(forms: &[&str], text: &str) -> Vec<Found> {
    let mut numbers = HashMap::new();
    for (number, form) in forms.iter().enumerate() {
        numbers.entry(plain(form.trim_matches(|c| kind(c) == Kind::Other))).or_insert(number);
    }
    let longest = forms.iter().map(|form| words(form).len()).max().unwrap_or(0);
    let words = words(text);
    let mut found: Vec<Found> = Vec::new();
    for (at, &(start, _)) in words.iter().enumerate() {
        if found.last().is_some_and(|last| start < last.end) {
            continue;
        }
        let hit = words[at..].iter().take(longest).rev().find_map(|&(_, end)| {
            let followed_by_mark = text[end..].chars().next().is_some_and(is_mark);
            let form = *numbers.get(&plain(&text[start..end]))?;
            (!followed_by_mark).then_some(Found { start, end, form })
        });
        found.extend(hit);
    }
    found
}

fn quickly(forms: &[&str], text: &str) -> Vec<Found> {
    let mut found = Vec::new();
    Scanner::new(forms).scan(text, |hit| found.push(hit));
    found
}

fn surfaces<'t>(forms: &[&str], text: &'t str) -> Vec<&'t str> {
    quickly(forms, text).into_iter().map(|hit| &text[hit.start..hit.end]).collect()
}

#[test]
fn forms_are_found_as_whole_words_and_the_longest_first() {
    let forms =
        ["Kyiv", "New York", "New York City", "York", "Київ", "Kup'yansk", "al-Basra", "東京", "ロシア", "D.C."];
    for (text, expected) in [
        ("Kyiv, Kyiv's, “Kyiv” and Kyiv-based, not Kyivan or NewKyiv2", vec!["Kyiv"; 4]),
        ("New York City, New\n  York and York", vec!["New York City", "New\n  York", "York"]),
        ("New\u{A0}York; New, York", vec!["New\u{A0}York", "York"]),
        ("«Київ»—Київ… Києва Київщина", vec!["Київ"; 2]),
        ("Kup'yansk Kup’yansk", vec!["Kup'yansk"]),
        ("al-Basra, Basra", vec!["al-Basra"]),
        ("東京都の東京。", vec!["東京", "東京"]),
        ("ロシアとプロシアとロシア人", vec!["ロシア", "ロシア"]),
        ("Washington, D.C., was cold", vec!["D.C"]),
        ("\u{FFFD}Kyiv\u{FFFD} Kyiv\u{301} Kyiv_1", vec!["Kyiv"]),
        ("", vec![]),
    ] {
        assert_eq!(surfaces(&forms, text), expected, "{text}");
    }
}

#[test]
fn of_equal_forms_the_first_counts_and_empty_ones_do_not() {
    let forms = ["", "—", "Kyiv", " Kyiv ", "A", "A Coruña"];
    let numbers: Vec<usize> = quickly(&forms, "Kyiv A A Coruña —").iter().map(|hit| hit.form).collect();
    assert_eq!(numbers, [2, 4, 5]);
}

/// Pieces that meet each other in many ways; some are long enough to cross blocks of any size.
fn piece() -> impl Strategy<Value = String> {
    let words = [
        "Kyiv",
        "kyiv",
        "New",
        "York",
        "de",
        "la",
        "Київ",
        "Нью",
        "Йорк",
        "київ",
        "Ґданськ",
        "Łódź",
        "Ås",
        "A",
        "é",
        "İ",
        "Αθήνα",
        "Երևան",
        "თბილისი",
        "כפר",
        "القدس",
        "दिल्ली",
        "서울",
        "東京",
        "北",
        "京",
        "ロシア",
        "ア",
        "กรุง",
        "ก\u{34E}",
        "Kryvyi",
        "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch",
        "Александровск-Сахалинский",
        "𐐀𐐁",
        "𠀀",
    ];
    let marks = [
        " ", " ", " ", " ", "-", "'", "’", "‘", "ʼ", "—", "…", "·", "«", "»", "“", "×", "÷", "¿", "ª", "·", ";", "҂",
        "՚", "־", "׳", "،", "؟", "।", "๏", "፡", "\u{2009}", "\u{A0}", "\u{AD}", "\u{200B}", "\u{200D}", "、", "。",
        "「", "・", "\u{3000}", "！", "\u{FFFD}", "\u{FEFF}", "\u{301}", "\u{FE0F}", "\u{20DD}", "€", "→", "☃", "🙂",
        "\n", "\t", "_", "7", "٣", ".", ", ", "", "", "",
    ];
    prop_oneof![
        5 => prop::sample::select(words.to_vec()).prop_map(str::to_owned),
        5 => prop::sample::select(marks.to_vec()).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ]
}

fn text(pieces: std::ops::Range<usize>) -> impl Strategy<Value = String> {
    prop::collection::vec(piece(), pieces).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn it_finds_what_the_slow_matcher_finds(forms in prop::collection::vec(text(1..5), 1..30), text in text(0..150)) {
        let forms: Vec<&str> = forms.iter().map(String::as_str).collect();
        prop_assert_eq!(quickly(&forms, &text), slowly(&forms, &text));
    }

    #[test]
    fn parts_of_the_text_itself_are_found_as_well(text in text(20..200), cuts in prop::collection::vec((0..200_usize, 1..9_usize), 1..40)) {
        let words = words(&text);
        let part = |&(from, len): &(usize, usize)| {
            let from = from.checked_rem(words.len())?;
            Some(&text[words[from].0..words[(from + len).min(words.len()) - 1].1])
        };
        let forms: Vec<&str> = cuts.iter().filter_map(part).collect();
        prop_assert_eq!(quickly(&forms, &text), slowly(&forms, &text));
    }
}

#[test]
fn it_finds_what_the_slow_matcher_finds_in_real_texts() {
    let mut checked = 0;
    for folder in ["stories", "prose", "formats", "evaluation"] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(folder);
        for entry in std::fs::read_dir(folder).expect("a folder of texts") {
            let text = std::fs::read(entry.expect("an entry").path()).expect("a text");
            let text = String::from_utf8_lossy(&text);
            let words = words(&text);
            // Every third word, and every fifth with the two words after it.
            let single = words.iter().step_by(3).map(|&(start, end)| &text[start..end]);
            let several = words.windows(3).step_by(5).map(|words| &text[words[0].0..words[2].1]);
            let capitalized = |form: &&str| !form.starts_with(char::is_lowercase);
            let all: Vec<&str> = single.chain(several).collect();
            let gated: Vec<&str> = all.iter().copied().filter(capitalized).collect();
            for forms in [all, gated] {
                let found = quickly(&forms, &text);
                assert_eq!(found, slowly(&forms, &text));
                checked += found.len();
            }
        }
    }
    assert!(checked > 10_000, "{checked} hits are too few to say much");
}
