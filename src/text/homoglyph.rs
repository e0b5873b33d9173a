//! Letters of different scripts that look alike.

use super::Script;

/// Cyrillic letters and the Latin letters they look like in print.
/// Source: Unicode confusables (UTS 39), only the pairs that cannot be told apart in common typefaces.
const PAIRS: &[(char, char)] = &[
    ('а', 'a'),
    ('е', 'e'),
    ('о', 'o'),
    ('р', 'p'),
    ('с', 'c'),
    ('у', 'y'),
    ('х', 'x'),
    ('і', 'i'),
    ('ї', 'ï'),
    ('ј', 'j'),
    ('ѕ', 's'),
    ('ԁ', 'd'),
    ('һ', 'h'),
    ('А', 'A'),
    ('В', 'B'),
    ('Е', 'E'),
    ('К', 'K'),
    ('к', 'k'),
    ('М', 'M'),
    ('Н', 'H'),
    ('О', 'O'),
    ('Р', 'P'),
    ('С', 'C'),
    ('Т', 'T'),
    ('У', 'Y'),
    ('Х', 'X'),
    ('І', 'I'),
    ('Ї', 'Ï'),
    ('Ј', 'J'),
    ('Ѕ', 'S'),
];

/// The word with every letter of another script replaced by its look-alike in `script`; `None` if a
/// letter has none, or all letters are of `script` already.
pub fn in_script(word: &str, script: Script) -> Option<String> {
    let mut changed = false;
    let mut replaced = String::with_capacity(word.len());
    for c in word.chars() {
        let of = Script::of(c);
        if of.is_none() || of == Some(script) {
            replaced.push(c);
            continue;
        }
        replaced.push(look_alike(c, script)?);
        changed = true;
    }
    changed.then_some(replaced)
}

fn look_alike(c: char, script: Script) -> Option<char> {
    match script {
        Script::Latin => PAIRS.iter().find(|(cyrillic, _)| *cyrillic == c).map(|&(_, latin)| latin),
        Script::Cyrillic => PAIRS.iter().find(|(_, latin)| *latin == c).map(|&(cyrillic, _)| cyrillic),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Script, in_script};

    #[test]
    fn only_words_that_can_be_written_in_one_script_are() {
        assert_eq!(in_script("Kyіv", Script::Latin).as_deref(), Some("Kyiv"));
        assert_eq!(in_script("Киïв", Script::Cyrillic).as_deref(), Some("Київ"));
        assert_eq!(in_script("Kyiv", Script::Latin), None);
        assert_eq!(in_script("ІТ-шник", Script::Latin), None);
    }
}
