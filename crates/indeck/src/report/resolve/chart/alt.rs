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
    format!("{}: {}{range}", heading(spec, title), names(drawn))
}

/// The text of a scatter chart.
pub(super) fn scatter(
    spec: &ChartSpec,
    drawn: &[Vec<Drawn>],
    title: Option<&str>,
    x: &str,
) -> String {
    let points: usize = drawn.iter().flatten().map(|d| d.values.len()).sum();
    format!("{}: {} by {x}, {points} points", heading(spec, title), names(drawn))
}

fn heading(spec: &ChartSpec, title: Option<&str>) -> String {
    let kind = kind(spec);
    title.filter(|t| !t.is_empty()).map_or(kind.to_owned(), |title| format!("{kind} “{title}”"))
}

fn names(drawn: &[Vec<Drawn>]) -> String {
    let all: Vec<&str> = drawn.iter().flatten().map(|d| d.name.as_str()).collect();
    let mut text = all.iter().take(SHOWN).copied().collect::<Vec<_>>().join(", ");
    if all.len() > SHOWN {
        text.push_str(&format!(" and {} more", all.len() - SHOWN));
    }
    text
}
