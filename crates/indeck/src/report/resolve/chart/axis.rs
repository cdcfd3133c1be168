//! Axes.

use indeck_model::chart::{Axes, CategoryAxis, Line, TickLabels, ValueAxis};
use indeck_model::spec::{AxisSpec, LayerSpec, MarkKind, StackMode};
use indeck_model::{Angle, NumberFormat};

/// The axes of a layer. Horizontal bars run from the top, as a list is read.
pub(super) fn axes(layer: &LayerSpec) -> Axes {
    let horizontal = layer.mark.value == MarkKind::Bar;
    let category = category(&layer.encode.x.axis, layer.mark.value);
    let mut value = value(&layer.encode.y.axis, layer, true);
    if category.reverse && horizontal && layer.encode.y.axis.labels.is_none() {
        // Where the categories run the other way, the far end is the lower one.
        value.tick_labels = TickLabels::High;
    }
    Axes { category, value, ..Axes::default() }
}

/// A line that is drawn.
fn shown(line: &Line) -> Option<Line> {
    Some(line.clone()).filter(|line| *line != Line::None)
}

/// The axis of the categories of a mark.
pub(super) fn category(spec: &AxisSpec, mark: MarkKind) -> CategoryAxis {
    let horizontal = mark == MarkKind::Bar;
    // Beside negative values, names at the axis would lie over the bars.
    let usual = if mark.is_extended() { TickLabels::NextToAxis } else { TickLabels::Low };
    CategoryAxis {
        title: spec.title.as_ref().map(|t| t.text.clone()),
        hidden: spec.hidden.unwrap_or(false),
        format: spec.format.clone().map(NumberFormat::from),
        tick_labels: spec.labels.unwrap_or(usual),
        rotation: spec.rotation.map(|degrees| Angle(degrees as f32)),
        style: spec.style.clone(),
        title_style: spec.title_style.clone(),
        line: spec.line.clone(),
        gridlines: spec.gridlines.as_ref().and_then(shown),
        minor_gridlines: spec.minor_gridlines.as_ref().and_then(shown),
        ticks: spec.ticks.unwrap_or_default(),
        label_interval: spec.label_every,
        tick_interval: spec.tick_every,
        label_offset: spec.offset,
        dates: spec.dates,
        crossing: spec.crosses.unwrap_or_default(),
        reverse: spec.reverse.unwrap_or(horizontal),
    }
}

/// A value axis; the second one and hidden ones have no gridlines unless they are asked for.
pub(super) fn value(spec: &AxisSpec, layer: &LayerSpec, first: bool) -> ValueAxis {
    let shares = layer.stack.value == StackMode::Normalize;
    let format = spec.format.clone().map(NumberFormat::from);
    let usual = (first && !spec.hidden.unwrap_or(false)).then_some(Line::PLAIN);
    ValueAxis {
        title: spec.title.as_ref().map(|t| t.text.clone()),
        hidden: spec.hidden.unwrap_or(false),
        format: format.or(shares.then_some("0%".into())),
        tick_labels: spec.labels.unwrap_or_default(),
        rotation: spec.rotation.map(|degrees| Angle(degrees as f32)),
        style: spec.style.clone(),
        title_style: spec.title_style.clone(),
        line: spec.line.as_ref().and_then(shown),
        gridlines: spec.gridlines.as_ref().map_or(usual, shown),
        minor_gridlines: spec.minor_gridlines.as_ref().and_then(shown),
        ticks: spec.ticks.unwrap_or_default(),
        display_units: spec.display_units.clone(),
        min: spec.min.as_ref().map(|n| n.value),
        max: spec.max.as_ref().map(|n| n.value),
        major_unit: spec.unit.as_ref().map(|n| n.value),
        minor_unit: spec.minor_unit,
        log_base: spec.log.as_ref().map(|n| n.value),
        reverse: spec.reverse.unwrap_or(false),
        crossing: spec.crosses.unwrap_or_default(),
    }
}
