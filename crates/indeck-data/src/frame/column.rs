//! One column of a data frame, in our types.

use arrow_array::{Array, ArrayRef};
use arrow_schema::{ArrowError, DataType};
use indeck_model::Diagnostic;
use indeck_model::table::ColumnKind;

use crate::convert::{self, Converted};
use crate::frame::zone;
use crate::source::fixed::{Fixed, fixed_array};

/// A column with one array a batch, all in the type of its kind.
pub(super) struct Column {
    pub(super) kind: ColumnKind,
    pub(super) arrays: Vec<ArrayRef>,
    /// Cells that were NaN or infinite.
    not_finite: u64,
    /// What it held, if its values became text.
    as_text: Option<String>,
}

/// Why a column is not taken.
pub(super) enum Refused {
    /// It holds things of several parts, in the user's words.
    Nested(&'static str),
    /// Its moments are of a time zone that nobody knows.
    Zone(String),
    /// Arrow cannot convert it.
    Unreadable(ArrowError),
}

impl Column {
    /// A column whose arrays are in the type of that kind.
    pub(super) fn plain(kind: ColumnKind, arrays: Vec<ArrayRef>) -> Self {
        Self { kind, arrays, not_finite: 0, as_text: None }
    }

    /// A column of that type.
    pub(super) fn of(data_type: &DataType, arrays: Vec<ArrayRef>) -> Result<Self, Refused> {
        if is_nested(data_type) {
            return Err(Refused::Nested(convert::noun(innermost(data_type))));
        }
        let zone = zone::of(data_type);
        if let Some(unknown) = zone.filter(|zone| !zone::is_known(zone)) {
            return Err(Refused::Zone(unknown.to_string()));
        }
        let kind = convert::kind(data_type);
        let mut column = Self::plain(kind, Vec::with_capacity(arrays.len()));
        for array in &arrays {
            let local = zone.map(|zone| zone::local(array, zone)).transpose();
            let local = local.map_err(Refused::Unreadable)?;
            let converted = convert::to_our_type(local.as_ref().unwrap_or(array));
            let Converted { array, kind, not_finite, as_text } =
                converted.map_err(Refused::Unreadable)?;
            if kind == ColumnKind::Number {
                // Also where one whole number is beyond 64 bits.
                column.kind = kind;
            }
            column.not_finite += not_finite;
            column.as_text = as_text.or(column.as_text);
            column.arrays.push(array);
        }
        column.cast().map_err(Refused::Unreadable)
    }

    /// The column in the type of its kind.
    fn cast(self) -> Result<Self, ArrowError> {
        let arrays = self.arrays.iter().map(|array| convert::in_type_of(array, self.kind));
        Ok(Self { arrays: arrays.collect::<Result<_, _>>()?, ..self })
    }

    /// The column in another kind.
    ///
    /// # Errors
    /// The row, from 0, of the first cell that does not fit; none where no cell does.
    pub(super) fn fixed(self, wanted: ColumnKind, nulls: &[String]) -> Result<Self, Option<usize>> {
        let (mut arrays, mut before) = (Vec::with_capacity(self.arrays.len()), 0);
        for array in &self.arrays {
            match fixed_array(array, self.kind, wanted, nulls) {
                Ok(Fixed::Array(fixed)) => arrays.push(fixed),
                Ok(Fixed::Misfit(row)) => return Err(row.map(|row| before + row)),
                Err(_) => return Err(None),
            }
            before += array.len();
        }
        Ok(Self { kind: wanted, arrays, ..self })
    }

    /// What is worth knowing of it.
    pub(super) fn remarks(&self, frame: &str, name: &str) -> Vec<Diagnostic> {
        if self.as_text.is_none() && self.not_finite == 0 {
            return Vec::new();
        }
        let place = format!("column `{name}` of the data frame `{frame}`");
        let as_text = self.as_text.iter().map(|held| {
            let message = format!("{place} holds {held} and is read as text");
            Diagnostic::warning("unsupported-type", message)
        });
        let cells = match self.not_finite {
            1 => "1 cell is".to_owned(),
            count => format!("{count} cells are"),
        };
        let not_finite = (self.not_finite > 0).then(|| {
            let message = format!("{place}: {cells} NaN or infinite, and read as missing");
            Diagnostic::warning("not-finite", message)
        });
        as_text.chain(not_finite).collect()
    }
}

impl Refused {
    pub(super) fn to_diagnostic(&self, frame: &str, name: &str) -> Diagnostic {
        let place = format!("column `{name}` of the data frame `{frame}`");
        match self {
            Self::Nested(held) => {
                Diagnostic::error("unsupported-type", format!("{place} holds {held}"))
                    .hint("a cell holds one text, number, date or true/false")
                    .hint("take the column out, or make one column of each part")
            }
            Self::Zone(zone) => {
                let message = format!("{place} has the time zone `{zone}`, which is not known");
                Diagnostic::error("unknown-time-zone", message)
                    .hint("zones are named as `Europe/Amsterdam`, `UTC` or `+02:00`")
            }
            Self::Unreadable(error) => {
                let message = format!("{place} cannot be read: {error}");
                Diagnostic::error("source-unreadable", message)
            }
        }
    }
}

/// Whether a cell would hold several values.
fn is_nested(data_type: &DataType) -> bool {
    innermost(data_type).is_nested()
}

/// The type of the values, without the dictionary or the runs that they come in.
fn innermost(data_type: &DataType) -> &DataType {
    match data_type {
        DataType::Dictionary(_, values) => innermost(values),
        DataType::RunEndEncoded(_, values) => innermost(values.data_type()),
        other => other,
    }
}
