//! The canonym program.

fn main() {}
