//! Days along an axis, in steps of days, months or years.
//!
//! Source: ISO/IEC 29500-1, 21.2.2.39 `dateAx`.

use indeck_model::Date;
use indeck_model::chart::{DateScale, TimeUnit};

/// Days along an axis.
pub(crate) struct DateLine {
    base: TimeUnit,
    /// Steps from the first day shown to each day.
    places: Vec<f64>,
    first: Date,
    steps: f64,
    major: Option<(u32, TimeUnit)>,
    minor: Option<(u32, TimeUnit)>,
}

impl DateLine {
    /// The days on the scale; `None` if there are none.
    pub(crate) fn new(days: &[Date], scale: &DateScale) -> Option<Self> {
        let base = scale.base.unwrap_or_else(|| TimeUnit::of_days(days));
        let first = scale.min.or_else(|| days.iter().min().copied())?;
        let last = scale.max.or_else(|| days.iter().max().copied())?.max(first);
        let start = number(first, base);
        let places = days.iter().map(|day| number(*day, base) - start).collect();
        let steps = number(last, base) - start;
        Some(Self { base, places, first, steps, major: scale.major, minor: scale.minor })
    }

    /// Steps from the first day shown to the last.
    pub(crate) fn steps(&self) -> f64 {
        self.steps
    }

    /// Steps from the first day shown to that one.
    pub(crate) fn place(&self, index: usize) -> f64 {
        self.places.get(index).copied().unwrap_or_default()
    }

    /// The labelled days with their steps from the first one: at most so many of them, unless the
    /// axis says how far apart they are.
    pub(crate) fn ticks(&self, most: f64) -> Vec<(f64, Date)> {
        if let Some((count, unit)) = self.major {
            return self.every(count.max(1), unit.max(self.base));
        }
        let mut choices = CHOICES.iter().filter(|(_, unit)| *unit >= self.base);
        let fits = |(count, unit): &&(u32, TimeUnit)| {
            self.steps / (length(*unit, self.base) * f64::from(*count)) < most.max(1.0)
        };
        let (count, unit) = choices.find(fits).copied().unwrap_or((1_000, TimeUnit::Years));
        self.every(count, unit)
    }

    /// The small ticks.
    pub(crate) fn minor_ticks(&self) -> Vec<f64> {
        let Some((count, unit)) = self.minor else { return Vec::new() };
        self.every(count.max(1), unit.max(self.base)).into_iter().map(|(step, _)| step).collect()
    }

    fn every(&self, count: u32, unit: TimeUnit) -> Vec<(f64, Date)> {
        let start = number(self.first, self.base);
        let mut ticks = Vec::new();
        for k in 0..MAX_TICKS {
            let Some(day) = later(self.first, k.saturating_mul(count), unit) else { break };
            let step = number(day, self.base) - start;
            if step > self.steps {
                break;
            }
            ticks.push((step, day));
        }
        ticks
    }
}

/// Most ticks of an axis.
const MAX_TICKS: u32 = 1_000;
/// Distances of labelled days that people read easily.
const CHOICES: &[(u32, TimeUnit)] = &[
    (1, TimeUnit::Days),
    (2, TimeUnit::Days),
    (7, TimeUnit::Days),
    (14, TimeUnit::Days),
    (1, TimeUnit::Months),
    (2, TimeUnit::Months),
    (3, TimeUnit::Months),
    (4, TimeUnit::Months),
    (6, TimeUnit::Months),
    (1, TimeUnit::Years),
    (2, TimeUnit::Years),
    (5, TimeUnit::Years),
    (10, TimeUnit::Years),
    (20, TimeUnit::Years),
    (50, TimeUnit::Years),
    (100, TimeUnit::Years),
];

/// The number of a day, month or year since the beginning of the count.
fn number(day: Date, unit: TimeUnit) -> f64 {
    let (year, month, _) = day.ymd();
    match unit {
        TimeUnit::Days => f64::from(day.days),
        TimeUnit::Months => f64::from(year) * 12.0 + f64::from(month) - 1.0,
        TimeUnit::Years => f64::from(year),
    }
}

/// About how many steps a unit has.
fn length(unit: TimeUnit, base: TimeUnit) -> f64 {
    let days = |unit| match unit {
        TimeUnit::Days => 1.0,
        TimeUnit::Months => 365.25 / 12.0,
        TimeUnit::Years => 365.25,
    };
    days(unit) / days(base)
}

/// The day so many units later; the last one of a month that is too short.
fn later(day: Date, count: u32, unit: TimeUnit) -> Option<Date> {
    let (year, month, of_month) = day.ymd();
    let count = i32::try_from(count).ok()?;
    let months = match unit {
        TimeUnit::Days => return Some(Date { days: day.days.checked_add(count)? }),
        TimeUnit::Months => count,
        TimeUnit::Years => count.checked_mul(12)?,
    };
    let index =
        year.checked_mul(12)?.checked_add(i32::try_from(month).ok()? - 1)?.checked_add(months)?;
    let (year, month) = (index.div_euclid(12), u32::try_from(index.rem_euclid(12)).ok()? + 1);
    (0..4).find_map(|short| Date::from_ymd(year, month, of_month.saturating_sub(short)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(texts: &[&str]) -> Vec<Date> {
        texts.iter().filter_map(|text| Date::parse_iso(text)).collect()
    }

    #[test]
    fn ends_of_months_are_steps_of_months() {
        let days = days(&["2026-01-31", "2026-02-28", "2026-04-30"]);
        let line = DateLine::new(&days, &DateScale::default()).expect("there are days");
        assert_eq!((line.base, line.steps()), (TimeUnit::Months, 3.0));
        assert_eq!(line.ticks(10.0).len(), 4);
        assert_eq!(line.ticks(3.0).len(), 2);
    }

    #[test]
    fn a_year_of_days_has_a_label_a_month() {
        let days = days(&["2026-01-01", "2026-01-02", "2026-12-31"]);
        let line = DateLine::new(&days, &DateScale::default()).expect("there are days");
        assert_eq!(line.base, TimeUnit::Days);
        let ticks = line.ticks(14.0);
        assert_eq!(ticks.len(), 12);
        assert_eq!(ticks.last().map(|(_, day)| day.to_string()), Some("2026-12-01".to_owned()));
    }
}
