//! The axis along which the series of a surface stand one behind another.

use indeck_model::chart::{Line, SeriesAxis, TickLabels, TickMarks};

use crate::part::chart::axis::{Edge, PRIMARY, SERIES, write_axis_text, write_ticks, write_title};
use crate::part::chart::paint::{Pen, write_line};
use crate::part::chart::style::AXIS;
use crate::xml::XmlWriter;

/// Writes the axis; it crosses that of the categories.
pub(in crate::part::chart) fn write_series_axis(w: &mut XmlWriter, axis: &SeriesAxis) {
    w.open("c:serAx").val("c:axId", SERIES);
    w.open("c:scaling").val("c:orientation", "minMax").close();
    w.val("c:delete", axis.hidden).val("c:axPos", Edge::Bottom.code());
    write_title(w, axis.title.as_deref(), &axis.style, Edge::Bottom);
    write_ticks(w, TickMarks::default(), TickLabels::NextToAxis, false);
    w.open("c:spPr");
    write_line(w, &Line::PLAIN, Pen::hairline(AXIS));
    w.close();
    write_axis_text(w, &axis.style, None);
    w.val("c:crossAx", PRIMARY.category).val("c:crosses", "autoZero").close();
}
