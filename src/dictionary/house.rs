//! What a house's own files come to, as bytes: large dictionaries are worked out once and kept.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::Dictionary;
use super::context::Context;
use super::entity::{Entity, EntityId, HouseForm};
use super::image::{decode, encode};
use super::keys::Keys;
use crate::image;

/// What house files add to the dictionary that ships.
#[derive(Serialize, Deserialize)]
struct House {
    /// Of which dictionary: what ships with another version has other numbers.
    digest: u64,
    /// Entities that they bring or change, in the order of their numbers.
    entities: Vec<Entity>,
    /// Contexts that they bring.
    contexts: Vec<Context>,
    forms: Vec<HouseForm>,
    /// The keys of their entities, and of the places of their lists.
    keys: Vec<u8>,
    gazetteer: Vec<u8>,
}

impl Dictionary {
    /// What house files made of this dictionary, for [`with_house_image`](Self::with_house_image).
    pub fn house_image(&self) -> Vec<u8> {
        let entities = self.touched.iter().map(|&id| self.entity(id).clone()).collect();
        let contexts = self.contexts[self.contexts_that_ship..].to_vec();
        let [keys, gazetteer] = [&self.keys[1], &self.gazetteer[1]].map(Keys::bytes);
        encode(&House { digest: image::DIGEST, entities, contexts, forms: self.house.clone(), keys, gazetteer })
    }

    /// What ships, with the house files behind an image; `None` if the image is none, is damaged, or was made by
    /// another version.
    pub fn with_house_image(image: &[u8]) -> Option<Dictionary> {
        let house: House = decode(image).filter(|house: &House| house.digest == image::DIGEST)?;
        let mut dictionary = Self::shipped().ok()?;
        let touched: BTreeSet<EntityId> =
            house.entities.into_iter().map(|entity| dictionary.entities.put(entity)).collect();
        dictionary.contexts.extend(house.contexts);
        dictionary.house = house.forms;
        dictionary.keys[1] = Keys::read(house.keys.into())?;
        dictionary.gazetteer[1] = Keys::read(house.gazetteer.into())?;
        dictionary.touched = touched;
        dictionary.make_room();
        Some(dictionary)
    }
}

#[cfg(test)]
mod tests {
    use super::Dictionary;

    const HOUSE: &str = "[[entity]]\nid = \"zolotyi-brid\"\nkind = \"city\"\nin = \"UA\"\nprimary = \"uk\"\n\
        names = { uk = \"Золотий Брід\" }\n[[form]]\nentity = \"kharkiv\"\nlanguage = \"en\"\nform = \"Harkiv\"\n\
        [[context]]\nname = \"ferry\"\nkind = \"own-name\"\neffect = \"silent\"\nphrases = [\"ferry {}\"]\n";

    #[test]
    fn a_kept_house_is_the_house_that_was_read() {
        let list = "# l\nzolota-kladka\tcity\tUA\t50\tuk\tuk=Золота Кладка\t\n";
        let files = [("h.toml".to_owned(), HOUSE.to_owned()), ("l.tsv".to_owned(), list.to_owned())];
        let read = Dictionary::with_files(&files).expect("a house");
        let kept = Dictionary::with_house_image(&read.house_image()).expect("its image");
        for key in ["zolotyi brid", "solotyj brid", "harkiv", "kharkiv"] {
            assert_eq!(kept.index().phrase(key), read.index().phrase(key), "{key}");
            assert!(!kept.index().phrase(key).is_empty(), "{key}");
        }
        assert_eq!(kept.places().phrase("zolota kladka"), read.places().phrase("zolota kladka"));
        assert!(!kept.places().phrase("zolota kladka").is_empty());
        assert_eq!((kept.contexts(), kept.house_forms()), (read.contexts(), read.house_forms()));
    }

    #[test]
    fn a_damaged_or_foreign_image_is_refused() {
        let files = [("h.toml".to_owned(), HOUSE.to_owned())];
        let image = Dictionary::with_files(&files).expect("a house").house_image();
        for end in [0, 1, image.len() / 2, image.len() - 1] {
            assert!(Dictionary::with_house_image(&image[..end]).is_none(), "{end}");
        }
        let mut other = image.clone();
        other[0] ^= 1;
        assert!(Dictionary::with_house_image(&other).is_none(), "of another version");
    }
}
