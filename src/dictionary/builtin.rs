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
    scheme!("uk-iso-9"),
    scheme!("ru-bgn-pcgn-1947"),
    scheme!("ru-en-press"),
    scheme!("ru-icao-9303"),
    scheme!("ru-fr-press"),
    scheme!("ru-de-duden"),
    scheme!("ru-es-un-2016"),
    scheme!("ru-pl-pwn"),
    scheme!("ru-iso-9"),
];
