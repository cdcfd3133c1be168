//! Markers of points.
//!
//! Source: ECMA-376-1, 21.2.3.27 `ST_MarkerStyle`.

use indeck_model::Color;
use indeck_model::Pt;
use indeck_model::chart::{Fill, Line, Marker, MarkerSymbol};

use crate::bounds::Bounds;
use crate::context::Context;
use crate::look::pixels;
use crate::scene::{Outline, Paint, Path, Scene, Stroke, Tag};

/// A marker with all its colours.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct MarkerLook {
    symbol: MarkerSymbol,
    /// Side of the square around it, in pixels.
    size: f64,
    fill: Option<Paint>,
    stroke: Option<Stroke>,
}

impl MarkerLook {
    /// A marker of a series of that colour; `None` where none is to be seen.
    pub(crate) fn new(cx: &Context<'_>, marker: &Marker, color: Color) -> Option<Self> {
        if marker.symbol == MarkerSymbol::None {
            return None;
        }
        let own = Fill::Solid(color);
        let fill = marker.fill.as_ref().unwrap_or(&own);
        // A hollow marker is its outline, and strokes have nothing but an outline.
        let outline = if let Fill::Solid(color) = fill { *color } else { color };
        Some(Self {
            symbol: marker.symbol,
            size: pixels(Pt(f32::from(marker.size))),
            fill: cx.paint(fill),
            stroke: cx.stroke(marker.line.as_ref().unwrap_or(&Line::PLAIN), &cx.hairline(outline)),
        })
    }

    /// The same marker, no larger than that.
    pub(crate) fn limited(&self, size: f64) -> Self {
        Self { size: self.size.min(size), ..self.clone() }
    }

    /// Distance from its middle to its edge.
    pub(crate) fn reach(&self) -> f64 {
        self.size / 2.0
    }
}

/// A stroke of a marker, from one point to another.
type Stretch = ((f64, f64), (f64, f64));

/// Draws a marker around a point.
pub(crate) fn draw(scene: &mut Scene, look: &MarkerLook, (x, y): (f64, f64), tag: Tag) {
    let r = look.size / 2.0;
    let polygon = |points: &[(f64, f64)]| {
        let points: Vec<_> = points.iter().map(|(dx, dy)| (x + dx * r, y + dy * r)).collect();
        Outline::Path(Path::polygon(&points))
    };
    let strokes = |lines: &[Stretch]| {
        let mut path = Path::new();
        for ((x1, y1), (x2, y2)) in lines {
            path.move_to(x + x1 * r, y + y1 * r);
            path.line_to(x + x2 * r, y + y2 * r);
        }
        Outline::Path(path)
    };
    let (outline, filled) = match look.symbol {
        MarkerSymbol::None => return,
        MarkerSymbol::Circle => (Outline::Circle { x, y, radius: r }, true),
        MarkerSymbol::Square => (Outline::Rect(Bounds::new(x - r, y - r, 2.0 * r, 2.0 * r)), true),
        MarkerSymbol::Diamond => {
            (polygon(&[(0.0, -1.0), (1.0, 0.0), (0.0, 1.0), (-1.0, 0.0)]), true)
        }
        MarkerSymbol::Triangle => (polygon(&[(0.0, -1.0), (1.0, 1.0), (-1.0, 1.0)]), true),
        MarkerSymbol::X => {
            (strokes(&[((-1.0, -1.0), (1.0, 1.0)), ((-1.0, 1.0), (1.0, -1.0))]), false)
        }
        MarkerSymbol::Plus => {
            (strokes(&[((-1.0, 0.0), (1.0, 0.0)), ((0.0, -1.0), (0.0, 1.0))]), false)
        }
        MarkerSymbol::Star => {
            let lines =
                [((-1.0, -1.0), (1.0, 1.0)), ((-1.0, 1.0), (1.0, -1.0)), ((0.0, -1.0), (0.0, 1.0))];
            (strokes(&lines), false)
        }
        MarkerSymbol::Dash => {
            (Outline::Rect(Bounds::new(x - r, y - r / 4.0, 2.0 * r, r / 2.0)), true)
        }
        MarkerSymbol::Dot => (Outline::Rect(Bounds::new(x, y - r / 4.0, r, r / 2.0)), true),
    };
    let fill = if filled { look.fill.clone() } else { None };
    scene.shape(outline, fill, look.stroke.clone(), tag);
}
