//! Reading scheme files.
//!
//! Every mistake is reported with its place in the file and what to do about it: these files are
//! written by linguists, not by programmers.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::context::{Context, Letters, Side};
use super::table::{Manner, Rule, Table};
use super::units::{Kind, STRESS, is_apostrophe, jamo};
use super::{Case, Input, NameClass, OptionSet, OptionStatus, Sample, SampleOrigin, Scheme, SchemeError, SchemeOption};
use crate::text::fold::is_mark;
use crate::text::{Lang, Script};

const HEAD: &[&str] = &[
    "id",
    "source",
    "targets",
    "title",
    "authority",
    "year",
    "verified",
    "script",
    "local",
    "cite",
    "input",
    "case",
    "vowels",
    "signs",
    "sets",
    "drops",
    "letters",
    "options",
    "rules",
    "samples",
];
const OPTION: &[&str] = &["id", "status", "note"];
const RULE: &[&str] = &["from", "to", "after", "before", "option", "class"];
const SAMPLES: &[&str] = &["official", "attested", "computed"];
const EVERY_CLASS: u8 = 0b111;
/// Far above any real table, and low enough for comparing every rule with every other.
const MOST_RULES: usize = 4096;

type Value<'t> = Spanned<DeValue<'t>>;

pub(super) fn scheme(toml: &str) -> Result<Scheme, SchemeError> {
    let document = DeTable::parse(toml).map_err(|error| SchemeError::syntax(toml, &error))?;
    let head = Fields::new(toml, document.get_ref(), 0..0, HEAD)?;
    let alphabet = Alphabet::read(&head)?;
    let options = read_options(&head)?;
    let input = match head.optional_word("input")? {
        None | Some(("native", _)) => Input::Native,
        Some(("reading", _)) => Input::Reading,
        Some(_) => return Err(head.error("input", "`input` must be \"native\" (or left out) or \"reading\"")),
    };
    let case = match head.optional_word("case")? {
        None | Some(("source", _)) => Case::Source,
        Some(("title", _)) => Case::Title,
        Some(_) => return Err(head.error("case", "`case` must be \"source\" (or left out) or \"title\"")),
    };
    let table = read_table(&head, &alphabet, &options, read_manner(&head, case)?)?;
    let samples = read_samples(&head, &options)?;
    Ok(Scheme {
        id: head.word("id")?.0.into(),
        source: head.language("source")?,
        targets: head.languages("targets")?,
        title: head.word("title")?.0.into(),
        authority: head.word("authority")?.0.into(),
        year: head.year("year")?,
        verified: head.flag("verified")?,
        cite: head.word("cite")?.0.into(),
        script: alphabet.script,
        local: head.get("local").map_or(Ok(false), |_| head.flag("local"))?,
        input,
        case,
        options,
        samples,
        table,
    })
}

/// A table of the file, with the keys it may have.
struct Fields<'t> {
    toml: &'t str,
    table: &'t DeTable<'t>,
    place: Range<usize>,
}

impl<'t> Fields<'t> {
    fn new(toml: &'t str, table: &'t DeTable<'t>, place: Range<usize>, keys: &[&str]) -> Result<Self, SchemeError> {
        for key in table.keys() {
            if !keys.contains(&key.get_ref().as_ref()) {
                let message = format!("unknown key `{}`; use one of {}", key.get_ref(), keys.join(", "));
                return Err(SchemeError::at(toml, key.span(), message));
            }
        }
        Ok(Fields { toml, table, place })
    }

    fn of(toml: &'t str, value: &'t Value<'t>, keys: &[&str]) -> Result<Self, SchemeError> {
        match value.get_ref() {
            DeValue::Table(table) => Fields::new(toml, table, value.span(), keys),
            _ => Err(SchemeError::at(toml, value.span(), format!("write a table {{ {} }} here", keys.join(" = …, ")))),
        }
    }

    fn get(&self, key: &str) -> Option<&'t Value<'t>> {
        self.table.get(key)
    }

    /// An error at the value of a key, or at the table where it is missing.
    fn error(&self, key: &str, message: impl Into<String>) -> SchemeError {
        let place = self.get(key).map_or(self.place.clone(), Spanned::span);
        SchemeError::at(self.toml, place, message)
    }

    fn optional_word(&self, key: &str) -> Result<Option<(&'t str, Range<usize>)>, SchemeError> {
        self.get(key).map(|value| word_of(self.toml, value)).transpose()
    }

    fn word(&self, key: &str) -> Result<(&'t str, Range<usize>), SchemeError> {
        let found = self.optional_word(key)?;
        found.ok_or_else(|| self.error(key, format!("`{key}` is missing; add {key} = \"…\"")))
    }

    fn flag(&self, key: &str) -> Result<bool, SchemeError> {
        let flag = self.get(key).and_then(|value| value.get_ref().as_bool());
        flag.ok_or_else(|| self.error(key, format!("say `{key} = true` or `{key} = false`")))
    }

    fn year(&self, key: &str) -> Result<Option<u16>, SchemeError> {
        let Some(value) = self.get(key) else { return Ok(None) };
        let year = value.get_ref().as_integer().and_then(|year| year.as_str().parse().ok());
        year.map(Some).ok_or_else(|| self.error(key, format!("`{key}` must be a year such as 2010")))
    }

    fn language(&self, key: &str) -> Result<Lang, SchemeError> {
        let (tag, place) = self.word(key)?;
        tag.parse().map_err(|message: String| SchemeError::at(self.toml, place, message))
    }

    fn languages(&self, key: &str) -> Result<Vec<Lang>, SchemeError> {
        let hint =
            || self.error(key, format!("`{key}` is missing; add {key} = [\"en\"], or [] if it serves no language"));
        let mut languages = Vec::new();
        for value in self.get(key).ok_or_else(hint)?.get_ref().as_array().ok_or_else(hint)? {
            let (tag, place) = word_of(self.toml, value)?;
            languages.push(tag.parse().map_err(|message: String| SchemeError::at(self.toml, place, message))?);
        }
        Ok(languages)
    }

    fn list(&self, key: &str) -> Result<&'t [Value<'t>], SchemeError> {
        let Some(value) = self.get(key) else { return Ok(&[]) };
        let list = value.get_ref().as_array().map(|list| &**list);
        list.ok_or_else(|| self.error(key, format!("`{key}` must be a list in [ ]")))
    }
}

fn word_of<'t>(toml: &str, value: &'t Value<'t>) -> Result<(&'t str, Range<usize>), SchemeError> {
    let word = value.get_ref().as_str().map(|word| (word, value.span()));
    word.ok_or_else(|| SchemeError::at(toml, value.span(), "put this in quotes: a text is wanted here"))
}

/// The letters of a scheme, sorted, with what they become where no rule says otherwise.
struct Alphabet<'t> {
    /// Letter, output (empty if it is dropped), place in the file.
    letters: Vec<(char, &'t str, Range<usize>)>,
    vowels: &'t str,
    signs: &'t str,
    /// Sets of letters for contexts, by their names.
    sets: Vec<(char, &'t str)>,
    /// The script of the outputs.
    script: Script,
    /// Whether the capital of i is İ for the readers.
    dotted: bool,
}

impl Letters for Alphabet<'_> {
    fn knows(&self, letter: char) -> bool {
        self.letters.iter().any(|&(known, ..)| known == letter)
    }

    fn set(&self, name: char) -> Option<&str> {
        self.sets.iter().find(|(known, _)| *known == name).map(|(_, letters)| *letters)
    }
}

impl<'t> Alphabet<'t> {
    /// `letters` is one text of pairs, apart by blanks and line ends: `а a  б b  ь -`.
    fn read(head: &Fields<'t>) -> Result<Self, SchemeError> {
        let (text, place) = head.word("letters")?;
        let mut letters: Vec<(char, &str, Range<usize>)> = Vec::new();
        let mut words = text.split_whitespace();
        while let Some(word) = words.next() {
            let at = place_within(head.toml, word, &place);
            let mut chars = word.chars();
            let (Some(letter), None) = (chars.next().map(unified), chars.next()) else {
                let message =
                    format!("`{word}` stands where a single letter is wanted; write pairs: letter, blank, output");
                return Err(SchemeError::at(head.toml, at, message));
            };
            check_small(head.toml, &at, letter)?;
            let Some(to) = words.next() else {
                let message = format!("`{letter}` has no output; write one behind it, or - to drop the letter");
                return Err(SchemeError::at(head.toml, at, message));
            };
            if letters.iter().any(|&(other, ..)| other == letter) {
                let message =
                    format!("`{letter}` stands twice in `letters`; remove one, or make it a rule with a context");
                return Err(SchemeError::at(head.toml, at, message));
            }
            letters.push((letter, if to == "-" { "" } else { to }, at));
        }
        let signs = head.optional_word("signs")?.map_or("", |(signs, _)| signs);
        let script = match head.optional_word("script")? {
            None => Script::Latin,
            Some(("Cyrl", _)) => Script::Cyrillic,
            Some(_) => {
                return Err(head.error("script", "`script` can only be \"Cyrl\"; leave it out for Latin outputs"));
            }
        };
        let dotted = head.languages("targets")?.first().is_some_and(|reader| matches!(reader.primary(), "tr" | "az"));
        let mut alphabet =
            Alphabet { letters, vowels: head.word("vowels")?.0, signs, sets: Vec::new(), script, dotted };
        alphabet.sets = read_sets(head)?;
        let kinds = [("vowels", alphabet.vowels), ("signs", alphabet.signs)];
        for (key, kind) in kinds.into_iter().chain(alphabet.sets.iter().map(|&(_, letters)| ("sets", letters))) {
            if let Some(stray) = kind.chars().find(|&letter| !alphabet.knows(letter)) {
                return Err(head.error(key, format!("`{stray}` is not in `letters`; add it there, or remove it here")));
            }
        }
        for (_, to, place) in &alphabet.letters {
            alphabet.check_output(head.toml, place, to)?;
        }
        Ok(alphabet)
    }

    /// Outputs in another script are look-alikes typed by mistake, as the е in "yе" of a published
    /// table was.
    fn check_output(&self, toml: &str, place: &Range<usize>, to: &str) -> Result<(), SchemeError> {
        // Primes, ayn and the like (U+02B0 to U+02FF) belong to no script.
        let foreign = |&c: &char| {
            !matches!(c, '\u{2B0}'..='\u{2FF}') && Script::of(c).is_some_and(|script| script != self.script)
        };
        let stray = to.chars().find(foreign);
        let Some(stray) = stray else { return Ok(()) };
        let message = format!(
            "the output has `{stray}` (U+{:04X}), which is no {:?} letter; type the {1:?} one",
            stray as u32, self.script
        );
        Err(SchemeError::at(toml, place.clone(), message))
    }

    fn kind(&self, letter: char) -> Kind {
        match letter {
            '\'' => Kind::APOSTROPHE,
            _ if self.vowels.contains(letter) => Kind::VOWEL,
            _ if self.signs.contains(letter) => Kind::SIGN,
            _ => Kind::CONSONANT,
        }
    }
}

/// `sets = { O = "おこそ" }`: letters that a context names by one capital.
fn read_sets<'t>(head: &Fields<'t>) -> Result<Vec<(char, &'t str)>, SchemeError> {
    let Some(value) = head.get("sets") else { return Ok(Vec::new()) };
    let hint = || head.error("sets", "write the sets as { A = \"letters\", B = \"letters\" }");
    let table = value.get_ref().as_table().ok_or_else(hint)?;
    let mut sets = Vec::new();
    for (key, letters) in table {
        let mut name = key.get_ref().chars();
        let (Some(name @ 'A'..='Z'), None) = (name.next(), name.next()) else {
            let message = format!("`{}` cannot name a set; use one capital letter A to Z", key.get_ref());
            return Err(SchemeError::at(head.toml, key.span(), message));
        };
        if matches!(name, 'V' | 'C' | 'S') {
            let message = format!("`{name}` has a meaning of its own (vowel, consonant, sign); use another capital");
            return Err(SchemeError::at(head.toml, key.span(), message));
        }
        sets.push((name, word_of(head.toml, letters)?.0));
    }
    Ok(sets)
}

/// How names are made ready and capitalized.
fn read_manner(head: &Fields<'_>, case: Case) -> Result<Manner, SchemeError> {
    let drops = match head.optional_word("drops")? {
        None => STRESS.into(),
        Some((marks, _)) => match marks.chars().find(|&c| !is_mark(c)) {
            None => marks.into(),
            Some(stray) => {
                let message = format!("`{stray}` is no combining mark; list only marks such as \\u0301 here");
                return Err(head.error("drops", message));
            }
        },
    };
    Ok(Manner { drops, titles: case == Case::Title })
}

/// Hangul syllables by their letters, as names are read, so that a rule can be written as it is read: `from = "박"`.
fn in_letters(text: &str) -> String {
    let mut letters = String::with_capacity(text.len());
    text.chars().for_each(|c| jamo(c, |letter| letters.push(letter)));
    letters
}

fn unified(letter: char) -> char {
    if is_apostrophe(letter) { '\'' } else { letter }
}

fn check_small(toml: &str, place: &Range<usize>, letter: char) -> Result<(), SchemeError> {
    // Readings have marks and hyphens for letters.
    let small = letter.to_lowercase().eq(std::iter::once(letter)) && !letter.is_numeric() && !"^$!".contains(letter);
    let message = || format!("`{letter}` must be a small letter; capitals are made by the engine");
    small.then_some(()).ok_or_else(|| SchemeError::at(toml, place.clone(), message()))
}

/// Where a part of a text value stands in the file. Values without escapes borrow from it; for
/// others the whole value has to do.
fn place_within(toml: &str, part: &str, value: &Range<usize>) -> Range<usize> {
    let start = (part.as_ptr() as usize).wrapping_sub(toml.as_ptr() as usize);
    if start < toml.len() { start..start + part.len() } else { value.clone() }
}

fn read_options(head: &Fields<'_>) -> Result<Vec<SchemeOption>, SchemeError> {
    let mut options: Vec<SchemeOption> = Vec::new();
    for value in head.list("options")? {
        let fields = Fields::of(head.toml, value, OPTION)?;
        let (id, _) = fields.word("id")?;
        if NameClass::from_word(id).is_some() || options.iter().any(|option| &*option.id == id) {
            return Err(fields.error("id", format!("the option id `{id}` is taken; choose another")));
        }
        let status = match fields.word("status")?.0 {
            "admitted" => OptionStatus::Admitted,
            "recognized" => OptionStatus::Recognized,
            _ => return Err(fields.error("status", "`status` must be \"admitted\" or \"recognized\"")),
        };
        options.push(SchemeOption { id: id.into(), status, note: fields.word("note")?.0.into() });
    }
    if options.len() > OptionSet::CAPACITY {
        return Err(head.error("options", format!("more than {} options; merge some", OptionSet::CAPACITY)));
    }
    Ok(options)
}

fn read_table(
    head: &Fields<'_>,
    alphabet: &Alphabet<'_>,
    options: &[SchemeOption],
    manner: Manner,
) -> Result<Table, SchemeError> {
    let mut placed: Vec<(Rule, Range<usize>)> = Vec::new();
    let rules = head.list("rules")?;
    if rules.len() > MOST_RULES {
        return Err(head.error("rules", format!("more than {MOST_RULES} rules; split the scheme")));
    }
    for value in rules {
        placed.push((read_rule(&Fields::of(head.toml, value, RULE)?, alphabet, options)?, value.span()));
    }
    for (letter, to, place) in &alphabet.letters {
        let rule = Rule {
            from: Box::new([*letter]),
            after: Context::default(),
            before: Context::default(),
            option: OptionSet::EMPTY,
            classes: EVERY_CLASS,
            to: Rule::outputs(to, alphabet.dotted),
        };
        placed.push((rule, place.clone()));
    }
    for (position, (later, place)) in placed.iter().enumerate() {
        if let Some((_, hiding)) = placed[..position].iter().find(|(earlier, _)| earlier.hides(later)) {
            let line = SchemeError::at(head.toml, hiding.clone(), "").line;
            let message =
                format!("never reached: line {line} fits wherever this does; remove one or move this above it");
            return Err(SchemeError::at(head.toml, place.clone(), message));
        }
    }
    for (position, option) in options.iter().enumerate() {
        if placed.iter().all(|(rule, _)| rule.option != OptionSet::single(position)) {
            let message = format!("no rule has the option `{}`; add option = \"{0}\" to one, or remove it", option.id);
            return Err(head.error("options", message));
        }
    }
    Ok(Table::new(placed.into_iter().map(|(rule, _)| rule).collect(), manner, |letter| alphabet.kind(letter)))
}

fn read_rule(fields: &Fields<'_>, alphabet: &Alphabet<'_>, options: &[SchemeOption]) -> Result<Rule, SchemeError> {
    let (from, place) = fields.word("from")?;
    let from: Box<[char]> = in_letters(from).chars().map(unified).collect();
    if from.is_empty() {
        return Err(fields.error("from", "`from` is empty; write the letters that the rule is for"));
    }
    for &letter in &from {
        check_small(fields.toml, &place, letter)?;
        if !alphabet.knows(letter) {
            return Err(
                fields.error("from", format!("`{letter}` is not in `letters`; add it there with its usual output"))
            );
        }
    }
    let option = match fields.optional_word("option")? {
        None => OptionSet::EMPTY,
        Some((id, _)) => {
            options.iter().position(|option| &*option.id == id).map(OptionSet::single).ok_or_else(|| {
                fields
                    .error("option", format!("`{id}` is no option of this scheme; add it to `options`, or correct it"))
            })?
        }
    };
    let classes = match fields.optional_word("class")? {
        None => EVERY_CLASS,
        Some((words, _)) => words.split_whitespace().try_fold(0, |classes, word| {
            let class = NameClass::from_word(word).map(NameClass::bit);
            let message = || format!("unknown class `{word}`; use place, person or other, several apart by blanks");
            class.map(|class| classes | class).ok_or_else(|| fields.error("class", message()))
        })?,
    };
    let (to, place) = fields.word("to")?;
    alphabet.check_output(fields.toml, &place, to)?;
    Ok(Rule {
        from,
        after: read_context(fields, "after", Side::Before, alphabet)?,
        before: read_context(fields, "before", Side::Behind, alphabet)?,
        option,
        classes,
        to: Rule::outputs(to, alphabet.dotted),
    })
}

fn read_context(fields: &Fields<'_>, key: &str, side: Side, alphabet: &Alphabet<'_>) -> Result<Context, SchemeError> {
    let Some((text, _)) = fields.optional_word(key)? else { return Ok(Context::default()) };
    let context = Context::parse(&in_letters(text), side, alphabet).map_err(|sign| {
        let edge = if side == Side::Before { "^ (word start)" } else { "$ (word end)" };
        let message = format!(
            "unknown context `{sign}`; write letters of `letters`, V (vowel), C (consonant), S (sign), a name of `sets`, ' or \
             {edge}, \
             alternatives apart by blanks, and ! in front for \"none of these\""
        );
        fields.error(key, message)
    })?;
    if context.is_empty() {
        return Err(fields.error(key, format!("`{key}` is empty; leave it out, or say what must stand there")));
    }
    Ok(context)
}

/// Lists of `["Запоріжжя", "Zaporizhia", "single-zh"]`: the name, what is expected, then ids of the
/// options it needs and the class of the name, in any order.
fn read_samples(head: &Fields<'_>, options: &[SchemeOption]) -> Result<Vec<Sample>, SchemeError> {
    let missing = || head.error("samples", "no sample; add official = [[\"native\", \"expected\"], …] under [samples]");
    let groups = Fields::of(head.toml, head.get("samples").ok_or_else(missing)?, SAMPLES)?;
    let mut samples = Vec::new();
    for (key, origin) in SAMPLES.iter().zip([SampleOrigin::Official, SampleOrigin::Attested, SampleOrigin::Computed]) {
        for value in groups.list(key)? {
            samples.push(read_sample(head.toml, value, origin, options)?);
        }
    }
    if samples.is_empty() {
        return Err(missing());
    }
    match options.iter().find(|option| samples.iter().all(|sample| !sample.options.contains(&option.id))) {
        None => Ok(samples),
        Some(option) => {
            let message =
                format!("no sample shows the option `{}`; add [\"native\", \"expected\", \"{0}\"]", option.id);
            Err(head.error("samples", message))
        }
    }
}

fn read_sample(
    toml: &str,
    value: &Value<'_>,
    origin: SampleOrigin,
    options: &[SchemeOption],
) -> Result<Sample, SchemeError> {
    let hint = || SchemeError::at(toml, value.span(), "write a sample as [\"native\", \"expected\"], then options");
    let list = value.get_ref().as_array().ok_or_else(hint)?;
    let [native, expected, more @ ..] = &**list else { return Err(hint()) };
    let mut sample = Sample {
        native: word_of(toml, native)?.0.into(),
        expected: word_of(toml, expected)?.0.into(),
        options: Vec::new(),
        class: NameClass::Other,
        origin,
        offset: value.span().start,
    };
    for word in more {
        let (word, place) = word_of(toml, word)?;
        if let Some(class) = NameClass::from_word(word) {
            sample.class = class;
        } else if options.iter().any(|option| &*option.id == word) {
            sample.options.push(word.into());
        } else {
            let message =
                format!("`{word}` is neither an option of this scheme nor place, person or other; correct it");
            return Err(SchemeError::at(toml, place, message));
        }
    }
    Ok(sample)
}
