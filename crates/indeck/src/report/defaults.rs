//! Defaults of the report and its brand, put where charts, tables and texts say nothing.

use indeck_model::chart::Fill;
use indeck_model::spec::{
    AxisSpec, BrandSpec, ChartDefaults, ChartSpec, Defaults, FillContent, FillSpec, LabelsSpec,
    LayerSpec, MarkKind, MarkOptions, ReportSpec, SlideItem, TableFill, TextFill,
};

use crate::report::resolve::{knows_label, knows_option};

/// Completes every fill of a report.
pub(crate) fn apply(spec: &mut ReportSpec) {
    let mut defaults = std::mem::take(&mut spec.defaults);
    if let Some(brand) = &spec.brand {
        defaults = defaults.over(&of_brand(brand));
    }
    spec.slides.iter_mut().for_each(|item| complete(item, &defaults));
    spec.defaults = defaults;
}

/// The defaults of a brand.
fn of_brand(brand: &BrandSpec) -> Defaults {
    let mut defaults = brand.defaults.clone();
    if defaults.chart.palette.is_empty() {
        defaults.chart.palette = brand.series.iter().copied().map(Fill::Solid).collect();
    }
    defaults
}

/// Completes a chart that stands alone.
pub(crate) fn complete_chart(spec: &mut ChartSpec, brand: Option<&BrandSpec>) {
    brand.into_iter().for_each(|brand| chart(spec, &of_brand(brand)));
}

/// Completes a table that stands alone.
pub(crate) fn complete_table(spec: &mut TableFill, brand: Option<&BrandSpec>) {
    brand.into_iter().for_each(|brand| table(spec, &of_brand(brand)));
}

/// Completes a text that stands alone.
pub(crate) fn complete_text(spec: &mut TextFill, brand: Option<&BrandSpec>) {
    brand.into_iter().for_each(|brand| text(spec, &of_brand(brand)));
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
    spec.legend = spec.legend.take().or(below.legend);
    spec.blanks = spec.blanks.or(below.blanks.filter(|_| !mark.is_extended()));
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
    let under = known(layer, &below.options);
    layer.options = std::mem::take(&mut layer.options).over(&under);
    if layer.labels.is_none() && knows_option(layer, "labels") {
        layer.labels = below.labels.as_ref().map(|labels| fitting(labels, layer));
    }
    if !has_axes(layer.mark.value) {
        return;
    }
    let xy = layer.mark.value.is_xy();
    let x = if xy { below.x.of_values() } else { below.x.of_categories() };
    let of_mark = |axis: AxisSpec| match layer.mark.value.is_extended() {
        true => axis.of_extended(),
        false => axis,
    };
    let (x, y) = (of_mark(x), of_mark(below.y.of_values()));
    axis(&mut layer.encode.x.axis, &x);
    if layer.mark.value != MarkKind::Funnel {
        axis(&mut layer.encode.y.axis, &y);
    }
}

/// The options that the layer's mark knows.
fn known(layer: &LayerSpec, options: &MarkOptions) -> MarkOptions {
    let knows = |option: &str| knows_option(layer, option);
    MarkOptions {
        gap: options.gap.filter(|_| knows("gap")),
        overlap: options.overlap.filter(|_| knows("overlap")),
        opacity: options.opacity.filter(|_| knows("opacity")),
        line: options.line.clone().filter(|_| knows("line")),
        markers: options.markers.clone().filter(|_| knows("markers")),
        smooth: options.smooth.filter(|_| knows("smooth")),
        hole: options.hole.filter(|_| knows("hole")),
        ..MarkOptions::default()
    }
}

fn has_axes(mark: MarkKind) -> bool {
    !mark.is_round() && !mark.is_hierarchy() && mark != MarkKind::RegionMap
}

fn axis(axis: &mut AxisSpec, below: &AxisSpec) {
    *axis = std::mem::take(axis).over(below);
}

/// Labels with a position and a content that the layer's mark knows.
fn fitting(labels: &LabelsSpec, layer: &LayerSpec) -> LabelsSpec {
    let mark = layer.mark.value;
    let mut labels = labels.clone();
    labels.position = labels.position.filter(|p| knows_label(layer, p.value));
    let lost = labels.content.percent && !mark.is_round();
    if lost {
        (labels.content.percent, labels.percent_at) = (false, None);
    }
    if labels.content.size && mark != MarkKind::Bubble {
        (labels.content.size, labels.size_at) = (false, None);
    }
    if lost && !labels.is_shown() {
        labels.content.value = true;
    }
    labels
}
