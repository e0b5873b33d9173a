//! Inflected names read back to their base forms, and base forms inflect.

use canonym::dictionary::scheme::NameClass;

use super::{Lang, languages};

/// Language, inflected, base, case.
const PLACES: &[(&str, &str, &str, &str)] = &[
    ("uk", "Харкова", "Харків", "genitive"),
    ("uk", "Харкову", "Харків", "dative"),
    ("uk", "Харковом", "Харків", "instrumental"),
    ("uk", "Харкові", "Харків", "locative"),
    ("uk", "Львова", "Львів", "genitive"),
    ("uk", "Львові", "Львів", "locative"),
    ("uk", "Чернігова", "Чернігів", "genitive"),
    ("uk", "Києва", "Київ", "genitive"),
    ("uk", "Києвом", "Київ", "instrumental"),
    ("uk", "Києві", "Київ", "locative"),
    ("uk", "Миколаєва", "Миколаїв", "genitive"),
    ("uk", "Одеси", "Одеса", "genitive"),
    ("uk", "Одесі", "Одеса", "dative"),
    ("uk", "Донецька", "Донецьк", "genitive"),
    ("uk", "Луганську", "Луганськ", "dative"),
    ("uk", "Маріуполя", "Маріуполь", "genitive"),
    ("uk", "Тернополя", "Тернопіль", "genitive"),
    ("uk", "Криму", "Крим", "genitive"),
    ("uk", "Донбасі", "Донбас", "locative"),
    ("uk", "Вінниці", "Вінниця", "genitive"),
    ("uk", "Запоріжжям", "Запоріжжя", "instrumental"),
    ("uk", "Ірпеня", "Ірпінь", "genitive"),
    ("uk", "Бучею", "Буча", "instrumental"),
    ("uk", "Авдіївці", "Авдіївка", "dative"),
    ("uk", "Чернівцях", "Чернівці", "locative"),
    ("uk", "Сумах", "Суми", "locative"),
    ("uk", "Рогу", "Ріг", "genitive"),
    ("uk", "харківський", "харків", "adjective"),
    ("uk", "київського", "київ", "adjective -ого"),
    ("uk", "Одеської", "Одеса", "adjective -ої"),
    ("uk", "Росії", "Росія", "genitive"),
    ("ru", "Киеву", "Киев", "dative"),
    ("ru", "Киеве", "Киев", "locative"),
    ("ru", "Харьковом", "Харьков", "instrumental"),
    ("ru", "Донбассе", "Донбасс", "locative"),
    ("ru", "Крыму", "Крым", "dative"),
    ("ru", "Одессы", "Одесса", "genitive"),
    ("ru", "Луганска", "Луганск", "genitive"),
    ("ru", "Мариуполя", "Мариуполь", "genitive"),
    ("ru", "Запорожья", "Запорожье", "genitive"),
    ("ru", "Москвой", "Москва", "instrumental"),
    ("ru", "России", "Россия", "genitive"),
    ("ru", "киевской", "киев", "adjective -ой"),
    ("ru", "московский", "москва", "adjective"),
    ("pl", "Kijowa", "Kijów", "genitive"),
    ("pl", "Kijowie", "Kijów", "locative"),
    ("pl", "Kijowem", "Kijów", "instrumental"),
    ("pl", "Kijowowi", "Kijów", "dative"),
    ("pl", "Charkowie", "Charków", "locative"),
    ("pl", "Donbasie", "Donbas", "locative"),
    ("pl", "Donbasu", "Donbas", "genitive"),
    ("pl", "Krymu", "Krym", "genitive"),
    ("pl", "Krymie", "Krym", "locative"),
    ("pl", "Odessy", "Odessa", "genitive"),
    ("pl", "Moskwie", "Moskwa", "dative"),
    ("pl", "Doniecku", "Donieck", "locative"),
    ("pl", "Chersonia", "Chersoń", "genitive"),
    ("pl", "Ukrainie", "Ukraina", "dative"),
    ("pl", "kijowski", "kijów", "adjective"),
    ("pl", "charkowskiego", "charków", "adjective -iego"),
    ("pl", "Bachmucie", "Bachmut", "locative"),
    ("pl", "Kaliningradzie", "Kaliningrad", "locative"),
    ("pl", "Taganrogu", "Taganrog", "genitive"),
    ("pl", "Woroneża", "Woroneż", "genitive"),
    ("pl", "Grodna", "Grodno", "genitive"),
    ("pl", "Grodnie", "Grodno", "locative"),
    ("pl", "Kyiva", "Kyiv", "genitive"),
    ("pl", "Kyivem", "Kyiv", "instrumental"),
    ("pl", "Kharkivie", "Kharkiv", "locative"),
    ("pl", "Poltavy", "Poltava", "genitive"),
    ("pl", "Irpiniu", "Irpin", "locative"),
    ("cs", "Kyjeva", "Kyjev", "genitive"),
    ("cs", "Kyjevu", "Kyjev", "dative"),
    ("cs", "Kyjevě", "Kyjev", "locative"),
    ("cs", "Kyjevem", "Kyjev", "instrumental"),
    ("cs", "Charkova", "Charkov", "genitive"),
    ("cs", "Charkově", "Charkov", "locative"),
    ("cs", "Lvově", "Lvov", "locative"),
    ("cs", "Oděsy", "Oděsa", "genitive"),
    ("cs", "Oděse", "Oděsa", "dative"),
    ("cs", "Oděsu", "Oděsa", "accusative"),
    ("cs", "Oděsou", "Oděsa", "instrumental"),
    ("cs", "Poltavě", "Poltava", "dative"),
    ("cs", "Záporožím", "Záporoží", "instrumental"),
    ("cs", "Doněcka", "Doněck", "genitive"),
    ("cs", "Doněcku", "Doněck", "dative"),
    ("cs", "Bělgorodu", "Bělgorod", "genitive"),
    ("cs", "Bělgorodě", "Bělgorod", "locative"),
    ("cs", "Černobylu", "Černobyl", "genitive"),
    ("cs", "Krymu", "Krym", "genitive"),
    ("cs", "Donbasu", "Donbas", "genitive"),
    ("cs", "Bachmutu", "Bachmut", "genitive"),
    ("cs", "Ukrajině", "Ukrajina", "dative"),
    ("cs", "Ruskem", "Rusko", "instrumental"),
    ("cs", "Sumách", "Sumy", "locative"),
    ("cs", "Moskvou", "Moskva", "instrumental"),
    ("cs", "kyjevský", "kyjev", "adjective"),
    ("cs", "charkovského", "charkov", "adjective -ého"),
    ("cs", "ruských", "rusko", "adjective -ých"),
    ("nl", "Kievs", "Kiev", "genitive"),
    ("nl", "Kievse", "Kiev", "adjective"),
    ("sv", "Kievs", "Kiev", "genitive"),
    ("de", "Kiews", "Kiew", "genitive"),
    ("tr", "Kiev’in", "Kiev", "genitive"),
    ("tr", "Harkiv’de", "Harkiv", "locative"),
    ("tr", "Harkov’da", "Harkov", "locative"),
    ("tr", "Bahmut’ta", "Bahmut", "locative"),
    ("tr", "Donetsk’ten", "Donetsk", "ablative"),
    ("tr", "Moskova’nın", "Moskova", "genitive"),
    ("tr", "Odessa’ya", "Odessa", "dative"),
    ("tr", "Köln’ü", "Köln", "accusative"),
    ("tr", "Mariupol’ün", "Mariupol", "genitive"),
    ("tr", "Santrali’nden", "Santrali", "form with -nDAn"),
    ("tr", "Harkiv’deki", "Harkiv", "form with -DAki"),
    ("tr", "Harkovlu", "Harkov", "adjective"),
    ("tr", "KİEV’İN", "KİEV", "genitive"),
    ("ko", "키이우는", "키이우", "form with 은/는"),
    ("ko", "헤르손은", "헤르손", "form with 은/는"),
    ("ko", "도네츠크로", "도네츠크", "form with 으로/로"),
    ("ko", "마리우폴로", "마리우폴", "form with 으로/로"),
    ("ko", "헤르손으로", "헤르손", "form with 으로/로"),
    ("ko", "마리우폴과", "마리우폴", "form with 과/와"),
    ("ko", "하리코프에서도", "하리코프", "form with 에서도"),
    ("ko", "수미의", "수미", "form with 의"),
    ("de", "Kiewer", "Kiew", "adjective"),
    ("de", "Donezker", "Donezk", "adjective"),
    ("de", "Odessaer", "Odessa", "adjective"),
    ("uk", "КИЄВА", "КИЇВ", "genitive"),
    ("ru", "ХАРЬКОВЕ", "ХАРЬКОВ", "locative"),
    ("pl", "KIJOWA", "KIJÓW", "genitive"),
];

const PEOPLE: &[(&str, &str, &str, &str)] = &[
    ("uk", "Зеленського", "Зеленський", "genitive"),
    ("uk", "Зеленським", "Зеленський", "instrumental"),
    ("uk", "Порошенка", "Порошенко", "genitive"),
    ("uk", "Путіним", "Путін", "instrumental"),
    ("uk", "Залужному", "Залужний", "dative"),
    ("uk", "Єрмаком", "Єрмак", "instrumental"),
    ("uk", "Петра", "Петро", "genitive"),
    ("ru", "Зеленского", "Зеленский", "genitive"),
    ("ru", "Зеленскому", "Зеленский", "dative"),
    ("ru", "Путиным", "Путин", "instrumental"),
    ("ru", "Лавровым", "Лавров", "instrumental"),
    ("ru", "Навального", "Навальный", "genitive"),
    ("ru", "Горбачёвым", "Горбачёв", "instrumental"),
    ("pl", "Zełenskiego", "Zełenski", "genitive"),
    ("pl", "Zełenskim", "Zełenski", "instrumental"),
    ("pl", "Putina", "Putin", "genitive"),
    ("pl", "Wołodymyrem", "Wołodymyr", "instrumental"),
    ("pl", "Poroszenki", "Poroszenko", "genitive"),
    ("pl", "Nawalnego", "Nawalny", "genitive"),
    ("pl", "Lavrova", "Lavrov", "genitive"),
    ("pl", "Zelensky’ego", "Zelensky", "genitive"),
    ("cs", "Zelenského", "Zelenskyj", "genitive"),
    ("cs", "Zelenskému", "Zelenskyj", "dative"),
    ("cs", "Zelenským", "Zelenskyj", "instrumental"),
    ("cs", "Zelenského", "Zelenský", "genitive"),
    ("cs", "Putina", "Putin", "genitive"),
    ("cs", "Putinovi", "Putin", "dative"),
    ("cs", "Putinem", "Putin", "instrumental"),
    ("cs", "Putinův", "Putin", "adjective -ův"),
    ("cs", "Putinova", "Putin", "adjective -ova"),
    ("cs", "Porošenka", "Porošenko", "genitive"),
    ("cs", "Porošenkovi", "Porošenko", "dative"),
    ("cs", "Kuleby", "Kuleba", "genitive"),
    ("cs", "Janukovyče", "Janukovyč", "genitive"),
    ("cs", "Zelenské", "Zelenská", "genitive"),
    ("de", "Selenskyjs", "Selenskyj", "genitive"),
    ("tr", "Zelenski’nin", "Zelenski", "genitive"),
    ("tr", "Lukaşenko’yu", "Lukaşenko", "accusative"),
    ("tr", "Putin’le", "Putin", "instrumental"),
    ("ko", "젤렌스키가", "젤렌스키", "form with 이/가"),
    ("ko", "푸틴이", "푸틴", "form with 이/가"),
    ("ko", "푸틴에게", "푸틴", "form with 에게"),
];

#[test]
fn inflected_names_read_back() {
    let languages = languages();
    let mut wrong = Vec::new();
    for (table, class) in [(PLACES, NameClass::Place), (PEOPLE, NameClass::Person)] {
        for &(lang, word, base, case) in table {
            let language = &languages[&lang.parse::<Lang>().expect("a tag")];
            let bases = language.bases(word, Some(class));
            if !bases.iter().any(|found| found.text == base && *found.case == *case) {
                wrong.push(format!("{word} is the {case} of {base}, not {bases:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn base_forms_inflect() {
    let languages = languages();
    let mut wrong = Vec::new();
    for (table, class) in [(PLACES, NameClass::Place), (PEOPLE, NameClass::Person)] {
        for &(lang, word, base, case) in table {
            let language = &languages[&lang.parse::<Lang>().expect("a tag")];
            let prefer = language
                .bases(word, Some(class))
                .iter()
                .find(|b| b.text == base && *b.case == *case)
                .map(|b| b.paradigm);
            let inflected = language.inflect(base, case, class, prefer);
            if inflected.as_deref() != Some(word) {
                wrong.push(format!("the {case} of {base} is {word}, not {inflected:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn another_form_takes_the_case_of_the_text() {
    let languages = languages();
    for (lang, wrong, wrong_base, right, expected) in [
        ("uk", "Ровно", "Ровно", "Рівне", None),
        ("de", "Kievs", "Kiev", "Kiew", Some("Kiews")),
        ("pl", "Kijewa", "Kijew", "Kijów", Some("Kijowa")),
        ("pl", "Kyiva", "Kyiv", "Kijów", Some("Kijowa")),
        ("pl", "Kyivie", "Kyiv", "Kijów", Some("Kijowie")),
        ("pl", "Kharkivie", "Kharkiv", "Charków", Some("Charkowie")),
        ("pl", "Chernobylu", "Chernobyl", "Czarnobyl", Some("Czarnobylu")),
        ("pl", "Bryanska", "Bryansk", "Briańsk", Some("Briańska")),
        ("pl", "Donbassie", "Donbass", "Donbas", Some("Donbasie")),
        ("pl", "Khersonie", "Kherson", "Chersoń", Some("Chersoniu")),
        ("pl", "Lvivu", "Lviv", "Lwów", Some("Lwowa")),
        ("cs", "Kyiva", "Kyiv", "Kyjev", Some("Kyjeva")),
        ("cs", "Charkiva", "Charkiv", "Charkov", Some("Charkova")),
        ("uk", "Харькова", "Харьков", "Харків", Some("Харкова")),
        ("ru", "Киива", "Киив", "Киев", Some("Киева")),
        ("tr", "Harkov'da", "Harkov", "Harkiv", Some("Harkiv’de")),
        ("tr", "Harkov’un", "Harkov", "Odessa", Some("Odessa’nın")),
        ("tr", "Kiev’de", "Kiev", "Donetsk", Some("Donetsk’te")),
        ("tr", "Donetsk’de", "Donetsk", "Kiev", Some("Kiev’de")),
        ("tr", "Harkovlu", "Harkov", "Harkiv", Some("Harkivli")),
        ("ko", "키예프를", "키예프", "키이우", Some("키이우를")),
        ("ko", "도네츠크는", "도네츠크", "헤르손", Some("헤르손은")),
        ("ko", "도네츠크로부터", "도네츠크", "헤르손", Some("헤르손으로부터")),
        ("ko", "도네츠크로", "도네츠크", "마리우폴", Some("마리우폴로")),
        ("ko", "도네츠크와", "도네츠크", "마리우폴", Some("마리우폴과")),
        ("ko", "마리우폴이라는", "마리우폴", "오데사", Some("오데사라는")),
    ] {
        let language = &languages[&lang.parse::<Lang>().expect("a tag")];
        let bases = language.bases(wrong, Some(NameClass::Place));
        let base = bases.iter().find(|base| base.text == wrong_base);
        let inflected =
            base.and_then(|base| language.inflect(right, &base.case, NameClass::Place, Some(base.paradigm)));
        assert_eq!(inflected.as_deref(), expected, "{wrong}: {bases:?}");
    }
}

#[test]
fn words_that_are_no_forms_have_no_base() {
    let languages = languages();
    for (lang, word) in [
        ("en", "Kharkiv"),
        ("fr", "Kiev"),
        ("de", "Kiew"),
        ("uk", "Ян"),
        ("pl", ""),
        ("tr", "Kiev"),
        ("ko", "수도"),
        ("ko", "대만"),
    ] {
        let language = &languages[&lang.parse::<Lang>().expect("a tag")];
        assert_eq!(language.bases(word, None), [], "{word}");
    }
    let ukrainian = &languages[&"uk".parse::<Lang>().expect("a tag")];
    assert_eq!(ukrainian.inflect("Київ", "nominative", NameClass::Place, None).as_deref(), Some("Київ"));
    assert_eq!(ukrainian.inflect("Токіо", "genitive", NameClass::Place, None), None);
}
