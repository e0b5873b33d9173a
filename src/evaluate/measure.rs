//! Everything added up.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use serde_json::{Value, json};

use super::case::{Case, Verdict};
use super::interval::Rate;
use super::link::{LinkCase, LinkCounts, Linked};
use super::score::Scored;
use crate::text::Key;

/// Findings and expectations, counted.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Passages looked at, those with neither included.
    pub passages: usize,
    /// Their words.
    pub words: usize,
    /// Expected and found.
    pub right: usize,
    /// Found and not expected.
    pub wrong: usize,
    /// Expected and not found.
    pub missed: usize,
    /// Found where nothing is judged.
    pub unjudged: usize,
    /// Findings that only inform.
    pub infos: usize,
    /// Right ones whose replacement is known.
    pub replacements: usize,
    /// Of them, those with the right replacement.
    pub replacements_right: usize,
    /// Right ones whose severity is known.
    pub severities: usize,
    /// Of them, those with the right severity.
    pub severities_right: usize,
}

impl Counts {
    fn add_case(&mut self, case: &Case) {
        match case.verdict {
            Verdict::Right => self.right += 1,
            Verdict::Wrong => self.wrong += 1,
            Verdict::Missed => self.missed += 1,
            Verdict::Unjudged => self.unjudged += 1,
        }
        if let Some(right) = case.replacement_right {
            self.replacements += 1;
            self.replacements_right += usize::from(right);
        }
        if let Some(right) = case.severity_right() {
            self.severities += 1;
            self.severities_right += usize::from(right);
        }
    }

    /// How many of the findings are right.
    pub fn precision(&self) -> Option<Rate> {
        Rate::of_counts(self.right, self.right + self.wrong)
    }

    /// How much of what is expected is found.
    pub fn recall(&self) -> Option<Rate> {
        Rate::of_counts(self.right, self.right + self.missed)
    }

    /// The harmonic mean of the two, as right ones among right ones and half of the mistakes; its
    /// interval is Wilson's for that share.
    #[expect(clippy::cast_precision_loss, reason = "nobody annotates 2^52 names")]
    pub fn f1(&self) -> Option<Rate> {
        let right = self.right as f64;
        Rate::of(right, right + (self.wrong + self.missed) as f64 / 2.0)
    }

    /// How many right findings have the right replacement.
    pub fn replacement(&self) -> Option<Rate> {
        Rate::of_counts(self.replacements_right, self.replacements)
    }

    /// How many right findings have the right severity.
    pub fn severity(&self) -> Option<Rate> {
        Rate::of_counts(self.severities_right, self.severities)
    }

    /// Wrong findings per 1,000 words.
    pub fn wrong_per_thousand(&self) -> Option<f64> {
        per_thousand(self.wrong, self.words)
    }

    /// Findings that nobody judged per 1,000 words.
    pub fn unjudged_per_thousand(&self) -> Option<f64> {
        per_thousand(self.unjudged, self.words)
    }

    fn to_json(&self) -> Value {
        let mut value = serde_json::to_value(self).unwrap_or_default();
        value["precision"] = json!(self.precision());
        value["recall"] = json!(self.recall());
        value["f1"] = json!(self.f1());
        value["replacement_accuracy"] = json!(self.replacement());
        value["severity_accuracy"] = json!(self.severity());
        value["wrong_per_1000_words"] = json!(self.wrong_per_thousand());
        value["unjudged_per_1000_words"] = json!(self.unjudged_per_thousand());
        value
    }
}

#[expect(clippy::cast_precision_loss, reason = "no text has 2^52 words")]
fn per_thousand(count: usize, words: usize) -> Option<f64> {
    (words > 0).then(|| 1000.0 * count as f64 / words as f64)
}

/// A heading and a name below it, with counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// What is told apart: `profile`, `rule`, `class`.
    pub dimension: &'static str,
    /// Which of them.
    pub name: String,
    /// The counts.
    pub counts: Counts,
}

/// What a case is counted under.
type NameOf = fn(&Case) -> Option<String>;

impl Row {
    /// Whether what was missed is counted here: it has no rule, and so a rule has no recall.
    pub fn knows_missed(&self) -> bool {
        self.dimension != "rule"
    }

    fn to_json(&self) -> Value {
        let mut counts = self.counts.to_json();
        if !self.knows_missed() {
            for unknown in ["missed", "recall", "f1"] {
                counts[unknown] = Value::Null;
            }
        }
        json!({ "by": self.dimension, "name": self.name, "counts": counts })
    }
}

/// All that was measured.
#[derive(Debug, Clone, Default)]
pub struct Measure {
    cases: Vec<Case>,
    links: Vec<LinkCase>,
    by_profile: BTreeMap<String, Counts>,
    by_language: BTreeMap<(String, String), Counts>,
    linked: BTreeMap<String, (LinkCounts, Vec<(String, String)>)>,
    distinct: BTreeSet<Key>,
    /// Microseconds spent checking, as the caller's clock says.
    pub micros: f64,
}

impl Measure {
    /// Adds a passage as it was scored under a profile.
    pub fn add(&mut self, profile: &str, lang: &str, scored: Scored) {
        let profiled = self.by_profile.entry(profile.to_owned()).or_default();
        let localized = self.by_language.entry((profile.to_owned(), lang.to_owned())).or_default();
        for counts in [profiled, localized] {
            counts.passages += 1;
            counts.words += scored.words;
            counts.infos += scored.infos;
            scored.cases.iter().for_each(|case| counts.add_case(case));
        }
        self.distinct.extend(scored.distinct);
        self.cases.extend(scored.cases);
    }

    /// Adds the names of a passage. They are the same under every profile.
    pub fn add_links(&mut self, lang: &str, linked: Linked) {
        let (counts, pairs) = self.linked.entry(lang.to_owned()).or_default();
        counts.add(&linked.counts);
        pairs.extend(linked.pairs);
        self.links.extend(linked.cases);
    }

    /// Every finding and expectation.
    pub fn cases(&self) -> &[Case] {
        &self.cases
    }

    /// Every name that is resolved to something else than its mark.
    pub fn links(&self) -> &[LinkCase] {
        &self.links
    }

    /// The counts of a profile, in one language or in all.
    pub fn counts(&self, profile: &str, lang: Option<&str>) -> Option<&Counts> {
        match lang {
            Some(lang) => self.by_language.get(&(profile.to_owned(), lang.to_owned())),
            None => self.by_profile.get(profile),
        }
    }

    /// The profiles that passages were scored under.
    pub fn profiles(&self) -> impl Iterator<Item = &str> {
        self.by_profile.keys().map(String::as_str)
    }

    /// The counts of all passages under all profiles.
    pub fn total(&self) -> Counts {
        let mut total = Counts::default();
        self.cases.iter().for_each(|case| total.add_case(case));
        for counts in self.by_profile.values() {
            total.passages += counts.passages;
            total.words += counts.words;
            total.infos += counts.infos;
        }
        total
    }

    /// The counts by profile, language, rule, class, kind and fault. Passages and words are known of
    /// the first two only, and what was missed has no rule.
    pub fn rows(&self) -> Vec<Row> {
        let row = |dimension, name: String, counts: &Counts| Row { dimension, name, counts: counts.clone() };
        let mut rows: Vec<Row> =
            self.by_profile.iter().map(|(name, counts)| row("profile", name.clone(), counts)).collect();
        rows.extend(
            self.by_language
                .iter()
                .map(|((profile, lang), counts)| row("language", format!("{profile} {lang}"), counts)),
        );
        let dimensions: [(&'static str, NameOf); 5] = [
            ("rule", |case| case.rule.clone()),
            ("class", |case| case.class.clone()),
            ("kind", |case| case.kind.clone()),
            ("fault", |case| case.fault.map(|fault| fault.as_str().to_owned())),
            ("fault and language", |case| case.fault.map(|fault| format!("{} {}", fault.as_str(), case.lang))),
        ];
        for (dimension, name) in dimensions {
            let mut counted: BTreeMap<String, Counts> = BTreeMap::new();
            for case in &self.cases {
                if let Some(name) = name(case) {
                    counted.entry(name).or_default().add_case(case);
                }
            }
            rows.extend(counted.into_iter().map(|(name, counts)| Row { dimension, name, counts }));
        }
        rows
    }

    /// How names are linked, by language and, under `all`, together.
    pub fn linking(&self) -> Vec<(String, LinkCounts)> {
        let (mut all, mut all_pairs) = (LinkCounts::default(), Vec::new());
        let mut rows = Vec::with_capacity(self.linked.len() + 1);
        for (lang, (counts, pairs)) in &self.linked {
            let mut counts = counts.clone();
            all.add(&counts);
            all_pairs.extend_from_slice(pairs);
            counts.judge_pairs(pairs);
            rows.push((lang.clone(), counts));
        }
        all.judge_pairs(&all_pairs);
        rows.push(("all".to_owned(), all));
        rows.retain(|(_, counts)| counts.named + counts.nobody + counts.things > 0);
        rows
    }

    /// Microseconds of checking per distinct word.
    #[expect(clippy::cast_precision_loss, reason = "no text has 2^52 words")]
    pub fn micros_per_distinct_word(&self) -> Option<f64> {
        (!self.distinct.is_empty()).then(|| self.micros / self.distinct.len() as f64)
    }

    /// All of it as one JSON object, with every case.
    pub fn to_json(&self) -> Value {
        let rows: Vec<Value> = self.rows().iter().map(Row::to_json).collect();
        let linking: Vec<Value> =
            self.linking().iter().map(|(lang, counts)| json!({ "lang": lang, "counts": counts })).collect();
        json!({
            "schema": 1,
            "total": self.total().to_json(),
            "rows": rows,
            "linking": linking,
            "distinct_words": self.distinct.len(),
            "micros_per_distinct_word": self.micros_per_distinct_word(),
            "cases": self.cases,
            "links": self.links,
        })
    }
}
