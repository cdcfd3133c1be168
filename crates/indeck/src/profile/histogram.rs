//! How the values of a column are spread.

use indeck_data::table_of;
use indeck_model::{Dataset, Date, Value};

/// Ranges at most.
const RANGES: u32 = 12;

/// Digits of a number that is told in short.
const DIGITS: i32 = 6;

/// The values of a column of the sample: a few different ones each, more in ranges of the same width
/// between the least and the greatest; what each is, and how many values it has.
pub(super) fn of(sample: &Dataset, column: &str, range: &(Value, Value)) -> Vec<(String, u64)> {
    let Some((min, max)) = number(&range.0).zip(number(&range.1)) else { return Vec::new() };
    let Ok(table) = table_of(sample, Some(&[column]), usize::MAX) else { return Vec::new() };
    let whole = !matches!(range.0, Value::Number(_));
    let Some(ranges) = Ranges::new(min, max, whole) else { return Vec::new() };
    let cells = table.columns.iter().flat_map(|column| &column.cells);
    let mut values: Vec<f64> = cells.filter_map(|cell| number(&cell.value)).collect();
    values.sort_by(f64::total_cmp);
    let single: Vec<&[f64]> = values.chunk_by(|one, two| one == two).collect();
    if single.len() <= RANGES as usize {
        // Of few values each is shown: ranges between them would look like gaps.
        let of = |same: &&[f64]| Some((told(*same.first()?, &range.0), same.len() as u64));
        return single.iter().filter_map(of).collect();
    }
    let mut counts = vec![0_u64; ranges.count];
    for value in values {
        if let Some(count) = counts.get_mut(ranges.place(value)) {
            *count += 1;
        }
    }
    let label = |place: usize| ranges.label(place, &range.0);
    counts.into_iter().enumerate().map(|(place, count)| (label(place), count)).collect()
}

/// Ranges of one width.
struct Ranges {
    min: f64,
    max: f64,
    width: f64,
    count: usize,
    whole: bool,
}

impl Ranges {
    fn new(min: f64, max: f64, whole: bool) -> Option<Self> {
        let spread = max - min;
        if !spread.is_finite() || spread < 0.0 {
            return None;
        }
        let values = spread + 1.0;
        let count = match () {
            () if spread == 0.0 => 1.0,
            () if whole && values <= f64::from(RANGES) => values,
            () => f64::from(RANGES),
        };
        let width = match whole {
            true => (values / count).ceil(),
            false => spread / count,
        };
        // Wider ranges of whole numbers may be fewer.
        let count = if whole && width > 0.0 { (values / width).ceil() } else { count };
        Some(Self { min, max, width, count: count.max(1.0) as usize, whole })
    }

    fn place(&self, value: f64) -> usize {
        let place = if self.width > 0.0 { (value - self.min) / self.width } else { 0.0 };
        (place.max(0.0) as usize).min(self.count.saturating_sub(1))
    }

    fn label(&self, place: usize, like: &Value) -> String {
        let from = self.min + place as f64 * self.width;
        let to = if self.whole { from + self.width - 1.0 } else { from + self.width };
        let (from, to) = (told(from, like), told(to.min(self.max), like));
        if from == to { from } else { format!("{from} – {to}") }
    }
}

/// A value as a number that can be divided into ranges: days, and for moments seconds.
fn number(value: &Value) -> Option<f64> {
    match value {
        Value::Integer(number) => Some(*number as f64),
        Value::Number(number) => Some(*number),
        Value::Date(date) => Some(f64::from(date.days)),
        Value::DateTime(moment) => Some((moment.micros.div_euclid(86_400_000_000)) as f64),
        Value::Null | Value::Bool(_) | Value::Text(_) => None,
    }
}

/// Such a number as a person reads it.
fn told(number: f64, like: &Value) -> String {
    match like {
        Value::Date(_) | Value::DateTime(_) => Date { days: number as i32 }.to_string(),
        Value::Integer(_) => format!("{number:.0}"),
        _ => short(number),
    }
}

/// A value as a person reads it: a number to six digits.
pub(super) fn in_short(value: &Value) -> String {
    match value {
        Value::Number(number) => short(*number),
        other => other.to_string(),
    }
}

fn short(number: f64) -> String {
    let whole = number.abs().log10().floor();
    if number == 0.0 || !whole.is_finite() {
        return "0".to_owned();
    }
    if !(-5.0..15.0).contains(&whole) {
        return format!("{number:.5e}");
    }
    let places = (DIGITS - 1 - whole as i32).clamp(0, 12) as usize;
    let told = format!("{number:.places$}");
    match told.contains('.') {
        true => told.trim_end_matches('0').trim_end_matches('.').to_owned(),
        false => told,
    }
}

#[cfg(test)]
mod tests {
    use indeck_model::Value;

    use super::{Ranges, in_short, short, told};

    #[test]
    fn a_mean_has_six_digits() {
        for (number, expected) in [
            (4.0, "4"),
            (5.0 / 3.0, "1.66667"),
            (0.1 + 0.2, "0.3"),
            (-1_234.567_89, "-1234.57"),
            (1_234_567.8, "1234568"),
            (0.000_123_456_789, "0.000123457"),
            (0.0, "0"),
            (1e-9, "1.00000e-9"),
        ] {
            assert_eq!(short(number), expected);
        }
        assert_eq!(in_short(&Value::Integer(12_345_678)), "12345678");
    }

    #[test]
    fn ranges_cover_all_values_and_whole_numbers_are_not_split() {
        let few = Ranges::new(1.0, 5.0, true).unwrap();
        let labels: Vec<String> =
            (0..few.count).map(|place| few.label(place, &Value::Integer(1))).collect();
        assert_eq!(labels, ["1", "2", "3", "4", "5"]);
        let many = Ranges::new(0.0, 100.0, true).unwrap();
        assert_eq!((many.count, many.label(0, &Value::Integer(0)).as_str()), (12, "0 – 8"));
        assert_eq!(many.label(11, &Value::Integer(0)), "99 – 100");
        assert_eq!(many.place(100.0), 11);
        let real = Ranges::new(0.0, 1.0, false).unwrap();
        assert_eq!((real.place(0.0), real.place(1.0), real.count), (0, 11, 12));
        assert_eq!(Ranges::new(3.0, 3.0, false).unwrap().count, 1);
        assert!(Ranges::new(0.0, f64::INFINITY, false).is_none());
        assert_eq!(told(0.0, &Value::Date(indeck_model::Date { days: 0 })), "1970-01-01");
    }
}
