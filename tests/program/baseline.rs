//! A backlog and decisions, kept beside the copy.

use crate::desk::Desk;

const MIXED: &str = "Kharkiv was quiet on Monday. The mayor of Kharkiv spoke to the press at noon.\n\n\
                     Trains left Kharkov in the evening, the railway said in a statement.\n";
const MIXED_UK: &str = "У Києві в понеділок було тихо. Мер Києва виступив перед пресою опівдні.\n\n\
                        Поїзд до Кієва запізнився ввечері, повідомила залізниця у своїй заяві.\n";

fn desk() -> Desk {
    Desk::with(&[("canonym.toml", ""), ("news/a.md", MIXED), ("news/київ.md", MIXED_UK)])
}

#[test]
fn a_baseline_silences_what_is_there_and_nothing_new() {
    let desk = desk();
    assert_eq!(desk.run(&["check"]).status, 1);
    let made = desk.run(&["baseline"]);
    assert_eq!((made.status, made.err.as_str()), (0, ""));
    let known = desk.run(&["check"]);
    assert_eq!(known.status, 0, "{}", known.out());
    assert!(known.out().contains("2 were known"), "{}", known.out());
    assert_eq!(desk.run(&["check", "--no-baseline"]).status, 1);

    // The same places on other lines, and a new one among them.
    desk.write("news/a.md", format!("The week began calmly.\n\n{MIXED}\nBuses from Kharkov were late too.\n"));
    let new = desk.run(&["check", "--format", "concise"]);
    assert_eq!(new.status, 1);
    let places: Vec<&str> = new.out().lines().filter(|line| line.contains("mixed-forms")).collect();
    assert!(places.len() == 1 && places[0].starts_with("news/a.md:7:12"), "{}", new.out());
}

#[test]
fn a_baseline_only_shrinks() {
    let desk = desk();
    desk.run(&["baseline"]);
    desk.write("news/київ.md", MIXED_UK.replace("Кієва", "Києва"));
    desk.write("news/new.md", MIXED);
    let stale = desk.run(&["check", "--format", "concise"]);
    let told: Vec<&str> = stale.out().lines().filter(|line| line.contains("canonym-baseline.toml")).collect();
    assert!(told.len() == 1 && told[0].contains("gone from news/київ.md"), "{}", stale.out());
    let shrunk = desk.run(&["baseline"]);
    assert!(shrunk.out().contains("1 gone, 1 left"), "{}", shrunk.out());
    assert!(shrunk.err.contains("1 finding is new and not taken in"), "{}", shrunk.err);
    let record = String::from_utf8(desk.read("canonym-baseline.toml")).expect("text");
    assert!(record.contains("news/a.md") && !record.contains("київ") && !record.contains("new.md"), "{record}");
    assert_eq!(desk.run(&["check", "news/new.md"]).status, 1);

    std::fs::remove_file(desk.path("news/a.md")).expect("removed");
    assert!(!desk.run(&["check", "news/new.md"]).out().contains("baseline"), "only who looks there is told");
    assert!(desk.run(&["check"]).out().contains("gone from news/a.md"));
}

#[test]
fn a_fix_mends_the_backlog_and_is_not_stopped_by_it() {
    let desk = desk();
    desk.run(&["baseline"]);
    let fixed = desk.run(&["fix", "--use", "kharkiv=Kharkiv"]);
    assert_eq!(fixed.status, 0, "the Ukrainian story is known: {}", fixed.out());
    assert_eq!(desk.read("news/a.md"), MIXED.replace("Kharkov", "Kharkiv").as_bytes());
}

#[test]
fn a_decision_holds_for_its_place_and_has_its_reason() {
    let desk = desk();
    let accepted = desk.run(&["accept", "news/a.md:3", "--reason", "the \"Kharkov\", a ship"]);
    assert_eq!((accepted.status, accepted.err.as_str()), (0, ""));
    let check = desk.run(&["check", "news/a.md"]);
    assert_eq!(check.status, 0, "{}", check.out());
    let record = String::from_utf8(desk.read("canonym-accepted.toml")).expect("text");
    assert!(record.contains(r"ship") && record.contains(r#"text = "Kharkov""#), "{record}");
    // It moves with its words and is not handed to others.
    desk.write(
        "news/a.md",
        format!("{}Kharkov was named too, and nobody there had been told.\n", MIXED.replace("\n\n", "\n\nBefore.\n\n")),
    );
    let moved = desk.run(&["check", "news/a.md", "--format", "concise"]);
    assert!(moved.status == 1 && moved.out().starts_with("news/a.md:6:1:"), "{}", moved.out());
    // A fix leaves it, too, whatever asks for another form.
    desk.run(&["fix", "news/a.md", "--use", "kharkiv=Kharkiv"]);
    let text = String::from_utf8(desk.read("news/a.md")).expect("text");
    assert!(text.contains("Trains left Kharkov") && text.contains("\nKharkiv was named too"), "{text}");
    // Once it is gone, so may the decision be.
    desk.write("news/a.md", "Nothing happened.\n");
    assert!(desk.run(&["check", "news/a.md"]).out().contains("needs this decision any more"));
}

#[test]
fn decisions_are_added_to_a_file_as_somebody_left_it() {
    let desk = desk();
    desk.run(&["accept", "news/a.md:3", "--reason", "one"]);
    let first = String::from_utf8(desk.read("canonym-accepted.toml")).expect("text");
    let one = first.replace("[[accepted]]", "# the fleet\n[[accepted]]");
    desk.write("canonym-accepted.toml", &one);
    let two = desk.run(&["accept", "news/київ.md:3:10", "--reason", "причина"]);
    assert_eq!((two.status, two.err.as_str()), (0, ""));
    let both = String::from_utf8(desk.read("canonym-accepted.toml")).expect("text");
    assert!(both.starts_with(one.trim_end()) && both.contains("причина"), "{both}");
    assert_eq!(desk.run(&["check"]).status, 0);
}

#[test]
fn what_cannot_be_accepted_is_told_with_what_is_near() {
    let desk = desk();
    for (place, said) in [
        ("news/a.md:1", "near it: 3:13 Kharkov (mixed-forms)"),
        ("news/a.md", "write FILE:LINE"),
        ("news/none.md:3", "there is no such file"),
    ] {
        let refused = desk.run(&["accept", place, "--reason", "because"]);
        assert!(refused.status == 2 && refused.err.contains(said), "{place}: {}", refused.err);
    }
    assert_eq!(desk.run(&["accept", "news/a.md:3", "--reason", " "]).status, 2);
    desk.run(&["accept", "news/a.md:3", "--reason", "because"]);
    let again = desk.run(&["accept", "news/a.md:3", "--reason", "because"]);
    assert!(again.status == 2 && again.err.contains("accepted already"), "{}", again.err);
}

#[test]
fn records_that_cannot_be_read_stop_the_run_and_stay_as_they_are() {
    for name in ["canonym-baseline.toml", "canonym-accepted.toml"] {
        let desk = desk();
        let torn = "known = [\n    { path = \"news/a.md\", ru";
        desk.write(name, torn);
        for command in ["check", "baseline", "fix"] {
            let refused = desk.run(&[command]);
            assert_eq!(refused.status, 2, "{command}");
            assert!(refused.err.contains(&format!("{name}:")) && refused.err.contains("restore"), "{}", refused.err);
        }
        assert_eq!(desk.read(name), torn.as_bytes());
        assert_eq!(desk.read("news/a.md"), MIXED.as_bytes());
    }
    let homeless = Desk::with(&[("a.md", MIXED)]);
    let refused = homeless.run(&["baseline"]);
    assert!(refused.status == 2 && refused.err.contains("canonym init"), "{}", refused.err);
}
