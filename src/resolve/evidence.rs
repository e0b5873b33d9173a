//! Why a mention may be an entity: every kind of evidence, as data.

use crate::dictionary::FormStatus;
use crate::text::Lang;

/// One reason to read a surface as a form of an entity.
///
/// A surface often has several: Donetsk is the romanization of Ukrainian Донецьк and of Russian
/// Донецк. The set is kept; what both explain is neutral.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Evidence {
    /// Letter for letter a form of the dictionary.
    Exact,
    /// A form of the dictionary but for diacritics, apostrophes or hyphens.
    Folded {
        /// The form as the dictionary has it.
        form: String,
    },
    /// An inflected form.
    Inflected {
        /// The base form that was found.
        base: String,
        /// Grammatical case or kind of derivation, as the language's file names it.
        case: String,
    },
    /// The native name itself.
    Native {
        /// Language of the name.
        from: Lang,
    },
    /// A form listed by hand for a language.
    Listed {
        /// The language.
        lang: Lang,
        /// Its standing there.
        status: FormStatus,
    },
    /// The output of a romanization scheme.
    Transliterated {
        /// Scheme id.
        scheme: String,
        /// Names of the scheme's options that make it; none for its default output.
        options: Vec<String>,
        /// Language of the native name.
        from: Lang,
        /// The native name.
        native: String,
    },
    /// Close to a form, but none.
    Fuzzy {
        /// The form it is close to.
        form: String,
        /// How many single-letter edits.
        distance: u8,
    },
    /// Sounds like a form, in this or another script, but is none.
    SoundsLike {
        /// The form it sounds like.
        form: String,
        /// How alike they sound, 0 to 1000.
        likeness: u16,
    },
    /// Letters of another script that look alike.
    Homoglyph {
        /// The word in one script.
        form: String,
    },
    /// A context that licenses the form.
    Licensed {
        /// Name of the context.
        context: String,
    },
}
