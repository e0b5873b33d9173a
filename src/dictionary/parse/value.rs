//! Values that files may write in a short and a long way.

use std::fmt;

use jiff::civil::Date;
use serde::de::{Error, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};

use crate::dictionary::PartKind;
use crate::dictionary::scheme::NameClass;

/// A text or a list of texts.
#[derive(Debug, Clone, Default)]
pub(super) struct Texts(pub(super) Vec<Box<str>>);

impl<'de> Deserialize<'de> for Texts {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct TextsVisitor;
        impl<'de> Visitor<'de> for TextsVisitor {
            type Value = Texts;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text or a list of texts")
            }
            fn visit_str<E: Error>(self, text: &str) -> Result<Texts, E> {
                Ok(Texts(vec![text.into()]))
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Texts, A::Error> {
                let mut texts = Vec::new();
                while let Some(text) = seq.next_element()? {
                    texts.push(text);
                }
                Ok(Texts(texts))
            }
        }
        deserializer.deserialize_any(TextsVisitor)
    }
}

/// One spelling: texts by part; a plain text has no part yet.
pub(super) type Spelling = Vec<(Option<PartKind>, Box<str>)>;

/// One spelling or several: `"Київ"`, `["a", "b"]`, `{ given = "…", family = "…" }` or a list of those.
#[derive(Debug, Clone, Default)]
pub(super) struct Spellings(pub(super) Vec<Spelling>);

impl<'de> Deserialize<'de> for Spellings {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct SpellingsVisitor;
        impl<'de> Visitor<'de> for SpellingsVisitor {
            type Value = Spellings;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text, a table of parts such as { given = \"…\", family = \"…\" }, or a list of them")
            }
            fn visit_str<E: Error>(self, text: &str) -> Result<Spellings, E> {
                if text.trim().is_empty() {
                    return Err(E::custom("an empty text is no name"));
                }
                Ok(Spellings(vec![vec![(None, text.into())]]))
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Spellings, A::Error> {
                let mut spellings = Vec::new();
                while let Some(Spellings(more)) = seq.next_element()? {
                    spellings.extend(more);
                }
                Ok(Spellings(spellings))
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Spellings, A::Error> {
                let mut spelling = Vec::new();
                while let Some((part, Texts(texts))) = map.next_entry::<PartKind, Texts>()? {
                    spelling.extend(texts.into_iter().map(|text| (Some(part), text)));
                }
                // Tables arrive in the order of the alphabet, not of the file.
                spelling.sort_by_key(|&(part, _)| part);
                Ok(Spellings(vec![spelling]))
            }
        }
        deserializer.deserialize_any(SpellingsVisitor)
    }
}

/// A day written as a text: `"2019-08-14"`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Day(pub(super) Date);

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<str>::deserialize(deserializer)?;
        let date =
            text.parse().map_err(|_| D::Error::custom(format!("`{text}` is not a day such as \"2019-08-14\"")))?;
        Ok(Day(date))
    }
}

/// `place`, `person` or `other`.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Class {
    Place,
    Person,
    Other,
}

impl From<Class> for NameClass {
    fn from(class: Class) -> Self {
        match class {
            Class::Place => NameClass::Place,
            Class::Person => NameClass::Person,
            Class::Other => NameClass::Other,
        }
    }
}
