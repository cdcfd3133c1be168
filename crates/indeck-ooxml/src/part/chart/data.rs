//! Where a chart's data stand in its workbook, and their copies in the chart.

use indeck_model::chart::{
    Categories, CategoryPlot, Chart, ComboPlot, ScatterChart, Series, XySeries,
};

use crate::part::workbook::{Cells, Column, Reference, Sheet, tidy};
use crate::xml::XmlWriter;

/// The header over categories, as PowerPoint writes it: a table wants one, nobody wants to see it.
const NO_HEADER: &str = " ";

/// The sheet behind a chart: categories, then a column a series; for a scatter chart x and y.
pub(super) fn sheet(chart: &Chart) -> Sheet<'_> {
    match chart {
        Chart::Column(c) => over_categories(&c.categories, c.plot.series()),
        Chart::StackedColumn(c) => over_categories(&c.categories, c.plot.series()),
        Chart::Bar(c) => over_categories(&c.categories, c.plot.series()),
        Chart::StackedBar(c) => over_categories(&c.categories, c.plot.series()),
        Chart::Line(c) => over_categories(&c.categories, c.plot.series()),
        Chart::Area(c) => over_categories(&c.categories, c.plot.series()),
        Chart::Pie(c) => over_categories(&c.categories, std::slice::from_ref(&c.series)),
        Chart::Doughnut(c) => over_categories(&c.categories, &c.series),
        Chart::Scatter(c) => scatter(c),
        Chart::Combo(c) => {
            let mut columns = vec![categories(&c.categories)];
            for plot in c.primary.iter().chain(c.secondary.plots()) {
                match plot {
                    ComboPlot::Columns(p) => columns.extend(p.series().iter().map(values)),
                    ComboPlot::StackedColumns(p) => columns.extend(p.series().iter().map(values)),
                    ComboPlot::Lines(p) => columns.extend(p.series().iter().map(values)),
                    ComboPlot::Areas(p) => columns.extend(p.series().iter().map(values)),
                }
            }
            Sheet::new(columns)
        }
        _ => Sheet::new(Vec::new()),
    }
}

fn over_categories<'a, P, O>(names: &'a Categories, series: &'a [Series<P, O>]) -> Sheet<'a> {
    let mut columns = Vec::with_capacity(series.len() + 1);
    columns.push(categories(names));
    columns.extend(series.iter().map(values));
    Sheet::new(columns)
}

fn categories(categories: &Categories) -> Column<'_> {
    let (format, cells) = match categories {
        Categories::Text(names) => ("General", Cells::Texts(names)),
        Categories::Dates { days, format } => (tidy(format), Cells::Days(days)),
        Categories::Numbers { values, format } => (tidy(format), Cells::Numbers(values)),
    };
    Column { header: NO_HEADER.into(), format, cells }
}

fn values<P, O>(series: &Series<P, O>) -> Column<'_> {
    Column {
        header: series.name.as_str().into(),
        format: tidy(&series.format),
        cells: Cells::Values(&series.values),
    }
}

/// Whether all series have the same x, which then stand in one column.
pub(super) fn shares_x(series: &[XySeries]) -> bool {
    let same = |a: &XySeries, b: &XySeries| {
        a.x_format == b.x_format
            && a.points.len() == b.points.len()
            && a.points.iter().zip(&b.points).all(|(a, b)| a.0 == b.0)
    };
    let Some((first, others)) = series.split_first() else { return false };
    others.iter().all(|other| same(first, other))
}

fn scatter(chart: &ScatterChart) -> Sheet<'_> {
    let shared = shares_x(&chart.series);
    let mut columns = Vec::with_capacity(2 * chart.series.len());
    for (i, series) in chart.series.iter().enumerate() {
        if i == 0 || !shared {
            let header = match chart.x_axis.title.as_deref() {
                Some(title) if shared => title.into(),
                _ if shared => "X".into(),
                _ => format!("{} (x)", series.name).into(),
            };
            let cells = Cells::X(&series.points);
            columns.push(Column { header, format: tidy(&series.x_format), cells });
        }
        columns.push(Column {
            header: series.name.as_str().into(),
            format: tidy(&series.y_format),
            cells: Cells::Y(&series.points),
        });
    }
    Sheet::new(columns)
}

/// Writes the reference to the header of a column with its cached text.
pub(super) fn write_name(w: &mut XmlWriter, sheet: &Sheet<'_>, column: usize) {
    let text = sheet.columns.get(column).map(|c| c.header.as_ref()).unwrap_or_default();
    w.open("c:tx").open("c:strRef");
    w.text_element("c:f", sheet.header(column));
    w.open("c:strCache").val("c:ptCount", 1u8);
    write_text(w, 0, Some(text).filter(|text| !text.is_empty()));
    w.close().close().close();
}

/// Writes the reference to the cells of a column with its cached texts or numbers.
pub(super) fn write_cells(w: &mut XmlWriter, element: &'static str, sheet: &Sheet<'_>, at: usize) {
    let Some(column) = sheet.columns.get(at) else { return };
    w.open(element);
    match column.cells {
        Cells::Texts(_) => write_texts(w, column, sheet.body(at), sheet.rows_of(at)),
        _ => write_numbers(w, column, sheet.body(at), sheet.rows_of(at)),
    }
    w.close();
}

fn write_texts(w: &mut XmlWriter, column: &Column<'_>, at: Reference, rows: usize) {
    w.open("c:strRef").text_element("c:f", at);
    w.open("c:strCache").val("c:ptCount", rows);
    for row in 0..rows {
        write_text(w, row, column.cells.text(row));
    }
    w.close().close();
}

/// A cached text stands as it is: unlike cells, readers of charts know no escapes.
fn write_text(w: &mut XmlWriter, index: usize, text: Option<&str>) {
    if let Some(text) = text {
        w.open("c:pt").attr("idx", index).text_element("c:v", text).close();
    }
}

fn write_numbers(w: &mut XmlWriter, column: &Column<'_>, at: Reference, rows: usize) {
    w.open("c:numRef").text_element("c:f", at);
    w.open("c:numCache").text_element("c:formatCode", column.format);
    w.val("c:ptCount", rows);
    for row in 0..rows {
        if let Some(number) = column.cells.number(row) {
            w.open("c:pt").attr("idx", row).text_element("c:v", number).close();
        }
    }
    w.close().close();
}
