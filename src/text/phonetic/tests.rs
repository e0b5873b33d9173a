//! Judged pairs in every script, and what must hold for any two words.

use proptest::prelude::*;

use super::scripts;
use super::sound::{INVENTORY, Sound, set};
use super::{Hearing, likeness};

/// As alike as somebody who asks for a name may expect.
const ALIKE: u16 = 860;

fn share_a_key(a: &Hearing, b: &Hearing) -> bool {
    a.keys().iter().any(|key| b.keys().contains(key))
}

#[test]
fn one_name_is_heard_in_every_script() {
    for (name, spellings) in [
        (
            "Kharkiv",
            "Kharkov Charkiw Járkov Harkiv Charków Χάρκοβο Харків Ҳарков Харьківъ Խարկով ხარკოვი חרקוב خاركيف खार्किव คาร์กิว 하르키우",
        ),
        (
            "Чернігів",
            "Chernihiv Tschernihiw Tchernihiv Csernyihiv Czernihów Černihiv Τσερνίχιβ Չերնիհիվ צ'רניהיב تشيرنيهيف चेर्निहिव チェルニヒウ 체르니히우",
        ),
        (
            "Горбачёв",
            "Gorbachev Gorbatschow Gorbatchev Gorbaciov Gorbaczow Γκορμπατσόφ Գորբաչով გორბაჩოვი גורבצ׳וב غورباتشوف गोर्बाचेव ゴルバチョフ ごるばちょふ 고르바초프",
        ),
        ("القذافي", "Gaddafi Qaddafi Kadhafi Qathafi Gheddafi Каддафи קדאפי"),
        ("Иванов", "Ivanov Iwanow Ivanoff Ιβανόφ Իվանով ივანოვი איבנוב إيفانوف इवानोव อีวานอฟ イワノフ 이바노프"),
        ("Sarajevo", "Сарајево Сараево Sarajewo Σαράγεβο სარაევო Սարաևո סרייבו سراييفو サラエボ 사라예보"),
        ("Martin", "Мартин Մարտին მარტინი מרטין مارتن मार्टिन มาร์ติน マーティン 마틴"),
    ] {
        let heard = Hearing::of(name);
        for spelling in spellings.split(' ') {
            let other = Hearing::of(spelling);
            assert!(share_a_key(&heard, &other), "{name} and {spelling} share no key");
            let alike = likeness(&heard, &other);
            assert!(alike >= 780, "{name} and {spelling} are alike by {alike} only");
        }
    }
}

#[test]
fn other_names_are_heard_as_others() {
    for (a, b) in [
        ("Smith", "Sumy"),
        ("Qwertz", "Kherson"),
        ("Шевченко", "Шевчук"),
        ("Petrenko", "Петровенко"),
        ("Luhansk", "Λουγκάνο"),
        ("Minsk", "Пинск"),
        ("Донецьк", "Данія"),
        ("כהן", "Kuchma"),
        ("طهران", "Teruel"),
        ("キエフ", "Kazan"),
        ("키이우", "Kalush"),
    ] {
        let (left, right) = (Hearing::of(a), Hearing::of(b));
        let alike = likeness(&left, &right);
        assert!(alike < ALIKE || !share_a_key(&left, &right), "{a} and {b} are alike by {alike}");
    }
}

#[test]
fn the_right_name_is_nearer_than_its_neighbours() {
    for (asked, right, wrong) in [
        ("حسن", "Hassan", "Hussein"),
        ("חיפה", "Haifa", "Kiev"),
        ("ბათუმი", "Batumi", "Bitola"),
        ("Елисеев", "Jelissejew", "Alexeyev"),
        ("オデーサ", "Одеса", "Адыгея"),
        ("Dnjepr", "Дніпро", "Dniester"),
    ] {
        let [asked, right, wrong] = [asked, right, wrong].map(Hearing::of);
        assert!(likeness(&asked, &right) > likeness(&asked, &wrong), "{asked:?}");
    }
}

#[test]
fn characters_without_a_reading_are_not_heard() {
    assert!(Hearing::of("基辅").is_empty());
    assert_eq!(likeness(&Hearing::of("基辅"), &Hearing::of("基辅")), 0);
    assert!(Hearing::of("2026 — !").keys().is_empty());
}

#[test]
fn the_lists_name_known_sounds_only() {
    assert_eq!(set("aeiou"), 0b1_1111);
    let listed = scripts::TABLES.iter().flat_map(|table| table.split_whitespace()).map(str::to_owned);
    for rule in listed.chain(scripts::kana_rules()) {
        let (letters, sounds) = rule.split_once(':').unwrap_or_else(|| panic!("{rule} has no colon"));
        assert!(!letters.is_empty(), "{rule}");
        for sound in sounds.split('+').filter(|sound| !sound.is_empty()) {
            assert!(Sound::parse(sound).is_some(), "{rule}: {sound}");
            let unknown = sound.trim_end_matches('?').chars().find(|&c| !INVENTORY.contains(c));
            assert_eq!(unknown, None, "{rule}: {sound}");
        }
    }
}

proptest! {
    #[test]
    fn likeness_is_mutual_and_bounded(a in "[a-zšéа-яїёא-תا-يა-ჰぁ-ん가-힣α-ωก-ฮक-ह '-]{0,80}", b in "\\PC{0,40}") {
        let (left, right) = (Hearing::of(&a), Hearing::of(&b));
        let alike = likeness(&left, &right);
        prop_assert!(alike <= 1000);
        prop_assert_eq!(alike, likeness(&right, &left));
        let itself = likeness(&left, &left);
        prop_assert_eq!(itself, if left.is_empty() { 0 } else { 1000 });
        prop_assert!(left.keys().len() <= 12);
    }

    #[test]
    fn neither_capitals_nor_composition_are_heard(word in "[a-zàéïöščż]{1,12}|[а-яїєґ]{1,12}|[가-힣]{1,6}") {
        use unicode_normalization::UnicodeNormalization;
        let decomposed: String = word.nfd().collect();
        prop_assert_eq!(Hearing::of(&word), Hearing::of(&decomposed));
        prop_assert_eq!(Hearing::of(&word), Hearing::of(&word.to_uppercase()));
    }
}
