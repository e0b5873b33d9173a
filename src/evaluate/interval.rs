//! A share, and how sure it is.

use serde::Serialize;

/// A share with its 95 % interval.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Rate {
    /// The share, 0 to 1.
    pub value: f64,
    /// Lower end of the interval.
    pub low: f64,
    /// Upper end of the interval.
    pub high: f64,
}

/// The normal quantile of a two-sided 95 % interval.
const Z: f64 = 1.959_964;

impl Rate {
    /// `part` of `whole` with Wilson's interval; `None` of nothing. Halves may be counted.
    pub fn of(part: f64, whole: f64) -> Option<Rate> {
        if whole <= 0.0 {
            return None;
        }
        let value = part / whole;
        let square = Z * Z;
        let center = value + square / (2.0 * whole);
        let spread = Z * (value * (1.0 - value) / whole + square / (4.0 * whole * whole)).sqrt();
        let scale = 1.0 + square / whole;
        let low = ((center - spread) / scale).clamp(0.0, value);
        let high = ((center + spread) / scale).clamp(value, 1.0);
        Some(Rate { value, low, high })
    }

    /// A share of things counted one by one.
    #[expect(clippy::cast_precision_loss, reason = "nobody annotates 2^52 names")]
    pub fn of_counts(part: usize, whole: usize) -> Option<Rate> {
        Rate::of(part as f64, whole as f64)
    }
}
