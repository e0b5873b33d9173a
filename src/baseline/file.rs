//! Records as TOML: one line a known finding, so that they can be read, searched and merged.

use std::fmt::Write as _;

use jiff::civil::Date;
use serde::Deserialize;
use toml::Spanned;

use super::{Baseline, Entry, Kind};
use crate::text::{LineIndex, Span};

/// The file, as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Records {
    #[serde(default)]
    known: Vec<Spanned<Record>>,
    #[serde(default)]
    accepted: Vec<Spanned<Record>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Record {
    path: String,
    rule: String,
    name: Option<String>,
    text: String,
    count: Option<usize>,
    #[serde(default)]
    at: Vec<String>,
    reason: Option<String>,
    on: Option<Date>,
}

impl Kind {
    /// What the file is called where nobody names another.
    pub fn file_name(self) -> &'static str {
        match self {
            Kind::Backlog => "canonym-baseline.toml",
            Kind::Decisions => "canonym-accepted.toml",
        }
    }

    /// The list that the file consists of.
    fn key(self) -> &'static str {
        match self {
            Kind::Backlog => "known",
            Kind::Decisions => "accepted",
        }
    }

    fn heading(self) -> &'static str {
        match self {
            Kind::Backlog => {
                "# What canonym found when this file was made. These places are not reported again.\n\
                 # `canonym baseline` takes out what is mended; nothing is ever added.\n"
            }
            Kind::Decisions => {
                "# Places that are right as they are, and why. `canonym accept` adds to them; delete what no\n\
                 # longer holds.\n"
            }
        }
    }
}

impl Baseline {
    /// Reads a file of records; fails with a whole message.
    pub fn parse(kind: Kind, name: &str, text: &str) -> Result<Self, String> {
        let failed = |span: std::ops::Range<usize>, what: &str| {
            let at = LineIndex::new(text).position(text, span.start.min(text.len()));
            let remedy = match kind {
                Kind::Backlog => "restore the file from your version control, or delete it and run `canonym baseline`",
                Kind::Decisions => "restore the file from your version control, or mend this entry",
            };
            format!("{name}:{}:{}: {}; {remedy}", at.line, at.column, what.lines().next().unwrap_or_default())
        };
        let records: Records =
            toml::from_str(text).map_err(|error| failed(error.span().unwrap_or(0..0), error.message()))?;
        let (records, others) = match kind {
            Kind::Backlog => (records.known, records.accepted),
            Kind::Decisions => (records.accepted, records.known),
        };
        if let Some(other) = others.first() {
            return Err(failed(other.span(), &format!("this file holds `{}`, not these", kind.key())));
        }
        let mut baseline = Self::new(kind);
        for record in records {
            let span = record.span();
            baseline.push(entry(kind, record).map_err(|what| failed(span, what))?);
        }
        Ok(baseline)
    }

    /// The file of records, entries by path, rule and text.
    pub fn to_toml(&self) -> String {
        let mut entries: Vec<&Entry> = self.entries.iter().collect();
        entries.sort_by_key(|entry| (&entry.path, &entry.rule, &entry.surface, &entry.entity, &entry.at));
        let mut toml = format!("{}{} = [\n", self.kind.heading(), self.kind.key());
        for entry in entries {
            line(&mut toml, self.kind, entry);
        }
        toml.push_str("]\n");
        toml
    }
}

fn entry(kind: Kind, record: Spanned<Record>) -> Result<Entry, &'static str> {
    let span = Span::new(record.span().start, record.span().end);
    let record = record.into_inner();
    let reason = record.reason.filter(|reason| !reason.trim().is_empty());
    if kind == Kind::Decisions && reason.is_none() {
        return Err("a decision has a reason: reason = \"…\"");
    }
    Ok(Entry {
        path: record.path.into(),
        rule: record.rule.into(),
        entity: record.name.map(Into::into),
        surface: record.text.into(),
        count: record.count.unwrap_or(1),
        at: record.at.into_iter().map(Into::into).collect(),
        reason: reason.map(Into::into),
        on: record.on,
        span,
    })
}

/// One entry, on one line.
fn line(toml: &mut String, kind: Kind, entry: &Entry) {
    let quoted = |text: &str| toml::Value::from(text).to_string();
    let _ = write!(toml, "    {{ path = {}, rule = {}", quoted(&entry.path), quoted(&entry.rule));
    if let Some(entity) = &entry.entity {
        let _ = write!(toml, ", name = {}", quoted(entity));
    }
    let _ = write!(toml, ", text = {}", quoted(&entry.surface));
    if kind == Kind::Backlog {
        let _ = write!(toml, ", count = {}", entry.count);
    }
    let at: Vec<String> = entry.at.iter().map(|at| quoted(at)).collect();
    let _ = write!(toml, ", at = [{}]", at.join(", "));
    if let Some(reason) = &entry.reason {
        let _ = write!(toml, ", reason = {}", quoted(&reason.replace(['\n', '\r'], " ")));
    }
    if let Some(on) = entry.on {
        let _ = write!(toml, ", on = \"{on}\"");
    }
    toml.push_str(" },\n");
}

#[cfg(test)]
mod tests {
    use super::{Baseline, Entry, Kind, Span};

    #[test]
    fn what_is_written_is_read_again() {
        for kind in [Kind::Backlog, Kind::Decisions] {
            let mut baseline = Baseline::new(kind);
            for (path, surface, entity) in [
                ("статті/2014 \"a\".md", "Харькова", Some("kharkiv")),
                ("a\\b.md", "", None),
                ("北京.md", "北平", None),
            ] {
                baseline.push(Entry {
                    path: path.into(),
                    rule: "mixed-forms".into(),
                    entity: entity.map(Into::into),
                    surface: surface.into(),
                    count: if kind == Kind::Backlog { 2 } else { 1 },
                    at: vec!["00ff".into()],
                    reason: (kind == Kind::Decisions).then(|| "the ship's \"own\" name".into()),
                    on: (kind == Kind::Decisions).then(|| jiff::civil::date(2024, 5, 1)),
                    span: Span::new(0, 0),
                });
            }
            let toml = baseline.to_toml();
            let again = Baseline::parse(kind, "x", &toml).expect("what was written");
            assert_eq!(again.to_toml(), toml);
            let bare = |baseline: &Baseline| {
                let entries = baseline.entries().iter().map(|entry| Entry { span: Span::new(0, 0), ..entry.clone() });
                let mut entries: Vec<Entry> = entries.collect();
                entries.sort_by(|a, b| a.path.cmp(&b.path));
                entries
            };
            assert_eq!(bare(&again), bare(&baseline));
        }
    }

    #[test]
    fn a_file_that_cannot_be_read_is_told_with_its_place_and_a_remedy() {
        for (kind, text, said) in [
            (Kind::Backlog, "known = [\n  { path = \"a.md\", rul", "b.toml:2:"),
            (Kind::Backlog, "<<<<<<< HEAD\nknown = []\n", "b.toml:1:"),
            (Kind::Backlog, "known = [{ path = \"a.md\", rule = \"x\", text = \"y\", line = 3 }]", "unknown field"),
            (Kind::Backlog, "accepted = [{ path = \"a\", rule = \"x\", text = \"y\" }]", "holds `known`"),
            (Kind::Decisions, "accepted = [{ path = \"a\", rule = \"x\", text = \"y\" }]", "has a reason"),
        ] {
            let error = Baseline::parse(kind, "b.toml", text).expect_err("no record");
            assert!(error.starts_with("b.toml:") && error.contains(said) && error.contains("; restore"), "{error}");
        }
    }
}
