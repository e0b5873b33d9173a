//! The entities of a dictionary: those that ship are read from the image when they are first asked for.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::entity::{Entity, EntityId, Form, FormStatus};
use super::image::Records;
use super::keys::{Table, hash};
use crate::text::Lang;

/// All entities, by their ids.
#[derive(Debug, Default)]
pub(super) struct Entities {
    image: Records,
    /// So many of the image come first that were written by hand.
    curated: usize,
    /// Ids of those of the image.
    ids: Table,
    /// Boxed, so that tens of thousands that nobody asks for cost nothing.
    slots: Vec<OnceLock<Box<Entity>>>,
    /// Ids of those that a house added.
    added: HashMap<Box<str>, EntityId>,
}

impl Entities {
    /// Those of an image.
    pub(super) fn of_image(image: Records, curated: usize, ids: Table) -> Self {
        let slots = std::iter::repeat_with(OnceLock::new).take(image.len()).collect();
        Self { image, curated, ids, slots, added: HashMap::new() }
    }

    /// Whether an entity was written by hand. Does not read it.
    pub(super) fn is_curated(&self, id: EntityId) -> bool {
        self.slots[id.index()].get().map_or(id.index() < self.curated, |entity| entity.is_curated())
    }

    pub(super) fn len(&self) -> usize {
        self.slots.len()
    }

    pub(super) fn get(&self, id: EntityId) -> &Entity {
        self.slots[id.index()].get_or_init(|| self.image.get(id.index()).expect("a test reads every record"))
    }

    pub(super) fn iter(&self) -> impl ExactSizeIterator<Item = &Entity> {
        (0..self.slots.len() as u32).map(|at| self.get(EntityId(at)))
    }

    /// The entity with an id.
    pub(super) fn find(&self, id: &str) -> Option<EntityId> {
        let mut of_image = self.ids.values(hash(id)).map(EntityId);
        self.added.get(id).copied().or_else(|| of_image.find(|&at| &*self.get(at).id == id))
    }

    /// Adds an entity, or puts it in the place of the one with its id.
    pub(super) fn put(&mut self, entity: Entity) -> EntityId {
        if let Some(known) = self.find(&entity.id) {
            self.slots[known.index()] = OnceLock::from(Box::new(entity));
            return known;
        }
        let id = EntityId(self.slots.len() as u32);
        self.added.insert(entity.id.clone(), id);
        self.slots.push(OnceLock::from(Box::new(entity)));
        id
    }

    /// Adds a place of a list, and returns it. To one that is known it adds the forms of languages in which nothing is
    /// known.
    pub(super) fn join(&mut self, place: Entity) -> Option<EntityId> {
        let Some(id) = self.find(&place.id) else { return Some(self.put(place)) };
        let known = self.get_mut(id)?;
        let named: Vec<Lang> =
            known.names.iter().map(|name| name.lang).chain(known.forms.iter().map(|form| form.lang)).collect();
        let news = place.forms.into_iter().filter(|form| !named.contains(&form.lang));
        // By hand is better: what lists add to that is never the canonical form.
        known.forms.extend(news.map(|form| Form { status: FormStatus::Admitted, ..form }));
        Some(id)
    }

    /// An entity that is going to be changed.
    pub(super) fn get_mut(&mut self, id: EntityId) -> Option<&mut Entity> {
        self.get(id);
        self.slots[id.index()].get_mut().map(|entity| &mut **entity)
    }
}
