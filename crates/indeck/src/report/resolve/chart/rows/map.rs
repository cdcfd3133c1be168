//! Maps.

use indeck_model::Diagnostic;
use indeck_model::chart::{Chart, ChartFrame, RegionMapChart, Series, ValueColors};

use crate::report::resolve::chart::color::main_color;
use crate::report::resolve::chart::frame::with_legend;
use crate::report::resolve::chart::rows::Rows;
use crate::report::resolve::chart::{alt, label};

impl Rows<'_> {
    pub(super) fn map(
        &self,
        frame: ChartFrame,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<(Chart, String)> {
        let layer = self.layer;
        let regions = self.names(layer.encode.x.columns.first()?)?;
        self.once(&regions, diagnostics)?;
        let drawn = vec![vec![self.drawn(0, layer.encode.y.columns.first()?)?]];
        let paint = self.paint(&regions, &drawn, diagnostics)?;
        let alt = alt::regions(self.spec, &drawn, self.title(&frame), &regions);
        let frame = with_legend(frame, self.spec, &[], diagnostics);
        let series = self.series(drawn.into_iter().flatten().next()?, &regions, &paint);
        let series = Series { fill: None, line: None, ..series };
        let base = RegionMapChart::new(Vec::<String>::new(), "", Vec::<f64>::new());
        let map = layer.options.map.clone().unwrap_or_default();
        let chart = RegionMapChart {
            regions,
            series,
            labels: label::of_layer(layer),
            region_labels: map.names,
            projection: map.projection,
            area: map.area,
            colors: self.scale(),
            language: map.language.unwrap_or(base.language),
            country: map.country.unwrap_or(base.country),
            frame: ChartFrame { palette: Vec::new(), ..frame },
        };
        Some((chart.into(), alt))
    }

    /// The colours from the least value to the greatest: two or three of a list, or by name.
    fn scale(&self) -> ValueColors {
        let colors = &self.spec.colors;
        let named = |part: &str| colors.named(part).and_then(main_color);
        let listed: Vec<_> = colors.palette.iter().filter_map(main_color).collect();
        match listed.as_slice() {
            [] => ValueColors { min: named("min"), mid: named("mid"), max: named("max") },
            [only] => ValueColors { min: None, mid: None, max: Some(*only) },
            [min, max] => ValueColors { min: Some(*min), mid: None, max: Some(*max) },
            [min, mid, .., max] => {
                ValueColors { min: Some(*min), mid: Some(*mid), max: Some(*max) }
            }
        }
    }
}
