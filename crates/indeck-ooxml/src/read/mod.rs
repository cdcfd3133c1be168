//! What a deck says and counts, slide by slide: texts, table cells, the points of charts and the
//! cells of their workbooks, with their digits as they stand.
//!
//! It changes nothing and judges nothing: whether a number is right, or was another one before, is
//! told by whoever compares two readings. For what a deck holds beside that, see
//! [`scan`](mod@crate::scan).

mod chart;
mod chartex;
mod plotted;
mod redraw;
mod shape;
mod slide;

use std::collections::BTreeMap;

use crate::deck::ShapeKind;
use crate::edit::Parts;
use crate::error::Error;

pub use redraw::chart;

/// What a deck says and counts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DeckNumbers {
    /// The slides, in the order of the show.
    pub slides: Vec<SlideNumbers>,
    /// Parts that slides refer to and that cannot be read.
    pub unread: Vec<String>,
}

/// A slide.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SlideNumbers {
    /// Its place, from 1.
    pub number: u32,
    /// Its id in the presentation, which stays when it is moved.
    ///
    /// Source: ISO/IEC 29500-1, 19.2.1.33 `p:sldId`.
    pub id: u32,
    /// Its part.
    pub part: String,
    /// Whether it is left out of a show.
    pub hidden: bool,
    /// The text of its title.
    pub title: Option<String>,
    /// Its shapes from the back; those of groups follow their group.
    pub shapes: Vec<ShapeNumbers>,
    /// The speaker's notes, paragraph by paragraph; empty for none.
    pub notes: Vec<String>,
    /// The part of the notes, if there is one.
    pub notes_part: Option<String>,
}

/// A shape.
#[derive(Clone, Debug, PartialEq)]
pub struct ShapeNumbers {
    /// Its id on the slide.
    pub id: u32,
    /// Its name in the selection pane.
    pub name: String,
    /// What it is.
    pub kind: ShapeKind,
    /// Its text for people who do not see it; empty for none.
    pub alt: String,
    /// What it says.
    pub content: ShapeContent,
}

/// What a shape says.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum ShapeContent {
    /// Nothing that is read here.
    #[default]
    Nothing,
    /// Paragraphs.
    Text(Vec<String>),
    /// Cells, row by row.
    Table(Vec<Vec<String>>),
    /// A chart.
    Chart(Box<ChartNumbers>),
    /// A picture's parts: what is shown, then what stands behind it.
    Picture(Vec<String>),
}

/// A chart.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ChartNumbers {
    /// Its part.
    pub part: String,
    /// The part of its workbook, if it has one.
    pub workbook: Option<String>,
    /// Its titles and the labels that have a text of their own.
    pub texts: Vec<String>,
    /// Its series.
    pub series: Vec<SeriesNumbers>,
}

/// A series of a chart.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SeriesNumbers {
    /// Its plot: `barChart`, `lineChart` …, or its layout in a chart of 2016's kinds.
    pub plot: String,
    /// Its name, as cached.
    pub name: String,
    /// What it is made of: its name, its categories, its values.
    pub dimensions: Vec<Dimension>,
}

/// One row of texts or numbers of a series.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dimension {
    /// What it is for: `tx` (name), `cat`, `val`, `xVal`, `yVal`, `bubbleSize`; in charts of 2016's
    /// kinds `tx`, `cat`, `val`, `size` and the like.
    pub role: String,
    /// The cells it stands for (`Sheet1!$B$2:$B$5`), where it names some.
    pub formula: Option<String>,
    /// What the chart holds of it, by point from 0: digits and texts as written.
    pub points: BTreeMap<u32, String>,
    /// What the workbook says in these cells, by point from 0; `None` where it was not to be found.
    pub cells: Option<BTreeMap<u32, String>>,
}

impl Dimension {
    /// Whether its points are names and not numbers.
    pub fn is_names(&self) -> bool {
        matches!(self.role.as_str(), "tx" | "cat")
    }
}

impl SeriesNumbers {
    /// The name of a point: its category, or its number from 1.
    pub fn point(&self, index: u32) -> String {
        let names = self.dimensions.iter().find(|d| d.role == "cat");
        let name = names.and_then(|names| names.points.get(&index));
        name.cloned().unwrap_or_else(|| format!("point {}", u64::from(index) + 1))
    }
}

/// Whether two texts are the same number, or the same text.
///
/// Programs write the same number with other digits (`0.1`, `0.10000000000000001`); both read back
/// as one double.
///
/// ```
/// use indeck_ooxml::read::is_same;
/// assert!(is_same("42", "42.0") && is_same("0.1", "0.10000000000000001"));
/// assert!(!is_same("42", "43") && !is_same("Q1", "Q2"));
/// ```
pub fn is_same(a: &str, b: &str) -> bool {
    if a == b {
        return true;
    }
    match (a.trim().parse::<f64>(), b.trim().parse::<f64>()) {
        (Ok(a), Ok(b)) => a == b,
        _ => false,
    }
}

/// Reads what a deck says and counts.
///
/// A slide or chart that cannot be read is named in [`DeckNumbers::unread`]; the others are read.
///
/// # Errors
/// When the presentation part cannot be read.
///
/// ```
/// use indeck_ooxml::{Limits, Parts, Template, model::chart::ColumnChart, read};
/// let template = Template::from_bytes(indeck_testkit::tiny_template(), &Limits::default())?;
/// let mut deck = template.deck();
/// let chart = ColumnChart::new(["Q1", "Q2"]).with_series("North", [1.5, 42.0]);
/// deck.add_slide("Title Only")?.fill("title", "Sales")?.add(Default::default(), chart);
/// let numbers = read::deck_numbers(&Parts::read(deck.to_bytes()?, &Limits::default())?)?;
/// let read::ShapeContent::Chart(chart) = &numbers.slides[0].shapes[1].content else { panic!() };
/// let values = &chart.series[0].dimensions[2];
/// assert_eq!(values.points[&1], "42");
/// assert_eq!(values.cells.as_ref().unwrap()[&1], "42");
/// # Ok::<(), indeck_ooxml::Error>(())
/// ```
pub fn deck_numbers(parts: &Parts) -> Result<DeckNumbers, Error> {
    slide::Reader::new(parts).read()
}
