//! Reference lines and targets of a chart.

use indeck_model::chart::{ReferenceLine, ReferenceValue};
use indeck_model::spec::{LayerSpec, ReferencePlace, ReferenceSpec, Written};
use indeck_model::{Diagnostic, NumberFormat};
use indeck_spec::expr::{self, Scope};
use indeck_spec::words;

use crate::report::resolve::chart::data::Data;

/// The reference lines of a layer: those across, and the upright ones.
pub(super) fn of_layer(
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
    let mut said = |w: &Written| words::plain(w, scope, diagnostics).text;
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
fn constant(written: &Written, scope: Scope<'_>, diagnostics: &mut Vec<Diagnostic>) -> Option<f64> {
    let value = expr::value(written, scope, diagnostics)?;
    let number = value.as_f64().filter(|n| n.is_finite());
    if number.is_none() {
        let message = format!("`{}` gives no number", written.text.trim());
        let diagnostic = Diagnostic::error("wrong-operand", message).at(written.at.clone());
        diagnostics.push(diagnostic.hint("write a number, or an expression that gives one"));
    }
    number
}
