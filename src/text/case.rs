//! Capitals and small letters, as a language has them.

use super::Lang;

/// In small letters. In Turkish and Azerbaijani those of I and İ are ı and i (Unicode, `SpecialCasing`); elsewhere,
/// where İ stands in foreign names alone, it is i as well, with no dot above it that only a computer keeps.
pub fn lower(text: &str, lang: Option<Lang>) -> String {
    let undotted = has_dotless_i(lang);
    let mut small = String::with_capacity(text.len());
    for part in text.split_inclusive(['I', 'İ']) {
        let plain = part.trim_end_matches(['I', 'İ']);
        small.push_str(&plain.to_lowercase());
        match &part[plain.len()..] {
            "" => {}
            "I" if undotted => small.push('ı'),
            _ => small.push('i'),
        }
    }
    small
}

/// In capitals; the capital of i is İ in Turkish and Azerbaijani.
pub fn upper(text: &str, lang: Option<Lang>) -> String {
    if has_dotless_i(lang) { text.replace('i', "İ").to_uppercase() } else { text.to_uppercase() }
}

fn has_dotless_i(lang: Option<Lang>) -> bool {
    lang.is_some_and(|lang| matches!(lang.primary(), "tr" | "az"))
}

#[cfg(test)]
mod tests {
    use super::{lower, upper};
    use crate::text::Lang;

    #[test]
    fn turkish_has_two_letters_i() {
        let turkish = Lang::parse("tr");
        assert_eq!(lower("KİEV DIŞI", turkish), "kiev dışı");
        assert_eq!(lower("KİEV I", None), "kiev i");
        assert_eq!(upper("Harkiv’in Işık", turkish), "HARKİV’İN IŞIK");
        assert_eq!(upper("Harkiv", Lang::parse("en")), "HARKIV");
        assert_eq!(lower("ΟΔΥΣΣΕΥΣ", None), "οδυσσευς");
    }
}
