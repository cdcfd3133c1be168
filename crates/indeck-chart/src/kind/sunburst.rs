//! Sunbursts.
//!
//! Source: [MS-ODRAWXML] 2.24.3.70 `ST_SeriesLayout`, `sunburst`.

use std::f64::consts::{FRAC_PI_2, PI, TAU};

use indeck_model::chart::{Fill, SunburstChart};
use indeck_model::{Color, Pt, ThemeColor};

use crate::bounds::Bounds;
use crate::context::Context;
use crate::drawing::Figure;
use crate::kind::leaf;
use crate::kind::slices::{Ring, Wedge};
use crate::label::Labeler;
use crate::legend::Entry;
use crate::look::pixels;
use crate::scene::{Outline, Scene, Stroke, Tag};
use crate::series::SeriesView;
use crate::tree::{self, Branch};

/// Width of the lines between parts.
const GAP: Pt = Pt(1.5);
/// Radius of the hole in rings.
const HOLE: f64 = 0.5;
/// How much of a ring and of an arc a label fills at most.
const FILL: f64 = 0.92;

impl Figure for SunburstChart {
    fn entries(&self, cx: &Context<'_>) -> Vec<Entry> {
        leaf::entries(cx, &tree::grow(&self.hierarchy, &self.series.values))
    }

    fn draw(&self, cx: &Context<'_>, scene: &mut Scene, area: Bounds) {
        let roots = tree::grow(&self.hierarchy, &self.series.values);
        let whole: f64 = roots.iter().map(|root| root.value).sum();
        let depth = self.hierarchy.depth().max(1) as f64;
        let radius = area.width.min(area.height) / 2.0;
        let view = SeriesView::new(0, &self.series, self.labels.as_ref());
        let burst = Burst {
            cx,
            chart: self,
            labels: Labeler::new(cx, &view),
            center: area.center(),
            thickness: radius / (depth + HOLE),
            unit: if whole > 0.0 { TAU / whole } else { 0.0 },
        };
        let mut at = -FRAC_PI_2;
        for (number, root) in tree::largest_first(&roots) {
            at = burst.branch(scene, root, number, 0, at);
        }
    }
}

struct Burst<'a> {
    cx: &'a Context<'a>,
    chart: &'a SunburstChart,
    labels: Option<Labeler<'a>>,
    center: (f64, f64),
    thickness: f64,
    /// Radians a unit of value.
    unit: f64,
}

impl Burst<'_> {
    /// Draws a branch from that angle on with all below it and returns the angle where it ends.
    fn branch(
        &self,
        scene: &mut Scene,
        branch: &Branch,
        number: usize,
        level: usize,
        from: f64,
    ) -> f64 {
        let to = from + branch.value * self.unit;
        let inner = self.thickness * (level as f64 + HOLE);
        let ring = Ring { center: self.center, inner, outer: inner + self.thickness };
        let wedge = Wedge { from, to };
        let fill = leaf::fill(self.cx, &self.chart.series, branch, number);
        let border = self.cx.color(Color::Theme(ThemeColor::Background1));
        let mut tag = Tag::class(if branch.leaf.is_some() { "leaf" } else { "branch" });
        tag = tag.value(branch.value).name(&branch.name);
        tag.point = branch.leaf;
        let stroke = Some(Stroke::plain(border, pixels(GAP)));
        scene.shape(Outline::Path(ring.outline(wedge)), self.cx.paint(&fill), stroke, tag);
        self.label(scene, branch, &fill, (ring, wedge));
        let mut at = from;
        for (_, child) in tree::largest_first(&branch.children) {
            at = self.branch(scene, child, number, level + 1, at);
        }
        to
    }

    /// Writes a label on its part, along the radius where it does not fit across; none where none
    /// fits.
    fn label(&self, scene: &mut Scene, branch: &Branch, fill: &Fill, (ring, wedge): (Ring, Wedge)) {
        let Some(labels) = &self.labels else { return };
        let Some(label) = labels.label(&leaf::facts(branch), Some(fill)) else { return };
        let middle = (ring.inner + ring.outer) / 2.0;
        let at = ring.point(wedge.middle(), middle);
        if ring.holds(wedge, label.around(at)) {
            return label.draw(scene, at);
        }
        let (width, height) = label.size();
        let arc = (wedge.to - wedge.from).min(PI) * ring.inner.max(middle / 2.0);
        if width <= (ring.outer - ring.inner) * FILL && height <= arc * FILL {
            label.turned(upright(wedge.middle().to_degrees())).draw(scene, at);
        }
    }
}

/// The angle along a radius at which text is not upside down.
fn upright(degrees: f64) -> f64 {
    let turned = degrees.rem_euclid(360.0);
    if (90.0..270.0).contains(&turned) { turned - 180.0 } else { turned }
}
