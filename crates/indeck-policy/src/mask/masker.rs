//! One method at work on one column.

use std::sync::Arc;

use arrow_array::{
    ArrayRef, Date32Array, Float64Array, Int64Array, StringArray, TimestampMicrosecondArray,
};
use indeck_model::table::ColumnKind;
use unicode_normalization::{UnicodeNormalization, is_nfc};

use super::date::{self, DAY};
use super::key::{Keyed, MaskKey};
use super::method::{BucketForm, DatePart, Method, ShiftDate};
use super::{number, text};
use crate::plain::Plain;

/// A method with its key at hand.
pub(super) struct Masker<'a> {
    method: &'a Method,
    keyed: Option<Keyed>,
}

impl<'a> Masker<'a> {
    pub(super) fn new(method: &'a Method, key: &MaskKey, dataset: &str, column: &str) -> Self {
        let keyed = match method {
            Method::Pseudonym(pseudonym) => Some(domain(
                key,
                "indeck-pseudonym-v1",
                pseudonym.domain.as_deref(),
                dataset,
                column,
            )),
            Method::ShiftDate(shift) => {
                let (named, entity) = (shift.domain.as_deref(), &shift.entity);
                Some(domain(key, "indeck-date-shift-v1", named, dataset, entity))
            }
            _ => None,
        };
        Self { method, keyed }
    }

    /// The masked column; `None` where the method does not fit its kind.
    pub(super) fn mask(&self, plain: &Plain, entity: Option<&Plain>) -> Option<ArrayRef> {
        match (self.method, plain) {
            (Method::Redact { text }, _) => texts(plain, |_| Some(text.clone())),
            (Method::Partial(partial), Plain::Text(_) | Plain::Integer(_)) => {
                texts(plain, |value| Some(text::partial(value, *partial)))
            }
            (Method::Truncate { characters }, Plain::Text(_) | Plain::Integer(_)) => {
                texts(plain, |value| Some(text::truncate(value, *characters).to_owned()))
            }
            (Method::Pseudonym(settings), _) => {
                let keyed = self.keyed.as_ref()?;
                texts(plain, |value| pseudonym(keyed, value, settings.digits))
            }
            (Method::Bucket(_) | Method::Bands(_) | Method::Clamp(_), _) => self.numbers(plain),
            (Method::TruncateDate(part), _) => cut(plain, *part),
            (Method::ShiftDate(shift), _) => shifted(plain, entity?, shift, self.keyed.as_ref()?),
            _ => None,
        }
    }

    fn numbers(&self, plain: &Plain) -> Option<ArrayRef> {
        let whole = plain.kind() == ColumnKind::Integer;
        if !whole && plain.kind() != ColumnKind::Number {
            return None;
        }
        let rows = 0..plain.len();
        let as_texts = |label: &dyn Fn(f64) -> String| -> ArrayRef {
            let labels = rows.clone().map(|row| plain.number(row).map(label));
            Arc::new(labels.collect::<StringArray>())
        };
        Some(match (self.method, plain) {
            (Method::Bands(bands), _) => as_texts(&|n| number::band(n, bands, whole)),
            (Method::Bucket(bucket), _) if bucket.form == BucketForm::Label => {
                as_texts(&|n| number::label(number::edges(n, *bucket), whole))
            }
            (Method::Bucket(bucket), Plain::Integer(array))
                if bucket.width.fract() == 0.0 && bucket.origin.fract() == 0.0 =>
            {
                let (width, origin) = (bucket.width as i64, bucket.origin as i64);
                let edge = |n: i64| n.checked_sub((n.checked_sub(origin)?).rem_euclid(width));
                Arc::new(array.iter().map(|n| n.and_then(edge)).collect::<Int64Array>())
            }
            (Method::Bucket(bucket), _) => {
                let edge = |n| number::edges(n, *bucket).0;
                Arc::new(rows.map(|row| plain.number(row).map(edge)).collect::<Float64Array>())
            }
            (Method::Clamp(clamp), Plain::Integer(array)) => {
                let clamped = array.iter().map(|n| n.map(|n| number::clamp_whole(n, *clamp)));
                Arc::new(clamped.collect::<Int64Array>())
            }
            (Method::Clamp(clamp), _) => {
                let clamped = rows.map(|row| plain.number(row).map(|n| number::clamp(n, *clamp)));
                Arc::new(clamped.collect::<Float64Array>())
            }
            _ => return None,
        })
    }
}

/// The domain of that name, or the column's own; a name never gives a column's own domain.
fn domain(key: &MaskKey, usage: &str, named: Option<&str>, dataset: &str, column: &str) -> Keyed {
    match named {
        Some(name) => Keyed::new(key, usage, &["domain", name]),
        None => Keyed::new(key, usage, &["column", dataset, column]),
    }
}

#[allow(clippy::unnecessary_wraps, reason = "each arm of the caller is optional")]
fn texts(plain: &Plain, mask: impl Fn(&str) -> Option<String>) -> Option<ArrayRef> {
    let masked = (0..plain.len()).map(|row| plain.text(row).and_then(|value| mask(&value)));
    Some(Arc::new(masked.collect::<StringArray>()))
}

/// The first hexadecimal digits of the digest of the value's text in NFC.
fn pseudonym(keyed: &Keyed, value: &str, digits: usize) -> Option<String> {
    let digest = match is_nfc(value) {
        true => keyed.digest(value.as_bytes()),
        false => keyed.digest(value.nfc().collect::<String>().as_bytes()),
    }?;
    let nibbles = digest.iter().flat_map(|byte| [byte >> 4, byte & 15]).take(digits);
    nibbles.map(|nibble| char::from_digit(u32::from(nibble), 16)).collect()
}

fn cut(plain: &Plain, part: DatePart) -> Option<ArrayRef> {
    Some(match plain {
        Plain::Date(array) => {
            let cut = array.iter().map(|day| day.and_then(|day| date::truncate(day, part)));
            Arc::new(cut.collect::<Date32Array>())
        }
        Plain::Moment(array) => {
            let day = |micros: i64| i32::try_from(micros.div_euclid(DAY)).ok();
            let first = |micros| date::truncate(day(micros)?, part).map(|day| i64::from(day) * DAY);
            let cut = array.iter().map(|micros| micros.and_then(first));
            Arc::new(cut.collect::<TimestampMicrosecondArray>())
        }
        _ => return None,
    })
}

fn shifted(plain: &Plain, entity: &Plain, shift: &ShiftDate, keyed: &Keyed) -> Option<ArrayRef> {
    let days = |row: usize| date::days(shift, keyed, &entity.text(row)?);
    Some(match plain {
        Plain::Date(array) => {
            let moved = |(row, day): (usize, Option<i32>)| day?.checked_add(days(row)?);
            Arc::new(array.iter().enumerate().map(moved).collect::<Date32Array>())
        }
        Plain::Moment(array) => {
            let moved = |(row, micros): (usize, Option<i64>)| {
                micros?.checked_add(i64::from(days(row)?).checked_mul(DAY)?)
            };
            let rows = array.iter().enumerate();
            Arc::new(rows.map(moved).collect::<TimestampMicrosecondArray>())
        }
        _ => return None,
    })
}
