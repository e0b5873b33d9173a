//! How fast lists of forms are made ready and looked for: `cargo bench --bench find -- FOLDER`.
//!
//! `benches/corpora FOLDER` makes the texts and the lists.

#![expect(clippy::disallowed_methods, reason = "a measure reads its texts and the clock")]
#![expect(clippy::print_stdout, reason = "it is a program of its own")]
#![expect(clippy::cast_precision_loss, reason = "counts are small")]

use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use canonym::find::scan::Scanner;

const ROUNDS: usize = 9;

fn main() {
    // `cargo bench` and `cargo test` add flags of their own.
    let Some(folder) = std::env::args().skip(1).find(|argument| !argument.starts_with("--")) else {
        println!("Give the folder that benches/corpora made: cargo bench --bench find -- FOLDER");
        return;
    };
    let read = |name: &str| {
        let path = Path::new(&folder).join(name);
        std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    };
    println!(
        "Medians of {ROUNDS} rounds on one thread. Gated: as names are written. Every word: the same in lower case."
    );
    for text in ["english.txt", "cyrillic.txt"] {
        let text = (text, read(text));
        for count in ["1k", "10k", "100k", "1m"] {
            let list = read(&format!("forms-{count}.txt"));
            let forms: Vec<&str> = list.lines().collect();
            measure(&text, &format!("{count} gated"), &forms);
            let low: Vec<String> = forms.iter().map(|form| form.to_lowercase()).collect();
            measure(&text, &format!("{count} every"), &low.iter().map(String::as_str).collect::<Vec<_>>());
        }
    }
}

fn measure((name, text): &(&str, String), label: &str, forms: &[&str]) {
    let (scanner, made) = timed(3, || Scanner::new(forms));
    let mut hits = 0;
    let ((), time) = timed(ROUNDS, || {
        hits = 0;
        scanner.scan(text, |hit| hits += usize::from(black_box(hit).end > 0));
    });
    let rate = text.len() as f64 / time.as_secs_f64() / 1e9;
    let made = made.as_secs_f64() * 1e3;
    println!(
        "{name:12} {label:13} {rate:5.2} GB/s, {hits:6} hits; {:7} forms made ready in {made:6.1} ms",
        forms.len()
    );
}

/// The result of the last of some rounds, and the median of their times.
fn timed<T>(rounds: usize, mut work: impl FnMut() -> T) -> (T, Duration) {
    let mut once = || {
        let start = Instant::now();
        let done = black_box(work());
        (done, start.elapsed())
    };
    let (mut last, first) = once();
    let mut times = vec![first];
    for _ in 1..rounds {
        let (done, time) = once();
        last = done;
        times.push(time);
    }
    times.sort_unstable();
    (last, times[times.len() / 2])
}
