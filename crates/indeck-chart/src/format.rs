//! Numbers as text by Excel's number formats, in English.
//!
//! Source: ECMA-376-1, 18.8.31 `numFmts`.

use indeck_model::decimal::round_half_away;
use ssfmt::FormatOptions;

/// A number format that is read once and shows many numbers.
pub(crate) struct Formatter {
    code: Option<ssfmt::NumberFormat>,
    /// Decimals that show, in formats of plain digits.
    places: Option<i32>,
}

impl Formatter {
    /// Reads a code; what is none shows numbers as they are.
    pub(crate) fn new(code: &str) -> Self {
        let code = if code.trim().is_empty() { "General" } else { code };
        let places = places(code);
        Self { code: ssfmt::NumberFormat::parse(code).ok(), places }
    }

    /// The number as text.
    pub(crate) fn text(&self, value: f64) -> String {
        // Half of the last decimal rounds away from zero, as on paper.
        let value = self.places.map_or(value, |places| round_half_away(value, places));
        let shown = self.code.as_ref();
        let shown = shown.and_then(|code| code.try_format(value, &FormatOptions::default()).ok());
        shown.unwrap_or_else(|| value.to_string())
    }
}

/// Decimals of a code of one section of plain digits; `None` where there is more to it.
fn places(code: &str) -> Option<i32> {
    let mut bare = String::new();
    let mut quoted = false;
    for c in code.chars() {
        quoted ^= c == '"';
        if !quoted && c != '"' {
            bare.push(c);
        }
    }
    let is_plain = |c: char| "0#?,.% $€£+-".contains(c);
    if !bare.chars().all(is_plain) || !bare.contains(['0', '#', '?']) {
        return None;
    }
    let percents = bare.matches('%').count();
    let digits = bare.trim_end_matches(|c: char| !"0#?,".contains(c));
    let scaling = digits.len() - digits.trim_end_matches(',').len();
    let decimals = digits
        .split_once('.')
        .map_or(0, |(_, after)| after.chars().filter(|c| "0#?".contains(*c)).count());
    i32::try_from(decimals + 2 * percents).ok()?.checked_sub(3 * i32::try_from(scaling).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_show_as_excel_shows_them() {
        let cases = [
            (1234.5, "General", "1234.5"),
            (0.1 + 0.2, "General", "0.3"),
            (1_000_000.0, "#,##0", "1,000,000"),
            (0.256, "0.0%", "25.6%"),
            (2.5, "0", "3"),
            (1.005, "0.00", "1.01"),
            (-1.5, "0.0;(0.0)", "(1.5)"),
            (1_500_000.0, "0.0,,\"M\"", "1.5M"),
            (46_347.0, "mmm yyyy", "Nov 2026"),
            (7.0, "", "7"),
            (-0.001, "0.0", "0.0"),
        ];
        for (value, code, expected) in cases {
            assert_eq!(Formatter::new(code).text(value), expected, "{value} as {code}");
        }
    }
}
