//! Where else the other form stands, as far as a finding tells.
//!
//! It is looked up once for each name and form: a long text has thousands of findings about one name,
//! and each of them would walk through all uses of it.

use std::collections::BTreeMap;

use super::case::{Case, Place};
use super::usage::Usage;
use crate::dictionary::{EntityId, PartKind};
use crate::finding::{MOST_RELATED, Related};
use crate::resolve::same_form;
use crate::text::Lang;

/// Most lines that a message names.
const LINES_NAMED: usize = 3;

/// The places of a form in one text.
#[derive(Debug, Clone, Default)]
pub(super) struct Elsewhere {
    /// The first of them.
    places: Vec<Place>,
    /// The lines they are on.
    lines: Vec<usize>,
    /// How many lines there are besides.
    more_lines: usize,
}

impl Elsewhere {
    /// The uses of a form, in the order of the text.
    pub(super) fn of<'u>(case: &Case<'_>, uses: impl IntoIterator<Item = &'u Usage>) -> Self {
        let mut elsewhere = Self::default();
        let mut last = 0;
        for usage in uses {
            let place = usage.place();
            let line = case.line(place.segment, place.span);
            if line != last && elsewhere.lines.len() < LINES_NAMED {
                elsewhere.lines.push(line);
            } else if line != last {
                elsewhere.more_lines += 1;
            }
            last = line;
            if elsewhere.places.len() < MOST_RELATED {
                elsewhere.places.push(place);
            }
        }
        elsewhere
    }

    /// Whether the form stands nowhere else.
    pub(super) fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// "line 1", "lines 1 and 7", "lines 1, 7, 9 and 4 more".
    pub(super) fn lines(&self) -> String {
        let named: Vec<String> = self.lines.iter().map(usize::to_string).collect();
        match (named.as_slice(), self.more_lines) {
            ([only], _) => format!("line {only}"),
            ([most @ .., last], 0) => format!("lines {} and {last}", most.join(", ")),
            (_, more) => format!("lines {} and {more} more", named.join(", ")),
        }
    }

    /// Pointers to the first places.
    pub(super) fn related(&self, case: &Case<'_>, form: &str) -> Vec<Related> {
        self.places.iter().map(|&place| case.related(place, form.to_owned())).collect()
    }
}

/// What has been looked up.
#[derive(Debug, Default)]
pub(super) struct Known(BTreeMap<(EntityId, PartKind, Option<Lang>, String), Elsewhere>);

impl Known {
    /// The places where a form of a name stands already, in text of one language.
    pub(super) fn get(
        &mut self,
        case: &Case<'_>,
        entity: EntityId,
        part: PartKind,
        lang: Option<Lang>,
        form: &str,
    ) -> &Elsewhere {
        let lang = lang.map(Lang::base);
        self.0.entry((entity, part, lang, form.to_owned())).or_insert_with(|| {
            let same = |usage: &&Usage| {
                let group = usage.group;
                (group.entity, group.part, group.lang) == (entity, part, lang) && same_form(&usage.form, form)
            };
            Elsewhere::of(case, case.usages.iter().filter(same))
        })
    }
}
