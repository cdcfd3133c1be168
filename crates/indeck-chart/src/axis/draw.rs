//! Drawing an axis.

use indeck_model::chart::TickMark;

use crate::axis::{Axis, Label, MARK, TITLE_GAP};
use crate::block::Block;
use crate::bounds::Bounds;
use crate::scene::{Anchor, Scene, Stroke, Tag};

impl Axis {
    /// Draws the lines across the plot, which lie behind the data.
    pub(crate) fn draw_grid(&self, scene: &mut Scene, plot: Bounds) {
        let lines = [
            (&self.look.minor_grid, &self.minor, "minor-gridline"),
            (&self.look.grid, &self.marks, "gridline"),
        ];
        for (stroke, places, class) in lines {
            let Some(stroke) = stroke else { continue };
            scene.group(Tag::class(class).name(self.class), None, |scene| {
                for place in places.iter().filter(|place| (-1e-9..=1.0 + 1e-9).contains(*place)) {
                    let (from, to) = (self.point(plot, *place, 0.0), self.point(plot, *place, 1.0));
                    scene.line(from, to, stroke, Tag::class(class));
                }
            });
        }
    }

    /// Draws line, ticks, labels and title.
    pub(crate) fn draw(&self, scene: &mut Scene, plot: Bounds) {
        if self.look.hidden {
            return;
        }
        scene.group(Tag::class(self.class), None, |scene| {
            if let Some(stroke) = &self.look.line {
                let (from, to) = (self.point(plot, 0.0, self.at), self.point(plot, 1.0, self.at));
                scene.line(from, to, stroke, Tag::class("axis-line"));
                self.draw_marks(scene, plot, stroke);
            }
            if self.is_labelled() {
                for label in &self.labels {
                    if (-1e-6..=1.0 + 1e-6).contains(&label.place) {
                        self.draw_label(scene, plot, label);
                    }
                }
            }
            self.draw_titles(scene, plot);
        });
    }

    /// The point at shares along and across the axis.
    fn point(&self, plot: Bounds, along: f64, across: f64) -> (f64, f64) {
        let (x, y) = if self.upright { (across, along) } else { (along, across) };
        (plot.left + x * plot.width, plot.bottom() - y * plot.height)
    }

    fn draw_marks(&self, scene: &mut Scene, plot: Bounds, stroke: &Stroke) {
        let kinds = [
            (self.look.marks.major, &self.marks, MARK),
            (self.look.marks.minor, &self.minor, MARK * 0.6),
        ];
        for (mark, places, length) in kinds {
            let (inside, outside) = match mark {
                TickMark::None => continue,
                TickMark::Inside => (length, 0.0),
                TickMark::Outside => (0.0, length),
                TickMark::Cross => (length, length),
            };
            // Outside is where the labels are.
            let (low, high) = if self.high { (inside, outside) } else { (outside, inside) };
            for place in places.iter().filter(|place| (-1e-9..=1.0 + 1e-9).contains(*place)) {
                let (x, y) = self.point(plot, *place, self.at);
                let (from, to) = if self.upright {
                    ((x - low, y), (x + high, y))
                } else {
                    ((x, y + low), (x, y - high))
                };
                scene.line(from, to, stroke, Tag::class("tick"));
            }
        }
    }

    fn draw_label(&self, scene: &mut Scene, plot: Bounds, label: &Label) {
        let mut tag = Tag::class("tick-label");
        tag.point = label.point;
        tag.value = label.value;
        let (x, y) = self.point(plot, label.place, self.label_at);
        let (block, gap) = (&label.block, self.gap());
        match (self.upright, self.turned) {
            (true, turned) if turned.abs() < 1.0 => {
                let top = y - block.height / 2.0;
                let (x, anchor) =
                    if self.high { (x + gap, Anchor::Start) } else { (x - gap, Anchor::End) };
                block.draw(scene, (x, top), anchor, &tag);
            }
            (true, turned) => {
                let (width, _) = super::turned_size(block, turned);
                let away = gap + width / 2.0;
                let center = (if self.high { x + away } else { x - away }, y);
                draw_centered(scene, block, center, turned, &tag);
            }
            (false, turned) if turned.abs() < 1.0 => {
                let top = if self.high { y - gap - block.height } else { y + gap };
                block.draw(scene, (x, top), Anchor::Middle, &tag);
            }
            (false, turned) => self.draw_turned_label(scene, block, (x, y), turned, &tag),
        }
    }

    /// A turned label below its tick ends there when it reads upwards, else it begins there.
    fn draw_turned_label(
        &self,
        scene: &mut Scene,
        block: &Block,
        (x, y): (f64, f64),
        turned: f64,
        tag: &Tag,
    ) {
        if self.high {
            let (_, height) = super::turned_size(block, turned);
            let center = (x, y - self.gap() - height / 2.0);
            return draw_centered(scene, block, center, turned, tag);
        }
        // Across the text, its middle lies on the tick; along it, its end or beginning does.
        let at = (x + block.height / 2.0 * turned.to_radians().sin(), y + self.gap());
        let anchor = if turned < 0.0 { Anchor::End } else { Anchor::Start };
        block.draw_turned(scene, at, anchor, turned, tag);
    }

    fn draw_titles(&self, scene: &mut Scene, plot: Bounds) {
        // Beyond the labels, or beyond the plot where they lie inside it.
        let across = if self.upright { plot.width } else { plot.height };
        let inside = if self.high { 1.0 - self.label_at } else { self.label_at } * across;
        let mut away = (self.label_extent() - inside).max(0.0);
        let lines = [(&self.look.unit, "axis-unit"), (&self.look.title, "axis-title")];
        for (line, class) in lines {
            let Some((text, look)) = line else { continue };
            let block = Block::wrapped(text, look, self.look.title_length);
            away += TITLE_GAP * look.size;
            let middle = away + block.height / 2.0;
            away += block.height;
            let beside = f64::from(self.high);
            let (x, y) = self.point(plot, 0.5, beside);
            let place = match (self.upright, self.high) {
                (true, false) => (x - middle, y),
                (true, true) => (x + middle, y),
                (false, false) => (x, y + middle),
                (false, true) => (x, y - middle),
            };
            let end = |half: f64, length: f64| (length / 2.0 - half).max(0.0);
            if self.upright {
                let up =
                    if class == "axis-unit" { end(block.width / 2.0, plot.height) } else { 0.0 };
                block.draw_upright(scene, (place.0, place.1 - up), &Tag::class(class));
            } else {
                let right =
                    if class == "axis-unit" { end(block.width / 2.0, plot.width) } else { 0.0 };
                block.draw_around(scene, (place.0 + right, place.1), &Tag::class(class));
            }
        }
    }
}

/// Draws a block, turned, around a point.
fn draw_centered(scene: &mut Scene, block: &Block, center: (f64, f64), turned: f64, tag: &Tag) {
    let (sin, cos) = turned.to_radians().sin_cos();
    let half = block.height / 2.0;
    let at = (center.0 + half * sin, center.1 - half * cos);
    block.draw_turned(scene, at, Anchor::Middle, turned, tag);
}
