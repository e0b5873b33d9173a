//! `canonym schema`.

use anyhow::Result;
use canonym::{config, report};

use crate::args::{SchemaArgs, SchemaName};
use crate::console::Console;

pub(crate) fn run(args: &SchemaArgs, console: &mut Console) -> Result<bool> {
    let schema = match args.name {
        SchemaName::Config => config::SCHEMA,
        SchemaName::Findings => report::json::SCHEMA,
    };
    console.out().write_all(schema.as_bytes())?;
    Ok(false)
}
