//! `canonym rules`.

use anyhow::{Result, bail};

use crate::args::ListArgs;
use crate::console::Console;

pub(crate) fn run(_args: &ListArgs, _console: &mut Console) -> Result<bool> {
    bail!("not built yet: the list of rules")
}
