//! Points that look different from their series, and what labels lie on.

use indeck_model::Color;
use indeck_model::chart::{Fill, PointStyle, Series, WaterfallChart};

use crate::part::chart::shared::Fills;
use crate::part::chart::shared::in_order;
use crate::part::chart::shared::palette_color;
use crate::part::chartex::tree::Tree;

/// The points of a series, by the numbers under which PowerPoint knows them.
#[derive(Debug)]
pub(super) struct Points {
    /// Those that look different, in order.
    pub(super) styles: Vec<PointStyle>,
    /// What labels lie on that lie inside.
    pub(super) fills: Fills,
}

/// The fill that a point is given, and what it is filled with otherwise.
type Filled = (Option<Fill>, Fill);

impl Points {
    /// The points of a series of one fill, counted as the chart counts them.
    pub(super) fn of_series<P, O>(series: &Series<P, O>, number: usize, palette: &[Color]) -> Self {
        let styled = in_order(&series.points, |point| point.index);
        let own = Fill::Solid(palette_color(palette, number));
        let fills = Fills::of_series(series.fill.as_ref().unwrap_or(&own), &styled);
        Self { styles: styled.into_iter().cloned().collect(), fills }
    }

    /// The steps of a waterfall: gains, losses and totals each have their fill.
    pub(super) fn of_waterfall(chart: &WaterfallChart) -> Self {
        let mut totals = chart.subtotals.clone();
        totals.sort_unstable();
        let steps = (0u32..).zip(&chart.series.values).map(|(step, value)| {
            let (role, fill) = match totals.binary_search(&step) {
                Ok(_) => (2, &chart.total),
                Err(_) if value.is_some_and(|value| value < 0.0) => (1, &chart.decrease),
                Err(_) => (0, &chart.increase),
            };
            let (given, otherwise) = filled(&chart.series, &chart.frame.palette, role);
            (fill.clone().or(given), otherwise)
        });
        Self::merged(steps, &chart.series.points)
    }

    /// The nodes of a tree: each outermost branch has its colour.
    pub(super) fn of_tree<P, O>(tree: &Tree, series: &Series<P, O>, palette: &[Color]) -> Self {
        let nodes = tree
            .branches
            .iter()
            .map(|branch| filled(series, palette, usize::try_from(*branch).unwrap_or_default()));
        let on_node = |point: &PointStyle| {
            Some(PointStyle { index: tree.node(point.index)?, ..point.clone() })
        };
        let styled: Vec<PointStyle> = series.points.iter().filter_map(on_node).collect();
        Self::merged(nodes, &styled)
    }

    /// Points with their fills, some of which say something of themselves.
    fn merged(fills: impl Iterator<Item = Filled>, styled: &[PointStyle]) -> Self {
        let styled = in_order(styled, |point| point.index);
        let (mut styles, mut under) = (Vec::new(), Vec::new());
        for (index, (given, otherwise)) in (0u32..).zip(fills) {
            let place = styled.binary_search_by_key(&index, |point| point.index).ok();
            let own = place.and_then(|place| styled.get(place));
            let fill = own.and_then(|point| point.fill.clone()).or(given);
            let line = own.and_then(|point| point.line.clone());
            under.push(fill.clone().unwrap_or(otherwise));
            if fill.is_some() || line.is_some() {
                styles.push(PointStyle { index, fill, line, marker: None });
            }
        }
        Self { styles, fills: Fills::of_slices(under.into_iter(), &[]) }
    }
}

/// The fill of points of that role in the palette: given where the chart has a palette and the
/// series no fill, else the series' or the theme's.
fn filled<P, O>(series: &Series<P, O>, palette: &[Color], role: usize) -> Filled {
    let color = Fill::Solid(palette_color(palette, role));
    let given = (series.fill.is_none() && !palette.is_empty()).then(|| color.clone());
    (given, series.fill.clone().unwrap_or(color))
}
