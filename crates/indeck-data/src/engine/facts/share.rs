//! What the contributors of a group add to its measures, and how that is told.

use arrow_array::Float64Array;
use datafusion::common::{Result, exec_datafusion_err};
use indeck_model::facts::{Contributions, LARGEST};

use crate::engine::exact::{Statistic, Tally};
use crate::engine::facts::bytes::{Reading, Writing};
use crate::engine::facts::units::{NOBODY, Units};

/// What is known of a group.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Share {
    /// Number of records.
    pub(super) records: u64,
    /// Number of different units among them; of records where each is one itself.
    pub(super) units: u64,
    /// One entry for each value.
    pub(super) values: Vec<Contributions>,
}

/// One value of the records of one group, as they come.
#[derive(Debug, Default)]
struct Column {
    count: u64,
    negative: bool,
    parts: Parts,
}

/// Contributions as they are found.
#[derive(Debug, Default)]
struct Parts {
    contributors: u64,
    nonzero: u64,
    total: Tally,
    largest: Vec<f64>,
}

impl Parts {
    /// Adds what one contributor does; `nobody` adds to the sums, but is not counted.
    fn add(&mut self, contribution: f64, nonzero: bool, nobody: bool) {
        let size = contribution.abs();
        if !nobody {
            self.contributors += 1;
            self.nonzero += u64::from(nonzero);
        }
        self.total.count_number(size, Statistic::Sum, false);
        self.rank(size);
    }

    /// Keeps a contribution if it is among the largest.
    fn rank(&mut self, size: f64) {
        let place = self.largest.partition_point(|known| *known >= size);
        if place < LARGEST && size > 0.0 {
            self.largest.insert(place, size);
            self.largest.truncate(LARGEST);
        }
    }
}

/// The records of all groups.
#[derive(Debug)]
pub(super) struct Ledger {
    width: usize,
    by_unit: bool,
    records: Vec<u64>,
    /// Of each group, one after the other, `width` values.
    columns: Vec<Column>,
    /// Only by unit: group and unit of each record, and its values (NaN where there is none).
    keys: Vec<(u32, u32)>,
    values: Vec<Vec<f64>>,
}

impl Ledger {
    pub(super) fn new(width: usize, by_unit: bool) -> Self {
        let values = vec![Vec::new(); if by_unit { width } else { 0 }];
        Self { width, by_unit, records: vec![], columns: vec![], keys: vec![], values }
    }

    /// Number of values of a record.
    pub(super) fn width(&self) -> usize {
        self.width
    }

    /// Counts records of these groups and units.
    pub(super) fn add_rows(
        &mut self,
        rows: impl Iterator<Item = (usize, u32)>,
        groups: usize,
    ) -> Result<()> {
        self.records.resize(groups, 0);
        self.columns.resize_with(groups * self.width, Column::default);
        for (group, unit) in rows {
            if let Some(records) = self.records.get_mut(group) {
                *records += 1;
            }
            if self.by_unit {
                let group = u32::try_from(group)
                    .map_err(|_| exec_datafusion_err!("there are more than 4 billion groups"))?;
                self.keys.push((group, unit));
            }
        }
        Ok(())
    }

    /// Adds the values of one column of the records that were counted last.
    pub(super) fn add_values(&mut self, index: usize, groups: &[usize], numbers: &Float64Array) {
        for (number, &group) in numbers.iter().zip(groups) {
            let number = number.filter(|number| !number.is_nan());
            if let (Some(number), Some(column)) =
                (number, self.columns.get_mut(group * self.width + index))
            {
                column.count += 1;
                column.negative |= number < 0.0;
                if !self.by_unit {
                    column.parts.add(number, number != 0.0, false);
                }
            }
            if let Some(values) = self.values.get_mut(index) {
                values.push(number.unwrap_or(f64::NAN));
            }
        }
    }

    /// Bytes that it holds.
    pub(super) fn bytes(&self) -> usize {
        let values: usize = self.values.iter().map(|v| v.capacity() * size_of::<f64>()).sum();
        let columns = self.columns.capacity() * (size_of::<Column>() + LARGEST * size_of::<f64>());
        // The order of the records by unit is made at the end.
        values + columns + self.keys.capacity() * (size_of::<(u32, u32)>() + size_of::<u32>())
    }

    /// Takes the first groups out; the others move up.
    pub(super) fn split(&mut self, groups: usize) -> Self {
        let groups = groups.min(self.records.len());
        let mut first = Self::new(self.width, self.by_unit);
        first.records = self.records.drain(..groups).collect();
        first.columns = self.columns.drain(..groups * self.width).collect();
        let Some(bound) = u32::try_from(groups).ok().filter(|_| !self.records.is_empty()) else {
            first.keys = std::mem::take(&mut self.keys);
            first.values.iter_mut().zip(&mut self.values).for_each(|(a, b)| a.append(b));
            return first;
        };
        let keys = std::mem::take(&mut self.keys);
        for (own, values) in first.values.iter_mut().zip(&mut self.values) {
            let mut rest = Vec::new();
            for (value, (group, _)) in values.drain(..).zip(&keys) {
                if *group < bound { own.push(value) } else { rest.push(value) }
            }
            *values = rest;
        }
        for (group, unit) in keys {
            match group.checked_sub(bound) {
                None => first.keys.push((group, unit)),
                Some(group) => self.keys.push((group, unit)),
            }
        }
        first
    }

    /// The shares of all groups as bytes, in order.
    pub(super) fn close(mut self) -> Vec<Vec<u8>> {
        let units = if self.by_unit { self.settle() } else { self.records.clone() };
        let records = std::mem::take(&mut self.records);
        let mut columns = std::mem::take(&mut self.columns).into_iter();
        let shares = records.into_iter().zip(units).map(|(records, units)| {
            let values = columns.by_ref().take(self.width).map(finished).collect();
            Share { records, units, values }.to_bytes()
        });
        shares.collect()
    }

    /// Takes the records of each unit together; number of different units of each group.
    fn settle(&mut self) -> Vec<u64> {
        let keys = std::mem::take(&mut self.keys);
        let values = std::mem::take(&mut self.values);
        let mut order: Vec<(u32, u32, u32)> = keys.iter().zip(0_u32..).map(|(&(g, u), row)| (g, u, row)).collect();
        order.sort_unstable();
        let mut units = vec![0; self.records.len()];
        for together in order.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)) {
            let Some(&(group, unit, _)) = together.first() else { continue };
            let group = group as usize;
            if let Some(units) = units.get_mut(group).filter(|_| unit != NOBODY) {
                *units += 1;
            }
            for (index, values) in values.iter().enumerate() {
                let own = together.iter().filter_map(|(_, _, row)| values.get(*row as usize));
                let own: Vec<f64> = own.copied().filter(|value| !value.is_nan()).collect();
                let column = self.columns.get_mut(group * self.width + index);
                if let Some(column) = column.filter(|_| !own.is_empty()) {
                    let nonzero = own.iter().any(|value| *value != 0.0);
                    column.parts.add(sum(&own), nonzero, unit == NOBODY);
                }
            }
        }
        units
    }
}

impl Ledger {
    /// The groups as bytes that another ledger can add, in order; units by their names.
    pub(super) fn states(&self, units: Option<&Units>) -> Vec<Vec<u8>> {
        let mut states: Vec<Writing> = self.records.iter().map(|_| Writing::default()).collect();
        if self.by_unit {
            for (row, (group, unit)) in self.keys.iter().enumerate() {
                let Some(state) = states.get_mut(*group as usize) else { continue };
                state.bytes(&units.map(|units| units.name(*unit)).unwrap_or_default());
                let values = self.values.iter().map(|values| values.get(row).copied());
                values.for_each(|value| state.number(value.unwrap_or(f64::NAN)));
            }
        } else {
            let mut columns = self.columns.iter();
            for (state, records) in states.iter_mut().zip(&self.records) {
                state.whole(*records);
                columns.by_ref().take(self.width).for_each(|column| column.write(state));
            }
        }
        states.into_iter().map(|state| state.0).collect()
    }

    /// Adds a group as [`Ledger::states`] wrote it.
    pub(super) fn merge(&mut self, group: usize, state: &[u8], units: Option<&mut Units>) -> Option<()> {
        let mut state = Reading(state);
        let first = group * self.width;
        let Some(units) = units else {
            *self.records.get_mut(group)? += state.whole()?;
            for column in self.columns.get_mut(first..first + self.width)? {
                column.read(&mut state)?;
            }
            return state.0.is_empty().then_some(());
        };
        while !state.0.is_empty() {
            let unit = units.of_name(state.bytes()?)?;
            *self.records.get_mut(group)? += 1;
            self.keys.push((u32::try_from(group).ok()?, unit));
            for (column, values) in self.columns.get_mut(first..)?.iter_mut().zip(&mut self.values) {
                let value = state.number()?;
                if !value.is_nan() {
                    column.count += 1;
                    column.negative |= value < 0.0;
                }
                values.push(value);
            }
        }
        Some(())
    }
}

impl Column {
    fn write(&self, state: &mut Writing) {
        state.whole(self.count);
        state.whole(u64::from(self.negative));
        state.whole(self.parts.contributors);
        state.whole(self.parts.nonzero);
        state.whole(self.parts.largest.len() as u64);
        self.parts.largest.iter().for_each(|number| state.number(*number));
        state.bytes(&self.parts.total.to_bytes());
    }

    fn read(&mut self, state: &mut Reading<'_>) -> Option<()> {
        self.count += state.whole()?;
        self.negative |= state.whole()? == 1;
        self.parts.contributors += state.whole()?;
        self.parts.nonzero += state.whole()?;
        for _ in 0..state.whole()? {
            let number = state.number()?;
            self.parts.rank(number);
        }
        self.parts.total.merge(&Tally::from_bytes(state.bytes()?)?);
        Some(())
    }
}

/// The exact sum, rounded once.
fn sum(values: &[f64]) -> f64 {
    if let [value] = values {
        return *value;
    }
    let mut tally = Tally::default();
    values.iter().for_each(|value| tally.count_number(*value, Statistic::Sum, false));
    tally.value(Statistic::Sum, false).unwrap_or_default()
}

fn finished(column: Column) -> Contributions {
    let Column { count, negative, parts } = column;
    Contributions {
        count,
        contributors: parts.contributors,
        nonzero: parts.nonzero,
        total: parts.total.value(Statistic::Sum, false).unwrap_or_default(),
        largest: parts.largest,
        non_negative: !negative,
    }
}

impl Share {
    fn to_bytes(&self) -> Vec<u8> {
        let mut out = Writing::default();
        out.whole(self.records);
        out.whole(self.units);
        for value in &self.values {
            out.whole(value.count);
            out.whole(value.contributors);
            out.whole(value.nonzero);
            out.number(value.total);
            out.whole(u64::from(value.non_negative));
            out.whole(value.largest.len() as u64);
            value.largest.iter().for_each(|number| out.number(*number));
        }
        out.0
    }

    /// Reads what the aggregate gave for so many values.
    pub(super) fn from_bytes(bytes: &[u8], width: usize) -> Option<Self> {
        let mut bytes = Reading(bytes);
        let (records, units) = (bytes.whole()?, bytes.whole()?);
        let mut values = Vec::with_capacity(width);
        for _ in 0..width {
            let (count, contributors, nonzero) = (bytes.whole()?, bytes.whole()?, bytes.whole()?);
            let total = bytes.number()?;
            let non_negative = bytes.whole()? == 1;
            let mut largest = Vec::new();
            for _ in 0..bytes.whole()? {
                largest.push(bytes.number()?);
            }
            values.push(Contributions {
                count,
                contributors,
                nonzero,
                total,
                largest,
                non_negative,
            });
        }
        bytes.0.is_empty().then_some(Self { records, units, values })
    }
}
