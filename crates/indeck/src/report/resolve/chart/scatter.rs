//! Scatter and bubble charts: points by x and y, with or without a size.

use std::collections::BTreeMap;

use indeck_model::chart::{
    Bubble, BubbleChart, BubbleSeries, Chart, ChartFrame, Marker, ScatterChart, ScatterLayer,
    ScatterStyle, XySeries,
};
use indeck_model::spec::{ChartSpec, LayerSpec, Located, MarkKind};
use indeck_model::table::Column;
use indeck_model::{Diagnostic, NumberFormat, ResultTable};
use indeck_spec::expr::Scope;
use indeck_spec::format::Locale;

use crate::report::resolve::chart::beside::Beside;
use crate::report::resolve::chart::color::Paint;
use crate::report::resolve::chart::data::Drawn;
use crate::report::resolve::chart::frame::with_legend;
use crate::report::resolve::chart::name::{name, name_format};
use crate::report::resolve::chart::plot::stroke;
use crate::report::resolve::chart::{alt, analysis, axis, label, reference};

/// The points of a layer.
pub(super) struct Points<'a> {
    layer: &'a LayerSpec,
    table: &'a ResultTable,
    x: &'a Column,
    groups: Vec<Group<'a>>,
}

/// Rows of one series.
struct Group<'a> {
    name: String,
    index: usize,
    /// Which of the columns of `y` it shows.
    number: usize,
    y: &'a Column,
    rows: Vec<usize>,
}

/// A scatter or bubble chart with an alternative text.
pub(super) fn resolve(
    spec: &ChartSpec,
    layer: &LayerSpec,
    table: &ResultTable,
    frame: ChartFrame,
    scope: Scope<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<(Chart, String)> {
    let points = Points::new(layer, table, scope.locale)?;
    let drawn = vec![points.drawn(scope.locale)];
    check_values(spec, &drawn, diagnostics)?;
    drawn.iter().for_each(|all| analysis::check_names(layer, all, diagnostics));
    let paint = Paint::new(spec, &[], &drawn, diagnostics);
    let title = frame.title.as_ref().map(|t| t.text.as_str());
    let alt = alt::points(spec, &drawn, title, points.x.title());
    let names: Vec<&str> = drawn.iter().flatten().map(|d| d.name.as_str()).collect();
    let frame = with_legend(frame, spec, &names, diagnostics);
    let (x_axis, y_axis) = (&layer.encode.x.axis, &layer.encode.y.axis);
    let (x_axis, y_axis) = (axis::value(x_axis, layer, false), axis::value(y_axis, layer, true));
    let labels = label::of_layer(layer);
    if layer.mark.value == MarkKind::Bubble {
        let series = points.bubbles(drawn, &paint)?;
        let options = layer.options.bubbles.unwrap_or_default();
        let chart = BubbleChart {
            series,
            labels,
            scale: options.scale,
            show_negative: options.negative,
            size: options.size_as,
            x_axis,
            y_axis,
            frame,
        };
        return Some((chart.into(), alt));
    }
    let format = drawn.iter().flatten().next().map(|d| d.format.clone()).unwrap_or_default();
    let (references, x_references) = reference::of_layer(layer, None, &format, scope, diagnostics)?;
    let series = points.series(drawn, &paint);
    let style = style(layer);
    let chart =
        ScatterChart { series, style, labels, x_axis, y_axis, references, x_references, frame };
    Some((chart.into(), alt))
}

fn check_values(
    spec: &ChartSpec,
    drawn: &[Vec<Drawn>],
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<()> {
    if drawn.iter().flatten().any(|d| d.values.iter().flatten().next().is_some()) {
        return Some(());
    }
    let message = format!("the table `{}` has no values to draw", spec.data.value);
    diagnostics.push(Diagnostic::error("empty-data", message).at(spec.data.at.clone()));
    None
}

fn style(layer: &LayerSpec) -> ScatterStyle {
    layer.options.join.unwrap_or_default()
}

impl<'a> Points<'a> {
    /// One group for each value of `series`, or for each column of `y`, of the rows that have all
    /// that places a point; groups without such a row are left out.
    pub(super) fn new(
        layer: &'a LayerSpec,
        table: &'a ResultTable,
        locale: &Locale,
    ) -> Option<Self> {
        let (_, x) = table.column(layer.encode.x.columns.first()?)?;
        let size = layer.encode.size.as_ref().and_then(|size| table.column(size));
        let mut groups = all_groups(layer, table, locale)?;
        for group in &mut groups {
            let y = group.y;
            let sized = |row| size.is_none_or(|(_, size)| has_number(size, row));
            group.rows.retain(|row| has_number(x, *row) && has_number(y, *row) && sized(*row));
        }
        groups.retain(|group| !group.rows.is_empty());
        Some(Self { layer, table, x, groups })
    }

    /// The values of y with what stands beside them.
    pub(super) fn drawn(&self, locale: &Locale) -> Vec<Drawn> {
        let one = |(index, group): (usize, &Group<'_>)| {
            let cells = group.rows.iter().map(|r| group.y.cells.get(*r).filter(|c| !c.suppressed));
            let rows: Vec<Option<usize>> = group.rows.iter().copied().map(Some).collect();
            let address = |row: &usize| Some(self.table.address(*row, group.index));
            Drawn {
                key: group.name.clone(),
                name: group.name.clone(),
                values: cells.map(|c| c?.value.as_f64()).collect(),
                cells: group.rows.iter().map(address).collect(),
                format: group.y.format.clone(),
                index,
                beside: Beside::of(self.layer, self.table, group.number, &rows, locale),
            }
        };
        self.groups.iter().enumerate().map(one).collect()
    }

    /// These points over other plots.
    pub(super) fn layer(&self, drawn: Vec<Drawn>, paint: &Paint<'_>) -> ScatterLayer {
        ScatterLayer {
            series: self.series(vec![drawn], paint),
            style: style(self.layer),
            labels: label::of_layer(self.layer),
            x_axis: axis::value(&self.layer.encode.x.axis, self.layer, false),
        }
    }

    fn series(&self, drawn: Vec<Vec<Drawn>>, paint: &Paint<'_>) -> Vec<XySeries> {
        let drawn = drawn.into_iter().flatten();
        self.groups.iter().zip(drawn).map(|(group, d)| self.xy(group, d, paint)).collect()
    }

    fn xy(&self, group: &Group<'_>, drawn: Drawn, paint: &Paint<'_>) -> XySeries {
        let layer = self.layer;
        let fill = paint.series(layer, &drawn);
        let joined = style(layer) != ScatterStyle::Markers;
        let base = XySeries::new(drawn.name.clone(), []);
        XySeries {
            points: group
                .rows
                .iter()
                .map(|r| number(self.x, *r))
                .zip(drawn.values.clone())
                .collect(),
            x_format: self.x_format(),
            y_format: drawn.format.clone(),
            line: stroke(&layer.options.line, fill.as_ref()).filter(|_| joined),
            fill,
            marker: layer.options.markers.clone().filter(|marker| *marker != Marker::NONE),
            trendlines: analysis::trends(layer, &drawn),
            x_errors: analysis::x_errors(layer, &drawn),
            y_errors: analysis::errors(layer, &drawn),
            cells: drawn.cells,
            label_texts: drawn.beside.texts,
            marks: drawn.beside.marks,
            ..base
        }
    }

    fn bubbles(&self, drawn: Vec<Vec<Drawn>>, paint: &Paint<'_>) -> Option<Vec<BubbleSeries>> {
        let layer = self.layer;
        let (_, size) = self.table.column(layer.encode.size.as_ref()?)?;
        let one = |(group, drawn): (&Group<'_>, Drawn)| {
            let bubble = |(row, y): (&usize, &Option<f64>)| Bubble {
                x: number(self.x, *row),
                y: *y,
                size: number(size, *row),
            };
            let base = BubbleSeries::new(drawn.name.clone(), []);
            BubbleSeries {
                bubbles: group.rows.iter().zip(&drawn.values).map(bubble).collect(),
                x_format: self.x_format(),
                y_format: drawn.format.clone(),
                size_format: size.format.clone(),
                fill: paint.series(layer, &drawn),
                line: layer.options.line.clone(),
                trendlines: analysis::trends(layer, &drawn),
                x_errors: analysis::x_errors(layer, &drawn),
                y_errors: analysis::errors(layer, &drawn),
                cells: drawn.cells,
                label_texts: drawn.beside.texts,
                marks: drawn.beside.marks,
                ..base
            }
        };
        Some(self.groups.iter().zip(drawn.into_iter().flatten()).map(one).collect())
    }

    fn x_format(&self) -> NumberFormat {
        let asked = self.layer.encode.x.axis.format.clone().map(NumberFormat::from);
        asked.unwrap_or_else(|| name_format(self.x))
    }
}

fn number(column: &Column, row: usize) -> Option<f64> {
    let cell = column.cells.get(row).filter(|c| !c.suppressed)?;
    cell.value.as_f64().filter(|v| v.is_finite())
}

fn has_number(column: &Column, row: usize) -> bool {
    number(column, row).is_some()
}

fn all_groups<'a>(
    layer: &LayerSpec,
    table: &'a ResultTable,
    locale: &Locale,
) -> Option<Vec<Group<'a>>> {
    let column = |name: &Located<String>| table.column(name);
    let Some(series) = &layer.encode.series else {
        let all = layer.encode.y.columns.iter().enumerate().map(|(number, name)| {
            let (index, y) = column(name)?;
            let rows = (0..table.row_count()).collect();
            Some(Group { name: y.title().to_owned(), index, number, y, rows })
        });
        return all.collect();
    };
    let (_, names) = column(series)?;
    let (index, y) = column(layer.encode.y.columns.first()?)?;
    let format = name_format(names);
    let mut groups: Vec<Group<'a>> = Vec::new();
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    for (row, cell) in names.cells.iter().enumerate() {
        let name = name(&cell.value, &format, locale);
        match known.get(&name).and_then(|at| groups.get_mut(*at)) {
            Some(group) => group.rows.push(row),
            None => {
                known.insert(name.clone(), groups.len());
                groups.push(Group { name, index, number: 0, y, rows: vec![row] });
            }
        }
    }
    Some(groups)
}
