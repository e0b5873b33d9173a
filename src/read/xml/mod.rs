//! News items in XML: NewsML-G2, `NewsML` 1.2, NITF, and the XHTML in them.
//!
//! One engine walks the elements; a table a dialect says what they are to a reader. Entities are
//! never expanded, a DOCTYPE is skipped, and what is cut off or crossed is read as far as it goes.

mod dialect;
mod item;
mod newsml_1;
mod newsml_g2;
mod nitf;
mod prose;
mod terms;
mod walk;
mod xhtml;

use quick_xml::Reader;
use quick_xml::errors::Error;
use quick_xml::events::Event;

use crate::document::Document;
use crate::text::{Source, Span};
use walk::Walk;

pub(super) use dialect::Dialect;
pub(super) use newsml_1::NEWSML_1;
pub(super) use newsml_g2::NEWSML_G2;
pub(super) use nitf::NITF;
pub use terms::{Concept, Term, TermBase, terms};

/// Reads the items of a file.
pub(super) fn read<'s>(source: &'s Source, dialect: &'static Dialect) -> Vec<Document<'s>> {
    let mut walk = Walk::new(source.text(), dialect);
    events(source.text(), &mut walk);
    walk.finish(source)
}

/// Whether the first element of a text is one that a dialect begins with.
pub(super) fn begins(text: &str, dialect: &Dialect) -> bool {
    let mut reader = Reader::from_str(text);
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag) | Event::Empty(tag)) => {
                return dialect.roots.contains(&tag.local_name().as_ref());
            }
            Ok(Event::Eof) | Err(_) => return false,
            Ok(_) => {}
        }
    }
}

fn events<'s>(text: &'s str, walk: &mut Walk<'s>) {
    let mut reader = Reader::from_str(text);
    let config = reader.config_mut();
    config.check_end_names = false; // The walk knows more of its elements.
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    loop {
        let start = reader.buffer_position() as usize;
        let event = reader.read_event();
        let span = Span::new(start, (reader.buffer_position() as usize).min(text.len()));
        match event {
            Ok(Event::Start(tag)) => walk.open(&tag, span),
            Ok(Event::Empty(tag)) => {
                walk.open(&tag, span);
                walk.close(span);
            }
            Ok(Event::End(_)) => walk.close(span),
            Ok(Event::Text(_)) => walk.text(span),
            Ok(Event::CData(_)) => walk.cdata(Span::new(span.start() + "<![CDATA[".len(), span.end() - "]]>".len())),
            Ok(Event::GeneralRef(_)) => walk.reference(span),
            Ok(Event::Comment(_)) => walk.comment(span),
            Ok(Event::Eof) => return,
            Ok(_) => {}
            Err(error) => {
                walk.broken(reader.error_position() as usize, &explained(&error));
                return;
            }
        }
    }
}

fn explained(error: &Error) -> String {
    match error {
        Error::Syntax(error) => error.to_string(),
        other => other.to_string(),
    }
}
