//! What a chart has around its plots.

use indeck_model::Diagnostic;
use indeck_model::chart::{ChartFrame, ChartTitle, Fill, Legend, LegendPosition};
use indeck_model::spec::{ChartSpec, LayerSpec, LegendOptions, LegendSpec, MarkKind};
use indeck_model::text::TextStyle;
use indeck_spec::expr::Scope;
use indeck_spec::{suggest, words};

use crate::report::resolve::chart::color::main_color;

/// All but the legend, which depends on what is drawn.
pub(super) fn frame(
    spec: &ChartSpec,
    scope: Scope<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> ChartFrame {
    let title = spec.title.as_ref().map(|title| ChartTitle {
        text: words::plain(&title.text, scope, diagnostics).text,
        style: title.style.clone(),
        overlay: title.overlay,
    });
    ChartFrame {
        title,
        legend: None,
        style: TextStyle { size: spec.font_size, ..TextStyle::default() },
        blanks: spec.blanks.unwrap_or_default(),
        plot_layout: spec.plot_area,
        plot_fill: spec.plot_background.clone(),
        background: spec.background.clone(),
        border: spec.border.clone(),
        palette: palette(&spec.colors.palette),
    }
}

/// The colours of fills; what is no plain colour is set at each series.
fn palette(fills: &[Fill]) -> Vec<indeck_model::Color> {
    fills.iter().filter_map(main_color).collect()
}

/// A legend stands where it is wanted, or else where it tells several things apart. `names` are its
/// entries.
pub(super) fn with_legend(
    frame: ChartFrame,
    spec: &ChartSpec,
    names: &[&str],
    diagnostics: &mut Vec<Diagnostic>,
) -> ChartFrame {
    let options = match &spec.legend {
        Some(LegendSpec::None) => return frame,
        Some(LegendSpec::Shown(options)) => Some(options.clone()),
        None => None,
    };
    let usual = usual(spec, names.len());
    let wanted = options.is_some();
    let options = options.unwrap_or_default();
    let Some(position) = options.position.or(usual).or(wanted.then(LegendPosition::default)) else {
        return frame;
    };
    let deleted = hidden(&options, names, diagnostics);
    let LegendOptions { overlay, style, .. } = options;
    ChartFrame { legend: Some(Legend { position, overlay, style, layout: None, deleted }), ..frame }
}

/// Where a legend stands that nobody asked for.
fn usual(spec: &ChartSpec, series: usize) -> Option<LegendPosition> {
    use MarkKind::{Funnel, Histogram, Pareto, RegionMap, Stock, Sunburst, Surface, Treemap};
    let says = |l: &LayerSpec| l.labels.as_ref().is_some_and(|labels| labels.content.category);
    let has = |mark: &dyn Fn(MarkKind) -> bool| spec.marks().any(mark);
    if has(&MarkKind::is_round) {
        return (!spec.layers.iter().any(says)).then_some(LegendPosition::Right);
    }
    if has(&|m| matches!(m, Surface | RegionMap)) {
        return Some(LegendPosition::Right);
    }
    if has(&|m| matches!(m, Funnel | Histogram | Pareto | Sunburst | Treemap | Stock)) {
        return None;
    }
    let several = series > 1 || has(&|m| m == MarkKind::Waterfall);
    several.then_some(LegendPosition::Bottom)
}

/// The entries that are left out, by their number.
fn hidden(options: &LegendOptions, names: &[&str], diagnostics: &mut Vec<Diagnostic>) -> Vec<u32> {
    let mut deleted = Vec::new();
    for name in &options.hide {
        let found = names.iter().zip(0u32..).find(|(known, _)| **known == name.value);
        match found {
            Some((_, index)) => deleted.push(index),
            None => {
                let message = format!("the legend has no entry `{}`", name.value);
                let mut diagnostic =
                    Diagnostic::warning("unknown-category", message).at(name.at.clone());
                diagnostic.hints = suggest::hints(name, "entries", names.iter().copied());
                diagnostics.push(diagnostic);
            }
        }
    }
    deleted.sort_unstable();
    deleted.dedup();
    deleted
}
