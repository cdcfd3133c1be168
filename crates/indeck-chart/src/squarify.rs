//! Rectangles as large as values, as near to squares as possible.
//!
//! Source: Bruls, Huizing, van Wijk, "Squarified treemaps", 2000.

use crate::bounds::Bounds;

/// Divides the space among values from the largest on; one rectangle a value, in their order.
pub(crate) fn squarify(space: Bounds, values: &[f64]) -> Vec<Bounds> {
    let whole: f64 = values.iter().sum();
    let mut places = vec![Bounds::new(space.left, space.top, 0.0, 0.0); values.len()];
    if whole <= 0.0 || space.width <= 0.0 || space.height <= 0.0 {
        return places;
    }
    let unit = space.width * space.height / whole;
    let mut order: Vec<(usize, f64)> =
        values.iter().map(|value| value * unit).enumerate().collect();
    order.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let (mut rest, mut left) = (order.as_slice(), space);
    while !rest.is_empty() {
        let side = left.width.min(left.height);
        let taken = row_length(rest, side);
        let (row, others) = rest.split_at(taken);
        left = lay(row, left, &mut places);
        rest = others;
    }
    places
}

/// How many areas make the row along that side whose worst rectangle is best.
fn row_length(areas: &[(usize, f64)], side: f64) -> usize {
    let (mut sum, mut best, mut count) = (0.0, f64::INFINITY, 0);
    let largest = areas.first().map_or(0.0, |area| area.1);
    for (_, area) in areas {
        sum += area;
        let square = sum * sum;
        let worst = (side * side * largest / square).max(square / (side * side * area.max(1e-300)));
        if worst > best {
            break;
        }
        (best, count) = (worst, count + 1);
    }
    count.max(1)
}

/// Lays a row along the shorter side and returns what is left.
fn lay(row: &[(usize, f64)], space: Bounds, places: &mut [Bounds]) -> Bounds {
    let sum: f64 = row.iter().map(|area| area.1).sum();
    let upright = space.width >= space.height;
    let side = if upright { space.height } else { space.width };
    let thickness = if side > 0.0 { sum / side } else { 0.0 };
    let mut at = 0.0;
    for (index, area) in row {
        let length = if thickness > 0.0 { area / thickness } else { 0.0 };
        let place = match upright {
            true => Bounds::new(space.left, space.top + at, thickness, length),
            false => Bounds::new(space.left + at, space.top, length, thickness),
        };
        at += length;
        if let Some(slot) = places.get_mut(*index) {
            *slot = place;
        }
    }
    match upright {
        true => {
            Bounds::new(space.left + thickness, space.top, space.width - thickness, space.height)
        }
        false => {
            Bounds::new(space.left, space.top + thickness, space.width, space.height - thickness)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn areas_are_the_shares_and_do_not_overlap() {
        let space = Bounds::new(10.0, 20.0, 600.0, 400.0);
        let values = [6.0, 6.0, 4.0, 3.0, 2.0, 2.0, 1.0];
        let places = squarify(space, &values);
        for (place, value) in places.iter().zip(values) {
            assert!((place.width * place.height - 10_000.0 * value).abs() < 1e-6);
            assert!(place.width / place.height < 3.1 && place.height / place.width < 3.1);
        }
        for (i, a) in places.iter().enumerate() {
            let smaller = Bounds::new(a.left + 0.01, a.top + 0.01, a.width - 0.02, a.height - 0.02);
            assert!(places.iter().enumerate().all(|(j, b)| i == j || !smaller.overlaps(*b)));
        }
    }
}
