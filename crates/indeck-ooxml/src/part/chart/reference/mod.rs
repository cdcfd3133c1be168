//! Reference lines: series of their own, so that they are edited with the data and keep the scale.
//!
//! Over upright plots they are lines over the same categories; a trend line makes a constant one
//! reach from edge to edge. Over horizontal bars they are points on axes of their own.

mod bounds;
mod points;
mod sideways;

pub(super) use points::PointFrame;
pub(super) use points::write_point_references;
pub(super) use sideways::{BarFrame, write_sideways, write_sideways_axes};

use indeck_model::chart::{
    Dash, Fill, Line, Marker, MarkerSymbol, ReferenceLine, ReferenceValue, TrendKind, Trendline,
};
use indeck_model::{Color, Pt};

use crate::part::chart::analysis::write_trendlines;
use crate::part::chart::axis::AxisIds;
use crate::part::chart::data::{Role, write_cells, write_name};
use crate::part::chart::label::write_reference_label;
use crate::part::chart::paint::{Pen, write_line, write_marker, write_no_line};
use crate::part::chart::series::Scene;
use crate::part::chart::style::TEXT;
use crate::xml::XmlWriter;

/// Width of reference lines.
const WIDTH: Pt = Pt(1.5);
/// What a reference line is where it says nothing.
const DASHED: Line = Line::Solid { color: None, width: None, dash: Dash::Dash };
/// Size of the mark at a category.
const MARK_SIZE: u8 = 20;
/// From the middle of a category to its edge.
const HALF: f64 = 0.5;

/// The number of a constant reference line; those of other charts are refused.
pub(super) fn constant(reference: &ReferenceLine) -> f64 {
    match reference.value {
        ReferenceValue::Constant(value) => value,
        ReferenceValue::PerCategory(_) => 0.0,
    }
}

fn line_of(reference: &ReferenceLine) -> &Line {
    reference.line.as_ref().unwrap_or(&DASHED)
}

/// The colour of a line, which is also that of its label and marks.
fn color_of(line: &Line) -> Color {
    match line {
        Line::Solid { color: Some(color), .. } => *color,
        Line::Solid { color: None, .. } | Line::None => TEXT,
    }
}

fn pen(line: &Line) -> Pen {
    Pen { color: color_of(line), width: WIDTH, round: false }
}

/// The reference lines over an upright plot or a radar.
#[derive(Clone, Copy, Debug)]
pub(super) struct References<'a> {
    pub(super) lines: &'a [ReferenceLine],
    /// Number of the first as a series.
    pub(super) first: usize,
    /// How many categories there are.
    pub(super) categories: usize,
    /// Whether the plot goes on beyond the middles of the first and last category.
    pub(super) margins: bool,
}

impl References<'_> {
    /// The references of a plot that has none.
    pub(super) const NONE: Self = Self { lines: &[], first: 0, categories: 0, margins: false };

    /// The series whose entry in the legend gives way to that of their trend line.
    pub(super) fn replaced_entries(self) -> Vec<usize> {
        let lines = self.lines.iter().enumerate();
        lines.filter(|(_, line)| self.is_extended(line)).map(|(i, _)| self.first + i).collect()
    }

    /// Whether a trend line draws it; one point has no trend.
    fn is_extended(self, reference: &ReferenceLine) -> bool {
        let constant = matches!(reference.value, ReferenceValue::Constant(_));
        constant && self.margins && self.categories > 1
    }

    /// Writes a plot of lines for them alone.
    pub(super) fn write_plot(self, w: &mut XmlWriter, scene: Scene<'_>, axes: AxisIds) {
        if self.lines.is_empty() {
            return;
        }
        w.open("c:lineChart").val("c:grouping", "standard").val("c:varyColors", false);
        self.write_series(w, scene);
        w.val("c:marker", true);
        axes.write(w);
        w.close();
    }

    /// Writes them as series of a plot of lines.
    pub(super) fn write_series(self, w: &mut XmlWriter, scene: Scene<'_>) {
        for (i, line) in self.lines.iter().enumerate() {
            self.write_one(w, scene, self.first + i, line, true);
        }
    }

    /// Writes them as series of a radar.
    pub(super) fn write_rings(self, w: &mut XmlWriter, scene: Scene<'_>) {
        for (i, line) in self.lines.iter().enumerate() {
            self.write_one(w, scene, self.first + i, line, false);
        }
    }

    fn write_one(
        self,
        w: &mut XmlWriter,
        scene: Scene<'_>,
        number: usize,
        reference: &ReferenceLine,
        lines: bool,
    ) {
        let sheet = &scene.layout.sheet;
        let Some(column) = scene.layout.column(number, Role::Y) else { return };
        let line = line_of(reference);
        let extended = self.is_extended(reference);
        let marked = matches!(reference.value, ReferenceValue::PerCategory(_));
        w.open("c:ser").val("c:idx", number).val("c:order", number);
        write_name(w, sheet, column);
        w.open("c:spPr");
        if extended || marked {
            write_no_line(w)
        } else {
            write_line(w, line, pen(line))
        }
        w.close();
        // A line through one category is as short as a mark.
        let shown = marked || (lines && !extended && self.categories < 2);
        write_marker(w, shown.then(|| mark(line)).as_ref(), color_of(line));
        if let Some(point) = self.last_point(reference) {
            write_reference_label(w, reference, point, color_of(line), lines.then_some("t"));
        }
        if extended {
            write_trendlines(w, &[across(reference, line)], color_of(line));
        }
        write_cells(w, "c:cat", sheet, 0);
        write_cells(w, "c:val", sheet, column);
        if lines {
            w.val("c:smooth", false);
        }
        w.close();
    }

    fn last_point(self, reference: &ReferenceLine) -> Option<usize> {
        match &reference.value {
            ReferenceValue::Constant(_) => self.categories.checked_sub(1),
            ReferenceValue::PerCategory(values) => values.iter().rposition(Option::is_some),
        }
    }
}

/// The mark at a category.
fn mark(line: &Line) -> Marker {
    let fill = Some(Fill::Solid(color_of(line)));
    Marker { symbol: MarkerSymbol::Dash, size: MARK_SIZE, fill, line: None }
}

/// The trend of a constant, from the first edge to the last.
fn across(reference: &ReferenceLine, line: &Line) -> Trendline {
    let Line::Solid { width, dash, .. } = *line else {
        return Trendline { line: Some(Line::None), ..Trendline::default() };
    };
    let width = Some(width.unwrap_or(WIDTH));
    Trendline {
        name: Some(reference.name.clone()),
        forward: Some(HALF),
        backward: Some(HALF),
        line: Some(Line::Solid { color: Some(color_of(line)), width, dash }),
        ..Trendline::of(TrendKind::Linear)
    }
}
