use proptest::prelude::*;

use crate::document::{Role, Segment};
use crate::fix::{Edit, apply};
use crate::read::tests::{assert_edit, assert_sound as assert_document_sound, find};
use crate::text::Source;

use super::read;

/// What the grammar is made of, joined at random.
const TOKENS: [&str; 52] = [
    "Kharkov",
    "é",
    "北京",
    "\u{A0}",
    "\u{AD}",
    "и\u{301}",
    " ",
    "\n",
    "\n\n",
    "\r\n",
    "\t",
    "*",
    "**",
    "_",
    "`",
    "```\n",
    "# ",
    "> ",
    "- ",
    "1. ",
    "    ",
    "| a | b |\n|---|---|\n",
    "|",
    "[",
    "](",
    ")",
    "![",
    "]",
    "[^1]",
    "[^1]: ",
    "\"title\"",
    "&eacute;",
    "&amp",
    "\\",
    "{",
    "}",
    "{{< fig caption=\"",
    "\" >}}",
    "{% ",
    "%}",
    "{{",
    "}}",
    "<p title=\"",
    "\">",
    "<br>",
    "<!-- canonym: ignore",
    "-->",
    "<span lang=\"uk\">",
    "</span>",
    "<Fig alt='",
    "https://a.b/",
    "---\n",
];

/// What front matter is made of.
const FRONT_TOKENS: [&str; 44] = [
    "title",
    ": ",
    " = ",
    "\"title\": ",
    "\n",
    "\r\n",
    "  ",
    "- ",
    "tags",
    "[",
    "]",
    "{",
    "}",
    ", ",
    "'",
    "\"",
    "''",
    "\\",
    "\\u0070",
    "\\x4",
    "\\ud83d",
    "|\n",
    ">-\n",
    "&a ",
    "*a",
    "!!str ",
    "# ",
    "%YAML 1.2\n",
    "? ",
    "é",
    "北京",
    "\u{A0}",
    "Kharkov",
    "\"\"\"",
    "'''",
    "2026-11-22",
    "date: ",
    "lang: uk",
    "title: ",
    "title = ",
    "[a.b]\n",
    "canonym: ",
    "\t",
    "description: ",
];

fn names() -> impl Strategy<Value = &'static str> {
    prop_oneof![Just("story.md"), Just("story.mdx")]
}

fn assert_sound(source: &Source) {
    assert_document_sound(source, &read(source));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read_and_every_piece_stands_where_it_says(
        tokens in proptest::collection::vec(proptest::sample::select(&TOKENS[..]), 0..40),
        front in prop_oneof![Just(""), Just("---\n"), Just("+++\n"), Just("{\"title\": \"")],
        name in names(),
    ) {
        assert_sound(&Source::new(name, format!("{front}{}", tokens.concat())));
    }

    #[test]
    fn any_front_matter_is_read(
        fence in proptest::sample::select(&["---\n", "+++\n", "{", "---\r\n"][..]),
        tokens in proptest::collection::vec(proptest::sample::select(&FRONT_TOKENS[..]), 0..24),
        end in proptest::sample::select(&["\n---\n", "\n+++\n", "}\n", ""][..]),
    ) {
        assert_sound(&Source::new("story.md", format!("{fence}{}{end}Kharkov", tokens.concat())));
    }

    #[test]
    fn an_edit_changes_the_name_and_nothing_else(
        form in proptest::sample::select(&FORMS[..]),
        place in proptest::sample::select(&PLACES[..]),
        noise in proptest::sample::select(&["", "é — ", "и\u{301}х ", "&amp; ", "\\* "][..]),
    ) {
        let text = place.replace("NAME", &format!("{noise}{form}"));
        assert_edit(read, "story.md", &text);
    }
}

/// A name as it may stand in Markdown.
const FORMS: [&str; 9] = [
    "Kharkov",
    "**Khar**kov",
    "*K*harkov",
    "<b>Khar</b>kov",
    "Khark&#111;v",
    "Khar\u{AD}kov",
    "K&shy;harkov",
    "**Kharkov**",
    "<span>Kharkov</span>",
];

/// Where it may stand.
const PLACES: [&str; 12] = [
    "In NAME today.\n",
    "# From NAME\n\nText.\n",
    "- one\n- from NAME\n  - deeper\n",
    "> said NAME\n> twice\n",
    "| a | b |\n|---|---|\n| NAME | x |\n",
    "[a NAME link](/kharkov) to it.\n",
    "![NAME](kharkov.jpg)\n",
    "Text[^1].\n\n[^1]: From NAME\n",
    "Line\r\nwith NAME in it.\r\n",
    "---\nslug: kharkov\n---\n{{< fig src=\"kharkov.jpg\" >}}\nNAME\n",
    "\u{A0}— NAME — `TZ=Europe/Kiev`\\\nnext\n",
    "1. Task\n\n   NAME\n",
];

#[test]
fn huge_and_deep_texts_are_read_in_reasonable_time() {
    let long = |unit: &str, times: usize| assert_sound(&Source::new("story.mdx", unit.repeat(times)));
    long("> ", 20_000);
    long("[", 20_000);
    long("{{", 20_000);
    long("{a", 20_000);
    long("<A ", 20_000);
    long("<A \"", 20_000);
    long("<div>", 20_000);
    long("`a ``b ", 20_000);
    long("{{< a >}} ", 20_000);
    long("http://a.b ", 20_000);
    long("<i>a</b>", 20_000);
    long("*a ", 20_000);
    long("a@", 20_000);
    long("://", 20_000);
    long("<!-- canonym: ignore --> ", 20_000);
    let items: Vec<String> = (0..600).map(|depth| format!("{}- a\n", "  ".repeat(depth))).collect();
    assert_sound(&Source::new("story.md", items.concat()));
}

fn texts(name: &str, text: &str) -> Vec<(Role, String)> {
    let source = Source::new(name, text);
    read(&source).segments.iter().map(|segment| (segment.role, segment.text().to_owned())).collect()
}

fn body(text: &str) -> Vec<String> {
    texts("story.md", text).into_iter().map(|(_, text)| text).collect()
}

#[test]
fn markup_is_seen_through_and_objects_keep_words_apart() {
    for (text, expected) in [
        ("**Khar**kov", "Kharkov"),
        ("a \\* b &eacute;", "a * b é"),
        ("one\n> two", "one"),
        ("run `Kiev` now", "run \u{FFFC} now"),
        ("see <https://kiev.ua> or https://kiev.ua/x_y.", "see \u{FFFC} or \u{FFFC}."),
        ("<b>Khar</b>kov<br>Kyiv", "Kharkov Kyiv"),
        ("one  \ntwo\\\nthree", "one two three"),
        ("<code>Kiev</code> is code", "\u{FFFC} is code"),
        ("Kharkov[^1] fell\n\n[^1]: x", "Kharkov fell"),
        ("~~Kiev~~ Kyiv", "Kiev Kyiv"),
        ("Kharkov<sup>1</sup> fell", "Kharkov\u{FFFC} fell"),
    ] {
        assert_eq!(body(text).first().map(String::as_str), Some(expected), "{text}");
    }
    assert_eq!(body("> one\n> two *three\n> four*"), ["one two three four"]);
}

#[test]
fn names_outside_running_text_are_edited_in_the_notation_of_their_place() {
    for (text, new, written) in [
        ("<div>\n<p>In Kharkov\n  today</p></div>\n", "Kup'yansk", "Kup'yansk"),
        ("<img alt='In Kharkov'>\n", "Kup'yansk", "Kup&#39;yansk"),
        ("<Fig caption=\"In Kharkov\" />\n", "Kup'yansk", "Kup&#39;yansk"),
        ("{{< fig caption=\"In Kharkov\" >}}\n", "\"Kup'yansk\"", "\\\"Kup'yansk\\\""),
        ("[a](b 'In Kharkov')\n", "Kup'yansk", "Kup\\'yansk"),
        ("[a][b]\n\n[b]: c \"In Kharkov\"\n", "Kup'yansk", "Kup\\'yansk"),
        ("> <p>In\n> Kharkov</p>\n", "Kup'yansk", "Kup'yansk"),
        ("---\ntitle: 'In Kharkov'\n---\n", "Kup'yansk", "Kup''yansk"),
    ] {
        let source = Source::new("story.md", text);
        let document = read(&source);
        let (index, word) = find(&document, "Kharkov").expect(text);
        let (span, replacement) = document.segments[index].edit(word, new).expect(text);
        let fixed = apply(&source, &[Edit { span, replacement }]).expect("encodable");
        let again = Source::decode("story.md", fixed).expect("text");
        assert_eq!(again.text(), text.replace("Kharkov", written));
        assert!(find(&read(&again), new).is_some(), "{}", again.text());
    }
}

#[test]
fn links_that_name_their_own_target_are_read_but_not_edited() {
    for (text, is_held) in [
        ("[Kharkov]\n\n[Kharkov]: /x", true),
        ("[Kharkov][]\n\n[Kharkov]: /x", true),
        ("[Kharkov][x]\n\n[x]: /x", false),
        ("[[Kharkov]]", true),
        ("[[x|Kharkov]]", false),
    ] {
        let source = Source::new("story.md", text);
        let document = read(&source);
        let (index, word) = find(&document, "Kharkov").expect(text);
        assert_eq!(document.segments[index].edit(word, "Kharkiv").is_none(), is_held, "{text}");
    }
}

#[test]
fn other_languages_stand_apart() {
    let text =
        "The *Kyiv* <span lang=\"uk\">Харків</span> text.\n\n<div lang=\"de\">\n\nIn Charkiw\n\n</div>\n\nIn Kharkiv\n";
    let source = Source::new("story.md", text);
    let document = read(&source);
    let shown: Vec<_> = document.segments.iter().map(|s| (s.lang.map(|lang| lang.to_string()), s.text())).collect();
    let lang = |tag: &str| Some(tag.to_owned());
    let expected =
        [(None, "The Kyiv \u{FFFC} text."), (lang("uk"), "Харків"), (lang("de"), "In Charkiw"), (None, "In Kharkiv")];
    assert_eq!(shown, expected);
}

#[test]
fn a_directive_covers_its_block_line_or_file() {
    let covered = |text: &str| {
        let source = Source::new("story.mdx", text);
        let document = read(&source);
        assert!(document.problems.is_empty(), "{text}: {:?}", document.problems);
        document.suppressions.iter().map(|s| source.slice(s.covers).trim_end().to_owned()).collect::<Vec<_>>()
    };
    let own = "<!-- canonym: ignore -->";
    assert_eq!(covered(&format!("Kiev\n\n{own}\n\nKharkov\nKharkov\n\nKiev")), [format!("{own}\n\nKharkov\nKharkov")]);
    assert_eq!(covered(&format!("Kiev\n{own}\nKharkov\n\nKiev")), [format!("{own}\nKharkov")]);
    assert_eq!(covered(&format!("Kiev\nin Kharkov {own}\nKiev")), [format!("in Kharkov {own}")]);
    assert_eq!(covered(&format!("- Kiev\n  {own}\n  Kharkov\n- Kiev")), [format!("{own}\n  Kharkov")]);
    assert_eq!(covered(&format!("{own}\n- Kharkov\n- Kharkov\n\nKiev")), [format!("{own}\n- Kharkov\n- Kharkov")]);
    assert_eq!(covered("{/* canonym: ignore */}\nKharkov\n\nKiev"), ["{/* canonym: ignore */}\nKharkov"]);
    assert_eq!(covered("<!-- canonym: ignore-next-line -->\nKharkov\nKiev"), ["Kharkov"]);
    assert_eq!(covered("Kiev\n\n<!-- canonym: ignore-file -->"), ["Kiev\n\n<!-- canonym: ignore-file -->"]);
    assert_eq!(covered("---\ncanonym: ignore-file\n---\nKiev"), ["---\ncanonym: ignore-file\n---\nKiev"]);
    assert_eq!(
        covered("[Kharkov <!-- canonym: ignore-line -->](x)\nKiev"),
        ["[Kharkov <!-- canonym: ignore-line -->](x)"]
    );
    assert!(covered("`<!-- canonym: ignore -->` and\n\n    <!-- canonym: ignore -->\n").is_empty());
}

#[test]
fn emphasised_titles_are_zones_and_single_names_are_not() {
    let source = Source::new("story.md", "Heard *The Great Gate of Kiev* in *Kharkov* and <cite>Kiev Gate</cite>.");
    let document = read(&source);
    let zones = |segment: &Segment<'_>| segment.zones.iter().map(|zone| segment.slice(zone.span).to_owned()).collect();
    let zones: Vec<String> = document.segments.iter().flat_map(zones as fn(&Segment<'_>) -> Vec<String>).collect();
    assert_eq!(zones, ["The Great Gate of Kiev", "Kiev Gate"]);
}

#[test]
fn headings_make_anchors_and_bibliographies_hold_titles() {
    let source = Source::new(
        "story.md",
        "# Kharkov\n\n## Kiev {#kiev}\n\n## References\n\n- Kiev\n\n### Books\n\nKiev\n\n## End\n\nKiev\n",
    );
    let document = read(&source);
    let shown: Vec<_> = document.segments.iter().map(|s| (s.role, s.makes_anchor, s.text())).collect();
    let expected = [
        (Role::Headline, true, "Kharkov"),
        (Role::Headline, false, "Kiev"),
        (Role::Headline, true, "References"),
        (Role::Title, false, "Kiev"),
        (Role::Headline, true, "Books"),
        (Role::Title, false, "Kiev"),
        (Role::Headline, true, "End"),
        (Role::Body, false, "Kiev"),
    ];
    assert_eq!(shown, expected);
}
