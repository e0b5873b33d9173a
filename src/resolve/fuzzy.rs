//! Forms that are nearly what was written.

use crate::dictionary::{Dictionary, FormId};
use crate::text::distance::edits;
use crate::text::{Key, Script};

/// A form close to a word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Near {
    /// One of the forms behind the key.
    pub form: FormId,
    /// Single-letter edits between the folded word and the folded form.
    pub distance: u8,
}

/// How many edits a word of so many letters may be away: none below 4, one below 10, else two.
/// Names of four and five letters lie within an edit of each other (Orsk and Arsk): such a form is
/// worth showing to somebody who asks, and proves nothing.
fn reach(letters: usize) -> usize {
    match letters {
        0..4 => 0,
        4..10 => 1,
        _ => 2,
    }
}

/// The forms nearest to a name that is no form itself, at the smallest distance; none if it is one.
pub fn nearest(dictionary: &Dictionary, name: &str) -> Vec<Near> {
    let key = Key::of(name);
    let letters = key.as_str().chars().count();
    if !dictionary.index().phrase(key.as_str()).is_empty() {
        return Vec::new();
    }
    let script = key.as_str().chars().find_map(Script::of);
    let mut best = reach(letters);
    let mut near: Vec<Near> = Vec::new();
    for (phrase, forms) in dictionary.index().phrases() {
        let phrase = phrase.as_str();
        let apart = phrase.chars().count().abs_diff(letters);
        if apart > best || phrase.chars().find_map(Script::of) != script {
            continue;
        }
        let distance = edits(key.as_str(), phrase);
        if distance == 0 || distance > best {
            continue;
        }
        if distance < best {
            best = distance;
            near.clear();
        }
        near.extend(forms.iter().map(|&form| Near { form, distance: distance as u8 }));
    }
    // Letters that only changed places are the likelier slip.
    let letters = |text: &str| {
        let mut letters: Vec<char> = text.chars().collect();
        letters.sort_unstable();
        letters
    };
    let typed = letters(key.as_str());
    near.sort_by_key(|near| letters(Key::of(&dictionary.index().form(near.form).text).as_str()) != typed);
    near
}
