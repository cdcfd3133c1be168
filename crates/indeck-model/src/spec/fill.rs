//! What a placeholder is filled with.

use crate::deck::PictureFit;
use crate::diagnostic::Location;
use crate::spec::{ChartSpec, Located, Written};
use crate::text::{Alignment, Autofit};
use crate::unit::Pt;

/// One entry of `fill:`.
#[derive(Clone, Debug, PartialEq)]
pub struct FillSpec {
    /// The placeholder's name, type or index, as written.
    pub placeholder: Located<String>,
    /// Name of the shape in the selection pane.
    pub name: Option<String>,
    /// Text for people who do not see it.
    pub alt: Option<Written>,
    /// What it holds.
    pub content: FillContent,
    /// The place of the content.
    pub at: Location,
}

/// What a placeholder holds.
#[derive(Clone, Debug, PartialEq)]
pub enum FillContent {
    /// Text or bullets.
    Text(TextFill),
    /// A chart.
    Chart(Box<ChartSpec>),
    /// A table.
    Table(TableFill),
    /// A picture.
    Picture(PictureSpec),
}

/// Text: one item for each line of a text or each bullet of a list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TextFill {
    /// Its paragraphs.
    pub items: Vec<TextItem>,
    /// Font size; `None` is the placeholder's.
    pub size: Option<Pt>,
    /// Alignment; `None` is the placeholder's.
    pub align: Option<Alignment>,
    /// What PowerPoint does when a person writes more; `None` takes the default.
    pub autofit: Option<Autofit>,
    /// What happens when it does not fit; `None` takes the default.
    pub overflow: Option<Located<Overflow>>,
}

/// What happens to what does not fit into its placeholder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Overflow {
    /// It goes on upon a further slide.
    Continue,
    /// Its letters become smaller, within reason.
    Shrink,
    /// It is a mistake.
    Error,
}

/// A text at an outline level; its line breaks begin new paragraphs of the same level.
#[derive(Clone, Debug, PartialEq)]
pub struct TextItem {
    /// The text.
    pub text: Written,
    /// Outline level, 0 to 8.
    pub level: u8,
}

/// A native table: `{ table: by_region, columns: [region, revenue] }`.
#[derive(Clone, Debug, PartialEq)]
pub struct TableFill {
    /// The named table it shows.
    pub table: Located<String>,
    /// Which of its rows: an expression over their columns.
    pub filter: Option<Written>,
    /// What happens to rows that do not fit; `None` takes the default.
    pub overflow: Option<Located<Overflow>>,
    /// Its columns; empty shows all of them.
    pub columns: Vec<TableColumnSpec>,
    /// Whether the first row holds the columns' labels.
    pub header: Option<bool>,
    /// Whether the first column is a header.
    pub header_column: Option<bool>,
    /// Whether the last row is a total.
    pub total_row: Option<bool>,
    /// Whether rows are banded.
    pub banded: Option<bool>,
    /// Relative widths of the columns; empty follows their contents.
    pub widths: Vec<f32>,
    /// The place of the widths.
    pub widths_at: Option<Location>,
    /// Font size; `None` is the style's.
    pub font_size: Option<Pt>,
}

/// A column of a native table.
#[derive(Clone, Debug, PartialEq)]
pub struct TableColumnSpec {
    /// The column's name.
    pub column: Located<String>,
    /// Its header; `None` takes the table's label.
    pub label: Option<String>,
    /// Its number format; `None` takes the table's.
    pub format: Option<String>,
    /// Its alignment; `None` puts numbers to the right.
    pub align: Option<Alignment>,
}

/// A picture: `{ picture: img/plant.jpg, alt: "The new plant", fit: cover }`.
#[derive(Clone, Debug, PartialEq)]
pub struct PictureSpec {
    /// Path of a PNG, JPEG or SVG file, relative to the spec's folder.
    pub picture: Written,
    /// For an SVG, a PNG for readers that do not know SVG.
    pub fallback: Option<Written>,
    /// How it takes its frame; `None` takes the default.
    pub fit: Option<PictureFit>,
    /// A web or mail address it leads to.
    pub link: Option<Written>,
}
