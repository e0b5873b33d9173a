//! Works out the keys of the built-in dictionary once, when the program is built.

#![allow(dead_code, unreachable_pub, unused_imports, missing_docs, reason = "modules of the library, used in part")]
#![allow(clippy::pedantic, clippy::unwrap_used, reason = "checked where they belong")]
#![allow(clippy::disallowed_methods, reason = "Cargo's own folder, and nobody else reads it meanwhile")]

use std::path::Path;

#[path = "src/dictionary/mod.rs"]
mod dictionary;
#[path = "src/text/mod.rs"]
mod text;

/// No image yet: the dictionary works its keys out.
mod image {
    pub(crate) const KEYS: &[u8] = &[];
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    for path in ["build.rs", "dictionaries", "src/dictionary", "src/text"] {
        println!("cargo::rerun-if-changed={path}");
    }
    let dictionary = dictionary::Dictionary::builtin()?;
    let folder = std::env::var_os("OUT_DIR").ok_or("cargo names no OUT_DIR")?;
    std::fs::write(Path::new(&folder).join("keys.image"), dictionary.image())?;
    Ok(())
}
