//! What treemaps and sunbursts have in common: colours of branches, labels of leaves.

use indeck_model::chart::{DataLabels, Fill, LabelContent, NoPosition, PointMark, Series};

use crate::context::Context;
use crate::labels::{Said, Wording};
use crate::legend::{Entry, Key};
use crate::look;
use crate::scene::TextLook;
use crate::tree::Branch;

/// The legend names the branches of the outermost level.
pub(super) fn entries(cx: &Context<'_>, roots: &[Branch]) -> Vec<Entry> {
    let entry = |(number, root): (usize, &Branch)| {
        let fill = cx.paint(&Fill::Solid(cx.series_color(number)));
        Entry { name: root.name.clone(), key: Key::Swatch { fill, stroke: None }, number }
    };
    roots.iter().enumerate().map(entry).collect()
}

/// The fill of a leaf: its own, the series', or that of its branch.
pub(super) fn fill<P, O>(cx: &Context<'_>, series: &Series<P, O>, row: usize, branch: usize) -> Fill {
    let own = series.points.iter().rev().find(|point| usize::try_from(point.index) == Ok(row));
    let own = own.and_then(|point| point.fill.clone()).or_else(|| series.fill.clone());
    own.unwrap_or_else(|| Fill::Solid(cx.series_color(branch)))
}

/// The labels of leaves.
pub(super) struct LeafLabels<'a> {
    cx: &'a Context<'a>,
    series: &'a Series<NoPosition>,
    labels: DataLabels<NoPosition>,
    wording: Wording,
    shown: bool,
}

impl<'a> LeafLabels<'a> {
    /// The series' labels, else the chart's.
    pub(super) fn new(
        cx: &'a Context<'a>,
        series: &'a Series<NoPosition>,
        chart: Option<&DataLabels<NoPosition>>,
    ) -> Self {
        let labels = series.labels.as_ref().or(chart).cloned();
        let shown = labels.is_some();
        let usual = LabelContent { category: true, ..LabelContent::NOTHING };
        let labels = labels.unwrap_or(DataLabels { content: usual, ..DataLabels::default() });
        let wording = Wording::new(&labels, &series.format);
        Self { cx, series, labels, wording, shown }
    }

    /// How labels look on that fill.
    pub(super) fn look_on(&self, fill: &Fill) -> TextLook {
        let mut look = self.cx.styled(&self.labels.style);
        if self.labels.style.color.is_none() {
            look.color = self.cx.color(look::text_on(fill));
        }
        look
    }

    /// The text of a leaf's or branch's label and how it looks; `None` shows none.
    pub(super) fn of(&self, row: usize, name: &str, value: f64, fill: &Fill) -> Option<(String, TextLook)> {
        let is_row = |index: u32| usize::try_from(index) == Ok(row);
        let own = self.labels.points.iter().rev().find(|point| is_row(point.index));
        if !self.shown {
            return None;
        }
        let said = Said {
            value: Some(value),
            category: name,
            series: &self.series.name,
            share: None,
            size: None,
            cell: self.series.label_texts.get(row).map(String::as_str),
        };
        let mark: Option<&PointMark> = self.series.marks.iter().find(|mark| is_row(mark.index));
        let text = self.wording.text(&said, own.and_then(|own| own.text.as_deref()), mark)?;
        let look = self.look_on(fill);
        Some((text, own.map_or_else(|| look.clone(), |own| self.cx.restyled(&look, &own.style))))
    }
}
