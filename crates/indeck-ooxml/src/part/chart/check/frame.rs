//! What stands around the plots: legend, places, fills.

use indeck_model::chart::{Chart, ComboPlot, Fill, Gradient, ManualLayout, Series, Trendline};

use crate::part::chart::InvalidChart;
use crate::part::chart::check::{Checked, reference, within};
use crate::part::chart::own::OwnOptions;

/// Colours of a gradient that PowerPoint can edit.
const MAX_STOPS: usize = 10;

pub(super) fn check(chart: &Chart) -> Checked {
    let frame = chart.frame();
    check_fill(frame.plot_fill.as_ref(), "the plot")?;
    check_fill(frame.background.as_ref(), "the background")?;
    check_layout(frame.plot_layout.as_ref())?;
    let Some(legend) = &frame.legend else { return Ok(()) };
    check_layout(legend.layout.as_ref())?;
    if legend.deleted.is_empty() {
        return Ok(());
    }
    let entries = entries(chart);
    let beyond = |entry: &&u32| usize::try_from(**entry).map_or(true, |entry| entry >= entries);
    legend.deleted.iter().find(beyond).map_or(Ok(()), |entry| {
        Err(InvalidChart::UnknownEntry { entry: u64::from(*entry) + 1, entries })
    })
}

fn check_layout(layout: Option<&ManualLayout>) -> Checked {
    let Some(layout) = layout else { return Ok(()) };
    let parts = [layout.x, layout.y, layout.width, layout.height];
    parts.into_iter().try_for_each(|part| within("a part of a layout", part.0, 0.0, 100.0))
}

pub(in crate::part) fn check_fill(fill: Option<&Fill>, place: &str) -> Checked {
    match fill {
        Some(Fill::Gradient(gradient)) if !is_drawn(gradient) => {
            Err(InvalidChart::Gradient { place: place.to_owned() })
        }
        Some(Fill::Translucent { opacity, .. }) => within("an opacity", opacity.0, 0.0, 100.0),
        Some(Fill::None | Fill::Solid(_) | Fill::Gradient(_) | Fill::Pattern { .. }) | None => {
            Ok(())
        }
    }
}

fn is_drawn(gradient: &Gradient) -> bool {
    let stops = &gradient.stops;
    let share = |share: f32| (0.0..=100.0).contains(&share);
    (2..=MAX_STOPS).contains(&stops.len())
        && stops.iter().all(|stop| share(stop.at.0) && share(stop.opacity.0))
        && stops.is_sorted_by(|a, b| a.at.0 <= b.at.0)
        && gradient.angle.0.is_finite()
}

/// Entries of the legend: slices or series, reference lines, and trend lines.
fn entries(chart: &Chart) -> usize {
    let series = chart.series_count() + reference::count(chart);
    let trends = match chart {
        Chart::Pie(c) => return c.categories.len(),
        Chart::OfPie(c) => return c.categories.len() + 1,
        Chart::Doughnut(c) => return c.categories.len(),
        // The legend of a surface shows bands, and how many there are PowerPoint chooses.
        Chart::Surface(_) => return usize::MAX,
        Chart::Column(c) => trends(&c.plot.0.series),
        Chart::Bar(c) => trends(&c.plot.0.series),
        Chart::Line(c) => trends(&c.plot.series),
        Chart::Area(c) => trends(&c.plot.series),
        Chart::Scatter(c) => c.series.iter().map(|s| s.trendlines.len()).sum(),
        Chart::Bubble(c) => c.series.iter().map(|s| s.trendlines.len()).sum(),
        Chart::Combo(c) => {
            let plots = c.primary.iter().chain(c.secondary.plots()).map(plot_trends);
            let layer = c.secondary.scatter().map_or(&[][..], |layer| &layer.series);
            plots.sum::<usize>() + layer.iter().map(|s| s.trendlines.len()).sum::<usize>()
        }
        Chart::Stock(c) => {
            let volume = c.volume.iter().map(|s| s.own.trendlines.len());
            let prices = c.prices.series().into_iter().map(|s| s.own.trendlines.len());
            volume.chain(prices).sum()
        }
        Chart::StackedColumn(_) | Chart::StackedBar(_) | Chart::Radar(_) => 0,
        Chart::Waterfall(_)
        | Chart::Treemap(_)
        | Chart::Sunburst(_)
        | Chart::Funnel(_)
        | Chart::Histogram(_)
        | Chart::Pareto(_)
        | Chart::BoxWhisker(_)
        | Chart::RegionMap(_) => 0,
    };
    series + trends
}

fn plot_trends(plot: &ComboPlot) -> usize {
    match plot {
        ComboPlot::Columns(p) => trends(&p.0.series),
        ComboPlot::StackedColumns(p) => trends(&p.0.series),
        ComboPlot::Lines(p) => trends(&p.series),
        ComboPlot::Areas(p) => trends(&p.series),
    }
}

fn trends<P, O: OwnOptions>(series: &[Series<P, O>]) -> usize {
    series.iter().map(|series| <[Trendline]>::len(series.own.trendlines())).sum()
}
