//! What makes a finding the same finding in the next run.

use std::collections::HashMap;

use sha2::{Digest, Sha256};

use super::{FileReport, place};
use crate::finding::Finding;

/// The fingerprints of the findings of one file, in the order given.
///
/// A fingerprint is made of rule, path, entity, surface and the words around the name, and not of
/// its line, so that it stays while text comes and goes elsewhere. Where all of these are the same
/// twice in a file, the second also counts that it is the second.
pub fn fingerprints(path: &str, findings: &[Finding]) -> Vec<String> {
    of(path, findings, |finding| finding.rule)
}

/// As [`fingerprints`], but of the places alone, whatever the rule that speaks of them.
pub fn places(path: &str, findings: &[Finding]) -> Vec<String> {
    of(path, findings, |_| "")
}

fn of(path: &str, findings: &[Finding], rule: fn(&Finding) -> &str) -> Vec<String> {
    let mut order: Vec<usize> = (0..findings.len()).collect();
    order.sort_by_key(|&i| place(&findings[i]));
    let mut seen: HashMap<[&str; 5], u32> = HashMap::new();
    let mut fingerprints = vec![String::new(); findings.len()];
    for i in order {
        let finding = &findings[i];
        let entity = finding.entity.as_deref().unwrap_or_default();
        let traits = [rule(finding), path, entity, &finding.surface, &finding.surroundings];
        let ordinal = seen.entry(traits).or_default();
        fingerprints[i] = fingerprint(&traits, *ordinal);
        *ordinal += 1;
    }
    fingerprints
}

/// The findings of a file by place, with their fingerprints.
pub(super) fn by_place<'a>(report: &FileReport<'a>) -> Vec<(&'a Finding, String)> {
    let fingerprints = fingerprints(report.source.name(), report.findings);
    let mut findings: Vec<_> = report.findings.iter().zip(fingerprints).collect();
    findings.sort_by_key(|(finding, _)| place(finding));
    findings
}

fn fingerprint(traits: &[&str], ordinal: u32) -> String {
    let mut hasher = Sha256::new();
    for text in traits {
        // The length keeps ("ab", "c") and ("a", "bc") apart.
        hasher.update((text.len() as u64).to_le_bytes());
        hasher.update(text.as_bytes());
    }
    hasher.update(ordinal.to_le_bytes());
    let start = hasher.finalize().iter().take(8).fold(0_u64, |start, &byte| start << 8 | u64::from(byte));
    format!("{start:016x}")
}
