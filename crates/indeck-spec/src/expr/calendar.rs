//! Days: reading them, counting them, and the periods they lie in.

use std::ops::Range;

use indeck_model::{Date, DateTime, Value};

use crate::expr::Fault;
use crate::suggest;

const MICROS_PER_DAY: i64 = 86_400_000_000;

/// Reads `YYYY-MM-DD`, or with `hh:mm` or `hh:mm:ss` after it.
pub(super) fn read(text: &str) -> Option<Value> {
    let text = text.trim();
    let Some((day, time)) = text.split_once([' ', 'T']) else {
        return Date::parse_iso(text).map(Value::Date);
    };
    let parts: Option<Vec<i64>> = time.split(':').map(two_digits).collect();
    let seconds = match *parts?.as_slice() {
        [h @ 0..24, m @ 0..60] => h * 3_600 + m * 60,
        [h @ 0..24, m @ 0..60, s @ 0..60] => h * 3_600 + m * 60 + s,
        _ => return None,
    };
    Some(Value::DateTime(moment(Date::parse_iso(day)?, seconds * 1_000_000)))
}

fn two_digits(text: &str) -> Option<i64> {
    let digits = text.len() == 2 && text.bytes().all(|b| b.is_ascii_digit());
    if digits { text.parse().ok() } else { None }
}

fn moment(day: Date, micros: i64) -> DateTime {
    // Files may hold days of any year.
    let start = i64::from(day.days).saturating_mul(MICROS_PER_DAY);
    DateTime { micros: start.saturating_add(micros) }
}

/// The day's first moment.
pub(super) fn midnight(day: Date) -> DateTime {
    moment(day, 0)
}

/// A text that is no day.
pub(super) fn no_day(text: &str, range: &Range<usize>) -> Fault {
    Fault::new("wrong-argument", format!("`{text}` is not a day"), range)
        .hint("write it as `'2026-10-01'`: year, month, day")
}

/// The day of a value; a text counts as the day that it writes.
pub(super) fn day(value: &Value) -> Option<Date> {
    match value {
        Value::Date(day) => Some(*day),
        Value::DateTime(at) => Some(at.date()),
        Value::Text(text) => day(&read(text)?),
        _ => None,
    }
}

/// The value on another day, at the same time of day; nothing outside the years 1 to 9999.
pub(super) fn on_day(value: &Value, other: Option<Date>) -> Value {
    let Some(other) = other.filter(|day| (1..=9999).contains(&day.ymd().0)) else {
        return Value::Null;
    };
    match value {
        Value::DateTime(at) => Value::DateTime(moment(other, at.micros.rem_euclid(MICROS_PER_DAY))),
        Value::Text(text) => match read(text) {
            Some(value @ Value::DateTime(_)) => on_day(&value, Some(other)),
            _ => Value::Date(other),
        },
        _ => Value::Date(other),
    }
}

/// So many days later.
pub(super) fn plus_days(day: Date, days: i64) -> Option<Date> {
    let days = i64::from(day.days).checked_add(days)?;
    // No day of the years 1 to 9999 is further off.
    i32::try_from(days).ok().filter(|d| d.abs() < 4_000_000).map(|days| Date { days })
}

/// So many months later; the last day of the month where it has no such day.
pub(super) fn plus_months(day: Date, months: i64) -> Option<Date> {
    let (year, month, of_month) = day.ymd();
    let at = (i64::from(year) * 12 + i64::from(month) - 1).checked_add(months)?;
    let year = i32::try_from(at.div_euclid(12)).ok()?;
    let month = u32::try_from(at.rem_euclid(12)).ok()? + 1;
    (0..4).find_map(|back| Date::from_ymd(year, month, of_month.checked_sub(back)?))
}

/// Whole months from one day to another.
pub(super) fn months_between(from: Date, to: Date) -> i64 {
    let months = |(year, month, _): (i32, u32, u32)| i64::from(year) * 12 + i64::from(month);
    let count = months(to.ymd()) - months(from.ymd());
    match plus_months(from, count) {
        Some(reached) if count > 0 && reached > to => count - 1,
        Some(reached) if count < 0 && reached < to => count + 1,
        _ => count,
    }
}

/// Monday is 1, Sunday is 7.
///
/// Source: ISO 8601-1:2019, 3.1.2.7 (calendar week days).
pub(super) fn weekday(day: Date) -> i64 {
    // 1970-01-01 was a Thursday.
    (i64::from(day.days) + 3).rem_euclid(7) + 1
}

/// The number of the week: the first one has the year's first Thursday.
///
/// Source: ISO 8601-1:2019, 3.1.1.23 (calendar week).
pub(super) fn week(day: Date) -> i64 {
    let thursday = plus_days(day, 4 - weekday(day)).unwrap_or(day);
    let first = Date::from_ymd(thursday.ymd().0, 1, 1).unwrap_or(thursday);
    i64::from((thursday.days - first.days) / 7) + 1
}

/// A period of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Week,
    Month,
    Quarter,
    Year,
}

impl Unit {
    pub(super) fn read(text: &str, range: &Range<usize>) -> Result<Self, Fault> {
        const NAMES: [(&str, Unit); 4] = [
            ("week", Unit::Week),
            ("month", Unit::Month),
            ("quarter", Unit::Quarter),
            ("year", Unit::Year),
        ];
        NAMES.into_iter().find(|(name, _)| *name == text).map(|(_, unit)| unit).ok_or_else(|| {
            let names = NAMES.map(|(name, _)| name);
            Fault::new("wrong-argument", format!("there is no period `{text}`"), range)
                .hints(suggest::hints(text, "periods", names))
        })
    }

    /// Its first day.
    pub(super) fn start(self, day: Date) -> Option<Date> {
        let (year, month, _) = day.ymd();
        match self {
            Self::Week => plus_days(day, 1 - weekday(day)),
            Self::Month => Date::from_ymd(year, month, 1),
            Self::Quarter => Date::from_ymd(year, (month - 1) / 3 * 3 + 1, 1),
            Self::Year => Date::from_ymd(year, 1, 1),
        }
    }

    /// Its last day.
    pub(super) fn end(self, day: Date) -> Option<Date> {
        let start = self.start(day)?;
        let next = match self {
            Self::Week => plus_days(start, 7),
            Self::Month => plus_months(start, 1),
            Self::Quarter => plus_months(start, 3),
            Self::Year => plus_months(start, 12),
        };
        match next {
            Some(next) => plus_days(next, -1),
            // The last period of the calendar.
            None => Date::from_ymd(9999, 12, 31),
        }
    }
}
