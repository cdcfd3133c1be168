//! Points of trees: the part counts all nodes, the model leaves.

use std::collections::BTreeMap;

use indeck_model::Color;
use indeck_model::chart::{
    DataLabels, Fill, Hierarchy, NoPosition, PointLabel, PointStyle, Series, series_color,
};

use crate::part::chartex::Tree;

/// The series with its points and labels on leaves, and the colours of the outermost branches;
/// empty where all are the theme's.
pub(super) fn on_leaves(
    hierarchy: &Hierarchy,
    series: Series<NoPosition>,
) -> (Series<NoPosition>, Vec<Color>) {
    let Ok(tree) = Tree::of(hierarchy) else {
        return (Series { points: Vec::new(), labels: plain(series.labels), ..series }, Vec::new());
    };
    let count = u32::try_from(hierarchy.leaves.len()).unwrap_or(u32::MAX);
    let leaves: BTreeMap<u32, u32> =
        (0..count).filter_map(|leaf| Some((tree.node(leaf)?, leaf))).collect();
    let palette = palette(&tree, &series.points);
    let point = |point: PointStyle| Some(PointStyle { index: *leaves.get(&point.index)?, ..point });
    let points = series.points.into_iter().filter_map(point).collect();
    let label = |label: PointLabel<NoPosition>| {
        Some(PointLabel { index: *leaves.get(&label.index)?, ..label })
    };
    let labels = series.labels.map(|labels| DataLabels {
        points: labels.points.into_iter().filter_map(label).collect(),
        ..labels
    });
    (Series { points, labels, ..series }, palette)
}

fn plain(labels: Option<DataLabels<NoPosition>>) -> Option<DataLabels<NoPosition>> {
    labels.map(|labels| DataLabels { points: Vec::new(), ..labels })
}

/// The colours of the branches, as their first nodes have them.
fn palette(tree: &Tree, points: &[PointStyle]) -> Vec<Color> {
    let mut colors: Vec<(Color, bool)> = Vec::new();
    let fills: BTreeMap<u32, &Fill> =
        points.iter().filter_map(|point| Some((point.index, point.fill.as_ref()?))).collect();
    for (node, branch) in (0u32..).zip(tree.branches()) {
        if usize::try_from(*branch) != Ok(colors.len()) {
            continue;
        }
        colors.push(match fills.get(&node) {
            Some(Fill::Solid(color)) => (*color, true),
            _ => (series_color(&[], colors.len()), false),
        });
    }
    match colors.iter().any(|(_, own)| *own) {
        true => colors.into_iter().map(|(color, _)| color).collect(),
        false => Vec::new(),
    }
}
