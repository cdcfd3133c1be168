//! Reference lines.

use indeck_model::chart::{Axes, Chart, ComboPlot, Lines, ReferenceLine, ReferenceValue, Stacking};

use crate::part::chart::InvalidChart;
use crate::part::chart::check::series::MAX_NAME;
use crate::part::chart::check::{Checked, check_numbers, check_text};
use crate::part::workbook::{MAX_FORMAT, tidy};

/// How many reference lines a chart has, each of which is a series.
pub(super) fn count(chart: &Chart) -> usize {
    match chart {
        Chart::Scatter(c) => c.references.len() + c.x_references.len(),
        other => axes_of(other).map_or(0, |axes| axes.references.len()),
    }
}

fn axes_of(chart: &Chart) -> Option<&Axes> {
    match chart {
        Chart::Column(c) => Some(&c.axes),
        Chart::StackedColumn(c) => Some(&c.axes),
        Chart::Bar(c) => Some(&c.axes),
        Chart::StackedBar(c) => Some(&c.axes),
        Chart::Line(c) => Some(&c.axes),
        Chart::Area(c) => Some(&c.axes),
        Chart::Radar(c) => Some(&c.axes),
        Chart::Stock(c) => Some(&c.axes),
        Chart::Surface(c) => Some(&c.axes),
        Chart::Combo(c) => Some(&c.axes),
        Chart::Pie(_)
        | Chart::OfPie(_)
        | Chart::Doughnut(_)
        | Chart::Scatter(_)
        | Chart::Bubble(_)
        | Chart::Waterfall(_)
        | Chart::Treemap(_)
        | Chart::Sunburst(_)
        | Chart::Funnel(_)
        | Chart::Histogram(_)
        | Chart::Pareto(_)
        | Chart::BoxWhisker(_)
        | Chart::RegionMap(_) => None,
    }
}

pub(super) fn check(chart: &Chart) -> Checked {
    if count(chart) == 0 {
        return Ok(());
    }
    let categories = match chart {
        Chart::Stock(_) | Chart::Surface(_) => {
            return Err(InvalidChart::NoReferences { kind: chart.mark() });
        }
        Chart::Scatter(c) => {
            return c.references.iter().chain(&c.x_references).try_for_each(check_constant);
        }
        Chart::Line(c) if joins(&c.plot) => return Err(InvalidChart::ReferencesAmongLines),
        Chart::Combo(c) => {
            let lines = |plot: &ComboPlot| matches!(plot, ComboPlot::Lines(p) if joins(p));
            if c.primary.iter().any(lines) {
                return Err(InvalidChart::ReferencesAmongLines);
            }
            c.categories.len()
        }
        Chart::Column(c) => c.categories.len(),
        Chart::StackedColumn(c) => c.categories.len(),
        Chart::Bar(c) => c.categories.len(),
        Chart::StackedBar(c) => c.categories.len(),
        Chart::Line(c) => c.categories.len(),
        Chart::Area(c) => c.categories.len(),
        Chart::Radar(c) => c.categories.len(),
        Chart::Pie(_)
        | Chart::OfPie(_)
        | Chart::Doughnut(_)
        | Chart::Bubble(_)
        | Chart::Waterfall(_)
        | Chart::Treemap(_)
        | Chart::Sunburst(_)
        | Chart::Funnel(_)
        | Chart::Histogram(_)
        | Chart::Pareto(_)
        | Chart::BoxWhisker(_)
        | Chart::RegionMap(_) => return Ok(()),
    };
    let lines = axes_of(chart).map_or(&[][..], |axes| &axes.references);
    lines.iter().try_for_each(|line| check_line(line, categories))
}

/// Whether something is drawn between the lines of a plot, which one more line would change.
fn joins(lines: &Lines) -> bool {
    lines.stacking != Stacking::None
        || lines.drop_lines.is_some()
        || lines.high_low_lines.is_some()
        || lines.up_down_bars.is_some()
}

fn check_constant(line: &ReferenceLine) -> Checked {
    match line.value {
        ReferenceValue::Constant(_) => check_line(line, 0),
        ReferenceValue::PerCategory(_) => {
            Err(InvalidChart::ReferencePerCategory { name: line.name.clone() })
        }
    }
}

fn check_line(line: &ReferenceLine, categories: usize) -> Checked {
    check_text(&line.name, "a reference line's name", MAX_NAME)?;
    check_text(tidy(&line.format), "a number format", MAX_FORMAT)?;
    match &line.value {
        ReferenceValue::Constant(value) => check_numbers([Some(*value)].into_iter(), &line.name),
        ReferenceValue::PerCategory(values) => {
            let (count, points) = (values.len(), categories);
            if count > points {
                let (series, what) = (line.name.clone(), "values");
                return Err(InvalidChart::CountOfPoints { series, what, count, points });
            }
            check_numbers(values.iter().copied(), &line.name)
        }
    }
}
