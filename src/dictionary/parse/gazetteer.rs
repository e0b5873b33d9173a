//! Lists of places: one a line, made by the importer. The format is described in `dictionaries/README.md`.

use jiff::civil::Date;

use super::entity::is_kebab;
use super::error::{ParseError, Place};
use crate::dictionary::{Entity, EntityOrigin, Form, FormStatus, Kind, Name, Part, PartKind, Standing};
use crate::text::Lang;

/// Id, kind, country, prominence, primary language, names, forms.
const COLUMNS: usize = 7;

/// Reads a list of places.
pub fn gazetteer(file: &str, text: &str) -> Result<Vec<Entity>, ParseError> {
    let place = Place::new(file, text);
    let mut entities = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let content = line.trim_end_matches(['\n', '\r']);
        if !content.is_empty() && !content.starts_with('#') {
            let read = entity(content);
            let wrong = |(message, help)| place.error(start..start, message, help);
            entities.push(read.map_err(wrong)?);
        }
        start += line.len();
    }
    Ok(entities)
}

/// Reads the list of guarded words: a language, a tab and its words a line.
pub fn guards(text: &str) -> impl Iterator<Item = (Lang, &str)> {
    let lines = text.lines().filter_map(|line| line.split_once('\t'));
    let langs = lines.filter_map(|(tag, words)| Some((Lang::parse(tag)?, words)));
    langs.flat_map(|(lang, words)| words.split(' ').map(move |word| (lang, word)))
}

/// What is wrong, and what to do.
type Wrong = (String, &'static str);

fn entity(line: &str) -> Result<Entity, Wrong> {
    let columns: Vec<&str> = line.split('\t').collect();
    let [id, kind, country, prominence, primary, names, forms] = columns[..] else {
        return Err((format!("{} columns instead of {COLUMNS}", columns.len()), "put a tab between two columns"));
    };
    if !is_kebab(id) {
        return Err((format!("`{id}` is not an id"), "use lower-case letters, digits and single hyphens"));
    }
    let known = Kind::PLACES.into_iter().find(|known| known.noun() == kind);
    let kind =
        known.ok_or_else(|| (format!("`{kind}` is no kind of place"), "country, region, city, river or water"))?;
    let prominence = prominence.parse();
    let prominence = prominence.map_err(|_| (format!("`{id}` has no prominence"), "write a number from 0 to 255"))?;
    Ok(Entity {
        id: id.into(),
        kind,
        origin: EntityOrigin::Gazetteer { prominence },
        country: (!country.is_empty()).then(|| country.into()),
        primary: lang(primary)?,
        names: cells(names).map(name).collect::<Result<_, _>>()?,
        forms: cells(forms).map(listed).collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect(),
        namesakes: Vec::new(),
        cues: Vec::new(),
    })
}

fn cells(column: &str) -> impl Iterator<Item = &str> {
    column.split('|').filter(|cell| !cell.is_empty())
}

fn lang(tag: &str) -> Result<Lang, Wrong> {
    Lang::parse(tag).ok_or_else(|| (format!("`{tag}` is no language"), "use a tag such as uk or zh-Hant"))
}

/// `uk=Бахмут`; a former name `uk<2016-02-04=Артемівськ`, with the first day out of use if it is known.
fn name(cell: &str) -> Result<Name, Wrong> {
    let (of, text) = cell.split_once('=').ok_or_else(|| (format!("`{cell}` is no name"), "write uk=…"))?;
    let (tag, until) = of.split_once('<').map_or((of, None), |(tag, day)| (tag, Some(day)));
    let day = until.filter(|day| !day.is_empty()).map(str::parse::<Date>).transpose();
    let standing = if until.is_some() { Standing::Former } else { Standing::Current };
    Ok(Name {
        lang: lang(tag)?,
        parts: vec![Part { kind: PartKind::Whole, text: text.into(), reading: None }],
        standing,
        since: None,
        until: day.map_err(|_| (format!("`{of}` has no date"), "write it as in 2016-02-04"))?,
    })
}

/// `en,de=Bakhmut` where two lists have the form, `en,de~Bakhmut` where one has.
fn listed(cell: &str) -> Result<Vec<Form>, Wrong> {
    let at = cell.find(['=', '~']).ok_or_else(|| (format!("`{cell}` is no form"), "write en=… or en~…"))?;
    let status = if cell[at..].starts_with('=') { FormStatus::Canonical } else { FormStatus::Admitted };
    let form = |tag| {
        let text = cell[at + 1..].into();
        Ok(Form { text, lang: lang(tag)?, part: PartKind::Whole, status, standing: Standing::Current })
    };
    cell[..at].split(',').map(form).collect()
}

#[cfg(test)]
mod tests {
    use super::gazetteer;
    use crate::dictionary::{FormStatus, Standing};

    #[test]
    fn a_place_has_names_former_names_and_forms() {
        let text = "# Head\nbakhmut\tcity\tUA\t44\tuk\tuk=Бахмут|ru=Бахмут|uk<2016-02-04=Артемівськ\ten,de=Bakhmut|ja~バフムト\n";
        let [place] = &gazetteer("g.tsv", text).expect("a list")[..] else { panic!("one place") };
        let names: Vec<_> = place.names.iter().map(|name| (&*name.parts[0].text, name.standing)).collect();
        let (now, then) = (Standing::Current, Standing::Former);
        assert_eq!(names, [("Бахмут", now), ("Бахмут", now), ("Артемівськ", then)]);
        let forms: Vec<_> = place.forms.iter().map(|form| (form.lang.to_string(), &*form.text, form.status)).collect();
        let (attested, single) = (FormStatus::Canonical, FormStatus::Admitted);
        let expected =
            [("en".into(), "Bakhmut", attested), ("de".into(), "Bakhmut", attested), ("ja".into(), "バフムト", single)];
        assert_eq!(forms, expected);
    }

    #[test]
    fn a_bad_line_is_named() {
        for (line, message) in [
            ("a\tcity\tUA", "3 columns instead of 7"),
            ("A b\tcity\tUA\t1\tuk\tuk=А\t", "`A b` is not an id"),
            ("a\tperson\tUA\t1\tuk\tuk=А\t", "`person` is no kind of place"),
            ("a\tcity\tUA\tmany\tuk\tuk=А\t", "`a` has no prominence"),
            ("a\tcity\tUA\t1\tuk\tukА\t", "`ukА` is no name"),
            ("a\tcity\tUA\t1\tuk\tuk<then=А\t", "`uk<then` has no date"),
            ("a\tcity\tUA\t1\tuk\tuk=А\te=A", "`e` is no language"),
        ] {
            let error = gazetteer("g.tsv", &format!("# Head\n{line}\n")).expect_err(line);
            assert_eq!((error.line, &*error.message), (2, message));
        }
    }
}
