//! Numbers as text by Excel's number formats, in English.
//!
//! Source: ECMA-376-1, 18.8.31 `numFmts`.

use indeck_model::decimal::round_half_away;
use ssfmt::FormatOptions;

/// Numbers of that size and more are not written out: there are no digits left to be exact.
const GREAT: f64 = 1e18;
/// Decimals that a code of several sections may have.
const UNKNOWN: i32 = 3;

/// A number format that is read once and shows many numbers.
pub(crate) struct Formatter {
    code: Option<ssfmt::NumberFormat>,
    /// Decimals that show, in formats of plain digits.
    places: Option<i32>,
    /// How numbers show that have more digits than the code's form can tell.
    great: Option<Great>,
}

/// Great numbers: a power of ten instead of all digits, as spreadsheets show what has no form.
struct Great {
    before: String,
    after: String,
    /// What numbers are multiplied by for percents and thousands.
    factor: f64,
}

impl Formatter {
    /// Reads a code; what is none shows numbers as they are.
    pub(crate) fn new(code: &str) -> Self {
        let code = if code.trim().is_empty() { "General" } else { code };
        let great = Great::new(code);
        Self { code: ssfmt::NumberFormat::parse(code).ok(), places: places(code), great }
    }

    /// The number as text.
    pub(crate) fn text(&self, value: f64) -> String {
        let digits = value.abs() * 10f64.powi(self.places.unwrap_or(UNKNOWN));
        if let Some(great) = self.great.as_ref().filter(|_| digits >= GREAT) {
            return great.text(value);
        }
        // Half of the last decimal rounds away from zero, as on paper.
        let value = self.places.map_or(value, |places| round_half_away(value, places));
        let shown = self.code.as_ref();
        let shown = shown.and_then(|code| code.try_format(value, &FormatOptions::default()).ok());
        shown.unwrap_or_else(|| value.to_string())
    }
}

impl Great {
    /// The form of that code; `None` where the code itself has a form for great numbers.
    fn new(code: &str) -> Option<Self> {
        if code.trim().eq_ignore_ascii_case("General") || code.contains("E+") {
            return None;
        }
        let mut great = Self { before: String::new(), after: String::new(), factor: 1.0 };
        if places(code).is_some() {
            great.read(code);
        }
        Some(great)
    }

    /// Reads the text around the digits of a code of plain digits.
    fn read(&mut self, code: &str) {
        let (mut quoted, mut digits) = (false, String::new());
        for c in code.chars() {
            quoted ^= c == '"';
            if !quoted && "0#?,.".contains(c) {
                digits.push(c);
                continue;
            }
            if !quoted && c == '%' {
                self.factor *= 100.0;
            }
            let text = if digits.is_empty() { &mut self.before } else { &mut self.after };
            text.extend(Some(c).filter(|c| *c != '"'));
        }
        let thousands = digits.len() - digits.trim_end_matches(',').len();
        self.factor /= 1000f64.powi(i32::try_from(thousands).unwrap_or_default());
    }

    fn text(&self, value: f64) -> String {
        let scaled = value.abs() * self.factor;
        if !scaled.is_finite() {
            return format!("{value:.2E}");
        }
        let sign = if value < 0.0 { "-" } else { "" };
        let power = format!("{scaled:.2E}").replace('E', "E+");
        format!("{sign}{}{power}{}", self.before, self.after)
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
            (1e15, "#,##0", "1,000,000,000,000,000"),
            (123_456_789_012_345_680.0, "#,##0", "123,456,789,012,345,680"),
            (1e15, "0.0%", "1.00E+17%"),
            (2e19, "General", "2E+19"),
            (2e19, "#,##0", "2.00E+19"),
            (-2e19, "#,##0", "-2.00E+19"),
            (1e300, "0", "1.00E+300"),
            (1e17, "0%", "1.00E+19%"),
            (1.5e25, "$#,##0.00", "$1.50E+25"),
            (2e25, "0.0,,\"M\"", "2.00E+19M"),
            (2e19, "0.0;(0.0)", "2.00E+19"),
            (f64::MAX, "0%", "1.80E308"),
        ];
        for (value, code, expected) in cases {
            assert_eq!(Formatter::new(code).text(value), expected, "{value} as {code}");
        }
    }
}
