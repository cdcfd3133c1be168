//! Columns whose kind the spec fixes, in files that bring their types along.

use arrow_array::ArrayRef;
use arrow_array::cast::AsArray;
use arrow_schema::DataType;
use indeck_model::table::ColumnKind;

use crate::convert;
use crate::source::csv::column::{ColumnBuilder, ColumnPlan};

/// What became of an array.
pub(crate) enum Fixed {
    /// It is of the wanted kind now.
    Array(ArrayRef),
    /// It cannot be of that kind; with the first cell, from 0, where it is a cell that does not fit.
    Misfit(Option<usize>),
}

/// The kind that holds the values of both kinds without loss.
pub(crate) fn common_kind(a: ColumnKind, b: ColumnKind) -> Option<ColumnKind> {
    use ColumnKind::{Date, DateTime, Integer, Number};
    match (a, b) {
        _ if a == b => Some(a),
        (Integer, Number) | (Number, Integer) => Some(Number),
        (Date, DateTime) | (DateTime, Date) => Some(DateTime),
        _ => None,
    }
}

/// The array as the wanted kind: anything as text, text as anything that all its cells can be read
/// as, and whatever needs no rounding.
///
/// # Errors
/// Arrow's reason if its own conversion fails.
pub(crate) fn fixed_array(
    array: &ArrayRef,
    kind: ColumnKind,
    wanted: ColumnKind,
    nulls: &[String],
) -> Result<Fixed, String> {
    if wanted == ColumnKind::Text || common_kind(kind, wanted) == Some(wanted) {
        let cast = arrow_cast::cast(array, &convert::data_type(wanted));
        return cast.map(Fixed::Array).map_err(|error| error.to_string());
    }
    if array.data_type() != &DataType::Utf8 {
        return Ok(Fixed::Misfit(None));
    }
    let mut builder = ColumnBuilder::new(ColumnPlan::fixed(wanted));
    for (row, cell) in array.as_string::<i32>().iter().enumerate() {
        match cell {
            Some(text) if builder.push(text, nulls).is_err() => {
                return Ok(Fixed::Misfit(Some(row)));
            }
            Some(_) => {}
            None => builder.push_missing(),
        }
    }
    Ok(Fixed::Array(builder.finish()))
}
