//! What a mark can be asked for.

use indeck_model::spec::{AxisSpec, ChartSpec, LayerSpec, Located, MarkKind, StackMode};
use indeck_model::{Diagnostic, Location};

use crate::report::resolve::chart::label;
use indeck_spec::Word;

/// A mark with its article.
pub(super) fn noun(mark: MarkKind) -> &'static str {
    match mark {
        MarkKind::Column => "a column chart",
        MarkKind::Bar => "a bar chart",
        MarkKind::Line => "a line chart",
        MarkKind::Area => "an area chart",
        MarkKind::Pie => "a pie",
        MarkKind::Doughnut => "a doughnut",
        MarkKind::Scatter => "a scatter chart",
    }
}

/// What can be stacked.
fn plural(mark: MarkKind) -> Option<&'static str> {
    match mark {
        MarkKind::Column => Some("columns"),
        MarkKind::Bar => Some("bars"),
        MarkKind::Line => Some("lines"),
        MarkKind::Area => Some("areas"),
        MarkKind::Pie | MarkKind::Doughnut | MarkKind::Scatter => None,
    }
}

/// Checks all layers by themselves and together.
pub(super) fn check(spec: &ChartSpec, diagnostics: &mut Vec<Diagnostic>) {
    for layer in &spec.layers {
        options(layer, diagnostics);
        encoding(layer, diagnostics);
        if layer.mark.value != MarkKind::Scatter {
            scale(&layer.encode.x.axis, diagnostics);
        }
        axis(&layer.encode.x.axis, diagnostics);
        axis(&layer.encode.y.axis, diagnostics);
        label::check(layer, diagnostics);
    }
    if spec.layers.len() > 1 {
        together(spec, diagnostics);
    }
    alone(spec, diagnostics);
}

/// Options that only some marks have.
fn options(layer: &LayerSpec, diagnostics: &mut Vec<Diagnostic>) {
    use MarkKind::{Area, Bar, Column, Doughnut, Line, Pie, Scatter};
    let stacked = layer.stack.value != StackMode::None;
    let clustered: &[MarkKind] = if stacked { &[] } else { &[Column, Bar] };
    let written: [(&str, Option<&Location>, &[MarkKind]); 8] = [
        ("stack", stacked.then_some(&layer.stack.at), &[Column, Bar, Line, Area]),
        ("gap", layer.gap.as_ref().map(|o| &o.at), &[Column, Bar]),
        ("overlap", layer.overlap.as_ref().map(|o| &o.at), clustered),
        ("markers", layer.markers.as_ref().map(|o| &o.at), &[Line]),
        ("smooth", layer.smooth.as_ref().map(|o| &o.at), &[Line]),
        ("hole", layer.hole.as_ref().map(|o| &o.at), &[Doughnut]),
        ("start_angle", layer.start_angle.as_ref().map(|o| &o.at), &[Pie, Doughnut]),
        ("join", layer.join.as_ref().map(|o| &o.at), &[Scatter]),
    ];
    for (option, at, marks) in written {
        let Some(at) = at.filter(|_| !marks.contains(&layer.mark.value)) else { continue };
        let message = match plural(layer.mark.value) {
            Some(marks) if stacked && option == "overlap" => {
                format!("stacked {marks} have no `{option}`")
            }
            _ => format!("{} has no `{option}`", noun(layer.mark.value)),
        };
        let words = MarkKind::WORDS.iter().filter(|(_, mark)| marks.contains(mark));
        let having: Vec<String> = words.map(|(word, _)| format!("`{word}`")).collect();
        let diagnostic = Diagnostic::error("illegal-option", message).at(at.clone());
        diagnostics.push(match having.is_empty() {
            true => diagnostic.hint(format!("remove `{option}`")),
            false => diagnostic.hint(format!("marks with `{option}`: {}", having.join(", "))),
        });
    }
}

/// How many columns a mark can show.
fn encoding(layer: &LayerSpec, diagnostics: &mut Vec<Diagnostic>) {
    let several = layer.encode.y.columns.get(1);
    if let (Some(series), Some(_)) = (&layer.encode.series, several) {
        let message = "several columns as `y` and `series` exclude each other";
        diagnostics.push(
            Diagnostic::error("illegal-encoding", message)
                .at(series.at.clone())
                .hint("name one column as `y`, or remove `series`"),
        );
    }
    if let (MarkKind::Scatter, Some(_)) = (layer.mark.value, &layer.encode.sort) {
        let message = "the points of a scatter chart have no order";
        let diagnostic = Diagnostic::error("illegal-option", message);
        diagnostics.push(diagnostic.at(layer.encode.at.clone()).hint("remove `sort`"));
    }
    if layer.mark.value == MarkKind::Pie {
        let at = several.map(|y| &y.at).or(layer.encode.series.as_ref().map(|s| &s.at));
        if let Some(at) = at {
            diagnostics.push(
                Diagnostic::error("illegal-encoding", "a pie shows one column")
                    .at(at.clone())
                    .hint("use `mark: doughnut` for several rings, or `mark: bar`"),
            );
        }
    }
}

/// Options of a scale of numbers, which an axis of categories does not have.
fn scale(axis: &AxisSpec, diagnostics: &mut Vec<Diagnostic>) {
    let place = |n: &Option<Located<f64>>| n.as_ref().map(|n| n.at.clone());
    let written = [
        ("min", place(&axis.min)),
        ("max", place(&axis.max)),
        ("log", place(&axis.log)),
        ("unit", place(&axis.unit)),
    ];
    for (option, at) in written {
        let Some(at) = at else { continue };
        let message = format!("an axis of categories has no `{option}`");
        diagnostics.push(
            Diagnostic::error("illegal-option", message)
                .at(at)
                .hint(format!("remove `{option}`; the axes of `y` and of scatter charts have it")),
        );
    }
}

fn axis(axis: &AxisSpec, diagnostics: &mut Vec<Diagnostic>) {
    if let (Some(min), Some(max)) = (&axis.min, &axis.max)
        && min.value >= max.value
    {
        let message = format!("`max` {} is not above `min` {}", max.value, min.value);
        diagnostics.push(Diagnostic::error("bad-range", message).at(max.at.clone()));
    }
    if let (Some(log), Some(min)) = (&axis.log, &axis.min)
        && min.value <= 0.0
    {
        let message = "a logarithmic axis begins above zero";
        diagnostics
            .push(Diagnostic::error("log-axis", message).at(log.at.clone()).hint("remove `min`"));
    }
}

/// Layers share one category axis.
fn together(spec: &ChartSpec, diagnostics: &mut Vec<Diagnostic>) {
    let first = spec.layers.first().and_then(|l| l.encode.x.columns.first());
    for layer in &spec.layers {
        if !matches!(layer.mark.value, MarkKind::Column | MarkKind::Line | MarkKind::Area) {
            let message = format!("{} cannot be a layer", noun(layer.mark.value));
            let diagnostic = Diagnostic::error("illegal-layer", message).at(layer.mark.at.clone());
            diagnostics.push(diagnostic.hint("layers can be `column`, `line` and `area`"));
        }
        let (Some(first), Some(x)) = (first, layer.encode.x.columns.first()) else { continue };
        if first.value != x.value {
            let message =
                format!("all layers share one `x`: `{}` and `{}` differ", first.value, x.value);
            let diagnostic = Diagnostic::error("illegal-layer", message).at(x.at.clone());
            diagnostics.push(diagnostic.hint("write `encode: { x: … }` once, beside `layer`"));
        }
    }
}

/// A second value axis needs a first one, and marks that stand on it.
fn alone(spec: &ChartSpec, diagnostics: &mut Vec<Diagnostic>) {
    let secondary = |l: &LayerSpec| l.encode.y.axis.secondary.clone().filter(|s| s.value);
    if spec.layers.iter().all(|l| secondary(l).is_some()) {
        let ats = spec.layers.first().and_then(secondary).map(|s| s.at);
        let message = "a second axis needs another layer on the first one";
        diagnostics.extend(ats.map(|at| {
            Diagnostic::error("illegal-axis", message)
                .at(at)
                .hint("remove `secondary`, or add a layer")
        }));
    }
    for x in spec.layers.iter().filter_map(|l| l.encode.x.axis.secondary.as_ref()) {
        let message = "only the axis of `y` can be a second one";
        diagnostics.push(Diagnostic::error("illegal-axis", message).at(x.at.clone()));
    }
}
