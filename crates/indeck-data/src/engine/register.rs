//! Result tables as tables of the query engine.

use std::collections::BTreeSet;
use std::sync::Arc;

use arrow_array::{RecordBatch, RecordBatchOptions};
use arrow_schema::{ArrowError, Field, Schema, SchemaRef};
use indeck_model::table::{Column, ResultTable};

use crate::convert;

/// The table as one batch.
///
/// # Errors
/// Arrow's if columns differ in length, or if two have one name or cells are not of their kind.
pub(crate) fn batch(table: &ResultTable) -> Result<(SchemaRef, Vec<RecordBatch>), ArrowError> {
    let mut names = BTreeSet::new();
    if let Some(double) = table.columns.iter().find(|c| !names.insert(c.name.as_str())) {
        let message = format!("two columns are called `{}`", double.name);
        return Err(ArrowError::SchemaError(message));
    }
    let field = |c: &Column| Field::new(c.name.as_str(), convert::data_type(c.kind), true);
    let schema = Arc::new(Schema::new(table.columns.iter().map(field).collect::<Vec<_>>()));
    let arrays = table.columns.iter().map(Column::to_arrow).collect::<Result<Vec<_>, _>>()?;
    let options = RecordBatchOptions::new().with_row_count(Some(table.row_count()));
    let batch = RecordBatch::try_new_with_options(schema.clone(), arrays, &options)?;
    Ok((schema, vec![batch]))
}
