//! Forms that are words too: they need a guard, or every such word in a text would be looked at as a name.

use std::collections::HashSet;

use crate::dictionary::{Kind, Language};
use crate::text::{Key, Script};

/// The words of a language that are no names by themselves.
pub(in crate::curate) struct Guard {
    name: Box<str>,
    file: String,
    words: HashSet<Box<str>>,
    /// Words that already count as names only where a capital in mid-sentence shows it.
    guarded: HashSet<Box<str>>,
}

/// A form of fewer letters is hardly told from a word, an ending or an abbreviation.
const SHORT: usize = 3;

impl Guard {
    pub(super) fn of(language: &Language) -> Self {
        let words = [&language.function_words, &language.titles, &language.generics];
        Self {
            name: language.name.clone(),
            file: format!("languages/{}.toml", language.lang),
            words: words.into_iter().flatten().cloned().collect(),
            guarded: language.common_words.iter().cloned().collect(),
        }
    }

    /// What is wrong with a form that nothing guards; `None` if it needs no guard or has one.
    pub(in crate::curate) fn missing(&self, text: &str, kind: Kind) -> Option<(String, String)> {
        let key = Key::of(text);
        let key = key.as_str();
        if key.contains(' ') || self.guarded.contains(key) {
            return None;
        }
        let language = &self.name;
        let what = if self.words.contains(key) {
            format!("{text} is a word of its own in {language}")
        } else if !kind.is_person() && is_short(text, key) {
            // A family name may be short; who it names is told by what stands beside it.
            format!("{text} is so short that {language} words and abbreviations will be taken for it")
        } else {
            return None;
        };
        let help = format!(
            "leave the form out, list it under `common-words` in {}, or say above it why it may stay: \
             `# canonym: ignore[missing-guard] …`",
            self.file
        );
        Some((what, help))
    }
}

/// Whether a form has few letters, in a script that writes words with letters. Capitals throughout are
/// enough to tell UN from un.
fn is_short(text: &str, key: &str) -> bool {
    let has_case = text.chars().filter_map(Script::of).all(Script::has_case);
    let is_abbreviation = text.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
    key.chars().count() <= SHORT && has_case && !is_abbreviation
}
