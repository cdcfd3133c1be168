//! Charts as pictures in the look of the template.

use indeck_chart::{DrawOptions, Drawing, draw};
use indeck_model::deck::{Picture, Place, PlaceholderRef, ResolvedSlide, Shape};
use indeck_model::{Brand, Chart, Size};

/// A pixel of 1/96 inch in EMU.
const PIXEL: f64 = 9_525.0;
/// Pixels of a stand-in for each pixel of its place, so that it is sharp on dense displays.
const DENSITY: f64 = 2.0;
/// Most pixels of a stand-in's width.
const WIDEST: f64 = 4_096.0;

/// How a chart is drawn at a place of that size; `None` is the usual size.
pub(crate) fn options(brand: Option<&Brand>, size: Option<Size>) -> DrawOptions {
    let mut options = DrawOptions::default();
    if let Some(size) = size.filter(|size| size.width.0 > 0 && size.height.0 > 0) {
        options.width = size.width.0 as f64 / PIXEL;
        options.height = size.height.0 as f64 / PIXEL;
    }
    if let Some(brand) = brand {
        options.palette.clone_from(&brand.palette);
        options.heading_font.clone_from(&brand.heading_font);
        options.body_font.clone_from(&brand.body_font);
    }
    options
}

/// The size that a shape has on its slide.
pub(crate) fn size(slide: &ResolvedSlide, shape: &Shape, brand: Option<&Brand>) -> Option<Size> {
    match &shape.place {
        Place::At(rect) | Place::PlaceholderAt(_, rect) => Some(rect.size),
        Place::Placeholder(PlaceholderRef::Index(index)) => {
            let layout = brand?.layout(&slide.layout)?;
            let placeholder = layout.placeholders.iter().find(|p| p.index == *index)?;
            Some(placeholder.frame?.size)
        }
        Place::Placeholder(_) => None,
    }
}

/// A drawing of the chart; `None` at a place that is too small or too large for a picture.
pub(crate) fn drawing(chart: &Chart, options: &DrawOptions) -> Option<Drawing> {
    draw(chart, options).ok()
}

/// The picture of a chart that older readers do not know.
pub(crate) fn stand_in(
    chart: &Chart,
    brand: Option<&Brand>,
    size: Option<Size>,
) -> Option<Picture> {
    if !chart.is_extended() {
        return None;
    }
    let options = DrawOptions { background: None, ..options(brand, size) };
    let width = (options.width * DENSITY).clamp(1.0, WIDEST).round() as u32;
    let png = drawing(chart, &options)?.to_png(width).ok()?;
    Some(Picture::new(png))
}
