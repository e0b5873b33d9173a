//! `canonym.toml` at work.

use crate::desk::Desk;

const CALM: &str = "All is calm.\n";

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
fn exclude_and_fail_on_count_and_flags_are_stronger() {
    let desk =
        Desk::with(&[("a.txt", CALM), ("canonym.toml", "exclude = [\"drafts\"]\nfail-on = \"never\"\nodd = 1\n")]);
    desk.write("drafts/deep/b.txt", b"caf\xE9");
    desk.run(&["check"]).status(0);
    desk.run(&["check", "--fail-on", "warning"]).status(1);
    desk.run(&["check", "drafts/deep/b.txt"]).status(0).says("drafts/deep/b.txt: left out");
    desk.run_in("drafts", &["check"]).status(2).says("what `exclude` patterns leave out");
}

#[test]
fn an_archive_is_not_rewritten() {
    let desk = Desk::with(&[("a.txt", CALM), ("canonym.toml", "[archive]\nread-only = true\n")]);
    desk.run(&["check"]).status(0);
    desk.run(&["fix"]).status(2).says("canonym.toml: 1 file is an archive ([archive] read-only) and left unchanged");
}
