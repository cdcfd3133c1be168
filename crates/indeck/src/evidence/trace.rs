//! Follows the numbers of a shape back to where they came from.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use indeck_ooxml::{Limits, Parts, read};
use serde::Serialize;

use super::envelope::Carried;
use super::manifest::{
    CellRun, ChartRecord, ContentRecord, Governance, Manifest, Query, ShapeRecord, SlideRecord,
    SourceRecord, TableRecord, Wording,
};
use super::verify::SlideName;
use super::{Error, envelope, statement};

/// Where the numbers of a slide came from.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Trace {
    /// The slide.
    pub slide: SlideName,
    /// The highest class of the data on it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub class: Option<String>,
    /// Its shapes.
    pub shapes: Vec<TracedShape>,
    /// The tables that its numbers came from, by name.
    pub tables: BTreeMap<String, TableRecord>,
    /// The data that those tables were made of, by name.
    pub sources: BTreeMap<String, SourceRecord>,
    /// The policy that allowed it.
    pub governance: Governance,
}

/// A shape with its numbers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TracedShape {
    /// Its id on the slide.
    pub shape: u32,
    /// Its name.
    pub name: String,
    /// Its id in the spec; empty if it has none.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub id: String,
    /// Its numbers.
    pub numbers: Vec<TracedNumber>,
}

/// A number as it was written, and the cells that it came from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TracedNumber {
    /// Where on the shape.
    pub place: String,
    /// The number, or the text with the number, as it was written.
    pub written: String,
    /// The cells: table, column, rows. None where nothing is known.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub cells: Vec<TracedCells>,
}

/// Cells of one column of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TracedCells {
    /// The table.
    pub table: String,
    /// The column's name, or its number where the table is not recorded.
    pub column: String,
    /// The first row, from 0.
    pub row: u32,
    /// How many rows there are.
    pub rows: u32,
}

/// Follows the numbers of a slide, or of one shape on it, back to where they came from: the slide
/// by its place now, from 1, the shape by its name or its id in the spec.
///
/// It takes the manifest's word; whether that can be believed is told by
/// [`verify()`](super::verify()).
///
/// # Errors
/// [`Error::Deck`] for what is no deck, [`Error::NoManifest`] and the errors of one that cannot be
/// read, [`Error::Unknown`] for a slide or shape that was not written.
pub fn trace(
    deck: Vec<u8>,
    slide: u32,
    shape: Option<&str>,
    limits: &Limits,
) -> Result<Trace, Error> {
    let deck = Written::read(deck, limits)?;
    let found = deck.slides().find(|(number, _)| *number == slide);
    let unknown = || Error::Unknown { what: "slide", name: slide.to_string() };
    let (_, record) = found.ok_or_else(unknown)?;
    follow(&deck.manifest, record, slide, shape)
}

/// Follows the numbers of all slides that were written, as [`trace()`] does for one: in the order in
/// which they stand now, and of those that have such a shape, if one is named.
///
/// # Errors
/// As [`trace()`]; [`Error::Unknown`] for a shape that is on no slide.
pub fn trace_all(deck: Vec<u8>, shape: Option<&str>, limits: &Limits) -> Result<Vec<Trace>, Error> {
    let deck = Written::read(deck, limits)?;
    let mut traces = Vec::new();
    for (number, record) in deck.slides() {
        match follow(&deck.manifest, record, number, shape) {
            Ok(trace) => traces.push(trace),
            Err(Error::Unknown { .. }) => {}
            Err(error) => return Err(error),
        }
    }
    match (traces.is_empty(), shape) {
        (true, Some(name)) => Err(Error::Unknown { what: "shape", name: name.to_owned() }),
        _ => Ok(traces),
    }
}

/// A deck with what its manifest says of it.
struct Written {
    manifest: Manifest,
    numbers: read::DeckNumbers,
}

impl Written {
    fn read(deck: Vec<u8>, limits: &Limits) -> Result<Self, Error> {
        let parts = Parts::read(deck, limits)?;
        let carried = Carried::read(&parts)?;
        let text = carried.text().ok_or(Error::NoManifest)?;
        let (_, manifest) = statement::read(&envelope::payload(text.trim())?)?;
        Ok(Self { manifest, numbers: read::deck_numbers(&parts)? })
    }

    /// The slides that were written, with their places now.
    fn slides(&self) -> impl Iterator<Item = (u32, &SlideRecord)> {
        self.numbers.slides.iter().filter_map(|now| {
            let record = self.manifest.slides.iter().find(|record| record.slide == now.id);
            Some((now.number, record?))
        })
    }
}

fn follow(
    manifest: &Manifest,
    slide: &SlideRecord,
    number: u32,
    shape: Option<&str>,
) -> Result<Trace, Error> {
    let wanted = |record: &&ShapeRecord| {
        shape.is_none_or(|shape| record.name == shape || record.id == shape)
    };
    let records: Vec<&ShapeRecord> = slide.shapes.iter().filter(wanted).collect();
    if let (true, Some(name)) = (records.is_empty(), shape) {
        return Err(Error::Unknown { what: "shape", name: name.to_owned() });
    }
    let tables: BTreeMap<String, TableRecord> =
        manifest.tables.iter().map(|table| (table.name.clone(), table.clone())).collect();
    let shapes: Vec<TracedShape> = records
        .into_iter()
        .map(|record| TracedShape {
            shape: record.shape,
            name: record.name.clone(),
            id: record.id.clone(),
            numbers: numbers(record, &tables),
        })
        .collect();
    let used = shapes.iter().flat_map(|shape| &shape.numbers).flat_map(|number| &number.cells);
    let used: BTreeSet<&String> = used.map(|cells| &cells.table).collect();
    let tables: BTreeMap<_, _> =
        tables.into_iter().filter(|(name, _)| used.contains(name)).collect();
    let read =
        |source: &&SourceRecord| tables.values().any(|table| table.sources.contains(&source.name));
    let sources = manifest.sources.iter().filter(read);
    Ok(Trace {
        slide: SlideName { number, name: slide.id.clone() },
        class: slide.class.clone(),
        sources: sources.map(|source| (source.name.clone(), source.clone())).collect(),
        shapes,
        tables,
        governance: manifest.governance.clone(),
    })
}

/// The numbers of a shape; texts without any are left out.
fn numbers(shape: &ShapeRecord, tables: &BTreeMap<String, TableRecord>) -> Vec<TracedNumber> {
    let count = match &shape.content {
        ContentRecord::Text(paragraphs) => paragraphs.len(),
        ContentRecord::Table(rows) => rows.iter().map(Vec::len).sum(),
        _ => 0,
    };
    let runs = bounded(&shape.cells, count);
    let cells = |at: usize| traced(runs, at, tables);
    let written = |wording: &Wording| match wording {
        Wording::Text(text) => Some(text.clone()),
        Wording::Digest(_) => None,
    };
    let number = |place: String, wording: &Wording, at: usize| {
        let cells = cells(at);
        let written = written(wording).or((!cells.is_empty()).then(String::new))?;
        Some(TracedNumber { place, written, cells })
    };
    match &shape.content {
        ContentRecord::Text(paragraphs) => {
            let all = paragraphs.iter().enumerate();
            all.filter_map(|(at, text)| number(format!("paragraph {}", at + 1), text, at)).collect()
        }
        ContentRecord::Table(rows) => {
            let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
            let cell = |row: usize, column: usize, text: &Wording| {
                let place = format!("row {}, column {}", row + 1, column + 1);
                number(place, text, row * columns + column)
            };
            let row = |(row, cells): (usize, &Vec<Wording>)| {
                let cells = cells.iter().enumerate();
                cells.filter_map(|(column, text)| cell(row, column, text)).collect::<Vec<_>>()
            };
            rows.iter().enumerate().flat_map(row).collect()
        }
        ContentRecord::Chart(chart) => points(chart, tables),
        ContentRecord::Picture(_) | ContentRecord::Other => Vec::new(),
    }
}

fn points(chart: &ChartRecord, tables: &BTreeMap<String, TableRecord>) -> Vec<TracedNumber> {
    let first = chart.series.first();
    let mut found = Vec::new();
    for series in &chart.series {
        let dimension = |role: &str| {
            let own = series.dimensions.iter().find(|dimension| dimension.role == role)?;
            let first = first.filter(|_| own.shared);
            first.and_then(|f| f.dimensions.iter().find(|d| d.role == role)).or(Some(own))
        };
        let name = dimension("tx").and_then(|d| d.points.get(&0)).map_or("", String::as_str);
        let values = ["val", "yVal", "size", "colorVal"].into_iter().find_map(dimension);
        let runs = bounded(&series.cells, values.map_or(0, |values| values.points.len()));
        for (at, written) in values.into_iter().flat_map(|values| &values.points) {
            let point = dimension("cat").and_then(|names| names.points.get(at));
            let point = point.cloned().unwrap_or_else(|| format!("point {}", u64::from(*at) + 1));
            let cells = traced(runs, *at as usize, tables);
            let place = format!("series {name}, {point}");
            found.push(TracedNumber { place, written: written.clone(), cells });
        }
    }
    found
}

/// As many of the runs as are looked through for each of so many numbers: a manifest that nobody
/// vouches for could name runs and numbers without end.
fn bounded(runs: &[CellRun], numbers: usize) -> &[CellRun] {
    const MOST: usize = 50_000_000;
    runs.get(..MOST / numbers.max(1)).unwrap_or(runs)
}

fn traced(runs: &[CellRun], at: usize, tables: &BTreeMap<String, TableRecord>) -> Vec<TracedCells> {
    let Ok(at) = u32::try_from(at) else { return Vec::new() };
    let cells = |run: &CellRun| {
        let (row, column, rows) = run.cells_of(at)?;
        let named = tables.get(&run.table).and_then(|t| t.columns.get(column as usize));
        let column = named.map_or_else(|| column.to_string(), |named| named.name.clone());
        Some(TracedCells { table: run.table.clone(), column, row, rows })
    };
    runs.iter().filter_map(cells).collect()
}

impl Trace {
    /// It all as JSON, on one line.
    pub fn to_json(&self) -> String {
        // Nothing in it can fail to be written.
        serde_json::to_string(self).unwrap_or_default()
    }
}

impl fmt::Display for Trace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.slide)?;
        for shape in &self.shapes {
            writeln!(f, "  `{}`", shape.name)?;
            for number in &shape.numbers {
                write!(f, "    {}: {}", number.place, number.written)?;
                for cells in &number.cells {
                    let last = cells.row.saturating_add(cells.rows.saturating_sub(1));
                    let rows = match cells.rows {
                        1 => format!("row {}", cells.row),
                        _ => format!("rows {} to {last}", cells.row),
                    };
                    write!(f, " ← {}.{}, {rows}", cells.table, cells.column)?;
                }
                writeln!(f)?;
            }
        }
        for (name, table) in &self.tables {
            match &table.query {
                Query::Text(text) => writeln!(f, "  table `{name}`: {}", text.trim())?,
                Query::Sha256(digest) => writeln!(f, "  table `{name}`: query {digest}")?,
            }
        }
        for (name, source) in &self.sources {
            writeln!(f, "  data `{name}`: {} rows", source.rows)?;
            for file in &source.files {
                writeln!(f, "    {} {}", file.sha256, file.name)?;
            }
            if let Some(content) = &source.memory {
                writeln!(f, "    {content} (given in memory, in no file)")?;
            }
        }
        match &self.governance {
            Governance::Ungoverned => writeln!(f, "  policy: none"),
            Governance::Policy(policy) => {
                writeln!(f, "  policy `{}` {}", policy.name, policy.sha256)
            }
        }
    }
}
