//! Axes of categories: names, numbers and days.

use indeck_model::Date;
use indeck_model::chart::{Categories, CategoryAxis, Crossing, Line, TimeUnit};

use crate::part::chart::axis::{
    AxisIds, Edge, orientation, write_axis_text, write_crossing, write_format, write_gridlines,
    write_number, write_ticks, write_title,
};
use crate::part::chart::paint::{Pen, write_line};
use crate::part::chart::style::AXIS;
use crate::part::workbook::tidy;
use crate::xml::XmlWriter;

/// How a category axis stands among the others.
#[derive(Clone, Copy, Debug)]
pub(in crate::part::chart) struct CategoryPlace {
    pub(in crate::part::chart) ids: AxisIds,
    pub(in crate::part::chart) edge: Edge,
    /// Where this axis crosses the value axis.
    pub(in crate::part::chart) crosses: Crossing,
    /// Whether data stand on both sides of it.
    pub(in crate::part::chart) amid: bool,
}

/// A hidden second axis of the same categories: only what moves the data is that of the first.
pub(in crate::part::chart) fn hidden_beside(first: &CategoryAxis) -> CategoryAxis {
    let CategoryAxis { dates, reverse, .. } = *first;
    CategoryAxis { hidden: true, dates, reverse, ..CategoryAxis::default() }
}

/// Distance of labels from the axis in percent of the usual one.
const USUAL_OFFSET: u16 = 100;

/// Writes the axis of these categories.
pub(in crate::part::chart) fn write_category_axis(
    w: &mut XmlWriter,
    axis: &CategoryAxis,
    categories: &Categories,
    place: CategoryPlace,
) {
    let (element, source_format) = match categories {
        Categories::Dates { format, .. } => ("c:dateAx", tidy(format)),
        Categories::Numbers { format, .. } => ("c:catAx", tidy(format)),
        Categories::Text(_) => ("c:catAx", "General"),
    };
    w.open(element).val("c:axId", place.ids.category).open("c:scaling");
    w.val("c:orientation", orientation(axis.reverse));
    if let Categories::Dates { .. } = categories {
        write_number(w, "c:max", axis.dates.max.map(Date::excel_serial));
        write_number(w, "c:min", axis.dates.min.map(Date::excel_serial));
    }
    w.close();
    w.val("c:delete", axis.hidden).val("c:axPos", place.edge.code());
    write_gridlines(w, axis.gridlines.as_ref(), axis.minor_gridlines.as_ref());
    write_title(w, axis.title.as_deref(), &axis.title_style, place.edge);
    write_format(w, axis.format.as_ref(), source_format);
    write_ticks(w, axis.ticks, axis.tick_labels, place.amid);
    w.open("c:spPr");
    write_line(w, axis.line.as_ref().unwrap_or(&Line::PLAIN), Pen::hairline(AXIS));
    w.close();
    write_axis_text(w, &axis.style, axis.rotation);
    w.val("c:crossAx", place.ids.value);
    write_crossing(w, place.crosses);
    write_category_end(w, axis, categories);
    w.close();
}

fn write_category_end(w: &mut XmlWriter, axis: &CategoryAxis, categories: &Categories) {
    match categories {
        Categories::Dates { days, .. } => write_dates_end(w, axis, days),
        // Numbers are names here: PowerPoint is not to turn them into dates.
        Categories::Numbers { .. } => write_names_end(w, axis, false),
        Categories::Text(_) => write_names_end(w, axis, true),
    }
}

fn write_names_end(w: &mut XmlWriter, axis: &CategoryAxis, auto: bool) {
    w.val("c:auto", auto).val("c:lblAlgn", "ctr");
    w.val("c:lblOffset", axis.label_offset.unwrap_or(USUAL_OFFSET));
    if let Some(interval) = axis.label_interval {
        w.val("c:tickLblSkip", interval);
    }
    if let Some(interval) = axis.tick_interval {
        w.val("c:tickMarkSkip", interval);
    }
    w.val("c:noMultiLvlLbl", false);
}

/// A date axis knows distances of labels only as units of time.
fn write_dates_end(w: &mut XmlWriter, axis: &CategoryAxis, days: &[Date]) {
    let base = axis.dates.base.unwrap_or_else(|| TimeUnit::of_days(days));
    let label_interval = axis.label_interval.map(|interval| (u32::from(interval), base));
    let tick_interval = axis.tick_interval.map(|interval| (u32::from(interval), base));
    w.val("c:auto", false).val("c:lblOffset", axis.label_offset.unwrap_or(USUAL_OFFSET));
    w.val("c:baseTimeUnit", unit_name(base));
    if let Some((count, unit)) = axis.dates.major.or(label_interval) {
        w.val("c:majorUnit", count).val("c:majorTimeUnit", unit_name(unit));
    }
    if let Some((count, unit)) = axis.dates.minor.or(tick_interval) {
        w.val("c:minorUnit", count).val("c:minorTimeUnit", unit_name(unit));
    }
}

fn unit_name(unit: TimeUnit) -> &'static str {
    match unit {
        TimeUnit::Days => "days",
        TimeUnit::Months => "months",
        TimeUnit::Years => "years",
    }
}
