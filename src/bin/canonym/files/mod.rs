//! The only place that touches the disk. Errors are told with the path, the reason and a remedy.

#![expect(clippy::disallowed_methods, reason = "this is where the program reads and writes")]

mod cache;
mod journal;
mod replace;
mod select;

use std::fs;
use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};

use anyhow::{Context, Result};
use canonym::Source;
use canonym::read::Format;
use canonym::read::charset::decode;
use canonym::text::{Charset, DecodeError};

pub(crate) use cache::Kept;
pub(crate) use journal::{Journal, LoggedEdit, LoggedFile, Record, runs, state_folder};
pub(crate) use replace::{link_count, replace, write_over};
pub(crate) use select::{Input, Origin, select};

/// A path as results show it: without `./`, with `/`.
pub(crate) fn display_name(path: &Path) -> String {
    let shown: PathBuf = path.components().filter(|part| !matches!(part, Component::CurDir)).collect();
    let name = shown.to_string_lossy();
    if cfg!(windows) { name.replace('\\', "/") } else { name.into_owned() }
}

/// The path that another program wrote as bytes.
pub(crate) fn path_of_bytes(name: &[u8]) -> PathBuf {
    #[cfg(unix)]
    let name: &std::ffi::OsStr = std::os::unix::ffi::OsStrExt::from_bytes(name);
    #[cfg(not(unix))]
    let name = &*String::from_utf8_lossy(name);
    PathBuf::from(name)
}

/// A path as people at this place call it.
pub(crate) fn name_from_here(path: &Path) -> String {
    let here = current_folder().unwrap_or_default();
    display_name(path.strip_prefix(&here).unwrap_or(path))
}

/// Reads a text; the error is a whole message.
pub(crate) fn read_source(path: &Path, name: &str) -> Result<Source, String> {
    let bytes = fs::read(path).map_err(|error| format!("{name}: {}", reason(&error)))?;
    Source::decode(name, bytes).map_err(|error| format!("{name}: {error}"))
}

/// What came of reading an input.
pub(crate) enum Loaded {
    /// A text.
    Text(Source),
    /// No text, and nobody said it was one.
    Foreign,
    /// Not readable; the message says why.
    Unreadable(String),
}

/// Reads a text of a format, in a charset that somebody gave; the error is a whole message.
pub(crate) fn read_text(path: &Path, format: Format, charset: Option<Charset>) -> Result<Source, String> {
    let bytes = if path.as_os_str() == "-" { standard_input() } else { fs::read(path) };
    let name = if path.as_os_str() == "-" { "standard input".to_owned() } else { display_name(path) };
    let bytes = bytes.map_err(|error| format!("{name}: {}", reason(&error)))?;
    decode(name.as_str(), bytes, format, charset).map_err(|error| format!("{name}: {error}"))
}

/// Reads one input, in a charset that somebody gave.
pub(crate) fn load(input: &Input, charset: Option<Charset>) -> Loaded {
    let bytes = match &input.path {
        Some(path) => fs::read(path),
        None => standard_input(),
    };
    let name = &input.name;
    let decoded = match bytes {
        Ok(bytes) => decode(name.as_str(), bytes, input.format, charset),
        Err(error) => return Loaded::Unreadable(format!("{name}: {}", reason(&error))),
    };
    match decoded {
        Ok(source) => match Format::recognize(name, source.text()) {
            Ok(_) => Loaded::Text(source),
            Err(_) if !input.is_meant => Loaded::Foreign,
            Err(why) => Loaded::Unreadable(format!("{name}: {why}")),
        },
        Err(DecodeError::Binary) if !input.is_meant => Loaded::Foreign,
        Err(_) if !input.is_meant && !is_ours(input) => Loaded::Foreign,
        Err(error) => Loaded::Unreadable(format!("{name}: {error}")),
    }
}

/// Whether a file that cannot be decoded would be a text of ours: most XML and JSON is none.
fn is_ours(input: &Input) -> bool {
    let bytes = input.path.as_ref().and_then(|path| fs::read(path).ok()).unwrap_or_default();
    Format::recognize(&input.name, &String::from_utf8_lossy(&bytes)).is_ok()
}

/// All of standard input.
pub(crate) fn standard_input() -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    io::stdin().lock().read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The bytes of a file.
pub(crate) fn read(path: &Path) -> io::Result<Vec<u8>> {
    fs::read(path)
}

/// Writes a file that is not there yet.
pub(crate) fn create(path: &Path, text: &str) -> io::Result<()> {
    use std::io::Write;
    fs::File::create_new(path)?.write_all(text.as_bytes())
}

/// The annotated sets at a path: itself, or those in the folder that it is.
pub(crate) fn sets(path: &Path) -> Result<Vec<PathBuf>, String> {
    let told = |error: &io::Error| format!("{}: {}", display_name(path), reason(error));
    if !fs::metadata(path).map_err(|error| told(&error))?.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let mut sets = Vec::new();
    for entry in fs::read_dir(path).map_err(|error| told(&error))? {
        let inner = entry.map_err(|error| told(&error))?.path();
        let is_set = inner.extension().is_some_and(|ending| ending == "toml" || ending == "jsonl");
        if is_set && inner.is_file() && inner.file_name().is_some_and(|name| name != "floors.toml") {
            sets.push(inner);
        }
    }
    sets.sort();
    if sets.is_empty() {
        return Err(format!("{}: there is no .toml or .jsonl file in it; name another folder", display_name(path)));
    }
    Ok(sets)
}

/// Whether something has this path.
pub(crate) fn is_there(path: &Path) -> bool {
    path.exists()
}

/// Those of the paths that are folders, absolute and without links.
pub(crate) fn folders(paths: &[PathBuf]) -> Vec<PathBuf> {
    paths.iter().filter(|path| path.is_dir()).map(|path| real(path)).collect()
}

/// The current folder, absolute and without links.
pub(crate) fn current_folder() -> Result<PathBuf> {
    fs::canonicalize(".").context("the current folder cannot be reached; go to one that can")
}

/// The folder a file is in, absolute and without links, as far as that can be told.
pub(crate) fn real_folder_of(path: &Path) -> PathBuf {
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    real(parent)
}

/// A path, absolute and without links, as far as that can be told.
pub(crate) fn real(path: &Path) -> PathBuf {
    fs::canonicalize(path).or_else(|_| std::path::absolute(path)).unwrap_or_else(|_| path.to_owned())
}

/// A checksum as it is written in names and records.
pub(crate) fn hexadecimal(bytes: &[u8]) -> String {
    let digits = |byte: &u8| [byte >> 4, byte & 15].map(|digit| char::from_digit(digit.into(), 16));
    bytes.iter().flat_map(digits).flatten().collect()
}

/// What went wrong with a file, and what to do about it.
pub(crate) fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file or folder; check the path".to_owned(),
        io::ErrorKind::PermissionDenied => "permission denied; ask for access or leave the file out".to_owned(),
        io::ErrorKind::ReadOnlyFilesystem => "the disk is read-only; work on a copy".to_owned(),
        io::ErrorKind::StorageFull => "the disk is full; make room and run again".to_owned(),
        _ => format!("{error}; check the file"),
    }
}
