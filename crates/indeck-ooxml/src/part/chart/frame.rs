//! What stands around the plots: title, legend, the text of the whole chart.
//!
//! Source: ECMA-376-1, 21.2.2.29 `chartSpace`, 21.2.2.27 `chart`.

use indeck_model::Pt;
use indeck_model::chart::{Blanks, ChartFrame, ChartTitle, Legend, LegendPosition};

use crate::part::chart::style::{TEXT, TextDefaults, write_rich_text, write_text_properties};
use crate::xml::XmlWriter;

/// Size of text that says nothing else: to be read from the back of a room.
pub(in crate::part) const TEXT_SIZE: Pt = Pt(12.0);
/// Size of the title.
pub(in crate::part) const TITLE_SIZE: Pt = Pt(16.0);
/// The theme's font for body text.
pub(in crate::part) const BODY_FONT: &str = "+mn-lt";

/// Writes the chart space around that plot area.
pub(super) fn write_chart_space(
    w: &mut XmlWriter,
    frame: &ChartFrame,
    plot_area: impl FnOnce(&mut XmlWriter),
) {
    w.open("c:chartSpace")
        .attr("xmlns:c", "http://schemas.openxmlformats.org/drawingml/2006/chart");
    w.attr("xmlns:a", "http://schemas.openxmlformats.org/drawingml/2006/main");
    w.attr("xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships");
    w.val("c:date1904", false).val("c:roundedCorners", false).open("c:chart");
    let title = frame.title.as_ref().filter(|title| !title.text.is_empty());
    if let Some(title) = title {
        write_title(w, title);
    }
    // Without this, PowerPoint makes a title of the name of an only series.
    w.val("c:autoTitleDeleted", title.is_none()).open("c:plotArea").raw("<c:layout/>");
    plot_area(w);
    w.close();
    if let Some(legend) = &frame.legend {
        write_legend(w, legend);
    }
    w.val("c:plotVisOnly", true).val("c:dispBlanksAs", blanks(frame.blanks)).close();
    w.raw("<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>");
    let look = TextDefaults {
        size: Some(TEXT_SIZE),
        bold: None,
        color: Some(TEXT),
        font: Some(BODY_FONT),
    };
    write_text_properties(w, &frame.style, look, None);
    w.open("c:externalData").attr("r:id", "rId1").val("c:autoUpdate", false).close().close();
}

fn write_title(w: &mut XmlWriter, title: &ChartTitle) {
    w.open("c:title");
    let look =
        TextDefaults { size: Some(TITLE_SIZE), bold: Some(false), ..TextDefaults::default() };
    write_rich_text(w, &title.text, &title.style, look, None);
    w.val("c:overlay", title.overlay).close();
}

fn write_legend(w: &mut XmlWriter, legend: &Legend) {
    let position = match legend.position {
        LegendPosition::Bottom => "b",
        LegendPosition::Top => "t",
        LegendPosition::Left => "l",
        LegendPosition::Right => "r",
        LegendPosition::TopRight => "tr",
    };
    w.open("c:legend").val("c:legendPos", position).val("c:overlay", legend.overlay);
    if !legend.style.is_inherited() {
        write_text_properties(w, &legend.style, TextDefaults::default(), None);
    }
    w.close();
}

fn blanks(blanks: Blanks) -> &'static str {
    match blanks {
        Blanks::Gap => "gap",
        Blanks::Zero => "zero",
        Blanks::Connect => "span",
    }
}
