//! Titles of links, `[text](target "title")`: the parser does not say where they stand.

use crate::document::{Role, Segment};
use crate::read::codec::LINK_TITLE;
use crate::read::scalar::{Notation, Scalar};
use crate::text::Span;

/// The title at the end of an inline link or a reference definition, whose text is `title`.
///
/// Of a page elsewhere it is the headline, which that page worded; of a place on the same site it is
/// what the author says of it.
pub(super) fn of_link<'s>(text: &'s str, link: Span, title: &str) -> Option<Segment<'s>> {
    let span = find(text, link)?;
    let is_cited = leads_elsewhere(&text[link.start()..span.start() - 1]);
    read(text, span, title, if is_cited { Role::Title } else { Role::Caption })
}

/// The title at the end of an inline picture, whose text is `title`.
pub(super) fn of_picture<'s>(text: &'s str, picture: Span, title: &str) -> Option<Segment<'s>> {
    read(text, find(text, picture)?, title, Role::Caption)
}

fn read<'s>(text: &'s str, span: Span, title: &str, role: Role) -> Option<Segment<'s>> {
    let scalar = Scalar::read(text, span, Notation::Markdown, LINK_TITLE);
    if !scalar.says(text, title) {
        return None;
    }
    scalar.segment(text, role)
}

/// Whether the target at the end of what stands before a title is an address on some other site.
fn leads_elsewhere(before: &str) -> bool {
    let last = before.split_whitespace().next_back().unwrap_or_default();
    let target = last.rsplit_once("](").map_or(last, |(_, target)| target).trim_start_matches('<');
    ["https://", "http://", "//"].iter().any(|start| target.starts_with(start))
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
    use super::{Role, Span, of_link};

    #[test]
    fn titles_are_found_in_every_kind_of_quotes() {
        for (link, title) in [
            ("[a](b \"Kiev\")", "Kiev"),
            ("[a](b 'Kiev \"x\"' )", "Kiev \"x\""),
            ("[a](b (Kiev))", "Kiev"),
            ("[a](b \"the \\\"hero\\\" &eacute;\")", "the \"hero\" é"),
            ("[a]: b \"Kiev\"\n", "Kiev"),
        ] {
            let segment = of_link(link, Span::new(0, link.len()), title).expect(link);
            assert_eq!(segment.text(), title);
        }
        assert!(of_link("[a](b)", Span::new(0, 6), "Kiev").is_none());
    }

    #[test]
    fn only_the_title_of_a_page_elsewhere_is_cited() {
        for (link, role) in [
            ("[a b](https://example.org/kiev_(city) \"Kiev\")", Role::Title),
            ("[a]( <http://example.org> 'Kiev')", Role::Title),
            ("[a]: //example.org \"Kiev\"", Role::Title),
            ("[a](/trains \"Kiev\")", Role::Caption),
            ("[https://example.org](../trains.md (Kiev))", Role::Caption),
            ("[a](mailto:desk@example.org \"Kiev\")", Role::Caption),
        ] {
            let segment = of_link(link, Span::new(0, link.len()), "Kiev").expect(link);
            assert_eq!(segment.role, role, "{link}");
        }
    }
}
