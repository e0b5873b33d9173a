//! Two runs of `fix` on the same files.

use crate::desk::{AP, Desk, FIXED, STORY, ap};

const FILES: usize = 200;

fn desk() -> Desk {
    let desk = Desk::new();
    for i in 0..FILES {
        desk.write(&format!("{i:03}.md"), STORY);
    }
    desk
}

/// Runs both at once; their exit statuses and what they complained of.
fn race(desk: &Desk, one: &[&str], other: &[&str]) -> [(i32, String); 2] {
    let started = [one, other].map(|args| desk.command(args).spawn().expect("started"));
    started.map(|child| {
        let output = child.wait_with_output().expect("ended");
        (output.status.code().expect("not killed"), String::from_utf8(output.stderr).expect("text"))
    })
}

#[test]
fn two_runs_of_one_kind_leave_every_file_fixed() {
    let desk = desk();
    let fix = ap("fix", &[]);
    let ends = race(&desk, &fix, &fix);
    for i in 0..FILES {
        assert_eq!(desk.read(&format!("{i:03}.md")), FIXED.as_bytes());
    }
    for (status, said) in &ends {
        let all_told = said.lines().all(|line| line.ends_with("was changed while canonym was at work; run again"));
        assert!(all_told && (*status == 2) != said.is_empty() && [0, 2].contains(status), "{status}: {said}");
    }
    desk.run(&fix).status(0);
    // Both runs are on record; one after the other they lead back.
    for _ in 0..2 {
        let done = desk.run(&["undo"]);
        if let Some((_, run)) = done.err.trim().rsplit_once("--run ") {
            desk.run(&["undo", "--run", run]).status(0);
        }
    }
    for i in 0..FILES {
        assert_eq!(desk.read(&format!("{i:03}.md")), STORY.as_bytes());
    }
}

/// Neither may write over what the other wrote: what one of them says it changed is changed.
#[test]
fn two_runs_of_different_kinds_lose_nothing() {
    let desk = desk();
    let [kyiv, kharkiv] = ["kyiv=Kyiv", "kharkiv=Kharkiv"].map(|form| ["fix", AP[2], AP[3], "--use", form]);
    for _ in 0..3 {
        let ends = race(&desk, &kyiv, &kharkiv);
        let names = [("Kiev", "Kyiv"), ("Kharkov", "Kharkiv")];
        for i in 0..FILES {
            let name = format!("{i:03}.md");
            let text = String::from_utf8(desk.read(&name)).expect("text");
            for ((old, new), (_, said)) in names.iter().zip(&ends) {
                let was_told = said.contains(&format!("{name}: was changed while"));
                assert!(text.contains(new) || was_told && text.contains(old), "{name}: {text}");
            }
            assert!(text.starts_with("Officials left ") && text.ends_with(" on Friday.\n"), "{name}: {text}");
            desk.write(&name, STORY);
        }
        for (status, said) in ends {
            assert_eq!(status == 2, !said.is_empty(), "{said}");
        }
    }
}
