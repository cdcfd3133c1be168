//! Sources to datasets, datasets to result tables: CSV, Parquet, Arrow IPC, SQL.
//!
//! It reads files ([`load`]) and takes data frames ([`Frame`]), compares them with what is expected
//! ([`check_contract`]), cuts slices of them ([`only`]) and runs queries over them ([`Engine`]). It
//! does **not** know slides, brands or policies, and it shows nothing of the query engine that it
//! embeds.
//!
//! ```
//! use indeck_data::{Engine, Limits, Parameters, load};
//! use indeck_model::Location;
//! use indeck_model::spec::{Located, QuerySpec, SourceSpec};
//!
//! let folder = tempfile::tempdir()?;
//! std::fs::write(folder.path().join("sales.csv"), "region,units\nNorth,3\nSouth,4\nNorth,5\n")?;
//! let at = |text: &str| Located::new(text.to_owned(), Location::point("report.yaml", 3, 12));
//!
//! let source = SourceSpec::new(at("sales"), at("sales.csv"));
//! let loaded = load(&source, folder.path(), &Limits::default());
//! let engine = Engine::new(&loaded.dataset.into_iter().collect::<Vec<_>>())?;
//! let sql = at("SELECT region, SUM(units) AS units FROM sales GROUP BY ALL");
//! let spec = QuerySpec { name: at("by_region"), sql, labels: vec![], formats: vec![] };
//! let table = engine.query(&spec, &Parameters::new(), 1_000).unwrap();
//! assert_eq!(table.cell(0, 1).unwrap().value.to_string(), "8");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Codes
//! What the diagnostics of this crate are called.
//!
//! | code | meaning |
//! |---|---|
//! | `source-not-found` | no file matches the path or pattern |
//! | `source-empty` | a file without a header (error) or without rows (warning) |
//! | `source-unreadable` | a file that the system or its format refuses, a folder, pipe or device |
//! | `unknown-format` | neither the extension nor `type` says what a file is |
//! | `unknown-delimiter` | a character that cannot separate fields |
//! | `not-utf8` | a byte that is not UTF-8, or NUL |
//! | `bad-row` | a row with too many or too few fields, or an open quote |
//! | `type-mismatch` | a cell that is not of the type that the spec gives its column |
//! | `duplicate-column` | two columns of one name |
//! | `blank-column-name` | a column without a name (warning) |
//! | `mixed-schema` | files of one source with different columns, types or formats |
//! | `number-as-text` | a column read as text because of separators in its numbers (note) |
//! | `mixed-column` | a column that is mostly numbers or dates, read as text because of other cells (note) |
//! | `not-finite` | NaN and infinite numbers that were read as missing (warning) |
//! | `unsupported-type` | lists, records and the like: text in a file (warning), refused in a data frame and in a result |
//! | `unknown-time-zone` | moments of a data frame in a time zone that nobody knows |
//! | `cancelled` | reading or a query that the caller stopped |
//! | `limit-exceeded` | a file, cell, row or source above the [`Limits`] |
//! | `unknown-table`, `unknown-column`, `unknown-function` | a name that does not exist |
//! | `ambiguous-column` | a name that several tables of a query have |
//! | `not-grouped` | a column of a grouped query that is neither grouped nor aggregated |
//! | `unknown-parameter` | a `$name` in a query for which there is no parameter |
//! | `expression-in-sql` | a `{{ … }}` in a query |
//! | `sql-syntax` | a query that is not understood |
//! | `sql-unsupported` | a query that does what a spec's query must not or cannot do |
//! | `sql-failed` | a query that broke off |
//! | `too-many-rows` | a result above the caller's limit |
//! | `contract-rows` | a source with fewer or more rows than are expected |
//! | `contract-column` | a column of a contract that the source does not have |
//! | `contract-unique` | a value in more than one row of a column whose values must differ |
//! | `contract-null` | a row without a value that must be there |
//! | `contract-value` | a value that is not expected, or an expected one that cannot be |
//! | `contract-range` | a number below or above what is expected, or a range of no numbers |
//!
//! Modules in reading order: `source` (files), `frame` (data in memory), `convert` (types), `view` (columns), `contract` and
//! `slice`, `rows` (tables without a query), `engine` (queries).

mod cancel;
mod contract;
mod convert;
mod engine;
mod error;
mod frame;
mod limits;
mod profile;
mod rows;
mod slice;
mod source;
mod suggest;
mod view;

pub use cancel::Cancel;
pub use contract::check_contract;
pub use engine::{Engine, FactsOptions, Parameters, content_digest, with_usual_format};
pub use error::Error;
pub use frame::Frame;
pub use limits::Limits;
pub use profile::{ColumnProfile, Profile, ProfileOptions, profile};
pub use rows::table_of;
pub use slice::{SliceError, distinct, equality, only, without_columns};
pub use source::{
    EXTENSIONS, Folder, Loaded, MemoryFolder, ReadSeek, load, load_from, matches, name_inside,
    read_csv,
};
