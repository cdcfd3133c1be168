//! What treemaps and sunbursts have in common: colours of branches, labels of parts.

use indeck_model::chart::{Fill, NoPosition, Series};

use crate::context::Context;
use crate::label::Facts;
use crate::legend::{Entry, Key};
use crate::tree::Branch;

/// The legend names the branches of the outermost level.
pub(super) fn entries(cx: &Context<'_>, roots: &[Branch]) -> Vec<Entry> {
    let entry = |(number, root): (usize, &Branch)| {
        let fill = cx.paint(&Fill::Solid(cx.series_color(number)));
        Entry { name: root.name.clone(), key: Key::Swatch { fill, stroke: None }, number }
    };
    roots.iter().enumerate().map(entry).collect()
}

/// The fill of a part: a leaf's own, the series', or that of its branch.
pub(super) fn fill(
    cx: &Context<'_>,
    series: &Series<NoPosition>,
    part: &Branch,
    number: usize,
) -> Fill {
    let is_part = |index: u32| usize::try_from(index).ok() == part.leaf;
    let own = series.points.iter().rev().find(|point| is_part(point.index));
    let own = own.and_then(|point| point.fill.clone()).or_else(|| series.fill.clone());
    own.unwrap_or_else(|| Fill::Solid(cx.series_color(number)))
}

/// What a label can say of a part; branches have no point of their own.
pub(super) fn facts(part: &Branch) -> Facts {
    Facts {
        index: part.leaf.unwrap_or(usize::MAX),
        category: part.name.clone(),
        value: Some(part.value),
        ..Facts::default()
    }
}
