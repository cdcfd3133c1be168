//! The exact statistics under the names of the query engine's own aggregates.

use std::sync::Arc;

use arrow_schema::{DataType, Field, FieldRef};
use datafusion::common::{Result, plan_err};
use datafusion::logical_expr::function::{AccumulatorArgs, StateFieldsArgs};
use datafusion::logical_expr::utils::{AggregateOrderSensitivity, format_state_name};
use datafusion::logical_expr::{
    Accumulator, AggregateUDF, AggregateUDFImpl, GroupsAccumulator, ReversedUDAF, Signature,
    Volatility,
};

use crate::engine::exact::accumulator::{DistinctAccumulator, ExactAccumulator, Task};
use crate::engine::exact::groups::ExactGroups;
use crate::engine::exact::tally::Statistic;

/// The aggregates that replace the engine's own of the same names.
pub(crate) fn exact_aggregates() -> Vec<AggregateUDF> {
    let sample = |sample| Statistic::Variance { sample };
    let deviation = |sample| Statistic::Deviation { sample };
    [
        ExactAggregate::new("sum", &[], Statistic::Sum),
        ExactAggregate::new("avg", &["mean"], Statistic::Mean),
        ExactAggregate::new("var", &["var_sample", "var_samp"], sample(true)),
        ExactAggregate::new("var_pop", &["var_population"], sample(false)),
        ExactAggregate::new("stddev", &["stddev_samp"], deviation(true)),
        ExactAggregate::new("stddev_pop", &[], deviation(false)),
    ]
    .map(AggregateUDF::from)
    .into()
}

#[derive(Debug, PartialEq, Eq, Hash)]
struct ExactAggregate {
    name: &'static str,
    aliases: Vec<String>,
    statistic: Statistic,
    signature: Signature,
}

impl ExactAggregate {
    fn new(name: &'static str, aliases: &[&str], statistic: Statistic) -> Self {
        let aliases = aliases.iter().map(|alias| (*alias).to_owned()).collect();
        Self { name, aliases, statistic, signature: Signature::user_defined(Volatility::Immutable) }
    }

    fn task(&self, args: &AccumulatorArgs<'_>) -> Task {
        let whole = args.expr_fields.first().is_some_and(|f| f.data_type() == &DataType::Int64);
        Task { statistic: self.statistic, whole }
    }
}

impl AggregateUDFImpl for ExactAggregate {
    fn name(&self) -> &str {
        self.name
    }

    fn aliases(&self) -> &[String] {
        &self.aliases
    }

    fn signature(&self) -> &Signature {
        &self.signature
    }

    /// Whole numbers stay whole, fractions and decimals become 64-bit fractions.
    fn coerce_types(&self, arg_types: &[DataType]) -> Result<Vec<DataType>> {
        let [argument] = arg_types else {
            return plan_err!("`{}` takes one column", self.name);
        };
        match argument {
            t if t.is_integer() => Ok(vec![DataType::Int64]),
            t if t.is_numeric() || t.is_null() => Ok(vec![DataType::Float64]),
            other => plan_err!("`{}` takes numbers, not {other}", self.name),
        }
    }

    fn return_type(&self, arg_types: &[DataType]) -> Result<DataType> {
        let whole = arg_types.first() == Some(&DataType::Int64);
        let sum = self.statistic == Statistic::Sum;
        Ok(if whole && sum { DataType::Int64 } else { DataType::Float64 })
    }

    fn state_fields(&self, args: StateFieldsArgs) -> Result<Vec<FieldRef>> {
        let name = format_state_name(args.name, "exact");
        Ok(vec![Arc::new(Field::new(name, DataType::Binary, true))])
    }

    fn accumulator(&self, args: AccumulatorArgs) -> Result<Box<dyn Accumulator>> {
        let task = self.task(&args);
        Ok(if args.is_distinct {
            Box::new(DistinctAccumulator::new(task))
        } else {
            Box::new(ExactAccumulator::new(task))
        })
    }

    fn groups_accumulator_supported(&self, args: AccumulatorArgs) -> bool {
        !args.is_distinct
    }

    fn create_groups_accumulator(
        &self,
        args: AccumulatorArgs,
    ) -> Result<Box<dyn GroupsAccumulator>> {
        Ok(Box::new(ExactGroups::new(self.task(&args))))
    }

    fn order_sensitivity(&self) -> AggregateOrderSensitivity {
        AggregateOrderSensitivity::Insensitive
    }

    fn reverse_expr(&self) -> ReversedUDAF {
        ReversedUDAF::Identical
    }
}
