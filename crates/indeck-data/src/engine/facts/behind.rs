//! The aggregate that tells what stands behind a group: its records, who they belong to, and what
//! each of those contributes to the measures.
//!
//! `behind(value, …)` takes each record as a contributor of its own; `behind(value, …, unit)` takes
//! the records of one unit together. Values are 64-bit fractions; a missing one or NaN counts for
//! nothing. Sums are exact, so they do not depend on the order of the records.

use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::Float64Type;
use arrow_array::{Array, ArrayRef, BinaryArray, BooleanArray};
use arrow_schema::{DataType, Field, FieldRef};
use datafusion::common::{Result, ScalarValue, exec_datafusion_err, not_impl_err};
use datafusion::logical_expr::function::{AccumulatorArgs, StateFieldsArgs};
use datafusion::logical_expr::{
    Accumulator, AggregateUDF, AggregateUDFImpl, EmitTo, GroupsAccumulator, Signature, Volatility,
};

use crate::engine::facts::share::Ledger;
use crate::engine::facts::units::{NOBODY, Units};

/// The aggregate, with a unit as the last argument or without.
pub(super) fn behind(with_unit: bool) -> AggregateUDF {
    let signature = Signature::variadic_any(Volatility::Immutable);
    AggregateUDF::from(Behind { with_unit, signature })
}

#[derive(Debug, PartialEq, Eq, Hash)]
struct Behind {
    with_unit: bool,
    signature: Signature,
}

impl Behind {
    fn groups(&self, arguments: usize) -> BehindGroups {
        let values = if self.with_unit { arguments.saturating_sub(1) } else { arguments };
        BehindGroups {
            units: self.with_unit.then(Units::default),
            ledger: Ledger::new(values, self.with_unit),
        }
    }
}

impl AggregateUDFImpl for Behind {
    fn name(&self) -> &str {
        if self.with_unit { "records behind, by unit" } else { "records behind" }
    }

    fn signature(&self) -> &Signature {
        &self.signature
    }

    fn return_type(&self, _: &[DataType]) -> Result<DataType> {
        Ok(DataType::Binary)
    }

    fn state_fields(&self, args: StateFieldsArgs) -> Result<Vec<FieldRef>> {
        Ok(vec![Arc::new(Field::new(args.name, DataType::Binary, true))])
    }

    fn accumulator(&self, args: AccumulatorArgs) -> Result<Box<dyn Accumulator>> {
        Ok(Box::new(BehindAll(self.groups(args.exprs.len()))))
    }

    fn groups_accumulator_supported(&self, _: AccumulatorArgs) -> bool {
        true
    }

    fn create_groups_accumulator(
        &self,
        args: AccumulatorArgs,
    ) -> Result<Box<dyn GroupsAccumulator>> {
        Ok(Box::new(self.groups(args.exprs.len())))
    }
}

/// What is known of each group.
#[derive(Debug)]
struct BehindGroups {
    units: Option<Units>,
    ledger: Ledger,
}

impl BehindGroups {
    fn add(&mut self, arrays: &[ArrayRef], groups: &[usize], total: usize) -> Result<()> {
        let values = match (&mut self.units, arrays.split_last()) {
            (Some(units), Some((last, values))) => {
                units.number(last)?;
                values
            }
            _ => arrays,
        };
        let numbered = self.units.as_ref().map(Units::batch);
        let rows = groups.iter().enumerate().map(|(row, &group)| {
            let unit = numbered.map_or(NOBODY, |units| units.get(row).copied().unwrap_or(NOBODY));
            (group, unit)
        });
        self.ledger.add_rows(rows, total)?;
        for (index, array) in values.iter().enumerate().take(self.ledger.width()) {
            let numbers = array
                .as_primitive_opt::<Float64Type>()
                .ok_or_else(|| exec_datafusion_err!("a contribution is no number"))?;
            self.ledger.add_values(index, groups, numbers);
        }
        Ok(())
    }
}

impl BehindGroups {
    fn take(&mut self, emit_to: EmitTo) -> Ledger {
        self.ledger.split(match emit_to {
            EmitTo::All => usize::MAX,
            EmitTo::First(groups) => groups,
        })
    }
}

fn unreadable() -> datafusion::common::DataFusionError {
    exec_datafusion_err!("a partial count of records is not readable")
}

impl GroupsAccumulator for BehindGroups {
    fn update_batch(
        &mut self,
        values: &[ArrayRef],
        group_indices: &[usize],
        opt_filter: Option<&BooleanArray>,
        total_num_groups: usize,
    ) -> Result<()> {
        if opt_filter.is_some() {
            return not_impl_err!("the records behind a group have no filter");
        }
        self.add(values, group_indices, total_num_groups)
    }

    fn evaluate(&mut self, emit_to: EmitTo) -> Result<ArrayRef> {
        Ok(Arc::new(BinaryArray::from_iter_values(self.take(emit_to).close())))
    }

    fn state(&mut self, emit_to: EmitTo) -> Result<Vec<ArrayRef>> {
        let states = self.take(emit_to).states(self.units.as_ref());
        Ok(vec![Arc::new(BinaryArray::from_iter_values(states))])
    }

    fn merge_batch(
        &mut self,
        values: &[ArrayRef],
        group_indices: &[usize],
        total_num_groups: usize,
    ) -> Result<()> {
        let states = values.first().and_then(|array| array.as_binary_opt::<i32>());
        let states = states.ok_or_else(unreadable)?;
        self.ledger.add_rows(std::iter::empty(), total_num_groups)?;
        for (state, &group) in states.iter().zip(group_indices) {
            let state = state.ok_or_else(unreadable)?;
            let merged = self.ledger.merge(group, state, self.units.as_mut());
            merged.ok_or_else(unreadable)?;
        }
        Ok(())
    }

    fn convert_to_state(
        &self,
        values: &[ArrayRef],
        opt_filter: Option<&BooleanArray>,
    ) -> Result<Vec<ArrayRef>> {
        let rows = values.first().map_or(0, |array| array.len());
        let groups: Vec<usize> = (0..rows).collect();
        let mut single = Self {
            units: self.units.is_some().then(Units::default),
            ledger: Ledger::new(self.ledger.width(), self.units.is_some()),
        };
        single.update_batch(values, &groups, opt_filter, rows)?;
        single.state(EmitTo::All)
    }

    fn size(&self) -> usize {
        self.ledger.bytes() + self.units.as_ref().map_or(0, Units::bytes)
    }
}

/// The same for one group of all records.
#[derive(Debug)]
struct BehindAll(BehindGroups);

impl Accumulator for BehindAll {
    fn update_batch(&mut self, values: &[ArrayRef]) -> Result<()> {
        let rows = values.first().map_or(0, |array| array.len());
        self.0.add(values, &vec![0; rows], 1)
    }

    fn evaluate(&mut self) -> Result<ScalarValue> {
        self.0.ledger.add_rows(std::iter::empty(), 1)?;
        let told = self.0.take(EmitTo::All).close();
        Ok(ScalarValue::Binary(told.into_iter().next()))
    }

    fn size(&self) -> usize {
        GroupsAccumulator::size(&self.0)
    }

    fn state(&mut self) -> Result<Vec<ScalarValue>> {
        self.0.ledger.add_rows(std::iter::empty(), 1)?;
        let states = self.0.take(EmitTo::All).states(self.0.units.as_ref());
        Ok(vec![ScalarValue::Binary(states.into_iter().next())])
    }

    fn merge_batch(&mut self, states: &[ArrayRef]) -> Result<()> {
        let rows = states.first().map_or(0, |array| array.len());
        GroupsAccumulator::merge_batch(&mut self.0, states, &vec![0; rows], 1)
    }
}
