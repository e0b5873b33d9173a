//! The one door to git: the `git` program, which is what everyone has.

use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use anyhow::{Result, anyhow, bail};
use canonym::text::distance::nearest;

use crate::changes::ChangedLines;
use crate::files::{self, path_of_bytes};

/// What a working tree has that a revision had not.
#[derive(Debug)]
pub(crate) struct Difference {
    /// The folder of the working tree, absolute and without links.
    pub(crate) top: PathBuf,
    /// The changed lines by file, absolute. Files that are only shorter or gone are not among them.
    pub(crate) files: BTreeMap<PathBuf, ChangedLines>,
}

/// Why no merge base can be found in a history that was not fetched whole, and what to do.
const SHALLOW: &str = "the history here is shallow; fetch more of it: `git fetch --unshallow`, or with \
                       actions/checkout `fetch-depth: 0`";

/// Compares the working tree around the current folder, with what is staged and what git does not know
/// yet, with the point where `rev` and the present parted.
pub(crate) fn since(rev: &str) -> Result<Difference> {
    let here = files::current_folder()?;
    let output = git(&here, &["rev-parse", "--show-toplevel"])?;
    if !output.status.success() {
        let reason = reason(&output);
        if reason.contains("not a git repository") {
            bail!("--since asks git what changed, and this folder is in no repository; go to one, or name the files");
        }
        bail!("--since asks git what changed, and git says: {reason}");
    }
    let top = files::real(&path_of_bytes(output.stdout.strip_suffix(b"\n").unwrap_or(&output.stdout)));
    let base = merge_base(&top, rev)?;
    let mut changed = parse(&succeed(git(&top, &[DIFF, &[&base, "--"]].concat())?)?);
    let untracked = succeed(git(&top, &["ls-files", "--others", "--exclude-standard", "-z"])?)?;
    // A repository in the repository is named by its folder; what is in it is its own affair.
    let untracked = untracked.split(|&byte| byte == 0).filter(|name| !name.is_empty() && !name.ends_with(b"/"));
    changed.extend(untracked.map(|name| (path_of_bytes(name), ChangedLines::All)));
    let files = changed.into_iter().map(|(name, lines)| (top.join(name), lines)).collect();
    Ok(Difference { top, files })
}

/// Everything that a configuration of git could change about a diff is said here. The counts go with it
/// because only they name binary files without quoting.
const DIFF: &[&str] = &[
    "diff",
    "--numstat",
    "--patch",
    "-z",
    "--unified=0",
    "--inter-hunk-context=0",
    "--no-ext-diff",
    "--no-textconv",
    "--no-color",
    "--find-renames",
    "--ignore-submodules=all",
    "--src-prefix=a/",
    "--dst-prefix=b/",
];

fn merge_base(top: &Path, rev: &str) -> Result<String> {
    let commit = format!("{rev}^{{commit}}");
    let known = git(top, &["rev-parse", "--verify", "--quiet", "--end-of-options", &commit])?;
    if rev.is_empty() || !known.status.success() {
        bail!(unknown(top, rev)?);
    }
    let base = git(top, &["merge-base", text(&known).as_str(), "HEAD"])?;
    match base.status.code() {
        Some(0) => Ok(text(&base)),
        Some(1) if is_shallow(top)? => Err(anyhow!("no common past of `{rev}` and HEAD is known: {SHALLOW}")),
        Some(1) => Err(anyhow!(
            "`{rev}` and HEAD have no common past, so nothing says what changed; name a revision that HEAD comes from"
        )),
        _ => Err(anyhow!("git says: {}", reason(&base))),
    }
}

fn unknown(top: &Path, rev: &str) -> Result<String> {
    let refs = text(&git(top, &["for-each-ref", "--format=%(refname:short)"])?);
    let same_end = |name: &&str| !rev.is_empty() && name.ends_with(&format!("/{rev}"));
    let meant = refs.lines().find(same_end).or_else(|| nearest(rev, refs.lines()));
    let meant = meant.map(|name| format!(" (did you mean `{name}`?)")).unwrap_or_default();
    let remedy = if is_shallow(top)? {
        SHALLOW
    } else {
        "if it is on a server, `git fetch` brings it; `git log --oneline` lists what is here"
    };
    Ok(format!("git knows no revision `{rev}` here{meant}; {remedy}"))
}

fn is_shallow(top: &Path) -> Result<bool> {
    Ok(text(&git(top, &["rev-parse", "--is-shallow-repository"])?) == "true")
}

/// Runs git in a folder, so that it answers the same for everyone.
fn git(folder: &Path, args: &[&str]) -> Result<Output> {
    let mut command = Command::new("git");
    command.arg("-C").arg(folder).args(["-c", "core.quotePath=false"]).args(args);
    // Looking must not get in the way of a git at work in an editor; and messages are read here.
    command.env("GIT_OPTIONAL_LOCKS", "0").env("LC_ALL", "C").stdin(Stdio::null());
    command.output().map_err(|error| match error.kind() {
        ErrorKind::NotFound => {
            anyhow!("--since asks git what changed, and there is no `git` program here; install git, or name the files")
        }
        _ => anyhow!("git could not be run: {error}"),
    })
}

fn succeed(output: Output) -> Result<Vec<u8>> {
    if output.status.success() { Ok(output.stdout) } else { Err(anyhow!("git says: {}", reason(&output))) }
}

fn text(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).trim_end().to_owned()
}

/// What git complains of, on one line.
fn reason(output: &Output) -> String {
    let said = String::from_utf8_lossy(&output.stderr);
    let lines: Vec<&str> = said.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let said = lines.join(" ");
    let said = said.strip_prefix("fatal: ").unwrap_or(&said);
    if said.is_empty() { output.status.to_string() } else { said.to_owned() }
}

/// The changed lines by file, from the counts and the patch that [`DIFF`] asks for.
fn parse(diff: &[u8]) -> BTreeMap<PathBuf, ChangedLines> {
    let mut changed = BTreeMap::new();
    let mut rest = diff;
    // Counts end with an empty name. A rename has an empty name too, and then the old and the new one.
    while !rest.is_empty() && rest[0] != 0 {
        let fields = take(&mut rest, 0);
        let mut fields = fields.splitn(3, |&byte| byte == b'\t');
        let is_binary = fields.next() == Some(b"-");
        let name = fields.nth(1).unwrap_or_default();
        let name = if name.is_empty() {
            take(&mut rest, 0);
            take(&mut rest, 0)
        } else {
            name
        };
        if is_binary {
            changed.insert(path_of_bytes(name), ChangedLines::All);
        }
    }
    let mut patch = rest.strip_prefix(b"\0").unwrap_or(rest);
    let mut name = None;
    while !patch.is_empty() {
        let line = take(&mut patch, b'\n');
        if let Some(quoted) = line.strip_prefix(b"+++ ") {
            name = unquoted(quoted).strip_prefix(b"b/").map(path_of_bytes);
        } else if let Some((removed, added)) = hunk(line) {
            let mut left = removed + added.len();
            while left > 0 && !patch.is_empty() {
                // Not a line of the file: "\ No newline at end of file".
                left -= usize::from(!take(&mut patch, b'\n').starts_with(b"\\"));
            }
            if let Some(name) = name.clone().filter(|_| !added.is_empty()) {
                changed.entry(name).or_insert(ChangedLines::Some(Vec::new())).add(added);
            }
        }
    }
    changed
}

/// Takes what is before the next `end` off the front of `rest`, and the end as well.
fn take<'b>(rest: &mut &'b [u8], end: u8) -> &'b [u8] {
    let at = rest.iter().position(|&byte| byte == end);
    let (taken, after) = at.map_or((*rest, &[][..]), |at| (&rest[..at], &rest[at + 1..]));
    *rest = after;
    taken
}

/// How many lines a hunk takes away, and which it puts in their place, from `@@ -3,2 +4 @@`.
fn hunk(line: &[u8]) -> Option<(usize, std::ops::Range<usize>)> {
    let line = std::str::from_utf8(line.get(..line.len().min(100))?).unwrap_or_else(|error| {
        // After the second @@ git repeats a line of the file.
        std::str::from_utf8(&line[..error.valid_up_to()]).unwrap_or_default()
    });
    let (old, new) = line.strip_prefix("@@ -")?.split(" @@").next()?.split_once(" +")?;
    let extent = |side: &str| -> Option<(usize, usize)> {
        let (start, count) = side.split_once(',').unwrap_or((side, "1"));
        Some((start.parse().ok()?, count.parse().ok()?))
    };
    let ((_, removed), (start, added)) = (extent(old)?, extent(new)?);
    Some((removed, start..start + added))
}

/// A name as git writes it after `+++`: in quotes where it has odd characters, else with a tab after
/// it where it has blanks.
fn unquoted(name: &[u8]) -> Vec<u8> {
    let Some(quoted) = name.strip_prefix(b"\"") else {
        return name.strip_suffix(b"\t").unwrap_or(name).to_vec();
    };
    let mut bytes = Vec::with_capacity(quoted.len());
    let mut rest = quoted.iter().copied();
    while let Some(byte) = rest.next().filter(|&byte| byte != b'"') {
        bytes.push(match byte {
            b'\\' => match rest.next().unwrap_or_default() {
                b'a' => 7,
                b'b' => 8,
                b't' => b'\t',
                b'n' => b'\n',
                b'v' => 11,
                b'f' => 12,
                b'r' => b'\r',
                first @ b'0'..=b'3' => {
                    let mut digit = || rest.next().unwrap_or(b'0').wrapping_sub(b'0') & 7;
                    ((first - b'0') << 6) | (digit() << 3) | digit()
                }
                other => other,
            },
            byte => byte,
        });
    }
    bytes
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{ChangedLines, parse};

    #[test]
    fn what_stands_in_the_lines_is_not_taken_for_the_patch() {
        let diff = "1\t0\tКиїв і.txt\0-\t-\tlogo.png\0\
                    1\t1\t\0old.txt\0new.txt\0\0\
                    diff --git a/Київ і.txt b/Київ і.txt\n--- a/Київ і.txt\t\n+++ b/Київ і.txt\t\n\
                    @@ -2,0 +3 @@ ++ b/x\n+++ b/y\n\\ No newline at end of file\n\
                    diff --git a/logo.png b/logo.png\nBinary files a/logo.png and b/logo.png differ\n\
                    --- a/old.txt\n+++ \"b/n\\303\\251\\\"w.txt\"\n@@ -7 +7 @@\n-@@ -1 +1,9 @@\n\\ No newline\n+x\n\
                    @@ -10,2 +9,0 @@\n-a\n-b\n";
        let changed = parse(diff.as_bytes());
        let lines = |name: &str| changed.get(Path::new(name));
        assert_eq!(lines("Київ і.txt"), Some(&ChangedLines::Some(std::iter::once(3..4).collect())));
        assert_eq!(lines("logo.png"), Some(&ChangedLines::All));
        assert_eq!(lines("né\"w.txt"), Some(&ChangedLines::Some(std::iter::once(7..8).collect())));
        assert_eq!(changed.len(), 3);
    }
}
