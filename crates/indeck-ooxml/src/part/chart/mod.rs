//! Charts: one `chartN.xml` and its embedded workbook.
//!
//! A chart is checked, its data are laid out as the columns of a sheet, and both parts are written
//! from these columns: formulas, caches and cells agree because they have one source.

mod analysis;
mod axis;
mod bubble;
mod check;
mod combo;
mod contrast;
mod data;
mod frame;
mod invalid;
mod label;
mod own;
mod paint;
mod plot;
mod radar;
mod reference;
mod round;
mod scatter;
mod series;
mod stock;
mod style;
mod surface;
#[cfg(test)]
pub(in crate::part) mod tests;

pub use invalid::InvalidChart;

/// What the writer of the kinds of 2016 needs, too.
pub(in crate::part) mod shared {
    pub(in crate::part) use super::check::{
        Checked, Look, MAX_SERIES, check_category_axis, check_fill, check_labels, check_numbers,
        check_rows, check_text, check_value_axis, within,
    };
    pub(in crate::part) use super::contrast::Fills;
    pub(in crate::part) use super::data::NO_HEADER;
    pub(in crate::part) use super::frame::{BODY_FONT, TEXT_SIZE, TITLE_SIZE};
    pub(in crate::part) use super::label::{LabelPosition, in_order, over};
    pub(in crate::part) use super::paint::{Pen, write_fill, write_line};
    pub(in crate::part) use super::style::{
        AXIS, GRID, TEXT, TextDefaults, write_characters, write_text_frame,
    };
    pub(in crate::part) use indeck_model::chart::series_color as palette_color;
}

use indeck_model::Chart;
use indeck_model::chart::{Axes, Categories, Stacking};

use crate::opc::Deflater;
use crate::part::chart::axis::PRIMARY;
use crate::part::chart::data::Layout;
use crate::part::chart::frame::Space;
use crate::part::chart::plot::{Direction, PlotPlace, Scale};
use crate::part::chart::reference::{BarFrame, References};
use crate::part::chart::series::Scene;
use crate::xml::XmlWriter;

/// A chart's two parts.
#[derive(Debug)]
pub(crate) struct ChartParts {
    /// `chartN.xml`, not compressed.
    pub(crate) xml: Vec<u8>,
    /// The embedded workbook, a finished `.xlsx` that is not worth compressing again; `None` where
    /// there is to be none.
    pub(crate) workbook: Option<Vec<u8>>,
}

/// Checks whether a chart can be written.
///
/// # Errors
/// The first rule of PowerPoint or of worksheets that it breaks.
///
/// ```
/// use indeck_ooxml::{InvalidChart, check_chart, model::chart::ColumnChart};
/// let empty = ColumnChart::new(["Q1"]).into();
/// assert!(matches!(check_chart(&empty), Err(InvalidChart::NoSeries { .. })));
/// ```
pub fn check_chart(chart: &Chart) -> Result<(), InvalidChart> {
    check::check(chart)
}

/// Writes a chart and, where it is to have one, its workbook, to which the chart refers by the
/// relationship `rId1`.
/// The kinds of 2016 ([`Chart::is_extended`]) are written elsewhere.
///
/// # Errors
/// [`InvalidChart`] when PowerPoint or a spreadsheet could not hold the chart.
pub(crate) fn write(
    chart: &Chart,
    embeds: bool,
    deflater: &mut Deflater,
) -> Result<ChartParts, InvalidChart> {
    check_chart(chart)?;
    let layout = data::layout(chart);
    let pack = || layout.sheet.pack(deflater).map_err(|_| InvalidChart::WorkbookTooLarge);
    let workbook = embeds.then(pack).transpose()?;
    let mut w = XmlWriter::part();
    let view = if let Chart::Surface(c) = chart { Some(surface::view(c)) } else { None };
    let replaced_entries = references(chart).replaced_entries();
    let space = Space { frame: chart.frame(), view, replaced_entries: &replaced_entries, embeds };
    frame::write_chart_space(&mut w, space, |w| write_plot_area(w, &layout, chart));
    Ok(ChartParts { xml: w.finish(), workbook })
}

/// The reference lines over an upright plot.
fn references(chart: &Chart) -> References<'_> {
    match chart {
        Chart::Column(c) => over(&c.axes, &c.categories, (c.series_count(), true)),
        Chart::StackedColumn(c) => over(&c.axes, &c.categories, (c.series_count(), true)),
        Chart::Line(c) => over(&c.axes, &c.categories, (c.series_count(), true)),
        Chart::Area(c) => over(&c.axes, &c.categories, (c.series_count(), false)),
        Chart::Combo(c) => combo::references(c),
        Chart::Bar(_)
        | Chart::StackedBar(_)
        | Chart::Pie(_)
        | Chart::Doughnut(_)
        | Chart::Scatter(_)
        | Chart::OfPie(_)
        | Chart::Bubble(_)
        | Chart::Radar(_)
        | Chart::Stock(_)
        | Chart::Surface(_) => References::NONE,
        Chart::Waterfall(_)
        | Chart::Treemap(_)
        | Chart::Sunburst(_)
        | Chart::Funnel(_)
        | Chart::Histogram(_)
        | Chart::Pareto(_)
        | Chart::BoxWhisker(_)
        | Chart::RegionMap(_) => References::NONE,
    }
}

fn over<'a>(
    axes: &'a Axes,
    categories: &Categories,
    (first, margins): (usize, bool),
) -> References<'a> {
    References { lines: &axes.references, first, categories: categories.len(), margins }
}

/// Writes the plots and, where the kind has them, the axes.
fn write_plot_area(w: &mut XmlWriter, layout: &Layout<'_>, chart: &Chart) {
    let scene = Scene { layout, palette: &chart.frame().palette };
    let place = PlotPlace::whole(scene);
    let references = references(chart);
    let up = Direction::Up;
    match chart {
        Chart::Column(c) => {
            plot::write_clustered(w, place, &c.plot.0, up);
            references.write_plot(w, scene, PRIMARY);
            let scale = Scale::of(&c.plot.0.series, false, true);
            plot::write_axes(w, &c.axes, &c.categories, up, scale);
        }
        Chart::StackedColumn(c) => {
            let plot = &c.plot.0;
            plot::write_stacked(w, place, plot, up);
            references.write_plot(w, scene, PRIMARY);
            let scale = Scale::of(&plot.series, plot.percent, true);
            plot::write_axes(w, &c.axes, &c.categories, up, scale);
        }
        Chart::Bar(c) => {
            let (plot, sideways) = (&c.plot.0, Direction::Sideways);
            plot::write_clustered(w, place, plot, sideways);
            let axes = BarFrame::Clustered.axes(&c.axes, &plot.series);
            let scale = Scale::of(&plot.series, false, true);
            write_bar_axes(w, scene, &axes, &c.categories, (plot.series.len(), scale));
        }
        Chart::StackedBar(c) => {
            let (plot, sideways) = (&c.plot.0, Direction::Sideways);
            plot::write_stacked(w, place, plot, sideways);
            let frame = if plot.percent { BarFrame::Percent } else { BarFrame::Stacked };
            let axes = frame.axes(&c.axes, &plot.series);
            let scale = Scale::of(&plot.series, plot.percent, true);
            write_bar_axes(w, scene, &axes, &c.categories, (plot.series.len(), scale));
        }
        Chart::Line(c) => {
            plot::write_lines(w, place, &c.plot, references);
            let percent = c.plot.stacking == Stacking::Percent;
            let scale = Scale::of(&c.plot.series, percent, true);
            plot::write_axes(w, &c.axes, &c.categories, up, scale);
        }
        Chart::Area(c) => {
            plot::write_areas(w, place, &c.plot);
            references.write_plot(w, scene, PRIMARY);
            let percent = c.plot.stacking == Stacking::Percent;
            let scale = Scale::of(&c.plot.series, percent, false);
            plot::write_axes(w, &c.axes, &c.categories, up, scale);
        }
        Chart::Pie(c) => round::write_pie(w, scene, c),
        Chart::OfPie(c) => round::write_of_pie(w, scene, c),
        Chart::Doughnut(c) => round::write_doughnut(w, scene, c),
        Chart::Scatter(c) => scatter::write_scatter(w, scene, c),
        Chart::Bubble(c) => bubble::write_bubbles(w, scene, c),
        Chart::Radar(c) => radar::write_radar(w, scene, c),
        Chart::Stock(c) => stock::write_stock(w, scene, c),
        Chart::Surface(c) => surface::write_surface(w, scene, c),
        Chart::Combo(c) => combo::write_combo(w, scene, c),
        // The kinds of 2016 have parts of their own.
        Chart::Waterfall(_)
        | Chart::Treemap(_)
        | Chart::Sunburst(_)
        | Chart::Funnel(_)
        | Chart::Histogram(_)
        | Chart::Pareto(_)
        | Chart::BoxWhisker(_)
        | Chart::RegionMap(_) => {}
    }
}

/// Writes the axes of horizontal bars, with the plot of their reference lines.
fn write_bar_axes(
    w: &mut XmlWriter,
    scene: Scene<'_>,
    axes: &Axes,
    categories: &Categories,
    (first, scale): (usize, Scale<'_>),
) {
    reference::write_sideways(w, scene, first, axes);
    plot::write_axes(w, axes, categories, Direction::Sideways, scale);
    reference::write_sideways_axes(w, axes, categories);
}
