//! What in a text could be a name.

pub mod words;
