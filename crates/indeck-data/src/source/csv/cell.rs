//! What a single cell of a text file can be read as.
//!
//! Inference is careful with codes: a cell is a number only if writing the number back gives the
//! same text, up to the notation of fractions and exponents. So `012`, `+49 30 1234` and whole
//! numbers beyond 64 bits are text.

use indeck_model::table::ColumnKind;
use indeck_model::{Date, DateTime};

/// A set of column kinds, besides text, that every cell can be read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Kinds(u8);

impl Kinds {
    pub(crate) const NONE: Self = Self(0);
    pub(crate) const BOOL: Self = Self(1);
    pub(crate) const INTEGER: Self = Self(2 | Self::NUMBER.0);
    pub(crate) const NUMBER: Self = Self(4);
    pub(crate) const DATE: Self = Self(8 | Self::DATE_TIME.0);
    pub(crate) const DATE_TIME: Self = Self(16);
    pub(crate) const ALL: Self = Self(31);

    pub(crate) fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// The narrowest kind of the set; text where it is empty.
    pub(crate) fn narrowest(self) -> ColumnKind {
        let has = |kinds: Self| self.0 & kinds.0 == kinds.0;
        if self == Self::NONE {
            ColumnKind::Text
        } else if has(Self::BOOL) {
            ColumnKind::Bool
        } else if has(Self::INTEGER) {
            ColumnKind::Integer
        } else if has(Self::NUMBER) {
            ColumnKind::Number
        } else if has(Self::DATE) {
            ColumnKind::Date
        } else {
            ColumnKind::DateTime
        }
    }
}

/// What a cell looks like, for inference and for the hints that go with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// Of one or more of these kinds.
    Plain(Kinds),
    /// Digits that are a code: leading zeros, or more of them than a number keeps.
    Code,
    /// Digits with separators, as `1,234.5`, `1 234` or `0,5`.
    Separated,
    /// Infinity, in one of its spellings.
    Infinite,
    /// Any other text.
    Text,
}

/// Whether the text stands for "missing" in a column that is not text.
pub(crate) fn is_missing_word(text: &str) -> bool {
    matches!(text, "NA" | "N/A" | "NaN" | "null" | "NULL" | "#N/A" | ".")
}

/// Whether the text is infinity as programs write it.
pub(crate) fn is_infinity(text: &str) -> bool {
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    ["inf", "infinity"].iter().any(|word| unsigned.eq_ignore_ascii_case(word))
}

/// The shape of a cell, whose outer spaces are already removed.
pub(crate) fn shape(text: &str) -> Shape {
    match text.as_bytes().first() {
        Some(b'-' | b'+' | b'i' | b'I') if is_infinity(text) => Shape::Infinite,
        Some(b'0'..=b'9' | b'-' | b'.') => number_or_date(text),
        Some(b't' | b'T' | b'f' | b'F') if word_as_bool(text).is_some() => {
            Shape::Plain(Kinds::BOOL)
        }
        _ => Shape::Text,
    }
}

fn number_or_date(text: &str) -> Shape {
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let digits = unsigned.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 1 && unsigned.starts_with('0') && unsigned.get(digits..) != Some("") {
        return date_or_text(text);
    }
    match unsigned.get(digits..) {
        Some("") if digits > 1 && unsigned.starts_with('0') => Shape::Code,
        Some("") if digits == 0 => Shape::Text,
        Some("") if text.parse::<i64>().is_ok() => Shape::Plain(Kinds::INTEGER),
        Some("") => Shape::Code,
        Some(rest) if is_fraction(rest, digits) && is_finite(text) => Shape::Plain(Kinds::NUMBER),
        _ => date_or_text(text),
    }
}

/// Whether `rest`, after that many digits, is a fraction, an exponent, or both.
fn is_fraction(rest: &str, digits: usize) -> bool {
    let (fraction, exponent) = match rest.split_once(['e', 'E']) {
        Some((fraction, exponent)) => (fraction, Some(exponent)),
        None => (rest, None),
    };
    let all_digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
    let mantissa = match fraction.strip_prefix('.') {
        Some(decimals) => all_digits(decimals) && digits + decimals.len() > 0,
        None => fraction.is_empty() && digits > 0,
    };
    let exponent = exponent.is_none_or(|exponent| {
        let unsigned = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
        !unsigned.is_empty() && all_digits(unsigned)
    });
    mantissa && exponent
}

fn is_finite(text: &str) -> bool {
    text.parse::<f64>().is_ok_and(f64::is_finite)
}

fn date_or_text(text: &str) -> Shape {
    if Date::parse_iso(text).is_some() {
        return Shape::Plain(Kinds::DATE);
    }
    if parse_date_time(text).is_some() {
        return Shape::Plain(Kinds::DATE_TIME);
    }
    let separated = text.bytes().all(|b| b.is_ascii_digit() || b"-,.' ".contains(&b))
        && text.contains(',')
        && text.ends_with(|c: char| c.is_ascii_digit());
    if separated { Shape::Separated } else { Shape::Text }
}

/// Reads a whole number; unlike inference, a fixed type takes leading zeros and a plus sign.
pub(crate) fn parse_integer(text: &str) -> Option<i64> {
    text.parse().ok()
}

/// Reads a finite number in point notation, with or without an exponent.
pub(crate) fn parse_number(text: &str) -> Option<f64> {
    // `parse` would also take `inf` and `nan`, which are words.
    let numeric = text.bytes().all(|b| b.is_ascii_digit() || b"+-.eE".contains(&b));
    let number = numeric.then(|| text.parse::<f64>().ok()).flatten()?;
    number.is_finite().then_some(number)
}

fn word_as_bool(text: &str) -> Option<bool> {
    if text.eq_ignore_ascii_case("true") {
        Some(true)
    } else if text.eq_ignore_ascii_case("false") {
        Some(false)
    } else {
        None
    }
}

/// Reads true or false; unlike inference, a fixed type also takes `yes`, `no`, `1` and `0`.
pub(crate) fn parse_bool(text: &str) -> Option<bool> {
    let yes = || text == "1" || text.eq_ignore_ascii_case("yes");
    let no = || text == "0" || text.eq_ignore_ascii_case("no");
    word_as_bool(text).or_else(|| yes().then_some(true)).or_else(|| no().then_some(false))
}

/// Reads a day or `YYYY-MM-DD`, then `T` or a space, then `HH:MM[:SS[.fraction]]` and an optional
/// `Z` or `±HH:MM`. A moment with a zone is turned to UTC; digits after the microsecond are cut.
///
/// Source: RFC 3339, 5.6.
pub(crate) fn parse_date_time(text: &str) -> Option<DateTime> {
    let (day, clock) = match text.split_at_checked(10) {
        Some((day, "")) => (day, "T00:00"),
        Some(parts) => parts,
        None => return None,
    };
    let day = i64::from(Date::parse_iso(day)?.days);
    let clock = clock.strip_prefix(['T', 't', ' '])?;
    let (clock, zone_minutes) = split_zone(clock)?;
    let micros = parse_clock(clock)?;
    Some(DateTime { micros: day * 86_400_000_000 + micros - zone_minutes * 60_000_000 })
}

/// The clock time without its zone, and the zone's minutes east of UTC.
fn split_zone(clock: &str) -> Option<(&str, i64)> {
    if let Some(clock) = clock.strip_suffix(['Z', 'z']) {
        return Some((clock, 0));
    }
    let Some(at) = clock.find(['+', '-']) else { return Some((clock, 0)) };
    let (clock, zone) = clock.split_at_checked(at)?;
    let sign = if zone.starts_with('-') { -1 } else { 1 };
    let (hours, minutes) = zone.get(1..)?.split_once(':')?;
    Some((clock, sign * (two_digits(hours, 23)? * 60 + two_digits(minutes, 59)?)))
}

fn parse_clock(clock: &str) -> Option<i64> {
    let (hours, rest) = clock.split_once(':')?;
    let (minutes, seconds) = rest.split_once(':').unwrap_or((rest, "00"));
    let (seconds, fraction) = seconds.split_once('.').unwrap_or((seconds, "0"));
    if fraction.is_empty() || fraction.len() > 9 || !fraction.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let micros: i64 = format!("{fraction:0<6}").get(..6)?.parse().ok()?;
    let minutes = two_digits(hours, 23)? * 60 + two_digits(minutes, 59)?;
    Some((minutes * 60 + two_digits(seconds, 59)?) * 1_000_000 + micros)
}

fn two_digits(text: &str, most: i64) -> Option<i64> {
    let digits = text.len() == 2 && text.bytes().all(|b| b.is_ascii_digit());
    let number: i64 = digits.then(|| text.parse().ok()).flatten()?;
    (number <= most).then_some(number)
}
