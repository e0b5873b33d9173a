//! Lists of others, taken in as dictionaries.

use crate::desk::{Desk, Done};

/// Takes a list in, and has the outcome looked over; whatever was left out, the rest is in order.
#[track_caller]
fn import(name: &str, list: impl AsRef<[u8]>, args: &[&str]) -> (Desk, Done) {
    let desk = Desk::new();
    desk.write(name, list);
    let format = if name.ends_with("json") { "wikidata" } else { name.rsplit('.').next().expect("an ending") };
    let done = desk.run(&[&["dictionary", "import", name, "--format", format, "-o", "out.toml"], args].concat());
    if desk.path("out.toml").exists() {
        desk.run(&["dictionary", "check", "out.toml"]).status(0);
    }
    (desk, done)
}

fn written(desk: &Desk) -> String {
    String::from_utf8(desk.read("out.toml")).expect("text")
}

const TOWNS: &str = "\
id,kind,in,primary,uk,ru,en,pl,ka,admitted:en,deprecated:de
vorokhta,city,UA,uk,Ворохта,Ворохта,Vorokhta,Worochta,ვოროხტა,Vorohta|Worochta,Woronienka
,river,,uk,Черемош,,\"Cheremosh\",Czeremosz,,,
";

#[test]
fn a_table_becomes_a_dictionary() {
    let (desk, done) = import("towns.csv", TOWNS, &["--country", "UA"]);
    assert_eq!(done.status(0).out(), "Wrote out.toml with 2 names. Next: canonym dictionary check out.toml\n");
    assert_eq!(
        written(&desk),
        "# Source: towns.csv, a table; 2 names taken in with `canonym dictionary import`.\n\n\
         [[entity]]\nid = \"cheremosh\"\nkind = \"river\"\nin = \"UA\"\nprimary = \"uk\"\nnames = { uk = \"Черемош\" }\n\
         forms = { en = \"Cheremosh\", pl = \"Czeremosz\" }\n\n\
         [[entity]]\nid = \"vorokhta\"\nkind = \"city\"\nin = \"UA\"\nprimary = \"uk\"\n\
         names = { uk = \"Ворохта\", ru = \"Ворохта\" }\n\
         forms = { en = \"Vorokhta\", ka = \"ვოროხტა\", pl = \"Worochta\" }\n\
         admitted = { en = [\"Vorohta\", \"Worochta\"] }\ndeprecated = { de = \"Woronienka\" }\n"
    );
    // It counts at once.
    let told = desk.run(&["explain", "--dictionary", "out.toml", "Worochta"]).status(0);
    assert!(told.out().contains("vorokhta"), "{}", told.out());
    // What is there is not written over, and without a file it goes where a pipe takes it.
    let again = ["dictionary", "import", "towns.csv", "--format", "csv", "-o", "out.toml"];
    desk.run(&again).status(2).says("out.toml: is already there and was not touched");
    let piped = desk.run(&again[..5]).status(0);
    assert!(piped.out().starts_with("# Source: towns.csv") && piped.err.is_empty(), "{}", piped.err);
}

#[test]
fn tables_come_with_semicolons_tabs_marks_and_line_ends() {
    for mark in [";", "\t"] {
        let list = format!("\u{FEFF}{}", TOWNS.replace(',', mark).replace('\n', "\r\n"));
        let (desk, done) = import("towns.csv", list, &["--country", "UA"]);
        done.status(0);
        assert!(written(&desk).contains("admitted = { en = [\"Vorohta\", \"Worochta\"] }"));
    }
}

#[test]
fn a_row_that_cannot_be_taken_in_is_told_and_the_others_are() {
    for (row, expected) in [
        ("A Town,city,UA,uk,Яремче,,Yaremche", "4:1: error[left-out] `A Town` is not an id"),
        ("vorokhta,city,UA,uk,Яремче,,Yaremche", "4:1: error[left-out] there is a second `vorokhta`"),
        (",town,UA,uk,Яремче,,Yaremche", "4:2: error[left-out] there is no kind `town`"),
        (",,UA,uk,Яремче,,Yaremche", "4:1: error[left-out] nothing says what this is; say --kind"),
        (",city,Ukraine,uk,Яремче,,Yaremche", "4:7: error[left-out] `Ukraine` is not a country code"),
        (",city,UA,,Яремче,,Yaremche", "error[left-out] nothing says which language is the main one; say whose names"),
        (",city,UA,uk,,,Yaremche", "error[left-out] there is no Ukrainian name, from which its forms are made"),
        (",city,UA,uk,Yaremche,,Yaremche", "4:13: warning[left-out] Yaremche has Latin letters (Y), and Ukrainian"),
        (",city,UA,uk,Яремче,,Yaremche,,,,,,more", "4:1: error[left-out] this row has 13 fields and the heading 11"),
        (",city,UA,uk,\"Яремче,,Yaremche\nx,city,UA,uk,Делятин", "error[left-out] a quotation mark is not closed"),
        (",city,UA,uk,Яремче,,Yaremche,,,The", "warning[left-out] The is"),
    ] {
        let (desk, done) = import("towns.csv", format!("{TOWNS}{row}\n"), &[]);
        assert!(done.err.contains("canonym: towns.csv:") && done.err.contains(expected), "{row}: {}", done.err);
        assert!(done.status(1).out().starts_with("Wrote out.toml with "));
        assert!(written(&desk).contains("Ворохта"));
    }
    let (_, done) = import("towns.csv", TOWNS.replacen(",pl,", ",polish,", 1), &[]);
    done.status(1).says("towns.csv:1:29: error[left-out] there is no column `polish`");
    let (_, done) = import("towns.csv", TOWNS.replacen(",pl,", ",ua,", 1), &[]);
    done.status(1).says("a language canonym does not know, `ua`; that is a country; its language is `uk`");
    for nothing in ["", "\n", "en\n", "en,uk\n"] {
        import("towns.csv", nothing, &["--kind", "city"]).1.status(2).says("nothing could be taken in");
    }
}

#[test]
fn persons_have_parts() {
    let list =
        "uk,ru,en,hu,zh\nОльга Петрівна Вовкун,\"Вовкун, Ольга Петровна\",Olha Vovkun,Vovkun Olha,奥莉哈·沃夫昆\n";
    let (desk, done) = import("people.csv", list, &["--kind", "person", "--primary", "uk"]);
    done.status(0);
    for expected in [
        "id = \"olha-vovkun\"\n",
        "uk = { given = \"Ольга\", patronymic = \"Петрівна\", family = \"Вовкун\" }",
        "ru = { given = \"Ольга\", patronymic = \"Петровна\", family = \"Вовкун\" }",
        "hu = { given = \"Olha\", family = \"Vovkun\" }",
        "zh = { given = \"奥莉哈\", family = \"沃夫昆\" }",
    ] {
        assert!(written(&desk).contains(expected), "{}", written(&desk));
    }
    let (desk, _) = import("people.csv", "en\nAnna von der Lindau\n", &["--kind", "person", "--primary", "en"]);
    assert!(written(&desk).contains("{ given = \"Anna\", family = \"von der Lindau\" }"), "{}", written(&desk));
}

#[test]
fn things_of_one_name_are_namesakes() {
    let list = "id,in,uk\nbystrytsia-one,UA,Бистриця\nbystrytsia-two,UA,Бистриця\n";
    let (desk, done) = import("rivers.csv", list, &["--kind", "river", "--primary", "uk"]);
    done.status(0);
    assert!(written(&desk).contains("namesakes = [\"bystrytsia-one\"]"), "{}", written(&desk));
    // By what German makes of their names, too.
    let list = "id,in,uk\none,UA,Цячка\ntwo,UA,Тсячка\n";
    let (desk, done) = import("rivers.csv", list, &["--kind", "river", "--primary", "uk"]);
    done.status(0);
    assert!(desk.path("out.toml").exists());
    // What ships is told instead: its forms would be lost, or there would be two.
    let list = format!("{TOWNS},city,UA,uk,Харків,Харьков,Charkiw\n");
    let (desk, done) = import("towns.csv", &list, &[]);
    done.status(1).says("towns.csv:4:1: warning[left-out] canonym knows this already, as `kharkiv`; leave it out");
    assert!(!written(&desk).contains("Харків"));
    let (desk, done) = import("towns.csv", list.replace("\n,city", "\nkharkiv,city"), &[]);
    done.status(0);
    assert!(written(&desk).contains("Харків"));
}

const VERSION_2: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
<martif type="TBX" xml:lang="en"><text><body>
<termEntry id="c1"><descrip type="subjectField">organization</descrip>
<langSet xml:lang="en">
<tig><term>Blue &#x4C;ine &amp; Sons</term><termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></tig>
<tig><term>Blue Line</term><termNote type="administrativeStatus">admittedTerm-admn-sts</termNote></tig></langSet>
<langSet xml:lang="de"><ntig><termGrp><term>Blaue Linie</term><termNote type="partOfSpeech">noun</termNote></termGrp></ntig></langSet>
<langSet xml:lang="pl"><tig><term>Niebieska Linia</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></tig></langSet>
<langSet xml:lang="ka"><tig><term>ცისფერი ხაზი</term></tig></langSet>
</termEntry></body></text></martif>
"#;

#[test]
fn a_term_base_becomes_a_dictionary_whatever_its_version() {
    let version_3 = VERSION_2
        .replace("martif type=\"TBX\"", "tbx style=\"dca\" type=\"TBX-Basic\" xmlns=\"urn:iso:std:iso:30042:ed-2\"")
        .replace("martif", "tbx")
        .replace("termEntry", "conceptEntry")
        .replace("langSet", "langSec")
        .replace("<ntig><termGrp>", "<termSec>")
        .replace("</termGrp></ntig>", "</termSec>")
        .replace("tig>", "termSec>");
    let tags = version_3
        .replace("<termNote type=\"administrativeStatus\">", "<min:administrativeStatus>")
        .replace("-admn-sts</termNote>", "-admn-sts</min:administrativeStatus>");
    for base in [VERSION_2, &version_3, &tags] {
        let (desk, done) = import("terms.tbx", base, &[]);
        done.status(0);
        assert_eq!(
            written(&desk).split_once("\n\n").expect("a head").1,
            "[[entity]]\nid = \"blue-line-sons\"\nkind = \"organization\"\nprimary = \"en\"\n\
             names = { en = \"Blue Line & Sons\" }\nforms = { de = \"Blaue Linie\", ka = \"ცისფერი ხაზი\" }\n\
             admitted = { en = \"Blue Line\" }\ndeprecated = { pl = \"Niebieska Linia\" }\n"
        );
    }
}

#[test]
fn a_term_base_that_is_none_is_told_with_its_place() {
    let (_, done) = import("terms.tbx", "<rss><item/></rss>", &["--kind", "city"]);
    done.status(2).says("terms.tbx:1:1: error[left-out] this is no term base, it begins with <rss>");
    let (_, done) = import("terms.tbx", VERSION_2.split("<langSet xml:lang=\"pl\"").next().expect("a part"), &[]);
    done.status(2).says("the term base is cut off");
    import("terms.tbx", "words", &[]).1.status(2).says("this is no term base");
    let (_, done) = import("terms.tbx", VERSION_2.replace("xml:lang=\"de\"", "xml:lang=\"german\""), &[]);
    done.status(1).says("terms.tbx:8:49: warning[left-out] `german` is no language tag");
}

const WIKIDATA: &str = r#"{"entities": {
"Q900000001": {"type": "item", "id": "Q900000001",
 "labels": {"uk": {"language": "uk", "value": "Ворохта"}, "en": {"language": "en", "value": "Vorokhta"},
  "ru": {"language": "ru", "value": "Ворохта"}, "ja": {"language": "ja", "value": "ヴォロフタ"},
  "ar": {"language": "ar", "value": "فوروختا"}, "qqx": {"language": "qqx", "value": "Ворохта"}},
 "aliases": {"en": [{"language": "en", "value": "Worochta"}, {"language": "en", "value": "Ворохта"}, {"language": "en", "value": "Of"}]}},
"Q900000002": {"type": "item", "id": "Q900000002", "labels": {"uk": {"language": "uk", "value": "Черемош"}}}
}}"#;

#[test]
fn what_wikidata_gives_out_becomes_a_dictionary() {
    let args = ["--kind", "city", "--primary", "uk", "--country", "UA"];
    let (desk, done) = import("q.json", WIKIDATA, &args);
    let expected = "[[entity]]\nid = \"q900000002\"\nkind = \"city\"\nin = \"UA\"\nprimary = \"uk\"\nnames = { uk = \"Черемош\" }\n\n\
                    [[entity]]\nid = \"vorokhta\"\nkind = \"city\"\nin = \"UA\"\nprimary = \"uk\"\n\
                    names = { uk = \"Ворохта\", ru = \"Ворохта\" }\n\
                    forms = { ar = \"فوروختا\", en = \"Vorokhta\", ja = \"ヴォロフタ\" }\nrecognized = { en = \"Worochta\" }\n";
    assert_eq!(written(&desk).split_once("\n\n").expect("a head").1, expected);
    // Aliases that cannot be taken are told, and are no loss.
    assert!(done.err.contains("q.json:2:1: info[left-out] Ворохта has Cyrillic letters"), "{}", done.err);
    assert!(done.err.contains("info[left-out] Of is a word of its own in English"), "{}", done.err);
    done.status(0).says("1 form in a language canonym does not know, `qqx`");
    // The form of the dumps.
    let dump: serde_json::Value = serde_json::from_str(WIKIDATA).expect("JSON");
    let lines: Vec<String> =
        dump["entities"].as_object().expect("entities").values().map(ToString::to_string).collect();
    let (desk, _) = import("dump.json", format!("[\n{}\n]\n", lines.join(",\n")), &args);
    assert_eq!(written(&desk).split_once("\n\n").expect("a head").1, expected);
}

#[test]
fn json_that_is_none_of_wikidata_is_told_with_its_place() {
    for (json, expected) in [
        ("{\"entities\": {\n\"Q1\": ", "q.json:2:1: error[left-out] this is no JSON"),
        ("{\"entities\": {\"Q1\": {\"missing\": \"\"}}}", "q.json:1:15: error[left-out] `Q1` has no labels"),
        ("[]", "there is no entity in this"),
        ("3", "there is no entity in this"),
        ("{\"name\": \"x\"}", "an entity has no labels"),
    ] {
        import("q.json", json, &["--kind", "city", "--primary", "uk"]).1.status(2).says(expected);
    }
}
