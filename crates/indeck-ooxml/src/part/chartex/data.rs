//! Where a chart's data stand in its workbook, and their copies in the chart.
//!
//! Source: [MS-ODRAWXML] 2.24.3.18 `CT_ChartData`, 2.24.3.19 `CT_Data`.

use indeck_model::chart::{Categories, Hierarchy, ParetoSource, Series};

use crate::part::chart::shared::NO_HEADER;
use crate::part::chartex::{Extended, WORKBOOK_ID};
use crate::part::workbook::{Cells, Column, Sheet, tidy};
use crate::xml::XmlWriter;

/// The sheet behind a chart: columns of names, the outermost level first, then a column a series.
#[derive(Debug)]
pub(super) struct Source<'a> {
    /// The sheet.
    pub(super) sheet: Sheet<'a>,
    /// How many columns of names there are.
    pub(super) names: usize,
    /// What the numbers are to the kind (`val`, `size`, `colorVal`).
    dimension: &'static str,
}

impl<'a> Source<'a> {
    /// The source of a chart.
    pub(super) fn of(chart: Extended<'a>) -> Self {
        match chart {
            Extended::Waterfall(c) => Self::named(names(&c.categories), &c.series, "val"),
            Extended::Funnel(c) => Self::named(names(&c.categories), &c.series, "val"),
            Extended::Treemap(c) => Self::leaves(&c.hierarchy, &c.series),
            Extended::Sunburst(c) => Self::leaves(&c.hierarchy, &c.series),
            Extended::Histogram(c) => Self::new(Vec::new(), [values(&c.series)], "val"),
            Extended::Pareto(c) => match &c.source {
                ParetoSource::Categories(groups) => Self::named(names(groups), &c.series, "val"),
                ParetoSource::Bins(_) => Self::new(Vec::new(), [values(&c.series)], "val"),
            },
            Extended::BoxWhisker(c) => {
                Self::new(vec![names(&c.categories)], c.series.iter().map(values), "val")
            }
            Extended::RegionMap(c) => {
                Self::named(column(NO_HEADER, Cells::Texts(&c.regions)), &c.series, "colorVal")
            }
        }
    }

    fn new(
        mut columns: Vec<Column<'a>>,
        values: impl IntoIterator<Item = Column<'a>>,
        dimension: &'static str,
    ) -> Self {
        let names = columns.len();
        columns.extend(values);
        Self { sheet: Sheet::new(columns), names, dimension }
    }

    fn named<P, O>(names: Column<'a>, series: &'a Series<P, O>, dimension: &'static str) -> Self {
        Self::new(vec![names], [values(series)], dimension)
    }

    fn leaves<P, O>(hierarchy: &'a Hierarchy, series: &'a Series<P, O>) -> Self {
        let depth = hierarchy.depth();
        let level = |level: usize| {
            let cells = Cells::Level(&hierarchy.leaves, level);
            match depth {
                1 => column(NO_HEADER, cells),
                _ => Column { header: format!("Level {}", level + 1).into(), ..column("", cells) },
            }
        };
        Self::new((0..depth).map(level).collect(), [values(series)], "size")
    }

    /// The column of a series' values.
    pub(super) fn column(&self, series: usize) -> usize {
        self.names + series
    }

    /// Writes the data, a block a series, all with the same names.
    pub(super) fn write(&self, w: &mut XmlWriter, embeds: bool) {
        w.open("cx:chartData");
        if embeds {
            w.open("cx:externalData").attr("r:id", WORKBOOK_ID);
            w.attr("cx:autoUpdate", false).close();
        }
        for series in 0..self.sheet.columns.len().saturating_sub(self.names) {
            w.open("cx:data").attr("id", series);
            self.write_names(w);
            self.write_values(w, self.column(series));
            w.close();
        }
        w.close();
    }

    /// The levels stand with the innermost first.
    fn write_names(&self, w: &mut XmlWriter) {
        let Some(last) = self.names.checked_sub(1) else { return };
        w.open("cx:strDim").attr("type", "cat");
        w.text_element("cx:f", self.sheet.body(0).up_to(last));
        for column in self.sheet.columns.iter().take(self.names).rev() {
            let rows = self.sheet.rows;
            w.open("cx:lvl").attr("ptCount", rows);
            for row in 0..rows {
                let text = column.cells.text(row).unwrap_or_default();
                w.open("cx:pt").attr("idx", row).text(text).close();
            }
            w.close();
        }
        w.close();
    }

    fn write_values(&self, w: &mut XmlWriter, at: usize) {
        let Some(column) = self.sheet.columns.get(at) else { return };
        w.open("cx:numDim").attr("type", self.dimension);
        w.text_element("cx:f", self.sheet.body(at));
        let rows = self.sheet.rows;
        w.open("cx:lvl").attr("ptCount", rows).attr("formatCode", column.format);
        for row in 0..rows {
            if let Some(number) = column.cells.number(row) {
                w.open("cx:pt").attr("idx", row).text(number).close();
            }
        }
        w.close().close();
    }

    /// Writes the reference to a series' name with its cached text.
    pub(super) fn write_name(&self, w: &mut XmlWriter, series: usize) {
        let at = self.column(series);
        let Some(column) = self.sheet.columns.get(at) else { return };
        w.open("cx:tx").open("cx:txData").text_element("cx:f", self.sheet.header(at));
        w.text_element("cx:v", column.header.as_ref()).close().close();
    }
}

/// Categories are texts in these kinds; the check sees to it.
fn names(categories: &Categories) -> Column<'_> {
    match categories {
        Categories::Text(names) => column(NO_HEADER, Cells::Texts(names)),
        Categories::Dates { .. } | Categories::Numbers { .. } => {
            column(NO_HEADER, Cells::Texts(&[]))
        }
    }
}

fn column<'a>(header: &'a str, cells: Cells<'a>) -> Column<'a> {
    Column { header: header.into(), format: "General", cells }
}

fn values<P, O>(series: &Series<P, O>) -> Column<'_> {
    Column {
        header: series.name.as_str().into(),
        format: tidy(&series.format),
        cells: Cells::Values(&series.values),
    }
}
