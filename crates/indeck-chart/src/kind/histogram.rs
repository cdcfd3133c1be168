//! Histograms and Pareto charts: what they count becomes columns.
//!
//! Source: [MS-ODRAWXML] 2.24.3.70 `ST_SeriesLayout`, `clusteredColumn` and `paretoLine`.

use indeck_model::chart::{
    BarLabelPosition, Bins, Categories, Chart, ClusteredBars, ColumnChart, Columns, ComboChart,
    ComboPlot, DataLabels, HistogramChart, Line, Lines, ParetoChart, ParetoSource, Series,
    ValueAxis,
};
use indeck_model::{Color, NumberFormat, Pt, ThemeColor};

use crate::bounds::Bounds;
use crate::context::Context;
use crate::count::{bins, sums};
use crate::drawing::Figure;
use crate::format::Formatter;
use crate::legend::Entry;
use crate::scene::Scene;

/// The line between columns that touch one another.
const SEAM: Pt = Pt(0.75);

/// A chart of another kind that shows what was counted.
pub(super) struct Counted(Chart);

impl Figure for Counted {
    fn entries(&self, cx: &Context<'_>) -> Vec<Entry> {
        super::figure(&self.0).entries(cx)
    }

    fn draw(&self, cx: &Context<'_>, scene: &mut Scene, area: Bounds) {
        super::figure(&self.0).draw(cx, scene, area);
    }
}

/// A histogram as columns.
pub(super) fn histogram(chart: &HistogramChart) -> Counted {
    let (names, counts) = binned(&chart.series, &chart.bins, chart.axes.category.format.as_ref());
    let mut columns = ColumnChart::over(Categories::Text(names));
    columns.axes = chart.axes.clone();
    columns.plot.0 = bars(&chart.series, counts, chart.labels.as_ref(), chart.gap_width);
    Counted(columns.into())
}

/// A Pareto chart as columns with a line.
pub(super) fn pareto(chart: &ParetoChart) -> Counted {
    let (names, values) = match &chart.source {
        ParetoSource::Categories(categories) => {
            let sums = sums::by_name(&crate::names::of(categories), &chart.series.values);
            sums.into_iter().map(|sum| (sum.name, sum.value)).unzip()
        }
        ParetoSource::Bins(bins) => {
            let (names, counts) = binned(&chart.series, bins, None);
            let mut pairs: Vec<(String, f64)> = names.into_iter().zip(counts).collect();
            pairs.sort_by(|a, b| b.1.total_cmp(&a.1));
            pairs.into_iter().unzip()
        }
    };
    let (names, values): (Vec<String>, Vec<f64>) = (names, values);
    let shares = sums::running_shares(values.iter().copied());
    let mut share = Series::new("Running share", shares.into_iter().map(Some));
    share.format = NumberFormat::from("0%");
    share.line = chart.line.clone();
    let mut combo = ComboChart::over(Categories::Text(names));
    combo.axes = chart.axes.clone();
    let columns = bars(&chart.series, values, chart.labels.as_ref(), chart.gap_width);
    let combo = combo
        .with_plot(ComboPlot::Columns(Columns(columns)))
        .with_secondary_plot(ComboPlot::Lines(Lines { series: vec![share], ..Lines::default() }));
    let usual = ValueAxis {
        min: Some(0.0),
        max: Some(1.0),
        major_unit: Some(0.2),
        ..chart.share_axis.clone()
    };
    let axis = ValueAxis {
        min: chart.share_axis.min.or(usual.min),
        max: chart.share_axis.max.or(usual.max),
        major_unit: chart.share_axis.major_unit.or(usual.major_unit),
        ..usual
    };
    Counted(ComboChart { secondary_axis: axis, ..combo }.into())
}

/// The names of bins and how many values lie in each.
fn binned(
    series: &Series<BarLabelPosition>,
    bins: &Bins,
    format: Option<&NumberFormat>,
) -> (Vec<String>, Vec<f64>) {
    let format = Formatter::new(format.unwrap_or(&series.format).code());
    let bins = bins::count(&series.values, bins);
    bins.iter().map(|bin| (bin.name(|bound| format.text(rounded(bound))), bin.count as f64)).unzip()
}

/// A bound without the noise of its last digits.
fn rounded(bound: f64) -> f64 {
    format!("{bound:.9e}").parse().unwrap_or(bound)
}

fn bars(
    series: &Series<BarLabelPosition>,
    values: Vec<f64>,
    labels: Option<&DataLabels<BarLabelPosition>>,
    gap_width: u16,
) -> ClusteredBars {
    let mut own = Series::new(series.name.clone(), values.into_iter().map(Some));
    own.fill = series.fill.clone();
    let seam = Line::solid(Color::Theme(ThemeColor::Background1), SEAM);
    own.line = series.line.clone().or_else(|| (gap_width == 0).then_some(seam));
    own.points = series.points.clone();
    own.labels = series.labels.clone();
    own.label_texts = series.label_texts.clone();
    own.marks = series.marks.clone();
    ClusteredBars { series: vec![own], labels: labels.cloned(), gap_width, overlap: 0 }
}
