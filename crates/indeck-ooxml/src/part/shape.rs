//! What every shape of a slide has: identity, alternative text, placeholder, position.
//!
//! Source: ECMA-376-1, 19.3.1 (PresentationML shapes).

use indeck_model::Rect;

use crate::part::exif::Orientation;
use crate::xml::XmlWriter;

/// `p:ph` of a layout, as the slide repeats it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct PlaceholderTag {
    /// `type`; none means any content.
    pub(crate) kind: Option<String>,
    /// `orient`, where it is vertical.
    pub(crate) orient: Option<String>,
    /// `sz`.
    pub(crate) size: Option<String>,
    /// `idx`.
    pub(crate) index: Option<u32>,
}

impl PlaceholderTag {
    fn write(&self, w: &mut XmlWriter) {
        w.open("p:ph")
            .attr_opt("type", self.kind.as_deref())
            .attr_opt("orient", self.orient.as_deref())
            .attr_opt("sz", self.size.as_deref())
            .attr_opt("idx", self.index)
            .close();
    }
}

/// The identity of a shape on its slide.
pub(crate) struct Identity<'a> {
    /// Its id, unique on the slide.
    pub(crate) id: u32,
    /// Its name in the selection pane.
    pub(crate) name: &'a str,
    /// Its alternative text.
    pub(crate) alt: Option<&'a str>,
    /// The placeholder that it fills.
    pub(crate) placeholder: Option<&'a PlaceholderTag>,
}

impl Identity<'_> {
    /// Writes `p:cNvPr`; `links` may add a hyperlink to it.
    pub(crate) fn write(&self, w: &mut XmlWriter, links: impl FnOnce(&mut XmlWriter)) {
        w.open("p:cNvPr").attr("id", self.id).attr("name", self.name).attr_opt("descr", self.alt);
        links(w);
        w.close();
    }

    /// Writes `p:nvPr` with the placeholder.
    pub(crate) fn write_placeholder(&self, w: &mut XmlWriter) {
        w.open("p:nvPr");
        if let Some(placeholder) = self.placeholder {
            placeholder.write(w);
        }
        w.close();
    }
}

/// Writes a position under the element's name (`a:xfrm` in shapes, `p:xfrm` in frames).
pub(crate) fn write_position(w: &mut XmlWriter, element: &'static str, frame: Rect) {
    write_turned(w, element, frame, Orientation::default());
}

fn write_turned(w: &mut XmlWriter, element: &'static str, frame: Rect, turned: Orientation) {
    const QUARTER: i32 = 5_400_000;
    let rotation = i32::from(turned.turns) * QUARTER;
    w.open(element);
    w.attr_opt("rot", Some(rotation).filter(|rotation| *rotation != 0));
    w.attr_opt("flipH", turned.mirrored.then_some(true));
    w.open("a:off").attr("x", frame.origin.x.0).attr("y", frame.origin.y.0).close();
    w.open("a:ext").attr("cx", frame.size.width.0.max(0)).attr("cy", frame.size.height.0.max(0));
    w.close().close();
}

/// Writes `p:spPr` of a rectangle at a position, turned around its middle.
pub(crate) fn write_rectangle(w: &mut XmlWriter, frame: Rect, turned: Orientation) {
    w.open("p:spPr");
    write_turned(w, "a:xfrm", frame, turned);
    w.open("a:prstGeom").attr("prst", "rect");
    w.open("a:avLst").close();
    w.close().close();
}
