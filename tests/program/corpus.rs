//! Texts compared with each other.

use crate::desk::Desk;

/// A story of a year that writes a name in one way.
fn story(lang: &str, year: u16, name: &str) -> String {
    let text = match lang {
        "uk" => {
            format!("Мер міста {name} виступив у понеділок перед пресою, а потяги запізнилися, повідомила залізниця.")
        }
        "de" => format!("Der Bürgermeister von {name} sprach am Montag vor der Presse, und die Züge kamen zu spät an."),
        _ => format!("The mayor of {name} spoke to the press on Monday, and the trains were late, the railway said."),
    };
    format!("---\nlang: {lang}\ndate: {year}-03-01\n---\n\n{text}\n")
}

/// Two hundred stories of ten years, twenty a year (ten English, five Ukrainian, five German), with
/// known mixtures: three English ones a year before 2015, story 7 of 2017 and the German story 31 of 2011.
fn archive() -> Desk {
    let desk = Desk::with(&[("canonym.toml", "")]);
    for number in 0..200_u16 {
        let (year, round) = (2010 + number % 10, number / 10);
        let (lang, name) = match round % 4 {
            2 => ("uk", "Харків"),
            3 => ("de", if number == 31 { "Charkow" } else { "Charkiw" }),
            0 if (year < 2015 && round <= 8) || number == 7 => ("en", "Kharkov"),
            _ => ("en", "Kharkiv"),
        };
        desk.write(&format!("archive/{lang}/{number:03}.md"), story(lang, year, name));
    }
    desk
}

fn findings(desk: &Desk, args: &[&str]) -> Vec<String> {
    let done = desk.run(&[&["check", "--format", "concise", "archive"], args].concat());
    let lines = done.out().lines().filter(|line| line.contains("mixed-forms"));
    lines.map(str::to_owned).collect()
}

#[test]
fn counts_are_exact_and_the_same_at_any_number_of_threads() {
    let desk = archive();
    assert!(findings(&desk, &[]).is_empty(), "each story agrees with itself");
    let by_year = findings(&desk, &["--corpus"]);
    let of = |year: &str| by_year.iter().filter(|line| line.contains(year)).collect::<Vec<_>>();
    assert_eq!(by_year.len(), 5 * 3 + 1 + 1, "{by_year:#?}");
    assert!(
        of("of 2010").iter().all(|line| line.contains("7 of 10 English texts of 2010 have Kharkiv")),
        "{by_year:#?}"
    );
    let story_7 = "archive/en/007.md:6:14: warning[mixed-forms] Kharkov: to decide: Kharkiv or Kharkov. Kharkov here; \
                   9 of 10 English texts of 2017 have Kharkiv, such as archive/en/017.md, line 6.";
    assert!(of("of 2017").len() == 1 && of("of 2017")[0].starts_with(story_7), "{:?}", of("of 2017"));
    let german = of("archive/de/");
    assert!(german.len() == 1 && german[0].contains("4 of 5 German texts of 2011 have Charkiw"), "{german:?}");
    for threads in ["1", "2", "7"] {
        assert_eq!(findings(&desk, &["--corpus", "-j", threads]), by_year, "{threads} threads");
    }
}

#[test]
fn sections_are_what_was_asked_for() {
    let desk = archive();
    let whole = findings(&desk, &["--corpus=whole"]);
    let english = whole.iter().filter(|line| line.contains("Kharkov here")).count();
    assert_eq!(english, 5 * 3 + 1, "all that write Kharkov: {whole:#?}");
    assert!(whole.iter().any(|line| line.contains("84 of 100 English texts have Kharkiv")), "{whole:#?}");
    let folders = findings(&desk, &["--corpus=folder"]);
    assert!(folders.iter().any(|line| line.contains("English texts in archive/en have Kharkiv")), "{folders:?}");
    // A configuration asks as well as a flag.
    desk.write("canonym.toml", "corpus = [\"whole\"]\n");
    assert_eq!(findings(&desk, &[]), whole);
    desk.write("canonym.toml", "corpus = [\"decade\"]\n");
    let told = desk.run(&["check", "archive", "--format", "concise"]);
    assert!(told.out().contains("`corpus` cannot be \"decade\""), "{}", told.out());
}

#[test]
fn tags_are_compared_with_tags_and_listed() {
    let desk = archive();
    for (name, tag) in [("a", "Харків"), ("b", "Харків"), ("c", "Харьков")] {
        let text = story("uk", 2017, "Харків").replace("---\n\n", &format!("tags: [{tag}]\n---\n\n"));
        desk.write(&format!("archive/tagged/{name}.md"), text);
    }
    let told = findings(&desk, &["--corpus"]);
    let tagged: Vec<&String> = told.iter().filter(|line| line.contains("archive/tagged")).collect();
    let expected = "archive/tagged/c.md:4:8: info[mixed-forms] Харьков: to decide: Харків or Харьков. Харьков here; 2 of 3 \
                    Ukrainian texts of 2017 have Харків as a tag, such as archive/tagged/a.md, line 4. A tag is";
    assert!(tagged.len() == 1 && tagged[0].starts_with(expected), "{tagged:#?}");
}

#[test]
fn a_baseline_takes_in_what_the_comparison_finds() {
    let desk = archive();
    desk.write("canonym.toml", "corpus = [\"year\"]\n");
    assert_eq!(desk.run(&["baseline"]).status, 0);
    assert_eq!(desk.run(&["check"]).status, 0);
    desk.write("archive/en/new.md", story("en", 2017, "Kharkov"));
    let lines = findings(&desk, &[]);
    assert!(lines.len() == 1 && lines[0].starts_with("archive/en/new.md"), "{lines:?}");
}
