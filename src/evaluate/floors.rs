//! What a build must not fall below.

use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;

use super::case::{Case, Verdict};
use super::measure::{Counts, Measure};
use crate::dictionary::ParseError;
use crate::text::LineIndex;

/// The committed floors.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Floors {
    /// The most wrong findings per 1,000 words, by profile.
    #[serde(default)]
    pub max_wrong_per_1000_words: BTreeMap<String, f64>,
    /// Floors by profile and language.
    #[serde(default)]
    pub floor: BTreeMap<String, BTreeMap<String, Floor>>,
}

/// The floors of one profile in one language, in percent.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Floor {
    /// Of precision; without findings it is kept.
    pub precision: Option<u8>,
    /// Of recall.
    pub recall: Option<u8>,
}

/// A floor that the present build falls below.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fallen {
    /// Which, and by how much.
    pub message: String,
    /// The cases behind it.
    pub cases: Vec<String>,
}

impl Floors {
    /// Reads a floors file.
    pub fn parse(file: &str, text: &str) -> Result<Floors, ParseError> {
        toml::from_str(text).map_err(|error| {
            let at = LineIndex::new(text).position(text, error.span().map_or(0, |span| span.start));
            ParseError {
                file: file.to_owned(),
                line: at.line,
                column: at.column,
                message: error.message().to_owned(),
                help: "write [floor.PROFILE] and below it en = { precision = 90, recall = 80 }".to_owned(),
            }
        })
    }

    /// The floors that a measure falls below. Only profiles that were measured are asked about; with
    /// the cases of an earlier measure, only what is new is listed.
    pub fn fallen(&self, measure: &Measure, earlier: Option<&[Case]>) -> Vec<Fallen> {
        let mut fallen = Vec::new();
        for profile in measure.profiles().map(str::to_owned).collect::<Vec<_>>() {
            let reader = Reader { measure, earlier, profile: &profile };
            if let (Some(&most), Some(counts)) =
                (self.max_wrong_per_1000_words.get(&profile), measure.counts(&profile, None))
            {
                fallen.extend(reader.too_many(most, counts));
            }
            for (lang, floor) in self.floor.get(&profile).into_iter().flatten() {
                let Some(counts) = measure.counts(&profile, Some(lang)) else {
                    let message = format!("{profile} {lang} has a floor and no passage");
                    fallen.push(Fallen { message, cases: Vec::new() });
                    continue;
                };
                let precision = (counts.right, counts.right + counts.wrong);
                let recall = (counts.right, counts.right + counts.missed);
                fallen.extend(reader.below("precision", lang, floor.precision, precision, Verdict::Wrong));
                fallen.extend(reader.below("recall", lang, floor.recall, recall, Verdict::Missed));
            }
        }
        fallen
    }
}

struct Reader<'a> {
    measure: &'a Measure,
    earlier: Option<&'a [Case]>,
    profile: &'a str,
}

impl Reader<'_> {
    fn too_many(&self, most: f64, counts: &Counts) -> Option<Fallen> {
        let present = counts.wrong_per_thousand().filter(|&present| present > most)?;
        let message = format!(
            "{}: {present:.2} wrong findings per 1,000 words, {:.2} more than the {most} that are let pass",
            self.profile,
            present - most
        );
        Some(Fallen { message, cases: self.cases(None, Verdict::Wrong) })
    }

    #[expect(clippy::cast_precision_loss, reason = "nobody annotates 2^52 names")]
    fn below(
        &self,
        what: &str,
        lang: &str,
        floor: Option<u8>,
        (part, whole): (usize, usize),
        blamed: Verdict,
    ) -> Option<Fallen> {
        let floor = usize::from(floor?);
        if part * 100 >= floor * whole {
            return None;
        }
        let present = 100.0 * part as f64 / whole as f64;
        let message = format!(
            "{} {lang}: {what} is {present:.1} % ({part} of {whole}), {:.1} points below its floor of {floor} %",
            self.profile,
            floor as f64 - present
        );
        Some(Fallen { message, cases: self.cases(Some(lang), blamed) })
    }

    fn cases(&self, lang: Option<&str>, verdict: Verdict) -> Vec<String> {
        let is_old = |case: &Case| {
            let same = |old: &Case| {
                old.verdict == verdict
                    && (&old.passage, &old.profile, old.start) == (&case.passage, &case.profile, case.start)
            };
            self.earlier.is_some_and(|earlier| earlier.iter().any(same))
        };
        let blamed = self.measure.cases().iter().filter(|case| {
            case.verdict == verdict && case.profile == self.profile && lang.is_none_or(|lang| case.lang == lang)
        });
        blamed.filter(|case| !is_old(case)).map(ToString::to_string).collect()
    }
}

impl fmt::Display for Fallen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)?;
        self.cases.iter().try_for_each(|case| write!(f, "\n  {case}"))
    }
}
