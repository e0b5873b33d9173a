//! `fix --ask`: what is answered is written.

use crate::desk::{Desk, Done, FIXED, STORY, ap};

const MIXED: &str = "The train left Kharkiv at noon. Kharkiv was quiet, and so was Kharkov.\n";

fn ask(desk: &Desk, answers: &str, paths: &[&str]) -> Done {
    desk.feed(&[&ap("fix", &["--ask"]), paths].concat(), answers.as_bytes())
}

#[test]
fn each_finding_is_shown_and_decided_by_itself() {
    let desk = Desk::with(&[("a.md", STORY), ("b.md", STORY)]);
    let done = ask(&desk, "n\ny\nYES\r\nno\n", &[]).status(1);
    assert_eq!(desk.read("a.md"), b"Officials left Kharkov for Kyiv on Friday.\n");
    assert_eq!(desk.read("b.md"), b"Officials left Kharkiv for Kiev on Friday.\n");
    insta::assert_snapshot!(done.out().split("\n\n").take(3).collect::<Vec<_>>().join("\n\n"));
    assert!(done.out().contains("a.md:1:28 Kiev → Kyiv\n"), "{}", done.out());
    assert!(done.out().contains("Changed 2 places in 2 files"), "{}", done.out());
    desk.run(&["undo"]).status(0);
    assert_eq!((desk.read("a.md"), desk.read("b.md")), (STORY.into(), STORY.into()));
}

#[test]
fn all_is_for_one_name_in_the_whole_run() {
    let desk = Desk::with(&[("a.md", STORY), ("b.md", STORY), ("c.md", STORY)]);
    ask(&desk, "a\nn\ny\nn\n", &[]).status(1);
    assert_eq!(desk.read("a.md"), b"Officials left Kharkiv for Kiev on Friday.\n");
    assert_eq!(desk.read("b.md"), FIXED.as_bytes());
    assert_eq!(desk.read("c.md"), b"Officials left Kharkiv for Kiev on Friday.\n");
}

#[test]
fn a_file_can_be_skipped_and_the_rest_left() {
    let three = || Desk::with(&[("a.md", STORY), ("b.md", STORY), ("c.md", STORY)]);
    let desk = three();
    ask(&desk, "y\ns\ny\ny\nn\ny\n", &[]).status(1);
    assert_eq!(desk.read("a.md"), STORY.as_bytes());
    assert_eq!(desk.read("b.md"), FIXED.as_bytes());
    let desk = three();
    let done = ask(&desk, "a\na\nq\n", &[]);
    assert_eq!(done.status, 0, "nothing was left to ask");
    for answers in ["y\nq\n", "y\n", "a\nq"] {
        let desk = three();
        ask(&desk, answers, &[]).status(1);
        assert_eq!(desk.read("a.md"), b"Officials left Kharkiv for Kiev on Friday.\n", "{answers:?}");
        assert_eq!((desk.read("b.md"), desk.read("c.md")), (STORY.into(), STORY.into()), "{answers:?}");
    }
    let desk = three();
    ask(&desk, "", &[]).status(1).says("there are no more answers, so nothing more is asked or changed");
    assert!(!desk.path(".canonym").exists(), "nothing to take back");
}

#[test]
fn a_mixture_is_settled_for_one_text_in_the_case_of_each_place() {
    let polish = "W Charkiwie jest spokojnie, ale do Kijowa daleko.\nPociąg do Charkowa nie jedzie.\n";
    let desk = Desk::with(&[("a.md", MIXED), ("b.md", MIXED), ("c.md", MIXED), ("pl.md", polish)]);
    let done = desk.feed(&["fix", "--ask"], b"2\nKharkiv\n1\nn\n2\n").status(1);
    assert_eq!(desk.read("a.md"), MIXED.replace("Kharkiv", "Kharkov").as_bytes());
    assert_eq!(desk.read("b.md"), MIXED.replace("Kharkov", "Kharkiv").as_bytes());
    assert_eq!(desk.read("c.md"), MIXED.as_bytes());
    assert_eq!(desk.read("pl.md"), polish.replace("Charkiwie", "Charkowie").as_bytes(), "{}", done.out());
    assert!(done.out().contains("1, 2  take this way\n"), "what is no answer is answered with help");
}

#[test]
fn doubtful_fixes_are_asked_about_and_quotations_are_not() {
    let text = "# Trains leave Kharkov\n\nKharkov is calm.\n\n\"Kharkov is ours,\" she said on Friday.\n";
    let desk = Desk::with(&[("a.md", text)]);
    ask(&desk, "n\ny\n", &["a.md"]).status(1);
    assert_eq!(desk.read("a.md"), text.replace("\nKharkov is calm", "\nKharkiv is calm").as_bytes());
    ask(&desk, "y\n", &["a.md"]);
    assert!(desk.read("a.md").starts_with(b"# Trains leave Kharkiv\n"));
    assert!(String::from_utf8_lossy(&desk.read("a.md")).contains("\"Kharkov is ours,\""));
}

#[test]
fn answers_and_texts_cannot_both_come_from_standard_input() {
    let desk = Desk::with(&[("a.md", STORY)]);
    ask(&desk, "", &["-"]).status(2).says("--ask reads answers from standard input");
    ask(&desk, "", &["--file-list", "-"]).status(2).says("--ask reads answers from standard input");
    ask(&desk, "", &["--diff"]).status(2).says("cannot be used with");
}

#[test]
fn only_changed_lines_are_asked_about() {
    let desk = Desk::with(&[("a.md", STORY)]);
    for args in [
        &["init", "-q"][..],
        &["add", "."],
        &["-c", "user.name=Desk", "-c", "user.email=desk@example.org", "commit", "-qm", "One"],
    ] {
        let git = std::process::Command::new("git").current_dir(desk.path(".")).args(args).status();
        assert!(git.expect("git runs").success());
    }
    desk.write("a.md", STORY.repeat(2));
    ask(&desk, "y\ny\n", &["--since", "HEAD"]).status(0);
    assert_eq!(desk.read("a.md"), format!("{STORY}{FIXED}").as_bytes());
    desk.run(&["undo"]).status(0);
    assert_eq!(desk.read("a.md"), STORY.repeat(2).as_bytes());
}
