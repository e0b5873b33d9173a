//! `canonym.toml` at work.

use crate::desk::Desk;

const CALM: &str = "All is calm.\n";
const MIXED: &str = "The train left Kharkiv at noon. Kharkiv was quiet, and so was Kharkov.\n";

#[test]
fn what_is_not_toml_is_told_with_its_place() {
    let desk =
        Desk::with(&[("a.txt", CALM), ("bad/b.txt", CALM), ("bad/canonym.toml", "language = \"en\"\nprofile =\n")]);
    let done = desk.run(&["check"]).status(2).says("bad/canonym.toml:2:").says("this is not TOML");
    done.says("1 file was left out");
    desk.run(&["check", "--isolated"]).status(0);
    desk.run(&["check", "--config", "bad/canonym.toml", "a.txt"]).status(2).says("bad/canonym.toml:2:");
    desk.run(&["check", "--config", "nowhere.toml", "a.txt"]).status(2).says("nowhere.toml: there is no such file");
}

#[test]
fn unknown_keys_are_findings_in_the_file() {
    let desk = Desk::with(&[("a.txt", CALM), ("canonym.toml", "# ours\nprofil = \"ap\"\n")]);
    let done = desk.run(&["check", "--format", "concise"]).status(1);
    assert!(done.out().contains("canonym.toml:2:1"), "{}", done.out());
    assert!(done.out().contains("did you mean `profile`?"), "{}", done.out());
    desk.run(&["check", "--fail-on", "error"]).status(0);
    desk.run(&["check", "--isolated"]).status(0);
    desk.run(&["fix"]).status(0).says("canonym.toml:2:1: canonym knows no `profil`");
}

#[test]
fn unknown_rules_are_findings_in_the_file() {
    let desk = Desk::with(&[("a.txt", CALM), ("canonym.toml", "[rules]\nmixed-form = \"off\"\n")]);
    let done = desk.run(&["check", "--format", "concise"]).status(1);
    assert!(done.out().contains("canonym.toml:2:1"), "{}", done.out());
    assert!(done.out().contains("there is no rule `mixed-form`; did you mean `mixed-forms`?"), "{}", done.out());
}

#[test]
fn a_configuration_that_cannot_be_followed_leaves_out_its_own_files_only() {
    let desk = Desk::with(&[("a.txt", MIXED), ("bad/b.txt", CALM), ("bad/canonym.toml", "profile = \"app\"\n")]);
    let done = desk.run(&["check", "--format", "concise"]).status(2);
    assert!(done.out().contains("a.txt:1:"), "{}", done.out());
    done.says("bad/canonym.toml: there is no profile `app` (did you mean `ap`?)").says("1 file was left out");
    desk.run(&["check", "--profile", "app"]).status(2).says("there is no profile `app` (did you mean `ap`?)");
}

/// A house dictionary at work on [`MIXED`].
fn with_house(dictionary: &str) -> Desk {
    let desk = Desk::with(&[("a.txt", CALM), ("house/b.txt", MIXED), ("house/house.toml", dictionary)]);
    desk.write("house/canonym.toml", "dictionaries = [\"house.toml\"]\n");
    desk
}

#[test]
fn a_broken_house_dictionary_is_told_with_its_place() {
    let desk = with_house("[[entity]\nid = 3\n");
    let done = desk.run(&["check"]).status(2).says("house/house.toml:1:");
    done.says("1 file was left out");
    let desk = with_house("[[entity]]\nid = \"x\"\nkind = \"citi\"\nprimary = \"uk\"\nnames = { uk = \"Ікс\" }\n");
    desk.run(&["check"]).status(2).says("house/house.toml:3:");
}

#[test]
fn two_entities_with_one_canonical_form_must_be_declared_namesakes() {
    const TOWN: &str = "[[entity]]\nid = \"our-town\"\nkind = \"city\"\nin = \"UA\"\nprimary = \"uk\"\n\
                        names = { uk = \"Харків\" }\n";
    let desk = with_house(TOWN);
    desk.run(&["check"]).status(2).says("house/house.toml: kharkiv and our-town are both called");
    let desk = with_house(&format!("{TOWN}namesakes = [\"kharkiv\"]\n"));
    assert_ne!(desk.run(&["check"]).status, 2);
}

#[test]
fn a_house_dictionary_replaces_what_is_built_in() {
    const OURS: &str = "[[entity]]\nid = \"kharkiv\"\nkind = \"city\"\nin = \"UA\"\nprimary = \"uk\"\n\
                        names = { uk = \"Харків\" }\nown = { en = \"Kharkoff\" }\n";
    let desk = with_house(OURS);
    desk.write("house/b.txt", "The trains to Kharkiv ran late on Monday, and nobody knew why.\n");
    let done = desk.run(&["check", "--profile", "ap", "--format", "concise"]).status(1);
    assert!(done.out().contains("Kharkoff"), "{}", done.out());
}

#[test]
fn exclude_and_fail_on_count_and_flags_are_stronger() {
    let desk =
        Desk::with(&[("a.txt", CALM), ("canonym.toml", "exclude = [\"drafts\"]\nfail-on = \"never\"\nodd = 1\n")]);
    desk.write("drafts/deep/b.txt", b"caf\xE9");
    desk.run(&["check"]).status(0);
    desk.run(&["check", "--fail-on", "warning"]).status(1);
    desk.run(&["check", "--fail-on", "never", "drafts/deep/b.txt"]).status(2).says("b.txt: is not valid UTF-8");
    let named = ["check", "--force-exclude", "drafts/deep/b.txt", "./drafts/deep/../deep/b.txt", "a.txt"];
    assert_eq!(desk.run(&named).status(0).err, "");
    desk.run_in("drafts", &["check"]).status(2).says("what `exclude` patterns leave out");
}

#[test]
fn an_archive_is_not_rewritten() {
    let desk = Desk::with(&[("a.txt", CALM), ("canonym.toml", "[archive]\nread-only = true\n")]);
    desk.run(&["check"]).status(0);
    desk.run(&["fix"]).status(2).says("canonym.toml: 1 file is an archive ([archive] read-only) and left unchanged");
}
