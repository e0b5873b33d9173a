//! Puts a new text in the place of an old one, wholly or not at all.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

use tempfile::NamedTempFile;

use super::reason;

/// Replaces a file that holds `old` by one that holds `new`.
///
/// The new text is written beside the file and takes its name only when it is on the disk, so that a
/// crash leaves one or the other. `before_rename` runs when nothing but the renaming is left to do.
pub(crate) fn replace(
    path: &Path,
    old: &[u8],
    new: &[u8],
    before_rename: impl FnOnce() -> Result<(), String>,
) -> Result<(), String> {
    // A link stays a link: it is the file behind it that changes.
    let target = fs::canonicalize(path).map_err(|error| reason(&error))?;
    let metadata = fs::metadata(&target).map_err(|error| reason(&error))?;
    if !metadata.is_file() {
        return Err("is not a regular file; copy its text into one".to_owned());
    }
    if metadata.permissions().readonly() {
        return Err("is write-protected; allow writing (chmod u+w) or leave it out".to_owned());
    }
    let in_place = OpenOptions::new().write(true).open(&target).map_err(|error| reason(&error))?;
    let folder = target.parent().unwrap_or(Path::new("/"));
    let write = |file: &mut NamedTempFile| -> io::Result<()> {
        file.write_all(new)?;
        keep_owner(&metadata, file.path());
        file.as_file().set_permissions(metadata.permissions())?;
        file.as_file().sync_all()
    };
    let mut file = tempfile::Builder::new()
        .prefix(".canonym-")
        .suffix(".tmp")
        .tempfile_in(folder)
        .map_err(|error| format!("its folder cannot be written to: {}", reason(&error)))?;
    write(&mut file).map_err(|error| reason(&error))?;
    // Of two runs one comes first; the other then sees what it did.
    lock(&in_place);
    if fs::read(&target).map_err(|error| reason(&error))? != old {
        return Err("was changed while canonym was at work; run again".to_owned());
    }
    before_rename()?;
    file.persist(&target).map_err(|error| reason(&error.error))?;
    sync_folder(folder);
    Ok(())
}

/// Waits until no other run of canonym is about to replace the file. Where the disk knows no locks,
/// the look at the bytes just before the replacement has to do.
#[cfg(unix)]
fn lock(file: &File) {
    let _ = rustix::fs::flock(file, rustix::fs::FlockOperation::LockExclusive);
}

/// Elsewhere a lock would keep us from reading the file, too.
#[cfg(not(unix))]
fn lock(_file: &File) {}

/// Writes a file that holds `old`, or is not there yet, wholly or not at all.
pub(crate) fn write_over(path: &Path, old: Option<&[u8]>, new: &[u8]) -> Result<(), String> {
    match old {
        Some(old) if old == new => Ok(()),
        Some(old) => replace(path, old, new, || Ok(())),
        None => create_whole(path, new),
    }
}

/// Writes a file that is not there yet, wholly or not at all.
fn create_whole(path: &Path, bytes: &[u8]) -> Result<(), String> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let write = || -> io::Result<()> {
        let mut file = tempfile::Builder::new().prefix(".canonym-").suffix(".tmp").tempfile_in(folder)?;
        file.write_all(bytes)?;
        file.as_file().sync_all()?;
        readable_by_all(&file)?;
        file.persist_noclobber(path).map_err(|error| error.error)?;
        Ok(())
    };
    write().map_err(|error| reason(&error))?;
    sync_folder(folder);
    Ok(())
}

/// A temporary file is private; what takes its place belongs to the project like its other files.
#[cfg(unix)]
fn readable_by_all(file: &NamedTempFile) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.as_file().set_permissions(fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn readable_by_all(_file: &NamedTempFile) -> io::Result<()> {
    Ok(())
}

/// How many names the file behind a path has.
#[cfg(unix)]
pub(crate) fn link_count(path: &Path) -> u64 {
    use std::os::unix::fs::MetadataExt;
    fs::metadata(path).map_or(1, |metadata| metadata.nlink())
}

/// How many names the file behind a path has.
#[cfg(not(unix))]
pub(crate) fn link_count(_path: &Path) -> u64 {
    1
}

/// Who may not give files away still may edit them: then the file becomes the editor's.
#[cfg(unix)]
fn keep_owner(metadata: &fs::Metadata, path: &Path) {
    use std::os::unix::fs::{MetadataExt, chown};
    let _ = chown(path, Some(metadata.uid()), Some(metadata.gid()));
}

#[cfg(not(unix))]
fn keep_owner(_metadata: &fs::Metadata, _path: &Path) {}

/// Makes the new name last. Where folders cannot be synced the rename is still whole.
pub(super) fn sync_folder(folder: &Path) {
    let _ = File::open(folder).and_then(|folder| folder.sync_all());
}
