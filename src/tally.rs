//! Counts that merge: which form of which name is written in how many texts of a corpus.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::dictionary::{PartKind, Standing};
use crate::text::{Lang, Script};

/// How many texts write each form of each name.
///
/// Tallies of parts merge into the tally of the whole in any order with the same result, and hold
/// one record for each form of a name in each [`Section`], however many texts there are.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally {
    names: BTreeMap<Name, Forms>,
}

/// Texts that are compared with each other.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Section {
    /// The folder they are in, where folders are kept apart.
    pub folder: Option<Box<str>>,
    /// The year they are from, where years are kept apart and this one's is known.
    pub year: Option<i16>,
}

/// How a corpus is divided into sections. Languages are always kept apart.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Division {
    /// The folder of the text at hand, where folders are kept apart.
    pub folder: Option<Box<str>>,
    /// Whether years are.
    pub by_year: bool,
}

impl Division {
    /// Where a text of this date belongs.
    pub fn section(&self, date: Option<Date>) -> Section {
        let year = if self.by_year { date.map(Date::year) } else { None };
        Section { folder: self.folder.clone(), year }
    }
}

/// A name whose forms are compared.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Name {
    /// In these texts.
    pub section: Section,
    /// Entity id.
    pub entity: Box<str>,
    /// Which part of its name.
    pub part: PartKind,
    /// A former name is another name, not another spelling.
    pub standing: Standing,
    /// Language of the passages.
    pub lang: Option<Lang>,
    /// Whether it is a tag, the name of a page that texts share, and no word of a text.
    pub tag: bool,
    /// Script of the forms: Gazprom in Russian copy is a foreign name, no other spelling of Газпром.
    pub script: Option<Script>,
}

/// The forms of a name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Forms {
    /// Texts that write it in any form.
    texts: u64,
    forms: BTreeMap<Box<str>, Count>,
}

/// How often a form is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Count {
    /// In how many texts.
    pub texts: u64,
    /// How often.
    pub uses: u64,
    /// Name of the first source by name, and line in it, from 1, where the form stands first.
    pub first: (Box<str>, usize),
}

/// The form of a name that most texts write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reference<'t> {
    /// The form.
    pub form: &'t str,
    /// How often it is written.
    pub count: &'t Count,
    /// How many texts write the name in any form.
    pub of: u64,
}

impl Tally {
    /// Counts the uses of names in one text: the form, and the line it stands in, from 1.
    pub fn of_text<'u>(source: &str, uses: impl IntoIterator<Item = (Name, &'u str, usize)>) -> Self {
        let mut tally = Self::default();
        for (name, form, line) in uses {
            let forms = tally.names.entry(name).or_default();
            forms.texts = 1;
            let first = Count { texts: 1, uses: 0, first: (source.into(), line) };
            let count = forms.forms.entry(form.into()).or_insert(first);
            count.uses += 1;
            count.first.1 = count.first.1.min(line);
        }
        tally
    }

    /// Adds the counts of other texts.
    pub fn merge(&mut self, other: Tally) {
        for (name, added) in other.names {
            let forms = self.names.entry(name).or_default();
            forms.texts += added.texts;
            for (form, added) in added.forms {
                match forms.forms.get_mut(&form) {
                    None => {
                        forms.forms.insert(form, added);
                    }
                    Some(count) => {
                        count.texts += added.texts;
                        count.uses += added.uses;
                        if added.first < count.first {
                            count.first = added.first;
                        }
                    }
                }
            }
        }
    }

    /// The form that most texts write; of those that as many write, the one used most, then the first.
    pub fn reference(&self, name: &Name) -> Option<Reference<'_>> {
        let forms = self.names.get(name)?;
        let rank = |count: &Count| (count.texts, count.uses);
        let best =
            forms.forms.iter().max_by(|(_, a), (_, b)| rank(a).cmp(&rank(b)).then_with(|| b.first.cmp(&a.first)));
        best.map(|(form, count)| Reference { form, count, of: forms.texts })
    }

    /// All counts, by name and form.
    pub fn iter(&self) -> impl Iterator<Item = (&Name, &str, &Count)> {
        self.names.iter().flat_map(|(name, forms)| forms.forms.iter().map(move |(form, count)| (name, &**form, count)))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Name, Section, Tally};
    use crate::dictionary::{PartKind, Standing};

    fn kharkiv(year: i16) -> Name {
        Name {
            section: Section { folder: None, year: Some(year) },
            entity: "kharkiv".into(),
            part: PartKind::Whole,
            standing: Standing::Current,
            lang: None,
            tag: false,
            script: None,
        }
    }

    fn text(source: &str, year: i16, forms: &[&str]) -> Tally {
        let uses = forms.iter().enumerate().map(|(line, form)| (kharkiv(year), *form, line + 1));
        Tally::of_text(source, uses)
    }

    fn merged(tallies: impl IntoIterator<Item = Tally>) -> Tally {
        tallies.into_iter().fold(Tally::default(), |mut sum, tally| {
            sum.merge(tally);
            sum
        })
    }

    #[test]
    fn texts_decide_before_uses_and_years_are_kept_apart() {
        let tally = merged([
            text("b.md", 2019, &["Kharkiv"]),
            text("c.md", 2019, &["Kharkov", "Kharkov", "Kharkov"]),
            text("a.md", 2019, &["Kharkov", "Kharkiv"]),
            text("d.md", 2019, &["Kharkiv"]),
            text("e.md", 2014, &["Kharkov"]),
        ]);
        let reference = tally.reference(&kharkiv(2019)).expect("counted");
        assert_eq!((reference.form, reference.count.texts, reference.of), ("Kharkiv", 3, 4));
        assert_eq!(reference.count.first, ("a.md".into(), 2));
        assert_eq!(tally.reference(&kharkiv(2014)).map(|reference| reference.form), Some("Kharkov"));
        assert_eq!(tally.reference(&kharkiv(2001)), None);
    }

    #[test]
    fn of_two_forms_in_as_many_texts_and_uses_the_first_one_counts() {
        let tally = merged([text("a.md", 2019, &["Харків"]), text("b.md", 2019, &["Харкiв"])]);
        assert_eq!(tally.reference(&kharkiv(2019)).map(|reference| reference.form), Some("Харків"));
    }

    proptest! {
        #[test]
        fn the_order_of_merging_does_not_matter(texts in prop::collection::vec((0_i16..3, prop::collection::vec(0_usize..3, 0..5)), 0..12), cut in 0_usize..12) {
            let forms = ["Kharkiv", "Kharkov", "Харків"];
            let tallies: Vec<Tally> = texts.iter().enumerate().map(|(number, (year, uses))| {
                text(&format!("{number}.md"), *year, &uses.iter().map(|&form| forms[form]).collect::<Vec<_>>())
            }).collect();
            let whole = merged(tallies.clone());
            let (left, right) = tallies.split_at(cut.min(tallies.len()));
            let halves = merged([merged(right.iter().rev().cloned()), merged(left.iter().cloned())]);
            prop_assert_eq!(whole, halves);
        }
    }
}
