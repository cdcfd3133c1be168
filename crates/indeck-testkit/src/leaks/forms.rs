//! How a number may be written: with any number of decimals, any separators, as a percentage, in
//! thousands or millions, rounded or cut off.

use std::collections::BTreeSet;

/// Digits from which on chance does not write a number that has a separator.
const DISTINCTIVE: usize = 6;
/// The same for a whole number without separators: lengths and places have up to eight digits.
const DISTINCTIVE_WHOLE: usize = 9;
/// Fewest digits of a form that stands for a number with decimals.
const SHORTEST: usize = 4;
/// What stands between groups of three digits.
const GROUPS: [&str; 7] = ["", ",", ".", " ", "\u{a0}", "\u{202f}", "\u{2019}"];

/// The forms of a number, told apart by where they may be looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Forms {
    /// Forms that are looked for in all bytes.
    pub anywhere: BTreeSet<String>,
    /// Forms that are looked for where people read, standing alone.
    pub read: BTreeSet<String>,
}

impl Forms {
    /// The forms of a number with decimals.
    ///
    /// ```
    /// use indeck_testkit::leaks::forms::Forms;
    /// let forms = Forms::of_number(2743.918203);
    /// assert!(forms.anywhere.contains("2743.918203"));
    /// assert!(forms.anywhere.contains("2\u{a0}743,92"));
    /// assert!(forms.anywhere.contains("274391.8203"), "as a percentage");
    /// assert!(forms.read.contains("2,744"));
    /// assert!(forms.read.contains("2.74K"));
    /// ```
    pub fn of_number(value: f64) -> Self {
        let mut forms = Self::default();
        let exact = value.abs().to_string();
        for (places, suffixes) in SCALES {
            let scaled = shifted(&exact, places);
            for decimals in 0..=MOST_DECIMALS {
                forms.add_all(&rounded(&scaled, decimals), suffixes);
                forms.add_all(&cut_off(&scaled, decimals), suffixes);
            }
            forms.add_all(&scaled, suffixes);
        }
        forms
    }

    /// The forms of a count.
    pub fn of_count(value: u64) -> Self {
        let text = value.to_string();
        let read = GROUPS.iter().map(|group| grouped(&text, group)).collect();
        Self { anywhere: BTreeSet::new(), read }
    }

    /// Without those that a number that is shown has, too.
    #[must_use]
    pub fn without(mut self, shown: &BTreeSet<String>) -> Self {
        self.anywhere.retain(|form| !shown.contains(form));
        self.read.retain(|form| !shown.contains(form));
        self
    }

    /// All forms.
    pub fn all(&self) -> impl Iterator<Item = &String> {
        self.anywhere.iter().chain(&self.read)
    }

    fn add_all(&mut self, text: &str, suffixes: &[&str]) {
        let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
        for group in GROUPS {
            for point in [".", ","] {
                if group == point {
                    continue;
                }
                let mut form = grouped(whole, group);
                if !decimals.is_empty() {
                    form.push_str(point);
                    form.push_str(decimals);
                }
                self.add(form, suffixes);
            }
        }
    }

    fn add(&mut self, form: String, suffixes: &[&str]) {
        let digits = significant(&form);
        let separated = form.chars().any(|c| !c.is_ascii_digit());
        let enough = if separated { DISTINCTIVE } else { DISTINCTIVE_WHOLE };
        if digits < SHORTEST {
            // Three digits say something with a unit behind them alone.
            let short = if digits >= 3 { suffixes } else { &[] };
            self.read.extend(short.iter().map(|suffix| format!("{form}{suffix}")));
        } else if digits >= enough {
            self.anywhere.insert(form);
        } else {
            self.read.extend(suffixes.iter().map(|suffix| format!("{form}{suffix}")));
            self.read.insert(form);
        }
    }
}

/// By how many places the point moves before a number is shown, and what stands behind it then.
const SCALES: [(i32, &[&str]); 4] = [
    (0, &[]),
    (2, &["%", " %", "\u{a0}%", "\u{202f}%"]),
    (-3, &["K", "k", " k", "\u{a0}K"]),
    (-6, &["M", "m", " m", "\u{a0}M"]),
];

const MOST_DECIMALS: usize = 12;

/// A decimal number with its point moved to the right, or to the left where `places` is negative.
fn shifted(text: &str, places: i32) -> String {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let zeros = "0".repeat(places.unsigned_abs() as usize);
    let (whole, fraction) = if places >= 0 {
        let digits = format!("{fraction}{zeros}");
        let (moved, left) = digits.split_at(zeros.len());
        (format!("{whole}{moved}"), left.trim_end_matches('0').to_owned())
    } else {
        let digits = format!("{zeros}{whole}");
        let (left, moved) = digits.split_at(digits.len() - zeros.len());
        (left.to_owned(), format!("{moved}{fraction}"))
    };
    let whole = match whole.trim_start_matches('0') {
        "" => "0",
        digits => digits,
    };
    if fraction.is_empty() { whole.to_owned() } else { format!("{whole}.{fraction}") }
}

/// Rounded half away from zero, as people and spreadsheets do it.
fn rounded(text: &str, decimals: usize) -> String {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let up = fraction.as_bytes().get(decimals).is_some_and(|digit| *digit >= b'5');
    let digits = format!("{whole}{}", padded(fraction, decimals));
    let digits = if up { plus_one(&digits) } else { digits };
    pointed(&digits, decimals)
}

fn cut_off(text: &str, decimals: usize) -> String {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    pointed(&format!("{whole}{}", padded(fraction, decimals)), decimals)
}

/// So many decimals, with zeros where there are fewer.
fn padded(fraction: &str, decimals: usize) -> String {
    format!("{:0<decimals$}", fraction.get(..decimals).unwrap_or(fraction))
}

/// The next whole number, of digits.
fn plus_one(digits: &str) -> String {
    let mut out: Vec<u8> = digits.bytes().collect();
    for digit in out.iter_mut().rev() {
        if *digit == b'9' {
            *digit = b'0';
        } else {
            *digit += 1;
            return String::from_utf8_lossy(&out).into_owned();
        }
    }
    format!("1{}", String::from_utf8_lossy(&out))
}

fn pointed(digits: &str, decimals: usize) -> String {
    let (whole, fraction) = digits.split_at(digits.len().saturating_sub(decimals));
    if fraction.is_empty() { whole.to_owned() } else { format!("{whole}.{fraction}") }
}

fn grouped(whole: &str, group: &str) -> String {
    let mut out = String::new();
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) {
            out.push_str(group);
        }
        out.push(digit);
    }
    out
}

/// How many digits a form has from the first that is not 0, without zeros at the end of its decimals.
fn significant(form: &str) -> usize {
    let digits: String = form.chars().filter(char::is_ascii_digit).collect();
    digits.trim_matches('0').len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_rounded_half_away_from_zero_and_carry() {
        let cases = [
            ("2.5", 0, "3"),
            ("9.996", 2, "10.00"),
            ("1234.5678", 3, "1234.568"),
            ("0.0625", 3, "0.063"),
            ("7", 1, "7.0"),
        ];
        for (value, decimals, expected) in cases {
            assert_eq!(rounded(value, decimals), expected, "{value}");
        }
        assert_eq!(cut_off("9.996", 2), "9.99");
    }

    #[test]
    fn points_move_in_decimal_digits() {
        let cases = [
            ("0.1203", 2, "12.03"),
            ("120000", -6, "0.120000"),
            ("12", 2, "1200"),
            ("1234.5", -3, "1.2345"),
            ("0.5", -3, "0.0005"),
        ];
        for (text, places, expected) in cases {
            assert_eq!(shifted(text, places), expected, "{text}");
        }
    }

    #[test]
    fn groups_of_digits_are_parted_from_the_right() {
        assert_eq!(grouped("1234567", ","), "1,234,567");
        assert_eq!(grouped("123", ","), "123");
    }

    #[test]
    fn round_figures_are_no_forms() {
        let forms = Forms::of_number(120_000.0);
        assert!(forms.anywhere.is_empty(), "{forms:?}");
        assert!(forms.read.is_empty(), "{forms:?}");
    }
}
