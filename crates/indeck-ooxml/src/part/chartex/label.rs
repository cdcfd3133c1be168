//! Data labels.
//!
//! Source: [MS-ODRAWXML] 2.24.3.27 `CT_DataLabels`, 2.24.3.25 `CT_DataLabel`.

use indeck_model::chart::{DataLabels, LabelContent, PointLabel};
use indeck_model::text::TextStyle;

use crate::part::chart::shared::Fills;
use crate::part::chart::shared::{AXIS, Pen, TextDefaults, write_fill, write_line};
use crate::part::chart::shared::{LabelPosition, in_order, over};
use crate::part::chartex::text::{LOOK, Text};
use crate::part::workbook::tidy;
use crate::xml::XmlWriter;

/// Where a kind puts labels that say nothing of it.
#[derive(Clone, Copy, Debug)]
pub(super) struct DefaultPlace {
    /// The position to write; `None` leaves it to PowerPoint.
    pub(super) code: Option<&'static str>,
    /// Whether a label there lies on what it labels.
    pub(super) inside: bool,
}

/// What labels need to know of their series.
#[derive(Clone, Copy, Debug)]
pub(super) struct Labelled<'a> {
    /// Where they stand by themselves.
    pub(super) place: DefaultPlace,
    /// What they lie on inside.
    pub(super) fills: &'a Fills,
    /// How all text of the chart looks.
    pub(super) text: &'a TextStyle,
}

/// Writes the labels of a series; nothing where they say nothing.
pub(super) fn write<P: LabelPosition>(
    w: &mut XmlWriter,
    labels: &DataLabels<P>,
    labelled: Labelled<'_>,
) {
    let LabelContent { value, category, series, .. } = labels.content;
    if !(value || category || series) {
        return;
    }
    let writer = Writer { labels, labelled };
    w.open("cx:dataLabels").attr_opt("pos", writer.code(None));
    writer.body(w, None);
    let points = writer.points();
    let (hidden, shown): (Vec<_>, Vec<_>) =
        points.iter().partition(|point| point.text.as_deref() == Some(""));
    for point in shown {
        w.open("cx:dataLabel").attr("idx", point.index);
        w.attr_opt("pos", writer.code(Some(point)));
        writer.body(w, Some(point));
        w.close();
    }
    for point in hidden {
        w.open("cx:dataLabelHidden").attr("idx", point.index).close();
    }
    w.close();
}

struct Writer<'a, P> {
    labels: &'a DataLabels<P>,
    labelled: Labelled<'a>,
}

impl<P: LabelPosition> Writer<'_, P> {
    /// The labels that differ: those that the chart names, and those on fills that need another
    /// colour.
    fn points(&self) -> Vec<PointLabel<P>> {
        let named = in_order(&self.labels.points, |point| point.index);
        let mut points: Vec<PointLabel<P>> = named.into_iter().cloned().collect();
        if self.is_inside(None) {
            let others = self.labelled.fills.exceptions().iter().copied();
            let named: Vec<u32> = points.iter().map(|point| point.index).collect();
            let others = others.filter(|index| named.binary_search(index).is_err());
            points.extend(others.map(unchanged));
            points.sort_by_key(|point| point.index);
        }
        points
    }

    fn position(&self, point: Option<&PointLabel<P>>) -> Option<P> {
        point.and_then(|point| point.position).or(self.labels.position)
    }

    fn code(&self, point: Option<&PointLabel<P>>) -> Option<&'static str> {
        self.position(point).map(P::code).or(self.labelled.place.code)
    }

    fn is_inside(&self, point: Option<&PointLabel<P>>) -> bool {
        match self.position(point) {
            Some(position) => P::is_inside(Some(position)),
            None => self.labelled.place.inside,
        }
    }

    /// What all labels and single labels have in common; a single one repeats what it leaves open.
    fn body(&self, w: &mut XmlWriter, point: Option<&PointLabel<P>>) {
        let labels = self.labels;
        if let Some(format) = &labels.format {
            w.open("cx:numFmt").attr("formatCode", tidy(format)).attr("sourceLinked", false);
            w.close();
        }
        self.shape(w);
        self.text(point).write_properties(w);
        let LabelContent { value, category, series, .. } = labels.content;
        w.open("cx:visibility").attr("seriesName", series).attr("categoryName", category);
        w.attr("value", value).close();
        if let Some(separator) = &labels.separator {
            w.text_element("cx:separator", separator);
        }
    }

    fn shape(&self, w: &mut XmlWriter) {
        let (fill, border) = (&self.labels.fill, &self.labels.border);
        if fill.is_none() && border.is_none() {
            return;
        }
        w.open("cx:spPr");
        if let Some(fill) = fill {
            write_fill(w, fill);
        }
        if let Some(border) = border {
            write_line(w, border, Pen::hairline(AXIS));
        }
        w.close();
    }

    /// On a fill, text stands out.
    fn text(&self, point: Option<&PointLabel<P>>) -> Text {
        let base = self.labels.style.clone();
        let style = point.map_or(base.clone(), |point| over(&point.style, base));
        let on_fill = self.is_inside(point) && self.labels.fill.is_none();
        let index = point.map(|point| point.index);
        let look = match on_fill {
            true => TextDefaults { color: Some(self.labelled.fills.text_color(index)), ..LOOK },
            false => LOOK,
        };
        // The colour of all text is for text on the slide, not on a fill.
        let chart = match on_fill {
            true => TextStyle { color: None, ..self.labelled.text.clone() },
            false => self.labelled.text.clone(),
        };
        Text::new(&style, &chart).with_look(look).turned(self.labels.rotation)
    }
}

/// The label of a point that differs only in what it lies on.
fn unchanged<P>(index: u32) -> PointLabel<P> {
    PointLabel { index, text: None, position: None, style: TextStyle::default() }
}
