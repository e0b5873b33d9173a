//! How often each spelling is written.

use serde_json::{Value, json};

use crate::desk::{Desk, Done};

fn archive() -> Desk {
    Desk::with(&[
        ("a.md", "Trains left Kharkov for Kyiv. The Kharkov line, [see](https://example.com/Kharkov), is open.\n"),
        (
            "b.txt",
            "KYIV — On Monday morning the people of the small office in New\nYork saw Kharkiv, not Kharkivska, and wrote it down. New York waits.\n",
        ),
        ("архів/в.txt", "Потяг до Харкова запізнився. У Харкові чекали, і Харків не спав. «Київ!» — сказав він.\n"),
        ("東.txt", "東京から大阪まで。ロシアとベラルーシ、ベラルーシ人、東京。\n"),
        ("forms.list", "Kharkov\nKyiv\n\nNew York\nYork\nХарків\nКиїв\n東京\nベラルーシ\nOslo\n"),
    ])
}

fn counts(done: &Done) -> Vec<(String, u64, u64)> {
    let counted: Value = serde_json::from_str(done.out()).expect("JSON");
    let row = |row: &Value| {
        let number = |key: &str| row[key].as_u64().expect("a number");
        (row["form"].as_str().expect("a form").to_owned(), number("uses"), number("files"))
    };
    counted["counts"].as_array().expect("counts").iter().map(row).collect()
}

#[test]
fn the_forms_of_a_list_are_counted_as_whole_words_in_prose() {
    let desk = archive();
    let done = desk.run(&["count", "--forms", "forms.list", "--format", "json", "."]).status(0);
    let expected = [
        ("Kharkov", 2, 1),
        ("New York", 2, 1),
        ("ベラルーシ", 2, 1),
        ("東京", 2, 1),
        ("Kyiv", 1, 1),
        ("Київ", 1, 1),
        ("Харків", 1, 1),
    ];
    assert_eq!(counts(&done), expected.map(|(form, uses, files)| (form.to_owned(), uses, files)));
    let table = desk.run(&["count", "--forms", "forms.list", "a.md"]).status(0);
    assert_eq!(
        table.out(),
        "     uses     files  form\n        2         1  Kharkov\n        1         1  Kyiv\n2 forms in 1 file.\n"
    );
}

#[test]
fn the_names_of_the_dictionary_are_counted_by_base_form() {
    let desk = archive();
    let done = desk.run(&["count", "--format", "json", "a.md", "b.txt", "архів"]).status(0);
    let counted: Value = serde_json::from_str(done.out()).expect("JSON");
    let of = |entity: &str| -> Vec<Value> {
        let rows = counted["counts"].as_array().expect("counts").iter();
        rows.filter(|row| row["entity"] == entity).map(|row| json!([row["form"], row["uses"], row["files"]])).collect()
    };
    assert_eq!(of("kharkiv"), [json!(["Харків", 3, 1]), json!(["Kharkov", 2, 1]), json!(["Kharkiv", 1, 1])]);
    assert_eq!(counted["files"], 3);
}

#[test]
fn counts_are_the_same_at_any_number_of_threads() {
    let desk = archive();
    for n in 0..300 {
        desk.write(&format!("more/{n}.txt"), format!("Kharkov and Kyiv, number {n}. {}\n", "New York. ".repeat(n % 7)));
    }
    for forms in [&["--forms", "forms.list"][..], &[]] {
        let with = |threads| desk.run(&[&["count", "--threads", threads], forms, &["."]].concat()).status(0).out;
        assert_eq!(with("1"), with("4"));
    }
}

#[test]
fn a_list_without_forms_and_one_that_is_not_there_are_told() {
    let desk = archive();
    desk.write("empty.list", "\n \n");
    desk.run(&["count", "--forms", "empty.list", "a.md"]).status(2).says("empty.list: no forms; write one a line");
    desk.run(&["count", "--forms", "none.list", "a.md"]).status(2).says("none.list");
}
