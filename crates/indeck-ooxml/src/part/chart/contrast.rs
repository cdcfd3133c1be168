//! Text that stands out from what it lies on.

use indeck_model::chart::{Fill, PointStyle};
use indeck_model::{Color, Rgb, ThemeColor};

/// Whether the fills of a series' points are light: most of them, and those that differ.
#[derive(Debug, Default)]
pub(in crate::part) struct Fills {
    light: bool,
    exceptions: Vec<u32>,
}

impl Fills {
    /// The fills of a series of one fill, some of whose points, in order, have their own.
    pub(in crate::part) fn of_series(fill: &Fill, points: &[&PointStyle]) -> Self {
        let light = is_light(fill);
        let own = points.iter().filter_map(|point| Some((point.index, point.fill.as_ref()?)));
        let exceptions = own.filter(|(_, fill)| is_light(fill) != light).map(|(index, _)| index);
        Self { light, exceptions: exceptions.collect() }
    }

    /// The fills of slices in order; some points, in order, have their own instead.
    pub(in crate::part) fn of_slices(
        slices: impl Iterator<Item = Fill>,
        points: &[&PointStyle],
    ) -> Self {
        let own = |index| {
            let place = points.binary_search_by_key(&index, |point| point.index).ok()?;
            points.get(place)?.fill.as_ref()
        };
        let light = (0..).zip(slices).filter(|(index, fill)| is_light(own(*index).unwrap_or(fill)));
        Self { light: false, exceptions: light.map(|(index, _)| index).collect() }
    }

    /// The points, in order, whose labels need another colour than the others.
    pub(in crate::part) fn exceptions(&self) -> &[u32] {
        &self.exceptions
    }

    /// The colour that stands out: of a point's fill, or of the series' where no point is given.
    ///
    /// Accents are chosen to stand out from the background, so the background's colour stands out
    /// from them.
    pub(in crate::part) fn text_color(&self, point: Option<u32>) -> Color {
        let differs = point.is_some_and(|point| self.exceptions.binary_search(&point).is_ok());
        let slot = if self.light == differs { ThemeColor::Background1 } else { ThemeColor::Text1 };
        Color::Theme(slot)
    }
}

fn is_light(fill: &Fill) -> bool {
    match fill {
        Fill::None => true,
        Fill::Solid(color) => is_light_color(*color),
        // What shines through is the background, which is mostly light.
        Fill::Translucent { color, opacity } => opacity.0 < 50.0 || is_light_color(*color),
        Fill::Gradient(gradient) => {
            let light = gradient.stops.iter().filter(|stop| is_light_color(stop.color)).count();
            2 * light >= gradient.stops.len()
        }
        Fill::Pattern { background, .. } => is_light_color(*background),
    }
}

fn is_light_color(color: Color) -> bool {
    match color {
        Color::Rgb(rgb) => luma(rgb) > 150.0,
        Color::Theme(ThemeColor::Background1 | ThemeColor::Background2) => true,
        Color::Lighter(_, share) => share.0 >= 50.0,
        Color::Theme(_) | Color::Darker(..) => false,
    }
}

/// Source: ITU-R BT.601, 2.5.1.
fn luma(Rgb(r, g, b): Rgb) -> f32 {
    0.299 * f32::from(r) + 0.587 * f32::from(g) + 0.114 * f32::from(b)
}
