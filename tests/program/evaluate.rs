//! `canonym evaluate` at work.

use crate::desk::Desk;

const SET: &str = r#"lang = "en"

[[passage]]
id = "t-1"
class = "wrong-form"
text = "Officials left [[Kharkov|kharkiv]] for [[Kyiv|kyiv]] on Friday. [[Kharkiv|kharkiv]] waits."
expect.ap = ["Kharkov -> Kharkiv (error)"]

[[passage]]
id = "t-2"
class = "dish"
text = "They ate chicken [[Kiev|kyiv]] and borshch in [[Kyiv|kyiv]]."
expect.ap = []
"#;
const FLOORS: &str = "[floor.ap]\nen = { precision = 100, recall = 100 }\n";

#[test]
fn a_set_is_measured_and_its_floors_hold() {
    let desk = Desk::with(&[("sets/en.toml", SET), ("sets/floors.toml", FLOORS)]);
    let done = desk.run(&["evaluate", "sets", "--floors", "sets/floors.toml"]).status(0);
    assert!(done.out().contains("deprecated-form"), "{}", done.out());
    let json = desk.run(&["evaluate", "sets", "--format", "json"]).status(0);
    let measure: serde_json::Value = serde_json::from_str(json.out()).expect("JSON");
    assert_eq!(measure["total"]["right"], 1);
    assert_eq!(measure["cases"][0]["replacement"], "Kharkiv");
    desk.write("before.json", &json.out);
    let same = desk.run(&["evaluate", "sets", "--compare", "before.json"]).status(0);
    assert!(same.out().contains("better: 0\nworse: 0\notherwise: 0\n"), "{}", same.out());
}

#[test]
fn a_fallen_floor_is_told_with_its_cases() {
    let wrong = SET.replace("expect.ap = []", "expect.ap = [\"borshch -> borscht (warning)\"]");
    let desk = Desk::with(&[("en.toml", &wrong), ("floors.toml", FLOORS)]);
    desk.run(&["evaluate", "en.toml", "--floors", "floors.toml"])
        .status(1)
        .says("a floor fell: ap en: recall is 50.0 % (1 of 2), 50.0 points below its floor of 100 %")
        .says("missed t-2 ap: borshch -> borscht (warning) was expected");
}

#[test]
fn faults_are_injected_and_written() {
    let desk = Desk::with(&[("en.toml", SET)]);
    let arguments = ["evaluate", "en.toml", "--inject", "7", "--seed", "3", "--output", "faulty.toml"];
    let done = desk.run(&arguments).status(0);
    assert!(done.out().contains("homoglyph"), "{}", done.out());
    desk.run(&["evaluate", "faulty.toml"]).status(0);
    desk.run(&arguments).status(2).says("faulty.toml");
}

#[test]
fn mistakes_are_told_with_a_remedy() {
    for (from, to, told) in [
        (
            "[[Kharkov|kharkiv]]",
            "[[Kharkov|kharkiv",
            "en.toml:6:8: t-1: the mark `[[Kharkov|kharkiv for` is not closed",
        ),
        ("expect.ap = []", "expect.app = []", "t-2: there is no profile `app` (did you mean `ap`?)"),
        ("Kharkov -> Kharkiv", "Charkow -> Kharkiv", "`Charkow` is expected and does not stand in the text"),
        ("class = \"dish\"", "klass = \"dish\"", "unknown field `klass`"),
        ("t-2", "t-1", "there are two passages `t-1`; give one of them another id"),
    ] {
        let desk = Desk::with(&[("en.toml", &SET.replace(from, to))]);
        desk.run(&["evaluate", "en.toml"]).status(2).says(told);
    }
    let desk = Desk::with(&[("en.toml", SET), ("old.json", "{}")]);
    desk.run(&["evaluate", "nowhere"]).status(2).says("nowhere: there is no such file or folder");
    desk.run(&["evaluate", "en.toml", "--profile", "none"]).status(2).says("there is no profile `none`");
    desk.run(&["evaluate", "en.toml", "--compare", "old.json"]).status(2).says("old.json: missing field `cases`");
}
