//! The place of a plot among its axes.

use crate::axis::Axis;
use crate::bounds::{Bounds, Sides};
use crate::context::Context;

/// Most rounds in which plot and axes settle.
const ROUNDS: usize = 5;
/// Changes below this are none.
const SETTLED: f64 = 0.05;

/// The plot's place within the area and its axes, which depend on one another.
pub(crate) fn solve(
    cx: &Context<'_>,
    area: Bounds,
    fit: impl Fn(Bounds) -> Vec<Axis>,
) -> (Bounds, Vec<Axis>) {
    if let Some(layout) = &cx.frame.plot_layout {
        let plot = cx.place(layout);
        return (plot, fit(plot));
    }
    let mut plot = area;
    let mut axes = fit(plot);
    for _ in 0..ROUNDS {
        let next = beside(area, plot, &axes);
        let change = [
            next.left - plot.left,
            next.top - plot.top,
            next.width - plot.width,
            next.height - plot.height,
        ];
        plot = next;
        axes = fit(plot);
        if change.iter().all(|change| change.abs() < SETTLED) {
            break;
        }
    }
    (plot, axes)
}

/// What the axes leave of the area; the plot keeps at least a third of it.
fn beside(area: Bounds, plot: Bounds, axes: &[Axis]) -> Bounds {
    let mut sides = Sides::default();
    for axis in axes {
        let own = axis.sides(plot);
        sides.left += own.left;
        sides.right += own.right;
        sides.top += own.top;
        sides.bottom += own.bottom;
    }
    for axis in axes {
        let over = axis.overhang(plot);
        sides.left = sides.left.max(over.left);
        sides.right = sides.right.max(over.right);
        sides.top = sides.top.max(over.top);
        sides.bottom = sides.bottom.max(over.bottom);
    }
    let shrunk = |low: f64, high: f64, length: f64| {
        let most = length * 2.0 / 3.0;
        let factor = if low + high > most { most / (low + high) } else { 1.0 };
        (low * factor, high * factor)
    };
    (sides.left, sides.right) = shrunk(sides.left, sides.right, area.width);
    (sides.top, sides.bottom) = shrunk(sides.top, sides.bottom, area.height);
    area.without(sides)
}
