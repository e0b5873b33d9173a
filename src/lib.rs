//! canonym: one thing, one name.

pub mod dictionary;
pub mod text;
