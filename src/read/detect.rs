//! Stub
use crate::{document::Document, text::Lang};
/// m
pub fn assign(d: &mut Document<'_>, flag: Option<Lang>, default: Option<Lang>) { for s in &mut d.segments { s.lang = flag.or(default).or(Some(Lang::ENGLISH)); } }
