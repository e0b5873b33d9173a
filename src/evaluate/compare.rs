//! What a change did, case by case.

use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;

use super::case::{Case, Verdict};

/// The cases of two measures beside each other.
#[derive(Debug, Clone, Default)]
pub struct Comparison {
    /// What is better now.
    pub better: Vec<String>,
    /// What is worse now.
    pub worse: Vec<String>,
    /// What is otherwise and neither: another message on a wrong finding.
    pub other: Vec<String>,
}

#[derive(Deserialize)]
struct Old {
    cases: Vec<Case>,
}

/// The cases in the JSON of an earlier measure.
pub fn read_cases(json: &str) -> Result<Vec<Case>, String> {
    let old: Result<Old, _> = serde_json::from_str(json);
    old.map(|old| old.cases)
        .map_err(|error| format!("{error}; write the file with `canonym evaluate --format json` first"))
}

/// Compares the cases of an earlier measure with those of this one.
pub fn compare(old: &[Case], new: &[Case]) -> Comparison {
    let mut places: BTreeMap<CasePlace<'_>, BeforeAndNow<'_>> = BTreeMap::new();
    for case in old {
        places.entry(place(case)).or_default().0 = Some(case);
    }
    for case in new {
        places.entry(place(case)).or_default().1 = Some(case);
    }
    let mut comparison = Comparison::default();
    for (before, now) in places.into_values() {
        let (was, is) = (before.map_or(NOTHING, goodness), now.map_or(NOTHING, goodness));
        let line = match (before, now) {
            (Some(before), Some(now)) if before.verdict != now.verdict => {
                format!("{now} (was {})", before.verdict.as_str())
            }
            (Some(before), Some(now)) if (was, &before.replacement) != (is, &now.replacement) => {
                let old = before.replacement.as_deref().unwrap_or("?");
                format!("{now} (was {old})")
            }
            (Some(before), Some(now)) if before.message != now.message => {
                comparison.other.push(format!("{now} (said otherwise)"));
                continue;
            }
            (Some(before), None) => format!("gone: {before}"),
            (None, Some(now)) => format!("new: {now}"),
            _ => continue,
        };
        match is.cmp(&was) {
            std::cmp::Ordering::Greater => comparison.better.push(line),
            std::cmp::Ordering::Less => comparison.worse.push(line),
            std::cmp::Ordering::Equal => comparison.other.push(line),
        }
    }
    comparison
}

/// Passage, profile, first byte and surface.
type CasePlace<'c> = (&'c str, &'c str, usize, &'c str);
type BeforeAndNow<'c> = (Option<&'c Case>, Option<&'c Case>);

fn place(case: &Case) -> CasePlace<'_> {
    (&case.passage, &case.profile, case.start, &case.surface)
}

/// No case at all is as good as nothing said about nothing.
const NOTHING: u8 = 1;

fn goodness(case: &Case) -> u8 {
    match case.verdict {
        Verdict::Wrong | Verdict::Missed => 0,
        Verdict::Unjudged => NOTHING,
        Verdict::Right if case.is_good() => 3,
        Verdict::Right => 2,
    }
}

impl fmt::Display for Comparison {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (title, lines) in [("better", &self.better), ("worse", &self.worse), ("otherwise", &self.other)] {
            writeln!(f, "{title}: {}", lines.len())?;
            for line in lines {
                writeln!(f, "  {line}")?;
            }
        }
        Ok(())
    }
}
