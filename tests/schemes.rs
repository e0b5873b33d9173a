//! The scheme files that come with the program: every official sample is a test.

use canonym::dictionary::builtin::SCHEMES;
use canonym::dictionary::scheme::{NameClass, OptionSet, OptionStatus, Scheme};
use canonym::text::Script;
use proptest::prelude::*;

const CLASSES: [NameClass; 3] = [NameClass::Place, NameClass::Person, NameClass::Other];

fn scheme(id: &str) -> Scheme {
    let path = format!("schemes/{id}.toml");
    let (_, text) = SCHEMES.iter().find(|(known, _)| *known == path).expect("an id of the list");
    Scheme::parse(text).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn all() -> impl Iterator<Item = Scheme> {
    SCHEMES.iter().map(|(path, text)| Scheme::parse(text).unwrap_or_else(|error| panic!("{path}: {error}")))
}

fn plain(id: &str, native: &str) -> String {
    scheme(id).transliterate(native, NameClass::Other, OptionSet::EMPTY).expect("letters of the scheme")
}

fn with(id: &str, native: &str, class: NameClass, options: &[&str]) -> String {
    let scheme = scheme(id);
    let options = options.iter().map(|option| scheme.option(option).expect("an option of the scheme"));
    let options = options.fold(OptionSet::EMPTY, OptionSet::union);
    scheme.transliterate(native, class, options).expect("letters of the scheme")
}

#[test]
fn the_list_is_the_directory() {
    let directory = concat!(env!("CARGO_MANIFEST_DIR"), "/dictionaries/schemes");
    let mut files: Vec<String> = std::fs::read_dir(directory)
        .expect("the directory of schemes")
        .map(|entry| format!("schemes/{}", entry.expect("an entry").file_name().to_string_lossy()))
        .collect();
    let mut listed: Vec<String> = SCHEMES.iter().map(|(path, _)| (*path).to_owned()).collect();
    files.sort();
    listed.sort();
    assert_eq!(files, listed);
}

#[test]
fn ids_are_file_names_and_tell_the_source() {
    for (path, text) in SCHEMES {
        let scheme = Scheme::parse(text).expect("a valid file");
        assert_eq!(*path, format!("schemes/{}.toml", scheme.id));
        assert!(scheme.id.starts_with(scheme.source.primary()), "{path}");
        assert!(scheme.samples.len() >= 12, "{path}: {} samples", scheme.samples.len());
    }
}

#[test]
fn every_sample_is_reproduced() {
    let mut wrong = Vec::new();
    for scheme in all() {
        for (sample, made) in scheme.failing_samples() {
            wrong.push(format!(
                "{}: {} {:?} -> {made:?}, not {}",
                scheme.id, sample.native, sample.options, sample.expected
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_sample_is_among_the_variants_with_no_more_options_than_it_names() {
    for scheme in all() {
        for sample in &scheme.samples {
            let variants = scheme.variants(&sample.native, sample.class);
            assert_eq!(variants[0].options, OptionSet::EMPTY);
            let found = variants.iter().find(|variant| *variant.text == *sample.expected);
            let found = found.unwrap_or_else(|| panic!("{}: {}", scheme.id, sample.expected));
            assert!(found.options.len() <= sample.options.len() as u32, "{}: {}", scheme.id, sample.expected);
        }
    }
}

#[test]
fn every_option_changes_a_sample() {
    let mut idle = Vec::new();
    for scheme in all() {
        let relevant = scheme.samples.iter().flat_map(|sample| scheme.variants(&sample.native, sample.class));
        let seen = relevant.fold(OptionSet::EMPTY, |seen, variant| seen.union(variant.options));
        for option in &scheme.options {
            if !seen.contains(scheme.option(&option.id).expect("its own option")) {
                idle.push(format!("{}: {}", scheme.id, option.id));
            }
        }
    }
    assert!(idle.is_empty(), "add samples that show {idle:?}");
}

#[test]
fn variants_begin_with_the_default_and_are_distinct_and_bounded() {
    for scheme in all() {
        let cyrillic = ["Запорожжа", "Алексей", "Анастасия Ильинская", "Надія", "Згурський Андрій", "Юрій"];
        for native in cyrillic.into_iter().chain(scheme.samples.iter().map(|sample| &*sample.native)) {
            for class in CLASSES {
                let variants = scheme.variants(native, class);
                let Ok(default) = scheme.transliterate(native, class, OptionSet::EMPTY) else {
                    assert!(variants.is_empty());
                    continue;
                };
                assert_eq!(variants[0].text, default);
                assert!(variants.len() <= 32);
                for (place, variant) in variants.iter().enumerate() {
                    assert_eq!(scheme.transliterate(native, class, variant.options).as_ref(), Ok(&variant.text));
                    assert!(variants[..place].iter().all(|earlier| earlier.text != variant.text));
                    assert!(place == 0 || variants[place - 1].options.len() <= variant.options.len());
                }
            }
        }
    }
}

#[test]
fn habits_of_the_english_press_combine() {
    let kmu = |native, options: &[&str]| with("uk-kmu-2010", native, NameClass::Person, options);
    let all = ["single-zh", "y-endings", "iy"];
    assert_eq!(kmu("Запоріжжя", &all), "Zaporizhia");
    assert_eq!(kmu("Зеленський", &all), "Zelensky");
    assert_eq!(kmu("Андрій", &all), "Andriy");
    assert_eq!(kmu("Зеленський", &["single-zh", "iy"]), "Zelenskiy");
    assert_eq!(kmu("Зеленський", &[]), "Zelenskyi");
}

#[test]
fn only_authorities_admit() {
    let kmu = scheme("uk-kmu-2010");
    assert_eq!(kmu.options_of(OptionStatus::Admitted), OptionSet::EMPTY);
    assert_eq!(kmu.options_of(OptionStatus::Recognized).len() as usize, kmu.options.len());
    let single = kmu.option("single-zh").expect("an option");
    assert_eq!(kmu.described(single).map(|option| &*option.id).collect::<Vec<_>>(), ["single-zh"]);
    assert_eq!(kmu.option("no-such-option"), None);
}

#[test]
fn capitals_follow_the_source() {
    for (native, expected) in [
        ("ЗАПОРІЖЖЯ", "ZAPORIZHZHIA"),
        ("Щастя", "Shchastia"),
        ("щастя", "shchastia"),
        ("ЩАСТЯ", "SHCHASTIA"),
        ("Південно-ЩАСТЯ", "Pivdenno-SHCHASTIA"),
        ("Є. В. Юрченко", "Ye. V. Yurchenko"),
        ("Є.В.", "Ye.V."),
        ("Є. В. ЮРЧЕНКО", "YE. V. YURCHENKO"),
        ("МАР'ЇНЕ", "MARINE"),
        ("Я", "Ya"),
    ] {
        assert_eq!(plain("uk-kmu-2010", native), expected, "{native}");
    }
    assert_eq!(plain("uk-iso-9", "ҐАНОК"), "G\u{300}ANOK");
    assert_eq!(plain("ru-ala-lc", "Ялта, царь"), "I\u{361}Alta, t\u{361}sarʹ", "tied letters are one");
    assert_eq!(plain("ru-tr", "Иркутск ИЖ иж"), "İrkutsk İJ ij", "Turkish i has its own capital");
}

#[test]
fn words_start_after_blank_and_hyphen_not_after_an_apostrophe() {
    assert_eq!(plain("uk-kmu-2010", "Нью-Йорк Європа"), "Niu-York Yevropa");
    for apostrophe in ['\'', '’', 'ʼ'] {
        assert_eq!(plain("uk-kmu-2010", &format!("Короп{apostrophe}є")), "Koropie");
        assert_eq!(plain("uk-bgn-pcgn-1965", &format!("Загір{apostrophe}я")), "Zahir”ya");
    }
    assert_eq!(plain("uk-kmu-2010", "’Київ’ 'Єва'"), "’Kyiv’ 'Yeva'", "quotation marks stay");
    assert_eq!(plain("ru-en-press", "Кот-д'Ивуар"), "Kot-d'Ivuar", "what a scheme has no rule for stays");
}

#[test]
fn input_is_composed_and_stress_is_dropped() {
    assert_eq!(plain("uk-kmu-2010", "Ки\u{301}їв"), "Kyiv");
    assert_eq!(plain("uk-kmu-2010", "Киі\u{308}в"), "Kyiv");
    assert_eq!(plain("uk-kmu-2010", "Миколаі\u{308}\u{301}в"), "Mykolaiv");
    assert_eq!(plain("ru-bgn-pcgn-1947", "Горбаче\u{308}в"), "Gorbachëv");
    assert_eq!(plain("ru-en-press", "Сергеи\u{306} Ле\u{300}нин"), "Sergey Lenin");
    assert_eq!(plain("ru-en-press", "л\u{450}нин"), "lenin");
}

#[test]
fn the_first_letter_without_a_rule_is_named_with_its_place() {
    let kmu = scheme("uk-kmu-2010");
    let error = kmu.transliterate("Ы", NameClass::Place, OptionSet::EMPTY).expect_err("ы is Russian");
    assert_eq!((error.letter, error.offset), ('Ы', 0));
    let error = kmu.transliterate("Ки\u{301}ев Крым", NameClass::Place, OptionSet::EMPTY).expect_err("ы is Russian");
    assert_eq!((error.letter, error.offset), ('ы', "Ки\u{301}ев Кр".len()));
    assert_eq!(error.to_string(), "no rule for `ы` (U+044B) at byte 15");
    assert!(kmu.variants("Крым", NameClass::Place).is_empty());
    assert!(kmu.transliterate("Kyiv", NameClass::Place, OptionSet::EMPTY).is_err());
}

#[test]
fn what_is_no_letter_stays() {
    assert_eq!(plain("uk-kmu-2010", "Київ-2, вул. Єдності 15/3 «А»"), "Kyiv-2, vul. Yednosti 15/3 «A»");
    assert_eq!(plain("uk-kmu-2010", ""), "");
}

#[test]
fn classes_choose_endings() {
    assert_eq!(with("uk-pl-pwn", "Залужний", NameClass::Person, &[]), "Załużny");
    assert_eq!(with("uk-pl-pwn", "п'яний", NameClass::Other, &[]), "pjanyj");
}

/// Every form that a scheme can give for a reading.
fn forms(ids: &[&str], reading: &str) -> Vec<String> {
    ids.iter().flat_map(|id| scheme(id).variants(reading, NameClass::Person)).map(|variant| variant.text).collect()
}

#[test]
fn the_many_spellings_of_one_arabic_name_are_its_forms() {
    let made = forms(&["ar-en-press", "ar-fr-press", "ar-bgn-pcgn-1956", "ar-es-fundeu"], "القَذَّافِي");
    for form in ["Gaddafi", "Qaddafi", "Kadhafi", "Kadafi", "al-Qadhafi", "el-Gaddafi", "Al Qadhdhāfī", "El Gadafi"] {
        assert!(made.iter().any(|made| made == form), "{form}: {made:?}");
    }
    let made = forms(&["ar-en-press", "ar-fr-press", "ar-din-31635"], "مُحَمَّد");
    for form in ["Muhammad", "Mohammed", "Mohamed", "Mohammad", "Mouhammad", "Muḥammad"] {
        assert!(made.iter().any(|made| made == form), "{form}: {made:?}");
    }
}

#[test]
fn marks_of_a_reading_may_be_typed_in_any_order() {
    for (id, typed, sorted, expected) in [
        ("ar-bgn-pcgn-1956", "م\u{64F}ح\u{64E}م\u{651}\u{64E}د", "م\u{64F}ح\u{64E}م\u{64E}\u{651}د", "Muḩammad"),
        ("fa-en-press", "م\u{64F}ح\u{64E}م\u{651}\u{64E}د", "م\u{64F}ح\u{64E}م\u{64E}\u{651}د", "Mohammad"),
        ("he-en-press", "ש\u{5C1}\u{5BC}\u{5B7}ב\u{5BC}\u{5B8}ת", "ש\u{5B7}\u{5BC}\u{5C1}ב\u{5B8}\u{5BC}ת", "Shabat"),
        ("he-bgn-pcgn-1962", "ע\u{5B7}כ\u{5BC}\u{5B9}", "ע\u{5B7}כ\u{5B9}\u{5BC}", "‘Akko"),
    ] {
        assert_eq!(plain(id, typed), expected, "{id}");
        assert_eq!(plain(id, sorted), expected, "{id}");
    }
}

#[test]
fn articles_of_readings_stay_small_within_a_name() {
    for (id, expected) in [
        ("ar-bgn-pcgn-1956", "Bāb al Mandab"),
        ("ar-en-press", "Bab al-Mandab"),
        ("ar-din-31635", "Bāb al-Mandab"),
        ("ar-de-press", "Bab al-Mandab"),
    ] {
        assert_eq!(plain(id, "بَاب المَنْدَب"), expected, "{id}");
    }
    assert_eq!(plain("ar-bgn-pcgn-1956", "المَدِينَة المُنَوَّرَة"), "Al Madīnah al Munawwarah");
    assert_eq!(plain("ar-fr-press", "عَبْدُالعَزِيز"), "Abdelaziz");
}

#[test]
fn a_name_is_read_as_its_reading_says() {
    let written = |id, native| with(id, native, NameClass::Person, &[]);
    assert_eq!(written("zh-pinyin", "Xí Jìn-píng"), "Xi Jinping");
    assert_eq!(written("zh-wade-giles", "Xí Jìn-píng"), "Hsi Chin-p’ing");
    assert_eq!(written("zh-palladius", "XÍ JÌN-PÍNG"), "СИ ЦЗИНЬПИН");
    assert_eq!(written("ja-hepburn", "コーノ タロー"), "Kono Taro", "katakana as hiragana");
    assert_eq!(written("ko-revised-2000", "박 복남"), "Bak Boknam", "names of persons keep their syllables");
    assert_eq!(with("ko-revised-2000", "복남", NameClass::Place, &[]), "Bongnam");
    assert_eq!(written("ko-north", "김 정은"), "Kim Jong Un");
    let han = scheme("zh-pinyin").transliterate("习近平", NameClass::Person, OptionSet::EMPTY);
    assert!(han.is_err(), "characters do not tell how they are read");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_makes_it_panic(text in any::<String>(), bits in any::<u8>()) {
        for scheme in all() {
            let options = scheme.options.iter().enumerate().filter(|(place, _)| bits >> (place % 8) & 1 == 1);
            let options = options.filter_map(|(_, option)| scheme.option(&option.id)).fold(OptionSet::EMPTY, OptionSet::union);
            for class in CLASSES {
                let _ = scheme.transliterate(&text, class, options);
            }
            let _ = scheme.variants(&text, NameClass::Place);
        }
    }

    #[test]
    fn letters_of_the_alphabet_are_written_in_the_script_of_the_scheme(picks in prop::collection::vec((0usize..128, any::<bool>()), 0..24), bits in any::<u8>()) {
        for scheme in all() {
            let mut letters: Vec<char> = scheme.alphabet().collect();
            let known = letters.len();
            letters.extend([' ', '-', '\'', '\u{301}']);
            let text: String = picks.iter().flat_map(|&(pick, capital)| {
                let letter = letters[pick % letters.len()];
                if capital { letter.to_uppercase().collect::<Vec<_>>() } else { vec![letter] }
            }).collect();
            let options = scheme.options.iter().enumerate().filter(|(place, _)| bits >> (place % 8) & 1 == 1);
            let options = options.filter_map(|(_, option)| scheme.option(&option.id)).fold(OptionSet::EMPTY, OptionSet::union);
            // Primes, ayn and the like belong to no script.
            let foreign = |c: char| !matches!(c, '\u{2B0}'..='\u{2FF}') && Script::of(c).is_some_and(|script| script != scheme.script);
            for class in CLASSES {
                match scheme.transliterate(&text, class, options) {
                    Ok(written) => prop_assert!(!written.chars().any(foreign), "{}: {text} -> {written}", scheme.id),
                    // A mark at the start has nothing to stand on; with г it makes a letter of another language.
                    Err(error) => prop_assert!(!error.letter.to_lowercase().any(|c| letters[..known].contains(&c)), "{text}: {error}"),
                }
            }
        }
    }
}
