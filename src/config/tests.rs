//! The schema beside the parser.

use jsonschema::Validator;
use serde_json::{Value, json};

use super::{ConfigFile, DivideBy, FailOn, SCHEMA};
use crate::judge::RULES;

fn schema() -> Value {
    serde_json::from_str(SCHEMA).expect("JSON")
}

/// What the parser says may stand in a table, which it tells to somebody who writes something else.
fn keys_of_parser(header: &str) -> Vec<String> {
    let (_, problems) = ConfigFile::parse("canonym.toml", &format!("{header}\nqqqqqqqqqqqq = 1\n"));
    let mut help = problems.iter().filter_map(|problem| problem.help.strip_prefix("what may stand here: "));
    let mut keys: Vec<String> = help.next().expect("a list of keys").split(", ").map(str::to_owned).collect();
    keys.sort();
    keys
}

/// The tables with fixed keys that the schema knows: their TOML headers and their schemas.
fn tables(schema: &Value) -> Vec<(String, &Value)> {
    let mut tables = vec![(String::new(), schema)];
    for (key, value) in schema["properties"].as_object().expect("properties") {
        if value.get("properties").is_some() {
            tables.push((format!("[{key}]"), value));
        } else if value["items"].get("properties").is_some() {
            tables.push((format!("[[{key}]]"), &value["items"]));
        }
    }
    tables
}

#[test]
fn the_schema_has_the_keys_that_the_parser_knows() {
    for (header, table) in tables(&schema()) {
        let mut keys: Vec<String> = table["properties"].as_object().expect("properties").keys().cloned().collect();
        keys.sort();
        assert_eq!(keys, keys_of_parser(&header), "of `{header}` in canonym.schema.json (left) and the parser (right)");
        for key in keys {
            let (_, problems) = ConfigFile::parse("canonym.toml", &format!("{header}\n{key} = 3\n"));
            let unknown = format!("canonym knows no `{key}`");
            assert!(problems.iter().all(|problem| problem.message != unknown), "`{key}` of `{header}` is not read");
        }
    }
}

#[test]
fn what_may_be_chosen_is_the_same() {
    let schema = schema();
    let rules = &schema["properties"]["rules"];
    let names: Vec<&str> = RULES.iter().map(|rule| rule.name).collect();
    assert_eq!(rules["propertyNames"]["enum"], json!(names));
    assert_eq!(rules["additionalProperties"]["enum"], json!(super::reader::LEVELS));
    assert_eq!(schema["properties"]["fail-on"]["enum"], json!(FailOn::NAMES));
    assert_eq!(schema["properties"]["corpus"]["items"]["enum"], json!(DivideBy::NAMES));
}

/// TOML as the data that editors check; a day is its text.
fn data(text: &str) -> Value {
    fn value(toml: toml::Value) -> Value {
        match toml {
            toml::Value::Datetime(day) => day.to_string().into(),
            toml::Value::Array(items) => items.into_iter().map(value).collect(),
            toml::Value::Table(table) => {
                Value::Object(table.into_iter().map(|(key, item)| (key, value(item))).collect())
            }
            plain => serde_json::to_value(plain).expect("JSON"),
        }
    }
    value(toml::Value::Table(text.parse().expect("TOML")))
}

#[test]
fn schema_and_parser_accept_and_refuse_the_same() {
    let schema = schema();
    assert!(jsonschema::draft202012::meta::is_valid(&schema));
    let validator: Validator = jsonschema::draft202012::new(&schema).expect("a schema");
    for (text, is_right) in [
        ("", true),
        ("profile = \"ap\"\nlanguage = \"uk\"\ndate = 2024-05-01\nfail-on = \"never\"\n", true),
        ("profile = { en = \"ap\", pt-BR = \"x\", zh-Hant = \"y\" }\nexclude = [\"чернетки/**\"]\n", true),
        ("[[override]]\npaths = [\"عربي/**\"]\nlanguage = \"ar\"\ndate = \"2024-05-01\"\n", true),
        ("[rules]\nmixed-forms = \"off\"\n[forms]\nkharkiv = \"Харків\"\n[archive]\nread-only = true\n", true),
        ("corpus = [\"folder\", \"year\"]\nbaseline = \"old.toml\"\naccepted = \"права.toml\"\n", true),
        ("charset = \"windows-1251\"\n[[override]]\npaths = [\"old\"]\ncharset = \"iso-8859-15\"\n", true),
        ("corpus = \"year\"\n", false),
        ("corpus = [\"decade\"]\n", false),
        ("baseline = true\n", false),
        ("profil = \"ap\"\n", false),
        ("profile = 3\n", false),
        ("profile = { english = \"ap\" }\n", false),
        ("language = \"english\"\n", false),
        ("date = \"May 2024\"\n", false),
        ("fail-on = \"eror\"\n", false),
        ("exclude = \"drafts\"\n", false),
        ("[rules]\nmixed-form = \"off\"\n", false),
        ("[rules]\nmixed-forms = \"hint\"\n", false),
        ("[forms]\nkharkiv = 3\n", false),
        ("[[override]]\nlanguage = \"de\"\n", false),
        ("[archive]\nread-only = \"yes\"\n", false),
    ] {
        assert_eq!(validator.is_valid(&data(text)), is_right, "the schema of {text}");
        let (mut config, mut problems) = ConfigFile::parse("canonym.toml", text);
        problems.extend(config.unknown_rules(&RULES.iter().map(|rule| rule.name).collect::<Vec<_>>()));
        assert_eq!(problems.is_empty(), is_right, "the parser of {text}");
    }
}

#[test]
fn what_init_proposes_is_what_the_schema_says() {
    let proposed = include_str!("../bin/canonym/commands/init.toml").replace("#: ", "");
    let validator = jsonschema::draft202012::new(&schema()).expect("a schema");
    let data = data(&proposed);
    assert!(data["archive"]["read-only"].is_boolean(), "{data}");
    assert!(validator.is_valid(&data), "{:?}", validator.validate(&data));
}
