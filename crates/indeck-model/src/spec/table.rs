//! Named tables: queries over the sources, and what is made of their results.

use crate::diagnostic::Location;
use crate::spec::{Located, Written};

/// A query over the sources, as the data engine runs it.
#[derive(Clone, Debug, PartialEq)]
pub struct QuerySpec {
    /// Its name.
    pub name: Located<String>,
    /// The query over the sources.
    pub sql: Located<String>,
    /// Labels of its columns, for legends and table headers.
    pub labels: Vec<(Located<String>, String)>,
    /// Number formats of its columns, as Excel codes.
    pub formats: Vec<(Located<String>, String)>,
}

/// A named table: `tables: { by_region: { sql: "SELECT …", derive: { share: "…" } } }`.
///
/// Its rows are made, then kept by `filter`, then given further columns by `derive`, then ordered
/// by `sort`, then cut by `limit`.
#[derive(Clone, Debug, PartialEq)]
pub struct TableSpec {
    /// Its name.
    pub name: Located<String>,
    /// Where its rows come from.
    pub rows: TableRows,
    /// Which rows it keeps: an expression over their columns.
    pub filter: Option<Written>,
    /// Further columns, in order: expressions over the columns before them.
    pub derive: Vec<(Located<String>, Written)>,
    /// The order of its rows, the most important column first.
    pub sort: Vec<SortKey>,
    /// Most rows that it keeps.
    pub limit: Option<Located<u64>>,
    /// Labels of its columns, for legends and table headers.
    pub labels: Vec<(Located<String>, String)>,
    /// Number formats of its columns, as Excel codes.
    pub formats: Vec<(Located<String>, String)>,
    /// Its place.
    pub at: Location,
}

/// Where the rows of a table come from.
#[derive(Clone, Debug, PartialEq)]
pub enum TableRows {
    /// A query over sources and other tables.
    Sql(Located<String>),
    /// Another table.
    Table(Located<String>),
}

/// A column that orders rows: `revenue`, or `-revenue` for the largest first.
#[derive(Clone, Debug, PartialEq)]
pub struct SortKey {
    /// The column.
    pub column: Located<String>,
    /// Whether the largest comes first.
    pub descending: bool,
}
