//! Options that are read once, for as many frames as there are.

use indeck_data::Frame;
use indeck_model::deck::Table;
use indeck_model::spec::{BrandSpec, ChartSpec, TableFill};
use indeck_model::{Chart, Diagnostic};
use indeck_spec::figure::{self as options, FigureSpec};

use crate::figure::draw::{self, CHART, TABLE};
use crate::figure::frame::Rows;
use crate::figure::{Figure, Look, dress, hint};
use crate::report::{Findings, figures};

/// Options of a chart, read: who draws many charts that differ in their data alone reads them once.
///
/// ```
/// use std::sync::Arc;
/// use arrow_array::{ArrayRef, Float64Array, RecordBatch, StringArray};
/// use indeck::Frame;
/// use indeck::figure::ChartOptions;
///
/// let options = ChartOptions::read(r#"{"mark": "bar", "x": "month", "y": "units"}"#, None).unwrap();
/// for units in [[1.5, 4.0], [2.5, 3.0]] {
///     let month: ArrayRef = Arc::new(StringArray::from(vec!["Jan", "Feb"]));
///     let units: ArrayRef = Arc::new(Float64Array::from(units.to_vec()));
///     let batch = RecordBatch::try_from_iter([("month", month), ("units", units)])?;
///     let frame = Frame::new("data", batch.schema(), vec![batch]).unwrap();
///     assert_eq!(options.draw(&frame, None).unwrap().content.series_count(), 1);
/// }
/// # Ok::<(), arrow_schema::ArrowError>(())
/// ```
#[derive(Clone, Debug)]
pub struct ChartOptions<'b>(pub(super) Read<'b, ChartSpec>);

/// Options of a table, read: see [`ChartOptions`].
#[derive(Clone, Debug)]
pub struct TableOptions<'b>(pub(super) Read<'b, TableFill>);

/// Options with what was found in them.
#[derive(Clone, Debug)]
pub(super) struct Read<'b, T> {
    /// What they are said to be in.
    pub(super) name: &'static str,
    pub(super) text: String,
    pub(super) spec: FigureSpec<T>,
    pub(super) found: Vec<Diagnostic>,
    pub(super) brand: Option<&'b BrandSpec>,
}

impl<'b> ChartOptions<'b> {
    /// Reads options, with the names and defaults of a brand file.
    ///
    /// # Errors
    /// What [`figure::chart`](super::chart) says of options alone.
    pub fn read(options: &str, brand: Option<&'b BrandSpec>) -> Result<Self, Findings> {
        let mut read = Read::of(CHART, options, brand, options::chart(CHART, options, brand))?;
        figures::complete_chart(&mut read.spec.content, brand);
        dress::counts(&mut read.spec);
        Ok(Self(read))
    }

    /// The options as they were written.
    pub fn text(&self) -> &str {
        &self.0.text
    }

    /// Draws a frame; numbers and dates are those of a language, as [`Look::language`] has it. What
    /// the frame has to say of itself is not repeated.
    ///
    /// # Errors
    /// As [`figure::chart`](super::chart).
    pub fn draw(&self, frame: &Frame, language: Option<&str>) -> Result<Figure<Chart>, Findings> {
        draw::chart(&self.0, Rows::Checked(frame), self.0.look(language))
    }
}

impl<'b> TableOptions<'b> {
    /// Reads options, with the names and defaults of a brand file.
    ///
    /// # Errors
    /// What [`figure::table`](super::table) says of options alone.
    pub fn read(options: &str, brand: Option<&'b BrandSpec>) -> Result<Self, Findings> {
        let mut read = Read::of(TABLE, options, brand, options::table(TABLE, options, brand))?;
        figures::complete_table(&mut read.spec.content, brand);
        Ok(Self(read))
    }

    /// The options as they were written.
    pub fn text(&self) -> &str {
        &self.0.text
    }

    /// Shows a frame as a table; see [`ChartOptions::draw`].
    ///
    /// # Errors
    /// As [`figure::table`](super::table).
    pub fn draw(&self, frame: &Frame, language: Option<&str>) -> Result<Figure<Table>, Findings> {
        draw::table(&self.0, Rows::Checked(frame), self.0.look(language))
    }
}

impl<'b, T> Read<'b, T> {
    /// What was read, if there is nothing that stops it.
    pub(super) fn of(
        name: &'static str,
        text: &str,
        brand: Option<&'b BrandSpec>,
        (spec, found): (Option<FigureSpec<T>>, Vec<Diagnostic>),
    ) -> Result<Self, Findings> {
        match spec {
            Some(spec) if !found.iter().any(Diagnostic::is_error) => {
                Ok(Self { name, text: text.to_owned(), spec, found, brand })
            }
            _ => Err(findings(name, text, found)),
        }
    }

    fn look<'l>(&self, language: Option<&'l str>) -> Look<'l>
    where
        'b: 'l,
    {
        Look { language, brand: self.brand }
    }
}

/// What was found, in the words of those who hand a frame over, with the options that it is found in.
pub(super) fn findings(name: &str, options: &str, mut found: Vec<Diagnostic>) -> Findings {
    if found.is_empty() {
        return Findings::default();
    }
    hint::reword(&mut found);
    let texts = [(name.to_owned(), options.to_owned())];
    Findings::new(found, texts.into(), Vec::new())
}
