//! Data labels.
//!
//! Source: ECMA-376-1, 21.2.2.49 `dLbls`, 21.2.2.47 `dLbl`.

use indeck_model::chart::{
    BarLabelPosition, DataLabels, LabelContent, LinePosition, NoPosition, PieLabelPosition,
    PointLabel, StackedBarLabelPosition,
};
use indeck_model::text::TextStyle;

use crate::part::chart::contrast::Fills;
use crate::part::chart::style::{TextDefaults, write_rich_text, write_text_properties};
use crate::part::workbook::tidy;
use crate::xml::XmlWriter;

/// Where a label can stand, in the standard's words.
pub(super) trait LabelPosition: Copy {
    /// The position beyond what is labelled, where the kind has one.
    const OUTSIDE: Option<Self> = None;
    /// The value of `c:dLblPos`.
    fn code(self) -> &'static str;
    /// Whether a label there lies on what it labels; `None` is the kind's default.
    fn is_inside(position: Option<Self>) -> bool;
}

impl LabelPosition for BarLabelPosition {
    fn code(self) -> &'static str {
        match self {
            Self::OutsideEnd => "outEnd",
            Self::InsideEnd => "inEnd",
            Self::Center => "ctr",
            Self::InsideBase => "inBase",
        }
    }

    fn is_inside(position: Option<Self>) -> bool {
        !matches!(position, None | Some(Self::OutsideEnd))
    }
}

impl LabelPosition for StackedBarLabelPosition {
    fn code(self) -> &'static str {
        match self {
            Self::InsideEnd => "inEnd",
            Self::Center => "ctr",
            Self::InsideBase => "inBase",
        }
    }

    fn is_inside(_: Option<Self>) -> bool {
        true
    }
}

impl LabelPosition for LinePosition {
    fn code(self) -> &'static str {
        match self {
            Self::Above => "t",
            Self::Below => "b",
            Self::Center => "ctr",
            Self::Left => "l",
            Self::Right => "r",
        }
    }

    fn is_inside(_: Option<Self>) -> bool {
        false
    }
}

impl LabelPosition for PieLabelPosition {
    const OUTSIDE: Option<Self> = Some(Self::OutsideEnd);

    fn code(self) -> &'static str {
        match self {
            Self::BestFit => "bestFit",
            Self::OutsideEnd => "outEnd",
            Self::InsideEnd => "inEnd",
            Self::Center => "ctr",
        }
    }

    fn is_inside(position: Option<Self>) -> bool {
        matches!(position, Some(Self::InsideEnd | Self::Center))
    }
}

impl LabelPosition for NoPosition {
    fn code(self) -> &'static str {
        match self {}
    }

    fn is_inside(_: Option<Self>) -> bool {
        true
    }
}

/// What labels need to know of the plot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Labelled {
    /// Slices: shares can be shown, lines can lead to the labels.
    Pie,
    /// Rings of slices: shares can be shown.
    Doughnut,
    /// Anything else.
    Other,
}

/// Writes the labels of a plot, which series that it is given later take.
pub(super) fn write_plot_labels<P: LabelPosition>(
    w: &mut XmlWriter,
    labels: &DataLabels<P>,
    kind: Labelled,
) {
    let writer = Writer { labels, kind, fills: &Fills::default() };
    w.open("c:dLbls");
    writer.others(w, writer.is_shown());
    w.close();
}

/// Writes the labels of a series, over those fills if they lie inside.
pub(super) fn write_labels<P: LabelPosition>(
    w: &mut XmlWriter,
    labels: &DataLabels<P>,
    kind: Labelled,
    fills: &Fills,
) {
    let writer = Writer { labels, kind, fills };
    w.open("c:dLbls");
    writer.points(w);
    writer.others(w, writer.is_shown() || !labels.points.is_empty());
    w.close();
}

/// The items in the order of their points; of two for the same point the last one.
pub(super) fn in_order<T>(items: &[T], index: impl Fn(&T) -> u32) -> Vec<&T> {
    let mut sorted: Vec<&T> = items.iter().rev().collect();
    sorted.sort_by_key(|item| index(item));
    sorted.dedup_by_key(|item| index(item));
    sorted
}

struct Writer<'a, P> {
    labels: &'a DataLabels<P>,
    kind: Labelled,
    fills: &'a Fills,
}

impl<P: LabelPosition> Writer<'_, P> {
    /// Writes the labels that differ: those that the chart names, and those on fills that need
    /// another colour.
    fn points(&self, w: &mut XmlWriter) {
        let mut points = in_order(&self.labels.points, |point| point.index);
        let recolored: Vec<PointLabel<P>> = if self.is_shown() && P::is_inside(self.position()) {
            let others = self.fills.exceptions().iter();
            let others = others.filter(|index| points.iter().all(|point| point.index != **index));
            others.map(|index| unchanged(*index)).collect()
        } else {
            Vec::new()
        };
        if !recolored.is_empty() {
            points.extend(&recolored);
            points.sort_by_key(|point| point.index);
        }
        points.into_iter().for_each(|point| self.point(w, point));
    }

    /// Writes what holds for all labels that are not written one by one.
    fn others(&self, w: &mut XmlWriter, kept: bool) {
        if !kept {
            w.val("c:delete", true);
            return;
        }
        self.shared(w, None);
        if self.kind == Labelled::Pie {
            w.val("c:showLeaderLines", true);
        }
    }

    /// Where the labels stand; those of pies outside, where they can be read on any slice.
    fn position(&self) -> Option<P> {
        self.labels.position.or(if self.kind == Labelled::Pie { P::OUTSIDE } else { None })
    }

    /// Whether the content says anything, as far as the kind can show it.
    fn is_shown(&self) -> bool {
        let LabelContent { value, category, series, percent, .. } = self.labels.content;
        value || category || series || (percent && self.kind != Labelled::Other)
    }

    fn point(&self, w: &mut XmlWriter, point: &PointLabel<P>) {
        w.open("c:dLbl").val("c:idx", point.index);
        match point.text.as_deref() {
            Some("") => drop(w.val("c:delete", true)),
            Some(text) => {
                write_rich_text(w, text, &self.style(Some(point)), self.look(Some(point)), None);
                self.shared(w, Some(point));
            }
            None => self.shared(w, Some(point)),
        }
        w.close();
    }

    /// The style of the labels, or of one of them.
    fn style(&self, point: Option<&PointLabel<P>>) -> TextStyle {
        let base = self.labels.style.clone();
        match point {
            Some(point) => over(&point.style, base),
            None => base,
        }
    }

    /// How text looks that its style leaves open: on a fill it stands out.
    fn look(&self, point: Option<&PointLabel<P>>) -> TextDefaults {
        let position = point.and_then(|point| point.position).or(self.position());
        let color =
            P::is_inside(position).then(|| self.fills.text_color(point.map(|point| point.index)));
        TextDefaults { color, ..TextDefaults::default() }
    }

    /// What labels and single labels have in common; a single label repeats what it does not change.
    fn shared(&self, w: &mut XmlWriter, point: Option<&PointLabel<P>>) {
        let labels = self.labels;
        let position = point.and_then(|point| point.position).or(self.position());
        let text = point.and_then(|point| point.text.as_deref());
        if let Some(format) = &labels.format {
            w.open("c:numFmt").attr("formatCode", tidy(format)).attr("sourceLinked", false).close();
        }
        self.text_properties(w, point);
        if let Some(position) = position {
            w.val("c:dLblPos", position.code());
        }
        w.val("c:showLegendKey", false);
        // A text of its own shows only where something would be shown.
        w.val("c:showVal", labels.content.value || (text.is_some() && !self.is_shown()));
        w.val("c:showCatName", labels.content.category).val("c:showSerName", labels.content.series);
        w.val("c:showPercent", labels.content.percent && self.kind != Labelled::Other);
        w.val("c:showBubbleSize", false);
        if let Some(separator) = &labels.separator {
            w.text_element("c:separator", separator);
        }
    }

    fn text_properties(&self, w: &mut XmlWriter, point: Option<&PointLabel<P>>) {
        let (style, look) = (self.style(point), self.look(point));
        if look.color.is_some() || !style.is_inherited() {
            write_text_properties(w, &style, look, None);
        }
    }
}

/// The label of a point that differs only in what it lies on.
fn unchanged<P>(index: u32) -> PointLabel<P> {
    PointLabel { index, text: None, position: None, style: TextStyle::default() }
}

/// A style, with what it leaves open from another.
fn over(style: &TextStyle, base: TextStyle) -> TextStyle {
    TextStyle {
        size: style.size.or(base.size),
        bold: style.bold.or(base.bold),
        italic: style.italic.or(base.italic),
        underline: style.underline.or(base.underline),
        color: style.color.or(base.color),
        font: style.font.clone().or(base.font),
    }
}
