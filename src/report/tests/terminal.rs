//! The passage, the caret and the reasons.

use super::*;

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
    insta::assert_snapshot!(terminal(&source, &[finding]), @r#"
    error[deprecated-form]: Kharkov here, Kharkiv on lines 1 and 7
     --> story.md:5:13
      |
    1 | KHARKIV, Ukraine — Rescue crews in Kharkiv searched the rubble.
      |                                    ------- Kharkiv (+1 more)
    ...
    5 | Trains from Kharkov were running late, the railway said.
      |             ^^^^^^^ write Kharkiv
      |
      = note: Kharkov comes from Russian Харьков, Kharkiv from Ukrainian Харків.

    1 error in 1 file. `canonym fix` mends it.
    "#);
}

#[test]
fn ukrainian() {
    let source = Source::new("новина.txt", "У ніч на вівторок у місті Миколаєв лунали вибухи.\n");
    let finding =
        finding(&source, "Миколаєв", "Миколаєв тут, українською Миколаїв.").with_fix("Миколаїв", Applicability::Unsafe);
    insta::assert_snapshot!(terminal(&source, &[finding]), @r#"
    error[deprecated-form]: Миколаєв тут, українською Миколаїв
     --> новина.txt:1:27
      |
    1 | У ніч на вівторок у місті Миколаєв лунали вибухи.
      |                           ^^^^^^^^ Миколаїв?
      |
      = help: look first: `canonym fix --unsafe` will write Миколаїв

    1 error in 1 file. `canonym fix --unsafe` mends it.
    "#);
}

#[test]
fn chinese() {
    let source = Source::new("稿件.txt", "周一，哈尔科夫的学校重新开学。哈尔基夫市长说，供电已经恢复。\n");
    let finding = finding(&source, "哈尔基夫", "哈尔基夫 here, 哈尔科夫 earlier on the line.")
        .with_related(&source, "哈尔科夫", 0)
        .with_fix("哈尔科夫", Applicability::DisplayOnly)
        .with_fix("哈尔基夫", Applicability::DisplayOnly);
    insta::assert_snapshot!(terminal(&source, &[finding]), @r#"
    error[deprecated-form]: 哈尔基夫 here, 哈尔科夫 earlier on the line
     --> 稿件.txt:1:16
      |
    1 | 周一，哈尔科夫的学校重新开学。哈尔基夫市长说，供电已经恢复。
      |       -------- 哈尔科夫           ^^^^^^^^ 哈尔科夫 or 哈尔基夫?
      |
      = help: to decide: 哈尔科夫 or 哈尔基夫

    1 error in 1 file. It is left to you.
    "#);
}

#[test]
fn arabic() {
    let source =
        Source::new("خبر.txt", "قال رئيس بلدية خاركوف إن المدارس أعيد فتحها.\nوصل القطار إلى خاركيف صباح الاثنين.\n");
    let finding = finding(&source, "خاركوف", "خاركوف here, خاركيف on line 2.")
        .with_related(&source, "خاركيف", 0)
        .with_fix("خاركيف", Applicability::Safe);
    insta::assert_snapshot!(terminal(&source, &[finding]), @r#"
    error[deprecated-form]: ⟨خاركوف⟩ here, ⟨خاركيف⟩ on line 2
     --> ⟨خبر⟩.txt:1:16
      |
    1 | ⟨قال رئيس بلدية خاركوف إن المدارس أعيد فتحها.⟩
    2 | ⟨وصل القطار إلى خاركيف صباح الاثنين.⟩
      |
      = help: write ⟨خاركيف⟩

    1 error in 1 file. `canonym fix` mends it.
    "#);
}

#[test]
fn hebrew_after_the_name_moves_no_caret() {
    let source = Source::new("story.txt", "The sign in Kharkov read חרקוב in blue.\n");
    let name = finding(&source, "Kharkov", "Kharkov here.").with_fix("Kharkiv", Applicability::Safe);
    let word = finding(&source, "חרקוב", "Another spelling.");
    insta::assert_snapshot!(terminal(&source, &[name, word]), @r#"
    error[deprecated-form]: Kharkov here
     --> story.txt:1:13
      |
    1 | The sign in Kharkov read ⟨חרקוב⟩ in blue.
      |             ^^^^^^^ write Kharkiv

    error[deprecated-form]: ⟨חרקוב⟩: Another spelling
     --> story.txt:1:26
      |
    1 | The sign in Kharkov read ⟨חרקוב⟩ in blue.
      |

    2 errors in 1 file. `canonym fix` mends 1 of them; 1 is left to you.
    "#);
}

#[test]
fn marks_and_tabs() {
    let source = Source::new("story.txt", "\tЛе\u{301}кция\tв го\u{301}роде Ха\u{301}рьков начнётся в полдень.\n");
    let finding = finding(&source, "Ха\u{301}рьков", "A name.").with_fix("Харків", Applicability::Safe);
    insta::assert_snapshot!(terminal(&source, &[finding]), @r#"
    error[deprecated-form]: A name
     --> story.txt:1:20
      |
    1 |     Ле́кция    в го́роде Ха́рьков начнётся в полдень.
      |                        ^^^^^^^ write Харків

    1 error in 1 file. `canonym fix` mends it.
    "#);
}

#[test]
fn split_by_markup() {
    let source = Source::new("page.md", "Crews from <b>Khar</b>kov joined the search.\r\nSnow fell.\r\n");
    let mut finding = finding(&source, "Khar", "Kharkov here.");
    finding.spans.push(span(&source, "kov", 0));
    "Kharkov".clone_into(&mut finding.surface);
    let edits = vec![Edit { span: Span::new(22, 23), replacement: "i".to_owned() }];
    finding.fixes.push(Fix { title: "write Kharkiv".to_owned(), applicability: Applicability::Unsafe, edits });
    insta::assert_snapshot!(terminal(&source, &[finding]), @r#"
    error[deprecated-form]: Kharkov here
     --> page.md:1:15
      |
    1 | Crews from <b>Khar</b>kov joined the search.
      |               ^^^^^^^^^^^ Kharkiv?
      |
      = help: look first: `canonym fix --unsafe` will write Kharkiv

    1 error in 1 file. `canonym fix --unsafe` mends it.
    "#);
}

#[test]
fn over_two_lines_only_the_first_is_marked() {
    let source = Source::new("story.txt", "The mayor of Krivoy\r\nRog resigned.\r\n");
    let finding = finding(&source, "Krivoy\r\nRog", "Krivoy Rog here.").with_fix("Kryvyi Rih", Applicability::Safe);
    insta::assert_snapshot!(terminal(&source, &[finding]), @r#"
    error[deprecated-form]: Krivoy Rog here
     --> story.txt:1:14
      |
    1 | The mayor of Krivoy
      |              ^^^^^^ write Kryvyi Rih

    1 error in 1 file. `canonym fix` mends it.
    "#);
}

#[test]
fn a_long_line_is_cut_and_its_columns_stay_true() {
    let filler = "Nobody answered the telephone at the ministry. ".repeat(2000);
    let source = Source::new("feed.jsonl", format!("{filler}Trains from Kharkov ran late. {filler}Kharkiv{filler}"));
    let finding = finding(&source, "Kharkov", "Kharkov here.")
        .with_related(&source, "Kharkiv", 0)
        .with_fix("Kharkiv", Applicability::Safe);
    insta::assert_snapshot!(terminal(&source, &[finding]), @r#"
    error[deprecated-form]: Kharkov here
     --> feed.jsonl:1:94013
      |
    1 | … Trains from Kharkov ran late. … ministry. KharkivNobody …
      |               ^^^^^^^ write Kharkiv         ------- Kharkiv

    1 error in 1 file. `canonym fix` mends it.
    "#);
}

#[test]
fn places_far_apart_stand_in_two_snippets() {
    let source =
        Source::new("book.txt", format!("Kharkiv was calm.\n{}Kharkov was not.\n", "Snow fell.\n".repeat(9000)));
    let finding = finding(&source, "Kharkov", "Kharkov here.").with_related(&source, "Kharkiv", 0);
    insta::assert_snapshot!(terminal(&source, &[finding]), @r#"
    error[deprecated-form]: Kharkov here
        --> book.txt:9002:1
         |
    9002 | Kharkov was not.
         | ^^^^^^^
         |
        ::: book.txt:1:1
         |
       1 | Kharkiv was calm.
         | ------- Kharkiv

    1 error in 1 file. It is left to you.
    "#);
}

#[test]
fn what_a_terminal_would_obey_is_only_shown() {
    let source = Source::new("a\u{1B}[2J.txt", "\u{1B}[31mKharkov\u{9B}2J and \u{202E}Kharkiv\u{FDD2}\n");
    let finding = finding(&source, "Kharkov", "\u{1B}[2JKharkov here.").with_fix("Khar\u{7}kiv", Applicability::Safe);
    insta::assert_snapshot!(terminal(&source, &[finding]), @r#"
    error[deprecated-form]: ␛[2JKharkov here
     --> a␛[2J.txt:1:6
      |
    1 | ␛[31mKharkov�2J and �Kharkiv�
      |      ^^^^^^^ write Khar␇kiv

    1 error in 1 file. `canonym fix` mends it.
    "#);
}

#[test]
fn a_quotation_is_for_a_person_to_decide() {
    let source = Source::new("story.txt", "“I was born in Kharkov,” she said.\n");
    let mut finding = finding(&source, "Kharkov", "Kharkov here.").with_fix("Kharkiv", Applicability::DisplayOnly);
    finding.severity = Severity::Warning;
    finding.role = Role::Spoken;
    insta::assert_snapshot!(terminal(&source, &[finding]), @r#"
    warning[deprecated-form]: Kharkov here
     --> story.txt:1:16
      |
    1 | “I was born in Kharkov,” she said.
      |                ^^^^^^^ Kharkiv or Kharkov?
      |
      = note: The name stands in quoted speech.
      = help: to decide: Kharkiv or Kharkov

    1 warning in 1 file. It is left to you.
    "#);
}

#[test]
fn several_fixes_are_offered_and_none_is_chosen() {
    let source = Source::new("story.txt", "Zelensky spoke. Zelenskiy left. Zelenskyy returned.\n");
    let mut finding = finding(&source, "Zelenskiy", "Zelenskiy here, Zelensky and Zelenskyy elsewhere.")
        .with_related(&source, "Zelenskyy", 0)
        .with_fix("Zelenskyy", Applicability::DisplayOnly)
        .with_fix("Zelensky", Applicability::DisplayOnly)
        .with_fix("Zelenskiy", Applicability::DisplayOnly);
    finding.severity = Severity::Warning;
    finding.entity = Some("volodymyr-zelenskyy".to_owned());
    insta::assert_snapshot!(terminal(&source, &[finding]), @r#"
    warning[deprecated-form]: Zelenskiy here, Zelensky and Zelenskyy elsewhere
     --> story.txt:1:17
      |
    1 | Zelensky spoke. Zelenskiy left. Zelenskyy returned.
      |                 ^^^^^^^^^       --------- Zelenskyy
      |                 |
      |                 Zelenskyy, Zelensky or Zelenskiy?
      |
      = help: to decide: Zelenskyy, Zelensky or Zelenskiy; `canonym fix --use volodymyr-zelenskyy=FORM` settles it

    1 warning in 1 file. It is left to you.
    "#);
}

#[test]
fn verbose_explains_each_piece_of_evidence() {
    let source = Source::new("story.md", "Kharkiv. Trains from Kharkov ran late.\n");
    let options = ReportOptions { verbose: true, ..ReportOptions::default() };
    insta::assert_snapshot!(report_with("terminal", options, &source, &[full_finding(&source)]));
}

#[test]
fn an_empty_place_before_a_letter_of_several_bytes_is_shown() {
    let source = Source::new("story.txt", "\u{3347A}\u{FB1D}");
    let finding = Finding { spans: vec![Span::new(4, 4)], ..finding(&source, "", "An empty place.") };
    assert!(terminal(&source, &[finding]).contains("story.txt"));
}

proptest::proptest! {
    #[test]
    fn any_text_can_be_shown(
        texts in proptest::array::uniform5("(?s).{0,60}"), long in ".{0,300}", width in 0_usize..200,
    ) {
        let [before, surface, between, other, after] = &texts;
        let source = Source::new("story.txt", [before, surface, between, &long, other, after].map(String::as_str).concat());
        let end = before.len() + surface.len();
        let start = end + between.len() + long.len();
        let related = vec![Related { span: Span::new(start, start + other.len()), message: other.clone() }];
        let finding = Finding {
            spans: vec![Span::new(before.len(), end)],
            related,
            surface: surface.clone(),
            ..finding(&source, "", after)
        };
        let options = ReportOptions { width: Some(width), ..ReportOptions::default() };
        for name in ["terminal", "concise"] {
            let shown = report_with(name, options, &source, std::slice::from_ref(&finding));
            proptest::prop_assert!(!shown.chars().any(|c| c.is_control() && c != '\n'));
            let count = |c: char| shown.matches(c).count();
            let strays: usize = ['\u{202E}', '\u{FDD0}', '\u{FDD1}', '\u{FDD2}'].into_iter().map(count).sum();
            proptest::prop_assert_eq!(strays, 0);
            proptest::prop_assert_eq!(count('\u{2068}'), count('\u{2069}'));
        }
    }
}

#[test]
fn where_a_finding_points_to_as_many_places_as_it_may_there_may_be_more() {
    let source = Source::new("story.md", "Kharkov\nKharkiv\n");
    for (places, label) in [(3, "Kharkiv (+2 more)"), (20, "Kharkiv (+19 or more)")] {
        let found = finding(&source, "Kharkov", "Old.");
        let found = (0..places).fold(found, |found, _| found.with_related(&source, "Kharkiv", 0));
        let report = terminal(&source, &[found]);
        assert!(report.contains(label), "{report}");
    }
}
