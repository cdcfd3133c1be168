//! Queries over datasets, on an embedded engine that runs in this process.
//!
//! One partition: rows of a result without `ORDER BY` then come in the order in which the query
//! first meets them, which is the same in every run. With more partitions they would come as the
//! threads finish. (Sums would not mind: see [`exact`].)

mod bounded;
mod catalog;
mod chain;
mod content;
mod diagnose;
mod exact;
mod expansion;
mod facts;
mod growth;
mod guard;
mod parameters;
mod place;
mod plan;
mod register;
mod result;
mod stop;
mod wording;

use std::sync::Arc;

use indeck_model::facts::Facts;
use indeck_model::spec::QuerySpec;
use indeck_model::table::{ColumnKind, ResultTable};
use indeck_model::{Dataset, Diagnostic};

use crate::cancel::Cancel;
use crate::engine::catalog::Catalog;
use crate::engine::plan::Planned;
use crate::error::Error;
use crate::limits::Limits;

pub use crate::engine::catalog::content_digest;
pub use crate::engine::facts::FactsOptions;
pub use crate::engine::parameters::Parameters;
pub(crate) use crate::engine::result::append;
pub use crate::engine::result::with_usual_format;

/// Stack of the thread that runs a query: deeply nested expressions recurse.
const STACK_BYTES: usize = 64 << 20;

/// Runs SQL queries over datasets.
///
/// Names in SQL are as in the data, capitals included; quotes are needed only around names with
/// spaces or other signs. A query can only select: it reads no file, changes nothing, and has no
/// clock and no random numbers, so that the same data gives the same table. `SUM`, `AVG`, `VAR…` and
/// `STDDEV…` are exact sums rounded once, whatever the order of the rows; a sum of whole numbers
/// beyond 64 bits is an error. As in standard SQL, whole numbers divide to whole numbers, and a
/// whole number divided by zero is an error.
///
/// `$name` in a query is the value of a parameter, of the parameter's kind; its text is never read
/// as SQL. A text beside a column of numbers or dates is read as one, or refused.
///
/// ```
/// use std::sync::Arc;
/// use arrow_array::{ArrayRef, Float64Array, RecordBatch, StringArray};
/// use indeck_data::{Engine, Parameters};
/// use indeck_model::spec::{Located, QuerySpec};
/// use indeck_model::{Dataset, Location, Value};
///
/// let region: ArrayRef = Arc::new(StringArray::from(vec!["North", "South", "North"]));
/// let revenue: ArrayRef = Arc::new(Float64Array::from(vec![0.1, 5.0, 0.2]));
/// let batch = RecordBatch::try_from_iter([("region", region), ("revenue", revenue)])?;
/// let engine = Engine::new(&[Dataset::new("sales", batch.schema(), vec![batch])])?;
///
/// let at = |text: &str| Located::new(text.to_owned(), Location::point("report.yaml", 5, 20));
/// let sql = at("SELECT region, SUM(revenue) AS revenue FROM sales GROUP BY ALL ORDER BY region");
/// let spec = QuerySpec { name: at("by_region"), sql, labels: vec![], formats: vec![] };
/// let table = engine.query(&spec, &Parameters::new(), 1_000).unwrap();
/// assert_eq!(table.cell(0, 1).unwrap().value, Value::Number(0.30000000000000004));
/// assert_eq!(table.lineage.sources[0].rows, 3);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Engine {
    catalog: Catalog,
    /// Stops queries; `None` where nobody can.
    cancel: Option<Cancel>,
    /// Bytes of one value.
    value_bytes: usize,
}

impl Engine {
    /// An engine over these datasets, by their names.
    ///
    /// # Errors
    /// [`Error::DuplicateDataset`] if two have one name; [`Error::UnreadableDataset`] if batches do
    /// not fit their schema; [`Error::EngineStart`] if the engine cannot be set up.
    pub fn new(datasets: &[Dataset]) -> Result<Self, Error> {
        Self::within(datasets, &Limits::default())
    }

    /// The same within limits: the memory of a query for groups, sorts and joins, and the bytes of
    /// one value.
    ///
    /// # Errors
    /// As [`Engine::new`].
    pub fn within(datasets: &[Dataset], limits: &Limits) -> Result<Self, Error> {
        let catalog = Catalog::new(datasets, limits.query_bytes)?;
        Ok(Self { catalog, cancel: None, value_bytes: limits.max_cell_bytes })
    }

    /// The same engine, whose queries stop with the diagnostic `cancelled` when that is cancelled:
    /// before the next batch of rows is worked on.
    ///
    /// ```
    /// use indeck_data::{Cancel, Engine, Parameters};
    /// use indeck_model::Location;
    /// use indeck_model::spec::{Located, QuerySpec};
    ///
    /// let stop = Cancel::new();
    /// let engine = Engine::new(&[])?.with_cancel(stop.clone());
    /// let at = |text: &str| Located::new(text.to_owned(), Location::point("report.yaml", 5, 20));
    /// let spec = QuerySpec { name: at("one"), sql: at("SELECT 1 AS n"), labels: vec![], formats: vec![] };
    /// assert!(engine.query(&spec, &Parameters::new(), 1_000).is_ok());
    /// stop.cancel();
    /// let stopped = engine.query(&spec, &Parameters::new(), 1_000).unwrap_err();
    /// assert_eq!(stopped.code, "cancelled");
    /// # Ok::<(), indeck_data::Error>(())
    /// ```
    #[must_use]
    pub fn with_cancel(self, cancel: Cancel) -> Self {
        Self { cancel: Some(cancel), ..self }
    }

    /// Makes a table queryable by its name, beside the datasets. Suppressed cells are blanks; the
    /// lineage of a query over it has the sources that it came from.
    ///
    /// # Errors
    /// [`Error::DuplicateDataset`] if a dataset or table has that name already;
    /// [`Error::UnreadableDataset`] if a cell is not of its column's kind, columns differ in
    /// length, or two have one name.
    ///
    /// ```
    /// use indeck_data::{Engine, Parameters};
    /// use indeck_model::spec::{Located, QuerySpec};
    /// use indeck_model::table::{Column, ColumnKind, ResultTable};
    /// use indeck_model::{Location, Value};
    ///
    /// let units = [3, 5].map(Value::Integer).to_vec();
    /// let mut engine = Engine::new(&[])?;
    /// engine.register(&ResultTable::new("t", vec![Column::new("n", ColumnKind::Integer, units)]))?;
    ///
    /// let at = |text: &str| Located::new(text.to_owned(), Location::point("report.yaml", 5, 20));
    /// let sql = at("SELECT n FROM t WHERE n > $least");
    /// let spec = QuerySpec { name: at("large"), sql, labels: vec![], formats: vec![] };
    /// let parameters = Parameters::from([("least".to_owned(), Value::Integer(4))]);
    /// let table = engine.query(&spec, &parameters, 1_000).unwrap();
    /// assert_eq!(table.cell(0, 0).unwrap().value, Value::Integer(5));
    /// # Ok::<(), indeck_data::Error>(())
    /// ```
    pub fn register(&mut self, table: &ResultTable) -> Result<(), Error> {
        self.catalog.register(table)
    }

    /// Makes a query readable by its name, as a view: queries over it read its sources, and their
    /// facts are told down to the records.
    ///
    /// # Errors
    /// A diagnostic in the query's text: see the [codes](crate#codes); `duplicate-name` if a dataset
    /// or table has the name already.
    pub fn define(&mut self, query: &QuerySpec, parameters: &Parameters) -> Result<(), Diagnostic> {
        let catalog = &self.catalog;
        let view = on_own_thread(query, async || {
            let planned = Planned::new(catalog, query, parameters).await?;
            Ok((planned.view(), planned.reads()))
        })?;
        self.catalog.define(query, view)
    }

    /// Names and kinds of the columns of a query's result, without running it.
    ///
    /// # Errors
    /// A diagnostic in the query's text: see the [codes](crate#codes).
    pub fn describe(
        &self,
        table: &QuerySpec,
        parameters: &Parameters,
    ) -> Result<Vec<(String, ColumnKind)>, Diagnostic> {
        on_own_thread(table, async || {
            let planned = Planned::new(&self.catalog, table, parameters).await?;
            result::describe(&planned, table)
        })
    }

    /// Runs a query. NaN and infinite numbers of its result are blanks.
    ///
    /// # Errors
    /// A diagnostic in the query's text, `too-many-rows` if the result has more than `max_rows`:
    /// see the [codes](crate#codes).
    pub fn query(
        &self,
        table: &QuerySpec,
        parameters: &Parameters,
        max_rows: usize,
    ) -> Result<ResultTable, Diagnostic> {
        on_own_thread(table, async || {
            let planned = Planned::new(&self.catalog, table, parameters).await?;
            let columns = result::describe(&planned, table)?;
            let batches = planned.run(max_rows, self.cancel.as_ref(), self.value_bytes).await?;
            result::table(table, &columns, &batches, self.catalog.lineage(&planned))
        })
    }

    /// Runs a query, and tells what stands behind each cell of its result: [`ResultTable::facts`]
    /// and the classes of its columns. If `options` want none, it is [`Engine::query`].
    ///
    /// # Errors
    /// As for [`Engine::query`]. A query whose records cannot be followed is no error: the grain of
    /// its facts is unknown then, with the reason.
    ///
    /// ```
    /// use indeck_data::{Engine, FactsOptions, Limits, Parameters, read_csv};
    /// use indeck_model::Location;
    /// use indeck_model::spec::{Located, QuerySpec, SourceSpec};
    ///
    /// let at = |text: &str| Located::new(text.to_owned(), Location::point("report.yaml", 5, 20));
    /// let orders = b"customer,region,amount\nA,North,7\nA,North,1\nB,North,2\nC,South,5\n";
    /// let source = SourceSpec::new(at("orders"), at("orders.csv"));
    /// let loaded = read_csv("orders.csv", orders, &source, &Limits::default());
    /// let engine = Engine::new(&loaded.dataset.into_iter().collect::<Vec<_>>())?;
    ///
    /// let sql = at("SELECT region, SUM(amount) AS s FROM orders GROUP BY region ORDER BY region");
    /// let spec = QuerySpec { name: at("by_region"), sql, labels: vec![], formats: vec![] };
    /// let mut options = FactsOptions { wanted: true, ..FactsOptions::default() };
    /// options.entities.insert("orders".to_owned(), "customer".to_owned());
    /// let table = engine.query_with_facts(&spec, &Parameters::new(), 1_000, &options).unwrap();
    ///
    /// let facts = table.facts.unwrap();
    /// let north = &facts.groups[0];
    /// assert_eq!((north.records, north.contributors), (3, 2));
    /// assert_eq!(north.contributions[1].as_ref().unwrap().largest, [8.0, 2.0]);
    /// # Ok::<(), indeck_data::Error>(())
    /// ```
    pub fn query_with_facts(
        &self,
        table: &QuerySpec,
        parameters: &Parameters,
        max_rows: usize,
        options: &FactsOptions,
    ) -> Result<ResultTable, Diagnostic> {
        if !options.wanted {
            return self.query(table, parameters, max_rows);
        }
        on_own_thread(table, async || {
            let mut planned = Planned::new(&self.catalog, table, parameters).await?;
            let columns = result::describe(&planned, table)?;
            let mut understood = planned.understand(&self.catalog, options);
            let batches = planned.run(max_rows, self.cancel.as_ref(), self.value_bytes).await?;
            let batches =
                understood.take_off(batches).map_err(|error| result::failed(table, &error))?;
            let lineage = self.catalog.digested_lineage(&planned);
            let mut result = result::table(table, &columns, &batches, lineage)?;
            for (column, facts) in result.columns.iter_mut().zip(&understood.facts.columns) {
                column.classification = facts.classification;
            }
            result.facts = Some(Arc::new(understood.facts));
            Ok(result)
        })
    }

    /// What is known of a query without running it: all facts but the groups; that a limit drops
    /// rows is taken as given.
    ///
    /// # Errors
    /// A diagnostic in the query's text: see the [codes](crate#codes).
    pub fn describe_facts(
        &self,
        table: &QuerySpec,
        parameters: &Parameters,
        options: &FactsOptions,
    ) -> Result<Facts, Diagnostic> {
        on_own_thread(table, async || {
            let mut planned = Planned::new(&self.catalog, table, parameters).await?;
            Ok(planned.understand(&self.catalog, options).facts)
        })
    }
}

impl std::fmt::Debug for Engine {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Engine").field("sources", &self.catalog.names()).finish()
    }
}

/// Runs a task to its end on a thread and runtime of its own, so that the caller may itself be
/// part of an asynchronous program.
fn on_own_thread<T: Send>(
    table: &QuerySpec,
    task: impl AsyncFnOnce() -> Result<T, Diagnostic> + Send,
) -> Result<T, Diagnostic> {
    let failed = |reason: String| {
        let message = format!("the query could not be run: {reason}");
        Diagnostic::error("sql-failed", message).at(table.sql.at.clone())
    };
    std::thread::scope(|scope| {
        let builder = std::thread::Builder::new().stack_size(STACK_BYTES);
        let thread = builder.spawn_scoped(scope, || {
            let runtime = tokio::runtime::Builder::new_current_thread().build();
            runtime.map_err(|error| failed(error.to_string()))?.block_on(task())
        });
        let thread = thread.map_err(|error| failed(error.to_string()))?;
        thread.join().unwrap_or_else(|_| Err(failed("the engine broke off".to_owned())))
    })
}
