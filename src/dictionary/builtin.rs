//! The dictionary files that come with the program.

/// A scheme file, by its id.
macro_rules! scheme {
    ($id:literal) => {
        (concat!("schemes/", $id, ".toml"), include_str!(concat!("../../dictionaries/schemes/", $id, ".toml")))
    };
}

/// The romanization schemes: path below `dictionaries/`, text.
pub const SCHEMES: &[(&str, &str)] = &[
    scheme!("zh-pinyin"),
    scheme!("zh-wade-giles"),
    scheme!("zh-palladius"),
    scheme!("ja-hepburn"),
    scheme!("ja-kunrei"),
    scheme!("ja-polivanov"),
    scheme!("ko-revised-2000"),
    scheme!("ko-mccune-reischauer-1939"),
    scheme!("ko-north"),
    scheme!("ko-kontsevich"),
    scheme!("hi-hunterian"),
    scheme!("hi-iso-15919"),
    scheme!("th-rtgs-1999"),
    scheme!("mn-mns-5217-2012"),
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
    scheme!("ru-uk-letters"),
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
