//! Term bases in TBX, ISO 30042: version 2 (`martif`, `termEntry`) and version 3 (`tbx`, `conceptEntry`).

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::explained;
use crate::read::tag::reference;
use crate::text::{Lang, Span};

/// A concept of a term base and its terms.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Concept {
    /// Its id, where it has one.
    pub id: Option<String>,
    /// The tag that opens it, in the source text.
    pub at: Option<Span>,
    /// What the base says it is about.
    pub subject: Option<String>,
    /// Its terms, in the order of the base.
    pub terms: Vec<Term>,
}

/// A term in a language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// The tag of its language, as it is written.
    pub lang: String,
    /// The term.
    pub text: String,
    /// Its administrative status, as it is written: `preferredTerm-admn-sts`.
    pub status: Option<String>,
    /// Where it stands in the source text.
    pub at: Span,
}

/// A term base.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TermBase {
    /// The language that the base as a whole declares.
    pub lang: Option<Lang>,
    /// Its concepts.
    pub concepts: Vec<Concept>,
}

/// Reads a term base; fails with a byte of the text and what is wrong there.
pub fn terms(text: &str) -> Result<TermBase, (usize, String)> {
    let mut reader = Reader::from_str(text);
    let mut walk = Terms { text, ..Terms::default() };
    loop {
        let start = reader.buffer_position() as usize;
        let event = reader.read_event();
        let span = Span::new(start, (reader.buffer_position() as usize).min(text.len()));
        match event {
            Ok(Event::Start(tag)) => walk.open(&tag, span)?,
            Ok(Event::Empty(tag)) => {
                walk.open(&tag, span)?;
                walk.close(tag.local_name().as_ref());
            }
            Ok(Event::End(tag)) => walk.close(tag.local_name().as_ref()),
            Ok(Event::Text(_)) => walk.said(&text[span.range()], span),
            Ok(Event::CData(data)) => walk.said(&data, span),
            Ok(Event::GeneralRef(_)) => {
                let raw = &text[span.range()];
                walk.said(&reference(raw).map_or_else(|| raw.to_owned(), |(_, decoded)| decoded), span);
            }
            Ok(Event::Eof) if !walk.is_open => return Err((0, "this is no term base".to_owned())),
            Ok(Event::Eof) if !walk.is_closed => return Err((text.len(), "the term base is cut off".to_owned())),
            Ok(Event::Eof) => return Ok(walk.base),
            Ok(_) => {}
            Err(error) => return Err((reader.error_position() as usize, explained(&error))),
        }
    }
}

#[derive(Default)]
struct Terms<'s> {
    text: &'s str,
    base: TermBase,
    is_open: bool,
    is_closed: bool,
    concept: Concept,
    /// The language of the section that is open.
    lang: String,
    term: Option<(String, Span)>,
    status: Option<String>,
    /// What is being read, and its text so far.
    reading: Option<Datum>,
    said: String,
    said_at: Option<Span>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Datum {
    Term,
    Status,
    Subject,
}

impl Terms<'_> {
    fn open(&mut self, tag: &BytesStart<'_>, span: Span) -> Result<(), (usize, String)> {
        let name = tag.local_name();
        let name = name.as_ref();
        let attribute = |wanted: &str| {
            let found = tag.attributes().with_checks(false).flatten().find(|found| found.key.as_ref() == wanted);
            found.map(|found| found.value.as_ref().to_owned())
        };
        if !self.is_open {
            if !["martif", "tbx"].contains(&name.to_ascii_lowercase().as_str()) {
                return Err((span.start(), format!("this is no term base, it begins with <{name}>")));
            }
            self.is_open = true;
            self.base.lang = attribute("xml:lang").and_then(|tag| Lang::parse(&tag));
        }
        let kind = attribute("type").unwrap_or_default();
        let datum = match name {
            "conceptEntry" | "termEntry" => {
                self.concept = Concept { id: attribute("id"), at: Some(span), ..Concept::default() };
                None
            }
            "langSec" | "langSet" => {
                self.lang = attribute("xml:lang").or_else(|| attribute("lang")).unwrap_or_default();
                None
            }
            "termSec" | "tig" | "ntig" => {
                (self.term, self.status) = (None, None);
                None
            }
            "term" => Some(Datum::Term),
            "administrativeStatus" => Some(Datum::Status),
            "termNote" if kind == "administrativeStatus" => Some(Datum::Status),
            "subjectField" => Some(Datum::Subject),
            "descrip" if kind == "subjectField" => Some(Datum::Subject),
            _ => None,
        };
        if datum.is_some() {
            self.reading = datum;
            self.said.clear();
            self.said_at = None;
        }
        Ok(())
    }

    fn said(&mut self, said: &str, span: Span) {
        if self.reading.is_some() {
            self.said.push_str(said);
            self.said_at = Some(self.said_at.map_or(span, |before| before.cover(span)));
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "term" | "administrativeStatus" | "termNote" | "subjectField" | "descrip" => {
                let said = self.said.split_whitespace().collect::<Vec<_>>().join(" ");
                match self.reading.take() {
                    Some(Datum::Term) => {
                        let at = self.said_at.map_or(Span::new(0, 0), |at| self.trimmed(at));
                        self.term = Some((said, at));
                    }
                    Some(Datum::Status) => self.status = Some(said),
                    Some(Datum::Subject) => self.concept.subject = Some(said),
                    None => {}
                }
            }
            "termSec" | "tig" | "ntig" => {
                if let Some((text, at)) = self.term.take() {
                    self.concept.terms.push(Term { lang: self.lang.clone(), text, status: self.status.take(), at });
                }
            }
            "conceptEntry" | "termEntry" => self.base.concepts.push(std::mem::take(&mut self.concept)),
            "martif" | "tbx" | "TBX" => self.is_closed = true,
            _ => {}
        }
    }

    /// A place without the blanks around what stands there.
    fn trimmed(&self, at: Span) -> Span {
        let raw = &self.text[at.range()];
        let start = at.start() + raw.len() - raw.trim_start().len();
        Span::new(start, start + raw.trim().len())
    }
}
