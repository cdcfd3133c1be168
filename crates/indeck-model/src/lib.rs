//! The values that every indeck crate speaks: units, tables, charts, decks, diagnostics.
//!
//! It is **not** a place for behaviour: nothing here reads a file, a clock, the environment or a
//! random number, and nothing knows how a slide is written or drawn. With the `arrow` feature it
//! also holds [`Dataset`], the one place where a foreign type (Arrow) is part of the public API.
//!
//! ```
//! use indeck_model::chart::{Chart, ColumnChart};
//!
//! let chart = ColumnChart::new(["Q1", "Q2", "Q3"])
//!     .with_series("North", [1.5, 2.0, 2.5])
//!     .with_series("South", [1.0, 0.5, 3.0]);
//! assert_eq!(Chart::from(chart).series_count(), 2);
//! ```
//!
//! Modules in reading order: [`mod@unit`] and [`color`] (measures), [`value`] and [`table`] (numbers
//! and where they came from), [`class`] and [`facts`] (what policies and
//! disclosure control know of them), [`text`], [`chart`], [`deck`] (what is put on slides), [`brand`]
//! (what a template offers), [`marking`] (how sensitive a slide is), [`spec`] (what a user wrote), [`diagnostic`] (what is wrong with it).

pub mod address;
pub mod brand;
pub mod chart;
pub mod class;
pub mod color;
#[cfg(feature = "arrow")]
pub mod dataset;
pub mod decimal;
pub mod deck;
pub mod diagnostic;
pub mod facts;
pub mod marking;
pub mod spec;
pub mod table;
pub mod text;
pub mod unit;
pub mod value;

pub use brand::Brand;
pub use chart::Chart;
pub use class::{Classification, IdentifierRole};
pub use color::{Color, Rgb, ThemeColor};
#[cfg(feature = "arrow")]
pub use dataset::Dataset;
pub use deck::{ResolvedDeck, ResolvedSlide};
pub use diagnostic::{Diagnostic, Location, Severity};
pub use marking::{Marking, MarkingPlace};
pub use table::{Cell, CellAddress, ResultTable};
pub use unit::{Angle, Emu, Percent, Point, Pt, Rect, Size};
pub use value::{Date, DateTime, NumberFormat, Value};
