//! The definitions that other programs start canonym by, against what it really takes.

use std::fs;
use std::path::Path;
use std::process::Command;

use canonym::read::FORMATS;

use crate::desk::{Desk, FIXED, STORY};

fn project(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).expect("a file of the project")
}

/// What stands after `key:` on the lines of a YAML file that have it.
fn values<'y>(yaml: &'y str, key: &str) -> Vec<&'y str> {
    let lines = yaml.lines().map(|line| line.trim_start_matches([' ', '-']));
    lines.filter_map(|line| line.strip_prefix(key)?.strip_prefix(": ")).collect()
}

#[test]
fn hooks_are_given_every_text_that_canonym_knows() {
    let mut endings: Vec<&str> = Vec::new();
    for ending in FORMATS.iter().flat_map(|info| info.extensions) {
        if !endings.contains(ending) {
            endings.push(ending);
        }
    }
    let expected = format!(r"(?i)\.({})$", endings.join("|"));
    let hooks = project(".pre-commit-hooks.yaml");
    assert_eq!(values(&hooks, "files"), [&expected, &expected], "add the new endings to .pre-commit-hooks.yaml");
}

#[test]
fn hooks_check_and_fix_what_they_are_given_but_for_what_is_excluded() {
    let desk = Desk::with(&[("canonym.toml", "profile = \"ap\"\nexclude = [\"чернетки\"]\n")]);
    let names = ["story.md", "Львів 1.txt", "чернетки/a.md", "package.json"];
    let package = "{ \"name\": \"Kharkov\" }\n";
    for name in names {
        desk.write(name, if name == "package.json" { package } else { STORY });
    }
    let hooks = project(".pre-commit-hooks.yaml");
    let entries: Vec<Vec<&str>> =
        values(&hooks, "entry").iter().map(|entry| entry.split(' ').skip(1).collect()).collect();
    let [check, fix] = entries.as_slice() else { panic!("{entries:?}") };
    let found = desk.run(&[check, &names[..]].concat()).status(1);
    assert!(found.out().contains("4 errors in 2 files"), "{}", found.out());
    desk.run(&[fix, &names[..]].concat()).status(0);
    let texts = names.map(|name| String::from_utf8(desk.read(name)).expect("text"));
    assert_eq!(texts, [FIXED, FIXED, STORY, package]);
    desk.run(&[check, &names[..]].concat()).status(0);
}

/// The last step of the action as the runner starts it.
#[cfg(unix)]
#[test]
fn the_action_hands_its_inputs_on() {
    let action = project("action.yml");
    let script = action.rsplit("run: |\n").next().expect("a script");
    let desk = Desk::with(&[("story.md", STORY), ("two words/b.md", STORY), ("c.md", STORY)]);
    fs::create_dir_all(desk.path("tools/canonym/bin")).expect("made");
    std::os::unix::fs::symlink(env!("CARGO_BIN_EXE_canonym"), desk.path("tools/canonym/bin/canonym")).expect("linked");
    let run = |inputs: [(&str, &str); 4]| {
        let mut command = Command::new("bash");
        command.current_dir(desk.path(".")).args(["--noprofile", "--norc", "-eo", "pipefail", "-c", script]);
        command.env("RUNNER_TEMP", desk.path("tools")).envs(inputs);
        let output = command.output().expect("bash runs");
        let out = String::from_utf8(output.stdout).expect("text");
        (output.status.code(), out + &String::from_utf8_lossy(&output.stderr))
    };
    let (status, said) = run([("PATHS", "."), ("PROFILE", ""), ("SINCE", ""), ("FAIL_ON", "")]);
    assert_eq!((status, said.as_str()), (Some(0), ""));
    let (status, said) = run([("PATHS", "story.md\ntwo words\n"), ("PROFILE", "ap"), ("SINCE", ""), ("FAIL_ON", "")]);
    assert_eq!(status, Some(1), "{said}");
    let places = ["file=story.md,line=1,", "file=two words/b.md,line=1,"];
    assert!(places.iter().all(|place| said.contains(place)) && !said.contains("c.md"), "{said}");
    let (status, said) = run([("PATHS", "."), ("PROFILE", "ap"), ("SINCE", ""), ("FAIL_ON", "never")]);
    assert_eq!(status, Some(0), "{said}");
    let (status, said) = run([("PATHS", "."), ("PROFILE", ""), ("SINCE", "main"), ("FAIL_ON", "")]);
    assert!(status == Some(2) && said.contains("in no repository"), "{said}");
}
