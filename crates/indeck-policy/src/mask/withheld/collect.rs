//! Which values are withheld, and which of them can be searched for.

use std::collections::BTreeMap;

use indeck_model::value::DateTime;
use indeck_model::{Dataset, Date, IdentifierRole, Value};

use super::digits::significant;
use super::index::{ByDigest, Entry, digest, head};
use super::normal::{self, Normal};
use super::{Key, MOST_WITHHELD, Withheld};
use crate::Error;
use crate::mask::masker::Masker;
use crate::mask::{ColumnMask, MaskKey, Method};
use crate::plain::{self, Plain};

/// Letters and digits from which on a text is searched for.
const LEAST: usize = 5;
/// Letters and digits from which on a text is searched for inside words.
pub(super) const ANYWHERE: usize = 12;
/// Digits from which on a text is searched for with other separators.
const IDENTIFIER: usize = 7;
/// A value in more than one of so many records is a category …
const COMMON: u64 = 20;
/// One of so many numbers of a length may be found by chance, at most.
const CHANCE: f64 = 100.0;

/// The values that those masks take away from the dataset: what the masked columns show no more.
/// The key that is used for masking does not matter.
///
/// # Errors
/// As [`crate::mask::apply`]; [`Error::TooManyWithheld`] beyond [`MOST_WITHHELD`].
pub fn withheld(dataset: &Dataset, masks: &[ColumnMask]) -> Result<Withheld, Error> {
    let mut collector = Collector::default();
    for mask in masks {
        let index = plain::index(dataset, &mask.column)?;
        let mut column = Vec::with_capacity(dataset.batches.len());
        for batch in &dataset.batches {
            let array = plain::array(batch, dataset, index)?;
            let plain = Plain::new(array, &dataset.name, &mask.column)?;
            let shown = shown(&plain, mask, &dataset.name)?;
            column.push((plain, shown));
        }
        let info = dataset.columns.get(index);
        let names_persons = info.is_some_and(|info| info.role == IdentifierRole::Direct);
        collector.column(&mask.column, &column, names_persons)?;
    }
    Ok(collector.finish())
}

/// What the mask shows of the column; `None` where it shows nothing of any value.
fn shown(plain: &Plain, mask: &ColumnMask, dataset: &str) -> Result<Option<Plain>, Error> {
    if mask.method.is_keyed() || matches!(mask.method, Method::Redact { .. } | Method::Drop) {
        return Ok(None);
    }
    let masker = Masker::new(&mask.method, &MaskKey::new([0; 32]), dataset, &mask.column);
    let masked = masker.mask(plain, None).ok_or_else(|| Error::UnfitMethod {
        column: mask.column.clone(),
        method: mask.method.word(),
        kind: plain.kind().noun(),
    })?;
    Plain::new(&masked, dataset, &mask.column).map(Some)
}

#[derive(Default)]
struct Collector {
    withheld: Withheld,
    /// Numbers by how many significant digits they have.
    numbers: BTreeMap<usize, Vec<(u64, u16)>>,
    seen: usize,
}

impl Collector {
    fn column(
        &mut self,
        name: &str,
        batches: &[(Plain, Option<Plain>)],
        names_persons: bool,
    ) -> Result<(), Error> {
        let number = u16::try_from(self.withheld.columns.len()).unwrap_or(u16::MAX);
        self.withheld.columns.push(name.to_owned());
        let mut counts: ByDigest<u64> = ByDigest::default();
        let mut rows = 0;
        each(batches, |_, text| {
            rows += 1;
            *counts.entry(digest(text.as_bytes())).or_default() += 1;
            Ok(())
        })?;
        let most = if names_persons || rows < COMMON { u64::MAX } else { rows / COMMON };
        each(batches, |value, text| {
            // Each value once: its count is taken.
            match counts.insert(digest(text.as_bytes()), 0) {
                None | Some(0) => {}
                Some(count) if count > most => self.withheld.unsearched.common += 1,
                Some(_) => self.value(value, text, number)?,
            }
            Ok(())
        })
    }

    fn value(&mut self, value: &Value, text: &str, column: u16) -> Result<(), Error> {
        self.seen += 1;
        if self.seen > MOST_WITHHELD {
            return Err(Error::TooManyWithheld { limit: MOST_WITHHELD });
        }
        match value {
            Value::Text(_) => self.text(text, column),
            Value::Integer(_) | Value::Number(_) => self.number(value, text, column),
            Value::Date(date) => self.day(*date, column),
            Value::DateTime(moment) => self.moment(*moment, column),
            Value::Bool(_) | Value::Null => self.withheld.unsearched.short += 1,
        }
        Ok(())
    }

    fn text(&mut self, text: &str, column: u16) {
        let normal = Normal::new(text).text;
        let text = normal.trim();
        if normal::weight(text) < LEAST {
            self.withheld.unsearched.short += 1;
            return;
        }
        self.withheld.insert_text(text, column);
        match identifier(text) {
            Some(Compact::Digits(digits)) => {
                self.withheld.identifiers.entry(digest(digits.as_bytes())).or_insert(column);
            }
            Some(Compact::Mixed(compact)) => {
                self.withheld.compact.insert(&compact, Entry { column, anywhere: true });
            }
            None => {}
        }
    }

    fn number(&mut self, value: &Value, text: &str, column: u16) {
        let exact = significant(text);
        if exact.len() < LEAST {
            self.withheld.unsearched.short += 1;
            return;
        }
        if let (Value::Integer(number), true) = (value, exact.len() > IDENTIFIER + 1) {
            let digits = number.unsigned_abs().to_string();
            self.withheld.identifiers.entry(digest(digits.as_bytes())).or_insert(column);
        }
        for digits in number_forms(value, exact) {
            let same_length = self.numbers.entry(digits.len()).or_default();
            same_length.push((digest(digits.as_bytes()), column));
        }
    }

    fn day(&mut self, date: Date, column: u16) {
        self.withheld.days.entry(date.days).or_insert(column);
        let serial = significant(&date.excel_serial().to_string());
        if serial.len() >= LEAST {
            let same_length = self.numbers.entry(serial.len()).or_default();
            same_length.push((digest(serial.as_bytes()), column));
        }
    }

    fn moment(&mut self, moment: DateTime, column: u16) {
        self.day(moment.date(), column);
    }

    fn finish(mut self) -> Withheld {
        for (length, mut numbers) in std::mem::take(&mut self.numbers) {
            numbers.sort_unstable();
            numbers.dedup_by_key(|(digest, _)| *digest);
            // Numbers of that length: 9 · 10ⁿ⁻¹.
            let all = 9.0 * 10_f64.powi(i32::try_from(length).unwrap_or(i32::MAX) - 1);
            if numbers.len() as f64 * CHANCE > all {
                self.withheld.unsearched.crowded += numbers.len() as u64;
            } else {
                self.withheld.numbers.extend(numbers);
            }
        }
        self.withheld.texts.finish();
        self.withheld.compact.finish();
        self.withheld
    }
}

/// Calls for each value that is there and is not shown as it is.
fn each(
    batches: &[(Plain, Option<Plain>)],
    mut call: impl FnMut(&Value, &str) -> Result<(), Error>,
) -> Result<(), Error> {
    for (plain, shown) in batches {
        for row in 0..plain.len() {
            let Some(text) = plain.text(row) else { continue };
            let same = shown.as_ref().is_some_and(|shown| shown.text(row).as_ref() == Some(&text));
            if !same {
                call(&plain.value(row), &text)?;
            }
        }
    }
    Ok(())
}

/// The significant digits of a number, and of what it is rounded to.
fn number_forms(value: &Value, exact: String) -> Vec<String> {
    let mut forms = vec![exact];
    if let Value::Number(number) = value {
        let rounded = (0..=2).map(|decimals| significant(&format!("{number:.decimals$}")));
        forms.extend(rounded.filter(|digits| digits.len() >= LEAST));
    }
    forms.dedup();
    forms
}

enum Compact {
    Digits(String),
    Mixed(String),
}

/// A text of digits, or of digits and letters, without its separators, if it has digits enough to
/// name something.
fn identifier(text: &str) -> Option<Compact> {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    if digits < IDENTIFIER || text.len() > super::LONGEST {
        return None;
    }
    let (compact, _) = compacted(text);
    Some(if compact.len() == digits { Compact::Digits(compact) } else { Compact::Mixed(compact) })
}

/// The letters and digits of a text, and the offset of each of their bytes.
pub(super) fn compacted(text: &str) -> (String, Vec<u32>) {
    let mut compact = String::with_capacity(text.len());
    let mut offsets = Vec::with_capacity(text.len());
    for (at, character) in text.char_indices().filter(|(_, c)| c.is_alphanumeric()) {
        compact.push(character);
        offsets.resize(compact.len(), at as u32);
    }
    (compact, offsets)
}

/// The keys of everything that a normalised text may be withheld as.
pub(super) fn keys(text: &str) -> Vec<Key> {
    let mut keys = vec![Key::Text(digest(head(text)))];
    if !text.chars().any(char::is_alphabetic) {
        keys.push(Key::Number(digest(significant(text).as_bytes())));
    }
    match identifier(text) {
        Some(Compact::Digits(digits)) => keys.push(Key::Identifier(digest(digits.as_bytes()))),
        Some(Compact::Mixed(compact)) => keys.push(Key::Compact(digest(head(&compact)))),
        None => {}
    }
    if let Some(date) = text.get(..10).and_then(Date::parse_iso) {
        keys.push(Key::Day(date.days));
        keys.push(Key::Number(digest(significant(&date.excel_serial().to_string()).as_bytes())));
    }
    keys
}
