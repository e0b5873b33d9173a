#![doc = include_str!("mixed_script.md")]

use super::case::{Case, Place, Verdicts};
use crate::find::words::TokenKind;
use crate::finding::Severity;
use crate::fix::Applicability;
use crate::resolve::Passage;
use crate::text::homoglyph::in_script;
use crate::text::{Key, Lang, Script};

/// The rule's name.
pub(super) const NAME: &str = "mixed-script";

/// Looks for words that hold a few letters of another script that only look right.
pub(super) fn judge(case: &Case<'_>, verdicts: &mut Verdicts) {
    for passage in case.passages.iter().filter(|passage| !passage.segment.text().is_ascii()) {
        for token in passage.tokens.iter().filter(|token| token.kind == TokenKind::Word) {
            let word = passage.segment.slice(token.span);
            if let Some((meant, script)) = meant(word) {
                let place = Place { segment: passage.number, span: token.span };
                report(case, verdicts, passage, place, &meant, script);
            }
        }
    }
}

/// The word in the script of most of its letters, if at most a third are look-alikes of another.
///
/// A foreign stem with a native ending (`SMSка`) has more, and is meant.
fn meant(word: &str) -> Option<(String, Script)> {
    if word.is_ascii() {
        return None;
    }
    let letters: Vec<Script> = word.chars().filter_map(Script::of).collect();
    let latin = letters.iter().filter(|script| **script == Script::Latin).count();
    let cyrillic = letters.iter().filter(|script| **script == Script::Cyrillic).count();
    if latin == 0 || cyrillic == 0 || latin + cyrillic < letters.len() {
        return None;
    }
    let is_numeral = |latin: String| latin.chars().all(|c| "IVXLCDM".contains(c));
    if in_script(word, Script::Latin).is_some_and(is_numeral) {
        return None; // Cyrillic ХХ with Latin I is how the century is typed, and no name.
    }
    let (script, strays) = if latin >= cyrillic { (Script::Latin, cyrillic) } else { (Script::Cyrillic, latin) };
    let few = strays * 3 <= letters.len();
    Some((few.then(|| in_script(word, script)).flatten()?, script))
}

fn report(case: &Case<'_>, verdicts: &mut Verdicts, passage: &Passage<'_>, place: Place, meant: &str, script: Script) {
    let word = passage.segment.slice(place.span);
    let strays: Vec<char> = word.chars().filter(|&c| Script::of(c).is_some_and(|of| of != script)).collect();
    let letters = strays.iter().map(char::to_string).collect::<Vec<_>>().join(", ");
    let (own, other) = if script == Script::Latin { ("Latin", "Cyrillic") } else { ("Cyrillic", "Latin") };
    let which = if strays.len() == 1 {
        format!("The {letters} is a {other} letter")
    } else {
        format!("{letters} are {other} letters")
    };
    let message = format!("{which} in the {own} word {meant}. It looks right and no search will find it.");
    let mut finding = case.finding(NAME, Severity::Warning, place, message);
    let entity = known(case, passage.lang, meant);
    let applicability = if entity.is_some() { Applicability::Unsafe } else { Applicability::DisplayOnly };
    finding.entity = entity;
    finding.evidence = vec![crate::resolve::Evidence::Homoglyph { form: meant.to_owned() }];
    finding.fixes = vec![case.fix(format!("write {meant} in {own} letters"), applicability, place, meant)];
    verdicts.push(place, finding);
}

/// The entity that a word, in whatever case, is a form of.
fn known(case: &Case<'_>, lang: Option<Lang>, word: &str) -> Option<String> {
    let language = lang.and_then(|lang| case.dictionary.language(lang));
    let bases = language.into_iter().flat_map(|language| language.bases(word, None)).map(|base| base.text);
    let index = case.dictionary.index();
    let form = [word.to_owned()]
        .into_iter()
        .chain(bases)
        .find_map(|base| index.phrase(Key::of(&base).as_str()).first().copied())?;
    Some(case.dictionary.entity(index.form(form).entity).id.to_string())
}
