//! Dates cut and shifted.

use indeck_model::Date;

use super::key::Keyed;
use super::method::{DatePart, ShiftDate};

/// Microseconds of a day.
pub(super) const DAY: i64 = 86_400_000_000;

/// The first day of the day's week, month, quarter or year.
pub(super) fn truncate(days: i32, part: DatePart) -> Option<i32> {
    let (year, month, _) = Date { days }.ymd();
    let month = match part {
        // 1970-01-01 was a Thursday.
        DatePart::Week => return days.checked_sub((days.checked_add(3)?).rem_euclid(7)),
        DatePart::Month => month,
        DatePart::Quarter => (month - 1) / 3 * 3 + 1,
        DatePart::Year => 1,
    };
    Date::from_ymd(year, month, 1).map(|date| date.days)
}

/// By how many days the dates of an entity are shifted: never 0. The remainder's bias is below
/// one in 2⁴⁶.
pub(super) fn days(shift: &ShiftDate, keyed: &Keyed, entity: &str) -> Option<i32> {
    let digest = keyed.digest(entity.as_bytes())?;
    let (sign, rest) = digest.split_first()?;
    let number = u64::from_be_bytes(rest.first_chunk::<8>().copied()?);
    let days = 1 + number.checked_rem(u64::from(shift.most_days))?;
    let days = i32::try_from(days).ok()?;
    Some(if sign & 1 == 0 { days } else { -days })
}
