//! canonym makes one thing carry one name: in an article, across an archive, and from a source text
//! to its translation.
//!
//! The data's way, and the order of the modules:
//! `read → find → resolve → judge → report | fix`.
//! [`Checker`] is the pipe. The library does no I/O, reads no environment and no clock, and prints
//! nothing; the program in `src/bin/canonym` does.

// Things, in the order in which they build on each other.
pub mod text;
pub mod document;
pub mod dictionary;
pub mod finding;
pub mod fix;
pub mod tally;

// Stages, in the order of the data's way.
pub mod read;
pub mod find;
pub mod resolve;
pub mod judge;
pub mod report;
pub mod baseline;

// Wiring.
pub mod config;
mod check;
mod explain;
mod image;
mod inspect;
mod phrasing;
pub mod evaluate;
pub mod curate;

pub use check::{Checked, Checker, Settings, Story, StoryDate};
pub use dictionary::Dictionary;
pub use document::Document;
pub use explain::{Explanation, Match};
pub use finding::{Finding, Severity};
pub use inspect::Stage;
pub use jiff::civil::Date;
pub use text::{Lang, Source, Span};
