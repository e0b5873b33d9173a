//! Puts a dictionary together from its files.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::{Arc, OnceLock};

use super::builtin;
use super::entities::Entities;
use super::entity::{Entity, EntityId, Form, FormStatus, HouseForm, PartKind, Standing};
use super::image::Image;
use super::keys::{Keys, Table, guard};
use super::parse::{self, Decision, ParseError};
use super::{Dictionary, Late};
use crate::image;
use crate::text::distance::{closest, nearest};
use crate::text::{Key, Lang, Span};

/// The dictionary's files as (name below `dictionaries/`, text).
type Files<'f> = &'f [(String, String)];

impl Dictionary {
    /// What ships with canonym.
    pub fn builtin() -> Result<Dictionary, ParseError> {
        Self::with_files(&[])
    }

    /// What ships with canonym, and a house's own files as (name, text): dictionaries, and lists of places whose
    /// names end with `.tsv`. An entity of a dictionary replaces the one with the same id; a list only adds.
    pub fn with_files(files: Files<'_>) -> Result<Dictionary, ParseError> {
        let mut dictionary = Self::shipped()?;
        for (file, text) in files {
            dictionary.add_house_file(file, text)?;
        }
        dictionary.make_room();
        let (curated, places): (Vec<_>, Vec<_>) =
            dictionary.touched.iter().partition(|&&id| dictionary.entities.is_curated(id));
        dictionary.keys[1] = dictionary.keys_of(curated);
        dictionary.gazetteer[1] = dictionary.keys_of(places);
        Ok(dictionary)
    }

    /// What ships, without room for forms.
    pub(super) fn shipped() -> Result<Dictionary, ParseError> {
        let mut dictionary = Self::without_entities()?;
        // Only a broken build has no image; then nothing is known, which its test tells.
        if let Some(image) = Image::read(image::DICTIONARY) {
            dictionary.entities = Entities::of_image(image.entities, image.curated, image.ids);
            dictionary.contexts = image.contexts;
            dictionary.schemes_in_use = image.in_use;
            dictionary.local = image.local;
            dictionary.keys[0] = image.keys;
            dictionary.gazetteer[0] = image.gazetteer;
            dictionary.guards = image.guards;
            let records = Arc::new(image.schemes);
            for (at, scheme) in dictionary.schemes.iter_mut().enumerate() {
                let records = Arc::clone(&records);
                scheme.read = Box::new(move || records.get(at));
            }
        }
        dictionary.contexts_that_ship = dictionary.contexts.len();
        Ok(dictionary)
    }

    /// A dictionary from the sources of what ships: files of entities, lists of places, guarded words. It has no keys.
    #[allow(dead_code, reason = "only the build script and a test read the sources")]
    pub(crate) fn from_sources(
        entities: Files<'_>,
        gazetteer: Files<'_>,
        guards: &str,
    ) -> Result<Dictionary, ParseError> {
        let mut dictionary = Self::without_entities()?;
        for (file, text) in builtin::CONTEXTS {
            dictionary.contexts.extend(parse::contexts(file, text)?);
        }
        let chosen: BTreeSet<&str> =
            dictionary.languages().flat_map(|language| &language.schemes).map(|(_, id)| &**id).collect();
        let in_use = dictionary.schemes.iter().enumerate().filter(|(_, scheme)| chosen.contains(scheme.name));
        dictionary.schemes_in_use = in_use.map(|(at, _)| at).collect();
        let local = dictionary.languages().filter(|language| language.local).map(|language| language.lang);
        dictionary.local = local.collect();
        let words = parse::guards(guards);
        dictionary.guards = Table::of(words.map(|(lang, word)| (guard(lang, word), 0)).collect());
        for (file, text) in entities {
            for entity in parse::entities(file, text)? {
                dictionary.entities.put(entity);
            }
        }
        for (file, text) in gazetteer {
            for place in parse::gazetteer(file, text)? {
                dictionary.entities.join(place);
            }
        }
        dictionary.make_room();
        Ok(dictionary)
    }

    fn without_entities() -> Result<Dictionary, ParseError> {
        let mut dictionary = Dictionary {
            language_names: parse::language_names(builtin::LANGUAGE_NAMES.0, builtin::LANGUAGE_NAMES.1)?,
            ..Dictionary::default()
        };
        // The id of a scheme begins with the language whose names it reads: uk-kmu-2010.
        let source = |id: &'static str| Lang::parse(id.split('-').next()?);
        let schemes = builtin::SCHEMES.iter().filter_map(|&file| Late::file(file, source, parse::scheme));
        dictionary.schemes = schemes.collect();
        let languages = builtin::LANGUAGES.iter().filter_map(|&file| Late::file(file, Lang::parse, parse::language));
        dictionary.languages = languages.collect();
        let profiles = builtin::PROFILES.iter().filter_map(|&file| Late::file(file, Some, parse::profile));
        dictionary.profiles = profiles.collect();
        Ok(dictionary)
    }

    /// Room for the forms of every entity.
    pub(super) fn make_room(&mut self) {
        self.forms.resize_with(self.entities.len(), OnceLock::new);
    }

    fn keys_of<I: IntoIterator<Item = EntityId>>(&self, entities: I) -> Keys {
        Keys::of(entities.into_iter().flat_map(|id| self.index().forms_of(id)))
    }

    /// All there is in a run of bytes, as the build script writes it down.
    #[allow(dead_code, reason = "only the build script and a test write an image")]
    pub(crate) fn image(&self) -> Vec<u8> {
        super::image::write(self)
    }

    /// Takes in a house's own file.
    fn add_house_file(&mut self, file: &str, text: &str) -> Result<(), ParseError> {
        if Path::new(file).extension().is_some_and(|extension| extension == "tsv") {
            for place in parse::gazetteer(file, text)? {
                self.touched.extend(self.entities.join(place));
            }
            return Ok(());
        }
        let house = parse::user(file, text)?;
        self.touched.extend(house.entities.into_iter().map(|entity| self.entities.put(entity)));
        self.contexts.extend(house.contexts);
        for decision in house.decisions {
            let decided = self.decide(decision);
            let at = decided.map_err(|(place, message, help)| parse::error(file, text, place, message, help))?;
            self.touched.insert(at);
        }
        Ok(())
    }

    /// Takes in what a house decided on one name, so that its form is known from now on; returns whose name.
    fn decide(&mut self, decision: Decision) -> Result<EntityId, (Span, String, String)> {
        let Decision { entity, place, part, lang, form, since, reason } = decision;
        let id = self.entities.find(&entity);
        let Some((id, known)) = id.and_then(|id| Some((id, self.entities.get_mut(id)?))) else {
            let help = match nearest(&entity, self.curated().map(|id| &*self.entity(id).id)) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "`canonym explain NAME` tells the ids of a name".to_owned(),
            };
            return Err((place, format!("canonym knows no entity `{entity}`"), help));
        };
        let part = part.unwrap_or(known.main_part());
        let (status, standing) = (FormStatus::Admitted, Standing::Current);
        if !known.forms.iter().any(|other| other.text == form && other.part == part && other.standing == standing) {
            known.forms.push(Form { text: form.clone(), lang, part, status, standing });
        }
        self.house.push(HouseForm { entity: id, part, lang, form, since, reason });
        Ok(id)
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
        let key = Key::of(name);
        let mut forms = self.index().phrase(key.as_str());
        if forms.is_empty() {
            forms = self.places().phrase(key.as_str());
        }
        let entities: BTreeSet<EntityId> = forms.iter().map(|&id| self.index().form(id).entity).collect();
        match entities.iter().collect::<Vec<_>>()[..] {
            [one] => Ok(*one),
            [] => {
                let near = closest(name, self.curated().map(|id| &*self.entity(id).id));
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

    /// Pairs of entities of one kind and country, one of them brought by a house, that claim one canonical form in one
    /// language and are not declared namesakes, with that form: a text could not tell them apart.
    pub fn conflicts(&self) -> Vec<(&Entity, &Entity, Lang, String)> {
        let mut conflicts: Vec<(&Entity, &Entity, Lang, String)> = Vec::new();
        for &id in self.touched.iter().filter(|&&id| self.entities.is_curated(id)) {
            let entity = self.entity(id);
            let named = entity.names.iter().map(|name| name.lang).chain(entity.forms.iter().map(|form| form.lang));
            let langs: BTreeSet<Lang> = named.filter(|&lang| self.has_language(lang)).collect();
            for lang in langs.into_iter().filter(|_| !entity.kind.is_person()) {
                let claim = |id| self.canonical(id, PartKind::Whole, lang, None).map(|canonical| canonical.text);
                let Some(form) = claim(id) else { continue };
                let hits = self.index().phrase(Key::of(&form).as_str());
                let others: BTreeSet<EntityId> = hits.iter().map(|&hit| self.index().form(hit).entity).collect();
                let same = others.into_iter().filter(|&other| other != id && claim(other).as_ref() == Some(&form));
                for other in same.map(|other| self.entity(other)) {
                    let declared = entity.namesakes.contains(&other.id) || other.namesakes.contains(&entity.id);
                    let alike = (entity.kind, &entity.country) == (other.kind, &other.country);
                    let told = conflicts
                        .iter()
                        .any(|(a, b, ..)| [(&a.id, &b.id), (&b.id, &a.id)].contains(&(&entity.id, &other.id)));
                    if alike && !declared && !told {
                        conflicts.push((other, entity, lang, form.clone()));
                    }
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
#[expect(clippy::disallowed_methods, reason = "the sources are files of this project")]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::Dictionary;
    use crate::image;

    /// The files of a folder of the dictionary, by name.
    fn files(folder: &str) -> Vec<(String, String)> {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("dictionaries").join(folder);
        let mut files: Vec<(String, String)> = fs::read_dir(path)
            .expect("the folder")
            .map(|entry| entry.expect("a file").path())
            .map(|path| (path.display().to_string(), fs::read_to_string(&path).expect("UTF-8")))
            .collect();
        files.sort();
        files
    }

    #[test]
    fn the_image_is_what_the_sources_give() {
        let guards = fs::read_to_string("dictionaries/guards.tsv").expect("the guards");
        let sources = Dictionary::from_sources(&files("entities"), &files("gazetteer"), &guards).expect("the sources");
        assert!(sources.image() == image::DICTIONARY, "the image is not what the sources give");
    }
}
