//! `canonym inspect`.

use anyhow::{Result, bail};

use crate::args::InspectArgs;
use crate::console::Console;

pub(crate) fn run(_args: &InspectArgs, _console: &mut Console) -> Result<bool> {
    bail!("not built yet: the steps to a finding")
}
