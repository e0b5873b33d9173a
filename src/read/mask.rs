//! Stretches of a source that its grammar does not know, overwritten before it is parsed.
//!
//! Each is overwritten with as many `x`, line ends kept, so that offsets stay and no character of it
//! starts markup. Letters rather than blanks: a blank line would end an HTML block, and what follows
//! it, indented, would turn into code.

use crate::text::Span;

/// Something that is masked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mask {
    pub(super) span: Span,
    pub(super) kind: Kind,
    /// Whether it stands alone on its lines and so ends a paragraph.
    pub(super) is_block: bool,
}

/// What is masked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// `{{< … >}}`, `{{% … %}}`, `{{ … }}`, `{% … %}`, `<?php … ?>`.
    Shortcode,
    /// `<Figure …>`.
    Component,
    /// `{/* … */}`, `{# … #}`.
    Comment,
    /// `{props.name}`, `{: .class}`, and lines of imports and exports.
    Code,
    /// A bare URL or mail address.
    Address,
}

/// A text of the same length as its source from `base` on, with the masks overwritten.
///
/// Masks are in offsets of the whole source and start and end at character boundaries.
pub(super) fn overwrite(text: &str, base: usize, masks: &[Mask]) -> String {
    let mut masked = text.as_bytes()[base..].to_vec();
    for mask in masks {
        for byte in &mut masked[mask.span.start() - base..mask.span.end() - base] {
            if !matches!(byte, b'\n' | b'\r') {
                *byte = b'x';
            }
        }
    }
    String::from_utf8_lossy(&masked).into_owned()
}
