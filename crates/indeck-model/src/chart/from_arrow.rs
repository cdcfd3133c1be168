//! Charts from Arrow record batches.

use std::fmt;

use arrow_array::cast::AsArray;
use arrow_array::types::{Date32Type, Float64Type};
use arrow_array::{Array, ArrayRef, RecordBatch};
use arrow_schema::DataType;

use crate::chart::data::{Categories, Series};
use crate::chart::plot::{CategoryChart, CategoryPlot};
use crate::value::Date;

/// Why a record batch could not become a chart.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ArrowChartError {
    /// The batch has no column of that name.
    UnknownColumn {
        /// The name asked for.
        name: String,
    },
    /// The column cannot be read as what it is used for.
    NotConvertible {
        /// The column's name.
        name: String,
        /// What it was to become.
        wanted: &'static str,
        /// What it is.
        found: DataType,
    },
}

impl fmt::Display for ArrowChartError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownColumn { name } => write!(f, "the record batch has no column `{name}`"),
            Self::NotConvertible { name, wanted, found } => {
                write!(f, "column `{name}` of type {found} cannot be read as {wanted}")
            }
        }
    }
}

impl std::error::Error for ArrowChartError {}

impl<T: CategoryPlot> CategoryChart<T> {
    /// A chart of a record batch: the column `x` along the category axis, and one series for each
    /// column of `y`. Nulls, NaN and infinite numbers become blanks; a `Date32` column gives a
    /// date axis.
    ///
    /// # Errors
    /// [`ArrowChartError::UnknownColumn`] if a column is not there, and
    /// [`ArrowChartError::NotConvertible`] if it cannot be read as text, dates or numbers.
    ///
    /// ```
    /// use std::sync::Arc;
    /// use arrow_array::{Float64Array, RecordBatch, StringArray};
    /// use indeck_model::chart::ColumnChart;
    /// let batch = RecordBatch::try_from_iter([
    ///     ("month", Arc::new(StringArray::from(vec!["Jan", "Feb"])) as _),
    ///     ("sales", Arc::new(Float64Array::from(vec![Some(1.0), None])) as _),
    /// ])?;
    /// let chart = ColumnChart::from_record_batch(&batch, "month", &["sales"])?;
    /// assert_eq!(chart.plot.0.series[0].values, [Some(1.0), None]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn from_record_batch(
        batch: &RecordBatch,
        x: &str,
        y: &[&str],
    ) -> Result<Self, ArrowChartError> {
        let mut chart = Self::over(categories(column(batch, x)?, x)?);
        for name in y {
            let values = numbers(column(batch, name)?, name)?;
            chart.plot.series_mut().push(Series::new(*name, values));
        }
        Ok(chart)
    }
}

fn column<'a>(batch: &'a RecordBatch, name: &str) -> Result<&'a ArrayRef, ArrowChartError> {
    let unknown = || ArrowChartError::UnknownColumn { name: name.to_owned() };
    batch.column_by_name(name).ok_or_else(unknown)
}

fn cast(
    array: &ArrayRef,
    to: &DataType,
    name: &str,
    wanted: &'static str,
) -> Result<ArrayRef, ArrowChartError> {
    arrow_cast::cast(array, to).map_err(|_| ArrowChartError::NotConvertible {
        name: name.to_owned(),
        wanted,
        found: array.data_type().clone(),
    })
}

fn categories(array: &ArrayRef, name: &str) -> Result<Categories, ArrowChartError> {
    if array.data_type() == &DataType::Date32 && array.null_count() == 0 {
        let days = array.as_primitive::<Date32Type>();
        return Ok(Categories::Dates {
            days: days.values().iter().map(|&days| Date { days }).collect(),
            format: "yyyy-mm-dd".into(),
        });
    }
    let text = cast(array, &DataType::Utf8, name, "text")?;
    let names = text.as_string::<i32>().iter();
    Ok(Categories::Text(names.map(|n| n.unwrap_or_default().to_owned()).collect()))
}

fn numbers(array: &ArrayRef, name: &str) -> Result<Vec<Option<f64>>, ArrowChartError> {
    let is_number = array.data_type().is_numeric() || array.data_type() == &DataType::Boolean;
    if !is_number {
        return Err(ArrowChartError::NotConvertible {
            name: name.to_owned(),
            wanted: "numbers",
            found: array.data_type().clone(),
        });
    }
    let floats = cast(array, &DataType::Float64, name, "numbers")?;
    Ok(floats.as_primitive::<Float64Type>().iter().collect())
}
