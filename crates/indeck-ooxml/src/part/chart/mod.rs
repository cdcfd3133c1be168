//! Charts: one `chartN.xml` and its embedded workbook.
//!
//! A chart is checked, its data are laid out as the columns of a sheet, and both parts are written
//! from these columns: formulas, caches and cells agree because they have one source.

mod axis;
mod check;
mod contrast;
mod data;
mod frame;
mod invalid;
mod label;
mod palette;
mod plot;
mod round;
mod scatter;
mod series;
mod style;
#[cfg(test)]
mod tests;

pub use invalid::InvalidChart;

use indeck_model::Chart;
use indeck_model::chart::Stacking;

use crate::opc::Deflater;
use crate::part::chart::plot::{Direction, PlotPlace, Scale};
use crate::part::chart::series::Scene;
use crate::part::workbook::Sheet;
use crate::xml::XmlWriter;

/// A chart's two parts.
#[derive(Debug)]
pub(crate) struct ChartParts {
    /// `chartN.xml`, not compressed.
    pub(crate) xml: Vec<u8>,
    /// The embedded workbook, a finished `.xlsx` that is not worth compressing again.
    pub(crate) workbook: Vec<u8>,
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

/// Writes a chart and its workbook; the chart refers to the workbook by the relationship `rId1`.
///
/// # Errors
/// [`InvalidChart`] when PowerPoint or a spreadsheet could not hold the chart.
pub(crate) fn write(chart: &Chart, deflater: &mut Deflater) -> Result<ChartParts, InvalidChart> {
    check_chart(chart)?;
    let sheet = data::sheet(chart);
    let workbook = sheet.pack(deflater).map_err(|_| InvalidChart::WorkbookTooLarge)?;
    let mut w = XmlWriter::part();
    frame::write_chart_space(&mut w, chart.frame(), |w| write_plot_area(w, &sheet, chart));
    Ok(ChartParts { xml: w.finish(), workbook })
}

/// Writes the plots and, where the kind has them, the axes.
fn write_plot_area(w: &mut XmlWriter, sheet: &Sheet<'_>, chart: &Chart) {
    let scene = Scene { sheet, palette: &chart.frame().palette };
    let place = PlotPlace::whole(scene);
    match chart {
        Chart::Column(c) => {
            plot::write_clustered(w, place, &c.plot.0, Direction::Up);
            plot::write_axes(w, c, Direction::Up, Scale::of(&c.plot.0.series, false, true));
        }
        Chart::Bar(c) => {
            plot::write_clustered(w, place, &c.plot.0, Direction::Sideways);
            plot::write_axes(w, c, Direction::Sideways, Scale::of(&c.plot.0.series, false, true));
        }
        Chart::StackedColumn(c) => {
            let plot = &c.plot.0;
            plot::write_stacked(w, place, plot, Direction::Up);
            plot::write_axes(w, c, Direction::Up, Scale::of(&plot.series, plot.percent, true));
        }
        Chart::StackedBar(c) => {
            let (plot, sideways) = (&c.plot.0, Direction::Sideways);
            plot::write_stacked(w, place, plot, sideways);
            plot::write_axes(w, c, sideways, Scale::of(&plot.series, plot.percent, true));
        }
        Chart::Line(c) => {
            plot::write_lines(w, place, &c.plot);
            let percent = c.plot.stacking == Stacking::Percent;
            plot::write_axes(w, c, Direction::Up, Scale::of(&c.plot.series, percent, true));
        }
        Chart::Area(c) => {
            plot::write_areas(w, place, &c.plot);
            let percent = c.plot.stacking == Stacking::Percent;
            plot::write_axes(w, c, Direction::Up, Scale::of(&c.plot.series, percent, false));
        }
        Chart::Pie(c) => round::write_pie(w, scene, c),
        Chart::Doughnut(c) => round::write_doughnut(w, scene, c),
        Chart::Scatter(c) => scatter::write_scatter(w, scene, c),
        Chart::Combo(c) => plot::write_combo(w, sheet, c),
        _ => {}
    }
}
