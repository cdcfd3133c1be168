//! Speaker's notes, and a notes master for templates that have none.
//!
//! Source: ECMA-376-1, 13.3.5 (notes slide), 13.3.4 (notes master).

use indeck_model::text::TextBody;

use crate::part::rels::{self, Rels};
use crate::part::text::{TextContext, write_body};
use crate::xml::XmlWriter;

/// Writes a notes slide: a picture of the slide and the notes. Returns the part and its
/// relationships; `master` is the notes master as a target from it.
pub(crate) fn write(
    notes: &TextBody,
    slide_number: u32,
    master: &str,
    language: Option<&str>,
) -> (Vec<u8>, Vec<u8>) {
    let mut rels = Rels::default();
    rels.part(rels::NOTES_MASTER, master.to_owned());
    rels.part(rels::SLIDE, format!("../slides/slide{slide_number}.xml"));
    let mut w = XmlWriter::part();
    w.raw(OPEN);
    let mut context = TextContext { rels: &mut rels, language };
    write_body(&mut w, "p:txBody", notes, None, &mut context);
    w.raw(CLOSE);
    (w.finish(), rels.to_xml())
}

const OPEN: &str = concat!(
    r#"<p:notes xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main""#,
    r#" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships""#,
    r#" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"><p:cSld><p:spTree>"#,
    r#"<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>"#,
    r#"<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide Image Placeholder 1"/><p:cNvSpPr>"#,
    r#"<a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr><p:nvPr>"#,
    r#"<p:ph type="sldImg"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp>"#,
    r#"<p:sp><p:nvSpPr><p:cNvPr id="3" name="Notes Placeholder 2"/><p:cNvSpPr>"#,
    r#"<a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="body" idx="1"/></p:nvPr>"#,
    r#"</p:nvSpPr><p:spPr/>"#,
);

const CLOSE: &str =
    "</p:sp></p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>";

/// A notes master with the slide's picture above and the notes below, on A4 or Letter portrait
/// as the presentation's `p:notesSz` says (positions are those of 6858000 × 9144000).
pub(crate) const MASTER: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    "\n",
    r#"<p:notesMaster xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main""#,
    r#" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships""#,
    r#" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"><p:cSld><p:bg>"#,
    r#"<p:bgRef idx="1001"><a:schemeClr val="bg1"/></p:bgRef></p:bg><p:spTree><p:nvGrpSpPr>"#,
    r#"<p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>"#,
    r#"<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide Image Placeholder 1"/><p:cNvSpPr>"#,
    r#"<a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr><p:nvPr>"#,
    r#"<p:ph type="sldImg" idx="2"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm>"#,
    r#"<a:off x="685800" y="1143000"/><a:ext cx="5486400" cy="3086100"/></a:xfrm>"#,
    r#"<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln w="12700">"#,
    r#"<a:solidFill><a:prstClr val="black"/></a:solidFill></a:ln></p:spPr></p:sp>"#,
    r#"<p:sp><p:nvSpPr><p:cNvPr id="3" name="Notes Placeholder 2"/><p:cNvSpPr>"#,
    r#"<a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="body" sz="quarter" idx="3"/>"#,
    r#"</p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x="685800" y="4400550"/>"#,
    r#"<a:ext cx="5486400" cy="3600450"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>"#,
    r#"</a:prstGeom></p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:pPr lvl="0"/>"#,
    r#"<a:r><a:rPr lang="en-US"/><a:t>Notes</a:t></a:r></a:p></p:txBody></p:sp>"#,
    r#"</p:spTree></p:cSld><p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2""#,
    r#" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4""#,
    r#" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>"#,
    r#"<p:notesStyle><a:lvl1pPr marL="0" algn="l"><a:defRPr sz="1200"><a:solidFill>"#,
    r#"<a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mn-lt"/></a:defRPr>"#,
    r#"</a:lvl1pPr></p:notesStyle></p:notesMaster>"#,
);
