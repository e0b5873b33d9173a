//! Fixing files: what changes, what stays, and what a crash may leave.

mod asking;
mod inflecting;
mod patches;
mod racing;
mod undoing;

use std::fs;
use std::time::{Duration, Instant};

use crate::desk::{Desk, FIXED, STORY, ap, is_root};

#[test]
fn findings_decide_the_status() {
    let desk = Desk::with(&[("story.md", STORY), ("copy/b.md", STORY)]);
    let done = desk.run(&ap("check", &["--format", "concise", "story.md"])).status(1);
    assert!(done.out().contains("story.md:1:16") && done.out().contains("story.md:1:28"), "{}", done.out());
    desk.run(&ap("check", &["--fail-on", "never"])).status(0);
    desk.run(&ap("check", &["story.md", "nowhere.md"])).status(2).says("nowhere.md");
    desk.feed(&ap("check", &["-"]), STORY.as_bytes()).status(1);
}

#[test]
fn only_the_names_change_and_a_second_fix_changes_nothing() {
    let desk = Desk::new();
    let crlf = STORY.replace('\n', "\r\n");
    desk.write("plain.txt", STORY);
    desk.write("crlf.txt", crlf.trim_end_matches('\n').to_owned() + "\n\r\n\tlast line");
    desk.write("bom.txt", format!("\u{FEFF}{crlf}"));
    let utf16 = |text: &str| {
        let units = text.encode_utf16().flat_map(u16::to_be_bytes);
        [0xFE, 0xFF].into_iter().chain(units).collect::<Vec<u8>>()
    };
    desk.write("utf16.txt", utf16(STORY));
    let done = desk.run(&ap("fix", &[])).status(0);
    assert!(done.out().contains("plain.txt:1:16 Kharkov → Kharkiv\nplain.txt:1:28 Kiev → Kyiv\n"), "{}", done.out());
    assert!(done.out().contains("Changed 8 places in 4 files"), "{}", done.out());
    let fixed = FIXED.replace('\n', "\r\n");
    let check = || {
        assert_eq!(desk.read("plain.txt"), FIXED.as_bytes());
        assert_eq!(desk.read("crlf.txt"), format!("{fixed}\r\n\tlast line").as_bytes());
        assert_eq!(desk.read("bom.txt"), format!("\u{FEFF}{fixed}").as_bytes());
        assert_eq!(desk.read("utf16.txt"), utf16(FIXED));
    };
    check();
    assert_eq!(desk.run(&ap("fix", &[])).status(0).out(), "Changed nothing.\n");
    check();
}

#[test]
fn what_is_left_is_told_with_its_reason() {
    let desk = Desk::with(&[("a.txt", "Kharkov is calm.\n\n\"Kharkov is ours,\" she said on Friday.\n")]);
    let done = desk.run(&ap("fix", &["a.txt"]));
    assert!(done.out().contains("a.txt: 1 left to you: line 3 (Kharkov) in a quotation\n"), "{}", done.out());
    assert!(done.out().contains("; 1 left to you.\n"), "{}", done.out());
}

#[test]
fn a_form_that_is_asked_for_is_written_and_nothing_else() {
    let desk = Desk::with(&[("en.md", "Kharkiv and Kharkiv were calm, Kharkov was not. Kyiv or Kiev?\n")]);
    desk.run(&["fix", "--use", "kharkiv=Kharkiv", "en.md"]);
    assert_eq!(desk.read("en.md"), b"Kharkiv and Kharkiv were calm, Kharkiv was not. Kyiv or Kiev?\n");
    let polish = |city: &str| format!("W {city}owie jest spokojnie, ale do {city}owa daleko. Nie ma pociągów.\n");
    desk.write("pl.md", format!("{}W Charkiwie pada.\n", polish("Chark")));
    desk.run(&["fix", "--lang", "pl", "--use", "kharkiv=Charków", "pl.md"]).status(0);
    assert_eq!(desk.read("pl.md"), format!("{}W Charkowie pada.\n", polish("Chark")).as_bytes());
    desk.write("uk.md", "У Харкові тихо, а у Харькові йде дощ.\n");
    desk.run(&["fix", "--lang", "uk", "--use", "kharkiv=Харків", "uk.md"]).status(0);
    assert_eq!(desk.read("uk.md"), "У Харкові тихо, а у Харкові йде дощ.\n".as_bytes());
    let refused = desk.run(&["fix", "--use", "kharkiw=Kharkiv", "en.md"]).status(2);
    refused.says("`kharkiw` is no name canonym knows").says("`kharkiv`");
}

#[test]
fn standard_input_goes_to_standard_output() {
    let desk = Desk::new();
    let done = desk.feed(&ap("fix", &["-"]), STORY.as_bytes()).status(0).says("<stdin>:1:16 Kharkov → Kharkiv");
    assert_eq!(done.out(), FIXED);
    assert!(!desk.path(".canonym").exists(), "nothing to undo");
    desk.feed(&ap("fix", &["-", "a.md"]), b"").status(2).says("fix files in a run of their own");
}

#[cfg(unix)]
#[test]
fn links_and_modes_stay() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let desk = Desk::with(&[("real/story.md", STORY)]);
    fs::set_permissions(desk.path("real/story.md"), fs::Permissions::from_mode(0o640)).expect("set");
    symlink("real/story.md", desk.path("link.md")).expect("linked");
    desk.run(&ap("fix", &["link.md", "real/story.md"])).status(0);
    assert_eq!(desk.read("real/story.md"), FIXED.as_bytes());
    assert!(fs::symlink_metadata(desk.path("link.md")).expect("there").is_symlink());
    let mode = fs::metadata(desk.path("real/story.md")).expect("there").permissions().mode();
    assert_eq!(mode & 0o777, 0o640);
}

#[test]
fn a_write_protected_file_stays_and_the_others_are_done() {
    let desk = Desk::with(&[("a.md", STORY), ("b.md", STORY)]);
    let mut permissions = fs::metadata(desk.path("a.md")).expect("there").permissions();
    permissions.set_readonly(true);
    fs::set_permissions(desk.path("a.md"), permissions).expect("set");
    desk.run(&ap("fix", &[])).status(2).says("a.md: is write-protected; allow writing");
    assert_eq!(desk.read("a.md"), STORY.as_bytes());
    assert_eq!(desk.read("b.md"), FIXED.as_bytes());
}

#[test]
fn a_folder_that_may_not_be_written_to_is_told() {
    if is_root() {
        return;
    }
    let desk = Desk::with(&[("closed/a.md", STORY)]);
    let set = |readonly| {
        let mut permissions = fs::metadata(desk.path("closed")).expect("there").permissions();
        permissions.set_readonly(readonly);
        fs::set_permissions(desk.path("closed"), permissions).expect("set");
    };
    set(true);
    desk.run(&ap("fix", &["closed/a.md"])).status(2).says("closed/a.md: its folder cannot be written to");
    assert_eq!(desk.read("closed/a.md"), STORY.as_bytes());
    assert!(!desk.path(".canonym").exists(), "nothing was changed");
    set(false);
}

#[test]
fn a_reader_who_leaves_does_not_stop_the_fixing() {
    let desk = Desk::new();
    for i in 0..50 {
        desk.write(&format!("{i}.md"), STORY.repeat(50));
    }
    let mut child = desk.command(&ap("fix", &[])).spawn().expect("started");
    drop(child.stdout.take());
    assert_eq!(child.wait().expect("ended").code(), Some(0));
    for i in 0..50 {
        assert_eq!(desk.read(&format!("{i}.md")), FIXED.repeat(50).as_bytes());
    }
}

#[test]
fn without_a_record_nothing_is_changed() {
    let desk = Desk::with(&[("a.md", STORY), ("occupied", "")]);
    desk.run(&ap("fix", &["--log-dir", "occupied"])).status(2).says("so nothing was changed; try --log-dir");
    assert_eq!(desk.read("a.md"), STORY.as_bytes());
}

#[test]
fn output_does_not_depend_on_the_number_of_threads() {
    let desk = Desk::new();
    for i in 0..600 {
        desk.write(&format!("{}/{i}.md", i % 7), STORY.repeat(i % 5));
    }
    let one = desk.run(&ap("check", &["--format", "concise", "-j1"])).status(1);
    for threads in ["-j2", "-j7"] {
        let many = desk.run(&ap("check", &["--format", "concise", threads])).status(1);
        assert!(one.out == many.out && one.err == many.err, "{threads}");
    }
}

/// Kills `fix` at fifty moments of its run.
#[test]
fn a_killed_run_leaves_every_file_whole_and_can_be_taken_back() {
    const FILES: usize = 200;
    let desk = Desk::new();
    let names: Vec<String> = (0..FILES).map(|i| format!("copy/{i:03}.md")).collect();
    let reset = || {
        for name in &names {
            desk.write(name, STORY);
        }
        let _ = fs::remove_dir_all(desk.path(".canonym"));
    };
    let count_new = || {
        let state = |name: &String| match desk.read(name) {
            bytes if bytes == STORY.as_bytes() => 0,
            bytes if bytes == FIXED.as_bytes() => 1,
            bytes => panic!("{name} is broken: {:?}", String::from_utf8_lossy(&bytes)),
        };
        names.iter().map(state).sum::<usize>()
    };
    let fix = ap("fix", &["copy"]);
    reset();
    let start = Instant::now();
    desk.run(&fix).status(0);
    let whole: Duration = start.elapsed();
    assert_eq!(count_new(), FILES);
    let mut halfway = 0;
    for moment in 0..50 {
        reset();
        let mut child = desk.command(&fix).spawn().expect("started");
        // Some are killed anywhere, some once the writing has begun, which is the smaller part of a run.
        if moment < 20 {
            std::thread::sleep(whole * moment / 20);
        } else {
            while !desk.path(".canonym").exists() && child.try_wait().expect("asked").is_none() {
                std::thread::sleep(Duration::from_micros(200));
            }
            std::thread::sleep(Duration::from_millis(u64::from(moment - 20)));
        }
        child.kill().expect("killed");
        child.wait().expect("ended");
        let new = count_new();
        halfway += usize::from(0 < new && new < FILES);
        if moment % 2 == 0 {
            let done = desk.run(&["undo"]);
            assert!(done.status == 0 || new == 0, "{}", done.err);
            assert_eq!(count_new(), 0);
        } else {
            desk.run(&fix).status(0);
            assert_eq!(count_new(), FILES);
        }
    }
    assert!(halfway > 0, "no run was killed at work");
}
