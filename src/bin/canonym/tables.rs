//! Changes to TOML files that people edit too: what they wrote stays as it is, comments and all.

use anyhow::{Result, anyhow};
use toml_edit::{ArrayOfTables, DocumentMut, Item, Table, Value};

/// A file with lists of tables.
pub(crate) struct Tables {
    name: String,
    document: DocumentMut,
}

impl Tables {
    /// Reads a file; `name` is for messages.
    pub(crate) fn parse(name: &str, text: &str) -> Result<Self> {
        let document = text.parse().map_err(|error: toml_edit::TomlError| {
            let what = error.message().lines().next().unwrap_or_default().to_owned();
            anyhow!("{name}: this is not TOML: {what}; repair it or restore it from your version control")
        })?;
        Ok(Self { name: name.to_owned(), document })
    }

    /// Adds a table to the list `key`, in the place of the one that has the same `identity` fields.
    pub(crate) fn put(&mut self, key: &str, fields: &[(&str, Value)], identity: &[&str]) -> Result<()> {
        // In a file that holds nothing yet, what stands there is its heading.
        let heading =
            self.document.is_empty().then(|| self.document.trailing().as_str().unwrap_or_default().to_owned());
        if heading.is_some() {
            self.document.set_trailing("");
        }
        let list = self.document.entry(key).or_insert_with(|| Item::ArrayOfTables(ArrayOfTables::new()));
        // `key = [{…}]` says the same as `[[key]]`; what it holds stays, written as tables.
        if let Some(tables) =
            list.as_array().and_then(|array| Item::Value(array.clone().into()).into_array_of_tables().ok())
        {
            *list = Item::ArrayOfTables(tables);
        }
        let name = &self.name;
        let tables = list.as_array_of_tables_mut().ok_or_else(|| anyhow!("{name}: `{key}` is no list of tables"))?;
        let is_same = |table: &Table| {
            let text = |value: Option<&Item>| value.and_then(Item::as_str).map(str::to_owned);
            !identity.is_empty()
                && identity.iter().all(|id| {
                    let new = fields.iter().find(|(field, _)| field == id).and_then(|(_, value)| value.as_str());
                    text(table.get(id)).as_deref() == new
                })
        };
        let at = tables.iter().position(is_same);
        if let Some(old) = at.and_then(|at| tables.get_mut(at)) {
            let known: Vec<String> = old.iter().map(|(field, _)| field.to_owned()).collect();
            for gone in known.iter().filter(|field| !fields.iter().any(|(new, _)| new == field)) {
                old.remove(gone);
            }
            for (field, value) in fields {
                old.insert(field, Item::Value(value.clone()));
            }
            return Ok(());
        }
        let mut table = Table::new();
        if let Some(heading) = heading {
            table.decor_mut().set_prefix(format!("{heading}\n"));
        }
        for (field, value) in fields {
            table.insert(field, Item::Value(value.clone()));
        }
        tables.push(table);
        Ok(())
    }

    /// The text of the file.
    pub(crate) fn text(&self) -> String {
        self.document.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::Tables;

    #[test]
    fn what_somebody_wrote_stays() {
        let text = "# ours\n[[form]]\nentity = \"kyiv\" # capital\nlanguage = \"en\"\nform = \"Kyiv\"\n\n[[entity]]\nid = \"x\"\n";
        let mut tables = Tables::parse("house.toml", text).expect("TOML");
        let fields = |form: &str| vec![("entity", "київ".into()), ("language", "uk".into()), ("form", form.into())];
        tables.put("form", &fields("Київ"), &["entity", "language"]).expect("put");
        tables.put("form", &fields("Кыїв"), &["entity", "language"]).expect("put");
        let new = tables.text();
        assert!(new.starts_with("# ours\n[[form]]\nentity = \"kyiv\" # capital\n"), "{new}");
        assert!(new.contains("[[entity]]\nid = \"x\"") && new.contains("Кыїв") && !new.contains("\"Київ\""), "{new}");
        assert!(Tables::parse("house.toml", "form = [").is_err());
        let mut empty = Tables::parse("house.toml", "# Heading\n").expect("TOML");
        empty.put("form", &fields("Київ"), &[]).expect("put");
        assert!(empty.text().starts_with("# Heading\n\n[[form]]\n"), "{}", empty.text());
        let mut inline = Tables::parse("a.toml", "accepted = [{ path = \"a\" }] # one\n").expect("TOML");
        inline.put("accepted", &[("path", "b".into())], &[]).expect("put");
        let again = Tables::parse("a.toml", &inline.text()).expect("TOML").text();
        assert!(again.contains("\"a\"") && again.contains("\"b\""), "{again}");
    }
}
