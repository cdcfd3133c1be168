//! Axes.

use indeck_model::chart::{Axes, CategoryAxis, Dash, Line, TickLabels, ValueAxis};
use indeck_model::spec::{AxisSpec, LayerSpec, MarkKind, StackMode};
use indeck_model::{Angle, NumberFormat};

/// The axes of a layer. Horizontal bars run from the top, as a list is read.
pub(super) fn axes(layer: &LayerSpec) -> Axes {
    let horizontal = layer.mark.value == MarkKind::Bar;
    let category = category(&layer.encode.x.axis, horizontal);
    let mut value = value(&layer.encode.y.axis, layer, true);
    if category.reverse && horizontal && layer.encode.y.axis.labels.is_none() {
        // Where the categories run the other way, the far end is the lower one.
        value.tick_labels = TickLabels::High;
    }
    Axes { category, value, ..Axes::default() }
}

fn thin_line() -> Line {
    Line::Solid { color: None, width: None, dash: Dash::Solid }
}

fn category(spec: &AxisSpec, horizontal: bool) -> CategoryAxis {
    CategoryAxis {
        title: spec.title.as_ref().map(|t| t.text.clone()),
        hidden: spec.hidden.unwrap_or(false),
        format: spec.format.clone().map(NumberFormat::from),
        // Beside negative values, names at the axis would lie over the bars.
        tick_labels: spec.labels.unwrap_or(TickLabels::Low),
        rotation: spec.rotation.map(|degrees| Angle(degrees as f32)),
        gridlines: (spec.gridlines == Some(true)).then(thin_line),
        reverse: spec.reverse.unwrap_or(horizontal),
        ..CategoryAxis::default()
    }
}

/// A value axis; the second one and hidden ones have no gridlines unless they are asked for.
pub(super) fn value(spec: &AxisSpec, layer: &LayerSpec, first: bool) -> ValueAxis {
    let shares = layer.stack.value == StackMode::Normalize;
    let format = spec.format.clone().map(NumberFormat::from);
    ValueAxis {
        title: spec.title.as_ref().map(|t| t.text.clone()),
        hidden: spec.hidden.unwrap_or(false),
        format: format.or(shares.then_some("0%".into())),
        tick_labels: spec.labels.unwrap_or_default(),
        gridlines: spec.gridlines.unwrap_or(first && !spec.hidden.unwrap_or(false)).then(thin_line),
        min: spec.min.as_ref().map(|n| n.value),
        max: spec.max.as_ref().map(|n| n.value),
        major_unit: spec.unit.as_ref().map(|n| n.value),
        log_base: spec.log.as_ref().map(|n| n.value),
        reverse: spec.reverse.unwrap_or(false),
        ..ValueAxis::default()
    }
}
