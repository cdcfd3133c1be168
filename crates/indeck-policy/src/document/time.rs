//! Dates and times of TOML as seconds since 1970 in UTC.

use toml::value::{Datetime, Offset};

const DAY: i64 = 86_400;

/// Seconds since 1970 in UTC; `None` for a time without a date or without an offset.
pub(crate) fn seconds(value: &Datetime) -> Option<i64> {
    let date = value.date?;
    let days = days(i64::from(date.year), i64::from(date.month), i64::from(date.day));
    let (time, offset) = match (value.time, value.offset) {
        (None, _) => (0, 0),
        (Some(_), None) => return None,
        (Some(time), Some(offset)) => {
            let second = i64::from(time.second.unwrap_or(0));
            let minutes = match offset {
                Offset::Z => 0,
                Offset::Custom { minutes } => i64::from(minutes),
            };
            (i64::from(time.hour) * 3600 + i64::from(time.minute) * 60 + second, minutes * 60)
        }
    };
    Some(days * DAY + time - offset)
}

/// Days since 1970-01-01 of a date of the Gregorian calendar, counted in eras of 400 years that
/// begin in March.
fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
}

/// A time as `2026-03-01T18:00:00Z`.
#[cfg(any(feature = "decide", test))]
pub(crate) fn text(seconds: i64) -> String {
    let (day, second) = (seconds.div_euclid(DAY), seconds.rem_euclid(DAY));
    let shifted = day + 719_468;
    let (era, of_era) = (shifted.div_euclid(146_097), shifted.rem_euclid(146_097));
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let march = (5 * of_year + 2) / 153;
    let (month, date) = ((march + 2) % 12 + 1, of_year - (153 * march + 2) / 5 + 1);
    let year = year + era * 400 + i64::from(month <= 2);
    let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
    format!("{year:04}-{month:02}-{date:02}T{hour:02}:{minute:02}:{second:02}Z")
}

#[cfg(test)]
mod tests {
    use super::{seconds, text};

    #[test]
    fn times_are_seconds_in_utc() {
        let cases = [
            ("1970-01-01T00:00:00Z", Some(0)),
            ("2000-02-29T12:30:05Z", Some(951_827_405)),
            ("2026-03-01T18:00:00+02:00", Some(1_772_380_800)),
            ("2026-03-01", Some(1_772_323_200)),
            ("2026-03-01T18:00:00", None),
            ("18:00:00", None),
        ];
        for (written, expected) in cases {
            assert_eq!(seconds(&written.parse().unwrap()), expected, "{written}");
        }
    }

    #[test]
    fn a_time_written_is_the_time_read() {
        for time in (-70_000_000_000..250_000_000_000_i64).step_by(777_777_777) {
            let written = text(time);
            if !written.starts_with('-') {
                assert_eq!(seconds(&written.parse().unwrap()), Some(time), "{written}");
            }
        }
    }
}
