//! The native name of a place: which language, which script, and which of the names that nobody tagged.

use std::collections::HashMap;

use canonym::Dictionary;
use canonym::dictionary::scheme::{NameClass, OptionSet};
use canonym::text::{Key, Lang, Script};

use super::place::Place;

/// Languages of the names of a country's places, the first for most of them.
const COUNTRIES: &str = "AD ca;AE ar;AF fa;AG en;AI en;AL sq;AM hy;AO pt;AR es;AS en;AT de;AU en;AW nl;AX sv;AZ az;BA bs,sr,hr;BB en;BD bn;\
    BE nl,fr,de;BF fr;BG bg;BH ar;BI fr;BJ fr;BL fr;BM en;BN ms;BO es;BQ nl;BR pt;BS en;BT dz;BW en;BY be,ru;BZ en;CA en,fr;CC en;CD fr;CF fr;\
    CG fr;CH de,fr,it;CI fr;CK en;CL es;CM fr,en;CN zh;CO es;CR es;CU es;CV pt;CW nl;CX en;CY el,tr;CZ cs;DE de;DJ fr;DK da;DM en;DO es;DZ ar;\
    EC es;EE et;EG ar;EH ar;ER ti;ES es,ca,gl,eu;ET am;FI fi,sv;FJ en;FK en;FM en;FO fo;FR fr;GA fr;GB en;GD en;GE ka;GF fr;GG en;GH en;GI en;\
    GL kl;GM en;GN fr;GP fr;GQ es;GR el;GT es;GU en;GW pt;GY en;HK zh-Hant;HN es;HR hr;HT fr;HU hu;ID id;IE en;IL he,ar;IM en;IN en;IQ ar;\
    IR fa;IS is;IT it,de;JE en;JM en;JO ar;JP ja;KE en;KG ky;KH km;KI en;KM ar;KN en;KP ko;KR ko;KW ar;KY en;KZ kk,ru;LA lo;LB ar;LC en;LI de;\
    LK si;LR en;LS en;LT lt;LU fr,de;LV lv;LY ar;MA ar;MC fr;MD ro;ME sr;MF fr;MG mg;MH en;MK mk;ML fr;MM my;MN mn;MO zh-Hant;MP en;MQ fr;\
    MR ar;MS en;MT mt;MU en;MV dv;MW en;MX es;MY ms;MZ pt;NA en;NC fr;NE fr;NF en;NG en;NI es;NL nl;NO no;NP ne;NR en;NU en;NZ en;OM ar;PA es;\
    PE es;PF fr;PG en;PH en;PK ur;PL pl;PM fr;PN en;PR es;PS ar;PT pt;PW en;PY es;QA ar;RE fr;RO ro,hu;RS sr;RU ru;RW en;SA ar;SB en;SC en;\
    SD ar;SE sv;SG en;SH en;SI sl;SJ no;SK sk;SL en;SM it;SN fr;SO so;SR nl;SS en;ST pt;SV es;SX nl;SY ar;SZ en;TC en;TD fr;TG fr;TH th;TJ tg;\
    TL pt;TM tk;TN ar;TO en;TR tr;TT en;TV en;TW zh-Hant;TZ en;UA uk;UG en;US en;UY es;UZ uz;VA it;VC en;VE es;VG en;VI en;VN vi;VU en;WF fr;\
    WS en;XK sq,sr;YE ar;YT fr;ZA en;ZM en;ZW en";

/// The languages of a country's names.
pub(crate) fn languages(country: &str) -> Vec<&'static str> {
    let found =
        COUNTRIES.split(';').find_map(|entry| entry.trim().split_once(' ').filter(|(code, _)| *code == country));
    found.map_or_else(|| vec!["en"], |(_, langs)| langs.split(',').collect())
}

/// The script that a language's names are written in.
pub(crate) fn script(lang: &str) -> Script {
    match lang.split('-').next().unwrap_or(lang) {
        "uk" | "ru" | "be" | "bg" | "mk" | "sr" | "kk" | "ky" | "tg" | "mn" => Script::Cyrillic,
        "el" => Script::Greek,
        "hy" => Script::Armenian,
        "ka" => Script::Georgian,
        "ar" | "fa" | "ur" => Script::Arabic,
        "he" => Script::Hebrew,
        "hi" => Script::Devanagari,
        "th" => Script::Thai,
        "ko" => Script::Hangul,
        "zh" => Script::Han,
        _ => Script::Latin,
    }
}

/// Languages of other scripts than those above, whose names nobody reads here.
const OTHER: &[&str] = &["am", "bn", "dv", "dz", "km", "lo", "my", "ne", "si", "ti", "ja"];

/// Whether all letters of a name are of the script of its language, or of its alphabet, where that tells languages
/// apart: lists have Ukrainian names that are tagged as Russian.
pub(crate) fn is_in_script(lang: &str, text: &str) -> bool {
    if let Some(alphabet) = alphabet(lang) {
        return text.to_lowercase().chars().all(|c| alphabet.contains(c));
    }
    let scripts = text.chars().filter(|c| c.is_alphabetic());
    if lang == "ja" {
        return scripts.into_iter().all(|c| c == 'ー' || Script::of(c).is_some_and(Script::is_unspaced));
    }
    let not_latin = OTHER.contains(&lang);
    let wanted = script(lang);
    text.chars().filter_map(Script::of).all(|script| if not_latin { script != Script::Latin } else { script == wanted })
}

/// What readers of a language are given for the place's name by a scheme.
pub(crate) fn made(dictionary: &Dictionary, reader: &str, place: &Place) -> Option<String> {
    let native = place.name_in(&place.primary)?;
    let (reader, source) = (Lang::parse(reader)?, Lang::parse(&place.primary)?);
    let scheme = dictionary.scheme_for(reader, source, None)?;
    scheme.transliterate(native, NameClass::Place, OptionSet::EMPTY).ok()
}

/// A form that the scheme makes, or that is the native name, needs no listing.
pub(crate) fn leave_out_what_schemes_make(place: &mut Place, dictionary: &Dictionary) {
    let langs: Vec<String> = place.forms.keys().cloned().collect();
    for lang in langs {
        let known = place.name_in(&lang).map(str::to_owned).or_else(|| made(dictionary, &lang, place));
        let Some(forms) = place.forms.get_mut(&lang) else { continue };
        forms.retain(|text, _| known.as_deref() != Some(text));
        if forms.is_empty() {
            place.forms.remove(&lang);
        }
    }
}

/// Names without tags, sorted by what can be told of them.
pub(crate) struct Untagged<'d> {
    dictionary: &'d Dictionary,
    /// By language of the name, the schemes that maps were lettered by.
    of_maps: HashMap<&'static str, &'static str>,
}

impl<'d> Untagged<'d> {
    pub(crate) fn new(dictionary: &'d Dictionary) -> Self {
        let of_maps = [
            ("uk", "uk-kmu-2010"),
            ("ru", "ru-bgn-pcgn-1947"),
            ("be", "be-bgn-pcgn-1979"),
            ("bg", "bg-bgn-pcgn-1952"),
            ("mk", "mk-bgn-pcgn-2013"),
            ("sr", "sr-gaj"),
            ("kk", "kk-bgn-pcgn-1979"),
            ("ky", "ky-bgn-pcgn-1979"),
            ("mn", "mn-mns-5217-2012"),
            ("tg", "tg-bgn-pcgn-1994"),
            ("el", "el-elot-743"),
            ("ka", "ka-national-2002"),
            ("hy", "hy-bgn-pcgn-1981"),
        ];
        Self { dictionary, of_maps: of_maps.into_iter().collect() }
    }

    /// The name in a language among names without tags: the one whose transliteration is among them as well.
    pub(crate) fn name<'n>(&self, lang: &str, main: &str, names: &[&'n str]) -> Option<&'n str> {
        let scheme = self.dictionary.scheme_by_id(self.of_maps.get(lang)?)?;
        let latin: Vec<Key> = names.iter().map(|name| bare(name)).collect();
        let made =
            |name: &str| scheme.transliterate(name, NameClass::Place, OptionSet::EMPTY).ok().map(|made| bare(&made));
        let fits = |name: &&&'n str| belongs(lang, name);
        let of_main = names.iter().filter(fits).find(|name| made(name).as_ref() == Some(&bare(main)));
        let of_any = || names.iter().filter(fits).find(|name| made(name).is_some_and(|made| latin.contains(&made)));
        of_main.or_else(of_any).copied()
    }
}

/// Folded, without the marks of soft signs.
fn bare(name: &str) -> Key {
    Key::of(&name.replace(['\'', '’', 'ʼ', 'ʹ', '"', '”'], ""))
}

/// Whether all letters are ones that the language has.
fn belongs(lang: &str, name: &str) -> bool {
    is_in_script(lang, name) && name.chars().any(char::is_alphabetic)
}

/// The letters of languages that share a script, and what else stands in their names.
fn alphabet(lang: &str) -> Option<&'static str> {
    Some(match lang {
        "uk" => "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя'’ʼ -",
        "ru" => "абвгдеёжзийклмнопрстуфхцчшщъыьэюя -",
        "be" => "абвгдеёжзійклмнопрстуўфхцчшыьэюя'’ʼ -",
        "bg" => "абвгдежзийклмнопрстуфхцчшщъьюя -",
        "mk" => "абвгдѓежзѕијклљмнњопрстќуфхцчџшѐѝ'’ -",
        "sr" => "абвгдђежзијклљмнњопрстћуфхцчџш -",
        _ => return None,
    })
}
