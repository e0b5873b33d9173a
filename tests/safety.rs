//! What `fix` promises for any text: bytes outside the edits stay, and fixing once is enough.
//!
//! Stories are put together from right and wrong forms in sentences of four languages, dressed in
//! what markup and keyboards do to names.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use canonym::fix::{Applicability, Edit, apply, disjoint};
use canonym::read::Format;
use canonym::{Checker, Dictionary, Finding, Lang, Settings, Source, Story, StoryDate};
use proptest::prelude::*;

/// Language, its profile, sentences with a place for a name, and names in the form they stand there.
struct Copy {
    lang: &'static str,
    profile: &'static str,
    sentences: &'static [&'static str],
    names: &'static [&'static str],
}

const COPIES: &[Copy] = &[
    Copy {
        lang: "en",
        profile: "ap",
        sentences: &[
            "Trains to {} ran late.",
            "{} was quiet on Monday, the mayor of {} said.",
            "“We left {} at night,” she said.",
            "The roads around {} and {}'s bridges stayed closed.",
            "A {}-based firm sells chicken {}.",
        ],
        names: &[
            "Kharkiv",
            "Kharkov",
            "KHARKOV",
            "Kyiv",
            "Kiev",
            "Briansk",
            "Bryansk",
            "Zaporizhia",
            "Odessa",
            "Lvov",
            "Zelensky",
            "Poltava",
            "Kupiansk",
        ],
    },
    Copy {
        lang: "pl",
        profile: "pl-press",
        sentences: &[
            "Pociąg do {} jest spóźniony.",
            "Władze {} milczą, a mer {} nie odpowiada.",
            "„Wyjechaliśmy z {} w nocy” – powiedziała.",
            "Drogi wokół {} są zamknięte.",
        ],
        names: &["Charkowa", "Charkiwa", "Charkowie", "Charkiwie", "Kijowa", "Kyjiwa", "Lwowa", "Lwiwa", "Kijów"],
    },
    Copy {
        lang: "uk",
        profile: "consistency",
        sentences: &[
            "Потяг до {} запізнюється.",
            "Мер {} мовчить, а влада {} не відповідає.",
            "«Ми виїхали з {} вночі», — сказала вона.",
        ],
        names: &["Харкова", "Харькова", "Києва", "Киева", "Києвa", "Львова", "Одеси", "Одессы"],
    },
    Copy {
        lang: "de",
        profile: "de-press",
        sentences: &[
            "Der Zug nach {} hat Verspätung.",
            "In {} blieb es ruhig, sagte der Bürgermeister von {}.",
            "„Wir haben {} nachts verlassen“, sagte sie.",
            "Die {}-Brücke ist gesperrt.",
        ],
        names: &["Charkiw", "Charkow", "Kharkiv", "Kiew", "Kyjiw", "Kyiv", "Lwiw", "Lemberg", "Odessa", "Odesa"],
    },
];

static CHECKERS: LazyLock<BTreeMap<&str, Checker>> = LazyLock::new(|| {
    let checker = |profile: &str| {
        let dictionary = Dictionary::builtin().expect("the built-in dictionary");
        let pins = Vec::new();
        let profiles = BTreeMap::from([(None, profile.to_owned())]);
        let as_of = "2026-01-15".parse().expect("a day");
        Checker::new(dictionary, Settings { profiles, levels: BTreeMap::new(), pins, as_of }).expect("known profile")
    };
    COPIES.iter().map(|copy| (copy.profile, checker(copy.profile))).collect()
});

/// What markup and keyboards do to a name.
fn dressed(name: &str, dress: u8, format: Format) -> String {
    let letters: Vec<char> = name.chars().collect();
    let (head, tail): (String, String) = (letters[..2].iter().collect(), letters[2..].iter().collect());
    match (dress, format) {
        (1, _) => format!("{head}\u{AD}{tail}"),
        (2, Format::Markdown) => format!("**{head}**{tail}"),
        (3, Format::Markdown) => format!("*{name}*"),
        (4, Format::Markdown) => format!("{head}&#{};{}", letters[2] as u32, letters[3..].iter().collect::<String>()),
        (5, Format::Markdown) => format!("[{name}](https://example.org/{name})"),
        (6, Format::Markdown) => format!("`{name}`"),
        _ => name.to_owned(),
    }
}

/// A story: number of a copy, its format and bytes.
fn stories() -> impl Strategy<Value = (usize, Format, Vec<u8>)> {
    let sentence = (any::<prop::sample::Index>(), prop::collection::vec((any::<prop::sample::Index>(), 0u8..12), 2));
    let paragraphs = prop::collection::vec(prop::collection::vec(sentence, 1..4), 1..5);
    (0..COPIES.len(), any::<bool>(), any::<bool>(), any::<bool>(), any::<bool>(), paragraphs).prop_map(
        |(number, markdown, crlf, bom, heading, paragraphs)| {
            let copy = &COPIES[number];
            let format = if markdown { Format::Markdown } else { Format::Plain };
            let mut text = String::new();
            for (i, paragraph) in paragraphs.iter().enumerate() {
                if i == 0 && heading {
                    text.push_str(if markdown { "# " } else { "" });
                }
                for (sentence, names) in paragraph {
                    let mut names = names.iter();
                    for (j, piece) in copy.sentences[sentence.index(copy.sentences.len())].split("{}").enumerate() {
                        if j > 0 {
                            let (name, dress) = names.next().expect("no sentence has more than two places");
                            text.push_str(&dressed(copy.names[name.index(copy.names.len())], *dress, format));
                        }
                        text.push_str(piece);
                    }
                    text.push(' ');
                }
                text.push_str("\n\n");
            }
            let text = if crlf { text.replace('\n', "\r\n") } else { text };
            let text = if bom { format!("\u{FEFF}{text}") } else { text };
            (number, format, text.into_bytes())
        },
    )
}

fn check(number: usize, format: Format, bytes: &[u8]) -> (Source, Vec<Finding>) {
    let source = Source::decode("story", bytes.to_vec()).expect("text");
    let lang = Lang::parse(COPIES[number].lang);
    let story = Story { format, lang, default_lang: None, date: StoryDate::Today };
    let findings = CHECKERS[COPIES[number].profile].check(&source, &story).findings;
    (source, findings)
}

fn safe_edits(findings: &[Finding]) -> Vec<Edit> {
    let fixes = findings.iter().flat_map(|finding| &finding.fixes);
    fixes.filter(|fix| fix.applicability == Applicability::Safe).flat_map(|fix| fix.edits.clone()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn fixing_is_safe((number, format, bytes) in stories()) {
        let (source, findings) = check(number, format, &bytes);
        let edits = safe_edits(&findings);
        let fixed = apply(&source, &edits).expect("UTF-8 spells everything");
        // Taken apart at the edits, both texts are the same but for what was edited.
        let (mut old, mut new) = (0, 0);
        for edit in disjoint(&edits) {
            let place = source.raw_span(edit.span);
            let kept = place.start() - old;
            prop_assert_eq!(&bytes[old..place.start()], &fixed[new..new + kept]);
            new += kept;
            prop_assert_eq!(&fixed[new..new + edit.replacement.len()], edit.replacement.as_bytes());
            (old, new) = (place.end(), new + edit.replacement.len());
        }
        prop_assert_eq!(&bytes[old..], &fixed[new..]);
        let (again, left) = check(number, format, &fixed);
        prop_assert!(left.len() <= findings.len(), "more is wrong: {}", again.text());
        prop_assert_eq!(safe_edits(&left), Vec::new(), "{}", again.text());
    }
}
