//! What layers can be, and how they share axes.

use indeck_model::Diagnostic;
use indeck_model::spec::{ChartSpec, LayerSpec, Located, MarkKind};

use crate::report::resolve::chart::legal::noun;

/// Layers share one category axis; points have axes of their own.
pub(super) fn together(spec: &ChartSpec, diagnostics: &mut Vec<Diagnostic>) {
    let over_categories = |l: &&LayerSpec| l.mark.value != MarkKind::Scatter;
    let mut joined = spec.layers.iter().filter(over_categories);
    let first = joined.next().and_then(|l| l.encode.x.columns.first());
    for layer in &spec.layers {
        use MarkKind::{Area, Column, Line, Scatter};
        if !matches!(layer.mark.value, Column | Line | Area | Scatter) {
            let message = format!("{} cannot be a layer", noun(layer.mark.value));
            let diagnostic = Diagnostic::error("illegal-layer", message).at(layer.mark.at.clone());
            let hint = "layers can be `column`, `line` and `area`, and one `scatter`";
            diagnostics.push(diagnostic.hint(hint));
        }
        let (Some(first), Some(x)) = (first, layer.encode.x.columns.first()) else { continue };
        if first.value != x.value && layer.mark.value != Scatter {
            let message =
                format!("all layers share one `x`: `{}` and `{}` differ", first.value, x.value);
            let diagnostic = Diagnostic::error("illegal-layer", message).at(x.at.clone());
            diagnostics.push(diagnostic.hint("write `encode: { x: … }` once, beside `layer`"));
        }
    }
    points(spec, diagnostics);
}

/// Points stand on the second pair of axes, alone.
fn points(spec: &ChartSpec, diagnostics: &mut Vec<Diagnostic>) {
    let is_points = |l: &&LayerSpec| l.mark.value == MarkKind::Scatter;
    let mut scatters = spec.layers.iter().filter(is_points);
    let Some(first) = scatters.next() else { return };
    let others = spec.layers.iter().filter(|l| !is_points(l));
    let beside = others.clone().find(|l| l.is_secondary());
    let fault = match (scatters.next(), beside, others.count()) {
        (Some(second), ..) => Some((&second.mark.at, "a chart has one layer of points")),
        (_, Some(plot), _) => {
            Some((&plot.mark.at, "points take the second axes, which this layer uses, too"))
        }
        (.., 0) => Some((&first.mark.at, "points need another layer below them")),
        _ => None,
    };
    diagnostics.extend(fault.map(|(at, message)| {
        let diagnostic = Diagnostic::error("illegal-layer", message).at(at.clone());
        diagnostic.hint("keep one layer of points, over layers on the first axes")
    }));
}

/// A second value axis needs a first one, and a second category axis needs both.
pub(super) fn alone(spec: &ChartSpec, diagnostics: &mut Vec<Diagnostic>) {
    let secondary = |l: &LayerSpec| l.encode.y.axis.secondary.clone().filter(|s| s.value);
    if spec.layers.iter().all(|l| secondary(l).is_some()) {
        let at = spec.layers.first().and_then(secondary).map(|s: Located<bool>| s.at);
        let message = "a second axis needs another layer on the first one";
        diagnostics.extend(at.map(|at| {
            Diagnostic::error("illegal-axis", message)
                .at(at)
                .hint("remove `secondary`, or add a layer")
        }));
    }
    for layer in &spec.layers {
        let Some(x) = layer.encode.x.axis.secondary.as_ref().filter(|_| !layer.is_secondary())
        else {
            continue;
        };
        let message = "only the axis of `y` can be a second one by itself";
        let diagnostic = Diagnostic::error("illegal-axis", message).at(x.at.clone());
        diagnostics.push(diagnostic.hint("make the axis of the layer's `y` a second one, too"));
    }
}
