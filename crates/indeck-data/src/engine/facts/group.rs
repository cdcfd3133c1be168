//! Groups of records: `GROUP BY`, `DISTINCT`, and windows over groups.

use std::collections::BTreeSet;
use std::sync::Arc;

use arrow_schema::DataType;
use datafusion::common::DFSchema;
use datafusion::logical_expr::expr::AggregateFunction;
use datafusion::logical_expr::utils::grouping_set_to_exprlist;
use datafusion::logical_expr::{
    Aggregate, Expr, ExprSchemable, LogicalPlan, Window, WindowFunctionDefinition, cast, lit, when,
};

use crate::engine::facts::behind::behind;
use crate::engine::facts::measure::{self, Known};
use crate::engine::facts::node::{
    By, Call, Groups, MeasureCall, Node, Records, Stage, hidden_column, not_carried,
};
use crate::engine::facts::terms::{Reason, resolve, visit};
use crate::engine::facts::walk::Walker;

/// Functions over all groups of a partition that show the value of no single one.
const WINDOWS: [&str; 9] = [
    "sum", "count", "avg", "row_number", "rank", "dense_rank", "percent_rank", "cume_dist", "ntile",
];

impl Walker<'_> {
    /// The groups of an aggregate.
    pub(super) fn aggregate(&mut self, node: &Aggregate) -> Result<Node, Reason> {
        let (input, terms, records) = self.source_records(&node.input, "an aggregate of")?;
        let schema = node.input.schema();
        let key_exprs = grouping_set_to_exprlist(&node.group_expr).map_err(|e| not_carried(&e))?;
        let keys = key_exprs.iter().map(|expr| resolve(expr, schema, &terms));
        let keys: Vec<Expr> = keys.collect::<Result<_, _>>()?;
        let grouping_sets = matches!(node.group_expr.as_slice(), [Expr::GroupingSet(_)]);
        let mut columns = keys.clone();
        if grouping_sets {
            // The engine's own column of grouping sets, which no query names.
            columns.push(lit(0_u64));
        }
        let mut values = Vec::new();
        let mut measures = Vec::new();
        for expr in &node.aggr_expr {
            let term = resolve(expr, schema, &terms)?;
            let (Expr::AggregateFunction(call), Expr::AggregateFunction(resolved)) =
                (unaliased(expr), &term)
            else {
                return Err("an aggregate that cannot be told".to_owned());
            };
            let unknown = || format!("`{}`, which can show values of single records", call.func.name());
            let known = measure::known(resolved).ok_or_else(unknown)?;
            if known == Known::Measure {
                values.push(value(call, schema)?);
                measures.push(MeasureCall { term: term.clone(), found: Vec::new() });
            }
            columns.push(term);
        }
        let calls = self.calls(&records, &mut measures);
        let behind = calls.iter().map(|call| expression(call, &input, &records, &values));
        let behind = behind.collect::<Result<Vec<_>, _>>()?;
        let totals = if grouping_sets { self.totals(&key_exprs)? } else { Vec::new() };
        let total_of = totals.iter().map(|(name, call)| call.clone().alias(name));
        let aggregates = node.aggr_expr.iter().cloned().chain(behind).chain(total_of).collect();
        let plan = Aggregate::try_new(Arc::new(input), node.group_expr.clone(), aggregates);
        let plan = LogicalPlan::Aggregate(plan.map_err(|error| not_carried(&error))?);
        let conditions = records.conditions;
        let names = totals.into_iter().map(|(name, _)| name).collect();
        let groups =
            Groups { keys, calls, measures, totals: names, dropped: false, conditions };
        Ok(Node::groups(plan, columns, groups))
    }

    /// The groups of records with the same values.
    pub(super) fn distinct(&mut self, input: &LogicalPlan) -> Result<Node, Reason> {
        let node = self.walk(input)?;
        if let Stage::Groups(groups) = &node.stage {
            let all_shown = groups.keys.iter().all(|key| node.terms.contains(key));
            if !groups.totals.is_empty() || !all_shown {
                return Err("`DISTINCT` over groups".to_owned());
            }
            // Each group is there once.
            return Ok(node);
        }
        let (plan, keys, records) = node.into_records("`DISTINCT` of")?;
        self.no_results_alone(input)?;
        let shown = input.schema().columns().into_iter().map(Expr::Column).collect();
        let calls = self.calls(&records, &mut []);
        let behind = calls.iter().map(|call| expression(call, &plan, &records, &[]));
        let behind = behind.collect::<Result<Vec<_>, _>>()?;
        let plan = Aggregate::try_new(Arc::new(plan), shown, behind);
        let plan = LogicalPlan::Aggregate(plan.map_err(|error| not_carried(&error))?);
        let conditions = records.conditions;
        let (measures, terms) = (Vec::new(), keys.clone());
        let groups = Groups { keys, calls, measures, totals: vec![], dropped: false, conditions };
        Ok(Node::groups(plan, terms, groups))
    }

    /// Windows over groups.
    pub(super) fn window(&mut self, plan: &LogicalPlan, node: &Window) -> Result<Node, Reason> {
        let mut input = self.walk(&node.input)?;
        if matches!(input.stage, Stage::Records(_)) {
            return Err("a window function over records".to_owned());
        }
        for expr in &node.window_expr {
            let term = resolve(expr, node.input.schema(), &input.terms)?;
            let Expr::WindowFunction(window) = &term else {
                return Err("a window function that cannot be told".to_owned());
            };
            let params = &window.params;
            let (name, whole) = match &window.fun {
                WindowFunctionDefinition::AggregateUDF(function) => {
                    let frame = &params.window_frame;
                    let bounded =
                        !frame.start_bound.is_unbounded() || !frame.end_bound.is_unbounded();
                    (function.name(), params.order_by.is_empty() && !bounded)
                }
                WindowFunctionDefinition::WindowUDF(function) => (function.name(), true),
            };
            if !whole || params.filter.is_some() || !WINDOWS.contains(&name) {
                let reason = "a window function that can show the values of single groups";
                return Err(reason.to_owned());
            }
            input.terms.push(term);
        }
        let windowed = plan.with_new_exprs(node.window_expr.clone(), vec![input.plan]);
        input.plan = windowed.map_err(|error| not_carried(&error))?;
        Ok(input)
    }

    fn source_records(
        &mut self,
        input: &LogicalPlan,
        what: &str,
    ) -> Result<(LogicalPlan, Vec<Expr>, Records), Reason> {
        let records = self.walk(input)?.into_records(what)?;
        self.no_results_alone(input)?;
        Ok(records)
    }

    /// Refuses groups of the rows of results: nothing is known of the records behind them.
    fn no_results_alone(&self, input: &LogicalPlan) -> Result<(), Reason> {
        let sources = super::origins::sources(input);
        let result = sources.iter().any(|name| !self.datasets.contains(name.as_str()));
        let dataset = sources.iter().any(|name| self.datasets.contains(name.as_str()));
        if result && !dataset {
            return Err("groups of the rows of tables that were disclosed already".to_owned());
        }
        Ok(())
    }

    /// For each key, a hidden column that tells whether a row is a total over it.
    fn totals(&mut self, keys: &[&Expr]) -> Result<Vec<(String, Expr)>, Reason> {
        let Some(grouping) = self.grouping.clone() else {
            return Err("grouping sets whose totals cannot be told".to_owned());
        };
        let calls = keys.iter().map(|key| grouping.call(vec![(*key).clone()]));
        Ok(calls.map(|call| (self.hidden_name(), call)).collect())
    }

    /// The calls that tell what stands behind the groups of these records.
    fn calls(&mut self, records: &Records, measures: &mut [MeasureCall]) -> Vec<Call> {
        let mut calls = Vec::new();
        for (unit, by) in units(records) {
            let mut call = Call { name: self.hidden_name(), by, unit, measures: Vec::new() };
            for (index, measure) in measures.iter_mut().enumerate() {
                let counts = match by {
                    By::Entity => true,
                    By::Record => records.entities.is_empty() && tells(records, unit, measure),
                    By::Row => records.entities.is_empty() && measure.found.is_empty(),
                };
                if counts {
                    measure.found.push((calls.len(), call.measures.len()));
                    call.measures.push(index);
                }
            }
            // Other calls count the rows as well.
            let needed = by != By::Row || calls.is_empty() || !call.measures.is_empty();
            if needed {
                calls.push(call);
            }
        }
        calls
    }
}

/// The kinds of units of these records: the hidden columns, and each row by itself.
fn units(records: &Records) -> Vec<(usize, By)> {
    let rows = (0..records.rows.len()).map(|index| (index, By::Record));
    let entities = (0..records.entities.len()).map(|index| (index, By::Entity));
    rows.chain(entities).chain([(0, By::Row)]).collect()
}

/// Whether the records of this source alone contribute to a measure.
fn tells(records: &Records, unit: usize, measure: &MeasureCall) -> bool {
    if records.rows.len() == 1 {
        return true;
    }
    let mut read = BTreeSet::new();
    visit(&measure.term, |expr| {
        if let Expr::Column(column) = expr
            && let Some(table) = &column.relation
        {
            read.insert(table.table().split('#').next().unwrap_or_default().to_owned());
        }
        datafusion::common::tree_node::TreeNodeRecursion::Continue
    });
    let telling: Vec<usize> = records
        .rows
        .iter()
        .enumerate()
        .filter(|(_, row)| !row.sources.is_disjoint(&read))
        .map(|(index, _)| index)
        .collect();
    telling == [unit]
}

/// The call as an expression of an aggregate over a plan.
fn expression(
    call: &Call,
    plan: &LogicalPlan,
    records: &Records,
    values: &[Expr],
) -> Result<Expr, Reason> {
    let mut arguments: Vec<Expr> =
        call.measures.iter().filter_map(|index| values.get(*index)).cloned().collect();
    let position = call.unit;
    match call.by {
        By::Row if arguments.is_empty() => arguments.push(lit(1.0)),
        By::Row => {}
        By::Record => arguments.extend(unit_column(plan, &records.rows, position)?),
        By::Entity => arguments.extend(unit_column(plan, &records.entities, position)?),
    }
    Ok(behind(call.by != By::Row).call(arguments).alias(&call.name))
}

fn unit_column(
    plan: &LogicalPlan,
    units: &[super::node::Unit],
    index: usize,
) -> Result<Option<Expr>, Reason> {
    units.get(index).map(|unit| hidden_column(plan, &unit.name)).transpose()
}

/// What a record adds to an aggregate, as a number: nothing where it is not counted.
fn value(call: &AggregateFunction, schema: &DFSchema) -> Result<Expr, Reason> {
    let first = call.params.args.first();
    let number = first.filter(|expr| {
        let numeric = expr.get_type(schema).is_ok_and(|data_type| data_type.is_numeric());
        numeric && !matches!(call.func.name(), "count" | "approx_distinct")
    });
    let mut value = match (number, first) {
        (Some(number), _) => cast(number.clone(), DataType::Float64),
        (None, Some(Expr::Literal(constant, _))) if !constant.is_null() => lit(1.0),
        (None, Some(other)) => chosen(other.clone().is_not_null(), lit(1.0))?,
        (None, None) => lit(1.0),
    };
    // Of several arguments, all must be there (covariances).
    for other in call.params.args.iter().skip(1) {
        if !matches!(other, Expr::Literal(..)) {
            value = chosen(other.clone().is_not_null(), value)?;
        }
    }
    match &call.params.filter {
        Some(filter) => chosen(filter.as_ref().clone(), value),
        None => Ok(value),
    }
}

/// The value where a condition holds, and nothing elsewhere.
fn chosen(condition: Expr, value: Expr) -> Result<Expr, Reason> {
    when(condition, value).end().map_err(|error| not_carried(&error))
}

fn unaliased(expr: &Expr) -> &Expr {
    match expr {
        Expr::Alias(alias) => unaliased(&alias.expr),
        other => other,
    }
}
