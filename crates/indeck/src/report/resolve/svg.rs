//! A PNG that stands in for an SVG, for readers that do not know SVG.

use std::sync::Arc;

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{ImageHrefResolver, Options, Tree};

/// Pixels of the longer side: sharp on a slide, small in the file.
const LONGER_SIDE: f32 = 1_600.0;

/// Why there is no PNG of an SVG.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NotDrawn {
    /// It is no SVG, or damaged.
    Unreadable,
    /// It has text, which looks different wherever other fonts are installed.
    HasText,
}

/// Draws an SVG. Files and addresses that it refers to are not followed.
pub(crate) fn draw(svg: &[u8]) -> Result<Arc<[u8]>, NotDrawn> {
    let text = std::str::from_utf8(svg).map_err(|_| NotDrawn::Unreadable)?;
    if text.contains("<text") || text.contains(":text") {
        return Err(NotDrawn::HasText);
    }
    let image_href_resolver =
        ImageHrefResolver { resolve_string: Box::new(|_, _| None), ..ImageHrefResolver::default() };
    let options = Options { image_href_resolver, ..Options::default() };
    let tree = Tree::from_str(text, &options).map_err(|_| NotDrawn::Unreadable)?;
    let size = tree.size();
    let scale = LONGER_SIDE / size.width().max(size.height());
    let pixels = |side: f32| ((side * scale).round() as u32).max(1);
    let pixmap = Pixmap::new(pixels(size.width()), pixels(size.height()));
    let mut pixmap = pixmap.ok_or(NotDrawn::Unreadable)?;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixmap.as_mut());
    let png = pixmap.encode_png().map_err(|_| NotDrawn::Unreadable)?;
    Ok(png.into())
}
