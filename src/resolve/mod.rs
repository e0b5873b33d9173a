//! Mentions to candidates: which entity a name may be, and why.

mod evidence;

pub use evidence::Evidence;
