//! Rounding of numbers as people read them: on their decimal digits.

/// Digits of a number that count.
///
/// Source: Excel specifications and limits (number precision).
const DIGITS: i32 = 15;

/// Rounds to so many decimals, half away from zero, on the decimal text of 15 digits: 1.005 is
/// 1.01, though the binary number lies below. Negative `places` round to tens, hundreds ….
///
/// ```
/// use indeck_model::decimal::round_half_away;
/// assert_eq!(round_half_away(1.005, 2), 1.01);
/// ```
pub fn round_half_away(x: f64, places: i32) -> f64 {
    if !x.is_finite() || x == 0.0 {
        return if x == 0.0 { 0.0 } else { x };
    }
    let text = format!("{:.14e}", x.abs());
    let Some((mantissa, exponent)) = text.split_once('e') else { return x };
    let digits: Result<u64, _> = mantissa.replace('.', "").parse();
    let (Ok(digits), Ok(exponent)) = (digits, exponent.parse::<i32>()) else { return x };
    let dropped = DIGITS - 1 - exponent - places;
    let Ok(dropped) = u32::try_from(dropped) else { return x };
    let kept = match 10_u64.checked_pow(dropped) {
        Some(unit) => digits / unit + u64::from(digits % unit >= unit.div_ceil(2)),
        None => 0,
    };
    let rounded: f64 = format!("{kept}e{}", -places).parse().unwrap_or(x.abs());
    if kept > 0 && x < 0.0 { -rounded } else { rounded }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::float_cmp, reason = "the nearest number to a decimal text is one number")]
    use super::round_half_away;

    #[test]
    fn halves_of_the_decimal_text_are_rounded_away_from_zero() {
        let cases = [
            (0.285, 2, 0.29),
            (0.145, 2, 0.15),
            (1.005, 2, 1.01),
            (-2.675, 2, -2.68),
            (2.5, 0, 3.0),
            (-2.5, 0, -3.0),
            (1_500.0, -3, 2_000.0),
            (0.5, 0, 1.0),
            (0.499_999, 0, 0.0),
            (1e-300, 2, 0.0),
            (1e300, 2, 1e300),
            (123_456.789, 15, 123_456.789),
        ];
        for (x, places, expected) in cases {
            assert_eq!(round_half_away(x, places), expected, "{x} to {places}");
        }
    }

    #[test]
    fn nothing_is_rounded_to_a_negative_zero() {
        for x in [-0.001, -0.0, -1e-20] {
            assert!(round_half_away(x, 2).is_sign_positive(), "{x}");
        }
    }
}
