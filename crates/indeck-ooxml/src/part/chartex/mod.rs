//! Charts of 2016 ("chartex"): one `chartExN.xml`, its embedded workbook, its style and its colours.
//!
//! As with the older kinds, formulas, caches and cells are written from the same columns.
//!
//! Where Office and the published schema differ, what Office writes is written: `cx:axisId`,
//! `cx:binSize` and `cx:binCount` carry their number as `val`, though the schema makes it their text
//! (`plutext/docx4j#501` shows a file of Office). Validators that follow the schema report these.
//!
//! Source: [MS-ODRAWXML] 2.24 (chartex), 2.25 (chart styles).

mod axis;
mod check;
mod data;
mod extended;
mod frame;
mod label;
mod layout;
mod points;
mod series;
mod style;
#[cfg(test)]
mod tests;
mod text;
mod tree;

pub(crate) use check::check;
pub(crate) use extended::Extended;
pub(crate) use style::styles;
pub(crate) use tree::Tree;

use crate::opc::Deflater;
use crate::part::chart::InvalidChart;
use crate::xml::XmlWriter;

/// The relationships of a chart, by what they lead to.
pub(crate) const WORKBOOK_ID: &str = "rId1";

/// A chart's own parts.
#[derive(Debug)]
pub(crate) struct ExtendedParts {
    /// `chartExN.xml`, not compressed.
    pub(crate) xml: Vec<u8>,
    /// The embedded workbook, a finished `.xlsx`; `None` where there is to be none.
    pub(crate) workbook: Option<Vec<u8>>,
}

/// Writes a chart and, where it is to have one, its workbook, to which the chart refers by
/// [`WORKBOOK_ID`].
///
/// # Errors
/// [`InvalidChart`] when PowerPoint or a spreadsheet could not hold the chart.
pub(crate) fn write(
    chart: Extended<'_>,
    embeds: bool,
    deflater: &mut Deflater,
) -> Result<ExtendedParts, InvalidChart> {
    check(chart)?;
    let source = data::Source::of(chart);
    let pack = || source.sheet.pack(deflater).map_err(|_| InvalidChart::WorkbookTooLarge);
    let workbook = embeds.then(pack).transpose()?;
    let mut w = XmlWriter::part();
    frame::write_chart_space(&mut w, chart, &source, embeds);
    Ok(ExtendedParts { xml: w.finish(), workbook })
}
