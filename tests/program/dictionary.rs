//! Dictionaries looked over, shown, compared and taken in, as those who edit them do.

use crate::desk::{Desk, Done};

/// A dictionary that nothing is wrong with: a place, a river and a person, in four scripts.
const TOWNS: &str = r#"# Source: the desk's own list, May 2026

[[entity]]
id = "vorokhta"
kind = "city"
in = "UA"
primary = "uk"
names = { uk = "Ворохта", ru = "Ворохта" }
forms = { en = "Vorokhta", pl = "Worochta", ka = "ვოროხტა", ja = "ヴォロフタ" }
admitted = { en = ["Vorohta"] }

[[entity]]
id = "cheremosh"
kind = "river"
in = "UA"
primary = "uk"
names = { uk = "Черемош" }
[[entity.former]]
names = { uk = "Черемуш" }
since = "1900-01-01"
until = "1950-01-01"

[[entity]]
id = "olha-vovkun"
kind = "person"
primary = "uk"
names = { uk = { given = "Ольга", family = "Вовкун" } }
"#;

fn desk(text: &str) -> Desk {
    Desk::with(&[("names.toml", text)])
}

/// What `check` says of a dictionary, a line a finding.
fn checked(text: &str) -> Done {
    desk(text).run(&["dictionary", "check", "names.toml", "--format", "concise"])
}

/// [`TOWNS`] with one thing put in the place of another, and what is said of it.
#[track_caller]
fn spoilt(from: &str, to: &str, status: i32, expected: &[&str]) {
    assert!(TOWNS.contains(from), "{from}");
    let done = checked(&TOWNS.replacen(from, to, 1));
    for expected in expected {
        assert!(done.out().contains(expected), "not {expected:?} but: {}", done.out());
    }
    // And nothing else.
    let lines = done.out().lines().filter(|line| line.starts_with("names.toml:")).count();
    assert_eq!(lines, expected.len(), "{}", done.out());
    done.status(status);
}

#[test]
fn a_good_dictionary_passes_and_so_does_what_ships() {
    checked(TOWNS).status(0);
    let all = Desk::with(&[("canonym.toml", "dictionaries = [\"names.toml\"]\n"), ("names.toml", TOWNS)]);
    assert!(all.run(&["dictionary", "check"]).status(0).out().contains("No name problems found in "));
    all.write("names.toml", TOWNS.replace("# Source: the desk's own list, May 2026\n", ""));
    let told = all.run(&["dictionary", "check", "--format", "concise"]).status(1);
    assert!(told.out().starts_with("names.toml:1:1: warning[missing-provenance] "), "{}", told.out());
    all.run(&["dictionary", "check", "--fail-on", "error"]).status(0);
    all.run(&["dictionary", "check", "--isolated"]).status(0);
}

#[test]
fn what_is_unknown_is_told_with_its_place() {
    spoilt(
        "forms = {",
        "form = {",
        1,
        &["names.toml:9:1: error[malformed-entry] there is no key `form`; did you mean `forms`?"],
    );
    spoilt(
        "kind = \"river\"",
        "kind = \"rivr\"",
        1,
        &["names.toml:14:8: error[malformed-entry] `rivr` cannot stand here; did you mean `river`?"],
    );
    spoilt("pl = ", "qx = ", 1, &["names.toml:9:28: error[unknown-language] canonym knows no language `qx`"]);
    spoilt("ru = \"В", "ua = \"В", 1, &["names.toml:8:27: error[unknown-language]"]);
    spoilt("primary = \"uk\"", "primary = \"ukrainian\"", 1, &["is not a language tag"]);
    spoilt("until = \"1950-01-01\"", "until = \"1950\"", 1, &["is not a day"]);
    spoilt("[[entity]]\nid = \"c", "[[entty]]\nid = \"c", 1, &["canonym knows no `entty`; did you mean `entity`?"]);
    let broken = checked("# Source: here\n[[entity]\nid = 1\n").status(1);
    assert!(broken.out().starts_with("names.toml:2:"), "{}", broken.out());
    assert!(broken.out().contains("this is not TOML"), "{}", broken.out());
}

#[test]
fn every_mistake_of_a_file_is_told_at_once() {
    let many =
        TOWNS.replace("kind = \"river\"", "kind = \"rivr\"").replace("pl = ", "qx = ").replace("admitted", "admited");
    let done = checked(&many).status(1);
    assert!(done.out().contains("2 errors in 1 file"), "the second hides the first of the same table: {}", done.out());
    for expected in ["names.toml:10:1: error[malformed-entry]", "names.toml:14:8: error[malformed-entry]"] {
        assert!(done.out().contains(expected), "{}", done.out());
    }
}

#[test]
fn letters_are_those_of_the_language() {
    spoilt("\"Vorokhta\"", "\"Vоrokhta\"", 1, &["Vоrokhta mixes Latin V with Cyrillic о"]);
    spoilt("\"Worochta\"", "\"Ворохта\"", 1, &["Ворохта has Cyrillic letters (В), and Polish is not written in them"]);
    spoilt("uk = \"Черемош\"", "uk = \"Cheremosh\"", 1, &["and Ukrainian is not written in them"]);
    spoilt(
        "ка = ".replace('к', "k").replace('а', "a").as_str(),
        "hy = ",
        1,
        &["has Georgian letters (ვ), and Armenian"],
    );
    // Organizations keep their names, and Japanese is written in two scripts at once.
    let brand = "# Source: here\n[[entity]]\nid = \"zeta\"\nkind = \"organization\"\nprimary = \"en\"\n\
                 names = { en = \"Zetacorp\", uk = \"Zetacorp\" }\nforms = { ja = \"ゼータ社\" }\n";
    checked(brand).status(0);
}

#[test]
fn an_entity_does_not_contradict_itself() {
    spoilt(
        "admitted = { en = [\"Vorohta\"] }",
        "own = { en = \"Vorohta\" }",
        1,
        &["Vorohta and Vorokhta are both canonical in English"],
    );
    spoilt("[\"Vorohta\"] }", "[\"Vorokhta\"] }", 1, &["Vorokhta is both canonical and admitted in English; keep one"]);
    spoilt(
        "admitted = { en",
        "deprecated = { de = \"Worochta\", en",
        1,
        &["Worochta is given up (deprecated) in German, and is what its name gives"],
    );
    spoilt(
        "since = \"1900",
        "since = \"1990",
        1,
        &["names.toml:21:9: error[wrong-dates] Черемуш ends on 1950-01-01, before it begins on 1990-01-01"],
    );
    spoilt(
        "names = { uk = \"Черемош\" }",
        "names = { ru = \"Черемош\" }",
        1,
        &["`cheremosh` has no name in its primary language `uk`"],
    );
    spoilt(
        "id = \"cheremosh\"",
        "id = \"vorokhta\"",
        1,
        &["error[duplicate-id] `vorokhta` is defined twice in this file"],
    );
}

#[test]
fn namesakes_are_mutual_and_somebody_else() {
    let with = |list: &str| format!("names = {{ uk = \"Черемош\" }}\nnamesakes = [\"{list}\"]");
    spoilt("names = { uk = \"Черемош\" }", &with("cheremosh"), 1, &["`cheremosh` is declared a namesake of itself"]);
    spoilt(
        "names = { uk = \"Черемош\" }",
        &with("vorokta"),
        1,
        &["names.toml:18:14: error[unknown-entity] canonym knows no entity `vorokta`; did you mean `vorokhta`?"],
    );
    spoilt(
        "names = { uk = \"Черемош\" }",
        &with("vorokhta"),
        1,
        &["warning[namesakes] `vorokhta` does not call `cheremosh` a namesake"],
    );
    // What ships cannot be changed, and one side is enough there.
    spoilt("names = { uk = \"Черемош\" }", &with("odesa"), 0, &[]);
}

#[test]
fn two_entities_do_not_claim_one_form() {
    let twin = TOWNS.replace("id = \"cheremosh\"\nkind = \"river\"", "id = \"cheremosh\"\nkind = \"city\"");
    let twin =
        twin.replace("names = { uk = \"Черемош\" }", "names = { uk = \"Черемош\" }\nforms = { en = \"Vorokhta\" }");
    let told = checked(&twin).status(1);
    assert!(
        told.out().contains(
            "names.toml:18:16: error[claimed-twice] `cheremosh` and `vorokhta` are both called Vorokhta in English"
        ),
        "{}",
        told.out()
    );
    // The same of what ships, here by what the Ukrainian name gives in German.
    let known = TOWNS.replace("uk = \"Ворохта\", ru = \"Ворохта\"", "uk = \"Харків\"");
    let told = checked(&known).status(1);
    assert!(told.out().contains("`vorokhta` and `kharkiv` are both called Charkiw in German"), "{}", told.out());
    // An entity with the id of one that ships takes its place, which is said and is no mistake.
    let instead = known.replace("id = \"vorokhta\"", "id = \"kharkiv\"");
    let told = checked(&instead).status(0);
    assert!(
        told.out().contains("info[duplicate-id] `kharkiv` takes the place of canonym's own entry"),
        "{}",
        told.out()
    );
    // Between two files.
    let desk = Desk::with(&[("a.toml", TOWNS), ("b.toml", TOWNS)]);
    let told = desk.run(&["dictionary", "check", "a.toml", "b.toml", "--format", "concise"]).status(1);
    assert!(told.out().contains("b.toml:4:6: error[duplicate-id] `vorokhta` is also in a.toml"), "{}", told.out());
}

#[test]
fn forms_given_up_do_not_lead_in_a_circle() {
    let entity = |id: &str, name: &str, form: &str, given_up: &str| {
        format!(
            "[[entity]]\nid = \"{id}\"\nkind = \"city\"\nprimary = \"uk\"\nnames = {{ uk = \"{name}\" }}\n\
                 forms = {{ en = \"{form}\" }}\ndeprecated = {{ en = \"{given_up}\" }}\n\n"
        )
    };
    let line = [
        "# Source: here\n",
        &entity("one", "Адинівка", "Adynivka", "Bedynivka"),
        &entity("two", "Бединівка", "Bedynivka", "Vedynivka"),
    ]
    .concat();
    checked(&[&line, &*entity("three", "Вединівка", "Vedynivka", "Hedynivka")].concat()).status(0);
    let told = checked(&[&line, &*entity("three", "Вединівка", "Vedynivka", "Adynivka")].concat()).status(1);
    let expected = "names.toml:8:21: error[circular-forms] what one gives up is what the next is called, in a circle: one → two → three → one";
    assert!(told.out().contains(expected), "{}", told.out());
    assert!(told.out().contains("1 error in 1 file"), "{}", told.out());
}

#[test]
fn a_form_that_is_a_word_needs_a_guard() {
    spoilt(
        "pl = \"Worochta\"",
        "de = \"Der\"",
        1,
        &["names.toml:9:33: warning[missing-guard] Der is a word of its own in German"],
    );
    spoilt("uk = \"Черемош\"", "uk = \"Річка\"", 1, &["Річка is a word of its own in Ukrainian"]);
    spoilt("\"Vorohta\"", "\"Vor\"", 1, &["Vor is so short that English words and abbreviations will be taken for it"]);
    // Capitals tell an abbreviation, and somebody may have looked.
    spoilt("\"Vorohta\"", "\"VRT\"", 0, &[]);
    let looked = |comment: &str| {
        let text = TOWNS.replace("\"Vorohta\"", "\"Vor\"");
        checked(&text.replacen("[[entity]]", &format!("# canonym: ignore[missing-guard]{comment}\n[[entity]]"), 1))
    };
    looked(" the only Vor there is").status(0);
    looked("").status(1);
}

#[test]
fn contexts_decisions_and_styles_name_what_there_is() {
    let told = checked("[[form]]\nentity = \"kharkif\"\nlanguage = \"en\"\nform = \"Kharkiv\"\n\n[[context]]\nname = \"ship\"\n\
                        kind = \"own-name\"\neffect = \"silent\"\nlanguages = [\"ua\"]\nentities = [\"kiev\"]\nphrases = [\"the ship {}\"]\n")
        .status(1);
    for expected in [
        "names.toml:2:10: error[unknown-entity] canonym knows no entity `kharkif`; did you mean `kharkiv`?",
        "names.toml:10:14: error[unknown-language] canonym knows no language `ua`; that is a country; its language is `uk`",
        "names.toml:11:13: error[unknown-entity] canonym knows no entity `kiev`",
    ] {
        assert!(told.out().contains(expected), "{}", told.out());
    }
    let style = "name = \"ours\"\ntitle = \"Unofficial: ours\"\n[language.en]\nschemes = { uk = \"uk-kmu-2011\" }\n";
    let told = checked(style).status(1);
    let expected =
        "names.toml:4:18: error[unknown-scheme] canonym knows no scheme `uk-kmu-2011`; did you mean `uk-kmu-2010`?";
    assert!(told.out().contains(expected), "{}", told.out());
}

#[test]
fn what_is_no_file_or_no_text_is_no_finding() {
    let desk = desk(TOWNS);
    let done = desk.run(&["dictionary", "check", "none.toml", "names.toml"]).status(2);
    assert!(done.err.contains("none.toml: there is no such file"), "{}", done.err);
    desk.write("bytes.toml", b"# \xFF\n");
    desk.run(&["dictionary", "check", "bytes.toml"]).status(2).says("bytes.toml: ");
    let json = desk.run(&["dictionary", "check", "names.toml", "--format", "json"]).status(0);
    let json: serde_json::Value = serde_json::from_str(json.out()).expect("JSON");
    assert_eq!((&json["summary"]["files"], &json["findings"]), (&1.into(), &serde_json::json!([])));
}

#[test]
fn thousands_of_mistakes_end_soon() {
    let entry = |n: usize| {
        format!(
            "[[entity]]\nid = \"e{n}\"\nkind = \"city\"\nprimary = \"uk\"\nnames = {{ uk = \"Горіхівка\", ru = \"Kiev\" }}\n\
                 namesakes = [\"e{n}\", \"f{n}\"]\ndeprecated = {{ en = \"Horikhivka\" }}\nforms = {{ pl = \"Києвів\", pl-PL = \"Abc\" }}\n\n"
        )
    };
    let text: String = (0..3000).map(entry).collect();
    let started = std::time::Instant::now();
    let done = checked(&text).status(1);
    assert!(done.out().lines().count() > 3000);
    // A build for tests is slow; what matters is that it does not grow with the square.
    assert!(started.elapsed().as_secs() < 60);
}

#[test]
fn names_are_listed_for_people_and_pipes() {
    let desk = Desk::with(&[("canonym.toml", "dictionaries = [\"names.toml\"]\n"), ("names.toml", TOWNS)]);
    let rivers = desk.run(&["dictionary", "list", "--kind", "river", "--country", "ua"]).status(0);
    assert!(rivers.out().lines().any(|line| line == "cheremosh\triver\tUA\tЧеремош"), "{}", rivers.out());
    assert!(rivers.out().lines().all(|line| line.split('\t').count() == 4 && line.contains("\triver\tUA\t")));
    assert!(rivers.err.contains(&format!("{0} names: {0} rivers", rivers.out().lines().count())), "{}", rivers.err);
    let polish = desk.run(&["dictionary", "list", "--lang", "pl"]).status(0);
    assert!(polish.out().contains("vorokhta\tcity\tUA\tWorochta\n") && polish.out().contains("\tCharków\n"));
    assert!(polish.out().contains("olha-vovkun\tperson\t\tOlha Wowkun\n"), "{}", polish.out());
    let japanese = desk.run(&["dictionary", "list", "--lang", "ja"]).status(0);
    assert!(japanese.out().contains("\tヴォロフタ\n") && !japanese.out().contains("cheremosh"), "{}", japanese.out());
    assert_eq!(desk.run(&["dictionary", "list", "--country", "XX"]).status(0).out(), "");
    desk.run(&["dictionary", "list", "--kind", "town"]).status(2).says("possible values");
}

#[test]
fn one_name_is_shown_with_all_that_is_known_of_it() {
    let desk = Desk::with(&[("names.toml", TOWNS)]);
    let shown = desk.run(&["dictionary", "show", "--dictionary", "names.toml", "Черемуш"]).status(0);
    let known = shown.out().split("\nForms:").next().expect("a head");
    assert_eq!(
        known,
        "cheremosh: river in UA\n  from names.toml:13\n\nNames:\n  Ukrainian    Черемош, the main one\n\n\
         Former names:\n  Ukrainian    Черемуш, from 1900-01-01 until 1950-01-01\n"
    );
    let shown = desk.run(&["dictionary", "show", "kharkiv"]).status(0);
    assert!(shown.out().contains("  from dictionaries/entities/places-ukraine.toml:"), "{}", shown.out());
    assert!(shown.out().contains("  English      Kharkiv (curated by uk-kmu-2010)\n"), "{}", shown.out());
    assert!(shown.out().contains("  Polish       Charków (curated)\n"), "{}", shown.out());
    desk.run(&["dictionary", "show", "Nowhereville"]).status(2).says("is no name canonym knows");
}

#[test]
fn an_update_is_told_form_by_form() {
    let new = TOWNS
        .replace("\"Worochta\"", "\"Worohta\"")
        .replace("uk = \"Черемош\"", "uk = \"Черемоша\"")
        .replace("olha-vovkun", "olha-vovkunova")
        .replace("admitted = {", "admitted = { fr = \"Vorohta\",");
    let desk = Desk::with(&[("old.toml", TOWNS), ("new.toml", &new)]);
    let told = desk.run(&["dictionary", "diff", "old.toml", "new.toml"]).status(1);
    for expected in [
        "added: olha-vovkunova (person), Ольга Вовкун\nremoved: olha-vovkun (person), Ольга Вовкун\nchanged: cheremosh\n",
        "\n  Ukrainian, name: Черемоша, was Черемош\n",
        "\n  English: Cheremosha, was Cheremosh\n",
        "\nchanged: vorokhta\n  French, admitted: now Vorohta\n  Polish: Worohta, was Worochta\n",
        "\n1 added, 1 removed, 2 changed.\n",
    ] {
        assert!(told.out().contains(expected), "not {expected:?} but: {}", told.out());
    }
    let json = desk.run(&["dictionary", "diff", "old.toml", "new.toml", "--format", "json"]).status(1);
    let json: serde_json::Value = serde_json::from_str(json.out()).expect("JSON");
    assert_eq!(json["changed"][1]["changes"][1]["new"], serde_json::json!(["Worohta"]));
    // Order and comments are no change; what cannot be read is none that could be told.
    desk.write("new.toml", format!("# Ours.\n{}", TOWNS.replace("# Source", "# From")));
    assert_eq!(desk.run(&["dictionary", "diff", "old.toml", "new.toml"]).status(0).out(), "Nothing changes.\n");
    desk.write("new.toml", "[[entity]]\nid = \"x\"\n");
    desk.run(&["dictionary", "diff", "old.toml", "new.toml"]).status(2).says("new.toml:1:1: missing field `kind`");
    desk.write("old.toml", "[[form]]\nentity = \"kyiv\"\nlanguage = \"en\"\nform = \"Kiev\"\n");
    desk.write("new.toml", "[[form]]\nentity = \"kyiv\"\nlanguage = \"en\"\nform = \"Kyiv\"\n");
    let told = desk.run(&["dictionary", "diff", "old.toml", "new.toml"]).status(1);
    assert!(told.out().contains("changed: kyiv\n  English, decision: Kyiv, was Kiev\n"), "{}", told.out());
}
