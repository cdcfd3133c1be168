//! Series (`cx:series`).
//!
//! Source: [MS-ODRAWXML] 2.24.3.71 `CT_Series`.

use indeck_model::chart::{
    BoxWhiskerChart, DataLabels, Fill, Hierarchy, Line, NoPosition, ParetoChart, ParetoSource,
    PointLabel, RegionMapChart, Series,
};
use indeck_model::{Color, Percent, Pt, ThemeColor};

use crate::part::chart::shared::LabelPosition;
use crate::part::chart::shared::palette_color;
use crate::part::chart::shared::{Pen, TEXT, write_fill, write_line};
use crate::part::chartex::data::Source;
use crate::part::chartex::label::{self, DefaultPlace, Labelled};
use crate::part::chartex::points::Points;
use crate::part::chartex::tree::Tree;
use crate::part::chartex::{Extended, axis, layout};
use crate::part::text::write_color;
use crate::xml::{XmlValue, XmlWriter};

/// Width of the line of shares.
const LINE_WIDTH: Pt = Pt(2.25);
/// How light the colour of the least value of a map is, where the chart does not say.
const LEAST: Color = Color::Lighter(ThemeColor::Accent1, Percent(80.0));

const OUTSIDE: DefaultPlace = DefaultPlace { code: Some("outEnd"), inside: false };
const ON_TILES: DefaultPlace = DefaultPlace { code: Some("inEnd"), inside: true };
const CENTERED: DefaultPlace = DefaultPlace { code: Some("ctr"), inside: true };
const BESIDE_BOXES: DefaultPlace = DefaultPlace { code: None, inside: false };
const ON_REGIONS: DefaultPlace = DefaultPlace { code: None, inside: true };

/// Writes the series of a chart.
pub(super) fn write_all(w: &mut XmlWriter, chart: Extended<'_>, source: &Source<'_>) {
    match chart {
        Extended::Waterfall(c) => {
            let points = Points::of_waterfall(c);
            let entry = Entry::new(chart, source, "waterfall", OUTSIDE);
            entry.write(w, &c.series, c.labels.as_ref(), &points, |w| {
                layout::write_waterfall(w, c);
            });
        }
        Extended::Treemap(c) => {
            let entry = Entry::new(chart, source, "treemap", ON_TILES);
            entry.write_tree(w, &c.hierarchy, &c.series, c.labels.as_ref(), |w| {
                layout::write_parent_labels(w, c.parent_labels);
            });
        }
        Extended::Sunburst(c) => {
            let entry = Entry::new(chart, source, "sunburst", CENTERED);
            entry.write_tree(w, &c.hierarchy, &c.series, c.labels.as_ref(), |_| {});
        }
        Extended::Funnel(c) => {
            let points = Points::of_series(&c.series, 0, &c.frame.palette);
            let entry = Entry::new(chart, source, "funnel", CENTERED);
            entry.write(w, &c.series, c.labels.as_ref(), &points, |_| {});
        }
        Extended::Histogram(c) => {
            let points = Points::of_series(&c.series, 0, &c.frame.palette);
            let entry = Entry::new(chart, source, "clusteredColumn", OUTSIDE);
            entry.write(w, &c.series, c.labels.as_ref(), &points, |w| {
                layout::write_bins(w, &c.bins);
            });
        }
        Extended::Pareto(c) => {
            write_pareto(w, c, Entry::new(chart, source, "clusteredColumn", OUTSIDE))
        }
        Extended::BoxWhisker(c) => {
            write_boxes(w, c, Entry::new(chart, source, "boxWhisker", BESIDE_BOXES))
        }
        Extended::RegionMap(c) => {
            write_map(w, c, Entry::new(chart, source, "regionMap", ON_REGIONS))
        }
    }
}

fn write_pareto(w: &mut XmlWriter, chart: &ParetoChart, entry: Entry<'_>) {
    let colors = &chart.frame.palette;
    let points = Points::of_series(&chart.series, 0, colors);
    let entry = Entry { axis: Some(axis::VALUES), format: Some(0), ..entry };
    entry.write(w, &chart.series, chart.labels.as_ref(), &points, |w| match &chart.source {
        ParetoSource::Categories(_) => layout::write_groups(w),
        ParetoSource::Bins(bins) => layout::write_bins(w, bins),
    });
    w.open("cx:series").attr("layoutId", "paretoLine").attr("ownerIdx", 0u8);
    w.attr("uniqueId", UniqueId(1)).attr("formatIdx", 1u8);
    if chart.line.is_some() || !colors.is_empty() {
        let line = chart.line.as_ref().unwrap_or(&Line::PLAIN);
        w.open("cx:spPr");
        write_line(w, line, Pen::data(palette_color(colors, 1), LINE_WIDTH));
        w.close();
    }
    w.val("cx:axisId", axis::SHARES).close();
}

fn write_boxes(w: &mut XmlWriter, chart: &BoxWhiskerChart, entry: Entry<'_>) {
    for (number, series) in chart.series.iter().enumerate() {
        let points = Points::of_series(series, number, &chart.frame.palette);
        let entry = Entry { number, pen: Some(Pen::hairline(TEXT)), ..entry };
        entry.write(w, series, chart.labels.as_ref(), &points, |w| {
            layout::write_box(w, series.own);
        });
    }
}

fn write_map(w: &mut XmlWriter, chart: &RegionMapChart, entry: Entry<'_>) {
    // The palette is that of the scale.
    let entry = Entry { palette: &[], map: Some(chart), ..entry };
    let points = Points::of_series(&chart.series, 0, &chart.frame.palette);
    entry.write(w, &chart.series, chart.labels.as_ref(), &points, |w| {
        layout::write_map(w, chart);
    });
}

/// What stands around a series.
#[derive(Clone, Copy)]
struct Entry<'a> {
    chart: Extended<'a>,
    source: &'a Source<'a>,
    layout: &'static str,
    place: DefaultPlace,
    palette: &'a [Color],
    number: usize,
    /// The number of its look, where it is not that of the series.
    format: Option<u8>,
    /// The axis of its values, where there is a choice.
    axis: Option<u8>,
    /// The outline of series that are given a fill and no line.
    pen: Option<Pen>,
    /// The map whose colours tell the values.
    map: Option<&'a RegionMapChart>,
}

impl<'a> Entry<'a> {
    fn new(
        chart: Extended<'a>,
        source: &'a Source<'a>,
        layout: &'static str,
        place: DefaultPlace,
    ) -> Self {
        let palette = match chart {
            // Each point has a colour of its own there.
            Extended::Waterfall(_) | Extended::Treemap(_) | Extended::Sunburst(_) => &[],
            _ => chart.frame().palette.as_slice(),
        };
        let (number, format, axis, pen, map) = (0, None, None, None, None);
        Self { chart, source, layout, place, palette, number, format, axis, pen, map }
    }

    fn write<P: LabelPosition, O>(
        self,
        w: &mut XmlWriter,
        series: &Series<P, O>,
        labels: Option<&DataLabels<P>>,
        points: &Points,
        layout: impl FnOnce(&mut XmlWriter),
    ) {
        w.open("cx:series").attr("layoutId", self.layout).attr("uniqueId", UniqueId(self.number));
        w.attr_opt("formatIdx", self.format);
        self.source.write_name(w, self.number);
        self.write_look(w, series);
        if let Some(map) = self.map {
            write_scale(w, map);
        }
        for point in &points.styles {
            w.open("cx:dataPt").attr("idx", point.index);
            write_shape(w, point.fill.as_ref(), point.line.as_ref(), Pen::hairline(TEXT));
            w.close();
        }
        if let Some(labels) = series.labels.as_ref().or(labels) {
            let text = &self.chart.frame().style;
            label::write(w, labels, Labelled { place: self.place, fills: &points.fills, text });
        }
        w.val("cx:dataId", self.number);
        layout(w);
        if let Some(axis) = self.axis {
            w.val("cx:axisId", axis);
        }
        w.close();
    }

    /// Writes a series of leaves, whose points are the nodes of their tree.
    fn write_tree(
        self,
        w: &mut XmlWriter,
        hierarchy: &Hierarchy,
        series: &Series<NoPosition>,
        labels: Option<&DataLabels<NoPosition>>,
        layout: impl FnOnce(&mut XmlWriter),
    ) {
        // The check has seen to it that the leaves make a tree.
        let tree = Tree::of(hierarchy).unwrap_or_default();
        let points = Points::of_tree(&tree, series, &self.chart.frame().palette);
        let on_node = |point: &PointLabel<NoPosition>| {
            Some(PointLabel { index: tree.node(point.index)?, ..point.clone() })
        };
        let on_nodes = |labels: &DataLabels<NoPosition>| DataLabels {
            points: labels.points.iter().filter_map(on_node).collect(),
            ..labels.clone()
        };
        let labels = series.labels.as_ref().or(labels).map(on_nodes);
        let series = Series { labels, ..series.clone() };
        self.write(w, &series, None, &points, layout);
    }

    /// Without a word on its look, a series has the style's.
    fn write_look<P, O>(&self, w: &mut XmlWriter, series: &Series<P, O>) {
        let chosen = || Fill::Solid(palette_color(self.palette, self.number));
        let fill = series.fill.clone().or_else(|| (!self.palette.is_empty()).then(chosen));
        let outline = fill.as_ref().and(self.pen).map(|_| &Line::PLAIN);
        let line = series.line.as_ref().or(outline);
        if fill.is_some() || line.is_some() {
            write_shape(w, fill.as_ref(), line, self.pen.unwrap_or(Pen::hairline(TEXT)));
        }
    }
}

fn write_shape(w: &mut XmlWriter, fill: Option<&Fill>, line: Option<&Line>, pen: Pen) {
    w.open("cx:spPr");
    if let Some(fill) = fill {
        write_fill(w, fill);
    }
    if let Some(line) = line {
        write_line(w, line, pen);
    }
    w.close();
}

/// Writes the colours of a map's values, from the least to the greatest; nothing where all are the
/// kind's own.
fn write_scale(w: &mut XmlWriter, chart: &RegionMapChart) {
    let colors = &chart.colors;
    let first = chart.frame.palette.first().copied();
    if colors.min.is_none() && colors.mid.is_none() && colors.max.or(first).is_none() {
        return;
    }
    let greatest = colors.max.or(first).unwrap_or(Color::Theme(ThemeColor::Accent1));
    w.open("cx:valueColors");
    w.element("cx:minColor", |w| write_color(w, colors.min.unwrap_or(LEAST)));
    if let Some(middle) = colors.mid {
        w.element("cx:midColor", |w| write_color(w, middle));
    }
    w.element("cx:maxColor", |w| write_color(w, greatest)).close();
    let count = if colors.mid.is_some() { 3u8 } else { 2 };
    w.open("cx:valueColorPositions").attr("count", count);
    w.open("cx:min").open("cx:extremeValue").close().close();
    if colors.mid.is_some() {
        w.open("cx:mid").val("cx:percent", 50u8).close();
    }
    w.open("cx:max").open("cx:extremeValue").close().close().close();
}

/// What tells a series from the others of its chart.
struct UniqueId(usize);

impl XmlValue for UniqueId {
    fn write(&self, out: &mut Vec<u8>) {
        let id = format!("{{00000000-0000-4000-8000-{:012X}}}", self.0 + 1);
        out.extend_from_slice(id.as_bytes());
    }
}
