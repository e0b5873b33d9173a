//! Finds the name behind a spelling in another script: how often, how fast, and against a plain baseline.
//!
//! `cargo bench --bench reverse -- TABLE.tsv…`, where a line of a table is
//! `spelling TAB spelling in the other script [TAB how often seen]`.
//!
//! Measured on the fifth of the pairs that the hash of the first spelling chooses: the costs of sounds and the
//! lists of letters were chosen with some hundred pairs of the other four fifths in view. Both sides see the same queries and the same pool. The baseline
//! romanizes both spellings letter by letter (`any_ascii`) and takes the nearest by Levenshtein distance.

#![expect(clippy::disallowed_methods, reason = "a measure reads its tables and the clock")]
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "it is a program of its own")]
#![expect(clippy::cast_precision_loss, reason = "counts are small")]

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::time::{Duration, Instant};

use any_ascii::any_ascii;
use canonym::text::phonetic::{Hearing, SoundKey, likeness};

/// Queries of a table, at most.
const QUERIES: usize = 2000;

/// Spellings to choose from, at most; what is right is always among them.
const POOL: usize = 10_000;

/// Pairs seen less often are mostly errors of whoever aligned them; they stay in the pool.
const SEEN: u32 = 3;

/// With fewer queries than this, pairs seen less often are asked for, too.
const ENOUGH: usize = 200;

const USAGE: &str = "\
Give tables of names: cargo bench --bench reverse -- TABLE.tsv…
A line is `spelling TAB spelling in another script [TAB how often the pair was seen]`.
Each table is asked in both directions; several spellings of one name all count as right.";

fn main() {
    // `cargo bench` and `cargo test` add flags of their own.
    let tables: Vec<String> = std::env::args().skip(1).filter(|argument| !argument.starts_with("--")).collect();
    if tables.is_empty() {
        println!("{USAGE}");
        return;
    }
    println!("Queries: a fifth of the spellings seen {SEEN} times or more, at most {QUERIES}. Pool: at most {POOL}.");
    for path in tables {
        match std::fs::read_to_string(&path) {
            Ok(text) => measure_both_ways(&path, &text),
            Err(error) => eprintln!("{path}: {error}"),
        }
    }
}

fn measure_both_ways(path: &str, text: &str) {
    let name = path.rsplit('/').next().unwrap_or(path);
    let pairs: Vec<Pair<'_>> = text.lines().filter_map(pair).collect();
    let turned: Vec<Pair<'_>> = pairs.iter().map(|pair| pair.turned()).collect();
    for (direction, pairs) in [("there", pairs), ("back", turned)] {
        let task = Task::new(&pairs);
        println!("\n{name}, {direction}: {} queries, {} spellings to choose from", task.queries.len(), task.pool.len());
        println!("  {:<28} {:>6} {:>6} {:>12}", "", "at 1", "at 5", "a query");
        by_sound(&task);
        by_key(&task);
        by_letters(&task);
    }
}

/// Two spellings of one name.
#[derive(Clone, Copy)]
struct Pair<'t> {
    query: &'t str,
    answer: &'t str,
    seen: u32,
    /// Whether it belongs to the fifth that nothing was chosen by.
    kept: bool,
}

impl<'t> Pair<'t> {
    fn turned(self) -> Pair<'t> {
        Pair { query: self.answer, answer: self.query, ..self }
    }
}

fn pair(line: &str) -> Option<Pair<'_>> {
    let mut fields = line.split('\t');
    let (query, answer) = (fields.next()?, fields.next()?);
    let seen = fields.next().map_or(Some(SEEN), |seen| seen.parse().ok())?;
    Some(Pair { query, answer, seen, kept: mixed(query, 0).is_multiple_of(5) })
}

/// What is asked, and what there is to choose from.
struct Task<'t> {
    right: BTreeMap<&'t str, BTreeSet<&'t str>>,
    queries: Vec<&'t str>,
    pool: Vec<&'t str>,
}

impl<'t> Task<'t> {
    fn new(pairs: &[Pair<'t>]) -> Self {
        let mut right: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for pair in pairs {
            right.entry(pair.query).or_default().insert(pair.answer);
        }
        let sample = |least: u32| {
            let of = |kept: bool| -> BTreeSet<&str> {
                pairs.iter().filter(|pair| pair.kept == kept && pair.seen >= least).map(|pair| pair.query).collect()
            };
            let mut asked: Vec<&str> = of(true).difference(&of(false)).copied().collect();
            asked.sort_by_key(|query| mixed(query, 1));
            asked.truncate(QUERIES);
            asked
        };
        let mut queries = sample(SEEN);
        if queries.len() < ENOUGH {
            queries = sample(0);
        }
        let mut pool: BTreeSet<&str> = queries.iter().flat_map(|query| right[query].iter().copied()).collect();
        let mut others: Vec<&str> = pairs.iter().map(|pair| pair.answer).collect();
        others.sort_by_key(|other| mixed(other, 2));
        for other in others {
            if pool.len() >= POOL {
                break;
            }
            pool.insert(other);
        }
        Self { right, queries, pool: pool.into_iter().collect() }
    }

    fn report(&self, method: &str, mut rank: impl FnMut(&str) -> Vec<usize>) {
        let (mut first, mut among, mut time) = (0, 0, Duration::ZERO);
        for query in &self.queries {
            let start = Instant::now();
            let ranked = rank(query);
            time += start.elapsed();
            let is_right = |&at: &usize| self.right[query].contains(self.pool[at]);
            first += usize::from(ranked.first().is_some_and(is_right));
            among += usize::from(ranked.iter().any(is_right));
        }
        let asked = self.queries.len().max(1);
        let share = |count: usize| count as f64 / asked as f64;
        let micros = time.as_secs_f64() * 1e6 / asked as f64;
        println!("  {method:<28} {:>6.3} {:>6.3} {micros:>9.0} µs", share(first), share(among));
    }
}

/// FNV-1a of the text, mixed with a seed: the same sample everywhere.
fn mixed(text: &str, seed: u64) -> u64 {
    let hash = text
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325 ^ seed, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    let mixed = (hash ^ (hash >> 29)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    mixed ^ (mixed >> 32)
}

/// The five best, and of equals those that come first in the pool.
fn best_five<S: Ord + Copy>(scored: impl Iterator<Item = (S, usize)>) -> Vec<usize> {
    let mut scored: Vec<(Reverse<S>, usize)> = scored.map(|(score, at)| (Reverse(score), at)).collect();
    if scored.len() > 5 {
        scored.select_nth_unstable(5);
        scored.truncate(5);
    }
    scored.sort_unstable();
    scored.into_iter().map(|(_, at)| at).collect()
}

fn by_sound(task: &Task<'_>) {
    let pool: Vec<Hearing> = task.pool.iter().map(|name| Hearing::of(name)).collect();
    task.report("likeness, all compared", |query| {
        let heard = Hearing::of(query);
        best_five(pool.iter().map(|other| likeness(&heard, other)).zip(0..))
    });
}

fn by_key(task: &Task<'_>) {
    let pool: Vec<Hearing> = task.pool.iter().map(|name| Hearing::of(name)).collect();
    let mut index: HashMap<SoundKey, Vec<usize>> = HashMap::new();
    for (at, heard) in pool.iter().enumerate() {
        for key in heard.keys() {
            index.entry(key).or_default().push(at);
        }
    }
    let under = |heard: &Hearing| -> BTreeSet<usize> {
        heard.keys().iter().filter_map(|key| index.get(key)).flatten().copied().collect()
    };
    task.report("likeness, same key", |query| {
        let heard = Hearing::of(query);
        best_five(under(&heard).into_iter().map(|at| (likeness(&heard, &pool[at]), at)))
    });
    let found: Vec<BTreeSet<usize>> = task.queries.iter().map(|query| under(&Hearing::of(query))).collect();
    let asked = task.queries.len().max(1) as f64;
    let right = |(query, found): &(&&str, &BTreeSet<usize>)| {
        found.iter().any(|&at| task.right[**query].contains(task.pool[at]))
    };
    let recall = task.queries.iter().zip(&found).filter(right).count() as f64 / asked;
    let candidates = found.iter().map(BTreeSet::len).sum::<usize>() as f64 / asked;
    println!("    a right answer has the key: {recall:.3}; candidates a query: {candidates:.0}");
}

fn by_letters(task: &Task<'_>) {
    let pool: Vec<String> = task.pool.iter().map(|name| any_ascii(name).to_lowercase()).collect();
    task.report("any_ascii, Levenshtein", |query| {
        let query = any_ascii(query).to_lowercase();
        // As a share of the longer one, in whole parts of a million.
        let likeness = |other: &String| {
            let longest = query.chars().count().max(other.chars().count()).max(1);
            1_000_000 - 1_000_000 * strsim::levenshtein(&query, other) / longest
        };
        best_five(pool.iter().map(likeness).zip(0..))
    });
}
