//! Which runs of words of a document could be a name the dictionary knows.
//!
//! Finding is generous: a [`Mention`] may still turn out to be nothing of ours.

pub mod scan;
pub mod words;

mod capitalized;
mod known;
mod places;
mod reading;

pub use capitalized::{Unlisted, unlisted};
pub use known::{Finder, Hit, Mention};
pub use places::PlaceFinder;
pub use reading::{Inflection, WordReading};
