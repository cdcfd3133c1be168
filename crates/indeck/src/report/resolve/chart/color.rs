//! Colours of series and points: by name, or by what stands out.

use std::collections::BTreeSet;

use indeck_model::chart::{Fill, PointStyle};
use indeck_model::spec::{ChartSpec, SortOrder};
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
const QUIET: Color = Color::Darker(ThemeColor::Background1, Percent(25.0));

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
        let known: BTreeSet<&str> = series().chain(categories.iter().map(String::as_str)).collect();
        for (name, at) in named.chain(highlighted).chain(sorted.flatten()) {
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

    /// The colour of a series, where one is set.
    pub(super) fn series(&self, drawn: &Drawn) -> Option<Color> {
        let is = |name: &str| name == drawn.name || name == drawn.key;
        let named =
            self.spec.colors.named.iter().find(|(name, _)| is(name)).map(|(_, color)| *color);
        match &self.spec.highlight {
            Some(highlight) if self.by_series => {
                let stands_out = highlight.values.iter().any(|v| is(&v.text));
                Some(if stands_out { self.loud(named) } else { QUIET })
            }
            Some(_) => Some(QUIET),
            None => named,
        }
    }

    fn loud(&self, named: Option<Color>) -> Color {
        let asked = self.spec.highlight.as_ref().and_then(|h| h.color);
        asked.or(named).unwrap_or(Color::Theme(ThemeColor::Accent1))
    }

    /// Points that differ from their series.
    pub(super) fn points(&self) -> Vec<PointStyle> {
        let indexed = self.categories.iter().zip(0u32..);
        indexed.filter_map(|(name, i)| Some(PointStyle::filled(i, self.point(name)?))).collect()
    }

    /// The colour of a point, where it is not its series' own.
    fn point(&self, category: &str) -> Option<Color> {
        let is = |name: &str| name == category;
        let named =
            self.spec.colors.named.iter().find(|(name, _)| is(name)).map(|(_, color)| *color);
        match &self.spec.highlight {
            Some(highlight) if !self.by_series => {
                highlight.values.iter().any(|v| is(&v.text)).then(|| self.loud(named))
            }
            _ => named,
        }
    }

    /// The colour of every slice of a pie that is not in the palette's order.
    pub(super) fn slices(&self) -> Vec<PointStyle> {
        let mut points = self.points();
        if self.spec.highlight.is_some() && !self.by_series {
            let loud: Vec<u32> = points.iter().map(|p| p.index).collect();
            let all = 0..u32::try_from(self.categories.len()).unwrap_or(u32::MAX);
            points.extend(
                all.filter(|i| !loud.contains(i))
                    .map(|i| PointStyle::filled(i, Fill::Solid(QUIET))),
            );
            points.sort_by_key(|p| p.index);
        }
        points
    }
}
