//! Makes a slide, layout or master larger or smaller as a whole.
//!
//! Source: ISO/IEC 29500-1, 20.1.7.6 `a:xfrm`, 21.1.2.3.9 `a:rPr`, attribute `sz`.

use indeck_model::Size;

use crate::xml::{Document, Node, Patch, ns};

/// By how much all is made larger, and where the corner goes then.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scale {
    factor: f64,
    left: f64,
    top: f64,
}

impl Scale {
    /// What fits slides of one size into those of another, centred; nothing for equal sizes.
    pub(super) fn between(source: Size, target: Size) -> Option<Self> {
        if source == target {
            return None;
        }
        let (width, height) = (source.width.0 as f64, source.height.0 as f64);
        let factor = (target.width.0 as f64 / width).min(target.height.0 as f64 / height);
        let left = (target.width.0 as f64 - width * factor) / 2.0;
        let top = (target.height.0 as f64 - height * factor) / 2.0;
        Some(Self { factor, left, top })
    }

    /// What tells it from others.
    pub(super) fn bits(self) -> u64 {
        self.factor.to_bits()
            ^ self.left.to_bits().rotate_left(21)
            ^ self.top.to_bits().rotate_left(42)
    }

    /// Scales the shapes of a slide, layout or master, and sizes of text.
    pub(super) fn apply(self, document: &Document, patch: &mut Patch<'_>) {
        let root = document.root();
        let tree = root.path(ns::P, &["cSld", "spTree"]);
        for shape in tree.into_iter().flat_map(Node::all_descendants) {
            if shape.name() == "xfrm" && stands_free(shape) {
                self.position(patch, shape);
            }
        }
        for node in root.all_descendants().filter(|node| node.ns() == ns::A) {
            if matches!(node.name(), "rPr" | "endParaRPr" | "defRPr") {
                self.number(patch, node, "sz", 0.0);
            }
        }
    }

    fn position(self, patch: &mut Patch<'_>, xfrm: Node<'_>) {
        if let Some(offset) = xfrm.child(ns::A, "off") {
            self.number(patch, offset, "x", self.left);
            self.number(patch, offset, "y", self.top);
        }
        if let Some(extent) = xfrm.child(ns::A, "ext") {
            self.number(patch, extent, "cx", 0.0);
            self.number(patch, extent, "cy", 0.0);
        }
    }

    fn number(self, patch: &mut Patch<'_>, node: Node<'_>, name: &str, shift: f64) {
        if let Some(value) = node.attr(name).and_then(|value| value.parse::<f64>().ok()) {
            let scaled = (value * self.factor + shift).round();
            patch.set_attr(node, name, &format!("{scaled}"));
        }
    }
}

/// Whether a position counts from the slide's corner: it is of no shape inside a group.
fn stands_free(xfrm: Node<'_>) -> bool {
    let own = match xfrm.parent() {
        Some(parent) if matches!(parent.name(), "spPr" | "grpSpPr") => parent.parent(),
        other => other,
    };
    let mut outside = std::iter::successors(own.and_then(Node::parent), |node| node.parent());
    !outside.any(|node| node.is(ns::P, "grpSp"))
}
