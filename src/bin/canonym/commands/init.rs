//! `canonym init`.

use std::io;

use anyhow::{Context, Result, bail};

use crate::args::InitArgs;
use crate::console::Console;
use crate::files;

/// A configuration in which nothing is decided yet.
const TEMPLATE: &str = include_str!("init.toml");

pub(crate) fn run(args: &InitArgs, console: &mut Console) -> Result<bool> {
    let path = args.folder.join("canonym.toml");
    let name = files::display_name(&path);
    match files::create(&path, TEMPLATE) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            bail!("{name}: is already there and was not touched; edit it, or move it away first")
        }
        Err(error) => bail!("{name}: {}", files::reason(&error)),
        Ok(()) => {
            writeln!(
                console.out(),
                "Wrote {name}. Nothing is decided in it yet: take the #: away from the settings you want."
            )
            .context("standard output")?;
            Ok(false)
        }
    }
}

#[cfg(test)]
mod tests {
    use canonym::config::ConfigFile;

    #[test]
    fn the_template_decides_nothing_and_all_it_offers_is_understood() {
        let (_, problems) = ConfigFile::parse("canonym.toml", super::TEMPLATE);
        assert_eq!(problems, []);
        let offered = super::TEMPLATE.lines().map(|line| line.strip_prefix("#: ").unwrap_or_default());
        let offered: Vec<&str> = offered.collect();
        let (config, problems) = ConfigFile::parse("canonym.toml", &offered.join("\n"));
        assert_eq!(problems, []);
        assert!(config.read_only && config.fail_on.is_some() && !config.forms.is_empty());
    }
}
