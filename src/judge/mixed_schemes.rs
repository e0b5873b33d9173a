#![doc = include_str!("mixed_schemes.md")]

use std::collections::{BTreeMap, BTreeSet};

use super::case::{Case, Verdicts};
use super::usage::{Group, Usage};
use crate::dictionary::{Kind, Origin};
use crate::finding::Severity;
use crate::text::Lang;

/// The rule's name.
pub(super) const NAME: &str = "mixed-schemes";

/// The ways a form can have come about: indices of schemes.
type Schemes = BTreeSet<usize>;

/// A use with the ways its form can have come about.
type Explained<'u> = (&'u Usage, Schemes);

/// Looks for names of one country's language that no one scheme explains together. At most one
/// finding a document, at the first mention of the minority.
pub(super) fn judge(case: &Case<'_>, verdicts: &mut Verdicts) {
    let mut groups: BTreeMap<(Lang, Option<Lang>), Vec<Explained<'_>>> = BTreeMap::new();
    let mut known: BTreeMap<(Group, &str), Schemes> = BTreeMap::new();
    // What another rule has spoken of is known to be odd already.
    for usage in case.usages.iter().filter(|usage| !verdicts.is_taken(usage.place())) {
        let schemes = known.entry((usage.group, &usage.form)).or_insert_with(|| schemes(case, usage)).clone();
        let primary = case.dictionary.entity(usage.group.entity).primary;
        // In its own language a name is native, and written by no scheme.
        if usage.group.lang == Some(primary) {
            continue;
        }
        // A form that a list gives (Moscow) says nothing about schemes.
        if !schemes.is_empty() {
            groups.entry((primary, usage.group.lang)).or_default().push((usage, schemes));
        }
    }
    let minorities = groups.values().filter_map(|uses| minority(case, uses));
    let first = minorities.min_by_key(|(usage, _, _)| (usage.segment, usage.span));
    if let Some((usage, own, majority)) = first {
        report(case, verdicts, usage, own, majority);
    }
}

/// The first use that the scheme of most others does not explain, and that has no explanation in
/// common with one of them at least, with a scheme for each side.
fn minority<'u>(case: &Case<'_>, uses: &[Explained<'u>]) -> Option<(&'u Usage, usize, usize)> {
    let mut explained: BTreeMap<usize, usize> = BTreeMap::new();
    let voters = uses.iter().filter(|(usage, _)| !case.passages[usage.segment].segment.repeats);
    for scheme in voters.flat_map(|(_, schemes)| schemes) {
        *explained.entry(*scheme).or_default() += 1;
    }
    let most = explained.values().max()?;
    let serves = |scheme: usize| {
        let lang = uses[0].0.group.lang;
        case.dictionary.scheme(scheme).targets.iter().any(|target| Some(target.base()) == lang)
    };
    let tied = explained.iter().filter(|(_, count)| *count == most).map(|(scheme, _)| *scheme);
    let majority = tied.min_by_key(|&scheme| (!serves(scheme), scheme))?;
    let others: BTreeSet<&Schemes> = uses.iter().map(|(_, other)| other).filter(|o| o.contains(&majority)).collect();
    let disjoint = |own: &Schemes| others.iter().any(|other| own.is_disjoint(other));
    let (usage, own) = uses.iter().find(|(_, own)| !own.contains(&majority) && disjoint(own))?;
    let own = own.iter().copied().min_by_key(|&scheme| (!serves(scheme), scheme))?;
    Some((usage, own, majority))
}

/// Every scheme that makes the form, by default or with an option; none for an exonym, a form that
/// the language has by custom (Moscow, or Kiev in French) and that says nothing about schemes. Nor does
/// a form listed in whatever language of a person or an organization: it may be their own choice
/// (Zelenskyy, Klitschko).
fn schemes(case: &Case<'_>, usage: &Usage) -> Schemes {
    let lang = usage.group.lang;
    let forms = case.dictionary.index().forms_of(usage.group.entity).iter();
    let same = forms.filter(|form| form.part == usage.group.part && crate::resolve::same_form(&form.text, &usage.form));
    let origins: Vec<&Origin> = same.flat_map(|form| &form.origins).collect();
    let entity = case.dictionary.entity(usage.group.entity);
    let names_itself = matches!(entity.kind, Kind::Person | Kind::Organization);
    let primary = entity.primary;
    let own = lang.and_then(|lang| case.dictionary.scheme_for(lang, primary, None)).map(|scheme| &scheme.id);
    let mut schemes = Schemes::new();
    let (mut is_listed, mut is_regular) = (false, false);
    for origin in origins {
        match origin {
            Origin::Native { .. } => {}
            Origin::Listed { .. } if names_itself => return Schemes::new(),
            Origin::Listed { lang: of, .. } => is_listed |= Some(of.base()) == lang,
            Origin::Scheme { scheme, options, .. } => {
                is_regular |= options.is_empty() && Some(&case.dictionary.scheme(*scheme).id) == own;
                schemes.insert(*scheme);
            }
        }
    }
    if is_listed && !is_regular { Schemes::new() } else { schemes }
}

fn report(case: &Case<'_>, verdicts: &mut Verdicts, usage: &Usage, own: usize, majority: usize) {
    let name = |lang: Lang| super::wording::language_name(case, lang);
    let (own, most) = (case.dictionary.scheme(own), case.dictionary.scheme(majority));
    let message = if own.source == most.source {
        format!("{} follows {}, most names here follow {}.", usage.form, own.title, most.title)
    } else {
        format!("{} comes from {}; most names here come from {}.", usage.form, name(own.source), name(most.source))
    };
    let place = usage.place();
    let mut finding = case.finding(NAME, Severity::Info, place, message);
    finding.entity = Some(case.dictionary.entity(usage.group.entity).id.to_string());
    verdicts.push(place, finding);
}
