//! How many names a second each scheme writes: `cargo bench --bench transliterate [-- ID]`.
//!
//! The names are the scheme's own samples and the names of the dictionary in its language, each written
//! without options, on one core. Figures of one run compare; those of two machines do not.

#![allow(clippy::print_stdout, clippy::cast_precision_loss, reason = "a bench prints figures of no great precision")]

use std::hint::black_box;
use std::time::{Duration, Instant};

use canonym::Dictionary;
use canonym::dictionary::Scheme;
use canonym::dictionary::scheme::{NameClass, OptionSet};

/// How long a scheme is timed.
const SPAN: Duration = Duration::from_millis(100);

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let dictionary = Dictionary::builtin()?;
    // Cargo itself passes --bench.
    let wanted: Vec<String> = std::env::args().skip(1).filter(|arg| !arg.starts_with('-')).collect();
    println!("{:<24} {:>6} {:>12} {:>14}", "scheme", "names", "names/s", "variants/name");
    for scheme in dictionary.schemes() {
        if wanted.is_empty() || wanted.iter().any(|id| **id == *scheme.id) {
            let names = names(&dictionary, scheme);
            let variants: usize = names.iter().map(|(name, class)| scheme.variants(name, *class).len()).sum();
            let each = variants as f64 / names.len() as f64;
            println!("{:<24} {:>6} {:>12.0} {each:>14.1}", scheme.id, names.len(), speed(scheme, &names));
        }
    }
    Ok(())
}

fn names<'d>(dictionary: &'d Dictionary, scheme: &'d Scheme) -> Vec<(&'d str, NameClass)> {
    let samples = scheme.samples.iter().map(|sample| (&*sample.native, sample.class));
    let entities = dictionary.curated().map(|id| dictionary.entity(id)).flat_map(|entity| {
        let names = entity.names.iter().filter(|name| name.lang == scheme.source);
        let parts = names.flat_map(|name| &name.parts).filter_map(|part| part.source(scheme.input));
        parts.map(|part| (part, entity.kind.class()))
    });
    samples.chain(entities).collect()
}

/// Names a second.
fn speed(scheme: &Scheme, names: &[(&str, NameClass)]) -> f64 {
    let start = Instant::now();
    let mut written = 0_u64;
    while start.elapsed() < SPAN {
        for (name, class) in names {
            let _ = black_box(scheme.transliterate(black_box(name), *class, OptionSet::EMPTY));
            written += 1;
        }
    }
    written as f64 / start.elapsed().as_secs_f64()
}
