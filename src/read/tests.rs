//! What must hold for every format.

use crate::document::Document;
use crate::fix::{Edit, apply};
use crate::text::{Source, Span};

/// Every piece of a document stands where it says.
pub(super) fn assert_sound(source: &Source, document: &Document<'_>) {
    let text = source.text();
    for segment in &document.segments {
        let mut end = 0;
        for piece in segment.pieces() {
            assert!(piece.source.start() >= end && piece.source.end() <= text.len(), "{text:?} {piece:?}");
            assert!(
                text.is_char_boundary(piece.source.start()) && text.is_char_boundary(piece.source.end()),
                "{text:?}"
            );
            assert!(!piece.verbatim || source.slice(piece.source) == segment.slice(piece.logical), "{text:?}");
            end = piece.source.end();
        }
        for zone in &segment.zones {
            assert!(segment.text().get(zone.span.range()).is_some(), "{text:?} {zone:?}");
        }
    }
    let spans = document.suppressions.iter().flat_map(|s| [s.span, s.covers]);
    for span in spans.chain(document.problems.iter().map(|problem| problem.span)) {
        assert!(text.get(span.range()).is_some(), "{text:?} {span:?}");
    }
}

/// The first segment with a word in it, and where.
pub(super) fn find(document: &Document<'_>, word: &str) -> Option<(usize, Span)> {
    document.segments.iter().enumerate().find_map(|(index, segment)| {
        let start = segment.text().find(word)?;
        Some((index, Span::new(start, start + word.len())))
    })
}

/// An edit of the first Kharkov of a text changes that name and nothing else.
pub(super) fn assert_edit(read: impl Fn(&Source) -> Document<'_>, name: &str, text: &str) {
    let source = Source::new(name, text);
    let document = read(&source);
    let (index, word) = find(&document, "Kharkov").expect(text);
    let before: Vec<String> = document.segments.iter().map(|segment| segment.text().to_owned()).collect();
    let (span, replacement) = document.segments[index].edit(word, "Kharkiv").expect(text);
    assert!(document.segments[index].source_hull(word).contains(span), "{text:?}");
    let fixed = apply(&source, &[Edit { span, replacement }]).expect("encodable");
    let again = source.reread(fixed).expect("text");
    assert!(again.text().starts_with(&text[..span.start()]) && again.text().ends_with(&text[span.end()..]));
    let mut after: Vec<String> = read(&again).segments.iter().map(|segment| segment.text().to_owned()).collect();
    assert_eq!(after[index], before[index].replacen("Kharkov", "Kharkiv", 1), "{text:?}");
    after[index].clone_from(&before[index]);
    assert_eq!(after, before, "{text:?}");
}
