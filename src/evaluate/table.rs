//! A measure as a table for people.

use std::fmt::Write as _;

use super::case::Verdict;
use super::interval::Rate;
use super::link::LinkCounts;
use super::measure::{Measure, Row};

/// The measure as aligned tables; with `verbose`, all that is not as it should be.
pub fn table(measure: &Measure, verbose: bool) -> String {
    let mut text = String::new();
    let rows = measure.rows();
    let mut done = "";
    let width = rows.iter().map(|row| row.name.chars().count()).max().unwrap_or(0).max(12);
    for row in &rows {
        if row.dimension != done {
            done = row.dimension;
            heading(&mut text, done, width);
        }
        counted(&mut text, row, width);
    }
    if done.is_empty() {
        text.push_str("No passage is judged under this profile.\n");
    }
    links(&mut text, &measure.linking());
    if let Some(micros) = measure.micros_per_distinct_word() {
        let _ = writeln!(text, "\n{micros:.1} microseconds per distinct word");
    }
    if verbose {
        confusion(&mut text, measure);
    } else {
        text.push_str("\nIn brackets: 95 % intervals (Wilson). --verbose lists what is wrong or missed.\n");
    }
    text
}

fn heading(text: &mut String, dimension: &str, width: usize) {
    let _ = writeln!(
        text,
        "{}{dimension:<width$}  right wrong missed  {:<17}{:<17}{:<17}{:>8}{:>9}{:>7}{:>12}{:>10}{:>9}",
        if text.is_empty() { "" } else { "\n" },
        "precision",
        "recall",
        "F1",
        "replaced",
        "severity",
        "infos",
        "wrong/1,000",
        "unjudged",
        "words"
    );
}

fn counted(text: &mut String, row: &Row, width: usize) {
    let Row { name, counts, .. } = row;
    let known = |shown: String| if row.knows_missed() { shown } else { "-".to_owned() };
    let per_thousand = counts.wrong_per_thousand().map_or("-".to_owned(), |wrong| format!("{wrong:.2}"));
    let words = if counts.words > 0 { counts.words.to_string() } else { "-".to_owned() };
    let _ = writeln!(
        text,
        "{name:<width$}  {:>5} {:>5} {:>6}  {:<17}{:<17}{:<17}{:>8}{:>9}{:>7}{:>12}{:>10}{:>9}",
        counts.right,
        counts.wrong,
        known(counts.missed.to_string()),
        interval(counts.precision()),
        known(interval(counts.recall())),
        known(interval(counts.f1())),
        percent(counts.replacement()),
        percent(counts.severity()),
        counts.infos,
        per_thousand,
        counts.unjudged,
        words
    );
}

fn percent(rate: Option<Rate>) -> String {
    rate.map_or("-".to_owned(), |rate| format!("{:.1} %", 100.0 * rate.value))
}

fn interval(rate: Option<Rate>) -> String {
    let shown = |rate: Rate| format!("{:.1} [{:.0}, {:.0}]", 100.0 * rate.value, 100.0 * rate.low, 100.0 * rate.high);
    rate.map_or("-".to_owned(), shown)
}

fn links(text: &mut String, linking: &[(String, LinkCounts)]) {
    if linking.iter().any(|(_, counts)| counts.named + counts.nobody > 0) {
        let _ = writeln!(text, "\nlinking       names  as marked             other  nobody's  taken for somebody");
        for (lang, counts) in linking.iter().filter(|(_, counts)| counts.named + counts.nobody > 0) {
            let _ = writeln!(
                text,
                "{lang:<12}{:>7}  {:<20}{:>7}{:>10}  {}",
                counts.named,
                interval(Rate::of_counts(counts.right, counts.named)),
                counts.other,
                counts.nobody,
                interval(Rate::of_counts(counts.taken, counts.nobody)),
            );
        }
    }
    if linking.iter().any(|(_, counts)| counts.things > 0) {
        let _ =
            writeln!(text, "\nmentions      names  known  known %           one entity an id  one id an entity  lemma");
        for (lang, counts) in linking.iter().filter(|(_, counts)| counts.things > 0) {
            let _ = writeln!(
                text,
                "{lang:<12}{:>7}{:>7}  {:<18}{:<18}{:<18}{}",
                counts.things,
                counts.known,
                interval(Rate::of_counts(counts.known, counts.things)),
                interval(Rate::of_counts(counts.same_entity, counts.known)),
                interval(Rate::of_counts(counts.same_thing, counts.known)),
                interval(Rate::of_counts(counts.lemmas_right, counts.lemmas)),
            );
        }
    }
}

fn confusion(text: &mut String, measure: &Measure) {
    for (title, verdict) in [("wrong", Verdict::Wrong), ("missed", Verdict::Missed), ("not judged", Verdict::Unjudged)]
    {
        list(text, title, measure.cases().iter().filter(|case| case.verdict == verdict));
    }
    let half_right = measure.cases().iter().filter(|case| case.verdict == Verdict::Right && !case.is_good());
    list(text, "found with another replacement or severity", half_right);
    list(text, "read as something else", measure.links().iter());
}

fn list<T: std::fmt::Display>(text: &mut String, title: &str, items: impl Iterator<Item = T>) {
    let lines: Vec<String> = items.map(|item| item.to_string()).collect();
    if !lines.is_empty() {
        let _ = writeln!(text, "\n{title}: {}", lines.len());
        for line in &lines {
            text.extend(["  ", line, "\n"]);
        }
    }
}
