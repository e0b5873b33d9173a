//! `explain`: the right entity, and where the form comes from.

use std::collections::BTreeMap;

use canonym::{Checker, Dictionary, Lang, Settings};

fn checker() -> Checker {
    let settings = Settings {
        profiles: BTreeMap::new(),
        levels: BTreeMap::new(),
        pins: Vec::new(),
        as_of: "2026-01-15".parse().expect("a day"),
    };
    Checker::new(Dictionary::builtin().expect("the built-in dictionary"), settings).expect("settings")
}

#[test]
fn forms_are_traced_to_their_names() {
    let checker = checker();
    for (name, entity, told) in [
        ("Kharkov", "kharkiv", "Russian Харьков"),
        ("Kharkiv", "kharkiv", "Ukrainian Харків"),
        ("Briansk", "bryansk", "Ukrainian Брянськ"),
        ("Charkiw", "kharkiv", "German"),
        ("Járkov", "kharkiv", "Spanish"),
        ("Kijowa", "kyiv", "genitive of Kijów"),
        ("Харькова", "kharkiv", "genitive of Харьков"),
        ("Львова", "lviv", "genitive of Львів"),
        ("Zaporizhia", "zaporizhzhia", "Ukrainian Запоріжжя"),
        ("Tschernihiw", "chernihiv", "Ukrainian Чернігів"),
        ("Volodymyr Zelensky", "volodymyr-zelenskyy", "English"),
        ("KIEV", "kyiv", "Russian Киев"),
    ] {
        let explanation = checker.explain(name, None);
        let best = explanation.matches.first().unwrap_or_else(|| panic!("{name} is unknown"));
        assert_eq!(best.entity, entity, "{name}");
        let text = explanation.to_string();
        assert!(text.contains(told), "{name} should tell of {told}:\n{text}");
    }
}

#[test]
fn a_misspelling_is_led_to_its_neighbour_and_nonsense_to_nothing() {
    let checker = checker();
    let near = checker.explain("Kiyv", Lang::parse("en"));
    assert_eq!(near.matches[0].entity, "kyiv");
    assert!(near.to_string().contains("one letter away from Kyiv"), "{near}");
    assert!(near.matches[0].score < 500);
    assert!(checker.explain("Qwertz", None).matches.is_empty());
}

#[test]
fn a_name_in_any_script_or_romanization_leads_to_what_sounds_like_it() {
    let checker = checker();
    for (name, entity) in [
        ("Qathafi", "muammar-gaddafi"),
        ("Харьківъ", "kharkiv"),
        ("Ҳарков", "kharkiv"),
        ("გორბაჩოვი", "mikhail-gorbachev"),
        ("ハリキウ", "kharkiv"),
        ("하르키프", "kharkiv"),
        ("Խարկով", "kharkiv"),
        ("צ׳רניגיב", "chernihiv"),
        ("Tschernigiff", "chernihiv"),
        ("बेल्गरोद", "belgorod"),
        ("티모셴코", "yulia-tymoshenko"),
        ("Wolodymir Selenskij", "volodymyr-zelenskyy"),
        ("Selenskij Wolodymir", "volodymyr-zelenskyy"),
        ("Uladzimir Aleksandrawicz Zielenskij", "volodymyr-zelenskyy"),
    ] {
        let explanation = checker.explain(name, None);
        let best = explanation.matches.first().unwrap_or_else(|| panic!("{name} leads to nothing"));
        assert_eq!(best.entity, entity, "{name}:\n{explanation}");
        assert!(best.score <= 500, "{name} is not known, only alike");
        assert!(explanation.matches.len() <= 5, "{explanation}");
    }
    let text = checker.explain("გორბაჩოვი", None).to_string();
    assert!(text.contains("it sounds like Горбачёв."), "{text}");
    let json = checker.explain("티모셴코", None).to_json();
    let found = &json["matches"][0]["evidence"][0];
    assert_eq!(found["kind"], "sounds-like");
    assert!(found["likeness"].as_u64().is_some_and(|likeness| (860..=1000).contains(&likeness)), "{found}");
}

#[test]
fn what_sounds_like_nothing_leads_to_nothing() {
    let checker = checker();
    for name in [
        "Qwertz",
        "Schmitz",
        "Müller",
        "Fernández",
        "Trịnh",
        "Yılmaz",
        "Степанова",
        "Παπαδόπουλος",
        "שפירא",
        "فاطمة",
        "田中",
        "Волтер Сміт",
    ] {
        let explanation = checker.explain(name, None);
        assert!(explanation.matches.is_empty(), "{explanation}");
    }
}

#[test]
fn a_name_written_together_is_the_person() {
    let checker = checker();
    for (name, entity) in [("习近平", "xi-jinping"), ("김정은", "kim-jong-un"), ("小泉純一郎", "junichiro-koizumi")]
    {
        let found = checker.explain(name, None).matches;
        assert_eq!(found.first().map(|found| &*found.entity), Some(entity), "{name}");
    }
}

#[test]
fn a_given_name_alone_is_nobody() {
    // There is a town of that name.
    let matches = checker().explain("Volodymyr", Lang::parse("en")).matches;
    assert!(matches.iter().all(|found| !found.kind.is_person()), "{matches:?}");
    assert!(checker().explain("Oleksandr", Lang::parse("en")).matches.is_empty());
}

#[test]
fn the_answer_as_json_has_the_promised_fields() {
    let json = checker().explain("Kharkov", Lang::parse("en")).to_json();
    let best = &json["matches"][0];
    assert_eq!(json["name"], "Kharkov");
    assert_eq!((&best["entity"], &best["kind"]), (&"kharkiv".into(), &"city".into()));
    assert_eq!(best["canonical"]["uk"], "Харків");
    assert!(best["score"].as_u64().is_some_and(|score| score <= 1000));
    let schemes: Vec<_> =
        best["evidence"].as_array().expect("evidence").iter().filter_map(|e| e["scheme"].as_str()).collect();
    assert!(schemes.contains(&"ru-en-press"), "{schemes:?}");
}

#[test]
fn parts_of_two_languages_are_named_part_by_part() {
    let checker = checker();
    for (name, told) in [
        ("Vladimir Zelenskyy", "Vladimir is Russian and Zelenskyy is Ukrainian"),
        ("Volodymyr Zelenskiy", "Volodymyr is Ukrainian and Zelenskiy is Russian"),
        ("Владимир Зеленський", "Владимир is Russian and Зеленський is Ukrainian"),
    ] {
        let text = checker.explain(name, None).to_string();
        assert!(text.contains(told), "{text}");
    }
    for name in ["Volodymyr Zelenskyy", "Владимир Зеленский", "Wolodymyr Selenskyj"] {
        let text = checker.explain(name, None).to_string();
        assert!(!text.contains("do not go together"), "{text}");
    }
}

#[test]
fn what_two_languages_give_alike_is_said_to_take_no_side() {
    let checker = checker();
    let neutral = |name: &str| checker.explain(name, None).to_string().contains("Ukrainian and Russian names give");
    assert!(neutral("Donetsk"));
    assert!(!neutral("Kharkov") && !neutral("Kharkiv"));
}

#[test]
fn a_former_name_is_called_one() {
    let text = checker().explain("Dnipropetrovsk", None).to_string();
    assert!(text.contains("Дніпропетровськ, the former name until 2016"), "{text}");
}

#[test]
fn names_of_the_world_are_traced_to_their_names_and_tables() {
    let checker = checker();
    for (name, entity, told) in [
        ("Briansk", "bryansk", "Russian Брянск"),
        ("Qaddafi", "muammar-gaddafi", "Arabic القذافي, read القَذَّافِي"),
        ("Kadhafi", "muammar-gaddafi", "the usual form in French and Portuguese"),
        ("Thessalonica", "thessaloniki", "an old form in English"),
        ("Thessaloniki", "thessaloniki", "Greek Θεσσαλονίκη"),
        ("Peking", "beijing", "an old form in English"),
        ("Pei-ching", "beijing", "Wade-Giles"),
        ("Pusan", "busan", "McCune-Reischauer"),
        ("Busan", "busan", "Revised Romanization"),
        ("Tiflis", "tbilisi", "Russian Тифлис, the former name until 1936"),
        ("Αθήνα", "athens", "the Greek name"),
        ("Athina", "athens", "Greek Αθήνα"),
        ("北京", "beijing", "the Chinese name"),
        ("Пекин", "beijing", "the usual form in Bulgarian and Russian"),
        ("القاهرة", "cairo", "the Arabic name"),
        ("al-Qahira", "cairo", "Arabic القاهرة"),
        ("Alma-Ata", "almaty", "the former name until 1993"),
    ] {
        let explanation = checker.explain(name, None);
        let best = explanation.matches.first().unwrap_or_else(|| panic!("{name} is unknown"));
        let text = explanation.to_string();
        assert_eq!(best.entity, entity, "{name}:\n{text}");
        assert!(text.contains(told), "{name} should tell of {told}:\n{text}");
    }
}
