//! The measure: what an annotated text expects, beside what canonym says of it.
//!
//! A [`Passage`] carries its expectations, [`score()`] compares them with findings, [`Measure`] adds up,
//! [`Floors`] say what a build must not fall below, and [`inject()`] makes faulty text out of clean text.
//! Nothing here is used on the way from a text to its findings.

mod case;
mod compare;
mod confusion;
mod faults;
mod floors;
mod inject;
mod interval;
mod json_lines;
mod link;
mod marks;
mod measure;
mod passage;
mod random;
mod score;
mod table;
mod write;

#[cfg(test)]
mod tests;

pub use case::{Case, Verdict};
pub use compare::{Comparison, compare, read_cases};
pub use faults::Fault;
pub use floors::{Fallen, Floor, Floors};
pub use inject::inject;
pub use interval::Rate;
pub use link::{LinkCase, LinkCounts, Linked, link};
pub use measure::{Counts, Measure, Row};
pub use passage::{Declared, Expected, Mark, Named, Passage, TODAY};
pub use score::{Scored, examine, score};
pub use table::table;

use crate::dictionary::ParseError;

/// The passages of a file: JSON lines by the ending `.jsonl`, else the TOML of `tests/evaluation`.
pub fn passages(name: &str, text: &str) -> Result<Vec<Passage>, ParseError> {
    let is_lines = name.rsplit_once('.').is_some_and(|(_, ending)| ending.eq_ignore_ascii_case("jsonl"));
    if is_lines { json_lines::read(name, text) } else { passage::read(name, text) }
}

/// Passages as a file that [`passages`] reads: JSON lines by the ending `.jsonl`, else TOML.
pub fn written(name: &str, passages: &[Passage]) -> String {
    let is_lines = name.rsplit_once('.').is_some_and(|(_, ending)| ending.eq_ignore_ascii_case("jsonl"));
    if is_lines { write::json_lines(passages) } else { write::toml(passages) }
}
