//! What the tests share: sources and tables without ceremony.

use indeck_data::{Engine, Limits, Loaded, Parameters, read_csv};
use indeck_model::spec::{Located, QuerySpec, SourceSpec};
use indeck_model::table::{ColumnKind, ResultTable};
use indeck_model::{Dataset, Diagnostic, Location, Value};

/// A text at `report.yaml:3:12`, as long as it is.
pub(crate) fn at(text: &str) -> Located<String> {
    let end = 12 + u32::try_from(text.chars().count()).unwrap();
    let file = "report.yaml".to_owned();
    Located::new(
        text.to_owned(),
        Location { file, line: 3, column: 12, end_line: 3, end_column: end },
    )
}

/// The source `t` of a file.
pub(crate) fn source(file: &str) -> SourceSpec {
    SourceSpec::new(at("t"), at(file))
}

/// The dataset `t` of a text.
pub(crate) fn csv(text: impl AsRef<[u8]>) -> Loaded {
    read_csv("t.csv", text.as_ref(), &source("t.csv"), &Limits::default())
}

/// The dataset `t` of a text that is right.
pub(crate) fn dataset(text: &str) -> Dataset {
    let loaded = csv(text);
    loaded.dataset.unwrap_or_else(|| panic!("{:#?}", loaded.diagnostics))
}

/// The diagnostics, as a user sees them.
pub(crate) fn shown(diagnostics: &[Diagnostic]) -> Vec<String> {
    diagnostics.iter().map(Diagnostic::to_string).collect()
}

/// A table of a query.
pub(crate) fn table(sql: &str) -> QuerySpec {
    QuerySpec { name: at("result"), sql: at(sql), labels: vec![], formats: vec![] }
}

/// The result of a query.
pub(crate) fn query(engine: &Engine, sql: &str) -> ResultTable {
    engine
        .query(&table(sql), &Parameters::new(), 1_000_000)
        .unwrap_or_else(|d| panic!("{d}\n{:#?}", d.hints))
}

/// The diagnostic of a query that fails.
pub(crate) fn refused(engine: &Engine, sql: &str) -> Diagnostic {
    engine.query(&table(sql), &Parameters::new(), 1_000_000).expect_err(sql)
}

/// The values of a table's column.
pub(crate) fn values(table: &ResultTable, column: usize) -> Vec<Value> {
    table.columns[column].cells.iter().map(|cell| cell.value.clone()).collect()
}

/// All values of a dataset, column by column, with the kinds.
pub(crate) fn cells(dataset: &Dataset) -> Vec<(String, ColumnKind, Vec<Value>)> {
    let engine = Engine::new(std::slice::from_ref(dataset)).unwrap();
    let table = query(&engine, &format!("SELECT * FROM \"{}\"", dataset.name));
    let columns = table.columns.iter();
    columns
        .map(|c| (c.name.clone(), c.kind, c.cells.iter().map(|cell| cell.value.clone()).collect()))
        .collect()
}

/// A text value.
pub(crate) fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}
