//! A line a form.

use super::*;

fn named(found: Finding, name: &str) -> Finding {
    Finding { entity: Some("kharkiv".to_owned()), name: Some(name.to_owned()), ..found }
}

fn inflected(found: Finding, base: &str) -> Finding {
    Finding { evidence: vec![Evidence::Inflected { base: base.to_owned(), case: "genitive".to_owned() }], ..found }
}

#[test]
fn one_form_is_one_line_however_it_is_capitalized_and_inflected() {
    let one = Source::new("a.txt", "KHARKOV — Kharkov’s trains.\n");
    let two = Source::new("архів/б.txt", "Kharkov, Kharkow. Потяг до Харькова, до ХАРЬКОВА.\n");
    let three = Source::new("c d.txt", "חרקוב. Kharkow.\n");
    let english = |source: &Source, surface: &str| named(finding(source, surface, "Old."), "Kharkiv");
    let ukrainian = |surface: &str, base: &str| named(inflected(finding(&two, surface, "Old."), base), "Харків");
    let possessive = inflected(english(&one, "Kharkov’s"), "Kharkov");
    let info = |found: Finding| Finding { severity: Severity::Info, ..found };
    let about_file = Finding::plain("malformed-input", Severity::Warning, Span::new(0, 0), "No end.".to_owned());
    let files = [
        (one.clone(), vec![possessive, english(&one, "KHARKOV")]),
        (Source::new("clean.txt", "Rain.\n"), vec![]),
        (
            two.clone(),
            vec![
                ukrainian("Харькова", "Харьков"),
                ukrainian("ХАРЬКОВА", "ХАРЬКОВ"),
                info(english(&two, "Kharkow")),
                english(&two, "Kharkov"),
            ],
        ),
        (three.clone(), vec![about_file, finding(&three, "חרקוב", "Unlisted."), info(english(&three, "Kharkow"))]),
    ];
    insta::assert_snapshot!(visible(&report_of("grouped", &files)), @r##"
    error[deprecated-form] Kharkiv: Kharkov in 2 files (3 places), first a.txt:1:1
    error[deprecated-form] Харків: Харьков in 1 file (2 places), first архів/б.txt:1:28
    error[deprecated-form] ⟨חרקוב⟩ in 1 file, at c d.txt:1:1
    warning[malformed-input] in 1 file, at c d.txt:1:1
    info[deprecated-form] Kharkiv: Kharkow in 2 files, first архів/б.txt:1:10
    6 errors, 1 warning, 2 infos in 3 of 4 files. 7 are left to you.
    "##);
}

#[test]
fn infos_come_after_all_else_and_the_rest_by_files() {
    let source = |name: &str| Source::new(name, "Kharkov Krivoy Rog Kiev\n");
    let at =
        |source: &Source, surface: &str, severity: Severity| Finding { severity, ..finding(source, surface, "Old.") };
    let files: Vec<(Source, Vec<Finding>)> = (0..3)
        .map(|i| {
            let source = source(&format!("{i}.txt"));
            let mut findings = vec![at(&source, "Kharkov", Severity::Info)];
            if i > 0 {
                findings.push(at(&source, "Kiev", Severity::Error));
            }
            if i > 1 {
                findings.push(at(&source, "Krivoy Rog", Severity::Error));
            }
            (source, findings)
        })
        .collect();
    let report = report_of("grouped", &files);
    let order: Vec<Option<usize>> = ["Kiev", "Krivoy", "Kharkov"].iter().map(|name| report.find(name)).collect();
    assert!(order.is_sorted() && order[0].is_some(), "{report}");
}
