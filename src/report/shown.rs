//! Text as a terminal can show it: nothing that moves the cursor, and directions kept apart.

use crate::text::{Script, fold};

/// Stand in for U+2068 and U+2069 until a text is rendered: the snippet renderer replaces the real
/// ones. Both are noncharacters, which [`show`] lets no text bring along.
const OPEN: char = '\u{FDD0}';
const CLOSE: char = '\u{FDD1}';

/// The text with nothing in it that a terminal obeys or hides; line ends and tabs become blanks.
pub(super) fn harmless(text: &str) -> String {
    let on_one_line = |c: char| if matches!(c, '\n' | '\r' | '\t') { Some(' ') } else { show(c) };
    text.chars().filter_map(on_one_line).collect()
}

/// The text as one line of a terminal, its right-to-left stretches isolated.
pub(super) fn on_one_line(text: &str) -> String {
    isolate(&mark_directions(&harmless(text)))
}

/// What stands for a character on a terminal: itself, a picture of it, or nothing.
pub(super) fn show(c: char) -> Option<char> {
    Some(match c {
        '\t' => c,
        '\0'..='\u{1F}' => char::from_u32(0x2400 + u32::from(c)).unwrap_or(char::REPLACEMENT_CHARACTER),
        '\u{7F}' => '␡',
        '\u{80}'..='\u{9F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FDD0}'..='\u{FDEF}' => {
            char::REPLACEMENT_CHARACTER
        }
        '\u{2028}' | '\u{2029}' => ' ',
        _ if is_unseen(c) => return None,
        _ => c,
    })
}

/// Whether print does not show the character. The non-joiner is not among them: it shapes Persian letters.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{61C}' | '\u{200B}' | '\u{200D}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}')
        || matches!(c, '\u{FE00}'..='\u{FE0F}' | '\u{E0000}'..='\u{E0FFF}')
}

/// About how many columns a character takes; for deciding how much of a line is shown, no more.
pub(super) fn columns(c: char) -> usize {
    match c {
        '\t' => 4,
        _ if c.is_ascii() => 1,
        _ if fold::is_mark(c) => 0,
        '\u{3000}'..='\u{303F}' | '\u{FF01}'..='\u{FF60}' | '\u{1F300}'..='\u{1FAFF}' => 2,
        _ if matches!(Script::of(c), Some(Script::Han | Script::Kana | Script::Hangul)) => 2,
        _ => 1,
    }
}

/// Whether the character belongs to a script that is written from right to left.
pub(super) fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDCF}' | '\u{FDF0}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFE}'
        | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}')
}

/// Whether terminals disagree about the columns of the character: they reorder right-to-left text,
/// and join Indic letters, each in its own way.
pub(super) fn has_unknown_columns(c: char) -> bool {
    is_right_to_left(c)
        || matches!(c, '\u{900}'..='\u{DFF}' | '\u{F00}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' | '\u{A8E0}'..='\u{A8FF}')
}

/// Marks each right-to-left stretch of a message to be isolated, so that it does not reorder what is
/// around it. The stops in a message are those of its own language.
pub(super) fn mark_directions(text: &str) -> String {
    mark_stretches(text, |c| !c.is_whitespace() && !fold::is_apostrophe(c) && !fold::is_hyphen(c))
}

/// Marks a line of a source: one that is written from right to left stays in one piece, and the
/// stops inside right-to-left words belong to them.
pub(super) fn mark_line(line: &str) -> String {
    match line.chars().find(|c| c.is_alphabetic()) {
        Some(first) if is_right_to_left(first) => format!("{OPEN}{line}{CLOSE}"),
        _ => mark_stretches(line, char::is_alphabetic),
    }
}

fn mark_stretches(text: &str, ends: fn(char) -> bool) -> String {
    let mut marked = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(is_right_to_left) {
        let end = start + end_of_stretch(&rest[start..], ends);
        marked.push_str(&rest[..start]);
        marked.push(OPEN);
        marked.push_str(&rest[start..end]);
        marked.push(CLOSE);
        rest = &rest[end..];
    }
    marked + rest
}

/// Where the right-to-left stretch that `text` starts with ends: after the last of its letters
/// before the first other character that `ends` it.
fn end_of_stretch(text: &str, ends: fn(char) -> bool) -> usize {
    let mut end = 0;
    for (at, c) in text.char_indices() {
        if is_right_to_left(c) || fold::is_mark(c) {
            end = at + c.len_utf8();
        } else if ends(c) {
            break;
        }
    }
    end
}

/// Puts the isolating characters where [`mark_directions`] marked a stretch.
pub(super) fn isolate(marked: &str) -> String {
    marked.replace(OPEN, "\u{2068}").replace(CLOSE, "\u{2069}")
}

#[cfg(test)]
mod tests {
    use super::{harmless, isolate, mark_directions, mark_line};

    #[test]
    fn nothing_that_a_terminal_obeys_is_left() {
        assert_eq!(harmless("a\u{1B}[2J\u{9B}b\r\n\u{202E}c\u{AD}d\0"), "a␛[2J\u{FFFD}b  \u{FFFD}cd␀");
        assert_eq!(harmless("\u{FDD0}"), "\u{FFFD}");
        assert_eq!(harmless("Ки\u{301}ев 北京"), "Ки\u{301}ев 北京");
    }

    #[test]
    fn each_right_to_left_stretch_is_isolated() {
        let isolated = |text: &str| isolate(&mark_directions(text));
        assert_eq!(isolated("write خاركيف here"), "write \u{2068}خاركيف\u{2069} here");
        assert_eq!(isolated("תל אביב, not Tel Aviv"), "\u{2068}תל אביב\u{2069}, not Tel Aviv");
        assert_eq!(isolated("חרקוב: חרקיב"), "\u{2068}חרקוב\u{2069}: \u{2068}חרקיב\u{2069}");
        assert_eq!(isolated("Kharkiv"), "Kharkiv");
    }

    #[test]
    fn a_right_to_left_line_stays_in_one_piece() {
        let isolated = |text: &str| isolate(&mark_line(text));
        assert_eq!(isolated("1. חרקוב (Kharkov)."), "\u{2068}1. חרקוב (Kharkov).\u{2069}");
        assert_eq!(isolated("Said: חרקוב, חרקיב!"), "Said: \u{2068}חרקוב, חרקיב\u{2069}!");
    }
}
