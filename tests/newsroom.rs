//! Stories as newsrooms send them: the same story has the same findings in every wire format, and a
//! fix changes its bytes and no others.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use canonym::document::Role;
use canonym::fix::{Applicability, Edit, apply};
use canonym::read::{FORMATS, Format, read};
use canonym::text::Charset;
use canonym::{Checker, Dictionary, Finding, Settings, Source, Span, Story, StoryDate};
use proptest::prelude::*;

static CHECKERS: LazyLock<BTreeMap<&str, Checker>> = LazyLock::new(|| {
    let checker = |profile: &str| {
        let dictionary = Dictionary::builtin().expect("the built-in dictionary");
        let profiles = BTreeMap::from([(None, profile.to_owned())]);
        let as_of = "2026-11-22".parse().expect("a day");
        let settings = Settings { profiles, levels: BTreeMap::new(), pins: Vec::new(), as_of };
        Checker::new(dictionary, settings).expect("a known profile")
    };
    ["consistency", "ap", "fr-press", "pl-press"].map(|profile| (profile, checker(profile))).into()
});

/// A file's name and bytes, and its dressed names as they are and as they should be.
type Sent = (&'static str, &'static [u8], &'static [(&'static str, &'static str)]);

/// The shipped story in each format.
const NIGHT_TRAINS: &[Sent] = &[
    ("night-train.txt", include_bytes!("stories/night-train.txt"), &[]),
    ("night-train-g2.xml", include_bytes!("formats/night-train-g2.xml"), SPLIT),
    ("night-train-newsml1.xml", include_bytes!("formats/night-train-newsml1.xml"), SPLIT),
    ("night-train-nitf.xml", include_bytes!("formats/night-train-nitf.xml"), SPLIT),
    (
        "night-train.json",
        include_bytes!("formats/night-train.json"),
        &[("Za\\u0070orizhia", "Zaporizhzhia"), ("Kha<em>rk</em>ov", "Kha<em>rk</em>iv"), ("Bri&#97;nsk", "Bryansk")],
    ),
    ("night-train.iptc", include_bytes!("formats/night-train.iptc"), &[]),
    ("night-train.srt", include_bytes!("formats/night-train.srt"), &[("<b>Khar</b>kov", "<b>Khar</b>kiv")]),
    ("night-train.vtt", include_bytes!("formats/night-train.vtt"), &[("<b>Khar</b>kov", "<b>Khar</b>kiv")]),
];

/// How the XML files dress names, before and after.
const SPLIT: &[(&str, &str)] = &[("Kha<em>rk</em>ov", "Kha<em>rk</em>iv"), ("Bri&#97;nsk", "Bryansk")];

/// What is mended in all of them where it stands undressed.
const PLAIN: &[(&str, &str)] = &[
    ("bound for Zaporizhia", "bound for Zaporizhzhia"),
    ("<city>Zaporizhia<", "<city>Zaporizhzhia<"),
    ("with Kharkov", "with Kharkiv"),
    ("planned from Kiev", "planned from Kyiv"),
    ("Briansk", "Bryansk"),
];

fn check(profile: &str, source: &Source) -> Vec<Finding> {
    let format = Format::recognize(source.name(), source.text()).expect("a text");
    let story = Story { format, lang: None, default_lang: None, date: StoryDate::Today };
    CHECKERS[profile].check(source, &story).findings
}

fn source(name: &str, bytes: &[u8]) -> Source {
    Source::decode(name, bytes.to_vec()).expect("text")
}

fn safe_edits(findings: &[Finding]) -> Vec<Edit> {
    let fixes = findings.iter().flat_map(|finding| &finding.fixes);
    fixes.filter(|fix| fix.applicability == Applicability::Safe).flat_map(|fix| fix.edits.clone()).collect()
}

#[test]
fn a_story_has_the_same_findings_in_every_format() {
    let found = |profile: &str, (name, bytes, _): &Sent| -> Vec<_> {
        let findings = check(profile, &source(name, bytes));
        let brief = |finding: &Finding| (finding.rule, finding.severity, finding.surface.clone());
        // Plain text has no keywords.
        let is_shared =
            |finding: &&Finding| finding.role != Role::Tag && finding.lang.is_none_or(|lang| lang.primary() == "en");
        findings.iter().filter(is_shared).map(brief).collect()
    };
    for profile in ["consistency", "ap"] {
        let plain = found(profile, &NIGHT_TRAINS[0]);
        assert!(!plain.is_empty());
        for story in &NIGHT_TRAINS[1..] {
            assert_eq!(found(profile, story), plain, "{} under {profile}", story.0);
        }
    }
}

#[test]
fn a_fix_changes_the_names_and_no_other_byte_in_every_format() {
    for (name, bytes, dressed) in NIGHT_TRAINS {
        let source = source(name, bytes);
        let fixed = apply(&source, &safe_edits(&check("ap", &source))).expect("UTF-8 spells everything");
        let mut expected = String::from_utf8(bytes.to_vec()).expect("UTF-8");
        for (old, new) in dressed.iter().chain(PLAIN) {
            expected = expected.replace(old, new);
        }
        assert_eq!(String::from_utf8(fixed.clone()).expect("UTF-8"), expected, "{name}");
        let again = self::source(name, &fixed);
        assert_eq!(safe_edits(&check("ap", &again)), [], "{name}");
    }
}

#[test]
fn each_item_has_its_own_language_and_agreement_and_its_findings_name_it() {
    let item = |guid: &str, lang: &str, text: &str| {
        format!(
            "<newsItem guid=\"{guid}\" xml:lang=\"{lang}\"><contentSet><inlineXML><p>{text}</p></inlineXML></contentSet></newsItem>"
        )
    };
    let mixed = "Trains left Kharkiv and came back to Kharkiv, and a bus left Kharkov at noon.";
    let items = item("one", "en", "Trains left Kharkov and came back to Kharkov.")
        + &item("two", "en", mixed)
        + &item("three", "fr", "Les trains quittent Kharkov puis reviennent à Kharkov.");
    let text = format!("<newsMessage><itemSet>{items}</itemSet></newsMessage>");
    let source = Source::new("message.xml", text);
    let findings = check("consistency", &source);
    let brief: Vec<_> = findings.iter().map(|finding| (finding.member.as_deref(), finding.surface.as_str())).collect();
    assert_eq!(brief, [(Some("two"), "Kharkov")]);
    let findings = check("ap", &source);
    let members: Vec<_> = findings.iter().map(|finding| finding.member.as_deref()).collect();
    assert_eq!(members, [Some("one"), Some("one"), Some("two")], "the French item keeps its forms");
}

#[test]
fn a_french_wire_in_its_own_charset_is_mended_in_it() {
    let bytes = include_bytes!("formats/newsml1-french.xml");
    let charset = Charset::of("iso-8859-15").expect("a charset");
    let source = Source::decode_as("newsml1-french.xml", bytes.to_vec(), charset).expect("text");
    assert!(source.text().contains("12 €"));
    let edits = safe_edits(&check("fr-press", &source));
    let fixed = apply(&source, &edits).expect("Latin letters");
    let changed = bytes.iter().zip(&fixed).filter(|(old, new)| old != new).count();
    assert_eq!((fixed.len(), changed), (bytes.len(), 3), "Kharkov is Kharkiv three times, in CDATA, split and plain");
    assert_eq!(check("fr-press", &source.reread(fixed).expect("text")), []);
}

#[test]
fn names_are_found_in_other_languages_and_escapes() {
    let surfaces = |profile: &str, name: &str, text: &str| -> Vec<String> {
        check(profile, &Source::new(name, text)).into_iter().map(|finding| finding.surface).collect()
    };
    assert_eq!(surfaces("consistency", "a.json", include_str!("formats/ninjs-ukrainian.json")), ["Харькова"]);
    assert_eq!(surfaces("pl-press", "a.xml", include_str!("formats/nitf-polish.xml")), ["", "Charkiwa"]);
}

#[test]
fn escaped_letters_stay_escaped() {
    let text = include_str!("formats/ninjs-ukrainian.json").replace("<a href", "<b>").replace("</a>", "</b>");
    let source = Source::new("a.json", text);
    let finding = check("consistency", &source).remove(0);
    let edits = finding.fixes[0].edits.clone();
    assert!(source.slice(edits[0].span).starts_with("\\u"), "{edits:?}");
    // The body as a whole is not escaped, so that the name need not be either.
    let fixed = String::from_utf8(apply(&source, &edits).expect("UTF-8")).expect("UTF-8");
    assert!(fixed.contains("Харкова</b>"), "{fixed}");
    let ascii = r#"{"uri": "a", "language": "uk", "body_text": "\u0425\u0430\u0440\u043a\u0456\u0432, \u0425\u0430\u0440\u043a\u0456\u0432 \u0456 \u0425\u0430\u0440\u044c\u043a\u043e\u0432."}"#;
    let source = Source::new("a.json", ascii);
    let edits = check("consistency", &source)[0].fixes[0].edits.clone();
    assert_eq!(edits[0].replacement, r"\u0425\u0430\u0440\u043a\u0456\u0432");
}

#[test]
fn only_news_is_recognized_among_xml_and_json() {
    for (name, text) in [
        ("pom.xml", "<?xml version=\"1.0\"?><project><name>Kharkov</name></project>"),
        ("feed.xml", "<rss><channel><title>Kiev</title></channel></rss>"),
        ("text.xml", "no markup"),
        ("package.json", "{\"name\": \"kiev\", \"description\": \"Kharkov\", \"version\": \"1.0.0\"}"),
        ("list.json", "[1, 2, {\"uri\": \"Kiev\"}]"),
    ] {
        let why = Format::recognize(name, text).expect_err(name);
        assert!(why.contains("no news item that canonym knows; it reads"), "{why}");
    }
    for (name, text, format) in [
        ("a.xml", "<!DOCTYPE nitf [<!ENTITY a \"b\">]><!-- x --><nitf/>", Format::Nitf),
        ("a.xml", "<g2:newsItem xmlns:g2=\"x\"/>", Format::NewsmlG2),
        ("a.XML", "<NewsML>", Format::Newsml1),
        ("a.json", "[{\"data\": {\"item\": {\"headline\": \"a\", \"versioncreated\": \"b\"}}}]", Format::Ninjs),
        ("a.txt", "\u{1}xyz0001 3 i 20\r\n\u{2}Text\u{3}", Format::Iptc7901),
        ("a.txt", "Text", Format::Plain),
        ("a", "<nitf/>", Format::Plain),
    ] {
        assert_eq!(Format::recognize(name, text), Ok(format), "{text}");
    }
}

/// The items of a text, with what could not be read of it.
fn problems(name: &str, text: &str) -> (usize, Vec<String>) {
    let source = Source::new(name, text);
    let documents = read(&source, Format::of(name).expect("a known ending"));
    let problems = documents.iter().flat_map(|document| &document.problems);
    (
        documents.iter().map(|document| document.segments.len()).sum(),
        problems.map(|problem| problem.message.clone()).collect(),
    )
}

/// What is said of a page by itself.
fn said_of_page(text: &str) -> Vec<String> {
    let source = Source::new("page.html", text);
    let findings = check("consistency", &source);
    findings.iter().map(|finding| format!("{} {}", finding.surface, finding.role.as_str())).collect()
}

#[test]
fn what_stands_around_an_article_is_not_compared_with_it() {
    let page = |before: &str, after: &str| {
        format!(
            "<html lang=en><body>{before}<main><article><h1>Trains leave Kharkiv</h1><p>In Kharkiv, snow fell. Olena \
             Petrenko waited in Kharkiv.</p></article></main>{after}</body></html>"
        )
    };
    for around in [
        "<nav><ul><li>Kharkov, Kharkov, Kharkov and Kharkov</ul></nav>",
        "<aside><h2>More on Kharkov</h2><p>Kharkov, Kharkov and Kharkov</aside>",
        "<footer><p>Kharkov, Kharkov, Kharkov and Kharkov</footer>",
        "<div role=navigation><p>Kharkov, Kharkov, Kharkov and Kharkov</div>",
        "<div role='complementary'><b>Kharkov</b>, <i>Kharkov</i>, Kharkov and Kharkov</div>",
        "<div id=comments><p>Kharkov, Kharkov, Kharkov and Kharkov</div>",
        "<p itemprop=comment>Kharkov, Kharkov, Kharkov and Kharkov</p>",
        "<aside><p>Olena Petrenka writes on Kharkov</aside>",
    ] {
        for page in [page(around, ""), page("", around)] {
            assert_eq!(said_of_page(&page), [""; 0], "{around}");
        }
    }
    // What belongs to the article must agree with it, and so must a page that is no page but a text.
    for around in ["<article><aside>Kharkov</aside></article>", "<section><footer>Kharkov</footer></section>"] {
        assert_eq!(said_of_page(&page("", around)), ["Kharkov body"], "{around}");
    }
    assert_eq!(said_of_page(&page("", "<aside role=note>Kharkov</aside>")), ["Kharkov body"]);
    assert_eq!(said_of_page("<p lang=en>In Kharkiv and Kharkiv, snow fell.<aside lang=en>Kharkov"), ["Kharkov body"]);
    // The house style holds for all of it.
    let page = Source::new("page.html", page("<nav>Харків and Kiev</nav>", ""));
    let ruled = check("ap", &page);
    assert_eq!(ruled.iter().map(|finding| finding.surface.as_str()).collect::<Vec<_>>(), ["Kiev"]);
    assert_eq!(safe_edits(&ruled).len(), 1);
}

#[test]
fn a_headline_that_the_head_of_a_page_repeats_speaks_once() {
    let head = "<title>Trains leave Kharkov</title><meta property=og:title content='Trains leave Kharkov'>\
                <meta name=twitter:title content='Trains leave Kharkov'>\
                <meta name=description content='Kharkov is cold.'>";
    let page = |body: &str| format!("<html lang=en><head>{head}</head><body>{body}</body></html>");
    // The text decides, and what the head says is compared with it.
    let told = said_of_page(&page("<h1>Trains leave Kharkov</h1><p>In Kharkiv, snow fell. Kharkiv is cold.</p>"));
    assert_eq!(told, ["Kharkov headline", "Kharkov headline", "Kharkov headline", "Kharkov body", "Kharkov headline"]);
    // Where nobody else speaks, the head does.
    let other = page("<p>Snow fell.</p>").replace("Kharkov is", "Kharkiv is");
    assert_eq!(said_of_page(&other), ["Kharkiv body"]);
    let nitf = "<nitf xml:lang='en'><head><title>Kharkov is cold</title></head><body><body.head><hedline><hl1>Kharkov \
                is cold</hl1></hedline></body.head><body.content><p>In Kharkiv, snow fell. Trains left Kharkiv.</p>\
                </body.content></body></nitf>";
    let findings = check("consistency", &Source::new("a.xml", nitf));
    assert_eq!(findings.iter().map(|finding| finding.surface.as_str()).collect::<Vec<_>>(), ["Kharkov"; 2]);
}

#[test]
fn what_is_torn_is_read_as_far_as_it_goes_and_told() {
    let start = "<newsItem guid=\"a\"><contentSet><inlineXML><p>Kharkov one</p><p>Kharkov <b>two";
    for (rest, expected) in [
        ("", "the file is cut off: <b> is never closed"),
        ("</p><p>three</p></inlineXML></contentSet></newsItem>", "<b> is not closed before </p>"),
        ("</b></i></p></inlineXML></contentSet></newsItem>", "</i> ends what never began"),
        ("<em class=\"", "the file is no XML from here on: "),
    ] {
        let (segments, problems) = problems("a.xml", &format!("{start}{rest}"));
        assert!(segments >= 2, "{rest}: {segments}");
        assert!(problems.len() == 1 && problems[0].starts_with(expected), "{rest}: {problems:?}");
    }
    let start = "{\"uri\": \"a\", \"headline\": \"Kharkov\", \"body_text\": ";
    for (rest, expected) in [("\"Kh", "the file is cut off"), ("Kharkov}", "the file is no JSON from here on: ")] {
        let (segments, problems) = problems("a.json", &format!("{start}{rest}"));
        assert_eq!(segments, 1);
        assert!(problems[0].starts_with(expected), "{problems:?}");
    }
    for name in ["a.xml", "a.json", "a.nitf"] {
        assert_eq!(Format::recognize(name, " \n"), Err("is empty, and no news item; fetch or export it again"));
    }
}

#[test]
fn what_is_malicious_is_read_in_no_time() {
    let bomb = "<!DOCTYPE nitf [<!ENTITY a \"Kharkov\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]><nitf><body><p>&b;&b; Kharkov &undefined; Kharkiv</p></body></nitf>";
    let source = Source::new("bomb.xml", bomb);
    let documents = read(&source, Format::Nitf);
    assert_eq!(documents[0].segments[0].text(), "\u{FFFC}\u{FFFC} Kharkov \u{FFFC} Kharkiv");
    for (open, close) in [("<p>", "</p>"), ("<em>", "</em>"), ("<a>", "</b>"), ("<bq>", "")] {
        let nested = format!("<nitf>{}Kharkov{}</nitf>", open.repeat(100_000), close.repeat(100_000));
        read(&Source::new("deep.xml", nested), Format::Nitf);
    }
    let brackets = format!("{{\"uri\": \"a\", \"headline\": \"Kharkov\", \"x\": {}", "[{\"a\":".repeat(500_000));
    assert_eq!(read(&Source::new("deep.json", brackets), Format::Ninjs)[0].segments.len(), 1);
    let odd = "\u{FEFF}{\"uri\": 1, \"uri\": \"b\", \"headline\": \"\\ud83d Kharkov \\ude00\", \"headline\": \"Kiev\"}";
    let source = self::source("odd.json", odd.as_bytes());
    let texts: Vec<_> = read(&source, Format::Ninjs)[0].segments.iter().map(|s| s.text().to_owned()).collect();
    assert_eq!(texts, ["\u{FFFD} Kharkov \u{FFFD}", "Kiev"]);
}

/// What the formats are made of.
const TOKENS: &[&str] = &[
    "<nitf>",
    "</nitf>",
    "<body>",
    "<p>",
    "</p>",
    "<em>",
    "</em>",
    "<q>",
    "</q>",
    "<br/>",
    "<bq>",
    "</bq>",
    "<NewsItem>",
    "</NewsItem>",
    "<newsItem guid='a'>",
    "<DataContent>",
    "</DataContent>",
    "<inlineXML>",
    "<![CDATA[",
    "]]>",
    "<!--",
    "-->",
    "&amp;",
    "&#1080;",
    "&x;",
    "&",
    "<",
    ">",
    "\"",
    "'",
    "<!DOCTYPE a [",
    "]>",
    "<?xml",
    "?>",
    " xml:lang=\"uk\"",
    "<keyword key=\"Kharkov\"/>",
    "{",
    "}",
    "[",
    "]",
    ":",
    ",",
    "\"headline\"",
    "\"body_html\"",
    "\"uri\"",
    "\"\\u0425\\ud83d\"",
    "\\",
    "\\n",
    "\u{1}",
    "\u{2}",
    "\u{3}",
    "\r\r\n",
    "<\r\n",
    "\n\n",
    "\n",
    " ",
    "WEBVTT",
    "NOTE ",
    "1\n00:00:01.000 --> 00:00:02.000\n",
    "{\\an8}",
    "<v Olha>",
    "- ",
    "Kharkov",
    "Kharkiv",
    "Київ",
    "Кие\u{301}ва",
    "خاركوف",
    "哈尔科夫",
    "\u{AD}",
    "é",
    "canonym: ignore",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, ..ProptestConfig::default() })]

    #[test]
    fn no_text_is_too_odd(tokens in prop::collection::vec(prop::sample::select(TOKENS), 0..40)) {
        let text = tokens.concat();
        let source = Source::new("story", text.as_str());
        for info in FORMATS {
            for document in read(&source, info.format) {
                for suppression in &document.suppressions {
                    prop_assert!(text.get(suppression.covers.range()).is_some());
                }
                for problem in &document.problems {
                    prop_assert!(text.get(problem.span.range()).is_some());
                }
                for segment in &document.segments {
                    let mut at = 0;
                    for piece in segment.pieces() {
                        prop_assert_eq!(piece.logical.start(), at, "{}", info.name);
                        at = piece.logical.end();
                        let raw = text.get(piece.source.range());
                        prop_assert!(raw.is_some(), "{} {:?}", info.name, piece);
                        if piece.verbatim {
                            prop_assert_eq!(raw, segment.text().get(piece.logical.range()), "{}", info.name);
                        }
                    }
                    prop_assert_eq!(at, segment.text().len());
                    for zone in &segment.zones {
                        prop_assert!(segment.text().get(zone.span.range()).is_some());
                    }
                }
            }
        }
    }

    /// A name that a format dresses is found, mended where it stands, and reads as the new one.
    #[test]
    fn a_dressed_name_is_mended_and_nothing_else(format in 0..6usize, letters in prop::collection::vec(0..4u8, 7)) {
        let name: Vec<char> = "Kharkov".chars().collect();
        let is_json = format == 3;
        let dress = |(c, how): (&char, &u8)| match (how, is_json, format) {
            (1, true, _) => format!("\\u{:04x}", u32::from(*c)),
            (1, false, 0..=2 | 5) => format!("&#{};", u32::from(*c)),
            (2, _, 0..=2 | 5) => format!("{c}<!-- Kiev -->").replace("<!-- Kiev -->", if format == 5 { "<i></i>" } else { "<em></em>" }),
            (3, false, 0..=2 | 5) => format!("<i>{c}</i>"),
            _ => c.to_string(),
        };
        let dressed: String = name.iter().zip(&letters).map(dress).collect();
        let (file, before, after) = [
            ("a.xml", "<nitf xml:lang='en'><body><p>“Kharkiv” &amp; Kharkiv, Kharkiv: ", "\n é</p></body></nitf>"),
            ("a.xml", "<newsItem xml:lang='en'><inlineXML><p>Kharkiv, é Kharkiv and ", " …</p></inlineXML></newsItem>"),
            ("a.xml", "<NewsML><NewsItem xml:lang='en'><DataContent><p>Kharkiv, Kharkiv and ", " é</p>\n</DataContent></NewsItem></NewsML>"),
            ("a.json", "{\"uri\": \"\\u00e9\", \"language\": \"en\", \"body_html\": \"<p>Kharkiv, Kharkiv &amp; ", " \\u00e9</p>\"}"),
            ("a.srt", "1\n00:00:01,000 --> 00:00:02,000\nKharkiv, Kharkiv and\n", " é\n"),
            ("a.vtt", "WEBVTT\nLanguage: en\n\n00:01.000 --> 00:02.000\nKharkiv, Kharkiv &amp;\n", " é\n"),
        ][format];
        let text = format!("{before}{dressed}{after}");
        let source = Source::new(file, text.as_str());
        let format = Format::recognize(file, &text).expect("news");
        let documents = read(&source, format);
        let found = documents.iter().flat_map(|document| &document.segments).find_map(|segment| {
            let at = segment.text().find("Kharkov")?;
            Some((segment, Span::new(at, at + "Kharkov".len())))
        });
        let (segment, place) = found.expect("found");
        // The letter that differs stands alone between tags, or with its neighbours.
        if let Some((span, new)) = segment.edit(place, "Kharkiv") {
            let edited = [&text[..span.start()], &new, &text[span.end()..]].concat();
            prop_assert!(span.start() >= before.len() && span.end() <= before.len() + dressed.len());
            let again = Source::new(file, edited.as_str());
            let reread: Vec<String> = read(&again, format).iter().flat_map(|document| &document.segments)
                .map(|segment| segment.text().to_owned()).collect();
            let expected: Vec<String> = documents.iter().flat_map(|document| &document.segments)
                .map(|segment| segment.text().replace("Kharkov", "Kharkiv")).collect();
            prop_assert_eq!(reread, expected);
        } else {
            prop_assert!(letters.iter().any(|how| *how > 1), "refused: {}", text);
        }
    }
}
