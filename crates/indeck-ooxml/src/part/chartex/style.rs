//! The style and the colours of a chart: parts without which PowerPoint opens no chartex chart, and
//! from which charts take what they do not say themselves. They are the same for all charts of a
//! kind, and packed once.
//!
//! Source: [MS-ODRAWXML] 2.25.3.3 `CT_ChartStyle` (all entries, in that order), 2.25.3.5
//! `CT_ColorStyle`.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use indeck_model::{Color, Percent, ThemeColor};

use crate::opc::{Deflater, Packed};
use crate::part::chart::shared::{AXIS, GRID, TEXT};
use crate::part::text::write_color;
use crate::xml::{XmlWriter, ns};

const NAMESPACE: &str = "http://schemas.microsoft.com/office/drawing/2012/chartStyle";
/// Packed at the best level whatever the deck's: they cost nothing a chart.
const LEVEL: u8 = 9;
/// Hundredths of a point: text, and the title.
const SIZES: [u16; 2] = [1200, 1600];

/// The two parts, packed.
#[derive(Clone, Debug)]
pub(crate) struct Styles {
    /// `styleN.xml`.
    pub(crate) style: Packed,
    /// `colorsN.xml`.
    pub(crate) colors: Packed,
}

/// The parts of the style of that number.
pub(crate) fn styles(number: u16) -> Styles {
    static KNOWN: Mutex<BTreeMap<u16, Styles>> = Mutex::new(BTreeMap::new());
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    let styles = known.entry(number).or_insert_with(|| {
        let mut deflater = Deflater::new(LEVEL);
        Styles {
            style: deflater.pack(&write_style(number)),
            colors: deflater.pack(&write_colors()),
        }
    });
    styles.clone()
}

/// What an entry of a style says beside the theme's font.
#[derive(Clone, Copy)]
enum Look {
    /// Nothing.
    Plain,
    /// Text, of that of the sizes.
    Text(usize),
    /// Text on what it labels.
    Label,
    /// A line behind the data.
    Line(Color),
    /// Text along a line.
    Axis(Color),
    /// An area that may be left empty.
    Area,
    /// An area in the series' colour, with gaps between the areas.
    Data,
    /// A line in the series' colour, of that width in EMU.
    DataLine(u32),
}

use Look::{Area, Axis, Data, DataLine, Label, Line, Plain, Text};

/// The entries in the order of the schema; the layout of markers, which is no entry, follows the
/// look of markers.
const ENTRIES: [(&str, Look); 30] = [
    ("cs:axisTitle", Text(0)),
    ("cs:categoryAxis", Axis(AXIS)),
    ("cs:chartArea", Area),
    ("cs:dataLabel", Label),
    ("cs:dataLabelCallout", Text(0)),
    ("cs:dataPoint", Data),
    ("cs:dataPoint3D", Data),
    ("cs:dataPointLine", DataLine(28_575)),
    ("cs:dataPointMarker", Data),
    ("cs:dataPointWireframe", DataLine(9_525)),
    ("cs:dataTable", Text(0)),
    ("cs:downBar", Plain),
    ("cs:dropLine", Line(AXIS)),
    ("cs:errorBar", Line(TEXT)),
    ("cs:floor", Plain),
    ("cs:gridlineMajor", Line(GRID)),
    ("cs:gridlineMinor", Line(GRID)),
    ("cs:hiLoLine", Line(AXIS)),
    ("cs:leaderLine", Line(AXIS)),
    ("cs:legend", Text(0)),
    ("cs:plotArea", Area),
    ("cs:plotArea3D", Area),
    ("cs:seriesAxis", Axis(AXIS)),
    ("cs:seriesLine", Line(AXIS)),
    ("cs:title", Text(1)),
    ("cs:trendline", DataLine(19_050)),
    ("cs:trendlineLabel", Text(0)),
    ("cs:upBar", Plain),
    ("cs:valueAxis", Text(0)),
    ("cs:wall", Plain),
];

/// Styles whose points lie side by side and carry their labels: a treemap's, a sunburst's and a
/// funnel's.
const TILED: [u16; 3] = [410, 381, 419];

fn write_style(number: u16) -> Vec<u8> {
    let mut w = XmlWriter::part();
    w.open("cs:chartStyle").attr("xmlns:cs", NAMESPACE).attr("xmlns:a", ns::A);
    w.attr("id", number);
    let tiled = TILED.contains(&number);
    for (element, look) in ENTRIES {
        write_entry(&mut w, element, look, tiled);
        if element == "cs:dataPointMarker" {
            w.open("cs:dataPointMarkerLayout").attr("symbol", "circle").attr("size", 5u8).close();
        }
    }
    w.close();
    w.finish()
}

fn write_entry(w: &mut XmlWriter, element: &'static str, look: Look, tiled: bool) {
    let varies = matches!(look, Data | DataLine(_));
    w.open(element);
    if matches!(look, Area) {
        w.attr("mods", "allowNoFillOverride allowNoLineOverride");
    }
    write_reference(w, "cs:lnRef", varies);
    write_reference(w, "cs:fillRef", varies);
    write_reference(w, "cs:effectRef", false);
    w.open("cs:fontRef").attr("idx", "minor");
    let text = match look {
        Text(_) | Axis(_) => TEXT,
        Label if tiled => Color::Theme(ThemeColor::Background1),
        Label => TEXT,
        _ => Color::Theme(ThemeColor::Text1),
    };
    write_color(w, text);
    w.close();
    write_shape(w, look, tiled);
    let size = match look {
        Text(size) => SIZES.get(size),
        Axis(_) | Label | Area => SIZES.first(),
        _ => None,
    };
    if let Some(size) = size {
        w.open("cs:defRPr").attr("sz", *size).attr("kern", 1200u16).close();
    }
    w.close();
}

fn write_reference(w: &mut XmlWriter, element: &'static str, varies: bool) {
    w.open(element).attr("idx", 0u8);
    if varies {
        w.val("cs:styleClr", "auto");
    }
    w.close();
}

fn write_shape(w: &mut XmlWriter, look: Look, tiled: bool) {
    const OWN: &str = r#"<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>"#;
    match look {
        Line(color) | Axis(color) => {
            w.open("cs:spPr").open("a:ln").attr("w", 9_525u32).open("a:solidFill");
            write_color(w, color);
            w.close().close().close();
        }
        Data => {
            w.open("cs:spPr").raw(OWN).open("a:ln");
            match tiled {
                true => {
                    w.attr("w", 19_050u32).open("a:solidFill");
                    write_color(w, Color::Theme(ThemeColor::Background1));
                    w.close();
                }
                false => drop(w.raw(OWN)),
            }
            w.close().close();
        }
        DataLine(width) => {
            w.open("cs:spPr").open("a:ln").attr("w", width).attr("cap", "rnd");
            w.raw(OWN).open("a:round").close().close().close();
        }
        Plain | Text(_) | Label | Area => {}
    }
}

/// The accents in order, then darker and lighter ones, as series take them (`palette.rs`).
fn write_colors() -> Vec<u8> {
    /// Share of the luminance that is kept, and that is added, in percent.
    const VARIATIONS: [(f32, f32); 9] = [
        (100.0, 0.0),
        (60.0, 0.0),
        (80.0, 20.0),
        (80.0, 0.0),
        (60.0, 40.0),
        (50.0, 0.0),
        (70.0, 30.0),
        (70.0, 0.0),
        (50.0, 50.0),
    ];
    let mut w = XmlWriter::part();
    w.open("cs:colorStyle").attr("xmlns:cs", NAMESPACE).attr("xmlns:a", ns::A);
    w.attr("meth", "cycle").attr("id", 10u8);
    for accent in ThemeColor::ACCENTS {
        write_color(&mut w, Color::Theme(accent));
    }
    for (kept, added) in VARIATIONS {
        w.open("cs:variation");
        if kept < 100.0 {
            w.val("a:lumMod", Percent(kept).to_thousandths());
        }
        if added > 0.0 {
            w.val("a:lumOff", Percent(added).to_thousandths());
        }
        w.close();
    }
    w.close();
    w.finish()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    /// PowerPoint refuses a deck with a style that lacks an entry.
    #[test]
    fn a_style_has_every_entry_of_the_schema_in_its_order() {
        let text = String::from_utf8(write_style(395)).unwrap();
        let mut rest = text.as_str();
        for (element, _) in ENTRIES {
            let at = rest.find(&format!("<{element}")).unwrap();
            rest = rest.get(at..).unwrap();
        }
    }
}
