//! The parts of a person's name that a list has in one piece.

use crate::dictionary::PartKind;
use crate::text::Lang;

type Parts = Vec<(PartKind, Box<str>)>;

/// The parts of a name as it stands in a text of a language, or with the family name, a comma and the rest.
///
/// Words in lower case before the family name belong to it (von der Leyen); Hungarian, Vietnamese and the
/// languages of East Asia put it first, but for foreign names with a dot between (弗拉基米尔·泽连斯基). What
/// has no blank is a family name.
pub(super) fn parts(text: &str, lang: Lang) -> Parts {
    if let Some((family, rest)) = text.split_once(',') {
        return named(rest, family.trim(), lang);
    }
    if let Some((given, family)) = text.rsplit_once(['·', '・']) {
        return vec![(PartKind::Given, given.into()), (PartKind::Family, family.into())];
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    if let ([family, rest @ ..], "hu" | "vi" | "zh" | "ja" | "ko") = (&words[..], lang.primary()) {
        return named(&rest.join(" "), family, lang);
    }
    let is_small = |word: &&str| word.chars().next().is_some_and(char::is_lowercase);
    let last = words.len().saturating_sub(1);
    let family = words.iter().take(last).position(is_small).filter(|&at| at > 0).unwrap_or(last);
    named(&words[..family].join(" "), &words[family..].join(" "), lang)
}

fn named(given: &str, family: &str, lang: Lang) -> Parts {
    let mut words: Vec<&str> = given.split_whitespace().collect();
    let has_patronymics = matches!(lang.primary(), "uk" | "ru" | "be");
    let patronymic =
        if has_patronymics && words.len() > 1 && is_patronymic(words[words.len() - 1]) { words.pop() } else { None };
    let mut parts = Parts::new();
    if !words.is_empty() {
        parts.push((PartKind::Given, words.join(" ").into()));
    }
    parts.extend(patronymic.map(|word| (PartKind::Patronymic, word.into())));
    parts.push((PartKind::Family, family.into()));
    parts
}

/// Whether a word ends like an East Slavic patronymic: Олександрович, Александровна, Андріївна.
fn is_patronymic(word: &str) -> bool {
    ["ич", "івна", "ївна", "вна", "ична", "ўна"].iter().any(|ending| word.ends_with(ending))
}
