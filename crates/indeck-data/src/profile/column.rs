//! What a column holds, counted batch by batch.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use arrow_array::cast::AsArray;
use arrow_array::types::{Date32Type, Float64Type, Int64Type, TimestampMicrosecondType};
use arrow_array::{Array, ArrayRef};
use arrow_schema::DataType;
use indeck_model::table::ColumnKind;
use indeck_model::{Date, DateTime, Value};

use crate::convert;
use crate::profile::ColumnProfile;

/// Characters of a text that are kept.
const TEXT_CHARS: usize = 80;

/// A column that is being counted.
pub(super) struct ColumnTally {
    kind: Option<ColumnKind>,
    nulls: u64,
    /// Different values that are counted at most.
    most: usize,
    /// Values by their hash, with how often they are there.
    values: BTreeMap<u64, (Value, u64)>,
    /// Whether there were more values than are counted.
    more: bool,
    whole: Whole,
    number: Number,
}

/// Whole numbers, days and moments: exact.
#[derive(Default)]
struct Whole {
    range: Option<(i64, i64)>,
    sum: i128,
    count: u64,
}

/// Numbers.
#[derive(Default)]
struct Number {
    range: Option<(f64, f64)>,
    mean: f64,
    count: u64,
}

impl ColumnTally {
    pub(super) fn new(most: usize) -> Self {
        Self {
            kind: None,
            nulls: 0,
            most,
            values: BTreeMap::new(),
            more: false,
            whole: Whole::default(),
            number: Number::default(),
        }
    }

    pub(super) fn add(&mut self, array: &ArrayRef) {
        self.nulls += array.null_count() as u64;
        let kind = convert::kind(array.data_type());
        self.kind = match (self.kind, kind) {
            (Some(ColumnKind::Number), ColumnKind::Integer) => Some(ColumnKind::Number),
            _ => Some(kind),
        };
        match array.data_type() {
            DataType::Boolean => array.as_boolean().iter().flatten().for_each(|one| {
                self.count(one.into(), || Value::Bool(one));
            }),
            DataType::Int64 => {
                array.as_primitive::<Int64Type>().iter().flatten().for_each(|one| {
                    self.whole.add(one);
                    self.count(one as u64, || Value::Integer(one));
                });
            }
            DataType::Float64 => {
                array.as_primitive::<Float64Type>().iter().flatten().for_each(|one| {
                    self.number.add(one);
                    self.count(one.to_bits(), || Value::number(one));
                });
            }
            DataType::Date32 => {
                array.as_primitive::<Date32Type>().iter().flatten().for_each(|one| {
                    self.whole.add(one.into());
                    self.count(i64::from(one) as u64, || day(one.into()));
                });
            }
            DataType::Timestamp(..) => {
                array.as_primitive::<TimestampMicrosecondType>().iter().flatten().for_each(|one| {
                    self.whole.add(one);
                    self.count(one as u64, || moment(one));
                });
            }
            DataType::Utf8 => array.as_string::<i32>().iter().flatten().for_each(|one| {
                // The same in every run and on every machine.
                let mut hasher = DefaultHasher::new();
                one.hash(&mut hasher);
                self.count(hasher.finish(), || text(one));
            }),
            _ => {}
        }
    }

    fn count(&mut self, key: u64, value: impl FnOnce() -> Value) {
        if let Some((_, count)) = self.values.get_mut(&key) {
            *count += 1;
        } else if self.values.len() < self.most {
            self.values.insert(key, (value(), 1));
        } else {
            self.more = true;
        }
    }

    pub(super) fn finish(self, name: String, frequent: usize) -> ColumnProfile {
        let kind = self.kind.unwrap_or(ColumnKind::Text);
        let distinct = self.values.len() as u64 + u64::from(self.more);
        let (range, mean) = match kind {
            ColumnKind::Number => self.number.with(&self.whole),
            ColumnKind::Integer => {
                let mean = Value::number(self.whole.mean());
                (self.whole.range(Value::Integer), Some(mean))
            }
            ColumnKind::Date => (self.whole.range(day), Some(day(self.whole.middle()))),
            ColumnKind::DateTime => (self.whole.range(moment), Some(moment(self.whole.middle()))),
            _ => (None, None),
        };
        let mean = mean.filter(|_| range.is_some());
        let mut most: Vec<(Value, u64)> = self.values.into_values().collect();
        let key = |(value, count): &(Value, u64)| (std::cmp::Reverse(*count), value.to_string());
        most.sort_by_cached_key(key);
        most.truncate(frequent);
        ColumnProfile {
            name,
            kind,
            nulls: self.nulls,
            distinct,
            counted: !self.more,
            range,
            mean,
            frequent: most,
        }
    }
}

impl Whole {
    fn add(&mut self, one: i64) {
        let (least, greatest) = self.range.unwrap_or((one, one));
        self.range = Some((least.min(one), greatest.max(one)));
        self.sum += i128::from(one);
        self.count += 1;
    }

    fn range(&self, value: impl Fn(i64) -> Value) -> Option<(Value, Value)> {
        self.range.map(|(least, greatest)| (value(least), value(greatest)))
    }

    fn mean(&self) -> f64 {
        self.sum as f64 / self.count.max(1) as f64
    }

    /// The mean as a whole number.
    fn middle(&self) -> i64 {
        i64::try_from(self.sum / i128::from(self.count.max(1))).unwrap_or_default()
    }
}

impl Number {
    fn add(&mut self, one: f64) {
        let (least, greatest) = self.range.unwrap_or((one, one));
        self.range = Some((least.min(one), greatest.max(one)));
        self.count += 1;
        // A sum could leave the range of numbers where the mean does not.
        self.mean += (one - self.mean) / self.count as f64;
    }

    /// Range and mean, together with those of batches that had whole numbers.
    fn with(&self, whole: &Whole) -> (Option<(Value, Value)>, Option<Value>) {
        let wholes = whole.range.map(|(least, greatest)| (least as f64, greatest as f64));
        let ranges = self.range.into_iter().chain(wholes);
        let range = ranges.reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)));
        let count = (self.count + whole.count).max(1) as f64;
        let part = |mean: f64, of: u64| mean * (of as f64 / count);
        let mean = part(self.mean, self.count) + part(whole.mean(), whole.count);
        (range.map(|(a, b)| (Value::number(a), Value::number(b))), Some(Value::number(mean)))
    }
}

fn text(text: &str) -> Value {
    let kept: String = text.chars().take(TEXT_CHARS).collect();
    Value::Text(if kept.len() < text.len() { format!("{kept}…") } else { kept })
}

fn day(days: i64) -> Value {
    i32::try_from(days).map_or(Value::Null, |days| Value::Date(Date { days }))
}

fn moment(micros: i64) -> Value {
    Value::DateTime(DateTime { micros })
}
