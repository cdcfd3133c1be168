//! Trend lines and error bars of a chart.

use indeck_model::Diagnostic;
use indeck_model::chart::{
    AreaOptions, BarOptions, ErrorBars, LineOptions, StackOptions, Trendline,
};
use indeck_model::spec::{ErrorsSpec, LayerSpec, Located};
use indeck_spec::suggest;

use crate::report::resolve::chart::data::Drawn;

/// What a kind's series can be analysed by.
pub(super) trait Analysed {
    /// Takes trend lines and error bars, as far as the kind has them.
    fn analyse(&mut self, trends: Vec<Trendline>, errors: Option<ErrorBars>);
}

macro_rules! analysed {
    ($($kind:ty),*) => {$(
        impl Analysed for $kind {
            fn analyse(&mut self, trends: Vec<Trendline>, errors: Option<ErrorBars>) {
                (self.trendlines, self.error_bars) = (trends, errors);
            }
        }
    )*};
}

analysed!(BarOptions, AreaOptions, LineOptions);

impl Analysed for StackOptions {
    fn analyse(&mut self, _: Vec<Trendline>, errors: Option<ErrorBars>) {
        self.error_bars = errors;
    }
}

/// The trend lines of a series.
pub(super) fn trends(layer: &LayerSpec, drawn: &Drawn) -> Vec<Trendline> {
    let meant = layer.trends.iter().filter(|t| t.series.as_ref().is_none_or(|s| drawn.is(s)));
    meant.map(|trend| trend.line.clone()).collect()
}

/// The error bars of a series along y.
pub(super) fn errors(layer: &LayerSpec, drawn: &Drawn) -> Option<ErrorBars> {
    drawn.beside.errors.clone().filter(|_| meant(&layer.errors, drawn))
}

/// The error bars of a series along x.
pub(super) fn x_errors(layer: &LayerSpec, drawn: &Drawn) -> Option<ErrorBars> {
    drawn.beside.x_errors.clone().filter(|_| meant(&layer.x_errors, drawn))
}

fn meant(spec: &Option<ErrorsSpec>, drawn: &Drawn) -> bool {
    let named = spec.as_ref().and_then(|spec| spec.series.as_ref());
    named.is_none_or(|name| drawn.is(name))
}

/// Names of series that a layer speaks of and does not have.
pub(super) fn check_names(layer: &LayerSpec, drawn: &[Drawn], diagnostics: &mut Vec<Diagnostic>) {
    let labels = layer.labels.iter().flat_map(|l| &l.points).filter_map(|p| p.series.as_ref());
    let trends = layer.trends.iter().filter_map(|t| t.series.as_ref());
    let errors = [&layer.errors, &layer.x_errors].into_iter().flatten();
    let errors = errors.filter_map(|e| e.series.as_ref());
    for name in labels.chain(trends).chain(errors) {
        unknown_series(name, drawn, diagnostics);
    }
}

fn unknown_series(name: &Located<String>, drawn: &[Drawn], diagnostics: &mut Vec<Diagnostic>) {
    if drawn.iter().any(|d| d.is(name)) {
        return;
    }
    let message = format!("the chart has no series `{}`", name.value);
    let mut diagnostic = Diagnostic::warning("unknown-category", message).at(name.at.clone());
    let known = drawn.iter().map(|d| d.name.as_str());
    diagnostic.hints = suggest::hints(name, "series", known.collect::<Vec<_>>());
    diagnostics.push(diagnostic);
}
