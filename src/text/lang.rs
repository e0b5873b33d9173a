//! Language tags.

use std::fmt;
use std::str::FromStr;

/// A language, with script and region where they matter: `en`, `pt-BR`, `zh-Hant`.
///
/// A small `Copy` subset of BCP 47: primary language of two or three letters, optional script of
/// four, optional region of two letters or three digits. Further subtags are ignored.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Lang {
    primary: [u8; 3],
    script: [u8; 4],
    region: [u8; 3],
}

impl Lang {
    /// English, the language whose names stand in for those of languages we have no table for.
    pub const ENGLISH: Lang = Lang { primary: *b"en\0", script: [0; 4], region: [0; 3] };

    /// Reads a tag such as `uk`, `pt-BR`, `zh_Hant` or `sr-Latn-RS`; `None` if it is none.
    pub fn parse(tag: &str) -> Option<Lang> {
        let mut parts = tag.trim().split(['-', '_']);
        let primary = parts.next()?;
        if !(2..=3).contains(&primary.len()) || !primary.bytes().all(|b| b.is_ascii_alphabetic()) {
            return None;
        }
        let mut lang = Lang { primary: fill(primary.to_ascii_lowercase().as_bytes()), script: [0; 4], region: [0; 3] };
        for part in parts {
            let alphabetic = part.bytes().all(|b| b.is_ascii_alphabetic());
            if part.len() == 4 && alphabetic && lang.script[0] == 0 {
                let mut script: [u8; 4] = fill(part.to_ascii_lowercase().as_bytes());
                script[0].make_ascii_uppercase();
                lang.script = script;
            } else if lang.region[0] == 0
                && ((part.len() == 2 && alphabetic) || (part.len() == 3 && part.bytes().all(|b| b.is_ascii_digit())))
            {
                lang.region = fill(part.to_ascii_uppercase().as_bytes());
            }
        }
        Some(lang)
    }

    /// The language that is meant by a country code that is taken for a language, such as `ua`; `None` for
    /// all that may be a language.
    pub fn of_country(code: &str) -> Option<&'static str> {
        COUNTRIES.iter().find(|(country, _)| country.eq_ignore_ascii_case(code.trim())).map(|&(_, meant)| meant)
    }

    /// The primary subtag, `pt` of `pt-BR`.
    pub fn primary(&self) -> &str {
        text(&self.primary)
    }

    /// The script subtag, if the tag has one.
    pub fn script(&self) -> Option<&str> {
        Some(text(&self.script)).filter(|s| !s.is_empty())
    }

    /// The region subtag, if the tag has one.
    pub fn region(&self) -> Option<&str> {
        Some(text(&self.region)).filter(|s| !s.is_empty())
    }

    /// The tag without script and region.
    #[must_use]
    pub fn base(self) -> Lang {
        Lang { script: [0; 4], region: [0; 3], ..self }
    }

    /// This tag and then ever more general ones: `zh-Hant-TW`, `zh-Hant`, `zh`.
    pub fn fallbacks(self) -> impl Iterator<Item = Lang> {
        let without_region = Lang { region: [0; 3], ..self };
        let base = self.base();
        let middle = (without_region != self && without_region != base).then_some(without_region);
        std::iter::once(self).chain(middle).chain((base != self).then_some(base))
    }
}

/// Country codes that are taken for languages, and are none, with the language that is meant.
const COUNTRIES: &[(&str, &str)] = &[
    ("by", "be"),
    ("cn", "zh"),
    ("cz", "cs"),
    ("dk", "da"),
    ("ge", "ka"),
    ("gr", "el"),
    ("jp", "ja"),
    ("kz", "kk"),
    ("rs", "sr"),
    ("ua", "uk"),
];

fn fill<const N: usize>(bytes: &[u8]) -> [u8; N] {
    let mut filled = [0; N];
    filled[..bytes.len()].copy_from_slice(bytes);
    filled
}

fn text(bytes: &[u8]) -> &str {
    let end = bytes.iter().position(|&b| b == 0).unwrap_or(bytes.len());
    // Only ASCII letters and digits are ever stored.
    std::str::from_utf8(&bytes[..end]).unwrap_or_default()
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.primary())?;
        for part in [self.script(), self.region()].into_iter().flatten() {
            write!(f, "-{part}")?;
        }
        Ok(())
    }
}

impl fmt::Debug for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Lang {
    type Err = String;

    fn from_str(tag: &str) -> Result<Self, Self::Err> {
        Lang::parse(tag).ok_or_else(|| format!("`{tag}` is not a language tag such as en, uk or pt-BR"))
    }
}

impl<'de> serde::Deserialize<'de> for Lang {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let tag = std::borrow::Cow::<str>::deserialize(deserializer)?;
        tag.parse().map_err(serde::de::Error::custom)
    }
}

impl serde::Serialize for Lang {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::Lang;

    #[test]
    fn tags_are_read_leniently_and_written_in_one_way() {
        for (tag, expected) in [
            ("en", "en"),
            ("PT_br", "pt-BR"),
            ("zh-hant", "zh-Hant"),
            ("sr-latn-rs", "sr-Latn-RS"),
            ("es-419", "es-419"),
            ("de-DE-1996", "de-DE"),
        ] {
            assert_eq!(Lang::parse(tag).map(|lang| lang.to_string()).as_deref(), Some(expected));
        }
        for wrong in ["", "e", "english", "12"] {
            assert_eq!(Lang::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn fallbacks_go_from_the_special_to_the_general() {
        let tags =
            |tag: &str| Lang::parse(tag).expect("a tag").fallbacks().map(|lang| lang.to_string()).collect::<Vec<_>>();
        assert_eq!(tags("zh-Hant-TW"), ["zh-Hant-TW", "zh-Hant", "zh"]);
        assert_eq!(tags("pt-BR"), ["pt-BR", "pt"]);
        assert_eq!(tags("uk"), ["uk"]);
    }
}
