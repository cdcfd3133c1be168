//! Treemaps and sunbursts.

use std::collections::BTreeMap;

use indeck_model::chart::{
    Chart, ChartFrame, Hierarchy, PointStyle, Series, SunburstChart, TreemapChart,
};
use indeck_model::spec::MarkKind;
use indeck_model::{Color, Diagnostic, ThemeColor};

use crate::report::resolve::chart::beside::Beside;
use crate::report::resolve::chart::color::{Paint, QUIET, main_color};
use crate::report::resolve::chart::data::Drawn;
use crate::report::resolve::chart::frame::with_legend;
use crate::report::resolve::chart::rows::{Rows, distinct};
use crate::report::resolve::chart::{alt, label, legal};

impl Rows<'_> {
    pub(super) fn hierarchy(
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
            let below = leaf.iter().skip(1).rev().find_map(|name| paint.point(name));
            Some(PointStyle::filled(index, below?))
        });
        let frame = ChartFrame { palette: self.branches(&leaves, &paint, &frame), ..frame };
        let series = Series { points: points.collect(), fill: None, ..base };
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

    /// The colours of the outermost branches, where one of them has its own.
    fn branches(
        &self,
        leaves: &[Vec<String>],
        paint: &Paint<'_>,
        frame: &ChartFrame,
    ) -> Vec<Color> {
        let outermost: Vec<String> =
            leaves.iter().filter_map(|leaf| leaf.first().cloned()).collect();
        let outermost = distinct(&outermost);
        let own: Vec<Option<Color>> =
            outermost.iter().map(|name| main_color(&paint.point(name)?)).collect();
        if own.iter().all(Option::is_none) {
            return frame.palette.clone();
        }
        let accents = ThemeColor::ACCENTS.iter().copied().map(Color::Theme).collect();
        let usual: Vec<Color> =
            if frame.palette.is_empty() { accents } else { frame.palette.clone() };
        let quiet = self.spec.highlight.is_some().then_some(QUIET);
        let color = |(own, usual): (Option<Color>, &Color)| own.or(quiet).unwrap_or(*usual);
        own.into_iter().zip(usual.iter().cycle()).map(color).collect()
    }

    fn positive(&self, drawn: &Drawn, diagnostics: &mut Vec<Diagnostic>) -> Option<()> {
        if drawn.values.iter().flatten().all(|v| *v >= 0.0) {
            return Some(());
        }
        let noun = legal::noun(self.layer.mark.value);
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
