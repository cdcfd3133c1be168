//! What is known of the rows of a plan, with the plan that carries along what stands behind them.

use std::collections::BTreeSet;

use datafusion::common::Column;
use datafusion::logical_expr::{Expr, LogicalPlan};

use crate::engine::facts::terms::Reason;

/// A plan whose rows are records or groups of records.
pub(super) struct Node {
    /// The plan: the columns of the one that it stands for under their names, and hidden ones.
    pub(super) plan: LogicalPlan,
    /// For each column of the original, what it is in columns of sources.
    pub(super) terms: Vec<Expr>,
    /// What the rows are.
    pub(super) stage: Stage,
    /// Their order: expressions over sources with whether values descend.
    pub(super) order: Vec<(Expr, bool)>,
    /// How many of them are kept at most.
    pub(super) limit: Option<u64>,
    /// Whether first rows are passed over.
    pub(super) skips: bool,
}

/// What the rows of a plan are.
pub(super) enum Stage {
    /// Records.
    Records(Records),
    /// Groups of them.
    Groups(Groups),
}

/// Rows of which each stems from one record of each source at most.
#[derive(Clone, Default)]
pub(super) struct Records {
    /// Hidden columns that tell records apart, with the sources whose records they tell.
    pub(super) rows: Vec<Unit>,
    /// Hidden columns that tell persons or firms apart.
    pub(super) entities: Vec<Unit>,
    /// Which records they are.
    pub(super) conditions: Vec<Condition>,
}

/// A hidden column.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Unit {
    pub(super) name: String,
    pub(super) sources: BTreeSet<String>,
}

/// What holds of the records of a population.
#[derive(Clone)]
pub(super) enum Condition {
    /// All parts of an expression over sources.
    Holds(Expr),
    /// How two sources were joined where not all that holds must hold of each row.
    Joined(&'static str, Vec<Expr>),
    /// The first so many rows in some order.
    First(Option<u64>, bool, Vec<(Expr, bool)>),
    /// One below the other: sources with their conditions.
    Stacked(Vec<(BTreeSet<String>, Vec<Condition>)>),
}

/// Groups of records.
pub(super) struct Groups {
    /// What tells them apart.
    pub(super) keys: Vec<Expr>,
    /// The calls that tell what stands behind each, with the hidden columns of their values.
    pub(super) calls: Vec<Call>,
    /// The aggregates whose contributions are known.
    pub(super) measures: Vec<MeasureCall>,
    /// With grouping sets, for each key the hidden column that tells whether a row is a total
    /// over it.
    pub(super) totals: Vec<String>,
    /// Whether some groups were dropped by a condition.
    pub(super) dropped: bool,
    /// Of the records.
    pub(super) conditions: Vec<Condition>,
}

/// A call of the aggregate that tells what stands behind a group.
pub(super) struct Call {
    /// The hidden column of its values.
    pub(super) name: String,
    /// What its units are.
    pub(super) by: By,
    /// Which of the units of that kind.
    pub(super) unit: usize,
    /// The measures whose contributions it tells, in order.
    pub(super) measures: Vec<usize>,
}

impl Call {
    /// Whether it tells a value that nobody asked for, because it needs one.
    pub(super) fn is_dummy(&self) -> bool {
        self.by == By::Row && self.measures.is_empty()
    }
}

/// Units of records.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum By {
    /// Each row is one.
    Row,
    /// The records of a source.
    Record,
    /// Persons or firms.
    Entity,
}

/// An aggregate of a query.
pub(super) struct MeasureCall {
    /// Over columns of sources.
    pub(super) term: Expr,
    /// Where its contributions are: the calls, with the place among the values of each.
    pub(super) found: Vec<(usize, usize)>,
}

impl Node {
    /// Records in no order.
    pub(super) fn records(plan: LogicalPlan, terms: Vec<Expr>, records: Records) -> Self {
        let stage = Stage::Records(records);
        Self { plan, terms, stage, order: Vec::new(), limit: None, skips: false }
    }

    /// Groups in no order.
    pub(super) fn groups(plan: LogicalPlan, terms: Vec<Expr>, groups: Groups) -> Self {
        let stage = Stage::Groups(groups);
        Self { plan, terms, stage, order: Vec::new(), limit: None, skips: false }
    }

    /// Names of the hidden columns.
    pub(super) fn hidden(&self) -> Vec<String> {
        match &self.stage {
            Stage::Records(records) => {
                let units = records.rows.iter().chain(&records.entities);
                units.map(|unit| unit.name.clone()).collect()
            }
            Stage::Groups(groups) => groups.hidden(),
        }
    }

    /// The hidden column of that name.
    pub(super) fn hidden_column(&self, name: &str) -> Result<Expr, Reason> {
        hidden_column(&self.plan, name)
    }

    /// Makes a limit on records a condition on them, before something else is done with them.
    pub(super) fn settle(&mut self) {
        if self.limit.is_none() && !self.skips {
            return;
        }
        if let Stage::Records(records) = &mut self.stage {
            let order = std::mem::take(&mut self.order);
            let first = Condition::First(self.limit.take(), self.skips, order);
            records.conditions.push(first);
            self.skips = false;
        }
    }

    /// Its records.
    ///
    /// # Errors
    /// `what`, if it has groups.
    pub(super) fn into_records(mut self, what: &str) -> Result<(LogicalPlan, Vec<Expr>, Records), Reason> {
        self.settle();
        match self.stage {
            Stage::Records(records) => Ok((self.plan, self.terms, records)),
            Stage::Groups(_) => Err(format!("{what} groups")),
        }
    }
}

impl Groups {
    /// Names of the hidden columns.
    pub(super) fn hidden(&self) -> Vec<String> {
        let calls = self.calls.iter().map(|call| call.name.clone());
        calls.chain(self.totals.iter().cloned()).collect()
    }
}

/// The hidden column of that name in a plan.
pub(super) fn hidden_column(plan: &LogicalPlan, name: &str) -> Result<Expr, Reason> {
    let found = plan.schema().qualified_field_with_unqualified_name(name);
    let (qualifier, field) = found.map_err(|error| not_carried(&error))?;
    Ok(Expr::Column(Column::new(qualifier.cloned(), field.name())))
}

/// The engine refused a plan with hidden columns.
pub(super) fn not_carried(_: &datafusion::common::DataFusionError) -> Reason {
    "a form of query through which its records cannot be followed".to_owned()
}
