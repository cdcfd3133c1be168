//! Result tables as Arrow record batches.

use std::collections::HashMap;
use std::sync::Arc;

use arrow_array::{
    ArrayRef, BooleanArray, Date32Array, Float64Array, Int64Array, RecordBatch, RecordBatchOptions,
    StringArray, TimestampMicrosecondArray,
};
use arrow_schema::{ArrowError, DataType, Field, Schema, TimeUnit};

use crate::table::{Column, ColumnKind, ResultTable};
use crate::value::Value;

/// What the metadata of a field tells of its column, by key: its label for people, its number
/// format, its class, and how many of its cells were withheld. What is not known is left out.
pub const FIELD_KEYS: [&str; 4] =
    ["indeck:label", "indeck:format", "indeck:classification", "indeck:suppressed"];

/// Where the metadata of a schema has the table's name.
pub const TABLE_KEY: &str = "indeck:table";

impl ColumnKind {
    /// The Arrow type of its values: `Boolean`, `Int64`, `Float64`, `Utf8`, `Date32` and
    /// `Timestamp(µs)` without a zone.
    pub fn arrow_type(self) -> DataType {
        match self {
            Self::Bool => DataType::Boolean,
            Self::Integer => DataType::Int64,
            Self::Number => DataType::Float64,
            Self::Text => DataType::Utf8,
            Self::Date => DataType::Date32,
            Self::DateTime => DataType::Timestamp(TimeUnit::Microsecond, None),
        }
    }
}

impl Column {
    /// Its values in Arrow; missing and withheld ones are null.
    ///
    /// # Errors
    /// [`ArrowError::InvalidArgumentError`] if a cell is not of the column's kind.
    pub fn to_arrow(&self) -> Result<ArrayRef, ArrowError> {
        Ok(match self.kind {
            ColumnKind::Bool => Arc::new(BooleanArray::from(cells(self, |value| match value {
                Value::Bool(truth) => Some(*truth),
                _ => None,
            })?)),
            ColumnKind::Integer => Arc::new(Int64Array::from(cells(self, |value| match value {
                Value::Integer(number) => Some(*number),
                _ => None,
            })?)),
            ColumnKind::Number => Arc::new(Float64Array::from(cells(self, |value| match value {
                Value::Integer(number) => Some(*number as f64),
                Value::Number(number) => Some(*number),
                _ => None,
            })?)),
            ColumnKind::Text => Arc::new(StringArray::from(cells(self, |value| match value {
                Value::Text(text) => Some(text.as_str()),
                _ => None,
            })?)),
            ColumnKind::Date => Arc::new(Date32Array::from(cells(self, |value| match value {
                Value::Date(day) => Some(day.days),
                _ => None,
            })?)),
            ColumnKind::DateTime => {
                let moments = cells(self, |value| match value {
                    Value::DateTime(moment) => Some(moment.micros),
                    _ => None,
                })?;
                Arc::new(TimestampMicrosecondArray::from(moments))
            }
        })
    }

    /// Its name and type in Arrow, with what people are shown as metadata ([`FIELD_KEYS`]).
    pub fn arrow_field(&self) -> Field {
        let [label, format, classification, suppressed] = FIELD_KEYS;
        let withheld = self.cells.iter().filter(|cell| cell.suppressed).count();
        let told = [
            (label, self.label.clone()),
            (format, Some(self.format.code().to_owned())),
            (classification, self.classification.map(|class| class.word().to_owned())),
            (suppressed, (withheld > 0).then(|| withheld.to_string())),
        ];
        let told = told.into_iter().filter_map(|(key, told)| Some((key.to_owned(), told?)));
        Field::new(self.name.as_str(), self.kind.arrow_type(), true)
            .with_metadata(told.collect::<HashMap<_, _>>())
    }
}

impl ResultTable {
    /// Names and types of its columns in Arrow, with labels and formats as metadata
    /// ([`FIELD_KEYS`], [`TABLE_KEY`]).
    pub fn arrow_schema(&self) -> Schema {
        let fields: Vec<Field> = self.columns.iter().map(Column::arrow_field).collect();
        let name = (TABLE_KEY.to_owned(), self.name.to_string());
        Schema::new(fields).with_metadata(HashMap::from([name]))
    }

    /// The table as one record batch of [`Self::arrow_schema`]. Missing and withheld values are
    /// null; how many were withheld is told by the fields.
    ///
    /// # Errors
    /// [`ArrowError::InvalidArgumentError`] if a cell is not of its column's kind or columns differ
    /// in length.
    ///
    /// ```
    /// use indeck_model::Value;
    /// use indeck_model::table::{Column, ColumnKind, ResultTable};
    /// let units = vec![Value::Integer(3), Value::Null];
    /// let mut column = Column::new("units", ColumnKind::Integer, units);
    /// column.label = Some("Units sold".to_owned());
    /// let batch = ResultTable::new("sales", vec![column]).to_record_batch()?;
    /// assert_eq!((batch.num_rows(), batch.column(0).null_count()), (2, 1));
    /// assert_eq!(batch.schema().field(0).metadata()["indeck:label"], "Units sold");
    /// # Ok::<(), arrow_schema::ArrowError>(())
    /// ```
    pub fn to_record_batch(&self) -> Result<RecordBatch, ArrowError> {
        let arrays = self.columns.iter().map(Column::to_arrow).collect::<Result<Vec<_>, _>>()?;
        let options = RecordBatchOptions::new().with_row_count(Some(self.row_count()));
        RecordBatch::try_new_with_options(Arc::new(self.arrow_schema()), arrays, &options)
    }
}

/// The cells of a column by a function that reads its kind; blanks and withheld cells are none.
fn cells<'a, T>(
    column: &'a Column,
    read: impl Fn(&'a Value) -> Option<T>,
) -> Result<Vec<Option<T>>, ArrowError> {
    let cells = column.cells.iter().enumerate().map(|(row, cell)| {
        if cell.suppressed || cell.value.is_null() {
            return Ok(None);
        }
        read(&cell.value).map(Some).ok_or_else(|| {
            let (name, kind) = (&column.name, column.kind.noun());
            let message = format!("row {} of column `{name}` holds no {kind}", row + 1);
            ArrowError::InvalidArgumentError(message)
        })
    });
    cells.collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]

    use arrow_array::Array;
    use arrow_array::cast::AsArray;
    use arrow_array::types::{Date32Type, Float64Type, TimestampMicrosecondType};

    use super::*;
    use crate::class::Classification;
    use crate::table::Cell;
    use crate::value::{Date, DateTime};

    fn table() -> ResultTable {
        let column = |name: &str, kind, value| Column::new(name, kind, vec![value, Value::Null]);
        ResultTable::new(
            "all",
            vec![
                column("truth", ColumnKind::Bool, Value::Bool(true)),
                column("whole", ColumnKind::Integer, Value::Integer(i64::MIN)),
                column("number", ColumnKind::Number, Value::Integer(2)),
                column("text", ColumnKind::Text, Value::Text("ä".to_owned())),
                column("day", ColumnKind::Date, Value::Date(Date { days: -1 })),
                column("moment", ColumnKind::DateTime, Value::DateTime(DateTime { micros: 7 })),
            ],
        )
    }

    #[test]
    fn every_kind_has_its_arrow_type_and_blanks_are_null() {
        let batch = table().to_record_batch().unwrap();
        for (array, column) in batch.columns().iter().zip(&table().columns) {
            assert_eq!(array.data_type(), &column.kind.arrow_type());
            assert!(array.is_valid(0) && array.is_null(1), "{}", column.name);
        }
        assert_eq!(batch.column(2).as_primitive::<Float64Type>().value(0), 2.0);
        assert_eq!(batch.column(3).as_string::<i32>().value(0), "ä");
        assert_eq!(batch.column(4).as_primitive::<Date32Type>().value(0), -1);
        assert_eq!(batch.column(5).as_primitive::<TimestampMicrosecondType>().value(0), 7);
    }

    #[test]
    fn withheld_cells_are_null_and_counted() {
        let mut table = table();
        let hidden = Cell { value: Value::Integer(9), suppressed: true, ..Cell::default() };
        table.columns[1].cells[0] = hidden;
        table.columns[1].classification = Some(Classification::Restricted);
        let batch = table.to_record_batch().unwrap();
        assert_eq!(batch.column(1).null_count(), 2);
        let schema = batch.schema();
        let metadata = schema.field(1).metadata();
        assert_eq!(metadata["indeck:suppressed"], "1");
        assert_eq!(metadata["indeck:classification"], "restricted");
        assert_eq!(metadata["indeck:format"], "General");
        assert_eq!(schema.metadata()[TABLE_KEY], "all");
    }

    #[test]
    fn a_cell_of_another_kind_and_columns_of_two_lengths_are_refused() {
        let mut wrong = table();
        wrong.columns[0].cells[1] = Value::Integer(1).into();
        let error = wrong.to_record_batch().unwrap_err().to_string();
        assert!(error.contains("row 2 of column `truth` holds no true/false"), "{error}");
        let mut short = table();
        short.columns[2].cells.pop();
        assert!(short.to_record_batch().is_err());
        let empty = ResultTable::new("none", vec![]).to_record_batch().unwrap();
        assert_eq!((empty.num_rows(), empty.num_columns()), (0, 0));
    }
}
