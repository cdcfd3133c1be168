//! A chart over categories: plots on one or two pairs of axes.

use indeck_model::chart::{
    Categories, CategoryAxis, Crossing, ReferenceLine, Stacking, TickLabels, ValueAxis,
};

use crate::axis::{self, Axis, CategoryPlace, Standing, ValuePlace, category_axis, value_axis};
use crate::bounds::Bounds;
use crate::cartesian::below;
use crate::cartesian::plane::Plane;
use crate::cartesian::plot::{Form, Plot};
use crate::cartesian::stack::{self, Spans};
use crate::cartesian::xy::XyLayer;
use crate::cartesian::{analysis, areas, bars, boxes, errors, labels, lines, reference};
use crate::context::Context;
use crate::drawing::Figure;
use crate::legend::Entry;
use crate::scale::{CategoryScale, ValueScale, bounds_of};
use crate::scene::{Outline, Scene, Tag};

/// A rectangle with scales along its sides.
pub(crate) struct Field<'a> {
    pub(crate) plane: Plane,
    pub(crate) categories: &'a CategoryScale,
    pub(crate) values: &'a ValueScale,
    /// The value at which the category axis stands; bars and areas begin there.
    pub(crate) base: f64,
}

/// The second pair of axes.
pub(crate) struct Over<'a> {
    pub(crate) plots: Vec<Plot<'a>>,
    pub(crate) values: &'a ValueAxis,
    pub(crate) categories: Option<&'a CategoryAxis>,
}

/// A chart over categories.
pub(crate) struct CategoryFigure<'a> {
    pub(crate) categories: &'a Categories,
    pub(crate) category: &'a CategoryAxis,
    pub(crate) value: &'a ValueAxis,
    pub(crate) sideways: bool,
    pub(crate) plots: Vec<Plot<'a>>,
    pub(crate) references: &'a [ReferenceLine],
    pub(crate) over: Option<Over<'a>>,
    /// Points on axes of their own.
    pub(crate) points: Option<XyLayer<'a>>,
}

/// The plots of one pair of axes with their scales.
struct Group<'a> {
    plots: Vec<(&'a Plot<'a>, Spans)>,
    axis: &'a ValueAxis,
    scale: CategoryScale,
    data: (f64, f64),
    percent: bool,
    format: String,
}

impl<'a> Group<'a> {
    fn new(
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
    fn values(&self, cx: &Context<'_>, upright: bool, length: f64) -> ValueScale {
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
    fn base(&self, values: &ValueScale) -> f64 {
        values.crossing(self.axis.crossing)
    }

    /// Whether data stand on both sides of the category axis.
    fn is_amid(&self) -> bool {
        self.data.0 < 0.0
            && self.axis.crossing == Crossing::AutoZero
            && self.axis.log_base.is_none()
    }
}

impl CategoryFigure<'_> {
    fn primary<'a>(&'a self, cx: &Context<'_>) -> Group<'a> {
        Group::new(cx, self, &self.plots, self.value, self.category, self.references)
    }

    fn secondary<'a>(&'a self, cx: &Context<'_>) -> Option<Group<'a>> {
        let over = self.over.as_ref()?;
        Some(Group::new(cx, self, &over.plots, over.values, self.category, &[]))
    }

    fn series_count(&self) -> usize {
        let over = self.over.iter().flat_map(|over| &over.plots);
        let count = self.plots.iter().chain(over).map(|plot| plot.series.len()).sum::<usize>();
        count + self.points.as_ref().map_or(0, XyLayer::series_count)
    }

    fn plane(&self, bounds: Bounds, values: &ValueAxis) -> Plane {
        Plane {
            bounds,
            sideways: self.sideways,
            reverse_categories: self.category.reverse,
            reverse_values: values.reverse,
        }
    }

    /// The axes around a plot of that place.
    fn fit(
        &self,
        cx: &Context<'_>,
        area: Bounds,
        plot: Bounds,
        primary: &Group<'_>,
        secondary: Option<&Group<'_>>,
    ) -> Vec<Axis> {
        let upright = !self.sideways;
        let plane = self.plane(plot, primary.axis);
        let values = primary.values(cx, upright, plane.value_length());
        let mut own = self.category.clone();
        if own.tick_labels == TickLabels::NextToAxis && primary.is_amid() {
            own.tick_labels = TickLabels::Low;
        }
        let flip = |share: f64, reverse: bool| if reverse { 1.0 - share } else { share };
        let across = if upright { area.height } else { area.width };
        let base = values.inner_share(primary.base(&values));
        let reversed = primary.axis.reverse;
        let mut axes = vec![category_axis(
            cx,
            &own,
            &primary.scale,
            CategoryPlace {
                class: "category-axis",
                upright: self.sideways,
                standing: Standing { at: flip(base, reversed), reversed },
                across,
            },
            plane.category_length(),
        )];
        let reversed = own.reverse;
        let at = match own.crossing {
            // The value axis stays where it is when the categories are reversed.
            Crossing::AutoZero => 0.0,
            crossing => flip(primary.scale.crossing(crossing), reversed),
        };
        let standing = Standing { at, reversed };
        let place = ValuePlace { class: "value-axis", upright, standing, format: &primary.format };
        axes.push(value_axis(cx, primary.axis, &values, place, plane.value_length()));
        if let (Some(group), Some(over)) = (secondary, &self.over) {
            let values = group.values(cx, upright, plane.value_length());
            let standing = Standing { at: 1.0, reversed };
            let class = "secondary-value-axis";
            let place = ValuePlace { class, upright, standing, format: &group.format };
            axes.push(value_axis(cx, group.axis, &values, place, plane.value_length()));
            if let Some(own) = over.categories {
                let standing = Standing { at: 1.0, reversed: group.axis.reverse };
                let class = "secondary-category-axis";
                let place = CategoryPlace { class, upright: self.sideways, standing, across };
                axes.push(category_axis(cx, own, &group.scale, place, plane.category_length()));
            }
        }
        if let Some(points) = &self.points {
            axes.extend(points.fit(cx, plot));
        }
        axes
    }

    /// Calls with the field on which a group's plots are drawn.
    fn on_field(
        &self,
        cx: &Context<'_>,
        plot: Bounds,
        group: &Group<'_>,
        draw: impl FnOnce(&Field<'_>),
    ) {
        let plane = self.plane(plot, group.axis);
        let values = group.values(cx, !self.sideways, plane.value_length());
        let base = group.base(&values);
        draw(&Field { plane, categories: &group.scale, values: &values, base });
    }

    fn draw_group(cx: &Context<'_>, scene: &mut Scene, field: &Field<'_>, group: &Group<'_>) {
        for (plot, spans) in &group.plots {
            match plot.form {
                Form::Area => {
                    areas::draw(cx, scene, field, plot, spans);
                    below::draw(cx, scene, field, plot, spans);
                }
                Form::Bar => bars::draw(cx, scene, field, plot, spans),
                Form::Box => boxes::draw(cx, scene, field, plot),
                Form::Line => {
                    below::draw(cx, scene, field, plot, spans);
                    lines::draw(cx, scene, field, plot, spans);
                }
            }
            analysis::draw_trends(cx, scene, field, plot, spans);
            analysis::draw_errors(cx, scene, field, plot, spans);
        }
    }
}

impl Figure for CategoryFigure<'_> {
    fn entries(&self, cx: &Context<'_>) -> Vec<Entry> {
        let over = self.over.iter().flat_map(|over| &over.plots);
        let plots = || self.plots.iter().chain(over.clone());
        let mut entries: Vec<Entry> = plots().flat_map(|plot| plot.entries(cx)).collect();
        entries.extend(self.points.iter().flat_map(|points| points.entries(cx)));
        entries.extend(
            reference::all(cx, self.references, self.series_count()).iter().map(|r| r.entry()),
        );
        entries
            .extend(plots().flat_map(|plot| &plot.series).flat_map(|s| analysis::entries(cx, s)));
        entries
    }

    fn is_listed_upwards(&self) -> bool {
        let stack = |plot: &Plot<'_>| plot.stacking != Stacking::None && plot.form != Form::Line;
        !self.sideways && self.plots.len() == 1 && self.plots.iter().all(stack)
    }

    fn draw(&self, cx: &Context<'_>, scene: &mut Scene, area: Bounds) {
        let primary = self.primary(cx);
        let secondary = self.secondary(cx);
        let fit = |plot| self.fit(cx, area, plot, &primary, secondary.as_ref());
        let (plot, axes) = axis::solve(cx, area, fit);
        if let Some(fill) = cx.frame.plot_fill.as_ref().and_then(|fill| cx.paint(fill)) {
            scene.shape(Outline::Rect(plot), Some(fill), None, Tag::class("plot-area"));
        }
        axes.iter().for_each(|axis| axis.draw_grid(scene, plot));
        let groups = || [Some(&primary), secondary.as_ref()].into_iter().flatten();
        scene.group(Tag::class("plot"), None, |scene| {
            for group in groups() {
                self.on_field(cx, plot, group, |field| Self::draw_group(cx, scene, field, group));
            }
            if let Some(points) = &self.points {
                points.draw(cx, scene, plot);
            }
            self.on_field(cx, plot, &primary, |field| {
                let references = reference::all(cx, self.references, self.series_count());
                references.iter().for_each(|reference| reference.draw(scene, field));
            });
        });
        axes.iter().for_each(|axis| axis.draw(scene, plot));
        for group in groups() {
            self.on_field(cx, plot, group, |field| {
                for (plot, spans) in &group.plots {
                    labels::draw(cx, scene, field, plot, spans);
                }
            });
        }
        if let Some(points) = &self.points {
            points.draw_labels(cx, scene, plot);
        }
    }
}
