//! Charts of several layers.

use indeck_model::chart::{Chart, ChartFrame, ComboChart, ReferenceLine};
use indeck_model::spec::{LayerSpec, MarkKind};

use crate::report::resolve::chart::data::Drawn;
use crate::report::resolve::chart::scatter::Points;
use crate::report::resolve::chart::{Context, axis, plot};

/// The layers over one another; points lie on axes of their own.
pub(super) fn combined(
    drawn: Vec<Vec<Drawn>>,
    points: Option<(&Points<'_>, Vec<Drawn>)>,
    references: Vec<ReferenceLine>,
    frame: ChartFrame,
    context: &Context<'_>,
) -> Chart {
    let joined = |l: &&LayerSpec| !l.mark.value.is_xy();
    let layers: Vec<&LayerSpec> = context.spec.layers.iter().filter(joined).collect();
    let mut combo = ComboChart::over(context.data.categories.clone());
    combo.frame = frame;
    if let Some(layer) = layers.iter().find(|l| !l.is_secondary()) {
        combo.axes = axis::axes(layer);
    }
    if let Some(layer) = layers.iter().find(|l| l.is_secondary()) {
        combo.secondary_axis = axis::value(&layer.encode.y.axis, layer, false);
        let x = &layer.encode.x.axis;
        let visible = x.secondary.as_ref().is_some_and(|s| s.value);
        combo.secondary_category = visible.then(|| axis::category(x, layer.mark.value));
    }
    combo.axes.references = references;
    for (layer, drawn) in layers.into_iter().zip(drawn) {
        let on =
            if layer.is_secondary() { &mut combo.secondary_axis } else { &mut combo.axes.value };
        if stands_on_zero(layer, &drawn) && on.log_base.is_none() {
            on.min.get_or_insert(0.0);
        }
        let plot = plot::layer(layer, drawn, context);
        combo = match layer.is_secondary() {
            true => combo.with_secondary_plot(plot),
            false => combo.with_plot(plot),
        };
    }
    if let Some((points, drawn)) = points {
        let layer = context.spec.layers.iter().find(|l| l.mark.value.is_xy());
        if let Some(layer) = layer {
            combo.secondary_axis = axis::value(&layer.encode.y.axis, layer, false);
        }
        combo = combo.with_scatter(points.layer(drawn, &context.paint));
    }
    combo.into()
}

/// Whether lengths are compared: an automatic scale that begins above zero would falsify them.
fn stands_on_zero(layer: &LayerSpec, drawn: &[Drawn]) -> bool {
    let lengths = matches!(layer.mark.value, MarkKind::Column | MarkKind::Area);
    lengths && drawn.iter().flat_map(|d| &d.values).flatten().all(|v| *v >= 0.0)
}
