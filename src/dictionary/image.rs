//! The dictionary as one run of bytes that is used without being read whole.
//!
//! Tables of hashes are looked up where they lie; entities and schemes are records that are read one by one when
//! somebody asks for them. The build script writes it, and a test proves that it is what the sources give.

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::Dictionary;
use super::context::Context;
use super::keys::{Bytes, Keys, Table, hash, number, number_of};
use crate::text::Lang;

/// Bytes of a length in front of a section, and of a place among records.
const NUMBER: usize = 4;

/// The parts of an image.
pub(super) struct Image {
    /// Which entities written by hand may have a form, and which places of the lists.
    pub(super) keys: Keys,
    pub(super) gazetteer: Keys,
    /// Words that only happen to be names.
    pub(super) guards: Table,
    /// Hash of an id to its entity.
    pub(super) ids: Table,
    pub(super) entities: Records,
    /// So many of them, the first, were written by hand.
    pub(super) curated: usize,
    /// The schemes in the order of their list.
    pub(super) schemes: Records,
    pub(super) contexts: Vec<Context>,
    /// Places in the list of schemes that some language makes its forms with.
    pub(super) in_use: Vec<usize>,
    /// Languages whose names for what is elsewhere are looked for in their own texts alone.
    pub(super) local: Vec<Lang>,
}

impl Image {
    /// The parts of an image that [`write()`] made; `None` if it is none.
    pub(super) fn read(image: &'static [u8]) -> Option<Image> {
        let mut rest = image;
        let mut section = || {
            let (length, behind) = rest.split_at_checked(NUMBER)?;
            let (section, behind) = behind.split_at_checked(number_of(length) as usize)?;
            rest = behind;
            Some(section)
        };
        Some(Image {
            keys: Keys::read(section()?.into())?,
            gazetteer: Keys::read(section()?.into())?,
            guards: table(section()?)?,
            ids: table(section()?)?,
            entities: Records::read(section()?)?,
            curated: decode(section()?)?,
            schemes: Records::read(section()?)?,
            contexts: decode(section()?)?,
            in_use: decode(section()?)?,
            local: decode(section()?)?,
        })
    }
}

fn table(section: &'static [u8]) -> Option<Table> {
    Table::read(section.into()).filter(|(_, rest)| rest.is_empty()).map(|(table, _)| table)
}

/// A dictionary without house files as an image.
pub(super) fn write(dictionary: &Dictionary) -> Vec<u8> {
    let mut image = Vec::new();
    let mut section = |bytes: Vec<u8>| {
        image.extend((bytes.len() as u32).to_le_bytes());
        image.extend(bytes);
    };
    section(Keys::of(dictionary.index().forms().map(|(_, form)| form)).bytes());
    section(Keys::of(dictionary.places().forms().map(|(_, form)| form)).bytes());
    section(dictionary.guards.bytes());
    section(Table::of(dictionary.entities().zip(0..).map(|(entity, at)| (hash(&entity.id), at)).collect()).bytes());
    section(Records::of(dictionary.entities()));
    section(encode(&dictionary.curated().count()));
    section(Records::of(dictionary.schemes()));
    section(encode(&dictionary.contexts()));
    section(encode(&dictionary.schemes_in_use));
    section(encode(&dictionary.local));
    image
}

/// Values that are read one by one.
#[derive(Debug, Default)]
pub(super) struct Records {
    /// Where each starts, and where the last one ends.
    starts: Bytes,
    values: Bytes,
}

impl Records {
    fn of<'v, T: Serialize + 'v>(values: impl Iterator<Item = &'v T>) -> Vec<u8> {
        let (mut starts, mut bytes) = (vec![0], Vec::new());
        for value in values {
            bytes.extend(encode(value));
            starts.push(bytes.len() as u32);
        }
        let count = (starts.len() as u32).to_le_bytes();
        count.into_iter().chain(starts.into_iter().flat_map(u32::to_le_bytes)).chain(bytes).collect()
    }

    fn read(section: &'static [u8]) -> Option<Records> {
        let (count, rest) = section.split_at_checked(NUMBER)?;
        let (starts, values) = rest.split_at_checked((number_of(count) as usize).checked_mul(NUMBER)?)?;
        let fits = number_of(starts.last_chunk::<NUMBER>()?) as usize == values.len();
        fits.then_some(Records { starts: starts.into(), values: values.into() })
    }

    pub(super) fn len(&self) -> usize {
        (self.starts.len() / NUMBER).saturating_sub(1)
    }

    pub(super) fn get<T: DeserializeOwned>(&self, at: usize) -> Option<T> {
        decode(self.values.get(number(&self.starts, at) as usize..number(&self.starts, at + 1) as usize)?)
    }
}

pub(super) fn encode<T: Serialize + ?Sized>(value: &T) -> Vec<u8> {
    // Writing to memory fails for no value that serde's derives describe.
    postcard::to_allocvec(value).unwrap_or_default()
}

pub(super) fn decode<T: DeserializeOwned>(bytes: &[u8]) -> Option<T> {
    postcard::from_bytes(bytes).ok()
}
