//! Charts: from columns of a table to typed chart kinds.

mod aggregate;
mod alt;
mod axis;
mod color;
mod columns;
mod data;
mod label;
mod legal;
mod name;
mod plot;
mod scatter;

pub(crate) use label::knows as knows_label;

use indeck_model::chart::{
    CategoryChart, CategoryPlot, Chart, ChartFrame, ChartTitle, ComboChart, Legend, LegendPosition,
};
use indeck_model::spec::{ChartSpec, LayerSpec, LegendSpec, Located, MarkKind};
use indeck_model::text::TextStyle;
use indeck_model::{Diagnostic, ResultTable};

use crate::report::collect::errors;
use crate::report::resolve::chart::color::Paint;
use crate::report::resolve::chart::data::{Data, Drawn};
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

/// A chart with an alternative text.
pub(super) fn resolve(
    spec: &ChartSpec,
    scope: Scope<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<(Chart, String)> {
    let before = errors(diagnostics);
    let spec = &said(spec, scope, diagnostics);
    legal::check(spec, diagnostics);
    let frame = frame(spec, scope, diagnostics);
    let table = find_table(&spec.data, scope.tables, diagnostics)?;
    let rows = match &spec.filter {
        Some(filter) => Some(table.pick(&expr::rows(filter, table, scope, diagnostics)?)),
        None => None,
    };
    let table = rows.as_ref().unwrap_or(table);
    let mut grouped = Vec::with_capacity(spec.layers.len());
    for layer in &spec.layers {
        let own = aggregate::grouped(layer, table, diagnostics);
        if let Some(own) = &own {
            columns::check(spec, layer, own.as_ref().unwrap_or(table), diagnostics);
        }
        grouped.push(own.flatten());
    }
    if errors(diagnostics) > before {
        return None;
    }
    let mut layers = spec.layers.iter().zip(grouped.iter().map(|g| g.as_ref().unwrap_or(table)));
    let (first, table) = layers.next()?;
    if first.mark.value == MarkKind::Scatter {
        return scatter::resolve(spec, first, table, frame, scope.locale, diagnostics);
    }
    let data = Data::new(spec, first, table, scope.locale, diagnostics)?;
    let mut drawn = vec![data.draw(first, diagnostics)?];
    for (layer, table) in layers {
        drawn.push(data.over(layer, table)?.draw(layer, diagnostics)?);
    }
    data::check_values(spec, &data, &drawn, diagnostics)?;
    let alt = alt::text(spec, &data, &drawn, frame.title.as_ref().map(|t| t.text.as_str()));
    let paint = Paint::new(spec, &data.names, &drawn, diagnostics);
    let frame = with_legend(frame, spec, &drawn);
    let context = Context { spec, data: &data, paint };
    let chart = match spec.layers.len() {
        1 => single(first, drawn.into_iter().next()?, frame, &context),
        _ => combined(drawn, frame, &context),
    };
    Some((chart, alt))
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
        if let Some(grouped) = aggregate::grouped(layer, table, &mut found) {
            columns::check(spec, layer, grouped.as_ref().unwrap_or(table), &mut found);
        }
    }
    // Whether there are rows may be what the slide depends on.
    diagnostics.extend(found.into_iter().filter(|d| d.code != "empty-data"));
}

/// The chart with the words of its axes and highlights as they are said here.
fn said(spec: &ChartSpec, scope: Scope<'_>, diagnostics: &mut Vec<Diagnostic>) -> ChartSpec {
    let mut spec = spec.clone();
    let axes = spec.layers.iter_mut().flat_map(|l| [&mut l.encode.x.axis, &mut l.encode.y.axis]);
    let titles = axes.filter_map(|axis| axis.title.as_mut());
    let highlighted = spec.highlight.iter_mut().flat_map(|h| &mut h.values);
    for written in titles.chain(highlighted) {
        written.text = text::plain(written, scope, diagnostics).text;
        written.anchors.clear();
    }
    spec
}

fn frame(spec: &ChartSpec, scope: Scope<'_>, diagnostics: &mut Vec<Diagnostic>) -> ChartFrame {
    let title =
        spec.title.as_ref().map(|t| ChartTitle::from(text::plain(t, scope, diagnostics).text));
    ChartFrame {
        title,
        legend: None,
        style: TextStyle { size: spec.font_size, ..TextStyle::default() },
        blanks: spec.blanks.unwrap_or_default(),
        palette: spec.colors.palette.clone(),
        ..ChartFrame::default()
    }
}

/// A legend stands where it is wanted, or else where it tells several things apart.
fn with_legend(frame: ChartFrame, spec: &ChartSpec, drawn: &[Vec<Drawn>]) -> ChartFrame {
    let round = |l: &LayerSpec| matches!(l.mark.value, MarkKind::Pie | MarkKind::Doughnut);
    let says = |l: &LayerSpec| l.labels.as_ref().is_some_and(|labels| labels.category);
    let position = match spec.legend {
        Some(LegendSpec::None) => None,
        Some(LegendSpec::At(position)) => Some(position),
        None if spec.layers.iter().any(round) => {
            (!spec.layers.iter().any(says)).then_some(LegendPosition::Right)
        }
        None => (drawn.iter().map(Vec::len).sum::<usize>() > 1).then_some(LegendPosition::Bottom),
    };
    let legend = position.map(|position| Legend { position, ..Legend::default() });
    ChartFrame { legend, ..frame }
}

fn single(layer: &LayerSpec, drawn: Vec<Drawn>, frame: ChartFrame, context: &Context<'_>) -> Chart {
    let stacked = layer.stack.value != indeck_model::spec::StackMode::None;
    match (layer.mark.value, stacked) {
        (MarkKind::Bar, false) => {
            over(plot::bars(layer, drawn, context), layer, frame, context).into()
        }
        (MarkKind::Bar, true) => {
            over(plot::stacked_bars(layer, drawn, context), layer, frame, context).into()
        }
        (MarkKind::Column, true) => {
            over(plot::stacked_columns(layer, drawn, context), layer, frame, context).into()
        }
        (MarkKind::Line, _) => {
            over(plot::lines(layer, drawn, context), layer, frame, context).into()
        }
        (MarkKind::Area, _) => {
            over(plot::areas(layer, drawn, context), layer, frame, context).into()
        }
        (MarkKind::Pie, _) => plot::pie(layer, drawn, frame, context).into(),
        (MarkKind::Doughnut, _) => plot::doughnut(layer, drawn, frame, context).into(),
        (MarkKind::Column | MarkKind::Scatter, _) => {
            over(plot::columns(layer, drawn, context), layer, frame, context).into()
        }
    }
}

fn over<T: CategoryPlot>(
    plot: T,
    layer: &LayerSpec,
    frame: ChartFrame,
    context: &Context<'_>,
) -> CategoryChart<T> {
    let axes = axis::axes(layer);
    CategoryChart { categories: context.data.categories.clone(), plot, axes, frame }
}

fn combined(drawn: Vec<Vec<Drawn>>, frame: ChartFrame, context: &Context<'_>) -> Chart {
    let layers = &context.spec.layers;
    let is_secondary = |l: &&LayerSpec| l.encode.y.axis.secondary.as_ref().is_some_and(|s| s.value);
    let mut combo = ComboChart::over(context.data.categories.clone());
    combo.frame = frame;
    if let Some(layer) = layers.iter().find(|l| !is_secondary(l)) {
        combo.axes = axis::axes(layer);
    }
    if let Some(layer) = layers.iter().find(is_secondary) {
        combo.secondary_axis = axis::value(&layer.encode.y.axis, layer, false);
    }
    for (layer, drawn) in layers.iter().zip(drawn) {
        let on =
            if is_secondary(&layer) { &mut combo.secondary_axis } else { &mut combo.axes.value };
        if stands_on_zero(layer, &drawn) && on.log_base.is_none() {
            on.min.get_or_insert(0.0);
        }
        let plot = plot::layer(layer, drawn, context);
        combo = match is_secondary(&layer) {
            true => combo.with_secondary_plot(plot),
            false => combo.with_plot(plot),
        };
    }
    combo.into()
}

/// Whether lengths are compared: an automatic scale that begins above zero would falsify them.
fn stands_on_zero(layer: &LayerSpec, drawn: &[Drawn]) -> bool {
    let lengths = matches!(layer.mark.value, MarkKind::Column | MarkKind::Area);
    lengths && drawn.iter().flat_map(|d| &d.values).flatten().all(|v| *v >= 0.0)
}
