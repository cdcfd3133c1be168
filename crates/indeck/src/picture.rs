//! Pictures as slides hold them: checked, an SVG with what stands in for it.

use std::sync::Arc;

use indeck_model::deck::{Picture, PictureFit};
use indeck_model::{Brand, Chart, Diagnostic, Size};

use crate::report::{NotDrawn, draw, draw_svg};

/// A picture of the bytes of a PNG, JPEG or SVG file. An SVG gets a PNG for readers that do not
/// know SVG. `name` is what messages call it.
///
/// # Errors
/// `unsupported-picture` for other and damaged files, `missing-fallback` for an SVG with text,
/// which looks different wherever other fonts are installed.
///
/// ```
/// use indeck::{deck::PictureFit, picture};
/// let svg = br#"<svg xmlns="http://www.w3.org/2000/svg" width="8" height="4"/>"#;
/// let picture = picture::read(svg.to_vec().into(), "logo.svg", PictureFit::Contain).unwrap();
/// assert!(picture.fallback.is_some());
/// assert!(picture::read(b"GIF89a".to_vec().into(), "old.gif", PictureFit::Contain).is_err());
/// ```
pub fn read(bytes: Arc<[u8]>, name: &str, fit: PictureFit) -> Result<Picture, Diagnostic> {
    let fallback = match is_svg(&bytes) {
        true => Some(draw_svg(&bytes).map_err(|why| not_drawn(why, name))?),
        false => None,
    };
    let picture = Picture { bytes, fallback, fit, link: None };
    let unsupported = |error: indeck_ooxml::Error| {
        Diagnostic::error("unsupported-picture", error.to_string())
            .hint("PNG, JPEG and SVG can be used")
    };
    indeck_ooxml::check_picture(&picture, name).map_err(unsupported)?;
    Ok(picture)
}

/// The picture of a chart that older readers do not know, at a place of that size; `None` for the
/// charts that all know, and where there is no room.
pub fn stand_in(chart: &Chart, brand: Option<&Brand>, size: Option<Size>) -> Option<Picture> {
    draw::stand_in(chart, brand, size)
}

fn is_svg(bytes: &[u8]) -> bool {
    if bytes.starts_with(b"\x89PNG\r\n\x1a\n") || bytes.starts_with(b"\xff\xd8\xff") {
        return false;
    }
    let beginning = String::from_utf8_lossy(bytes.get(..bytes.len().min(1024)).unwrap_or_default());
    beginning.contains("<svg")
}

fn not_drawn(why: NotDrawn, name: &str) -> Diagnostic {
    match why {
        NotDrawn::HasText => {
            let message = format!("the SVG picture `{name}` has text, which needs fonts");
            Diagnostic::error("missing-fallback", message)
                .hint("turn its text into paths, so that it looks the same everywhere")
        }
        NotDrawn::Unreadable => {
            let message = format!("the SVG picture `{name}` cannot be drawn");
            Diagnostic::error("unsupported-picture", message)
        }
    }
}
