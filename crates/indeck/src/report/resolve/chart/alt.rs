//! Alternative text of charts: the kind, the title, what is shown over what.

use indeck_model::spec::{ChartSpec, MarkKind};

use crate::report::resolve::chart::data::{Data, Drawn};

/// Names shown before the rest is counted.
const SHOWN: usize = 6;

fn kind(spec: &ChartSpec) -> &'static str {
    match spec.layers.as_slice() {
        [layer] => match layer.mark.value {
            MarkKind::Column => "Column chart",
            MarkKind::Bar => "Bar chart",
            MarkKind::Line => "Line chart",
            MarkKind::Area => "Area chart",
            MarkKind::Pie => "Pie chart",
            MarkKind::Doughnut => "Doughnut chart",
            MarkKind::Scatter => "Scatter chart",
            MarkKind::Bubble => "Bubble chart",
            MarkKind::Radar => "Radar chart",
            MarkKind::Stock => "Stock chart",
            MarkKind::Surface => "Surface chart",
            MarkKind::Waterfall => "Waterfall chart",
            MarkKind::Treemap => "Treemap",
            MarkKind::Sunburst => "Sunburst chart",
            MarkKind::Funnel => "Funnel chart",
            MarkKind::Histogram => "Histogram",
            MarkKind::Pareto => "Pareto chart",
            MarkKind::Box => "Box-and-whisker chart",
            MarkKind::RegionMap => "Map",
        },
        _ => "Combined chart",
    }
}

/// The text of a chart over categories.
pub(super) fn text(
    spec: &ChartSpec,
    data: &Data<'_>,
    drawn: &[Vec<Drawn>],
    title: Option<&str>,
) -> String {
    let range = match data.names.as_slice() {
        [] => String::new(),
        [only] => format!(" for {only}"),
        [first, .., last] => format!(" for {} categories, {first} to {last}", data.names.len()),
    };
    format!("{}: {}{range}", heading(spec, title), series_names(drawn))
}

/// The text of a scatter or bubble chart.
pub(super) fn points(
    spec: &ChartSpec,
    drawn: &[Vec<Drawn>],
    title: Option<&str>,
    x: &str,
) -> String {
    let points: usize = drawn.iter().flatten().map(|d| d.values.len()).sum();
    format!("{}: {} by {x}, {points} points", heading(spec, title), series_names(drawn))
}

/// The text of a chart of how values are spread, over all or in each of some categories.
pub(super) fn distribution(
    spec: &ChartSpec,
    drawn: &[Vec<Drawn>],
    title: Option<&str>,
    categories: Option<&[String]>,
) -> String {
    let values = drawn.iter().flatten().flat_map(|d| &d.values).flatten().count();
    let of = categories.map(|names| format!(" in {}", names_of(names))).unwrap_or_default();
    let (heading, names) = (heading(spec, title), series_names(drawn));
    format!("{heading}: distribution of {names}{of}, {values} values")
}

/// The text of a treemap or sunburst.
pub(super) fn hierarchy(
    spec: &ChartSpec,
    drawn: &[Vec<Drawn>],
    title: Option<&str>,
    leaves: &[Vec<String>],
) -> String {
    let mut outer: Vec<String> = leaves.iter().filter_map(|leaf| leaf.first().cloned()).collect();
    outer.dedup();
    let (heading, names) = (heading(spec, title), series_names(drawn));
    format!("{heading}: {names} of {} items in {}", leaves.len(), names_of(&outer))
}

/// The text of a map.
pub(super) fn regions(
    spec: &ChartSpec,
    drawn: &[Vec<Drawn>],
    title: Option<&str>,
    regions: &[String],
) -> String {
    format!("{}: {} for {}", heading(spec, title), series_names(drawn), names_of(regions))
}

fn heading(spec: &ChartSpec, title: Option<&str>) -> String {
    let kind = kind(spec);
    title.filter(|t| !t.is_empty()).map_or(kind.to_owned(), |title| format!("{kind} “{title}”"))
}

fn series_names(drawn: &[Vec<Drawn>]) -> String {
    let all: Vec<String> = drawn.iter().flatten().map(|d| d.name.clone()).collect();
    names_of(&all)
}

fn names_of(all: &[String]) -> String {
    let mut text = all.iter().take(SHOWN).cloned().collect::<Vec<_>>().join(", ");
    if all.len() > SHOWN {
        text.push_str(&format!(" and {} more", all.len() - SHOWN));
    }
    text
}
