//! Data labels of 2016's kinds.
//!
//! Source: [MS-ODRAWXML] 2.24.3.27 `CT_DataLabels`, 2.24.3.25 `CT_DataLabel`.

use indeck_model::NumberFormat;
use indeck_model::chart::{DataLabels, LabelContent, PointLabel};

use super::flag;
use crate::part::color::Scheme;
use crate::read::redraw::label::Position;
use crate::read::redraw::paint::{fill_of, line_of};
use crate::read::redraw::text::{rotation, style};
use crate::read::redraw::values::{all, child};
use crate::xml::Node;

/// The labels of a series.
pub(super) fn labels<P: Position>(
    series: Node<'_>,
    points: usize,
    scheme: &dyn Scheme,
) -> Option<DataLabels<P>> {
    let node = child(series, "dataLabels")?;
    let shown = child(node, "visibility");
    let says = |name| shown.and_then(|shown| flag(shown, name)).unwrap_or(false);
    let content = LabelContent {
        value: shown.is_none() || says("value"),
        category: says("categoryName"),
        series: says("seriesName"),
        ..LabelContent::NOTHING
    };
    let format = child(node, "numFmt").filter(|format| flag(*format, "sourceLinked") != Some(true));
    let format = format.and_then(|format| format.attr("formatCode"));
    let position = position(node);
    let index = |node: Node<'_>| {
        let index: u32 = node.attr("idx")?.trim().parse().ok()?;
        Some(index).filter(|index| usize::try_from(*index).is_ok_and(|index| index < points))
    };
    let own = all(node, "dataLabel").filter_map(|label| {
        let own: Option<P> = self::position(label).filter(|own| position != Some(*own));
        Some(PointLabel {
            index: index(label)?,
            text: None,
            position: own,
            style: style(label, scheme),
        })
    });
    let hidden = all(node, "dataLabelHidden").filter_map(|label| {
        let (text, style) = (Some(String::new()), Default::default());
        Some(PointLabel { index: index(label)?, text, position: None, style })
    });
    Some(DataLabels {
        content,
        position,
        format: format.map(|code| NumberFormat::from(code.into_owned())),
        separator: child(node, "separator").map(|text| text.text().into_owned()),
        style: style(node, scheme),
        fill: fill_of(node, scheme),
        border: line_of(node, scheme),
        rotation: rotation(node),
        leader_lines: None,
        points: own.chain(hidden).collect(),
    })
}

fn position<P: Position>(node: Node<'_>) -> Option<P> {
    P::of(&node.attr("pos")?)
}
