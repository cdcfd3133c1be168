//! What stood on slides.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{CellRun, Digest};

/// A slide.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SlideRecord {
    /// Its id in the presentation, which stays when it is moved.
    pub slide: u32,
    /// Its id in the spec; empty if it has none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub id: String,
    /// Its part.
    pub part: String,
    /// The highest class of the data on it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub class: Option<String>,
    /// Whether it is left out of a show.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub hidden: bool,
    /// Its shapes from the back.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub shapes: Vec<ShapeRecord>,
    /// The speaker's notes, paragraph by paragraph.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Wording>,
}

/// A slide of the spec that was left out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DroppedSlide {
    /// Its id in the spec.
    pub id: String,
    /// Why, as a stable word.
    pub reason: String,
}

/// A shape.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ShapeRecord {
    /// Its id on the slide.
    pub shape: u32,
    /// Its id in the spec; empty if it has none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its text for people who do not see it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alt: Option<Wording>,
    /// What it said.
    pub content: ContentRecord,
    /// Where the numbers of a text or a table came from: by paragraph, or by cell, row by row.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cells: Vec<CellRun>,
}

/// What a shape said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum ContentRecord {
    /// Nothing that is recorded but by the digest of its part.
    Other,
    /// Paragraphs.
    Text(Vec<Wording>),
    /// Cells, row by row.
    Table(Vec<Vec<Wording>>),
    /// A chart.
    Chart(ChartRecord),
    /// The digests of a picture's files: what is shown, then what stands behind it.
    Picture(Vec<Digest>),
}

/// A chart.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ChartRecord {
    /// Whether it has a workbook.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub workbook: bool,
    /// Its titles and the labels with a text of their own.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub texts: Vec<Wording>,
    /// Its series.
    pub series: Vec<SeriesRecord>,
}

/// A series of a chart.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SeriesRecord {
    /// Its plot.
    pub plot: String,
    /// What it is made of.
    pub dimensions: Vec<DimensionRecord>,
    /// Where its values came from, by point.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cells: Vec<CellRun>,
}

/// One row of names or numbers of a series.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DimensionRecord {
    /// What it is for: `tx`, `cat`, `val` …
    pub role: String,
    /// Its points from 0, with their digits as written; of series with the same names, those of the
    /// first are theirs, too.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub points: BTreeMap<u32, String>,
    /// Whether its points are those of the same role of the chart's first series.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub shared: bool,
}

/// A text that was written: in full where it has a number, else as a digest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Wording {
    /// A text with a number.
    Text(String),
    /// The first half of the digest of a text without one.
    Digest(String),
}

impl Wording {
    /// How a text is recorded.
    pub fn of(text: &str) -> Self {
        if text.chars().any(char::is_numeric) {
            return Self::Text(text.to_owned());
        }
        let mut digits = Digest::of(text.as_bytes()).to_string();
        digits.truncate(32);
        Self::Digest(digits)
    }
}
