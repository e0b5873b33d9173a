//! Texts in the charsets of their time, edited byte by byte.

use canonym::text::Charset;

use crate::desk::{Desk, ap};

/// The story that ships, as a page.
fn night_train(charset: &str) -> String {
    let story = include_str!("../stories/night-train.txt");
    let mut paragraphs = story.trim_end().split("\n\n");
    let headline = paragraphs.next().expect("a headline");
    let body: Vec<String> = paragraphs.map(|paragraph| format!("<p>{paragraph}</p>\n")).collect();
    let body =
        body.concat().replace("with Kharkov", "with <b>Khar</b>kov").replace("Odessa, Texas", "Odessa,&nbsp;Texas");
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"{charset}\">\n<script>let kharkov = 'Kiev';</script></head>\n\
         <body><article>\n<h1>{headline}</h1>\n{body}</article></body></html>\n"
    )
}

/// What is found: rule, surface, replacement, role.
fn findings(desk: &Desk, name: &str) -> Vec<String> {
    let done = desk.run(&["check", "--isolated", "--as-of", "2026-03-05", "--format", "json", name]);
    let report: serde_json::Value = serde_json::from_str(done.out()).expect("JSON");
    let shown = |finding: &serde_json::Value| {
        let field = |name: &str| finding[name].as_str().unwrap_or_default().to_owned();
        format!("{} {} {} {}", field("rule"), field("surface"), field("severity"), field("segment_role"))
    };
    report["findings"].as_array().expect("a list").iter().map(shown).collect()
}

#[test]
fn a_page_is_judged_as_its_plain_story_is_in_every_charset() {
    let desk = Desk::with(&[("plain.txt", include_str!("../stories/night-train.txt"))]);
    let plain = findings(&desk, "plain.txt");
    assert!(plain.len() >= 2, "{plain:?}");
    for label in ["utf-8", "windows-1252", "windows-1251", "utf-16le", "utf-16be", "gb18030"] {
        let charset = Charset::of(label).expect("known");
        let bytes = charset.encode(&night_train(label)).expect("encodable");
        desk.write("page.html", &bytes);
        assert_eq!(findings(&desk, "page.html"), plain, "{label}");
        let marked = format!("\u{FEFF}{}", night_train(label));
        desk.write(
            "marked.html",
            if label.starts_with("utf") { charset.encode(&marked).expect("Unicode") } else { bytes },
        );
        assert_eq!(findings(&desk, "marked.html"), plain, "{label}");
    }
}

/// Pages in languages of their own, how they are fixed, and what changes.
struct Page {
    charset: &'static str,
    text: &'static str,
    profile: &'static str,
    changes: &'static [(&'static str, &'static str)],
}

const PAGES: [Page; 4] = [
    Page {
        charset: "windows-1251",
        text: "<html lang=uk><meta charset=windows-1251>\r\n<p title='Схід'>Потяг рушив о шостій – з-під <i>Полтави</i>. \
         <span lang=en>Trains left Kharkov.</span></p>\r\n",
        profile: "ap",
        changes: &[("Kharkov", "Kharkiv")],
    },
    Page {
        charset: "iso-8859-15",
        text: "<html lang=de><meta http-equiv=Content-Type content='text/html; charset=iso-8859-15'>\n<p>Für 20 € fährt der \
         Zug nach Charkow, Char<b>kow</b> und Kiew.</p>",
        profile: "de-press",
        changes: &[("nach Charkow", "nach Charkiw"), ("<b>kow", "<b>kiw")],
    },
    Page {
        charset: "koi8-r",
        text: "<?xml version='1.0' encoding='KOI8-R'?><html xml:lang=ru><p>Поезд из Москвы пришёл в срок.</p>\
         <p lang=en>Kharkov was calm.</p>",
        profile: "ap",
        changes: &[("Kharkov", "Kharkiv")],
    },
    Page {
        charset: "utf-16le",
        text: "<html lang=pl><p>Pociąg 𝕏 z Łodzi.</p><p lang=en>Kharkov was calm, <b>K</b>harkov too.</p>",
        profile: "ap",
        changes: &[("<p lang=en>Kharkov", "<p lang=en>Kharkiv"), ("harkov too", "harkiv too")],
    },
];

#[test]
fn only_the_bytes_of_names_change_and_come_back() {
    for Page { charset: label, text: page, profile, changes } in PAGES {
        let desk = Desk::new();
        let charset = Charset::of(label).expect("known");
        let before = charset.encode(page).expect("encodable");
        desk.write("page.html", &before);
        desk.run(&["fix", "--profile", profile, "--date", "2026-03-05", "page.html"]).status(0);
        let after = changes.iter().fold(page.to_owned(), |page, (old, new)| page.replacen(old, new, 1));
        assert_eq!(desk.read("page.html"), charset.encode(&after).expect("encodable"), "{label}");
        desk.run(&["undo"]).status(0);
        assert_eq!(desk.read("page.html"), before, "{label}");
    }
}

#[test]
fn what_a_charset_lacks_is_a_reference_in_a_page_and_left_in_plain_text() {
    let desk = Desk::new();
    desk.write("a.html", b"<html lang=en><meta charset=windows-1252><p title=\"Kharkov\">Kharkov, caf\xE9</p>");
    desk.write("a.txt", b"Kharkov, caf\xE9.");
    desk.run(&["fix", "--use", "kharkiv=\u{124}arkiv", "--charset", "windows-1252", "a.html"]).status(0);
    let fixed = b"<html lang=en><meta charset=windows-1252><p title=\"&#292;arkiv\">&#292;arkiv, caf\xE9</p>";
    assert_eq!(desk.read("a.html"), fixed);
    let done =
        desk.run(&["fix", "--use", "kharkiv=\u{124}arkiv", "--charset", "windows-1252", "--lang", "en", "a.txt"]);
    assert!(done.out().contains("line 1 (Kharkov) is split by markup or cannot be written there"), "{}", done.out());
    assert_eq!(desk.read("a.txt"), b"Kharkov, caf\xE9.");
}

#[test]
fn who_declares_is_believed_in_order() {
    let desk = Desk::with(&[(
        "canonym.toml",
        "charset = \"windows-1251\"\n[[override]]\npaths = [\"en/**\"]\ncharset = \"latin1\"\n",
    )]);
    desk.write("a.txt", b"\xD5\xE0\xF0\xEA\xEE\xE2 and Kharkov\n"); // Харков
    desk.write("en/a.txt", b"Caf\xE9 Kharkov\n");
    desk.run(&ap("fix", &["--lang", "en", "a.txt", "en/a.txt"])).status(0);
    assert_eq!(desk.read("en/a.txt"), b"Caf\xE9 Kharkiv\n");
    assert_eq!(desk.read("a.txt"), b"\xD5\xE0\xF0\xEA\xEE\xE2 and Kharkiv\n");
    desk.run(&["check", "--isolated", "a.txt"])
        .status(2)
        .says("a.txt: is not valid UTF-8: byte 0xD5 at offset 0; say what it is with --charset");
    desk.run(&["check", "--charset", "utf-8", "a.txt"]).status(2).says("is not valid UTF-8");
    desk.run(&["check", "--charset", "windwos-1251", "a.txt"]).status(2).says("did you mean `windows-1251`?");
    desk.run(&["check", "--charset", "iso-2022-jp", "a.txt"]).status(2).says("cannot be edited byte by byte");
    desk.write("b.html", "<meta charset=windows-1251><p>Харків");
    let done = desk.run(&["check", "--isolated", "--format", "concise", "b.html"]).status(1);
    assert!(done.out().contains("b.html:1:15: warning[malformed-input]"), "{}", done.out());
    assert!(done.out().contains("declares windows-1251 but is UTF-8"), "{}", done.out());
    desk.write("c.html", b"<meta charset=klingon><p>\xD5");
    desk.run(&["check", "--isolated", "c.html"])
        .status(2)
        .says("c.html: declares a charset canonym cannot use: there is no charset `klingon`");
}
