//! Charts of 2016's kinds, whose data stand apart from their series.
//!
//! Source: [MS-ODRAWXML] 2.24 (the `cx` namespace).

mod around;
mod data;
mod label;
mod layout;
mod tree;

use indeck_model::Chart;
use indeck_model::chart::{
    Axes, BoxOptions, BoxWhiskerChart, CategoryAxis, ChartFrame, FunnelChart, HistogramChart,
    ParetoChart, ParetoSource, PointStyle, RegionMapChart, Series, SunburstChart, TreemapChart,
    WaterfallChart,
};

use self::around::Axis;
use self::data::Dimensions;
use super::label::Position;
use super::paint::{fill_of, line_of};
use super::text::words;
use super::values::{all, child, finite};
use crate::part::color::Scheme;
use crate::xml::Node;

/// What the kinds are read with.
#[derive(Clone, Copy)]
struct Scene<'a> {
    space: Node<'a>,
    area: Node<'a>,
    scheme: &'a dyn Scheme,
}

/// The chart of a chart space; `None` where there is nothing that can be drawn.
pub(super) fn chart(space: Node<'_>, scheme: &dyn Scheme) -> Option<Chart> {
    let area = child(child(space, "chart")?, "plotArea")?;
    let scene = Scene { space, area, scheme };
    let region = child(area, "plotAreaRegion")?;
    let all: Vec<Node<'_>> = all(region, "series").collect();
    let first = *all.first()?;
    let kind = first.attr("layoutId")?;
    let frame = around::frame(space, scheme);
    Some(match &*kind {
        "waterfall" => Chart::Waterfall(scene.waterfall(first, frame)?),
        "funnel" => Chart::Funnel(scene.funnel(first, frame)?),
        "treemap" => Chart::Treemap(scene.treemap(first, frame)?),
        "sunburst" => Chart::Sunburst(scene.sunburst(first, frame)?),
        "boxWhisker" => Chart::BoxWhisker(scene.boxes(&all, frame)?),
        "regionMap" => Chart::RegionMap(scene.map(first, frame)?),
        "clusteredColumn" => {
            let is_share = |node: &Node<'_>| node.attr("layoutId").as_deref() == Some("paretoLine");
            match all.iter().copied().find(is_share) {
                Some(share) => Chart::Pareto(scene.pareto(first, share, frame)?),
                None => Chart::Histogram(scene.histogram(first, frame)?),
            }
        }
        _ => return None,
    })
}

impl Scene<'_> {
    fn data(&self, series: Node<'_>) -> Option<Dimensions<'_>> {
        Dimensions::of(self.space, series)
    }

    /// The series, over so many points.
    fn series<P: Position, O: Default>(&self, node: Node<'_>, own: O) -> Option<Series<P, O>> {
        let data = self.data(node)?;
        let name = words(node).unwrap_or_default();
        let mut series = Series::new(name, data.numbers());
        series.format = data.format();
        series.fill = fill_of(node, self.scheme);
        series.line = line_of(node, self.scheme);
        series.points = self.points(node);
        series.labels = label::labels(node, data.len(), self.scheme);
        series.own = own;
        Some(series)
    }

    fn points(&self, series: Node<'_>) -> Vec<PointStyle> {
        let point = |node: Node<'_>| {
            let index = node.attr("idx")?.trim().parse().ok()?;
            let (fill, line) = (fill_of(node, self.scheme), line_of(node, self.scheme));
            Some(PointStyle { index, fill, line, marker: None })
        };
        all(series, "dataPt").filter_map(point).collect()
    }

    /// The axes, with the distance of columns that the first of them says.
    fn axes(&self, usual_gap: u16) -> (Axes, u16) {
        let (category, gap) = self.categories(usual_gap);
        let value = Axis::of_values(self.area).next();
        let value = value.map(|axis| axis.value(self.scheme)).unwrap_or_default();
        (Axes { category, value, references: Vec::new() }, gap)
    }

    fn categories(&self, usual_gap: u16) -> (CategoryAxis, u16) {
        match Axis::of_categories(self.area) {
            Some(axis) => (axis.category(self.scheme), axis.gap().unwrap_or(usual_gap)),
            None => (CategoryAxis { hidden: true, ..CategoryAxis::default() }, usual_gap),
        }
    }

    fn waterfall(&self, node: Node<'_>, frame: ChartFrame) -> Option<WaterfallChart> {
        let names = self.data(node)?.names();
        let (axes, gap_width) = self.axes(50);
        let chart = WaterfallChart::new(names, "", Vec::<f64>::new());
        Some(WaterfallChart {
            series: self.series(node, ())?,
            subtotals: layout::subtotals(node),
            connector_lines: layout::visibility(node, "connectorLines").unwrap_or(true),
            gap_width,
            axes,
            frame,
            ..chart
        })
    }

    fn funnel(&self, node: Node<'_>, frame: ChartFrame) -> Option<FunnelChart> {
        let (axis, gap_width) = self.categories(6);
        let chart = FunnelChart::new(self.data(node)?.names(), "", Vec::<f64>::new());
        Some(FunnelChart { series: self.series(node, ())?, gap_width, axis, frame, ..chart })
    }

    fn treemap(&self, node: Node<'_>, frame: ChartFrame) -> Option<TreemapChart> {
        let hierarchy = self.data(node)?.hierarchy();
        let (series, palette) = tree::on_leaves(&hierarchy, self.series(node, ())?);
        let parent_labels = layout::parent_labels(node);
        let frame = ChartFrame { palette, ..frame };
        Some(TreemapChart { parent_labels, frame, ..TreemapChart::over(hierarchy, series) })
    }

    fn sunburst(&self, node: Node<'_>, frame: ChartFrame) -> Option<SunburstChart> {
        let hierarchy = self.data(node)?.hierarchy();
        let (series, palette) = tree::on_leaves(&hierarchy, self.series(node, ())?);
        let frame = ChartFrame { palette, ..frame };
        Some(SunburstChart { frame, ..SunburstChart::over(hierarchy, series) })
    }

    fn histogram(&self, node: Node<'_>, frame: ChartFrame) -> Option<HistogramChart> {
        let (axes, gap_width) = self.axes(0);
        let chart = HistogramChart::new("", Vec::<f64>::new());
        let (series, bins) = (self.series(node, ())?, layout::bins(node));
        Some(HistogramChart { series, bins, gap_width, axes, frame, ..chart })
    }

    fn pareto(&self, node: Node<'_>, share: Node<'_>, frame: ChartFrame) -> Option<ParetoChart> {
        let (axes, gap_width) = self.axes(0);
        let groups = layout::is_grouped(node);
        let source = match groups {
            true => ParetoSource::Categories(self.data(node)?.names().into_iter().collect()),
            false => ParetoSource::Bins(layout::bins(node)),
        };
        let chart = ParetoChart::over(source, self.series(node, ())?);
        let second = Axis::of_values(self.area).nth(1);
        Some(ParetoChart {
            line: line_of(share, self.scheme),
            gap_width,
            axes,
            share_axis: second.map_or(chart.share_axis, |axis| axis.value(self.scheme)),
            frame,
            ..ParetoChart::over(chart.source, chart.series)
        })
    }

    fn boxes(&self, all: &[Node<'_>], frame: ChartFrame) -> Option<BoxWhiskerChart> {
        let (axes, gap_width) = self.axes(50);
        let names = self.data(*all.first()?)?.names();
        let series = all.iter().filter_map(|node| {
            let own: BoxOptions = layout::box_options(*node);
            self.series(*node, own)
        });
        let series = series.collect();
        Some(BoxWhiskerChart { series, gap_width, axes, frame, ..BoxWhiskerChart::new(names) })
    }

    fn map(&self, node: Node<'_>, frame: ChartFrame) -> Option<RegionMapChart> {
        let chart = RegionMapChart::new(self.data(node)?.names(), "", Vec::<f64>::new());
        let series = self.series(node, ())?;
        Some(layout::map(RegionMapChart { series, frame, ..chart }, node, self.scheme))
    }
}

/// A number that an attribute says.
fn number(node: Node<'_>, attribute: &str) -> Option<f64> {
    finite(&node.attr(attribute)?)
}

/// Whether an attribute says yes.
fn flag(node: Node<'_>, attribute: &str) -> Option<bool> {
    Some(matches!(node.attr(attribute)?.trim(), "1" | "true"))
}
