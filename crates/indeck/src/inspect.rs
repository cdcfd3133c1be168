//! What a deck or template holds.

use std::path::Path;

pub use indeck_ooxml::{
    ChartSummary, Inspection, SeriesSummary, ShapeKind, ShapeSummary, SlideSummary,
};

use crate::Error;

/// Reads what a deck or template holds, without changing it.
///
/// # Errors
/// [`Error::ReadDeck`] if the file is not there or not a presentation.
pub fn inspect(file: &Path) -> Result<Inspection, Error> {
    Inspection::open(file).map_err(|source| Error::ReadDeck { path: file.to_owned(), source })
}
