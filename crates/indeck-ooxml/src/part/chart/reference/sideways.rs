//! Reference lines of horizontal bars: points on axes of their own, whose scale from left to right
//! is that of the bars, and from bottom to top goes from 0 to 1.

use indeck_model::chart::{
    Axes, Crossing, ErrorAmount, ErrorBars, ReferenceLine, ReferenceValue, Series, ValueAxis,
};

use crate::part::chart::analysis::{Along, write_error_bars};
use crate::part::chart::axis::{Edge, SECONDARY, ValuePlace, write_value_axis};
use crate::part::chart::data::{Role, write_cells, write_name};
use crate::part::chart::label::write_reference_label;
use crate::part::chart::paint::{write_marker, write_no_line};
use crate::part::chart::reference::bounds::bounds;
use crate::part::chart::reference::points::{with_ends, write_ends};
use crate::part::chart::reference::{color_of, line_of};
use crate::part::chart::series::Scene;
use crate::xml::XmlWriter;

/// Half the height of the mark at a category, in heights of a category.
const MARK_HALF: f64 = 0.35;

/// How bars lie, as far as the length of the axis depends on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::part::chart) enum BarFrame {
    Clustered,
    Stacked,
    Percent,
}

impl BarFrame {
    /// The axes of bars, of which that of the values has its ends set if there are references.
    pub(in crate::part::chart) fn axes<P, O>(self, axes: &Axes, series: &[Series<P, O>]) -> Axes {
        if axes.references.is_empty() {
            return axes.clone();
        }
        let lines = axes.references.iter().flat_map(values_of);
        let ends = match self {
            Self::Percent => percent(&axes.value, series),
            Self::Clustered | Self::Stacked => {
                bounds(&axes.value, self.ends(series).into_iter().chain(lines))
            }
        };
        Axes { value: with_ends(&axes.value, Some(ends)), ..axes.clone() }
    }

    /// Where bars begin and end.
    fn ends<P, O>(self, series: &[Series<P, O>]) -> Vec<f64> {
        let mut ends = vec![0.0];
        if self == Self::Clustered {
            ends.extend(series.iter().flat_map(|series| series.values.iter().flatten()));
            return ends;
        }
        let rows = series.iter().map(|series| series.values.len()).max().unwrap_or(0);
        for row in 0..rows {
            let parts = || series.iter().filter_map(|s| s.values.get(row).copied().flatten());
            ends.push(parts().filter(|part| *part > 0.0).sum());
            ends.push(parts().filter(|part| *part < 0.0).sum());
        }
        ends
    }
}

fn percent<P, O>(axis: &ValueAxis, series: &[Series<P, O>]) -> (f64, f64) {
    let negative = series.iter().flat_map(|s| s.values.iter().flatten()).any(|v| *v < 0.0);
    (axis.min.unwrap_or(if negative { -1.0 } else { 0.0 }), axis.max.unwrap_or(1.0))
}

fn values_of(reference: &ReferenceLine) -> Vec<f64> {
    match &reference.value {
        ReferenceValue::Constant(value) => vec![*value],
        ReferenceValue::PerCategory(values) => values.iter().copied().flatten().collect(),
    }
}

/// Writes the plot of the reference lines, as series from that number on.
pub(in crate::part::chart) fn write_sideways(
    w: &mut XmlWriter,
    scene: Scene<'_>,
    first: usize,
    axes: &Axes,
) {
    if axes.references.is_empty() {
        return;
    }
    w.open("c:scatterChart").val("c:scatterStyle", "lineMarker").val("c:varyColors", false);
    for (i, reference) in axes.references.iter().enumerate() {
        // The end of a line is at the top, whichever way the axis goes.
        let top = usize::from(!axes.category.reverse);
        match &reference.value {
            ReferenceValue::Constant(_) => {
                write_ends(w, scene, first + i, reference, (top, "r"));
            }
            ReferenceValue::PerCategory(values) => {
                write_marks(w, scene, first + i, reference, values);
            }
        }
    }
    SECONDARY.write(w);
    w.close();
}

fn write_marks(
    w: &mut XmlWriter,
    scene: Scene<'_>,
    number: usize,
    reference: &ReferenceLine,
    values: &[Option<f64>],
) {
    let (layout, line) = (scene.layout, line_of(reference));
    let (x, y) = (layout.column(number, Role::X), layout.column(number, Role::Y));
    let (Some(x), Some(y)) = (x, y) else { return };
    w.open("c:ser").val("c:idx", number).val("c:order", number);
    write_name(w, &layout.sheet, y);
    w.open("c:spPr");
    write_no_line(w);
    w.close();
    write_marker(w, None, color_of(line));
    if let Some(point) = values.iter().rposition(Option::is_some) {
        write_reference_label(w, reference, point, color_of(line), Some("r"));
    }
    let height = MARK_HALF / layout.sheet.categories as f64;
    let bars = ErrorBars { caps: false, ..ErrorBars::of(ErrorAmount::Fixed(height)) };
    let bars = ErrorBars { line: Some(solid(reference)), ..bars };
    write_error_bars(w, scene, number, &bars, Along::Y);
    write_cells(w, "c:xVal", &layout.sheet, x);
    write_cells(w, "c:yVal", &layout.sheet, y);
    w.val("c:smooth", false).close();
}

/// A mark is too short for dashes where nothing else is said.
fn solid(reference: &ReferenceLine) -> indeck_model::chart::Line {
    use indeck_model::chart::{Dash, Line};
    reference.line.clone().unwrap_or(Line::Solid {
        color: Some(color_of(&Line::PLAIN)),
        width: Some(super::WIDTH),
        dash: Dash::Solid,
    })
}

/// Writes the hidden axes of the reference lines.
pub(in crate::part::chart) fn write_sideways_axes(w: &mut XmlWriter, axes: &Axes) {
    if axes.references.is_empty() {
        return;
    }
    let place = |id, other, edge, crosses| ValuePlace {
        id,
        other,
        edge,
        crosses,
        between: false,
        source_format: "General",
        amid: false,
    };
    let bare = |axis: ValueAxis| ValueAxis { hidden: true, gridlines: None, ..axis };
    let across = bare(ValueAxis {
        min: axes.value.min,
        max: axes.value.max,
        log_base: axes.value.log_base,
        reverse: axes.value.reverse,
        ..ValueAxis::default()
    });
    let (left, top) = (SECONDARY.category, SECONDARY.value);
    write_value_axis(w, &across, place(left, top, Edge::Top, Crossing::Max));
    let upright = bare(ValueAxis {
        min: Some(0.0),
        max: Some(1.0),
        reverse: axes.category.reverse,
        ..ValueAxis::default()
    });
    write_value_axis(w, &upright, place(top, left, Edge::Right, Crossing::Max));
}
