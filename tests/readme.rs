//! What README.md shows and names is what the program prints and has.

#![expect(clippy::disallowed_methods, reason = "it reads the README")]

use std::path::Path;
use std::process::Command;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn readme() -> String {
    std::fs::read_to_string(root().join("README.md")).expect("README.md").replace("\r\n", "\n")
}

fn canonym(args: &[&str]) -> (Option<i32>, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_canonym")).args(args).current_dir(root()).output().expect("run");
    (output.status.code(), String::from_utf8(output.stdout).expect("text"))
}

/// The fenced block after a comment.
fn block<'r>(readme: &'r str, comment: &str) -> &'r str {
    let after = readme.split_once(comment).expect(comment).1;
    let fence = after.split_once("```").expect("a block").1;
    fence.split_once('\n').expect("a line").1.split_once("```").expect("an end").0
}

#[test]
fn the_sample_is_what_the_first_command_prints() {
    let readme = readme();
    let (_, command) = block(&readme, "<!-- run: first -->").trim_end().split_once(" -- ").expect("arguments");
    let (status, printed) = canonym(&command.split(' ').collect::<Vec<_>>());
    assert_eq!(status, Some(1));
    assert_eq!(block(&readme, "<!-- sample -->"), printed, "the sample is not what `canonym {command}` prints");
}

#[test]
fn every_command_named_exists_with_its_flags() {
    let readme = readme();
    let tasks = block(&readme, "<!-- run: tasks -->");
    let in_blocks = tasks.lines().filter_map(|line| line.strip_prefix("canonym "));
    let in_prose = readme.split("`canonym ").skip(1).filter_map(|rest| rest.split('`').next());
    let named: Vec<&str> = in_blocks.chain(in_prose).collect();
    assert!(named.len() > 8, "{named:?}");
    for line in named {
        let words: Vec<&str> = line.split('#').next().unwrap_or_default().split_whitespace().collect();
        // `house set` and `dictionary check` have a help of their own.
        let depth = if ["house", "dictionary"].contains(&words[0]) { 2 } else { 1 };
        let own = words.iter().take(depth);
        let command: Vec<&str> = own.copied().chain(["--help"]).collect();
        let (status, help) = canonym(&command);
        assert_eq!(status, Some(0), "README names `canonym {}`", words[0]);
        for flag in words.iter().filter(|word| word.starts_with("--")) {
            assert!(help.contains(flag), "README gives `canonym {}` a {flag}", words[0]);
        }
    }
}

#[test]
fn every_command_is_in_the_help_of_the_whole() {
    let (_, help) = canonym(&["--help"]);
    for command in [
        "check",
        "fix",
        "undo",
        "accept",
        "baseline",
        "house",
        "dictionary",
        "explain",
        "schemes",
        "transliterate",
        "inspect",
        "rules",
        "profiles",
        "schema",
        "init",
        "completions",
    ] {
        assert!(help.contains(&format!("  {command} ")), "{command}");
    }
}

#[test]
fn profiles_and_rules_that_pages_name_exist() {
    let named = |command: &str| -> Vec<String> {
        let (_, list) = canonym(&[command]);
        list.lines().filter_map(|line| line.split_whitespace().next()).map(str::to_owned).collect()
    };
    let (profiles, rules) = (named("profiles"), named("rules"));
    let readme = readme();
    let architecture = std::fs::read_to_string(root().join("ARCHITECTURE.md")).expect("ARCHITECTURE.md");
    for text in [&readme, &architecture] {
        let after =
            |mark: &'static str| text.split(mark).skip(1).filter_map(|rest| rest.split([' ', '"', ']', '`']).next());
        for name in after("--profile ").chain(after("en = \"")).chain(after("fr = \"")).chain(after("profile = \"")) {
            assert!(profiles.iter().any(|profile| profile == name), "{name}");
        }
        for name in after("ignore[") {
            assert!(rules.iter().any(|rule| rule == name), "{name}");
        }
    }
}
