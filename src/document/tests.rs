use super::{Codec, Role, Segment, SegmentBuilder, Span};

fn finish(builder: SegmentBuilder<'_>) -> Segment<'_> {
    builder.finish(Role::Body, Codec::PLAIN)
}

fn find(segment: &Segment<'_>, word: &str) -> Span {
    let start = segment.text().find(word).expect("in the segment");
    Span::new(start, start + word.len())
}

#[test]
fn plain_text_is_borrowed_and_maps_to_itself() {
    let source = "In Kharkov and Київ";
    let mut builder = Segment::builder(source);
    builder.verbatim(Span::new(0, 11)).verbatim(Span::new(11, source.len()));
    let segment = finish(builder);
    assert!(matches!(segment.text, std::borrow::Cow::Borrowed(_)));
    assert_eq!(segment.source_spans(find(&segment, "Київ")), [Span::new(15, source.len())]);
}

#[test]
fn what_a_reader_does_not_see_is_no_part_of_the_text_but_of_the_span() {
    for (source, seen) in [
        ("Khar\u{AD}kov", "Kharkov"),
        ("Ки\u{301}ев", "Киев"),
        ("Mykolai\u{308}v", "Mykolaïv"),
        ("Kryvyi\u{A0}Rih", "Kryvyi Rih"),
    ] {
        let mut builder = Segment::builder(source);
        builder.verbatim(Span::new(0, source.len()));
        let segment = finish(builder);
        assert_eq!(segment.text(), seen);
        let whole = Span::new(0, source.len());
        assert_eq!(segment.source_spans(find(&segment, seen)), [whole]);
        assert_eq!(segment.edit(find(&segment, seen), "X"), Some((whole, "X".to_owned())));
    }
}

#[test]
fn an_edit_inside_markup_touches_only_what_differs_or_is_refused() {
    let source = "<b>Khar</b>kov";
    let mut builder = Segment::builder(source);
    builder.verbatim(Span::new(3, 7)).verbatim(Span::new(11, 14));
    let segment = finish(builder);
    let word = find(&segment, "Kharkov");
    assert_eq!(segment.source_spans(word), [Span::new(3, 7), Span::new(11, 14)]);
    assert_eq!(segment.edit(word, "Kharkiv"), Some((Span::new(12, 13), "i".to_owned())));
    assert_eq!(segment.edit(word, "Charkiw"), None);
    assert_eq!(segment.edit(word, "Kharkoov"), Some((Span::new(13, 13), "o".to_owned())));
}

#[test]
fn a_line_break_in_a_name_stays_and_what_is_held_is_not_edited() {
    let source = "Krivoy\n> Rih [Kharkov]";
    let mut builder = Segment::builder(source);
    builder.verbatim(Span::new(0, 6)).atom(Span::new(6, 9), " ").verbatim(Span::new(9, 13));
    builder.hold(true).verbatim(Span::new(14, 21));
    let segment = finish(builder);
    assert_eq!(segment.edit(find(&segment, "Krivoy Rih"), "Kryvyi Rih"), Some((Span::new(2, 6), "yvyi".to_owned())));
    let both = Some((Span::new(2, 12), "yvyi Rig".to_owned()));
    assert_eq!(segment.edit(find(&segment, "Krivoy Rih"), "Kryvyi Rig"), both);
    assert_eq!(segment.edit(find(&segment, "Kharkov"), "Kharkiv"), None);
}

#[test]
fn what_is_plain_is_seen_as_it_is() {
    for c in '\0'..=char::MAX {
        let text = format!("а{c}");
        let is_changed = super::is_mark(c) || super::seen(&text[2..], c).is_some();
        assert!(!(is_changed && super::is_plain(text.as_bytes())), "{c:?}");
    }
    assert!(super::is_plain("«Київ» — “Łódź”…".as_bytes()));
}
