//! The plots on one pair of axes, with what decides their scales.

use indeck_model::chart::{CategoryAxis, Crossing, ReferenceLine, Stacking, ValueAxis};

use crate::axis::{self, Standing, ValuePlace, value_axis};
use crate::cartesian::figure::CategoryFigure;
use crate::cartesian::plot::{Form, Plot};
use crate::cartesian::stack::{self, Spans};
use crate::cartesian::{errors, reference};
use crate::context::Context;
use crate::scale::{CategoryScale, ValueScale, bounds_of};

/// The plots of one pair of axes with their scales.
pub(crate) struct Group<'a> {
    pub(crate) plots: Vec<(&'a Plot<'a>, Spans)>,
    pub(crate) axis: &'a ValueAxis,
    pub(crate) scale: CategoryScale,
    pub(crate) data: (f64, f64),
    pub(crate) percent: bool,
    pub(crate) format: String,
}

impl<'a> Group<'a> {
    pub(crate) fn new(
        cx: &Context<'_>,
        figure: &CategoryFigure<'_>,
        plots: &'a [Plot<'a>],
        axis: &'a ValueAxis,
        category_axis: &CategoryAxis,
        references: &[ReferenceLine],
    ) -> Self {
        let count = figure.categories.len();
        let spans = |plot: &'a Plot<'a>| (plot, stack::spans(plot, count, cx.frame.blanks));
        let mut plots: Vec<_> = plots.iter().map(spans).collect();
        // Areas lie behind bars, and bars behind lines, however they are listed.
        plots.sort_by_key(|(plot, _)| plot.form);
        let between = plots.iter().any(|(plot, _)| plot.form != Form::Area) || plots.is_empty();
        let percent =
            !plots.is_empty() && plots.iter().all(|(plot, _)| plot.stacking == Stacking::Percent);
        let numbers = plots
            .iter()
            .flat_map(|(plot, spans)| stack::numbers(spans).chain(errors::numbers(plot, spans)));
        let numbers = numbers.chain(reference::numbers(references));
        let positive = |x: &f64| axis.log_base.is_none() || *x > 0.0;
        let data = bounds_of(numbers.filter(positive));
        let first = plots.iter().flat_map(|(plot, _)| &plot.series).min_by_key(|s| s.number);
        let format = if percent { "0%" } else { first.map_or("General", |series| series.format) };
        let scale = CategoryScale::new(figure.categories, category_axis, between);
        Self { plots, axis, scale, data, percent, format: format.to_owned() }
    }

    /// The value scale for a length in pixels.
    pub(crate) fn values(&self, cx: &Context<'_>, upright: bool, length: f64) -> ValueScale {
        let make = |widest: f64| {
            let room = axis::room(cx, self.axis, upright, length, widest);
            if self.percent {
                ValueScale::percent(self.axis, self.data, room)
            } else {
                ValueScale::new(self.axis, self.data, room)
            }
        };
        let first = make(0.0);
        if upright {
            return first;
        }
        // Beside one another, labels need room for the widest of them.
        let place = ValuePlace {
            class: "",
            upright,
            standing: Standing { at: 0.0, reversed: false },
            format: &self.format,
        };
        let labels = value_axis(cx, self.axis, &first, place, length).labels;
        make(labels.iter().map(|label| label.block.width).fold(0.0, f64::max))
    }

    /// The value at which the category axis crosses.
    pub(crate) fn base(&self, values: &ValueScale) -> f64 {
        values.crossing(self.axis.crossing)
    }

    /// Whether data stand on both sides of the category axis.
    pub(crate) fn is_amid(&self) -> bool {
        self.data.0 < 0.0
            && self.axis.crossing == Crossing::AutoZero
            && self.axis.log_base.is_none()
    }
}
