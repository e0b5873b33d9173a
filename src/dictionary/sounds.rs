//! From what a name sounds like to the forms that may be meant, whatever the script.

use std::collections::HashMap;

use foldhash::fast::RandomState;

use super::index::{FormId, KnownForm};
use crate::text::phonetic::{Hearing, SoundKey};

/// Forms by the keys of their sounds.
#[derive(Debug, Default)]
pub(super) struct Sounds(HashMap<SoundKey, Vec<FormId>, RandomState>);

impl Sounds {
    /// Hears every form.
    pub(super) fn of(forms: &[KnownForm]) -> Self {
        let mut sounds = Self::default();
        for (id, form) in forms.iter().enumerate() {
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
