//! The kinds of faults and the forms they put in the place of a right one.

use serde::{Deserialize, Serialize};

use crate::dictionary::{Dictionary, EntityId, FormStatus, KnownForm, Origin, PartKind, Standing};
use crate::text::homoglyph::in_script;
use crate::text::{Key, Lang, Script};

/// A kind of fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fault {
    /// A form listed for another language.
    OtherLanguage,
    /// A form listed for the language as one not to use.
    ListedVariant,
    /// A romanization of the name in another language than its own: Kharkov.
    OtherSource,
    /// A romanization by another standard for the language, such as an older one.
    OtherStandard,
    /// A habit of romanizing that no standard has: -iy for -yi.
    Habit,
    /// A slip: letters swapped, doubled, or taken for their neighbours in sound.
    Misspelling,
    /// A letter of another script that looks alike.
    Homoglyph,
}

impl Fault {
    /// All kinds.
    pub const ALL: [Fault; 7] = [
        Fault::OtherLanguage,
        Fault::ListedVariant,
        Fault::OtherSource,
        Fault::OtherStandard,
        Fault::Habit,
        Fault::Misspelling,
        Fault::Homoglyph,
    ];

    /// As written in sets and reports.
    pub fn as_str(self) -> &'static str {
        match self {
            Fault::OtherLanguage => "other-language",
            Fault::ListedVariant => "listed-variant",
            Fault::OtherSource => "other-source",
            Fault::OtherStandard => "other-standard",
            Fault::Habit => "habit",
            Fault::Misspelling => "misspelling",
            Fault::Homoglyph => "homoglyph",
        }
    }

    /// Whether one text shows it without any other mention of the name.
    pub(super) fn shows_alone(self) -> bool {
        self == Fault::Homoglyph
    }

    /// Base forms with this fault that may stand for `right`, a form of a part of an entity's name.
    pub(super) fn variants(self, name: &Faulty<'_>) -> Vec<String> {
        let mut variants = match self {
            Fault::Misspelling => misspellings(name),
            Fault::Homoglyph => homoglyphs(name.right),
            _ => {
                let forms = name.dictionary.index().forms_of(name.entity).iter();
                let fitting = forms.filter(|form| form.part == name.part && form.standing == Standing::Current);
                let of_kind = fitting.filter(|form| self.explains(name, form) && name.is_wrong(form));
                of_kind.map(|form| form.text.to_string()).collect()
            }
        };
        variants.sort();
        variants.dedup();
        variants
    }

    /// Whether a form comes about in this way and in none that serves readers of the language better.
    fn explains(self, name: &Faulty<'_>, form: &KnownForm) -> bool {
        let kinds = form.origins.iter().filter_map(|origin| name.kind(origin));
        kinds.min() == Some(self)
    }
}

/// A name that is about to be written wrong.
pub(super) struct Faulty<'a> {
    pub(super) dictionary: &'a Dictionary,
    pub(super) entity: EntityId,
    pub(super) part: PartKind,
    /// Language of the text.
    pub(super) lang: Lang,
    /// The base form that stands there.
    pub(super) right: &'a str,
}

impl Faulty<'_> {
    /// The fault that an origin of a form is.
    fn kind(&self, origin: &Origin) -> Option<Fault> {
        let serves = |of: &Lang| of.base() == self.lang.base();
        match origin {
            Origin::Listed { lang, .. } if !serves(lang) => Some(Fault::OtherLanguage),
            Origin::Listed { status: FormStatus::Recognized | FormStatus::Deprecated, .. } => {
                Some(Fault::ListedVariant)
            }
            Origin::Native { .. } | Origin::Listed { .. } => None,
            Origin::Scheme { scheme, options, from, .. } => {
                let targets = &self.dictionary.scheme(*scheme).targets;
                if !targets.iter().any(serves) {
                    None
                } else if *from != self.dictionary.entity(self.entity).primary {
                    Some(Fault::OtherSource)
                } else if options.is_empty() {
                    Some(Fault::OtherStandard)
                } else {
                    Some(Fault::Habit)
                }
            }
        }
    }

    /// Whether a form is of the right script, and neither right in the language nor anybody else's.
    fn is_wrong(&self, form: &KnownForm) -> bool {
        let script = |text: &str| text.chars().find_map(Script::of);
        let key = Key::of(&form.text);
        let index = self.dictionary.index();
        let right = |origin: &Origin| match origin {
            Origin::Native { lang } => lang.base() == self.lang.base(),
            Origin::Listed { lang, status: FormStatus::Canonical | FormStatus::Admitted } => {
                lang.base() == self.lang.base()
            }
            _ => false,
        };
        script(&form.text) == script(self.right)
            && key != Key::of(self.right)
            && !form.origins.iter().any(right)
            && index.phrase(key.as_str()).iter().all(|&id| index.form(id).entity == self.entity)
    }
}

/// Letters and groups that writers confuse, both ways.
/// Sources: the confusions listed for Slavic names in the guides to the romanization of Ukrainian and
/// Russian (и/і/й as i, y, iy, yi; х as h, kh; ж as zh, j; щ as shch, sch) and double consonants.
const CONFUSED: &[(&str, &str)] = &[
    ("i", "y"),
    ("iy", "y"),
    ("ii", "y"),
    ("zhzh", "zh"),
    ("kh", "h"),
    ("shch", "sch"),
    ("ts", "tz"),
    ("ks", "x"),
    ("ph", "f"),
    ("и", "і"),
    ("и", "ы"),
    ("е", "є"),
    ("г", "ґ"),
    ("щ", "ш"),
    ("о", "а"),
];

fn misspellings(name: &Faulty<'_>) -> Vec<String> {
    let letters: Vec<char> = name.right.chars().collect();
    let mut made = Vec::new();
    for i in 1..letters.len() {
        let (before, after) = (&letters[..i], &letters[i..]);
        let write = |middle: &[char], rest: &[char]| [before, middle, rest].concat().into_iter().collect::<String>();
        for (a, b) in CONFUSED.iter().flat_map(|&(a, b)| [(a, b), (b, a)]) {
            let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
            if after.starts_with(&a) && !after.starts_with(&b) {
                made.push(write(&b, &after[a.len()..]));
            }
        }
        if let [first, second, rest @ ..] = after
            && first.is_lowercase()
            && second.is_lowercase()
        {
            if first == second {
                made.push(write(&[*first], rest));
            } else {
                made.push(write(&[*second, *first], rest));
                made.push(write(&[*first, *first, *second], rest));
            }
        }
    }
    // What happens to be a form of a name is no slip.
    made.retain(|made| name.dictionary.index().phrase(Key::of(made).as_str()).is_empty());
    made
}

fn homoglyphs(right: &str) -> Vec<String> {
    let other = match right.chars().find_map(Script::of) {
        Some(Script::Latin) => Script::Cyrillic,
        Some(Script::Cyrillic) => Script::Latin,
        _ => return Vec::new(),
    };
    let mut made = Vec::new();
    for (at, c) in right.char_indices() {
        if let Some(alike) = in_script(c.encode_utf8(&mut [0; 4]), other) {
            made.push(format!("{}{alike}{}", &right[..at], &right[at + c.len_utf8()..]));
        }
    }
    made.retain(|made| made.chars().filter_map(Script::of).any(|script| script != other));
    made
}
