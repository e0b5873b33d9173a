//! The program as its users meet it: command line, files, streams, exit status.
//!
//! A test of what the disk or the command line does belongs here. What is a finding and what is
//! not is tested with the rules.

#![expect(clippy::disallowed_methods, reason = "tests lay out files and look at what became of them")]

mod baseline;
mod cache;
mod charsets;
mod config;
mod corpus;
mod count;
mod desk;
mod dictionary;
mod evaluate;
mod fixing;
mod house;
mod import;
mod lists;
mod pipelines;
mod reports;
mod schemes;
mod selection;
mod since;
