//! What keeps dictionaries in order: looking them over, comparing two states, taking in lists of others.
//!
//! For those who edit names, not for those who check texts: nothing on the way from a text to its
//! findings uses it.

pub mod check;
pub mod diff;
pub mod import;

pub use check::{RULES, check, shipped};
