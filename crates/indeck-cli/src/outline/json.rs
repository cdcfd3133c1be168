//! An inspection as one JSON object; lengths are in English Metric Units.

use std::collections::BTreeMap;

use indeck::brand::{self, Brand};
use indeck::inspect::{ChartSummary, Inspection, ShapeSummary, SlideSummary};
use indeck::{Rect, Size};
use serde::Serialize;

use super::kind_name;
use crate::report::to_json;

#[derive(Serialize)]
struct Outline<'a> {
    file: &'a str,
    slide_size: Extent,
    theme: Theme<'a>,
    layouts: Vec<Layout<'a>>,
    slides: Vec<Slide<'a>>,
}

#[derive(Serialize)]
struct Theme<'a> {
    name: &'a str,
    heading_font: &'a str,
    body_font: &'a str,
    colors: BTreeMap<&'static str, String>,
}

#[derive(Serialize)]
struct Layout<'a> {
    name: &'a str,
    master: &'a str,
    placeholders: Vec<Placeholder<'a>>,
}

#[derive(Serialize)]
struct Placeholder<'a> {
    name: &'a str,
    #[serde(rename = "type")]
    kind: &'a str,
    index: u32,
    frame: Option<Frame>,
}

#[derive(Serialize)]
struct Slide<'a> {
    number: usize,
    part: &'a str,
    layout: &'a str,
    title: Option<&'a str>,
    hidden: bool,
    shapes: Vec<Shape<'a>>,
    notes: Option<&'a str>,
}

#[derive(Serialize)]
struct Shape<'a> {
    id: u32,
    name: &'a str,
    kind: &'static str,
    placeholder: Option<&'a str>,
    text: &'a str,
    alt: Option<&'a str>,
    frame: Option<Frame>,
    #[serde(skip_serializing_if = "Option::is_none")]
    chart: Option<Chart<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    table: Option<Table>,
}

#[derive(Serialize)]
struct Chart<'a> {
    kinds: &'a [String],
    series: Vec<Series<'a>>,
    workbook: Option<&'a str>,
}

#[derive(Serialize)]
struct Series<'a> {
    name: &'a str,
    points: usize,
    formula: Option<&'a str>,
}

#[derive(Serialize)]
struct Table {
    rows: usize,
    columns: usize,
}

#[derive(Serialize)]
struct Extent {
    width: i64,
    height: i64,
}

#[derive(Serialize)]
struct Frame {
    x: i64,
    y: i64,
    width: i64,
    height: i64,
}

/// The whole inspection of the file of that name, with a line feed at the end.
pub(crate) fn all(file: &str, inspection: &Inspection) -> String {
    let Inspection { brand, slides, .. } = inspection;
    to_json(&Outline {
        file,
        slide_size: extent(brand.slide_size),
        theme: theme(brand),
        layouts: brand.layouts.iter().map(layout).collect(),
        slides: slides.iter().map(slide).collect(),
    })
}

fn theme(brand: &Brand) -> Theme<'_> {
    Theme {
        name: &brand.name,
        heading_font: &brand.heading_font,
        body_font: &brand.body_font,
        colors: brand.palette.iter().map(|(slot, rgb)| (slot.name(), rgb.to_string())).collect(),
    }
}

fn layout(layout: &brand::Layout) -> Layout<'_> {
    Layout {
        name: &layout.name,
        master: &layout.master,
        placeholders: layout.placeholders.iter().map(placeholder).collect(),
    }
}

fn placeholder(placeholder: &brand::Placeholder) -> Placeholder<'_> {
    Placeholder {
        name: &placeholder.name,
        kind: &placeholder.kind,
        index: placeholder.index,
        frame: placeholder.frame.map(frame),
    }
}

fn slide(slide: &SlideSummary) -> Slide<'_> {
    Slide {
        number: slide.number,
        part: &slide.part,
        layout: &slide.layout,
        title: slide.title.as_deref(),
        hidden: slide.hidden,
        shapes: slide.shapes.iter().map(shape).collect(),
        notes: slide.notes.as_deref(),
    }
}

fn shape(shape: &ShapeSummary) -> Shape<'_> {
    Shape {
        id: shape.id,
        name: &shape.name,
        kind: kind_name(shape.kind),
        placeholder: shape.placeholder.as_deref(),
        text: &shape.text,
        alt: shape.alt.as_deref(),
        frame: shape.frame.map(frame),
        chart: shape.chart.as_ref().map(chart),
        table: shape.table.map(|(rows, columns)| Table { rows, columns }),
    }
}

fn chart(chart: &ChartSummary) -> Chart<'_> {
    let series = chart.series.iter().map(|s| Series {
        name: &s.name,
        points: s.points,
        formula: s.formula.as_deref(),
    });
    Chart { kinds: &chart.kinds, series: series.collect(), workbook: chart.workbook.as_deref() }
}

fn extent(size: Size) -> Extent {
    Extent { width: size.width.0, height: size.height.0 }
}

fn frame(rect: Rect) -> Frame {
    let Extent { width, height } = extent(rect.size);
    Frame { x: rect.origin.x.0, y: rect.origin.y.0, width, height }
}
