//! Aggregates over frames that are too large to be a table, made by the query engine.
//!
//! What the resolver makes of a table it would make of these rows: sums are exact in both, groups
//! come in the order in which they are first met.

use std::sync::Arc;

use arrow_array::{ArrayRef, Int64Array, RecordBatch};
use arrow_schema::{ArrowError, DataType, Field, Schema};
use indeck_data::{Engine, Frame, Parameters, with_usual_format};
use indeck_model::spec::{LayerSpec, Located, QuerySpec};
use indeck_model::table::{Column, ColumnKind, Lineage};
use indeck_model::{Dataset, Diagnostic, Location, ResultTable};
use indeck_spec::expr::{Aggregate, AggregateFunction};

use crate::figure::frame::MAX_ROWS;
use crate::report::figures;

/// The frame in the engine; its columns are `c0`, `c1` and so on there, whatever their names.
const TABLE: &str = "frame";
/// The number of a row, by which groups are in order.
const ROW: &str = "row_number";

/// A frame in the query engine.
pub(super) struct Big {
    engine: Engine,
    /// Names, kinds and formats of the columns, without their cells.
    pub(super) head: ResultTable,
    at: Location,
}

impl Big {
    /// Hands a frame to the engine.
    ///
    /// # Errors
    /// Why it cannot be read.
    pub(super) fn new(frame: &Frame, at: &Location) -> Result<Self, Diagnostic> {
        let failed = |why: String| {
            let message = format!("the data frame cannot be read: {why}");
            Diagnostic::error("source-unreadable", message).at(at.clone())
        };
        let numbered = numbered(frame.dataset()).map_err(|error| failed(error.to_string()))?;
        let engine = Engine::new(&[numbered]).map_err(|error| failed(error.to_string()))?;
        let head = ResultTable::new(frame.name(), Vec::new());
        let mut big = Self { engine, head, at: at.clone() };
        let names = frame.dataset().schema.fields().iter().map(|field| field.name().clone());
        big.head.columns = big.columns(names.collect())?;
        Ok(big)
    }

    /// The columns without their cells, in the formats that their values give them: whole numbers
    /// are years, or not, by the least and the greatest.
    fn columns(&self, names: Vec<String>) -> Result<Vec<Column>, Diagnostic> {
        let query = self.spec(format!("SELECT * EXCEPT ({ROW}) FROM {TABLE}"));
        let kinds = self.engine.describe(&query, &Parameters::new())?;
        let mut columns = Vec::with_capacity(names.len());
        for (name, (own, kind)) in names.into_iter().zip(kinds) {
            let bounds = match kind {
                ColumnKind::Integer => {
                    let sql = format!(
                        "SELECT MIN({own}) FROM {TABLE} UNION ALL SELECT MAX({own}) FROM {TABLE}"
                    );
                    self.query(sql)?.columns.pop()
                }
                _ => None,
            };
            let bounded = bounds.unwrap_or_else(|| Column::new("", kind, Vec::new()));
            let column = with_usual_format(Column { kind, ..bounded });
            columns.push(Column { name, cells: Vec::new(), ..column });
        }
        Ok(columns)
    }

    /// Takes over the formats of columns that options have changed.
    pub(super) fn dress(&mut self, head: &ResultTable) {
        for column in &mut self.head.columns {
            if let Some((_, dressed)) = head.column(&column.name) {
                column.format = dressed.format.clone();
            }
        }
    }

    /// The rows of the frame grouped as a layer wants it: its keys, and a column for each of its
    /// aggregates, which is called as it is written.
    ///
    /// # Errors
    /// Why the engine cannot do it; `too-many-rows` for more groups than a table may have.
    pub(super) fn grouped(&self, layer: &LayerSpec) -> Result<ResultTable, Diagnostic> {
        let encode = &layer.encode;
        let mut keys: Vec<(usize, &Column)> = Vec::new();
        for key in encode.x.columns.iter().chain(&encode.series) {
            let found = self.head.column(key);
            keys.extend(found.filter(|(at, _)| keys.iter().all(|(known, _)| known != at)));
        }
        let mut asked: Vec<(&Located<String>, Aggregate)> = Vec::new();
        for written in &encode.y.columns {
            let known = asked.iter().any(|(other, _)| other.value == written.value);
            let aggregate = Aggregate::parse(written).filter(|_| !known);
            asked.extend(aggregate.map(|aggregate| (written, aggregate)));
        }
        let made = self.query(self.sql(&keys, &asked))?;
        let mut cells = made.columns.into_iter().map(|column| column.cells);
        let mut columns = Vec::with_capacity(keys.len() + asked.len());
        for (_, key) in &keys {
            columns.push(Column { cells: cells.next().unwrap_or_default(), ..(*key).clone() });
        }
        for (written, aggregate) in &asked {
            let of = aggregate.column.as_ref().and_then(|name| self.head.column(name));
            let head = figures::aggregate_head(written, aggregate, of.map(|(_, column)| column));
            columns.push(Column { cells: cells.next().unwrap_or_default(), ..head });
        }
        let by: Vec<&Column> = keys.iter().map(|(_, key)| *key).collect();
        let name = figures::group_name(&self.head, &by);
        let lineage = Lineage { query: name.clone(), ..made.lineage };
        Ok(ResultTable { lineage, ..ResultTable::new(name, columns) })
    }

    fn sql(&self, keys: &[(usize, &Column)], asked: &[(&Located<String>, Aggregate)]) -> String {
        let keys: Vec<String> = keys.iter().map(|(at, _)| format!("c{at}")).collect();
        let values = asked.iter().zip(0..).map(|((_, aggregate), number)| {
            let of = aggregate.column.as_ref().and_then(|name| self.head.column(name));
            let of = of.map(|(at, column)| (format!("c{at}"), column.kind));
            format!("{} AS a{number}", value(aggregate.function, of))
        });
        let shown: Vec<String> = keys.iter().cloned().chain(values).collect();
        format!(
            "SELECT {} FROM {TABLE} GROUP BY {} ORDER BY MIN({ROW})",
            shown.join(", "),
            keys.join(", ")
        )
    }

    fn query(&self, sql: String) -> Result<ResultTable, Diagnostic> {
        self.engine.query(&self.spec(sql), &Parameters::new(), MAX_ROWS)
    }

    fn spec(&self, sql: String) -> QuerySpec {
        let located = |text: String| Located::new(text, self.at.clone());
        let name = located(self.head.name.to_string());
        QuerySpec { name, sql: located(sql), labels: Vec::new(), formats: Vec::new() }
    }
}

/// An aggregate in SQL, of a column or of the rows themselves.
fn value(function: AggregateFunction, of: Option<(String, ColumnKind)>) -> String {
    use AggregateFunction::{Count, Distinct, First, Last, Max, Mean, Median, Min, Sum};
    let Some((column, kind)) = of else { return "COUNT(*)".to_owned() };
    // True counts as 1.
    let number = match kind {
        ColumnKind::Bool => format!("CAST({column} AS BIGINT)"),
        _ => column.clone(),
    };
    let present = format!("FILTER (WHERE {column} IS NOT NULL)");
    match function {
        Sum => format!("SUM({number})"),
        Mean => format!("AVG({number})"),
        Median => format!("MEDIAN(CAST({number} AS DOUBLE))"),
        Min => format!("MIN({column})"),
        Max => format!("MAX({column})"),
        Count => format!("COUNT({column})"),
        Distinct => format!("COUNT(DISTINCT {column})"),
        First => format!("FIRST_VALUE({column} ORDER BY {ROW}) {present}"),
        Last => format!("LAST_VALUE({column} ORDER BY {ROW}) {present}"),
    }
}

/// The frame with the number of each row; its other columns are shared.
fn numbered(dataset: &Dataset) -> Result<Dataset, ArrowError> {
    let fields = dataset.schema.fields().iter().zip(0..);
    let named = fields.map(|(field, at)| field.as_ref().clone().with_name(format!("c{at}")));
    let row = Field::new(ROW, DataType::Int64, false);
    let schema = Arc::new(Schema::new(named.chain([row]).collect::<Vec<_>>()));
    let mut first = 0_i64;
    let batches = dataset.batches.iter().map(|batch| {
        let next = first.saturating_add(i64::try_from(batch.num_rows()).unwrap_or(i64::MAX));
        let rows: ArrayRef = Arc::new(Int64Array::from_iter_values(first..next));
        first = next;
        let arrays = batch.columns().iter().cloned().chain([rows]).collect();
        RecordBatch::try_new(schema.clone(), arrays)
    });
    let batches = batches.collect::<Result<Vec<_>, _>>()?;
    Ok(Dataset::new(TABLE, schema, batches))
}
