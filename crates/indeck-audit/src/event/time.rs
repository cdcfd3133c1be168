//! `Time`: a moment, in UTC.

use std::fmt;

use super::EventFault;
use crate::Error;

const MICROS_PER_SECOND: u64 = 1_000_000;
const SECONDS_PER_DAY: u64 = 86_400;

/// The last microsecond of the year 9999.
const LAST: u64 = 253_402_300_800 * MICROS_PER_SECOND - 1;

/// A moment in UTC, in microseconds since 1970, to the end of the year 9999; without leap seconds.
///
/// It shows itself as RFC 3339 writes it, always with six digits of a second.
///
/// ```
/// use indeck_audit::event::Time;
/// let time = Time::from_micros(1_700_000_000_000_000)?;
/// assert_eq!(time.to_string(), "2023-11-14T22:13:20.000000Z");
/// assert_eq!(Time::parse("2023-11-14T22:13:20Z")?, time);
/// # Ok::<(), indeck_audit::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Time(u64);

impl Time {
    /// The moment so many microseconds after 1970 began.
    ///
    /// # Errors
    /// [`Error::BadEvent`] for one after the year 9999.
    pub fn from_micros(micros: u64) -> Result<Self, Error> {
        if micros > LAST { Err(EventFault::Time.into()) } else { Ok(Self(micros)) }
    }

    /// Microseconds since 1970 began.
    pub fn micros(self) -> u64 {
        self.0
    }

    /// Whole seconds since 1970 began.
    pub fn seconds(self) -> u64 {
        self.0 / MICROS_PER_SECOND
    }

    /// The moment of a date `2024-03-01`, or of a date and time in UTC `2024-03-01T10:00:00Z`, with
    /// up to six digits of a second.
    ///
    /// # Errors
    /// [`Error::BadEvent`] for any other text.
    ///
    /// Source: RFC 3339, section 5.6.
    pub fn parse(text: &str) -> Result<Self, Error> {
        let micros = read(text).ok_or(EventFault::Time)?;
        Self::from_micros(micros)
    }
}

impl fmt::Display for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (seconds, micros) = (self.seconds(), self.0 % MICROS_PER_SECOND);
        let (year, month, day) = civil(seconds / SECONDS_PER_DAY);
        let rest = seconds % SECONDS_PER_DAY;
        let (hour, minute, second) = (rest / 3600, rest / 60 % 60, rest % 60);
        write!(f, "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{micros:06}Z")
    }
}

/// Year, month and day of a day since 1970, by eras of 400 years that begin in March.
fn civil(day: u64) -> (u64, u64, u64) {
    let shifted = day + 719_468;
    let (era, in_era) = (shifted / 146_097, shifted % 146_097);
    let year = (in_era - in_era / 1_460 + in_era / 36_524 - in_era / 146_096) / 365;
    let in_year = in_era - (365 * year + year / 4 - year / 100);
    let march = (5 * in_year + 2) / 153;
    let month = if march < 10 { march + 3 } else { march - 9 };
    let year = year + era * 400 + u64::from(month <= 2);
    (year, month, in_year - (153 * march + 2) / 5 + 1)
}

/// The day since 1970 of a year, month and day; `None` if there is none, or it is before 1970.
fn day_of(year: u64, month: u64, day: u64) -> Option<u64> {
    let march = (month + 9) % 12;
    let year_from_march = year - u64::from(month <= 2 && year > 0);
    let (era, in_era) = (year_from_march / 400, year_from_march % 400);
    let in_year = (153 * march + 2) / 5 + day.checked_sub(1)?;
    let days = era * 146_097 + in_era * 365 + in_era / 4 - in_era / 100 + in_year;
    let found = days.checked_sub(719_468)?;
    (civil(found) == (year, month, day)).then_some(found)
}

fn read(text: &str) -> Option<u64> {
    let (date, time) = match text.split_once('T') {
        None => (text, None),
        Some((date, time)) => (date, Some(time.strip_suffix('Z')?)),
    };
    let [year, month, day] = numbers(date, '-', [4, 2, 2])?;
    if !(1..=12).contains(&month) {
        return None;
    }
    let seconds = day_of(year, month, day)? * SECONDS_PER_DAY;
    let Some(time) = time else { return Some(seconds * MICROS_PER_SECOND) };
    let (clock, fraction) = time.split_once('.').map_or((time, None), |(a, b)| (a, Some(b)));
    let [hour, minute, second] = numbers(clock, ':', [2, 2, 2])?;
    if hour > 23 || minute > 59 || second > 59 {
        return None;
    }
    let micros = fraction.map_or(Some(0), |digits| {
        let scale = 10_u64.pow(6_u32.checked_sub(u32::try_from(digits.len()).ok()?)?);
        Some(number(digits)? * scale)
    })?;
    Some((seconds + hour * 3600 + minute * 60 + second) * MICROS_PER_SECOND + micros)
}

fn numbers(text: &str, between: char, widths: [usize; 3]) -> Option<[u64; 3]> {
    let mut parts = text.split(between);
    let mut out = [0; 3];
    for (slot, width) in out.iter_mut().zip(widths) {
        *slot = parts.next().filter(|part| part.len() == width).and_then(number)?;
    }
    parts.next().is_none().then_some(out)
}

fn number(digits: &str) -> Option<u64> {
    let plain = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    if plain { digits.parse().ok() } else { None }
}
