//! What stands around the series: title, legend, axes.
//!
//! Source: [MS-ODRAWXML] 2.24.3.17 `CT_Chart`, 2.24.3.5 `CT_Axis`.

use indeck_model::NumberFormat;
use indeck_model::chart::{
    CategoryAxis, ChartFrame, ChartTitle, DisplayUnit, DisplayUnits, Legend, LegendPosition,
    TickLabels, TickMark, TickMarks, ValueAxis,
};

use super::{flag, number};
use crate::part::color::Scheme;
use crate::read::redraw::paint::{fill_of, line_of, lines};
use crate::read::redraw::text::{rotation, style, style_of_words, words};
use crate::read::redraw::values::{all, child};
use crate::xml::Node;

/// The frame of a chart.
pub(super) fn frame(space: Node<'_>, scheme: &dyn Scheme) -> ChartFrame {
    let chart = child(space, "chart");
    let area = chart.and_then(|chart| child(chart, "plotArea"));
    let region = area.and_then(|area| child(area, "plotAreaRegion"));
    let surface = region.and_then(|region| child(region, "plotSurface"));
    ChartFrame {
        title: chart.and_then(|chart| title(child(chart, "title")?, scheme)),
        legend: chart.and_then(|chart| child(chart, "legend")).map(|node| legend(node, scheme)),
        style: style(space, scheme),
        plot_fill: surface.and_then(|surface| fill_of(surface, scheme)),
        background: fill_of(space, scheme),
        border: line_of(space, scheme),
        ..ChartFrame::default()
    }
}

fn title(node: Node<'_>, scheme: &dyn Scheme) -> Option<ChartTitle> {
    let text = words(node).filter(|text| !text.is_empty())?;
    let overlay = flag(node, "overlay").unwrap_or(false);
    Some(ChartTitle { text, style: style_of_words(node, scheme), overlay })
}

fn legend(node: Node<'_>, scheme: &dyn Scheme) -> Legend {
    let (side, align) = (node.attr("pos"), node.attr("align"));
    let position = match (side.as_deref(), align.as_deref()) {
        (Some("b"), _) => LegendPosition::Bottom,
        (Some("t"), _) => LegendPosition::Top,
        (Some("l"), _) => LegendPosition::Left,
        (_, Some("min")) => LegendPosition::TopRight,
        _ => LegendPosition::Right,
    };
    let overlay = flag(node, "overlay").unwrap_or(false);
    Legend { position, overlay, style: style(node, scheme), ..Legend::default() }
}

/// An axis.
#[derive(Clone, Copy, Debug)]
pub(super) struct Axis<'a>(Node<'a>);

impl<'a> Axis<'a> {
    /// The axis of the categories.
    pub(super) fn of_categories(area: Node<'a>) -> Option<Self> {
        all(area, "axis").find(|axis| child(*axis, "catScaling").is_some()).map(Self)
    }

    /// The axes of values.
    pub(super) fn of_values(area: Node<'a>) -> impl Iterator<Item = Self> {
        all(area, "axis").filter(|axis| child(*axis, "valScaling").is_some()).map(Self)
    }

    /// The distance of columns in percent of their width.
    pub(super) fn gap(self) -> Option<u16> {
        let share = number(child(self.0, "catScaling")?, "gapWidth")?;
        Some((share * 100.0).round().clamp(0.0, 500.0) as u16)
    }

    pub(super) fn category(self, scheme: &dyn Scheme) -> CategoryAxis {
        let axis = self.0;
        CategoryAxis {
            title: self.title(),
            hidden: flag(axis, "hidden").unwrap_or(false),
            format: self.format(),
            tick_labels: self.tick_labels(),
            rotation: rotation(axis),
            style: style(axis, scheme),
            title_style: self.title_style(scheme),
            line: line_of(axis, scheme),
            gridlines: lines(axis, "majorGridlines", scheme),
            minor_gridlines: lines(axis, "minorGridlines", scheme),
            ticks: self.ticks(),
            ..CategoryAxis::default()
        }
    }

    pub(super) fn value(self, scheme: &dyn Scheme) -> ValueAxis {
        let axis = self.0;
        let scale = |name| number(child(axis, "valScaling")?, name);
        ValueAxis {
            title: self.title(),
            hidden: flag(axis, "hidden").unwrap_or(false),
            format: self.format(),
            tick_labels: self.tick_labels(),
            rotation: rotation(axis),
            style: style(axis, scheme),
            title_style: self.title_style(scheme),
            line: line_of(axis, scheme),
            gridlines: lines(axis, "majorGridlines", scheme),
            minor_gridlines: lines(axis, "minorGridlines", scheme),
            ticks: self.ticks(),
            display_units: child(axis, "units").and_then(display_units),
            min: scale("min"),
            max: scale("max"),
            major_unit: scale("majorUnit").filter(|unit| *unit > 0.0),
            minor_unit: scale("minorUnit").filter(|unit| *unit > 0.0),
            ..ValueAxis::default()
        }
    }

    fn title(self) -> Option<String> {
        child(self.0, "title").and_then(words).filter(|title| !title.is_empty())
    }

    fn title_style(self, scheme: &dyn Scheme) -> indeck_model::text::TextStyle {
        child(self.0, "title").map(|title| style_of_words(title, scheme)).unwrap_or_default()
    }

    fn format(self) -> Option<NumberFormat> {
        let format = child(self.0, "numFmt")?;
        let code = format.attr("formatCode").filter(|_| flag(format, "sourceLinked") != Some(true));
        code.map(|code| NumberFormat::from(code.into_owned()))
    }

    fn tick_labels(self) -> TickLabels {
        match child(self.0, "tickLabels") {
            Some(_) => TickLabels::NextToAxis,
            None => TickLabels::None,
        }
    }

    fn ticks(self) -> TickMarks {
        let mark = |name| {
            let kind = child(self.0, name).and_then(|marks| marks.attr("type"));
            match kind.as_deref() {
                Some("in") => TickMark::Inside,
                Some("out") => TickMark::Outside,
                Some("cross") => TickMark::Cross,
                _ => TickMark::None,
            }
        };
        TickMarks { major: mark("majorTickMarks"), minor: mark("minorTickMarks") }
    }
}

fn display_units(units: Node<'_>) -> Option<DisplayUnits> {
    let unit = match &*units.attr("unit")? {
        "hundreds" => DisplayUnit::Hundreds,
        "thousands" => DisplayUnit::Thousands,
        "tenThousands" => DisplayUnit::TenThousands,
        "hundredThousands" => DisplayUnit::HundredThousands,
        "millions" => DisplayUnit::Millions,
        "tenMillions" => DisplayUnit::TenMillions,
        "hundredMillions" => DisplayUnit::HundredMillions,
        "billions" => DisplayUnit::Billions,
        "trillions" => DisplayUnit::Trillions,
        _ => return None,
    };
    let label = child(units, "unitsLabel").map(|label| words(label).unwrap_or_default());
    Some(DisplayUnits { unit, label })
}
