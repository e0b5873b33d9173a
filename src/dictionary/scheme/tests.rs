use super::{NameClass, OptionSet, OptionStatus, Scheme};

/// A small valid file, of which each test spoils one line.
const SMALL: &str = r#"id = "uk-small"
source = "uk"
targets = ["en"]
title = "Small"
authority = "Nobody"
verified = false
cite = "none"
vowels = "аиїія"
signs = "ь"
letters = """
а a  б b  и y  і i  ї i  й i
н n  с s  ж zh  я ia  ь -  ' -
"""
options = [
    { id = "single", status = "recognized", note = "one zh" },
]
rules = [
    { from = "жж", to = "zh", option = "single" },
    { from = "я", after = "^", to = "ya" },
]
[samples]
official = [["Жаба", "Zhaba"], ["Бажжа", "Bazha", "single"]]
"#;

fn small() -> Scheme {
    Scheme::parse(SMALL).expect("the small scheme is valid")
}

/// Replaces one part of the small file and expects an error on a line with a text.
fn spoiled(part: &str, by: &str, line: usize, says: &str) {
    assert!(SMALL.contains(part), "{part} is not in the file");
    let error = Scheme::parse(&SMALL.replacen(part, by, 1)).expect_err(by);
    assert_eq!(error.line, line, "{error}");
    assert!(error.to_string().starts_with(&format!("line {line}, column ")), "{error}");
    assert!(error.message.contains(says), "{error}");
}

fn with_rules(rules: &str) -> String {
    SMALL.replace("    { from = \"я\"", &format!("    {rules}\n    {{ from = \"я\""))
}

fn written(rules: &str, native: &str) -> String {
    let scheme = Scheme::parse(&with_rules(rules)).unwrap_or_else(|error| panic!("{error}"));
    scheme.transliterate(native, NameClass::Person, OptionSet::EMPTY).expect("letters of the scheme")
}

#[test]
fn the_head_is_read() {
    let scheme = small();
    assert_eq!((&*scheme.id, scheme.year, scheme.verified), ("uk-small", None, false));
    assert_eq!(scheme.source.to_string(), "uk");
    assert_eq!(scheme.options[0].status, OptionStatus::Recognized);
    assert_eq!(scheme.alphabet().collect::<String>(), "абжийнсьяії");
    assert_eq!(scheme.failing_samples().count(), 0);
}

#[test]
fn the_first_rule_that_fits_wins() {
    assert_eq!(written(r#"{ from = "на", to = "1" }, { from = "н", before = "!я", to = "2" },"#, "нань"), "12");
    assert_eq!(written(r#"{ from = "н", before = "а", to = "1" }, { from = "на", to = "2" },"#, "на"), "1a");
}

#[test]
fn contexts_look_both_ways() {
    for (rule, native, expected) in [
        (r#"{ from = "н", after = "^", to = "1" },"#, "нан-н н", "1an-1 1"),
        (r#"{ from = "н", before = "$", to = "1" },"#, "нан-н2", "na1-12"),
        (r#"{ from = "с", after = "V", before = "V", to = "ss" },"#, "ася сас", "assia sas"),
        (r#"{ from = "н", after = "C", to = "1" },"#, "снан", "s1an"),
        (r#"{ from = "н", after = "S", to = "1" },"#, "аньна", "an1a"),
        (r#"{ from = "я", after = "'", to = "1" },"#, "н'я", "n1"),
        (r#"{ from = "н", before = "!V", to = "1" },"#, "нан", "na1"),
        (r#"{ from = "н", after = "б с", to = "1" },"#, "банснб", "bans1b"),
        (r#"{ from = "с", before = "ий$", to = "1" },"#, "сийс сий", "syis 1yi"),
        (r#"{ from = "с", before = "!ий$", to = "1" },"#, "сийс сий", "1yi1 syi"),
        (r#"{ from = "с", after = "^а", to = "1" },"#, "аса баса", "a1a basa"),
        (r#"{ from = "с", after = "аб", to = "1" },"#, "абс бас", "ab1 bas"),
    ] {
        assert_eq!(written(rule, native), expected, "{rule}");
    }
}

#[test]
fn classes_restrict_rules() {
    let scheme = Scheme::parse(&with_rules(r#"{ from = "ий", before = "$", to = "y", class = "person place" },"#))
        .expect("valid");
    let write = |class| scheme.transliterate("баний", class, OptionSet::EMPTY).expect("known letters");
    assert_eq!([NameClass::Place, NameClass::Person, NameClass::Other].map(write), ["bany", "bany", "banyi"]);
}

#[test]
fn rules_may_name_hangul_syllables() {
    let rules = r#"{ from = "박", after = "^", to = "park" }, { from = "ᆨ", before = "이", to = "g" },"#;
    let toml = with_rules(rules).replace("' -\n", "' -  ᄇ b  ᄋ -  ᅡ a  ᅵ i  ᆨ k\n");
    let scheme = Scheme::parse(&toml).expect("valid");
    let write = |native| scheme.transliterate(native, NameClass::Other, OptionSet::EMPTY).expect("known letters");
    assert_eq!(["박", "아박", "박이", "악이", "악아"].map(write), ["park", "abak", "parki", "agi", "aka"]);
}

#[test]
fn an_output_with_a_blank_in_front_begins_a_word() {
    let rules = r#"{ from = "н", after = "!^", to = " n" }, { from = "ь", before = "!$", to = " " },"#;
    let toml = with_rules(rules).replace("vowels =", "case = \"title\"\nvowels =");
    let scheme = Scheme::parse(&toml).expect("valid");
    let write = |native| scheme.transliterate(native, NameClass::Other, OptionSet::EMPTY).expect("known letters");
    assert_eq!(["нана", "набьа"].map(write), ["Na Na", "Nab A"]);
}

#[test]
fn options_turn_rules_on() {
    let scheme = small();
    let single = scheme.option("single").expect("its option");
    let write = |options| scheme.transliterate("Баżжя".replace('ż', "ж").as_str(), NameClass::Place, options);
    assert_eq!(write(OptionSet::EMPTY).as_deref(), Ok("Bazhzhia"));
    assert_eq!(write(single).as_deref(), Ok("Bazhia"));
    let variants = scheme.variants("Бажжя", NameClass::Place);
    assert_eq!(variants.iter().map(|variant| &*variant.text).collect::<Vec<_>>(), ["Bazhzhia", "Bazhia"]);
    assert_eq!(variants[1].options, single);
    assert_eq!(scheme.variants("Баня", NameClass::Place).len(), 1);
}

#[test]
fn variants_stay_few_when_options_are_many() {
    let letters = ["а", "б", "и", "і", "ї", "й", "н", "с", "ж", "ь", "'", "я"];
    let lines = |line: fn(usize, &str) -> String| {
        letters.iter().enumerate().map(|(n, letter)| line(n, letter)).collect::<Vec<_>>().concat()
    };
    let options = lines(|n, _| format!("{{ id = \"o{n}\", status = \"admitted\", note = \"\" }},"));
    let rules = lines(|n, letter| format!("{{ from = \"{letter}\", to = \"{n}\", option = \"o{n}\" }},"));
    let toml = SMALL.replace("options = [", &format!("options = [{options}"));
    let toml = toml.replace("rules = [", &format!("rules = [{rules}"));
    let ids = lines(|n, _| format!(", \"o{n}\""));
    let toml = toml.replace("[[\"Жаба\"", &format!("[[\"а\", \"0\"{ids}], [\"Жаба\""));
    let variants = Scheme::parse(&toml).expect("valid").variants("абиіїйнсжьня", NameClass::Place);
    assert_eq!(variants.len(), 32);
    assert!(variants.iter().all(|variant| variant.options.len() <= 2));
}

#[test]
fn sets_list_their_subsets_and_members() {
    let set = OptionSet::single(1).union(OptionSet::single(4)).union(OptionSet::single(15));
    assert_eq!(set.iter().collect::<Vec<_>>(), [1, 4, 15]);
    assert_eq!(set.subsets().count(), 8);
    assert!(set.subsets().all(|subset| set.contains(subset)));
    assert_eq!(OptionSet::EMPTY.subsets().collect::<Vec<_>>(), [OptionSet::EMPTY]);
    assert_eq!(OptionSet(u16::MAX).subsets().count(), 1 << 16);
}

#[test]
fn mistakes_in_the_head_are_placed() {
    spoiled("id = \"uk-small\"", "id = uk-small", 1, "not valid TOML");
    spoiled("title = \"Small\"", "title = \"Small", 4, "not valid TOML");
    spoiled("title = \"Small\"", "tittle = \"Small\"", 4, "unknown key `tittle`; use one of id, source");
    spoiled("title = \"Small\"", "title = 3", 4, "put this in quotes");
    spoiled("verified = false", "verified = \"no\"", 6, "say `verified = true` or `verified = false`");
    spoiled("verified = false", "verified = false\nyear = \"old\"", 7, "must be a year such as 2010");
    spoiled("[\"en\"]", "[\"english\"]", 3, "`english` is not a language tag");
    spoiled("targets = [\"en\"]", "", 1, "`targets` is missing");
    spoiled("verified = false", "verified = false\nscript = \"Latn\"", 7, "can only be \"Cyrl\"");
    spoiled("verified = false", "verified = false\ncase = \"none\"", 7, "or \"title\"");
    spoiled("verified = false", "verified = false\ninput = \"kana\"", 7, "or \"reading\"");
    spoiled("verified = false", "verified = false\ndrops = \"a\"", 7, "`a` is no combining mark");
    spoiled("verified = false", "verified = false\nsets = { V = \"а\" }", 7, "`V` has a meaning of its own");
    spoiled("verified = false", "verified = false\nsets = { soft = \"а\" }", 7, "one capital letter");
    spoiled("verified = false", "verified = false\nsets = { A = \"щ\" }", 7, "`щ` is not in `letters`");
}

#[test]
fn mistakes_in_letters_are_placed() {
    spoiled("н n", "а n", 12, "`а` stands twice in `letters`; remove one");
    spoiled("н n", "нь n", 12, "a single letter is wanted");
    spoiled("н n", "Н n", 12, "must be a small letter");
    spoiled("  ' -", "  '", 12, "has no output");
    spoiled("ж zh", "ж zг", 12, "`г` (U+0433), which is no Latin letter");
    spoiled("ж zh", "ж zι", 12, "`ι` (U+03B9), which is no Latin letter");
    spoiled("vowels = \"а", "vowels = \"аю", 8, "`ю` is not in `letters`");
}

#[test]
fn mistakes_in_rules_are_placed() {
    spoiled("after = \"^\"", "after = \"Q\"", 19, "unknown context `Q`; write letters");
    spoiled("after = \"^\"", "after = \"$\"", 19, "unknown context `$`");
    spoiled("after = \"^\"", "before = \"^\"", 19, "unknown context `^`");
    spoiled("after = \"^\"", "after = \" \"", 19, "is empty; leave it out");
    spoiled("after = \"^\"", "behind = \"^\"", 19, "unknown key `behind`; use one of from, to, after");
    spoiled("after = \"^\", ", "", 20 - 8, "never reached: line 19");
    spoiled("from = \"я\"", "from = \"ы\"", 19, "`ы` is not in `letters`");
    spoiled("to = \"ya\"", "to = \"yа\"", 19, "`а` (U+0430), which is no Latin letter");
    spoiled("from = \"я\"", "from = \"\"", 19, "`from` is empty");
    spoiled("option = \"single\"", "option = \"double\"", 18, "`double` is no option of this scheme");
    spoiled("option = \"single\"", "class = \"town\", option = \"single\"", 18, "unknown class `town`");
    spoiled(", option = \"single\"", "", 14, "no rule has the option `single`");
    spoiled(
        "after = \"^\"",
        "after = \"^ н\", to = \"y\" }, { from = \"я\", after = \"^\"",
        19,
        "never reached: line 19",
    );
    spoiled(
        "after = \"^\"",
        "after = \"!н\", to = \"y\" }, { from = \"я\", after = \"!н с\"",
        19,
        "never reached: line 19",
    );
    spoiled(
        "    { from = \"я\"",
        "    { from = \"жж\", to = \"j\", option = \"single\" },\n    { from = \"я\"",
        19,
        "line 18",
    );
    spoiled("{ from = \"я\", after = \"^\", to = \"ya\" }", "3", 19, "write a table");
}

#[test]
fn mistakes_in_options_and_samples_are_placed() {
    spoiled("recognized", "tolerated", 15, "must be \"admitted\" or \"recognized\"");
    spoiled("id = \"single\"", "id = \"person\"", 15, "is taken; choose another");
    let samples = "[[\"Жаба\", \"Zhaba\"], [\"Бажжа\", \"Bazha\", \"single\"]]";
    spoiled(&format!("[samples]\nofficial = {samples}\n"), "", 1, "no sample; add official");
    spoiled(samples, "[]", 21, "no sample; add official");
    spoiled(", [\"Бажжа\", \"Bazha\", \"single\"]", "", 21, "no sample shows the option `single`");
    spoiled("[\"Жаба\", \"Zhaba\"]", "[\"Жаба\"]", 22, "write a sample as");
    spoiled("\"Zhaba\"]", "\"Zhaba\", \"sigle\"]", 22, "`sigle` is neither an option");
}

/// A scheme of a few letters and rules, with one more line in its head.
fn tiny(head: &str, letters: &str, rules: &str, sample: &str) -> Scheme {
    let toml = format!(
        "id = \"xx-tiny\"\nsource = \"xx\"\ntargets = []\ntitle = \"t\"\nauthority = \"a\"\nverified = false\n\
         cite = \"c\"\nvowels = \"\"\n{head}\nletters = \"{letters}\"\nrules = [{rules}]\n\
         [samples]\ncomputed = [{sample}]\n"
    );
    let scheme = Scheme::parse(&toml).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(scheme.failing_samples().collect::<Vec<_>>(), []);
    scheme
}

#[test]
fn scripts_without_capitals_get_them() {
    tiny(
        "case = \"title\"",
        "თ t  ბ b  ი i  ლ l  ს s  ა a  ჰ ʼh",
        "",
        r#"["თბილისი", "Tbilisi"], ["ბათ-ბათ ი", "Bat-Bat I"], ["ჰა", "ʼHa"]"#,
    );
    tiny(
        "case = \"title\"\ninput = \"reading\"",
        "ا -  ل l  ق q  ه h  ر r  ب b  \u{64E} a  \u{652} -",
        r#"{ from = "ال", after = "^", to = "al-" }"#,
        "[\"ال\u{652}ق\u{64E}اه\u{64E}ر\", \"al-Qahar\"], [\"ب\u{64E}ر\u{652}ق\", \"Barq\"]",
    );
}

#[test]
fn articles_stand_apart_or_join() {
    tiny(
        "case = \"title\"\ninput = \"reading\"",
        "ا -  ل l  ب b  ك k  ت t  د d  م m  ح h  \u{64E} a  \u{652} -",
        r#"{ from = "ال", after = "^", to = "al " }, { from = "ال", after = "د", to = " al-" },
           { from = "ال", after = "ت", to = "el " }"#,
        r#"["الكَم", "Al Kam"], ["بَاب المَكَح", "Bab al Makah"], ["بَدالحَم", "Bad al-Ham"], ["بَتالحَم", "Batel Ham"]"#,
    );
}

#[test]
fn shadda_is_read_before_the_vowel_of_its_letter() {
    // Typed shadda first, and as Unicode sorts the marks.
    tiny(
        "case = \"title\"\ninput = \"reading\"",
        "ح h  س s  م m  د d  \u{64E} a  \u{64F} u  \u{651} -",
        "{ from = \"\u{651}\", after = \"م\", to = \"m\" }",
        "[\"م\u{64F}ح\u{64E}م\u{651}\u{64E}د\", \"Muhammad\"], [\"م\u{64F}ح\u{64E}م\u{64E}\u{651}د\", \"Muhammad\"]",
    );
}

#[test]
fn hangul_is_read_by_its_letters() {
    let rules = "{ from = \"\u{11A8}\", before = \"\u{1106}\", to = \"ng\" }";
    let letters = "\u{1100} g  \u{1161} a  \u{11A8} k  \u{1106} m";
    tiny("case = \"title\"", letters, rules, r#"["각", "Gak"], ["각마", "Gangma"], ["가각 가", "Gagak Ga"]"#);
}

#[test]
fn marks_of_the_output_join_and_tones_of_the_source_are_dropped() {
    tiny(
        "case = \"title\"\ninput = \"reading\"\nsets = { O = \"おとこ\" }",
        "お o  と to  こ ko  う u  き kyo  ょ yo",
        "{ from = \"う\", after = \"O\", to = \"\u{304}\" }",
        r#"["とうこ", "Tōko"], ["トウコ", "Tōko"], ["うこ", "Uko"]"#,
    );
    tiny(
        "input = \"reading\"\ndrops = \"\u{300}\u{301}\u{304}\u{30C}\"",
        "b p  e e  i i  j ch  n n  g g  ü ü  l l  - -",
        "{ from = \"-\", after = \"i\", to = \"-\" }",
        r#"["Běi-jīng", "Pei-ching"], ["lǚ", "lü"]"#,
    );
}
