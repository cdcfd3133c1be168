//! The workloads as they stand in their JSON files.

use std::path::Path;

use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::Error;

/// A workload of one deck (W1 and W2).
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Job {
    /// The slides in order.
    pub slides: Vec<Slide>,
}

/// A workload of many decks from one template (W3).
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Series {
    /// The decks in order.
    pub decks: Vec<Deck>,
}

/// One deck of a series.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Deck {
    /// The name of its file, without the ending.
    pub name: String,
    /// Its slides in order.
    pub slides: Vec<Slide>,
}

/// What one slide shows.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Slide {
    /// Its title.
    pub title: String,
    /// Its subtitle: a title slide has one.
    #[serde(default)]
    pub subtitle: Option<String>,
    /// Its bullets.
    #[serde(default)]
    pub bullets: Option<Vec<String>>,
    /// Its table, row by row.
    #[serde(default)]
    pub table: Option<Vec<Vec<String>>>,
    /// Its chart.
    #[serde(default)]
    pub chart: Option<ChartInput>,
    /// Whether the logo stands on it.
    #[serde(default)]
    pub logo: bool,
}

/// The kinds of chart in the workloads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Clustered columns.
    Column,
    /// Lines without markers.
    Line,
    /// Stacked horizontal bars.
    StackedBar,
    /// A pie.
    Pie,
}

/// What a chart shows.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct ChartInput {
    /// Its kind.
    #[serde(rename = "type")]
    pub kind: Kind,
    /// The names along its category axis.
    pub categories: Vec<String>,
    /// Its series.
    pub series: Vec<SeriesInput>,
}

/// One series of a chart.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct SeriesInput {
    /// Its name.
    pub name: String,
    /// One value for each category.
    pub values: Vec<f64>,
}

/// Reads a workload.
///
/// # Errors
/// When the file cannot be read or is not that workload.
pub fn read<T: DeserializeOwned>(path: &Path) -> Result<T, Error> {
    let text = std::fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(serde_json::from_slice(&text).map_err(|error| format!("{}: {error}", path.display()))?)
}
