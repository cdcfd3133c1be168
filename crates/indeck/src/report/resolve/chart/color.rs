//! Fills of series and points: by name, by order, or by what stands out.

use std::collections::BTreeSet;

use indeck_model::chart::{Fill, PointStyle};
use indeck_model::spec::{ChartSpec, LayerSpec, MarkKind, SortOrder};
use indeck_model::{Color, Diagnostic, Percent, ThemeColor};

use crate::report::resolve::chart::data::Drawn;
use indeck_spec::suggest;

/// What is painted how.
pub(super) struct Paint<'a> {
    spec: &'a ChartSpec,
    categories: Vec<String>,
    /// Whether `highlight` names series; else it names categories.
    by_series: bool,
}

/// The colour of what does not stand out.
pub(super) const QUIET: Color = Color::Darker(ThemeColor::Background1, Percent(25.0));

/// Names that stand for parts of a mark beside series and categories.
pub(super) fn parts(mark: MarkKind) -> &'static [&'static str] {
    match mark {
        MarkKind::Waterfall => &["increase", "decrease", "total"],
        MarkKind::Stock => &["up", "down"],
        MarkKind::RegionMap => &["min", "mid", "max"],
        _ => &[],
    }
}

impl<'a> Paint<'a> {
    /// Checks that each name stands for something.
    pub(super) fn new(
        spec: &'a ChartSpec,
        categories: &[String],
        drawn: &[Vec<Drawn>],
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Self {
        let series = || drawn.iter().flatten().flat_map(|d| [d.name.as_str(), d.key.as_str()]);
        let highlighted = spec.highlight.iter().flat_map(|h| &h.values).map(|w| (&w.text, &w.at));
        let by_series = highlighted.clone().any(|(name, _)| series().any(|s| s == name));
        let named = spec.colors.named.iter().map(|(name, _)| (&name.value, &name.at));
        let sorted = spec.layers.iter().filter_map(|l| match &l.encode.sort {
            Some(SortOrder::Listed(names)) => Some(names.iter().map(|n| (&n.value, &n.at))),
            _ => None,
        });
        let points = spec.layers.iter().flat_map(points_named);
        let parts = spec.marks().flat_map(|mark| parts(mark).iter().copied());
        let known: BTreeSet<&str> =
            series().chain(categories.iter().map(String::as_str)).chain(parts).collect();
        for (name, at) in named.chain(highlighted).chain(sorted.flatten()).chain(points) {
            if !known.contains(name.as_str()) {
                let message = format!("the chart has no series or category `{name}`");
                let mut diagnostic =
                    Diagnostic::warning("unknown-category", message).at(at.clone());
                diagnostic.hints = suggest::hints(name, "names", known.iter().copied());
                diagnostics.push(diagnostic);
            }
        }
        Self { spec, categories: categories.to_vec(), by_series }
    }

    /// The fill of a series, where one is set.
    pub(super) fn series(&self, layer: &LayerSpec, drawn: &Drawn) -> Option<Fill> {
        let named = || self.spec.colors.named.iter().find(|(name, _)| drawn.is(name));
        let named = || named().map(|(_, fill)| fill.clone());
        let fill = match &self.spec.highlight {
            Some(highlight) if self.by_series => {
                let stands_out = highlight.values.iter().any(|v| drawn.is(&v.text));
                Some(if stands_out { self.loud(named()) } else { Fill::Solid(QUIET) })
            }
            Some(_) => Some(Fill::Solid(QUIET)),
            None => named().or_else(|| self.in_order(drawn.index)),
        };
        self.see_through(layer, fill, drawn.index)
    }

    /// The palette's fill of that number, where the palette holds more than plain colours.
    fn in_order(&self, index: usize) -> Option<Fill> {
        let fills = &self.spec.colors.palette;
        let plain = fills.iter().all(|fill| matches!(fill, Fill::Solid(_)));
        let at = index.checked_rem(fills.len())?;
        fills.get(at).filter(|_| !plain).cloned()
    }

    /// The fill with the layer's opacity, which needs a colour to stand on.
    fn see_through(&self, layer: &LayerSpec, fill: Option<Fill>, index: usize) -> Option<Fill> {
        let Some(opacity) = layer.options.opacity else { return fill };
        let opacity = Percent((opacity * 100.0) as f32);
        let palette = &self.spec.colors.palette;
        let own = || {
            let of_palette = index.checked_rem(palette.len()).and_then(|at| palette.get(at));
            let accents = ThemeColor::ACCENTS;
            let accent = accents.get(index % accents.len()).copied().map(Color::Theme);
            of_palette.cloned().or(accent.map(Fill::Solid))
        };
        match fill.or_else(own)? {
            Fill::Solid(color) => Some(Fill::Translucent { color, opacity }),
            other => Some(other),
        }
    }

    fn loud(&self, named: Option<Fill>) -> Fill {
        let asked = self.spec.highlight.as_ref().and_then(|h| h.color).map(Fill::Solid);
        asked.or(named).unwrap_or(Fill::Solid(Color::Theme(ThemeColor::Accent1)))
    }

    /// Points that differ from their series.
    pub(super) fn points(&self) -> Vec<PointStyle> {
        let indexed = self.categories.iter().zip(0u32..);
        indexed.filter_map(|(name, i)| Some(PointStyle::filled(i, self.point(name)?))).collect()
    }

    /// The fill of a point, where it is not its series' own.
    pub(super) fn point(&self, category: &str) -> Option<Fill> {
        let named = self.spec.colors.named(category).cloned();
        match &self.spec.highlight {
            Some(highlight) if !self.by_series => {
                highlight.values.iter().any(|v| v.text == category).then(|| self.loud(named))
            }
            _ => named,
        }
    }

    /// The fill of every slice of a pie that is not in the palette's order.
    pub(super) fn slices(&self) -> Vec<PointStyle> {
        let mut points = self.points();
        let known: Vec<u32> = points.iter().map(|p| p.index).collect();
        let all = 0..u32::try_from(self.categories.len()).unwrap_or(u32::MAX);
        let quiet = self.spec.highlight.is_some() && !self.by_series;
        points.extend(all.filter(|i| !known.contains(i)).filter_map(|i| {
            let fill = if quiet { Some(Fill::Solid(QUIET)) } else { self.in_order(i as usize) };
            Some(PointStyle::filled(i, fill?))
        }));
        points.sort_by_key(|p| p.index);
        points
    }
}

/// Categories whose labels differ.
fn points_named(layer: &LayerSpec) -> impl Iterator<Item = (&String, &indeck_model::Location)> {
    let points = layer.labels.iter().flat_map(|labels| &labels.points);
    points.map(|point| (&point.category.value, &point.category.at))
}

/// The colour that a fill mostly has.
pub(super) fn main_color(fill: &Fill) -> Option<Color> {
    match fill {
        Fill::None => None,
        Fill::Solid(color) | Fill::Translucent { color, .. } => Some(*color),
        Fill::Gradient(gradient) => gradient.stops.last().map(|stop| stop.color),
        Fill::Pattern { foreground, .. } => Some(*foreground),
    }
}
