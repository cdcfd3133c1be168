//! Colours and text of charts, with the looks that stand in where nothing is said.
//!
//! Source: ISO/IEC 29500-1, 21.2.2.217 `txPr`, 21.2.2.157 `rich`.

use indeck_model::text::TextStyle;
use indeck_model::{Color, Percent, Pt, ThemeColor};

use crate::part::text::write_color;
use crate::xml::XmlWriter;

/// Text that is quieter than the slide's own.
pub(in crate::part) const TEXT: Color = Color::Lighter(ThemeColor::Text1, Percent(35.0));
/// Lines that stand behind the data.
pub(in crate::part) const GRID: Color = Color::Lighter(ThemeColor::Text1, Percent(85.0));
/// The line that the data stand on.
pub(in crate::part) const AXIS: Color = Color::Lighter(ThemeColor::Text1, Percent(75.0));
/// Width of gridlines and axes.
pub(super) const HAIRLINE: Pt = Pt(0.75);

/// How text looks where its style says nothing; `None` inherits from the chart.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::part) struct TextDefaults {
    pub(in crate::part) size: Option<Pt>,
    pub(in crate::part) bold: Option<bool>,
    pub(in crate::part) color: Option<Color>,
    pub(in crate::part) font: Option<&'static str>,
}

/// Writes text properties without text (`c:txPr`), turned by 60 000ths of a degree if wanted.
pub(super) fn write_text_properties(
    w: &mut XmlWriter,
    style: &TextStyle,
    defaults: TextDefaults,
    rotation: Option<i32>,
) {
    w.open("c:txPr");
    write_text_frame(w, rotation);
    w.open("a:p").open("a:pPr");
    write_characters(w, "a:defRPr", style, defaults);
    w.close();
    w.raw(r#"<a:endParaRPr lang="en-US"/>"#).close().close();
}

/// Writes text of its own (`c:tx`), a paragraph for each line.
pub(super) fn write_rich_text(
    w: &mut XmlWriter,
    text: &str,
    style: &TextStyle,
    look: TextDefaults,
    rotation: Option<i32>,
) {
    w.open("c:tx").open("c:rich");
    write_text_frame(w, rotation);
    for line in text.split('\n') {
        let line = line.trim_end_matches('\r');
        w.open("a:p").open("a:pPr");
        write_characters(w, "a:defRPr", style, look);
        w.close();
        if !line.is_empty() {
            w.open("a:r");
            write_characters(w, "a:rPr", style, look);
            w.text_element("a:t", line).close();
        }
        w.close();
    }
    w.close().close();
}

/// Writes the frame of a text, turned by 60 000ths of a degree if wanted.
pub(in crate::part) fn write_text_frame(w: &mut XmlWriter, rotation: Option<i32>) {
    w.open("a:bodyPr");
    if let Some(rotation) = rotation {
        w.attr("rot", rotation).attr("vert", "horz");
    }
    w.close().open("a:lstStyle").close();
}

/// Writes how characters look.
pub(in crate::part) fn write_characters(
    w: &mut XmlWriter,
    element: &'static str,
    style: &TextStyle,
    defaults: TextDefaults,
) {
    w.open(element).attr_opt("sz", style.size.or(defaults.size).map(Pt::to_hundredths));
    w.attr_opt("b", style.bold.or(defaults.bold)).attr_opt("i", style.italic);
    w.attr_opt("u", style.underline.map(|on| if on { "sng" } else { "none" }));
    if let Some(color) = style.color.or(defaults.color) {
        w.element("a:solidFill", |w| write_color(w, color));
    }
    if let Some(font) = style.font.as_deref().or(defaults.font) {
        w.open("a:latin").attr("typeface", font).close();
    }
    w.close();
}
