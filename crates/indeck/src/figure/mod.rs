//! A chart, a table or a text by itself: from a data frame and options to what a slide holds.
//!
//! The options are those of the [report language](mod@crate::spec), as a JSON map: channels stand
//! beside the other keys, `format` is the number format of the values, and the frame is the table
//! that is shown. They go through the decoder and the resolver of reports, so that kinds, options,
//! checks and hints are the same. Expressions see the frame as the table `data`.
//!
//! ```
//! use std::sync::Arc;
//! use arrow_array::{ArrayRef, Float64Array, RecordBatch, StringArray};
//! use indeck::figure::{self, Look};
//! use indeck::model::Dataset;
//!
//! let month: ArrayRef = Arc::new(StringArray::from(vec!["Jan", "Feb", "Jan"]));
//! let revenue: ArrayRef = Arc::new(Float64Array::from(vec![1.5, 4.0, 2.0]));
//! let batch = RecordBatch::try_from_iter([("month", month), ("revenue", revenue)])?;
//! let frame = Dataset::new("data", batch.schema(), vec![batch]);
//!
//! let options = r##"{"mark": "bar", "x": "month", "y": "sum(revenue)", "format": "0.0"}"##;
//! let made = figure::chart(&frame, options, Look::default()).unwrap();
//! assert!(made.alt.unwrap().contains("Jan"));
//!
//! let options = r##"{"mark": "bar", "x": "month", "y": "sum(revenu)"}"##;
//! let wrong = figure::chart(&frame, options, Look::default()).unwrap_err();
//! assert_eq!(wrong.diagnostics[0].hints[0], "did you mean `revenue`?");
//! # Ok::<(), arrow_schema::ArrowError>(())
//! ```
//!
//! Modules in reading order: `frame` (the frame as a table), `big` (frames that are too large to be
//! one), `dress` (formats and labels of columns), `hint` (ways out), `read` (options, read once),
//! `draw` (from options and table to content).

mod big;
mod draw;
mod dress;
mod frame;
mod hint;
mod read;

use indeck_model::deck::Table;
use indeck_model::spec::BrandSpec;
use indeck_model::text::TextBody;
use indeck_model::{Chart, Dataset};

use crate::figure::frame::Rows;
use crate::report::Findings;

pub use read::{ChartOptions, TableOptions};

/// What a figure takes from its surroundings.
#[derive(Clone, Copy, Debug, Default)]
pub struct Look<'a> {
    /// The language of numbers and dates, as BCP 47 writes it: `de-DE`; English where there is none.
    pub language: Option<&'a str>,
    /// A brand file: names of colours and formats, defaults of charts and tables.
    pub brand: Option<&'a BrandSpec>,
}

/// What was made, and what is to be said about it.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Figure<T> {
    /// The chart, table or text.
    pub content: T,
    /// Text for people who do not see it: that of the options, or one that is made.
    pub alt: Option<String>,
    /// The name of the shape, where the options have one.
    pub name: Option<String>,
    /// Warnings.
    pub findings: Findings,
}

/// Draws a frame: see the [module](self) for the options.
///
/// The frame is as it comes: only the columns that the options name are read, in any type that a
/// [`Frame`](crate::Frame) may have. Aggregates such as `sum(revenue)` are made of all rows,
/// however many there are; whatever looks at rows one by one takes up to 100,000 of them.
///
/// # Errors
/// All that is wrong with the options or the data, with places in `options`, which they call
/// `chart(…)`.
pub fn chart(frame: &Dataset, options: &str, look: Look<'_>) -> Result<Figure<Chart>, Findings> {
    let options = ChartOptions::read(options, look.brand)?;
    draw::chart(&options.0, Rows::AsTheyCome(frame), look)
}

/// Shows a frame as a table.
///
/// # Errors
/// All that is wrong with the options or the data, with places in `options`, which they call
/// `table(…)`; `table-too-large` for more rows or columns than a slide can show.
///
/// ```
/// use indeck::figure::{self, Look};
/// use indeck::model::Dataset;
/// # use std::sync::Arc;
/// # use arrow_array::{ArrayRef, Float64Array, RecordBatch};
/// # let share: ArrayRef = Arc::new(Float64Array::from(vec![0.125, 0.5]));
/// # let batch = RecordBatch::try_from_iter([("share", share)])?;
/// let frame = Dataset::new("data", batch.schema(), vec![batch]);
/// let options = r##"{"formats": {"share": "0.0%"}, "labels": {"share": "Share"}}"##;
/// let made = figure::table(&frame, options, Look::default()).unwrap();
/// let cells: Vec<String> = made.content.rows.iter().map(|r| r[0].text.plain_text()).collect();
/// assert_eq!(cells, ["Share", "12.5%", "50.0%"]);
/// # Ok::<(), arrow_schema::ArrowError>(())
/// ```
pub fn table(frame: &Dataset, options: &str, look: Look<'_>) -> Result<Figure<Table>, Findings> {
    let options = TableOptions::read(options, look.brand)?;
    draw::table(&options.0, Rows::AsTheyCome(frame), look)
}

/// A text with the inline markup of specs: a JSON text, a list of texts in which lists are levels,
/// or a map with `text` or `bullets`.
///
/// # Errors
/// All that is wrong with the text, with places in `content`, which they call `text(…)`.
///
/// ```
/// use indeck::figure::{self, Look};
/// let text = figure::text(r#"["**First**", ["Second level"]]"#, Look::default()).unwrap();
/// assert_eq!(text.content.paragraphs[1].level, 1);
/// assert_eq!(text.content.paragraphs[0].runs[0].style.bold, Some(true));
/// ```
pub fn text(content: &str, look: Look<'_>) -> Result<Figure<TextBody>, Findings> {
    draw::text(content, look)
}
