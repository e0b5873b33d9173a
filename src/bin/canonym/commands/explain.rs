//! `canonym explain`.

use anyhow::{Result, bail};

use crate::args::ExplainArgs;
use crate::console::Console;

pub(crate) fn run(_args: &ExplainArgs, _console: &mut Console) -> Result<bool> {
    bail!("not built yet: what a name is")
}
