//! Stub
use crate::{document::Document, text::Lang};
/// x
pub struct QuoteStyle { /// p
 pub pairs: Vec<(char,char)>, /// w
 pub written_cues: Vec<Box<str>> }
/// m
pub fn mark(_d: &mut Document<'_>, style: impl Fn(Option<Lang>) -> QuoteStyle) { let _ = style(None); }
