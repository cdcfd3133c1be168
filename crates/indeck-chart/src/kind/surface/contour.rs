//! Surfaces from above: bands, or the lines between them.

use indeck_model::chart::{SurfaceChart, SurfaceForm};

use super::band::Corner;
use super::{Net, colors};
use crate::block::Block;
use crate::bounds::{Bounds, Sides};
use crate::context::Context;
use crate::look;
use crate::scene::{Anchor, Outline, Path, Scene, Stroke, Tag, TextLook};

/// Distance of names from the map, as a share of the text's size.
const GAP: f64 = 0.5;
/// Most of the area's width that a name below takes.
const WIDEST: f64 = 0.25;
/// Width of lines of equal value, in pixels.
const LINE: f64 = 1.5;
/// Width of the lines that close the seams between parts, in pixels.
const SEAM: f64 = 0.6;

/// Draws a map of bands or of lines.
pub(super) fn draw(
    cx: &Context<'_>,
    scene: &mut Scene,
    chart: &SurfaceChart,
    net: &Net,
    area: Bounds,
) {
    let below = cx.styled(&chart.axes.category.style);
    let beside = cx.styled(&chart.series_axis.style);
    let widest = chart.series.iter().map(|s| beside.width(&s.name)).fold(0.0, f64::max);
    let right = if chart.series_axis.hidden {
        0.0
    } else {
        widest.min(area.width * 0.3) + GAP * beside.size
    };
    let bottom =
        if chart.axes.category.hidden { 0.0 } else { below.line_height() + GAP * below.size };
    let plot = area.without(Sides { left: GAP * below.size, right, bottom, top: 0.0 });
    let map = Map { net, plot };
    let colors = colors(cx, chart, net.bands.count());
    for triangle in map.triangles() {
        if chart.form == SurfaceForm::Contour {
            for (band, points) in net.bands.cut(&triangle) {
                let Some((paint, color)) = colors.get(band) else { continue };
                let outline = Outline::Path(Path::polygon(&points));
                scene.shape(
                    outline,
                    paint.clone(),
                    Some(Stroke::plain(*color, SEAM)),
                    Tag::class("face").series(band),
                );
            }
        } else {
            for (band, from, to) in net.bands.isolines(&triangle) {
                let Some((_, color)) = colors.get(band) else { continue };
                scene.line(
                    from,
                    to,
                    &Stroke::plain(*color, LINE),
                    Tag::class("isoline").series(band),
                );
            }
        }
    }
    scene.shape(Outline::Rect(plot), None, Some(cx.hairline(look::AXIS)), Tag::class("plot"));
    if !chart.axes.category.hidden {
        map.names_below(scene, area, &crate::names::of(&chart.categories), &below);
    }
    if !chart.series_axis.hidden {
        map.names_beside(scene, area, chart, &beside);
    }
}

struct Map<'a> {
    net: &'a Net,
    plot: Bounds,
}

impl Map<'_> {
    fn at(&self, x: f64, z: f64) -> (f64, f64) {
        (self.plot.left + self.plot.width * x, self.plot.bottom() - self.plot.height * z)
    }

    fn corner(&self, row: usize, column: usize) -> Corner {
        let x = Net::place(column, self.net.columns);
        let z = Net::place(row, self.net.values.len());
        Corner { at: self.at(x, z), value: self.net.value(row, column) }
    }

    fn triangles(&self) -> Vec<[Corner; 3]> {
        let mut all = Vec::new();
        for row in 1..self.net.values.len() {
            for column in 1..self.net.columns {
                let (a, b) = (self.corner(row - 1, column - 1), self.corner(row - 1, column));
                let (c, d) = (self.corner(row, column), self.corner(row, column - 1));
                all.extend([[a, b, c], [a, c, d]]);
            }
        }
        all
    }

    /// Names below; those that would lie over the last one are left out.
    fn names_below(&self, scene: &mut Scene, area: Bounds, names: &[String], look: &TextLook) {
        let mut end = f64::NEG_INFINITY;
        let widest = area.width * WIDEST;
        for (index, name) in names.iter().enumerate() {
            let (x, y) = self.at(Net::place(index, names.len()), 0.0);
            let block = Block::cut(name, look, widest);
            let (top, left) = (y + GAP * look.size, x - block.width / 2.0);
            let bounds = Bounds::new(left, top, block.width, block.height).kept_in(area);
            if bounds.left < end {
                continue;
            }
            end = bounds.right() + GAP * look.size;
            let at = (bounds.center().0, top);
            block.draw(scene, at, Anchor::Middle, &Tag::class("category").point(index));
        }
    }

    fn names_beside(&self, scene: &mut Scene, area: Bounds, chart: &SurfaceChart, look: &TextLook) {
        let mut end = f64::INFINITY;
        for (index, series) in chart.series.iter().enumerate() {
            let (x, y) = self.at(1.0, Net::place(index, chart.series.len()));
            let left = x + GAP * look.size;
            let block = Block::cut(&series.name, look, area.right() - left);
            let top = y - block.height / 2.0;
            let bounds = Bounds::new(left, top, block.width, block.height).kept_in(area);
            if bounds.bottom() > end {
                continue;
            }
            end = bounds.top;
            let at = (left, end);
            block.draw(scene, at, Anchor::Start, &Tag::class("series-name").series(index));
        }
    }
}
