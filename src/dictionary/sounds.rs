//! From what a name sounds like to the forms that may be meant, whatever the script.

use std::collections::HashMap;

use foldhash::fast::RandomState;

use super::forms::KnownForm;
use super::index::FormId;
use crate::text::phonetic::{Hearing, SoundKey};

/// Forms by the keys of their sounds.
#[derive(Debug, Default)]
pub(super) struct Sounds(HashMap<SoundKey, Vec<FormId>, RandomState>);

impl Sounds {
    /// Hears every form.
    pub(super) fn of<'f>(forms: impl Iterator<Item = (FormId, &'f KnownForm)>) -> Self {
        let mut sounds = Self::default();
        for (id, form) in forms {
            for key in Hearing::of(&form.text).keys() {
                sounds.0.entry(key).or_default().push(id);
            }
        }
        sounds
    }

    /// The forms that have the key.
    pub(super) fn under(&self, key: SoundKey) -> &[FormId] {
        self.0.get(&key).map_or(&[], Vec::as_slice)
    }
}
