//! The tables: lines of cells apart by tabs, the first line names the columns.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::Error;

/// The folder of the tables.
pub(crate) struct Sources(PathBuf);

impl Sources {
    pub(crate) fn of(folder: &Path) -> Self {
        Self(folder.to_owned())
    }

    /// A table, by the name of its file.
    pub(crate) fn table(&self, name: &str) -> Result<Table, Error> {
        Ok(Table::of(&self.text(name)?))
    }

    /// The lines of a list of words; none if there is no such list.
    pub(crate) fn words(&self, lang: &str) -> Vec<String> {
        let text = fs::read_to_string(self.0.join(format!("words/{lang}.txt"))).unwrap_or_default();
        text.lines().map(str::to_owned).collect()
    }

    fn text(&self, name: &str) -> Result<String, Error> {
        let path = self.0.join(name);
        fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()).into())
    }
}

/// A table in memory.
pub(crate) struct Table {
    columns: HashMap<String, usize>,
    rows: Vec<Vec<String>>,
}

impl Table {
    fn of(text: &str) -> Self {
        let mut rows = text.lines().map(|line| line.split('\t').map(str::to_owned).collect::<Vec<_>>());
        let names = rows.next().unwrap_or_default().into_iter();
        Self { columns: names.enumerate().map(|(at, name)| (name, at)).collect(), rows: rows.collect() }
    }

    pub(crate) fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.rows.iter().map(|cells| Row { table: self, cells })
    }
}

/// A line of a table.
#[derive(Clone, Copy)]
pub(crate) struct Row<'t> {
    table: &'t Table,
    cells: &'t [String],
}

impl<'t> Row<'t> {
    /// The cell of a column; empty where there is none.
    pub(crate) fn get(&self, column: &str) -> &'t str {
        let at = self.table.columns.get(column);
        at.and_then(|&at| self.cells.get(at)).map_or("", |cell| cell.trim())
    }

    /// The names by language of a table that has columns such as `name_de`.
    pub(crate) fn names(&self) -> Vec<(&'t str, &'t str)> {
        let columns = self.table.columns.keys().filter_map(|column| column.strip_prefix("name_"));
        let mut names: Vec<_> = columns
            .filter(|lang| !matches!(*lang, "alt" | "local"))
            .map(|lang| (if lang == "zht" { "zh-Hant" } else { lang }, self.get(&format!("name_{lang}"))))
            .collect();
        names.sort_unstable();
        names
    }
}
