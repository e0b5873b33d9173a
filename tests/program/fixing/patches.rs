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
fn a_patch_carries_the_bytes_of_its_charset() {
    // Київ in windows-1251 and in GBK 北京, whose second bytes git must not take for text.
    let stories: [(&str, &[u8], &str); 2] = [
        ("a.txt", b"\xCA\xE8\xBF\xE2 is Kyiv.\r\nKharkov.\r\n\xCA\xE8\xBF\xE2", "windows-1251"),
        ("b.txt", b"\xB1\xB1\xBE\xA9 is Beijing.\nKharkov.\n", "gbk"),
    ];
    for (name, bytes, charset) in stories {
        let desk = Desk::new();
        desk.write(name, bytes);
        let patch = desk.run(&ap("fix", &["--diff", "--lang", "en", "--charset", charset])).status(1);
        desk.write("fix.patch", &patch.out);
        let git = Command::new("git")
            .current_dir(desk.path("."))
            .args(["apply", "--whitespace=nowarn", "fix.patch"])
            .output()
            .expect("git runs");
        assert!(git.status.success(), "{}", String::from_utf8_lossy(&git.stderr));
        let at = bytes.windows(7).position(|window| window == b"Kharkov").expect("in the text");
        assert_eq!(desk.read(name), [&bytes[..at], b"Kharkiv", &bytes[at + 7..]].concat());
    }
}

#[test]
fn utf16_is_told_instead_of_shown() {
    let desk = Desk::new();
    let utf16 = STORY.encode_utf16().flat_map(u16::to_le_bytes);
    desk.write("a.txt", [0xFF, 0xFE].into_iter().chain(utf16).collect::<Vec<u8>>());
    let done = desk.run(&ap("fix", &["--diff"])).status(2).says("a.txt: is UTF-16, which a patch cannot show");
    assert_eq!(done.out(), "");
}
