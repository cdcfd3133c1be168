//! Reference lines of scatter charts: series of two points from edge to edge.

use indeck_model::chart::{ReferenceLine, ScatterChart, ValueAxis};

use crate::part::chart::data::{Role, write_cells, write_name};
use crate::part::chart::label::write_reference_label;
use crate::part::chart::paint::{write_line, write_marker};
use crate::part::chart::reference::bounds::bounds;
use crate::part::chart::reference::{color_of, constant, line_of, pen};
use crate::part::chart::series::Scene;
use crate::xml::XmlWriter;

/// The ends of the axes of a scatter chart, set where a line goes from one to the other.
#[derive(Clone, Copy, Debug)]
pub(in crate::part::chart) struct PointFrame {
    x: Option<(f64, f64)>,
    y: Option<(f64, f64)>,
}

impl PointFrame {
    pub(in crate::part::chart) fn of(chart: &ScatterChart) -> Self {
        let points = || chart.series.iter().flat_map(|series| &series.points);
        let x = (!chart.references.is_empty()).then(|| {
            let upright = chart.x_references.iter().map(constant);
            bounds(&chart.x_axis, points().filter_map(|point| point.0).chain(upright))
        });
        let y = (!chart.x_references.is_empty()).then(|| {
            let level = chart.references.iter().map(constant);
            bounds(&chart.y_axis, points().filter_map(|point| point.1).chain(level))
        });
        Self { x, y }
    }

    pub(in crate::part::chart) fn x_ends(self) -> [f64; 2] {
        self.x.map_or([0.0, 1.0], |(min, max)| [min, max])
    }

    pub(in crate::part::chart) fn y_ends(self) -> [f64; 2] {
        self.y.map_or([0.0, 1.0], |(min, max)| [min, max])
    }

    pub(in crate::part::chart) fn x_axis(self, axis: &ValueAxis) -> ValueAxis {
        with_ends(axis, self.x)
    }

    pub(in crate::part::chart) fn y_axis(self, axis: &ValueAxis) -> ValueAxis {
        with_ends(axis, self.y)
    }
}

/// The axis with those ends, where they are set.
pub(super) fn with_ends(axis: &ValueAxis, ends: Option<(f64, f64)>) -> ValueAxis {
    let (min, max) = ends.map_or((axis.min, axis.max), |(min, max)| (Some(min), Some(max)));
    ValueAxis { min, max, ..axis.clone() }
}

/// Writes the lines, level ones first, as series from that number on.
pub(in crate::part::chart) fn write_point_references(
    w: &mut XmlWriter,
    scene: Scene<'_>,
    first: usize,
    chart: &ScatterChart,
) {
    let lines = chart.references.iter().map(|line| (line, "t"));
    let lines = lines.chain(chart.x_references.iter().map(|line| (line, "r")));
    for (i, (line, position)) in lines.enumerate() {
        write_ends(w, scene, first + i, line, (1, position));
    }
}

/// Writes a line between two points, of which one can have a label.
pub(super) fn write_ends(
    w: &mut XmlWriter,
    scene: Scene<'_>,
    number: usize,
    reference: &ReferenceLine,
    (point, position): (usize, &str),
) {
    let line = line_of(reference);
    let layout = scene.layout;
    let (x, y) = (layout.column(number, Role::X), layout.column(number, Role::Y));
    let (Some(x), Some(y)) = (x, y) else { return };
    w.open("c:ser").val("c:idx", number).val("c:order", number);
    write_name(w, &layout.sheet, y);
    w.open("c:spPr");
    write_line(w, line, pen(line));
    w.close();
    write_marker(w, None, color_of(line));
    write_reference_label(w, reference, point, color_of(line), Some(position));
    write_cells(w, "c:xVal", &layout.sheet, x);
    write_cells(w, "c:yVal", &layout.sheet, y);
    w.val("c:smooth", false).close();
}
