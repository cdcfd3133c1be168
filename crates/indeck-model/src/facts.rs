//! What is known of how a table was made, as disclosure control needs it.
//!
//! Facts hold figures that nobody may see (how many records stand behind a cell, the largest of
//! them). They are made beside a table, read by disclosure control, and taken off before anything
//! is resolved.

use crate::class::Classification;

/// How the rows of a table came from those of its sources.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facts {
    /// What a row is.
    pub grain: Grain,
    /// One entry a column of the table, in order.
    pub columns: Vec<ColumnFacts>,
    /// One entry a row of the table, in order; empty unless the grain is [`Grain::Groups`].
    pub groups: Vec<GroupFacts>,
    /// Which records it tells of.
    pub population: Population,
    /// What the groups are told apart by, shown or not, in a normal form, in the query's order;
    /// empty for one group of all records.
    pub keys: Vec<String>,
    /// The columns that decide which records count, how they are joined, grouped and ordered,
    /// sorted: each value of the table tells something of them.
    pub conditions_on: Vec<SourceColumn>,
    /// The order of the rows: columns of the table with whether their values descend, the first
    /// one first.
    pub ordered_by: Vec<(usize, bool)>,
    /// Whether the order also follows something that is not a column of the table.
    pub ordered_by_other: bool,
    /// The number of rows after which the query stops.
    pub limited: Option<u64>,
    /// Why the grain is [`Grain::Unknown`], for people; empty otherwise.
    pub reason: String,
}

/// What a row of a table is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Grain {
    /// A record of a source, or one made of records one to one.
    Records,
    /// A group of records, told apart by the key columns.
    Groups,
    /// It cannot be told.
    #[default]
    Unknown,
}

/// The records that a table tells of. Two tables of one population add up to one another.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Population {
    /// The sources, sorted by name; empty where only tables are read that were disclosed already.
    pub sources: Vec<String>,
    /// Which of their records: the conditions in a normal form, sorted; empty for all.
    pub conditions: Vec<String>,
    /// Whether every group of these records is in the table (no `HAVING`, no `LIMIT` that dropped
    /// one).
    pub complete: bool,
}

/// A column of a source.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceColumn {
    /// The source's name in the spec.
    pub source: String,
    /// The column's name in it.
    pub column: String,
}

/// What is known of a column of a table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ColumnFacts {
    /// The columns of sources that its values depend on, sorted; conditions not counted.
    pub origins: Vec<SourceColumn>,
    /// What it is among the others.
    pub role: ColumnRole,
    /// The greatest class of its origins and of the columns of [`Facts::conditions_on`]; `None`
    /// where one of them has none.
    pub classification: Option<Classification>,
    /// Whether its values are calculated from other groups than their row's, as in a share of a
    /// total: they tell of those as well.
    pub across_groups: bool,
    /// The greatest distance of its values from those of the measure, where the query rounds
    /// them; 0 where it does not.
    pub off_by: f64,
}

/// What a column is in a table of groups.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum ColumnRole {
    /// It tells the groups apart. Two keys made by one expression are one dimension: the text is
    /// its normal form, `source.column` for a plain column.
    Key(String),
    /// A measure of the records of each group.
    Measure(Measure),
    /// It is the same in every row: a literal, a parameter.
    Constant,
    /// Anything else.
    #[default]
    Other,
}

/// What an aggregate says of the records of a group.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Measure {
    /// The function.
    pub function: Function,
    /// The normal form of its argument and of its own filter; empty for a plain count of records.
    pub argument: String,
}

/// Aggregates, as far as disclosure control tells them apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Function {
    /// Number of records.
    Count,
    /// Number of different values.
    CountDistinct,
    /// Sum.
    Sum,
    /// Arithmetic mean.
    Mean,
    /// Least value: the value of one record.
    Min,
    /// Greatest value: the value of one record.
    Max,
    /// Median or another quantile.
    Quantile,
    /// Calculated from several aggregates, or one that is not in this list.
    Other,
}

impl Function {
    /// Whether the values of parts add up to the value of the whole.
    pub fn is_additive(self) -> bool {
        matches!(self, Self::Count | Self::Sum)
    }
}

/// What is known of one group.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GroupFacts {
    /// Number of records.
    pub records: u64,
    /// Number of different persons or firms, where the policy names the column that tells them
    /// apart; the number of records otherwise.
    pub contributors: u64,
    /// For each column of the table: what its contributions are; `None` for keys and plain counts
    /// of records. A measure of several aggregates (a percentage) has the contributions of the
    /// one that the least stands behind.
    pub contributions: Vec<Option<Contributions>>,
    /// Indices of the key columns over whose values this row is a total (`ROLLUP`, `CUBE`); their
    /// cells are blanks, but stand for no missing value.
    pub totals_over: Vec<usize>,
}

/// The values behind an aggregate of one group. A contribution is what one contributor adds: the
/// sum of the values of its records. A record that is counted contributes 1.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Contributions {
    /// Number of values that are not missing.
    pub count: u64,
    /// Number of contributors with a value.
    pub contributors: u64,
    /// Number of contributors with a value other than zero: who is behind the numerator of a
    /// percentage.
    pub nonzero: u64,
    /// Sum of the absolute contributions.
    pub total: f64,
    /// The largest absolute contributions, the largest first; [`LARGEST`] of them at most.
    pub largest: Vec<f64>,
    /// Whether no value is negative.
    pub non_negative: bool,
}

/// How many of the largest contributions are known.
pub const LARGEST: usize = 5;
