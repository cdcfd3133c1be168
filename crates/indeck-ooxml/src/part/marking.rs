//! Markings: a text on a slide that says how sensitive it is, as a locked text box.
//!
//! Source: ECMA-376-1, 19.3.1.43 `p:sp`, 20.1.2.2.34 `a:spLocks`.

use indeck_model::marking::{Marking, MarkingPlace};
use indeck_model::{Emu, Rect, Size};

use crate::part::shape::Identity;
use crate::xml::XmlWriter;

/// Height of a strip along an edge: a line of its text.
const STRIP: i64 = 182_880;
/// Size of text along an edge, in hundredths of a point.
const SMALL: i64 = 1_200;
/// The largest and the smallest text of a watermark, in hundredths of a point.
const LARGEST: i64 = 9_600;
const SMALLEST: i64 = 1_800;
/// EMU of a hundredth of a point.
const HUNDREDTH: i64 = 127;
/// Width of a capital letter in hundredths of the text's size.
const LETTER: i64 = 72;
/// How opaque a watermark is, in thousandths of a percent.
const FAINT: u32 = 14_000;

/// Writes the marking of a slide of that size.
pub(super) fn write(
    w: &mut XmlWriter,
    id: u32,
    marking: &Marking,
    slide: Size,
    language: Option<&str>,
) {
    let look = Look::of(marking, slide);
    let name = match marking.place {
        MarkingPlace::Footer | MarkingPlace::Header => "Sensitivity marking",
        MarkingPlace::Watermark => "Watermark",
    };
    w.open("p:sp").open("p:nvSpPr");
    Identity { id, name, alt: Some(&marking.text), placeholder: None }.write(w, |_| {});
    w.open("p:cNvSpPr").attr("txBox", true);
    w.open("a:spLocks");
    for lock in ["noGrp", "noRot", "noMove", "noResize", "noTextEdit"] {
        w.attr(lock, true);
    }
    w.close().close().open("p:nvPr").attr("userDrawn", true).close().close();
    write_box(w, &look);
    write_text(w, &marking.text, &look, language);
    w.close();
}

/// Where a marking stands and how large it is.
struct Look {
    frame: Rect,
    /// In sixtieths of thousandths of a degree.
    rotation: Option<i64>,
    /// In hundredths of a point.
    size: i64,
    opacity: Option<u32>,
}

impl Look {
    fn of(marking: &Marking, slide: Size) -> Self {
        let (width, height) = (slide.width.0, slide.height.0);
        let strip = |y: i64| Self {
            frame: rectangle(0, y, width, STRIP.min(height)),
            rotation: None,
            size: SMALL,
            opacity: None,
        };
        match marking.place {
            MarkingPlace::Header => strip(0),
            MarkingPlace::Footer => strip((height - STRIP).max(0)),
            MarkingPlace::Watermark => Self::across(&marking.text, width, height),
        }
    }

    /// From the lower left to the upper right corner.
    fn across(text: &str, width: i64, height: i64) -> Self {
        let (w, h) = (width as f64, height as f64);
        // So long that it stays on the slide when it is turned.
        let long = (w.hypot(h) * 0.8) as i64;
        let letters = text.chars().count().max(1) as i64;
        let fits = long * 100 / (letters * LETTER * HUNDREDTH);
        let size = fits.clamp(SMALLEST, LARGEST);
        let high = size * HUNDREDTH * 3 / 2;
        let angle = 360.0 - h.atan2(w).to_degrees();
        Self {
            frame: rectangle((width - long) / 2, (height - high) / 2, long, high),
            rotation: Some((angle * 60_000.0) as i64),
            size,
            opacity: Some(FAINT),
        }
    }
}

fn rectangle(x: i64, y: i64, width: i64, height: i64) -> Rect {
    Rect::new(Emu(x), Emu(y), Emu(width), Emu(height))
}

fn write_box(w: &mut XmlWriter, look: &Look) {
    let Rect { origin, size } = look.frame;
    w.open("p:spPr").open("a:xfrm").attr_opt("rot", look.rotation);
    w.open("a:off").attr("x", origin.x.0).attr("y", origin.y.0).close();
    w.open("a:ext").attr("cx", size.width.0).attr("cy", size.height.0).close().close();
    w.open("a:prstGeom").attr("prst", "rect").open("a:avLst").close().close();
    w.open("a:noFill").close().close();
}

fn write_text(w: &mut XmlWriter, text: &str, look: &Look, language: Option<&str>) {
    w.open("p:txBody").open("a:bodyPr").attr("wrap", "square");
    for inset in ["lIns", "tIns", "rIns", "bIns"] {
        w.attr(inset, 0u8);
    }
    w.attr("anchor", "ctr").open("a:noAutofit").close().close();
    w.open("a:lstStyle").close().open("a:p");
    w.open("a:pPr").attr("algn", "ctr").close();
    w.open("a:r").open("a:rPr").attr_opt("lang", language).attr("sz", look.size);
    w.attr_opt("b", look.opacity.map(|_| true)).attr("dirty", false);
    w.open("a:solidFill").open("a:schemeClr").attr("val", "tx1");
    if let Some(opacity) = look.opacity {
        w.open("a:alpha").attr("val", opacity).close();
    }
    w.close().close().close();
    w.text_element("a:t", text).close().close().close();
}
