//! Records what stands on a slide.

use indeck_ooxml::Parts;
use indeck_ooxml::read::{
    ChartNumbers, Dimension, SeriesNumbers, ShapeContent, ShapeNumbers, SlideNumbers,
};

use super::provenance::{Told, ToldShape};
use crate::evidence::manifest::{
    ChartRecord, ContentRecord, Digest, DimensionRecord, SeriesRecord, ShapeRecord, SlideRecord,
    Wording,
};

/// The id of the first shape of a slide that is written; those after it count on.
const FIRST_SHAPE: u32 = 2;

/// What is recorded of a slide.
pub(super) fn slide(slide: &SlideNumbers, told: Option<&Told>, parts: &Parts) -> SlideRecord {
    let shape_told = |shape: &ShapeNumbers| {
        let place = shape.id.checked_sub(FIRST_SHAPE)?;
        told?.shapes.get(usize::try_from(place).ok()?)
    };
    SlideRecord {
        slide: slide.id,
        id: told.map(|told| told.id.clone()).unwrap_or_default(),
        part: slide.part.clone(),
        class: told.and_then(|told| told.class).map(|class| class.word().to_owned()),
        hidden: slide.hidden,
        shapes: slide
            .shapes
            .iter()
            .map(|shape| self::shape(shape, shape_told(shape), parts))
            .collect(),
        notes: wordings(&slide.notes),
    }
}

fn wordings(texts: &[String]) -> Vec<Wording> {
    texts.iter().map(|text| Wording::of(text)).collect()
}

fn shape(shape: &ShapeNumbers, told: Option<&ToldShape>, parts: &Parts) -> ShapeRecord {
    let content = match &shape.content {
        ShapeContent::Nothing => ContentRecord::Other,
        ShapeContent::Text(paragraphs) => ContentRecord::Text(wordings(paragraphs)),
        ShapeContent::Table(rows) => {
            ContentRecord::Table(rows.iter().map(|cells| wordings(cells)).collect())
        }
        ShapeContent::Chart(numbers) => {
            ContentRecord::Chart(chart(numbers, told.map(|told| told.series.clone())))
        }
        ShapeContent::Picture(files) => ContentRecord::Picture(pictures(files, parts)),
    };
    ShapeRecord {
        shape: shape.id,
        id: told.map(|told| told.id.clone()).unwrap_or_default(),
        name: shape.name.clone(),
        alt: (!shape.alt.is_empty()).then(|| Wording::of(&shape.alt)),
        content,
        cells: told.map(|told| told.cells.clone()).unwrap_or_default(),
    }
}

/// The digests of a picture's files; of one that cannot be read, that of no bytes.
pub(in crate::evidence) fn pictures(files: &[String], parts: &Parts) -> Vec<Digest> {
    files.iter().map(|part| Digest::of(&parts.bytes(part).unwrap_or_default())).collect()
}

type NamedCells = Vec<(String, Vec<crate::evidence::manifest::CellRun>)>;

fn chart(numbers: &ChartNumbers, told: Option<NamedCells>) -> ChartRecord {
    let mut told = told.unwrap_or_default();
    let first = numbers.series.first();
    let series = numbers.series.iter().enumerate().map(|(index, series)| {
        // By name, since plots are not written in the order in which they were told of.
        let place = told.iter().position(|(name, _)| *name == series.name);
        let cells = place.map(|place| told.remove(place).1).unwrap_or_default();
        let first = first.filter(|_| index > 0);
        let dimensions = series.dimensions.iter().map(|own| dimension(own, first)).collect();
        SeriesRecord { plot: series.plot.clone(), dimensions, cells }
    });
    let series = series.collect();
    let workbook = numbers.workbook.is_some();
    ChartRecord { workbook, texts: wordings(&numbers.texts), series }
}

/// Names that all series share are recorded once.
fn dimension(own: &Dimension, first: Option<&SeriesNumbers>) -> DimensionRecord {
    let same = |other: &&Dimension| other.role == own.role && other.points == own.points;
    let shared = first.is_some_and(|first| first.dimensions.iter().find(same).is_some());
    let points = if shared { Default::default() } else { own.points.clone() };
    DimensionRecord { role: own.role.clone(), points, shared }
}
