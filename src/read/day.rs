//! Days as metadata write them.

use jiff::civil::Date;

/// The day that a value begins with: `2026-11-22T10:00:00Z`, `20261122T100000+0100`.
pub(super) fn day(value: &str) -> Option<Date> {
    let value = value.trim();
    let dashed = value.get(..10).and_then(|day| day.parse().ok());
    let compact = || value.get(..8).filter(|day| day.bytes().all(|byte| byte.is_ascii_digit()))?.parse().ok();
    dashed.or_else(compact)
}

#[cfg(test)]
mod tests {
    use super::day;

    #[test]
    fn a_day_is_read_with_and_without_dashes() {
        for value in ["2026-11-22", " 2026-11-22T10:00:00Z", "20261122", "20261122T100000+0100"] {
            assert_eq!(day(value).map(|day| day.to_string()).as_deref(), Some("2026-11-22"), "{value}");
        }
        for value in ["", "22.11.2026", "2026-13-01", "2026", "Харків сьогодні"] {
            assert_eq!(day(value), None, "{value}");
        }
    }
}
