//! Large dictionaries of a house, worked out: kept in the user's folder for such things, found by their content.
//!
//! Nothing depends on what is kept. A file that is damaged or of another version is made anew, and where none can be
//! written none is.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use canonym::Dictionary;
use sha2::{Digest, Sha256};

/// Names the folder; empty for none.
const FOLDER: &str = "CANONYM_CACHE";
/// Reading fewer bytes than this takes less time than looking for what was kept.
const WORTH_KEEPING: usize = 32 * 1024;
/// Bytes of the checksum at the end of a file.
const CHECKSUM: usize = 32;

/// The place of some house files.
pub(crate) struct Kept(PathBuf);

impl Kept {
    /// Where these files, as (name, text), are kept; `None` if they are not worth it or there is nowhere to.
    pub(crate) fn of(files: &[(String, String)]) -> Option<Kept> {
        let size: usize = files.iter().map(|(_, text)| text.len()).sum();
        if size < WORTH_KEEPING {
            return None;
        }
        let mut hash = Sha256::new();
        for (name, text) in files {
            // The ending of a name tells how the text is read.
            let ending = Path::new(name).extension().unwrap_or_default();
            hash.update(ending.as_encoded_bytes());
            hash.update(text.len().to_le_bytes());
            hash.update(text);
        }
        Some(Kept(folder()?.join(format!("{}.house", super::hexadecimal(&hash.finalize())))))
    }

    /// What was kept, if it is whole and of this version.
    pub(crate) fn read(&self) -> Option<Dictionary> {
        let bytes = fs::read(&self.0).ok()?;
        let (image, checksum) = bytes.split_at_checked(bytes.len().checked_sub(CHECKSUM)?)?;
        let whole = Sha256::digest(image).as_slice() == checksum;
        whole.then(|| Dictionary::with_house_image(image)).flatten()
    }

    /// Keeps a dictionary with house files.
    pub(crate) fn write(&self, dictionary: &Dictionary) {
        let image = dictionary.house_image();
        let written = || -> std::io::Result<()> {
            let folder = self.0.parent().unwrap_or(Path::new("."));
            fs::create_dir_all(folder)?;
            let mut file = tempfile::NamedTempFile::new_in(folder)?;
            file.write_all(&image)?;
            file.write_all(&Sha256::digest(&image))?;
            file.persist(&self.0)?;
            Ok(())
        };
        // Next time it takes as long as this time, and that is all.
        let _ = written();
    }
}

/// The folder that is asked for, else the one that the system has for such things.
fn folder() -> Option<PathBuf> {
    if let Some(folder) = std::env::var_os(FOLDER) {
        return (!folder.is_empty()).then(|| folder.into());
    }
    let variable = |name| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let system = variable(if cfg!(windows) { "LOCALAPPDATA" } else { "XDG_CACHE_HOME" });
    let home =
        || variable("HOME").map(|home| home.join(if cfg!(target_os = "macos") { "Library/Caches" } else { ".cache" }));
    Some(system.or_else(home)?.join("canonym"))
}
