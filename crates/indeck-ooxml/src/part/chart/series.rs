//! Series over categories (`c:ser`).
//!
//! Source: ISO/IEC 29500-1, 21.2.2.174 `ser`.

use indeck_model::chart::{
    DataLabels, ErrorBars, ExplodedSlice, Fill, Line, Marker, PointStyle, Series, Trendline,
    series_color,
};
use indeck_model::{Color, Percent, Pt, ThemeColor};

use crate::part::chart::analysis::{Along, write_error_bars, write_trendlines};
use crate::part::chart::contrast::Fills;
use crate::part::chart::data::{Layout, Role, write_cells, write_label_range, write_name};
use crate::part::chart::label::{LabelPosition, Labelled, Subject, in_order, write_labels};
use crate::part::chart::paint::{
    Pen, main_color, write_fill, write_line, write_marker, write_translucent,
};
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
    pub(super) layout: &'a Layout<'a>,
    /// Colours in order; empty takes the theme's.
    pub(super) palette: &'a [Color],
}

/// How the values of a series are drawn.
#[derive(Clone, Copy, Debug)]
pub(super) enum Mark<'a> {
    /// Bars or columns.
    Bar {
        /// The fill of those below 0, where it is another.
        negative: Option<&'a Fill>,
    },
    /// An area.
    Area {
        /// Whether areas that lie behind it are to be seen.
        see_through: bool,
    },
    /// Slices of a pie or a ring.
    Slices(Slices<'a>),
    /// A line.
    Line {
        /// Its markers.
        marker: Option<&'a Marker>,
        /// Whether it is rounded; `None` where the kind has no such choice.
        smooth: Option<bool>,
    },
}

/// What slices have beside their colours.
#[derive(Clone, Copy, Debug)]
pub(super) struct Slices<'a> {
    /// Pie or doughnut.
    pub(super) kind: Labelled,
    /// How far all stand off the middle, in percent of the radius.
    pub(super) explosion: u16,
    /// Those that stand off by a distance of their own.
    pub(super) exploded: &'a [ExplodedSlice],
    /// Whether there is one more, which stands for those of a second plot.
    pub(super) rest: bool,
}

impl Mark<'_> {
    fn labelled(self) -> Labelled {
        match self {
            Self::Slices(slices) => slices.kind,
            Self::Line { .. } => Labelled::Lines,
            Self::Bar { .. } | Self::Area { .. } => Labelled::Other,
        }
    }
}

/// How a series is drawn, and what is drawn about it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Drawn<'a> {
    pub(super) mark: Mark<'a>,
    pub(super) trendlines: &'a [Trendline],
    pub(super) errors: Option<&'a ErrorBars>,
}

impl<'a> From<Mark<'a>> for Drawn<'a> {
    fn from(mark: Mark<'a>) -> Self {
        Self { mark, trendlines: &[], errors: None }
    }
}

/// Writes the series of that number, from 0, whose column is the next one.
pub(super) fn write_series<P: LabelPosition, O>(
    w: &mut XmlWriter,
    scene: Scene<'_>,
    number: usize,
    drawn: Drawn<'_>,
    series: &Series<P, O>,
    plot_labels: Option<&DataLabels<P>>,
) {
    let (mark, sheet) = (drawn.mark, &scene.layout.sheet);
    let color = color_of(series.fill.as_ref(), scene.palette, number);
    let own = Fill::Solid(color);
    let fill = series.fill.as_ref().unwrap_or(&own);
    w.open("c:ser").val("c:idx", number).val("c:order", number);
    write_name(w, sheet, number + 1);
    let look = Look { mark, color, fill, line: series.line.as_ref() };
    look.write_series(w);
    look.write_points(w, scene, &series.points);
    let labels = series.labels.as_ref().or(plot_labels);
    if labels.is_some() || !series.marks.is_empty() {
        let fills = &look.fills_under_labels(scene, &series.points);
        let (kind, marks, values) = (mark.labelled(), series.marks.as_slice(), number + 1);
        write_labels(w, labels, Subject { kind, scene, series: number, values, marks, fills });
    }
    write_trendlines(w, drawn.trendlines, color);
    if let Some(errors) = drawn.errors {
        write_error_bars(w, scene, number, errors, Along::Values);
    }
    write_cells(w, "c:cat", sheet, 0);
    write_cells(w, "c:val", sheet, number + 1);
    if let Mark::Line { smooth: Some(smooth), .. } = mark {
        w.val("c:smooth", smooth);
    }
    let negative = if let Mark::Bar { negative } = mark { negative } else { None };
    write_extensions(w, scene, number, negative);
    w.close();
}

/// Writes what later versions of Office added to a series: the fill of bars below 0, texts of
/// labels from cells.
///
/// Source: [MS-ODRAWXML] 2.24.2.5 `invertSolidFillFmt`, 2.24.3.9 `datalabelsRange`.
pub(super) fn write_extensions(
    w: &mut XmlWriter,
    scene: Scene<'_>,
    number: usize,
    negative: Option<&Fill>,
) {
    let texts = scene.layout.column(number, Role::Labels);
    if negative.is_none() && texts.is_none() {
        return;
    }
    w.open("c:extLst");
    if let Some(fill) = negative {
        w.open("c:ext").attr("uri", "{6F2FDCE9-48DA-4B69-8628-5D25D57E5C99}");
        w.attr("xmlns:c14", "http://schemas.microsoft.com/office/drawing/2007/8/2/chart");
        w.open("c14:invertSolidFillFmt").open("c14:spPr");
        write_fill(w, fill);
        w.close().close().close();
    }
    if let Some(column) = texts {
        w.open("c:ext").attr("uri", "{02D57815-91ED-43cb-92C2-25804820EDAC}");
        w.attr("xmlns:c15", "http://schemas.microsoft.com/office/drawing/2012/chart");
        write_label_range(w, &scene.layout.sheet, column);
        w.close();
    }
    w.close();
}

/// The colour that stands for a fill, or that of that number where there is none to see.
pub(super) fn color_of(fill: Option<&Fill>, palette: &[Color], number: usize) -> Color {
    fill.and_then(main_color).unwrap_or_else(|| series_color(palette, number))
}

/// How a series, or one of its points, is drawn.
#[derive(Clone, Copy)]
struct Look<'a> {
    mark: Mark<'a>,
    color: Color,
    fill: &'a Fill,
    line: Option<&'a Line>,
}

impl Look<'_> {
    fn write_series(self, w: &mut XmlWriter) {
        match self.mark {
            Mark::Slices(Slices { explosion: 0, .. }) => {}
            Mark::Slices(slices) => drop(w.val("c:explosion", slices.explosion)),
            Mark::Bar { negative } => {
                self.write_shape(w);
                w.val("c:invertIfNegative", negative.is_some());
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
                write_line(w, self.line.unwrap_or(&Line::PLAIN), Pen::data(self.color, LINE_WIDTH));
            }
            Mark::Slices(_) => {
                write_fill(w, self.fill);
                let gap = Pen {
                    color: Color::Theme(ThemeColor::Background1),
                    width: SLICE_GAP,
                    round: false,
                };
                write_line(w, self.line.unwrap_or(&Line::PLAIN), gap);
            }
            Mark::Bar { .. } | Mark::Area { .. } => {
                match (self.mark, self.fill) {
                    (Mark::Area { see_through: true }, Fill::Solid(color)) => {
                        write_translucent(w, *color, SEE_THROUGH);
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

    fn write_points(self, w: &mut XmlWriter, scene: Scene<'_>, points: &[PointStyle]) {
        match self.mark {
            Mark::Slices(slices) => write_slices(w, scene, self, slices, points),
            Mark::Bar { .. } | Mark::Area { .. } | Mark::Line { .. } => {
                for point in in_order(points, |point| point.index) {
                    self.write_point(w, point);
                }
            }
        }
    }

    fn write_point(self, w: &mut XmlWriter, point: &PointStyle) {
        let look = Look {
            color: color_of(point.fill.as_ref(), &[self.color], 0),
            fill: point.fill.as_ref().unwrap_or(self.fill),
            line: point.line.as_ref().or(self.line),
            mark: self.mark,
        };
        w.open("c:dPt").val("c:idx", point.index);
        match self.mark {
            Mark::Bar { .. } => drop(w.val("c:invertIfNegative", false)),
            Mark::Line { marker, .. } => look.write_point_marker(w, marker, point),
            Mark::Area { .. } | Mark::Slices(_) => {}
        }
        w.val("c:bubble3D", false);
        if let Mark::Slices(slices) = self.mark
            && let Some(slice) = slices.exploded.iter().rfind(|s| s.index == point.index)
        {
            w.val("c:explosion", slice.distance);
        }
        match self.mark {
            // The line that leads to a point keeps its colour unless it is given one.
            Mark::Line { .. } => Look { color: self.color, ..look }.write_shape(w),
            Mark::Bar { .. } | Mark::Area { .. } | Mark::Slices(_) => look.write_shape(w),
        }
        w.close();
    }

    /// What lies under labels that lie inside.
    fn fills_under_labels(self, scene: Scene<'_>, points: &[PointStyle]) -> Fills {
        let points = &in_order(points, |point| point.index)[..];
        match self.mark {
            Mark::Slices(_) => {
                let slices =
                    (0..scene.layout.sheet.categories).map(|i| series_color(scene.palette, i));
                Fills::of_slices(slices.map(Fill::Solid), points)
            }
            Mark::Area { see_through: true } => Fills::of_series(&Fill::None, points),
            Mark::Bar { .. } | Mark::Area { .. } | Mark::Line { .. } => {
                Fills::of_series(self.fill, points)
            }
        }
    }

    /// A point that stands out by its fill needs a marker to show it.
    fn write_point_marker(self, w: &mut XmlWriter, marker: Option<&Marker>, point: &PointStyle) {
        let shown = point.marker.as_ref().or(marker).cloned();
        let shown = shown.or_else(|| point.fill.as_ref().map(|_| Marker::circle(7)));
        let own = point.marker.as_ref().and_then(|marker| marker.fill.clone());
        let marker = shown.map(|marker| match own.or_else(|| point.fill.clone()) {
            Some(fill) => Marker { fill: Some(fill), ..marker },
            None => marker,
        });
        write_marker(w, marker.as_ref(), self.color);
    }
}

/// Each slice has its own colour.
fn write_slices(
    w: &mut XmlWriter,
    scene: Scene<'_>,
    look: Look<'_>,
    slices: Slices<'_>,
    points: &[PointStyle],
) {
    let mut styled = in_order(points, |point| point.index).into_iter().peekable();
    for index in 0..scene.layout.sheet.categories + usize::from(slices.rest) {
        let own = || Fill::Solid(series_color(scene.palette, index));
        let index = u32::try_from(index).unwrap_or(u32::MAX);
        let style = styled.next_if(|point| point.index == index);
        let fill = style.and_then(|style| style.fill.clone());
        let line = style.and_then(|style| style.line.clone());
        let fill = fill.or_else(|| Some(own()));
        look.write_point(w, &PointStyle { index, fill, line, marker: None });
    }
}
