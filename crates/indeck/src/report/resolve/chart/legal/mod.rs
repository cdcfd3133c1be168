//! What a mark can be asked for.

mod axis;
mod encoding;
mod layers;
mod options;

use indeck_model::Diagnostic;
use indeck_model::chart::Blanks;
use indeck_model::spec::{ChartSpec, LegendSpec, MarkKind};

use crate::report::resolve::chart::label;

pub(crate) use options::knows;

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
        MarkKind::Bubble => "a bubble chart",
        MarkKind::Radar => "a radar",
        MarkKind::Stock => "a stock chart",
        MarkKind::Surface => "a surface",
        MarkKind::Waterfall => "a waterfall",
        MarkKind::Treemap => "a treemap",
        MarkKind::Sunburst => "a sunburst",
        MarkKind::Funnel => "a funnel",
        MarkKind::Histogram => "a histogram",
        MarkKind::Pareto => "a Pareto chart",
        MarkKind::Box => "a box-and-whisker chart",
        MarkKind::RegionMap => "a map",
    }
}

/// Checks all layers by themselves and together.
pub(super) fn check(spec: &ChartSpec, diagnostics: &mut Vec<Diagnostic>) {
    for layer in &spec.layers {
        options::check(layer, diagnostics);
        encoding::check(layer, diagnostics);
        axis::check(layer, diagnostics);
        label::check(layer, diagnostics);
    }
    if spec.layers.len() > 1 {
        layers::together(spec, diagnostics);
    }
    layers::alone(spec, diagnostics);
    frame(spec, diagnostics);
}

/// What stands around a plot of the kinds of 2016.
fn frame(spec: &ChartSpec, diagnostics: &mut Vec<Diagnostic>) {
    let Some(mark) = spec.marks().find(|mark| mark.is_extended()) else { return };
    let hidden = match &spec.legend {
        Some(LegendSpec::Shown(options)) => options.hide.first().map(|name| &name.at),
        _ => None,
    };
    let written = [
        ("plot_area", spec.plot_area.map(|_| &spec.at)),
        ("blanks", spec.blanks.filter(|blanks| *blanks != Blanks::Gap).map(|_| &spec.at)),
        ("hide", hidden),
    ];
    for (option, at) in written {
        let Some(at) = at else { continue };
        let message = format!("{} has no `{option}`", noun(mark));
        let diagnostic = Diagnostic::error("illegal-option", message).at(at.clone());
        diagnostics.push(diagnostic.hint(format!("remove `{option}`")));
    }
}
