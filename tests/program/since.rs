//! `--since`: only what a change wrote.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::desk::{Desk, FIXED, STORY, ap};

/// A desk that is a repository with one commit of these files.
fn repository(files: &[(&str, &str)]) -> Desk {
    let desk = Desk::with(files);
    git(&desk, &["init", "-q", "-b", "main"]);
    commit(&desk);
    desk
}

fn commit(desk: &Desk) {
    git(desk, &["add", "-A"]);
    git(desk, &["commit", "-q", "--allow-empty", "-m", "Copy of the day"]);
}

#[track_caller]
fn git(desk: &Desk, args: &[&str]) {
    git_in(&desk.path("."), args);
}

#[track_caller]
fn git_in(folder: &Path, args: &[&str]) {
    let me = ["-c", "user.name=Desk", "-c", "user.email=desk@example.org", "-c", "protocol.file.allow=always"];
    let done = Command::new("git").current_dir(folder).args(me).args(args).output().expect("git runs");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
}

/// The places that a concise report names, without what is said of them.
fn places(report: &str) -> Vec<&str> {
    report.lines().filter(|line| line.contains('[')).filter_map(|line| line.split(": ").next()).collect()
}

#[test]
fn only_changed_lines_of_changed_files_count() {
    let desk = repository(&[("old.md", STORY), ("story.md", &format!("{STORY}\nAll is calm.\n\n{STORY}"))]);
    git(&desk, &["switch", "-q", "-c", "branch"]);
    desk.write("story.md", format!("{STORY}\nRains fell on Kharkov.\n\n{STORY}"));
    commit(&desk);
    desk.write("staged.md", "Staged in Kharkov.\n");
    git(&desk, &["add", "staged.md"]);
    desk.write("Новини з Києва.md", "New in Kharkov.\n");
    desk.write("ignored.md", STORY);
    desk.write(".gitignore", "ignored.md\n");
    let done = desk.run(&ap("check", &["--format", "concise", "--since", "main"])).status(1);
    assert_eq!(places(done.out()), ["staged.md:1:11", "story.md:3:15", "Новини з Києва.md:1:8"]);
    // What is on the main branch since then is no change of this one.
    git(&desk, &["stash", "-q", "-u"]);
    git(&desk, &["switch", "-q", "main"]);
    desk.write("old.md", STORY.repeat(2));
    commit(&desk);
    git(&desk, &["switch", "-q", "branch"]);
    let done = desk.run(&ap("check", &["--format", "concise", "--since", "main"])).status(1);
    assert_eq!(places(done.out()), ["story.md:3:15"]);
    let done = desk.run(&ap("check", &["--since", "main", "old.md"])).status(0).says("no changes since main");
    assert!(done.out().contains("0 files"), "{}", done.out());
    desk.run(&ap("check", &["--since", "HEAD"])).status(0).says("no changes since HEAD");
}

#[test]
fn names_renames_line_ends_and_charsets_are_met_as_git_knows_them() {
    let crlf = |text: &str| text.replace('\n', "\r\n");
    let desk = repository(&[
        ("before.md", &format!("Calm.\nQuiet.\nSilent.\nStill.\n{STORY}")),
        ("crlf.txt", &crlf(&format!("{STORY}Calm.\n"))),
        ("gone.md", STORY),
        ("shorter.md", &format!("Calm.\n{STORY}")),
        ("sub folder/Харків \"1\".txt", &format!("Calm.\n{STORY}")),
    ]);
    git(&desk, &["config", "diff.noprefix", "true"]);
    git(&desk, &["config", "diff.renames", "false"]);
    git(&desk, &["config", "color.ui", "always"]);
    git(&desk, &["mv", "before.md", "after.md"]);
    desk.write("after.md", format!("Calm.\nKiev.\nSilent.\nStill.\n{STORY}"));
    desk.write("crlf.txt", crlf(&format!("{STORY}Calm in Kiev.\n")));
    fs::remove_file(desk.path("gone.md")).expect("removed");
    desk.write("shorter.md", STORY);
    desk.write("sub folder/Харків \"1\".txt", format!("Calm in Kiev.\n{STORY}"));
    let utf16: Vec<u8> = STORY.encode_utf16().flat_map(u16::to_le_bytes).collect();
    desk.write("utf16.txt", [&b"\xFF\xFE"[..], &utf16].concat());
    commit(&desk);
    let check = ap("check", &["--format", "concise", "--since", "HEAD~1"]);
    let all = ["after.md:2:1", "crlf.txt:2:9", "sub folder/Харків \"1\".txt:1:9", "utf16.txt:1:16", "utf16.txt:1:28"];
    assert_eq!(places(desk.run(&check).status(1).out()), all);
    // From a subfolder paths are told from there, as ever.
    let done = desk.run_in("sub folder", &check).status(1);
    assert_eq!(places(done.out()), ["Харків \"1\".txt:1:9"]);
    let done = desk.run_in("sub folder", &[&check[..], &["../after.md"]].concat()).status(1);
    assert_eq!(places(done.out()), ["../after.md:2:1"]);
    // Another working tree of the same repository.
    git(&desk, &["worktree", "add", "-q", "--detach", "tree"]);
    assert_eq!(places(desk.run_in("tree", &check).status(1).out()), all);
}

#[test]
fn a_mixture_counts_where_the_change_made_it() {
    let old = "W Charkiwie jest spokojnie, ale do Kijowa daleko.\n";
    let desk = repository(&[("new.md", "The train left Kharkov at noon.\n"), ("old.md", "Kharkiv, or Kharkov?\n")]);
    desk.write("pl.md", old);
    commit(&desk);
    desk.write("new.md", "The train left Kharkov at noon.\nIt was back in Kharkiv at six. Kharkiv slept.\n");
    desk.write("old.md", "Kharkiv, or Kharkov?\nKharkiv it is.\n");
    desk.write("pl.md", format!("{old}Pociąg do Charkowa nie jedzie.\n"));
    let done = desk.run(&["check", "--format", "concise", "--since", "HEAD"]).status(1);
    assert_eq!(places(done.out()), ["new.md:1:16", "pl.md:2:11"]);
}

#[test]
fn fix_changes_changed_lines_and_can_be_taken_back() {
    let desk = repository(&[("a.md", STORY), ("pl.md", "Pada.\n")]);
    desk.write("a.md", format!("{STORY}{STORY}"));
    let done = desk.run(&ap("fix", &["--since", "HEAD", "--diff"])).status(1);
    assert!(done.out().contains("+Officials left Kharkiv for Kyiv"), "{}", done.out());
    desk.run(&ap("fix", &["--since", "HEAD"])).status(0);
    assert_eq!(desk.read("a.md"), format!("{STORY}{FIXED}").as_bytes());
    desk.run(&["undo"]).status(0);
    assert_eq!(desk.read("a.md"), format!("{STORY}{STORY}").as_bytes());
}

#[test]
fn findings_about_the_input_and_the_configuration_count_on_changed_lines() {
    let desk = repository(&[("canonym.toml", "odd = 1\n"), ("a.md", "Calm.\n")]);
    desk.write("a.md", "Calm again.\n");
    desk.run(&["check", "--since", "HEAD"]).status(0);
    desk.write("canonym.toml", "odd = 1\nodder = 2\n");
    let done = desk.run(&["check", "--format", "concise", "--since", "HEAD"]).status(1);
    assert_eq!(places(done.out()), ["canonym.toml:2:1"]);
}

#[test]
fn other_repositories_are_not_judged_by_this_one() {
    let desk = repository(&[("a.md", "Calm.\n")]);
    let other = repository(&[("theirs.md", STORY)]);
    git(&desk, &["submodule", "--quiet", "add", other.path(".").to_str().expect("Unicode"), "theirs"]);
    commit(&desk);
    desk.write("a.md", "Calm again.\n");
    desk.write("theirs/more.md", STORY);
    desk.run(&ap("check", &["--since", "HEAD"])).status(0).says("theirs: is a repository of its own; its 2 texts");
    desk.run(&ap("check", &["--since", "HEAD", "theirs/more.md"])).status(2).says("theirs/more.md: not in the repo");
    let outside = other.path("theirs.md");
    let outside = outside.to_str().expect("Unicode");
    desk.run(&ap("check", &["--since", "HEAD", outside, "a.md"])).status(2).says("theirs.md: not in the repository");
}

#[test]
fn what_git_cannot_answer_is_told_with_a_remedy() {
    let desk = repository(&[("a.md", "Calm.\n")]);
    let since = |rev: &str| desk.run(&["check", "--since", rev]);
    since("mian").status(2).says("git knows no revision `mian` here (did you mean `main`?); if it is on a server");
    since("").status(2).says("git knows no revision ``");
    desk.run(&["check", "--since=--output=x"]).status(2).says("git knows no revision `--output=x`");
    desk.feed(&["check", "--since", "main", "-"], b"").status(2).says("standard input has no past");
    git(&desk, &["checkout", "-q", "--orphan", "alone"]);
    desk.write("b.md", "Quiet.\n");
    commit(&desk);
    since("main").status(2).says("have no common past");
    Desk::with(&[("a.md", "Calm.\n")]).run(&["check", "--since", "main"]).status(2).says("is in no repository; go to");
    let mut command = desk.command(&["check", "--since", "main"]);
    let done = command.env("PATH", desk.path("nowhere")).output().expect("ran");
    let said = String::from_utf8_lossy(&done.stderr);
    assert!(done.status.code() == Some(2) && said.contains("there is no `git` program here; install git"), "{said}");
}

#[test]
fn a_shallow_history_is_told_how_to_become_deeper() {
    let desk = repository(&[("a.md", "Calm.\n")]);
    git(&desk, &["switch", "-q", "-c", "branch"]);
    desk.write("b.md", "Quiet.\n");
    commit(&desk);
    git(&desk, &["switch", "-q", "main"]);
    desk.write("c.md", "Still.\n");
    commit(&desk);
    let place = tempfile::tempdir().expect("a folder");
    let url = format!("file://{}", desk.path(".").display());
    git_in(place.path(), &["clone", "-q", "--depth=1", "--no-single-branch", "-b", "branch", &url, "clone"]);
    let clone = place.path().join("clone");
    let check = |rev: &str| {
        let mut command = desk.command(&["check", "--since", rev]);
        String::from_utf8(command.current_dir(&clone).output().expect("ran").stderr).expect("text")
    };
    let said = check("origin/main");
    assert!(said.contains("no common past of `origin/main` and HEAD is known: the history here is shallow"), "{said}");
    assert!(said.contains("git fetch --unshallow") && said.contains("fetch-depth: 0"), "{said}");
    let said = check("main");
    assert!(said.contains("did you mean `origin/main`?") && said.contains("fetch-depth: 0"), "{said}");
}
