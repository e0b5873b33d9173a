use jiff::civil::date;

use super::{contexts, entities, language, profile, user};
use crate::dictionary::scheme::Input;
use crate::dictionary::{FormStatus, PartKind, Pattern, Phrase, Standing};

const KHARKIV: &str = r#"
[[entity]]
id = "kharkiv"
kind = "city"
in = "UA"
primary = "uk"
names = { uk = "Харків", ru = "Харьков" }
admitted = { pt = ["Carcóvia"] }
"#;

#[test]
fn an_entity_has_names_and_forms() {
    let all = entities("a.toml", KHARKIV).expect("an entity");
    assert_eq!((all.len(), &*all[0].id, all[0].country.as_deref()), (1, "kharkiv", Some("UA")));
    assert_eq!(all[0].names.len(), 2);
    assert_eq!((&*all[0].forms[0].text, all[0].forms[0].status), ("Carcóvia", FormStatus::Admitted));
}

#[test]
fn people_have_parts_and_places_former_names() {
    let toml = r#"
[[entity]]
id = "zelenskyy"
kind = "person"
primary = "uk"
names = { uk = { given = "Володимир", family = "Зеленський" } }
own = { en = "Zelenskyy" }
admitted = { en = { given = ["Vladimir", "Volodimir"], family = "Zelensky" } }

[[entity]]
id = "dnipro"
kind = "city"
primary = "uk"
names = { uk = "Дніпро" }
[[entity.former]]
names = { uk = "Дніпропетровськ" }
forms = { pl = "Dniepropietrowsk" }
until = "2016-05-19"
"#;
    let all = entities("a.toml", toml).expect("entities");
    assert_eq!(all[0].names[0].part(PartKind::Family), Some("Зеленський"));
    let forms: Vec<_> = all[0].forms.iter().map(|form| (form.part, &*form.text)).collect();
    let family = PartKind::Family;
    let given = PartKind::Given;
    assert_eq!(forms, [(family, "Zelenskyy"), (given, "Vladimir"), (given, "Volodimir"), (family, "Zelensky")]);
    let former = &all[1].names[1];
    assert_eq!((former.standing, former.until), (Standing::Former, Some(date(2016, 5, 19))));
    assert_eq!(all[1].forms[0].standing, Standing::Former);
}

#[test]
fn readings_stand_beside_the_names_they_read() {
    let toml = r#"
[[entity]]
id = "xi-jinping"
kind = "person"
primary = "zh"
names = { zh = { given = "近平", family = "习" }, ru = { given = "Цзиньпин", family = "Си" } }
readings = { zh = { given = "Jìn-píng", family = "Xí" } }
"#;
    let all = entities("a.toml", toml).expect("entities");
    let read = |lang: &str, part| all[0].source(part, lang.parse().expect("a tag"), Input::Reading);
    assert_eq!(read("zh", PartKind::Family), Some("Xí"));
    assert_eq!(read("zh", PartKind::Given), Some("Jìn-píng"));
    assert_eq!(read("ru", PartKind::Family), None, "what is written there tells how it is read");
    for (reading, expected) in [
        ("{ ja = { family = \"しゅう\" } }", "there is a reading in `ja` and no name"),
        ("{ zh = { patronymic = \"Xí\" } }", "`Xí` is the reading of no part of the name in `zh`"),
        ("{ zh = [\"Xí\", \"Xī\"] }", "there are more readings than names in `zh`"),
    ] {
        let toml = toml.replace("{ zh = { given = \"Jìn-píng\", family = \"Xí\" } }", reading);
        let error = entities("a.toml", &toml).expect_err(expected).to_string();
        assert!(error.starts_with("a.toml:3:6") && error.contains(expected), "{error}");
    }
}

#[test]
fn what_is_wrong_is_said_with_its_place_and_remedy() {
    let twice = format!("{KHARKIV}{KHARKIV}");
    for (toml, expected) in [
        (KHARKIV.replace("kind", "knd"), "a.toml:4:1: unknown field `knd`, expected one of"),
        (KHARKIV.replace("admitted", "admited"), "did you mean `admitted`?"),
        (KHARKIV.replace("\"city\"", "\"citty\""), "a.toml:4:8: unknown variant `citty`"),
        (KHARKIV.replace("\"city\"", "\"citty\""), "did you mean `city`?"),
        (KHARKIV.replace("pt =", "portuguese ="), "a.toml:8:14: `portuguese` is not a language tag"),
        (KHARKIV.replace("\"Харків\"", "\"\""), "a.toml:7:16: an empty text is no name"),
        (KHARKIV.replace("id = \"kharkiv\"\n", ""), "add `id = …`"),
        (KHARKIV.replace("primary = \"uk\"", "primary = \"be\""), "a.toml:3:6: `kharkiv` has no name in its primary"),
        (KHARKIV.replace("\"kharkiv\"", "\"Kharkiv City\""), "a.toml:3:6: `Kharkiv City` is not an id"),
        (KHARKIV.replace("\"UA\"", "\"Ukraine\""), "a.toml:5:6: `Ukraine` is not a country code"),
        (twice, "a.toml:11:6: `kharkiv` is defined twice in this file; join the two"),
        ("[[entity]".to_owned(), "a.toml:1:"),
    ] {
        let error = entities("a.toml", &toml).expect_err(expected).to_string();
        assert!(error.contains(expected), "{error}\nlacks {expected}");
    }
}

fn phrases(text: &str) -> Vec<Phrase> {
    let toml = format!("[[context]]\nname = \"a\"\nkind = \"dish\"\neffect = \"silent\"\nphrases = ['{text}']\n");
    contexts("a.toml", &toml).unwrap_or_else(|error| panic!("{error}")).remove(0).phrases
}

#[test]
fn phrases_are_words_marks_gaps_years_and_choices() {
    let word = |word: &str| Pattern::Word(word.into());
    let plain = |before: Vec<Pattern>, after: Vec<Pattern>| Phrase { before, after, surfaces: Vec::new() };
    assert_eq!(phrases("chicken {}"), [plain(vec![word("chicken")], vec![])]);
    assert_eq!(phrases("{}, Texas"), [plain(vec![], vec![Pattern::Mark(','), word("texas")])]);
    assert_eq!(
        phrases("year<1992 …3 {} Aa"),
        [plain(vec![Pattern::YearBefore(1991), Pattern::Gap(3)], vec![Pattern::Capitalized])]
    );
    assert_eq!(phrases("{}-Mohyla Academy"), [plain(vec![], vec![word("mohyla"), word("academy")])]);
    let surfaces = phrases("{Kiev|Kyïv} cutlet").remove(0).surfaces;
    assert_eq!(surfaces, ["kiev".into(), "kyiv".into()]);
    let choices = phrases("[Battle|First Siege] of [the|] {}");
    assert_eq!(choices.len(), 4);
    assert_eq!(choices[1].before, [word("first"), word("siege"), word("of"), word("the")]);
    let any = Pattern::AnyOf(["battle".into(), "siege".into()].into());
    assert_eq!(phrases("[Battle|Siege] of {}"), [plain(vec![any, word("of")], vec![])]);
}

#[test]
fn wrong_phrases_are_errors() {
    for text in ["chicken", "{} and {}", "{Kiev", "{}", "[a|b {}", "…x {}", "year<0 {}"] {
        let toml = format!("[[context]]\nname = \"a\"\nkind = \"dish\"\neffect = \"silent\"\nphrases = ['{text}']\n");
        let error = contexts("c.toml", &toml).expect_err(text);
        assert_eq!((error.line, error.column), (5, 12), "{error}");
    }
}

#[test]
fn a_user_may_keep_entities_and_contexts_in_one_file() {
    let toml =
        format!("{KHARKIV}\n[[context]]\nname = \"a\"\nkind = \"meta\"\neffect = \"info\"\nphrases = [\"ex {{}}\"]\n");
    let read = user("house.toml", &toml).expect("both");
    assert_eq!((read.entities.len(), read.contexts.len()), (1, 1));
    assert!(user("house.toml", "[[entities]]").expect_err("a typo").help.contains("entity"));
}

#[test]
fn a_verified_entry_has_a_source() {
    let toml = "name = \"a\"\ntitle = \"A\"\n[[language.en.entry]]\nentity = \"kyiv\"\nform = \"Kyiv\"\nbasis = \"verified\"\n";
    let error = profile("p.toml", toml).expect_err("no source");
    assert_eq!(error.line, 4);
    assert!(profile("p.toml", &format!("{toml}source = \"a letter\"\nsince = \"2019-08-14\"\n")).is_ok());
    assert!(profile("p.toml", &format!("{toml}since = \"last week\"\n")).is_err());
}

#[test]
fn paradigms_need_endings_and_quotes_two_marks() {
    let toml = "lang = \"xx\"\nname = \"X\"\n";
    assert!(language("l.toml", toml).is_ok());
    assert!(language("l.toml", &format!("{toml}quotes = [\"«\"]\n")).is_err());
    assert!(language("l.toml", &format!("{toml}[[paradigm]]\nname = \"a\"\nnominative = \"\"\n")).is_err());
    let with_case = "[[paradigm]]\nname = \"a\"\nnominative = \"\"\nendings = { genitiv = \"a\" }\n";
    let error = language("l.toml", &format!("{toml}{with_case}")).expect_err("a typo");
    assert_eq!(error.help, "did you mean `genitive`?");
}

#[test]
fn a_change_has_its_day_or_a_day_by_which_it_was_made() {
    let entry = |since: &str| {
        let entry = format!("[[language.en.entry]]\nentity = \"kyiv\"\nform = \"Kyiv\"\n{since}\n");
        super::profile("p.toml", &format!("name = \"p\"\ntitle = \"P\"\n{entry}"))
    };
    let known = |since: &str| {
        let profile = entry(since).expect("a valid profile");
        assert_eq!(&*profile.label, "p style");
        let entry = &profile.langs.values().next().expect("English").entries[0];
        (entry.since.map(|day| day.to_string()), entry.at_latest)
    };
    assert_eq!(known(""), (None, false));
    assert_eq!(known("since = \"2019-08-14\""), (Some("2019-08-14".to_owned()), false));
    assert_eq!(known("since-at-latest = \"2022-03-31\""), (Some("2022-03-31".to_owned()), true));
    let both = "since = \"2019-08-14\"\nsince-at-latest = \"2022-03-31\"";
    assert!(entry(both).is_err_and(|error| error.message.contains("says twice since when")));
}
