//! Which texts are looked at, and what is said of those that cannot be.

use std::fs;

use crate::desk::{Desk, ap, deny, is_root};

const CALM: &str = "All is calm.\n";

#[test]
fn a_calm_text_is_status_0() {
    let desk = Desk::with(&[("story.md", CALM)]);
    desk.run(&["check", "story.md"]).status(0);
    desk.run(&["check"]).status(0);
    desk.feed(&["check", "-"], CALM.as_bytes()).status(0);
    desk.feed(&["check", "-", "--stdin-filename", "sub/story.md"], CALM.as_bytes()).status(0);
}

#[test]
fn a_missing_path_is_status_2_and_the_others_are_done() {
    let desk = Desk::with(&[("a.txt", CALM), ("bad.txt", "")]);
    desk.write("bad.txt", b"caf\xE9");
    let done = desk.run(&["check", "nowhere.md", "a.txt", "bad.txt"]).status(2);
    done.says("canonym: nowhere.md: there is no such file or folder; check the path")
        .says("canonym: bad.txt: is not valid UTF-8: byte 0xE9 at offset 3; say what it is with --charset");
}

#[test]
fn what_is_no_text_is_told_where_it_is_named_and_passed_over_where_it_is_not() {
    let desk = Desk::with(&[("a.txt", CALM), ("logo.png", "PNG")]);
    desk.write("image.txt", b"PK\x03\x04\x00\x00");
    desk.run(&["check", "image.txt"]).status(2).says("image.txt: is a binary file");
    let done = desk.run(&["check", "."]).status(0);
    assert_eq!(done.err, "");
}

#[test]
fn only_news_is_read_of_xml_and_json_in_a_folder() {
    let news = "<newsItem guid=\"a\"><contentSet><inlineXML><p>Kharkov, Kharkiv, Kharkiv.</p></inlineXML></contentSet></newsItem>";
    let desk = Desk::with(&[("a.xml", news), ("pom.xml", "<project><name>Kharkov Kharkiv</name></project>")]);
    desk.write("package.json", b"{\"name\": \"caf\xE9\"}");
    let done = desk.run(&["check", "--lang", "en", "--format", "jsonl"]).status(1);
    assert_eq!(done.err, "");
    assert!(done.out().contains(r#""path":"a.xml","member":"a""#), "{}", done.out());
    assert!(done.out().ends_with("\"files\":1,\"errors\":0,\"warnings\":1,\"infos\":0}}\n"), "{}", done.out());
    desk.run(&["check", "a.xml", "pom.xml"])
        .status(2)
        .says("canonym: pom.xml: is XML but no news item that canonym knows; it reads NewsML-G2, NewsML 1.2 and NITF");
    desk.run(&["inspect", "--stage", "segments", "pom.xml"]).status(2).says("pom.xml: is XML but no news item");
}

#[test]
fn wire_copy_is_mended_in_its_own_charset() {
    let desk = Desk::new();
    let nitf = b"<?xml version=\"1.0\" encoding=\"ISO-8859-15\"?>\n<nitf xml:lang=\"en\"><body><p>A caf\xE9 in Kharkov takes \xA4.</p></body></nitf>";
    let wire = b"\x01xyz0001 3 i 20\r\r\n\x02A caf\xE9 in Kharkov opened, and it took\r\r\nno cards on Monday, the owner said.\r\r\n\x03";
    desk.write("a.xml", nitf);
    desk.write("b.txt", wire);
    desk.run(&ap("fix", &["--lang", "en", "a.xml", "b.txt"])).status(0);
    let mended = |bytes: &[u8]| bytes.windows(7).position(|word| word == b"Kharkov").map(|at| at + 5).expect("Kharkov");
    for (name, old) in [("a.xml", &nitf[..]), ("b.txt", &wire[..])] {
        let mut expected = old.to_vec();
        expected[mended(old)] = b'i';
        assert_eq!(desk.read(name), expected, "{name}");
    }
}

#[test]
fn invalid_utf8_in_a_folder_is_told() {
    let desk = Desk::with(&[("a.txt", CALM)]);
    desk.write("b.txt", b"caf\xE9");
    desk.run(&["check"]).status(2).says("b.txt: is not valid UTF-8: byte 0xE9 at offset 3");
}

#[test]
fn utf16_and_unknown_endings_are_read() {
    let desk = Desk::new();
    let utf16: Vec<u8> = CALM.encode_utf16().flat_map(u16::to_le_bytes).collect();
    desk.write("a.txt", [&b"\xFF\xFE"[..], &utf16].concat());
    desk.write("b.odd", CALM);
    desk.run(&["check", "a.txt", "b.odd"]).status(0);
    desk.write("a.txt", b"\xFF\xFEa\0\0");
    desk.run(&["check", "a.txt"]).status(2).says("a.txt: is not valid UTF-16 at byte offset 4");
}

#[test]
fn a_folder_without_texts_is_an_error() {
    let desk = Desk::with(&[("pictures/a.png", "PNG"), (".hidden/a.md", CALM)]);
    desk.run(&["check", "pictures"]).status(2).says("pictures: holds no text that canonym reads; it looked for .txt");
    desk.run(&["check"]).status(2).says("this folder: holds no text");
    desk.write("a.md", CALM);
    desk.run(&["check", "--exclude", "*.md"]).status(2).says("holds no text but what `exclude` patterns leave out");
    desk.run(&["check", "--exclude", "*.md", "a.md"]).status(0).says("a.md: left out");
}

#[test]
fn gitignore_holds_without_a_repository() {
    let desk = Desk::with(&[("a.txt", CALM), (".gitignore", "build/\n")]);
    desk.write("build/b.txt", b"caf\xE9");
    desk.run(&["check"]).status(0);
    desk.run(&["check", "build/b.txt"]).status(2);
}

#[test]
fn what_may_not_be_read_is_told() {
    if is_root() {
        return;
    }
    let desk = Desk::with(&[("a.txt", CALM)]);
    deny(&desk.path("a.txt"));
    desk.run(&["check", "a.txt"]).status(2).says("a.txt: permission denied; ask for access");
}

#[test]
fn a_line_of_30_mb_is_read() {
    let desk = Desk::new();
    desk.write("long.txt", "all is calm and quiet ".repeat(30_000_000 / 22));
    desk.run(&["check", "long.txt"]).status(0);
}

#[test]
fn wrong_words_on_the_command_line_get_the_nearest_right_one() {
    let desk = Desk::new();
    desk.run(&["chek"]).status(2).says("'check'");
    desk.run(&["check", "--profil", "ap"]).status(2).says("'--profile'");
    desk.run(&["check", "--lang", "ukranian"]).status(2).says("ukrainian is `uk`");
    desk.run(&["check", "--format", "consise"]).status(2).says("'concise'");
    desk.run(&["check", "--date", "yesterday"]).status(2).says("a day is written like 2024-05-01");
    let done = desk.feed(&["check", "--profile", "app", "-"], CALM.as_bytes()).status(2);
    done.says("there is no profile `app` (did you mean `ap`?)");
    desk.run(&["rules", "mixed-form"]).status(2).says("mixed-forms");
    desk.run(&["fix", "--use", "kharkiv"]).status(2).says("such as kharkiv=Kharkiv");
}

#[test]
fn every_command_has_help_with_a_purpose() {
    let desk = Desk::new();
    for command in ["check", "fix", "undo", "explain", "inspect", "rules", "profiles", "init", "completions"] {
        let done = desk.run(&[command, "--help"]).status(0);
        assert!(done.out().lines().next().is_some_and(|line| line.len() > 20), "{command}: {}", done.out());
    }
}

#[test]
fn a_reader_who_leaves_is_no_error() {
    let desk = Desk::new();
    let mut command = desk.command(&["completions", "bash"]);
    let mut child = command.spawn().expect("started");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("ended");
    assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), &b""[..]));
}

#[test]
fn init_writes_once_and_completions_name_the_commands() {
    let desk = Desk::with(&[("a.txt", CALM)]);
    desk.run(&["init"]).status(0);
    let written = desk.read("canonym.toml");
    desk.run(&["check"]).status(0);
    desk.run(&["init"]).status(2).says("canonym.toml: is already there and was not touched");
    assert_eq!(desk.read("canonym.toml"), written);
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        assert!(desk.run(&["completions", shell]).status(0).out().contains("undo"), "{shell}");
    }
}

#[test]
fn links_in_a_folder_are_not_followed() {
    let desk = Desk::with(&[("a.txt", CALM)]);
    #[cfg(unix)]
    std::os::unix::fs::symlink(desk.path("."), desk.path("loop")).expect("linked");
    desk.run(&["check"]).status(0);
    fs::remove_file(desk.path("a.txt")).expect("removed");
    desk.run(&["check"]).status(2);
}
