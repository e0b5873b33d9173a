//! Places of lists, those that ship and a house's own.

use crate::desk::{Desk, ap};

const VILLAGE: &str = "# The district's own list, May 2026\n\
    vovchyi-brid\tcity\tUA\t50\tuk\tuk=Вовчий Брід|ru=Волчий Брод\tde~Wowtschyj Brid\n";

#[test]
fn a_town_nobody_wrote_down_by_hand_is_one_name_in_every_language() {
    for (lang, story, odd) in [
        ("en", "The road to Bohodukhiv is open.\n\nBuses to Bogodukhov run again.\n", "Bogodukhov"),
        ("uk", "Дорогу до Богодухова відкрито.\n\nАвтобуси до Богодухів знову ходять.\n", ""),
        ("de", "Die Straße nach Prag ist frei.\n\nZüge nach Praha fahren wieder.\n", "Praha"),
        ("pl", "Droga do Bogoduchowa jest otwarta.\n", ""),
    ] {
        let desk = Desk::with(&[("story.txt", story)]);
        let done = desk.run(&["check", "--isolated", "--lang", lang, "--format", "concise", "story.txt"]);
        let flagged = done.out().contains("mixed-forms");
        assert_eq!(flagged, !odd.is_empty(), "{lang}: {}", done.out());
        assert!(done.out().contains(odd), "{}", done.out());
    }
}

#[test]
fn what_a_scheme_makes_of_a_listed_name_is_worth_an_info_and_no_more() {
    let desk = Desk::with(&[("story.txt", "Buses to Bogodukhov run again.\n")]);
    let done = desk.run(&ap("check", &["--isolated", "--lang", "en", "--format", "concise", "story.txt"])).status(0);
    assert!(done.out().contains("info[") && done.out().contains("Bohodukhiv"), "{}", done.out());
}

#[test]
fn a_place_that_is_part_of_somebodys_name_is_no_place() {
    let story = "Alyssa Milano met Roma Downey. Paris Hilton and Jack London were there, and Milan Kundera.\n";
    let desk = Desk::with(&[("story.txt", story)]);
    let done = desk.run(&ap("check", &["--isolated", "--lang", "en", "--format", "concise", "story.txt"])).status(0);
    assert!(!done.out().contains("story.txt:"), "{}", done.out());
}

#[test]
fn a_house_has_lists_of_its_own() {
    let story = "The ferry left Vovchyi Brid at noon.\n\nIt was back in Volchy Brod by six.\n";
    let desk = Desk::with(&[("villages.tsv", VILLAGE), ("story.txt", story)]);
    let args = ["check", "--isolated", "--lang", "en", "--format", "concise", "story.txt"];
    assert!(!desk.run(&args).out().contains("mixed-forms"), "nobody knows the village");
    let done = desk.run(&[&args[..], &["--dictionary", "villages.tsv"]].concat()).status(1);
    assert!(done.out().contains("Volchy Brod here, Vovchyi Brid on line 1"), "{}", done.out());
}

#[test]
fn a_bad_line_of_a_list_is_told_with_its_place_and_a_remedy() {
    for (from, to, told) in [
        ("\tcity\t", "\ttown\t", "`town` is no kind of place; country, region, city, river or water"),
        ("\t50\t", "\t\t", "`vovchyi-brid` has no prominence; write a number from 0 to 255"),
        ("uk=Вовчий", "uk Вовчий", "`uk Вовчий Брід` is no name; write uk=…"),
        ("de~", "deutsch~", "`deutsch` is no language; use a tag such as uk or zh-Hant"),
        ("\tde~Wowtschyj Brid", "", "6 columns instead of 7; put a tab between two columns"),
    ] {
        let desk = Desk::with(&[("villages.tsv", &VILLAGE.replacen(from, to, 1)), ("story.txt", "Kyiv.\n")]);
        let args = ["check", "--isolated", "--dictionary", "villages.tsv", "story.txt"];
        let done = desk.run(&args).status(2);
        let error = done.err;
        assert!(error.contains("villages.tsv:2:1") && error.contains(told), "{error}");
    }
}
