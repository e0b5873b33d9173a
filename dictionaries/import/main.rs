//! Makes the lists of places in `dictionaries/gazetteer/` from the tables that `dictionaries/README.md` names.
//!
//! `cargo run --release --example gazetteer -- SOURCES`
//!
//! The same tables give the same lists, byte for byte: a change of the data is a diff of lines.

#![allow(clippy::print_stdout, reason = "a tool that says what it did")]
#![allow(clippy::disallowed_methods, reason = "files of this project, and nobody else reads them meanwhile")]

mod cities;
mod countries;
mod features;
mod guards;
mod native;
mod place;
mod table;

use std::collections::BTreeMap;
use std::path::Path;

use canonym::Dictionary;

use place::{Place, write};
use table::Sources;

/// What an importer may fail with.
type Error = Box<dyn std::error::Error>;

fn main() -> Result<(), Error> {
    let Some(folder) = std::env::args().nth(1) else {
        return Err("say where the tables are: cargo run --release --example gazetteer -- SOURCES".into());
    };
    let sources = Sources::of(Path::new(&folder));
    // What is listed by hand stays as it is; the lists only add to it.
    let dictionary = Dictionary::builtin()?;
    let mut lists: BTreeMap<&str, Vec<Place>> = BTreeMap::new();
    lists.insert("countries", countries::places(&sources)?);
    let villages = cities::places(&sources, &dictionary, &mut lists)?;
    features::places(&sources, &mut lists)?;
    let output = Path::new(env!("CARGO_MANIFEST_DIR")).join("dictionaries");
    let mut taken = place::Ids::of(&dictionary);
    for (list, places) in &mut lists {
        place::settle(places, &dictionary, &mut taken);
        println!("{list}: {} places", places.len());
        std::fs::write(output.join("gazetteer").join(format!("{list}.tsv")), write(list, places))?;
    }
    let mut villages = villages;
    place::settle(&mut villages, &dictionary, &mut taken);
    println!("pack ukraine-villages: {} names", villages.len());
    std::fs::write(output.join("packs/ukraine-villages.tsv"), write("ukraine-villages", &villages))?;
    let guards = guards::guards(&sources, lists.values().flatten().chain(&villages), &dictionary);
    std::fs::write(output.join("guards.tsv"), guards)?;
    Ok(())
}
