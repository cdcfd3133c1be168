//! Waterfalls: columns that begin where the last one ended.
//!
//! Source: [MS-ODRAWXML] 2.24.3.70 `ST_SeriesLayout`, `waterfall`.

use indeck_model::chart::{CategoryPlot, ColumnChart, Fill, PointStyle, WaterfallChart};

use crate::bounds::Bounds;
use crate::cartesian::{CategoryFigure, Given, Plot, Span};
use crate::context::Context;
use crate::drawing::Figure;
use crate::legend::{Entry, Key};
use crate::scene::Scene;

/// What a step is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Increase,
    Decrease,
    Total,
}

const STEPS: [(Step, &str); 3] =
    [(Step::Increase, "Increase"), (Step::Decrease, "Decrease"), (Step::Total, "Total")];

impl Figure for WaterfallChart {
    fn entries(&self, cx: &Context<'_>) -> Vec<Entry> {
        let entry = |(number, (step, name)): (usize, (Step, &str))| {
            let fill = cx.paint(&fill(self, cx, step));
            Entry { name: name.to_owned(), key: Key::Swatch { fill, stroke: None }, number }
        };
        STEPS.into_iter().enumerate().map(entry).collect()
    }

    fn draw(&self, cx: &Context<'_>, scene: &mut Scene, area: Bounds) {
        let columns = columns(self, cx);
        let mut plot = Plot::clustered(&columns.plot.0, 0);
        let spans = vec![spans(self)];
        plot.given = Some(Given::Steps { spans, connectors: self.connector_lines });
        let figure = CategoryFigure {
            categories: &self.categories,
            category: &self.axes.category,
            value: &self.axes.value,
            references: &self.axes.references,
            points: None,
            sideways: false,
            plots: vec![plot],
            over: None,
        };
        figure.draw(cx, scene, area);
    }
}

fn step(chart: &WaterfallChart, index: usize, value: f64) -> Step {
    if chart.subtotals.iter().any(|total| usize::try_from(*total) == Ok(index)) {
        Step::Total
    } else if value < 0.0 {
        Step::Decrease
    } else {
        Step::Increase
    }
}

fn fill(chart: &WaterfallChart, cx: &Context<'_>, step: Step) -> Fill {
    let (own, number) = match step {
        Step::Increase => (&chart.increase, 0),
        Step::Decrease => (&chart.decrease, 1),
        Step::Total => (&chart.total, 2),
    };
    own.clone().unwrap_or_else(|| Fill::Solid(cx.series_color(number)))
}

/// From where to where each step goes; totals begin at zero and count from there.
fn spans(chart: &WaterfallChart) -> Vec<Option<Span>> {
    let mut level = 0.0;
    let span = |(index, value): (usize, &Option<f64>)| {
        let value = (*value)?;
        let base = if step(chart, index, value) == Step::Total { 0.0 } else { level };
        level = base + value;
        Some(Span { base: Some(base), top: level })
    };
    chart.series.values.iter().enumerate().map(span).collect()
}

/// The steps as columns, each in its colour.
fn columns(chart: &WaterfallChart, cx: &Context<'_>) -> ColumnChart {
    let mut columns = ColumnChart::over(chart.categories.clone());
    let mut series =
        indeck_model::chart::Series::new(chart.series.name.clone(), chart.series.values.clone());
    series.format = chart.series.format.clone();
    series.line = chart.series.line.clone();
    series.labels = chart.series.labels.clone();
    series.label_texts = chart.series.label_texts.clone();
    series.marks = chart.series.marks.clone();
    for (index, value) in (0_u32..).zip(&chart.series.values) {
        let step = step(chart, index as usize, value.unwrap_or_default());
        series.points.push(PointStyle::filled(index, fill(chart, cx, step)));
    }
    for own in &chart.series.points {
        let fill = own.fill.clone().or_else(|| {
            let step = series.points.iter().find(|point| point.index == own.index)?;
            step.fill.clone()
        });
        series.points.push(PointStyle { fill, ..own.clone() });
    }
    columns.plot.series_mut().push(series);
    columns.plot.0.labels = chart.labels.clone();
    columns.plot.0.gap_width = chart.gap_width;
    columns
}
