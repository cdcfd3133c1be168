//! What is drawn about the series of a plot: error bars and trend lines.

use indeck_model::chart::{Dash, Line, TrendKind, Trendline};

use crate::cartesian::errors;
use crate::cartesian::figure::Field;
use crate::cartesian::plot::{Form, Plot};
use crate::cartesian::stack::Spans;
use crate::context::Context;
use crate::label::Label;
use crate::legend::{Entry, Key};
use crate::look::TREND_WIDTH;
use crate::scene::{Outline, Path, Scene, Stroke, Tag};
use crate::series::SeriesView;
use crate::trend::{self, Fit};

/// Draws the error bars of a plot.
pub(crate) fn draw_errors(
    cx: &Context<'_>,
    scene: &mut Scene,
    field: &Field<'_>,
    plot: &Plot<'_>,
    spans: &Spans,
) {
    for (at, (series, ends)) in plot.series.iter().zip(errors::of_plot(plot, spans)).enumerate() {
        let Some(bars) = series.errors else { continue };
        let Some(stroke) = errors::stroke(cx, bars) else { continue };
        let shift = match plot.form {
            Form::Bar | Form::Box => plot.slots(field.categories.slot()).middle(at),
            Form::Line | Form::Area => 0.0,
        };
        for (i, ends) in ends.iter().enumerate() {
            let span = spans.get(at).and_then(|row| row.get(i).copied().flatten());
            let Some(span) = span.filter(|_| field.categories.shows(i)) else { continue };
            let share = field.categories.share(i) + shift;
            for end in [ends.low, ends.high].into_iter().flatten() {
                let (from, to) = (field.point(share, span.top), field.point(share, end));
                let tag = Tag::class("error-bar").series(series.number).point(i).value(end);
                errors::draw_one(scene, &stroke, bars.caps, from, to, &tag);
            }
        }
    }
}

/// Draws the trend lines of a plot.
pub(crate) fn draw_trends(
    cx: &Context<'_>,
    scene: &mut Scene,
    field: &Field<'_>,
    plot: &Plot<'_>,
    spans: &Spans,
) {
    let step = |i: usize| field.categories.step(i) + 1.0;
    for (series, row) in plot.series.iter().zip(spans) {
        if series.trendlines.is_empty() {
            continue;
        }
        let order = field.categories.order();
        let point = |i: &usize| row.get(*i).copied().flatten().map(|span| (step(*i), span.top));
        let points: Vec<(f64, f64)> = order.iter().filter_map(point).collect();
        let trends = Trends { cx, series, bounds: field.plane.bounds };
        trends.draw(scene, &points, |x, y| {
            let share = field.values.share(y);
            field.plane.at(field.categories.at(x - 1.0), share.clamp(-4.0, 5.0))
        });
    }
}

/// The trend lines of a series.
pub(crate) struct Trends<'a> {
    pub(crate) cx: &'a Context<'a>,
    pub(crate) series: &'a SeriesView<'a>,
    pub(crate) bounds: crate::bounds::Bounds,
}

impl Trends<'_> {
    /// Draws them through points, in order of x, that are placed so.
    pub(crate) fn draw(
        &self,
        scene: &mut Scene,
        points: &[(f64, f64)],
        place: impl Fn(f64, f64) -> (f64, f64),
    ) {
        let ends = (points.first(), points.last());
        let (Some((first, _)), Some((last, _))) = ends else { return };
        for line in self.series.trendlines {
            let Some(fit) = trend::fit(line.kind, line.intercept, points) else { continue };
            let from = first - line.backward.unwrap_or(0.0);
            let to = last + line.forward.unwrap_or(0.0);
            let curve: Vec<(f64, f64)> =
                fit.points(from, to).into_iter().map(|(x, y)| place(x, y)).collect();
            let tag = || Tag::class("trendline").series(self.series.number);
            let Some(stroke) = stroke(self.cx, self.series, line) else { continue };
            let path = Outline::Path(Path::through(&curve));
            scene.clipped(self.bounds, curve.iter().copied(), |scene| {
                scene.shape(path, None, Some(stroke), tag());
            });
            self.draw_text(scene, line, &fit, curve.last().copied());
        }
    }

    /// Equation and R², beside the end of the line.
    fn draw_text(&self, scene: &mut Scene, line: &Trendline, fit: &Fit, end: Option<(f64, f64)>) {
        let format = line.format.as_ref().map(indeck_model::NumberFormat::code);
        let text = fit.text(line.equation, line.r_squared, format);
        let Some((x, y)) = end.filter(|_| !text.is_empty()) else { return };
        let tag = Tag::class("trendline-label").series(self.series.number);
        let label = Label::plain(&text, &self.cx.text, tag);
        let (width, height) = label.size();
        let bounds = label.around((x - width / 2.0, y - height)).kept_in(self.bounds);
        label.draw(scene, bounds.center());
    }
}

fn stroke(cx: &Context<'_>, series: &SeriesView<'_>, line: &Trendline) -> Option<Stroke> {
    let dotted = Line::Solid { color: None, width: None, dash: Dash::Dot };
    let pen = cx.data_line(series.color(cx), TREND_WIDTH);
    cx.stroke(line.line.as_ref().unwrap_or(&dotted), &pen)
}

/// The lines of the legend for the trend lines of a series.
pub(crate) fn entries(cx: &Context<'_>, series: &SeriesView<'_>) -> Vec<Entry> {
    let entry = |line: &Trendline| Entry {
        name: line.name.clone().filter(|name| !name.is_empty()).unwrap_or_else(|| {
            let name = series.name;
            match line.kind {
                TrendKind::Linear => format!("Linear ({name})"),
                TrendKind::Exponential => format!("Expon. ({name})"),
                TrendKind::Logarithmic => format!("Log. ({name})"),
                TrendKind::Polynomial(_) => format!("Poly. ({name})"),
                TrendKind::Power => format!("Power ({name})"),
                TrendKind::MovingAverage(period) => format!("{period} per. Mov. Avg. ({name})"),
            }
        }),
        key: Key::Line { stroke: stroke(cx, series, line), marker: None },
        number: series.number,
    };
    series.trendlines.iter().map(entry).collect()
}
