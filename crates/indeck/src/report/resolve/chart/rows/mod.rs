//! Charts of rows: those whose points are the rows of a table, and not categories of it.

mod distribution;
mod hierarchy;
mod map;

use std::collections::BTreeSet;

use indeck_model::chart::{Chart, ChartFrame, Series};
use indeck_model::spec::{ChartSpec, LayerSpec, Located, MarkKind};
use indeck_model::{Diagnostic, ResultTable};
use indeck_spec::format::Locale;

use crate::report::resolve::chart::beside::Beside;
use crate::report::resolve::chart::color::Paint;
use crate::report::resolve::chart::data::Drawn;
use crate::report::resolve::chart::label::{self, Position};
use crate::report::resolve::chart::name::{name, name_format};

/// What the makers of these charts share.
pub(super) struct Rows<'a> {
    pub(super) spec: &'a ChartSpec,
    pub(super) layer: &'a LayerSpec,
    pub(super) table: &'a ResultTable,
    pub(super) locale: &'a Locale,
}

/// Whether the chart is made of rows.
pub(super) fn takes(layer: &LayerSpec) -> bool {
    use MarkKind::{Box, Histogram, Pareto, RegionMap, Sunburst, Treemap};
    match layer.mark.value {
        Box | Histogram | RegionMap | Sunburst | Treemap => true,
        Pareto => layer.options.bins.is_some(),
        _ => false,
    }
}

impl Rows<'_> {
    /// The chart with an alternative text.
    pub(super) fn resolve(
        &self,
        frame: ChartFrame,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<(Chart, String)> {
        match self.layer.mark.value {
            MarkKind::Histogram | MarkKind::Pareto => self.binned(frame, diagnostics),
            MarkKind::Box => self.boxes(frame, diagnostics),
            MarkKind::RegionMap => self.map(frame, diagnostics),
            _ => self.hierarchy(frame, diagnostics),
        }
    }

    /// The values of a column, one a row.
    fn drawn(&self, number: usize, column: &Located<String>) -> Option<Drawn> {
        let (index, found) = self.table.column(column)?;
        let number_of = |cell: &indeck_model::table::Cell| {
            let seen = (!cell.suppressed).then_some(&cell.value)?;
            seen.as_f64().filter(|v| v.is_finite())
        };
        let rows: Vec<Option<usize>> = (0..self.table.row_count()).map(Some).collect();
        Some(Drawn {
            key: found.name.clone(),
            name: found.title().to_owned(),
            values: found.cells.iter().map(number_of).collect(),
            cells: rows.iter().map(|row| Some(self.table.address((*row)?, index))).collect(),
            format: found.format.clone(),
            index: number,
            beside: Beside::of(self.layer, self.table, number, &rows, self.locale),
        })
    }

    /// The names in a column, one a row.
    fn names(&self, column: &str) -> Option<Vec<String>> {
        let (_, column) = self.table.column(column)?;
        let format = name_format(column);
        Some(column.cells.iter().map(|c| name(&c.value, &format, self.locale)).collect())
    }

    fn paint(
        &self,
        names: &[String],
        drawn: &[Vec<Drawn>],
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<Paint<'_>> {
        if drawn.iter().flatten().all(|d| d.values.iter().flatten().next().is_none()) {
            let message = format!("the table `{}` has no values to draw", self.spec.data.value);
            let diagnostic = Diagnostic::error("empty-data", message);
            diagnostics.push(diagnostic.at(self.spec.data.at.clone()));
            return None;
        }
        Some(Paint::new(self.spec, names, drawn, diagnostics))
    }

    fn series<P: Position, O: Default>(
        &self,
        drawn: Drawn,
        names: &[String],
        paint: &Paint<'_>,
    ) -> Series<P, O> {
        let (fill, labels) =
            (paint.series(self.layer, &drawn), label::of_series(self.layer, &drawn, names));
        let base = Series::new(drawn.name, drawn.values);
        Series {
            key: drawn.key,
            format: drawn.format,
            cells: drawn.cells,
            fill,
            line: self.layer.options.line.clone(),
            labels,
            label_texts: drawn.beside.texts,
            ..base
        }
    }

    fn title<'f>(&self, frame: &'f ChartFrame) -> Option<&'f str> {
        frame.title.as_ref().map(|t| t.text.as_str())
    }

    /// Says so if a name stands for several rows.
    fn once(&self, names: &[String], diagnostics: &mut Vec<Diagnostic>) -> Option<()> {
        let mut known = BTreeSet::new();
        let Some(twice) = names.iter().find(|name| !known.insert(name.as_str())) else {
            return Some(());
        };
        let (table, at) = (&self.spec.data.value, self.layer.encode.at.clone());
        let message = format!("the table `{table}` has several rows for `{twice}`");
        let diagnostic = Diagnostic::error("duplicate-point", message).at(at);
        diagnostics.push(diagnostic.hint("add them up, as in `y: sum(revenue)`"));
        None
    }
}

/// Each name once, in the order in which they are first met.
fn distinct(names: &[String]) -> Vec<String> {
    let mut known = BTreeSet::new();
    names.iter().filter(|name| known.insert(name.as_str())).cloned().collect()
}
