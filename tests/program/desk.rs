//! A folder of its own for each test, and the program at work in it.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

/// What the program should make of it under [`AP`].
pub(crate) const STORY: &str = "Officials left Kharkov for Kiev on Friday.\n";
/// That.
pub(crate) const FIXED: &str = "Officials left Kharkiv for Kyiv on Friday.\n";
/// A house style and a day on which it has no doubt.
pub(crate) const AP: [&str; 4] = ["--profile", "ap", "--date", "2024-05-01"];

pub(crate) struct Desk(TempDir);

pub(crate) struct Done {
    pub(crate) status: i32,
    pub(crate) out: Vec<u8>,
    pub(crate) err: String,
}

impl Desk {
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir().expect("a folder"))
    }

    pub(crate) fn with(files: &[(&str, &str)]) -> Self {
        let desk = Self::new();
        for (name, text) in files {
            desk.write(name, text);
        }
        desk
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(&path, bytes).expect("written");
        path
    }

    pub(crate) fn read(&self, name: &str) -> Vec<u8> {
        fs::read(self.path(name)).expect("read")
    }

    pub(crate) fn command(&self, args: &[&str]) -> Command {
        program(self.0.path(), args)
    }

    pub(crate) fn run(&self, args: &[&str]) -> Done {
        finish(self.command(args), b"")
    }

    pub(crate) fn run_in(&self, folder: &str, args: &[&str]) -> Done {
        finish(program(&self.path(folder), args), b"")
    }

    pub(crate) fn feed(&self, args: &[&str], stdin: &[u8]) -> Done {
        finish(self.command(args), stdin)
    }
}

/// `command`, then [`AP`], then what is left.
pub(crate) fn ap<'a>(command: &'a str, rest: &[&'a str]) -> Vec<&'a str> {
    [&[command], &AP[..], rest].concat()
}

impl Done {
    pub(crate) fn out(&self) -> &str {
        std::str::from_utf8(&self.out).expect("text")
    }

    #[track_caller]
    pub(crate) fn status(self, expected: i32) -> Self {
        assert_eq!(self.status, expected, "out: {}\nerr: {}", String::from_utf8_lossy(&self.out), self.err);
        self
    }

    #[track_caller]
    pub(crate) fn says(self, expected: &str) -> Self {
        assert!(self.err.contains(expected), "not {expected:?} but: {}", self.err);
        self
    }
}

fn program(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_canonym"));
    command.current_dir(folder).args(args);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn finish(mut command: Command, stdin: &[u8]) -> Done {
    let mut child = command.spawn().expect("started");
    let mut pipe = child.stdin.take().expect("a pipe");
    let stdin = stdin.to_vec();
    let feeder = std::thread::spawn(move || {
        let _ = pipe.write_all(&stdin); // A program that asks for nothing may be gone.
    });
    let output = child.wait_with_output().expect("ended");
    feeder.join().expect("fed");
    let status = output.status.code().expect("not killed");
    Done { status, out: output.stdout, err: String::from_utf8(output.stderr).expect("text") }
}

/// Whether permissions do not hold for whoever runs the tests.
pub(crate) fn is_root() -> bool {
    let probe = tempfile::tempdir().expect("a folder");
    let path = probe.path().join("probe");
    fs::write(&path, "").expect("written");
    deny(&path);
    fs::read(&path).is_ok()
}

#[cfg(unix)]
pub(crate) fn deny(path: &Path) {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(0o000)).expect("set");
}

#[cfg(not(unix))]
pub(crate) fn deny(_path: &Path) {}
