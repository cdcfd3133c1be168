//! What is behind a shape's text, where it is one colour.

use indeck_model::{Rect, Rgb};

use crate::lint::color::{resolve_color, resolve_with};
use crate::lint::shapes::{Shape, ShapeKind, Slide, overlap};
use crate::part::color::Palette;
use crate::xml::{Document, Node, ns};

/// What stands behind a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Behind {
    Color(Rgb),
    /// Nothing: what is further behind shows through.
    Open,
    /// A picture, a gradient, or something that covers a part only.
    Unknown,
}

/// What can be behind the shapes of a slide.
pub(super) struct Backdrop<'s, 'a> {
    pub(super) slide: &'s Slide<'a>,
    /// The shapes of master and layout that slides show, from the back.
    pub(super) shared: Vec<Shape<'a>>,
    pub(super) palette: Palette,
}

impl<'a> Backdrop<'_, 'a> {
    /// The colour behind the text of a shape.
    pub(super) fn behind(&self, index: usize, shape: &Shape<'a>) -> Option<Rgb> {
        match self.fill(shape) {
            Behind::Color(color) => return Some(color),
            Behind::Unknown => return None,
            Behind::Open => {}
        }
        let frame = shape.frame.filter(|_| !shape.turned)?;
        let below = self.slide.shapes.get(..index)?.iter().rev();
        for other in below.chain(self.shared.iter().rev()) {
            match self.cover(other, frame) {
                Behind::Color(color) => return Some(color),
                Behind::Unknown => return None,
                Behind::Open => {}
            }
        }
        self.background()
    }

    /// What a shape behind does to a place.
    fn cover(&self, other: &Shape<'a>, frame: Rect) -> Behind {
        if other.hidden || other.kind == ShapeKind::Group {
            return Behind::Open;
        }
        let Some(place) = other.frame else { return Behind::Open };
        let shared = overlap(place, frame);
        let area = frame.size.width.0 as f64 * frame.size.height.0 as f64;
        if shared <= 0.0 || shared < area * 0.01 {
            return Behind::Open;
        }
        let fill = match other.kind {
            ShapeKind::Connector => Behind::Open,
            ShapeKind::Text => self.fill(other),
            _ => Behind::Unknown,
        };
        match fill {
            Behind::Color(_) if other.turned || shared < area * 0.98 => Behind::Unknown,
            Behind::Color(_) if !is_box(other.node) => Behind::Unknown,
            fill => fill,
        }
    }

    /// A shape's own fill, or the one that it inherits.
    fn fill(&self, shape: &Shape<'a>) -> Behind {
        let placeholder = shape.placeholder.as_ref();
        let on_layout = placeholder.and_then(|p| p.on_layout(self.slide.layout?));
        let on_master = placeholder.and_then(|p| p.on_master(self.slide.master?));
        let chain = [Some(shape.node), on_layout, on_master];
        for node in chain.into_iter().flatten() {
            let properties = node.child(ns::P, "spPr");
            let fill = properties.into_iter().flat_map(Node::children).find(|n| is_fill(*n));
            if let Some(fill) = fill {
                return self.written(fill);
            }
            let style = node.child(ns::P, "style").and_then(|s| s.child(ns::A, "fillRef"));
            if let Some(reference) = style {
                return self.styled(reference);
            }
        }
        Behind::Open
    }

    fn written(&self, fill: Node<'_>) -> Behind {
        match fill.name() {
            "noFill" => Behind::Open,
            "solidFill" => {
                resolve_color(fill, &self.palette).map_or(Behind::Unknown, Behind::Color)
            }
            _ => Behind::Unknown,
        }
    }

    /// The fill of a style: known where the theme has one of one colour.
    ///
    /// Source: ISO/IEC 29500-1, 20.1.4.2.10 `a:fillRef`, 19.3.1.3 `p:bgRef`: 0 and 1000 are no
    /// fill, those after 1000 are for backgrounds.
    fn styled(&self, reference: Node<'_>) -> Behind {
        let number = reference.attr("idx").and_then(|n| n.trim().parse::<usize>().ok());
        let (list, index) = match number.unwrap_or(0) {
            0 | 1000 => return Behind::Open,
            number @ 1..1000 => ("fillStyleLst", number - 1),
            number => ("bgFillStyleLst", number - 1001),
        };
        let fill = self.slide.theme.and_then(|theme| {
            let styles = theme.root().path(ns::A, &["themeElements", "fmtScheme", list])?;
            styles.children().nth(index).filter(|fill| fill.is(ns::A, "solidFill"))
        });
        let color = fill.and_then(|fill| {
            let placeholder = resolve_color(reference, &self.palette);
            resolve_with(fill, &self.palette, placeholder)
        });
        color.map_or(Behind::Unknown, Behind::Color)
    }

    /// The background of the slide, its layout or its master.
    fn background(&self) -> Option<Rgb> {
        let documents = [Some(self.slide.part.doc), self.slide.layout, self.slide.master];
        let own = |document: &'a Document| document.root().path(ns::P, &["cSld", "bg"]);
        let background = documents.into_iter().flatten().find_map(own)?;
        let found = match background.child(ns::P, "bgPr") {
            Some(properties) => self.written(properties.children().find(|n| is_fill(*n))?),
            None => self.styled(background.child(ns::P, "bgRef")?),
        };
        match found {
            Behind::Color(color) => Some(color),
            _ => None,
        }
    }
}

fn is_fill(node: Node<'_>) -> bool {
    node.ns() == ns::A
        && matches!(
            node.name(),
            "noFill" | "solidFill" | "gradFill" | "blipFill" | "pattFill" | "grpFill"
        )
}

/// Whether a shape fills its frame.
fn is_box(node: Node<'_>) -> bool {
    let properties = node.child(ns::P, "spPr");
    let preset = properties.and_then(|p| p.child(ns::A, "prstGeom")).and_then(|g| g.attr("prst"));
    preset.is_none_or(|preset| matches!(&*preset, "rect" | "roundRect" | "round2SameRect"))
        && properties.is_none_or(|p| p.child(ns::A, "custGeom").is_none())
}
