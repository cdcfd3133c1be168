//! Trend lines, error bars and reference lines of a chart.

use indeck_model::chart::{
    AreaOptions, BarOptions, ErrorBars, LineOptions, ReferenceLine, ReferenceValue, StackOptions,
    Trendline,
};
use indeck_model::spec::{ErrorsSpec, LayerSpec, Located, ReferencePlace, ReferenceSpec};
use indeck_model::{Diagnostic, NumberFormat};
use indeck_spec::expr::{self, Scope};
use indeck_spec::{suggest, words};

use crate::report::resolve::chart::data::{Data, Drawn};

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

/// The reference lines of a layer: those across, and the upright ones.
pub(super) fn references(
    layer: &LayerSpec,
    data: Option<&Data<'_>>,
    format: &NumberFormat,
    scope: Scope<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<(Vec<ReferenceLine>, Vec<ReferenceLine>)> {
    let (mut across, mut upright) = (Vec::new(), Vec::new());
    let mut sound = true;
    for spec in &layer.references {
        match reference(spec, data, format, scope, diagnostics) {
            Some(line) if spec.upright.is_some() => upright.push(line),
            Some(line) => across.push(line),
            None => sound = false,
        }
    }
    sound.then_some((across, upright))
}

fn reference(
    spec: &ReferenceSpec,
    data: Option<&Data<'_>>,
    format: &NumberFormat,
    scope: Scope<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<ReferenceLine> {
    let mut said = |w: &indeck_model::spec::Written| words::plain(w, scope, diagnostics).text;
    let label = spec.label.as_ref().map(&mut said);
    let name = spec.name.as_ref().map(&mut said);
    let name = name.or_else(|| label.clone().filter(|label| !label.is_empty()));
    let own = spec.format.clone().map(NumberFormat::from);
    let (value, usual, format) = match &spec.place {
        ReferencePlace::At(written) => {
            let value = constant(written, scope, diagnostics)?;
            let usual = written.text.trim().to_owned();
            (ReferenceValue::Constant(value), usual, own.unwrap_or(format.clone()))
        }
        ReferencePlace::Per(column) => {
            let (title, values, format) = data?.column(column)?;
            (ReferenceValue::PerCategory(values), title, own.unwrap_or(format))
        }
    };
    let (name, line) = (name.unwrap_or(usual), spec.line.clone());
    Some(ReferenceLine { name, value, format, label, line })
}

/// The number that an expression gives.
fn constant(
    written: &indeck_model::spec::Written,
    scope: Scope<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<f64> {
    let value = expr::value(written, scope, diagnostics)?;
    let number = value.as_f64().filter(|n| n.is_finite());
    if number.is_none() {
        let message = format!("`{}` gives no number", written.text.trim());
        let diagnostic = Diagnostic::error("wrong-operand", message).at(written.at.clone());
        diagnostics.push(diagnostic.hint("write a number, or an expression that gives one"));
    }
    number
}
