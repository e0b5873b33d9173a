use std::collections::BTreeMap;

use super::marks::take_out;
use super::{
    Case, Declared, Floors, Measure, Named, Passage, Rate, Verdict, compare, examine, inject, link, passages, score,
    written,
};
use crate::fix::{Applicability, Edit, Fix};
use crate::{Checker, Dictionary, Finding, Settings, Severity, Span};

fn checker(profile: &str) -> Checker {
    let settings = Settings {
        profiles: BTreeMap::from([(None, profile.to_owned())]),
        levels: BTreeMap::new(),
        pins: Vec::new(),
        as_of: super::TODAY,
    };
    Checker::new(Dictionary::builtin().expect("a dictionary"), settings).expect("a checker")
}

fn passage(text: &str, expect: &str) -> Passage {
    let set = format!("lang = \"en\"\n[[passage]]\nid = \"a\"\ntext = '''{text}'''\nexpect.ap = {expect}\n");
    passages("a.toml", &set).expect("a set").remove(0)
}

/// What is wrong with a set of one passage.
fn complaint(text: &str, expect: &str) -> String {
    let set = format!("lang = \"en\"\n[[passage]]\nid = \"a\"\ntext = '''{text}'''\nexpect.ap = {expect}\n");
    passages("a.toml", &set).expect_err("a mistake").to_string()
}

fn finding(passage: &Passage, surface: &str, severity: Severity, replacement: Option<&str>) -> Finding {
    let start = passage.text.find(surface).expect("in the text");
    let span = Span::new(start, start + surface.len());
    let mut finding = Finding::plain("mixed-forms", severity, span, "wrong".to_owned());
    if let Some(replacement) = replacement {
        let edits = vec![Edit { span, replacement: replacement.to_owned() }];
        finding.fixes = vec![Fix { title: String::new(), applicability: Applicability::Safe, edits }];
    }
    finding
}

fn cases(passage: &Passage, findings: &[Finding]) -> Vec<Case> {
    score(&Dictionary::default(), passage, "ap", findings).cases
}

#[test]
fn marks_are_taken_out_and_kept() {
    let (text, marks) = take_out("From [[Київ|kyiv]] to d'[[Odessa|odesa]], [[Olha|-]].").expect("marks");
    assert_eq!(text, "From Київ to d'Odessa, Olha.");
    let seen: Vec<(&str, &Named)> = marks.iter().map(|mark| (&text[mark.span.range()], &mark.named)).collect();
    let entity = |id: &str| Named::Entity(id.to_owned());
    assert_eq!(seen, [("Київ", &entity("kyiv")), ("Odessa", &entity("odesa")), ("Olha", &Named::Nobody)]);
}

#[test]
fn mistakes_in_a_set_are_told_with_place_and_remedy() {
    for (text, expect, told) in [
        ("In [[Kiev|kyiv] it rained.", "[]", "a.toml:4:8: a: the mark `[[Kiev|kyiv] it rained` is not closed"),
        ("In [[Kiev]] it rained.", "[]", "lacks its surface or its id; write [[surface|entity-id]]"),
        ("In Kiev|kyiv]] it rained.", "[]", "closes a mark that was not opened"),
        (
            "In Kyiv.",
            r#"["Kiev -> Kyiv (error)"]"#,
            "a.toml:5:14: a: `Kiev` is expected and does not stand in the text",
        ),
        ("In Kiev.", r#"["Kiev#2 -> Kyiv (error)"]"#, "`Kiev` stands 1 times in the text, not 2; correct the number"),
        ("In Kievan Rus.", r#"["Kiev -> Kyiv (error)"]"#, "does not stand in the text"),
        ("In Kiev.", r#"["Kiev -> Kyiv"]"#, "is no finding; write it like"),
    ] {
        let complaint = complaint(text, expect);
        assert!(complaint.contains(told), "{complaint}");
    }
}

#[test]
fn json_lines_count_in_scalar_values_and_say_what_is_clean() {
    let lines = concat!(
        r#"{"id":"a","lang":"uk","text":"У Києві.","entities":[{"start":2,"end":7,"surface":"Києві","lemma":"Київ","type":"LOC","id":"GPE-Kyiv"}]}"#,
        "\n",
        r#"{"lang":"en","text":"All calm."}"#,
        "\n",
    );
    let read = passages("a.jsonl", lines).expect("lines");
    assert_eq!(&read[0].text[read[0].marks[0].span.range()], "Києві");
    assert_eq!((read[0].declared, read[1].declared), (Declared::Unlabelled, Declared::Clean));
    assert_eq!((read[0].expected_under("ap"), read[1].expected_under("ap")), (None, Some(&[][..])));
    assert_eq!(read[1].id, "a.jsonl:2");
    let linked = link(&checker("consistency"), &read[0]);
    assert_eq!(linked.pairs, [("GPE-Kyiv".to_owned(), "kyiv".to_owned())]);
    assert_eq!((linked.counts.known, linked.counts.lemmas_right), (1, 1));
    let shifted = lines.replace("\"start\":2", "\"start\":1");
    let complaint = passages("a.jsonl", &shifted).expect_err("a mistake").to_string();
    assert!(complaint.contains("a.jsonl:1:1: a: ` Києві` stands at 1..7, not `Києві`"), "{complaint}");
}

#[test]
fn wilsons_interval_has_the_values_of_the_literature() {
    // Newcombe (1998), table I: method 3.
    for (part, whole, low, high) in [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611)] {
        let rate = Rate::of_counts(part, whole).expect("a share");
        assert!((rate.low - low).abs() < 1e-4 && (rate.high - high).abs() < 1e-4, "{part}/{whole}: {rate:?}");
    }
    assert_eq!(Rate::of_counts(29, 29).map(|rate| rate.high), Some(1.0));
    assert_eq!(Rate::of_counts(0, 0), None);
}

#[test]
fn findings_are_right_wrong_or_missing() {
    let passage = passage(
        "[[Kiev|kyiv]] fell silent, Kharkov did not, and Lvov slept.",
        r#"["Kiev -> Kyiv (error)", "Lvov -> Lviv (error)"]"#,
    );
    let findings = [
        finding(&passage, "Kiev", Severity::Error, Some("Kyiv")),
        finding(&passage, "Kharkov", Severity::Warning, Some("Kharkiv")),
        finding(&passage, "Lvov", Severity::Info, Some("Lviv")),
    ];
    let scored = score(&Dictionary::default(), &passage, "ap", &findings);
    let verdicts: Vec<_> = scored.cases.iter().map(|case| (case.surface.as_str(), case.verdict)).collect();
    assert_eq!(verdicts, [("Kiev", Verdict::Right), ("Kharkov", Verdict::Wrong), ("Lvov", Verdict::Missed)]);
    assert!(scored.cases[0].is_good());
    assert_eq!((scored.infos, scored.words), (1, 9));
}

#[test]
fn a_part_of_an_expected_name_counts_and_the_text_after_the_fix_decides() {
    let passage = passage("Vladimir Zelensky spoke.", r#"["Vladimir Zelensky -> Volodymyr Zelensky (error)"]"#);
    let case = |surface, severity, replacement| {
        cases(&passage, &[finding(&passage, surface, severity, replacement)]).remove(0)
    };
    assert!(case("Vladimir", Severity::Error, Some("Volodymyr")).is_good());
    assert_eq!(case("Zelensky", Severity::Error, Some("Zelenskyy")).replacement_right, Some(false));
    assert_eq!(case("Vladimir", Severity::Error, None).replacement_right, Some(false));
    assert_eq!(case("Vladimir", Severity::Warning, Some("Volodymyr")).severity_right(), Some(false));
}

#[test]
fn any_replacement_will_do_where_the_editor_decides() {
    let passage = passage("Olga Marchuk left.", r#"["Olga Marchuk -> ? (?)"]"#);
    let case = cases(&passage, &[finding(&passage, "Olga", Severity::Error, Some("Olha"))]).remove(0);
    assert_eq!((case.replacement_right, case.severity_right()), (None, None));
    assert!(case.is_good());
}

#[test]
fn occurrences_are_counted_as_words() {
    let passage = passage("Kievan Kiev, Kiev-based Kiev.", r#"["Kiev#2 -> Kyiv (error)"]"#);
    assert_eq!(passage.expected["ap"][0].span, Span::new(13, 17));
    let chinese =
        "lang = \"zh\"\n[[passage]]\nid = \"a\"\ntext = \"昨天在基輔開會\"\nexpect.ap = [\"基輔 -> 基辅 (warning)\"]\n";
    assert_eq!(passages("a.toml", chinese).expect("a set")[0].expected["ap"][0].span, Span::new(9, 15));
}

#[test]
fn a_change_is_told_case_by_case() {
    let passage = passage("Kiev, Kharkov, Lvov.", r#"["Kiev -> Kyiv (error)", "Lvov -> Lviv (error)"]"#);
    let found = |surface, replacement| finding(&passage, surface, Severity::Error, Some(replacement));
    let old = cases(&passage, &[found("Kiev", "Kyiv"), found("Kharkov", "Kharkiv")]);
    let new = cases(&passage, &[found("Lvov", "Lviv")]);
    let comparison = compare(&old, &new);
    assert_eq!((comparison.better.len(), comparison.worse.len(), comparison.other.len()), (2, 1, 0), "{comparison}");
    assert!(comparison.worse[0].contains("Kiev"), "{comparison}");
}

#[test]
fn a_fallen_floor_names_itself_and_its_cases() {
    let floors = "[max-wrong-per-1000-words]\nap = 5\n[floor.ap]\nen = { precision = 80, recall = 90 }\nfr = {}\n";
    let floors = Floors::parse("floors.toml", floors).expect("floors");
    let passage = passage("Kiev, Kharkov, Lvov.", r#"["Kiev -> Kyiv (error)", "Lvov -> Lviv (error)"]"#);
    let mut measure = Measure::default();
    let found = |surface| finding(&passage, surface, Severity::Error, None);
    measure.add("ap", "en", score(&Dictionary::default(), &passage, "ap", &[found("Kiev"), found("Kharkov")]));
    let fallen: Vec<String> = floors.fallen(&measure, None).iter().map(ToString::to_string).collect();
    for told in [
        "ap: 333.33 wrong findings per 1,000 words, 328.33 more than the 5",
        "ap en: precision is 50.0 % (1 of 2), 30.0 points below its floor of 80 %\n  wrong a ap: Kharkov",
        "ap en: recall is 50.0 % (1 of 2), 40.0 points below its floor of 90 %\n  missed a ap: Lvov",
        "ap fr has a floor and no passage",
    ] {
        assert!(fallen.iter().any(|fallen| fallen.contains(told)), "{fallen:#?}");
    }
    let again = floors.fallen(&measure, Some(measure.cases()));
    assert!(again.len() == fallen.len() && again.iter().all(|fallen| fallen.cases.is_empty()));
}

#[test]
fn injected_faults_are_the_same_for_a_seed_and_their_truth_restores_the_text() {
    let checker = checker("ap");
    let clean: Vec<Passage> = [
        "Trams in Kyiv and Kharkiv ran on Monday. Mykolaiv had no power.",
        "Zelenskyy flew to Odesa and on to Zaporizhzhia.",
        "Officials in Chernihiv called Lviv for help.",
    ]
    .iter()
    .enumerate()
    .map(|(number, text)| Passage { id: format!("p{number}"), ..passage(text, "[]") })
    .collect();
    let made = inject(&checker, "ap", &clean, 24, 7);
    assert_eq!(made, inject(&checker, "ap", &clean, 24, 7));
    assert_ne!(made, inject(&checker, "ap", &clean, 24, 8));
    assert!(made.len() >= 12, "{}", made.len());
    for faulty in &made {
        let [wish] = &faulty.expected["ap"][..] else { panic!("one fault each") };
        let mut text = faulty.text.clone();
        text.replace_range(wish.span.range(), wish.replacement.as_deref().expect("the truth"));
        assert!(clean.iter().any(|passage| passage.text == text), "{text}");
        assert!(!clean.iter().any(|passage| passage.text == faulty.text), "{}", faulty.text);
    }
    for file in ["a.toml", "a.jsonl"] {
        let read = passages(file, &written(file, &made)).expect("what was written");
        for (read, made) in read.iter().zip(&made) {
            assert_eq!((&read.text, &read.expected, read.fault), (&made.text, &made.expected, made.fault));
        }
        assert_eq!(read.len(), made.len());
    }
    let findings: usize = made.iter().map(|passage| examine(&checker, passage).len()).sum();
    assert!(findings > made.len() / 3, "{findings}");
}
