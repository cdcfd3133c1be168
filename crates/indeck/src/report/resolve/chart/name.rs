//! Values as names of categories and series.

use indeck_model::table::{Column, ColumnKind};
use indeck_model::{NumberFormat, Value};

use indeck_spec::format::{self, Locale};

/// How a column of whole numbers is shown where the spec does not say.
const WHOLE: &str = "#,##0";

/// A value as a name.
pub(super) fn name(value: &Value, format: &NumberFormat, locale: &Locale) -> String {
    if value.is_null() { "(empty)".to_owned() } else { format::value(value, format, locale) }
}

/// The format of a column whose values are names: whole numbers are years and codes, which have no
/// groups of digits.
pub(super) fn name_format(column: &Column) -> NumberFormat {
    let usual = column.kind == ColumnKind::Integer && column.format.code() == WHOLE;
    if usual { NumberFormat::GENERAL } else { column.format.clone() }
}
