//! Puts a dictionary together from its files.

use std::collections::{BTreeSet, HashMap};
use std::sync::OnceLock;

use super::builtin;
use super::entity::{Entity, EntityId, Form, FormStatus, HouseForm, Standing};
use super::keys::Keys;
use super::parse::{self, Decision, ParseError};
use super::{Dictionary, LateFile};
use crate::image;
use crate::text::distance::{closest, nearest};
use crate::text::{Key, Lang, Span};

impl Dictionary {
    /// What ships with canonym.
    pub fn builtin() -> Result<Dictionary, ParseError> {
        Self::with_files(&[])
    }

    /// What ships with canonym, and a house's own files as (name, text). An entity of a house file
    /// replaces the one with the same id.
    pub fn with_files(files: &[(String, String)]) -> Result<Dictionary, ParseError> {
        let mut dictionary = Dictionary {
            language_names: parse::language_names(builtin::LANGUAGE_NAMES.0, builtin::LANGUAGE_NAMES.1)?,
            ..Dictionary::default()
        };
        // The id of a scheme begins with the language whose names it reads: uk-kmu-2010.
        let source = |id: &'static str| Lang::parse(id.split('-').next()?);
        let schemes = builtin::SCHEMES.iter().filter_map(|&file| LateFile::new(file, source, parse::scheme));
        dictionary.schemes = schemes.collect();
        let languages = builtin::LANGUAGES.iter().filter_map(|&file| LateFile::new(file, Lang::parse, parse::language));
        dictionary.languages = languages.collect();
        let profiles = builtin::PROFILES.iter().filter_map(|&file| LateFile::new(file, Some, parse::profile));
        dictionary.profiles = profiles.collect();
        for (file, text) in builtin::CONTEXTS {
            dictionary.contexts.extend(parse::contexts(file, text)?);
        }
        for (file, text) in builtin::ENTITIES {
            dictionary.entities.extend(parse::entities(file, text)?);
        }
        let mut changed = BTreeSet::new();
        for (file, text) in files {
            dictionary.add_house_file(file, text, &mut changed)?;
        }
        dictionary.forms.resize_with(dictionary.entities.len(), OnceLock::new);
        dictionary.keys = match Keys::read(image::KEYS) {
            Some(keys) => [keys, dictionary.keys_of(changed)],
            None => [dictionary.keys_of(0..dictionary.entities.len()), Keys::default()],
        };
        Ok(dictionary)
    }

    fn keys_of(&self, entities: impl IntoIterator<Item = usize>) -> Keys {
        Keys::of(entities.into_iter().flat_map(|at| self.index().forms_of(EntityId(at as u32))))
    }

    /// The keys of all entities, as the build script writes them down.
    #[allow(dead_code, reason = "only the build script and a test write an image")]
    pub(crate) fn image(&self) -> Vec<u8> {
        self.keys_of(0..self.entities.len()).bytes()
    }

    /// Takes in a house's own file; `changed` gathers the entities that it brings or changes.
    fn add_house_file(&mut self, file: &str, text: &str, changed: &mut BTreeSet<usize>) -> Result<(), ParseError> {
        let house = parse::user(file, text)?;
        for entity in house.entities {
            let known = self.entities.iter().position(|known| known.id == entity.id);
            let at = known.unwrap_or(self.entities.len());
            changed.insert(at);
            match self.entities.get_mut(at) {
                Some(known) => *known = entity,
                None => self.entities.push(entity),
            }
        }
        self.contexts.extend(house.contexts);
        for decision in house.decisions {
            let decided = self.decide(decision);
            let at = decided.map_err(|(place, message, help)| parse::error(file, text, place, message, help))?;
            changed.insert(at);
        }
        Ok(())
    }

    /// Takes in what a house decided on one name, so that its form is known from now on; returns whose name.
    fn decide(&mut self, decision: Decision) -> Result<usize, (Span, String, String)> {
        let Decision { entity, place, part, lang, form, since, reason } = decision;
        let Some(at) = self.entities.iter().position(|known| known.id == entity) else {
            let help = match nearest(&entity, self.entities.iter().map(|known| &*known.id)) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "`canonym explain NAME` tells the ids of a name".to_owned(),
            };
            return Err((place, format!("canonym knows no entity `{entity}`"), help));
        };
        let known = &mut self.entities[at];
        let part = part.unwrap_or(known.main_part());
        let (status, standing) = (FormStatus::Admitted, Standing::Current);
        if !known.forms.iter().any(|other| other.text == form && other.part == part && other.standing == standing) {
            known.forms.push(Form { text: form.clone(), lang, part, status, standing });
        }
        self.house.push(HouseForm { entity: EntityId(at as u32), part, lang, form, since, reason });
        Ok(at)
    }

    /// What the house has decided on single names; a later decision is the stronger.
    pub fn house_forms(&self) -> &[HouseForm] {
        &self.house
    }

    /// The entity with an id, or with a form that no other one has; fails with the nearest id.
    pub fn entity_named(&self, name: &str) -> Result<EntityId, String> {
        if let Some(id) = self.entity_by_id(name) {
            return Ok(id);
        }
        let forms = self.index().phrase(Key::of(name).as_str());
        let entities: BTreeSet<EntityId> = forms.iter().map(|&id| self.index().form(id).entity).collect();
        match entities.iter().collect::<Vec<_>>()[..] {
            [one] => Ok(*one),
            [] => {
                let near = closest(name, self.entities.iter().map(|entity| &*entity.id));
                Err(format!(
                    "`{name}` is no name canonym knows{near}; give its id or one of its forms, or add it in a dictionary \
                     of your own (--dictionary)"
                ))
            }
            _ => {
                let ids: Vec<&str> = entities.iter().map(|&id| &*self.entity(id).id).collect();
                Err(format!("`{name}` may be any of {}; use one of these ids", ids.join(", ")))
            }
        }
    }

    /// Pairs of entities of one kind and country that claim one canonical form in one language and
    /// are not declared namesakes, with that form: a text could not tell them apart.
    pub fn conflicts(&self) -> Vec<(&Entity, &Entity, Lang, String)> {
        let mut claimed: HashMap<(super::Kind, Option<&str>, Lang, String), usize> = HashMap::new();
        let mut conflicts = Vec::new();
        for (number, entity) in self.entities.iter().enumerate() {
            for lang in self.languages.iter().map(|file| file.key) {
                let Some(canonical) = self.canonical(EntityId(number as u32), entity.main_part(), lang, None) else {
                    continue;
                };
                let claim = (entity.kind, entity.country.as_deref(), lang, canonical.text);
                let Some(&other) = claimed.get(&claim) else {
                    claimed.insert(claim, number);
                    continue;
                };
                let other = &self.entities[other];
                let declared = entity.namesakes.contains(&other.id) || other.namesakes.contains(&entity.id);
                let told = conflicts
                    .iter()
                    .any(|(a, b, _, _): &(&Entity, &Entity, _, _)| (&a.id, &b.id) == (&other.id, &entity.id));
                if !declared && !told && other.id != entity.id && !entity.kind.is_person() {
                    conflicts.push((other, entity, lang, claim.3));
                }
            }
        }
        conflicts
    }

    /// English name of a language, its tag where nobody wrote the name down.
    pub fn language_name(&self, lang: Lang) -> &str {
        self.language_names.get(&lang.base()).map_or("foreign", |name| name)
    }
}

#[cfg(test)]
mod tests {
    use super::Dictionary;
    use crate::image;

    #[test]
    fn the_image_is_what_the_sources_give() {
        let dictionary = Dictionary::builtin().expect("the built-in dictionary");
        assert!(!image::KEYS.is_empty() && dictionary.image() == image::KEYS);
    }
}
