//! Surface charts and contours.
//!
//! Source: ISO/IEC 29500-1, 21.2.2.203 `surface3DChart`, 21.2.2.204 `surfaceChart`.

use indeck_model::chart::{Fill, NoPosition, Series, SurfaceChart, SurfaceForm};

use crate::part::chart::axis::{PRIMARY, SERIES, write_series_axis};
use crate::part::chart::data::{write_cells, write_name};
use crate::part::chart::frame::View;
use crate::part::chart::label::in_order;
use crate::part::chart::paint::{Pen, write_shape};
use crate::part::chart::plot::{Direction, Scale, write_axes};
use crate::part::chart::series::{Scene, color_of};
use crate::xml::XmlWriter;

/// From where a surface is seen: contours from right above.
pub(super) fn view(chart: &SurfaceChart) -> View {
    match chart.form {
        SurfaceForm::Surface | SurfaceForm::Wireframe => {
            View { elevation: chart.elevation, rotation: chart.rotation, perspective: 30 }
        }
        SurfaceForm::Contour | SurfaceForm::WireframeContour => {
            View { elevation: 90, rotation: 0, perspective: 0 }
        }
    }
}

/// Writes the plot and the axes.
pub(super) fn write_surface(w: &mut XmlWriter, scene: Scene<'_>, chart: &SurfaceChart) {
    let (element, wireframe) = match chart.form {
        SurfaceForm::Surface => ("c:surface3DChart", false),
        SurfaceForm::Wireframe => ("c:surface3DChart", true),
        SurfaceForm::Contour => ("c:surfaceChart", false),
        SurfaceForm::WireframeContour => ("c:surfaceChart", true),
    };
    w.open(element).val("c:wireframe", wireframe);
    for (number, series) in chart.series.iter().enumerate() {
        write_row(w, scene, number, series);
    }
    w.open("c:bandFmts");
    for band in in_order(&chart.bands, |band| band.index) {
        w.open("c:bandFmt").val("c:idx", band.index);
        write_shape(w, Some(&band.fill), None, Pen::hairline(color_of(Some(&band.fill), &[], 0)));
        w.close();
    }
    w.close();
    PRIMARY.write(w);
    w.val("c:axId", SERIES).close();
    let scale = Scale { negative: false, ..Scale::of(&chart.series, false, false) };
    write_axes(w, &chart.axes, &chart.categories, Direction::Up, scale);
    write_series_axis(w, &chart.series_axis);
}

fn write_row(w: &mut XmlWriter, scene: Scene<'_>, number: usize, series: &Series<NoPosition>) {
    let sheet = &scene.layout.sheet;
    let color = color_of(series.fill.as_ref(), scene.palette, number);
    let own = Fill::Solid(color);
    let fill = series.fill.as_ref().unwrap_or(&own);
    w.open("c:ser").val("c:idx", number).val("c:order", number);
    write_name(w, sheet, number + 1);
    write_shape(w, Some(fill), series.line.as_ref(), Pen::hairline(color));
    write_cells(w, "c:cat", sheet, 0);
    write_cells(w, "c:val", sheet, number + 1);
    w.close();
}
