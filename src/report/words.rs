//! What people read: the remedy, the reasons and the last line, in an editor's words.

use super::Summary;
use crate::dictionary::FormStatus;
use crate::document::Role;
use crate::finding::Finding;
use crate::fix::{Applicability, Fix};
use crate::resolve::Evidence;

/// What to do, in few words: `write Kharkiv`, or `to decide: Kharkiv or Kharkov`; none without a fix.
pub(super) fn remedy(finding: &Finding) -> Option<String> {
    match finding.fixes.as_slice() {
        [] => None,
        [fix] if fix.applicability > Applicability::DisplayOnly => Some(fix.title.clone()),
        fixes => Some(match finding.only_fix(Applicability::Safe) {
            Some(fix) => fix.title.clone(),
            None => format!("to decide: {}", choices(finding, fixes)),
        }),
    }
}

/// A finding in one line: the name, what to do, and why.
pub(super) fn in_one_line(finding: &Finding) -> String {
    let says = match remedy(finding) {
        Some(remedy) => format!("{remedy}. {}", finding.message),
        None => finding.message.clone(),
    };
    // A finding about the file has no name to begin with.
    if finding.surface.is_empty() { says } else { format!("{}: {says}", finding.surface) }
}

/// The forms to choose from; the one in the text is a choice too.
fn choices(finding: &Finding, fixes: &[Fix]) -> String {
    let mut forms: Vec<&str> = fixes.iter().map(form).collect();
    if let [only] = forms[..]
        && fixes[0].applicability == Applicability::DisplayOnly
        && only != fixes[0].title
        && only != finding.surface
    {
        forms.push(&finding.surface);
    }
    list(&forms, "or")
}

/// The form that a fix writes: its title without the verb.
pub(super) fn form(fix: &Fix) -> &str {
    fix.title.strip_prefix("write ").unwrap_or(&fix.title)
}

/// The remedy as it stands under the name: as a question where it is one.
pub(super) fn label(finding: &Finding) -> Option<String> {
    if finding.only_fix(Applicability::Safe).is_some() {
        return remedy(finding);
    }
    (!finding.fixes.is_empty()).then(|| format!("{}?", choices(finding, &finding.fixes)))
}

/// What there is to know before the remedy is applied; none where it may simply be applied.
pub(super) fn caution(finding: &Finding) -> Option<String> {
    let [fix, more @ ..] = finding.fixes.as_slice() else { return None };
    if finding.only_fix(Applicability::Safe).is_some() {
        return None;
    }
    if more.is_empty() && fix.applicability == Applicability::Unsafe {
        return Some(format!("look first: `canonym fix --unsafe` will {}", fix.title));
    }
    let settle = match (&finding.entity, more) {
        (Some(entity), [_, ..]) => format!("; `canonym fix --use {entity}=FORM` settles it"),
        _ => String::new(),
    };
    remedy(finding).map(|remedy| remedy + &settle)
}

/// The message as what is wrong and why, where it says both.
pub(super) fn what_and_why(message: &str) -> (&str, Option<&str>) {
    let ends = message.match_indices(". ").filter(|&(at, _)| !ends_in_abbreviation(&message[..at]));
    match ends.map(|(at, _)| at).next() {
        Some(at) => (&message[..at], Some(message[at + 2..].trim()).filter(|why| !why.is_empty())),
        None => (message.strip_suffix('.').unwrap_or(message), None),
    }
}

/// Whether the full stop after `text` may belong to a word: St., Gen., U.S.
fn ends_in_abbreviation(text: &str) -> bool {
    let word = text.rsplit(|c: char| c.is_whitespace() || c == '.').next().unwrap_or_default();
    let is_capitalized = word.chars().next().is_some_and(char::is_uppercase);
    is_capitalized && word.chars().count() <= 4 || word.is_empty()
}

/// What the place is, where that is a reason to leave the name alone.
pub(super) fn about_place(finding: &Finding) -> Option<&'static str> {
    if finding.only_fix(Applicability::Safe).is_some() {
        return None;
    }
    Some(match finding.role {
        Role::Spoken => "The name stands in quoted speech.",
        Role::Written => "The name stands in a written quotation.",
        Role::Title => "The name stands in the title of a work.",
        Role::Tag => "The name stands in a tag or keyword.",
        _ => return None,
    })
}

/// How the name came to be read as it was; for those who ask.
pub(super) fn explain(evidence: &Evidence) -> String {
    match evidence {
        Evidence::Exact => "letter for letter in the dictionary".to_owned(),
        Evidence::Folded { form } => format!("{form} but for accents, apostrophes or hyphens"),
        Evidence::Inflected { base, case } => format!("an inflected form of {base} ({case})"),
        Evidence::Native { from } => format!("the native name ({from})"),
        Evidence::Listed { lang, status } => format!("listed for {lang} as {}", status_str(*status)),
        Evidence::Transliterated { scheme, options, from, native } if options.is_empty() => {
            format!("{native} ({from}) by the scheme {scheme}")
        }
        Evidence::Transliterated { scheme, options, from, native } => {
            format!("{native} ({from}) by the scheme {scheme} with {}", options.join(", "))
        }
        Evidence::Fuzzy { form, distance } => format!("{form} but for {}", count(usize::from(*distance), "letter")),
        Evidence::SoundsLike { form, likeness } => format!("sounds like {form} ({likeness} of 1000)"),
        Evidence::Homoglyph { form } => format!("{form} with look-alike letters of another script"),
        Evidence::Licensed { context } => format!("licensed by its context ({context})"),
    }
}

/// The standing of a form as written in reports.
pub(super) fn status_str(status: FormStatus) -> &'static str {
    match status {
        FormStatus::Canonical => "canonical",
        FormStatus::Admitted => "admitted",
        FormStatus::Recognized => "recognized",
        FormStatus::Deprecated => "deprecated",
    }
}

/// The last line: what was found, what is left to do and what was known; none where no file could be
/// looked at, which is said elsewhere.
pub(super) fn conclusion(summary: &Summary) -> Option<String> {
    let known = match summary.known {
        0 => String::new(),
        1 => " 1 was known.".to_owned(),
        known => format!(" {known} were known."),
    };
    Some(format!("{}{known}", news(summary)?))
}

/// What was found and what is left to do.
fn news(summary: &Summary) -> Option<String> {
    let found = [(summary.errors, "error"), (summary.warnings, "warning"), (summary.infos, "info")];
    let found: Vec<String> = found.iter().filter(|(n, _)| *n > 0).map(|&(n, noun)| count(n, noun)).collect();
    if found.is_empty() {
        let nothing_done = summary.files == 0 && summary.incomplete;
        return (!nothing_done).then(|| format!("No name problems found in {}.", count(summary.files, "file")));
    }
    let files = match summary.files_with_findings {
        some if some < summary.files => format!("{some} of {}", count(summary.files, "file")),
        all => count(all, "file"),
    };
    let mut sentence = format!("{} in {files}.", found.join(", "));
    let whole = summary.errors + summary.warnings + summary.infos;
    let mut parts = Vec::new();
    if summary.fixable > 0 {
        parts.push(format!("`canonym fix` mends {}", part_of(summary.fixable, whole)));
    }
    if summary.unsafe_fixable > 0 {
        let more = if parts.is_empty() {
            part_of(summary.unsafe_fixable, whole)
        } else {
            format!("{} more", summary.unsafe_fixable)
        };
        parts.push(format!("`canonym fix --unsafe` mends {more}"));
    }
    if summary.left > 0 {
        let left = if summary.left == whole { part_of(whole, whole) } else { summary.left.to_string() };
        parts.push(format!("{left} {} left to you", if summary.left == 1 { "is" } else { "are" }));
    }
    if !parts.is_empty() {
        let mut clause = parts.join("; ");
        // "all are", "it is": a sentence starts with a capital, a command does not.
        if let Some(first) = clause.get_mut(..1) {
            first.make_ascii_uppercase();
        }
        sentence = format!("{sentence} {clause}.");
    }
    Some(sentence)
}

fn part_of(part: usize, whole: usize) -> String {
    match (part, whole) {
        (1, 1) => "it".to_owned(),
        (2, 2) => "both".to_owned(),
        _ if part == whole => format!("all {whole}"),
        _ => format!("{part} of them"),
    }
}

/// `1 error`, `2 errors`.
pub(super) fn count(n: usize, noun: &str) -> String {
    format!("{n} {noun}{}", if n == 1 { "" } else { "s" })
}

/// `a`, `a or b`, `a, b or c`.
fn list(items: &[&str], last: &str) -> String {
    match items {
        [init @ .., end] if !init.is_empty() => format!("{} {last} {end}", init.join(", ")),
        _ => items.concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Summary, conclusion, what_and_why};

    #[test]
    fn the_conclusion_says_what_is_left() {
        let summary = |counts: [usize; 8]| {
            let [files, files_with_findings, errors, warnings, infos, fixable, unsafe_fixable, left] = counts;
            let none = Summary::default();
            Summary { files, files_with_findings, errors, warnings, infos, fixable, unsafe_fixable, left, ..none }
        };
        for (counts, expected) in [
            ([3, 0, 0, 0, 0, 0, 0, 0], "No name problems found in 3 files."),
            ([0, 0, 0, 0, 0, 0, 0, 0], "No name problems found in 0 files."),
            (
                [1, 1, 5, 2, 1, 5, 0, 2],
                "5 errors, 2 warnings, 1 info in 1 file. `canonym fix` mends 5 of them; 2 are left to you.",
            ),
            ([1, 1, 1, 0, 0, 1, 0, 0], "1 error in 1 file. `canonym fix` mends it."),
            (
                [9, 2, 0, 4, 0, 1, 2, 1],
                "4 warnings in 2 of 9 files. `canonym fix` mends 1 of them; `canonym fix --unsafe` mends 2 more; \
                 1 is left to you.",
            ),
            ([2, 1, 0, 2, 0, 0, 2, 0], "2 warnings in 1 of 2 files. `canonym fix --unsafe` mends both."),
            ([1, 1, 0, 3, 0, 0, 0, 3], "3 warnings in 1 file. All 3 are left to you."),
            ([1, 1, 0, 1, 0, 0, 0, 1], "1 warning in 1 file. It is left to you."),
            ([1, 1, 0, 0, 2, 0, 0, 0], "2 infos in 1 file."),
        ] {
            assert_eq!(conclusion(&summary(counts)).as_deref(), Some(expected));
        }
        let known = Summary { files: 3, known: 412, ..Summary::default() };
        assert_eq!(conclusion(&known).as_deref(), Some("No name problems found in 3 files. 412 were known."));
        assert_eq!(conclusion(&Summary { incomplete: true, ..summary([0; 8]) }), None);
    }

    #[test]
    fn a_message_says_what_and_then_why() {
        for (message, expected) in [
            ("Kharkov here. It is Russian.", ("Kharkov here", Some("It is Russian."))),
            ("Not the St. Petersburg of AP.", ("Not the St. Petersburg of AP", None)),
            ("Used by the U.S. press. Give it up.", ("Used by the U.S. press", Some("Give it up."))),
            ("Kharkiv on lines 1 and 7. Why?", ("Kharkiv on lines 1 and 7", Some("Why?"))),
            ("Kharkov here.", ("Kharkov here", None)),
        ] {
            assert_eq!(what_and_why(message), expected);
        }
    }
}
