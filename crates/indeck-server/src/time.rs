//! Times as text: RFC 3339 in UTC, from and to microseconds since 1970.

use std::time::{SystemTime, UNIX_EPOCH};

/// Microseconds of a day.
pub(crate) const DAY: i64 = 86_400_000_000;

/// Now, in microseconds since 1970.
pub(crate) fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_micros()).unwrap_or(i64::MAX)
}

/// The time in RFC 3339, to the millisecond: `2026-11-22T14:03:05.120Z`.
pub(crate) fn rfc3339(micros: i64) -> String {
    let (days, rest) = (micros.div_euclid(DAY), micros.rem_euclid(DAY));
    let (year, month, day) = date_of(days);
    let millis = rest / 1_000;
    let (hour, minute) = (millis / 3_600_000, millis / 60_000 % 60);
    let (second, milli) = (millis / 1_000 % 60, millis % 1_000);
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{milli:03}Z")
}

/// The microseconds of a text in RFC 3339, or of a day: `2026-11-22` is its beginning in UTC.
pub(crate) fn parse(text: &str) -> Option<i64> {
    let (date, time) = match text.split_once(['T', 't', ' ']) {
        Some((date, time)) => (date, Some(time)),
        None => (text, None),
    };
    let mut parts = date.splitn(3, '-').map(number);
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    let is_date = (1..=9999).contains(&year) && (1..=12).contains(&month);
    if !is_date || !(1..=31).contains(&day) {
        return None;
    }
    let midnight = days_of(year, month, day) * DAY;
    if date_of(midnight / DAY) != (year, month, day) && year >= 1970 {
        return None;
    }
    time.map_or(Some(midnight), |time| time_of(time).map(|micros| midnight + micros))
}

fn time_of(text: &str) -> Option<i64> {
    let (clock, offset) = match text.find(['Z', 'z', '+', '-']) {
        Some(at) => (text.get(..at)?, offset_of(text.get(at..)?)?),
        None => return None,
    };
    let (clock, fraction) = clock.split_once('.').unwrap_or((clock, ""));
    let mut parts = clock.splitn(3, ':').map(number);
    let (hour, minute, second) = (parts.next()??, parts.next()??, parts.next()??);
    if !(0..24).contains(&hour) || !(0..60).contains(&minute) || !(0..61).contains(&second) {
        return None;
    }
    if !fraction.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let digits: String = fraction.chars().chain("000000".chars()).take(6).collect();
    let micros = ((hour * 60 + minute) * 60 + second) * 1_000_000 + number(&digits)?;
    Some(micros - offset)
}

fn offset_of(text: &str) -> Option<i64> {
    if text.eq_ignore_ascii_case("z") {
        return Some(0);
    }
    let sign = if text.starts_with('-') { -1 } else { 1 };
    let (hours, minutes) = text.get(1..)?.split_once(':')?;
    Some(sign * (number(hours)? * 60 + number(minutes)?) * 60_000_000)
}

fn number(text: &str) -> Option<i64> {
    let is_number = !text.is_empty() && text.len() <= 6;
    let is_number = is_number && text.bytes().all(|digit| digit.is_ascii_digit());
    if is_number { text.parse().ok() } else { None }
}

/// Source: H. Hinnant, "chrono-compatible low-level date algorithms".
fn date_of(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let shifted = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    (year + era * 400 + i64::from(month <= 2), month, day)
}

fn days_of(year: i64, month: i64, day: i64) -> i64 {
    let year = year - i64::from(month <= 2);
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let shifted = if month > 2 { month - 3 } else { month + 9 };
    let of_year = (153 * shifted + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_told_and_read_the_same() {
        let cases = [
            (0, "1970-01-01T00:00:00.000Z"),
            (1_764_000_000_000_000, "2025-11-24T16:00:00.000Z"),
            (951_782_400_000_000, "2000-02-29T00:00:00.000Z"),
            (4_102_444_799_999_000, "2099-12-31T23:59:59.999Z"),
        ];
        for (micros, text) in cases {
            assert_eq!(rfc3339(micros), text);
            assert_eq!(parse(text), Some(micros));
        }
    }

    #[test]
    fn a_day_is_its_beginning_and_offsets_count() {
        assert_eq!(parse("1970-01-02"), Some(DAY));
        assert_eq!(parse("1970-01-01T01:00:00+01:00"), Some(0));
        assert_eq!(parse("1970-01-01T00:00:00.5Z"), Some(500_000));
        assert_eq!(parse("1969-12-31T19:00:00-05:00"), Some(0));
    }

    #[test]
    fn what_is_no_time_is_none() {
        for text in
            ["", "x", "2026-13-01", "2026-02-30", "2026-01-01T00:00:00", "2026-1-1T25:00:00Z"]
        {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
