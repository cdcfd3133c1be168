//! Where the numbers of a resolved slide come from.

use indeck_model::chart::{Chart, ComboPlot, Series, XySeries};
use indeck_model::deck::{Content, ResolvedSlide, Shape, Table};
use indeck_model::text::TextBody;
use indeck_model::{CellAddress, Classification};

use crate::evidence::manifest::CellRun;

/// What a resolved slide tells that the deck does not.
#[derive(Clone, Debug)]
pub(super) struct Told {
    pub(super) id: String,
    pub(super) class: Option<Classification>,
    /// One a shape, in their order.
    pub(super) shapes: Vec<ToldShape>,
}

/// What a resolved shape tells that the deck does not.
#[derive(Clone, Debug)]
pub(super) struct ToldShape {
    pub(super) id: String,
    /// Of a text or a table.
    pub(super) cells: Vec<CellRun>,
    /// Of a chart, by the names of its series.
    pub(super) series: Vec<(String, Vec<CellRun>)>,
}

impl Told {
    pub(super) fn of(slide: &ResolvedSlide, class: Option<Classification>) -> Self {
        Self { id: slide.id.clone(), class, shapes: slide.shapes.iter().map(shape).collect() }
    }
}

fn shape(shape: &Shape) -> ToldShape {
    let (cells, series) = match &shape.content {
        Content::Text(body) => (CellRun::of(text(body)), Vec::new()),
        Content::Table(content) => (CellRun::of(table(content)), Vec::new()),
        Content::Chart(chart) => (Vec::new(), chart_series(chart)),
        Content::Picture(_) => (Vec::new(), Vec::new()),
    };
    ToldShape { id: shape.id.clone(), cells, series }
}

/// Cells by paragraph. A line feed in a run is no paragraph of its own.
fn text(body: &TextBody) -> impl Iterator<Item = (u32, &CellAddress)> {
    body.paragraphs.iter().zip(0u32..).flat_map(|(paragraph, at)| {
        paragraph.runs.iter().flat_map(|run| &run.cells).map(move |cell| (at, cell))
    })
}

/// Cells by cell of the table, row by row.
fn table(table: &Table) -> impl Iterator<Item = (u32, &CellAddress)> {
    let columns = table.rows.iter().map(Vec::len).max().unwrap_or(0);
    table.rows.iter().enumerate().flat_map(move |(row, cells)| {
        cells.iter().enumerate().flat_map(move |(column, cell)| {
            let at = u32::try_from(row * columns + column).unwrap_or(u32::MAX);
            let runs = text(&cell.text).map(|(_, cell)| cell);
            cell.cells.iter().chain(runs).map(move |cell| (at, cell))
        })
    })
}

type Named = (String, Vec<CellRun>);

fn one<P, O>(series: &Series<P, O>) -> Named {
    (series.name.clone(), runs(&series.cells))
}

fn all<P, O>(series: &[Series<P, O>]) -> Vec<Named> {
    series.iter().map(one).collect()
}

fn points(series: &[XySeries]) -> Vec<Named> {
    series.iter().map(|series| (series.name.clone(), runs(&series.cells))).collect()
}

fn runs(cells: &[Option<CellAddress>]) -> Vec<CellRun> {
    CellRun::of((0u32..).zip(cells).filter_map(|(at, cell)| Some((at, cell.as_ref()?))))
}

fn plot(plot: &ComboPlot) -> Vec<Named> {
    match plot {
        ComboPlot::Columns(plot) => all(&plot.0.series),
        ComboPlot::StackedColumns(plot) => all(&plot.0.series),
        ComboPlot::Lines(plot) => all(&plot.series),
        ComboPlot::Areas(plot) => all(&plot.series),
    }
}

fn chart_series(chart: &Chart) -> Vec<Named> {
    match chart {
        Chart::Column(chart) => all(&chart.plot.0.series),
        Chart::StackedColumn(chart) => all(&chart.plot.0.series),
        Chart::Bar(chart) => all(&chart.plot.0.series),
        Chart::StackedBar(chart) => all(&chart.plot.0.series),
        Chart::Line(chart) => all(&chart.plot.series),
        Chart::Area(chart) => all(&chart.plot.series),
        Chart::Pie(chart) => vec![one(&chart.series)],
        Chart::OfPie(chart) => vec![one(&chart.series)],
        Chart::Doughnut(chart) => all(&chart.series),
        Chart::Scatter(chart) => points(&chart.series),
        Chart::Combo(chart) => {
            let plots = chart.primary.iter().chain(chart.secondary.plots()).flat_map(plot);
            let layer = chart.secondary.scatter().map(|layer| points(&layer.series));
            plots.chain(layer.unwrap_or_default()).collect()
        }
        Chart::Bubble(chart) => {
            chart.series.iter().map(|s| (s.name.clone(), runs(&s.cells))).collect()
        }
        Chart::Radar(chart) => all(&chart.series),
        Chart::Stock(chart) => {
            let volume = chart.volume.iter().map(one);
            volume.chain(chart.prices.series().into_iter().map(one)).collect()
        }
        Chart::Surface(chart) => all(&chart.series),
        Chart::BoxWhisker(chart) => all(&chart.series),
        Chart::Waterfall(chart) => vec![one(&chart.series)],
        Chart::Treemap(chart) => vec![one(&chart.series)],
        Chart::Sunburst(chart) => vec![one(&chart.series)],
        Chart::Funnel(chart) => vec![one(&chart.series)],
        Chart::Histogram(chart) => vec![one(&chart.series)],
        Chart::Pareto(chart) => vec![one(&chart.series)],
        Chart::RegionMap(chart) => vec![one(&chart.series)],
    }
}
