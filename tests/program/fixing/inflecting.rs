//! Names whose ending changes with them: what is put in their place has the ending that it takes itself.

use crate::desk::Desk;

const KOREAN: &str = include_str!("../../stories/korean.txt");
const TURKISH: &str = include_str!("../../stories/turkish.txt");

/// A story as it is found, and what is left of it by a fix with these forms.
fn found_and_fixed(story: &str, forms: &[&str]) -> (String, String) {
    let desk = Desk::with(&[("story.txt", story)]);
    let found = desk.run(&["check", "--format", "concise", "story.txt"]).status(1);
    let uses = forms.iter().flat_map(|form| ["--use", form]);
    let done = desk.run(&["fix"].into_iter().chain(uses).chain(["story.txt"]).collect::<Vec<_>>()).status(1);
    assert!(done.out().contains("1 left to you: line 9 ") && done.out().contains("in a quotation"), "{}", done.out());
    let fixed = String::from_utf8(desk.read("story.txt")).expect("text");
    desk.run(&["check", "story.txt"]).status(0);
    (found.out().to_owned(), fixed)
}

/// 은 or 는, 과 or 와, 으로 or 로: by the last letter of the name.
#[test]
fn korean_particles_fit_the_new_name() {
    let (found, fixed) = found_and_fixed(KOREAN, &["kyiv=키이우", "kharkiv=하르키우", "luhansk=루한스크"]);
    insta::assert_snapshot!("korean", format!("{found}\n{fixed}"));
    let desk = Desk::with(&[("story.txt", KOREAN)]);
    desk.run(&["fix", "--use", "donetsk=헤르손", "--use", "mariupol=드니프로", "story.txt"]);
    let fixed = String::from_utf8(desk.read("story.txt")).expect("text");
    assert!(fixed.contains("헤르손으로 가는 노선") && fixed.contains("드니프로는 바다로만"), "{fixed}");
}

/// ’da or ’de, ’nın or ’in: by the last vowel and the last letter of the name. The apostrophe stays as it is typed.
#[test]
fn turkish_endings_are_in_harmony_with_the_new_name() {
    let forms = ["kyiv=Kiev", "kharkiv=Harkiv", "luhansk=Luhansk", "odesa=Odesa", "volodymyr-zelenskyy=Zelenski"];
    let (found, fixed) = found_and_fixed(TURKISH, &forms);
    insta::assert_snapshot!("turkish", format!("{found}\n{fixed}"));
}

/// The capital of i is İ in Turkish, in what is read and in what is written.
#[test]
fn a_turkish_dateline_is_read_with_its_dots() {
    let desk = Desk::with(&[("a.txt", "KİEV — Patlama Kiev’de duyuldu.\n\nKıyiv belediyesi yardım istedi.\n")]);
    let found = desk.run(&["check", "--lang", "tr", "--format", "concise", "a.txt"]).status(1);
    assert!(found.out().contains("Kıyiv: to decide: Kiev or Kıyiv throughout."), "{}", found.out());
    desk.run(&["fix", "--lang", "tr", "--use", "kyiv=Kıyiv", "a.txt"]).status(0);
    let fixed = "KIYİV — Patlama Kıyiv’de duyuldu.\n\nKıyiv belediyesi yardım istedi.\n";
    assert_eq!(String::from_utf8(desk.read("a.txt")).expect("text"), fixed);
}
