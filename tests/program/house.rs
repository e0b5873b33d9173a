//! Decisions of a house on single names.

use crate::desk::Desk;

const STORY: &str = "Officials left Kharkiv for Kyiv on Friday, the railway said in a short statement to the press.\n";
const UKRAINIAN: &str = "Мер Харкова виступив у понеділок перед пресою, а потяги запізнилися, повідомила залізниця.\n";

fn set(desk: &Desk, args: &[&str]) -> (i32, String) {
    let done = desk.run(&[&["house", "set"], args].concat());
    (done.status, format!("{}{}", done.out(), done.err))
}

#[test]
fn a_decision_holds_over_the_profile_and_says_why() {
    let desk = Desk::with(&[("canonym.toml", "profile = \"ap\"\n"), ("a.md", STORY), ("uk.md", UKRAINIAN)]);
    assert_eq!(desk.run(&["check", "--date", "2024-05-01"]).status, 0);
    let (status, said) = set(&desk, &["Харків", "en=Kharkov", "--reason", "the publisher wants it"]);
    assert_eq!((status, said.as_str()), (0, "canonym-house.toml: kharkiv is Kharkov in English.\n"));
    let told = desk.run(&["check", "--date", "2024-05-01", "--format", "concise"]);
    assert_eq!(told.status, 1);
    assert!(told.out().starts_with("a.md:1:16: error[deprecated-form] Kharkiv: write Kharkov."), "{}", told.out());
    assert!(told.out().contains("This house writes Kharkov: the publisher wants it."), "{}", told.out());
    assert!(!told.out().contains("uk.md"), "in English only: {}", told.out());
    assert_eq!(desk.run(&["check", "--isolated", "--date", "2024-05-01"]).status, 0, "without a house");
    desk.run(&["fix", "--date", "2024-05-01"]);
    assert_eq!(desk.read("a.md"), STORY.replace("Kharkiv", "Kharkov").as_bytes());
}

#[test]
fn a_later_decision_replaces_an_earlier_one_and_nothing_else() {
    let desk = Desk::with(&[("canonym.toml", ""), ("a.md", STORY)]);
    set(&desk, &["kharkiv", "en=Kharkov", "uk=Харків", "--reason", "first"]);
    let first = String::from_utf8(desk.read("canonym-house.toml")).expect("text");
    desk.write("canonym-house.toml", format!("{first}\n# Ours since the merger.\n[[context]]\nname = \"ship\"\nkind = \"own-name\"\neffect = \"silent\"\nphrases = [\"the ship {{}}\"]\n"));
    set(&desk, &["kharkiv", "en=Kharkiv", "--reason", "second", "--since", "2020-01-01"]);
    let listed = desk.run(&["house", "list"]);
    assert_eq!(listed.out(), "kharkiv en=Kharkiv since 2020-01-01: second\nkharkiv uk=Харків: first\n");
    let text = String::from_utf8(desk.read("canonym-house.toml")).expect("text");
    assert!(text.contains("# Ours since the merger.\n[[context]]"), "{text}");
    // Copy from before the day is left alone.
    desk.write("a.md", STORY.replace("Kharkiv", "Kharkov"));
    assert_eq!(desk.run(&["check", "--date", "2019-05-01", "a.md"]).status, 0);
    assert_eq!(desk.run(&["check", "--date", "2021-05-01", "a.md"]).status, 1);
}

#[test]
fn a_form_nobody_knew_is_known_from_then_on() {
    let desk =
        Desk::with(&[("canonym.toml", ""), ("a.md", "The mayor of Charkiv spoke. Charkiv’s trains were late.\n")]);
    set(&desk, &["kharkiv", "en=Kharkyv", "--reason", "a whim"]);
    desk.write("b.md", "The mayor of Kharkyv spoke to the press, and Kharkiv’s trains were late on Friday, he said.\n");
    let told = desk.run(&["check", "b.md", "--format", "concise"]);
    assert!(told.out().contains("Kharkiv") && told.out().contains("write Kharkyv"), "{}", told.out());
}

#[test]
fn what_cannot_be_decided_is_told_and_changes_nothing() {
    let desk = Desk::with(&[("canonym.toml", ""), ("a.md", STORY)]);
    for (args, said) in [
        (&["Nowhereville", "en=X", "--reason", "r"][..], "is no name canonym knows"),
        (&["kharkiv", "en=", "--reason", "r"], "such as en=Kharkiv"),
        (&["kharkiv", "english=Kharkiv", "--reason", "r"], "english is `en`"),
        (&["kharkiv", "en=Kharkiv", "--reason", " "], "has a reason"),
    ] {
        let (status, told) = set(&desk, args);
        assert!(status == 2 && told.contains(said), "{args:?}: {told}");
    }
    assert!(!desk.path("canonym-house.toml").exists());
    let broken = "[[form]]\nentity = \"kharkif\"\nlanguage = \"en\"\nform = \"Kharkiv\"\n";
    desk.write("canonym-house.toml", broken);
    let told = desk.run(&["check", "a.md"]);
    assert_eq!(told.status, 2);
    assert!(
        told.err.contains("canonym-house.toml:2:10: canonym knows no entity `kharkif`; did you mean"),
        "{}",
        told.err
    );
    let (status, _) = set(&desk, &["kharkiv", "en=Kharkiv", "--reason", "r"]);
    assert_eq!((status, desk.read("canonym-house.toml")), (2, broken.as_bytes().to_vec()));
}
