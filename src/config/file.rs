//! What may stand in a `canonym.toml`.

use std::collections::BTreeMap;

use toml::de::DeTable;

use super::reader::{Reader, Value};
use super::{ConfigProblem, FailOn, FileSettings, PathPatterns, nearest};
use crate::finding::Severity;
use crate::text::{Position, Span};

/// One `canonym.toml`.
///
/// ```
/// use canonym::config::ConfigFile;
///
/// let text = "profile = \"ap\"\n\n[[override]]\npaths = [\"de/**\"]\nlanguage = \"de\"\n";
/// let (config, problems) = ConfigFile::parse("canonym.toml", text);
/// assert!(problems.is_empty());
/// assert_eq!(config.for_path("de/a.md").language, canonym::Lang::parse("de"));
/// ```
#[derive(Debug, Clone, Default)]
pub struct ConfigFile {
    /// What it is called in messages.
    pub name: Box<str>,
    /// What holds for every file: `profile`, `language`, `date`, `charset`.
    pub base: FileSettings,
    /// From which severity on a run fails.
    pub fail_on: Option<FailOn>,
    /// Dictionaries of the house, as paths relative to the configuration's folder.
    pub dictionaries: Vec<String>,
    /// Severity by rule name; `None` is off.
    pub rules: BTreeMap<String, Option<Severity>>,
    /// Forms the house has decided on, as (entity, form).
    pub forms: Vec<(String, String)>,
    /// Whether the files are an archive that must not be rewritten.
    pub read_only: bool,
    /// Where the rules of `rules` stand in the file.
    rule_places: BTreeMap<String, (Span, Position)>,
    pub(super) exclude: PathPatterns,
    pub(super) overrides: Vec<Override>,
}

/// What holds for some paths only.
#[derive(Debug, Clone, Default)]
pub(super) struct Override {
    pub(super) paths: PathPatterns,
    pub(super) settings: FileSettings,
}

const KEYS: &[&str] = &[
    "profile",
    "language",
    "date",
    "charset",
    "fail-on",
    "exclude",
    "dictionaries",
    "rules",
    "override",
    "archive",
    "forms",
];
const OVERRIDE_KEYS: &[&str] = &["paths", "profile", "language", "date", "charset"];
const ARCHIVE_KEYS: &[&str] = &["read-only"];

impl ConfigFile {
    /// Reads a configuration. What means nothing is left out and told, in the order of the file;
    /// only a problem that is [`fatal`](ConfigProblem::fatal) makes the rest unusable.
    pub fn parse(name: &str, text: &str) -> (ConfigFile, Vec<ConfigProblem>) {
        let mut config = ConfigFile { name: name.into(), ..ConfigFile::default() };
        let mut reader = Reader::new(text);
        match DeTable::parse(text) {
            Ok(table) => config.read(&mut reader, table.get_ref()),
            Err(error) => reader.malformed(&error),
        }
        reader.problems.sort_by_key(|problem| problem.span);
        (config, reader.problems)
    }

    /// Rules that are none of the `known` ones. They are told like other keys that mean nothing, and
    /// no longer in [`rules`](Self::rules).
    pub fn unknown_rules(&mut self, known: &[&str]) -> Vec<ConfigProblem> {
        let (rules, unknown) =
            std::mem::take(&mut self.rules).into_iter().partition(|(name, _)| known.contains(&name.as_str()));
        self.rules = rules;
        let unknown: BTreeMap<String, Option<Severity>> = unknown;
        let problem = |name: &String| {
            let &(span, position) = self.rule_places.get(name)?;
            let help = match nearest(name, known.iter().copied()) {
                Some(meant) => format!("did you mean `{meant}`?"),
                None => "`canonym rules` lists them".to_owned(),
            };
            Some(ConfigProblem { span, position, message: format!("there is no rule `{name}`"), help, fatal: false })
        };
        unknown.keys().filter_map(problem).collect()
    }

    fn read<'t>(&mut self, reader: &mut Reader<'t>, table: &DeTable<'t>) {
        for (key, value) in table {
            match key.get_ref().as_ref() {
                name if reader.file_key(&mut self.base, name, value) => {}
                name @ "fail-on" => self.fail_on = reader.fail_on(value, name),
                name @ "exclude" => self.exclude = reader.patterns(value, name),
                name @ "dictionaries" => {
                    self.dictionaries = reader.strings(value, name, "a list of paths such as [\"house.toml\"]");
                }
                "rules" => self.read_rules(reader, value),
                "override" => self.read_overrides(reader, value),
                "archive" => self.read_archive(reader, value),
                "forms" => self.read_forms(reader, value),
                _ => reader.unknown_key(key, KEYS),
            }
        }
    }

    fn read_rules<'t>(&mut self, reader: &mut Reader<'t>, value: &Value<'t>) {
        let table = reader.table(value, "rules", "a table such as [rules] mixed-forms = \"error\"");
        for (rule, level) in table.into_iter().flatten() {
            reader.level(rule.get_ref(), level, &mut self.rules);
            self.rule_places.insert(rule.get_ref().to_string(), reader.place(rule.span()));
        }
    }

    fn read_forms<'t>(&mut self, reader: &mut Reader<'t>, value: &Value<'t>) {
        let table = reader.table(value, "forms", "a table such as [forms] kharkiv = \"Kharkiv\"");
        for (entity, form) in table.into_iter().flatten() {
            let name = entity.get_ref().as_ref();
            let form = reader.string(form, name, "the form your house writes, such as \"Kharkiv\"");
            self.forms.extend(form.map(|form| (name.to_owned(), form)));
        }
    }

    fn read_archive<'t>(&mut self, reader: &mut Reader<'t>, value: &Value<'t>) {
        let table = reader.table(value, "archive", "a table such as [archive] read-only = true");
        for (key, value) in table.into_iter().flatten() {
            match key.get_ref().as_ref() {
                name @ "read-only" => {
                    // What was meant to protect an archive protects it, however it is written.
                    self.read_only = reader.boolean(value, name).unwrap_or(true);
                }
                _ => reader.unknown_key(key, ARCHIVE_KEYS),
            }
        }
    }

    fn read_overrides<'t>(&mut self, reader: &mut Reader<'t>, value: &Value<'t>) {
        const EXPECTED: &str = "[[override]], with two brackets, and `paths` under it";
        let Some(array) = value.get_ref().as_array() else {
            let message = "`override` is a list of tables".to_owned();
            return reader.problem(value.span(), message, format!("write {EXPECTED}"));
        };
        for item in array {
            let Some(table) = reader.table(item, "override", EXPECTED) else { continue };
            let mut exception = Override::default();
            let mut has_paths = false;
            for (key, value) in table {
                match key.get_ref().as_ref() {
                    name @ "paths" => {
                        exception.paths = reader.patterns(value, name);
                        has_paths = true;
                    }
                    name if reader.file_key(&mut exception.settings, name, value) => {}
                    _ => reader.unknown_key(key, OVERRIDE_KEYS),
                }
            }
            if !has_paths {
                let message = "this override names no paths, so it holds nowhere".to_owned();
                reader.problem(item.span(), message, "add `paths = [\"de/**\"]`".to_owned());
            }
            self.overrides.push(exception);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{ConfigFile, FailOn, Severity};
    use crate::text::Lang;

    fn parse(text: &str) -> (ConfigFile, Vec<String>) {
        let (config, problems) = ConfigFile::parse("canonym.toml", text);
        let say =
            |p: &super::ConfigProblem| format!("{}:{}: {}; {}", p.position.line, p.position.column, p.message, p.help);
        (config, problems.iter().map(say).collect())
    }

    #[test]
    fn everything_that_may_be_written_is_read() {
        let (config, problems) = parse(
            r#"
            profile = { en = "ap", fr = "fr-press" }
            language = "en"
            date = 2024-05-01
            fail-on = "error"
            exclude = ["drafts/**"]
            dictionaries = ["house.toml"]
            [rules]
            mixed-schemes = "off"
            mixed-forms = "error"
            [[override]]
            paths = ["de/**"]
            language = "de"
            profile = "de-press"
            [[override]]
            paths = ["de/fr"]
            charset = "latin1"
            profile = { fr = "afp-fr" }
            [archive]
            read-only = true
            [forms]
            kharkiv = "Kharkiv"
            "#,
        );
        assert_eq!(problems, [""; 0]);
        assert_eq!(config.fail_on, Some(FailOn::From(Severity::Error)));
        assert_eq!(config.rules["mixed-schemes"], None);
        assert_eq!(config.rules["mixed-forms"], Some(Severity::Error));
        assert_eq!(config.forms, [("kharkiv".to_owned(), "Kharkiv".to_owned())]);
        assert!(config.read_only && config.excludes("drafts/a.md") && !config.excludes("a.md"));
        let profiles = |path: &str| {
            let settings = config.for_path(path);
            let profiles: Vec<String> =
                settings.profiles.iter().map(|(lang, name)| format!("{lang:?} {name}")).collect();
            profiles.join(", ")
        };
        assert_eq!(profiles("a.md"), "Some(en) ap, Some(fr) fr-press");
        assert_eq!(profiles("de/a.md"), "None de-press");
        assert_eq!(profiles("de/fr/a.md"), "None de-press, Some(fr) afp-fr");
        assert_eq!(config.for_path("de/a.md").language, Lang::parse("de"));
        let charset = |path: &str| config.for_path(path).charset.map(crate::text::Charset::name);
        assert_eq!((charset("de/a.md"), charset("de/fr/a.md")), (None, Some("windows-1252")));
        assert_eq!(config.for_path("a.md").date.map(|date| date.to_string()).as_deref(), Some("2024-05-01"));
    }

    #[test]
    fn what_means_nothing_is_told_with_its_place_and_the_rest_counts() {
        let (config, problems) = parse(
            "profil = \"ap\"\nlanguage = \"english\"\nfail-on = \"eror\"\ndate = 3\n\
             [rules]\nmixed-forms = \"hint\"\n[[override]]\nlanguage = \"de\"\n[archive]\nread-only = \"yes\"\n",
        );
        assert_eq!(
            problems,
            [
                "1:1: canonym knows no `profil`; did you mean `profile`?",
                "2:12: `english` is not a language tag such as en, uk or pt-BR; english is `en`; \
                 write a tag such as \"en\", \"uk\" or \"pt-BR\"",
                "3:11: `fail-on` cannot be \"eror\"; did you mean \"error\"?",
                "4:8: `date` cannot be this; write a day such as 2024-05-01",
                "6:15: `mixed-forms` cannot be \"hint\"; write one of \"off\", \"info\", \"warning\", \"error\"",
                "7:1: this override names no paths, so it holds nowhere; add `paths = [\"de/**\"]`",
                "10:13: `read-only` cannot be this; write true or false",
            ]
        );
        assert!(config.read_only, "an archive stays protected");
    }

    #[test]
    fn rules_that_are_none_are_told_and_do_not_count() {
        let (mut config, _) = parse("[rules]\nmixed-form = \"off\"\nodd = \"error\"\nmixed-script = \"off\"\n");
        let problems = config.unknown_rules(&["mixed-forms", "mixed-script"]);
        let said: Vec<String> =
            problems.iter().map(|p| format!("{}: {}; {}", p.position.line, p.message, p.help)).collect();
        assert_eq!(
            said,
            [
                "2: there is no rule `mixed-form`; did you mean `mixed-forms`?",
                "3: there is no rule `odd`; `canonym rules` lists them"
            ]
        );
        assert_eq!(config.rules.keys().collect::<Vec<_>>(), ["mixed-script"]);
    }

    #[test]
    fn what_is_not_toml_is_fatal_and_has_a_place() {
        let (_, problems) = ConfigFile::parse("canonym.toml", "language = \"en\"\nprofile = \n");
        assert_eq!(problems.len(), 1);
        assert!(problems[0].fatal && problems[0].position.line == 2, "{problems:?}");
        assert!(problems[0].message.starts_with("this is not TOML: "), "{problems:?}");
    }
}
