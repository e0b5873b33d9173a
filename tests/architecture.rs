//! The layers of ARCHITECTURE.md, checked against what the modules name.

#![expect(clippy::disallowed_methods, reason = "it reads the sources")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Each module of the library and what it may use, apart from itself.
const LAYERS: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("document", &["text"]),
    ("image", &[]),
    ("phrasing", &[]),
    ("dictionary", &["text", "image"]),
    ("fix", &["text"]),
    ("tally", &["text", "dictionary"]),
    ("read", &["text", "document"]),
    ("find", &["text", "dictionary"]),
    ("resolve", &["text", "document", "dictionary", "find"]),
    ("finding", &["text", "document", "dictionary", "resolve", "fix"]),
    ("judge", &["text", "document", "dictionary", "find", "resolve", "finding", "fix", "tally", "phrasing"]),
    ("report", &["text", "document", "dictionary", "resolve", "finding", "fix", "judge"]),
    ("curate", &["text", "dictionary", "finding", "read"]),
    ("baseline", &["text", "finding", "report"]),
    ("config", &["text", "finding"]),
    ("check", &["text", "document", "dictionary", "read", "find", "resolve", "finding", "judge", "tally"]),
    ("explain", &["text", "document", "dictionary", "find", "resolve", "report", "phrasing", "Checker"]),
    ("inspect", &["text", "document", "check", "resolve", "Checker", "Story"]),
    (
        "evaluate",
        &[
            "text",
            "document",
            "dictionary",
            "read",
            "find",
            "resolve",
            "finding",
            "fix",
            "judge",
            "check",
            "Checker",
            "Story",
            "StoryDate",
        ],
    ),
];

/// One external crate, one door.
const DOORS: &[(&str, &[&str])] = &[
    ("encoding_rs", &["src/text/charset.rs"]),
    ("strsim", &["src/text/distance.rs"]),
    ("unicode_normalization", &["src/text/fold.rs"]),
    ("annotate_snippets", &["src/report/terminal.rs"]),
    ("wide", &["src/find/scan/blocks.rs"]),
    ("whatlang", &["src/read/detect.rs"]),
    ("pulldown_cmark", &["src/read/markdown", "src/read/tag.rs"]),
    ("quick_xml", &["src/read/xml"]),
    ("csv", &["src/curate/import/table.rs"]),
    ("saphyr_parser", &["src/read/front_matter"]),
];

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder of sources") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files.extend(sources(&path));
        } else if path.file_stem().is_some_and(|stem| stem != "tests")
            && path.extension().is_some_and(|extension| extension == "rs")
        {
            files.push(path);
        }
    }
    files
}

/// Path from the root of the project, with slashes.
fn name(path: &Path) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    path.strip_prefix(root).expect("below the root").to_string_lossy().replace('\\', "/")
}

fn library() -> BTreeMap<String, String> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let files = sources(&src).into_iter().map(|path| (name(&path), fs::read_to_string(&path).expect("UTF-8")));
    files.filter(|(name, _)| !name.starts_with("src/bin/") && name != "src/lib.rs").collect()
}

/// What a file uses of the crate: the word after each `crate::`, and each in `crate::{…}`.
fn used(text: &str) -> Vec<String> {
    let code = text.split("#[cfg(test)]").next().unwrap_or_default();
    let word = |rest: &str| rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let mut names = Vec::new();
    for (at, found) in code.match_indices("crate::") {
        let line_start = code[..at].rfind('\n').map_or(0, |newline| newline + 1);
        if code[line_start..at].trim_start().starts_with("//") {
            continue;
        }
        let rest = &code[at + found.len()..];
        match rest.strip_prefix('{') {
            Some(list) => {
                names.extend(list.split('}').next().unwrap_or_default().split(',').map(|item| word(item.trim())));
            }
            None => names.push(word(rest)),
        }
    }
    names.retain(|name| !name.is_empty());
    names
}

#[test]
fn modules_use_only_the_layers_below_them() {
    let mut wrong = Vec::new();
    for (file, text) in library() {
        let module = file.trim_start_matches("src/").split(['/', '.']).next().unwrap_or_default().to_owned();
        let (_, allowed) =
            LAYERS.iter().find(|(name, _)| *name == module).unwrap_or_else(|| panic!("{file} is in no layer"));
        for name in used(&text) {
            if name != module && !allowed.contains(&name.as_str()) {
                wrong.push(format!("{file} uses {name}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn each_external_crate_has_one_door() {
    let mut wrong = Vec::new();
    for (file, text) in library() {
        for (external, doors) in DOORS {
            let named = text
                .lines()
                .any(|line| !line.trim_start().starts_with("//") && line.contains(&format!("{external}::")));
            if named && !doors.iter().any(|door| file.starts_with(door)) {
                wrong.push(format!("{file} uses {external}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_library_touches_neither_disk_nor_environment_nor_clock() {
    let mut wrong = Vec::new();
    for (file, text) in library() {
        for forbidden in ["std::fs", "std::env", "SystemTime", "Instant", "println!", "eprintln!", "std::thread"] {
            let code = text.split("#[cfg(test)]").next().unwrap_or_default();
            if code.lines().any(|line| !line.trim_start().starts_with("//") && line.contains(forbidden)) {
                wrong.push(format!("{file} uses {forbidden}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
