//! What stands around the plots.
//!
//! Source: ISO/IEC 29500-1, 21.2.2.29 `c:chartSpace`, 21.2.2.27 `c:chart`.

use indeck_model::Percent;
use indeck_model::chart::{Blanks, ChartFrame, ChartTitle, Legend, LegendPosition, ManualLayout};

use super::paint::{fill_of, line_of};
use super::text::{style, style_of_words, words};
use super::values::{all, child, flag, number, word};
use crate::part::color::Scheme;
use crate::xml::Node;

/// The frame of a chart. `only` is the name of its only series, of which PowerPoint makes a title
/// where the chart does not say that there is none; `replaced` are the entries of the legend that
/// reference lines leave out by themselves.
pub(super) fn frame(
    space: Node<'_>,
    only: Option<&str>,
    replaced: &[u32],
    scheme: &dyn Scheme,
) -> ChartFrame {
    let Some(chart) = child(space, "chart") else { return ChartFrame::default() };
    let area = child(chart, "plotArea");
    let blanks = match word(chart, "dispBlanksAs").as_deref() {
        Some("zero") => Blanks::Zero,
        Some("span") => Blanks::Connect,
        _ => Blanks::Gap,
    };
    ChartFrame {
        title: title(chart, only, scheme),
        legend: child(chart, "legend").map(|node| legend(node, replaced, scheme)),
        style: style(space, scheme),
        blanks,
        plot_layout: area.and_then(layout),
        plot_fill: area.and_then(|area| fill_of(area, scheme)),
        background: fill_of(space, scheme),
        border: line_of(space, scheme),
        palette: Vec::new(),
    }
}

fn title(chart: Node<'_>, only: Option<&str>, scheme: &dyn Scheme) -> Option<ChartTitle> {
    let is_deleted = flag(chart, "autoTitleDeleted").unwrap_or(false);
    let Some(node) = child(chart, "title") else {
        let own = only.filter(|name| !is_deleted && !name.is_empty());
        return own.map(ChartTitle::from);
    };
    let text = words(node).or_else(|| only.map(str::to_owned))?;
    let overlay = flag(node, "overlay").unwrap_or(false);
    let title = ChartTitle { text, style: style_of_words(node, scheme), overlay };
    Some(title).filter(|title| !title.text.is_empty())
}

fn legend(node: Node<'_>, replaced: &[u32], scheme: &dyn Scheme) -> Legend {
    let position = match word(node, "legendPos").as_deref() {
        Some("b") => LegendPosition::Bottom,
        Some("t") => LegendPosition::Top,
        Some("l") => LegendPosition::Left,
        Some("tr") => LegendPosition::TopRight,
        _ => LegendPosition::Right,
    };
    let deleted = all(node, "legendEntry").filter(|entry| flag(*entry, "delete") == Some(true));
    Legend {
        position,
        overlay: flag(node, "overlay").unwrap_or(false),
        style: style(node, scheme),
        layout: layout(node),
        deleted: deleted
            .filter_map(|entry| Some(number(entry, "idx")? as u32))
            .filter(|entry| !replaced.contains(entry))
            .collect(),
    }
}

/// A place in shares of the chart; `None` where it is not whole or stands apart from its usual
/// place only.
fn layout(node: Node<'_>) -> Option<ManualLayout> {
    let own = child(child(node, "layout")?, "manualLayout")?;
    let from_edge = |mode| word(own, mode).as_deref() == Some("edge");
    let to_factor = |mode| word(own, mode).is_none_or(|mode| mode == "factor");
    let is_whole =
        from_edge("xMode") && from_edge("yMode") && to_factor("wMode") && to_factor("hMode");
    let share = |name| {
        let share = number(own, name).filter(|share| (0.0..=1.0).contains(share))?;
        Some(Percent((share * 100.0) as f32))
    };
    // What is said of the plot with its labels is no place of the plot without them.
    let is_outer =
        node.name() == "plotArea" && word(own, "layoutTarget").as_deref() != Some("inner");
    if !is_whole || is_outer {
        return None;
    }
    Some(ManualLayout { x: share("x")?, y: share("y")?, width: share("w")?, height: share("h")? })
}
