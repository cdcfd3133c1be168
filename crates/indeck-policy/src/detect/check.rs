//! Check digits and dates inside numbers.

use indeck_model::Date;

/// The digits of a text of digits; empty if anything else is in it.
pub(super) fn digits(text: &str) -> Vec<u32> {
    text.chars().map(|c| c.to_digit(10)).collect::<Option<_>>().unwrap_or_default()
}

/// The sum of digits times weights.
pub(super) fn weighted(digits: &[u32], weights: &[i64]) -> i64 {
    digits.iter().zip(weights).map(|(digit, weight)| i64::from(*digit) * weight).sum()
}

/// Source: ISO/IEC 7812-1, annex B.
pub(super) fn luhn(digits: &[u32]) -> bool {
    let doubled = |d: u32| if d > 4 { 2 * d - 9 } else { 2 * d };
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(at, d)| if at % 2 == 1 { doubled(*d) } else { *d })
        .sum();
    !digits.is_empty() && sum.is_multiple_of(10)
}

/// The remainder by 97 of a text of digits and capitals, a letter being 10 to 35.
///
/// Source: ISO/IEC 7064, MOD 97-10.
pub(super) fn mod_97(text: impl Iterator<Item = char>) -> Option<u32> {
    text.into_iter().try_fold(0, |rest: u32, character| {
        let value = character.to_digit(36)?;
        Some((rest * if value > 9 { 100 } else { 10 } + value) % 97)
    })
}

/// Source: ISO/IEC 7064, MOD 11,10.
pub(super) fn mod_11_10(digits: &[u32]) -> bool {
    let Some((last, rest)) = digits.split_last() else { return false };
    let product = rest.iter().fold(10, |product, digit| {
        let sum = (digit + product) % 10;
        2 * (if sum == 0 { 10 } else { sum }) % 11
    });
    (11 - product) % 10 == *last
}

/// Source: Verhoeff, Error Detecting Decimal Codes (1969): the dihedral group of ten elements.
pub(super) fn verhoeff(digits: &[u32]) -> bool {
    // Elements 0 to 4 turn, 5 to 9 turn and mirror.
    let join = |a: u32, b: u32| match (a < 5, b < 5) {
        (true, true) => (a + b) % 5,
        (true, false) => 5 + (a + b) % 5,
        (false, true) => 5 + (a + 5 - b) % 5,
        (false, false) => (a + 10 - b) % 5,
    };
    const STEP: [u32; 10] = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];
    let turned = |digit: u32, times: usize| {
        (0..times % 8).fold(digit, |d, _| STEP.get(d as usize).copied().unwrap_or(d))
    };
    let whole = digits.iter().rev().enumerate().fold(0, |sum, (at, d)| join(sum, turned(*d, at)));
    !digits.is_empty() && whole == 0
}

/// Whether there is such a day; of years of two digits, in one of these centuries.
pub(super) fn is_day(year: u32, month: u32, day: u32, centuries: &[u32]) -> bool {
    centuries.iter().any(|century| Date::from_ymd((century + year) as i32, month, day).is_some())
}

/// The number of so many digits from a place on.
pub(super) fn part(digits: &[u32], from: usize, length: usize) -> u32 {
    let part = digits.get(from..from + length).unwrap_or_default();
    part.iter().fold(0, |number, digit| number * 10 + digit)
}
