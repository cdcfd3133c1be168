//! Radars and surfaces.

use indeck_model::chart::{
    ChartFrame, Marker, RadarChart, RadarStyle, SeriesAxis, SurfaceBand, SurfaceChart,
};
use indeck_model::spec::LayerSpec;

use crate::report::resolve::chart::data::Drawn;
use crate::report::resolve::chart::plot::{series, stroke};
use crate::report::resolve::chart::{Context, axis, label};

pub(super) fn radar(
    layer: &LayerSpec,
    drawn: Vec<Drawn>,
    frame: ChartFrame,
    context: &Context<'_>,
) -> RadarChart {
    let options = &layer.options;
    let marker = options.markers.clone();
    let marked = marker.as_ref().is_some_and(|marker| *marker != Marker::NONE);
    let style = match (options.filled.unwrap_or(false), marked) {
        (true, _) => RadarStyle::Filled,
        (false, true) => RadarStyle::Markers,
        (false, false) => RadarStyle::Lines,
    };
    let rows = drawn.into_iter().map(|d| {
        let mut one = series(layer, d, context);
        if style != RadarStyle::Filled {
            one.line = stroke(&options.line, one.fill.as_ref());
        }
        let own = indeck_model::chart::RadarOptions { marker: marker.clone() };
        indeck_model::chart::Series { own, ..one }
    });
    RadarChart {
        categories: context.data.categories.clone(),
        series: rows.collect(),
        labels: label::of_layer(layer),
        style,
        axes: axis::axes(layer),
        frame,
    }
}

pub(super) fn surface(
    layer: &LayerSpec,
    drawn: Vec<Drawn>,
    frame: ChartFrame,
    context: &Context<'_>,
) -> SurfaceChart {
    let base = SurfaceChart::new(Vec::<String>::new());
    let (rotation, elevation) = layer.options.view.unwrap_or((base.rotation, base.elevation));
    // The colours of a surface are those of its bands of values, not of its rows.
    let bands = context.spec.colors.palette.iter().zip(0u32..);
    let rows = drawn.into_iter().map(|d| {
        let row = series(layer, d, context);
        indeck_model::chart::Series { fill: None, points: Vec::new(), ..row }
    });
    SurfaceChart {
        categories: context.data.categories.clone(),
        series: rows.collect(),
        form: layer.options.form.unwrap_or_default(),
        bands: bands.map(|(fill, index)| SurfaceBand { index, fill: fill.clone() }).collect(),
        rotation,
        elevation,
        axes: axis::axes(layer),
        series_axis: SeriesAxis::default(),
        frame,
    }
}
