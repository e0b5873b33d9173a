//! What the README says of how well the forms of house styles are known.

use canonym::Dictionary;
use canonym::dictionary::Ground;

#[test]
fn the_readme_says_on_what_the_forms_of_each_profile_stand() {
    let readme = include_str!("../../dictionaries/README.md");
    let dictionary = Dictionary::builtin().expect("the dictionary");
    let mut missing = Vec::new();
    for profile in dictionary.profiles() {
        for (lang, prescription) in &profile.langs {
            let coverage = dictionary.coverage(*lang, Some(prescription));
            let count = |ground: &Ground| coverage.values().filter_map(|counts| counts.get(ground)).sum::<usize>();
            // Thousands are told in hundreds: not every new name is news here.
            let told = |count: usize| if count < 200 { count } else { (count + 50) / 100 * 100 };
            let cells = Ground::ALL.map(|ground| told(count(&ground)).to_string()).join(" | ");
            let row = format!("| {} | {lang} | {cells} |", profile.name);
            if !readme.contains(&row) {
                missing.push(row);
            }
        }
    }
    assert!(missing.is_empty(), "dictionaries/README.md lacks or has otherwise:\n{}", missing.join("\n"));
}
