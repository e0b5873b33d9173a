//! What is known about names: here, how those of one language are written in another.

pub mod builtin;
pub mod scheme;
