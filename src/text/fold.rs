//! The folded form of one word, for looking it up.

use std::fmt;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::Script;

/// The folded form of a word or phrase: lower case, without diacritics, apostrophes, hyphens and full stops.
///
/// Two spellings with one key are *candidates* for being one form and nothing more: keys find, they
/// never judge, and they are never shown to anybody. Words of a phrase are joined by one blank.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key(Box<str>);

impl Key {
    /// Folds a word or a phrase.
    ///
    /// Cyrillic keeps the letters that only look like base and mark (й ї ў ґ) and loses stress
    /// marks; ё folds to е, as most Russian text is printed. Kana keep the marks of voiced sounds (デ is not テ).
    pub fn of(text: &str) -> Key {
        let mut key = String::with_capacity(text.len());
        fold_into(text, &mut key);
        Key(key.into())
    }

    /// The folded letters.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::borrow::Borrow<str> for Key {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Appends the folded form of `text` to `key`.
pub fn fold_into(text: &str, key: &mut String) {
    if text.is_ascii() {
        for byte in text.bytes() {
            match byte {
                b'\'' | b'`' | b'.' => {}
                b'-' | b' ' | b'\t' | b'\n' | b'\r' => push_blank(key),
                _ => key.push(byte.to_ascii_lowercase() as char),
            }
        }
        trim_blank(key);
        return;
    }
    for composed in text.nfc() {
        for c in composed.to_lowercase() {
            fold_char(c, key);
        }
    }
    trim_blank(key);
}

fn fold_char(c: char, key: &mut String) {
    match c {
        'ł' => key.push('l'),
        'đ' | 'ð' => key.push('d'),
        'ø' => key.push('o'),
        'ı' => key.push('i'),
        'ß' => key.push_str("ss"),
        'æ' => key.push_str("ae"),
        'œ' => key.push_str("oe"),
        'þ' => key.push_str("th"),
        'ё' => key.push('е'),
        'ħ' => key.push('h'),
        // Persian keyboards have their own code points for two Arabic letters.
        'ی' | 'ى' => key.push('ي'),
        'ک' => key.push('ك'),
        // Arabic lines are stretched, and St. Petersburg is St Petersburg.
        'ـ' | '.' => {}
        _ if is_apostrophe(c) => {}
        _ if is_hyphen(c) || c.is_whitespace() => push_blank(key),
        _ if is_combining_mark(c) => {}
        _ if matches!(Script::of(c), Some(Script::Cyrillic | Script::Kana)) => key.push(c),
        _ => key.extend(std::iter::once(c).nfkd().filter(|&c| !is_combining_mark(c) && !is_apostrophe(c))),
    }
}

fn push_blank(key: &mut String) {
    if !key.is_empty() && !key.ends_with(' ') {
        key.push(' ');
    }
}

fn trim_blank(key: &mut String) {
    if key.ends_with(' ') {
        key.pop();
    }
}

/// Apostrophes, primes and their look-alikes, as typed for Ukrainian ', soft signs and ayn.
pub fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '`' | '’' | '‘' | 'ʼ' | 'ʻ' | 'ʾ' | 'ʿ' | 'ʹ' | 'ʺ' | '′' | '″' | '”' | '´' | '＇' | 'ˈ')
}

/// Hyphens that join the parts of a name; dashes between clauses are none.
pub fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

/// The text in Unicode normalization form C.
pub fn compose(text: &str) -> String {
    text.nfc().collect()
}

/// The base and the marks of a letter.
pub fn decompose(letter: char) -> impl Iterator<Item = char> {
    std::iter::once(letter).nfd()
}

/// Whether the character is a combining mark.
pub fn is_mark(c: char) -> bool {
    is_combining_mark(c)
}

#[cfg(test)]
mod tests {
    use super::Key;

    #[test]
    fn spellings_of_one_name_meet() {
        for (a, b) in [
            ("Járkov", "JARKOV"),
            ("Łódź", "lodz"),
            ("Kup'yansk", "Kup’yansk"),
            ("Kryvyi-Rih", "kryvyi rih"),
            ("Ки\u{301}ев", "КИЕВ"),
            ("Горбачёв", "горбачев"),
            ("Luhans’k", "Luhansk"),
            ("Mykolai\u{308}v", "Mykolaïv"),
            ("Αθήνα", "ΑΘΗΝΑ"),
        ] {
            assert_eq!(Key::of(a), Key::of(b), "{a} {b}");
        }
    }

    #[test]
    fn letters_that_tell_names_apart_stay() {
        for (a, b) in [("Київ", "Киів"), ("Андрей", "Андреи"), ("Ґонта", "Гонта"), ("バリ", "パリ")]
        {
            assert_ne!(Key::of(a), Key::of(b), "{a} {b}");
        }
    }
}
