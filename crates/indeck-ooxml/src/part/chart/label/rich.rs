//! Labels whose text is put together: fields that stay linked to the data, words and marks.
//!
//! Source: [MS-ODRAWXML] 2.24.3.17 `dlblFieldTable`, 2.24.3.69 `showDataLabelsRange`; ISO/IEC
//! 29500-1, 21.1.2.2.4 `fld`.

use indeck_model::Color;
use indeck_model::chart::{LabelContent, PointMark, ReferenceLine};
use indeck_model::text::TextStyle;

use crate::part::chart::label::{LabelPosition, Labelled, Single, Subject, Writer};
use crate::part::chart::style::{
    TextDefaults, write_characters, write_rich_text, write_text_frame, write_text_properties,
};
use crate::part::workbook::tidy;
use crate::xml::{XmlValue, XmlWriter};

/// What stands between two parts of a label where nothing else is said, as in PowerPoint.
const SEPARATOR: &str = ", ";

/// Writes what Office 2013 added to labels, as extensions that older readers skip: one element each,
/// because the schema has no more in an extension.
pub(super) fn write_extension(w: &mut XmlWriter, body: impl FnOnce(&mut XmlWriter)) {
    w.open("c:ext").attr("uri", "{CE6537A1-D6FC-4f65-9D91-7224C49458BB}");
    w.attr("xmlns:c15", "http://schemas.microsoft.com/office/drawing/2012/chart");
    body(w);
    w.close();
}

/// A part of a label that PowerPoint fills in.
#[derive(Clone, Copy)]
enum Field {
    Cell,
    Series,
    Category,
    Value,
    Percent,
    Size,
}

impl Field {
    /// The fields of a content in the order in which PowerPoint shows them.
    fn of(content: LabelContent, kind: Labelled, cell: bool) -> Vec<Self> {
        let slices = matches!(kind, Labelled::Pie | Labelled::Doughnut);
        let all = [
            (cell, Self::Cell),
            (content.series, Self::Series),
            (content.category, Self::Category),
            (content.value, Self::Value),
            (content.percent && slices, Self::Percent),
            (content.size && kind == Labelled::Bubbles, Self::Size),
        ];
        all.into_iter().filter(|(shown, _)| *shown).map(|(_, field)| field).collect()
    }

    /// What the field is called.
    fn code(self, kind: Labelled) -> &'static str {
        let points = matches!(kind, Labelled::Points | Labelled::Bubbles);
        match self {
            Self::Cell => "CELLRANGE",
            Self::Series => "SERIESNAME",
            Self::Category if points => "XVALUE",
            Self::Category => "CATEGORYNAME",
            Self::Value if points => "YVALUE",
            Self::Value => "VALUE",
            Self::Percent => "PERCENTAGE",
            Self::Size => "BUBBLESIZE",
        }
    }

    /// What stands in the field until it is filled in.
    fn placeholder(self, kind: Labelled) -> &'static str {
        let points = matches!(kind, Labelled::Points | Labelled::Bubbles);
        match self {
            Self::Cell => "[CELLRANGE]",
            Self::Series => "[SERIES NAME]",
            Self::Category if points => "[X VALUE]",
            Self::Category => "[CATEGORY NAME]",
            Self::Value if points => "[Y VALUE]",
            Self::Value => "[VALUE]",
            Self::Percent => "[PERCENTAGE]",
            Self::Size => "[BUBBLE SIZE]",
        }
    }
}

/// The id of a field: its own within the chart, and the same whenever the chart is written.
struct FieldId {
    series: usize,
    point: u32,
    field: Field,
}

impl XmlValue for FieldId {
    fn write(&self, out: &mut Vec<u8>) {
        use std::io::Write;
        let Self { series, point, field } = *self;
        // Writing into a Vec cannot fail.
        let _ = write!(out, "{{{point:08X}-{series:04X}-4000-8000-{:012X}}}", field as u8);
    }
}

impl<P: LabelPosition> Writer<'_, P> {
    /// Writes words that replace a label.
    pub(super) fn plain_text(&self, w: &mut XmlWriter, single: Single<'_, P>, text: &str) {
        let (style, look) = (self.style(Some(single)), self.look(Some(single)));
        write_rich_text(w, text, &style, look, self.rotation());
    }

    /// Writes the content as fields, or the words that replace it, and the mark after it.
    pub(super) fn rich_text(&self, w: &mut XmlWriter, single: Single<'_, P>, subject: Subject<'_>) {
        let (style, look) = (self.style(Some(single)), self.look(Some(single)));
        let text = single.own.and_then(|point| point.text.as_deref());
        let fields = match text {
            Some(_) => Vec::new(),
            None => Field::of(self.labels.content, self.kind, single.cell.is_some()),
        };
        w.open("c:tx").open("c:rich");
        write_text_frame(w, self.rotation());
        w.open("a:p").open("a:pPr");
        write_characters(w, "a:defRPr", &style, look);
        w.close();
        if let Some(text) = text {
            write_run(w, text, &style, look);
        }
        let separator = self.labels.separator.as_deref().unwrap_or(SEPARATOR);
        for (i, field) in fields.iter().enumerate() {
            if i > 0 {
                write_run(w, separator, &style, look);
            }
            let id = FieldId { series: subject.series, point: single.index, field: *field };
            w.open("a:fld").attr("id", id).attr("type", field.code(self.kind));
            write_characters(w, "a:rPr", &style, look);
            w.open("a:pPr");
            write_characters(w, "a:defRPr", &style, look);
            w.close().open("a:t");
            self.write_placeholder(w, *field, single.index, subject);
            w.close().close();
        }
        if let Some(mark) = single.mark {
            write_mark(w, mark, text.is_some() || !fields.is_empty(), &style, look);
        }
        w.close().close().close();
    }

    /// Readers that do not know the fields of points show what stands there: better the number.
    fn write_placeholder(&self, w: &mut XmlWriter, field: Field, point: u32, subject: Subject<'_>) {
        let points = matches!(self.kind, Labelled::Points | Labelled::Bubbles);
        let column = match field {
            Field::Value if points => subject.scene.layout.sheet.columns.get(subject.values),
            Field::Value
            | Field::Cell
            | Field::Series
            | Field::Category
            | Field::Percent
            | Field::Size => None,
        };
        match column.and_then(|column| column.cells.number(usize::try_from(point).ok()?)) {
            Some(number) => w.text(number),
            None => w.text(field.placeholder(self.kind)),
        };
    }
}

fn write_run(w: &mut XmlWriter, text: &str, style: &TextStyle, look: TextDefaults) {
    // A line feed within a run is not shown.
    for (i, line) in text.split('\n').enumerate() {
        if i > 0 {
            w.open("a:br");
            write_characters(w, "a:rPr", style, look);
            w.close();
        }
        let line = line.trim_end_matches('\r');
        if !line.is_empty() {
            w.open("a:r");
            write_characters(w, "a:rPr", style, look);
            w.text_element("a:t", line).close();
        }
    }
}

fn write_mark(
    w: &mut XmlWriter,
    mark: &PointMark,
    follows: bool,
    style: &TextStyle,
    look: TextDefaults,
) {
    let style = TextStyle { color: mark.color.or(style.color), ..style.clone() };
    if follows {
        write_run(w, " ", &style, look);
    }
    write_run(w, &mark.text, &style, look);
}

/// Writes the labels of a reference line: one, at that point, in the line's colour.
pub(in crate::part::chart) fn write_reference_label(
    w: &mut XmlWriter,
    reference: &ReferenceLine,
    point: usize,
    color: Color,
    position: Option<&str>,
) {
    let Some(text) = &reference.label else { return };
    let look = TextDefaults { color: Some(color), ..TextDefaults::default() };
    w.open("c:dLbls").open("c:dLbl").val("c:idx", point);
    if !text.is_empty() {
        write_rich_text(w, text, &TextStyle::default(), look, None);
    }
    let code = tidy(&reference.format);
    w.open("c:numFmt").attr("formatCode", code).attr("sourceLinked", false).close();
    write_text_properties(w, &TextStyle::default(), look, None);
    if let Some(position) = position {
        w.val("c:dLblPos", position);
    }
    write_flags(w, true);
    w.close();
    write_flags(w, false);
    w.close();
}

fn write_flags(w: &mut XmlWriter, value: bool) {
    w.val("c:showLegendKey", false).val("c:showVal", value).val("c:showCatName", false);
    w.val("c:showSerName", false).val("c:showPercent", false).val("c:showBubbleSize", false);
}
