//! Pictures: what kind a file is, how large, and its shape on a slide.
//!
//! Source: ECMA-376-1, 19.3.1.37 `p:pic`; [MS-ODRAWXML] 2.3.1.2 `asvg:svgBlip`.

use indeck_model::deck::PictureFit;
use indeck_model::{Emu, Rect, Size};

use crate::part::rels::RelId;
use crate::part::shape::{Identity, write_rectangle};
use crate::xml::XmlWriter;

/// The kinds of picture that every reader of presentations knows, and SVG beside a PNG.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum PictureKind {
    Png,
    Jpeg,
    Svg,
}

impl PictureKind {
    /// The file extension in the package.
    pub(crate) fn extension(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Jpeg => "jpeg",
            Self::Svg => "svg",
        }
    }

    /// The content type.
    pub(crate) fn content_type(self) -> &'static str {
        match self {
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
            Self::Svg => "image/svg+xml",
        }
    }

    /// The kind of these bytes; the reason where they are no whole picture of a known kind.
    pub(crate) fn of(bytes: &[u8]) -> Result<Self, &'static str> {
        const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";
        if bytes.starts_with(PNG) {
            return png_is_whole(bytes).then_some(Self::Png).ok_or("the PNG file is cut off");
        }
        if bytes.starts_with(&[0xFF, 0xD8, 0xFF]) {
            let tail = bytes.get(bytes.len().saturating_sub(4096)..).unwrap_or_default();
            let whole = tail.windows(2).any(|pair| pair == [0xFF, 0xD9]);
            return whole.then_some(Self::Jpeg).ok_or("the JPEG file is cut off");
        }
        let text = std::str::from_utf8(bytes).map_err(|_| "it is neither PNG, JPEG nor SVG")?;
        if text.contains("<svg") {
            return Ok(Self::Svg);
        }
        Err("it is neither PNG, JPEG nor SVG")
    }
}

/// Whether chunk follows chunk up to `IEND`.
fn png_is_whole(bytes: &[u8]) -> bool {
    let mut at = 8usize;
    while let Some(header) = bytes.get(at..at.saturating_add(8)) {
        let [a, b, c, d, kind @ ..] = header else { return false };
        let length = u32::from_be_bytes([*a, *b, *c, *d]) as usize;
        at = at.saturating_add(12).saturating_add(length);
        if at > bytes.len() {
            return false;
        }
        if kind == b"IEND" {
            return true;
        }
    }
    false
}

/// Width and height of a raster picture, in its own measure; `None` if they cannot be read.
pub(crate) fn raster_size(bytes: &[u8]) -> Option<Size> {
    let size = imagesize::blob_size(bytes).ok()?;
    let side = |n: usize| i64::try_from(n).ok().filter(|n| *n > 0).map(Emu);
    Some(Size { width: side(size.width)?, height: side(size.height)? })
}

/// A picture's place in its frame: where it stands, and what is cut off at each side.
struct Fitted {
    frame: Rect,
    /// Left, top, right, bottom in thousandths of a percent.
    crop: [i64; 4],
}

fn fitted(fit: PictureFit, frame: Rect, size: Size) -> Fitted {
    let whole = |frame| Fitted { frame, crop: [0; 4] };
    match fit {
        PictureFit::Stretch => whole(frame),
        PictureFit::Contain => whole(frame.fit(size)),
        PictureFit::Cover => Fitted { frame, crop: crop(frame.size, size) },
    }
}

/// What must be cut off `size` at each side so that it has the proportions of `frame`.
fn crop(frame: Size, size: Size) -> [i64; 4] {
    let side = |emu: Emu| emu.0.max(1) as f64;
    let wanted = side(frame.width) / side(frame.height);
    let own = side(size.width) / side(size.height);
    let cut = |share: f64| ((1.0 - share) / 2.0 * 100_000.0).round() as i64;
    if own > wanted {
        let side = cut(wanted / own);
        [side, 0, side, 0]
    } else {
        let side = cut(own / wanted);
        [0, side, 0, side]
    }
}

/// The relationships that a picture uses.
pub(crate) struct PictureRels {
    /// The raster picture.
    pub(crate) raster: RelId,
    /// The SVG that stands behind it.
    pub(crate) svg: Option<RelId>,
    /// A hyperlink.
    pub(crate) link: Option<RelId>,
}

/// Writes `p:pic`.
pub(crate) fn write(
    w: &mut XmlWriter,
    identity: &Identity<'_>,
    rels: &PictureRels,
    fit: PictureFit,
    frame: Rect,
    size: Size,
) {
    let fitted = fitted(fit, frame, size);
    w.open("p:pic").open("p:nvPicPr");
    identity.write(w, |w| {
        if let Some(id) = rels.link {
            w.open("a:hlinkClick").attr("r:id", id).close();
        }
    });
    w.open("p:cNvPicPr").open("a:picLocks");
    w.attr_opt("noGrp", identity.placeholder.map(|_| true)).attr("noChangeAspect", true);
    w.close().close();
    identity.write_placeholder(w);
    w.close();
    w.open("p:blipFill");
    write_blip(w, rels);
    if let [left, top, right, bottom] = fitted.crop
        && fitted.crop != [0; 4]
    {
        w.open("a:srcRect").attr("l", left).attr("t", top).attr("r", right).attr("b", bottom);
        w.close();
    }
    w.open("a:stretch").open("a:fillRect").close().close();
    w.close();
    write_rectangle(w, fitted.frame);
    w.close();
}

fn write_blip(w: &mut XmlWriter, rels: &PictureRels) {
    w.open("a:blip").attr("r:embed", rels.raster);
    if let Some(svg) = rels.svg {
        w.open("a:extLst").open("a:ext").attr("uri", "{96DAC541-7B7A-43D3-8B79-37D633B846F1}");
        w.open("asvg:svgBlip")
            .attr("xmlns:asvg", "http://schemas.microsoft.com/office/drawing/2016/SVG/main")
            .attr("r:embed", svg);
        w.close().close().close();
    }
    w.close();
}
