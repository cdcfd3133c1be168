//! Reference lines of horizontal bars. No line stands upright over horizontal bars, in no program, so
//! each category has a mark instead: a short and thick error bar at the end of a bar without a fill,
//! on axes of their own whose scale is that of the other bars.

use indeck_model::chart::{
    Axes, Categories, Crossing, Dash, ErrorAmount, ErrorBars, Fill, Line, ReferenceLine,
    ReferenceValue, Series, ValueAxis,
};
use indeck_model::{Color, Pt};

use crate::part::chart::analysis::{Along, write_error_bars};
use crate::part::chart::axis::{
    CategoryPlace, Edge, SECONDARY, ValuePlace, crossing, hidden_beside, write_category_axis,
    write_value_axis,
};
use crate::part::chart::data::{Role, write_cells, write_name};
use crate::part::chart::label::write_reference_label;
use crate::part::chart::paint::{Pen, write_shape};
use crate::part::chart::plot::value_crossing;
use crate::part::chart::reference::bounds::bounds;
use crate::part::chart::reference::points::with_ends;
use crate::part::chart::reference::{WIDTH, color_of, line_of};
use crate::part::chart::series::Scene;
use crate::xml::XmlWriter;

/// Height of the bars of a usual chart.
const PLOT_HEIGHT: f32 = 250.0;
/// Width of the bars of a usual chart.
const PLOT_WIDTH: f64 = 500.0;
/// Height of a mark in heights of a category.
const MARK_HEIGHT: f32 = 0.8;
/// Most points that a mark is high: programs that always draw caps draw them as wide.
const TALLEST_MARK: f32 = 28.0;

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
    w.open("c:barChart").val("c:barDir", "bar").val("c:grouping", "clustered");
    w.val("c:varyColors", false);
    for (i, reference) in axes.references.iter().enumerate() {
        write_marks(w, scene, first + i, reference, axes);
    }
    w.val("c:gapWidth", 0u8).val("c:overlap", 100u8);
    SECONDARY.write(w);
    w.close();
}

fn write_marks(
    w: &mut XmlWriter,
    scene: Scene<'_>,
    number: usize,
    reference: &ReferenceLine,
    axes: &Axes,
) {
    let (sheet, line) = (&scene.layout.sheet, line_of(reference));
    let Some(column) = scene.layout.column(number, Role::Y) else { return };
    let color = color_of(line);
    w.open("c:ser").val("c:idx", number).val("c:order", number);
    write_name(w, sheet, column);
    // The legend shows the fill of the series, and no bar has it.
    write_shape(w, Some(&Fill::Solid(color)), Some(&Line::None), Pen::hairline(color));
    w.val("c:invertIfNegative", false);
    for point in 0..sheet.categories {
        w.open("c:dPt").val("c:idx", point).val("c:invertIfNegative", false);
        w.val("c:bubble3D", false);
        write_shape(w, Some(&Fill::None), Some(&Line::None), Pen::hairline(color));
        w.close();
    }
    if let Some(point) = top(reference, sheet.categories, axes.category.reverse) {
        write_reference_label(w, reference, point, color, Some("outEnd"));
    }
    let bars = ErrorBars {
        caps: false,
        line: Some(stroke(reference, color, sheet.categories)),
        ..ErrorBars::of(ErrorAmount::Fixed(half_thickness(reference, &axes.value)))
    };
    write_error_bars(w, scene, number, &bars, Along::Values);
    write_cells(w, "c:cat", sheet, 0);
    write_cells(w, "c:val", sheet, column);
    w.close();
}

/// The uppermost mark, which carries the label.
fn top(reference: &ReferenceLine, categories: usize, reverse: bool) -> Option<usize> {
    let upper =
        |mut points: Vec<usize>| if reverse { points.first().copied() } else { points.pop() };
    match &reference.value {
        ReferenceValue::Constant(_) => upper((0..categories).collect()),
        ReferenceValue::PerCategory(values) => {
            let there = values.iter().enumerate().filter(|(_, value)| value.is_some());
            upper(there.map(|(point, _)| point).collect())
        }
    }
}

/// A stroke as wide as a mark is high.
fn stroke(reference: &ReferenceLine, color: Color, categories: usize) -> Line {
    if *line_of(reference) == Line::None {
        return Line::None;
    }
    let height = MARK_HEIGHT * PLOT_HEIGHT / categories.max(1) as f32;
    let width = Some(Pt(height.min(TALLEST_MARK)));
    Line::Solid { color: Some(color), width, dash: Dash::Solid }
}

/// Half the width of the reference line, in units of the axis.
fn half_thickness(reference: &ReferenceLine, axis: &ValueAxis) -> f64 {
    let width = match line_of(reference) {
        Line::Solid { width, .. } => width.unwrap_or(WIDTH),
        Line::None => WIDTH,
    };
    let range = axis.max.unwrap_or(1.0) - axis.min.unwrap_or(0.0);
    f64::from(width.0) / 2.0 * range / PLOT_WIDTH
}

/// Writes the hidden axes of the reference lines.
pub(in crate::part::chart) fn write_sideways_axes(
    w: &mut XmlWriter,
    axes: &Axes,
    categories: &Categories,
) {
    if axes.references.is_empty() {
        return;
    }
    let across = ValueAxis { hidden: true, gridlines: None, ..axes.value.clone() };
    let across = ValueAxis { title: None, minor_gridlines: None, ..across };
    let place = ValuePlace {
        id: SECONDARY.value,
        other: SECONDARY.category,
        edge: Edge::Top,
        crosses: match value_crossing(axes) {
            Crossing::Max => Crossing::AutoZero,
            Crossing::AutoZero | Crossing::Min | Crossing::At(_) => Crossing::Max,
        },
        between: true,
        source_format: "General",
        amid: false,
    };
    write_value_axis(w, &across, place);
    let hidden = hidden_beside(&axes.category);
    let crosses = crossing(&axes.value);
    let place = CategoryPlace { ids: SECONDARY, edge: Edge::Left, crosses, amid: false };
    write_category_axis(w, &hidden, categories, place);
}
