//! Histograms, Pareto charts of bins, and boxes: how values are spread.

use indeck_model::Diagnostic;
use indeck_model::chart::{
    BoxWhiskerChart, Categories, Chart, ChartFrame, HistogramChart, ParetoChart, ParetoSource,
    Series,
};
use indeck_model::spec::MarkKind;

use crate::report::resolve::chart::data::Drawn;
use crate::report::resolve::chart::frame::with_legend;
use crate::report::resolve::chart::rows::{Rows, distinct};
use crate::report::resolve::chart::{alt, axis, label};

impl Rows<'_> {
    /// A histogram, or a Pareto chart of bins.
    pub(super) fn binned(
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

    pub(super) fn boxes(
        &self,
        frame: ChartFrame,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<(Chart, String)> {
        let layer = self.layer;
        let names = match layer.encode.x.columns.first() {
            Some(x) => self.names(x)?,
            None => vec![self.only_name()?; self.table.row_count()],
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

    /// What stands below boxes that are in no category.
    fn only_name(&self) -> Option<String> {
        let (_, column) = self.table.column(self.layer.encode.y.columns.first()?)?;
        Some(column.title().to_owned())
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
}
