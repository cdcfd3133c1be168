//! Treemaps.
//!
//! Source: [MS-ODRAWXML] 2.24.3.70 `ST_SeriesLayout`, `treemap`.

use indeck_model::chart::{Fill, Line, NoPosition, ParentLabels, Series, TreemapChart};
use indeck_model::{Color, Pt, ThemeColor};

use crate::block::Block;
use crate::bounds::{Bounds, Sides};
use crate::context::Context;
use crate::contrast::contrast;
use crate::drawing::Figure;
use crate::kind::leaf;
use crate::label::Labeler;
use crate::legend::Entry;
use crate::look::pixels;
use crate::scene::{Anchor, Outline, Rgba, Scene, Stroke, Tag, TextLook};
use crate::series::SeriesView;
use crate::squarify::squarify;
use crate::tree::{self, Branch};

/// Width of the lines between leaves, and between branches.
const LEAF_GAP: Pt = Pt(0.75);
const BRANCH_GAP: Pt = Pt(2.25);
/// Distance of a label from the edges, in pixels.
const INSET: f64 = 4.0;

impl Figure for TreemapChart {
    fn entries(&self, cx: &Context<'_>) -> Vec<Entry> {
        leaf::entries(cx, &tree::grow(&self.hierarchy, &self.series.values))
    }

    fn draw(&self, cx: &Context<'_>, scene: &mut Scene, area: Bounds) {
        let roots = tree::grow(&self.hierarchy, &self.series.values);
        let values: Vec<f64> = roots.iter().map(|root| root.value).collect();
        let places = squarify(area, &values);
        let view = SeriesView::new(0, &self.series, self.labels.as_ref());
        let map = Map { cx, chart: self, labels: Labeler::new(cx, &view) };
        for (number, (root, place)) in roots.iter().zip(&places).enumerate() {
            map.branch(scene, root, *place, number);
        }
    }
}

/// The corner of a branch that its name covers.
#[derive(Clone, Copy)]
struct Corner {
    at: (f64, f64),
    height: f64,
}

impl Corner {
    /// Whether it is the corner of that rectangle.
    fn is_of(self, place: Bounds) -> bool {
        (place.left - self.at.0).abs() < 1.0 && (place.top - self.at.1).abs() < 1.0
    }
}

struct Map<'a> {
    cx: &'a Context<'a>,
    chart: &'a TreemapChart,
    labels: Option<Labeler<'a>>,
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
        self.level(
            scene,
            root,
            inner,
            number,
            taken.map(|height| Corner { at: (place.left, place.top), height }),
        );
        let edge = Stroke::plain(self.background(), pixels(BRANCH_GAP));
        scene.shape(Outline::Rect(place), None, Some(edge), Tag::class("branch-edge"));
        if let Some(name) = name {
            let tag = Tag::class("parent-label").value(root.value);
            name.draw(scene, (place.left + INSET, place.top + INSET / 2.0), Anchor::Start, &tag);
        }
    }

    /// A branch's name, where it has leaves below and the name fits.
    fn name(&self, root: &Branch, place: Bounds, number: usize) -> Option<Block> {
        if root.leaf.is_some() || self.chart.parent_labels == ParentLabels::None {
            return None;
        }
        let fill = Fill::Solid(self.cx.series_color(number));
        let color = self.cx.color(contrast(&fill));
        let look = TextLook { bold: true, color, ..self.cx.text.clone() };
        let room = place.width - 2.0 * INSET;
        let name = Block::cut(&root.name, &look, room);
        (name.width <= room && name.height <= place.height).then_some(name)
    }

    /// Draws what lies below a branch; `taken` is a corner that a name covers.
    fn level(
        &self,
        scene: &mut Scene,
        branch: &Branch,
        place: Bounds,
        number: usize,
        taken: Option<Corner>,
    ) {
        if branch.leaf.is_some() {
            return self.leaf(scene, branch, place, number, taken);
        }
        let values: Vec<f64> = branch.children.iter().map(|child| child.value).collect();
        for (child, place) in branch.children.iter().zip(squarify(place, &values)) {
            self.level(scene, child, place, number, taken);
        }
    }

    fn leaf(
        &self,
        scene: &mut Scene,
        leaf: &Branch,
        place: Bounds,
        number: usize,
        taken: Option<Corner>,
    ) {
        let fill = leaf::fill(self.cx, &self.chart.series, leaf, number);
        let row = leaf.leaf.unwrap_or_default();
        let line = line(&self.chart.series, row);
        let stroke = self.cx.stroke(&line, &Stroke::plain(self.background(), pixels(LEAF_GAP)));
        let tag = Tag::class("leaf").point(row).value(leaf.value).name(&leaf.name);
        scene.shape(Outline::Rect(place), self.cx.paint(&fill), stroke, tag);
        let label =
            self.labels.as_ref().and_then(|labels| labels.label(&leaf::facts(leaf), Some(&fill)));
        let Some(label) = label else { return };
        let top = taken.filter(|taken| taken.is_of(place)).map_or(0.0, |taken| taken.height);
        let (width, height) = label.size();
        if width <= place.width - 2.0 * INSET && height <= place.height - top - INSET {
            let middle = (place.left + INSET + width / 2.0, place.top + top + INSET + height / 2.0);
            label.draw(scene, middle);
        }
    }

    fn background(&self) -> Rgba {
        self.cx.color(Color::Theme(ThemeColor::Background1))
    }
}

fn line(series: &Series<NoPosition>, row: usize) -> Line {
    let own = series.points.iter().rev().find(|point| usize::try_from(point.index) == Ok(row));
    own.and_then(|point| point.line.clone()).or_else(|| series.line.clone()).unwrap_or(Line::PLAIN)
}
