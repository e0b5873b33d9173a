//! Tables: CSV with a heading, with commas, semicolons or tabs.

use csv::{ReaderBuilder, StringRecord, Trim};

use super::{Item, ItemTerm, left_out};
use crate::dictionary::FormStatus;
use crate::finding::{Finding, Severity};
use crate::text::{Lang, Source, Span};

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Id,
    Kind,
    Country,
    Primary,
    Form(FormStatus, Lang),
    Unknown,
}

/// Several forms in one cell are kept apart by this.
const BETWEEN: char = '|';

/// Reads the rows of a table.
pub(super) fn items(source: &Source, found: &mut Vec<Finding>) -> Vec<Item> {
    let text = source.text();
    let heading = text.lines().next().unwrap_or_default();
    let delimiter = [b'\t', b';'].into_iter().find(|&mark| heading.contains(char::from(mark))).unwrap_or(b',');
    let mut reader =
        ReaderBuilder::new().delimiter(delimiter).flexible(true).trim(Trim::All).from_reader(text.as_bytes());
    let Ok(headers) = reader.headers().cloned() else { return Vec::new() };
    let columns = columns(&headers, Span::new(0, heading.len()), text, found);
    let mut items = Vec::new();
    let mut record = StringRecord::new();
    loop {
        match reader.read_record(&mut record) {
            Ok(true) => {}
            // The text is UTF-8 and lines may have any length, so that nothing else can go wrong.
            Ok(false) | Err(_) => return items,
        }
        let start = record.position().map_or(0, |position| position.byte() as usize);
        let end = (reader.position().byte() as usize).min(text.len());
        let row = trimmed(text, start, end);
        if record.len() > columns.len() {
            let message = format!("this row has {} fields and the heading {}", record.len(), columns.len());
            found.push(left_out(Severity::Error, row, &message, "put a field with a comma in it in quotation marks"));
        } else if let Some(field) = record.iter().find(|field| field.contains('\n')) {
            let message = "a quotation mark is not closed";
            found.push(left_out(
                Severity::Error,
                within(text, row, field),
                message,
                "close it; the rows after it are one field",
            ));
        } else {
            items.push(item(&columns, &record, row, text, found));
        }
    }
}

fn columns(headers: &StringRecord, at: Span, text: &str, found: &mut Vec<Finding>) -> Vec<Column> {
    let mut columns: Vec<Column> = Vec::with_capacity(headers.len());
    for header in headers {
        let mut column = column(header);
        let at = within(text, at, header);
        if column == Column::Unknown {
            let message = format!("there is no column `{header}`");
            let help = "a column is id, kind, in, primary, a language such as en, or admitted:en, recognized:en, deprecated:en";
            found.push(left_out(Severity::Error, at, &message, help));
        } else if columns.contains(&column) {
            found.push(left_out(Severity::Error, at, &format!("there are two columns `{header}`"), "join them"));
            column = Column::Unknown;
        }
        columns.push(column);
    }
    columns
}

fn column(header: &str) -> Column {
    let form = |status, tag: &str| match Lang::parse(tag) {
        Some(lang) => Column::Form(status, lang),
        None => Column::Unknown,
    };
    match (header.split_once(':'), header) {
        // Not Indonesian, whose tag it is too.
        (None, "id") => Column::Id,
        (None, "kind") => Column::Kind,
        (None, "in") => Column::Country,
        (None, "primary") => Column::Primary,
        (None, tag) => form(FormStatus::Canonical, tag),
        (Some(("admitted", tag)), _) => form(FormStatus::Admitted, tag),
        (Some(("recognized", tag)), _) => form(FormStatus::Recognized, tag),
        (Some(("deprecated", tag)), _) => form(FormStatus::Deprecated, tag),
        _ => Column::Unknown,
    }
}

fn item(columns: &[Column], record: &StringRecord, row: Span, text: &str, found: &mut Vec<Finding>) -> Item {
    let mut item = Item::at(row);
    for (column, field) in columns.iter().zip(record).filter(|(_, field)| !field.is_empty()) {
        let at = within(text, row, field);
        match *column {
            Column::Id => item.id = Some(field.to_owned()),
            Column::Kind => item.kind = Some((field.to_owned(), at)),
            Column::Country => item.country = Some((field.to_owned(), at)),
            Column::Primary => match Lang::parse(field) {
                Some(lang) => item.primary = Some(lang),
                None => found.push(left_out(
                    Severity::Error,
                    at,
                    &format!("`{field}` is no language tag"),
                    "write one such as uk or pt-BR",
                )),
            },
            Column::Form(status, lang) => {
                for form in field.split(BETWEEN).map(str::trim).filter(|form| !form.is_empty()) {
                    let at = within(text, at, form);
                    item.terms.push(ItemTerm { lang, text: form.to_owned(), status: Some(status), at });
                }
            }
            Column::Unknown => {}
        }
    }
    item
}

/// Where a part of a row stands; the row where it is written otherwise, as with doubled quotation marks.
fn within(text: &str, row: Span, part: &str) -> Span {
    match text[row.range()].find(part) {
        Some(at) if !part.is_empty() => Span::new(row.start() + at, row.start() + at + part.len()),
        _ => row,
    }
}

fn trimmed(text: &str, start: usize, end: usize) -> Span {
    let raw = text.get(start..end).unwrap_or_default();
    let start = start + raw.len() - raw.trim_start().len();
    Span::new(start, start + raw.trim().len())
}
