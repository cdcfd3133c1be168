//! Many tallies at once: one for each group of a `GROUP BY`.

use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::{ArrowPrimitiveType, Float64Type, Int64Type};
use arrow_array::{Array, ArrayRef, BinaryArray, BooleanArray, Float64Array, Int64Array};
use datafusion::common::{Result, exec_datafusion_err};
use datafusion::logical_expr::{EmitTo, GroupsAccumulator};

use crate::engine::exact::accumulator::{Task, read_tally};
use crate::engine::exact::tally::Tally;

/// Bytes of a tally, with what it holds elsewhere, as a rule.
const TALLY_BYTES: usize = size_of::<Tally>() + 64;

/// A tally for each group.
pub(crate) struct ExactGroups {
    task: Task,
    tallies: Vec<Tally>,
}

impl ExactGroups {
    pub(crate) fn new(task: Task) -> Self {
        Self { task, tallies: Vec::new() }
    }

    /// Calls `add` for each number that is there and that the filter lets through.
    fn each<T: ArrowPrimitiveType>(
        &mut self,
        array: &ArrayRef,
        groups: &[usize],
        filter: Option<&BooleanArray>,
        add: impl Fn(&mut Tally, T::Native),
    ) {
        let numbers = array.as_primitive::<T>();
        for (row, (number, &group)) in numbers.iter().zip(groups).enumerate() {
            if !passes(filter, row) {
                continue;
            }
            if let (Some(number), Some(tally)) = (number, self.tallies.get_mut(group)) {
                add(tally, number);
            }
        }
    }
}

fn passes(filter: Option<&BooleanArray>, row: usize) -> bool {
    filter.is_none_or(|filter| filter.is_valid(row) && filter.value(row))
}

fn column(arrays: &[ArrayRef]) -> Result<&ArrayRef> {
    arrays.first().ok_or_else(|| exec_datafusion_err!("a sum has no column"))
}

fn to_states(tallies: &[Tally]) -> ArrayRef {
    let states = tallies.iter().map(Tally::to_bytes);
    Arc::new(BinaryArray::from_iter_values(states))
}

impl GroupsAccumulator for ExactGroups {
    fn update_batch(
        &mut self,
        values: &[ArrayRef],
        group_indices: &[usize],
        opt_filter: Option<&BooleanArray>,
        total_num_groups: usize,
    ) -> Result<()> {
        let array = column(values)?;
        self.tallies.resize_with(total_num_groups, Tally::default);
        let Task { statistic, whole } = self.task;
        if whole {
            self.each::<Int64Type>(array, group_indices, opt_filter, |tally, number| {
                tally.count_whole(number, statistic, false);
            });
        } else {
            self.each::<Float64Type>(array, group_indices, opt_filter, |tally, number| {
                tally.count_number(number, statistic, false);
            });
        }
        Ok(())
    }

    fn evaluate(&mut self, emit_to: EmitTo) -> Result<ArrayRef> {
        let tallies = emit_to.take_needed(&mut self.tallies);
        if self.task.gives_whole() {
            let sums = tallies.iter().map(|tally| self.task.whole_value(tally));
            return Ok(Arc::new(sums.collect::<Result<Int64Array>>()?));
        }
        let values = tallies.iter().map(|tally| self.task.value(tally));
        Ok(Arc::new(values.collect::<Result<Float64Array>>()?))
    }

    fn state(&mut self, emit_to: EmitTo) -> Result<Vec<ArrayRef>> {
        Ok(vec![to_states(&emit_to.take_needed(&mut self.tallies))])
    }

    fn merge_batch(
        &mut self,
        values: &[ArrayRef],
        group_indices: &[usize],
        total_num_groups: usize,
    ) -> Result<()> {
        self.tallies.resize_with(total_num_groups, Tally::default);
        let states = column(values)?.as_binary::<i32>();
        for (state, &group) in states.iter().zip(group_indices) {
            if let (Some(bytes), Some(tally)) = (state, self.tallies.get_mut(group)) {
                tally.merge(&read_tally(bytes)?);
            }
        }
        Ok(())
    }

    fn convert_to_state(
        &self,
        values: &[ArrayRef],
        opt_filter: Option<&BooleanArray>,
    ) -> Result<Vec<ArrayRef>> {
        let array = column(values)?;
        let groups: Vec<usize> = (0..array.len()).collect();
        let mut single = Self::new(self.task);
        single.update_batch(values, &groups, opt_filter, array.len())?;
        Ok(vec![to_states(&single.tallies)])
    }

    fn size(&self) -> usize {
        self.tallies.capacity() * TALLY_BYTES
    }
}
