//! Putting one form in the place of another: in its case, in its capitals.

use crate::dictionary::Dictionary;
use crate::resolve::{Reading, is_all_caps};
use crate::text::fold::is_apostrophe;
use crate::text::{Lang, case};

/// The wanted form as it must stand where `surface` stands, read as `reading`.
///
/// Words are inflected one by one, each as its counterpart is; `None` where the language does not
/// know how, or the two names have not as many words.
pub(super) fn substitute(
    dictionary: &Dictionary,
    lang: Option<Lang>,
    reading: &Reading,
    wanted: &str,
    surface: &str,
) -> Option<String> {
    let text =
        if reading.inflection().is_some() { inflect(dictionary, lang?, reading, wanted)? } else { wanted.to_owned() };
    // The apostrophe of an ending stays as the text types it.
    let text = match surface.chars().find(|&c| is_apostrophe(c)) {
        Some(typed) if !wanted.contains(is_apostrophe) => text.replace(is_apostrophe, typed.encode_utf8(&mut [0; 4])),
        _ => text,
    };
    Some(if is_all_caps(surface) { case::upper(&text, lang) } else { text })
}

fn inflect(dictionary: &Dictionary, lang: Lang, reading: &Reading, wanted: &str) -> Option<String> {
    let language = dictionary.language(lang)?;
    let class = dictionary.entity(dictionary.index().form(reading.form).entity).kind.class();
    let words: Vec<&str> = wanted.split_inclusive([' ', '-']).collect();
    if words.len() != reading.inflections.len() {
        return None;
    }
    let mut inflected = String::new();
    for (word, inflection) in words.into_iter().zip(&reading.inflections) {
        let bare = word.trim_end_matches([' ', '-']);
        match inflection {
            Some(inflection) => {
                inflected.push_str(&language.inflect(bare, &inflection.case, class, Some(inflection.paradigm))?);
            }
            None => inflected.push_str(bare),
        }
        inflected.push_str(&word[bare.len()..]);
    }
    Some(inflected)
}

/// d'Odessa cannot become d'Kyiv.
pub(super) fn breaks_elision(text: &str, start: usize, old: &str, new: &str) -> bool {
    let elided = text[..start].ends_with(is_apostrophe);
    let is_vowel = |word: &str| {
        let key = crate::text::Key::of(word);
        key.as_str().starts_with(['a', 'e', 'i', 'o', 'u', 'h', 'y'])
    };
    elided && is_vowel(old) && !is_vowel(new)
}
