//! A change as a patch that `git apply` and `patch -p1` take.

use std::fmt::Write as _;
use std::io::{self, Write};

use similar::{Algorithm, DiffOp, DiffTag, capture_diff_slices, group_diff_ops};

/// Lines around a change.
const CONTEXT: usize = 3;

/// Writes what turns `old` into `new`. Bytes stay what they are: only `\n` ends a line.
pub(crate) fn write(name: &str, old: &[u8], new: &[u8], out: &mut dyn Write) -> io::Result<()> {
    let (old_lines, new_lines) = (lines(old), lines(new));
    let ops = capture_diff_slices(Algorithm::Myers, &old_lines, &new_lines);
    let hunks = group_diff_ops(ops, CONTEXT);
    if hunks.is_empty() {
        return Ok(());
    }
    writeln!(out, "--- {}\n+++ {}", header("a/", name), header("b/", name))?;
    for hunk in hunks {
        write_hunk(&hunk, &old_lines, &new_lines, out)?;
    }
    Ok(())
}

fn lines(text: &[u8]) -> Vec<&[u8]> {
    text.split_inclusive(|&byte| byte == b'\n').collect()
}

fn write_hunk(hunk: &[DiffOp], old: &[&[u8]], new: &[&[u8]], out: &mut dyn Write) -> io::Result<()> {
    let (Some(first), Some(last)) = (hunk.first(), hunk.last()) else { return Ok(()) };
    let old_range = first.old_range().start..last.old_range().end;
    let new_range = first.new_range().start..last.new_range().end;
    writeln!(out, "@@ -{} +{} @@", extent(&old_range), extent(&new_range))?;
    for op in hunk {
        if op.tag() == DiffTag::Equal {
            write_lines(b' ', &old[op.old_range()], out)?;
        } else {
            write_lines(b'-', &old[op.old_range()], out)?;
            write_lines(b'+', &new[op.new_range()], out)?;
        }
    }
    Ok(())
}

fn extent(range: &std::ops::Range<usize>) -> String {
    // An empty range is named by the line before it.
    let start = if range.is_empty() { range.start } else { range.start + 1 };
    format!("{start},{}", range.len())
}

fn write_lines(sign: u8, lines: &[&[u8]], out: &mut dyn Write) -> io::Result<()> {
    for line in lines {
        out.write_all(&[sign])?;
        out.write_all(line)?;
        if !line.ends_with(b"\n") {
            out.write_all(b"\n\\ No newline at end of file\n")?;
        }
    }
    Ok(())
}

/// A file name as git writes it: quoted where a character would end or confuse the line.
fn header(side: &str, name: &str) -> String {
    let odd = |c: char| c.is_control() || c == '"' || c == '\\';
    if name.contains(odd) {
        let mut quoted = format!("\"{side}");
        for c in name.chars() {
            match c {
                '"' | '\\' => quoted.extend(['\\', c]),
                c if c.is_control() => c.to_string().bytes().for_each(|byte| {
                    let _ = write!(quoted, "\\{byte:03o}");
                }),
                c => quoted.push(c),
            }
        }
        return quoted + "\"";
    }
    // After a tab nothing belongs to the name; without one, a name with blanks is cut at the first.
    let end = if name.contains(' ') { "\t" } else { "" };
    format!("{side}{name}{end}")
}

#[cfg(test)]
mod tests {
    fn patch(name: &str, old: &str, new: &str) -> String {
        let mut out = Vec::new();
        super::write(name, old.as_bytes(), new.as_bytes(), &mut out).expect("written");
        String::from_utf8(out).expect("text")
    }

    #[test]
    fn line_ends_stay_what_they_are() {
        assert_eq!(
            patch("a b.md", "1\r\nKiev\rx\r\n3", "1\r\nKyiv\rx\r\n3"),
            "--- a/a b.md\t\n+++ b/a b.md\t\n@@ -1,3 +1,3 @@\n 1\r\n-Kiev\rx\r\n+Kyiv\rx\r\n 3\n\\ No newline at end of file\n"
        );
        assert_eq!(patch("a", "same", "same"), "");
        assert!(patch("a\"\n", "1", "2").starts_with("--- \"a/a\\\"\\012\"\n"));
    }
}
