//! Schemes to look at, and to write names by.

use crate::desk::Desk;

#[test]
fn names_are_written_by_a_scheme() {
    let desk = Desk::new();
    for (args, expected) in [
        (&["--scheme", "uk-kmu-2010", "Запоріжжя", "Згурський"][..], "Zaporizhzhia\nZghurskyi\n"),
        (&["--scheme", "uk-kmu-2010", "--option", "single-zh", "Запоріжжя"], "Zaporizhia\n"),
        (&["--scheme", "uk-de-duden", "--kind", "person", "Володимир Зеленський"], "Wolodymyr Selenskyj\n"),
        (&["--scheme", "ru-fr-press", "Брянск"], "Briansk\n"),
        (&["--scheme", "uk-kmu-2010", "--keep", "Kyiv"], "Kyiv\n"),
    ] {
        assert_eq!(desk.run(&[&["transliterate"], args].concat()).status(0).out(), expected);
    }
    let lines = desk.feed(&["transliterate", "--scheme", "uk-pl-pwn", "-"], "Львів\n\nЧернігів\n".as_bytes());
    assert_eq!(lines.status(0).out(), "Lwiw\n\nCzernihiw\n");
}

#[test]
fn what_a_scheme_cannot_read_is_said_with_its_place() {
    let desk = Desk::new();
    let mixed =
        desk.feed(&["transliterate", "--scheme", "uk-kmu-2010", "-"], "Київ\nKyiv\nЛьвів\n".as_bytes()).status(2);
    assert_eq!(mixed.out(), "Kyiv\n\nLviv\n", "a line for each line");
    mixed.says("line 2: Kyiv: uk-kmu-2010 has no rule for `K` (U+004B); it reads uk as in Алушта; --keep leaves");
    desk.run(&["transliterate", "--scheme", "uk-kmu-2020", "Київ"]).status(2).says("did you mean `uk-kmu-2010`?");
    let option = desk.run(&["transliterate", "--scheme", "uk-kmu-2010", "--option", "single-z", "Київ"]).status(2);
    option.says("has no option `single-z` (did you mean `single-zh`?)");
}

#[test]
fn every_sample_shown_is_what_the_scheme_writes() {
    let desk = Desk::new();
    let listed = desk.run(&["schemes"]).status(0);
    let ids: Vec<&str> = listed.out().lines().filter_map(|line| line.split(' ').next()).collect();
    assert!(ids.contains(&"uk-kmu-2010") && ids.len() > 20, "{ids:?}");
    let page = desk.run(&["schemes", "ru-de-duden"]).status(0);
    let samples = page.out().split("Samples:\n").nth(1).expect("samples");
    let plain: Vec<(&str, &str)> = samples
        .lines()
        .filter(|line| !line.contains("--"))
        .filter_map(|line| line.split("  (").next()?.trim().split_once(' '))
        .filter(|(native, _)| !native.is_empty())
        .filter(|(_, latin)| !latin.contains(' '))
        .collect();
    assert!(plain.len() > 5, "{samples}");
    for (native, latin) in plain {
        let written = desk.run(&["transliterate", "--scheme", "ru-de-duden", native]).status(0);
        assert_eq!(written.out().trim_end(), latin, "{native}");
    }
}

#[test]
fn a_name_is_written_by_every_scheme_of_its_language() {
    let desk = Desk::new();
    let listed = desk.run(&["transliterate", "--from", "ru", "Брянск"]).status(0);
    let lines: Vec<&str> = listed.out().lines().collect();
    for line in ["Брянск\tru-en-press\t\tBryansk", "Брянск\tru-fr-press\t\tBriansk", "Брянск\tru-de-duden\t\tBrjansk"]
    {
        assert!(lines.contains(&line), "{line} is not in {lines:?}");
    }
    let variants = desk.run(&["transliterate", "--scheme", "uk-kmu-2010", "--variants", "Запоріжжя"]).status(0);
    let single = "Запоріжжя\tuk-kmu-2010\tsingle-zh\tZaporizhia\n";
    assert!(variants.out().starts_with("Запоріжжя\tuk-kmu-2010\t\tZaporizhzhia\n") && variants.out().contains(single));
    desk.run(&["transliterate", "--from", "uk", "Kyiv"]).status(2).says("Kyiv: no scheme asked for can read it");
    desk.run(&["transliterate", "--from", "xx", "Kyiv"]).status(2).says("no scheme from that language");
    desk.run(&["transliterate", "Київ"]).status(2);
}

/// A scheme of one's own, each test spoils a line of it.
const OWN: &str = "id = \"uk-own\"\nsource = \"uk\"\ntargets = [\"en\"]\ntitle = \"Our own\"\nauthority = \"The desk\"\n\
                   verified = false\ncite = \"none\"\nvowels = \"иї\"\nletters = \"к k  и y  ї yi  в v\"\n\
                   [samples]\ncomputed = [[\"Київ\", \"Kyyiv\"]]\n";

#[test]
fn a_scheme_of_ones_own_is_tried_and_used() {
    let desk = Desk::new();
    let own = OWN.replace("и y ", "и y  і i ").replace("\"иї\"", "\"иїі\"");
    desk.write("own.toml", &own);
    assert!(desk.run(&["schemes", "own.toml"]).status(0).out().starts_with("Our own\n"));
    assert_eq!(desk.run(&["transliterate", "--scheme", "own.toml", "Київ"]).status(0).out(), "Kyyiv\n");
    desk.write("own.toml", own.replace("Kyyiv", "Kyiv"));
    let failing = desk.run(&["schemes", "own.toml"]).status(1);
    assert!(failing.out().ends_with("\nown.toml:11: Київ gives Kyyiv, not Kyiv\n"), "{}", failing.out());
    desk.write("own.toml", own.replace("letters", "lettres"));
    desk.run(&["schemes", "own.toml"]).status(2).says("own.toml:9:1: unknown key `lettres`");
    desk.write("own.toml", own.replace("к k", "к к"));
    desk.run(&["schemes", "own.toml"])
        .status(2)
        .says("own.toml:9:12: the output has `к` (U+043A), which is no Latin letter");
    desk.run(&["schemes", "none.toml"]).status(2).says("none.toml cannot be read");
}

#[test]
fn a_table_of_names_is_compared_with_a_scheme() {
    let desk = Desk::new();
    desk.write("names.tsv", "Харків\tKharkiv\nЗапоріжжя\tZaporizhia\nКИЇВ\tKyiv\nОдеса\tOdessa\n");
    let compared = desk.run(&["schemes", "uk-kmu-2010", "--samples", "names.tsv"]).status(1);
    assert_eq!(
        compared.out(),
        "Одеса: Odesa, not Odessa\n3 of 4 names as uk-kmu-2010 writes them: 1 exactly, 1 but for capitals, 1 with \
         options; 1 otherwise.\n"
    );
    desk.write("names.tsv", "Харків Kharkiv\n");
    desk.run(&["schemes", "uk-kmu-2010", "--samples", "names.tsv"]).status(2).says("names.tsv:1: no tab");
}

#[test]
fn what_a_house_has_added_is_explained_too() {
    let desk = Desk::new();
    assert!(desk.run(&["explain", "Grybova"]).status(0).out().contains("no such name"));
    let entity = "[[entity]]\nid = \"hrybova\"\nkind = \"city\"\nprimary = \"uk\"\nnames = { uk = \"Грибова\", ru = \"Грыбова\" }\n";
    desk.write("own.toml", entity);
    let told = |args: &[&str]| desk.run(args).status(0).out().to_owned();
    assert!(told(&["explain", "--dictionary", "own.toml", "Grybova"]).contains("Russian Грыбова"));
    desk.write("canonym.toml", "dictionaries = [\"own.toml\"]\n");
    assert!(told(&["explain", "Hrybova"]).contains("Ukrainian Грибова"));
    assert!(told(&["explain", "--isolated", "Hrybova"]).contains("no such name"));
}
