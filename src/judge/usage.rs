//! Which form each mention is counted as.

use std::collections::BTreeMap;

use super::case::Place;
use crate::dictionary::{Dictionary, Effect, EntityId, PartKind, Standing};
use crate::document::Role;
use crate::resolve::{PartMatch, Reading, Resolution, serves};
use crate::tally::{Name, Section};
use crate::text::{Lang, Script, Span};

/// One counted use of one part of an entity's name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Usage {
    /// Index of the mention.
    pub resolution: usize,
    /// Index of its segment.
    pub segment: usize,
    /// Where the part stands, in the segment's logical text.
    pub span: Span,
    /// What is compared: forms of one part of one name in one language.
    pub group: Group,
    /// The base form it is read as.
    pub form: String,
    /// Whether it is a tag and no word of the text.
    pub tag: bool,
}

/// Uses that must agree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Group {
    /// The entity.
    pub entity: EntityId,
    /// The part of its name.
    pub part: PartKind,
    /// A former name is another name, not another spelling.
    pub standing: Standing,
    /// Language of the passage.
    pub lang: Option<Lang>,
}

impl Usage {
    /// Where it stands.
    pub(super) fn place(&self) -> Place {
        Place { segment: self.segment, span: self.span }
    }

    /// What it is counted under among the texts of a section.
    pub fn name(&self, dictionary: &Dictionary, section: Section) -> Name {
        let Group { entity, part, standing, lang } = self.group;
        Name {
            section,
            entity: dictionary.entity(entity).id.clone(),
            part,
            standing,
            lang,
            tag: self.tag,
            script: self.script(),
        }
    }

    /// The script its form is written in.
    pub fn script(&self) -> Option<Script> {
        self.form.chars().find_map(Script::of)
    }
}

/// Reads every mention that counts as one form, in the order of the document.
///
/// Licensed, quoted and cited mentions do not count. An inflected surface may belong to several base
/// forms (Львова: Львів or Львов); it is read as the one that the rest of the document uses most.
pub fn usage(dictionary: &Dictionary, resolutions: &[Resolution<'_>]) -> Vec<Usage> {
    read(dictionary, resolutions, false)
}

/// Reads every tag as one form. Tags are compared with tags: they are the names of pages.
pub fn tags(dictionary: &Dictionary, resolutions: &[Resolution<'_>]) -> Vec<Usage> {
    read(dictionary, resolutions, true)
}

fn read(dictionary: &Dictionary, resolutions: &[Resolution<'_>], tag: bool) -> Vec<Usage> {
    let wanted = |resolution: &Resolution<'_>| if tag { resolution.role == Role::Tag } else { counts(resolution) };
    let mut open: Vec<(Usage, Vec<String>)> = Vec::new();
    for (number, resolution) in resolutions.iter().enumerate().filter(|(_, resolution)| wanted(resolution)) {
        let Some(candidate) = resolution.entity() else { continue };
        for part in &candidate.parts {
            let group = Group {
                entity: candidate.entity,
                part: part.part,
                standing: standing(dictionary, part, resolution.lang),
                lang: resolution.lang.map(Lang::base),
            };
            let usage = Usage {
                resolution: number,
                segment: resolution.segment,
                span: part.span,
                group,
                form: String::new(),
                tag,
            };
            open.push((usage, base_forms(dictionary, part, resolution.lang)));
        }
    }
    let mut votes: BTreeMap<(Group, &str), usize> = BTreeMap::new();
    for (usage, forms) in &open {
        for form in forms {
            *votes.entry((usage.group, form)).or_default() += 1;
        }
    }
    let choose = |usage: &Usage, forms: &[String]| -> String {
        let mut best: Option<(&String, usize)> = None;
        for form in forms {
            let count = votes[&(usage.group, form.as_str())];
            if best.is_none_or(|(_, most)| count > most) {
                best = Some((form, count));
            }
        }
        best.map(|(form, _)| form.clone()).unwrap_or_default()
    };
    let chosen: Vec<String> = open.iter().map(|(usage, forms)| choose(usage, forms)).collect();
    open.into_iter().zip(chosen).map(|((usage, _), form)| Usage { form, ..usage }).collect()
}

/// Whether a name is in use, as readers of the language know it: Burma is a Swedish name of today.
fn standing(dictionary: &Dictionary, part: &PartMatch, lang: Option<Lang>) -> Standing {
    let forms = || part.readings.iter().map(|reading| dictionary.index().form(reading.form));
    let own = forms().filter(|form| lang.is_none_or(|lang| serves(dictionary, form, lang)));
    own.map(|form| form.standing).min().or_else(|| forms().map(|form| form.standing).min()).unwrap_or(Standing::Current)
}

/// Whether a mention votes.
fn counts(resolution: &Resolution<'_>) -> bool {
    let licensed = resolution.licence.is_some_and(|licence| matches!(licence.effect, Effect::Silent | Effect::Info));
    resolution.role.is_own() && !licensed
}

/// The base forms a part may be, best first: a form of the language of the passage in some case (Czech
/// Polsko, Polska) before the base form of another language (Polish Polska).
fn base_forms(dictionary: &Dictionary, part: &PartMatch, lang: Option<Lang>) -> Vec<String> {
    let mut forms: Vec<String> = Vec::new();
    let foreign = |reading: &&Reading| {
        let form = dictionary.index().form(reading.form);
        lang.is_some_and(|lang| !serves(dictionary, form, lang))
    };
    let (others, own): (Vec<&Reading>, Vec<&Reading>) = part.readings.iter().partition(foreign);
    for reading in own.into_iter().chain(others) {
        let form =
            if reading.exact { dictionary.index().form(reading.form).text.to_string() } else { reading.base.clone() };
        if !forms.contains(&form) {
            forms.push(form);
        }
    }
    forms
}
