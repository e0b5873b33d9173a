//! The dictionary files that come with the program.

/// A scheme file, by its id.
macro_rules! scheme {
    ($id:literal) => {
        (concat!("schemes/", $id, ".toml"), include_str!(concat!("../../dictionaries/schemes/", $id, ".toml")))
    };
}

/// The romanization schemes: path below `dictionaries/`, text.
pub const SCHEMES: &[(&str, &str)] = &[
    scheme!("uk-kmu-2010"),
    scheme!("uk-bgn-pcgn-1965"),
    scheme!("uk-national-1996"),
    scheme!("uk-fr-press"),
    scheme!("uk-de-duden"),
    scheme!("uk-es-press"),
    scheme!("uk-pl-pwn"),
    scheme!("uk-nl"),
    scheme!("uk-cs"),
    scheme!("uk-sv"),
    scheme!("uk-iso-9"),
    scheme!("uk-ru-letters"),
    scheme!("ru-bgn-pcgn-1947"),
    scheme!("ru-en-press"),
    scheme!("ru-icao-9303"),
    scheme!("ru-fr-press"),
    scheme!("ru-de-duden"),
    scheme!("ru-es-un-2016"),
    scheme!("ru-pl-pwn"),
    scheme!("ru-nl"),
    scheme!("ru-cs"),
    scheme!("ru-iso-9"),
    scheme!("ru-ala-lc"),
    scheme!("ru-scientific"),
    scheme!("ru-un-1987"),
    scheme!("ru-gost-779-b"),
    scheme!("ru-gost-52535"),
    scheme!("ru-mvd-782"),
    scheme!("ru-mvd-310-fr"),
    scheme!("ru-it"),
    scheme!("ru-pt"),
    scheme!("ru-ca"),
    scheme!("ru-ro"),
    scheme!("ru-hu"),
    scheme!("ru-sk"),
    scheme!("ru-hr"),
    scheme!("ru-sv"),
    scheme!("ru-no"),
    scheme!("ru-da"),
    scheme!("ru-fi"),
    scheme!("ru-et"),
    scheme!("ru-lv"),
    scheme!("ru-lt"),
    scheme!("ru-tr"),
    scheme!("ru-uk-letters"),
    // Other languages of Europe, the Caucasus and Central Asia.
    scheme!("be-national-2023"),
    scheme!("be-national-2007"),
    scheme!("be-bgn-pcgn-1979"),
    scheme!("be-icao-9303"),
    scheme!("be-de"),
    scheme!("be-pl-pwn"),
    scheme!("bg-official-2009"),
    scheme!("bg-bgn-pcgn-1952"),
    scheme!("bg-un-1977"),
    scheme!("bg-de-duden"),
    scheme!("bg-fr-press"),
    scheme!("bg-pl-pwn"),
    scheme!("bg-cs-ujc"),
    scheme!("sr-gaj"),
    scheme!("mk-bgn-pcgn-2013"),
    scheme!("mk-un-1977"),
    scheme!("mk-icao-9303"),
    scheme!("kk-bgn-pcgn-1979"),
    scheme!("kk-en-press"),
    scheme!("ky-bgn-pcgn-1979"),
    scheme!("el-elot-743"),
    scheme!("el-en-press"),
    scheme!("el-bgn-pcgn-1962"),
    scheme!("el-pl-ksng"),
    scheme!("el-ala-lc-2010"),
    scheme!("el-iso-843-1997"),
    scheme!("hy-bgn-pcgn-1981"),
    scheme!("hy-en-press"),
    scheme!("hy-iso-9985"),
    scheme!("hy-hubschmann-meillet"),
    scheme!("ka-national-2002"),
    scheme!("ka-en-press"),
    scheme!("ka-bgn-pcgn-1981"),
    scheme!("ka-iso-9984"),
    scheme!("ka-de-press"),
    scheme!("ka-fr-press"),
    scheme!("mn-mns-5217-2012"),
    scheme!("tg-bgn-pcgn-1994"),
    scheme!("uz-latin-1995"),
];

/// Entities.
pub const ENTITIES: &[(&str, &str)] = &[
    ("entities/countries.toml", include_str!("../../dictionaries/entities/countries.toml")),
    ("entities/organizations.toml", include_str!("../../dictionaries/entities/organizations.toml")),
    ("entities/people.toml", include_str!("../../dictionaries/entities/people.toml")),
    ("entities/places-ukraine.toml", include_str!("../../dictionaries/entities/places-ukraine.toml")),
    ("entities/places-world.toml", include_str!("../../dictionaries/entities/places-world.toml")),
];

/// Contexts.
pub const CONTEXTS: &[(&str, &str)] = &[
    ("contexts/dishes.toml", include_str!("../../dictionaries/contexts/dishes.toml")),
    ("contexts/history.toml", include_str!("../../dictionaries/contexts/history.toml")),
    ("contexts/meta.toml", include_str!("../../dictionaries/contexts/meta.toml")),
    ("contexts/namesakes.toml", include_str!("../../dictionaries/contexts/namesakes.toml")),
    ("contexts/own-names.toml", include_str!("../../dictionaries/contexts/own-names.toml")),
    ("contexts/titles.toml", include_str!("../../dictionaries/contexts/titles.toml")),
];

/// Languages.
pub const LANGUAGES: &[(&str, &str)] = &[
    ("languages/ar.toml", include_str!("../../dictionaries/languages/ar.toml")),
    ("languages/bg.toml", include_str!("../../dictionaries/languages/bg.toml")),
    ("languages/cs.toml", include_str!("../../dictionaries/languages/cs.toml")),
    ("languages/de.toml", include_str!("../../dictionaries/languages/de.toml")),
    ("languages/el.toml", include_str!("../../dictionaries/languages/el.toml")),
    ("languages/en.toml", include_str!("../../dictionaries/languages/en.toml")),
    ("languages/es.toml", include_str!("../../dictionaries/languages/es.toml")),
    ("languages/fr.toml", include_str!("../../dictionaries/languages/fr.toml")),
    ("languages/it.toml", include_str!("../../dictionaries/languages/it.toml")),
    ("languages/ja.toml", include_str!("../../dictionaries/languages/ja.toml")),
    ("languages/nl.toml", include_str!("../../dictionaries/languages/nl.toml")),
    ("languages/pl.toml", include_str!("../../dictionaries/languages/pl.toml")),
    ("languages/pt.toml", include_str!("../../dictionaries/languages/pt.toml")),
    ("languages/ru.toml", include_str!("../../dictionaries/languages/ru.toml")),
    ("languages/sv.toml", include_str!("../../dictionaries/languages/sv.toml")),
    ("languages/uk.toml", include_str!("../../dictionaries/languages/uk.toml")),
    ("languages/zh.toml", include_str!("../../dictionaries/languages/zh.toml")),
];

/// House styles.
pub const PROFILES: &[(&str, &str)] = &[
    ("profiles/afp-en.toml", include_str!("../../dictionaries/profiles/afp-en.toml")),
    ("profiles/afp-fr.toml", include_str!("../../dictionaries/profiles/afp-fr.toml")),
    ("profiles/ap.toml", include_str!("../../dictionaries/profiles/ap.toml")),
    ("profiles/bbc.toml", include_str!("../../dictionaries/profiles/bbc.toml")),
    ("profiles/consistency.toml", include_str!("../../dictionaries/profiles/consistency.toml")),
    ("profiles/cs-press.toml", include_str!("../../dictionaries/profiles/cs-press.toml")),
    ("profiles/de-official.toml", include_str!("../../dictionaries/profiles/de-official.toml")),
    ("profiles/de-press.toml", include_str!("../../dictionaries/profiles/de-press.toml")),
    ("profiles/es-press.toml", include_str!("../../dictionaries/profiles/es-press.toml")),
    ("profiles/fr-press.toml", include_str!("../../dictionaries/profiles/fr-press.toml")),
    ("profiles/guardian.toml", include_str!("../../dictionaries/profiles/guardian.toml")),
    ("profiles/it-press.toml", include_str!("../../dictionaries/profiles/it-press.toml")),
    ("profiles/nl-press.toml", include_str!("../../dictionaries/profiles/nl-press.toml")),
    ("profiles/nyt.toml", include_str!("../../dictionaries/profiles/nyt.toml")),
    ("profiles/pl-press.toml", include_str!("../../dictionaries/profiles/pl-press.toml")),
    ("profiles/pt-press.toml", include_str!("../../dictionaries/profiles/pt-press.toml")),
    ("profiles/reuters.toml", include_str!("../../dictionaries/profiles/reuters.toml")),
    ("profiles/sv-press.toml", include_str!("../../dictionaries/profiles/sv-press.toml")),
    ("profiles/un.toml", include_str!("../../dictionaries/profiles/un.toml")),
];

/// English names of languages.
pub const LANGUAGE_NAMES: (&str, &str) = ("languages.toml", include_str!("../../dictionaries/languages.toml"));
