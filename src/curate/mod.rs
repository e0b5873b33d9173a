//! What keeps dictionaries in order: looking them over, comparing two states, taking in lists of others.
//!
//! For those who edit names, not for those who check texts: nothing on the way from a text to its
//! findings uses it.

pub mod check;
pub mod diff;
pub mod import;

pub use check::{RULES, check, shipped};

#[cfg(test)]
mod tests {
    use super::RULES;
    use crate::judge;
    use crate::report::json::SCHEMA;

    #[test]
    fn the_schema_of_findings_has_the_rules_there_are() {
        let schema: serde_json::Value = serde_json::from_str(SCHEMA).expect("JSON");
        let listed = schema["$defs"]["finding"]["properties"]["rule"]["enum"].as_array().expect("a list");
        let names: Vec<&str> = listed.iter().skip(judge::RULES.len()).filter_map(|name| name.as_str()).collect();
        assert_eq!(names, RULES.iter().map(|(name, _)| *name).collect::<Vec<_>>(), "findings.schema.json");
    }
}
