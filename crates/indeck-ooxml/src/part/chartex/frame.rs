//! The chart space, and what stands around the plot: title, legend, backgrounds.
//!
//! Source: [MS-ODRAWXML] 2.24.3.17 `CT_Chart`, 2.24.3.23 `CT_ChartSpace`.

use indeck_model::chart::{ChartFrame, ChartTitle, Fill, Legend, LegendPosition, Line};

use crate::part::chart::shared::TITLE_SIZE;
use crate::part::chart::shared::{AXIS, Pen, TextDefaults, write_fill, write_line};
use crate::part::chartex::data::Source;
use crate::part::chartex::text::{LOOK, Text};
use crate::part::chartex::{Extended, axis, series};
use crate::xml::{XmlWriter, ns};

/// Writes the part.
pub(super) fn write_chart_space(
    w: &mut XmlWriter,
    chart: Extended<'_>,
    source: &Source<'_>,
    embeds: bool,
) {
    let frame = chart.frame();
    w.open("cx:chartSpace").attr("xmlns:a", ns::A).attr("xmlns:r", ns::R);
    w.attr("xmlns:cx", ns::CX);
    source.write(w, embeds);
    w.open("cx:chart");
    let title = frame.title.as_ref().filter(|title| !title.text.is_empty());
    if let Some(title) = title {
        write_title(w, title, frame);
    }
    w.open("cx:plotArea").open("cx:plotAreaRegion");
    if let Some(fill) = &frame.plot_fill {
        w.open("cx:plotSurface").open("cx:spPr");
        write_fill(w, fill);
        w.close().close();
    }
    series::write_all(w, chart, source);
    w.close();
    axis::write_all(w, chart);
    w.close();
    if let Some(legend) = &frame.legend {
        write_legend(w, legend, frame);
    }
    w.close();
    write_background(w, frame);
    Text::new(&frame.style, &frame.style).write_properties(w);
    w.close();
}

fn write_title(w: &mut XmlWriter, title: &ChartTitle, frame: &ChartFrame) {
    w.open("cx:title").attr("pos", "t").attr("align", "ctr").attr("overlay", title.overlay);
    let look = TextDefaults { size: Some(TITLE_SIZE), bold: Some(false), ..LOOK };
    // The size of all text is not that of the title.
    let chart = indeck_model::text::TextStyle { size: None, ..frame.style.clone() };
    Text::new(&title.style, &chart).with_look(look).write(w, &title.text);
    w.close();
}

fn write_legend(w: &mut XmlWriter, legend: &Legend, frame: &ChartFrame) {
    let (side, align) = match legend.position {
        LegendPosition::Bottom => ("b", "ctr"),
        LegendPosition::Top => ("t", "ctr"),
        LegendPosition::Left => ("l", "ctr"),
        LegendPosition::Right => ("r", "ctr"),
        LegendPosition::TopRight => ("r", "min"),
    };
    w.open("cx:legend").attr("pos", side).attr("align", align).attr("overlay", legend.overlay);
    Text::new(&legend.style, &frame.style).write_properties(w);
    w.close();
}

fn write_background(w: &mut XmlWriter, frame: &ChartFrame) {
    w.open("cx:spPr");
    write_fill(w, frame.background.as_ref().unwrap_or(&Fill::None));
    write_line(w, frame.border.as_ref().unwrap_or(&Line::None), Pen::hairline(AXIS));
    w.close();
}
