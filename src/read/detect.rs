//! The language of a document and of its passages, where nobody declares it.

use std::collections::{BTreeMap, HashSet};

use foldhash::fast::RandomState;

use crate::document::{Document, Role, Segment};
use crate::text::{Lang, Script, boundary_before};

/// How much text is looked at, in bytes.
const SAMPLE: usize = 20_000;
/// Below this many letters a text has no language of its own.
const LETTERS_OF_DOCUMENT: usize = 60;
/// As for [`LETTERS_OF_DOCUMENT`], for a passage in another language than its document.
const LETTERS_OF_PASSAGE: usize = 200;
/// How sure the detector has to be of a passage.
const SURE: f64 = 0.9;
/// How much text in the language of the document shows what its common words are, in bytes.
const LESSON: usize = 30_000;
/// So many words are common.
const COMMON: usize = 50;

/// The language of the running text, if it is long enough to tell.
pub fn language(document: &Document<'_>) -> Option<Lang> {
    let is_body = |segment: &&Segment<'_>| matches!(segment.role, Role::Body | Role::Spoken) && segment.lang.is_none();
    let mut sample = join(document.segments.iter().filter(is_body));
    if letters(&sample) < LETTERS_OF_DOCUMENT {
        sample = join(document.segments.iter().filter(|segment| segment.lang.is_none()));
    }
    let whole = detect(&sample, LETTERS_OF_DOCUMENT).map(|(lang, _)| lang);
    // A text in two languages is in none as a whole.
    whole.or_else(|| most_used(&sample))
}

/// The language that most letters of the paragraphs of `sample` are in, at equality the first one.
fn most_used(sample: &str) -> Option<Lang> {
    let mut counts: Vec<(Lang, usize)> = Vec::new();
    for paragraph in sample.lines() {
        let Some((lang, _)) = detect(paragraph, LETTERS_OF_DOCUMENT) else { continue };
        let count = letters(paragraph);
        match counts.iter_mut().find(|(known, _)| *known == lang) {
            Some((_, sum)) => *sum += count,
            None => counts.push((lang, count)),
        }
    }
    counts.into_iter().rev().max_by_key(|&(_, count)| count).map(|(lang, _)| lang)
}

/// Gives each segment its language: by the flag, else its own, else the document's, else `default`,
/// else by detection.
///
/// Only where nothing is declared may a long passage differ from its document, and only between
/// languages that a detector does not take for each other. The source side of a bilingual unit keeps
/// its own language even under a flag, which says what the target is.
pub fn assign(document: &mut Document<'_>, flag: Option<Lang>, default: Option<Lang>) {
    let declared = flag.or(document.lang).or(default);
    let detected = if declared.is_none() { language(document) } else { None };
    let sources: HashSet<usize> = document.units.iter().filter_map(|unit| unit.source).collect();
    let mut common = CommonWords::default();
    for (at, segment) in document.segments.iter_mut().enumerate() {
        let overruled = flag.filter(|_| !sources.contains(&at));
        segment.lang = overruled.or(segment.lang).or(declared).or_else(|| passage(segment, detected, &mut common));
    }
    document.lang = declared.or(detected);
}

/// The language of a passage in a document that declares none.
fn passage(segment: &Segment<'_>, document: Option<Lang>, common: &mut CommonWords) -> Option<Lang> {
    let text = head(segment.text(), SAMPLE);
    if common.are_in(text) {
        return document;
    }
    let own = detect(text, LETTERS_OF_PASSAGE);
    if own.is_some_and(|(own, confidence)| confidence >= SURE && Some(own) == document) {
        common.learn(text);
    }
    let own = own.filter(|&(_, confidence)| confidence >= SURE).map(|(lang, _)| lang);
    match (own, document) {
        (Some(own), Some(document)) if are_related(own, document) => Some(document),
        (Some(own), _) => Some(own),
        (None, document) => document,
    }
}

/// The common words of a long document in its language. The detector compares a passage with every language it
/// knows; of most passages these few words tell as much.
#[derive(Default)]
struct CommonWords {
    /// How much was read to learn them.
    read: usize,
    counts: BTreeMap<Box<str>, usize>,
    words: HashSet<Box<str>, RandomState>,
}

impl CommonWords {
    fn learn(&mut self, text: &str) {
        if self.read >= LESSON {
            return;
        }
        self.read += text.len();
        for word in low_words(text) {
            *self.counts.entry(word.into()).or_default() += 1;
        }
        if self.read >= LESSON {
            let mut counted: Vec<(Box<str>, usize)> = std::mem::take(&mut self.counts).into_iter().collect();
            counted.sort_by_key(|&(_, count)| std::cmp::Reverse(count));
            self.words = counted.into_iter().take(COMMON).map(|(word, _)| word).collect();
        }
    }

    /// Whether three in ten words of a text are common ones. Of another language, even a near one, fewer are.
    fn are_in(&self, text: &str) -> bool {
        if self.words.is_empty() {
            return false;
        }
        let (common, all) = low_words(text)
            .fold((0, 0), |(common, all), word| (common + usize::from(self.words.contains(word)), all + 1));
        all > 0 && common * 10 >= all * 3
    }
}

/// Words without a capital: names are of no language.
fn low_words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| Script::of(c).is_none()).filter(|word| word.starts_with(char::is_lowercase))
}

/// The language of a text of at least `least` letters, and how sure that is.
fn detect(text: &str, least: usize) -> Option<(Lang, f64)> {
    if letters(text) < least {
        return None;
    }
    let info = whatlang::detect(text)?;
    let found = tag(info.lang());
    if ["uk", "ru", "be"].contains(&found) {
        // Their words are alike, their letters are not; the detector mixes them up in short texts.
        let by_letters = east_slavic(text).or_else(|| info.is_reliable().then_some(found))?;
        return Some((Lang::parse(by_letters)?, info.confidence().max(SURE)));
    }
    let lang = Lang::parse(found).filter(|_| info.is_reliable())?;
    Some((lang, info.confidence()))
}

/// Ukrainian, Russian or Belarusian by the letters that only some of them have.
fn east_slavic(text: &str) -> Option<&'static str> {
    let (mut ukrainian, mut russian, mut belarusian) = (0_usize, 0_usize, 0_usize);
    // і is Ukrainian and Belarusian, ы э ё are Russian and Belarusian.
    let (mut shared_i, mut shared_y) = (0, 0);
    for c in text.chars() {
        match c {
            'ї' | 'є' | 'ґ' | 'Ї' | 'Є' | 'Ґ' => ukrainian += 1,
            'ъ' | 'Ъ' => russian += 1,
            'ў' | 'Ў' => belarusian += 1,
            'і' | 'І' => shared_i += 1,
            'ы' | 'э' | 'ё' | 'Ы' | 'Э' | 'Ё' => shared_y += 1,
            _ => {}
        }
    }
    if belarusian > 0 && belarusian > ukrainian && shared_i > russian {
        return Some("be");
    }
    match (ukrainian + shared_i).cmp(&(russian + shared_y)) {
        std::cmp::Ordering::Greater => Some("uk"),
        std::cmp::Ordering::Less => Some("ru"),
        std::cmp::Ordering::Equal => None,
    }
}

/// Whether a detector may take one of the two for the other.
fn are_related(a: Lang, b: Lang) -> bool {
    const FAMILIES: &[&[&str]] = &[
        &["uk", "ru", "be", "bg", "mk", "sr"],
        &["cs", "sk"],
        &["es", "pt", "gl", "ca", "it"],
        &["nl", "de", "af"],
        &["da", "nb", "nn", "no", "sv"],
        &["hr", "sr", "bs", "sl"],
        &["az", "tr", "tk"],
        &["fa", "ar", "ur"],
        &["hi", "mr", "ne"],
        &["zh", "ja"],
        &["id", "jv", "ms"],
    ];
    let both = |family: &&[&str]| family.contains(&a.primary()) && family.contains(&b.primary());
    a.base() == b.base() || FAMILIES.iter().any(both)
}

fn join<'d, 's: 'd>(segments: impl Iterator<Item = &'d Segment<'s>>) -> String {
    let mut sample = String::new();
    for segment in segments {
        if sample.len() >= SAMPLE {
            break;
        }
        sample.push_str(head(segment.text(), SAMPLE - sample.len()));
        sample.push('\n');
    }
    sample
}

fn head(text: &str, len: usize) -> &str {
    &text[..boundary_before(text, len)]
}

/// Letters, where one of a script without word spaces says as much as three others.
fn letters(text: &str) -> usize {
    let weight = |c: char| Script::of(c).map_or(0, |script| if script.is_unspaced() { 3 } else { 1 });
    text.chars().map(weight).sum()
}

/// The tag of a language that the detector knows.
fn tag(lang: whatlang::Lang) -> &'static str {
    match lang.code() {
        "eng" => "en",
        "rus" => "ru",
        "cmn" => "zh",
        "spa" => "es",
        "por" => "pt",
        "ita" => "it",
        "ben" => "bn",
        "fra" => "fr",
        "deu" => "de",
        "ukr" => "uk",
        "kat" => "ka",
        "ara" => "ar",
        "hin" => "hi",
        "jpn" => "ja",
        "heb" => "he",
        "yid" => "yi",
        "pol" => "pl",
        "amh" => "am",
        "jav" => "jv",
        "kor" => "ko",
        "nob" => "nb",
        "dan" => "da",
        "swe" => "sv",
        "fin" => "fi",
        "tur" => "tr",
        "nld" => "nl",
        "hun" => "hu",
        "ces" => "cs",
        "ell" => "el",
        "bul" => "bg",
        "bel" => "be",
        "mar" => "mr",
        "kan" => "kn",
        "ron" => "ro",
        "slv" => "sl",
        "hrv" => "hr",
        "srp" => "sr",
        "mkd" => "mk",
        "lit" => "lt",
        "lav" => "lv",
        "est" => "et",
        "tam" => "ta",
        "vie" => "vi",
        "urd" => "ur",
        "tha" => "th",
        "guj" => "gu",
        "uzb" => "uz",
        "pan" => "pa",
        "aze" => "az",
        "ind" => "id",
        "tel" => "te",
        "pes" => "fa",
        "mal" => "ml",
        "ori" => "or",
        "mya" => "my",
        "nep" => "ne",
        "sin" => "si",
        "khm" => "km",
        "tuk" => "tk",
        "aka" => "ak",
        "zul" => "zu",
        "sna" => "sn",
        "afr" => "af",
        "lat" => "la",
        "slk" => "sk",
        "cat" => "ca",
        "tgl" => "tl",
        "hye" => "hy",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::{LESSON, assign, language};
    use crate::document::{Codec, Document, Role, Segment};
    use crate::text::{Lang, Span};

    const ENGLISH: &str = "The governor said on Monday that rescue workers had pulled four people from the rubble of \
        a house in the centre of the town, and that the search for others would go on through the night.";
    const FRENCH: &str = "Le gouverneur a déclaré lundi que les secouristes avaient sorti quatre personnes des \
        décombres d'une maison du centre de la ville, et que les recherches se poursuivraient toute la nuit avec \
        des chiens et des caméras thermiques venues de la capitale.";
    const UKRAINIAN: &str = "Губернатор заявив у понеділок, що рятувальники дістали чотирьох людей з-під завалів \
        будинку в центрі міста, а пошуки інших триватимуть усю ніч. За його словами, на місці працюють кінологи та \
        волонтери, яким привезли їжу, генератори та воду з кількох сусідніх сіл і з обласного центру.";
    const RUSSIAN: &str = "Губернатор заявил в понедельник, что спасатели достали четырёх человек из-под завалов дома \
        в центре города, а поиски других продолжатся всю ночь. По его словам, на месте работают кинологи и \
        добровольцы, которым привезли еду и воду из соседних сёл, и это поможет.";

    fn document<'t>(paragraphs: &[&'t str]) -> Document<'t> {
        let segments = paragraphs.iter().map(|text| {
            let mut builder = Segment::builder(text);
            builder.verbatim(Span::new(0, text.len()));
            builder.finish(Role::Body, Codec::PLAIN)
        });
        Document { segments: segments.collect(), ..Document::default() }
    }

    fn lang(tag: &str) -> Option<Lang> {
        Lang::parse(tag)
    }

    fn assigned(document: &mut Document<'_>, flag: &str, default: &str) -> Vec<String> {
        assign(document, lang(flag), lang(default));
        let tag = |segment: &Segment<'_>| segment.lang.map(|lang| lang.to_string()).unwrap_or_default();
        document.segments.iter().map(tag).collect()
    }

    #[test]
    fn running_text_has_a_language_and_scraps_have_none() {
        for (text, expected) in [
            (ENGLISH, "en"),
            (FRENCH, "fr"),
            (UKRAINIAN, "uk"),
            (RUSSIAN, "ru"),
            ("在星期一，州长表示，救援人员从市中心一栋房屋的废墟中救出了四人，搜救工作将持续整夜。", "zh"),
            ("Kyiv and Kharkiv", ""),
            ("Київ, Харків, Одеса", ""),
            ("", ""),
        ] {
            assert_eq!(language(&document(&[text])), lang(expected), "{text}");
        }
    }

    #[test]
    fn long_passages_in_a_foreign_language_have_their_own() {
        let story = [ENGLISH, "Kiev, mon amour", FRENCH, UKRAINIAN, ENGLISH];
        assert_eq!(assigned(&mut document(&story), "", ""), ["en", "en", "fr", "uk", "en"]);
        let related = [UKRAINIAN, UKRAINIAN, RUSSIAN];
        assert_eq!(assigned(&mut document(&related), "", ""), ["uk", "uk", "uk"]);
    }

    #[test]
    fn long_documents_show_their_common_words_and_foreign_passages_stay_foreign() {
        let mut story = vec![ENGLISH; 2 * LESSON / ENGLISH.len()];
        story.extend([FRENCH, UKRAINIAN, "Kiev, mon amour", ENGLISH]);
        let assigned = assigned(&mut document(&story), "", "");
        assert!(assigned[..assigned.len() - 4].iter().all(|lang| lang == "en"));
        assert_eq!(assigned[assigned.len() - 4..], ["fr", "uk", "en", "en"]);
        for (own, near) in [(ENGLISH, FRENCH), (FRENCH, ENGLISH), (RUSSIAN, UKRAINIAN)] {
            let mut common = super::CommonWords::default();
            while common.read < LESSON {
                common.learn(own);
            }
            assert!(!common.are_in(near));
        }
    }

    #[test]
    fn what_is_declared_is_not_doubted() {
        let story = [ENGLISH, FRENCH];
        assert_eq!(assigned(&mut document(&story), "", "es"), ["es", "es"]);
        let mut declared = document(&story);
        declared.lang = lang("en-GB");
        declared.segments[1].lang = lang("fr");
        assert_eq!(assigned(&mut declared.clone(), "", "es"), ["en-GB", "fr"]);
        assert_eq!(assigned(&mut declared, "de", "es"), ["de", "de"]);
    }
}
