//! One line a finding, and what holds for both reports for people.

use super::*;

#[test]
fn headlines_come_first_for_people() {
    let source = Source::new("story.md", "Kharkov hit\n\nODESSA — Rain fell on Krivoy Rog.\n");
    let at = |surface: &str, role: Role| Finding { role, ..finding(&source, surface, "Old.") };
    let findings = [at("Krivoy Rog", Role::Body), at("Kharkov", Role::Caption), at("ODESSA", Role::Dateline)];
    insta::assert_snapshot!(report_with("concise", ReportOptions::default(), &source, &findings), @r#"
    story.md:3:1: error[deprecated-form] ODESSA: Old.
    story.md:1:1: error[deprecated-form] Kharkov: Old.
    story.md:3:23: error[deprecated-form] Krivoy Rog: Old.
    3 errors in 1 file. All 3 are left to you.
    "#);
    let json = report_with("json", ReportOptions::default(), &source, &findings);
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    let surfaces: Vec<_> = (0..3).map(|i| json["findings"][i]["surface"].as_str().expect("text")).collect();
    assert_eq!(surfaces, ["Kharkov", "ODESSA", "Krivoy Rog"]);
}

#[test]
fn concise_says_what_to_do_first() {
    let source = Source::new("story.md", "In Kharkov it rained.\nחרקוב\n");
    let message = "Kharkov here, Kharkiv on line 7.";
    let safe = finding(&source, "Kharkov", message).with_fix("Kharkiv", Applicability::Safe);
    let open = finding(&source, "Kharkov", message).with_fix("Kharkiv", Applicability::DisplayOnly);
    let none = finding(&source, "חרקוב", "An unlisted name.");
    let findings = [safe, open, none];
    let report = visible(&report_with("concise", ReportOptions::default(), &source, &findings));
    insta::assert_snapshot!(report, @r#"
    story.md:1:4: error[deprecated-form] Kharkov: write Kharkiv. Kharkov here, Kharkiv on line 7.
    story.md:1:4: error[deprecated-form] Kharkov: to decide: Kharkiv or Kharkov. Kharkov here, Kharkiv on line 7.
    story.md:2:1: error[deprecated-form] ⟨חרקוב⟩: An unlisted name.
    3 errors in 1 file. `canonym fix` mends 1 of them; 2 are left to you.
    "#);
}

#[test]
fn colours_only_where_asked_for() {
    let source = Source::new("story.md", "In Kharkov it rained.\n");
    let findings = [finding(&source, "Kharkov", "Kharkov here.")];
    for name in ["terminal", "concise"] {
        let plain = ReportOptions::default();
        assert!(!report_with(name, plain, &source, &findings).contains('\u{1B}'));
        let colored = report_with(name, ReportOptions { color: true, ..plain }, &source, &findings);
        assert!(colored.contains('\u{1B}') && colored.contains("story.md:1:4"), "{colored}");
    }
}

#[test]
fn every_report_on_the_list_can_be_had() {
    let options = ReportOptions::default();
    assert!(REPORTS.iter().all(|info| reporter(info.name, &options).is_some()));
    assert!(reporter("sarif2", &options).is_none());
}

#[test]
fn a_summary_counts_what_can_be_mended_once() {
    use Applicability::{DisplayOnly, Safe, Unsafe};
    let source = Source::new("story.md", "Kharkov\n");
    let with = |severity: Severity, fixes: &[Applicability]| {
        let found = Finding { severity, ..finding(&source, "Kharkov", "Old.") };
        fixes.iter().fold(found, |found, &applicability| found.with_fix("Kharkiv", applicability))
    };
    let mut summary = Summary::default();
    summary.add(&[with(Severity::Error, &[Safe]), with(Severity::Error, &[Safe, DisplayOnly])]);
    summary.add(&[with(Severity::Warning, &[Safe, Safe]), with(Severity::Warning, &[Unsafe])]);
    summary.add(&[with(Severity::Info, &[DisplayOnly]), with(Severity::Error, &[])]);
    summary.add(&[]);
    let (errors, warnings, infos) = (3, 2, 1);
    let counts = Summary {
        errors,
        warnings,
        infos,
        fixable: 2,
        unsafe_fixable: 1,
        left: 2,
        files: 4,
        files_with_findings: 3,
        ..Summary::default()
    };
    assert_eq!(summary, counts);
    let mut twice = summary;
    twice.merge(&summary);
    assert_eq!((twice.files, twice.errors, twice.left), (8, 6, 4));
}

#[test]
fn a_finding_about_the_file_has_no_name_to_begin_with() {
    let source = Source::new("story.md", "---\ntitle: x\n");
    let findings = [Finding::plain("malformed-input", Severity::Warning, Span::new(0, 3), "No end.".to_owned())];
    let report = report_with("concise", ReportOptions::default(), &source, &findings);
    assert!(report.starts_with("story.md:1:1: warning[malformed-input] No end.\n"), "{report}");
}

#[test]
fn what_could_not_be_done_at_all_has_no_conclusion() {
    for name in ["terminal", "concise", "grouped"] {
        let mut reporter = reporter(name, &ReportOptions::default()).expect("a report");
        let mut out = Vec::new();
        reporter.finish(&Summary { incomplete: true, ..Summary::default() }, &mut out).expect("written");
        assert!(out.is_empty(), "{name}");
    }
}

#[test]
fn the_fix_that_counts_is_the_only_one() {
    use Applicability::{DisplayOnly, Safe, Unsafe};
    let source = Source::new("story.md", "Kharkov\n");
    for (fixes, safe, any) in [
        (&[Safe][..], Some(0), Some(0)),
        (&[DisplayOnly, Unsafe, Safe], Some(2), Some(2)),
        (&[DisplayOnly, Unsafe], None, Some(1)),
        (&[Unsafe, Unsafe], None, None),
        // Neither of two safe ones, and no worse one instead.
        (&[Safe, Safe, Unsafe], None, None),
        (&[DisplayOnly], None, None),
    ] {
        let found = finding(&source, "Kharkov", "Old.");
        let found = fixes.iter().fold(found, |found, &applicability| found.with_fix("Kharkiv", applicability));
        assert_eq!(found.only_fix(Safe), safe.map(|at: usize| &found.fixes[at]), "{fixes:?}");
        assert_eq!(found.only_fix(Unsafe), any.map(|at: usize| &found.fixes[at]), "{fixes:?}");
    }
}
