//! Rendered reports over short texts in the manner of a wire service.

use super::{FileReport, ReportOptions, Summary, reporter};
use crate::dictionary::{Basis, FormStatus};
use crate::document::Role;
use crate::finding::{Finding, Related, Severity};
use crate::fix::{Applicability, Edit, Fix};
use crate::resolve::Evidence;
use crate::text::{Lang, Source, Span};

/// The `nth` place of `needle` in the text, from 0.
fn span(source: &Source, needle: &str, nth: usize) -> Span {
    let (start, _) = source.text().match_indices(needle).nth(nth).expect("in the text");
    Span::new(start, start + needle.len())
}

fn finding(source: &Source, surface: &str, message: &str) -> Finding {
    Finding {
        rule: "deprecated-form",
        severity: Severity::Error,
        spans: vec![span(source, surface, 0)],
        surface: surface.to_owned(),
        entity: None,
        lang: Some(Lang::ENGLISH),
        role: Role::Body,
        basis: Some(Basis::Curated),
        message: message.to_owned(),
        evidence: Vec::new(),
        related: Vec::new(),
        fixes: Vec::new(),
        surroundings: String::new(),
    }
}

impl Finding {
    fn with_fix(mut self, form: &str, applicability: Applicability) -> Self {
        let edits = vec![Edit { span: self.hull(), replacement: form.to_owned() }];
        self.fixes.push(Fix { title: format!("write {form}"), applicability, edits });
        self
    }

    fn with_related(mut self, source: &Source, form: &str, nth: usize) -> Self {
        self.related.push(Related { span: span(source, form, nth), message: form.to_owned() });
        self
    }
}

fn report_with(name: &str, options: ReportOptions, source: &Source, findings: &[Finding]) -> String {
    let mut out = Vec::new();
    let mut reporter = reporter(name, &options).expect("a report");
    let mut summary = Summary::default();
    summary.add(findings);
    reporter.file(&FileReport { source, findings }, &mut out).expect("written");
    reporter.finish(&summary, &mut out).expect("written");
    String::from_utf8(out).expect("UTF-8")
}

fn terminal(source: &Source, findings: &[Finding]) -> String {
    report_with("terminal", ReportOptions { width: Some(80), ..ReportOptions::default() }, source, findings)
}

#[test]
fn english() {
    let source = Source::new(
        "story.md",
        "KHARKIV, Ukraine — Rescue crews in Kharkiv searched the rubble.\n\n\
         The governor said power was back.\n\n\
         Trains from Kharkov were running late, the railway said.\n\nOfficials in Kharkiv said nothing.\n",
    );
    let message = "Kharkov here, Kharkiv on lines 1 and 7. Kharkov comes from Russian Харьков, Kharkiv from \
                   Ukrainian Харків.";
    let finding = finding(&source, "Kharkov", message)
        .with_related(&source, "Kharkiv", 0)
        .with_related(&source, "Kharkiv", 1)
        .with_fix("Kharkiv", Applicability::Safe);
    insta::assert_snapshot!(terminal(&source, &[finding]), @"");
}

#[test]
fn ukrainian() {
    let source = Source::new("новина.txt", "У ніч на вівторок у місті Миколаєв лунали вибухи.\n");
    let finding =
        finding(&source, "Миколаєв", "Миколаєв тут, українською Миколаїв.").with_fix("Миколаїв", Applicability::Unsafe);
    insta::assert_snapshot!(terminal(&source, &[finding]), @"");
}

#[test]
fn chinese() {
    let source = Source::new("稿件.txt", "周一,哈尔科夫的学校重新开学。哈尔基夫市长说,供电已经恢复。\n");
    let finding = finding(&source, "哈尔基夫", "哈尔基夫 here, 哈尔科夫 earlier on the line.")
        .with_related(&source, "哈尔科夫", 0)
        .with_fix("哈尔科夫", Applicability::DisplayOnly)
        .with_fix("哈尔基夫", Applicability::DisplayOnly);
    insta::assert_snapshot!(terminal(&source, &[finding]), @"");
}

#[test]
fn arabic() {
    let source =
        Source::new("خبر.txt", "قال رئيس بلدية خاركوف إن المدارس أعيد فتحها.\nوصل القطار إلى خاركيف صباح الاثنين.\n");
    let finding = finding(&source, "خاركوف", "خاركوف here, خاركيف on line 2.")
        .with_related(&source, "خاركيف", 0)
        .with_fix("خاركيف", Applicability::Safe);
    insta::assert_snapshot!(terminal(&source, &[finding]), @"");
}

#[test]
fn hebrew_after_the_name_moves_no_caret() {
    let source = Source::new("story.txt", "The sign in Kharkov read חרקוב in blue.\n");
    let name = finding(&source, "Kharkov", "Kharkov here.").with_fix("Kharkiv", Applicability::Safe);
    let word = finding(&source, "חרקוב", "Another spelling.");
    insta::assert_snapshot!(terminal(&source, &[name, word]), @"");
}

#[test]
fn marks_and_tabs() {
    let source = Source::new("story.txt", "\tЛе\u{301}кция\tв го\u{301}роде Ха\u{301}рьков начнётся в полдень.\n");
    let finding = finding(&source, "Ха\u{301}рьков", "A name.").with_fix("Харків", Applicability::Safe);
    insta::assert_snapshot!(terminal(&source, &[finding]), @"");
}

#[test]
fn split_by_markup() {
    let source = Source::new("page.md", "Crews from <b>Khar</b>kov joined the search.\r\nSnow fell.\r\n");
    let mut finding = finding(&source, "Khar", "Kharkov here.");
    finding.spans.push(span(&source, "kov", 0));
    "Kharkov".clone_into(&mut finding.surface);
    let edits = vec![Edit { span: Span::new(22, 23), replacement: "i".to_owned() }];
    finding.fixes.push(Fix { title: "write Kharkiv".to_owned(), applicability: Applicability::Unsafe, edits });
    insta::assert_snapshot!(terminal(&source, &[finding]), @"");
}

#[test]
fn over_two_lines_only_the_first_is_marked() {
    let source = Source::new("story.txt", "The mayor of Krivoy\r\nRog resigned.\r\n");
    let finding = finding(&source, "Krivoy\r\nRog", "Krivoy Rog here.").with_fix("Kryvyi Rih", Applicability::Safe);
    insta::assert_snapshot!(terminal(&source, &[finding]), @"");
}

#[test]
fn a_long_line_is_cut_and_its_columns_stay_true() {
    let filler = "Nobody answered the telephone at the ministry. ".repeat(2000);
    let source = Source::new("feed.jsonl", format!("{filler}Trains from Kharkov ran late. {filler}Kharkiv{filler}"));
    let finding = finding(&source, "Kharkov", "Kharkov here.")
        .with_related(&source, "Kharkiv", 0)
        .with_fix("Kharkiv", Applicability::Safe);
    insta::assert_snapshot!(terminal(&source, &[finding]), @"");
}

#[test]
fn places_far_apart_stand_in_two_snippets() {
    let source =
        Source::new("book.txt", format!("Kharkiv was calm.\n{}Kharkov was not.\n", "Snow fell.\n".repeat(9000)));
    let finding = finding(&source, "Kharkov", "Kharkov here.").with_related(&source, "Kharkiv", 0);
    insta::assert_snapshot!(terminal(&source, &[finding]), @"");
}

#[test]
fn what_a_terminal_would_obey_is_only_shown() {
    let source = Source::new("a\u{1B}[2J.txt", "\u{1B}[31mKharkov\u{9B}2J and \u{202E}Kharkiv\u{FDD2}\n");
    let finding = finding(&source, "Kharkov", "\u{1B}[2JKharkov here.").with_fix("Khar\u{7}kiv", Applicability::Safe);
    insta::assert_snapshot!(terminal(&source, &[finding]), @"");
}

#[test]
fn a_quotation_is_for_a_person_to_decide() {
    let source = Source::new("story.txt", "“I was born in Kharkov,” she said.\n");
    let mut finding = finding(&source, "Kharkov", "Kharkov here.").with_fix("Kharkiv", Applicability::DisplayOnly);
    finding.severity = Severity::Warning;
    finding.role = Role::Spoken;
    insta::assert_snapshot!(terminal(&source, &[finding]), @"");
}
