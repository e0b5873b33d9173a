//! Makes the image of the built-in dictionary once, when the program is built.

#![allow(dead_code, unreachable_pub, unused_imports, missing_docs, reason = "modules of the library, used in part")]
#![allow(clippy::pedantic, clippy::unwrap_used, reason = "checked where they belong")]
#![allow(clippy::disallowed_methods, reason = "Cargo's own folder, and nobody else reads it meanwhile")]

use std::path::Path;

#[path = "src/dictionary/mod.rs"]
mod dictionary;
#[path = "src/text/mod.rs"]
mod text;

/// No image yet: it is made of the sources.
mod image {
    pub(crate) const DICTIONARY: &[u8] = &[];
    pub(crate) const DIGEST: u64 = 0;
}

type Error = Box<dyn std::error::Error>;

fn main() -> Result<(), Error> {
    for path in ["build.rs", "dictionaries", "src/dictionary", "src/text"] {
        println!("cargo::rerun-if-changed={path}");
    }
    let sources = Path::new("dictionaries");
    let (entities, gazetteer) = (files(&sources.join("entities"))?, files(&sources.join("gazetteer"))?);
    let guards = std::fs::read_to_string(sources.join("guards.tsv"))?;
    let dictionary = dictionary::Dictionary::from_sources(&entities, &gazetteer, &guards)?;
    let folder = std::env::var_os("OUT_DIR").ok_or("cargo names no OUT_DIR")?;
    let image = dictionary.image();
    std::fs::write(Path::new(&folder).join("dictionary.digest"), dictionary::digest(&image).to_le_bytes())?;
    std::fs::write(Path::new(&folder).join("dictionary.image"), image)?;
    Ok(())
}

/// The files of a folder with their texts, by name.
fn files(folder: &Path) -> Result<Vec<(String, String)>, Error> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        files.push((path.display().to_string(), std::fs::read_to_string(&path)?));
    }
    files.sort();
    Ok(files)
}
