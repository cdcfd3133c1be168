//! Axes.
//!
//! Source: [MS-ODRAWXML] 2.24.3.5 `CT_Axis`.

use indeck_model::chart::{
    Axes, CategoryAxis, DisplayUnit, DisplayUnits, Line, TickLabels, TickMark, TickMarks, ValueAxis,
};
use indeck_model::text::TextStyle;
use indeck_model::{Angle, NumberFormat};

use crate::part::chart::shared::{AXIS, GRID, Pen, TextDefaults, write_line};
use crate::part::chartex::Extended;
use crate::part::chartex::text::{LOOK, Text};
use crate::part::workbook::tidy;
use crate::xml::XmlWriter;

/// The axis of values, as series name it.
pub(super) const VALUES: u8 = 1;
/// The axis of shares, as series name it.
pub(super) const SHARES: u8 = 2;

/// Writes the axes of a kind that has some.
pub(super) fn write_all(w: &mut XmlWriter, chart: Extended<'_>) {
    let text = &chart.frame().style;
    match chart {
        Extended::Waterfall(c) => write_pair(w, &c.axes, c.gap_width, text),
        Extended::Histogram(c) => write_pair(w, &c.axes, c.gap_width, text),
        Extended::BoxWhisker(c) => write_pair(w, &c.axes, c.gap_width, text),
        Extended::Pareto(c) => {
            write_pair(w, &c.axes, c.gap_width, text);
            write_shares(w, &c.share_axis, text);
        }
        Extended::Funnel(c) => write_categories(w, 1, &c.axis, c.gap_width, text),
        Extended::Treemap(_) | Extended::Sunburst(_) | Extended::RegionMap(_) => {}
    }
}

fn write_pair(w: &mut XmlWriter, axes: &Axes, gap_width: u16, text: &TextStyle) {
    write_categories(w, 0, &axes.category, gap_width, text);
    let axis = &axes.value;
    open(w, VALUES, axis.hidden);
    write_scaling(w, axis, [axis.min, axis.max]);
    Body::of_values(axis, text).write(w, |w| {
        if let Some(units) = &axis.display_units {
            write_units(w, units, text);
        }
    });
    w.close();
}

/// The shares go up to 100 % unless the chart says otherwise.
fn write_shares(w: &mut XmlWriter, axis: &ValueAxis, text: &TextStyle) {
    open(w, SHARES, axis.hidden);
    write_scaling(w, axis, [axis.min.or(Some(0.0)), axis.max.or(Some(1.0))]);
    Body::of_values(axis, text).write(w, |w| {
        w.open("cx:units").attr("unit", "percentage").close();
    });
    w.close();
}

fn write_categories(
    w: &mut XmlWriter,
    id: u8,
    axis: &CategoryAxis,
    gap_width: u16,
    text: &TextStyle,
) {
    open(w, id, axis.hidden);
    w.open("cx:catScaling").attr("gapWidth", f64::from(gap_width) / 100.0).close();
    Body::of_categories(axis, text).write(w, |_| {});
    w.close();
}

fn open(w: &mut XmlWriter, id: u8, hidden: bool) {
    w.open("cx:axis").attr("id", id).attr_opt("hidden", hidden.then_some(true));
}

fn write_scaling(w: &mut XmlWriter, axis: &ValueAxis, [min, max]: [Option<f64>; 2]) {
    let number = |number: Option<f64>| number.map(|number| number + 0.0);
    w.open("cx:valScaling").attr_opt("max", number(max)).attr_opt("min", number(min));
    w.attr_opt("majorUnit", axis.major_unit).attr_opt("minorUnit", axis.minor_unit).close();
}

fn write_units(w: &mut XmlWriter, units: &DisplayUnits, text: &TextStyle) {
    w.open("cx:units").attr_opt("unit", unit(units.unit));
    if let Some(label) = &units.label {
        w.open("cx:unitsLabel");
        let text = Text::new(&TextStyle::default(), text);
        match label.as_str() {
            "" => text.write_properties(w),
            label => text.write(w, label),
        }
        w.close();
    }
    w.close();
}

/// Custom units are refused before.
fn unit(unit: DisplayUnit) -> Option<&'static str> {
    match unit {
        DisplayUnit::Hundreds => Some("hundreds"),
        DisplayUnit::Thousands => Some("thousands"),
        DisplayUnit::TenThousands => Some("tenThousands"),
        DisplayUnit::HundredThousands => Some("hundredThousands"),
        DisplayUnit::Millions => Some("millions"),
        DisplayUnit::TenMillions => Some("tenMillions"),
        DisplayUnit::HundredMillions => Some("hundredMillions"),
        DisplayUnit::Billions => Some("billions"),
        DisplayUnit::Trillions => Some("trillions"),
        DisplayUnit::Custom(_) => None,
    }
}

/// What follows the scale of an axis, whatever its kind.
struct Body<'a> {
    title: Option<&'a str>,
    title_style: &'a TextStyle,
    /// How all text of the chart looks.
    text: &'a TextStyle,
    gridlines: [Option<&'a Line>; 2],
    ticks: TickMarks,
    labels: TickLabels,
    format: Option<&'a NumberFormat>,
    line: &'a Line,
    style: &'a TextStyle,
    rotation: Option<Angle>,
}

impl<'a> Body<'a> {
    fn of_categories(axis: &'a CategoryAxis, text: &'a TextStyle) -> Self {
        Self {
            title: axis.title.as_deref(),
            title_style: &axis.title_style,
            text,
            gridlines: [axis.gridlines.as_ref(), axis.minor_gridlines.as_ref()],
            ticks: axis.ticks,
            labels: axis.tick_labels,
            format: axis.format.as_ref(),
            line: axis.line.as_ref().unwrap_or(&Line::PLAIN),
            style: &axis.style,
            rotation: axis.rotation,
        }
    }

    fn of_values(axis: &'a ValueAxis, text: &'a TextStyle) -> Self {
        Self {
            title: axis.title.as_deref(),
            title_style: &axis.title_style,
            text,
            gridlines: [axis.gridlines.as_ref(), axis.minor_gridlines.as_ref()],
            ticks: axis.ticks,
            labels: axis.tick_labels,
            format: axis.format.as_ref(),
            line: axis.line.as_ref().unwrap_or(&Line::None),
            style: &axis.style,
            rotation: axis.rotation,
        }
    }

    fn write(&self, w: &mut XmlWriter, units: impl FnOnce(&mut XmlWriter)) {
        if let Some(title) = self.title.filter(|title| !title.is_empty()) {
            w.open("cx:title");
            let look = TextDefaults { bold: Some(false), ..LOOK };
            Text::new(self.title_style, self.text).with_look(look).write(w, title);
            w.close();
        }
        units(w);
        let [major, minor] = self.gridlines;
        write_gridlines(w, "cx:majorGridlines", major);
        write_gridlines(w, "cx:minorGridlines", minor);
        write_ticks(w, "cx:majorTickMarks", self.ticks.major);
        write_ticks(w, "cx:minorTickMarks", self.ticks.minor);
        if self.labels != TickLabels::None {
            w.open("cx:tickLabels").close();
        }
        if let Some(format) = self.format {
            w.open("cx:numFmt").attr("formatCode", tidy(format)).attr("sourceLinked", false);
            w.close();
        }
        w.open("cx:spPr");
        write_line(w, self.line, Pen::hairline(AXIS));
        w.close();
        Text::new(self.style, self.text).turned(self.rotation).write_properties(w);
    }
}

fn write_gridlines(w: &mut XmlWriter, element: &'static str, line: Option<&Line>) {
    if let Some(line) = line {
        w.open(element).open("cx:spPr");
        write_line(w, line, Pen::hairline(GRID));
        w.close().close();
    }
}

fn write_ticks(w: &mut XmlWriter, element: &'static str, ticks: TickMark) {
    let kind = match ticks {
        TickMark::None => return,
        TickMark::Inside => "in",
        TickMark::Outside => "out",
        TickMark::Cross => "cross",
    };
    w.open(element).attr("type", kind).close();
}
