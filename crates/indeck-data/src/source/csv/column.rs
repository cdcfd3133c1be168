//! The second pass: cells of one column into an Arrow array.

use std::sync::Arc;

use arrow_array::ArrayRef;
use arrow_array::builder::{
    BooleanBuilder, Date32Builder, Float64Builder, Int64Builder, StringBuilder,
    TimestampMicrosecondBuilder,
};
use indeck_model::Date;
use indeck_model::table::ColumnKind;

use crate::source::csv::cell;

/// How a column is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ColumnPlan {
    /// Its kind.
    pub(crate) kind: ColumnKind,
    /// Whether words such as `NA` mean "missing" in it.
    pub(crate) missing_words: bool,
    /// Whether infinity means "missing" in it, which the author is told.
    pub(crate) missing_infinity: bool,
}

impl ColumnPlan {
    /// The plan of a column whose kind the spec fixes.
    pub(crate) fn fixed(kind: ColumnKind) -> Self {
        Self { kind, missing_words: kind != ColumnKind::Text, missing_infinity: false }
    }

    /// Whether a cell can be read as the kind, or means "missing".
    pub(crate) fn fits(self, text: &str, nulls: &[String]) -> bool {
        let trimmed = text.trim_ascii();
        self.is_missing(text, nulls)
            || match self.kind {
                ColumnKind::Bool => cell::parse_bool(trimmed).is_some(),
                ColumnKind::Integer => cell::parse_integer(trimmed).is_some(),
                ColumnKind::Number => cell::parse_number(trimmed).is_some(),
                ColumnKind::Text => true,
                ColumnKind::Date => Date::parse_iso(trimmed).is_some(),
                ColumnKind::DateTime => cell::parse_date_time(trimmed).is_some(),
            }
    }

    /// Whether the cell means "missing".
    fn is_missing(self, text: &str, nulls: &[String]) -> bool {
        if text.is_empty() || nulls.iter().any(|null| null == text) {
            return true;
        }
        let trimmed = text.trim_ascii();
        self.missing_words
            && (trimmed.is_empty()
                || cell::is_missing_word(trimmed)
                || (self.missing_infinity && cell::is_infinity(trimmed))
                || is_listed(trimmed, nulls))
    }
}

fn is_listed(text: &str, nulls: &[String]) -> bool {
    nulls.iter().any(|null| null == text)
}

/// A cell does not fit the kind of its column.
#[derive(Debug)]
pub(crate) struct Misfit;

/// Builds the array of one column.
pub(crate) struct ColumnBuilder {
    plan: ColumnPlan,
    cells: Cells,
}

enum Cells {
    Bool(BooleanBuilder),
    Integer(Int64Builder),
    Number(Float64Builder),
    Text(StringBuilder),
    Date(Date32Builder),
    DateTime(TimestampMicrosecondBuilder),
}

impl ColumnBuilder {
    pub(crate) fn new(plan: ColumnPlan) -> Self {
        let cells = match plan.kind {
            ColumnKind::Bool => Cells::Bool(BooleanBuilder::new()),
            ColumnKind::Integer => Cells::Integer(Int64Builder::new()),
            ColumnKind::Number => Cells::Number(Float64Builder::new()),
            ColumnKind::Text => Cells::Text(StringBuilder::new()),
            ColumnKind::Date => Cells::Date(Date32Builder::new()),
            ColumnKind::DateTime => Cells::DateTime(TimestampMicrosecondBuilder::new()),
        };
        Self { plan, cells }
    }

    /// Appends a cell.
    ///
    /// # Errors
    /// [`Misfit`] if it cannot be read as the column's kind; a blank is appended then.
    pub(crate) fn push(&mut self, text: &str, nulls: &[String]) -> Result<(), Misfit> {
        if self.plan.is_missing(text, nulls) {
            self.push_missing();
            return Ok(());
        }
        let trimmed = text.trim_ascii();
        match &mut self.cells {
            Cells::Bool(b) => append(cell::parse_bool(trimmed), |v| b.append_option(v)),
            Cells::Integer(b) => append(cell::parse_integer(trimmed), |v| b.append_option(v)),
            Cells::Number(b) => append(cell::parse_number(trimmed), |v| b.append_option(v)),
            Cells::Text(b) => append(Some(text), |v| b.append_option(v)),
            Cells::Date(b) => {
                append(Date::parse_iso(trimmed).map(|d| d.days), |v| b.append_option(v))
            }
            Cells::DateTime(b) => {
                append(cell::parse_date_time(trimmed).map(|t| t.micros), |v| b.append_option(v))
            }
        }
    }

    /// Appends a blank.
    pub(crate) fn push_missing(&mut self) {
        match &mut self.cells {
            Cells::Bool(b) => b.append_null(),
            Cells::Integer(b) => b.append_null(),
            Cells::Number(b) => b.append_null(),
            Cells::Text(b) => b.append_null(),
            Cells::Date(b) => b.append_null(),
            Cells::DateTime(b) => b.append_null(),
        }
    }

    /// The cells so far, as an array; the builder begins anew.
    pub(crate) fn finish(&mut self) -> ArrayRef {
        match &mut self.cells {
            Cells::Bool(b) => Arc::new(b.finish()),
            Cells::Integer(b) => Arc::new(b.finish()),
            Cells::Number(b) => Arc::new(b.finish()),
            Cells::Text(b) => Arc::new(b.finish()),
            Cells::Date(b) => Arc::new(b.finish()),
            Cells::DateTime(b) => Arc::new(b.finish()),
        }
    }
}

fn append<T>(value: Option<T>, push: impl FnOnce(Option<T>)) -> Result<(), Misfit> {
    let fits = value.is_some();
    push(value);
    if fits { Ok(()) } else { Err(Misfit) }
}
