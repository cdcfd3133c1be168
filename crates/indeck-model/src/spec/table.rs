//! Named tables: queries over the sources.

use crate::spec::Located;

/// A named table: `tables: { by_region: { sql: "SELECT …" } }`.
#[derive(Clone, Debug, PartialEq)]
pub struct TableSpec {
    /// Its name.
    pub name: Located<String>,
    /// The query over the sources.
    pub sql: Located<String>,
    /// Labels of its columns, for legends and table headers.
    pub labels: Vec<(Located<String>, String)>,
    /// Number formats of its columns, as Excel codes.
    pub formats: Vec<(Located<String>, String)>,
}
