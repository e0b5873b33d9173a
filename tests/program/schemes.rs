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
    mixed.says("line 2: Kyiv: uk-kmu-2010 has no rule for `K` (U+004B); it reads uk; --keep leaves");
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
