//! Rounded lines through points.

use crate::scene::Path;

/// Adds a rounded line through the points. At each, it runs in the direction of its neighbours, as
/// a Catmull-Rom spline does.
pub(crate) fn push(path: &mut Path, points: &[(f64, f64)]) {
    let Some(first) = points.first() else { return };
    path.move_to(first.0, first.1);
    let at = |i: usize| points.get(i.min(points.len() - 1)).copied().unwrap_or(*first);
    for i in 1..points.len() {
        let (before, from, to, after) = (at(i.saturating_sub(2)), at(i - 1), at(i), at(i + 1));
        let a = (from.0 + (to.0 - before.0) / 6.0, from.1 + (to.1 - before.1) / 6.0);
        let b = (to.0 - (after.0 - from.0) / 6.0, to.1 - (after.1 - from.1) / 6.0);
        path.cubic_to(a, b, to);
    }
}

/// A line through the points, rounded or not.
pub(crate) fn path(points: &[(f64, f64)], smooth: bool) -> Path {
    if !smooth || points.len() < 3 {
        return Path::through(points);
    }
    let mut path = Path::new();
    push(&mut path, points);
    path
}

/// Of points in the order of x, no more than four for each pixel: where it is entered, its
/// extremes and where it is left. A line through them covers the same pixels.
pub(crate) fn thinned(points: Vec<(f64, f64)>, width: f64) -> Vec<(f64, f64)> {
    if (points.len() as f64) <= 4.0 * width.max(64.0) {
        return points;
    }
    let mut kept = Vec::new();
    for column in points.chunk_by(|a, b| a.0.floor() == b.0.floor()) {
        let mut chosen = [0, column.len() - 1, 0, 0];
        for (i, point) in column.iter().enumerate() {
            let [_, _, low, high] = &mut chosen;
            let y = |at: usize| column.get(at).map_or(point.1, |kept| kept.1);
            if point.1 < y(*low) {
                *low = i;
            }
            if point.1 > y(*high) {
                *high = i;
            }
        }
        chosen.sort_unstable();
        let mut last = None;
        for at in chosen {
            if last != Some(at) {
                kept.extend(column.get(at));
            }
            last = Some(at);
        }
    }
    kept
}
