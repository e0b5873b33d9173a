//! `fix --diff`: the patch says what `fix` does.

use std::process::Command;

use crate::desk::{Desk, STORY, ap};

#[test]
fn git_applies_the_patch_to_what_fix_makes() {
    let texts = [
        ("a.md", STORY.to_owned()),
        ("sub folder/b c.txt", format!("One.\r\nTwo.\r\n{}\r\nLast {}", STORY.trim_end(), STORY.trim_end())),
        ("Київ.txt", format!("\u{FEFF}{}", STORY.repeat(20))),
        #[cfg(unix)]
        ("the \"odd\" one.txt", STORY.to_owned()),
        ("calm.txt", "All is calm.\n".to_owned()),
        ("cr.txt", format!("One.\r{}\rThree.\r", STORY.trim_end())),
    ];
    let (patched, fixed) = (Desk::new(), Desk::new());
    for (name, text) in &texts {
        patched.write(name, text);
        fixed.write(name, text);
    }
    let patch = patched.run(&ap("fix", &["--diff"])).status(1);
    for (name, text) in &texts {
        assert_eq!(patched.read(name), text.as_bytes(), "--diff changes nothing");
    }
    assert!(!patched.path(".canonym").exists());
    patched.write("fix.patch", &patch.out);
    let git = |args: &[&str]| Command::new("git").current_dir(patched.path(".")).args(args).output().expect("git runs");
    let init = git(&["init", "-q"]);
    assert!(init.status.success(), "{init:?}");
    let apply = git(&["apply", "--whitespace=nowarn", "fix.patch"]);
    assert!(apply.status.success(), "{}\n{}", String::from_utf8_lossy(&apply.stderr), patch.out());
    fixed.run(&ap("fix", &[])).status(0);
    for (name, _) in &texts {
        assert_eq!(patched.read(name), fixed.read(name), "{name}");
    }
    patched.run(&ap("fix", &["--diff"])).status(0);
}

#[test]
fn utf16_is_told_instead_of_shown() {
    let desk = Desk::new();
    let utf16 = STORY.encode_utf16().flat_map(u16::to_le_bytes);
    desk.write("a.txt", [0xFF, 0xFE].into_iter().chain(utf16).collect::<Vec<u8>>());
    let done = desk.run(&ap("fix", &["--diff"])).status(2).says("a.txt: is UTF-16, which a patch cannot show");
    assert_eq!(done.out(), "");
}
