//! Which letters a language is written in.

use crate::text::{Lang, Script};

/// The scripts in which names of a language are written, by its tag; empty where that is not known.
///
/// Source: the "Latn", "Cyrl" … of Unicode CLDR's likely subtags, and the second script of languages that
/// are printed in two.
fn scripts(lang: Lang) -> &'static [Script] {
    if let Some(script) = lang.script() {
        return match script {
            "Latn" => &[Script::Latin],
            "Cyrl" => &[Script::Cyrillic],
            "Arab" => &[Script::Arabic],
            "Deva" => &[Script::Devanagari],
            "Hans" | "Hant" => &[Script::Han],
            _ => &[],
        };
    }
    match lang.primary() {
        "uk" | "ru" | "be" | "bg" | "mk" | "ky" | "tg" | "mn" | "tt" | "ba" | "cv" | "os" => &[Script::Cyrillic],
        "sr" | "kk" | "uz" | "bs" => &[Script::Cyrillic, Script::Latin],
        "el" => &[Script::Greek],
        "hy" => &[Script::Armenian],
        "ka" => &[Script::Georgian],
        "he" | "yi" => &[Script::Hebrew],
        "ar" | "fa" | "ur" | "ps" => &[Script::Arabic],
        "hi" | "mr" | "ne" | "sa" => &[Script::Devanagari],
        "th" => &[Script::Thai],
        "ko" => &[Script::Hangul, Script::Han],
        "ja" => &[Script::Kana, Script::Han],
        "zh" | "yue" | "wuu" => &[Script::Han],
        "my" | "bn" | "ta" | "te" | "kn" | "ml" | "gu" | "pa" | "km" | "lo" | "si" | "am" => &[Script::Other],
        "en" | "fr" | "de" | "es" | "it" | "pt" | "nl" | "pl" | "cs" | "sk" | "sl" | "hr" | "hu" | "ro" | "sv"
        | "da" | "nb" | "nn" | "no" | "fi" | "et" | "lv" | "lt" | "ca" | "eu" | "gl" | "tr" | "az" | "id" | "ms"
        | "vi" | "eo" | "is" | "ga" | "cy" | "sq" | "la" | "af" | "sw" => &[Script::Latin],
        _ => &[],
    }
}

/// What is wrong with the letters of a form, in an editor's words, and what to do; `None` if nothing is.
///
/// `may_be_foreign` is for organizations, whose names may stay as they are: NATO, IKEA.
pub(in crate::curate) fn wrong(
    text: &str,
    lang: Lang,
    language: &str,
    may_be_foreign: bool,
) -> Option<(String, String)> {
    let allowed = scripts(lang);
    for word in text.split(|c: char| !c.is_alphanumeric()) {
        let mut found: Vec<(Script, char)> = Vec::new();
        for c in word.chars() {
            if let Some(script) = Script::of(c)
                && !found.iter().any(|(known, _)| *known == script)
            {
                found.push((script, c));
            }
        }
        let is_mixed = found.len() > 1 && !found.iter().all(|(script, _)| is_east_asian(*script));
        let foreign = found.iter().find(|(script, _)| !allowed.is_empty() && !allowed.contains(script));
        if is_mixed {
            let names: Vec<String> = found.iter().map(|(script, c)| format!("{} {c}", name(*script))).collect();
            return Some((
                format!("{text} mixes {}", names.join(" with ")),
                "type the word anew in one alphabet".to_owned(),
            ));
        }
        if let Some((script, c)) = foreign
            && !(may_be_foreign && *script == Script::Latin)
        {
            let message = format!("{text} has {} letters ({c}), and {language} is not written in them", name(*script));
            return Some((message, "correct the form, or put it under its own language".to_owned()));
        }
    }
    None
}

/// Korean and Japanese words may be written in two scripts at once.
fn is_east_asian(script: Script) -> bool {
    matches!(script, Script::Hangul | Script::Kana | Script::Han)
}

fn name(script: Script) -> &'static str {
    match script {
        Script::Latin => "Latin",
        Script::Cyrillic => "Cyrillic",
        Script::Greek => "Greek",
        Script::Armenian => "Armenian",
        Script::Georgian => "Georgian",
        Script::Hebrew => "Hebrew",
        Script::Arabic => "Arabic",
        Script::Devanagari => "Devanagari",
        Script::Thai => "Thai",
        Script::Hangul => "Korean",
        Script::Kana => "kana",
        Script::Han => "Chinese",
        Script::Other => "other",
    }
}
