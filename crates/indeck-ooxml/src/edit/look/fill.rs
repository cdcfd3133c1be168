//! What shapes and slides are filled with.
//!
//! Source: ISO/IEC 29500-1, 20.1.8 (fills), 20.1.4.2.10 `a:fillRef`.

use indeck_model::{Angle, Percent};

use super::scheme::SlideScheme;
use super::{ResolvedColor, Subject, color_in};
use crate::part::color::Rgba;
use crate::part::tree;
use crate::xml::{Document, Node, ns};

/// What an area is filled with, its colours as they are seen.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum ResolvedFill {
    /// Nothing: what lies behind is seen.
    #[default]
    None,
    /// One colour.
    Solid(ResolvedColor),
    /// Colours that run into each other.
    Gradient {
        /// The colours, by their place from 0 to 100 %.
        stops: Vec<GradientColor>,
        /// Its direction, clockwise from left to right; `None` where it does not run in a line.
        angle: Option<Angle>,
    },
    /// A pattern of two colours.
    Pattern {
        /// The colour of its strokes.
        foreground: ResolvedColor,
        /// The colour between them.
        background: ResolvedColor,
    },
    /// A picture.
    Picture,
}

/// A colour of a gradient.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GradientColor {
    /// How far along.
    pub at: Percent,
    /// The colour there.
    pub color: ResolvedColor,
}

/// The fill of a shape: its own, that of its style, or that of the placeholder it takes after.
pub(super) fn of_shape(subject: &Subject<'_>, scheme: &SlideScheme) -> ResolvedFill {
    for shape in &subject.chain {
        let own = tree::shape_properties(*shape).and_then(find);
        if let Some(own) = own {
            return match own.name() {
                "grpFill" => of_groups(&subject.groups, scheme),
                _ => resolve(own, scheme, None),
            };
        }
        let style = shape.child(ns::P, "style").and_then(|style| style.child(ns::A, "fillRef"));
        if let Some(reference) = style {
            return of_reference(reference, scheme);
        }
        // A picture's own fill is the picture.
        if shape.child(ns::P, "blipFill").is_some() {
            return ResolvedFill::Picture;
        }
    }
    ResolvedFill::None
}

fn of_groups(groups: &[Node<'_>], scheme: &SlideScheme) -> ResolvedFill {
    let fills = groups.iter().filter_map(|group| tree::shape_properties(*group).and_then(find));
    let mut fills = fills.filter(|fill| fill.name() != "grpFill");
    fills.next().map_or(ResolvedFill::None, |fill| resolve(fill, scheme, None))
}

/// The background of the first of slide, layout and master that says one.
pub(super) fn of_background(documents: &[Document], scheme: &SlideScheme) -> ResolvedFill {
    for document in documents {
        let Some(background) = document.root().path(ns::P, &["cSld", "bg"]) else { continue };
        if let Some(reference) = background.child(ns::P, "bgRef") {
            return of_reference(reference, scheme);
        }
        let properties = background.child(ns::P, "bgPr");
        if let Some(fill) = properties.and_then(find) {
            return resolve(fill, scheme, None);
        }
    }
    ResolvedFill::None
}

/// The fill that a style names: from 1 that of shapes, from 1001 that of backgrounds.
fn of_reference(reference: Node<'_>, scheme: &SlideScheme) -> ResolvedFill {
    let number: usize = reference.attr("idx").and_then(|idx| idx.parse().ok()).unwrap_or(0);
    let placeholder = color_in(reference, scheme, None);
    let style = match number {
        0 | 1000 => None,
        1..1000 => scheme.style("fillStyleLst", number - 1),
        _ => scheme.style("bgFillStyleLst", number - 1001),
    };
    style.map_or(ResolvedFill::None, |style| resolve(style, scheme, placeholder))
}

/// The fill element in an element.
pub(super) fn find(properties: Node<'_>) -> Option<Node<'_>> {
    const FILLS: [&str; 6] = ["noFill", "solidFill", "gradFill", "blipFill", "pattFill", "grpFill"];
    properties.children().find(|node| node.ns() == ns::A && FILLS.contains(&node.name()))
}

/// What a fill element looks like.
pub(super) fn resolve(
    fill: Node<'_>,
    scheme: &SlideScheme,
    placeholder: Option<Rgba>,
) -> ResolvedFill {
    let color = |node: Node<'_>| color_in(node, scheme, placeholder).map(ResolvedColor::from);
    match fill.name() {
        "solidFill" => color(fill).map_or(ResolvedFill::None, ResolvedFill::Solid),
        "gradFill" => {
            let stops = fill.child(ns::A, "gsLst").into_iter().flat_map(Node::children);
            let stop = |node: Node<'_>| {
                let at = node.attr("pos")?;
                let share = match at.trim().strip_suffix('%') {
                    Some(percent) => percent.parse().ok()?,
                    None => at.trim().parse::<f32>().ok()? / 1000.0,
                };
                Some(GradientColor { at: Percent(share), color: color(node)? })
            };
            let angle = fill.child(ns::A, "lin").and_then(|lin| {
                lin.attr("ang")?.trim().parse::<f64>().ok().map(|a| Angle((a / 60_000.0) as f32))
            });
            let stops: Vec<_> = stops.filter_map(stop).collect();
            if stops.is_empty() {
                ResolvedFill::None
            } else {
                ResolvedFill::Gradient { stops, angle }
            }
        }
        "pattFill" => {
            let colors = ["fgClr", "bgClr"].map(|name| fill.child(ns::A, name).and_then(color));
            match colors {
                [Some(foreground), Some(background)] => {
                    ResolvedFill::Pattern { foreground, background }
                }
                _ => ResolvedFill::None,
            }
        }
        "blipFill" => ResolvedFill::Picture,
        _ => ResolvedFill::None,
    }
}
