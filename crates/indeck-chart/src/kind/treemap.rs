//! Treemaps.
//!
//! Source: [MS-ODRAWXML] 2.24.3.70 `ST_SeriesLayout`, `treemap`.

use indeck_model::chart::{Fill, Line, ParentLabels, Series, TreemapChart};
use indeck_model::{Color, Pt, ThemeColor};

use crate::block::Block;
use crate::bounds::{Bounds, Sides};
use crate::context::Context;
use crate::drawing::Figure;
use crate::kind::leaf::{self, LeafLabels};
use crate::legend::Entry;
use crate::look::pixels;
use crate::scene::{Anchor, Outline, Scene, Stroke, Tag, TextLook};
use crate::squarify::squarify;
use crate::tree::{self, Branch};

/// Width of the lines between leaves, and between branches.
const LEAF_GAP: Pt = Pt(0.75);
const BRANCH_GAP: Pt = Pt(2.25);
/// Distance of a label from the edges, as a share of the text's size.
const INSET: f64 = 0.3;

impl Figure for TreemapChart {
    fn entries(&self, cx: &Context<'_>) -> Vec<Entry> {
        leaf::entries(cx, &tree::grow(&self.hierarchy, &self.series.values))
    }

    fn draw(&self, cx: &Context<'_>, scene: &mut Scene, area: Bounds) {
        let roots = tree::grow(&self.hierarchy, &self.series.values);
        let values: Vec<f64> = roots.iter().map(|root| root.value).collect();
        let places = squarify(area, &values);
        let map = Map { cx, chart: self, labels: LeafLabels::new(cx, &self.series, self.labels.as_ref()) };
        for (number, (root, place)) in roots.iter().zip(&places).enumerate() {
            map.branch(scene, root, *place, number);
        }
    }
}

struct Map<'a> {
    cx: &'a Context<'a>,
    chart: &'a TreemapChart,
    labels: LeafLabels<'a>,
}

impl Map<'_> {
    /// Draws a branch of the outermost level: its leaves, its name and its edge.
    fn branch(&self, scene: &mut Scene, root: &Branch, place: Bounds, number: usize) {
        let name = self.name(root, place, number);
        let mut inner = place;
        if let (Some(name), ParentLabels::Banner) = (&name, self.chart.parent_labels) {
            let band = Bounds { height: (name.height * 1.2).min(place.height), ..place };
            let fill = self.cx.paint(&Fill::Solid(self.cx.series_color(number)));
            let tag = Tag::class("branch").value(root.value).name(&root.name);
            scene.shape(Outline::Rect(band), fill, None, tag);
            inner = place.without(Sides { top: band.height, ..Sides::default() });
        }
        // The name lies over the first leaf, whose own label stands below it.
        let taken = match self.chart.parent_labels {
            ParentLabels::Overlapping => name.as_ref().map(|name| name.height * 1.1),
            _ => None,
        };
        self.level(scene, root, inner, number, taken.map(|height| (place.left, place.top, height)));
        let edge = Stroke::plain(self.background(), pixels(BRANCH_GAP));
        scene.shape(Outline::Rect(place), None, Some(edge), Tag::class("branch-edge"));
        if let Some(name) = name {
            let inset = INSET * name.look.size;
            let tag = Tag::class("parent-label").value(root.value);
            name.draw(scene, (place.left + inset, place.top + inset / 2.0), Anchor::Start, &tag);
        }
    }

    /// A branch's name, where it has leaves below and the name fits.
    fn name(&self, root: &Branch, place: Bounds, number: usize) -> Option<Block> {
        if root.leaf.is_some() || self.chart.parent_labels == ParentLabels::None {
            return None;
        }
        let fill = Fill::Solid(self.cx.series_color(number));
        let look = TextLook { bold: true, ..self.labels.look_on(&fill) };
        let room = place.width - 2.0 * INSET * look.size;
        let name = Block::cut(&root.name, &look, room);
        (name.width <= room && name.height <= place.height).then_some(name)
    }

    /// Draws what lies below a branch; `taken` is a corner that a name covers.
    fn level(&self, scene: &mut Scene, branch: &Branch, place: Bounds, number: usize, taken: Option<(f64, f64, f64)>) {
        if let Some(row) = branch.leaf {
            return self.leaf(scene, branch, row, place, number, taken);
        }
        let values: Vec<f64> = branch.children.iter().map(|child| child.value).collect();
        for (child, place) in branch.children.iter().zip(squarify(place, &values)) {
            self.level(scene, child, place, number, taken);
        }
    }

    fn leaf(&self, scene: &mut Scene, leaf: &Branch, row: usize, place: Bounds, number: usize, taken: Option<(f64, f64, f64)>) {
        let fill = leaf::fill(self.cx, &self.chart.series, row, number);
        let line = line(&self.chart.series, row);
        let stroke = self.cx.stroke(&line, &Stroke::plain(self.background(), pixels(LEAF_GAP)));
        let tag = Tag::class("leaf").point(row).value(leaf.value).name(&leaf.name);
        scene.shape(Outline::Rect(place), self.cx.paint(&fill), stroke, tag);
        let Some((text, look)) = self.labels.of(row, &leaf.name, leaf.value, &fill) else { return };
        let inset = INSET * look.size;
        let covered = taken.filter(|(x, y, _)| (place.left - x).abs() < 1.0 && (place.top - y).abs() < 1.0);
        let room = place.without(Sides { top: covered.map_or(0.0, |taken| taken.2), ..Sides::default() });
        let room = room.without(Sides { left: inset, top: inset / 2.0, right: inset, bottom: inset / 2.0 });
        let block = Block::wrapped(&text, &look, room.width);
        if block.width <= room.width && block.height <= room.height {
            let tag = Tag::class("label").point(row).value(leaf.value);
            block.draw(scene, (room.left, room.top), Anchor::Start, &tag);
        }
    }

    fn background(&self) -> crate::scene::Rgba {
        self.cx.color(Color::Theme(ThemeColor::Background1))
    }
}

fn line<P, O>(series: &Series<P, O>, row: usize) -> Line {
    let own = series.points.iter().rev().find(|point| usize::try_from(point.index) == Ok(row));
    own.and_then(|point| point.line.clone()).or_else(|| series.line.clone()).unwrap_or(Line::PLAIN)
}
