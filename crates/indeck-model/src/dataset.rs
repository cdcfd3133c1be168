//! `Dataset`: data as it was read, in Arrow, with what is known about its columns.

use arrow_array::RecordBatch;
use arrow_schema::SchemaRef;

/// How freely data may be shown, from the freest.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Classification {
    /// For everyone.
    Public,
    /// For everyone in the organisation.
    #[default]
    Internal,
    /// For those who need it.
    Confidential,
    /// For named persons.
    Restricted,
}

/// What is known about a column beyond its type.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ColumnInfo {
    /// A label for people.
    pub label: Option<String>,
    /// Labels of single values, by the value as text.
    pub value_labels: Vec<(String, String)>,
    /// Its own classification, where it is stricter than the dataset's.
    pub classification: Option<Classification>,
}

/// Data as it was read: record batches of one schema, with what is known about their columns.
#[derive(Clone, Debug)]
pub struct Dataset {
    /// The source's name in the spec.
    pub name: String,
    /// The files it was read from, as the spec names them.
    pub files: Vec<String>,
    /// Names and types of the columns.
    pub schema: SchemaRef,
    /// The rows.
    pub batches: Vec<RecordBatch>,
    /// One entry for each column, in order.
    pub columns: Vec<ColumnInfo>,
    /// How freely it may be shown.
    pub classification: Classification,
}

impl Dataset {
    /// A dataset of these batches, without labels.
    pub fn new(name: impl Into<String>, schema: SchemaRef, batches: Vec<RecordBatch>) -> Self {
        let columns = vec![ColumnInfo::default(); schema.fields().len()];
        Self {
            name: name.into(),
            files: Vec::new(),
            schema,
            batches,
            columns,
            classification: Classification::default(),
        }
    }

    /// Number of rows.
    pub fn row_count(&self) -> usize {
        self.batches.iter().map(RecordBatch::num_rows).sum()
    }
}
