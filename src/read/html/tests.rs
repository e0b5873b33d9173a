use proptest::prelude::*;

use crate::document::{Role, Segment};
use crate::read::tests::{assert_edit, assert_sound, find};
use crate::text::{Charset, Source};

use super::{fragment, read};

/// What a page is made of, joined at random.
const TOKENS: [&str; 60] = [
    "Kharkov",
    "é",
    "北京",
    "\u{A0}",
    "\u{AD}",
    "и\u{301}",
    " ",
    "\n",
    "\r\n",
    "<p>",
    "</p>",
    "<div class=\"byline\">",
    "</div>",
    "<b>",
    "</b>",
    "<em>",
    "</em>",
    "<q>",
    "</q>",
    "<span lang=\"uk\">",
    "</span>",
    "<h2 id=a>",
    "</h2>",
    "<br>",
    "<wbr>",
    "<code>",
    "</code>",
    "<pre>",
    "</pre>",
    "<script>",
    "</script>",
    "<svg>",
    "</svg>",
    "<![CDATA[",
    "]]>",
    "<li>",
    "<td>",
    "<table>",
    "</table>",
    "<blockquote>",
    "</blockquote>",
    "<a rel=tag title='",
    "\"",
    "'",
    ">",
    "<",
    "</",
    "<!",
    "<!-- canonym: ignore",
    "-->",
    "<meta name=description content=",
    "<img alt=",
    "&eacute",
    "&#1080;",
    "&amp;",
    "&",
    "<?php ",
    "?>",
    "{{",
    "}}",
];

/// A name as it may stand in a page.
const FORMS: [&str; 12] = [
    "Kharkov",
    "<b>Khar</b>kov",
    "<span>K</span>harkov",
    "Khark&#111;v",
    "Khark&#x6f;v",
    "Khar\u{AD}kov",
    "K&shy;harkov",
    "Khar<wbr>kov",
    "<a href=\"/kharkov\">Kharkov</a>",
    "Khar<!-- here -->kov",
    "<span lang=\"de\">Kharkov</span>",
    "<font color=red>Kharko</font>v",
];

/// Where it may stand.
const PLACES: [&str; 16] = [
    "In NAME today.\n",
    "<p>In NAME today.</p>",
    "<h1>From NAME</h1><p>Text.",
    "<ul><li>one<li>from NAME<ul><li>deeper</ul></ul>",
    "<blockquote><p>said NAME</p></blockquote>",
    "<table><tr><td>a<td>NAME<tr><td>x</table>",
    "<p>a <a href='/kharkov' title=\"b\">NAME link</a> to it",
    "<figure><img src=kharkov.jpg><figcaption>NAME</figcaption></figure>",
    "<title>x</title><script>let a = \"Kharkov <p>\";</script><p>NAME",
    "<p>\r\n\tLine\r\n\twith NAME in it.\r\n</p>",
    "<?php echo 'Kharkov'; ?>{% if a %}<p>{{ b }} NAME{% endif %}</p>",
    "<pre>Kharkov</pre><p>\u{A0}— NAME — <code>TZ=Europe/Kiev</code></p>",
    "<p translate=no>Kharkov Media</p>one<br>\n<br>NAME",
    "<p>a < b and NAME & co</p>",
    "<amp-story><amp-story-page>NAME</amp-story-page></amp-story>",
    "<noscript><p>Kharkov</noscript><details><summary>NAME</summary></details>",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 4000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read_and_every_piece_stands_where_it_says(
        tokens in proptest::collection::vec(proptest::sample::select(&TOKENS[..]), 0..40),
    ) {
        let source = Source::new("story.html", tokens.concat());
        assert_sound(&source, &read(&source));
        let whole = read(&source).segments.len();
        prop_assert_eq!(fragment(source.text()).segments.len(), whole);
    }

    #[test]
    fn an_edit_changes_the_name_and_nothing_else(
        form in proptest::sample::select(&FORMS[..]),
        place in proptest::sample::select(&PLACES[..]),
        noise in proptest::sample::select(&["", "é — ", "и\u{301}х ", "&amp; ", "&nbsp;", "<i>x</i> "][..]),
    ) {
        assert_edit(read, "story.html", &place.replace("NAME", &format!("{noise}{form}")));
    }

    #[test]
    fn an_edit_stands_at_the_right_bytes_in_every_charset(
        form in proptest::sample::select(&FORMS[..]),
        (label, before) in proptest::sample::select(&[
            ("windows-1251", "Харків, Москва — "),
            ("koi8-u", "Київ "),
            ("iso-8859-15", "Köln € "),
            ("utf-16le", "Київ 𝕏 "),
            ("shift_jis", "ハリコフ・ソ表 "),
            ("gbk", "哈尔科夫 "),
            ("gb18030", "哈尔科夫 😀 "),
            ("big5", "功許功 "),
            ("euc-kr", "하르키우 "),
            ("euc-jp", "ハリコフ "),
        ][..]),
    ) {
        let charset = Charset::of(label).expect("known");
        let form = form.replace('\u{AD}', "");
        let bytes = charset.encode(&format!("<p>{before}{form} {before}")).expect("encodable");
        let source = Source::decode_as("story.html", bytes.clone(), charset).expect("text");
        let document = read(&source);
        let (index, word) = find(&document, "Kharkov").expect("found");
        let (span, replacement) = document.segments[index].edit(word, "Kharkiv").expect("one place");
        let place = source.raw_span(span);
        let fixed = [&bytes[..place.start()], &source.encode(&replacement).expect("ASCII"), &bytes[place.end()..]];
        let again = source.reread(fixed.concat()).expect("text");
        let expected = [&source.text()[..span.start()], &replacement, &source.text()[span.end()..]].concat();
        prop_assert_eq!(again.text(), expected);
    }
}

fn texts(text: &str) -> Vec<(Role, String)> {
    fragment(text).segments.iter().map(|segment| (segment.role, segment.text().to_owned())).collect()
}

fn body(text: &str) -> Vec<String> {
    texts(text).into_iter().map(|(_, text)| text).collect()
}

#[test]
fn markup_is_seen_through_and_objects_keep_words_apart() {
    for (text, expected) in [
        ("<b>Khar</b>kov", "Kharkov"),
        ("Krivoy<br>Rog", "Krivoy Rog"),
        ("Krivoy&nbsp;Rog", "Krivoy Rog"),
        ("a < b & c", "a < b & c"),
        ("5 <3 Kiev", "5 <3 Kiev"),
        ("<code>Kiev</code> is code", "\u{FFFC} is code"),
        ("<span translate='no'>Kiev Media</span> says", "\u{FFFC} says"),
        ("Kharkov<sup>1</sup> fell", "Kharkov\u{FFFC} fell"),
        ("<ruby>哈<rt>ha</rt>尔<rt>er</rt></ruby>", "哈尔"),
        ("<p title>Kiev <b </b>fell", "Kiev fell"),
        ("Kiev <%= city %>fell", "Kiev \u{FFFC}fell"),
        ("Kiev</ p> fell", "Kiev</ p> fell"),
        ("<i>a<p>b</i>c", "a"),
    ] {
        assert_eq!(body(text).first().map(String::as_str), Some(expected), "{text}");
    }
}

#[test]
fn blocks_part_and_what_is_for_machines_is_silent() {
    for (text, expected) in [
        ("<p>a<p>b</p>c", &["a", "b", "c"][..]),
        ("<ul><li>a<li>b</ul>", &["a", "b"]),
        ("<td>a<td>b", &["a", "b"]),
        ("a<br><br>b", &["a", "b"]),
        ("a<script>if (a < b) { '<p>Kiev' }</script>b", &["a", "b"]),
        ("<textarea>Kiev</textarea><select><option>a<option>b</select>", &["a", "b"]),
        ("<svg><title>Kiev</title><![CDATA[ </svg> ]]></svg>a", &["a"]),
        ("<pre>Kiev <b>Kiev</b></pre>a", &["a"]),
        ("<code><div>Kiev</div></code>a", &["a"]),
        ("<template><p title=Kiev>Kiev</p></template><iframe title=a>Kiev</iframe>", &["a"]),
        ("<?php echo 'Kiev';", &[]),
        ("<?php if (1 > 0): ?><p class=\"<?= $kiev ?>\">a</p>", &["a"]),
        ("{# Kiev #}a", &["a"]),
        ("<amp-script>Kiev</amp-script><amp-img alt=a></amp-img>", &["a"]),
        ("<body class=notranslate translate=no>a", &["a"]),
    ] {
        assert_eq!(body(text), expected, "{text}");
    }
}

#[test]
fn elements_and_attributes_say_what_text_is() {
    for (text, role, expected) in [
        ("<h2 id=a>Kiev", Role::Headline, "Kiev"),
        ("<title>Kiev &amp; co</title>", Role::Headline, "Kiev & co"),
        ("<figcaption>Kiev", Role::Caption, "Kiev"),
        ("<img title='Kiev'>", Role::Caption, "Kiev"),
        ("<blockquote>Kiev", Role::Spoken, "Kiev"),
        ("<blockquote cite='/a'>Kiev", Role::Written, "Kiev"),
        ("<blockquote class='twitter-tweet'><h2>Kiev", Role::Written, "Kiev"),
        ("<amp-instagram><p>Kiev", Role::Written, "Kiev"),
        ("<p class='article__byline'>By Jane", Role::Byline, "By Jane"),
        ("<div class=dateline>KYIV</div>", Role::Dateline, "KYIV"),
        ("<div class='author-bio'>Kiev", Role::Body, "Kiev"),
        ("<aside><h3>Kiev", Role::Headline, "Kiev"),
        ("<body><aside><h3>Kiev", Role::Margin, "Kiev"),
        ("<main><nav><a>Kiev", Role::Margin, "Kiev"),
        ("<body><nav role=note>Kiev", Role::Body, "Kiev"),
        ("<body><article><aside><h3>Kiev", Role::Headline, "Kiev"),
        ("<body><article><footer>Kiev", Role::Body, "Kiev"),
        ("<section id=comments><h3>Kiev", Role::Written, "Kiev"),
        ("<p hidden aria-hidden=true>Kiev", Role::Body, "Kiev"),
        ("<div class='footnotes'><p>Kiev", Role::Footnote, "Kiev"),
        ("<meta property=og:title content='Kiev'>", Role::Headline, "Kiev"),
        ("<meta name=keywords content='Kiev'>", Role::Tag, "Kiev"),
        ("<h2><span>Literatur</span></h2><p>Kiev", Role::Headline, "Literatur"),
    ] {
        assert_eq!(texts(text).first(), Some(&(role, expected.to_owned())), "{text}");
    }
    let works = texts("<section><h2>References</h2><li>Kiev</section><p>Kiev");
    assert_eq!(works.iter().map(|(role, _)| *role).collect::<Vec<_>>(), [Role::Headline, Role::Title, Role::Body]);
    assert!(fragment("<h1>Kiev</h1>").segments.iter().all(|segment| !segment.makes_anchor));
}

#[test]
fn inline_roles_are_zones() {
    let zones = |text: &str| {
        let document = fragment(text);
        let zone = |segment: &Segment<'_>| {
            let shown =
                segment.zones.iter().map(|zone| format!("{}: {}", zone.role.as_str(), segment.slice(zone.span)));
            shown.collect::<Vec<_>>()
        };
        document.segments.iter().flat_map(zone).collect::<Vec<_>>()
    };
    assert_eq!(zones("<p>He said <q>Kiev burns</q> and left"), ["spoken-quote: Kiev burns"]);
    assert_eq!(zones("<p>By <a rel='author nofollow'>Jane Roe</a>, Kiev"), ["byline: Jane Roe"]);
    assert_eq!(zones("<p>On <a rel=tag href=/k>Kiev</a>"), ["tag: Kiev"]);
    assert_eq!(zones("<p>In <cite>The Gate of Kiev</cite>"), ["title: The Gate of Kiev"]);
    assert_eq!(zones("<p>KYIV, Ukraine (AP) &mdash; Troops"), ["dateline: KYIV, Ukraine (AP)"]);
}

#[test]
fn a_page_declares_its_language_and_day() {
    let declared = |text: &str| {
        let document = fragment(text);
        (document.lang.map(|lang| lang.to_string()), document.date.map(|date| date.to_string()))
    };
    let pair = |lang: &str, day: &str| (Some(lang.to_owned()), Some(day.to_owned()));
    let data = "<script type='application/ld+json'>{\"@type\": \"NewsArticle\", \"datePublished\" : \"2026-03-05T10:00\"}</script>";
    let article = "<article><time datetime=2026-03-06>Friday</time></article>";
    assert_eq!(declared(&format!("<html lang=uk-UA>{article}{data}")), pair("uk-UA", "2026-03-05"));
    let meta =
        "<meta property=article:published_time content='2026-03-04T10:00Z'><meta property=og:locale content=de_DE>";
    assert_eq!(declared(&format!("{data}{meta}")), pair("de-DE", "2026-03-04"));
    assert_eq!(
        declared(&format!("<html lang=pl><time datetime=2020-01-01>x</time>{article}")),
        pair("pl", "2026-03-06")
    );
    assert_eq!(declared("<p>Kiev"), (None, None));
}

#[test]
fn passages_in_another_language_stand_apart() {
    let document = fragment("<p>The <span lang=uk>Харків</span> text</p><div lang=de><p>In Charkiw</div><p>Kharkiv");
    let shown: Vec<_> = document.segments.iter().map(|s| (s.lang.map(|l| l.to_string()), s.text())).collect();
    let lang = |tag: &str| Some(tag.to_owned());
    let expected = [(None, "The \u{FFFC} text"), (lang("uk"), "Харків"), (lang("de"), "In Charkiw"), (None, "Kharkiv")];
    assert_eq!(shown, expected);
    let across = fragment("<span lang=uk>Київ<p>Харків</p></span>Kharkiv");
    let langs: Vec<_> = across.segments.iter().map(|s| s.lang.map(|l| l.to_string())).collect();
    assert_eq!(langs, [lang("uk"), lang("uk"), None]);
}

#[test]
fn a_directive_covers_its_block_line_or_file() {
    let covered = |text: &str| {
        let source = Source::new("story.html", text);
        let document = read(&source);
        assert!(document.problems.is_empty(), "{text}: {:?}", document.problems);
        document.suppressions.iter().map(|s| source.slice(s.covers).to_owned()).collect::<Vec<_>>()
    };
    let own = "<!-- canonym: ignore[mixed-forms] a ship -->";
    assert_eq!(covered(&format!("<p>Kiev\n{own}\n<p>Kharkov</p>\n<p>Kiev")), [format!("{own}\n<p>Kharkov</p>")]);
    let list = "<ul>\n<li>Kharkov</li>\n<li>Kharkov</li>\n</ul>";
    assert_eq!(covered(&format!("{own}\n{list}\n<p>Kiev")), [format!("{own}\n{list}")]);
    assert_eq!(covered(&format!("<p>Kiev\nin Kharkov {own}\nKiev")), [format!("in Kharkov {own}")]);
    assert!(covered(&format!("<script>{own}</script>")).is_empty());
    assert_eq!(fragment(&format!("{own}\n<p>Kiev")).suppressions.len(), 1);
}

#[test]
fn what_is_never_closed_is_told_with_its_place() {
    for (text, place, message, seen) in [
        (
            "<p>a<p title=\"b>Kharkov<p>c",
            "<p",
            "a value in this tag has no closing quotation mark",
            &["a", "Kharkov", "c"][..],
        ),
        ("<p>a<!-- b", "<", "this comment is never closed, so nothing behind it is read", &["a"]),
        ("<p>a<script>b<p>c", "b", "`<script>` is never closed, so nothing behind it is read", &["a"]),
        ("<p>a<p class=b", "<p", "this tag is never closed, so nothing behind it is read", &["a"]),
    ] {
        let document = fragment(text);
        let problem = document.problems.first().expect(text);
        assert_eq!((problem.message.as_str(), &text[problem.span.range()]), (message, place), "{text}");
        assert_eq!(body(text), seen, "{text}");
    }
}

#[test]
fn names_are_written_as_their_place_wants_it() {
    for (text, new, written) in [
        ("<p>In Kharkov</p>", "Kup'yansk & <co>", Some("Kup'yansk &amp; &lt;co&gt;")),
        ("<img alt='In Kharkov'>", "Kup'yansk", Some("Kup&#39;yansk")),
        ("<img alt=Kharkov>", "Kup'yansk", Some("Kup&#39;yansk")),
        ("<img alt=Kharkov>", "Kryvyi Rih", None),
        ("<meta name=description content=\"In Kharkov\">", "Kup'yansk", Some("Kup&#39;yansk")),
    ] {
        let document = fragment(text);
        let (index, word) = find(&document, "Kharkov").expect(text);
        let edit = document.segments[index].edit(word, new);
        assert_eq!(edit.map(|(_, replacement)| replacement).as_deref(), written, "{text}");
    }
}

#[test]
fn huge_and_broken_pages_are_read_in_reasonable_time() {
    let long = |unit: &str, times: usize| {
        let source = Source::new("story.html", unit.repeat(times));
        assert_sound(&source, &read(&source));
    };
    long("<div>", 50_000);
    long("<b>", 50_000);
    long("<span lang=uk>a", 20_000);
    long("<li>a<ul>", 10_000);
    long("<a b=\"><a b=\"", 20_000);
    long("<a b=\">", 20_001);
    long("<a ", 100_000);
    long("<!-- canonym: ignore --> ", 20_000);
    long("<!-", 100_000);
    long("<![CDATA[", 50_000);
    long("<script>", 50_000);
    long("</", 100_000);
    long("<", 200_000);
    long("{{", 50_000);
    long("{{ a }}", 50_000);
    long("<?=", 50_000);
    long("<% a ", 50_000);
    long("&#", 50_000);
    long("<br>", 50_000);
    long("<q>a", 50_000);
    long(" \n", 100_000);
}
