//! What stands around the plots: title, legend, the text of the whole chart.
//!
//! Source: ISO/IEC 29500-1, 21.2.2.29 `chartSpace`, 21.2.2.27 `chart`.

use indeck_model::chart::{
    Blanks, ChartFrame, ChartTitle, Fill, Legend, LegendPosition, Line, ManualLayout,
};
use indeck_model::{Percent, Pt};

use crate::part::chart::paint::{Pen, write_fill, write_line, write_shape};
use crate::part::chart::style::{AXIS, TEXT, TextDefaults, write_rich_text, write_text_properties};
use crate::xml::XmlWriter;

/// Size of text that says nothing else: to be read from the back of a room.
pub(in crate::part) const TEXT_SIZE: Pt = Pt(12.0);
/// Size of the title.
pub(in crate::part) const TITLE_SIZE: Pt = Pt(16.0);
/// The theme's font for body text.
pub(in crate::part) const BODY_FONT: &str = "+mn-lt";

/// From where a chart in space is seen, in degrees.
#[derive(Clone, Copy, Debug)]
pub(super) struct View {
    pub(super) elevation: i8,
    pub(super) rotation: u16,
    pub(super) perspective: u8,
}

/// What stands around the plots.
#[derive(Clone, Copy, Debug)]
pub(super) struct Space<'a> {
    pub(super) frame: &'a ChartFrame,
    /// Where it is seen from, if it is in space.
    pub(super) view: Option<View>,
    /// Series whose entries the legend leaves out, beside those that the chart names.
    pub(super) replaced_entries: &'a [usize],
    /// Whether a workbook stands behind it.
    pub(super) embeds: bool,
}

/// Writes the chart space around that plot area.
pub(super) fn write_chart_space(
    w: &mut XmlWriter,
    space: Space<'_>,
    plot_area: impl FnOnce(&mut XmlWriter),
) {
    let frame = space.frame;
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
    w.val("c:autoTitleDeleted", title.is_none());
    if let Some(view) = space.view {
        write_view(w, view);
    }
    w.open("c:plotArea");
    write_layout(w, frame.plot_layout.as_ref(), true);
    plot_area(w);
    if let Some(fill) = &frame.plot_fill {
        write_shape(w, Some(fill), None, Pen::hairline(AXIS));
    }
    w.close();
    if let Some(legend) = &frame.legend {
        write_legend(w, legend, space.replaced_entries);
    }
    w.val("c:plotVisOnly", true).val("c:dispBlanksAs", blanks(frame.blanks)).close();
    w.open("c:spPr");
    write_fill(w, frame.background.as_ref().unwrap_or(&Fill::None));
    write_line(w, frame.border.as_ref().unwrap_or(&Line::None), Pen::hairline(AXIS));
    w.close();
    let look = TextDefaults {
        size: Some(TEXT_SIZE),
        bold: None,
        color: Some(TEXT),
        font: Some(BODY_FONT),
    };
    write_text_properties(w, &frame.style, look, None);
    if space.embeds {
        w.open("c:externalData").attr("r:id", "rId1").val("c:autoUpdate", false).close();
    }
    w.close();
}

/// Source: ISO/IEC 29500-1, 21.2.2.228 `view3D`.
fn write_view(w: &mut XmlWriter, view: View) {
    w.open("c:view3D").val("c:rotX", view.elevation).val("c:rotY", view.rotation);
    w.val("c:rAngAx", false).val("c:perspective", view.perspective).close();
}

/// Writes a place, or that there is none of its own; that of a plot is the plot without its labels.
fn write_layout(w: &mut XmlWriter, layout: Option<&ManualLayout>, inner: bool) {
    let Some(layout) = layout else {
        w.raw("<c:layout/>");
        return;
    };
    w.open("c:layout").open("c:manualLayout");
    if inner {
        w.val("c:layoutTarget", "inner");
    }
    w.val("c:xMode", "edge").val("c:yMode", "edge");
    let parts = [layout.x, layout.y, layout.width, layout.height];
    for (element, share) in ["c:x", "c:y", "c:w", "c:h"].into_iter().zip(parts) {
        w.val(element, fraction(share));
    }
    w.close().close();
}

/// A share as a decimal fraction, without the noise of single precision.
fn fraction(share: Percent) -> f64 {
    f64::from(share.to_thousandths()) / 100_000.0
}

fn write_title(w: &mut XmlWriter, title: &ChartTitle) {
    w.open("c:title");
    let look =
        TextDefaults { size: Some(TITLE_SIZE), bold: Some(false), ..TextDefaults::default() };
    write_rich_text(w, &title.text, &title.style, look, None);
    w.val("c:overlay", title.overlay).close();
}

fn write_legend(w: &mut XmlWriter, legend: &Legend, replaced: &[usize]) {
    let position = match legend.position {
        LegendPosition::Bottom => "b",
        LegendPosition::Top => "t",
        LegendPosition::Left => "l",
        LegendPosition::Right => "r",
        LegendPosition::TopRight => "tr",
    };
    w.open("c:legend").val("c:legendPos", position);
    write_deleted_entries(w, &legend.deleted, replaced);
    if legend.layout.is_some() {
        write_layout(w, legend.layout.as_ref(), false);
    }
    w.val("c:overlay", legend.overlay);
    if !legend.style.is_inherited() {
        write_text_properties(w, &legend.style, TextDefaults::default(), None);
    }
    w.close();
}

fn write_deleted_entries(w: &mut XmlWriter, deleted: &[u32], replaced: &[usize]) {
    let replaced = replaced.iter().filter_map(|entry| u32::try_from(*entry).ok());
    let mut entries: Vec<u32> = deleted.iter().copied().chain(replaced).collect();
    entries.sort_unstable();
    entries.dedup();
    for entry in entries {
        w.open("c:legendEntry").val("c:idx", entry).val("c:delete", true).close();
    }
}

fn blanks(blanks: Blanks) -> &'static str {
    match blanks {
        Blanks::Gap => "gap",
        Blanks::Zero => "zero",
        Blanks::Connect => "span",
    }
}
