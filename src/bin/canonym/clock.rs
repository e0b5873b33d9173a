//! The only look at the clock: the library is told what day it is.

use canonym::Date;

/// Today in UTC.
pub(crate) fn today() -> Date {
    jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date()
}

/// This moment, as `2024-05-01T09:30:00.123Z`.
pub(crate) fn now() -> String {
    format!("{:.3}", jiff::Timestamp::now())
}
