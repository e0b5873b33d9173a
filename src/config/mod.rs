//! `canonym.toml`: what a house or a project has decided about its copy.
//!
//! A configuration is read here and turned into what one file needs ([`ConfigFile::for_path`]).
//! Where it stands on the disk, and what flags say against it, is the program's business; the stages
//! of the pipe do not know it.

mod file;
mod patterns;
mod reader;
mod settings;

#[cfg(test)]
mod tests;

pub use file::ConfigFile;
pub use patterns::PathPatterns;
pub use reader::{ConfigProblem, parse_lang};
pub use settings::{DivideBy, FailOn, FileSettings};

/// JSON Schema (draft 2020-12) of a `canonym.toml`, as editors check it while it is written.
pub const SCHEMA: &str = include_str!("canonym.schema.json");
