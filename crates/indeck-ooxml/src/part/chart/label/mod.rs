//! Data labels.
//!
//! Source: ISO/IEC 29500-1, 21.2.2.49 `dLbls`, 21.2.2.47 `dLbl`; [MS-ODRAWXML] 2.24.3 (`c15`).

mod position;
mod rich;

pub(in crate::part) use position::LabelPosition;
pub(super) use rich::write_reference_label;

use indeck_model::chart::{DataLabels, LabelContent, Line, PointLabel, PointMark};
use indeck_model::text::TextStyle;

use crate::part::chart::contrast::Fills;
use crate::part::chart::data::Role;
use crate::part::chart::paint::{Pen, write_lines, write_shape};
use crate::part::chart::series::Scene;
use crate::part::chart::style::{AXIS, TEXT, TextDefaults, write_text_properties};
use crate::part::workbook::tidy;
use crate::xml::XmlWriter;

/// What labels need to know of the plot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Labelled {
    /// Slices: shares can be shown, lines can lead to the labels.
    Pie,
    /// Rings of slices: shares can be shown.
    Doughnut,
    /// Points by x and y.
    Points,
    /// Points by x and y with a size, which can be shown.
    Bubbles,
    /// Points of lines over categories: labels lie beside them, never on a fill.
    Lines,
    /// Values over categories.
    Other,
}

/// What the labels of a series are about.
#[derive(Clone, Copy)]
pub(super) struct Subject<'a> {
    pub(super) kind: Labelled,
    pub(super) scene: Scene<'a>,
    /// The series' number.
    pub(super) series: usize,
    /// The column of the values.
    pub(super) values: usize,
    pub(super) marks: &'a [PointMark],
    /// What the labels lie on.
    pub(super) fills: &'a Fills,
}

/// Writes the labels of a plot, which series that it is given later take.
pub(super) fn write_plot_labels<P: LabelPosition>(
    w: &mut XmlWriter,
    labels: &DataLabels<P>,
    kind: Labelled,
) {
    let writer = Writer { labels, kind, fills: &Fills::default(), subject: None };
    w.open("c:dLbls");
    writer.others(w, writer.is_shown());
    w.close();
}

/// Writes the labels of a series: its own or those of its plot, and its marks.
pub(super) fn write_labels<P: LabelPosition>(
    w: &mut XmlWriter,
    labels: Option<&DataLabels<P>>,
    subject: Subject<'_>,
) {
    let none = DataLabels::default().with_content(LabelContent::NOTHING);
    let labels = match labels {
        Some(labels) => labels,
        // Without labels, marks stand alone.
        None if !subject.marks.is_empty() => &none,
        None => return,
    };
    let Subject { kind, fills, .. } = subject;
    let writer = Writer { labels, kind, fills, subject: Some(subject) };
    w.open("c:dLbls");
    let special = writer.points(w);
    writer.others(w, writer.is_shown() || special);
    w.close();
}

/// The items in the order of their points; of two for the same point the last one.
pub(in crate::part) fn in_order<T>(items: &[T], index: impl Fn(&T) -> u32) -> Vec<&T> {
    let mut sorted: Vec<&T> = items.iter().rev().collect();
    sorted.sort_by_key(|item| index(item));
    sorted.dedup_by_key(|item| index(item));
    sorted
}

struct Writer<'a, P> {
    labels: &'a DataLabels<P>,
    kind: Labelled,
    fills: &'a Fills,
    /// The series; `None` for the labels of a plot.
    subject: Option<Subject<'a>>,
}

/// A label written by itself.
#[derive(Clone, Copy)]
struct Single<'a, P> {
    index: u32,
    /// What the chart says of it.
    own: Option<&'a PointLabel<P>>,
    /// The mark beside it.
    mark: Option<&'a PointMark>,
    /// Its text from cells.
    cell: Option<&'a str>,
}

impl<P: LabelPosition> Writer<'_, P> {
    /// Writes the labels that differ: those that the chart names, those with marks or texts from
    /// cells, and those on fills that need another colour. Tells whether there are any.
    fn points(&self, w: &mut XmlWriter) -> bool {
        let singles = self.singles();
        singles.iter().for_each(|single| self.point(w, *single));
        // Labels that only need another colour do not keep the rest alive.
        !self.labels.points.is_empty() || singles.iter().any(|single| single.mark.is_some())
    }

    fn singles(&self) -> Vec<Single<'_, P>> {
        let own = in_order(&self.labels.points, |point| point.index);
        let marks = self.subject.map_or(Vec::new(), |s| in_order(s.marks, |mark| mark.index));
        let cells = self.cells();
        let mut indices: Vec<u32> = own.iter().map(|point| point.index).collect();
        indices.extend(marks.iter().map(|mark| mark.index));
        indices.extend(cells.iter().map(|cell| cell.0));
        if self.is_shown() && self.lies_on_fill(self.position()) {
            indices.extend_from_slice(self.fills.exceptions());
        }
        indices.sort_unstable();
        indices.dedup();
        let single = |index: u32| Single {
            index,
            own: find(&own, index, |point| point.index).copied(),
            mark: find(&marks, index, |mark| mark.index).copied(),
            cell: find(&cells, index, |cell| cell.0).map(|cell| cell.1),
        };
        indices.into_iter().map(single).collect()
    }

    /// The texts from cells, where labels show them.
    fn cells(&self) -> Vec<(u32, &str)> {
        let column = self.subject.filter(|_| self.labels.content.cells).and_then(|subject| {
            let layout = subject.scene.layout;
            let column = layout.column(subject.series, Role::Labels)?;
            layout.sheet.columns.get(column)
        });
        let Some(column) = column else { return Vec::new() };
        let rows = 0..column.cells.len();
        let text = |row| Some((u32::try_from(row).ok()?, column.cells.text(row)?));
        rows.filter_map(text).collect()
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
            if let Some(line) = &self.labels.leader_lines {
                write_lines(w, "c:leaderLines", line, Pen::hairline(AXIS));
            }
        }
        self.extension(w);
    }

    /// What labels of 2013 know: texts from cells, and leader lines of any kind.
    fn extension(&self, w: &mut XmlWriter) {
        let lines = self.labels.leader_lines.as_ref().filter(|_| self.kind != Labelled::Pie);
        let cells = self.labels.content.cells && self.subject.is_some();
        if lines.is_none() && !cells {
            return;
        }
        w.open("c:extLst");
        if cells {
            rich::write_extension(w, |w| {
                w.val("c15:showDataLabelsRange", true);
            });
        }
        if let Some(line) = lines {
            let shown = *line != Line::None;
            rich::write_extension(w, |w| {
                w.val("c15:showLeaderLines", shown);
            });
        }
        if let Some(line) = lines.filter(|line| **line != Line::None && **line != Line::PLAIN) {
            rich::write_extension(w, |w| {
                write_lines(w, "c15:leaderLines", line, Pen::hairline(AXIS));
            });
        }
        w.close();
    }

    /// Where the labels stand; those of pies outside, where they can be read on any slice.
    fn position(&self) -> Option<P> {
        self.labels.position.or(if self.kind == Labelled::Pie { P::OUTSIDE } else { None })
    }

    /// Whether a label there lies on the fill of what it labels.
    fn lies_on_fill(&self, position: Option<P>) -> bool {
        self.kind != Labelled::Lines && P::is_inside(position)
    }

    /// Whether the content says anything, as far as the kind can show it.
    fn is_shown(&self) -> bool {
        let LabelContent { value, category, series, cells, .. } = self.labels.content;
        value || category || series || cells || self.shows_percent() || self.shows_size()
    }

    fn shows_percent(&self) -> bool {
        self.labels.content.percent && matches!(self.kind, Labelled::Pie | Labelled::Doughnut)
    }

    fn shows_size(&self) -> bool {
        self.labels.content.size && self.kind == Labelled::Bubbles
    }

    fn point(&self, w: &mut XmlWriter, single: Single<'_, P>) {
        let text = single.own.and_then(|point| point.text.as_deref());
        w.open("c:dLbl").val("c:idx", single.index);
        match (text, self.subject) {
            (Some(""), _) => {
                w.val("c:delete", true).close();
                return;
            }
            (Some(text), _) if single.mark.is_none() => self.plain_text(w, single, text),
            (_, Some(subject)) if single.mark.is_some() || single.cell.is_some() => {
                self.rich_text(w, single, subject);
            }
            _ => {}
        }
        self.shared(w, Some(single));
        if text.is_none() && (single.mark.is_some() || single.cell.is_some()) {
            w.open("c:extLst");
            // The table is that of fields with formulas of their own, of which there are none.
            rich::write_extension(w, |w| match single.cell {
                Some(_) => {
                    w.val("c15:showDataLabelsRange", true);
                }
                None => {
                    w.open("c15:dlblFieldTable").close();
                }
            });
            w.close();
        }
        w.close();
    }

    /// The style of the labels, or of one of them.
    fn style(&self, single: Option<Single<'_, P>>) -> TextStyle {
        let base = self.labels.style.clone();
        match single.and_then(|single| single.own) {
            Some(point) => over(&point.style, base),
            None => base,
        }
    }

    /// How text looks that its style leaves open: on a fill it stands out.
    fn look(&self, single: Option<Single<'_, P>>) -> TextDefaults {
        let own = single.and_then(|single| single.own);
        let position = own.and_then(|point| point.position).or(self.position());
        // A label with a fill of its own lies on that and no longer on the data.
        let inside = self.lies_on_fill(position) && self.labels.fill.is_none();
        let color = inside.then(|| self.fills.text_color(single.map(|single| single.index)));
        TextDefaults { color, ..TextDefaults::default() }
    }

    fn rotation(&self) -> Option<i32> {
        self.labels.rotation.map(|angle| angle.to_sixty_thousandths())
    }

    /// What labels and single labels have in common; a single label repeats what it does not change.
    fn shared(&self, w: &mut XmlWriter, single: Option<Single<'_, P>>) {
        let (labels, content) = (self.labels, self.labels.content);
        let own = single.and_then(|single| single.own);
        let position = own.and_then(|point| point.position).or(self.position());
        if let Some(format) = &labels.format {
            w.open("c:numFmt").attr("formatCode", tidy(format)).attr("sourceLinked", false).close();
        }
        if labels.fill.is_some() || labels.border.is_some() {
            write_shape(w, labels.fill.as_ref(), labels.border.as_ref(), Pen::hairline(TEXT));
        }
        self.text_properties(w, single);
        if let Some(position) = position {
            w.val("c:dLblPos", position.code());
        }
        w.val("c:showLegendKey", content.legend_key);
        // A text of its own shows only where something would be shown.
        let text = own.is_some_and(|point| point.text.is_some());
        let alone = text || single.is_some_and(|single| single.mark.is_some());
        w.val("c:showVal", content.value || (alone && !self.is_shown()));
        w.val("c:showCatName", content.category).val("c:showSerName", content.series);
        w.val("c:showPercent", self.shows_percent()).val("c:showBubbleSize", self.shows_size());
        if let Some(separator) = &labels.separator {
            w.text_element("c:separator", separator);
        }
    }

    fn text_properties(&self, w: &mut XmlWriter, single: Option<Single<'_, P>>) {
        let (style, look) = (self.style(single), self.look(single));
        if look.color.is_some() || !style.is_inherited() || self.labels.rotation.is_some() {
            write_text_properties(w, &style, look, self.rotation());
        }
    }
}

fn find<T>(sorted: &[T], index: u32, key: impl Fn(&T) -> u32) -> Option<&T> {
    sorted.binary_search_by_key(&index, key).ok().and_then(|place| sorted.get(place))
}

/// A style, with what it leaves open from another.
pub(in crate::part) fn over(style: &TextStyle, base: TextStyle) -> TextStyle {
    TextStyle {
        size: style.size.or(base.size),
        bold: style.bold.or(base.bold),
        italic: style.italic.or(base.italic),
        underline: style.underline.or(base.underline),
        color: style.color.or(base.color),
        font: style.font.clone().or(base.font),
    }
}
