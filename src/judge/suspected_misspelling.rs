#![doc = include_str!("suspected_misspelling.md")]

use std::collections::{BTreeMap, HashMap};

use super::case::{Case, Place, Verdicts};
use crate::dictionary::{EntityId, Language};
use crate::find::words::{Token, TokenKind};
use crate::finding::Severity;
use crate::fix::Applicability;
use crate::resolve::{Evidence, Passage};
use crate::text::distance::edits;
use crate::text::fold::is_apostrophe;
use crate::text::{Key, Lang, case};

/// The rule's name.
pub(super) const NAME: &str = "suspected-misspelling";

/// The fewest letters of a word in which one wrong letter says something. Two letters that changed
/// places say it in a shorter one too (Kiyv).
const FEWEST_LETTERS: usize = 7;
const FEWEST_LETTERS_SWAPPED: usize = 4;

/// Endings belong to grammar: a difference in the last letters is no misspelling.
const ENDING: usize = 2;

/// The form and entity that an unknown word was meant to be, if any.
type Meant<'a> = Option<(&'a str, EntityId)>;

/// Compares the words that nobody knows with the names that the same text spells right.
pub(super) fn judge(case: &Case<'_>, verdicts: &mut Verdicts) {
    let mut used: BTreeMap<(Option<Lang>, Key), (&str, EntityId)> = BTreeMap::new();
    for usage in case.usages.iter().filter(|usage| !usage.form.contains([' ', '-'])) {
        used.insert((usage.group.lang, Key::of(&usage.form)), (&usage.form, usage.group.entity));
    }
    if used.is_empty() {
        return;
    }
    let mut asked: HashMap<(Option<Lang>, &str), Meant<'_>> = HashMap::new();
    for passage in case.passages {
        for token in passage.tokens.iter().filter(|token| may_be_misspelt(passage, token)) {
            let word = without_enclitic(passage.segment.slice(token.span));
            let lang = passage.lang.map(Lang::base);
            let meant = *asked.entry((lang, word)).or_insert_with(|| {
                let key = Key::of(word);
                let near = used.iter().find(|((of, form), _)| *of == lang && is_slip(key.as_str(), form.as_str()));
                near.filter(|_| !is_known(case, passage.lang, word)).map(|(_, &meant)| meant)
            });
            if let Some((form, entity)) = meant {
                report(case, verdicts, passage, token, word, form, entity);
            }
        }
    }
}

fn may_be_misspelt(passage: &Passage<'_>, token: &Token) -> bool {
    let word = passage.segment.slice(token.span);
    let is_own = passage.segment.role_at(token.span).is_own();
    token.kind == TokenKind::Word && word.starts_with(char::is_uppercase) && is_own
}

fn without_enclitic(word: &str) -> &str {
    word.rsplit_once(is_apostrophe).filter(|(_, tail)| tail.chars().count() <= 1).map_or(word, |(name, _)| name)
}

/// Whether one folded word is a slip of the pen away from another.
fn is_slip(word: &str, form: &str) -> bool {
    let (letters, of_form) = (word.chars().count(), form.chars().count());
    if letters.abs_diff(of_form) > 1 || letters < FEWEST_LETTERS_SWAPPED || edits(word, form) != 1 {
        return false;
    }
    let prefix = word.chars().zip(form.chars()).take_while(|(a, b)| a == b).count();
    let suffix = word.chars().rev().zip(form.chars().rev()).take_while(|(a, b)| a == b).count();
    let swapped = letters == of_form && prefix + suffix + 2 == letters;
    prefix > 0
        && if swapped { true } else { letters >= FEWEST_LETTERS && of_form >= FEWEST_LETTERS && suffix >= ENDING }
}

/// Whether the word, in whatever case, is part of a form of the dictionary, or one that the language is
/// known to have (Tschechen beside Tschechien).
fn is_known(case: &Case<'_>, lang: Option<Lang>, word: &str) -> bool {
    // Ireland is no slip of Iceland.
    let indices = [case.dictionary.index(), case.dictionary.places()];
    let known = |word: &str| indices.iter().any(|index| index.word(Key::of(word).as_str()).is_some());
    let language = lang.and_then(|lang| case.dictionary.language(lang));
    let is_word = |language: &&Language| {
        let lower = word.to_lowercase();
        language.not_names.iter().chain(&language.common_words).any(|listed| **listed == lower)
    };
    known(word)
        || language.as_ref().is_some_and(is_word)
        || language.is_some_and(|language| language.bases(word, None).iter().any(|base| known(&base.text)))
}

fn report(
    case: &Case<'_>,
    verdicts: &mut Verdicts,
    passage: &Passage<'_>,
    token: &Token,
    word: &str,
    form: &str,
    entity: EntityId,
) {
    let span = crate::text::Span::new(token.span.start(), token.span.start() + word.len());
    let place = Place { segment: passage.number, span };
    let id = case.dictionary.entity(entity).id.to_string();
    let others = case.usages.iter().filter(|usage| usage.group.entity == entity && usage.form == form);
    let others: Vec<Place> = others.map(super::Usage::place).collect();
    let Some(&first) = others.first() else { return };
    let line = case.line(first.segment, first.span);
    let mut finding = case.finding(
        NAME,
        Severity::Warning,
        place,
        format!("{word} here, {form} on line {line}. Is it a slip of the pen?"),
    );
    finding.entity = Some(id);
    finding.evidence = vec![Evidence::Fuzzy { form: form.to_owned(), distance: 1 }];
    finding.related = vec![case.related(first, form.to_owned())];
    let text = if crate::resolve::is_all_caps(word) { case::upper(form, passage.lang) } else { form.to_owned() };
    finding.fixes = vec![case.fix(format!("write {text}"), Applicability::DisplayOnly, place, &text)];
    verdicts.push(place, finding);
}

#[cfg(test)]
mod tests {
    use super::is_slip;

    #[test]
    fn slips_are_told_from_other_names_and_from_endings() {
        for (word, form) in
            [("kiyv", "kyiv"), ("zaporozhzhia", "zaporizhzhia"), ("mykoliav", "mykolaiv"), ("нафтагаз", "нафтогаз")]
        {
            assert!(is_slip(word, form), "{word} {form}");
        }
        for (word, form) in [
            ("orsk", "arsk"),
            ("crimean", "crimea"),
            ("kharkivs", "kharkiv"),
            ("zelenska", "zelensky"),
            ("kursk", "irkutsk"),
            ("kyiv", "kyiv"),
            ("lviv", "liev"),
            ("polaka", "polska"),
        ] {
            assert!(!is_slip(word, form), "{word} {form}");
        }
    }
}
