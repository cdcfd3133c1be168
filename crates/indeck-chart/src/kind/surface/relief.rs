//! Surfaces in space: walls, then the net from the back to the front.

use indeck_model::chart::{SurfaceChart, SurfaceForm, TickLabels};

use super::band::Corner;
use super::view::{Place, View, corners};
use super::{Net, colors, formatter};
use crate::block::Block;
use crate::bounds::{Bounds, Sides};
use crate::context::Context;
use crate::look;
use crate::scene::{Anchor, Outline, Path, Rgba, Scene, Stroke, Tag};

/// Distance of names from the box, as a share of the text's size.
const GAP: f64 = 0.5;
/// Most of the area's width that a name below takes.
const WIDEST: f64 = 0.25;
/// Width of the lines of a net, in pixels.
const NET: f64 = 1.25;
/// Width of the lines between faces, in pixels.
const SEAM: f64 = 0.5;

/// Draws a surface or a net in space.
pub(super) fn draw(
    cx: &Context<'_>,
    scene: &mut Scene,
    chart: &SurfaceChart,
    net: &Net,
    area: Bounds,
) {
    let text = cx.styled(&chart.axes.category.style);
    let names = crate::names::of(&chart.categories);
    let series: Vec<&str> = chart.series.iter().map(|series| series.name.as_str()).collect();
    let format = formatter(chart);
    let units = chart.axes.value.display_units.as_ref();
    let divisor = units.map_or(1.0, |units| units.unit.divisor());
    let show: Vec<(f64, String)> =
        net.scale.ticks().into_iter().map(|tick| (tick, format.text(tick / divisor))).collect();
    let left = show.iter().map(|(_, number)| text.width(number)).fold(0.0, f64::max);
    let right =
        series.iter().map(|name| text.width(name)).fold(0.0, f64::max).min(area.width * 0.2);
    let gap = GAP * text.size;
    let sides = Sides {
        left: left + 2.0 * gap,
        right: right + gap,
        top: gap,
        bottom: text.line_height() * 2.0,
    };
    let view =
        View::new(f64::from(chart.rotation), f64::from(chart.elevation), area.without(sides));
    let relief = Relief { cx, chart, net, view, area };
    relief.walls(scene);
    match chart.form {
        SurfaceForm::Wireframe => relief.wires(scene),
        _ => relief.faces(scene),
    }
    if !chart.axes.value.hidden && chart.axes.value.tick_labels != TickLabels::None {
        let look = cx.styled(&chart.axes.value.style);
        for (value, text) in show {
            let corner = relief.leftmost(net.scale.inner_share(value));
            let block = Block::new(&text, &look);
            let at = (corner.0 - gap, corner.1 - block.height / 2.0);
            block.draw(scene, at, Anchor::End, &Tag::class("tick-label").value(value));
        }
    }
    if !chart.axes.category.hidden {
        let front = relief.front();
        relief.names(scene, &names, "category", &text, |share| (share, 0.0, front));
    }
    if !chart.series_axis.hidden {
        let names: Vec<String> = series.into_iter().map(str::to_owned).collect();
        let side = relief.side();
        let look = cx.styled(&chart.series_axis.style);
        relief.names(scene, &names, "series-name", &look, |share| (side, 0.0, share));
    }
}

struct Relief<'a> {
    cx: &'a Context<'a>,
    chart: &'a SurfaceChart,
    net: &'a Net,
    view: View,
    /// Where names have to stay.
    area: Bounds,
}

impl Relief<'_> {
    /// The edge of the floor that is nearer: 0 or 1 along the series.
    fn front(&self) -> f64 {
        let depth = |z| self.view.depth((0.5, 0.0, z));
        if depth(0.0) <= depth(1.0) { 0.0 } else { 1.0 }
    }

    /// The edge of the floor further to the right: 0 or 1 along the categories.
    fn side(&self) -> f64 {
        let x = |x| self.view.at((x, 0.0, 0.5)).0;
        if x(1.0) >= x(0.0) { 1.0 } else { 0.0 }
    }

    /// The upright edge furthest to the left, at that height.
    fn leftmost(&self, height: f64) -> (f64, f64) {
        let edges = corners()
            .filter(|corner| corner.1 == 0.0)
            .map(|(x, _, z)| self.view.at((x, height, z)));
        edges.min_by(|a, b| a.0.total_cmp(&b.0)).unwrap_or_default()
    }

    /// The two walls behind and the floor, with lines at labelled values.
    fn walls(&self, scene: &mut Scene) {
        let stroke = self.cx.hairline(look::GRID);
        let back = 1.0 - self.front();
        let far = |x: f64| self.view.depth((x, 0.5, 0.5));
        let wall = if far(0.0) >= far(1.0) { 0.0 } else { 1.0 };
        let mut frame = |points: &[Place]| {
            let points: Vec<_> = points.iter().map(|place| self.view.at(*place)).collect();
            scene.shape(
                Outline::Path(Path::through(&points)),
                None,
                Some(stroke.clone()),
                Tag::class("gridline"),
            );
        };
        frame(&[
            (0.0, 0.0, 0.0),
            (1.0, 0.0, 0.0),
            (1.0, 0.0, 1.0),
            (0.0, 0.0, 1.0),
            (0.0, 0.0, 0.0),
        ]);
        for tick in self.net.scale.ticks() {
            let y = self.net.scale.inner_share(tick);
            let front = 1.0 - back;
            frame(&[(wall, y, front), (wall, y, back), (1.0 - wall, y, back)]);
        }
        for (x, z) in [(wall, 1.0 - back), (wall, back), (1.0 - wall, back)] {
            frame(&[(x, 0.0, z), (x, 1.0, z)]);
        }
    }

    fn place(&self, row: usize, column: usize) -> (Place, f64) {
        let value = self.net.value(row, column);
        let x = Net::place(column, self.net.columns);
        let z = Net::place(row, self.net.values.len());
        ((x, self.net.scale.inner_share(value), z), value)
    }

    fn corner(&self, row: usize, column: usize) -> Corner {
        let (place, value) = self.place(row, column);
        Corner { at: self.view.at(place), value }
    }

    /// The faces from the back to the front, each in the colours of its bands.
    fn faces(&self, scene: &mut Scene) {
        let colors = colors(self.cx, self.chart, self.net.bands.count());
        for (row, column) in self.cells() {
            let (a, b) = (self.corner(row, column), self.corner(row, column + 1));
            let (c, d) = (self.corner(row + 1, column + 1), self.corner(row + 1, column));
            for triangle in [[a, b, c], [a, c, d]] {
                for (band, points) in self.net.bands.cut(&triangle) {
                    let Some((paint, color)) = colors.get(band) else { continue };
                    let seam = Stroke::plain(*color, SEAM);
                    let tag = Tag::class("face").series(band);
                    scene.shape(
                        Outline::Path(Path::polygon(&points)),
                        paint.clone(),
                        Some(seam),
                        tag,
                    );
                }
            }
        }
        self.seams(scene);
    }

    /// Faint lines along the net, which let the eye see its shape.
    fn seams(&self, scene: &mut Scene) {
        if self.net.columns * self.net.values.len() > 2_500 {
            return;
        }
        let color = Rgba { rgb: indeck_model::Rgb(255, 255, 255), alpha: 0.35 };
        for (a, b) in self.lines() {
            scene.line(a.at, b.at, &Stroke::plain(color, SEAM), Tag::class("seam"));
        }
    }

    fn wires(&self, scene: &mut Scene) {
        let colors = colors(self.cx, self.chart, self.net.bands.count());
        for (a, b) in self.lines() {
            for (band, from, to) in self.net.bands.cut_line(a, b) {
                let Some((_, color)) = colors.get(band) else { continue };
                scene.line(from, to, &Stroke::plain(*color, NET), Tag::class("wire").series(band));
            }
        }
    }

    /// All lines of the net.
    fn lines(&self) -> Vec<(Corner, Corner)> {
        let (rows, columns) = (self.net.values.len(), self.net.columns);
        let along = (0..rows)
            .flat_map(|row| (1..columns).map(move |column| ((row, column - 1), (row, column))));
        let across = (1..rows)
            .flat_map(|row| (0..columns).map(move |column| ((row - 1, column), (row, column))));
        let corner = |(row, column)| self.corner(row, column);
        along.chain(across).map(|(a, b)| (corner(a), corner(b))).collect()
    }

    /// The cells of the net, from the back to the front.
    fn cells(&self) -> Vec<(usize, usize)> {
        let (rows, columns) = (self.net.values.len(), self.net.columns);
        let cells = (1..rows).flat_map(|row| (1..columns).map(move |column| (row - 1, column - 1)));
        let depth = |(row, column): (usize, usize)| {
            let x = (Net::place(column, columns) + Net::place(column + 1, columns)) / 2.0;
            let z = (Net::place(row, rows) + Net::place(row + 1, rows)) / 2.0;
            self.view.depth((x, 0.5, z))
        };
        let mut cells: Vec<_> = cells.collect();
        cells.sort_by(|a, b| depth(*b).total_cmp(&depth(*a)));
        cells
    }

    /// Names along an edge of the floor; those that would lie over the last one are left out.
    fn names(
        &self,
        scene: &mut Scene,
        names: &[String],
        class: &'static str,
        look: &crate::scene::TextLook,
        edge: impl Fn(f64) -> Place,
    ) {
        let middle = self.view.at((0.5, 0.0, 0.5));
        let mut last: Option<Bounds> = None;
        for (index, name) in names.iter().enumerate() {
            let (x, y) = self.view.at(edge(Net::place(index, names.len())));
            let below = class == "category";
            let gap = GAP * look.size;
            let room = match (below, x >= middle.0) {
                (true, _) => self.area.width * WIDEST,
                (false, true) => self.area.right() - x - gap,
                (false, false) => x - gap - self.area.left,
            };
            let block = Block::cut(name, look, room);
            let (anchor, left) = match (below, x >= middle.0) {
                (true, _) => (Anchor::Middle, x - block.width / 2.0),
                (false, true) => (Anchor::Start, x + gap),
                (false, false) => (Anchor::End, x - gap - block.width),
            };
            let top = if below { y + GAP * look.size } else { y - block.height * 0.2 };
            let bounds = Bounds::new(left, top, block.width, block.height).kept_in(self.area);
            if last.is_some_and(|last| last.overlaps(bounds)) {
                continue;
            }
            last = Some(bounds);
            let at = match anchor {
                Anchor::Start => bounds.left,
                Anchor::Middle => bounds.center().0,
                Anchor::End => bounds.right(),
            };
            block.draw(scene, (at, bounds.top), anchor, &Tag::class(class).point(index));
        }
    }
}
