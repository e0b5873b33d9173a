//! Titles of links, `[text](target "title")`: the parser does not say where they stand.

use crate::document::{Role, Segment};
use crate::read::codec::LINK_TITLE;
use crate::read::scalar::{Notation, Scalar};
use crate::text::Span;

/// The title at the end of an inline link or a reference definition, whose text is `title`.
pub(super) fn read<'s>(text: &'s str, link: Span, title: &str) -> Option<Segment<'s>> {
    let span = find(text, link)?;
    let scalar = Scalar::read(text, span, Notation::Markdown, LINK_TITLE);
    if !scalar.says(text, title) {
        return None;
    }
    scalar.segment(text, Role::Caption)
}

/// The last quoted stretch of a link, without its quotes.
fn find(text: &str, link: Span) -> Option<Span> {
    let bytes = text.as_bytes();
    let whole = text[link.range()].trim_end();
    let mut end = link.start() + whole.len();
    for closes_link in [false, true] {
        if closes_link {
            let inside = text[link.start()..end].strip_suffix(')')?;
            end = link.start() + inside.trim_end().len();
        }
        let open = match bytes.get(end.checked_sub(1)?)? {
            b'"' => b'"',
            b'\'' => b'\'',
            b')' if closes_link => b'(',
            _ => continue,
        };
        let body = &bytes[link.start()..end - 1];
        let is_open = |&at: &usize| body[at] == open && (at == 0 || body[at - 1] != b'\\');
        if let Some(start) = (0..body.len()).rev().find(is_open) {
            return Some(Span::new(link.start() + start + 1, end - 1));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{Span, read};

    #[test]
    fn titles_are_found_in_every_kind_of_quotes() {
        for (link, title) in [
            ("[a](b \"Kiev\")", "Kiev"),
            ("[a](b 'Kiev \"x\"' )", "Kiev \"x\""),
            ("[a](b (Kiev))", "Kiev"),
            ("[a](b \"the \\\"hero\\\" &eacute;\")", "the \"hero\" é"),
            ("[a]: b \"Kiev\"\n", "Kiev"),
        ] {
            let segment = read(link, Span::new(0, link.len()), title).expect(link);
            assert_eq!(segment.text(), title);
        }
        assert!(read("[a](b)", Span::new(0, 6), "Kiev").is_none());
    }
}
