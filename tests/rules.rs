//! Runs the examples in the rule pages.
//!
//! The page of a rule, `src/judge/<rule_name>.md`, is its documentation and its test at once. It has
//! the headings *What it does*, *Why it matters*, *Example* and *Fix safety*, and examples made of
//! fenced blocks:
//!
//! ````text
//! ```story profile=ap lang=en format=markdown date=2024-05-01
//! Trains from Kharkov ran late.
//! ```
//!
//! ```findings
//! error deprecated-form Kharkov => Kharkiv (safe)
//! ```
//!
//! ```fixed
//! Trains from Kharkiv ran late.
//! ```
//! ````
//!
//! - `story` starts an example. It takes `profile`, `lang`, `format` (default: markdown), `date` (a
//!   day or `unknown`; default: today, which is always 2025-06-01 here) and `use=ENTITY=FORM`, any
//!   number of times, and `rule=NAME=SEVERITY`, which a configuration would say, likewise.
//! - `findings` is required: all findings, of this rule and of any other, by place. A line is
//!   `SEVERITY RULE SURFACE`, then ` => FORM (APPLICABILITY)` of the first fix if there is one.
//!   Silence is the single line `nothing`.
//! - `fixed`, if it is there, is the text after all safe fixes.
//! - Other blocks are only documentation. A text that has fences in it takes a longer outer fence.
//!
//! Every example is also fixed and checked again: that must change nothing more and find nothing new.
//! Expectations are written by hand, before the rule: nothing here writes them.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use canonym::finding::Finding;
use canonym::fix::{self, Applicability, Edit};
use canonym::read::{FORMATS, Format};
use canonym::{Checker, Date, Dictionary, Lang, Settings, Severity, Source, Story, StoryDate};

const TODAY: Date = Date::constant(2025, 6, 1);
const HEADINGS: [&str; 4] = ["What it does", "Why it matters", "Example", "Fix safety"];

/// Name and page of every rule.
fn pages() -> Vec<(&'static str, &'static str)> {
    canonym::judge::RULES.iter().map(|rule| (rule.name, rule.page)).collect()
}

/// The dictionary the pages are written for.
fn dictionary() -> Dictionary {
    Dictionary::builtin().expect("the built-in dictionary")
}

#[test]
fn rules_do_what_their_pages_say() {
    let mut failures = String::new();
    for (rule, page) in pages() {
        for failure in check_page(rule, page) {
            writeln!(failures, "src/judge/{}.md: {failure}\n", rule.replace('-', "_")).expect("a string takes it all");
        }
    }
    assert!(failures.is_empty(), "\n{failures}");
}

/// A story and what is expected of it.
#[derive(Debug, PartialEq, Eq)]
struct Example {
    /// Line of the page where the story starts.
    line: usize,
    options: Options,
    text: String,
    /// None means silence.
    findings: Vec<String>,
    fixed: Option<String>,
}

#[derive(Debug, PartialEq, Eq)]
struct Options {
    profile: Option<String>,
    lang: Option<Lang>,
    format: Format,
    date: StoryDate,
    pins: Vec<(String, String)>,
    levels: BTreeMap<String, Option<Severity>>,
}

/// What is wrong with a page, or with what the checker makes of its examples.
fn check_page(rule: &str, page: &str) -> Vec<String> {
    let mut failures = Vec::new();
    for heading in HEADINGS {
        let is_heading = |line: &str| line.trim_start_matches('#').trim() == heading && line.starts_with('#');
        if !page.lines().any(is_heading) {
            failures.push(format!("has no heading `{heading}`"));
        }
    }
    let examples = match parse(page) {
        Ok(examples) => examples,
        Err(error) => return [failures, vec![error]].concat(),
    };
    let speaks = |line: &String| line.split(' ').nth(1) == Some(rule);
    if !examples.iter().flat_map(|example| &example.findings).any(speaks) {
        failures.push(format!("has no example with a finding of {rule}"));
    }
    for example in &examples {
        failures.extend(run(example).err().map(|error| format!("line {}: {error}", example.line)));
    }
    failures
}

/// Checks, fixes and checks again.
fn run(example: &Example) -> Result<(), String> {
    let Options { profile, lang, format, date, pins, levels } = &example.options;
    let profiles = profile.iter().map(|profile| (None, profile.clone())).collect();
    let settings = Settings { profiles, levels: levels.clone(), pins: pins.clone(), as_of: TODAY };
    let checker = Checker::new(dictionary(), settings)?;
    let story = Story { format: *format, lang: *lang, default_lang: None, date: *date };

    let source = Source::new("story", example.text.as_str());
    let findings = checker.check(&source, &story).findings;
    compare("findings", &example.findings, &lines(&source, &findings))?;

    let fixed = apply_safe(&source, &findings)?;
    if let Some(expected) = &example.fixed {
        compare("fixed text", &split(expected), &split(fixed.text()))?;
    }
    let again = checker.check(&fixed, &story).findings;
    compare("text fixed twice", &split(fixed.text()), &split(apply_safe(&fixed, &again)?.text()))?;
    if again.len() > findings.len() {
        return Err(format!("fixing makes new findings:\n{}", lines(&fixed, &again).join("\n")));
    }
    Ok(())
}

fn compare(what: &str, expected: &[String], found: &[String]) -> Result<(), String> {
    if expected == found {
        return Ok(());
    }
    let block = |lines: &[String]| if lines.is_empty() { "nothing".to_owned() } else { lines.join("\n") };
    Err(format!("{what}\n--- expected\n{}\n--- found\n{}", block(expected), block(found)))
}

fn split(text: &str) -> Vec<String> {
    text.lines().map(str::to_owned).collect()
}

/// The findings as a `findings` block has them.
fn lines(source: &Source, findings: &[Finding]) -> Vec<String> {
    let mut findings: Vec<&Finding> = findings.iter().collect();
    findings.sort_by_key(|finding| (finding.hull().start(), finding.hull().end(), finding.rule));
    findings.into_iter().map(|finding| line(source, finding)).collect()
}

fn line(source: &Source, finding: &Finding) -> String {
    let surface = finding.surface.split_whitespace().collect::<Vec<_>>().join(" ");
    let line = format!("{} {} {surface}", finding.severity.as_str(), finding.rule).trim_end().to_owned();
    let Some(fix) = finding.fixes.first() else { return line };
    let form = match fix.edits.as_slice() {
        // Only an edit of the plain name says the form; others write a part of it, or encode it.
        [edit] if edit.span == finding.hull() && source.slice(edit.span) == finding.surface => &edit.replacement,
        _ => fix.title.strip_prefix("write ").unwrap_or(&fix.title),
    };
    format!("{line} => {form} ({})", fix.applicability.as_str())
}

/// The source with the safe fix of every finding that has exactly one.
fn apply_safe(source: &Source, findings: &[Finding]) -> Result<Source, String> {
    let only_safe = |finding: &Finding| {
        let mut safe = finding.fixes.iter().filter(|fix| fix.applicability == Applicability::Safe);
        safe.next().filter(|_| safe.next().is_none()).map(|fix| fix.edits.clone())
    };
    let edits: Vec<Edit> = findings.iter().filter_map(only_safe).flatten().collect();
    let bytes = fix::apply(source, &edits).map_err(|error| format!("{error:?}"))?;
    Source::decode(source.name(), bytes).map_err(|error| error.to_string())
}

/// A fenced block of a page.
struct Block<'a> {
    line: usize,
    info: &'a str,
    text: String,
}

fn parse(page: &str) -> Result<Vec<Example>, String> {
    let mut examples: Vec<Example> = Vec::new();
    let mut has_findings = true;
    for Block { line, info, text } in blocks(page)? {
        let fail = |what: &str| Err(format!("line {line}: {what}"));
        let (kind, options) = info.split_once(' ').unwrap_or((info, ""));
        match (kind, examples.last_mut()) {
            ("story", _) if !has_findings => return fail("the story before this one has no findings block"),
            ("story", _) => {
                let options = parse_options(options).map_err(|error| format!("line {line}: {error}"))?;
                examples.push(Example { line, options, text, findings: Vec::new(), fixed: None });
                has_findings = false;
            }
            ("findings" | "fixed", None) => return fail("comes before any story"),
            ("findings", Some(_)) if has_findings => return fail("the story has findings already"),
            ("findings", Some(example)) => {
                example.findings = parse_findings(&text).map_err(|error| format!("line {line}: {error}"))?;
                has_findings = true;
            }
            ("fixed", Some(example)) if example.fixed.is_none() => example.fixed = Some(text),
            ("fixed", Some(_)) => return fail("the story has a fixed text already"),
            _ => {}
        }
    }
    if has_findings { Ok(examples) } else { Err("the last story has no findings block".to_owned()) }
}

fn blocks(page: &str) -> Result<Vec<Block<'_>>, String> {
    let fence = |line: &str| line.len() - line.trim_start_matches('`').len();
    let mut blocks = Vec::new();
    let mut lines = page.lines().zip(1..);
    while let Some((opening, line)) = lines.next() {
        let ticks = fence(opening);
        if ticks < 3 {
            continue;
        }
        let mut text = String::new();
        loop {
            let Some((inner, _)) = lines.next() else { return Err(format!("line {line}: the block is not closed")) };
            if fence(inner) >= ticks && inner.trim_end().len() == fence(inner) {
                break;
            }
            text.push_str(inner);
            text.push('\n');
        }
        blocks.push(Block { line, info: opening[ticks..].trim(), text });
    }
    Ok(blocks)
}

fn parse_options(words: &str) -> Result<Options, String> {
    let mut options = Options {
        profile: None,
        lang: None,
        format: Format::Markdown,
        date: StoryDate::Today,
        pins: Vec::new(),
        levels: BTreeMap::new(),
    };
    for word in words.split_whitespace() {
        let (key, value) = word.split_once('=').ok_or_else(|| format!("`{word}` is not KEY=VALUE"))?;
        match key {
            "profile" => options.profile = Some(value.to_owned()),
            "lang" => options.lang = Some(value.parse()?),
            "format" => {
                let format = FORMATS.iter().find(|info| info.name == value);
                options.format = format.ok_or_else(|| format!("`{value}` is no format"))?.format;
            }
            "date" if value == "unknown" => options.date = StoryDate::Unknown,
            "date" => options.date = StoryDate::On(value.parse().map_err(|_| format!("`{value}` is no day"))?),
            "use" => {
                let (entity, form) = value.split_once('=').ok_or_else(|| format!("`{value}` is not ENTITY=FORM"))?;
                options.pins.push((entity.to_owned(), form.to_owned()));
            }
            "rule" => {
                let level = match value.split_once('=') {
                    Some((rule, "info")) => (rule, Severity::Info),
                    Some((rule, "warning")) => (rule, Severity::Warning),
                    Some((rule, "error")) => (rule, Severity::Error),
                    _ => return Err(format!("`{value}` is not RULE=SEVERITY")),
                };
                options.levels.insert(level.0.to_owned(), Some(level.1));
            }
            _ => return Err(format!("there is no option `{key}`")),
        }
    }
    Ok(options)
}

fn parse_findings(text: &str) -> Result<Vec<String>, String> {
    match text.trim() {
        "" => Err("silence is spelled `nothing`".to_owned()),
        "nothing" => Ok(Vec::new()),
        lines => lines.lines().map(|line| parse_finding(line.trim())).collect(),
    }
}

/// Catches slips of the pen in expectations, which would else look like faults of a rule.
fn parse_finding(line: &str) -> Result<String, String> {
    let (finding, fix) = line.split_once(" => ").map_or((line, None), |(finding, fix)| (finding, Some(fix)));
    let has_severity = ["error ", "warning ", "info "].iter().any(|severity| finding.starts_with(severity));
    let applicabilities = [" (safe)", " (unsafe)", " (display-only)"];
    let has_applicability = fix.is_none_or(|fix| applicabilities.iter().any(|end| fix.ends_with(end)));
    // Findings about the file itself have no surface.
    let about_a_file =
        fix.is_none() && ["unused-suppression", "malformed-input"].iter().any(|rule| finding.ends_with(rule));
    let fields = finding.splitn(3, ' ').count();
    if has_severity && has_applicability && (fields == 3 || about_a_file) && !line.contains("->") {
        Ok(line.to_owned())
    } else {
        Err(format!("`{line}` is not SEVERITY RULE SURFACE or SEVERITY RULE SURFACE => FORM (APPLICABILITY)"))
    }
}

const PAGE: &str = "# deprecated-form

## What it does
## Why it matters
## Example

```story profile=ap lang=en date=2024-05-01
Trains from Kharkov ran late.

They were full.
```

Some words.

```findings
error deprecated-form Kharkov => Kharkiv (safe)
```

```fixed
Trains from Kharkiv ran late.

They were full.
```

````story format=plain date=unknown use=kharkiv=Kharkiv
```
It rained.
```
````

```findings
nothing
```

## Fix safety

```toml
profile = \"ap\"
```
";

#[test]
fn a_page_yields_its_examples() {
    let examples = parse(PAGE).expect("a page");
    let [first, second] = examples.as_slice() else { panic!("two examples") };
    assert_eq!((first.line, first.text.as_str()), (7, "Trains from Kharkov ran late.\n\nThey were full.\n"));
    assert_eq!(first.findings, ["error deprecated-form Kharkov => Kharkiv (safe)"]);
    assert_eq!(first.fixed.as_deref(), Some("Trains from Kharkiv ran late.\n\nThey were full.\n"));
    let options = Options {
        profile: Some("ap".to_owned()),
        lang: Some(Lang::ENGLISH),
        format: Format::Markdown,
        date: StoryDate::On(Date::constant(2024, 5, 1)),
        pins: Vec::new(),
        levels: BTreeMap::new(),
    };
    assert_eq!(first.options, options);
    assert_eq!((second.text.as_str(), second.fixed.as_deref()), ("```\nIt rained.\n```\n", None));
    assert_eq!(second.findings, [""; 0]);
    let pins = vec![("kharkiv".to_owned(), "Kharkiv".to_owned())];
    let options =
        Options { profile: None, lang: None, format: Format::Plain, date: StoryDate::Unknown, pins, ..options };
    assert_eq!(second.options, options);
}

#[test]
fn what_is_wrong_with_a_page_is_said_with_its_line() {
    let story = "```story\nRain.\n```\n";
    for (page, expected) in [
        ("text\n```story\n", "line 2: the block is not closed"),
        (story, "the last story has no findings block"),
        (&[story, story].concat(), "line 4: the story before this one has no findings block"),
        ("```findings\nnothing\n```\n", "line 1: comes before any story"),
        ("```story language=en\n```\n", "line 1: there is no option `language`"),
        ("```story date=May\n```\n", "line 1: `May` is no day"),
        (&[story, "```findings\n```\n"].concat(), "line 4: silence is spelled `nothing`"),
        (
            &[story, "```findings\nnothing\n```\n```findings\nnothing\n```\n"].concat(),
            "line 7: the story has findings already",
        ),
        (
            &[story, "```findings\nerror mixed-forms Kharkov -> Kharkiv (safe)\n```\n"].concat(),
            "line 4: `error mixed-forms Kharkov -> Kharkiv (safe)` is not SEVERITY RULE SURFACE or \
             SEVERITY RULE SURFACE => FORM (APPLICABILITY)",
        ),
        (
            &[story, "```findings\nerror mixed-forms Kharkov => Kharkiv\n```\n"].concat(),
            "line 4: `error mixed-forms Kharkov => Kharkiv` is not SEVERITY RULE SURFACE or \
             SEVERITY RULE SURFACE => FORM (APPLICABILITY)",
        ),
    ] {
        assert_eq!(parse(page).expect_err(page), expected);
    }
}

#[test]
fn a_page_is_held_to_its_headings_and_its_rule() {
    assert_eq!(
        check_page("mixed-forms", "# mixed-forms\n## What it does\n## Example\n"),
        [
            "has no heading `Why it matters`",
            "has no heading `Fix safety`",
            "has no example with a finding of mixed-forms"
        ]
    );
}

#[test]
fn silence_is_compared_with_silence() {
    let silent = Example { findings: Vec::new(), fixed: None, ..parse(PAGE).expect("a page").swap_remove(1) };
    let silent = Example { options: parse_options("lang=en").expect("options"), ..silent };
    assert_eq!(run(&silent), Ok(()));
    let loud = Example { findings: vec!["error deprecated-form Rain".to_owned()], ..silent };
    let error = run(&loud).expect_err("a difference");
    assert_eq!(error, "findings\n--- expected\nerror deprecated-form Rain\n--- found\nnothing");
}
