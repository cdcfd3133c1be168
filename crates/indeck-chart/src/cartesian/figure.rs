//! A chart over categories: plots on one or two pairs of axes.

use indeck_model::chart::{
    Categories, CategoryAxis, Crossing, ReferenceLine, Stacking, TickLabels, ValueAxis,
};

use crate::axis::{self, Axis, CategoryPlace, Standing, ValuePlace, category_axis, value_axis};
use crate::bounds::Bounds;
use crate::cartesian::group::Group;
use crate::cartesian::plane::Plane;
use crate::cartesian::plot::{Form, Plot};
use crate::cartesian::xy::XyLayer;
use crate::cartesian::{analysis, areas, bars, below, boxes, labels, lines, reference};
use crate::context::Context;
use crate::drawing::Figure;
use crate::legend::Entry;
use crate::scale::{CategoryScale, ValueScale};
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

/// A share of an axis that may run backwards.
fn flipped(share: f64, reverse: bool) -> f64 {
    if reverse { 1.0 - share } else { share }
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
        let across = if self.sideways { area.width } else { area.height };
        let mut axes = vec![
            self.fit_categories(cx, plot, primary, across),
            self.fit_values(cx, plot, primary),
        ];
        if let (Some(group), Some(over)) = (secondary, &self.over) {
            axes.extend(self.fit_secondary(cx, plot, group, over, across));
        }
        if let Some(points) = &self.points {
            axes.extend(points.fit(cx, plot));
        }
        axes
    }

    fn fit_categories(
        &self,
        cx: &Context<'_>,
        plot: Bounds,
        group: &Group<'_>,
        across: f64,
    ) -> Axis {
        let plane = self.plane(plot, group.axis);
        let values = group.values(cx, !self.sideways, plane.value_length());
        let mut own = self.category.clone();
        if own.tick_labels == TickLabels::NextToAxis && group.is_amid() {
            own.tick_labels = TickLabels::Low;
        }
        let reversed = group.axis.reverse;
        let at = flipped(values.inner_share(group.base(&values)), reversed);
        let place = CategoryPlace {
            class: "category-axis",
            upright: self.sideways,
            standing: Standing { at, reversed },
            across,
        };
        category_axis(cx, &own, &group.scale, place, plane.category_length())
    }

    fn fit_values(&self, cx: &Context<'_>, plot: Bounds, group: &Group<'_>) -> Axis {
        let reversed = self.category.reverse;
        let at = match self.category.crossing {
            // The value axis stays where it is when the categories are reversed.
            Crossing::AutoZero => 0.0,
            crossing => flipped(group.scale.crossing(crossing), reversed),
        };
        self.fit_value_axis(cx, plot, group, "value-axis", Standing { at, reversed })
    }

    fn fit_value_axis(
        &self,
        cx: &Context<'_>,
        plot: Bounds,
        group: &Group<'_>,
        class: &'static str,
        standing: Standing,
    ) -> Axis {
        let length = self.plane(plot, group.axis).value_length();
        let values = group.values(cx, !self.sideways, length);
        let place = ValuePlace { class, upright: !self.sideways, standing, format: &group.format };
        value_axis(cx, group.axis, &values, place, length)
    }

    /// The axes on the other side; that of the categories is mostly hidden.
    fn fit_secondary(
        &self,
        cx: &Context<'_>,
        plot: Bounds,
        group: &Group<'_>,
        over: &Over<'_>,
        across: f64,
    ) -> Vec<Axis> {
        let standing = Standing { at: 1.0, reversed: self.category.reverse };
        let values = self.fit_value_axis(cx, plot, group, "secondary-value-axis", standing);
        let categories = over.categories.map(|own| {
            let place = CategoryPlace {
                class: "secondary-category-axis",
                upright: self.sideways,
                standing: Standing { at: 1.0, reversed: group.axis.reverse },
                across,
            };
            let length = self.plane(plot, group.axis).category_length();
            category_axis(cx, own, &group.scale, place, length)
        });
        [Some(values), categories].into_iter().flatten().collect()
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

    /// By what they draw, as it lies from the back to the front; of two plots of a form the primary
    /// one stands first, and points come after all plots.
    fn ranks(&self) -> Vec<usize> {
        let over = self.over.iter().flat_map(|over| &over.plots);
        let plots = self.plots.iter().chain(over);
        let rank = |plot: &Plot<'_>| std::iter::repeat_n(plot.form as usize, plot.series.len());
        plots.flat_map(rank).collect()
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
