//! The datasets as tables of the query engine, and the engine's settings.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use arrow_array::RecordBatch;
use arrow_schema::{ArrowError, Field, Schema, SchemaRef};
use datafusion::common::{DataFusionError, TableReference};
use datafusion::datasource::{MemTable, ViewTable};
use datafusion::execution::disk_manager::{DiskManagerBuilder, DiskManagerMode};
use datafusion::execution::runtime_env::RuntimeEnvBuilder;
use datafusion::execution::session_state::SessionState;
use datafusion::prelude::{SessionConfig, SessionContext};
use indeck_model::spec::QuerySpec;
use indeck_model::table::{ColumnKind, Lineage, ResultTable, SourceRef};
use indeck_model::{Dataset, Diagnostic};

use crate::convert;
use crate::engine::bounded;
use crate::engine::content;
use crate::engine::exact::exact_aggregates;
use crate::engine::facts::{Classes, Surroundings};
use crate::engine::plan::Planned;
use crate::engine::register;
use crate::error::Error;

/// Rows that the engine works on at a time.
const BATCH_ROWS: usize = 8 * 1024;

/// The tables that queries can read.
pub(crate) struct Catalog {
    pub(crate) context: SessionContext,
    /// What is queryable, by name.
    tables: BTreeMap<String, Table>,
    /// Queries that others read, and how often each reads tables itself.
    views: BTreeMap<String, u64>,
}

/// Something queryable.
struct Table {
    /// The sources that it comes from.
    sources: Vec<SourceRef>,
    classes: Classes,
    /// Names of columns that it has and nothing reads.
    unread: Vec<String>,
    /// Those of a dataset of which no file's digest is known.
    rows: Option<(SchemaRef, Vec<RecordBatch>)>,
}

impl Catalog {
    pub(crate) fn new(datasets: &[Dataset], query_bytes: usize) -> Result<Self, Error> {
        let context = context(query_bytes);
        let context = context.map_err(|error| Error::EngineStart { source: error.into() })?;
        exact_aggregates().into_iter().for_each(|aggregate| context.register_udaf(aggregate));
        let mut catalog = Self { context, tables: BTreeMap::new(), views: BTreeMap::new() };
        for dataset in datasets {
            let name = dataset.name.clone();
            let source = SourceRef {
                name: name.clone(),
                files: dataset.files.clone(),
                rows: dataset.row_count() as u64,
                digests: dataset.origins.iter().filter_map(|origin| origin.digest).collect(),
            };
            let (sources, classes) = (vec![source], Classes::of_dataset(dataset));
            let unread = dataset.unread.clone();
            let table = Table { sources, classes, unread, rows: None };
            catalog.add(name, table, || in_our_types(dataset))?;
        }
        Ok(catalog)
    }

    /// Makes a result queryable.
    pub(crate) fn register(&mut self, table: &ResultTable) -> Result<(), Error> {
        let sources = table.lineage.sources.clone();
        let (classes, unread) = (Classes::of_result(table), Vec::new());
        let added = Table { sources, classes, unread, rows: None };
        self.add(table.name.to_string(), added, || register::batch(table))
    }

    fn add(
        &mut self,
        name: String,
        mut table: Table,
        rows: impl FnOnce() -> Result<(SchemaRef, Vec<RecordBatch>), ArrowError>,
    ) -> Result<(), Error> {
        if self.tables.contains_key(&name) {
            return Err(Error::DuplicateDataset { name });
        }
        let added = rows().map_err(DataFusionError::from).and_then(|(schema, batches)| {
            let undigested = table.sources.iter().any(|source| source.digests.is_empty());
            if table.classes.is_dataset && undigested {
                table.rows = Some((schema.clone(), batches.clone()));
            }
            let rows = MemTable::try_new(schema, vec![batches])?;
            self.context.register_table(TableReference::bare(name.as_str()), Arc::new(rows))
        });
        match added {
            Ok(_) => {
                self.tables.insert(name, table);
                Ok(())
            }
            Err(error) => Err(Error::UnreadableDataset { name, source: error.into() }),
        }
    }

    /// Makes a query readable by its name.
    pub(crate) fn define(
        &mut self,
        query: &QuerySpec,
        (view, reads): (ViewTable, u64),
    ) -> Result<(), Diagnostic> {
        let (name, at) = (query.name.as_str(), || query.name.at.clone());
        if self.tables.contains_key(name) {
            let message = format!("there is a source or table `{name}` already");
            return Err(Diagnostic::error("duplicate-name", message).at(at()));
        }
        let added = self.context.register_table(TableReference::bare(name), Arc::new(view));
        let failed = |error: DataFusionError| {
            let message = format!("the query cannot be read by others: {}", error.message());
            Diagnostic::error("sql-failed", message).at(at())
        };
        added.map(|_| ()).map_err(failed)?;
        self.views.insert(name.to_owned(), reads);
        Ok(())
    }

    /// The queries that others read, and how often each reads tables itself.
    pub(crate) fn views(&self) -> &BTreeMap<String, u64> {
        &self.views
    }

    /// Names of the tables, sorted.
    pub(crate) fn names(&self) -> Vec<&str> {
        let names = self.tables.keys().chain(self.views.keys()).map(String::as_str);
        names.collect::<BTreeSet<_>>().into_iter().collect()
    }

    /// The columns that tables have and nothing reads: table and column.
    pub(crate) fn unread(&self) -> Vec<(&str, &str)> {
        let all = self.tables.iter().flat_map(|(name, table)| {
            table.unread.iter().map(move |column| (name.as_str(), column.as_str()))
        });
        all.collect()
    }

    /// What the facts of a query are told with.
    pub(crate) fn surroundings(&self, state: &SessionState) -> Surroundings<'_> {
        let tables = self.tables.iter().map(|(name, table)| (name.as_str(), &table.classes));
        let row_number = state.window_functions().get("row_number").cloned();
        let grouping = state.aggregate_functions().get("grouping").cloned();
        Surroundings { tables: tables.collect(), row_number, grouping }
    }

    /// Where the result of a plan comes from.
    pub(crate) fn lineage(&self, planned: &Planned<'_>) -> Lineage {
        let names = planned.sources();
        let read = names.iter().filter_map(|name| self.tables.get(name));
        let read = read.flat_map(|table| &table.sources);
        let sources: BTreeMap<&str, &SourceRef> = read.map(|s| (s.name.as_str(), s)).collect();
        let sources = sources.into_values().cloned().collect();
        Lineage { sources, query: planned.query().to_owned() }
    }

    /// The same with the digests of sources that came from no file.
    pub(crate) fn digested_lineage(&self, planned: &Planned<'_>) -> Lineage {
        let mut lineage = self.lineage(planned);
        for source in lineage.sources.iter_mut().filter(|source| source.digests.is_empty()) {
            let table = self.tables.get(&source.name).and_then(|table| table.rows.as_ref());
            source.digests.extend(table.map(|(schema, rows)| content::digest(schema, rows)));
        }
        lineage
    }
}

fn context(query_bytes: usize) -> Result<SessionContext, DataFusionError> {
    let mut config = SessionConfig::new()
        .with_target_partitions(1)
        .with_batch_size(BATCH_ROWS)
        .with_information_schema(false);
    let options = config.options_mut();
    options.sql_parser.enable_ident_normalization = false;
    options.sql_parser.collect_spans = true;
    options.execution.enable_recursive_ctes = false;
    // Nothing of a query goes to disk: its data may be confidential.
    let no_disk = DiskManagerBuilder::default().with_mode(DiskManagerMode::Disabled);
    let runtime = RuntimeEnvBuilder::new()
        .with_memory_limit(query_bytes, 1.0)
        .with_disk_manager_builder(no_disk)
        .build_arc()?;
    let context = SessionContext::new_with_config_rt(config, runtime);
    bounded::register(&context);
    Ok(context)
}

/// SHA-256 over what a dataset holds, whatever file it came from: names, types and values. `None`
/// for values that no query could read.
pub fn content_digest(dataset: &Dataset) -> Option<[u8; 32]> {
    let (schema, batches) = in_our_types(dataset).ok()?;
    Some(content::digest(&schema, &batches))
}

/// The dataset in the types that files are read as; it may come from elsewhere.
fn in_our_types(dataset: &Dataset) -> Result<(SchemaRef, Vec<RecordBatch>), ArrowError> {
    let fields = dataset.schema.fields();
    let mut kinds: Vec<_> = fields.iter().map(|f| convert::kind(f.data_type())).collect();
    let mut converted = Vec::with_capacity(dataset.batches.len());
    for batch in &dataset.batches {
        let mut arrays = Vec::with_capacity(kinds.len());
        for (array, kind) in batch.columns().iter().zip(&mut kinds) {
            if *array.data_type() == convert::data_type(*kind) {
                arrays.push(array.clone());
                continue;
            }
            let array = convert::to_our_type(array)?;
            if array.kind == ColumnKind::Number {
                // Also for a column of whole numbers with one beyond 64 bits.
                *kind = ColumnKind::Number;
            }
            arrays.push(array.array);
        }
        converted.push(arrays);
    }
    let columns = fields.iter().zip(&kinds);
    let columns = columns.map(|(f, kind)| Field::new(f.name(), convert::data_type(*kind), true));
    let schema = Arc::new(Schema::new(columns.collect::<Vec<_>>()));
    let batches = converted.into_iter().map(|arrays| {
        let arrays = arrays.iter().zip(schema.fields());
        let arrays = arrays.map(|(array, field)| arrow_cast::cast(array, field.data_type()));
        RecordBatch::try_new(schema.clone(), arrays.collect::<Result<_, _>>()?)
    });
    let batches = batches.collect::<Result<Vec<_>, ArrowError>>()?;
    Ok((schema, batches))
}
