//! Charts as pictures: every [`Chart`](indeck_model::Chart) drawn as SVG and PNG with the scales,
//! ticks, labels, number formats and colours that PowerPoint chooses for the same chart.
//!
//! It is **not** a plotting library for data of any form: what is drawn, and how, is all in the
//! `Chart`. Nothing is read but what is compiled in, and the same chart gives the same bytes.
//!
//! ```
//! use indeck_chart::{DrawOptions, draw};
//! use indeck_model::chart::ColumnChart;
//!
//! let chart = ColumnChart::new(["Q1", "Q2", "Q3"])
//!     .with_series("North", [1.5, 2.0, 2.5])
//!     .with_title("Revenue")
//!     .into();
//! let drawing = draw(&chart, &DrawOptions::default())?;
//! assert!(drawing.to_svg().starts_with("<svg"));
//! assert!(drawing.to_png(1920)?.starts_with(b"\x89PNG"));
//! # Ok::<(), indeck_chart::Error>(())
//! ```
//!
//! Modules in reading order: `drawing` (from a chart to its picture), `kind` (the kinds, each as a
//! figure), `cartesian` (all that has two axes), `axis` and `scale`, `labels`, `legend`; below
//! them `scene`, the list of shapes and texts from which both forms of picture are written.

mod axis;
mod block;
mod bounds;
mod cartesian;
mod color;
mod context;
mod contrast;
mod count;
mod drawing;
mod error;
mod format;
mod kind;
mod label;
mod legend;
mod look;
mod map;
mod marker;
mod names;
mod options;
mod pattern;
mod scale;
mod scene;
mod series;
mod squarify;
mod thinning;
mod tree;
mod trend;

pub use drawing::{Drawing, draw};
pub use error::Error;
pub use options::DrawOptions;
