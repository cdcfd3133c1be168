//! Pictures: what kind a file is, how large, and its shape on a slide.
//!
//! Source: ECMA-376-1, 19.3.1.37 `p:pic`; [MS-ODRAWXML] 2.3.1.2 `asvg:svgBlip`.

use indeck_model::deck::PictureFit;
use indeck_model::{Emu, Rect, Size};

use crate::part::rels::RelId;
use crate::part::shape::{Identity, write_rectangle};
use crate::part::slide::PlacedPicture;
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
            return check_png(bytes).map(|()| Self::Png);
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

/// Checks that whole chunk follows whole chunk up to `IEND`.
///
/// Source: PNG (third edition), 5.3 chunk layout.
fn check_png(bytes: &[u8]) -> Result<(), &'static str> {
    const CUT_OFF: &str = "the PNG file is cut off";
    let mut rest = bytes.get(8..).unwrap_or_default();
    loop {
        let (length, chunk) = rest.split_first_chunk::<4>().ok_or(CUT_OFF)?;
        let length = u32::from_be_bytes(*length) as usize;
        let (body, after) = chunk.split_at_checked(length.saturating_add(4)).ok_or(CUT_OFF)?;
        let (checksum, after) = after.split_first_chunk::<4>().ok_or(CUT_OFF)?;
        if crc32fast::hash(body) != u32::from_be_bytes(*checksum) {
            return Err("the PNG file is damaged");
        }
        if body.starts_with(b"IEND") {
            return Ok(());
        }
        rest = after;
    }
}

/// Most pixels of a picture: more than a large poster in print has.
const MAX_PIXELS: i64 = 400_000_000;

/// Width and height of a raster picture, in pixels; the reason where they are of no use.
pub(crate) fn raster_size(bytes: &[u8]) -> Result<Size, &'static str> {
    let unreadable = "its width and height cannot be read";
    let size = imagesize::blob_size(bytes).map_err(|_| unreadable)?;
    let side = |n: usize| i64::try_from(n).ok().filter(|n| *n > 0).ok_or(unreadable);
    let (width, height) = (side(size.width)?, side(size.height)?);
    if width.saturating_mul(height) > MAX_PIXELS {
        return Err("it has more than 400 million pixels");
    }
    Ok(Size { width: Emu(width), height: Emu(height) })
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
pub(crate) fn crop(frame: Size, size: Size) -> [i64; 4] {
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
    placed: &PlacedPicture,
) {
    let orientation = placed.orientation;
    // A picture on its side is fitted into the frame on its side, and turned with it.
    let fitted = match orientation.is_sideways() {
        true => fitted(fit, on_its_side(frame), placed.size),
        false => fitted(fit, frame, placed.size),
    };
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
    write_rectangle(w, fitted.frame, orientation);
    w.close();
}

/// The rectangle around the same middle with its sides exchanged.
fn on_its_side(frame: Rect) -> Rect {
    let Size { width, height } = frame.size;
    let shift = Emu((width.0 - height.0) / 2);
    Rect::new(frame.origin.x + shift, frame.origin.y - shift, height, width)
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
