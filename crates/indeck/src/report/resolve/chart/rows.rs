//! Charts of rows: those whose points are the rows of a table, and not categories of it.

use std::collections::{BTreeMap, BTreeSet};

use indeck_model::chart::{
    BoxWhiskerChart, Categories, Chart, ChartFrame, Hierarchy, HistogramChart, ParetoChart,
    ParetoSource, PointStyle, RegionMapChart, Series, SunburstChart, TreemapChart, ValueColors,
};
use indeck_model::spec::{ChartSpec, LayerSpec, Located, MarkKind};
use indeck_model::{Diagnostic, ResultTable};
use indeck_spec::format::Locale;

use crate::report::resolve::chart::beside::Beside;
use crate::report::resolve::chart::color::{Paint, main_color};
use crate::report::resolve::chart::data::Drawn;
use crate::report::resolve::chart::frame::with_legend;
use crate::report::resolve::chart::label::{self, Position};
use crate::report::resolve::chart::name::{name, name_format};
use crate::report::resolve::chart::{alt, axis};

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

    /// A histogram, or a Pareto chart of bins.
    fn binned(
        &self,
        frame: ChartFrame,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<(Chart, String)> {
        let layer = self.layer;
        let values = layer.encode.y.columns.first().or(layer.encode.x.columns.first())?;
        let drawn = vec![vec![self.drawn(0, values)?]];
        let paint = self.paint(&[], &drawn, diagnostics)?;
        let alt = alt::distribution(self.spec, &drawn, self.title(&frame), None);
        let mut axes = axis::axes(layer);
        axes.category.format = layer.encode.x.axis.format.clone().map(Into::into);
        let bins = layer.options.bins.unwrap_or_default();
        let frame = with_legend(frame, self.spec, &[], diagnostics);
        let series = self.series(drawn.into_iter().flatten().next()?, &[], &paint);
        let gap = layer.options.gap.unwrap_or(0);
        let chart: Chart = match layer.mark.value {
            MarkKind::Histogram => {
                let base = HistogramChart::new("", Vec::<f64>::new()).with_bins(bins);
                let labels = label::of_layer(layer);
                HistogramChart { series, labels, gap_width: gap, axes, frame, ..base }.into()
            }
            _ => {
                let base = ParetoChart::over(ParetoSource::Bins(bins), series);
                let labels = label::of_layer(layer);
                ParetoChart { labels, gap_width: gap, axes, frame, ..base }.into()
            }
        };
        Some((chart, alt))
    }

    fn boxes(
        &self,
        frame: ChartFrame,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<(Chart, String)> {
        let layer = self.layer;
        let names = match layer.encode.x.columns.first() {
            Some(x) => self.names(x)?,
            None => vec![String::new(); self.table.row_count()],
        };
        let drawn = vec![self.observed()?];
        let paint = self.paint(&distinct(&names), &drawn, diagnostics)?;
        let x = layer.encode.x.columns.first().map(|_| distinct(&names));
        let alt = alt::distribution(self.spec, &drawn, self.title(&frame), x.as_deref());
        let entries: Vec<&str> = drawn.iter().flatten().map(|d| d.name.as_str()).collect();
        let frame = with_legend(frame, self.spec, &entries, diagnostics);
        let own = layer.options.boxes.unwrap_or_default();
        let series = drawn.into_iter().flatten().map(|d| {
            let base = self.series(d, &[], &paint);
            Series { own, ..base }
        });
        let series = series.collect();
        let base = BoxWhiskerChart::new(Vec::<String>::new());
        let chart = BoxWhiskerChart {
            categories: Categories::Text(names),
            series,
            labels: label::of_layer(layer),
            gap_width: layer.options.gap.unwrap_or(base.gap_width),
            axes: axis::axes(layer),
            frame,
        };
        Some((chart.into(), alt))
    }

    /// One series for each column of `y`, or for each value of `series`, of which each row belongs
    /// to one.
    fn observed(&self) -> Option<Vec<Drawn>> {
        let columns = self.layer.encode.y.columns.iter().enumerate();
        let Some(series) = &self.layer.encode.series else {
            return columns.map(|(number, y)| self.drawn(number, y)).collect();
        };
        let names = self.names(series)?;
        let y = self.layer.encode.y.columns.first()?;
        let of = |(number, own): (usize, &String)| {
            let whole = self.drawn(0, y)?;
            let rows = names.iter().zip(whole.values);
            let values = rows.map(|(name, v)| v.filter(|_| name == own)).collect();
            Some(Drawn { key: own.clone(), name: own.clone(), values, index: number, ..whole })
        };
        distinct(&names).iter().enumerate().map(of).collect()
    }

    fn map(&self, frame: ChartFrame, diagnostics: &mut Vec<Diagnostic>) -> Option<(Chart, String)> {
        let layer = self.layer;
        let regions = self.names(layer.encode.x.columns.first()?)?;
        self.once(&regions, diagnostics)?;
        let drawn = vec![vec![self.drawn(0, layer.encode.y.columns.first()?)?]];
        let paint = self.paint(&regions, &drawn, diagnostics)?;
        let alt = alt::regions(self.spec, &drawn, self.title(&frame), &regions);
        let frame = with_legend(frame, self.spec, &[], diagnostics);
        let series = self.series(drawn.into_iter().flatten().next()?, &regions, &paint);
        let series = Series { fill: None, line: None, ..series };
        let base = RegionMapChart::new(Vec::<String>::new(), "", Vec::<f64>::new());
        let map = layer.options.map.clone().unwrap_or_default();
        let chart = RegionMapChart {
            regions,
            series,
            labels: label::of_layer(layer),
            region_labels: map.names,
            projection: map.projection,
            area: map.area,
            colors: self.scale(),
            language: map.language.unwrap_or(base.language),
            country: map.country.unwrap_or(base.country),
            frame: ChartFrame { palette: Vec::new(), ..frame },
        };
        Some((chart.into(), alt))
    }

    /// The colours from the least value to the greatest: two or three of a list, or by name.
    fn scale(&self) -> ValueColors {
        let colors = &self.spec.colors;
        let named = |part: &str| colors.named(part).and_then(main_color);
        let listed: Vec<_> = colors.palette.iter().filter_map(main_color).collect();
        match listed.as_slice() {
            [] => ValueColors { min: named("min"), mid: named("mid"), max: named("max") },
            [only] => ValueColors { min: None, mid: None, max: Some(*only) },
            [min, max] => ValueColors { min: Some(*min), mid: None, max: Some(*max) },
            [min, mid, .., max] => {
                ValueColors { min: Some(*min), mid: Some(*mid), max: Some(*max) }
            }
        }
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

    fn hierarchy(
        &self,
        frame: ChartFrame,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<(Chart, String)> {
        let layer = self.layer;
        let drawn = self.drawn(0, layer.encode.y.columns.first()?)?;
        self.positive(&drawn, diagnostics)?;
        let (leaves, order) = self.leaves()?;
        let texts: Vec<String> = leaves.iter().map(|leaf| leaf.join(" › ")).collect();
        self.once(&texts, diagnostics)?;
        let picked = reordered(drawn, &order);
        let parts: Vec<String> = distinct(&leaves.iter().flatten().cloned().collect::<Vec<_>>());
        let drawn = vec![vec![picked]];
        let paint = self.paint(&parts, &drawn, diagnostics)?;
        let alt = alt::hierarchy(self.spec, &drawn, self.title(&frame), &leaves);
        let frame = with_legend(frame, self.spec, &[], diagnostics);
        let last = |leaf: &Vec<String>| leaf.last().cloned().unwrap_or_default();
        let names: Vec<String> = leaves.iter().map(last).collect();
        let base = self.series(drawn.into_iter().flatten().next()?, &names, &paint);
        let points = leaves.iter().zip(0u32..).filter_map(|(leaf, index)| {
            let fill = leaf.iter().rev().find_map(|name| paint.point(name))?;
            Some(PointStyle::filled(index, fill))
        });
        let fill = base.fill.clone().filter(|_| self.spec.highlight.is_some());
        let series = Series { points: points.collect(), fill, ..base };
        let hierarchy = Hierarchy { leaves };
        let labels = label::of_layer(layer);
        let chart: Chart = match layer.mark.value {
            MarkKind::Treemap => {
                let base = TreemapChart::over(hierarchy, series);
                let parent_labels = layer.options.parent_labels.unwrap_or(base.parent_labels);
                TreemapChart { labels, parent_labels, frame, ..base }.into()
            }
            _ => {
                let base = SunburstChart::over(hierarchy, series);
                SunburstChart { labels, frame, ..base }.into()
            }
        };
        Some((chart, alt))
    }

    fn positive(&self, drawn: &Drawn, diagnostics: &mut Vec<Diagnostic>) -> Option<()> {
        if drawn.values.iter().flatten().all(|v| *v >= 0.0) {
            return Some(());
        }
        let noun = super::legal::noun(self.layer.mark.value);
        let message = format!("{noun} cannot show negative values");
        let diagnostic =
            Diagnostic::error("negative-share", message).at(self.layer.mark.at.clone());
        diagnostics.push(diagnostic.hint("use `mark: bar`"));
        None
    }

    /// The paths of the rows, those of a branch together, and the rows in that order.
    fn leaves(&self) -> Option<(Vec<Vec<String>>, Vec<usize>)> {
        let columns = self.layer.encode.x.columns.iter();
        let levels = columns.map(|c| Some((self.table.column(c)?.1, self.names(c)?)));
        let levels: Vec<_> = levels.collect::<Option<_>>()?;
        let path = |row: usize| -> Vec<String> {
            let there = |(column, names): &(&indeck_model::table::Column, Vec<String>)| {
                let cell = column.cells.get(row)?;
                if cell.value.is_null() { None } else { names.get(row).cloned() }
            };
            levels.iter().map_while(there).collect()
        };
        let paths: Vec<Vec<String>> = (0..self.table.row_count()).map(path).collect();
        let mut first: BTreeMap<&[String], usize> = BTreeMap::new();
        for (row, path) in paths.iter().enumerate() {
            for end in 1..=path.len() {
                first.entry(path.get(..end).unwrap_or_default()).or_insert(row);
            }
        }
        let key = |row: &usize| -> Vec<usize> {
            let path = paths.get(*row).map(Vec::as_slice).unwrap_or_default();
            let prefixes = (1..=path.len()).filter_map(|end| path.get(..end));
            prefixes.filter_map(|prefix| first.get(prefix).copied()).collect()
        };
        let mut order: Vec<usize> =
            (0..paths.len()).filter(|row| paths.get(*row).is_some_and(|p| !p.is_empty())).collect();
        order.sort_by_cached_key(key);
        let leaves = order.iter().filter_map(|row| paths.get(*row).cloned()).collect();
        Some((leaves, order))
    }
}

/// The values in another order of rows.
fn reordered(drawn: Drawn, order: &[usize]) -> Drawn {
    let pick = |row: &usize| drawn.values.get(*row).copied().flatten();
    let cell = |row: &usize| drawn.cells.get(*row).cloned().flatten();
    let text = |row: &usize| drawn.beside.texts.get(*row).cloned().unwrap_or_default();
    let texts = match drawn.beside.texts.is_empty() {
        true => Vec::new(),
        false => order.iter().map(text).collect(),
    };
    let (values, cells) = (order.iter().map(pick).collect(), order.iter().map(cell).collect());
    Drawn { values, cells, beside: Beside { texts, ..Beside::default() }, ..drawn }
}

/// Each name once, in the order in which they are first met.
fn distinct(names: &[String]) -> Vec<String> {
    let mut known = BTreeSet::new();
    names.iter().filter(|name| known.insert(name.as_str())).cloned().collect()
}
