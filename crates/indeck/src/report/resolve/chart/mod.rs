//! Charts: from columns of a table to typed chart kinds.

mod aggregate;
mod alt;
mod analysis;
mod axis;
mod beside;
mod color;
mod columns;
mod combo;
mod data;
mod frame;
mod label;
mod legal;
mod name;
mod plot;
mod radial;
mod reference;
mod round;
mod rows;
mod scatter;
mod single;
mod steps;
mod stock;

pub(crate) use aggregate::{
    check_all as check_aggregates, head as aggregate_head, name as group_name,
};
pub(crate) use label::knows as knows_label;
pub(crate) use legal::knows as knows_option;

use indeck_model::chart::{Categories, Chart, DateScale, ReferenceLine};
use indeck_model::spec::{
    ChartSpec, LayerSpec, Located, MarkKind, ReferencePlace, SecondSplit, Written,
};
use indeck_model::{Diagnostic, ResultTable};

use crate::report::collect::errors;
use crate::report::resolve::chart::color::Paint;
use crate::report::resolve::chart::data::{Data, Drawn};
use crate::report::resolve::chart::frame::with_legend;
use crate::report::resolve::chart::scatter::Points;
use indeck_spec::expr::{self, Scope};
use indeck_spec::suggest;
use indeck_spec::words as text;
use indeck_spec::{Found, Tables};

/// What the makers of plots share.
struct Context<'a> {
    spec: &'a ChartSpec,
    data: &'a Data<'a>,
    paint: Paint<'a>,
}

/// The table of that name; says so if there is none.
pub(super) fn find_table<'a>(
    name: &Located<String>,
    tables: &'a Tables,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<&'a ResultTable> {
    match tables.find(name) {
        Found::Ready(table) => Some(table),
        Found::Failed => None,
        Found::Unknown => {
            let message = format!("there is no table `{}`", name.value);
            let mut diagnostic = Diagnostic::error("unknown-table", message).at(name.at.clone());
            diagnostic.hints = match tables.source_hint(name) {
                Some(hint) => vec![hint],
                None => suggest::hints(name, "tables", tables.names().collect::<Vec<_>>()),
            };
            diagnostics.push(diagnostic);
            None
        }
    }
}

/// What is shown of a table that is too large to be one: its columns without their cells, and its
/// rows as each layer groups them.
#[derive(Clone, Copy)]
pub(crate) struct Grouped<'a> {
    pub(crate) head: &'a ResultTable,
    pub(crate) layers: &'a [ResultTable],
}

/// A chart with an alternative text; `made` takes the place of the table that the chart names.
pub(super) fn resolve(
    spec: &ChartSpec,
    made: Option<Grouped<'_>>,
    scope: Scope<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<(Chart, String)> {
    let before = errors(diagnostics);
    let spec = &said(spec, scope, diagnostics);
    legal::check(spec, diagnostics);
    let frame = frame::frame(spec, scope, diagnostics);
    let table = match made {
        Some(made) => made.head,
        None => find_table(&spec.data, scope.tables, diagnostics)?,
    };
    let rows = match &spec.filter {
        Some(filter) => Some(table.pick(&expr::rows(filter, table, scope, diagnostics)?)),
        None => None,
    };
    let table = rows.as_ref().unwrap_or(table);
    let mut grouped = Vec::with_capacity(spec.layers.len());
    for (at, layer) in spec.layers.iter().enumerate() {
        let own = match made.and_then(|made| made.layers.get(at)) {
            Some(grouped) => Some(Some(grouped.clone())),
            None => aggregate::grouped(layer, table, diagnostics),
        };
        if let Some(own) = &own {
            columns::check(spec, layer, own.as_ref().unwrap_or(table), diagnostics);
        }
        grouped.push(own.flatten());
    }
    if errors(diagnostics) > before {
        return None;
    }
    let tables: Vec<&ResultTable> = grouped.iter().map(|g| g.as_ref().unwrap_or(table)).collect();
    let (first, table) = (spec.layers.first()?, *tables.first()?);
    if let [layer] = spec.layers.as_slice() {
        if layer.mark.value.is_xy() {
            return scatter::resolve(spec, layer, table, frame, scope, diagnostics);
        }
        if rows::takes(layer) {
            let rows = rows::Rows { spec, layer, table, locale: scope.locale };
            return rows.resolve(frame, diagnostics);
        }
    }
    let all = spec.layers.iter().zip(tables);
    let (points, joined): (Vec<_>, Vec<_>) = all.partition(|(l, _)| l.mark.value.is_xy());
    let (first, table) = joined.first().copied().unwrap_or((first, table));
    let data = Data::new(spec, first, table, scope.locale, diagnostics)?;
    check_days(first, &data, diagnostics)?;
    let mut drawn = Vec::with_capacity(joined.len());
    for (at, (layer, table)) in joined.iter().enumerate() {
        drawn.push(match at {
            0 => data.draw(layer, diagnostics)?,
            _ => data.over(layer, table)?.draw(layer, diagnostics)?,
        });
    }
    let points = match points.first() {
        Some((layer, table)) => Some(Points::new(layer, table, scope.locale)?),
        None => None,
    };
    drawn.extend(points.iter().map(|points| points.drawn(scope.locale)));
    drawn.iter_mut().flatten().enumerate().for_each(|(index, d)| d.index = index);
    data::check_values(spec, &data, &drawn, diagnostics)?;
    for ((layer, _), drawn) in joined.iter().zip(&drawn) {
        analysis::check_names(layer, drawn, diagnostics);
    }
    let references = references(&joined, &data, &drawn, scope, diagnostics)?;
    let alt = alt::text(spec, &data, &drawn, frame.title.as_ref().map(|t| t.text.as_str()));
    let paint = Paint::new(spec, &data.names, &drawn, diagnostics);
    let frame = with_legend(frame, spec, &entries(spec, &data, &drawn), diagnostics);
    let context = Context { spec, data: &data, paint };
    let over = points.as_ref().and_then(|points| Some((points, drawn.pop()?)));
    let chart = match spec.layers.len() {
        1 => single::single(
            first,
            drawn.into_iter().next()?,
            references,
            frame,
            &context,
            diagnostics,
        )?,
        _ => combo::combined(drawn, over, references, frame, &context),
    };
    Some((chart, alt))
}

/// What a legend tells apart: slices, or series.
fn entries<'a>(spec: &ChartSpec, data: &'a Data<'_>, drawn: &'a [Vec<Drawn>]) -> Vec<&'a str> {
    if spec.marks().any(MarkKind::is_round) {
        return data.names.iter().map(String::as_str).collect();
    }
    drawn.iter().flatten().map(|d| d.name.as_str()).collect()
}

/// The reference lines of all layers.
fn references(
    layers: &[(&LayerSpec, &ResultTable)],
    data: &Data<'_>,
    drawn: &[Vec<Drawn>],
    scope: Scope<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Vec<ReferenceLine>> {
    let mut all = Vec::new();
    for ((layer, _), drawn) in layers.iter().zip(drawn) {
        let format = drawn.first().map(|d| d.format.clone()).unwrap_or_default();
        let found = reference::of_layer(layer, Some(data), &format, scope, diagnostics)?;
        all.extend(found.0);
    }
    Some(all)
}

/// The scale of an axis of days needs days.
fn check_days(layer: &LayerSpec, data: &Data<'_>, diagnostics: &mut Vec<Diagnostic>) -> Option<()> {
    let axis = &layer.encode.x.axis;
    let days = matches!(data.categories, Categories::Dates { .. });
    if days || axis.dates == DateScale::default() {
        return Some(());
    }
    let written = ["base", "min", "max", "unit", "minor_unit"];
    let (key, at) = written.iter().find_map(|key| Some((key, axis.key(key)?)))?;
    let message = format!("an axis of names has no `{key}`");
    let diagnostic = Diagnostic::error("illegal-option", message).at(at.clone());
    diagnostics.push(diagnostic.hint("days in the order of time make an axis of days"));
    None
}

/// Checks what can be told of a chart that is not drawn: its marks, options, table and columns.
pub(super) fn check(
    spec: &ChartSpec,
    known: bool,
    scope: Scope<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    legal::check(spec, diagnostics);
    let Some(table) = find_table(&spec.data, scope.tables, diagnostics) else { return };
    let mut found = Vec::new();
    if let Some(filter) = spec.filter.as_ref().filter(|_| known) {
        expr::rows(filter, table, scope, &mut found);
    }
    for layer in &spec.layers {
        use_tables(layer, scope);
        if let Some(grouped) = aggregate::grouped(layer, table, &mut found) {
            columns::check(spec, layer, grouped.as_ref().unwrap_or(table), &mut found);
        }
    }
    // Whether there are rows may be what the slide depends on.
    diagnostics.extend(found.into_iter().filter(|d| d.code != "empty-data"));
}

/// Counts the tables that a layer's reference lines speak of as used.
fn use_tables(layer: &LayerSpec, scope: Scope<'_>) {
    let names: Vec<&str> = scope.tables.names().collect();
    for reference in &layer.references {
        let ReferencePlace::At(written) = &reference.place else { continue };
        for name in names.iter().filter(|name| written.text.contains(**name)) {
            scope.tables.find(name);
        }
    }
}

/// The chart with its words as they are said here.
fn said(spec: &ChartSpec, scope: Scope<'_>, diagnostics: &mut Vec<Diagnostic>) -> ChartSpec {
    let mut spec = spec.clone();
    for layer in &mut spec.layers {
        let encode = &mut layer.encode;
        let axes = [&mut encode.x.axis, &mut encode.y.axis, &mut encode.volume];
        let titles = axes.into_iter().filter_map(|axis| axis.title.as_mut());
        let points = layer.labels.iter_mut().flat_map(|labels| &mut labels.points);
        let texts = points.filter_map(|point| point.text.as_mut());
        let slices = layer.options.second.iter_mut().filter_map(|s| match &mut s.split {
            SecondSplit::Values(names) => Some(names),
            _ => None,
        });
        let names = slices.flatten().chain(&mut layer.options.totals);
        titles.chain(texts).chain(names).for_each(|written| say(written, scope, diagnostics));
    }
    let highlighted = spec.highlight.iter_mut().flat_map(|h| &mut h.values);
    highlighted.for_each(|written| say(written, scope, diagnostics));
    spec
}

/// Puts the words that a text says here in its place.
fn say(written: &mut Written, scope: Scope<'_>, diagnostics: &mut Vec<Diagnostic>) {
    written.text = text::plain(written, scope, diagnostics).text;
    written.anchors.clear();
}
