//! Large dictionaries of a house are worked out once and kept; nothing depends on what is kept.

use std::fmt::Write;
use std::fs;
use std::process::Output;

use crate::desk::Desk;

const STORY: &str = "The ferry left Zolotyi Brid at noon.\n\nIt was back in Solotyj Brid by six.\n";

/// A desk whose dictionary is worth keeping: a town of the story, and a thousand others in three languages.
fn desk() -> Desk {
    let mut dictionary = String::from(
        "[[entity]]\nid = \"zolotyi-brid\"\nkind = \"city\"\nin = \"UA\"\nprimary = \"uk\"\nnames = { uk = \"Золотий Брід\" }\n",
    );
    for number in 0..1000_u32 {
        let word = |seed: u32| -> String {
            let syllables = ["ba", "de", "gi", "lo", "mu", "na", "ro", "su", "ti", "ve"];
            let places = (0..4).map(|place| (number / 10_u32.pow(place) + seed * place) as usize % 10);
            format!("Q{}", places.map(|at| syllables[at]).collect::<String>())
        };
        write!(
            dictionary,
            "[[entity]]\nid = \"own-{number}\"\nkind = \"city\"\nin = \"FR\"\nprimary = \"fr\"\n\
             names = {{ fr = \"{}\" }}\nforms = {{ en = \"X{}\", de = \"Y{}\" }}\n",
            word(1),
            word(1),
            word(1),
        )
        .expect("written");
    }
    Desk::with(&[("own.toml", &dictionary), ("story.txt", STORY)])
}

fn check(desk: &Desk) -> Output {
    let args = ["check", "--isolated", "--lang", "en", "--dictionary", "own.toml", "--format", "concise", "story.txt"];
    desk.command(&args).env("CANONYM_CACHE", desk.path("kept")).output().expect("ran")
}

#[test]
fn what_was_kept_says_what_the_files_say_and_damage_is_mended() {
    let desk = desk();
    let first = check(&desk);
    assert!(String::from_utf8_lossy(&first.stdout).contains("mixed-forms"), "{first:?}");
    let kept = || -> Vec<_> {
        let files = fs::read_dir(desk.path("kept")).expect("a folder");
        files.map(|file| file.expect("a file").path()).collect()
    };
    let [file] = &kept()[..] else { panic!("one file: {:?}", kept()) };
    let whole = fs::read(file).expect("bytes");
    assert_eq!(check(&desk), first);
    for damage in [&whole[..whole.len() / 2], &b""[..], &[whole.as_slice(), b"!"].concat()] {
        fs::write(file, damage).expect("written");
        assert_eq!(check(&desk), first);
        assert!(fs::read(file).expect("bytes") == whole, "the damaged file was not made anew");
    }
}

#[test]
fn another_dictionary_is_another_file_and_no_folder_is_no_error() {
    let desk = desk();
    check(&desk);
    let text = String::from_utf8(desk.read("own.toml")).expect("UTF-8").replace("Золотий Брід", "Золотий Берег");
    desk.write("own.toml", text);
    assert!(check(&desk).stdout != check(&self::desk()).stdout, "the town of the story is no longer listed");
    assert_eq!(fs::read_dir(desk.path("kept")).expect("a folder").count(), 2);
    desk.write("file", "");
    let args = ["check", "--isolated", "--lang", "en", "--dictionary", "own.toml", "story.txt"];
    let nowhere = desk.command(&args).env("CANONYM_CACHE", desk.path("file/below")).output().expect("ran");
    assert!(nowhere.stderr.is_empty(), "{nowhere:?}");
}
