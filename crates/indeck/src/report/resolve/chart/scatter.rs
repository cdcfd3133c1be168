//! Scatter charts: points by x and y.

use std::collections::BTreeMap;

use indeck_model::chart::{Chart, ChartFrame, Fill, Line, ScatterChart, ScatterStyle, XySeries};
use indeck_model::spec::{ChartSpec, LayerSpec, Located};
use indeck_model::table::Column;
use indeck_model::{Diagnostic, NumberFormat, ResultTable};
use indeck_spec::format::Locale;

use crate::report::resolve::chart::color::Paint;
use crate::report::resolve::chart::data::Drawn;
use crate::report::resolve::chart::name::{name, name_format};
use crate::report::resolve::chart::{alt, axis, label, with_legend};

/// A scatter chart with an alternative text.
pub(super) fn resolve(
    spec: &ChartSpec,
    layer: &LayerSpec,
    table: &ResultTable,
    frame: ChartFrame,
    locale: &Locale,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<(Chart, String)> {
    let (_, x) = table.column(layer.encode.x.columns.first()?)?;
    let groups = groups(layer, table, x, locale)?;
    let drawn: Vec<Drawn> = groups.iter().map(|g| g.drawn(table)).collect();
    if drawn.iter().all(|d| d.values.iter().flatten().next().is_none()) {
        let message = format!("the table `{}` has no values to draw", table.name);
        diagnostics.push(Diagnostic::error("empty-data", message).at(spec.data.at.clone()));
        return None;
    }
    let drawn = vec![drawn];
    let paint = Paint::new(spec, &[], &drawn, diagnostics);
    let alt = alt::scatter(spec, &drawn, frame.title.as_ref().map(|t| t.text.as_str()), x.title());
    let frame = with_legend(frame, spec, &drawn);
    let drawn = drawn.into_iter().flatten();
    let series =
        groups.iter().zip(drawn).map(|(group, d)| series(group, d, x, layer, &paint)).collect();
    let chart = ScatterChart {
        series,
        style: style(layer),
        labels: layer.labels.as_ref().filter(|l| l.is_shown()).map(label::labels),
        x_axis: axis::value(&layer.encode.x.axis, layer, false),
        y_axis: axis::value(&layer.encode.y.axis, layer, true),
        frame,
        ..ScatterChart::default()
    };
    Some((chart.into(), alt))
}

fn style(layer: &LayerSpec) -> ScatterStyle {
    layer.join.as_ref().map(|j| j.value).unwrap_or_default()
}

/// Rows of one series.
struct Group<'a> {
    name: String,
    index: usize,
    y: &'a Column,
    rows: Vec<usize>,
}

impl Group<'_> {
    fn drawn(&self, table: &ResultTable) -> Drawn {
        let cells = self.rows.iter().map(|r| self.y.cells.get(*r).filter(|c| !c.suppressed));
        Drawn {
            key: self.name.clone(),
            name: self.name.clone(),
            values: cells.map(|c| c?.value.as_f64()).collect(),
            cells: self.rows.iter().map(|r| Some(table.address(*r, self.index))).collect(),
            format: self.y.format.clone(),
        }
    }
}

/// One group for each value of `series`, or for each column of `y`, of the rows that have both `x`
/// and `y`; groups without such a row are left out.
fn groups<'a>(
    layer: &LayerSpec,
    table: &'a ResultTable,
    x: &Column,
    locale: &Locale,
) -> Option<Vec<Group<'a>>> {
    let mut groups = all_groups(layer, table, locale)?;
    for group in &mut groups {
        let y = group.y;
        group.rows.retain(|row| has_number(x, *row) && has_number(y, *row));
    }
    groups.retain(|group| !group.rows.is_empty());
    Some(groups)
}

fn has_number(column: &Column, row: usize) -> bool {
    let cell = column.cells.get(row).filter(|c| !c.suppressed);
    cell.and_then(|c| c.value.as_f64()).is_some_and(f64::is_finite)
}

fn all_groups<'a>(
    layer: &LayerSpec,
    table: &'a ResultTable,
    locale: &Locale,
) -> Option<Vec<Group<'a>>> {
    let column = |name: &Located<String>| table.column(name);
    let Some(series) = &layer.encode.series else {
        let all = layer.encode.y.columns.iter().map(|name| {
            let (index, y) = column(name)?;
            Some(Group {
                name: y.title().to_owned(),
                index,
                y,
                rows: (0..table.row_count()).collect(),
            })
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
                groups.push(Group { name, index, y, rows: vec![row] });
            }
        }
    }
    Some(groups)
}

fn series(
    group: &Group<'_>,
    drawn: Drawn,
    x: &Column,
    layer: &LayerSpec,
    paint: &Paint<'_>,
) -> XySeries {
    let color = paint.series(&drawn);
    let place = |row: &usize| x.cells.get(*row).and_then(|c| c.value.as_f64());
    let joined = style(layer) != ScatterStyle::Markers;
    let x_format = layer.encode.x.axis.format.clone().map(NumberFormat::from);
    let base = XySeries::new(drawn.name, []);
    XySeries {
        points: group.rows.iter().map(place).zip(drawn.values).collect(),
        x_format: x_format.unwrap_or_else(|| name_format(x)),
        y_format: drawn.format,
        fill: color.map(Fill::Solid),
        line: color.filter(|_| joined).map(|c| Line::Solid {
            color: Some(c),
            width: None,
            dash: Default::default(),
        }),
        cells: drawn.cells,
        ..base
    }
}
