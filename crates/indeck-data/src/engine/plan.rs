//! From the text of a query to its rows.

use std::collections::BTreeSet;

use arrow_array::RecordBatch;
use arrow_schema::Schema;
use datafusion::common::DataFusionError;
use datafusion::common::tree_node::TreeNodeRecursion;
use datafusion::datasource::ViewTable;
use datafusion::execution::session_state::SessionState;
use datafusion::logical_expr::LogicalPlan;
use datafusion::physical_plan::execute_stream;
use futures::StreamExt;
use indeck_model::Diagnostic;
use indeck_model::spec::{Located, QuerySpec};

use crate::cancel::Cancel;
use crate::engine::catalog::Catalog;
use crate::engine::diagnose::Reporter;
use crate::engine::facts::{self, FactsOptions, Understood};
use crate::engine::guard;
use crate::engine::parameters::{self, Parameters};
use crate::engine::stop;

/// A query that was understood and may be run.
pub(crate) struct Planned<'a> {
    reporter: Reporter<'a>,
    state: SessionState,
    /// As written, for what it reads.
    written: LogicalPlan,
    /// As it will run, with the final types.
    optimized: LogicalPlan,
    /// What runs in its place: the same rows with more columns.
    wider: Option<LogicalPlan>,
    /// How often it reads tables once all that it is made of is written out.
    reads: u64,
}

impl<'a> Planned<'a> {
    /// Understands a query without running it.
    pub(crate) async fn new(
        catalog: &'a Catalog,
        table: &'a QuerySpec,
        parameters: &'a Parameters,
    ) -> Result<Self, Diagnostic> {
        parameters::refuse_expressions(&table.sql, parameters)?;
        let (sql, tables) = (&table.sql, catalog.names());
        let unread = catalog.unread();
        let mut reporter = Reporter { sql, tables, unread, texts: Vec::new() };
        let state = catalog.context.state();
        let mut statement = guard::parse(&state, sql, &reporter)?;
        let reads = guard::check_reads(&statement, catalog.views(), sql)?;
        reporter.texts = parameters::bind(&mut statement, sql, parameters)?;
        let report = |error: DataFusionError| reporter.report(&error);
        let written = state.statement_to_plan(statement).await.map_err(report)?;
        guard::check(&written, &reporter)?;
        let optimized = state.optimize(&written).map_err(report)?;
        // What was said of a query over a query may stand in one place now.
        guard::check_growth(&optimized, &reporter)?;
        Ok(Self { reporter, state, written, optimized, wider: None, reads })
    }

    /// What is known of the records behind the result; its hidden columns come with the rows.
    pub(crate) fn understand(&mut self, catalog: &Catalog, options: &FactsOptions) -> Understood {
        let around = catalog.surroundings(&self.state);
        let mut understood = facts::understand(&self.written, &around, options);
        if let Some(plan) = &understood.plan {
            match self.state.optimize(plan) {
                Ok(wider) => self.wider = Some(wider),
                Err(_) => understood.give_up(),
            }
        }
        understood
    }

    /// The query, as written.
    pub(crate) fn query(&self) -> &str {
        &self.sql().value
    }

    /// The query with its place.
    pub(crate) fn sql(&self) -> &Located<String> {
        self.reporter.sql
    }

    /// The query as others may read it.
    pub(crate) fn view(&self) -> ViewTable {
        ViewTable::new(self.written.clone(), Some(self.query().to_owned()))
    }

    /// How often it reads tables.
    pub(crate) fn reads(&self) -> u64 {
        self.reads
    }

    /// Names and types of the result's columns.
    pub(crate) fn schema(&self) -> &Schema {
        self.optimized.schema().as_arrow()
    }

    /// Names of the tables that it reads.
    pub(crate) fn sources(&self) -> BTreeSet<String> {
        let mut names = BTreeSet::new();
        let walked = self.written.apply_with_subqueries(|plan| {
            if let LogicalPlan::TableScan(scan) = plan {
                names.insert(scan.table_name.table().to_owned());
            }
            Ok(TreeNodeRecursion::Continue)
        });
        debug_assert!(walked.is_ok(), "the visitor itself never fails");
        names
    }

    /// Runs it until it is cancelled.
    pub(crate) async fn run(
        &self,
        max_rows: usize,
        cancel: Option<&Cancel>,
        value_bytes: usize,
    ) -> Result<Vec<RecordBatch>, Diagnostic> {
        let report = |error: DataFusionError| match cancel.is_some_and(Cancel::is_cancelled) {
            true => {
                Diagnostic::error("cancelled", "the query was stopped").at(self.sql().at.clone())
            }
            false => self.reporter.report(&error),
        };
        let planner = self.state.query_planner();
        let plan = self.wider.as_ref().unwrap_or(&self.optimized);
        let mut physical = planner.create_physical_plan(plan, &self.state).await.map_err(report)?;
        if let Some(cancel) = cancel {
            physical = stop::stoppable(&physical, cancel, value_bytes).map_err(report)?;
        }
        let mut stream = execute_stream(physical, self.state.task_ctx()).map_err(report)?;
        let (mut batches, mut rows) = (Vec::new(), 0);
        while let Some(batch) = stream.next().await {
            let batch = batch.map_err(report)?;
            rows += batch.num_rows();
            if rows > max_rows {
                let message = format!("the query gives more than {max_rows} rows");
                let too_many = Diagnostic::error("too-many-rows", message);
                return Err(too_many
                    .at(self.sql().at.clone())
                    .hint("group the rows (`GROUP BY`) or take the first ones (`LIMIT`)"));
            }
            batches.push(batch);
        }
        Ok(batches)
    }
}
