//! The tally as an accumulator of the query engine: for totals, windows and distinct values.

use std::collections::BTreeSet;

use arrow_array::ArrayRef;
use arrow_array::cast::AsArray;
use arrow_array::types::{Float64Type, Int64Type};
use datafusion::common::{Result, ScalarValue, exec_datafusion_err, exec_err};
use datafusion::logical_expr::Accumulator;

use crate::engine::exact::tally::{Statistic, Tally};

/// What is computed, and of what.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Task {
    pub(crate) statistic: Statistic,
    /// Whether the numbers are whole (`Int64`) rather than fractions (`Float64`).
    pub(crate) whole: bool,
}

impl Task {
    /// Whether the result is a whole number, too.
    pub(crate) fn gives_whole(self) -> bool {
        self.whole && self.statistic == Statistic::Sum
    }

    /// The whole sum of a tally; `None` if nothing was counted.
    pub(crate) fn whole_value(self, tally: &Tally) -> Result<Option<i64>> {
        if tally.is_empty() {
            return Ok(None);
        }
        match tally.whole_sum() {
            Some(sum) => Ok(Some(sum)),
            None => exec_err!(
                "a sum of whole numbers is beyond 64 bits; sum `CAST(… AS DOUBLE)` instead"
            ),
        }
    }

    /// The statistic of a tally; `None` if too few numbers were counted.
    pub(crate) fn value(self, tally: &Tally) -> Result<Option<f64>> {
        let value = tally.value(self.statistic, self.whole);
        // A blank would look like missing data.
        if value.is_some_and(|v| !v.is_finite()) && !tally.has_not_finite() {
            return exec_err!(
                "a sum is beyond the largest number (1.8e308); divide the numbers before it"
            );
        }
        Ok(value)
    }

    fn scalar(self, tally: &Tally) -> Result<ScalarValue> {
        if self.gives_whole() {
            return Ok(ScalarValue::Int64(self.whole_value(tally)?));
        }
        Ok(ScalarValue::Float64(self.value(tally)?))
    }
}

/// Reads a tally that another accumulator wrote.
pub(crate) fn read_tally(bytes: &[u8]) -> Result<Tally> {
    Tally::from_bytes(bytes).ok_or_else(|| exec_datafusion_err!("a partial sum is not readable"))
}

fn column(arrays: &[ArrayRef]) -> Result<&ArrayRef> {
    arrays.first().ok_or_else(|| exec_datafusion_err!("a sum has no column"))
}

/// A tally of all numbers.
#[derive(Debug)]
pub(crate) struct ExactAccumulator {
    task: Task,
    tally: Tally,
}

impl ExactAccumulator {
    pub(crate) fn new(task: Task) -> Self {
        Self { task, tally: Tally::default() }
    }

    fn count(&mut self, values: &[ArrayRef], away: bool) -> Result<()> {
        let array = column(values)?;
        let statistic = self.task.statistic;
        if self.task.whole {
            let numbers = array.as_primitive::<Int64Type>().iter().flatten();
            numbers.for_each(|number| self.tally.count_whole(number, statistic, away));
        } else {
            let numbers = array.as_primitive::<Float64Type>().iter().flatten();
            numbers.for_each(|number| self.tally.count_number(number, statistic, away));
        }
        Ok(())
    }
}

impl Accumulator for ExactAccumulator {
    fn update_batch(&mut self, values: &[ArrayRef]) -> Result<()> {
        self.count(values, false)
    }

    fn retract_batch(&mut self, values: &[ArrayRef]) -> Result<()> {
        self.count(values, true)
    }

    fn supports_retract_batch(&self) -> bool {
        true
    }

    fn evaluate(&mut self) -> Result<ScalarValue> {
        self.task.scalar(&self.tally)
    }

    fn size(&self) -> usize {
        size_of_val(self) + 256
    }

    fn state(&mut self) -> Result<Vec<ScalarValue>> {
        Ok(vec![ScalarValue::Binary(Some(self.tally.to_bytes()))])
    }

    fn merge_batch(&mut self, states: &[ArrayRef]) -> Result<()> {
        for bytes in column(states)?.as_binary::<i32>().iter().flatten() {
            self.tally.merge(&read_tally(bytes)?);
        }
        Ok(())
    }
}

/// A set of numbers, tallied at the end.
#[derive(Debug)]
pub(crate) struct DistinctAccumulator {
    task: Task,
    /// The numbers as 64 bits, whole or not.
    seen: BTreeSet<u64>,
}

impl DistinctAccumulator {
    pub(crate) fn new(task: Task) -> Self {
        Self { task, seen: BTreeSet::new() }
    }
}

impl Accumulator for DistinctAccumulator {
    fn update_batch(&mut self, values: &[ArrayRef]) -> Result<()> {
        let array = column(values)?;
        if self.task.whole {
            let numbers = array.as_primitive::<Int64Type>().iter().flatten();
            self.seen.extend(numbers.map(|number| number as u64));
        } else {
            let numbers = array.as_primitive::<Float64Type>().iter().flatten();
            // Minus zero equals zero, so both must have the same bits.
            self.seen.extend(numbers.map(|number| (number + 0.0).to_bits()));
        }
        Ok(())
    }

    fn evaluate(&mut self) -> Result<ScalarValue> {
        let mut tally = Tally::default();
        let Task { statistic, whole } = self.task;
        for &bits in &self.seen {
            if whole {
                tally.count_whole(bits as i64, statistic, false);
            } else {
                tally.count_number(f64::from_bits(bits), statistic, false);
            }
        }
        self.task.scalar(&tally)
    }

    fn size(&self) -> usize {
        size_of_val(self) + self.seen.len() * 2 * size_of::<u64>()
    }

    fn state(&mut self) -> Result<Vec<ScalarValue>> {
        let bytes = self.seen.iter().flat_map(|bits| bits.to_le_bytes()).collect();
        Ok(vec![ScalarValue::Binary(Some(bytes))])
    }

    fn merge_batch(&mut self, states: &[ArrayRef]) -> Result<()> {
        for bytes in column(states)?.as_binary::<i32>().iter().flatten() {
            let (numbers, _) = bytes.as_chunks::<8>();
            self.seen.extend(numbers.iter().map(|bits| u64::from_le_bytes(*bits)));
        }
        Ok(())
    }
}
