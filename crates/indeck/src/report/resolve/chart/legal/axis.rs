//! Options of axes: those of scales of numbers, and those of categories.

use indeck_model::Diagnostic;
use indeck_model::chart::{DateScale, TickLabels};
use indeck_model::spec::{AxisSpec, LayerSpec, MarkKind, ReferencePlace};
use indeck_spec::marks::{NOT_EXTENDED, OF_CATEGORIES, OF_NUMBERS};

use crate::report::resolve::chart::legal::noun;

/// Checks both axes of a layer.
pub(super) fn check(layer: &LayerSpec, diagnostics: &mut Vec<Diagnostic>) {
    let (x, y) = (&layer.encode.x.axis, &layer.encode.y.axis);
    if layer.mark.value.is_xy() {
        numbers(x, diagnostics);
    } else {
        categories(x, diagnostics);
    }
    for axis in [y, &layer.encode.volume] {
        numbers(axis, diagnostics);
    }
    for axis in [x, y] {
        range(axis, diagnostics);
    }
    if layer.mark.value.is_extended() {
        extended(layer, diagnostics);
    }
    without(layer, diagnostics);
    references(layer, diagnostics);
}

fn categories(axis: &AxisSpec, diagnostics: &mut Vec<Diagnostic>) {
    let dates = &axis.dates;
    let is_day = |key: &str| match key {
        "min" => dates.min.is_some(),
        "max" => dates.max.is_some(),
        "unit" => dates.major.is_some(),
        "minor_unit" => dates.minor.is_some(),
        _ => false,
    };
    for option in OF_NUMBERS.into_iter().filter(|option| !is_day(option)) {
        let Some(at) = axis.key(option) else { continue };
        let message = format!("an axis of categories has no `{option}`");
        let diagnostic = Diagnostic::error("illegal-option", message).at(at.clone());
        diagnostics.push(
            diagnostic
                .hint(format!("remove `{option}`; the axes of `y` and of scatter charts have it")),
        );
    }
}

fn numbers(axis: &AxisSpec, diagnostics: &mut Vec<Diagnostic>) {
    for option in OF_CATEGORIES {
        let Some(at) = axis.key(option) else { continue };
        let message = format!("an axis of values has no `{option}`");
        let diagnostic = Diagnostic::error("illegal-option", message).at(at.clone());
        diagnostics.push(diagnostic.hint(format!("remove `{option}`; axes of categories have it")));
    }
    if axis.dates == DateScale::default() || axis.dates.base.is_some() {
        return;
    }
    let written = ["min", "max", "unit", "minor_unit"].iter();
    let day = written.zip([
        axis.dates.min.is_some(),
        axis.dates.max.is_some(),
        axis.dates.major.is_some(),
        axis.dates.minor.is_some(),
    ]);
    for (option, _) in day.filter(|(_, is_day)| *is_day) {
        let Some(at) = axis.key(option) else { continue };
        let message = format!("an axis of values has no days as `{option}`");
        let diagnostic = Diagnostic::error("illegal-option", message).at(at.clone());
        diagnostics.push(diagnostic.hint("write a number"));
    }
}

fn range(axis: &AxisSpec, diagnostics: &mut Vec<Diagnostic>) {
    if let (Some(min), Some(max)) = (&axis.min, &axis.max)
        && min.value >= max.value
    {
        let message = format!("`max` {} is not above `min` {}", max.value, min.value);
        diagnostics.push(Diagnostic::error("bad-range", message).at(max.at.clone()));
    }
    if let (Some(min), Some(max), Some(at)) = (axis.dates.min, axis.dates.max, axis.key("max"))
        && min >= max
    {
        let message = format!("`max` {max} is not after `min` {min}");
        diagnostics.push(Diagnostic::error("bad-range", message).at(at.clone()));
    }
    if let (Some(log), Some(min)) = (&axis.log, &axis.min)
        && min.value <= 0.0
    {
        let message = "a logarithmic axis begins above zero";
        diagnostics
            .push(Diagnostic::error("log-axis", message).at(log.at.clone()).hint("remove `min`"));
    }
}

/// Options that the axes of the kinds of 2016 do not have.
fn extended(layer: &LayerSpec, diagnostics: &mut Vec<Diagnostic>) {
    let (x, y) = (&layer.encode.x.axis, &layer.encode.y.axis);
    let noun = noun(layer.mark.value);
    for axis in [x, y] {
        let far = matches!(axis.labels, Some(TickLabels::Low | TickLabels::High));
        let written = NOT_EXTENDED.into_iter().chain(far.then_some("labels"));
        let known = |option: &str| match option {
            // These are told of above.
            "log" => std::ptr::eq(axis, x),
            "base" | "label_every" | "tick_every" | "offset" => std::ptr::eq(axis, y),
            _ => false,
        };
        for option in written.filter(|option| !known(option)) {
            let Some(at) = axis.key(option) else { continue };
            let message = match option {
                "labels" => format!("{noun} has its labels beside its axes"),
                option => format!("the axes of {noun} have no `{option}`"),
            };
            let diagnostic = Diagnostic::error("illegal-option", message).at(at.clone());
            diagnostics.push(diagnostic.hint(format!("remove `{option}`")));
        }
    }
}

/// Marks without axes.
fn without(layer: &LayerSpec, diagnostics: &mut Vec<Diagnostic>) {
    use MarkKind::{Funnel, RegionMap, Sunburst, Treemap};
    let (x, y) = (&layer.encode.x.axis, &layer.encode.y.axis);
    let none = match layer.mark.value {
        Treemap | Sunburst | RegionMap => vec![x, y],
        Funnel => vec![y],
        _ => Vec::new(),
    };
    for at in none.into_iter().filter_map(|axis| axis.at.clone().filter(|_| !axis.keys.is_empty()))
    {
        let what = if layer.mark.value == Funnel { "axis of values" } else { "axes" };
        let message = format!("{} has no {what}", noun(layer.mark.value));
        let diagnostic = Diagnostic::error("illegal-axis", message).at(at);
        diagnostics.push(diagnostic.hint("remove `axis`"));
    }
}

/// Upright lines stand at numbers of x; targets stand at categories; both on the first axis.
fn references(layer: &LayerSpec, diagnostics: &mut Vec<Diagnostic>) {
    for reference in &layer.references {
        let (targets, points) =
            (matches!(reference.place, ReferencePlace::Per(_)), layer.mark.value.is_xy());
        let fault = match (&reference.upright, points) {
            (Some(at), false) => {
                Some((at, "an axis of categories has no upright lines", "use `axis: y`"))
            }
            (_, true) if targets => Some((
                &reference.at,
                "points have no targets for each category",
                "write `at: ` and a number",
            )),
            _ if layer.is_secondary() => Some((
                &reference.at,
                "reference lines stand on the first axis",
                "move it to a layer without `secondary`",
            )),
            _ => None,
        };
        diagnostics.extend(fault.map(|(at, message, hint)| {
            Diagnostic::error("illegal-option", message).at(at.clone()).hint(hint)
        }));
    }
}
