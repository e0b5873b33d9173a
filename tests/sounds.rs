//! The keys of sounds survive the choice of a romanization, for every scheme that ships and what it reads.

use std::collections::BTreeMap;

use canonym::Dictionary;
use canonym::dictionary::Origin;
use canonym::text::phonetic::Hearing;

/// Of the forms that schemes make, so many in a thousand can be found by the sounds of the native name.
const FOUND: usize = 980;

/// No scheme that makes so many forms is found less often than this, in a thousand. Spanish y for zh is
/// the hardest: to hear it in every y would make strangers alike.
const FOUND_OF_A_SCHEME: usize = 900;
const FORMS_OF_A_SCHEME: usize = 50;

#[test]
fn what_schemes_make_of_a_name_is_found_by_its_sounds() {
    let dictionary = Dictionary::builtin().expect("the built-in dictionary");
    let mut by_scheme: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let mut missed = Vec::new();
    for (_, form) in dictionary.index().forms() {
        let keys = Hearing::of(&form.text).keys();
        for origin in &form.origins {
            let &Origin::Scheme { scheme, name, .. } = origin else { continue };
            let scheme = dictionary.scheme(scheme);
            let named = &dictionary.entity(form.entity).names[name];
            let Some(native) = named.source(form.part, scheme.input) else { continue };
            let (found, made) = by_scheme.entry(&scheme.id).or_default();
            *made += 1;
            if Hearing::of(native).keys().iter().any(|key| keys.contains(key)) {
                *found += 1;
            } else {
                missed.push(format!("{native} {}", form.text));
            }
        }
    }
    let all = by_scheme.values().fold((0, 0), |all, scheme| (all.0 + scheme.0, all.1 + scheme.1));
    assert!(all.0 * 1000 >= all.1 * FOUND, "{all:?}: {by_scheme:?}, missed {missed:?}");
    // Those that put endings on names are met in their own language only.
    by_scheme.retain(|id, _| dictionary.scheme_by_id(id).is_some_and(|scheme| !scheme.local));
    for (scheme, (found, made)) in by_scheme {
        let enough = made < FORMS_OF_A_SCHEME || found * 1000 >= made * FOUND_OF_A_SCHEME;
        assert!(enough, "of {made} forms of {scheme} only {found} are found");
    }
}
