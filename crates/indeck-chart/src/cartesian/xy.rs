//! Points by x and y: scatter and bubble charts, and points over other plots.

use std::borrow::Cow;

use indeck_model::chart::{
    BubbleSeries, BubbleSize, Crossing, DataLabels, ErrorBars, LinePosition, ScatterStyle,
    TickLabels, ValueAxis, XySeries,
};

use crate::axis::{self, Axis, Standing, ValuePlace, value_axis};
use crate::bounds::Bounds;
use crate::cartesian::analysis::Trends;
use crate::cartesian::errors;
use crate::cartesian::plane::Plane;
use crate::cartesian::points::Drawer;
use crate::context::Context;
use crate::legend::Entry;
use crate::scale::{ValueScale, bounds_of};
use crate::scene::{Scene, Tag};
use crate::series::SeriesView;

/// What joins and marks the points of a series.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Joined {
    pub(crate) lines: bool,
    pub(crate) markers: bool,
    pub(crate) smooth: bool,
}

impl From<ScatterStyle> for Joined {
    fn from(style: ScatterStyle) -> Self {
        use ScatterStyle::{LinesAndMarkers, Markers, Smooth, SmoothAndMarkers};
        Self {
            lines: style != Markers,
            markers: matches!(style, Markers | LinesAndMarkers | SmoothAndMarkers),
            smooth: matches!(style, Smooth | SmoothAndMarkers),
        }
    }
}

/// A series of points.
pub(crate) struct XyView<'a> {
    pub(crate) view: SeriesView<'a>,
    pub(crate) points: Cow<'a, [(Option<f64>, Option<f64>)]>,
    pub(crate) x_format: &'a str,
    pub(crate) x_errors: Option<&'a ErrorBars>,
    pub(crate) joined: Joined,
    /// Sizes of bubbles and their format.
    pub(crate) sizes: Vec<Option<f64>>,
    pub(crate) size_format: &'a str,
}

impl<'a> XyView<'a> {
    /// Points joined in that style.
    pub(crate) fn of_points(
        number: usize,
        series: &'a XySeries,
        labels: Option<&'a DataLabels<LinePosition>>,
        style: ScatterStyle,
    ) -> Self {
        Self {
            view: SeriesView::of_points(number, series, labels),
            points: Cow::Borrowed(&series.points),
            x_format: series.x_format.code(),
            x_errors: series.x_errors.as_ref(),
            joined: style.into(),
            sizes: Vec::new(),
            size_format: "General",
        }
    }

    /// Bubbles.
    pub(crate) fn of_bubbles(
        number: usize,
        series: &'a BubbleSeries,
        labels: Option<&'a DataLabels<LinePosition>>,
    ) -> Self {
        Self {
            view: SeriesView::of_bubbles(number, series, labels),
            points: series.bubbles.iter().map(|bubble| (bubble.x, bubble.y)).collect(),
            x_format: series.x_format.code(),
            x_errors: series.x_errors.as_ref(),
            joined: Joined { lines: false, markers: false, smooth: false },
            sizes: series.bubbles.iter().map(|bubble| bubble.size).collect(),
            size_format: series.size_format.code(),
        }
    }

    fn xs(&self) -> impl Iterator<Item = Option<f64>> + '_ {
        self.points.iter().map(|(x, _)| *x)
    }

    /// The ends of the error bars along x.
    pub(crate) fn x_ends(&self) -> Vec<errors::Ends> {
        let xs: Vec<Option<f64>> = self.xs().collect();
        self.x_errors.map_or_else(Vec::new, |bars| errors::ends(bars, &xs, &xs))
    }

    /// The ends of the error bars along y.
    pub(crate) fn y_ends(&self) -> Vec<errors::Ends> {
        let values = &self.view.values;
        self.view.errors.map_or_else(Vec::new, |bars| errors::ends(bars, values, values))
    }
}

/// How bubbles tell their sizes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Bubbles {
    /// The greatest bubble as a share of the usual one.
    pub(crate) scale: f64,
    pub(crate) show_negative: bool,
    pub(crate) size: BubbleSize,
}

/// Points on a pair of value axes.
pub(crate) struct XyLayer<'a> {
    pub(crate) series: Vec<XyView<'a>>,
    pub(crate) x_axis: &'a ValueAxis,
    pub(crate) y_axis: &'a ValueAxis,
    /// Whether the axes stand at the top and on the right.
    pub(crate) far: bool,
    pub(crate) bubbles: Option<Bubbles>,
}

/// The scales of both axes for a plot of some size.
pub(crate) struct XyField {
    pub(crate) plane: Plane,
    pub(crate) x: ValueScale,
    pub(crate) y: ValueScale,
}

impl XyField {
    /// The place of a point; `None` where the scales have none.
    pub(crate) fn point(&self, x: f64, y: f64) -> Option<(f64, f64)> {
        let shown = self.x.has(x) && self.y.has(y);
        shown.then(|| self.plane.at(self.x.share(x), self.y.share(y)))
    }

    /// The nearest place within the plot.
    pub(crate) fn inner_point(&self, x: f64, y: f64) -> Option<(f64, f64)> {
        let shown = self.x.has(x) && self.y.has(y);
        shown.then(|| self.plane.at(self.x.inner_share(x), self.y.inner_share(y)))
    }
}

/// Share of the plot that the greatest bubble's radius has, where the axis leaves room for it.
const BUBBLE_ROOM: f64 = 0.125;

impl XyLayer<'_> {
    pub(crate) fn series_count(&self) -> usize {
        self.series.len()
    }

    /// The least and greatest x and y.
    fn data(&self, upright: bool) -> (f64, f64) {
        let axis = if upright { self.y_axis } else { self.x_axis };
        let positive = |x: &f64| axis.log_base.is_none() || *x > 0.0;
        let numbers = self.series.iter().flat_map(|series| {
            let values =
                series.points.iter().filter_map(move |(x, y)| if upright { *y } else { *x });
            let ends = if upright { series.y_ends() } else { series.x_ends() };
            let ends: Vec<f64> = ends.iter().flat_map(|e| [e.low, e.high]).flatten().collect();
            values.chain(ends)
        });
        let (low, high) = bounds_of(numbers.filter(positive));
        match self.bubbles {
            // Bubbles at the edge are to be seen whole.
            Some(bubbles) if axis.log_base.is_none() && low < high => {
                let room = (high - low) * BUBBLE_ROOM * bubbles.scale.min(2.0);
                let below = if low >= 0.0 { (low - room).max(0.0) } else { low - room };
                (below, high + room)
            }
            _ => (low, high),
        }
    }

    /// The scales for a plot.
    pub(crate) fn field(&self, cx: &Context<'_>, plot: Bounds, more: (&[f64], &[f64])) -> XyField {
        let with = |(low, high): (f64, f64), more: &[f64]| {
            bounds_of([low, high].into_iter().chain(more.iter().copied()))
        };
        let y_room = axis::room(cx, self.y_axis, true, plot.height, 0.0);
        let y = ValueScale::new(self.y_axis, with(self.data(true), more.1), y_room);
        let data = with(self.data(false), more.0);
        let x_scale = |widest| {
            let room = axis::room(cx, self.x_axis, false, plot.width, widest);
            ValueScale::new(self.x_axis, data, room)
        };
        let place = ValuePlace {
            class: "",
            upright: false,
            standing: Standing { at: 0.0, reversed: false },
            format: self.format(false),
        };
        let labels = value_axis(cx, self.x_axis, &x_scale(0.0), place, plot.width).labels;
        let widest = labels.iter().map(|label| label.block.width).fold(0.0, f64::max);
        let plane = Plane {
            bounds: plot,
            sideways: false,
            reverse_categories: self.x_axis.reverse,
            reverse_values: self.y_axis.reverse,
        };
        XyField { plane, x: x_scale(widest), y }
    }

    fn format(&self, upright: bool) -> &str {
        let first = self.series.first();
        first.map_or("General", |series| if upright { series.view.format } else { series.x_format })
    }

    /// The axes for a plot.
    pub(crate) fn fit(&self, cx: &Context<'_>, plot: Bounds) -> Vec<Axis> {
        self.fit_with(cx, plot, (&[], &[]))
    }

    pub(crate) fn fit_with(
        &self,
        cx: &Context<'_>,
        plot: Bounds,
        more: (&[f64], &[f64]),
    ) -> Vec<Axis> {
        let field = self.field(cx, plot, more);
        let flip = |share: f64, reverse: bool| if reverse { 1.0 - share } else { share };
        let standing = |scale: &ValueScale, axis: &ValueAxis| {
            let at = flip(scale.inner_share(scale.crossing(axis.crossing)), axis.reverse);
            let at = if self.far { 1.0 } else { at };
            Standing { at, reversed: axis.reverse }
        };
        // Beside an axis amid the data, labels would lie on the data: they go to the low end.
        let amid = |axis: &ValueAxis, other: &ValueAxis, data: (f64, f64)| {
            let mut axis = axis.clone();
            let crossed = other.crossing == Crossing::AutoZero && other.log_base.is_none();
            if axis.tick_labels == TickLabels::NextToAxis && crossed && data.0 < 0.0 && !self.far {
                axis.tick_labels = TickLabels::Low;
            }
            axis
        };
        let x_axis = amid(self.x_axis, self.y_axis, self.data(true));
        let y_axis = amid(self.y_axis, self.x_axis, self.data(false));
        let class = if self.far { "secondary-x-axis" } else { "x-axis" };
        let standing_x = standing(&field.y, self.y_axis);
        let place =
            ValuePlace { class, upright: false, standing: standing_x, format: self.format(false) };
        let x = value_axis(cx, &x_axis, &field.x, place, plot.width);
        let class = if self.far { "secondary-y-axis" } else { "y-axis" };
        let standing_y = standing(&field.x, self.x_axis);
        let place =
            ValuePlace { class, upright: true, standing: standing_y, format: self.format(true) };
        vec![x, value_axis(cx, &y_axis, &field.y, place, plot.height)]
    }

    /// The lines of a legend.
    pub(crate) fn entries(&self, cx: &Context<'_>) -> Vec<Entry> {
        let entry = |series: &XyView<'_>| Entry {
            name: series.view.name.to_owned(),
            key: Drawer { cx, series, bubbles: self.bubbles, greatest: 1.0 }.key(),
            number: series.view.number,
        };
        self.series.iter().map(entry).collect()
    }

    /// The greatest size of a bubble.
    fn greatest(&self) -> f64 {
        let negative = self.bubbles.is_some_and(|bubbles| bubbles.show_negative);
        let sizes = self.series.iter().flat_map(|series| series.sizes.iter().flatten());
        sizes.map(|size| if negative { size.abs() } else { *size }).fold(0.0, f64::max)
    }

    /// Draws points, lines, error bars and trend lines.
    pub(crate) fn draw(&self, cx: &Context<'_>, scene: &mut Scene, plot: Bounds) {
        self.draw_on(cx, scene, &self.field(cx, plot, (&[], &[])));
    }

    pub(crate) fn draw_on(&self, cx: &Context<'_>, scene: &mut Scene, field: &XyField) {
        let greatest = self.greatest();
        for series in &self.series {
            let drawer = Drawer { cx, series, bubbles: self.bubbles, greatest };
            let tag = Tag::class("series").series(series.view.number).name(series.view.name);
            scene.group(tag, None, |scene| drawer.draw(scene, field));
            let mut points: Vec<(f64, f64)> =
                series.points.iter().filter_map(|(x, y)| Some(((*x)?, (*y)?))).collect();
            points.sort_by(|a, b| a.0.total_cmp(&b.0));
            let trends = Trends { cx, series: &series.view, bounds: field.plane.bounds };
            trends.draw(scene, &points, |x, y| {
                let share = |scale: &ValueScale, v: f64| scale.share(v).clamp(-4.0, 5.0);
                field.plane.at(share(&field.x, x), share(&field.y, y))
            });
            drawer.draw_errors(scene, field);
        }
    }

    /// Draws the labels of the points.
    pub(crate) fn draw_labels(&self, cx: &Context<'_>, scene: &mut Scene, plot: Bounds) {
        self.draw_labels_on(cx, scene, &self.field(cx, plot, (&[], &[])));
    }

    pub(crate) fn draw_labels_on(&self, cx: &Context<'_>, scene: &mut Scene, field: &XyField) {
        let greatest = self.greatest();
        for series in &self.series {
            let drawer = Drawer { cx, series, bubbles: self.bubbles, greatest };
            drawer.draw_labels(scene, field);
        }
    }
}
