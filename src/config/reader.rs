//! Reads values of a configuration and remembers what is wrong with them.

use std::collections::BTreeMap;

use jiff::civil::Date;
use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

use super::{DivideBy, FailOn, FileSettings, PathPatterns};
use crate::finding::Severity;
use crate::text::distance::nearest;
use crate::text::{Charset, Lang, LineIndex, Position, Span};

/// Something in a configuration that does not mean anything.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfigProblem {
    /// Where, in the text of the configuration.
    pub span: Span,
    /// The same place, as people count.
    pub position: Position,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub help: String,
    /// Whether the file as a whole could not be read. All else just does not count.
    pub fatal: bool,
}

/// Severities of rules, as they may be written.
pub(super) const LEVELS: &[&str] = &["off", "info", "warning", "error"];

/// English names of languages, for those who write `english` for `en`.
const LANGUAGES: &[(&str, &str)] = &[
    ("arabic", "ar"),
    ("belarusian", "be"),
    ("bulgarian", "bg"),
    ("chinese", "zh"),
    ("czech", "cs"),
    ("dutch", "nl"),
    ("english", "en"),
    ("french", "fr"),
    ("georgian", "ka"),
    ("german", "de"),
    ("italian", "it"),
    ("japanese", "ja"),
    ("korean", "ko"),
    ("polish", "pl"),
    ("portuguese", "pt"),
    ("romanian", "ro"),
    ("russian", "ru"),
    ("serbian", "sr"),
    ("spanish", "es"),
    ("swedish", "sv"),
    ("turkish", "tr"),
    ("ukrainian", "uk"),
];

/// Reads a language tag; fails with a message that says what one is, and which was meant.
pub fn parse_lang(tag: &str) -> Result<Lang, String> {
    if let Some(meant) = Lang::of_country(tag) {
        return Err(format!("`{tag}` is a country and no language; its language is `{meant}`"));
    }
    tag.parse().map_err(|message: String| {
        let named = nearest(tag, LANGUAGES.iter().map(|(name, _)| *name));
        match LANGUAGES.iter().find(|(name, _)| Some(*name) == named) {
            Some((name, tag)) => format!("{message}; {name} is `{tag}`"),
            None => message,
        }
    })
}

pub(super) type Value<'t> = Spanned<DeValue<'t>>;

pub(super) struct Reader<'t> {
    text: &'t str,
    lines: LineIndex,
    pub(super) problems: Vec<ConfigProblem>,
}

impl<'t> Reader<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, lines: LineIndex::new(text), problems: Vec::new() }
    }

    pub(super) fn problem(&mut self, place: std::ops::Range<usize>, message: String, help: String) {
        let (span, position) = self.place(place);
        self.problems.push(ConfigProblem { span, position, message, help, fatal: false });
    }

    pub(super) fn place(&self, place: std::ops::Range<usize>) -> (Span, Position) {
        (Span::new(place.start, place.end), self.lines.position(self.text, place.start))
    }

    pub(super) fn malformed(&mut self, error: &toml::de::Error) {
        let what = error.message().lines().next().unwrap_or_default();
        let help = "repair this line; no file under this configuration can be done until then";
        let end = self.text.len();
        let place = error.span().map_or(end..end, |span| span.start.min(end)..span.end.min(end));
        self.problem(place, format!("this is not TOML: {what}"), help.to_owned());
        if let Some(problem) = self.problems.last_mut() {
            problem.fatal = true;
        }
    }

    pub(super) fn unknown_key(&mut self, key: &Spanned<DeString<'_>>, known: &[&str]) {
        let name = key.get_ref();
        let help = match nearest(name, known.iter().copied()) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => format!("what may stand here: {}", known.join(", ")),
        };
        self.problem(key.span(), format!("canonym knows no `{name}`"), help);
    }

    fn wrong(&mut self, value: &Value<'_>, key: &str, expected: &str) {
        self.problem(value.span(), format!("`{key}` cannot be this"), format!("write {expected}"));
    }

    pub(super) fn string(&mut self, value: &Value<'_>, key: &str, expected: &str) -> Option<String> {
        let text = value.get_ref().as_str().map(str::to_owned);
        if text.is_none() {
            self.wrong(value, key, expected);
        }
        text
    }

    pub(super) fn strings(&mut self, value: &Value<'_>, key: &str, expected: &str) -> Vec<String> {
        let Some(array) = value.get_ref().as_array() else {
            self.wrong(value, key, expected);
            return Vec::new();
        };
        array.iter().filter_map(|item| self.string(item, key, expected)).collect()
    }

    pub(super) fn table<'v>(&mut self, value: &'v Value<'t>, key: &str, expected: &str) -> Option<&'v DeTable<'t>> {
        let table = value.get_ref().as_table();
        if table.is_none() {
            self.wrong(value, key, expected);
        }
        table
    }

    pub(super) fn boolean(&mut self, value: &Value<'_>, key: &str) -> Option<bool> {
        let boolean = value.get_ref().as_bool();
        if boolean.is_none() {
            self.wrong(value, key, "true or false");
        }
        boolean
    }

    /// One of `names`, read by `parse`.
    fn choice<T>(&mut self, value: &Value<'_>, key: &str, names: &[&str], parse: fn(&str) -> Option<T>) -> Option<T> {
        let quoted: Vec<String> = names.iter().map(|name| format!("\"{name}\"")).collect();
        let expected = format!("one of {}", quoted.join(", "));
        let name = self.string(value, key, &expected)?;
        let choice = parse(&name);
        if choice.is_none() {
            let help = match nearest(&name, names.iter().copied()) {
                Some(meant) => format!("did you mean \"{meant}\"?"),
                None => format!("write {expected}"),
            };
            self.problem(value.span(), format!("`{key}` cannot be \"{name}\""), help);
        }
        choice
    }

    pub(super) fn fail_on(&mut self, value: &Value<'_>, key: &str) -> Option<FailOn> {
        self.choice(value, key, FailOn::NAMES, FailOn::parse)
    }

    pub(super) fn divide_by(&mut self, value: &Value<'_>, key: &str) -> Option<Vec<DivideBy>> {
        let Some(array) = value.get_ref().as_array() else {
            self.wrong(value, key, "a list such as [\"year\"] or [\"folder\", \"year\"]");
            return None;
        };
        Some(array.iter().filter_map(|item| self.choice(item, key, &DivideBy::NAMES, DivideBy::parse)).collect())
    }

    /// The severity of a rule, into `levels`.
    pub(super) fn level(&mut self, rule: &str, value: &Value<'_>, levels: &mut BTreeMap<String, Option<Severity>>) {
        let level = self.choice(value, rule, LEVELS, |name| match name {
            "off" => Some(None),
            "info" => Some(Some(Severity::Info)),
            "warning" => Some(Some(Severity::Warning)),
            "error" => Some(Some(Severity::Error)),
            _ => None,
        });
        levels.extend(level.map(|level| (rule.to_owned(), level)));
    }

    /// A key that both the file and its overrides have; whether it is one of those.
    pub(super) fn file_key(&mut self, settings: &mut FileSettings, key: &str, value: &Value<'t>) -> bool {
        match key {
            "language" => settings.language = self.lang(value),
            "date" => settings.date = self.date(value),
            "charset" => settings.charset = self.charset(value),
            "profile" => settings.profiles = self.profiles(value),
            _ => return false,
        }
        true
    }

    fn lang(&mut self, value: &Value<'_>) -> Option<Lang> {
        let tag = self.string(value, "language", "a language tag such as \"en\" or \"pt-BR\"")?;
        match parse_lang(&tag) {
            Ok(lang) => Some(lang),
            Err(message) => {
                self.problem(value.span(), message, "write a tag such as \"en\", \"uk\" or \"pt-BR\"".to_owned());
                None
            }
        }
    }

    /// A day, with or without quotation marks around it.
    fn date(&mut self, value: &Value<'_>) -> Option<Date> {
        let written = match value.get_ref() {
            DeValue::String(text) => text.to_string(),
            DeValue::Datetime(datetime) => datetime.date.map(|date| date.to_string()).unwrap_or_default(),
            _ => String::new(),
        };
        let date = written.parse().ok();
        if date.is_none() {
            self.wrong(value, "date", "a day such as 2024-05-01");
        }
        date
    }

    fn charset(&mut self, value: &Value<'_>) -> Option<Charset> {
        let label = self.string(value, "charset", "a charset such as \"windows-1251\"")?;
        match Charset::of(&label) {
            Ok(charset) => Some(charset),
            Err(message) => {
                self.problem(
                    value.span(),
                    message,
                    "labels are those of web pages, such as \"windows-1251\"".to_owned(),
                );
                None
            }
        }
    }

    /// One profile for all languages, or one a language.
    fn profiles(&mut self, value: &Value<'t>) -> BTreeMap<Option<Lang>, String> {
        const EXPECTED: &str = "a profile such as \"ap\", or one a language such as { en = \"ap\", fr = \"fr-press\" }";
        let mut profiles = BTreeMap::new();
        let Some(table) = value.get_ref().as_table() else {
            profiles.extend(self.string(value, "profile", EXPECTED).map(|name| (None, name)));
            return profiles;
        };
        for (tag, profile) in table {
            match parse_lang(tag.get_ref()) {
                Ok(lang) => {
                    profiles.extend(self.string(profile, "profile", EXPECTED).map(|name| (Some(lang), name)));
                }
                Err(message) => self.problem(tag.span(), message, format!("write {EXPECTED}")),
            }
        }
        profiles
    }

    pub(super) fn patterns(&mut self, value: &Value<'_>, key: &str) -> PathPatterns {
        let patterns = self.strings(value, key, "a list of path patterns such as [\"drafts/**\", \"*.bak\"]");
        PathPatterns::new(patterns.iter().map(String::as_str)).unwrap_or_else(|message| {
            self.problem(value.span(), message, "correct the pattern".to_owned());
            PathPatterns::default()
        })
    }
}
