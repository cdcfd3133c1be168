//! Defaults of the report and its brand, put where charts, tables and texts say nothing.

use indeck_model::spec::{
    AxisSpec, ChartDefaults, ChartSpec, Defaults, FillContent, FillSpec, LabelsSpec, LayerSpec,
    MarkKind, ReportSpec, SlideItem, StackMode, TableFill, TextFill,
};

use crate::report::resolve::knows_label;

/// Completes every fill of a report.
pub(crate) fn apply(spec: &mut ReportSpec) {
    let mut defaults = std::mem::take(&mut spec.defaults);
    if let Some(brand) = &spec.brand {
        let mut below = brand.defaults.clone();
        if below.chart.palette.is_empty() {
            below.chart.palette = brand.series.clone();
        }
        defaults = defaults.over(&below);
    }
    spec.slides.iter_mut().for_each(|item| complete(item, &defaults));
    spec.defaults = defaults;
}

fn complete(item: &mut SlideItem, defaults: &Defaults) {
    match item {
        SlideItem::Slide(slide) => slide.fill.iter_mut().for_each(|f| fill(f, defaults)),
        SlideItem::Loop(repeated) => {
            repeated.slides.iter_mut().for_each(|item| complete(item, defaults));
        }
        SlideItem::Group(group) => {
            group.slides.iter_mut().for_each(|item| complete(item, defaults));
        }
    }
}

fn fill(fill: &mut FillSpec, defaults: &Defaults) {
    match &mut fill.content {
        FillContent::Chart(spec) => chart(spec, defaults),
        FillContent::Table(spec) => table(spec, defaults),
        FillContent::Text(spec) => text(spec, defaults),
        FillContent::Picture(spec) => spec.fit = spec.fit.or(defaults.picture_fit),
    }
}

fn table(spec: &mut TableFill, defaults: &Defaults) {
    let below = &defaults.table;
    spec.header = spec.header.or(below.header);
    spec.header_column = spec.header_column.or(below.header_column);
    spec.total_row = spec.total_row.or(below.total_row);
    spec.banded = spec.banded.or(below.banded);
    spec.font_size = spec.font_size.or(below.font_size);
    let at = || spec.table.at.clone();
    let overflow = below.overflow.map(|o| indeck_model::spec::Located::new(o, at()));
    spec.overflow = spec.overflow.take().or(overflow);
}

fn text(spec: &mut TextFill, defaults: &Defaults) {
    spec.autofit = spec.autofit.or(defaults.text.autofit);
    let at = spec.items.first().map(|item| item.text.at.clone());
    let overflow = defaults.text.overflow.zip(at);
    let overflow = overflow.map(|(o, at)| indeck_model::spec::Located::new(o, at));
    spec.overflow = spec.overflow.take().or(overflow);
}

fn chart(spec: &mut ChartSpec, defaults: &Defaults) {
    let Some(mark) = spec.marks().next() else { return };
    let below = defaults.of(mark);
    spec.legend = spec.legend.or(below.legend);
    spec.blanks = spec.blanks.or(below.blanks);
    spec.font_size = spec.font_size.or(below.font_size);
    if spec.colors.palette.is_empty() {
        spec.colors.palette.clone_from(&below.palette);
    }
    for layer in &mut spec.layers {
        plot(layer, &defaults.of(layer.mark.value));
    }
}

/// Options that the layer's mark knows; others are passed over.
fn plot(layer: &mut LayerSpec, below: &ChartDefaults) {
    use MarkKind::{Area, Bar, Column, Doughnut, Line, Scatter};
    let mark = layer.mark.value;
    let stacked = layer.stack.value != StackMode::None;
    if matches!(mark, Column | Bar) {
        layer.gap = layer.gap.take().or_else(|| below.gap.clone());
        let overlap = below.overlap.clone().filter(|_| !stacked);
        layer.overlap = layer.overlap.take().or(overlap);
    }
    if mark == Line {
        layer.markers = layer.markers.take().or_else(|| below.markers.clone());
        layer.smooth = layer.smooth.take().or_else(|| below.smooth.clone());
    }
    if mark == Doughnut {
        layer.hole = layer.hole.take().or_else(|| below.hole.clone());
    }
    if layer.labels.is_none() {
        layer.labels = below.labels.as_ref().map(|labels| fitting(labels, layer));
    }
    if matches!(mark, Column | Bar | Line | Area | Scatter) {
        let x = if mark == Scatter { below.x.clone() } else { of_categories(&below.x) };
        axis(&mut layer.encode.x.axis, &x);
        axis(&mut layer.encode.y.axis, &below.y);
    }
}

fn axis(axis: &mut AxisSpec, below: &AxisSpec) {
    *axis = std::mem::take(axis).over(below);
}

/// The options that an axis of categories has.
fn of_categories(axis: &AxisSpec) -> AxisSpec {
    AxisSpec { min: None, max: None, unit: None, log: None, ..axis.clone() }
}

/// Labels with a position and a content that the layer's mark knows.
fn fitting(labels: &LabelsSpec, layer: &LayerSpec) -> LabelsSpec {
    let round = matches!(layer.mark.value, MarkKind::Pie | MarkKind::Doughnut);
    let mut labels = labels.clone();
    labels.position = labels.position.filter(|p| knows_label(layer, p.value));
    if !round && labels.percent.take().is_some() && !labels.is_shown() {
        labels.value = true;
    }
    labels
}
