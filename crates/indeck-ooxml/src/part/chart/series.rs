//! Series over categories (`c:ser`).
//!
//! Source: ECMA-376-1, 21.2.2.170 `ser`.

use indeck_model::chart::{DataLabels, Fill, Line, Marker, PointStyle, Series};
use indeck_model::{Color, Percent, Pt, ThemeColor};

use crate::part::chart::contrast::Fills;
use crate::part::chart::data::{write_cells, write_name};
use crate::part::chart::label::{LabelPosition, Labelled, in_order, write_labels};
use crate::part::chart::palette;
use crate::part::chart::style::{PLAIN, Pen, write_fill, write_line, write_marker};
use crate::part::text::write_color_of_opacity;
use crate::part::workbook::Sheet;
use crate::xml::XmlWriter;

/// Width of the lines of a line chart.
const LINE_WIDTH: Pt = Pt(2.25);
/// Opacity of areas that lie over one another.
const SEE_THROUGH: Percent = Percent(70.0);
/// Width of the gaps between slices.
const SLICE_GAP: Pt = Pt(1.5);

/// What every series of a chart needs from around it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scene<'a> {
    /// The cells.
    pub(super) sheet: &'a Sheet<'a>,
    /// Colours in order; empty takes the theme's.
    pub(super) palette: &'a [Color],
}

/// How the values of a series are drawn.
#[derive(Clone, Copy, Debug)]
pub(super) enum Mark<'a> {
    /// Bars or columns.
    Bar,
    /// An area.
    Area {
        /// Whether areas that lie behind it are to be seen.
        see_through: bool,
    },
    /// Slices of a pie or a ring.
    Slices(Labelled),
    /// A line.
    Line {
        /// Its markers.
        marker: Option<&'a Marker>,
        /// Whether it is rounded.
        smooth: bool,
    },
}

impl Mark<'_> {
    fn labelled(self) -> Labelled {
        match self {
            Self::Slices(kind) => kind,
            _ => Labelled::Other,
        }
    }
}

/// Writes the series of that number, from 0, which is also that of its column.
pub(super) fn write_series<P: LabelPosition, O>(
    w: &mut XmlWriter,
    scene: Scene<'_>,
    number: usize,
    mark: Mark<'_>,
    series: &Series<P, O>,
    plot_labels: Option<&DataLabels<P>>,
) {
    let color = color_of(series.fill.as_ref(), scene.palette, number);
    let own = Fill::Solid(color);
    let fill = series.fill.as_ref().unwrap_or(&own);
    w.open("c:ser").val("c:idx", number).val("c:order", number);
    write_name(w, scene.sheet, number + 1);
    let look = Look { mark, color, fill, line: series.line.as_ref() };
    look.write_series(w);
    match mark {
        Mark::Slices(_) => write_slices(w, scene, look, &series.points),
        _ => in_order(&series.points, |point| point.index)
            .into_iter()
            .for_each(|point| look.write_point(w, point)),
    }
    if let Some(labels) = series.labels.as_ref().or(plot_labels) {
        let fills = look.fills_under_labels(scene, &series.points);
        write_labels(w, labels, mark.labelled(), &fills);
    }
    write_cells(w, "c:cat", scene.sheet, 0);
    write_cells(w, "c:val", scene.sheet, number + 1);
    if let Mark::Line { smooth, .. } = mark {
        w.val("c:smooth", smooth);
    }
    w.close();
}

/// The colour of a fill, or of that number where there is none to see.
pub(super) fn color_of(fill: Option<&Fill>, palette: &[Color], number: usize) -> Color {
    match fill {
        Some(Fill::Solid(color)) => *color,
        _ => palette::color(palette, number),
    }
}

/// How a series, or one of its points, is drawn.
#[derive(Clone, Copy)]
struct Look<'a> {
    mark: Mark<'a>,
    color: Color,
    fill: &'a Fill,
    line: Option<&'a Line>,
}

impl<'a> Look<'a> {
    fn write_series(self, w: &mut XmlWriter) {
        match self.mark {
            Mark::Slices(_) => {}
            Mark::Bar => {
                self.write_shape(w);
                w.val("c:invertIfNegative", false);
            }
            Mark::Area { .. } => self.write_shape(w),
            Mark::Line { marker, .. } => {
                self.write_shape(w);
                write_marker(w, marker, self.color);
            }
        }
    }

    fn write_shape(self, w: &mut XmlWriter) {
        w.open("c:spPr");
        match self.mark {
            Mark::Line { .. } => {
                write_line(w, self.line.unwrap_or(&PLAIN), Pen::data(self.color, LINE_WIDTH));
            }
            Mark::Slices(_) => {
                write_fill(w, self.fill);
                let gap = Pen {
                    color: Color::Theme(ThemeColor::Background1),
                    width: SLICE_GAP,
                    round: false,
                };
                write_line(w, self.line.unwrap_or(&PLAIN), gap);
            }
            Mark::Bar | Mark::Area { .. } => {
                match (self.mark, self.fill) {
                    (Mark::Area { see_through: true }, Fill::Solid(color)) => {
                        w.open("a:solidFill");
                        write_color_of_opacity(w, *color, Some(SEE_THROUGH));
                        w.close();
                    }
                    _ => write_fill(w, self.fill),
                }
                if let Some(line) = self.line {
                    write_line(w, line, Pen::hairline(self.color));
                }
            }
        }
        w.close();
    }

    fn write_point(self, w: &mut XmlWriter, point: &'a PointStyle) {
        let look = Look {
            color: color_of(point.fill.as_ref(), &[self.color], 0),
            fill: point.fill.as_ref().unwrap_or(self.fill),
            line: point.line.as_ref().or(self.line),
            mark: self.mark,
        };
        w.open("c:dPt").val("c:idx", point.index);
        match self.mark {
            Mark::Bar => drop(w.val("c:invertIfNegative", false)),
            Mark::Line { marker, .. } => look.write_point_marker(w, marker, point),
            Mark::Area { .. } | Mark::Slices(_) => {}
        }
        w.val("c:bubble3D", false);
        match self.mark {
            // The line that leads to a point keeps its colour unless it is given one.
            Mark::Line { .. } => Look { color: self.color, ..look }.write_shape(w),
            _ => look.write_shape(w),
        }
        w.close();
    }

    /// What lies under labels that lie inside.
    fn fills_under_labels(self, scene: Scene<'_>, points: &[PointStyle]) -> Fills {
        let points = &in_order(points, |point| point.index)[..];
        match self.mark {
            Mark::Slices(_) => {
                let slices = (0..scene.sheet.rows).map(|i| palette::color(scene.palette, i));
                Fills::of_slices(slices.map(Fill::Solid), points)
            }
            Mark::Area { see_through: true } => Fills::of_series(&Fill::None, points),
            _ => Fills::of_series(self.fill, points),
        }
    }

    /// A point that stands out by its fill needs a marker to show it.
    fn write_point_marker(self, w: &mut XmlWriter, marker: Option<&Marker>, point: &PointStyle) {
        let shown = marker.cloned().or_else(|| point.fill.as_ref().map(|_| Marker::circle(7)));
        let marker = shown.map(|marker| match &point.fill {
            Some(fill) => Marker { fill: Some(fill.clone()), ..marker },
            None => marker,
        });
        write_marker(w, marker.as_ref(), self.color);
    }
}

/// Each slice has its own colour.
fn write_slices(w: &mut XmlWriter, scene: Scene<'_>, look: Look<'_>, points: &[PointStyle]) {
    let mut styled = in_order(points, |point| point.index).into_iter().peekable();
    for index in 0..scene.sheet.rows {
        let index = u32::try_from(index).unwrap_or(u32::MAX);
        let style = styled.next_if(|point| point.index == index);
        let fill = style.and_then(|style| style.fill.clone());
        let own = || Fill::Solid(palette::color(scene.palette, index as usize));
        let line = style.and_then(|style| style.line.clone());
        let fill = fill.or_else(|| Some(own()));
        look.write_point(w, &PointStyle { index, fill, line, marker: None });
    }
}
