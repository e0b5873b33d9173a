//! Taking a run of `fix` back.

use std::fs;

use crate::desk::{Desk, FIXED, STORY, ap};

#[test]
fn undo_restores_byte_for_byte_once() {
    let desk = Desk::new();
    let utf16: Vec<u8> = STORY.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let files = [
        ("a.md", STORY.repeat(3).into_bytes()),
        ("sub/b.txt", format!("\u{FEFF}Im Café: {STORY}\r\nend").into_bytes()),
        ("c.txt", [&b"\xFF\xFE"[..], &utf16].concat()),
    ];
    for (name, bytes) in &files {
        desk.write(name, bytes);
    }
    desk.run(&ap("fix", &[])).status(0);
    assert_eq!(desk.read("a.md"), FIXED.repeat(3).as_bytes());
    assert_eq!(desk.read(".canonym/.gitignore"), b"*\n");
    desk.run(&["undo"]).status(0);
    for (name, bytes) in &files {
        assert_eq!(&desk.read(name), bytes, "{name}");
    }
    desk.run(&["undo"]).status(2).says("was already taken back").says("there is none before it");
}

#[test]
fn what_was_changed_since_is_left_and_told() {
    let desk = Desk::with(&[("a.md", STORY), ("b.md", STORY)]);
    desk.run(&ap("fix", &[])).status(0);
    desk.write("a.md", "Rewritten.\n");
    desk.run(&["undo"]).status(2).says("a.md: left as it is: it was changed after that run");
    assert_eq!(desk.read("a.md"), b"Rewritten.\n");
    assert_eq!(desk.read("b.md"), STORY.as_bytes());
    desk.write("a.md", FIXED);
    desk.run(&["undo"]).status(0);
    assert_eq!(desk.read("a.md"), STORY.as_bytes());
}

#[test]
fn an_older_run_is_taken_back_only_when_it_is_named() {
    let desk = Desk::with(&[("a.md", STORY), ("b.md", STORY)]);
    desk.run(&ap("fix", &["a.md"])).status(0);
    desk.run(&ap("fix", &["b.md"])).status(0);
    desk.run(&["undo"]).status(0);
    let done = desk.run(&["undo"]).status(2).says("canonym undo --run ");
    assert_eq!(desk.read("a.md"), FIXED.as_bytes());
    let run = done.err.trim().rsplit(' ').next().expect("a name");
    desk.run(&["undo", "--run", run]).status(0);
    assert_eq!(desk.read("a.md"), STORY.as_bytes());
    desk.run(&["undo", "--run", "never"]).status(2).says("has no run never; its runs: ");
}

#[test]
fn the_record_lies_beside_the_configuration_or_where_a_flag_says() {
    let desk = Desk::with(&[("sub/a.md", STORY), ("canonym.toml", "")]);
    desk.run_in("sub", &ap("fix", &["a.md"])).status(0);
    assert!(desk.path(".canonym").is_dir());
    desk.run(&["undo"]).status(0);
    desk.run(&ap("fix", &["--log-dir", "log/deep"])).status(0);
    desk.run(&["undo", "--log-dir", "log/deep"]).status(0);
    assert_eq!(desk.read("sub/a.md"), STORY.as_bytes());
    desk.run(&["undo", "--log-dir", "log"]).status(2).says("has no record of a run");
}

#[test]
fn a_record_that_was_cut_off_still_leads_back() {
    let desk = Desk::with(&[("a.md", STORY), ("b.md", STORY)]);
    desk.run(&ap("fix", &[])).status(0);
    let entries = fs::read_dir(desk.path(".canonym")).expect("there").map(|entry| entry.expect("there").path());
    let log = entries.into_iter().find(|path| path.extension().is_some_and(|e| e == "jsonl")).expect("a record");
    // As if the run had died while it wrote about b.md, which was not replaced then.
    let text = fs::read(&log).expect("read");
    fs::write(&log, &text[..text.len() - 40]).expect("written");
    desk.write("b.md", STORY);
    desk.run(&["undo"]).status(0);
    assert_eq!(desk.read("a.md"), STORY.as_bytes());
    desk.run(&["undo"]).status(2).says("already taken back");
}
