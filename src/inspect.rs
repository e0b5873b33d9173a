//! Each joint of the pipe, made visible.

use std::fmt::Write as _;

use crate::check::words;
use crate::document::Document;
use crate::resolve::Settled;
use crate::text::Source;
use crate::{Checker, Story};

/// A joint of the pipe.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// After reading: what is prose, in which role and language.
    Segments,
    /// After finding: which words could be names.
    Mentions,
    /// After resolving: what they may be, and why.
    Candidates,
}

impl Stage {
    /// All stages with their names, in the order of the pipe.
    pub const ALL: &[(&str, Stage)] =
        &[("segments", Stage::Segments), ("mentions", Stage::Mentions), ("candidates", Stage::Candidates)];
}

impl Checker {
    /// What the pipe holds after a stage, one line an item.
    pub fn inspect(&self, source: &Source, story: &Story, stage: Stage) -> String {
        let mut view = String::new();
        for document in self.read(source, story) {
            if let Some(member) = &document.member {
                let _ = writeln!(view, "[{member}]");
            }
            self.inspect_document(source, &document, stage, &mut view);
        }
        view
    }

    fn inspect_document(&self, source: &Source, document: &Document<'_>, stage: Stage, view: &mut String) {
        let words = words(document);
        let understood = self.understand(document, &words);
        for (passage, mentions) in understood.passages.iter().zip(&understood.mentions) {
            let segment = passage.segment;
            let lang = passage.lang.map_or("-".to_owned(), |lang| lang.to_string());
            match stage {
                Stage::Segments => {
                    let _ = writeln!(view, "{} {lang} | {}", segment.role.as_str(), segment.text());
                    for zone in &segment.zones {
                        let _ = writeln!(view, "    {} | {}", zone.role.as_str(), segment.slice(zone.span));
                    }
                }
                Stage::Mentions => {
                    for mention in mentions {
                        let place = source.position(segment.source_hull(mention.span).start());
                        let text = segment.slice(mention.span);
                        let _ = writeln!(
                            view,
                            "{}:{} {lang} {text}: {} forms",
                            place.line,
                            place.column,
                            mention.hits.len()
                        );
                    }
                }
                Stage::Candidates => self.candidates(source, &understood, passage.number, view),
            }
        }
    }

    fn candidates(
        &self,
        source: &Source,
        understood: &crate::check::Understood<'_>,
        segment: usize,
        view: &mut String,
    ) {
        for resolution in understood.resolutions.iter().filter(|resolution| resolution.segment == segment) {
            let segment = understood.passages[segment].segment;
            let place = source.position(segment.source_hull(resolution.span).start());
            let settled = match resolution.settled {
                Settled::No => "unsettled",
                Settled::ByContext => "settled by context",
                Settled::Alone => "settled",
            };
            let licence =
                resolution.licence.map(|licence| format!(", licensed by {}", licence.context)).unwrap_or_default();
            let (text, role) = (segment.slice(resolution.span), resolution.role.as_str());
            let _ = writeln!(view, "{}:{} {text} ({role}): {settled}{licence}", place.line, place.column);
            for candidate in &resolution.candidates {
                let _ = writeln!(view, "    {} {}", self.dictionary.entity(candidate.entity).id, candidate.score);
                for part in &candidate.parts {
                    for reading in &part.readings {
                        let form = &self.dictionary.index().form(reading.form).text;
                        let case = reading.inflection().map_or("", |inflection| &inflection.case);
                        let _ = writeln!(view, "        {:?} {} -> {form} {case}", part.part, segment.slice(part.span));
                    }
                }
            }
        }
    }
}
