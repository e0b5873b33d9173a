//! Reading the whole dictionary is quick.

use std::time::{Duration, Instant};

use super::{contexts, entities, languages, profiles};

/// Generous, as tests run unoptimized and side by side: an optimized build takes about two milliseconds.
const LIMIT: Duration = Duration::from_millis(500);

#[test]
fn the_dictionary_is_read_quickly() {
    let best = (0..5).map(|_| {
        let start = Instant::now();
        let read = (entities(), contexts(), languages(), profiles());
        let time = start.elapsed();
        assert!(!read.0.is_empty());
        time
    });
    let best = best.min().expect("five runs");
    assert!(best < LIMIT, "{best:?}");
}
